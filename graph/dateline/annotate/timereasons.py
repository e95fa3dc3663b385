"""Why a time has its value: the form that the words have, and what it was counted from."""

from __future__ import annotations

from dateline.annotate.timeanchors import BC, Anchors, Found
from dateline.calendar import DAY_NAMES, weekday_in
from dateline.model import Basis, Interval, Reason, Time

FORMS = {
    "iso": "a date in figures",
    "slashes": "a date in figures",
    "date": "a day and a month",
    "day_list": "a day of a list with its month",
    "unsure": "a date and a number that may be its year",
    "bare_year": "a number that says a year",
    "unsure_year": "a number that may be a year",
    "month_day": "a day of the month that the text is in",
    "pair_end": "the second of two days",
    "month_year": "a month and a year",
    "month": "a month",
    "quarter": "a quarter or half of a year",
    "year": "a year",
    "year_before": "a year of a pair before Christ",
    "short_year": "a year of two figures after a whole one",
    "decade": "a decade",
    "century": "a century",
    "season": "a season",
    "weekday": "a weekday",
    "deictic": "a day such as “today”",
    "relative": "a stretch of the calendar",
    "distance": "a distance from another time",
    "same_last": "the same stretch, a year before",
    "part_of": "a part of a stretch of the calendar",
    "clock": "a time of day",
    "daypart": "a part of a day",
    "holiday": "a holiday",
    "set": "what recurs",
    "duration": "how long",
    "reference": "a word for now, the past or the future",
}
"""Pattern of `timewords.PATTERNS` → what its words are."""
TENSED = {"date", "day_list", "pair_end", "month", "quarter", "season", "weekday"}
"""Forms of which the tense of the verb says whether the one before or the one after is meant."""


def reasons_of(
    found: Found, at: Anchors, tense: str, value: str, basis: Basis, days: Interval
) -> tuple[Reason, ...]:
    """The reasons for a value that was counted from these anchors, and what speaks against it."""
    reason = _reason(found, at, tense, value, basis)
    named = weekday_in(found.text)
    if named is None or days.earliest is None or days.earliest != days.latest:
        return (reason,)
    if named == days.earliest.weekday():
        return (reason,)
    other = DAY_NAMES[days.earliest.weekday()]
    return reason, Reason("value", f"it names another weekday, and that day is a {other}")


def _reason(found: Found, at: Anchors, tense: str, value: str, basis: Basis) -> Reason:
    rule = FORMS.get(found.rule, found.rule)
    if found.rule not in ("unsure", "unsure_year") and (not value or value.startswith(BC)):
        return Reason("value", f"{rule} that is not in the calendar")
    if basis == "stated":
        return Reason("value", f"{rule}, in full")
    if basis == "none":
        unplaced = "XXXX" in value and found.rule != "set"
        return Reason("value", f"{rule}, with nothing to count from" if unplaced else rule)
    if basis == "publication":
        rule += ", counted from the date of publication"
    else:
        rule += ", counted from the time named before it"
    if found.rule in TENSED and not found.parts.keys() & {"which", "of", "year"}:
        rule += f", its verb in the {tense}"
    named = (at.named,) if basis == "narrative" and at.named is not None else ()
    return Reason("value", rule, named)


def of_the_day(following: Time) -> Reason:
    """The reason for a clock time that the day after it places."""
    return Reason("value", "a time of day, of the day named after it", (following.span,))
