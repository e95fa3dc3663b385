"""Publications: when an article without a date is placed rightly, and how that is counted."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from benchmarks.publications import Placed

from benchmarks import publications
from dateline.model import Interval

DAY = date(2021, 5, 10)


@pytest.mark.parametrize(
    ("found", "right"),
    [
        (Interval(), True),
        (Interval(date(2021, 5, 10)), True),
        (Interval(date(2021, 5, 11)), False),
        (Interval(None, date(2021, 5, 9)), False),
        (Interval(date(2021, 1, 1), date(2021, 12, 31)), True),
    ],
)
def test_an_article_is_placed_rightly_if_its_day_is_within(found: Interval, right: bool) -> None:
    """Both ends count, and what is open excludes nothing."""
    assert Placed("a", DAY, found).right is right


def test_the_table_counts_what_is_bounded_how_and_how_far_off() -> None:
    """An article is bounded from below, above, both or not at all; wrong ones lower the share."""
    placed = [
        Placed("a", DAY, Interval()),
        Placed("b", DAY, Interval(date(2021, 5, 1))),
        Placed("c", DAY, Interval(date(2021, 5, 20))),
        Placed("d", DAY, Interval(date(2021, 5, 1), date(2021, 5, 12))),
    ]
    rows = [line.split() for line in publications.table(placed)]
    assert rows[1] == ["not", "at", "all", "1", "100.0%", "-"]
    assert rows[2] == ["from", "below", "2", "50.0%", "10"]
    assert rows[4] == ["from", "both", "1", "100.0%", "9"]
    assert rows[5] == ["any", "3", "66.7%", "9"]


def test_without_the_articles_it_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where the articles are not there, nothing is measured and nothing fails."""
    assert publications.main(["--articles", str(tmp_path / "none.jsonl")]) == 0
    assert "skipped" in capsys.readouterr().out
