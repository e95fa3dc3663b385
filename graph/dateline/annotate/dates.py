"""When a report says that something happened: its own time, its governor's, or what publication allows.

Nothing becomes more exact than its words: "by 2015" has no beginning, "since April" no end, and what
an article tells in the past without a date happened on or before its publication.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

from dateline import calendar as cal
from dateline.annotate.datelinks import Lent, lend
from dateline.annotate.eventkinds import kind_of
from dateline.annotate.language import text_of
from dateline.annotate.lexicon import words
from dateline.annotate.reports import carried
from dateline.annotate.timeanchors import lost
from dateline.annotate.timeleads import SINCE, UNTIL, lead_of
from dateline.annotate.timepairs import (
    edtf_of,
    first_of,
    last_of,
    pairs_of,
    plain,
    span_of,
    together,
)
from dateline.annotate.times import teller
from dateline.model import Basis, Days, Interval, Status, Time, When

COMPARED = {"than", "versus", "vs", "compared", "against"}
"""Before a time, they say what something is compared with, not when it was."""
WEEK = 7
SIZES = (1, WEEK, 31, 92, 184, 366, 3653)
"""Days of a day, a week, a month, a quarter, a half, a year, a decade."""
NEWS = 10
"""For so many days something is news that an article tells in more than one place."""
NOTHING = When(Interval(), "", "none")


@dataclass(frozen=True, slots=True)
class Governed:
    """The times of each trigger: its own, and what it is lent."""

    own: dict[int, list[int]]
    lent: dict[int, Lent]


class Dated(NamedTuple):
    """When something was, the position of the time it rests on, the rule and the word it went by."""

    when: When
    time: int | None
    rule: str
    word: Token | None = None


class _Own(NamedTuple):
    """Times, the best first, and the word whose they are: the trigger or one above it."""

    times: list[int]
    at: Token


def govern_times(doc: Doc, times: list[Time], triggers: list[Token]) -> Governed:
    """Which times belong to which trigger, by the parse and by what the text says twice."""
    own = _governed(doc, times, triggers)
    days = {}
    for trigger in triggers:
        chosen = _own(trigger, own, times).times
        if chosen and _brief(doc, [times[n] for n in chosen]):
            days[trigger.i] = chosen[0]
    return Governed(own, lend(doc, triggers, days))


def _brief(doc: Doc, chosen: list[Time]) -> bool:
    """Whether a time is a day or a week, and the event's own."""
    time, span = chosen[0], chosen[0].interval
    return (
        span.earliest is not None
        and span.latest is not None
        and (span.latest - span.earliest).days < WEEK
        and lead_of(doc, time) not in UNTIL | SINCE
        and together(text_of(doc), chosen) is None
    )


