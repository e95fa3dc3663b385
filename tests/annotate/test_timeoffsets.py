"""How far from an unknown day of publication the times of a text are."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from dateline.model import Days
from tests.annotate.reading_of import read


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("The board met yesterday.", Days(-1, -1)),
        ("The board will meet tomorrow.", Days(1, 1)),
        ("The board will meet next week.", Days(1, 13)),
        ("On Tuesday the board voted.", Days(-6, 0)),
        ("Last year it lost £3m.", Days(-729, -1)),
        ("Three days later the board met.", None),
        ("In 2013 the board met.", None),
        ("The board met for three hours.", None),
    ],
)
def test_times_counted_from_an_unknown_day_keep_their_distance(
    text: str, offset: Days | None
) -> None:
    """What is counted from publication is so many days from it, whenever that was."""
    (time,) = read(text).reading.times
    assert time.offset == offset


def test_a_dated_article_needs_no_offsets() -> None:
    """Where the day of publication is known, the days themselves are."""
    (time,) = read("The board met yesterday.", "2024-03-13").reading.times
    assert time.offset is None


@pytest.mark.parametrize(
    "words", ["last month", "this week", "last Friday", "next year", "on Sunday"]
)
def test_offsets_hold_on_every_day(words: str) -> None:
    """The days that the words mean are within the offset, on each of four hundred days."""
    text = f"The board met {words}." if "next" not in words else f"The board will meet {words}."
    (time,) = read(text).reading.times
    assert time.offset is not None
    assert time.offset.least is not None
    assert time.offset.most is not None
    for number in range(0, 400, 7):
        day = date(2023, 11, 20) + timedelta(number)
        (known,) = read(text, day.isoformat()).reading.times
        assert known.interval.earliest is not None
        assert known.interval.latest is not None
        assert time.offset.least <= (known.interval.earliest - day).days
        assert (known.interval.latest - day).days <= time.offset.most


def test_until_and_since_leave_one_side_open() -> None:
    """ "Since Monday" has no end, and "until yesterday" no beginning."""
    (since,) = read("Ferries have stopped since Monday.").reading.reports
    assert since.when.offset == Days(-6, None)
    (until,) = read("Ferries stopped until yesterday.").reading.reports
    assert until.when.offset == Days(None, -1)
