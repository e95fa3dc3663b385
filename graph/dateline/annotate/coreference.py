"""Which mentions of one article refer to the same actor.

One pass from left to right, as a reader goes: names join by their parts, acronyms and slips of the
pen; noun phrases by apposition, post, head noun, or as the only thing they can mean; pronouns by
agreement and nearness, "I" to whoever is quoted. Sieves of this kind go back to Raghunathan and
others (2010); what is added here is news: posts, titles and quotations; and an encoder, trained to
score antecedents (Lee and others 2017), where words alone do not tell.
"""

from __future__ import annotations

from spacy.tokens import Doc

from dateline.annotate.clusters import Cluster, Joins, gender_of, gender_of_name
from dateline.annotate.drafts import Draft
from dateline.annotate.encoder.network import Encoding
from dateline.annotate.encoder.refers import Refers
from dateline.annotate.known import Known
from dateline.annotate.mentions import Candidate
from dateline.annotate.names import Name
from dateline.annotate.nominals import apposed, chance, describe, taken_up
from dateline.annotate.posts import HONORIFICS, find_posts, titles
from dateline.annotate.pronouns import antecedent, give_voices, voice
from dateline.model import Post

DESCRIBES = 4.0
"""Log-odds from which the encoder joins a name to a noun phrase before it."""


def cluster_mentions(
    doc: Doc,
    candidates: list[Candidate],
    drafts: list[Draft],
    quoted: dict[int, int],
    encoding: Encoding | None = None,
) -> tuple[list[Cluster], set[int]]:
    """Join candidates into clusters, in order of first mention; and say which pronouns are sure.

    `quoted` gives for each token inside a quotation the draft it belongs to.
    """
    refers = Refers(encoding, [token.idx for token in doc]) if encoding is not None else None
    known = Known(doc, candidates, drafts, quoted, refers)
    posts = _Posts(known)
    waiting: list[tuple[int, Cluster | None]] = []
    sure: set[int] = set()
    for n in sorted(range(len(candidates)), key=lambda n: (candidates[n].head, n)):
        candidate = candidates[n]
        if candidate.form == "name":
            _name(known, posts, n, candidate)
        elif candidate.form == "nominal":
            _nominal(known, posts, n, candidate)
        elif candidate.pronoun not in ("i", "we", "you"):
            _pronoun(known, n, candidate, sure)
        else:
            waiting.append((n, voice(known, n)))
    give_voices(known, waiting)
    return sorted(known.clusters, key=lambda c: c.members[0]), sure


class _Posts:
    """The posts of the named persons of an article."""

    def __init__(self, known: Known):
        self.owner: dict[int, Name] = {}
        """Head token of a post → the named person it belongs to."""
        self.of: dict[int, list[tuple[Post, int]]] = {}
        """First token of a person's name → posts with their head tokens."""
        for name in known.number:
            if name.kind == "person":
                found = find_posts(known.doc, name, known.name_at)
                self.of[name.start] = found
                self.owner.update((head, name) for _, head in found)


def _name(known: Known, posts: _Posts, n: int, candidate: Candidate) -> None:
    name = candidate.name
    assert name is not None
    text = known.words_of(name)
    honours = titles(known.doc, name)
    gender = gender_of(honours)
    another = _the_other(known, name)
    cluster = None if another else known.bearer_of(name)
    if cluster is not None:
        known.join(n, cluster, _how_named(text, cluster))
    elif not another and (described := _described(known, n, candidate, posts)) is not None:
        cluster = described.cluster
        known.join(n, cluster, described.rule)
    else:
        cluster = known.new(n, candidate.kind)
    cluster.kind = candidate.kind
    if another:
        cluster.names.append(text)  # "Halvane" alone goes on to mean who was called so before
    else:
        known.call(cluster, text, candidate.kind)
    if candidate.kind == "organisation":
        cluster.nouns.add(text.split()[-1].lower())
    cluster.titles += [h for h in honours if h not in cluster.titles]
    if gender != "unknown":
        cluster.gender = gender
    elif candidate.kind == "person" and cluster.gender == "unknown":
        cluster.gender = gender_of_name(text)
    for post, head in posts.of.get(name.start, []):
        at = known.by_token.get(head)
        if at is not None and at not in known.of and known.candidates[at].form == "nominal":
            known.join(at, cluster, "the post beside the name")
        if post.title.casefold() not in {p.title.casefold() for p in cluster.posts}:
            cluster.posts.append(post)
        cluster.nouns.update(w.casefold() for w in post.title.split()[:6])
        if cluster.gender == "unknown":
            cluster.gender = gender_of(post.title.split())


def _the_other(known: Known, name: Name) -> bool:
    """ "The other Halvane": somebody else of that name."""
    before = known.doc[max(name.start - 2, 0) : name.start]
    return name.kind == "person" and [t.lower_ for t in before] == ["the", "other"]


