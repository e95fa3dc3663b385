"""The floors: they rise with the figures, never sink, and are missed aloud."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import scoring, understanding


def measured(**figures: float) -> understanding.Measured:
    """Make the figures of a file."""
    return understanding.Measured(
        "corpus", 1, 100, 0.1, tuple(scoring.Figure(name, value) for name, value in figures.items())
    )


def test_a_floor_is_set_just_below_its_figure() -> None:
    """Half a point is left for ties, and the tenth below it is taken."""
    assert understanding.raised({}, [measured(times=84.37)]) == {"corpus": {"times": 83.8}}


@given(st.floats(0, 100), st.floats(0, 100))
def test_a_floor_never_sinks(first: float, second: float) -> None:
    """Whatever is measured later, a floor stays at least where it was, and below its figure."""
    once = understanding.raised({}, [measured(times=first)])
    twice = understanding.raised(once, [measured(times=second)])
    assert twice["corpus"]["times"] >= once["corpus"]["times"]
    assert understanding.below(measured(times=first), once["corpus"]) == []


def test_a_figure_below_its_floor_is_named() -> None:
    """The line says which file, which figure, and by how much."""
    lines = understanding.below(measured(times=80.04), {"times": 80.1})
    assert lines == ["corpus, times: 80.0 is below the floor of 80.1"]


def test_a_floor_whose_figure_is_gone_is_missed() -> None:
    """A layer that is no longer scored must not pass for a good one."""
    assert understanding.below(measured(), {"times": 80.1}) == [
        "corpus, times: has a floor of 80.1 and no figure"
    ]


def test_every_figure_is_on_a_line_beside_its_floor() -> None:
    """What is printed can be read and searched."""
    lines = understanding.table(measured(times=80.04), {"times": 79.5})
    assert lines[0] == "corpus: 1 articles, 100 words, 1.00 s per 1,000 words"
    assert lines[-1].split() == ["times", "80.0", "79.5"]


def test_a_file_that_is_not_there_is_skipped_aloud(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without the gold beside the repository the command says so, and succeeds."""
    monkeypatch.setitem(understanding.GOLD, "wikiwars", tmp_path / "wikiwars.jsonl")
    assert understanding.main(["--files", "wikiwars", "--floors"]) == 0
    assert "wikiwars: skipped" in capsys.readouterr().out


def test_floors_are_written_as_they_are_read(tmp_path: Path) -> None:
    """The file keeps every floor, in the order of measuring."""
    path = tmp_path / "floors.json"
    floors = {"wikiwars": {"times, found": 80.0}, "corpus": {"times, found": 90.0}}
    understanding.write_floors(path, floors)
    assert understanding.read_floors(path) == floors
    assert list(json.loads(path.read_text(encoding="utf-8"))) == ["corpus", "wikiwars"]


def test_the_afternoon_stands_between_the_figure_and_its_floor() -> None:
    """So that what the work was worth is seen at a glance."""
    one = replace(measured(times=80.04), afternoon=(scoring.Figure("times", 61.2),))
    assert understanding.table(one, {"times": 79.5})[-1].split() == [
        "times",
        "80.0",
        "61.2",
        "79.5",
    ]


def test_articles_that_the_encoder_has_seen_are_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are not scored, and the header says how many they are."""
    gold = tmp_path / "some.jsonl"
    lines = [{"id": name, "text": "The ferry sailed in 2011.", "times": []} for name in "ab"]
    gold.write_text("\n".join(map(json.dumps, lines)) + "\n", encoding="utf-8")
    seen = tmp_path / "trained_on.json"
    monkeypatch.setitem(understanding.GOLD, "corpus", gold)
    monkeypatch.setattr(understanding, "TRAINED", seen)
    assert understanding.measure("corpus").articles == 2
    seen.write_text('{"some": ["a", "z"]}', encoding="utf-8")
    one = understanding.measure("corpus")
    assert (one.articles, one.left_out) == (1, 1)
    assert "1 more left out" in understanding.table(one, {})[0]


@pytest.mark.parametrize(("arguments", "beside"), [([], True), (["--floors"], False)])
def test_floors_are_measured_without_the_afternoon(
    arguments: list[str], beside: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It takes time, and floors do not need it."""
    asked: list[bool] = []

    def measure(name: str, beside: bool) -> understanding.Measured:
        asked.append(beside)
        return replace(measured(), file=name)

    monkeypatch.setattr(understanding, "measure", measure)
    monkeypatch.setattr(understanding, "read_floors", lambda _: {})
    assert understanding.main(["--files", "corpus", *arguments]) == 0
    assert asked == [beside]
