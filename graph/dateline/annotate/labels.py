"""Labels: who did what to whom, as a person would put it, in the article's own words.

The subject, the verb with its auxiliaries (so that "is to", "could" and "not" stay), the object and
the nearest complements, in at most a dozen words; pronouns give way to the name they stand for.
"""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Token

from dateline.annotate.lexicon import words
from dateline.annotate.reports import carried, plan_noun, scheduled, verb_group
from dateline.annotate.status import HEDGES, denying
from dateline.annotate.syntax import called_on, subject_of

MOST_WORDS = 12
DEEPEST = 30
"""Levels of the parse that a phrase may have; a sentence of a thousand words has more."""
KEPT_ADVERBS = {"not", "never", "again", "together", "apart", "back", "down", "up", "out"}
ASIDES = {"after", "before", "following", "since", "while", "despite", "amid", "according"}
"""Prepositions that lead away from what happened."""
TELLING = {"of", "with", "from", "without"}
"""Prepositions between a verb and a gerund that say whether the gerund is so."""
HEDGING = HEDGES | {"nearly", "almost", "yet"}
CUT = {"relcl", "appos", "parataxis", "punct", "advcl"}
WAITING = {
    "det",
    "poss",
    "compound",
    "amod",
    "nummod",
    "case",
    "quantmod",
    "nmod",
    "aux",
    "auxpass",
    "advmod",
    "nsubj",
    "nsubjpass",
    "neg",
}
CLAUSAL = {"ccomp", "xcomp"}
QUOTING = (",", ":", "“", "‘", '"')
"""Before words that are somebody's own: a label gives them as a quotation, or not at all."""
ENDS = {"a", "an", "the", "of", "to", "in", "on", "at", "for", "and", "or", "by", "with", "from", "as",
        "that", "his", "her", "its", "their", ",", "-", "–", "—", "than", "which", "who", "'", "’", "not",
        "is", "are", "was", "were", "be", "has", "have", "had", "will", "would", "more", "between",
        "into", "over", "about", "“", '"', "(", "‘", "very", "some", "any", "no", "could", "may", "said"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Wording:
    """What a label may say in place of a word: all by token or chain."""

    names: Mapping[int, str]
    """Chain → its name."""
    chain_at: Mapping[int, int]
    """Token → the chain of the mention it heads."""
    name_of: Mapping[int, tuple[int, int]]
    """Token of a name → the first token of the name and the one after its last."""
    sure: Set[int]
    """Pronouns whose antecedent stands out."""
    dated: Set[int]
    """Tokens of time expressions, which the timeline shows anyway."""


def label_of(trigger: Token, wording: Wording) -> str:
    """The label of a report.

    A pronoun gives way to its name unless the label has the name already; what somebody says of
    himself stays in his words: "Andrew Lansley: “I have made it clear …”".
    """
    dated = wording.dated
    head = trigger
    if trigger.pos_ == "NOUN":
        governor = trigger.head
        group = verb_group(governor) if governor.pos_ == "VERB" else None
        # "rejected a plan" as the label of the plan would say that the rejection is denied
        clause = governor.pos_ == "VERB" and trigger.dep_ in ("dobj", "nsubjpass", "nsubj") and (
            carried(governor) is not None or group in ("planned", "possible")
            or governor.lemma_ in words("aspect_verbs") or (_bare(trigger) and group != "denied")
        )  # fmt: skip
        if not clause:
            return _written(_noun_tokens(trigger, dated), trigger, wording, cut=False)
        head = governor
    head = _governor(head) or head
    chosen, cut = _clause_tokens(head, dated)
    ahead: list[Token] = []
    for most in (8, 5, 3):
        ahead = [t for t in _subject_tokens(head, wording, most) if t not in chosen]
        if len(ahead) + len(chosen) <= MOST_WORDS:
            break
    return _written(ahead + sorted(chosen, key=lambda t: t.i), head, wording, cut=cut)


def _governor(verb: Token) -> Token | None:
    """The verb without which the words would say more: "withdrew without signing the deal",
    "accused the board of hiding the costs", "wants the board to resign"."""
    above = verb.head
    if verb.dep_ == "pcomp" and above.lower_ in TELLING:
        return above.head if above.head.pos_ == "VERB" else None
    if (
        verb.dep_ not in ("ccomp", "xcomp")
        or above.pos_ != "VERB"
        or not any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
    ):
        return None
    between = any(c.dep_ in ("dobj", "dative") and c.i < verb.i for c in above.children)
    return above if verb.dep_ == "ccomp" or between else None


def _bare(noun: Token) -> bool:
    return not any(c.dep_ in ("poss", "compound", "prep", "amod") for c in noun.children)


def _noun_tokens(noun: Token, dated: Set[int]) -> list[Token]:
    """The noun phrase; with the plan it is part of ("proposal for the reduction of pay")."""
    top = noun
    if noun.dep_ == "pobj" and plan_noun(noun.head.head):
        top = noun.head.head
    return [
        t
        for t in _phrase(top, dated, 10)
        if not (t.i == top.left_edge.i and t.lower_ in ("the", "a", "an"))
    ]


def _phrase(head: Token, dated: Set[int], most: int = 8) -> list[Token]:
    """A noun phrase without relative clauses, appositions and dates, at most so many words."""
    out: list[Token] = []

    def take(token: Token, depth: int, level: int = 0) -> None:
        if level > DEEPEST:
            return
        for child in token.children:
            if child.i > token.i:
                break
            if child.i in dated or scheduled(child):
                continue
            if child.dep_ not in CUT or (
                child.dep_ == "punct" and child.text in ("-", "%", "$", "£")
            ):
                take(child, depth, level + 1)
        out.append(token)
        for child in token.children:
            if (
                child.i < token.i
                or child.i in dated
                or scheduled(child)
                or (child.dep_ in CUT and child.text not in ("-", "%"))
            ):
                continue
            if child.dep_ == "prep" and (depth >= 3 or child.lower_ in ASIDES):
                continue
            if child.dep_ in ("acl",):
                continue
            if child.dep_ == "prep" and all(g.i in dated for g in child.children):
                continue
            take(child, depth + (child.dep_ == "prep"), level + 1)

    take(head, 0)
    out = [t for t in sorted(out, key=lambda t: t.i) if t.i not in dated and not t.is_space]
    if len(out) > most:
        upto = [t for t in out if t.i <= head.i]
        out = upto if len(upto) >= most else out[:most]
    return _whole(out, head)


def _whole(tokens: list[Token], head: Token) -> list[Token]:
    """Take off the end what waits for a word that is not there: "at Aldermark's"."""
    kept = list(tokens)
    held = {t.i for t in kept}
    while len(kept) > 1:
        last = kept[-1]
        waits = last.dep_ in WAITING and last.head.i > last.i and last.head.i not in held
        empty = last.dep_ in ("prep", "agent", "cc", "mark", "aux") and not any(
            c.i in held and c.i > last.i for c in last.children
        )
        if last.i != head.i and (
            waits
            or empty
            or (last.lower_ in ENDS and last.tag_ != "RP" and last.tag_ != "PRP")
            or (last.is_punct and last.text not in ("%", "”", "’", '"', ")"))
            or last.tag_ == "POS"
        ):
            held.discard(kept.pop().i)
        else:
            break
    return kept


def _subject_tokens(verb: Token, wording: Wording, most: int) -> list[Token]:
    """The subject's phrase; "the largest union, Unison" gives way to "Unison"."""
    subject = subject_of(verb)
    if subject is not None and subject.lower_ in ("who", "which", "that") and verb.dep_ == "relcl":
        subject = verb.head
    own = any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children)
    if verb.dep_ in ("acl", "amod") and verb.head.pos_ in ("NOUN", "PROPN") and not own:
        subject = verb.head
    if subject is None:
        return []
    name = next((c for c in subject.children if c.dep_ == "appos" and c.pos_ == "PROPN"), None)
    if (
        name is not None
        and subject.pos_ == "NOUN"
        and wording.chain_at.get(name.i) == wording.chain_at.get(subject.i) is not None
    ):
        subject = name
    phrase = _phrase(subject, wording.dated, most)
    chain = wording.chain_at.get(subject.i)
    if len(phrase) > most and chain in wording.names:
        bare = [t for t in phrase if wording.chain_at.get(t.i) == chain and t.i <= subject.i]
        return bare or phrase
    return phrase


