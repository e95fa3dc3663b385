"""Reports: the words that tell of something happening, and what kind of thing it is.

Verbs give most; nouns only where the noun is an event in itself (data/event_nouns.txt). Auxiliaries,
phase verbs ("began to pay") and light verbs ("held talks") are no events of their own.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from spacy.tokens import Doc, Token

from dateline.annotate.lexicon import groups, lines, words
from dateline.model import STATUSES, Status

STATIVE = {"be", "have", "seem", "appear", "own", "contain", "consist", "mean", "include", "belong",
           "resemble", "lie", "exist", "know", "like", "love", "hate", "understand", "deserve",
           "prefer", "concern", "involve", "depend", "entail", "equal", "lack", "remain", "stand",
           "feel", "matter", "live", "need", "want", "wish", "wonder", "boast", "date"}  # fmt: skip


NAMING = {"know", "call", "name", "base", "locate", "entitle", "title", "dub", "situate"}
"""Participles that only say what something is called or where it is."""
SAYING = {
    "say",
    "add",
    "show",
    "find",
    "hope",
    "fear",
    "believe",
    "think",
    "know",
    "see",
    "feel",
    "warn",
    "claim",
}
PHASES = {"begin", "start", "commence", "continue", "resume", "last"}
"""Verbs that say of an event noun only that it began or went on."""


@cache
def _verbs() -> dict[str, str]:
    """Verb lemma → kind; of a verb that stands under two kinds the first is taken."""
    out: dict[str, str] = {}
    for line_kind, entries in _grouped("event_verbs"):
        for entry in entries:
            out.setdefault(entry, line_kind)
    return out


@cache
def _nouns() -> dict[str, str]:
    out: dict[str, str] = {}
    for line_kind, entries in _grouped("event_nouns"):
        for entry in entries:
            out.setdefault(entry, line_kind)
    return out


def _grouped(name: str) -> list[tuple[str, list[str]]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for line in lines(f"{name}.txt"):
        kind, _, entries = line.partition(":")
        found[kind.strip()] += [e.strip() for e in entries.split(",") if e.strip()]
    return list(found.items())


def find_triggers(doc: Doc, names: set[int], dated: set[int]) -> list[Token]:
    """The tokens that tell of something happening, in order.

    `names` are the tokens of names, `dated` those of time expressions; neither can be a trigger.
    """
    return [
        token for token in doc
        if token.i not in dated and (_verb(token, names) or (token.i not in names and _noun(token)))
    ]  # fmt: skip


def _verb(token: Token, names: set[int]) -> bool:
    if (token.pos_ == "AUX" and token.lemma_ != "be") or token.pos_ not in ("VERB", "AUX"):
        return False
    if token.dep_ in ("aux", "auxpass", "case", "prep", "compound") or token.i in names:
        return False
    lemma = token.lemma_.lower()
    if token.pos_ == "AUX" or lemma == "be" or not lemma.replace("-", "").isalpha():
        return False
    if lemma == "do" and not any(c.dep_ in ("dobj", "nsubjpass") for c in token.children):
        return False
    if token.dep_ == "amod" or (
        token.dep_ in ("prep", "pcomp")
        and lemma in ("include", "follow", "accord", "regard", "concern", "base", "compare")
    ):
        return (
            token.dep_ == "amod"
            and token.tag_ == "VBN"
            and lemma in _verbs()
            and _verbs()[lemma] in ("accident", "violence", "legal", "business")
        )
    if token.dep_ == "acl" and token.tag_ == "VBN" and lemma in NAMING:
        return False
    if lemma in ("accord", "include", "regard", "let"):
        return False
    if lemma in words("aspect_verbs") and any(
        c.dep_ == "xcomp" and c.pos_ == "VERB" for c in token.children
    ):
        return False
    return carried(token) is None and not _participle(token)


def _participle(token: Token) -> bool:
    """ "Leaked documents suggest …" in mid-sentence: the parser may take the participle for a verb."""
    if token.tag_ not in ("VBD", "VBN") or token.i + 1 >= len(token.doc):
        return False
    noun = token.nbor(1)
    return noun.tag_ == "NNS" and any(
        c.dep_ == "ccomp" and noun.dep_ == "nsubj" and noun.head.i == c.i for c in token.children
    ) and token.lemma_ not in SAYING  # fmt: skip


def carried(verb: Token) -> Token | None:
    """The event noun that a light verb carries: "talks" in "held talks"."""
    lemma = verb.lemma_.lower()
    if any(c.dep_ == "prt" and c.lower_ == "off" for c in verb.children):
        return None  # "put off the vote" carries nothing out
    for child in verb.children:
        light = child.dep_ in ("dobj", "nsubjpass") and (
            lemma in words("light_verbs") or lemma in PHASES
        )
        if (
            (light or (child.dep_ == "nsubj" and lemma in PHASES))
            and child.pos_ == "NOUN"
            and _noun(child)
        ):
            return child
    return None


def _noun(token: Token) -> bool:
    if token.pos_ != "NOUN":
        return False
    lemma = token.lemma_.lower()
    kind = _nouns().get(token.lower_) or _nouns().get(lemma)
    if kind is None:
        return False
    if token.dep_ == "compound" and token.head.pos_ in ("NOUN", "PROPN"):
        return False
    return not (
        kind in ("other",) and token.dep_ not in ("dobj", "nsubj", "nsubjpass", "pobj", "conj")
    )


def kind_of(token: Token) -> str:
    """The kind of event, a concept of the scheme in `vocab/kinds.ttl`."""
    lemma = token.lemma_.lower()
    if token.pos_ == "NOUN":
        return _nouns().get(token.lower_) or _nouns().get(lemma) or "other"
    beside = ("out", "off", "up", "down")
    particle = next(
        (
            c.lower_
            for c in token.children
            if c.dep_ == "prt" or (c.i == token.i + 1 and c.lower_ in beside)
        ),
        "",
    )
    objects = [c for c in token.children if c.dep_ in ("dobj", "nsubjpass")]
    kind = _verbs().get(f"{lemma} {particle}") or _verbs().get(lemma, "other")
    if objects:
        kind = _verbs().get(f"{lemma} somebody", kind)
        noun = _nouns().get(objects[0].lemma_.lower())
        if noun is not None and kind in ("other", "meeting"):
            return noun
    return kind


def stative(token: Token) -> bool:
    """Whether the verb tells of a state, which matters less than what changed."""
    return token.lemma_.lower() in STATIVE


def plan_noun(token: Token) -> bool:
    return token.pos_ == "NOUN" and token.lemma_.lower() in words("plan_nouns")


def verb_group(verb: Token) -> Status | None:
    """What a verb with its particle makes of its object: "called off" undoes it, "called" does not."""
    particle = next((c.lower_ for c in verb.children if c.dep_ == "prt"), "")
    return status_group(f"{verb.lemma_.lower()} {particle}") or status_group(verb.lemma_.lower())


def status_group(lemma: str, table: str = "status_words") -> Status | None:
    """planned, possible or denied: what a governing word makes of what it governs."""
    found = groups(table).get(lemma)
    return next((status for status in STATUSES if status == found), None)
