"""Amounts: their value, their unit, their bounds, and whether they are a change."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.annotate.reading_of import read


@pytest.mark.parametrize(
    ("text", "words", "unit", "low", "high"),
    [
        # money
        ("The plan would add around £2.7bn to the bill.", "£2.7bn", "GBP", "2700000000", "2700000000"),
        ("It must save at least £20 billion by 2015.", "£20 billion", "GBP", "20000000000", None),
        ("The repair cost 400,000 pounds.", "400,000 pounds", "GBP", "400000", "400000"),
        ("The trust paid €1.2 million to contractors.", "€1.2 million", "EUR", "1200000", "1200000"),
        ("The mill cost 3bn yen.", "3bn yen", "JPY", "3000000000", "3000000000"),
        ("A fare costs 50 pence.", "50 pence", "GBP", "0.5", "0.5"),
        ("The firm lost £1,250,000.50 in 2020.", "£1,250,000.50", "GBP", "1250000.5", "1250000.5"),
        ("The repair will cost £5m-£7m in all.", "£5m-£7m", "GBP", "5000000", "7000000"),
        ("No less than £3m was paid.", "£3m", "GBP", "3000000", None),
        ("No more than £3m was paid.", "£3m", "GBP", None, "3000000"),
        ("Less than £3m was paid.", "£3m", "GBP", None, "3000000"),
        ("Almost £3m was paid.", "£3m", "GBP", None, "3000000"),
        # percentages
        ("The offer is worth 2.5 per cent.", "2.5 per cent", "%", "2.5", "2.5"),
        ("The offer is worth 2.5 percent.", "2.5 percent", "%", "2.5", "2.5"),
        ("The turnout was 74%.", "74%", "%", "74", "74"),
        ("More than 81 per cent voted.", "81 per cent", "%", "81", None),
        ("No more than 5% voted.", "5%", "%", None, "5"),
        ("The toll fell by two percentage points.", "two percentage points", "%", "2", "2"),
        # counts
        ("The union will ballot 460,000 members.", "460,000", "member", "460000", "460000"),
        ("More than 1,200 dockers voted.", "1,200", "docker", "1200", None),
        ("Up to 300 people marched.", "300", "people", None, "300"),
        ("No fewer than 300 people marched.", "300", "people", "300", None),
        ("Fewer than 300 people marched.", "300", "people", None, "300"),
        ("Some 1.5 million people voted.", "1.5 million", "people", "1500000", "1500000"),
        ("Twelve ships waited.", "Twelve", "ship", "12", "12"),
        ("Fifteen people were killed.", "Fifteen", "people", "15", "15"),
        ("Twenty-one dockers left.", "Twenty-one", "docker", "21", "21"),
        ("Two dozen drivers met.", "Two dozen", "driver", "24", "24"),
        ("A hundred and five miners met.", "A hundred and five", "miner", "105", "105"),
        ("A thousand people came.", "A thousand", "people", "1000", "1000"),
        ("About 3,000 protested in Drayle.", "3,000", "people", "3000", "3000"),
        ("At least 12 were killed on Friday.", "12", "people", "12", None),
    ],
)  # fmt: skip
def test_an_amount_has_its_value_and_bounds(
    text: str, words: str, unit: str, low: str | None, high: str | None
) -> None:
    """Scales, separators, signs before and names after; words of more and of less."""
    found = read(text).quantity(words)
    assert found.unit == unit
    assert found.low == (Decimal(low) if low else None)
    assert found.high == (Decimal(high) if high else None)
    assert not found.change


@pytest.mark.parametrize(
    ("text", "words", "low", "high"),
    [
        ("The motion was carried by 52% to 48%.", "52% to 48%", 52, 48),
        ("The board cut the pay bill from 68% to 60% of costs.", "68% to 60%", 68, 60),
        ("The fine rose from £2m to £3m in June.", "£2m to £3m", 2_000_000, 3_000_000),
        ("Pay rose from 2 per cent to 3 per cent.", "2 per cent to 3 per cent", 2, 3),
    ],
)
def test_from_one_amount_to_another_is_a_change(text: str, words: str, low: int, high: int) -> None:
    """And no range: it has a before and an after, in this order."""
    found = read(text).quantity(words)
    assert (found.low, found.high) == (Decimal(low), Decimal(high))
    assert found.change


@pytest.mark.parametrize(
    "text",
    ["The board met on 12 March 2024.", "In 2013 the board met.", "The talks lasted three weeks.",
     "The board met at 10.30am.", "The 1980s were lean."],
)  # fmt: skip
def test_the_numbers_of_times_are_no_amounts(text: str) -> None:
    """Days, years and hours are times."""
    assert read(text, "2024-03-13").reading.quantities == ()


def test_an_amount_tells_of_nothing_happening() -> None:
    """The letter for a million is no verb."""
    assert "m" not in read("The fine rose from £2m to £3m.").triggers


def test_amounts_are_on_their_reports() -> None:
    """Where a reader of the event looks for them."""
    said = read("The trust paid €1.2 million to contractors and sacked 300 drivers.")
    for words, value in (("paid", 1_200_000), ("sacked", 300)):
        (position,) = said.report(words).quantities
        assert said.reading.quantities[position].low == value
