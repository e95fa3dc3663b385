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
from dateline.annotate.timeanchors import Anchors, Found
from dateline.annotate.timeparts import number_of
from dateline.annotate.timevalues import value_of
from dateline.annotate.timewords import (
    PATTERNS,
)
from dateline.model import Span, Time, TimeType

MONTH_LEADS = r"\b(in|of|last|next|this|by|since|until|from|to|and|between|during|before|after)\s$"
"""What makes a capitalised "May" or "March" a month."""
HISTORY = 3
"""From this many different years on, an undated text is read as a history."""


def find_times(doc: Doc, published: date | None) -> list[Time]:
    """Find and value every time expression of an article, in order."""
    matches = _with_years(text_of(doc), _matches(doc))
    years = {f.parts["year"] for f in matches if "year" in f.parts}
    anchors = Anchors(published, history=len(years) >= HISTORY)
    times = []
    for found in matches:
        tense = _tense(doc, found.span)
        if found.rule == "reference" and tense == "past" and found.text.lower() == "soon":
            continue  # "soon surrendered": how quickly, not when
        kind, value, basis = value_of(found, anchors, tense)
        if value is None:
            continue
        interval = cal.interval_of(value) if kind in ("DATE", "TIME") else cal.interval_of("")
        edtf = cal.edtf_of(value) if kind in ("DATE", "TIME") else ""
        if found.rule == "distance" and (slack := _slack(found)) and interval.earliest:
            interval, edtf = cal.widened(interval, slack), f"{edtf}~"
        times.append(Time(found.span, kind, value, edtf, interval, basis))
        _remember(anchors, kind, value, interval.earliest)
    return _clocks_with_days(text_of(doc), times)


def _with_years(text: str, matches: list[Found]) -> list[Found]:
    """ "From 3 May to 7 May 2021": the year of the end of a range is that of its beginning."""
    out = list(matches)
    for n, (found, following) in enumerate(pairwise(matches)):
        between = text[found.span.end : following.span.start].strip()
        if (
            found.rule in ("date", "day_list")
            and following.rule == "date"
            and between in ("to", "and", "or", "until", "-", "–", "to the", "and the")
            and "year" in following.parts
            and "year" not in found.parts
        ):
            out[n] = replace(found, parts={**found.parts, "year": following.parts["year"]})
    return out


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
            out[n] = replace(time, value=value, interval=interval, edtf=edtf, basis=following.basis)
    return out


def _slack(found: Found) -> int:
    """How many years a round number may be off: "900 years ago" is no exact year."""
    amount = number_of(found.parts.get("amount", ""))
    unit = found.parts.get("unit", "").lower()
    if amount is None or not unit.startswith(("year", "decade", "centur")):
        return 0
    years = int(amount * (10 if unit.startswith("decade") else 100 if unit.startswith("c") else 1))
    return years // 10 if years >= 10 and years % 10 == 0 else 0


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
    for found in candidates:
        if found.span.start >= at and _plausible(doc, found):
            out.append(found)
            at = found.span.end
    return out


def _tokens(doc: Doc, span: Span) -> list[Token]:
    piece = doc.char_span(span.start, span.end, alignment_mode="expand")
    return list(piece) if piece is not None else []


def _plausible(doc: Doc, found: Found) -> bool:
    """Whether the context lets the words be a time: "may", "march", "2008 people" often are none."""
    text, span = text_of(doc), found.span
    tokens = _tokens(doc, span)
    if not tokens:
        return False
    before = text[max(0, span.start - 12) : span.start].lower()
    after = text[span.end : span.end + 14].lower()
    if found.rule == "year":
        return _plausible_year(tokens, before, after, found)
    if found.rule in ("month", "season", "weekday"):
        if found.parts.get("month", found.parts.get("weekday", ""))[:1].islower():
            return False
        last = tokens[-1]
        if found.rule == "month" and found.text in (
            "May",
            "March",
            "Mar",
            "Sun",
            "Sat",
            "Dec",
            "Jan",
        ):
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
        if word in ("recent", "future", "former", "current", "previous"):
            return False
        if re.search(r"\bat\s$", before) and word == "the same time":
            return False
        if word.startswith("in the") and re.match(
            r"\s+(decade|centur|year|month|week|few|\w+ year)", after
        ):
            return False
        if word == "now" and re.match(r"\s+that\b", after):
            return True
        return tokens[0].pos_ not in ("PROPN",)
    if found.rule == "relative" and found.text.lower() in (
        "the same time",
        "same time",
        "this time",
        "the last time",
        "the next time",
    ):
        return False
    return not (found.rule == "duration" and re.search(r"\bseconds?$", text[span.start : span.end])
                and found.parts["amount"].lower() in ("a", "an"))  # fmt: skip


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
    return dated and placed is not None


def _tense(doc: Doc, span: Span) -> str:
    """ "past", "future" or "present": the tense of the clause that the expression stands in."""
    tokens = _tokens(doc, span)
    if not tokens:
        return "past"
    token = tokens[0]
    if token.dep_ == "poss":
        return "present"  # "would be worse than December’s walkout"
    seen = 0
    while token.head.i != token.i and seen < 30:
        token = token.head
        seen += 1
        if token.pos_ in ("VERB", "AUX"):
            break
    if token.dep_ == "xcomp" and token.head.tag_ == "VB":
        token = token.head  # "will start to strike on Monday"
    helpers = [c.lower_ for c in token.children if c.dep_ in ("aux", "auxpass")]
    if any(h in ("will", "'ll", "’ll", "shall", "wo") for h in helpers):
        return "future"
    if token.tag_ in ("VBD", "VBN") or "had" in helpers or "was" in helpers or "were" in helpers:
        return "past"
    if token.tag_ == "VB" and "to" in helpers:
        head = token.head
        return "future" if head.tag_ in ("VBZ", "VBP", "VBG") or head.lemma_ in _AHEAD else "past"
    if any(h in ("would", "could", "should", "may", "might", "can", "must") for h in helpers):
        return "future"
    return "present"


_AHEAD = {"plan", "expect", "schedule", "intend", "hope", "due", "set", "aim", "promise", "agree",
          "pledge", "propose", "vow", "want", "threaten", "prepare", "vote", "urge", "decide", "announce"}  # fmt: skip


def _remember(at: Anchors, kind: TimeType, value: str, first: date | None) -> None:
    """Let a dated expression become the narrative time that "later" and "that day" count from."""
    if kind not in ("DATE", "TIME") or first is None:
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
    if unit == "Y" and at.narrative is not None and at.narrative.year == first.year:
        return
    at.narrative, at.unit = first, unit
