"""Reports that share a day: what a text dates once and tells of again.

A date is lent only where the words point back: the headline that the first sentence repeats, the same
verb of the same subject, "the announcement" after "announced on Monday", "during the event", the same
speaker again. What merely follows in the text is lent nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from dateline.annotate.eventkinds import kind_of
from dateline.annotate.lexicon import words
from dateline.annotate.reports import carried
from dateline.annotate.syntax import subject_of
from dateline.model import Basis

LEAD = 3
"""How many sentences after a headline may tell when it was."""
STEM = 5
"""So many letters of a word and of the noun made from it are the same: "resign", "resignation"."""
POINTING = {"the", "this", "that", "these", "those"}
BY_NOW = {"VBZ", "VBP", "VBD"}


class Lent(NamedTuple):
    """The time that a report takes from another, and on what ground."""

    time: int
    basis: Basis | None
    """None: on that of the time itself, since grammar joins the two."""
    rule: str
    word: Token | None = None
    """What joins the two, if one word does."""


def lend(doc: Doc, triggers: list[Token], days: Mapping[int, int]) -> dict[int, Lent]:
    """The times of triggers that have none, from those in `days`: trigger → time that is one day."""
    out: dict[int, Lent] = {}
    at = {t.i: t for t in triggers}
    by_sentence: dict[int, list[Token]] = {}
    for trigger in triggers:
        by_sentence.setdefault(trigger.sent.start, []).append(trigger)
    sentences = [s for s in doc.sents if not s.text.isspace()]
    known: dict[tuple[str, str], int] = {}
    nouns: dict[str, int] = {}
    scene: int | None = None
    last: int | None = None
    for sent in sentences:
        here = by_sentence.get(sent.start, [])
        for trigger in here:
            if trigger.i not in days and trigger.i not in out:
                lent = _from_grammar(trigger, days) or _from_before(trigger, known, nouns, last)
                if lent is None and scene is not None and _in_scene(trigger):
                    lent = Lent(scene, "inferred", "the occasion that the text is about")
                if lent is not None:
                    out[trigger.i] = lent
            time = (
                days[trigger.i]
                if trigger.i in days
                else out[trigger.i].time
                if trigger.i in out
                else None
            )
            if time is not None:
                known[_key(trigger), _subject(trigger)] = time
                nouns[_stem(trigger)] = time
        for trigger in here:
            _hand_down(trigger, at, days, out)
        main = _main(sent, here)
        last = None
        if main is not None and (main.i in days or main.i in out):
            scene = last = days[main.i] if main.i in days else out[main.i].time
    if len(sentences) > 1 and _headline(sentences[0], sentences[1]):
        _head(sentences, by_sentence, days, out)
    return out


def _from_grammar(trigger: Token, days: Mapping[int, int]) -> Lent | None:
    """ "Tuesday's attack killed three", "released it in a Wednesday event": one occasion, one day."""
    if trigger.pos_ != "VERB" or trigger.tag_ not in BY_NOW:
        return None
    for child in trigger.children:
        if (
            child.dep_ in ("nsubj", "nsubjpass")
            and child.i in days
            and kind_of(trigger) != "statement"
        ):
            return Lent(days[child.i], None, "the day of its subject", child)
        if child.dep_ == "prep" and child.lower_ in ("at", "during", "in"):
            for noun in child.children:
                if noun.i in days and noun.pos_ in ("NOUN", "PROPN"):
                    return Lent(days[noun.i], None, "the day of the occasion it was at", noun)
    return None


def _from_before(
    trigger: Token, known: Mapping[tuple[str, str], int], nouns: Mapping[str, int], last: int | None
) -> Lent | None:
    """What was dated before, told again."""
    if trigger.pos_ == "NOUN":
        if not any(c.dep_ == "det" and c.lower_ in POINTING for c in trigger.children):
            return None
        if _stem(trigger) in nouns:
            return Lent(nouns[_stem(trigger)], "narrative", "what was dated before, named again")
        pointing = trigger.lemma_.lower() in words("anaphoric_nouns") and trigger.dep_.startswith(
            "nsubj"
        )
        if not pointing or last is None:
            return None
        return Lent(last, "inferred", "it takes up the sentence before")
    same = known.get((_key(trigger), _subject(trigger)))
    if same is None or trigger.tag_ != "VBD" or not _subject(trigger):
        return None
    basis: Basis = "inferred" if kind_of(trigger) == "statement" else "narrative"
    return Lent(same, basis, "what was dated before, of the same subject", subject_of(trigger))


def _hand_down(
    trigger: Token, at: Mapping[int, Token], days: Mapping[int, int], out: dict[int, Lent]
) -> None:
    """ "While introducing it, …", "…, saying that", "began by hinting": done in the same moment."""
    if trigger.i in days or trigger.i in out or trigger.tag_ != "VBG":
        return
    head = trigger.head
    if trigger.dep_ == "pcomp" and head.lower_ == "by":
        head = head.head
    elif trigger.dep_ != "advcl" or any(
        c.dep_ == "mark" and c.lower_ not in ("while", "when") for c in trigger.children
    ):
        return
    together = "done in the same moment as what is above it"
    if head.i in at and head.i in out:
        out[trigger.i] = Lent(out[head.i].time, out[head.i].basis, together, head)
    elif head.i in at and head.i in days:
        out[trigger.i] = Lent(days[head.i], None, together, head)


def _in_scene(trigger: Token) -> bool:
    """ "During the event, …": whether the clause names the occasion that the text is about."""
    if trigger.tag_ not in ("VBD", "VBG") or trigger.pos_ != "VERB":
        return False
    verbs = [trigger, *(c for c in trigger.children if c.dep_ == "advcl")]
    if trigger.dep_ == "advcl":
        verbs.append(trigger.head)
    for verb in verbs:
        for child in verb.children:
            if child.dep_ == "prep" and child.lower_ in ("at", "during"):
                for noun in child.children:
                    pointed = any(c.dep_ == "det" and c.lower_ in POINTING for c in noun.children)
                    if pointed and noun.lemma_.lower() in words("occasions"):
                        return True
    return False


def _headline(first: Span, second: Span) -> bool:
    """Whether the first sentence is a line of its own without a full stop."""
    text = first.text.rstrip()
    return not text.endswith((".", "”", '"', "!", ":")) and first.doc[second.start - 1].is_space


def _head(
    sentences: list[Span],
    by_sentence: Mapping[int, list[Token]],
    days: Mapping[int, int],
    out: dict[int, Lent],
) -> None:
    """A headline tells in the present what the first sentence dates."""
    root = next(
        (t for t in by_sentence.get(sentences[0].start, []) if t.i == sentences[0].root.i), None
    )
    if root is None or root.pos_ != "VERB" or root.tag_ not in (*BY_NOW, "VBN", "VB"):
        return
    names = {t.lower_ for t in sentences[0] if t.pos_ in ("NOUN", "PROPN")}
    for sent in sentences[1 : LEAD + 1]:
        main = _main(sent, by_sentence.get(sent.start, []))
        if main is None or (main.i not in days and main.i not in out):
            continue
        told = kind_of(main) == "statement" and any(c.dep_ == "ccomp" for c in main.children)
        if not told and names & {t.lower_ for t in sent}:
            time = days[main.i] if main.i in days else out[main.i].time
            out[root.i] = Lent(time, "narrative", "a headline of what the text dates", main)
        return


def _main(sent: Span, here: list[Token]) -> Token | None:
    """The trigger that a sentence is about: its root, or the noun that a light verb carries."""
    return next(
        (t for t in here if t.i == sent.root.i or (t.pos_ == "NOUN" and carried(sent.root) == t)),
        None,
    )


def _key(trigger: Token) -> str:
    """What the words for one event have in common; all that somebody says is one."""
    if trigger.pos_ == "VERB" and kind_of(trigger) == "statement":
        return "statement"
    return _stem(trigger)


def _stem(trigger: Token) -> str:
    return trigger.lemma_.lower()[:STEM]


def _subject(trigger: Token) -> str:
    subject = subject_of(trigger) if trigger.pos_ == "VERB" else None
    return subject.lower_ if subject is not None and subject.pos_ != "PRON" else ""
