"""Whom a pronoun means: by agreement and nearness, by the encoder, and "I" by who is quoted."""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Token

from dateline.annotate.clusters import Cluster, clash
from dateline.annotate.known import Known
from dateline.annotate.lexicon import words
from dateline.annotate.mentions import Gender

WEIGHT = 1.0
"""What one of the encoder's log-odds counts beside the rules' points."""
LOW, HIGH = -3.0, 5.0
"""Beyond these the encoder's log-odds count no more."""
UNSEEN = -1.0
"""What counts for a cluster that the encoder did not read beside the pronoun."""
SPEAKS = 2.0
"""Log-odds from which the encoder says who "I" or "we" is, where no quotation does."""
SOMEBODY = 0.5
"""Chance from which "I", "we" or "you" is somebody, though nothing says who."""
KEEPS = 12
"""How many sentences on the same word still means the same body."""
CLEAR = 2.5
"""Points ahead from which a label may name whom "he" or "she" means: of those who lead by less, a
quarter are not meant (measured on annotated news), and a label must not say what no article says."""
SUBJECT = 1.6
"""Points for the subject of the sentence before; they do not count for a lead, where another clause
was what that sentence told."""
NEAR = 1.0
"""The same for "it", which besides must have been what the sentence before was about."""
TOWARDS = {"about", "against", "at", "by", "from", "on", "over", "to"}
"""Prepositions whose pronoun is not the subject: "Brandt lost to him", but "she took it with her"."""
PRAISED = 4.0
"""Points for whom somebody was praised or blamed, of the pronoun that says for what."""
WANTED: dict[str, Gender] = {"he": "male", "she": "female"}


class Antecedent(NamedTuple):
    """Whom a pronoun means, whether that one stands out from all others, and the rule."""

    cluster: Cluster | None
    stands_out: bool
    rule: str


def antecedent(known: Known, n: int) -> Antecedent:
    """Whom "he", "she", "it" or "they" means."""
    candidate = known.candidates[n]
    base = candidate.pronoun
    token = known.doc[candidate.head]
    here = known.sentence[token.i]
    best, score, second = None, 0.0, 0.0
    person = base in ("he", "she")
    speaker = speaker_at(known, token.i) if person else None
    for cluster in known.recent(here, 3 if person else 2):
        if cluster is speaker or cluster.last_token >= token.i:
            continue  # who is quoted says "I"
        worth = _fitness(known, cluster, token, base, here)
        if worth > 0.0:
            worth = max(0.1, worth + _likeness(known, n, cluster))
        if worth > score:
            best, score, second = cluster, worth, score
        elif worth > second:
            second = worth
    if best is None:
        return Antecedent(None, False, "")
    rule = "the only one near that agrees" if second == 0.0 else _weighed(known, score - second)
    lead = score - second if second else CLEAR  # nobody else is as good as nobody near
    if second and best.aside >= here - 1:
        lead -= SUBJECT
    if person:
        return Antecedent(best, lead >= CLEAR, rule)
    agrees = best.plural or base != "they"  # "they" after one body is often its people, or two
    subject = best.subject >= here - 1 and token.i not in known.quoted
    return Antecedent(best, agrees and subject and lead >= NEAR, rule)


def _weighed(known: Known, lead: float) -> str:
    """How one of several was chosen, and by how many points."""
    by = "by nearness and grammar" if known.refers is None else "by nearness, grammar and encoder"
    return f"the likeliest of those that agree, {by}, {lead:.1f} points ahead"


def _likeness(known: Known, n: int, cluster: Cluster) -> float:
    """What the encoder says for a cluster, in points."""
    if known.refers is None:
        return 0.0
    same = known.same(n, cluster)
    return WEIGHT * (UNSEEN if same is None else min(max(same, LOW), HIGH))


