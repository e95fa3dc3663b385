"""What is asked of a person, and what the answers come to."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.evaluate import (
    ANSWERS,
    QUESTIONS,
    Answer,
    Item,
    Layer,
    Tally,
    drawn,
    interval,
    sample,
    tally,
)
from dateline.export import readings
from dateline.query.evidence import Told, Words, lines
from tests.export.conftest import small_story
from tests.stories import story

ALL: tuple[Layer, ...] = tuple(QUESTIONS)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[Told]:
    """The lines of a made-up story."""
    folder = tmp_path_factory.mktemp("told")
    readings.export(story(30), folder)
    return list(lines(folder))


@pytest.fixture
def small(tmp_path: Path) -> list[Told]:
    """The lines of two articles that disagree."""
    readings.export(small_story(), tmp_path)
    return list(lines(tmp_path))


@given(st.integers(1, 2000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_an_interval_holds_the_share_it_is_about(counts: tuple[int, int]) -> None:
    """It lies between 0 and 1, and mirrors when right and wrong change places."""
    right, judged = counts
    low, high = interval(right, judged)
    assert 0 <= low <= right / judged <= high <= 1
    assert low < high
    other = interval(judged - right, judged)
    assert other == pytest.approx((1 - high, 1 - low))


@given(st.integers(0, 50), st.integers(1, 50))
def test_an_interval_narrows_as_more_are_judged(right: int, wrong: int) -> None:
    """For the same share, ten times as many say more."""
    low, high = interval(right, right + wrong)
    less, more = interval(10 * right, 10 * (right + wrong))
    assert more - less < high - low


@pytest.mark.parametrize(
    ("right", "judged", "low", "high"),
    [(0, 10, 0.0, 0.2775), (81, 263, 0.2553, 0.3662), (10, 10, 0.7225, 1.0), (0, 0, 0.0, 1.0)],
)
def test_intervals_are_those_of_the_books(right: int, judged: int, low: float, high: float) -> None:
    """Published figures for Wilson's interval, and nothing known where nothing was judged."""
    assert interval(right, judged) == pytest.approx((low, high), abs=5e-5)


def test_the_same_seed_draws_the_same(told: list[Told]) -> None:
    """Whatever the order of the articles; another seed draws others."""
    first = sample(told, ALL, 20, 1)
    assert len(first) == len({item.id for item in first}) == 20
    assert sample(told[::-1], ALL, 20, 1) == first
    assert sample(told, ALL, 20, 2) != first


def test_a_larger_sample_holds_the_smaller(told: list[Told]) -> None:
    """So that whoever asks for more need not answer anew."""
    assert set(sample(told, ALL, 10, 1)) <= set(sample(told, ALL, 25, 1))


def test_layers_share_a_sample_and_stand_together(told: list[Told]) -> None:
    """As many of each, as far as there are as many; all of a small build are no more than that."""
    layers = [item.layer for item in sample(told, ("claims", "events"), 7, 1)]
    assert layers == ["claims"] * 4 + ["events"] * 3
    whole = sample(told, ALL, 10**6, 1)
    assert len(whole) == sum(len(list(drawn(told, layer, 1))) for layer in ALL)


def test_each_layer_says_what_it_asks_about(small: list[Told]) -> None:
    """The words that are shown are those of the article."""
    for layer in ALL:
        found = list(drawn(small, layer, 1))
        assert found, layer
        for item in found:
            assert item.layer == layer
            assert len(item.places) == (2 if layer in ("actors", "joins") else 1)
            for place in item.places:
                text = next(one.line["text"] for one in small if one.id == place.article)
                assert text[place.start : place.end] == place.words
                assert place.before + place.words + place.after in text
    said = {layer: " ".join(item.says for item in drawn(small, layer, 1)) for layer in ALL}
    assert "planned" in said["events"]
    assert "2014-03-03" in said["dates"]
    assert "Ada Moss" in said["claims"]


def test_as_many_joins_as_it_takes(told: list[Told]) -> None:
    """One fewer than an event has reports."""
    chains = [report["chain"] for one in told for report in one.line["events"]]
    assert len(list(drawn(told, "joins", 1))) == len(chains) - len(set(chains))


def test_an_answer_belongs_to_what_was_said(small: list[Told]) -> None:
    """An item that says something else is another item, and no number to a spreadsheet."""
    place = Words("a.md", 0, 3, "", "Ada", " left.")
    one, other = Item("events", "“Ada left”: happened", (place,)), Item("events", "x", (place,))
    assert one.id != other.id
    assert all(item.id.startswith(item.layer) for item in sample(small, ALL, 9, 1))


@given(st.lists(st.sampled_from([*ANSWERS, None])))
def test_a_tally_counts_every_item_once(said: list[Answer | None]) -> None:
    """Unsure and unanswered ones apart from those that were judged."""
    items = [Item("claims", str(n), ()) for n in range(len(said))]
    found = tally(
        items, {item.id: answer for item, answer in zip(items, said, strict=True) if answer}
    )
    counts = [said.count(answer) for answer in (*ANSWERS, None)]
    assert found == ([Tally("claims", *counts)] if said else [])
    assert all(one.judged == counts[0] + counts[1] for one in found)
