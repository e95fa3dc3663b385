"""Values of what is no plain date: clock times, parts of days, holidays, durations, sets and the like."""

from __future__ import annotations

import re

from dateline import calendar as cal
from dateline.annotate.timeanchors import Anchors, from_narrative, near, publication, year_of
from dateline.annotate.timewords import AMOUNTS, DAYPARTS, HOLIDAYS, ORDINALS, SETS, WEEKDAYS
from dateline.model import Basis, TimeType


def slashes(parts: dict[str, str]) -> str | None:
    """ "14/09/2013" and "9/14/2013" are one day; of "3/4/2013" only the year is sure."""
    year, one, two = (int(parts[name]) for name in ("year", "one", "two"))
    days = {d for d in (cal.day(year, one, two), cal.day(year, two, one)) if d is not None}
    return (min(days).isoformat() if len(days) == 1 else f"{year}") if days else None


def month_day(parts: dict[str, str], at: Anchors) -> tuple[TimeType, str | None, Basis]:
    """ "On the 5th": of the month that the text is in."""
    which = parts.get("which", "")
    anchor, basis = publication(at) if which in ("this", "last", "next") else from_narrative(at)
    if anchor is None or (basis == "narrative" and at.unit not in ("D", "M")):
        return "DATE", f"XXXX-XX-{int(parts['day']):02}", "none"
    month = cal.shift(anchor.replace(day=1), {"last": -1, "next": 1}.get(which, 0), "M")
    one = cal.day(month.year, month.month, int(parts["day"])) if month else None
    if one is None:  # the month is another one
        return "DATE", f"XXXX-XX-{int(parts['day']):02}", "none"
    return "DATE", one.isoformat(), basis


def same_last(parts: dict[str, str], at: Anchors) -> tuple[TimeType, str | None, Basis]:
    """ "The same quarter a year earlier": of the quarter that the text is in, or the last one."""
    anchor, basis = publication(at)
    if anchor is None:
        return "DATE", "XXXX", "none"
    name = parts["unit"]
    unit = cal.UNITS.get(name, "Y")
    before = cal.shift(anchor, -1, unit) if name == "quarter" else anchor
    moved = cal.shift(before, -1, "Y") if before else None
    return "DATE", cal.value_at(moved, unit) if moved else None, basis


def clock(parts: dict[str, str], at: Anchors) -> tuple[TimeType, str | None, Basis]:
    anchor, basis = from_narrative(at) if at.unit == "D" else near(at)
    base = anchor.isoformat() if anchor else "XXXX-XX-XX"
    if parts.get("word"):
        return (
            "TIME",
            base + ("T12:00" if parts["word"].lower() in ("noon", "midday") else "T24:00"),
            basis if anchor else "none",
        )
    hour, minute = int(parts["hour"]), parts.get("minute", "00")
    half = parts.get("half", "").lower().replace(".", "").replace(" ", "")
    if "when" in parts:  # "at 9 o'clock in the evening"
        half = "am" if parts["when"] == "morning" else "pm"
    if hour > 24 or int(minute) > 59 or (half and hour > 12):
        return "TIME", None, "none"
    hour = hour % 12 + (12 if half.startswith("p") else 0) if half else hour
    return "TIME", f"{base}T{hour:02}:{minute}", basis if anchor else "none"


def daypart(parts: dict[str, str], at: Anchors) -> tuple[TimeType, str | None, Basis]:
    anchor, basis = from_narrative(at)
    if at.unit != "D" or parts["part"] == "night":  # "at night" is any
        anchor = None
    code = DAYPARTS[parts["part"].lower()]
    return (
        "TIME",
        (anchor.isoformat() if anchor else "XXXX-XX-XX") + code,
        basis if anchor else "none",
    )


def holiday(parts: dict[str, str], at: Anchors) -> tuple[TimeType, str | None, Basis]:
    month, number = HOLIDAYS[parts["holiday"].lower().replace("’", "'")]
    anchor, basis = near(at)
    if "year" in parts:
        return "DATE", f"{parts['year']}-{month:02}-{number:02}", "stated"
    year = f"{year_of(month, number, anchor, 'present', basis):04}" if anchor else "XXXX"
    return "DATE", f"{year}-{month:02}-{number:02}", basis if anchor else "none"


