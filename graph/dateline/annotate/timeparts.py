"""Values of what is no plain date: clock times, parts of days, holidays, durations and sets."""

from __future__ import annotations

import re

from dateline import calendar as cal
from dateline.annotate.timeanchors import Anchors, from_narrative, near, year_of
from dateline.annotate.timewords import AMOUNTS, DAYPARTS, HOLIDAYS, SETS, WEEKDAYS
from dateline.model import Basis, TimeType


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
    if hour > 24 or int(minute) > 59 or (half and hour > 12):
        return "TIME", None, "none"
    hour = hour % 12 + (12 if half.startswith("p") else 0) if half else hour
    return "TIME", f"{base}T{hour:02}:{minute}", basis if anchor else "none"


def daypart(parts: dict[str, str], at: Anchors) -> tuple[TimeType, str | None, Basis]:
    anchor, basis = from_narrative(at)
    if at.unit != "D":
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
    if "word" in parts:
        return SETS[parts["word"].lower()]
    return duration({"unit": parts["unit"], "amount": parts.get("amount", "")})
