"""What kind of event a word tells of: by the tables, and by what stands beside it.

"Fired a rocket" and "fired a clerk" are two things, and so are being killed in a flood and in an
attack, or a defeat at the polls, on the pitch and in the field: there the words beside the verb say
which.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from spacy.tokens import Token

from dateline.annotate.lexicon import groups, lines, words
from dateline.annotate.nouns import noun_kind
from dateline.annotate.syntax import subject_of

HARM = ("accident", "violence")
"""Kinds that take each other's verbs: a blaze kills, and people die in an attack."""
CAUSED = {"in", "by", "from", "during", "after"}
CONTEST = ("vote", "sport", "violence", "legal")
"""What can be won and lost."""
CONTESTED = {"defeat", "win", "lose", "beat", "contest", "concede"}
STRIKING = {"hit", "strike", "injure", "kill"}
"""Verbs of violence that vehicles do by accident."""
BY_HOW_MUCH = {"at", "by", "from", "on", "to"}
MEASURED = {"drop", "fall", "gain", "lose", "rise", "save", "spend"}
"""Verbs of finance where what they are said of is counted, and of anything else otherwise."""
OF_RIVALS = {"defeat", "beat"}
"""Those of two rivals: what the text is about says at what, where the clause does not."""
ABOUT = {"over", "about", "for", "against"}
HUMAN = {"he", "she", "they", "him", "her", "them", "me", "us", "who", "whom", "himself", "herself"}


class Kind(NamedTuple):
    """A concept of the scheme in `vocab/kinds.ttl`, the rule that chose it, and by which word."""

    name: str
    rule: str
    word: Token | None = None


UNKNOWN = Kind("other", "no table has it")
UNMEASURED = Kind("other", "what it is said of is no sum")


@cache
def event_verbs() -> dict[str, str]:
    """Verb lemma → kind; of a verb that stands under two kinds the first is taken."""
    return _kinds("event_verbs")


@cache
def event_nouns() -> dict[str, str]:
    """Noun, in the plural or the singular → kind."""
    return _kinds("event_nouns")


def _kinds(name: str) -> dict[str, str]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for line in lines(f"{name}.txt"):
        kind, _, entries = line.partition(":")
        found[kind.strip()] += [e.strip() for e in entries.split(",") if e.strip()]
    out: dict[str, str] = {}
    for kind, listed in found.items():
        for entry in listed:
            out.setdefault(entry, kind)
    return out


def kind_of(token: Token) -> str:
    """The kind of event, a concept of the scheme in `vocab/kinds.ttl`."""
    return known_kind(token).name


def known_kind(token: Token) -> Kind:
    """The kind of event, and what says so."""
    if token.pos_ == "NOUN":
        people = [o for c in token.children if c.lower_ == "of" for o in c.children if _human(o)]
        released = event_nouns().get(f"{token.lemma_.lower()} person") if people else None
        if released is not None:
            return Kind(released, "the table of event nouns, of people", people[0])
        noun = _noun(token)
        return Kind(noun, "the table of event nouns", token) if noun else UNKNOWN
    kind = _of_verb(token)
    if kind.name in HARM:
        causes = list(_causes(token))
        for word in causes:
            noun = _noun(word)
            if noun in HARM:  # "a lorry killed ten in the attack"
                rule = "what caused it, in the table of event nouns"
                return kind if noun == kind.name else Kind(noun, rule, word)
        for word in causes:
            if token.lemma_ in STRIKING and word.lemma_.lower() in words("vehicles"):
                return Kind("accident", "a vehicle did it", word)
        for clause in token.children:
            when = clause.dep_ == "advcl" and any(
                c.lower_ in ("when", "as") for c in clause.children
            )
            if when and (other := known_kind(clause).name) in HARM and other != kind.name:
                return Kind(other, "what happened in the same moment", clause)
    if token.lemma_.lower() in CONTESTED:
        kind = _contest(token) or kind
    if kind.name == "finance" and token.lemma_.lower() in MEASURED and not _in_figures(token):
        hurt = token.lemma_ == "fall" and any(c.lower_ in ("from", "off") for c in token.children)
        return Kind("accident", "a fall from something", token) if hurt else UNMEASURED
    return kind


