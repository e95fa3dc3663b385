"""Which numbers count a thing whole, and which two of them cannot both be right."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dateline.model import Article, Quantity, Reading, Report, Span, When
from dateline.resolve.contradictions.counts import KILLED, Count, costs, count, excludes
from tests.resolve.made import NOWHERE


def of(
    text: str, words: str, unit: str, low: int | None, high: int | None, when: When = NOWHERE
) -> Count | None:
    """What a number in a text counts."""
    start = text.index(words)
    report = Report(Span(0, 1), "x", "other", "happened", False, 0, "x", when)
    span = Span(start, start + len(words))
    least, most = (None if n is None else Decimal(n) for n in (low, high))
    return count(Article("a", text), report, Quantity(span, "count", unit, least, most))


def dockers(text: str, words: str, low: int | None, high: int | None) -> Count:
    """A number of dockers."""
    found = of(text, words, "docker", low, high)
    assert found is not None
    return found


FORTY = dockers("It hurt 40 dockers.", "40", 40, 40)


def test_numbers_are_told_in_plain_words() -> None:
    """In those of the article, with the bound."""
    assert FORTY.says == "40 dockers"
    assert dockers("over 40 young dockers", "40", 40, None).says == "at least 40 young dockers"
    assert dockers("about 40 dockers", "40", 40, 40).says == "about 40 dockers"


@pytest.mark.parametrize(
    ("text", "words", "low", "high", "apart"),
    [
        ("It hurt 50 dockers.", "50", 50, 50, True),
        ("It hurt 40 dockers.", "40", 40, 40, False),
        ("at least 30 dockers", "30", 30, None, False),
        ("at least 50 dockers", "50", 50, None, True),
        ("up to 30 dockers", "30", None, 30, True),
        ("about 42 dockers", "42", 42, 42, False),
        ("from 35 to 45 dockers", "35 to 45", 35, 45, False),
        ("It hurt 50 young dockers.", "50", 50, 50, False),
    ],
)
def test_ranges_and_bounds_leave_room(
    text: str, words: str, low: int | None, high: int | None, apart: bool
) -> None:
    """Only numbers of one thing that share no value exclude each other."""
    other = dockers(text, words, low, high)
    assert excludes(FORTY, other) is excludes(other, FORTY) is apart


def test_a_round_number_may_be_the_exact_one() -> None:
    """1,100 for 1,140, and not 50 for 49."""
    exact, round_ = (dockers(f"{n} dockers", str(n), n, n) for n in (1140, 1100))
    assert not excludes(exact, round_)
    few, more = (dockers(f"{n} dockers", str(n), n, n) for n in (49, 50))
    assert excludes(few, more)


@pytest.mark.parametrize(
    ("text", "words", "unit"),
    [
        ("page 88", "88", "page"),
        ("a 24 - mile road", "24", "mile"),
        ("six of the 11 ships", "11", "ship"),
        ("five of six quays", "six", "quay"),
        ("another 12 ships", "12", "ship"),
        ("12 ships a day", "12", "ship"),
        ("four or more ships", "four", "ship"),
        ("a 38 caliber revolver", "38", "caliber"),
        ("seven rebounds", "seven", "rebound"),
    ],
)
def test_what_counts_nothing_whole_is_left_out(text: str, words: str, unit: str) -> None:
    """Labels, measures, parts, rates, and points of a game."""
    assert of(text, words, unit, 38, 38) is None


def test_the_killed_are_counted_whatever_they_are_called() -> None:
    """People and victims are one thing, and the hurt are another."""
    text = "They killed 12 people and 10 victims."
    units = []
    for words, unit, lemma in (
        ("12", "people", "kill"), ("10", "victim", "die"), ("12", "people", "injure"),
    ):  # fmt: skip
        start = text.index(words)
        number = Decimal(words)
        quantity = Quantity(Span(start, start + 2), "count", unit, number, number)
        report = Report(Span(0, 1), lemma, "other", "happened", False, 0, "x", NOWHERE)
        found = count(Article("a", text), report, quantity)
        units.append(found.unit if found else None)
    assert units == [KILLED, KILLED, "people"]


@pytest.mark.parametrize(
    ("text", "of", "cost"),
    [
        ("the inquiry took long and cost £9", "inquiry", True),
        ("the report on the inquiry cost £9", "report", False),
        ("inquiry costs cost £9", "inquiry", False),
    ],
)
def test_what_a_happening_cost(text: str, of: str, cost: bool) -> None:
    """The noun that is nearest before the verb."""
    reading = Reading(
        "a",
        quantities=(
            Quantity(Span(len(text) - 2, len(text)), "money", "GBP", Decimal(9), Decimal(9)),
        ),
        reports=tuple(
            Report(
                Span(at, at + len(word)), word, "other", "happened", False, 0, word, NOWHERE,
                quantities=(0,) if word == "cost" else (),
            )
            for word in ("report", "inquiry", "cost")
            if (at := text.rfind(word)) >= 0
        ),
    )  # fmt: skip
    (report,) = (one for one in reading.reports if one.lemma == of)
    assert [one.role for one in costs(Article("a", text), reading, report)] == ["cost"] * cost
