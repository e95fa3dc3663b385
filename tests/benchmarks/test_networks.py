"""A made network of actors: as many ties as asked for, unevenly spread, the same each time."""

from __future__ import annotations

import pytest

from benchmarks import networks


def test_few_have_many_ties() -> None:
    """As in the news."""
    graph = networks.made(2_000)
    assert graph.number_of_edges() == 2_000
    degrees = sorted((degree for _, degree in graph.degree()), reverse=True)
    assert degrees[0] > 10 * degrees[len(degrees) // 2]
    assert sorted(graph.edges(data="weight")) == sorted(networks.made(2_000).edges(data="weight"))


def test_it_prints_how_long_networkx_takes(capsys: pytest.CaptureFixture[str]) -> None:
    """As a multiple."""
    pytest.importorskip("networkit", reason="the extra `networks` is not installed")
    assert networks.main(["--ties", "2000"]) == 0
    assert "times as long" in capsys.readouterr().out