def _how_named(text: str, cluster: Cluster) -> str:
    """What a name has in common with those that a chain goes by already."""
    if text.casefold() in {name.casefold() for name in cluster.names}:
        return "the same name"
    parts = set(text.split())
    if any(parts < set(name.split()) or parts > set(name.split()) for name in cluster.names):
        return "a shorter or longer form of its name"
    short = any(name.isupper() != text.isupper() for name in cluster.names)
    return "an acronym of its name, or what it stands for" if short else "a spelling of its name"


def _described(known: Known, n: int, candidate: Candidate, posts: _Posts) -> Joins | None:
    """A noun phrase before the name that introduces it: "the largest union, Unison"."""
    doc, token = known.doc, known.doc[candidate.start : candidate.end].root
    cluster = None
    if token.dep_ == "appos" and token.head.i < token.i:
        cluster = known.at(token.head.i)
    elif token.dep_ == "oprd" or (token.dep_ == "attr" and token.head.lemma_ == "be"):
        subject = next((c for c in token.head.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        cluster = known.at(subject.i) if subject is not None else None
    if cluster is None:
        cluster = _called(known, candidate)
    if cluster is not None:
        fits = not cluster.names and cluster.kind == candidate.kind and not cluster.plural
        return Joins(cluster, "it names what is said before it") if fits else None
    noun = doc[candidate.end - 1].lower_
    unnamed = [
        c for c in known.recent(known.sentence[candidate.head])
        if not c.names and not c.plural and c.kind == candidate.kind
    ]  # fmt: skip
    same = [
        c for c in unnamed
        if noun in c.nouns and c.kind != "person"
        and doc[known.candidates[c.members[0]].start].lower_ in ("a", "an")
    ]  # fmt: skip
    if len(same) == 1:
        return Joins(same[0], "the only one of its kind that had no name")
    best, most = None, DESCRIBES
    if candidate.kind == "person" and posts.of.get(candidate.start):
        return None  # "Mayor Celia Brand" says who she is, and is nobody told of before
    for c in unnamed:
        if c.gender != "unknown":
            continue  # "my father": whoever was told to be a man or a woman needs more than a score
        score = known.same(n, c)
        if score is not None and score > most:
            best, most = c, score
    if best is None:
        return None
    return Joins(best, f"the encoder: it names what was said before, {chance(most):.2f}")


CALLING = ("called", "named", "dubbed", "known")


def _called(known: Known, candidate: Candidate) -> Cluster | None:
    """ "The grouping – officially called the South West Consortium": the noun before "called"."""
    i = candidate.start - 1
    while i > 0 and known.doc[i].lower_ in ("the", "as"):
        i -= 1
    if i <= 0 or known.doc[i].lower_ not in CALLING:
        return None
    for j in range(i - 1, max(-1, i - 6), -1):
        if (n := known.by_token.get(j)) is not None and n in known.of:
            return known.of[n]
    return None


def _named_next(known: Known, candidate: Candidate) -> bool:
    """Whether the noun is only now called by a name, and so can be nobody who has one."""
    after = known.doc[candidate.head + 1 : candidate.head + 7]
    at = next((n for n, t in enumerate(after) if t.lower_ in CALLING), None)
    if at is None or any(t.is_sent_start or t.pos_ == "VERB" for t in after[:at]):
        return False
    rest = [t for t in after[at + 1 :] if t.lower_ not in ("the", "as")]
    return bool(rest) and rest[0].i in known.name_at


def _own_name(known: Known, candidate: Candidate) -> bool:
    """Whether the name after it is its own: "its chairman, Edwin Moss,", "the acting mayor, Mr Sills"."""
    doc = known.doc
    after = doc[candidate.end : candidate.end + 4]
    if candidate.kind != "person" or candidate.plural or not after or after[0].text != ",":
        return False
    titled = [t for t in after[1:] if t.text not in HONORIFICS]
    name = known.name_at.get(titled[0].i) if titled else None
    return name is not None and name.kind == "person"


def _nominal(known: Known, posts: _Posts, n: int, candidate: Candidate) -> None:
    owner = posts.owner.get(candidate.head)
    found = None
    if owner is not None:
        cluster = known.of_name(owner)
        if cluster is None:
            return  # a post before its name, which takes it along
        found = Joins(cluster, "the post beside the name")
    elif (cluster := apposed(known, candidate)) is not None:
        found = Joins(cluster, "it says what the words beside it are")
    elif not (_named_next(known, candidate) or _own_name(known, candidate)):
        found = taken_up(known, n)
    if found is None:
        cluster = known.new(n, candidate.kind)
        cluster.plural = candidate.plural
    else:
        cluster = found.cluster
        known.join(n, cluster, found.rule)
    describe(known, candidate, cluster)


def _pronoun(known: Known, n: int, candidate: Candidate, sure: set[int]) -> None:
    cluster, stands_out, rule = antecedent(known, n)
    if cluster is None:
        return
    if stands_out:
        sure.add(n)
    known.join(n, cluster, rule)
    if candidate.pronoun in ("he", "she") and cluster.gender == "unknown":
        cluster.gender = "male" if candidate.pronoun == "he" else "female"
