"""Time expressions: found by a grammar of patterns, valued against publication and narrative.

The patterns cover the forms of TimeML (ISO 24617-1). What is written in full stands by itself
("stated"); a weekday, a month without a year, "last week" count from the date of publication; "two
days later", "the same year" from the time named last. The tense of the verb decides between the
March before and the March after. What cannot be placed keeps X for what is not known.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

from spacy.tokens import Doc, Token

from dateline import calendar as cal
from dateline.annotate.language import text_of
from dateline.annotate.tenses import tense_at, tokens_at, verb_above
from dateline.annotate.timeanchors import BC, Anchors, Found, lost
from dateline.annotate.timemoves import moves_of
from dateline.annotate.timeoffsets import offset_of
from dateline.annotate.timeparts import number_of, slack_of
from dateline.annotate.timereasons import of_the_day, reasons_of
from dateline.annotate.timevalues import value_of
from dateline.annotate.timewords import MONTH_LEADS, OTHER_WORDS, PATTERNS
from dateline.annotate.timeyears import COMING, share_years, with_year
from dateline.model import Span, Time

AROUND = 3
"""How many named years before and after one show whether it belongs to the story."""
FAR = 15
"""From this many years on, it does not."""
HISTORY = 3
"""From this many different years on, an undated text is read as a history."""


def find_times(doc: Doc, published: date | None) -> list[Time]:
    """Find and value every time expression of an article, in order."""
    matches = share_years(text_of(doc), _matches(doc))
    years = {f.parts["year"] for f in matches if "year" in f.parts}
    anchors = Anchors(published, history=len(years) >= HISTORY)
    astray = _astray(matches)
    moves = moves_of(
        doc,
        [f.span for f in matches if f.rule == "duration"],
        [f.span for f in matches if f.rule not in ("duration", "set", "reference")],
    )
    times = []
    for n, found in enumerate(matches):
        while moves and moves[0].end <= found.span.start:
            moves.pop(0)
            anchors.lost = True
        tense = tense_at(doc, found.span)
        if found.text.lower() == "soon" and (published is None or _quickly(doc, found, tense)):
            continue
        kind, value, basis = value_of(found, anchors, tense)
        if value is None:
            continue
        if value.startswith(BC):  # before the first day of any calendar here
            basis = "none"
        interval = cal.interval_of(value) if kind in ("DATE", "TIME") else cal.interval_of("")
        edtf = cal.edtf_of(value) if kind in ("DATE", "TIME") else ""
        if found.rule == "distance" and (slack := slack_of(found.parts)) and interval.earliest:
            interval, edtf = cal.widened(interval, slack), f"{edtf}~"
        why = reasons_of(found, anchors, tense, value, basis, interval)
        offset = offset_of(found, tense) if published is None and not interval.earliest else None
        times.append(Time(found.span, kind, value, edtf, interval, basis, why, offset))
        # a number alone is not told from: it may count something
        apart = _aside(doc, found) or _looks_back(doc, times[-1], anchors)
        if n not in astray and found.rule != "unsure_year" and not apart:
            _remember(anchors, times[-1])
    return _clocks_with_days(text_of(doc), times)


def _quickly(doc: Doc, found: Found, tense: str) -> bool:
    """ "Soon surrendered", "soon after that", "as soon as": how quickly, not when."""
    after = text_of(doc)[found.span.end : found.span.end + 7]
    before = text_of(doc)[max(0, found.span.start - 4) : found.span.start]
    return tense == "past" or before == "too " or after.startswith((" after", " as "))


def _astray(matches: list[Found]) -> set[int]:
    """Expressions whose year is far from those named around them: a treaty of old, a later book.

    What comes after is not counted from them.
    """
    dated = [
        (n, int(f.parts["year"]))
        for n, f in enumerate(matches)
        if len(f.parts.get("year", "")) == 4
    ]
    out = set()
    for k, (n, year) in enumerate(dated):
        around = [y for _, y in dated[max(0, k - AROUND) : k + AROUND + 1]]
        usual = sorted(around)[len(around) // 2]
        after = dated[k + 1 : k + 1 + AROUND]
        # the story has to come back to its own years
        if abs(year - usual) > FAR and any(abs(y - usual) <= FAR for _, y in after):
            out.add(n)
    return out


def _aside(doc: Doc, found: Found) -> bool:
    """Whether a bare year only describes a thing: "the budget of 1976", "its 1974-75 season".

    What happened next did not happen then.
    """
    if found.rule not in ("year", "short_year"):
        return False
    tokens = tokens_at(doc, found.span)
    head = tokens[0].head if tokens else None
    if head is None or tokens[0].sent[0].i == tokens[0].i:
        return False
    if head.pos_ == "ADP":
        head = head.head
    return head.pos_ in ("NOUN", "PROPN") and head.i < tokens[0].i


def _looks_back(doc: Doc, time: Time, at: Anchors) -> bool:
    """Whether a year or a month is no more than what went before the day that is told.

    "The barrier, built in 1974", "was last inspected in 2016", "had promised to replace it by 2018":
    what came two days later came after the flood.
    """
    last, day = time.interval.latest, at.narrative
    if last is None or day is None or at.unit != "D" or len(time.value) > 7 or last >= day:
        return False
    verb = verb_above(tokens_at(doc, time.span)[0])
    if verb.dep_ in ("acl", "relcl") or any(c.lower_ == "last" for c in verb.children):
        return True
    verbs = (verb, verb.head) if verb.dep_ == "xcomp" else (verb,)
    return any(v.tag_ == "VBN" and any(c.lower_ == "had" for c in v.children) for v in verbs)


def _clocks_with_days(text: str, times: list[Time]) -> list[Time]:
    """ "Shortly before midnight on Wednesday": the clock time is that of the day named after it."""
    out = list(times)
    for n, (time, following) in enumerate(pairwise(times)):
        between = text[time.span.end : following.span.start]
        if (
            time.type == "TIME"
            and following.type == "DATE"
            and time.basis != "stated"
            and between in (" on ", " ", ", ", " (")
            and following.interval.earliest is not None
            and following.interval.earliest == following.interval.latest
        ):
            value = f"{following.value}T{time.value.partition('T')[2]}"
            interval, edtf = following.interval, following.edtf
            why = (of_the_day(following),)
            out[n] = replace(
                time, value=value, interval=interval, edtf=edtf, basis=following.basis, why=why
            )
    return out


def _matches(doc: Doc) -> list[Found]:
    """The longest match at each place, left to right, minus what its context rules out."""
    text = text_of(doc)
    candidates = []
    for rule, pattern in PATTERNS:
        for match in pattern.finditer(text):
            parts = {k: v for k, v in match.groupdict().items() if v}
            candidates.append(Found(Span(*match.span()), rule, parts, match[0]))
    candidates.sort(key=lambda f: (f.span.start, -f.span.end))
    out: list[Found] = []
    at = -1
    for candidate in candidates:
        found = with_year(doc, candidate) if candidate.span.start >= at else None
        if found is not None and _plausible(doc, found):
            out += _days_of(found) if found.rule == "day_pair" else [found]
            at = found.span.end
    return out


def _days_of(found: Found) -> list[Found]:
    """ "March 5-9, 1918": the two days that a pair names, the second from its number on."""
    low, high = int(found.parts["day"]), found.parts["day2"]
    if int(high) <= low:
        return []
    cut = found.text.index(str(low)) + len(str(low))
    begin = found.text.index(high, cut)
    first = re.match(r"(?:st|nd|rd|th)?", found.text[cut:])
    end = found.span.start + cut + (first.end() if first else 0)
    parts = {k: v for k, v in found.parts.items() if k != "day2"}
    one = Found(Span(found.span.start, end), "date", parts, found.text[: end - found.span.start])
    start = found.span.start + begin
    rule = "date" if "year" in parts else "pair_end"
    two = Found(Span(start, found.span.end), rule, {**parts, "day": high}, found.text[begin:])
    return [one, two]


def _plausible(doc: Doc, found: Found) -> bool:
    """Whether the context lets the words be a time: "may", "march", "2008 people" often are none."""
    text, span = text_of(doc), found.span
    tokens = tokens_at(doc, span)
    if not tokens:
        return False
    before = text[max(0, span.start - 12) : span.start].lower()
    after = text[span.end : span.end + 14].lower()
    if found.rule in ("deictic", "daypart") and _title(tokens[-1]):
        return False
    if found.rule == "year":
        return _plausible_year(tokens, before, after, found)
    if found.rule in ("month", "season", "weekday"):
        if found.parts.get("month", found.parts.get("weekday", ""))[:1].islower():
            return False
        last = tokens[-1]
        if found.rule == "month" and found.text in OTHER_WORDS:
            return last.pos_ in ("PROPN", "NOUN") and (
                last.ent_type_ == "DATE"
                or re.search(MONTH_LEADS, before) is not None
            )  # fmt: skip
        if found.rule == "season" and found.text.lower() in ("fall", "spring"):
            return re.search(r"\b(in|of|last|next|this|by|since|during|the)\s$", before) is not None
        if found.rule == "weekday" and len(found.text) <= 4:
            return last.ent_type_ == "DATE" or found.text.endswith(".")
    if found.rule == "reference":
        word = found.text.lower()
        if word in ("recent", "current") and (tokens[0].dep_ != "amod" or before.endswith("most ")):
            return False
        if word == "the past" and re.match(
            r"\s+(decade|centur|year|month|week|few|\w+ year)", after
        ):
            return False
        if (
            word in ("the present", "the past")
            and re.match(r"\s+[a-z]", after)
            and tokens[-1].pos_ == "ADJ"
        ):
            return False  # "the present system"
        if word == "now" and re.match(r"\s+that\b", after):
            return True
        return tokens[0].pos_ not in ("PROPN",)
    if (
        found.rule == "relative"
        and re.fullmatch(r"last (\w+ )?\w+s", found.text)
        and before.endswith("to ")
    ):
        return False  # "likely to last two weeks"
    if found.rule == "relative" and tokens[0].pos_ == "VERB":
        return False
    if found.rule == "relative" and found.text.lower() in (
        "the same time",
        "same time",
        "this time",
        "the last time",
        "the next time",
    ):
        return False
    if found.rule != "duration" or "amount" not in found.parts:
        return True
    unit = found.parts["unit"].lower()
    if unit.startswith("quarter"):  # a fourth part: "a quarter of the crew"
        return (
            re.match(r" of\b| that\b|-final", after) is None
            and number_of(found.parts["amount"]) is not None
        )
    return not (unit.startswith("second") and found.parts["amount"].lower() in ("a", "an"))


def _title(token: Token) -> bool:
    """ "USA Today", "The Morning Show": a capital in mid-sentence."""
    return token.text[0].isupper() and token.pos_ == "PROPN" and not token.is_sent_start


def _plausible_year(tokens: list[Token], before: str, after: str, found: Found) -> bool:
    if re.search(r"[£$€#]\s?$|\b(no|number|flight|route|boeing)\.?\s$", before):
        return False
    if re.match(
        r"\s?(%|per ?cent|people|km|kilomet|miles|m\b|kg|metres|meters|feet|troops|men|million|tons"
        r"|local|gmt|utc|hours|(mon|tues|wednes|thurs|fri|satur|sun)day)",
        after,
    ):
        return False
    if re.match(r"[,.]\d", after) or re.search(r"\d[,.]$", before):
        return False
    if "bc" in found.parts or found.span.end - found.span.start > 4:
        return True
    number = int(found.parts["year"])
    dated = any(t.ent_type_ == "DATE" for t in tokens)
    placed = re.search(
        r"\b(in|since|by|until|till|from|to|of|during|before|after|early|late|mid|and|between|for|the|year|circa|c\.)[\s-]$|[(–-]\s?$",
        before,
    )  # fmt: skip
    if 1500 <= number <= 2060:
        return (
            dated or placed is not None or tokens[0].dep_ in ("npadvmod", "nummod", "nmod", "pobj")
        )
    return placed is not None and (dated or number in COMING)


def _remember(at: Anchors, time: Time) -> None:
    """Let a dated expression become the narrative time that "later" and "that day" count from."""
    value, first = time.value, time.interval.earliest
    at.lost = at.lost or lost(time)
    if time.type not in ("DATE", "TIME") or first is None:
        return
    size = len(value.split("T")[0])
    unit = (
        "D"
        if size == 10 and "W" not in value
        else "W"
        if "W" in value
        else "M"
        if size == 7
        else "Y"
    )
    if size < 4:
        return
    if unit == "Y" and at.narrative and at.narrative.year == first.year and not at.lost:
        return
    at.narrative, at.unit, at.named, at.lost = first, unit, time.span, False
