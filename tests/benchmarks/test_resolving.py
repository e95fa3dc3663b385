"""The made world is as it is described, and resolves into what really happened in it."""

from __future__ import annotations

import math
from collections import Counter
from statistics import mean

import pytest
from benchmarks.world import world

from benchmarks import resolving


def test_the_world_is_always_the_same() -> None:
    """Figures of two days can be compared only if they are of the same articles."""
    assert list(world(8)) == list(world(8))
    assert len(list(world(8))) == 8


def test_every_span_lies_in_its_words() -> None:
    """A name stands where its mention says, and a trigger where its report does."""
    for article, reading in world(12):
        assert reading.article == article.key
        for mention in reading.mentions:
            chain = reading.chains[mention.chain]
            assert mention.span.of(article.text) in {chain.name, *chain.names}
        for report in reading.reports:
            assert report.span.of(article.text) == report.lemma
            assert reading.sentences[report.sentence].holds(report.span)


def test_articles_are_as_full_as_real_ones() -> None:
    """Less in them would make resolving quicker than it is."""
    made = list(world(40))
    assert mean(len(reading.reports) for _, reading in made) == 40
    assert mean(len(reading.chains) for _, reading in made) == 15
    assert 50 < mean(len(reading.mentions) for _, reading in made) < 70
    assert 180 < mean(len(article.text.split()) for article, _ in made) < 260


def test_names_are_shared_and_happenings_told_again() -> None:
    """Without namesakes and bursts there would be nothing to join."""
    made = list(world(400))
    names = Counter(c.name for _, r in made for c in r.chains if c.kind == "person" and c.named)
    surnames = {(name.split()[-1], name) for name in names if " " in name}
    assert max(Counter(surname for surname, _ in surnames).values()) > 1
    assert any(" " not in name for name in names)
    outlets: dict[str, set[str | None]] = {}
    for article, _ in made:
        outlets.setdefault(article.id.split("/")[0], set()).add(article.outlet)
    assert max(len(some) for some in outlets.values()) > 2


def test_every_part_is_timed_and_put_back(capsys: pytest.CaptureFixture[str]) -> None:
    """The parts add up to the whole, and what was watched is what it was."""
    from dateline import resolve as room

    before = vars(room)["likeness"]
    cost = resolving.measure(12)
    assert vars(room)["likeness"] is before
    assert cost.articles == 12
    assert cost.events > 0
    assert sum(cost.parts.values()) == pytest.approx(cost.seconds)
    resolving.show([cost])
    assert "storylines" in capsys.readouterr().out


def test_growth_is_the_power_of_the_number() -> None:
    """Twice the articles at four times the cost grow with the square."""
    cost = resolving.Cost(100, 1, 1.0, {}, 1.0, 1.0, 1, 1)
    twice = resolving.Cost(200, 1, 4.0, {}, 1.0, 1.0, 1, 1)
    assert resolving.exponent([cost, twice], [1.0, 4.0]) == pytest.approx(2.0)
    assert math.isnan(resolving.exponent([cost, twice], [0.0, 4.0]))


def test_what_was_not_measured_is_said_to_be_so() -> None:
    """Going on with the square from 200 articles at 4 seconds, and with the memory as it is."""
    cost = resolving.Cost(100, 1, 1.0, {}, 1.0, 1000.0, 1, 1)
    twice = resolving.Cost(200, 1, 4.0, {}, 1.0, 1000.0, 1, 1)
    said = resolving.extrapolated([cost, twice])
    assert said == "100,000 articles, not measured, would take 16,667 minutes and 1.0 GB"
