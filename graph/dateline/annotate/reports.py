"""Reports: the words that tell of something happening.

Verbs give most; nouns only where the noun is an event in itself (data/event_nouns.txt). Auxiliaries,
phase verbs ("began to pay") and light verbs ("held talks") are no events of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Token

from dateline.annotate.eventkinds import event_nouns, event_verbs
from dateline.annotate.lexicon import groups, words
from dateline.model import STATUSES, Status

STATIVE = {"be", "have", "seem", "appear", "own", "contain", "consist", "mean", "include", "belong",
           "resemble", "lie", "exist", "know", "like", "love", "hate", "understand", "deserve",
           "prefer", "concern", "involve", "depend", "entail", "equal", "lack", "remain", "stand",
           "feel", "matter", "live", "need", "want", "wish", "wonder", "boast", "date"}  # fmt: skip


NAMING = {"know", "call", "name", "base", "locate", "entitle", "title", "dub", "situate"}
"""Participles that only say what something is called or where it is."""
SCHEDULING = {"plan", "schedule", "slate", "expect"}
"""Participles that say of a happening only that it is to come: "a strike planned for Friday"."""
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
HAPPENS = {"happen", "occur"}
"""And only that it was; so does "took place"."""


DOUBTED = 0.02
"""Chance of a happening under which the encoder overrules a rule."""
BELIEVED = {"VERB": 0.4, "NOUN": 0.9, "PROPN": 0.9}
"""Chance from which no rule is needed; a noun that no table knows is seldom an event."""


class Trigger(NamedTuple):
    """A token that tells of something happening, and the rule that says so."""

    token: Token
    rule: str


def find_triggers(
    doc: Doc, names: set[int], dated: set[int], chances: Sequence[float]
) -> list[Trigger]:
    """The tokens that tell of something happening, in order.

    `names` are the tokens of names, `dated` those of time expressions; neither can be a trigger.
    `chances` says of each token how likely the encoder thinks it one.
    """
    return [
        Trigger(token, rule)
        for token in doc
        if token.i not in dated
        and chances[token.i] >= DOUBTED
        and (rule := _tells(token, names, chances))
    ]


def _tells(token: Token, names: set[int], chances: Sequence[float]) -> str:
    """The rule by which a token tells of something happening, or nothing."""
    chance = chances[token.i]
    if _verb(token, names):
        return f"a verb; the encoder: a happening, {chance:.2f}"
    if token.i in names:
        return ""
    if _noun(token):
        return f"a noun of the table of events; the encoder: a happening, {chance:.2f}"
    known = chance >= BELIEVED.get(token.pos_, 2.0) and _other(token, chances)
    return f"the encoder alone: a happening, {chance:.2f}" if known else ""


def _other(token: Token, chances: Sequence[float]) -> bool:
    """Whether grammar lets a word that no table knows be a trigger."""
    if token.dep_ in ("aux", "auxpass") or not token.text[0].isalpha():
        return False
    if token.lower_ == "according":
        return False
    if token.pos_ != "VERB":
        return True
    noun = carried(token)
    return not _phase(token) and (noun is None or chances[noun.i] < DOUBTED)


def _phase(verb: Token) -> bool:
    """ "began to pay": the verb only says how far another has got."""
    return verb.lemma_.lower() in words("aspect_verbs") and any(
        c.dep_ == "xcomp" and c.pos_ == "VERB" for c in verb.children
    )


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
            and lemma in event_verbs()
            and event_verbs()[lemma] in ("accident", "violence", "legal", "business")
        )
    if (
        token.dep_ == "acl"
        and token.tag_ == "VBN"
        and (lemma in NAMING or (lemma in SCHEDULING and _noun(token.head)))
    ):
        return False
    if lemma in ("accord", "include", "regard", "let"):
        return False
    if _phase(token):
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
    """The event noun that a light verb carries: "talks" in "held talks", "strike" in "went on strike"."""
    lemma = verb.lemma_.lower()
    if any(c.dep_ == "prt" and c.lower_ == "off" for c in verb.children):
        return None  # "put off the vote" carries nothing out
    for child in verb.children:
        light = child.dep_ in ("dobj", "nsubjpass") and (
            lemma in words("light_verbs")
            or lemma in PHASES
            or (lemma in ("go", "come") and child.lemma_.lower() in words("gone_on"))
        )
        if (
            (light or (child.dep_ == "nsubj" and (lemma in PHASES | HAPPENS or _takes_place(verb))))
            and child.pos_ == "NOUN"
            and _noun(child)
        ):
            return child
    return None


def _takes_place(verb: Token) -> bool:
    return verb.lemma_.lower() == "take" and any(
        c.dep_ == "dobj" and c.lower_ == "place" for c in verb.children
    )


def _noun(token: Token) -> bool:
    if token.pos_ != "NOUN":
        return False
    lemma = token.lemma_.lower()
    kind = event_nouns().get(token.lower_) or event_nouns().get(lemma)
    if kind is None:
        return False
    if token.dep_ == "compound" and token.head.pos_ in ("NOUN", "PROPN"):
        return False
    return not (
        kind in ("other",) and token.dep_ not in ("dobj", "nsubj", "nsubjpass", "pobj", "conj")
    )


def stative(token: Token) -> bool:
    """Whether the verb tells of a state, which matters less than what changed."""
    return token.lemma_.lower() in STATIVE


def scheduled(token: Token) -> bool:
    """Whether a word after a noun says that it is to come: "planned for Friday", "due on 1 July"."""
    participle = token.dep_ == "acl" and token.tag_ == "VBN" and token.lemma_ in SCHEDULING
    dated = any(c.dep_ == "prep" and c.lower_ in ("for", "on", "in") for c in token.children)
    due = token.lower_ == "due" and token.dep_ in ("amod", "acl", "appos", "relcl")
    return dated and (participle or due)


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