def _in_figures(verb: Token) -> bool:
    """Whether what rises, falls or is lost is money or a number: "shares fell", "lost £3m"."""
    about = [c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass", "dobj")]
    about += [o for c in about for p in c.children if p.lower_ == "of" for o in p.children]
    far = [c for c in verb.children if c.dep_ == "npadvmod" or c.lower_ in BY_HOW_MUCH]
    return any(c.lemma_.lower() in words("measured_nouns") for c in about) or any(
        t.ent_type_ in ("MONEY", "PERCENT") or t.is_currency or t.lower_ in ("%", "per", "percent")
        for c in (*about, *far)
        for t in c.subtree
    )


def _of_verb(token: Token) -> Kind:
    """The kind by the verb with its particle and its object."""
    table, lemma = event_verbs(), token.lemma_.lower()
    beside = ("out", "off", "up", "down")
    particle = next(
        (
            c
            for c in token.children
            if c.dep_ == "prt" or (c.i == token.i + 1 and c.lower_ in beside)
        ),
        None,
    )
    together = table.get(f"{lemma} {particle.lower_}") if particle is not None else None
    alone = table.get(lemma)
    kind = UNKNOWN
    if together:
        kind = Kind(together, "the table of event verbs, with its particle", particle)
    elif alone:
        kind = Kind(alone, "the table of event verbs", token)
    objects = [
        c for c in token.children
        # "Strike over pay": the parser may miss the preposition.
        if c.dep_ in ("dobj", "nsubjpass") and token.doc[c.left_edge.i - 1].lower_ not in ABOUT
    ]  # fmt: skip
    if not objects:
        return kind
    to_people = table.get(f"{lemma} person") if particle is None and _human(objects[0]) else None
    if to_people is not None:
        return Kind(to_people, "the table of event verbs, with people as its object", objects[0])
    made = words("product_nouns") | words("vehicles")
    to_things = table.get(f"{lemma} product") if objects[0].lemma_.lower() in made else None
    if to_things is not None:
        return Kind(to_things, "the table of event verbs, with a product as its object", objects[0])
    done_to = table.get(f"{lemma} somebody")
    if done_to is not None:
        kind = Kind(done_to, "the table of event verbs, with an object", objects[0])
    noun = event_nouns().get(objects[0].lemma_.lower())
    if noun is not None and kind.name in ("other", "meeting"):
        return Kind(noun, "its object, in the table of event nouns", objects[0])
    return kind


def _noun(token: Token) -> str | None:
    if token.pos_ != "NOUN":
        return None
    return event_nouns().get(token.lower_) or event_nouns().get(token.lemma_.lower())


def _won(token: Token) -> str | None:
    """What kind of contest a noun is, or is won in."""
    return _noun(token) or groups("contest_nouns").get(token.lemma_.lower())


def _human(token: Token) -> bool:
    return (
        token.lower_ in HUMAN
        or token.ent_type_ == "PERSON"
        or (token.pos_ == "NOUN" and noun_kind(token.lemma_.lower()) == "person")
    )


def _causes(verb: Token) -> Iterator[Token]:
    """What did it, or in what it was done: the blaze of "the blaze killed" and "killed in the blaze"."""
    if (doer := subject_of(verb)) is not None and doer.dep_ == "nsubj":
        yield doer  # also of "floods hit the town, killing four"
    for child in verb.children:
        if child.dep_ in ("prep", "agent") and child.lower_ in CAUSED:
            yield from (c for c in child.children if c.dep_ == "pobj")


def _contest(verb: Token) -> Kind | None:
    """What was won or lost, by its own words, or else by those of its sentence and the text."""
    near = [c for c in verb.children if c.dep_ == "dobj"]
    near += [o for c in verb.children if c.dep_ == "prep" for o in c.subtree]
    farther: list[Iterable[Token]] = [verb.sent, verb.doc] if verb.lemma_ in OF_RIVALS else []
    for some in (near, *farther):
        told = [(kind, word) for word in some if (kind := _won(word)) in CONTEST]
        counts = Counter(kind for kind, _ in told)
        most, found = max(told, key=lambda one: counts[one[0]], default=("", verb))
        if most:
            return Kind(most, "what it is about, in the table of event nouns", found)
    return None
