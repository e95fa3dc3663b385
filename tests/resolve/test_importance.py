"""Importance: what a timeline opens on, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from dateline.model import Report
from dateline.resolve.importance import Facts, content_words, importance
from tests.resolve.made import Made, on

MADE = Made("a", "2024-03-13", "The Post", "Rail union calls strike at Velmouth")
UNION = MADE.chain("Borrow Rail Union", kind="organisation")
MADE.report("strike", UNION, when=on("2024-03-11"), kind="protest")
REPORT: Report = replace(MADE.reading.reports[0], sentence=20, main=False)
PLAIN = Facts(
    articles=[replace(MADE.article, title=None)],
    reports=[REPORT],
    label="Borrow Rail Union strikes at Velmouth",
    kind="protest",
    named=0,
    dated=False,
    outlets=1,
    claimed=False,
    stative=False,
)


def weight(facts: Facts) -> float:
    """Give the importance alone."""
    return importance(facts)[0]


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        (replace(PLAIN, articles=[MADE.article]), "headline"),
        (replace(PLAIN, reports=[replace(REPORT, sentence=0)]), "opens the article"),
        (replace(PLAIN, reports=[replace(REPORT, sentence=3)]), "near the top"),
        (replace(PLAIN, reports=[replace(REPORT, main=True)]), "main statement"),
        (replace(PLAIN, named=1), "named participant"),
        (replace(PLAIN, named=2), "2 named participants"),
        (replace(PLAIN, dated=True), "date of its own"),
        (replace(PLAIN, articles=[*PLAIN.articles, MADE.article]), "told in 2 articles"),
        (replace(PLAIN, outlets=2), "told by 2 outlets"),
        (replace(PLAIN, reports=[REPORT, REPORT]), "taken up again"),
        (replace(PLAIN, reports=[replace(REPORT, quantities=(0,))]), "gives a figure"),
    ],
)
def test_what_makes_an_event_more_important_says_so(more: Facts, reason: str) -> None:
    """Each by itself raises it, with its reason."""
    value, reasons = importance(more)
    assert value > weight(PLAIN)
    assert any(reason in r for r in reasons)


@pytest.mark.parametrize(
    "less",
    [
        replace(PLAIN, claimed=True),
        replace(PLAIN, stative=True),
        replace(PLAIN, kind="statement"),
        replace(PLAIN, reports=[replace(REPORT, status="possible")]),
        replace(PLAIN, reports=[replace(REPORT, status="hypothetical")]),
        replace(PLAIN, label="Strike"),
    ],
)
def test_what_makes_an_event_less_important(less: Facts) -> None:
    """Only claimed, only possible, a state, a saying, told in passing."""
    assert weight(less) < weight(PLAIN)


@pytest.mark.parametrize("label", ["", "Strike", "It", "Borrow Rail Union strikes " * 10])
@pytest.mark.parametrize("sentence", [0, 500])
def test_importance_is_a_share(label: str, sentence: int) -> None:
    """From 0 to 1, whatever comes together, and with reasons."""
    many = [MADE.article] * 40
    low = Facts([MADE.article], [replace(REPORT, sentence=sentence, status="possible")], label,
                "statement", 0, False, 0, True, True)  # fmt: skip
    high = Facts(many, [replace(REPORT, sentence=0, main=True, quantities=(0,))] * 90, label,
                 "protest", 9, True, 9, False, False)  # fmt: skip
    for facts in (low, high):
        value, reasons = importance(facts)
        assert 0 <= value <= 1
        assert isinstance(reasons, tuple)


def test_the_strongest_reason_comes_first() -> None:
    """A headline before a mere figure."""
    report = replace(REPORT, quantities=(0,))
    _, reasons = importance(replace(PLAIN, articles=[MADE.article], reports=[report]))
    assert reasons.index("told in a headline") < reasons.index("gives a figure")


def words(*texts: str) -> Sequence[set[str]]:
    """Give the words of several texts."""
    return [content_words(text) for text in texts]


def test_a_headline_and_a_label_share_words_however_they_are_bent() -> None:
    """Singular and plural, verb and noun; small words count for nothing."""
    one, other = words("Dockers vote to strike", "The docker voting on a strike")
    assert {"docker", "strike"} <= one & other
    assert content_words("It is not to be") == set()