def _fitness(known: Known, cluster: Cluster, token: Token, base: str, here: int) -> float:
    """How well a cluster answers a pronoun by the rules; 0 if it cannot."""
    wanted = WANTED.get(base, "unknown")
    if base in WANTED:
        if cluster.kind != "person" or cluster.plural or clash(cluster.gender, wanted):
            return 0.0
    elif base == "it":
        if cluster.kind == "person" or cluster.plural:
            return 0.0
    elif cluster.kind == "place" or (cluster.kind == "person" and not cluster.plural):
        return 0.0
    distance = here - cluster.last
    worth = 4.0 - 1.2 * distance
    worth += 2.0 if cluster.subject == here else SUBJECT if cluster.subject == here - 1 else 0.0
    worth += 1.0 if cluster.names else 0.0
    worth += 0.8 if cluster.gender == wanted != "unknown" else 0.0
    worth += min(len(cluster.members), 6) * 0.15
    if base == "they" and cluster.plural:
        worth += 2.0
    if base == "it" and cluster.kind == "place":
        worth -= 1.5
    if _praised(known, cluster, token):
        worth += PRAISED
    if cluster.last == here:
        governor = known.doc[cluster.last_token].head
        towards = base in WANTED and token.head.lower_ in TOWARDS
        above = token.head.head if towards else token.head
        same_clause = governor.i == above.i and token.dep_ in ("dobj", "pobj", "dative")
        if same_clause and not token.lower_.endswith("self"):
            return 0.0
        if token.dep_ in ("nsubj", "nsubjpass") and governor.i == token.head.i:
            return 0.0
    together = (token.i in known.quoted) == (cluster.last_token in known.quoted)
    return worth + (0.4 if together else -1.0)


def _praised(known: Known, cluster: Cluster, token: Token) -> bool:
    """ "Congratulated Odo Holt on his win": what it was for is the object's own."""
    prep = token.head.head
    return (
        token.dep_ == "poss"
        and token.head.dep_ == "pobj"
        and prep.lower_ in ("for", "on", "over")
        and prep.head.lemma_ in words("judging_verbs")
        and any(c.dep_ == "dobj" and known.at(c.i) is cluster for c in prep.head.children)
    )


def voice(known: Known, n: int) -> Cluster | None:
    """Who "I" or "we" is by the encoder, for words that no quotation gives to anybody."""
    candidate = known.candidates[n]
    kind = {"i": "person", "we": "organisation"}.get(candidate.pronoun)
    best, most = None, SPEAKS
    for cluster in known.recent(known.sentence[candidate.head], 3):
        if cluster.kind == kind and not (kind == "person" and cluster.plural):
            same = known.same(n, cluster)
            if same is not None and same > most:
                best, most = cluster, same
    return best


def give_voices(known: Known, waiting: list[tuple[int, Cluster | None]]) -> None:
    """Join "I", "we" and "you", now that all names are known.

    Each is whoever is quoted, else whoever the encoder said, else the same as before in the same
    words.
    """
    voices: dict[tuple[str, int | None], Cluster] = {}
    for n, heard in waiting:
        candidate = known.candidates[n]
        speaker = who_speaks(known, n)
        back = _source(known, candidate.head)
        rule = (
            "the body of who is quoted here" if candidate.pronoun == "we" else "who is quoted here"
        )
        if speaker is None and known.refers is not None:
            if (known.refers.heads(candidate.head) or 0.0) < SOMEBODY:
                continue
            here = known.sentence[candidate.head]
            key = candidate.pronoun, known.quoted.get(candidate.head)
            speaker = voices.get(key) or heard
            rule = "the same word again" if key in voices else "the encoder: who speaks here"
            back = None
            if speaker is None or here - speaker.last > KEEPS:
                kind = known.refers.kind(candidate.head) if candidate.pronoun == "we" else "person"
                voices[key] = known.new(n, kind, "somebody speaks, and nothing says who")
                voices[key].plural = candidate.plural
                continue
        if speaker is not None:
            known.join(n, speaker, rule, back)


def _source(known: Known, token: int) -> int | None:
    """The mention that names who speaks the quotation that a token stands in."""
    draft = known.speech[known.quoted[token]] if token in known.quoted else None
    if draft is None or draft.source_head is None:
        return None
    return known.by_token.get(draft.source_head)


def who_speaks(known: Known, n: int) -> Cluster | None:
    """ "I" in a quotation is whoever is quoted, "we" the body that he or it speaks for.

    "You" is whoever is spoken to, and never the speaker.
    """
    candidate = known.candidates[n]
    if candidate.pronoun == "you":
        return None
    cluster = speaker_at(known, candidate.head)
    if cluster is None:
        return None
    if candidate.pronoun == "we":
        if cluster.kind == "organisation":
            return cluster
        bodies = known.bodies(cluster)
        return bodies[0] if len(bodies) == 1 else None
    return cluster if cluster.kind == "person" else None


def speaker_at(known: Known, token: int) -> Cluster | None:
    """Who speaks the quotation that a token stands in."""
    draft = known.speech[known.quoted[token]] if token in known.quoted else None
    if draft is None or draft.source_head is None:
        return None
    found = known.at(draft.source_head)
    if found is not None:
        return found
    at = known.by_token.get(draft.source_head)
    named = known.candidates[at].name if at is not None else None
    if named is None:
        return None  # "“He has gone,” Merrow said": named before, read later
    return known.bearer_of(named)
