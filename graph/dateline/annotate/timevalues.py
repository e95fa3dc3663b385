"""What time expressions mean: their ISO-TimeML value, counted from publication or from the narrative."""

from __future__ import annotations

import re
from datetime import date

from dateline import calendar as cal
from dateline.annotate.timeanchors import (
    Anchors,
    Found,
    from_narrative,
    near,
    publication,
    year_of,
    year_of_words,
)
from dateline.annotate.timeparts import (
    clock,
    daypart,
    decade,
    duration,
    holiday,
    month_day,
    number_of,
    quarter,
    same_last,
    set_of,
    slashes,
)
from dateline.annotate.timewords import (
    DAYPARTS,
    MONTHS,
    ORDINALS,
    REFERENCES,
    SEASON_CODES,
    WEEKDAYS,
)  # fmt: skip
from dateline.model import Basis, TimeType

LEAP = 2000
"""A year that has all days that any year has."""


def value_of(found: Found, at: Anchors, tense: str) -> tuple[TimeType, str | None, Basis]:
    """Type, ISO-TimeML value and what it was counted from.

    A value of None is no time after all; an empty one is a date that is not understood, since no
    calendar has that day or nobody can say which year is meant.
    """
    rule, parts = found.rule, found.parts
    if rule in ("unsure", "unsure_year"):
        return "DATE", "", "none"
    if parts.get("year", "")[:1] in ("'", "’", "‘"):
        parts = {**parts, "year": f"{_full_year(int(parts['year'][1:]), at):04}"}
    if rule in ("date", "month_year"):
        return _calendar_date(parts, at, tense)
    if rule == "iso":
        value = f"{parts['year']}-{parts['month']}-{parts['day']}"
        return _known(value)
    if rule == "year":
        value = parts["year"]
        return "DATE", f"BC{int(value):04}" if parts.get("bc") else value, "stated"
    if rule == "slashes":
        return _known(slashes(parts) or "")
    if rule == "year_before":
        return "DATE", f"BC{int(parts['year']):04}", "stated"
    if rule == "month_day":
        return month_day(parts, at)
    if rule == "pair_end":
        ours = (
            at.narrative is not None
            and at.narrative.month == MONTHS[parts["month"].lower().rstrip(".")]
        )
        return month_day({"day": parts["day"]}, at) if ours else _calendar_date(parts, at, tense)
    if rule == "same_last":
        return same_last(parts, at)
    if rule == "short_year":
        base = at.narrative or at.published
        return "DATE", f"{base.year // 100:02}{parts['year']}" if base else None, "narrative"
    if rule == "month":
        return _month(parts, at, tense)
    if rule == "decade":
        return decade(parts)
    if rule == "century":
        number = ORDINALS.get(parts["number"].lower()) or int(re.sub(r"\D", "", parts["number"]))
        return "DATE", f"BC{number - 1:02}" if parts.get("bc") else f"{number - 1:02}", "stated"
    if rule == "season":
        return _season(parts, at, tense)
    if rule == "quarter":
        return quarter(parts, at, tense)
    if rule == "weekday":
        return _weekday(parts, at, tense)
    if rule == "deictic":
        return _deictic(parts, at)
    if rule == "relative":
        if tense == "past" and found.text.lower().startswith("the next "):
            parts = {**parts, "which": "following"}  # "the next year it burned"
        return _relative(parts, at)
    if rule == "distance":
        return _distance(parts, at)
    if rule == "part_of":
        return _part_of(parts, at)
    if rule == "clock":
        return clock(parts, at)
    if rule == "daypart":
        return daypart(parts, at)
    if rule == "holiday":
        return holiday(parts, at)
    if rule == "set":
        return "SET", set_of(parts), "none"
    if rule == "duration":
        some = parts["unit"].lower().endswith("s") and "amount" not in parts
        return "DURATION", duration({**parts, "amount": "some"} if some else parts), "none"
    if rule == "reference":
        return "DATE", REFERENCES.get(found.text.lower(), "PRESENT_REF"), "none"
    if rule == "day_list":
        return _calendar_date(parts, at, tense)
    raise AssertionError(rule)


