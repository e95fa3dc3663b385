"""What a text says of the order of two happenings: "left after the vote", "two days before it met".

Only what the words themselves say, of happenings that are told as facts or as plans: what is asked,
supposed or denied is in no order. The relations are those of Allen (1983) that news has words for,
taken as bounds on the days between the two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from spacy.tokens import Doc, Token

from dateline.annotate.dates import Dated, default_of
from dateline.annotate.language import text_of
from dateline.annotate.lexicon import groups
from dateline.annotate.prospects import FUTURE
from dateline.annotate.reports import carried, status_group
from dateline.annotate.status import Told
from dateline.annotate.timemoves import days_on, moves_of
from dateline.model import Days, Order, Reason, Report, Span, Time

TOLD = ("happened", "ongoing", "planned")
ANY = Days(0, None)
CLIMB = 3
"""Words from a preposition up to the verb that its phrase belongs to."""
ROUGH = {"W": (7, 3), "M": (30, 15), "Y": (365, 183)}
"""Days of a unit, and how many of them "two weeks later" may be off; days are counted as they are."""
SOME = {"D": Days(1, 30), "W": Days(7, 183), "M": Days(28, 731), "Y": Days(365, None)}
"""What "days after" and "months before" come to."""
IDLE_AFTER = {"look", "name", "call", "seek", "chase", "ask", "take", "go", "come"}
"""Verbs that "after" belongs to, with no order in it."""
ENDS = {"until", "till", "since", "once"}
"""Words that only say where a stretch of time ends or begins."""
FORUMS = {"inquiry", "hearing", "trial", "tribunal", "committee"}
"""Before these one stands, speaks or is brought."""


class Joint(NamedTuple):
    """Two triggers and the word between them; what the word governs is below it."""

    above: Token
    below: Token
    word: Token


def find_orders(
    doc: Doc,
    triggers: Sequence[Token],
    statuses: Sequence[tuple[Told, bool]],
    times: Sequence[Time],
    dated: bool,
) -> tuple[Order, ...]:
    """Give the orders that the words name, and which plans lay ahead at publication.

    Of an article without a date, also what its verbs tell as past: that bounds when it can have been.
    """
    place = {trigger.i: n for n, trigger in enumerate(triggers)}
    facts = {n for n, (told, negated) in enumerate(statuses) if told.status in TOLD and not negated}
    out = []
    for joint in _joints(doc, place):
        above, below = place[joint.above.i], place[joint.below.i]
        if above != below and {above, below} <= facts:
            out.append(_order(joint, above, below, times))
    out += _next_days(doc, place, facts, times)
    for n, (told, negated) in enumerate(statuses):
        if not negated and told.word is not None and _ahead(told):
            out.append(Order(None, n, ANY, (_span(told.word),)))
    if not dated:
        for n, trigger in enumerate(triggers):
            if n in facts and statuses[n][0].status == "happened" and _past(trigger):
                out.append(Order(n, None, ANY, (_span(trigger),)))
    return tuple(dict.fromkeys(out))


def anchored(
    reports: Sequence[Report], orders: Sequence[Order], published: date | None
) -> tuple[Report, ...]:
    """Give the date in "resigned two days after the fire in Carrow on 14 March" to the fire.

    The parser hangs what stands after the place on the main verb, which has a day of its own there.
    """
    out = list(reports)
    for order in orders:
        if order.first is None or order.then is None or order.apart == ANY or order.during:
            continue
        above, below = order.first, order.then
        if not out[above].when.evidence:
            above, below = below, above
        one, other = out[above], out[below]
        evidence = one.when.evidence
        if (
            evidence
            and one.when.basis == "stated"  # "on Monday" is more often the main verb's own
            and one.sentence == other.sentence
            and not other.when.evidence
            and evidence[0].start > other.span.end
            and other.span.start > one.span.end  # the date stands with what it is nearer to
        ):
            dated = Dated(one.when, one.time, "the time after it, from which another is counted")
            out[below] = _redated(other, dated)
            lack = "its time is that of what it is counted from"
            out[above] = _redated(one, default_of(one.status, published, lack))
    return tuple(out)


def _redated(report: Report, dated: Dated) -> Report:
    why = tuple(reason for reason in report.why if reason.about != "date")
    reason = Reason("date", dated.rule, dated.when.evidence)
    return replace(report, when=dated.when, time=dated.time, why=(*why, reason))


def _order(joint: Joint, above: int, below: int, times: Sequence[Time]) -> Order:
    way = _way(joint.word)
    spans = tuple(sorted(map(_span, (joint.above, joint.word, joint.below))))
    if way == "during":
        return Order(above, below, Days(0, 0), spans, during=True)
    apart, words = _apart(joint.word, times)
    spans = tuple(sorted({*spans, *words}))
    return (
        Order(below, above, apart, spans) if way == "after" else Order(above, below, apart, spans)
    )


def _way(word: Token) -> str | None:
    """When the upper one of two was, seen from the lower: before, after, during."""
    found = groups("orders").get(word.lower_)
    return found if found != "to come" else None


def _joints(doc: Doc, place: Mapping[int, int]) -> Iterator[Joint]:
    """Find the words of order with a trigger on either side."""
    for word in doc:
        if _way(word) is None:
            continue
        if word.dep_ in ("mark", "advmod") and word.head.dep_ == "advcl":
            below, above = word.head, word.head.head
            if word.lower_ == "since" and not _perfect(above):
                continue  # "since it is cheaper"
        else:
            object_ = _object(word)
            if object_ is None:
                continue
            below, above = object_, word.head
            if above.pos_ == "ADP" and above.head.i != above.i:
                above = above.head  # "in the wake of"
            if above.head.i == above.i and above.pos_ == "ADP":
                # "In the wake of the strike it closed", taken for one phrase by the parser
                above = next((c for c in below.children if c.dep_ == "relcl"), below)
        lower, upper = _trigger(below, place), _anchor(above, place)
        if lower is None or upper is None or _idle(word, upper, lower):
            continue
        yield Joint(upper, lower, word)


def _next_days(
    doc: Doc, place: Mapping[int, int], facts: set[int], times: Sequence[Time]
) -> Iterator[Order]:
    """ "Appointed her a week after the vote. The next day she left": the day after the appointment."""
    text = text_of(doc)
    lengths = [time.span for time in times if time.type == "DURATION"]
    dates = [
        time.span for time in times if time.type in ("DATE", "TIME") and "REF" not in time.value
    ]
    moves = moves_of(doc, lengths, dates)
    for time in times:
        days = days_on(time.span.of(text)) if time.value in ("XXXX-XX-XX", "PRESENT_REF") else None
        piece = doc.char_span(time.span.start, time.span.end, alignment_mode="expand")
        if days is None or piece is None:
            continue
        sentence = piece.sent.start_char
        move = next(
            (m for m in moves if m.end <= sentence and not text[m.end : sentence].strip()), None
        )
        below = _anchor(piece.root, place)
        if move is None or below is None or move.verb.i not in place:
            continue
        first, then = place[move.verb.i], place[below.i]
        if {first, then} <= facts:
            spans = (_span(move.verb), *sorted((time.span, _span(below))))
            yield Order(first, then, Days(days, days), spans)


def _object(word: Token) -> Token | None:
    """What a preposition, or "ahead of" and "in the wake of", governs."""
    for child in word.children:
        if child.dep_ in ("pobj", "pcomp"):
            return child
    for child in word.children:
        if child.dep_ == "prep" and child.lower_ in ("of", "to"):
            return next((c for c in child.children if c.dep_ in ("pobj", "pcomp")), None)
    return None


def _trigger(token: Token, place: Mapping[int, int]) -> Token | None:
    if token.i in place:
        return token
    held = carried(token)
    return held if held is not None and held.i in place else None


def _anchor(token: Token, place: Mapping[int, int]) -> Token | None:
    """The trigger that a phrase of time belongs to: the word above it, or the verb above that."""
    for _ in range(CLIMB):
        found = _trigger(token, place)
        if found is not None:
            return found
        if token.pos_ in ("VERB", "AUX") or token.head.i == token.i:
            return None
        token = token.head
    return None


def _idle(word: Token, above: Token, below: Token) -> bool:
    """Whether the word is none of order here: "named after", "gave evidence before the inquiry"."""
    if word.lower_ == "after":
        return above.lemma_ in IDLE_AFTER and word.head.i == above.i and word.i == above.i + 1
    if word.lower_ == "since":
        before = word.doc[max(word.sent.start, word.i - 6) : word.i]
        return any(t.tag_ in ("JJS", "RBS") or t.lower_ == "first" for t in before)
    if word.lower_ == "ahead":  # in a race
        return word.i > 0 and word.doc[word.i - 1].lower_.rstrip("s") in (
            "minute",
            "second",
            "point",
        )
    return word.lower_ == "before" and below.lemma_.lower() in FORUMS


def _perfect(verb: Token) -> bool:
    return any(c.lower_ in ("has", "have", "had", "'ve", "’ve") for c in verb.children)


TO_THE_DAY = " to the day"


def _apart(word: Token, times: Sequence[Time]) -> tuple[Days, tuple[Span, ...]]:
    """How far apart: by the stretch of time right before the word, if there is one."""
    text = text_of(word.doc)
    end = word.idx - 1
    if text[:end].endswith(TO_THE_DAY):  # "a year to the day after": as far as a year, and no day
        end -= len(TO_THE_DAY)
    for time in times:
        if time.type == "DURATION" and time.span.end == end:
            if text[: time.span.start].lower().endswith("for ") or word.lower_ in ENDS:
                return ANY, ()  # "for two years until it closed": how long it went on
            return _days_of(time.value, time.span.of(text).lower()), (time.span,)
    before = word.doc[word.i - 1] if word.i and end == word.idx - 1 else word
    if before.lower_ == "day" and before.i and word.doc[before.i - 1].lower_ in ("the", "a", "one"):
        return Days(1, 1), (_span(before),)
    return ANY, ()


def _days_of(value: str, words: str) -> Days:
    """The days of a duration in ISO-TimeML, as far as its words bind it.

    >>> _days_of("P2D", "two days"), _days_of("P3W", "more than three weeks")
    (Days(least=2, most=2), Days(least=21, most=None))
    """
    found = re.fullmatch(r"P(T?)([\d.]+|X)([A-Z])", value)
    if found is None:
        return ANY
    clock, amount, unit = found.groups()
    if clock:
        return Days(0, 1 if amount == "X" or unit != "H" else int(float(amount)) // 24 + 1)
    if amount == "X":
        return SOME.get(unit, ANY)
    size, slack = ROUGH.get(unit, (1, 0))
    days = round(float(amount) * size)
    if re.match(r"(more than|over|at least)\b", words):
        return Days(days, None)
    if re.match(r"(less than|under|within|up to|at most|fewer than)\b", words):
        return Days(0, days + slack)
    if re.match(r"(about|around|some|nearly|almost|roughly|just|only)\b", words):
        slack += days // 5 + 1
    return Days(max(days - slack, 0), days + slack)


def _ahead(told: Told) -> bool:
    """Whether it lies ahead, seen from the day of publication: "will", "plans to", "is expected to"."""
    word = told.word
    if word is None or told.status not in ("planned", "possible"):
        return False
    if word.lower_ in FUTURE:
        return told.status == "planned"
    lemma = word.lemma_.lower()
    if groups("orders").get(lemma) != "to come" and (
        told.status != "planned" or status_group(lemma) != "planned"
    ):
        return False
    verb = word.head if word.pos_ == "ADJ" else word
    for _ in range(2 * CLIMB):
        helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
        if verb.tag_ in ("VBZ", "VBP") or helpers & {"is", "are", "has", "have"}:
            return True
        if verb.tag_ == "VBD" or helpers or verb.head.i == verb.i:
            return False
        verb = verb.head  # "is under pressure, with the service expected to save"
    return False


def _past(verb: Token) -> bool:
    """Whether a verb's form says that it is over; a noun's never does."""
    helpers = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    return verb.pos_ == "VERB" and (
        verb.tag_ == "VBD"
        or (verb.tag_ == "VBN" and bool(helpers & {"had", "was", "were", "has", "have"}))
    )


def _span(word: Token) -> Span:
    return Span(word.idx, word.idx + len(word))