def _clause_tokens(verb: Token, dated: Set[int]) -> tuple[list[Token], bool]:
    """The verb group and its complements, and whether a clause had to be cut short."""
    chosen: set[Token] = {verb}
    for child in verb.children:
        if child.dep_ in ("aux", "auxpass", "neg", "prt") or child.lower_ in HEDGING:
            chosen.add(child)
        elif denying(child):
            chosen.update(child.subtree)
    if verb.dep_ == "conj":
        chosen.update(_helpers_of_both(verb))
    above = verb
    while above.dep_ == "xcomp" and above.head.pos_ in ("VERB", "AUX", "ADJ"):
        above = above.head
        chosen.add(above)
        chosen.update(
            c
            for c in above.children
            if c.dep_ in ("aux", "auxpass", "neg", "prt") or c.lower_ in HEDGING
        )
        if (asked := called_on(above)) is not None and asked.i < verb.i:
            chosen.update((asked.head, *_phrase(asked, dated, MOST_WORDS)))
        if above.dep_ == "acomp":
            above = above.head
            chosen.add(above)
            chosen.update(c for c in above.children if c.dep_ in ("aux", "neg"))
    if verb.dep_ == "relcl":
        chosen = {t for t in chosen if t.lower_ not in ("which", "who", "that")}
    cut = False
    budget = MOST_WORDS
    preps = 0
    for child in verb.children:
        if child.i < verb.i or child.i in dated:
            continue
        if child.dep_ in ("dobj", "attr", "oprd", "dative", "acomp", "agent"):
            chosen.update(_phrase(child, dated, budget))
        elif child.dep_ == "prep" and preps < 2 and not _aside(child, dated):
            preps += 1
            chosen.update(_phrase(child, dated, 8))
        elif child.dep_ in CLAUSAL and child.doc[child.left_edge.i - 1].text not in QUOTING:
            inner = [t for t in child.subtree if not t.is_space and t.i > verb.i]
            while inner and inner[0].is_punct:
                inner = inner[1:]
            chosen.update(inner)
            cut = cut or len(inner) > budget
        elif child.dep_ == "advmod" and child.lower_ in KEPT_ADVERBS:
            chosen.add(child)
    return list(chosen), cut