def _known(value: str) -> tuple[TimeType, str | None, Basis]:
    """A date in figures, if a calendar has it."""
    there = cal.interval_of(value).earliest is not None
    return ("DATE", value, "stated") if there else ("DATE", "", "none")


def _calendar_date(
    parts: dict[str, str], at: Anchors, tense: str
) -> tuple[TimeType, str | None, Basis]:
    month = MONTHS[parts["month"].lower().rstrip(".")]
    number = int(parts["day"]) if "day" in parts else None
    if number is not None and cal.day(LEAP, month, number) is None:
        return "DATE", "", "none"
    if "year" in parts:
        year = int(parts["year"])
        if parts.get("bc"):
            tail = f"-{month:02}" + (f"-{number:02}" if number else "")
            return "DATE", f"BC{year:04}{tail}", "stated"
        basis: Basis = "stated"
    elif "of" in parts:
        told, basis = year_of_words(parts["of"], at)
        if told is None:
            return "DATE", f"XXXX-{month:02}" + (f"-{number:02}" if number else ""), "none"
        year = told
    else:
        anchor, basis = near(at)
        if anchor is None:
            tail = f"-{number:02}" if number else ""
            return "DATE", f"XXXX-{month:02}{tail}", "none"
        year = year_of(month, number or 15, anchor, tense, basis)
    if number is None:
        return "DATE", f"{year:04}-{month:02}", basis
    if cal.day(year, month, number) is None:  # "on 29 February", which not every year has
        return "DATE", "" if "year" in parts else f"XXXX-{month:02}-{number:02}", "none"
    part = DAYPARTS.get(parts.get("part", "").lower(), "")
    return ("TIME" if part else "DATE"), f"{year:04}-{month:02}-{number:02}{part}", basis


def _full_year(digits: int, at: Anchors) -> int:
    base = (at.published or at.narrative or date(2000, 1, 1)).year
    century = base - base % 100
    return min(
        (century + digits - 100, century + digits, century + digits + 100),
        key=lambda y: abs(y - base),
    )


def _month(parts: dict[str, str], at: Anchors, tense: str) -> tuple[TimeType, str | None, Basis]:
    month = MONTHS[parts["month"].lower().rstrip(".")]
    anchor, basis = publication(at) if "which" in parts else near(at)
    if anchor is None:
        return "DATE", f"XXXX-{month:02}", "none"
    which, of = parts.get("which", "").lower(), parts.get("of", "").lower()
    if of:
        told, basis = year_of_words(of, at)
        if told is None:
            return "DATE", f"XXXX-{month:02}", "none"
        year = told
    elif which in ("last", "past"):
        year = anchor.year - (month >= anchor.month)
    elif which in ("next", "coming"):
        year = anchor.year + (month <= anchor.month)
    elif which == "this":
        year = anchor.year
    else:
        year = year_of(month, 1 if tense == "past" else 28, anchor, tense, basis)
    return "DATE", f"{year:04}-{month:02}", basis


def _season(parts: dict[str, str], at: Anchors, tense: str) -> tuple[TimeType, str | None, Basis]:
    code = SEASON_CODES[parts["season"].lower()]
    if "year" in parts:
        year = f"BC{int(parts['year']):04}" if parts.get("bc") else parts["year"]
        return "DATE", f"{year}-{code}", "stated"
    which = (parts.get("which") or parts.get("of") or "").lower()
    after = which.endswith("following")
    told = after or which in ("that", "same")
    anchor, basis = from_narrative(at) if told else publication(at) if which else near(at)
    if anchor is None:
        return "DATE", f"XXXX-{code}", "none"
    number, start = anchor.year, cal.SEASONS[code][0]
    if not which and tense == "future" and basis == "publication":
        number += start + 2 < anchor.month  # "will step down in spring", said in August
    if which.startswith(("last", "past", "previous")) or (
        not which and tense == "past" and basis == "publication"
    ):
        number -= start > anchor.month or (which != "" and start + 2 >= anchor.month)
    elif after or which.startswith(("next", "coming")):
        number += start <= anchor.month
    return "DATE", f"{number:04}-{code}", basis