def _governed(doc: Doc, times: list[Time], triggers: list[Token]) -> dict[int, list[int]]:
    """Which times belong to which trigger: the nearest trigger above the expression in the parse."""
    at = {t.i for t in triggers}
    carriers = {t.head.i: t.i for t in triggers if t.pos_ == "NOUN" and carried(t.head) == t}
    verbs: dict[int, list[Token]] = {}
    for trigger in triggers:
        if trigger.pos_ == "VERB":
            verbs.setdefault(trigger.sent.start, []).append(trigger)
    pairs = list(pairs_of(text_of(doc), times))
    days = {n for pair in pairs for n in pair if len(times[n].value) == len("2013-06-03")}
    out: dict[int, list[int]] = {}
    of: dict[int, int] = {}
    for n, time in enumerate(times):
        piece = doc.char_span(time.span.start, time.span.end, alignment_mode="expand")
        if piece is None or time.type in ("DURATION", "SET") or _compared(piece):
            continue
        when = next((c for c in piece.root.children if c.i in at and _when(c)), None)
        if when is not None:
            out.setdefault(when.i, []).append(n)  # "in September, when it broke down"
        if n not in days and _names(piece.root, at):
            continue
        token = piece.root
        loose = aside = False
        for _ in range(40):
            token = token.head
            aside = aside or (token.dep_ == "relcl" and token.lemma_ == "be" and token.i not in at)
            if token.i in carriers:
                token = doc[carriers[token.i]]
            if (token.i in at and (token.pos_ == "VERB" or not loose)) or token.head.i == token.i:
                break
            # "for all staff in March": a date hung on a noun that is no event belongs to the verb
            loose = loose or token.pos_ in ("NOUN", "PROPN", "PRON")
        if aside:
            continue  # "who has been mayor since 2015" dates no other verb
        if (told := teller(piece.root, token)).i in at:
            token = told
        if token.i not in at and token.lemma_ == "be":  # "the election is on 8 July"
            token = next((c for c in token.children if c.dep_ == "nsubj" and c.i in at), token)
        if token.i not in at:
            near = verbs.get(piece.sent.start, [])
            if not near:
                continue
            token = min(near, key=lambda t: (abs(t.i - piece.start), t.i))
        of[n] = _complement(token, at)
    for low, high in pairs:  # "between 2 and 5 June": the parser parts them
        if low in of and high in of:
            of[high] = of[low]
    for n, target in of.items():
        out.setdefault(target, []).append(n)
    return out


def _ranked(since: Token) -> bool:
    """ "The biggest gain since October", "for the first time since 2008"."""
    before = since.doc[max(since.sent.start, since.i - 6) : since.i]
    return any(t.tag_ in ("JJS", "RBS") or t.lower_ == "first" for t in before)


def _names(token: Token, at: set[int]) -> bool:
    """ "The 2011 version": whether a time only tells things of one name apart.

    "At the 2012 games" it does say when.
    """
    noun = token.head
    if token.dep_ not in ("nummod", "compound", "nmod", "amod") or noun.i in at or token.i > noun.i:
        return False
    return noun.dep_ != "pobj" or noun.head.lower_ not in ("at", "during", "in", "on")


def _when(verb: Token) -> bool:
    return any(c.lower_ == "when" and c.dep_ in ("advmod", "mark") for c in verb.children)


def _compared(piece: Span) -> bool:
    """ "Rose from a year earlier", "more than in 2012", "compared with last year"."""
    for token in (piece.root, *islice(piece.root.ancestors, 4)):
        if token.lower_ in COMPARED:
            return True
        if token.lower_ == "since" and _ranked(token):
            return True
        changed = token.head.lemma_ in words("change_verbs") or token.head.lower_ in ("up", "down")
        if token.lower_ == "from" and changed:
            return True
        if token.pos_ == "VERB":
            return False
    return False


def _complement(token: Token, at: set[int]) -> int:
    """ "The union will start to strike on Monday": the time is that of the complement."""
    if token.lemma_ in words("aspect_verbs"):
        inner = next((c for c in token.children if c.dep_ == "xcomp" and c.i in at), None)
        if inner is not None:
            return inner.i
    return token.i