def _helpers_of_both(verb: Token) -> list[Token]:
    """What helps the verb before "and" and this one too: "will resign and be replaced"."""
    first, own = verb.head, [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    modals = [c for c in first.children if c.tag_ == "MD"]
    if [c.lower_ for c in own] == ["be"]:
        return modals
    if own or any(c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
        return []
    if verb.tag_ == "VBN" == first.tag_:  # "had been received and answered"
        return [c for c in first.children if c.dep_ in ("aux", "auxpass")]
    return modals if verb.lower_ == verb.lemma_.lower() else []


def _aside(prep: Token, dated: Set[int]) -> bool:
    """Whether a prepositional phrase leads away from what happened, or only dates it."""
    inner = list(prep.children)
    return (
        not inner
        or prep.lower_ in ASIDES
        or any(c.i in dated for c in inner)
        or (prep.lower_ not in TELLING and any(c.dep_ == "pcomp" for c in inner))
    )


def _written(tokens: list[Token], head: Token, wording: Wording, cut: bool) -> str:
    """Join tokens as the article spaces them, in about a dozen words."""
    fitted = _fitted(_completed(tokens, head, wording), head, wording)
    text, speaker = _spelled(fitted, wording)
    if cut and len(fitted) < len(tokens):
        text += " …"
    return f"{speaker}: “{text}”" if speaker is not None else text


def _completed(tokens: list[Token], head: Token, wording: Wording) -> list[Token]:
    """Put back the words of a name that were cut off: half a name is somebody else's."""
    out: list[Token] = []
    done: set[tuple[int, int]] = set()
    for token in tokens:
        span = wording.name_of.get(token.i)
        if span is None:
            out.append(token)
        elif span not in done:
            done.add(span)
            out.extend(token.doc[span[0] : span[1]])
    while out and (out[0].tag_ == "POS" or (out[0].is_punct and out[0].text not in '“"‘(£$')):
        out = out[1:]
    return _whole(out, head)


def _fitted(tokens: list[Token], head: Token, wording: Wording) -> list[Token]:
    """At most so many words; a name that the limit would cut may end first."""
    count = 0
    for n, (token, following) in enumerate(pairwise(tokens)):
        count += bool(token.whitespace_) or following.i != token.i + 1
        inside = wording.name_of.get(token.i, 0) == wording.name_of.get(following.i, 1)
        if count >= MOST_WORDS + 5 or (count >= MOST_WORDS and not inside):
            return _whole(tokens[: n + 1], head)
    return tokens


def _spelled(tokens: list[Token], wording: Wording) -> tuple[str, str | None]:
    """The words with pronouns replaced, and who speaks if they are in the first person."""
    told = {wording.chain_at.get(t.i) for t in tokens if t.pos_ != "PRON" and t.tag_ != "PRP$"}
    speaker: str | None = None
    pieces: list[str] = []
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        chain = wording.chain_at.get(token.i)
        name = wording.names.get(chain) if chain is not None else None
        word = token.text
        if name is not None and token.lower_ in ("i", "my", "me"):
            speaker = speaker or (name if not pieces else None)
        elif (
            name is not None
            and chain not in told
            and token.i in wording.sure
            and f"{name} " not in pieces
        ):
            word = f"{name}’s" if token.tag_ == "PRP$" else name
            told.add(chain)
        glued = following is not None and following.i == token.i + 1 and not token.whitespace_
        pieces.append(word if glued else f"{word} ")
    text = " ".join("".join(pieces).split()).rstrip(" ,;:–—-")
    for opening, closing in (("“", "”"), ("(", ")"), ("‘", "’")):
        if text.count(opening) != text.count(closing) and opening != "‘":
            text = text.replace(opening, "").replace(closing, "")
    if text.count('"') % 2:
        text = text.replace('"', "")
    return text[:1].upper() + text[1:], speaker
