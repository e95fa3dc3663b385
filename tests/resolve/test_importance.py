"""Importance: what a timeline opens on, and why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.model import Report
from dateline.resolve.importance import Facts, Place, importance
from tests.resolve.made import Made, on

MADE = Made("a", "2024-03-13", "The Post")
UNION = MADE.chain("Borrow Rail Union", kind="organisation")
MADE.report("strike", UNION, when=on("2024-03-11"), kind="protest")
REPORT: Report = replace(MADE.reading.reports[0], sentence=20, main=False)
FAR = Place(20, 0.0, 0.0)
PLAIN = Facts(
    reports=[REPORT],
    label="Borrow Rail Union strikes at Velmouth",
    kind="protest",
    places=[FAR],
    titles=(),
    named=0,
    dated=False,
    sources=1,
    later=0,
    claimed=False,
    stative=False,
)
HEADLINE = ("Rail union calls strike at Velmouth",)


def weight(facts: Facts) -> float:
    """Give the importance alone."""
    return importance(facts)[0]


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        (replace(PLAIN, titles=HEADLINE), "headline"),
        (replace(PLAIN, places=[FAR, replace(FAR, rank=0)]), "opens an article"),
        (replace(PLAIN, places=[replace(FAR, rank=3)]), "near the top"),
        (replace(PLAIN, places=[replace(FAR, topic=0.5)]), "keeps coming back to"),
        (replace(PLAIN, places=[replace(FAR, central=0.5)]), "central to an article"),
        (replace(PLAIN, reports=[replace(REPORT, main=True)]), "main statement"),
        (replace(PLAIN, named=1), "named participant"),
        (replace(PLAIN, named=2), "2 named participants"),
        (replace(PLAIN, dated=True), "date of its own"),
        (replace(PLAIN, sources=3), "told by 3 independent sources"),
        (replace(PLAIN, later=1), "taken up by later articles"),
        (replace(PLAIN, reports=[REPORT, REPORT]), "told more than once"),
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
        replace(PLAIN, label="It strikes at Velmouth station"),
    ],
)
def test_what_makes_an_event_less_important(less: Facts) -> None:
    """Only claimed, only possible, a state, a saying, told in passing."""
    assert weight(less) < weight(PLAIN)


@pytest.mark.parametrize("label", ["", "Strike", "It", "Borrow Rail Union strikes " * 10])
@pytest.mark.parametrize("sentence", [0, 500])
def test_importance_is_a_share(label: str, sentence: int) -> None:
    """From 0 to 1, whatever comes together, and with reasons."""
    low = replace(PLAIN, reports=[replace(REPORT, sentence=sentence, status="possible")],
                  label=label, kind="statement", places=[Place(sentence, 0.0, 0.0)],
                  claimed=True, stative=True)  # fmt: skip
    high = Facts([replace(REPORT, sentence=0, main=True, quantities=(0,))] * 90, label, "violence",
                 [Place(0, 1.0, 1.0)] * 40, (label,), 9, True, 40, 40, False, False)  # fmt: skip
    for facts in (low, high):
        value, reasons = importance(facts)
        assert 0 <= value <= 1
        assert isinstance(reasons, tuple)


def test_what_opens_one_article_and_is_the_topic_of_another_is_not_both() -> None:
    """The place of an event is that in one article: that to which it matters most."""
    apart = [replace(FAR, rank=0), replace(FAR, topic=1.0)]
    assert weight(replace(PLAIN, places=apart)) == weight(replace(PLAIN, places=apart[1:]))
    both = [Place(0, 1.0, 0.0)]
    assert weight(replace(PLAIN, places=both)) > weight(replace(PLAIN, places=apart))


def test_the_strongest_reason_comes_first() -> None:
    """A headline before a mere figure."""
    report = replace(REPORT, quantities=(0,))
    _, reasons = importance(replace(PLAIN, titles=HEADLINE, reports=[report]))
    assert reasons.index("told in a headline") < reasons.index("gives a figure")
