"""Days of publication, and what says so."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Dating
from dateline.read.days import dates


@given(st.dates(date(1600, 1, 1), date(2900, 1, 1)))
def test_a_day_is_read_however_it_is_written(day: date) -> None:
    """As ISO 8601, in words of both kinds, in a mail's header and in an address."""
    month = day.strftime("%B")
    assert dates.day(day.isoformat()) == day
    assert dates.in_words(f"By A. Venn, {day.day} {month} {day.year}") == day
    assert dates.in_words(f"{month[:3]}. {day.day}, {day.year}, 9 a.m.") == day
    assert dates.in_header(f"{day.day} {month[:3]} {day.year} 23:59:00 -0800") == day
    assert dates.in_address(f"https://x.example/{day.year}/{day.month:02}/{day.day:02}/a") == day


@pytest.mark.parametrize(
    "words",
    [
        "",
        "2024",
        "March 2024",
        "32 March 2024",
        "https://x.example/123456789",
        "/2024/13/40/",
        "v2.10.12",
    ],
)
def test_what_names_no_day_is_none(words: str) -> None:
    """Nothing is made more exact than it is."""
    assert dates.day(words) is None
    assert dates.in_words(words) is None
    assert dates.in_header(words) is None
    assert dates.in_address(words) is None


@given(st.text(max_size=60))
def test_no_words_break_it(words: str) -> None:
    """A day or nothing, whatever stands there."""
    for read in (dates.day, dates.in_words, dates.in_header, dates.in_address):
        found = read(words)
        assert found is None or dates.FIRST_YEAR <= found.year <= dates.LAST_YEAR


def test_only_the_last_part_of_a_path_tells_a_day() -> None:
    """A folder is as often called by the day on which it was made."""
    assert dates.of_name("2026-01-01/letters/a.txt") == ()
    (told,) = dates.of_name("letters/2024_03_12 memo.txt")
    assert told == Dating(date(2024, 3, 12), "the file's name", "2024_03_12 memo.txt")


def test_a_night_between_two_dates_is_no_disagreement() -> None:
    """Papers are put on the web the evening before."""
    one, next_, far = (
        Dating(date(2024, 3, day), basis, "") for day, basis in ((12, "a"), (13, "b"), (20, "c"))
    )
    assert dates.disagreement([]) is None
    assert dates.disagreement([one, next_]) is None
    assert "of 2024-03-12 by a and of 2024-03-20 by c" in str(dates.disagreement([one, next_, far]))
