"""The crowd is as it is described, and what is printed of it is what was counted."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from math import isnan

import pytest
from benchmarks.namesakes import HARD, NAMED, UNNAMED, crowd, hard

from benchmarks import actors
from dateline.model import Ref


def test_the_crowd_is_always_the_same() -> None:
    """Figures of two days can be compared only if they are of the same names."""
    one, other = crowd(500), crowd(500)
    assert (one.readings, one.mentions, one.beings) == (
        other.readings,
        other.mentions,
        other.beings,
    )


def test_the_crowd_is_as_full_as_real_articles() -> None:
    """Less to an article, or fewer mentions of a chain, would make joining look quicker."""
    made = crowd(20_000)
    chains = sum(len(reading.chains) for reading in made.readings)
    assert 20_000 <= sum(made.mentions.values()) < 21_000
    assert 1.7 < sum(made.mentions.values()) / chains < 2.0
    assert NAMED + UNNAMED - 2 < chains / len(made.readings) <= NAMED + UNNAMED


def test_names_have_many_forms_and_many_bearers() -> None:
    """Without namesakes, short forms and legal forms there would be nothing to tell apart."""
    made = crowd(20_000)
    names = [c.name for r in made.readings for c in r.chains if c.kind == "person" and c.named]
    forms: dict[int, set[str]] = {}
    for ref, being in made.beings.items():
        chain = made.readings[int(ref.article)].chains[ref.index]
        forms.setdefault(being, set()).add(chain.name)
    assert max(len(some) for some in forms.values()) > 5
    assert any(" " not in name for name in names)
    assert max(Counter(n.split()[-1] for n in set(names)).values()) > 5
    assert any(c.name.endswith(" GmbH") for r in made.readings for c in r.chains)


def test_joining_the_crowd_mostly_finds_who_is_who() -> None:
    """Else what is timed would not be what builds do."""
    cost = actors.cost_of(crowd(5_000))
    assert cost.precision > 0.9
    assert cost.recall > 0.9
    assert cost.compared > 0
    assert cost.actors < cost.chains


@pytest.mark.parametrize("sort", HARD)
def test_what_is_hard_grows_no_faster_than_its_size(sort: str) -> None:
    """Four times the names cost at most five times the comparisons."""
    few, many = (actors.cost_of(hard(sort, size)) for size in (400, 1600))
    assert many.compared <= 5 * few.compared + 1600
    assert many.judgements <= 5 * few.judgements + 1600


def test_shares_and_powers_are_counted_right(capsys: pytest.CaptureFixture[str]) -> None:
    """Ten times the mentions at a hundred times the cost grow with the square."""
    cost = actors.Cost(100, 50, 1.0, 10.0, 20.0, 1, 1, 1, 1, 1.0, 0.5)
    more = replace(cost, mentions=1000, seconds=100.0, peak=110.0)
    assert actors.growth(cost, more) == pytest.approx(2)
    assert actors.swell(cost, more) == pytest.approx(1)
    assert isnan(actors.growth(cost, cost))
    assert "50.0%" in actors.line("100", cost)
    refs = [Ref("a", n) for n in range(4)]
    assert actors.cubed(dict.fromkeys(refs, 1), dict(zip(refs, (1, 1, 2, 2), strict=True))) == (
        0.5,
        1,
    )
    actors.main(["--mentions", "200", "400", "--hard"])
    assert "growth" in capsys.readouterr().out
