"""When a report says that something happened: its own time, its governor's, or what publication allows.

Nothing becomes more exact than its words: "by 2015" has no beginning, "since April" no end, and what
an article tells in the past without a date happened on or before its publication.
"""

from __future__ import annotations

from datetime import date

from spacy.tokens import Doc, Token

from dateline import calendar as cal
from dateline.annotate.language import text_of
from dateline.annotate.lexicon import words
from dateline.annotate.reports import carried, kind_of
from dateline.model import Interval, Status, Time, When

UNTIL = {"by", "until", "till", "before", "up", "til"}
SINCE = {"since", "after", "from"}
NOTHING = When(Interval(), "", "none")


def govern_times(doc: Doc, times: list[Time], triggers: list[Token]) -> dict[int, list[int]]:
    """Which times belong to which trigger: the nearest trigger above the expression in the parse."""
    at = {t.i for t in triggers}
    carriers = {t.head.i: t.i for t in triggers if t.pos_ == "NOUN" and carried(t.head) is not None}
    verbs: dict[int, list[Token]] = {}
    for trigger in triggers:
        if trigger.pos_ == "VERB":
            verbs.setdefault(trigger.sent.start, []).append(trigger)
    out: dict[int, list[int]] = {}
    for n, time in enumerate(times):
        piece = doc.char_span(time.span.start, time.span.end, alignment_mode="expand")
        if piece is None or time.type in ("DURATION", "SET"):
            continue
        token = piece.root
        loose = False
        for _ in range(40):
            token = token.head
            if token.i in carriers:
                token = doc[carriers[token.i]]
            if (token.i in at and (token.pos_ == "VERB" or not loose)) or token.head.i == token.i:
                break
            # "for all staff in March": a date hung on a noun that is no event belongs to the verb
            loose = loose or token.pos_ in ("NOUN", "PROPN", "PRON")
        if token.i not in at:
            near = verbs.get(piece.sent.start, [])
            if not near:
                continue
            token = min(near, key=lambda t: (abs(t.i - piece.start), t.i))
        target = _complement(token, at)
        out.setdefault(target, []).append(n)
    return out


def _complement(token: Token, at: set[int]) -> int:
    """ "The union will start to strike on Monday": the time is that of the complement."""
    if token.lemma_ in words("aspect_verbs"):
        inner = next((c for c in token.children if c.dep_ == "xcomp" and c.i in at), None)
        if inner is not None:
            return inner.i
    return token.i


def when_of(
    trigger: Token,
    governed: dict[int, list[int]],
    times: list[Time],
    status: Status,
    published: date | None,
) -> tuple[When, int | None]:
    """When the trigger's event was or is to be, and the position of the time it rests on."""
    chosen = _own(trigger, governed, times)
    if chosen:
        when = _combined(trigger.doc, [times[n] for n in chosen], status, published)
        first = when.interval.earliest
        if status in ("planned", "possible", "hypothetical") or not (published and first):
            return when, chosen[0]
        if first <= published:
            return when, chosen[0]
        # what an article tells as happened was over when it was printed: the day was misread
    return _default(status, published), None


def _own(trigger: Token, governed: dict[int, list[int]], times: list[Time]) -> list[int]:
    """The trigger's times, or those of the word it depends on within one clause."""
    token = trigger
    for _ in range(3):
        found = [
            n for n in governed.get(token.i, [])
            if (times[n].edtf or times[n].interval != Interval())
            # "at 5 p.m.", with no day beside it, does not say which day
            and not (times[n].type == "TIME" and times[n].basis == "narrative")
        ]  # fmt: skip
        if found:
            return _best(found, times)
        if not _shares(token):
            return []
        token = token.head
    return []


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
            return 10**6
        return (span.latest - span.earliest).days

    return sorted(found, key=lambda n: (width(n), times[n].type == "TIME", n))


def _combined(doc: Doc, found: list[Time], status: Status, published: date | None) -> When:
    first = found[0]
    evidence = (first.span,)
    if len(found) > 1 and _range(doc, *sorted(found[:2], key=lambda t: t.span)):
        low, high = sorted(found[:2], key=lambda t: t.span)
        if (
            low.interval.earliest
            and high.interval.latest
            and low.interval.earliest <= high.interval.latest
        ):
            both = Interval(low.interval.earliest, high.interval.latest)
            return When(both, f"{_first(low)}/{_last(high)}", low.basis, (low.span, high.span))
    word = _preposition(doc, first)
    if first.interval == Interval():
        return When(Interval(), first.edtf, first.basis, evidence)
    if first.type == "TIME":
        return When(
            first.interval, first.edtf, first.basis, evidence
        )  # "before midnight" is that day
    if word in UNTIL:
        return When(
            Interval(None, first.interval.latest), f"../{_last(first)}", first.basis, evidence
        )
    if word in SINCE:
        if (
            published
            and status in ("happened", "denied")
            and first.interval.earliest
            and first.interval.earliest <= published
        ):
            both = Interval(first.interval.earliest, published)
            return When(both, f"{_first(first)}/{published.isoformat()}", first.basis, evidence)
        return When(
            Interval(first.interval.earliest, None), f"{_first(first)}/..", first.basis, evidence
        )
    return When(first.interval, first.edtf, first.basis, evidence)


def _first(time: Time) -> str:
    """A time as the beginning of an EDTF interval, which may be a year, a month or a day."""
    start = time.interval.earliest
    if start is None or _plain(time.edtf):
        return time.edtf
    return cal.edtf_between(Interval(start, None)).removesuffix("/..")


def _last(time: Time) -> str:
    """A time as the end of an EDTF interval: of "by the end of next week" the week's last day."""
    end = time.interval.latest
    if end is None or _plain(time.edtf):
        return time.edtf
    return cal.edtf_between(Interval(None, end)).removeprefix("../")


def _plain(edtf: str) -> bool:
    return edtf.replace("-", "").isdecimal() and not int(edtf[5:7] or 0) >= 13


def _preposition(doc: Doc, time: Time) -> str:
    piece = doc.char_span(time.span.start, time.span.end, alignment_mode="expand")
    if piece is None or piece.start == 0:
        return ""
    before = doc[piece.start - 1]
    if before.lower_ in ("the", "of", "end") and piece.start > 2:
        for i in range(piece.start - 1, max(piece.start - 5, -1), -1):
            if doc[i].lower_ in UNTIL | SINCE:
                return doc[i].lower_
    if before.lower_ == "on" and piece.start > 1 and doc[piece.start - 2].lower_ in ("from",):
        return "from"
    return before.lower_


def _range(doc: Doc, low: Time, high: Time) -> bool:
    between = text_of(doc)[low.span.end : high.span.start].strip().lower()
    before = text_of(doc)[max(0, low.span.start - 9) : low.span.start].strip().lower().split()[-1:]
    return (
        between in ("to", "until", "till", "-", "–", "and", "through")
        and before in (["from"], ["between"])
    ) or between in ("-", "–")


def _default(status: Status, published: date | None) -> When:
    if published is None:
        return NOTHING
    if status in ("happened", "denied"):
        return When(
            Interval(None, published), cal.edtf_between(Interval(None, published)), "inferred"
        )
    if status == "planned":
        return When(
            Interval(published, None), cal.edtf_between(Interval(published, None)), "inferred"
        )
    return NOTHING
