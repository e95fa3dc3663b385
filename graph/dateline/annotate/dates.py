"""When a report says that something happened: its own time, its governor's, or what publication allows.

Nothing becomes more exact than its words: "by 2015" has no beginning, "since April" no end, and what
an article tells in the past without a date happened on or before its publication.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from spacy.tokens import Doc, Token

from dateline import calendar as cal
from dateline.annotate.datelinks import Lent, lend
from dateline.annotate.eventkinds import HARM, kind_of
from dateline.annotate.governing import owners_of, says_when
from dateline.annotate.language import text_of
from dateline.annotate.reports import carried
from dateline.annotate.syntax import past, subject_of
from dateline.annotate.timeanchors import lost
from dateline.annotate.timeleads import SINCE, UNTIL, lead_of
from dateline.annotate.timepairs import (
    edtf_of,
    first_of,
    last_of,
    plain,
    span_of,
    together,
)
from dateline.model import Basis, Days, Interval, Status, Time, When

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
    own = owners_of(doc, times, triggers)
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
    if at.i != trigger.i == at.head.i:
        rule = "the time of what happened in the same moment"
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
        if (first := times[n].interval.earliest)
        and (first > published or (first == published and verb.tag_ != "VBD"))
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
    for beside in trigger.children:
        if beside.i in governed and _one_moment(trigger, beside):
            return _own(beside, governed, times)
    return _Own([], trigger)


def _one_moment(verb: Token, beside: Token) -> bool:
    """ "Six were hurt when a tram left the rails on Monday", "two died and ten were hurt on Monday"."""
    if not (past(verb) and past(beside)):
        return False
    harm = kind_of(verb) in HARM
    if beside.dep_ == "advcl":
        return says_when(beside) or (harm and any(c.lower_ == "as" for c in beside.children))
    return beside.dep_ == "conj" and harm and kind_of(beside) in HARM and _tolls(verb, beside)


def _tolls(*verbs: Token) -> bool:
    """Whether each has a number of people as its subject."""
    subjects = (subject_of(verb) for verb in verbs)
    return all(s is not None and any(t.tag_ == "CD" for t in (s, *s.children)) for s in subjects)


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
        if says_when(token):
            return past(token) and past(head)  # "died on Monday when his car hit a tree"
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
