"""The graphs that are checked for their cost are right, and both ways find that."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.world import world

from benchmarks import checking


def test_everybody_is_mentioned() -> None:
    """A chain without a mention would be wrong; what else is made stays as it was."""
    for article, reading in world(6):
        same, mentioned = checking.mentioned(article, reading)
        assert same is article
        assert {mention.chain for mention in mentioned.mentions} == set(range(len(reading.chains)))
        assert mentioned.mentions[: len(reading.mentions)] == reading.mentions


@pytest.mark.parametrize("way", [checking.checked, checking.referred])
def test_a_made_graph_is_right(tmp_path: Path, way: object) -> None:
    """And all of it was looked at."""
    checking.write(str(tmp_path), 1)
    cost = way(str(tmp_path))  # type: ignore[operator]
    assert cost.wrong == 0
    assert cost.triples > 3_000
    assert cost.peak >= cost.before > 0
