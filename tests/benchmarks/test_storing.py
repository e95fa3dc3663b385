"""The store under kill -9, and its benchmark on a small world."""

from __future__ import annotations

import pytest

from benchmarks import storing


def test_a_killed_writer_leaves_no_half_graph() -> None:
    """Whenever it is killed."""
    assert storing.killed(4, seed=3) == 0


def test_it_measures_a_small_world(capsys: pytest.CaptureFixture[str]) -> None:
    """Ours and rdflib's, in memory and on disk."""
    few = ["--articles", "4", "--small", "2", "--quads", "4000", "--kills", "0"]
    assert storing.main(few) == 0
    said = capsys.readouterr().out
    for words in ("in memory", "on disk", "rdflib", "replacing an article", "quads a second"):
        assert words in said
