"""A reading as JSON and back, and JSON that is no reading."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from dateline.columns import Misshapen, pack, unpack
from dateline.model import Article, Reading, Reason, Report
from tests.export.conftest import small_story
from tests.stories import hostile


def stories() -> Iterator[tuple[Article, Reading]]:
    """Give the hand-made readings, reasons and all."""
    for story in (small_story(), hostile()):
        for key, reading in story.readings.items():
            yield story.by_key[key], reading


def test_what_comes_back_is_what_was_packed() -> None:
    """Through JSON; numbers keep their digits, and half a character stays one."""
    for article, reading in stories():
        packed = json.loads(json.dumps(pack(reading)))
        assert unpack(packed, article.key, len(article.text)) == reading


def test_reasons_come_back() -> None:
    """The rule and the words of each, also where there are none."""
    article, reading = next(stories())
    why = (Reason("kind", "a rule"), Reason("date", "another", (reading.sentences[0],)))
    reading = replace(reading, reports=tuple(replace(r, why=why) for r in reading.reports))
    assert unpack(pack(reading), article.key, len(article.text)) == reading


Change = Callable[[Reading], Reading]


def of_report(**values: Any) -> Change:
    """Change the first report."""

    def change(reading: Reading) -> Reading:
        first: Report = replace(reading.reports[0], **values)
        return replace(reading, reports=(first, *reading.reports[1:]))

    return change


@pytest.mark.parametrize(
    "change",
    [
        of_report(place=99),
        of_report(place=-1),
        of_report(time=1),
        of_report(claim=1),
        of_report(parent=4),
        of_report(quantities=(1,)),
        of_report(status="sung"),
        of_report(negated=1),
        of_report(main=None),
        of_report(label=3),
        of_report(sentence=True),
        lambda reading: replace(reading, mentions=(replace(reading.mentions[0], chain=4),)),
        lambda reading: replace(reading, claims=(replace(reading.claims[0], speaker=4),)),
        lambda reading: replace(
            reading, quantities=(replace(reading.quantities[0], low=Decimal("NaN")),)
        ),
    ],
)
def test_what_no_annotator_gives_is_refused(change: Change) -> None:
    """A part that is not there, a word outside a vocabulary, a value of another type."""
    article, reading = next(stories())
    with pytest.raises(Misshapen):
        unpack(pack(change(reading)), article.key, len(article.text))


def test_a_span_outside_the_text_is_refused() -> None:
    """The text may be shorter than the one that was read."""
    article, reading = next(stories())
    with pytest.raises(Misshapen):
        unpack(pack(reading), article.key, len(article.text) - 1)


def test_the_reading_of_another_article_is_refused() -> None:
    """By its key."""
    article, reading = next(stories())
    with pytest.raises(Misshapen, match="another article"):
        unpack(pack(reading), "0" * 16, len(article.text))


def test_nothing_that_is_changed_breaks_it() -> None:
    """Whatever part of the JSON is taken for another: a reading comes of it, or `Misshapen`."""
    article, reading = next(stories())
    packed = pack(reading)
    for path in places(packed):
        others: tuple[Any, ...] = (None, True, -1, 10**30, "", "x", [], {}, [[]], 0.5)
        for other in others:
            broken = json.loads(json.dumps(packed))
            where = broken
            for step in path[:-1]:
                where = where[step]
            where[path[-1]] = other
            try:
                assert isinstance(unpack(broken, article.key, len(article.text)), Reading)
            except Misshapen:
                continue


def places(packed: Any, depth: int = 4) -> Iterator[tuple[int, ...]]:
    """List the ways into nested lists, down to a depth."""
    if isinstance(packed, list):
        for index, item in enumerate(packed):
            yield (index,)
            if depth > 1:
                yield from ((index, *rest) for rest in places(item, depth - 1))


@pytest.mark.parametrize("packed", [None, [], {}, "x", [[]], [None] * 9, 1])
def test_what_is_no_reading_at_all_is_refused(packed: Any) -> None:
    """Whatever JSON it is."""
    with pytest.raises(Misshapen):
        unpack(packed, "0" * 16, 10)
