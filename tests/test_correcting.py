"""Writing corrections: looked up first, added at the end, and taken to a table and back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dateline import pipeline
from dateline.cli import app
from dateline.correcting import add, from_sheet, said, to_sheet
from dateline.errors import BrokenEntries, DoubtfulEntry, NothingToRead, UnusableOutput
from dateline.model import Article, Chain, Mention, MentionKind, Reading, Span
from tests import conftest

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
    with pytest.raises(DoubtfulEntry, match="may mean 2 reports") as raised:
        add(corpus, several, tmp_path / "out")
    (first, second) = re.findall(
        r"occurrence (\d) for event:(\w+) \(they met\) \(“(.+?)”\)", str(raised.value)
    )
    assert (first[0], first[2], second[0], second[2]) == ("1", "They met.", "2", "They met again.")
    assert first[1] == second[1]  # the rules took them for one, which the reader may know better


@pytest.mark.parametrize(
    ("quoted", "words"),
    [
        (["c.md", "met"], "the article “c.md”, but there is none with that id"),
        (["a.md", "parted"], "quotes “parted”, but these words are not in “a.md”"),
        (["a.md"], "quotes no words of “a.md”"),
        ([], "names 0 things, but confirm takes 1"),
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
    assert to_sheet(corpus, sheet) == to_sheet(corpus, sheet) == (1, ())
    assert b"'=1+1" in sheet.read_bytes()
    assert from_sheet(corpus, sheet) == (1, ())
    assert (corpus / "corrections.yaml").read_bytes() == before
    sheet.write_text("Mine.")
    with pytest.raises(BrokenEntries, match="is there already, and would be lost"):
        to_sheet(corpus, sheet)
    with pytest.raises(BrokenEntries, match="is there already"):
        to_sheet(corpus, corpus / "corrections.yaml")
    assert (corpus / "corrections.yaml").read_bytes() == before


BAD = """\
-   do: rnm  # which was it?\r
    of: {article: b.md, words: met}\r
# By hand, on a train.
"""


def test_what_cannot_be_read_is_named_and_stays_to_the_letter(corpus: Path, tmp_path: Path) -> None:
    """It is in no table, and stands below the entries that come from one."""
    file, sheet = corpus / "corrections.yaml", tmp_path / "t.csv"
    add(corpus, said("confirm", ["b.md", "met"], [], **WHO), None)
    good = file.read_bytes()
    broken = b"- do: confirm\n  reason: one: two\n"
    file.write_bytes(BAD.encode() + good + broken)
    count, doubts = to_sheet(corpus, sheet)
    assert (count, len(doubts)) == (1, 3)
    assert "entry 1: has “rnm” under “do”, which is not known" in doubts[0]
    assert "entry 3: is no YAML" in doubts[1]
    assert doubts[2].startswith("2 entries that cannot be read are not in the table; --from-csv")
    assert from_sheet(corpus, sheet)[0] == 1
    assert file.read_bytes() == good + BAD.encode() + broken
    count, doubts = from_sheet(corpus, sheet)
    assert "entry 2: has “rnm” under “do”" in doubts[0]
    assert (
        doubts[2]
        == f"2 entries that cannot be read are at the end of {file}, to the letter as before."
    )
    assert file.read_bytes() == good + BAD.encode() + broken


@pytest.mark.parametrize("text", ["do: merge", "[{do: rnm}]", "  - do: rnm\n", "\0"])
def test_what_cannot_be_told_apart_is_never_written_over(
    corpus: Path, tmp_path: Path, text: str
) -> None:
    """Neither with a table nor into one."""
    file, sheet = corpus / "corrections.yaml", tmp_path / "t.csv"
    add(corpus, said("confirm", ["b.md", "met"], [], **WHO), None)
    to_sheet(corpus, sheet)
    file.write_text(text)
    with pytest.raises(BrokenEntries, match="put this right first"):
        to_sheet(corpus, tmp_path / "new.csv")
    with pytest.raises((BrokenEntries, DoubtfulEntry)):
        from_sheet(corpus, sheet)
    assert file.read_text() == text


def test_what_is_not_there_is_said(corpus: Path, tmp_path: Path) -> None:
    """A corpus that is no folder, a table that is no file, and one that is no text."""
    with pytest.raises(NothingToRead, match="is no folder"):
        to_sheet(corpus / "a.md", tmp_path / "t.csv")
    with pytest.raises(BrokenEntries, match="cannot be read"):
        from_sheet(corpus, tmp_path / "t.csv")
    with pytest.raises(BrokenEntries, match="is not there, so there are no corrections"):
        to_sheet(corpus, tmp_path / "t.csv")
    (corpus / "corrections.yaml").write_text("")
    with pytest.raises(BrokenEntries, match="cannot be written"):
        to_sheet(corpus, tmp_path)
    (tmp_path / "t.csv").write_bytes(b"\xff\xfea")
    with pytest.raises(BrokenEntries, match=r"is not UTF-16 at byte 2, .*\. Save the table"):
        from_sheet(corpus, tmp_path / "t.csv")
    (tmp_path / "t.csv").write_bytes(b"")
    with pytest.raises(BrokenEntries, match=r"is empty\. Save the table"):
        from_sheet(corpus, tmp_path / "t.csv")


def test_a_folder_of_that_name_is_said_to_be_no_file(corpus: Path, tmp_path: Path) -> None:
    """Whether something is to be added to it or to take its place."""
    add(corpus, said("confirm", ["b.md", "met"], [], **WHO), None)
    to_sheet(corpus, tmp_path / "t.csv")
    (corpus / "corrections.yaml").unlink()
    (corpus / "corrections.yaml").mkdir()
    with pytest.raises(BrokenEntries, match=r"corrections\.yaml: cannot be written"):
        add(corpus, said("confirm", ["a.md", "met"], [1], **WHO), None)
    with pytest.raises(BrokenEntries, match=r"corrections\.yaml: cannot be written"):
        from_sheet(corpus, tmp_path / "t.csv")


def test_where_nothing_can_be_written_is_said(corpus: Path, tmp_path: Path) -> None:
    """Of the table and of the file, in a sentence; nothing of it is there."""
    add(corpus, said("confirm", ["b.md", "met"], [], **WHO), None)
    before = (corpus / "corrections.yaml").read_bytes()
    to_sheet(corpus, tmp_path / "t.csv")
    (corpus / ".corrections.yaml.new").mkdir()
    with pytest.raises(BrokenEntries, match="cannot be written"):
        add(corpus, said("confirm", ["a.md", "met"], [1], **WHO), None)
    with pytest.raises(BrokenEntries, match="cannot be written"):
        from_sheet(corpus, tmp_path / "t.csv")
    assert (corpus / "corrections.yaml").read_bytes() == before


def test_what_the_next_build_would_put_aside_is_not_written(corpus: Path, tmp_path: Path) -> None:
    """With a build all that it would say is said at once; of a date, without one."""
    out = tmp_path / "out"
    pipeline.build([corpus], out)
    name = {"about": "event", **WHO}
    add(corpus, said("rename", ["b.md", "met"], [], to="One", **name), out)
    before = (corpus / "corrections.yaml").read_bytes()
    with pytest.raises(DoubtfulEntry, match=r"contradicts .*entry 1, and neither holds"):
        add(corpus, said("rename", ["b.md", "met"], [], to="Two", **name), out)
    with pytest.raises(DoubtfulEntry, match="read as one event there"):
        add(corpus, said("not-the-same", ["b.md", "met", "b.md", "They met"], [], **name), out)
    assert (corpus / "corrections.yaml").read_bytes() == before
    later = said("rename", ["b.md", "met"], [], to="Two", day="2024-05-01", **name)
    assert add(corpus, later, out).hint == ""
    dated = said("re-date", ["b.md"], [], about="article", to="2014-03-08", **WHO)
    add(corpus, dated, None)
    with pytest.raises(DoubtfulEntry, match="entry 3, and neither holds"):
        add(corpus, {**dated, "to": "2014-03-07"}, None)


def test_a_person_is_not_merged_with_a_place(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the build would say is said where the entry is written."""

    def annotate(articles: Iterable[Article]) -> Iterator[Reading]:
        for article in articles:
            kind: MentionKind = "place" if article.id == "b.md" else "person"
            name, span = article.text.split()[0], Span(0, len(article.text.split()[0]))
            chain = Chain(name, kind, True, (name,))
            yield Reading(article.key, (), (Mention(span, kind, "name", 0),), (chain,))

    rooms = {"annotate": {"english": annotate}}
    monkeypatch.setattr(
        pipeline, "installed", lambda stage: rooms.get(stage, conftest.quickly(stage))
    )
    (corpus / "a.md").write_text("Merrow met.\n")
    (corpus / "b.md").write_text("Drayle met.\n")
    pipeline.build([corpus], tmp_path / "out")
    typed = said("merge", ["a.md", "Merrow", "b.md", "Drayle"], [], **WHO)
    with pytest.raises(DoubtfulEntry, match="actor of the person “Merrow” and the place “Drayle”"):
        add(corpus, typed, tmp_path / "out")
    assert not (corpus / "corrections.yaml").exists()


