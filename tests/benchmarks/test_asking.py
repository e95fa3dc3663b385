"""What the benchmark asks is asked of both, and both answer alike."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import asking
from dateline.query import open_graph, saved


@pytest.mark.filterwarnings("ignore:.*is deprecated:DeprecationWarning")
def test_both_answer_alike(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every query finds something, and the table says how often ours goes into rdflib's."""
    output = asking.made(tmp_path, 3)
    store = open_graph(output)
    costs = asking.compared(store, asking.loaded(output), 1)
    assert list(costs) == list(asking.questions(store))
    assert all(cost.rows and cost.ours > 0 for cost in costs.values())
    asking.show(costs, asking.within_limits(output, asking.questions(store), 1))
    told = capsys.readouterr().out
    assert all(f"{name} " in told and f"{cost.ratio:.0f}x" in told for name, cost in costs.items())


def test_every_saved_question_is_asked(tmp_path: Path) -> None:
    """By name, with its rows and seconds."""
    found = asking.asked(open_graph(asking.made(tmp_path, 3)))
    assert [name for name, _, _ in found] == [question.name for question in saved()]
    assert all(seconds > 0 for _, _, seconds in found)
