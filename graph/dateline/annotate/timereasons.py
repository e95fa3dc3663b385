"""Why a time has its value: the form that the words have, and what it was counted from."""

from __future__ import annotations

from dateline.annotate.timeanchors import Anchors, Found
from dateline.model import Basis, Reason, Time

FORMS = {
    "iso": "a date in figures",
    "slashes": "a date in figures",
    "date": "a day and a month",
    "day_list": "a day of a list with its month",
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


def reason_of(found: Found, at: Anchors, tense: str, value: str, basis: Basis) -> Reason:
    """The reason for a value that was counted from these anchors."""
    rule = FORMS.get(found.rule, found.rule)
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
