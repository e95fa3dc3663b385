"""Writing corrections: looked up first, added at the end, and taken to a table and back."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dateline import pipeline
from dateline.cli import app
from dateline.correcting import add, from_sheet, said, to_sheet
from dateline.errors import BrokenEntries, DoubtfulEntry, NothingToRead

WHO = {"reason": "The desk asked.", "author": "J. Penn"}
pytestmark = pytest.mark.usefixtures("quick")


def run(*words: object) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Two articles."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "a.md").write_text("They met.\nThey met again.\n")
    (folder / "b.md").write_text("---\npublished: 2014-03-09\n---\nThey met.\n")
    return folder


def test_an_entry_is_written_and_said_to_be_about_something(corpus: Path) -> None:
    """Without a build, where its words stand; a second one goes below it."""
    typed = said("rename", ["a.md", "met"], [2], about="event", to="The talks", **WHO)
    added = add(corpus, typed, None)
    assert added.path == corpus / "corrections.yaml"
    assert added.matches == ("“met” in “a.md”, once",)
    dated = said("re-date", ["b.md"], [], about="article", to="2014-03-08", **WHO)
    assert add(corpus, dated, None).matches == ("“b.md”, published 2014-03-09",)
    assert added.path.read_text() == (
        "- do: rename\n  about: event\n  of:\n  - article: a.md\n    words: met\n"
        "    occurrence: 2\n  to: The talks\n  reason: The desk asked.\n  author: J. Penn\n"
        "- do: re-date\n  about: article\n  of:\n  - article: b.md\n  to: '2014-03-08'\n"
        "  reason: The desk asked.\n  author: J. Penn\n"
    )


def test_a_build_says_which_report_is_meant(corpus: Path, tmp_path: Path) -> None:
    """Or that there are several."""
    pipeline.build([corpus], tmp_path / "out")
    typed = said("reject", ["b.md", "met"], [], about="event", **WHO)
    assert add(corpus, typed, tmp_path / "out").matches == ("the report “they met”, in “b.md”",)
    (corpus / "c.md").write_text("They met.\n")
    new = said("reject", ["c.md", "met"], [], about="event", **WHO)
    with pytest.raises(DoubtfulEntry, match=r"as it is now\. Build it again"):
        add(corpus, new, tmp_path / "out")
    several = said("reject", ["a.md", "met"], [], about="event", **WHO)
    with pytest.raises(DoubtfulEntry, match="is 2 things where one is meant"):
        add(corpus, several, tmp_path / "out")


@pytest.mark.parametrize(
    ("quoted", "words"),
    [
        (["c.md", "met"], "“c.md”, which is not among the articles"),
        (["a.md", "parted"], "do not stand in “a.md”"),
        (["a.md"], "names nothing: “words” is empty"),
        ([], "confirm names 0 of its things"),
    ],
)
def test_what_names_nothing_is_not_written(corpus: Path, quoted: list[str], words: str) -> None:
    """One sentence says what to do."""
    with pytest.raises(DoubtfulEntry, match=words):
        add(corpus, said("confirm", quoted, [], **WHO), None)
    assert not (corpus / "corrections.yaml").exists()


def test_the_same_is_said_once(corpus: Path) -> None:
    """The entry that says it is named."""
    typed = said("confirm", ["b.md", "met"], [], **WHO)
    add(corpus, typed, None)
    with pytest.raises(DoubtfulEntry, match="entry 1: says the same already"):
        add(corpus, typed, None)


def test_a_table_and_back_is_the_same_file(corpus: Path, tmp_path: Path) -> None:
    """And what cannot be read is never written over."""
    add(corpus, said("rename", ["b.md", "met"], [], about="event", to="=1+1", **WHO), None)
    before = (corpus / "corrections.yaml").read_bytes()
    sheet = tmp_path / "t.csv"
    assert to_sheet(corpus, sheet) == 1
    assert b"'=1+1" in sheet.read_bytes()
    assert from_sheet(corpus, sheet) == 1
    assert (corpus / "corrections.yaml").read_bytes() == before
    (corpus / "corrections.yaml").write_text("- do: rnm\n")
    for way in (to_sheet, from_sheet):
        with pytest.raises(BrokenEntries, match="put these right first"):
            way(corpus, sheet)
    assert (corpus / "corrections.yaml").read_text() == "- do: rnm\n"


def test_what_is_not_there_is_said(corpus: Path, tmp_path: Path) -> None:
    """A corpus that is no folder, a table that is no file, and one that is no text."""
    with pytest.raises(NothingToRead, match="is no folder"):
        to_sheet(corpus / "a.md", tmp_path / "t.csv")
    with pytest.raises(BrokenEntries, match="cannot be read"):
        from_sheet(corpus, tmp_path / "t.csv")
    (corpus / "corrections.yaml").write_text("")
    with pytest.raises(BrokenEntries, match="cannot be written"):
        to_sheet(corpus, tmp_path)
    (tmp_path / "t.csv").write_bytes(b"\xff\xfe")
    with pytest.raises(BrokenEntries, match="is UTF-16"):
        from_sheet(corpus, tmp_path / "t.csv")


def test_the_command_says_what_it_wrote(corpus: Path, tmp_path: Path) -> None:
    """On stdout; what is wrong, on stderr."""
    words = (
        "correct",
        corpus,
        "confirm",
        "b.md",
        "met",
        "--reason",
        "Seen.",
        "--author",
        "J. Penn",
    )
    result = run(*words)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == f"Added to {corpus / 'corrections.yaml'}:"
    assert result.stdout.splitlines()[-1] == "It is about “met” in “b.md”, once."
    assert "says the same already" in run(*words).stderr
    result = run("correct", corpus, "--csv", tmp_path / "t.csv")
    assert result.stdout == f"1 correction written: {tmp_path / 't.csv'}\n"
    result = run("correct", corpus, "--from-csv", tmp_path / "t.csv")
    assert result.stdout == f"1 correction written: {corpus / 'corrections.yaml'}\n"
    assert run("correct", corpus).exit_code == 2
    assert run("correct", corpus, "merge", "--csv", "x").exit_code == 2
