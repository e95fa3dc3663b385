"""What the benchmark builds is what it says, and its seconds add up."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import incremental
from dateline import pipeline, plugins
from dateline.read import read
from tests import conftest as rooms


def test_the_articles_are_read_as_they_were_made(tmp_path: Path) -> None:
    """All but where they lie: a date that got lost would make a build quicker."""
    made = list(incremental.made(incremental.SAMPLES, 30))
    for article in made:
        incremental.write(tmp_path, article)
    found = {article.id: article for article in read([tmp_path]).articles}
    assert len(found) == 30
    for article in made:
        again = found[article.id]
        assert (again.text, again.title, again.published) == (
            article.text,
            article.title,
            article.published,
        )


def test_every_step_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Stages and exporters alike, of a whole build and of one that reuses all."""
    monkeypatch.setattr(pipeline, "installed", plugins.installed)  # put back at the end
    monkeypatch.setattr(pipeline, "resolve", rooms.resolve)
    monkeypatch.setattr(plugins, "installed", rooms.quickly)
    for article in incremental.made(incremental.SAMPLES, 3):
        incremental.write(tmp_path, article)
    costs = {}
    for name in ("all new", "nothing new"):
        steps, articles, reused = incremental.build(tmp_path, tmp_path / "out")
        costs[name] = incremental.Cost(sum(steps.values()), steps, articles, reused)
    assert (costs["all new"].reused, costs["nothing new"].reused) == (0, 3)
    assert {"read", "resolve", *rooms.quickly("export")} <= set(costs["nothing new"].steps)
    incremental.show(costs)
    assert "100.0%" in capsys.readouterr().out