def when_of(
    trigger: Token, governed: Governed, times: list[Time], status: Status, published: date | None
) -> Dated:
    """When the trigger's event was or is to be, and why."""
    chosen, at = _own(trigger, governed.own, times)
    if not chosen and published is not None and status in ("planned", "possible"):
        chosen, at = _foreseen(trigger, governed.own, times, published)
    if chosen and lost(times[chosen[0]]):
        return default_of(status, published, "its time is not understood")
    lent = governed.lent.get(trigger.i)
    if lent is not None and status == "happened" and _fresh(times[lent.time], published):
        time = times[lent.time]
        if not chosen or _holds(times[chosen[0]].interval, time.interval):
            basis = lent.basis or time.basis
            when = _clipped(time, basis, status, published)
            return Dated(when, lent.time, lent.rule, lent.word)
    if not chosen:
        return default_of(status, published, _lack(trigger, governed.own, times))
    when = _combined(trigger.doc, [times[n] for n in chosen], status, published)
    first, last = when.interval.earliest, when.interval.latest
    rule = "its own time" if at.i == trigger.i else "the time of the word above it"
    rule += _bounds(when, times[chosen[0]])
    dated = Dated(when, chosen[0], rule, None if at.i == trigger.i else at)
    called_off = status == "denied" and trigger.pos_ == "NOUN"  # "the strike, due on Friday"
    own = at.i == trigger.i and status == "ongoing"  # "the election is on 8 July"
    foreseen = status in ("planned", "possible", "hypothetical")
    if foreseen or own or called_off or published is None:
        return dated
    late = last is not None and last > published and lead_of(trigger.doc, times[chosen[0]]) != "by"
    if first <= published if first else not late:  # "was postponed until Friday" is before
        return dated
    # what an article tells as happened was over when it was printed: the day was misread
    return default_of(status, published, "its time would lie ahead")


def _lack(trigger: Token, governed: dict[int, list[int]], times: list[Time]) -> str:
    """What is missing where no day is known: a time, or what it counts from."""
    counted = any(times[n].value == "XXXX-XX-XX" for n in governed.get(trigger.i, []))
    return "nothing known to count its time from" if counted else "no time said of it"


def _foreseen(
    trigger: Token, governed: dict[int, list[int]], times: list[Time], published: date
) -> _Own:
    """ "They predict a collapse in 2150": what lies ahead is no time of the predicting."""
    verb = trigger.head
    if trigger.dep_ != "dobj" or verb.tag_ not in ("VBD", "VBZ", "VBP"):
        return _Own([], trigger)
    found = [
        n for n in governed.get(verb.i, [])
        if (first := times[n].interval.earliest) and first > published
        and times[n].span.start > trigger.idx
    ]  # fmt: skip
    return _Own(_best(found, times), verb)


def _bounds(when: When, time: Time) -> str:
    """What is left of a time, or added to it, by the words around it."""
    if when.interval == time.interval:
        return ""
    if len(when.evidence) > 1:
        return (", some day " if when.edtf[0] == "[" else ", ") + "from the first to the last"
    if when.interval.earliest is None:
        return ", which says only the end"
    return (
        ", which says only the beginning" if when.interval.latest is None else ", until publication"
    )


def _fresh(time: Time, published: date | None) -> bool:
    """Whether a day is one that an article of that date may tell of again as its news."""
    first = time.interval.earliest
    return first is not None and (published is None or 0 <= (published - first).days <= NEWS)


def _holds(wide: Interval, narrow: Interval) -> bool:
    return bool(
        wide.earliest and wide.latest and narrow.earliest and narrow.latest
        and wide.earliest <= narrow.earliest and narrow.latest <= wide.latest
    )  # fmt: skip


def _own(trigger: Token, governed: dict[int, list[int]], times: list[Time]) -> _Own:
    """The trigger's times, or those of the word it depends on within one clause."""
    token = trigger
    for _ in range(3):
        found = [
            n for n in governed.get(token.i, [])
            if (times[n].edtf or times[n].interval != Interval() or times[n].offset)
            # "at 5 p.m.", with no day beside it, does not say which day
            and not (times[n].type == "TIME" and times[n].basis == "narrative")
        ]  # fmt: skip
        if found := found or [n for n in governed.get(token.i, []) if lost(times[n])]:
            return _Own(_best(found, times), token)
        if not _shares(token):
            break
        token = token.head
    return _Own([], trigger)