def quarter(parts: dict[str, str], at: Anchors, tense: str) -> tuple[TimeType, str | None, Basis]:
    which = parts.get("which", "").lower()
    anchor, basis = near(at)
    letter = "H" if parts["unit"].lower() == "half" else "Q"
    number = parts.get("number", "").lower()
    ordinal = ORDINALS.get(number) or int(parts.get("digit", 0))
    if number in ("last", "final", "latter"):
        ordinal = 2 if letter == "H" else 4
    if not ordinal:
        if anchor is None:
            return "DATE", None, "none"
        step = (
            1
            if which in ("next", "coming", "following")
            else 0
            if which in ("this", "current")
            else -1
        )
        moved = cal.shift(anchor, step, "Q")
        return "DATE", cal.value_at(moved, "Q") if moved else None, basis
    if ordinal > (2 if letter == "H" else 4):
        return "DATE", None, "none"
    if "year" in parts:
        return "DATE", f"{parts['year']}-{letter}{ordinal}", "stated"
    if anchor is None:
        return "DATE", f"XXXX-{letter}{ordinal}", "none"
    of = parts.get("of", "").lower()
    year = anchor.year + (-1 if "last" in of or "previous" in of else 1 if "next" in of else 0)
    begun = (ordinal - 1) * (6 if letter == "H" else 3) + 1 <= anchor.month
    if not of and not begun and tense != "future" and basis == "publication":
        year -= 1  # in January, "sales fell in the fourth quarter"
    return "DATE", f"{year:04}-{letter}{ordinal}", basis


def decade(parts: dict[str, str]) -> tuple[TimeType, str | None, Basis]:
    digits = parts["decade"]
    if parts.get("bc"):
        return "DATE", f"BC{int(digits) // 10:03}", "stated"
    if len(digits) == 2:
        return "DATE", f"19{digits[0]}" if int(digits) >= 30 else f"20{digits[0]}", "stated"
    return (
        "DATE",
        digits[:2] if digits.endswith("00") and int(digits) < 2000 else digits[:3],
        "stated",
    )


def number_of(words: str) -> float | None:
    """The number that words or digits give, or None for "several"."""
    text = words.lower().strip().replace(",", "")
    text = re.sub(
        r"^(about|around|nearly|almost|over|more than|less than|at least|some|only|just|the|up to)\s+",
        "",
        text,
    )
    if text in AMOUNTS:
        return AMOUNTS[text]
    if half := re.fullmatch(r"(.+?)[\s-](?:and[\s-]a[\s-]half|1/2)", text):
        whole = number_of(half[1])
        return None if whole is None else whole + 0.5
    if "-" in text and all(p in AMOUNTS for p in text.split("-")):
        return float(sum(AMOUNTS[p] or 0 for p in text.split("-")))
    try:
        return float(text)
    except ValueError:
        return None


def duration(parts: dict[str, str]) -> str:
    name = parts["unit"].lower().rstrip("s")
    name = {"centurie": "century", "sec": "second", "min": "minute", "hr": "hour"}.get(name, name)
    amount = number_of(parts["amount"]) if parts.get("amount") else 1.0
    if parts.get("half"):
        amount = (amount or 0) + 0.5
    if name in ("decade", "century", "fortnight") and amount is not None:
        amount *= {"decade": 10, "century": 100, "fortnight": 2}[name]
        name = "week" if name == "fortnight" else "year"
    shown = "X" if amount is None else f"{amount:g}"
    if name in ("second", "minute", "hour"):
        return f"PT{shown}{name[0].upper()}"
    letter = {"night": "D", "weekend": "WE", "decade": "DE", "century": "CE"}.get(
        name
    ) or cal.UNITS[name]
    return f"P{shown}{letter}"


def set_of(parts: dict[str, str]) -> str:
    if "weekday" in parts:
        return f"XXXX-WXX-{WEEKDAYS[parts['weekday'].lower()[:3]] + 1}"
    if "weekend" in parts:
        return "XXXX-WXX-WE"
    if "word" in parts:
        return SETS[parts["word"].lower()]
    return duration({"unit": parts["unit"], "amount": parts.get("amount", "")})


def slack_of(parts: dict[str, str]) -> int:
    """How many years a round number may be off: "900 years ago" is no exact year."""
    amount = number_of(parts.get("amount", ""))
    unit = parts.get("unit", "").lower()
    if amount is None or not unit.startswith(("year", "decade", "centur")):
        return 0
    years = int(amount * (10 if unit.startswith("decade") else 100 if unit.startswith("c") else 1))
    return years // 10 if years >= 10 and years % 10 == 0 else 0
