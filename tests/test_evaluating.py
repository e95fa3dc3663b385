"""Answers on a sample: kept, taken to a table and back."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner, Result

from dateline import screen
from dateline.cli import app
from dateline.cli.evaluate import Layer
from dateline.errors import BrokenAnswers
from dateline.evaluate import ANSWERS, QUESTIONS, Answer, Item, Tally
from dateline.evaluating import FILE, Filled, Session, begin, from_table, read_table, to_table
from dateline.export import readings
from dateline.query.evidence import Words
from tests.export.conftest import small_story
from tests.stories import hostile


def run(*words: object) -> Result:
    return CliRunner().invoke(app, ["evaluate", *map(str, words)])


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """A folder with readings in it."""
    folder = tmp_path / "out"
    folder.mkdir()
    readings.export(small_story(), folder)
    return folder


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a person types at a terminal, in order; then the end of input."""
    keys: list[str] = []

    def type_in(_: str) -> str:
        if not keys:
            raise EOFError
        return keys.pop(0)

    monkeypatch.setattr("builtins.input", type_in)
    monkeypatch.setattr(screen, "can_ask", lambda: True)
    return keys


def test_a_sample_is_answered_and_counted(output: Path, typed: list[str]) -> None:
    """All of it, and what was found is a row for the layer."""
    typed += ["r", "w", "x", "RIGHT", "u"]
    result = run(output, "--layer", "events", "-n", 4)
    assert result.exit_code == 0, result.output
    assert "4 of 4, events: Does the article report this" in result.stdout
    assert "Type one of these letters" in result.stdout
    assert result.stdout.splitlines()[-1].split() == [
        "events", "2", "1", "1", "0", "67%", "21%", "to", "94%",
    ]  # fmt: skip


def test_whoever_stops_goes_on_later(output: Path, typed: list[str]) -> None:
    """The answers are in OUTPUT, and the next time begins at the first that has none."""
    typed += ["r", "q"]
    result = run(output, "-n", 3)
    assert f"Run the same again to go on. Your answers are in {output / FILE}" in result.stdout
    typed += ["w"]
    result = run(output, "-n", 3)
    assert "1 of 3" not in result.stdout
    assert "2 of 3" in result.stdout
    assert sorted(read_table(output / FILE).answers.values()) == ["right", "wrong"]


def test_an_answer_can_be_taken_back(output: Path, typed: list[str]) -> None:
    """By going back to it, which at the first stays there."""
    typed += ["b", "r", "b", "w", "q"]
    result = run(output, "-n", 3)
    assert result.stdout.count("1 of 3") == 3
    assert list(read_table(output / FILE).answers.values()) == ["wrong"]


def test_answers_to_another_sample_stay(output: Path, typed: list[str]) -> None:
    """They are about the same build."""
    typed += ["r"]
    run(output, "-n", 1, "--layer", "claims")
    typed += ["w"]
    run(output, "-n", 1, "--layer", "events")
    assert sorted(read_table(output / FILE).answers.values()) == ["right", "wrong"]


def test_answers_that_cannot_be_read_are_not_written_over(output: Path, typed: list[str]) -> None:
    """The row is named, and the file stays as it is."""
    typed += ["r"]
    run(output, "-n", 1)
    spoilt = (output / FILE).read_text(encoding="utf-8").replace(",right", ",maybe")
    (output / FILE).write_text(spoilt, encoding="utf-8")
    typed += ["w"]
    result = run(output, "-n", 1)
    assert result.exit_code == 1
    assert f"{output / FILE}, row 2: “maybe” is no answer. Write right, wrong" in result.stderr
    assert (output / FILE).read_text(encoding="utf-8") == spoilt


def test_without_a_terminal_it_says_what_to_do(output: Path) -> None:
    """In one sentence, and nothing is asked."""
    result = run(output)
    assert result.exit_code == 1
    assert "The questions need a terminal. Write them with --to-csv FILE" in result.stderr
    assert not (output / FILE).exists()


def test_escape_codes_stay_inert(tmp_path: Path, typed: list[str]) -> None:
    """On the terminal and in the table, whose cells are no formulas."""
    readings.export(hostile(), tmp_path)
    typed += ["r"] * 200
    result = run(tmp_path, "-n", 50)
    assert result.exit_code == 0, result.output
    assert not set("\x1b\x00\x07\u202e") & set(result.stdout)
    written = (tmp_path / FILE).read_text(encoding="utf-8")
    assert not set("\x1b\x00\x07\u202e") & set(written)
    assert len(read_table(tmp_path / FILE).answers) == 50