def _weekday(parts: dict[str, str], at: Anchors, tense: str) -> tuple[TimeType, str | None, Basis]:
    number = WEEKDAYS[parts["weekday"].lower().rstrip(".")[:3]]
    which = parts.get("which", "").lower()
    part = DAYPARTS.get(parts.get("part", "").lower(), "")
    kind: TimeType = "TIME" if part else "DATE"
    anchor, basis = from_narrative(at) if which in ("following", "previous") else near(at)
    if anchor is None or (basis == "narrative" and at.unit != "D"):
        return kind, f"XXXX-WXX-{number + 1}{part}", "none"
    back = (anchor.weekday() - number) % 7
    ahead = (number - anchor.weekday()) % 7
    if which in ("last", "past", "previous"):
        step = -(back or 7)
    elif which in ("week", "a week on"):  # "Friday week": not this one, the one after
        step = ahead + 7
    elif which in ("next", "coming", "following"):
        step = ahead or 7
    elif (
        tense == "future"
        or (which == "this" and tense != "past")
        or (tense == "present" and basis == "publication" and 0 < ahead <= 2)
    ):
        step = ahead
    else:
        step = -back
    moved = cal.shift(anchor, step, "D")
    return kind, moved.isoformat() + part if moved else "", basis if moved else "none"


def _deictic(parts: dict[str, str], at: Anchors) -> tuple[TimeType, str | None, Basis]:
    """today, yesterday, tomorrow, tonight, last night, this morning."""
    word = parts["word"].lower()
    if word.startswith(("that ", "the same ")):
        anchor, basis = from_narrative(at)
        step = 0
    else:
        anchor, basis = at.published, "publication"
        step = (
            -1
            if word in ("yesterday", "last night") or word.startswith("yesterday")
            else 1
            if word.startswith("tomorrow")
            else 0
        )
        if word.startswith("the day before yesterday"):
            step = -2
        elif word.startswith("the day after tomorrow"):
            step = 2
    part = next((code for name, code in DAYPARTS.items() if name in word), "")
    kind: TimeType = "TIME" if part else "DATE"
    if anchor is None:
        return (
            kind,
            f"XXXX-XX-XX{part}" if part else "PRESENT_REF" if step == 0 else "XXXX-XX-XX",
            "none",
        )
    if basis == "narrative" and at.unit != "D":
        return "DATE", cal.value_at(anchor, at.unit), basis  # some day of that year
    moved = cal.shift(anchor, step, "D")
    return kind, moved.isoformat() + part if moved else "", basis if moved else "none"


