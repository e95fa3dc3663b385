"""The patterns of time expressions: each finds its own, and none takes forever."""

from __future__ import annotations

import time

import pytest

from dateline.annotate.timewords import PATTERNS


def rules(text: str) -> set[str]:
    """Name the rules that match a text from its first to its last character."""
    return {rule for rule, pattern in PATTERNS if pattern.fullmatch(text)}


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("2021-05-03", "iso"),
        ("3 May 2021", "date"),
        ("May 3, 2021", "date"),
        ("Monday, May 3", "date"),
        ("May 2021", "month_year"),
        ("next May", "month"),
        ("mid-2021", "year"),
        ("44 BC", "year"),
        ("the mid-1990s", "decade"),
        ("the 19th century", "century"),
        ("the summer of 2020", "season"),
        ("the first quarter of 2023", "quarter"),
        ("Q2 2023", "quarter"),
        ("the latter half of 2023", "quarter"),
        ("March 5-9, 2018", "day_pair"),
        ("the same period last year", "same_last"),
        ("the day before", "distance"),
        ("year-end", "part_of"),
        ("5:30PM", "clock"),
        ("last Friday", "weekday"),
        ("the day before yesterday", "deictic"),
        ("the past five years", "relative"),
        ("three weeks ago", "distance"),
        ("a year earlier", "distance"),
        ("the end of next year", "part_of"),
        ("10.30am", "clock"),
        ("noon", "clock"),
        ("Christmas Day", "holiday"),
        ("every Friday", "set"),
        ("three weeks", "duration"),
        ("recently", "reference"),
    ],
)
def test_an_expression_is_found_by_its_rule(text: str, rule: str) -> None:
    """From end to end."""
    assert rule in rules(text)


@pytest.mark.parametrize("text", ["marching", "Mayor", "weekly-ish12", "30 Mayors", "sunny"])
def test_a_part_of_a_word_is_no_expression(text: str) -> None:
    """Words end where they end."""
    assert rules(text) == set()


@pytest.mark.parametrize(
    "text", ["the " * 4000, "1" * 20000, "early " * 4000, "two hundred and " * 2000, "May " * 5000]
)
def test_no_text_keeps_a_pattern_busy(text: str) -> None:
    """A line of 20,000 characters made to mislead is passed in a moment."""
    begun = time.process_time()  # of this process alone: the machine may have other work
    for _, pattern in PATTERNS:
        for _ in pattern.finditer(text):
            pass
    assert time.process_time() - begun < 3