def test_a_table_is_filled_in_and_read_back(output: Path, tmp_path: Path) -> None:
    """With a spreadsheet's own sign between cells; what has no answer is counted apart."""
    table = tmp_path / "sample.csv"
    assert "3 items written" in run(output, "--to-csv", table, "-n", 3, "--layer", "events").stdout
    with table.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    rows[1][-1], rows[2][-1] = " R ", "Unsure"
    with table.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows([*rows, [""] * len(rows[0])])
    assert from_table(output, table, 1) == ([Tally("events", 1, 0, 1, 1)], ())
    result = run(output, "--from-csv", table)
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines()[-1].split()[:6] == ["events", "1", "0", "1", "1", "100%"]


def test_a_row_that_is_no_answer_is_one_sentence(output: Path, tmp_path: Path) -> None:
    """The others are counted, and the exit status is 1."""
    table = tmp_path / "sample.csv"
    to_table(begin(output, ("events",), 3, 1), table)
    head, one, two, three, _ = table.read_bytes().decode().split("\r\n")
    strange = one.replace("events-", "events-f") + "right"
    rows = [head, one + "right", two + "perhaps", three + "wrong", one, ",x", strange]
    table.write_text("\r\n".join(rows), encoding="utf-8")
    result = run(output, "--from-csv", table)
    assert result.exit_code == 1
    assert result.stdout.splitlines()[-1].split()[:5] == ["events", "1", "1", "0", "1"]
    assert result.stderr.splitlines() == [
        f"{table}, row 3: “perhaps” is no answer. Write right, wrong or unsure, or nothing.",
        f"{table}, row 5: has the id of a row above it. Remove one of the two.",
        f"{table}, row 6: has no id. Put back the id it had, or remove the row.",
        f"{table}: 1 row is about what this build does not say, and not counted. "
        "Name the build and the --seed that the table was written from.",
    ]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"", r"is empty\. Save the table"),
        (b"id,answers\n", r"has no column “answer”\. Write the table anew"),
        (b'id,answer\n"x', r"is no CSV .*\. Save the sheet as CSV again"),
        (b"id,answer\n\xff,r\n", r"is not UTF-8 .*\. Save the table"),
        (None, r"cannot be read .*\. Check the name"),
    ],
)
def test_what_is_no_such_table_is_said(tmp_path: Path, data: bytes | None, what: str) -> None:
    """In one sentence, with what to do."""
    table = tmp_path / "sample.csv"
    if data is not None:
        table.write_bytes(data)
    with pytest.raises(BrokenAnswers, match=what):
        read_table(table)


def test_a_table_that_may_hold_answers_is_not_written_over(output: Path, tmp_path: Path) -> None:
    """Another name is asked for."""
    table = tmp_path / "sample.csv"
    table.write_text("mine")
    result = run(output, "--to-csv", table)
    assert result.exit_code == 1
    assert "may hold answers. Name another file" in result.stderr
    assert table.read_text() == "mine"


def test_a_table_that_cannot_be_written_is_said(output: Path, tmp_path: Path) -> None:
    """Such as in a folder that is not there."""
    result = run(output, "--to-csv", tmp_path / "none" / "sample.csv")
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr


def test_a_folder_without_a_build_is_said(tmp_path: Path) -> None:
    """As other commands say it."""
    result = run(tmp_path, "--to-csv", tmp_path / "sample.csv")
    assert result.exit_code == 1
    assert "the readings cannot be read" in result.stderr


def test_the_command_line_knows_the_layers() -> None:
    """All of them, in their order."""
    assert [layer.value for layer in Layer] == list(QUESTIONS)


def test_two_ways_at_once_are_refused(output: Path) -> None:
    """One writes, the other reads."""
    assert run(output, "--to-csv", "a.csv", "--from-csv", "b.csv").exit_code == 2


TEXTS = st.text(max_size=20) | st.sampled_from(["=1+1", "'=x", "@a", "-", "\x1b[2J", 'a,b\n"c'])
PLACES = st.builds(Words, TEXTS, st.integers(0, 9), st.integers(10, 19), TEXTS, TEXTS, TEXTS)
ITEMS = st.builds(
    Item, st.sampled_from(list(QUESTIONS)), TEXTS, st.lists(PLACES, max_size=2).map(tuple)
)


@given(st.lists(st.tuples(ITEMS, st.sampled_from([*ANSWERS, None])), unique_by=lambda x: x[0].id))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_answers_come_back_as_they_went(
    tmp_path: Path, said: list[tuple[Item, Answer | None]]
) -> None:
    """Whatever the articles say, no cell is a formula, and kept rows stay the same."""
    answers = {item.id: answer for item, answer in said if answer}
    session = Session(tmp_path / FILE, tuple(item for item, _ in said), answers, Filled())
    session.keep()
    found = read_table(session.path)
    assert (found.answers, found.doubts) == (answers, ())
    text = session.path.read_bytes()
    cells = [
        cell for row in csv.reader(StringIO(text.decode("utf-8-sig"), newline="")) for cell in row
    ]
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in cells)
    Session(session.path, (), {}, found).keep()
    assert session.path.read_bytes() == text