def _relative(parts: dict[str, str], at: Anchors) -> tuple[TimeType, str | None, Basis]:
    """last week, this year, the next day, the past five years, that month, the same year."""
    which = parts["which"].lower()
    name = parts.get("unit", "day").lower().rstrip("s")
    amount = parts.get("amount")
    if name in ("weekend",):
        return _weekend(which, at)
    if (
        amount
        or parts.get("unit", "").lower().endswith("s")
        or (name in ("decade", "century") and which in ("past", "last"))
    ):
        if which in ("these",):
            return "DATE", "PRESENT_REF", "none"
        return (
            "DURATION",
            duration(
                {
                    "amount": amount or ("" if name in ("decade", "century") else "some"),
                    "unit": name,
                }
            ),
            "none",
        )
    unit = cal.UNITS.get(name, "D")
    step = {"last": -1, "past": -1, "previous": -1, "preceding": -1, "next": 1, "coming": 1,
            "following": 1, "upcoming": 1, "new": 0}.get(which, 0)  # fmt: skip
    told = which in ("previous", "preceding", "following", "that", "same", "next") and not (
        which == "next" and name != "day" and at.published is not None
    )
    anchor, basis = from_narrative(at) if told else near(at)
    if (which == "same" and name in ("period", "time")) or name == "time":
        return (
            "DATE",
            cal.value_at(anchor, at.unit) if anchor and told else "PRESENT_REF",
            basis if anchor else "none",
        )
    if anchor is None:
        return (
            "DATE",
            {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX"}.get(unit, "XXXX"),
            "none",
        )
    if which in ("past",) and unit != "D":
        return "DURATION", f"P1{unit}", "none"
    if told and {"D": 0, "W": 1, "M": 2, "Q": 2, "Y": 3}.get(at.unit, 0) > {
        "D": 0,
        "W": 1,
        "M": 2,
        "Q": 2,
        "Y": 3,
    }.get(unit, 3):
        return "DATE", "XXXX-XX-XX" if unit == "D" else "XXXX-XX", "none"
    moved = cal.shift(anchor, step * (2 if name == "fortnight" else 1), unit)
    part = DAYPARTS.get(parts.get("part", "").lower(), "")
    return (
        ("TIME" if part else "DATE"),
        (cal.value_at(moved, unit) + part) if moved else None,
        basis,
    )


def _weekend(which: str, at: Anchors) -> tuple[TimeType, str | None, Basis]:
    anchor, basis = near(at)
    if anchor is None:
        return "DATE", "XXXX-WXX-WE", "none"
    step = {"last": -7, "past": -7, "previous": -7, "next": 7, "following": 7, "coming": 0}.get(
        which, 0
    )
    if which in ("the", "") and anchor.weekday() < 3:
        step = -7
    moved = cal.shift(anchor, step, "D")
    if moved is None:
        return "DATE", "", "none"
    year, week, _ = moved.isocalendar()
    return "DATE", f"{year:04}-W{week:02}-WE", basis


def _distance(parts: dict[str, str], at: Anchors) -> tuple[TimeType, str | None, Basis]:
    """three days ago, two weeks earlier, a year later."""
    word = parts.get("way", parts.get("way2", "")).lower()
    anchor, basis = publication(at) if word in ("ago", "from now") else from_narrative(at)
    name = parts["unit"].lower().rstrip("s")
    unit = cal.UNITS.get(name)
    # "the day before" is one, "years later" are some
    amount = None if parts["unit"].endswith("s") else 1.0
    if "amount" in parts:
        amount = number_of(parts["amount"])
    if unit is None:
        return "TIME", (anchor.isoformat() if anchor else "XXXX-XX-XX"), basis if anchor else "none"
    if amount is None or anchor is None or amount != int(amount):
        if word in ("ago", "earlier", "before", "previously"):
            return "DATE", "PAST_REF", "none"
        later = amount is None and (word == "from now" or anchor is not None)
        return "DATE", "FUTURE_REF" if later else "XXXX-XX-XX", "none"
    sign = -1 if word in ("ago", "earlier", "before", "previously") else 1
    moved = cal.shift(anchor, sign * int(amount) * (2 if name == "fortnight" else 1), unit)
    coarse = {"D": 0, "W": 1, "M": 2, "Q": 2, "Y": 3}
    if basis == "narrative" and coarse.get(at.unit, 0) > coarse.get(unit, 3):
        unit = at.unit
    return "DATE", cal.value_at(moved, unit) if moved else "", basis if moved else "none"


def _part_of(parts: dict[str, str], at: Anchors) -> tuple[TimeType, str | None, Basis]:
    """the end of the year, the beginning of next month, the start of the week."""
    which = (parts.get("which") or "this").lower()
    inner = {"which": "this" if which == "the" else which, "unit": parts["unit"]}
    return _relative(inner, at)