def test_what_holds_no_build_is_said(corpus: Path, tmp_path: Path) -> None:
    """It is not the article's fault."""
    typed = said("confirm", ["b.md", "met"], [], **WHO)
    with pytest.raises(UnusableOutput, match=r"holds no build\. Name the folder"):
        add(corpus, typed, tmp_path)


def test_without_a_build_it_is_said_what_was_not_looked_up(corpus: Path) -> None:
    """And, where the words stand there several times, how to say which are meant."""
    added = add(corpus, said("confirm", ["b.md", "met"], [], **WHO), None)
    assert added.hint == "These words were not looked up in a build: --build OUTPUT does that."
    added = add(corpus, said("confirm", ["a.md", "met"], [], **WHO), None)
    assert added.hint.endswith("If they mean several things there, say which with --occurrence.")


def test_more_occurrences_than_words_are_not_lost() -> None:
    """Whichever they were for."""
    with pytest.raises(DoubtfulEntry, match="has 2 occurrences for 1 quoted words"):
        said("confirm", ["a.md", "met"], [1, 2], **WHO)


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
    assert result.stderr.startswith("These words were not looked up in a build")
    assert "says the same already" in run(*words).stderr
    result = run("correct", corpus, "--csv", tmp_path / "t.csv")
    assert result.stdout == f"1 correction written: {tmp_path / 't.csv'}\n"
    result = run("correct", corpus, "--from-csv", tmp_path / "t.csv")
    assert result.stdout == f"1 correction written: {corpus / 'corrections.yaml'}\n"
    with (corpus / "corrections.yaml").open("a") as file:
        file.write("- do: rnm\n")
    result = run("correct", corpus, "--from-csv", tmp_path / "t.csv")
    assert "1 entry that cannot be read is at the end of" in result.stderr
    result = run("correct", corpus, "--csv", tmp_path / "two.csv")
    assert "1 entry that cannot be read is not in the table" in result.stderr
    assert run("correct", corpus).exit_code == 2
    assert run("correct", corpus, "merge", "--csv", "x").exit_code == 2
