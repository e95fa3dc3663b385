"""Why a time has its value."""

from __future__ import annotations

import pytest

from dateline.annotate.timereasons import FORMS, TENSED
from dateline.annotate.timewords import PATTERNS
from tests.annotate.reading_of import read, reasons


@pytest.mark.parametrize(
    ("text", "words", "rule"),
    [
        ("The mayor resigned on 3 May 2021.", "3 May 2021", "a day and a month, in full"),
        (
            "The mayor resigned on Monday.",
            "Monday",
            "a weekday, counted from the date of publication, its verb in the past",
        ),
        ("The strike lasted three days.", "three days", "how long"),
        (
            "The mayor resigned on 31 June 2019.",
            "31 June 2019",
            "a day and a month that is not in the calendar",
        ),
        ("The wall fell in 480 BC.", "480 BC", "a year that is not in the calendar"),
        (
            "On 3 June 850 were arrested.",
            "3 June 850",
            "a date and a number that may be its year",
        ),
    ],
)
def test_a_value_names_its_form_and_what_it_was_counted_from(
    text: str, words: str, rule: str
) -> None:
    """And the tense where the tense decides."""
    one = read(text, "2021-05-06")
    assert reasons(one, one.time(words), "value") == [(rule, [])]


def test_what_cannot_be_counted_says_so() -> None:
    """An article without a date has nothing that "Monday" could be counted from."""
    one = read("The mayor resigned on Monday.")
    rule = "a weekday, with nothing to count from"
    assert reasons(one, one.time("Monday"), "value") == [(rule, [])]


def test_the_time_before_is_named_with_its_words() -> None:
    """What "later" counts from is shown."""
    one = read("The mayor resigned on 3 May 2021. Two days later he left.", "2021-06-06")
    rule = "a distance from another time, counted from the time named before it"
    assert reasons(one, one.time("Two days later"), "value") == [(rule, ["3 May 2021"])]


def test_a_clock_time_has_its_day() -> None:
    """The day named after it is what places it."""
    one = read("It sank shortly before midnight on Wednesday.", "2021-06-06")
    rule = "a time of day, of the day named after it"
    assert reasons(one, one.time("midnight"), "value") == [(rule, ["Wednesday"])]


def test_a_weekday_of_another_day_is_remarked_on() -> None:
    """The day stands as it is stated; a weekday that is its own needs no words."""
    one = read("The mayor resigned on Monday 10 April 2019.", "2021-06-06")
    assert reasons(one, one.time("Monday 10 April 2019"), "value") == [
        ("a day and a month, in full", []),
        ("it names another weekday, and that day is a Wednesday", []),
    ]
    one = read("The mayor resigned on Wed. 10 April 2019.", "2021-06-06")
    assert len(one.reading.times[0].why) == 1


def test_every_pattern_has_words_for_its_form() -> None:
    """Those that become two days among them."""
    rules = {rule for rule, _ in PATTERNS} - {"day_pair"} | {"pair_end", "unsure", "unsure_year"}
    assert rules == set(FORMS)
    assert set(FORMS) >= TENSED