def _shares(token: Token) -> bool:
    """Whether what a word tells of happens when the word above it does.

    "The explosion killed three on Monday" was on Monday; "commissioned the inquiry in June" says
    nothing of when the inquiry was, nor "two days after the strike began" of the strike.
    """
    head = token.head
    if token.pos_ == "NOUN":
        return carried(head) is not None or (
            token.dep_ == "nsubj" and head.pos_ == "VERB" and kind_of(head) != "statement"
        )
    if token.dep_ == "advcl":
        if _when(token):
            return token.tag_ == head.tag_ == "VBD"  # "died on Monday when his car hit a tree"
        return token.tag_ == "VBG" and not any(c.dep_ == "mark" for c in token.children)
    return (
        token.dep_ == "conj"
        and token.pos_ == "VERB"
        and not any(c.dep_ in ("nsubj", "nsubjpass") for c in token.children)
    )


def _best(found: list[int], times: list[Time]) -> list[int]:
    """The most exact first: a day before a month before a year."""

    def width(n: int) -> int:
        span = times[n].interval
        if span.earliest is None or span.latest is None:
            return len(SIZES) + 1
        days = (span.latest - span.earliest).days
        return next((k for k, size in enumerate(SIZES) if days < size), len(SIZES))

    return sorted(found, key=lambda n: (width(n), times[n].type == "TIME", n))


def _combined(doc: Doc, found: list[Time], status: Status, published: date | None) -> When:
    first = found[0]
    word = lead_of(doc, first)
    if (meant := together(text_of(doc), found)) is not None:
        word = lead_of(doc, meant.times[0])
        if meant.way != "through" and not meant.stretch and word in UNTIL | SINCE:
            first = meant.times[-1 if word in UNTIL else 0]  # "by 2 or 3 June"
        elif (days := span_of(meant, status)) is not None:
            evidence = tuple(time.span for time in meant.times)
            return When(days, edtf_of(meant, days), meant.times[0].basis, evidence)
    evidence = (first.span,)
    if first.interval == Interval():
        return When(Interval(), first.edtf, first.basis, evidence, _one_sided(first.offset, word))
    if first.type == "TIME":
        return When(
            first.interval, first.edtf, first.basis, evidence
        )  # "before midnight" is that day
    if word in UNTIL:
        return When(
            Interval(None, first.interval.latest), f"../{last_of(first)}", first.basis, evidence
        )
    if word in SINCE:
        if (
            published
            and status in ("happened", "denied")
            and first.interval.earliest
            and first.interval.earliest <= published
        ):
            both = Interval(first.interval.earliest, published)
            return When(both, f"{first_of(first)}/{published.isoformat()}", first.basis, evidence)
        return When(
            Interval(first.interval.earliest, None), f"{first_of(first)}/..", first.basis, evidence
        )
    return _clipped(first, first.basis, status, published)


def _one_sided(offset: Days | None, word: str) -> Days | None:
    """ "Until yesterday" and "since Monday" leave one side open."""
    if offset is None:
        return None
    return Days(
        None if word in UNTIL else offset.least,
        None if word in SINCE else offset.most,
    )


def _clipped(time: Time, basis: Basis, status: Status, published: date | None) -> When:
    """ "This week" of what has happened ends with the day of publication."""
    span = time.interval
    if (
        published and status == "happened" and span.earliest and span.latest
        and span.earliest <= published < span.latest and not plain(time.edtf)
    ):  # fmt: skip
        span = Interval(span.earliest, published)
        return When(span, cal.edtf_between(span), basis, (time.span,))
    return When(span, time.edtf, basis, (time.span,))


def default_of(status: Status, published: date | None, lack: str) -> Dated:
    """What is known of when something was of which no time is said."""
    if published is not None and status in ("happened", "denied"):
        span = Interval(None, published)
        rule = f"{lack}; it was over when the article was published"
        return Dated(When(span, cal.edtf_between(span), "inferred"), None, rule)
    if published is not None and status == "planned":
        span = Interval(published, None)
        rule = f"{lack}; it lay ahead when the article was published"
        return Dated(When(span, cal.edtf_between(span), "inferred"), None, rule)
    return Dated(NOTHING, None, lack)
