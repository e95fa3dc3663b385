"""A build in other formats, at any time after it."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

import dateline
from dateline import exporting, pipeline, stored
from dateline.cli import app
from dateline.errors import UnknownFormat, UnusableOutput
from dateline.plugins import points
from tests.export.test_timeline import Page

FORMATS = ("trig", "nquads", "turtle", "jsonld", "rdf12", "graphml", "gexf", "nodelink", "csv", "ftm",
           "timelinejs", "ical", "geojson", "markdown")  # fmt: skip


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of two short articles."""
    corpus, output = tmp_path_factory.mktemp("corpus"), tmp_path_factory.mktemp("built") / "output"
    for day, text in (("2021-03-09", "The Borrow Rail Union went on strike in Rotterdam on Monday."),
                      ("2021-03-12", "Ada Merrow met the Borrow Rail Union on Thursday.")):  # fmt: skip
        (corpus / f"{day}.md").write_text(f"---\npublished: {day}\n---\n\n{text}\n")
    pipeline.build([corpus], output)
    return output


def test_every_format_is_written_and_the_same_each_time(built: Path, tmp_path: Path) -> None:
    """From what the build keeps; what the build itself wrote comes out to the byte."""
    first = exporting.export(built, FORMATS, tmp_path / "a")
    second = exporting.export(built, FORMATS, tmp_path / "b")
    for one, other in zip(first, second, strict=True):
        files = sorted(one.iterdir()) if one.is_dir() else [one]
        for path in files:
            again = other / path.name if one.is_dir() else other
            assert path.read_bytes() == again.read_bytes() != b""
    for name in ("story.trig", "story.graphml"):
        assert (tmp_path / "a" / name).read_bytes() == (built / name).read_bytes()
    assert not [path for path in (tmp_path / "a").iterdir() if path.name.startswith(".")]


def test_a_build_writes_only_its_own_formats(built: Path) -> None:
    """Others wait until they are asked for."""
    assert {"csv", "nquads"} <= {point.name for point in points("format")}
    assert not {point.name for point in points("format")} & {p.name for p in points("export")}
    assert not (built / "story.nq").exists()


def test_the_story_can_be_had_in_python(built: Path) -> None:
    """As the README has it."""
    story = dateline.load(str(built))
    assert dateline.network(story).number_of_nodes() > len(story.events)
    assert story.network().number_of_nodes() == dateline.network(story).number_of_nodes()
    assert dateline.actors_network(story, on="events", weight="sources").number_of_edges() > 0
    assert [first.year for first, _, _ in dateline.over_time(story, on="articles")] == [2021]


def test_the_page_in_excerpts(built: Path, tmp_path: Path) -> None:
    """It is another page under the same name; without the option it is the one that the build wrote."""
    (whole,) = exporting.export(built, ["timeline"], tmp_path / "a")
    (less,) = exporting.export(built, ["timeline"], tmp_path / "b", excerpts=True)
    assert whole.name == less.name == "timeline.html"
    assert whole.read_bytes() == (built / "timeline.html").read_bytes() != less.read_bytes()


def test_a_build_in_excerpts(tmp_path: Path) -> None:
    """With --excerpts the page has nothing of an article that no fact rests on, for that build alone."""
    (tmp_path / "a.md").write_text("Ada Merrow met the union on 9 March 2021.\n\nBlue, the sky.\n")
    held = {}
    for option in ("--excerpts", "--quiet"):
        result = CliRunner().invoke(
            app, ["build", str(tmp_path), "-o", str(tmp_path / "out"), option]
        )
        assert result.exit_code == 0, result.output
        page = Page((tmp_path / "out" / "timeline.html").read_text("ascii"))
        parts = (page.unzipped(name) for name in ("texts", "graph"))
        held[option] = b"".join(parts).decode(errors="replace")
    assert all("Ada Merrow" in words for words in held.values())
    assert "the sky" in held["--quiet"]
    assert "the sky" not in held["--excerpts"]


def test_only_the_most_important(built: Path, tmp_path: Path) -> None:
    """And what is said of those."""
    story = stored.load(built)
    some = exporting.excerpt(story, 1)
    (event,) = some.events
    assert event.importance == max(one.importance for one in story.events)
    assert all(set(one.events) == {event.id} for one in some.storylines)
    (path,) = exporting.export(built, ["markdown"], tmp_path, most=1)
    assert path.read_text(encoding="utf-8").startswith("# Chronology\n\n1 events")


def test_nothing_is_written_over_unasked(built: Path, tmp_path: Path) -> None:
    """A table may have been changed by hand."""
    (path,) = exporting.export(built, ["csv"], tmp_path)
    mine = path / "events.csv"
    mine.write_text("mine")
    with pytest.raises(UnusableOutput, match="Add --force"):
        exporting.export(built, ["csv"], tmp_path)
    assert mine.read_text() == "mine"
    exporting.export(built, ["csv"], tmp_path, force=True)
    assert mine.read_text(encoding="utf-8-sig").startswith("event,")


def test_what_cannot_be_asked_for_is_said(built: Path, tmp_path: Path) -> None:
    """A format that is none, a folder in the build, a build that is none, a file for a folder."""
    with pytest.raises(
        UnknownFormat, match=r"There is no format “nonsense”\. There are: .*csv.*turtle"
    ):
        exporting.export(built, ["nonsense"], tmp_path)
    with pytest.raises(UnusableOutput, match="Name a folder outside it"):
        exporting.export(built, ["csv"], built / "files")
    with pytest.raises(UnusableOutput, match="no story is kept here"):
        exporting.export(tmp_path, ["csv"], built.parent / "files")
    (tmp_path / "file").write_text("x")
    with pytest.raises(UnusableOutput, match="could not be written"):
        exporting.export(built, ["csv"], tmp_path / "file")


def test_every_format_says_what_it_is() -> None:
    """In a line of its own."""
    found = dict(exporting.formats())
    assert set(FORMATS) <= set(found)
    assert all(found[name].endswith(".") and len(found[name]) > 20 for name in FORMATS)
