"""A build as static pages: every link leads somewhere, and nothing on them runs."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from dateline import reporting, stored
from dateline.errors import UnusableOutput
from dateline.export.pages import write_pages
from dateline.query import saved
from tests.export.conftest import hostile_story
from tests.serve.conftest import built  # noqa: F401  a fixture


class Seen(HTMLParser):
    """The links, the tags and the JSON-LD of a page."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.said = ""
        self.inside = False
        self.text = path.read_text(encoding="utf-8")
        self.feed(self.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]
        self.inside = tag == "script"

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "script"

    def handle_data(self, data: str) -> None:
        self.said += data if self.inside else ""


def test_every_page_is_found_from_the_first(built: Path, tmp_path: Path) -> None:  # noqa: F811
    """By links between files; and the same build gives the same pages."""
    story = stored.load(built)
    count = reporting.report(built, tmp_path / "a")
    reporting.report(built, tmp_path / "b")
    files = sorted(path.relative_to(tmp_path / "a") for path in (tmp_path / "a").rglob("*.html"))
    assert count == len(files)
    assert len(files) == len(story.events) + sum(a.named for a in story.actors) + 1 + sum(
        not any(p.required for p in question.parameters) for question in saved()
    )
    for file in files:
        path = tmp_path / "a" / file
        assert path.read_bytes() == (tmp_path / "b" / file).read_bytes()
        for link in Seen(path).links:
            assert (path.parent / link).is_file(), link


def test_an_event_has_its_sentences(built: Path, tmp_path: Path) -> None:  # noqa: F811
    """And the same as JSON-LD, which needs nothing from the network."""
    reporting.report(built, tmp_path / "pages")
    story = stored.load(built)
    event = next(e for e in story.events if "strike" in e.label)
    page = Seen(tmp_path / "pages" / "events" / f"{event.id}.html")
    assert "went on strike in Velmouth on Monday." in page.text
    held = json.loads(page.said)
    assert held["@context"] == {"@vocab": "https://schema.org/"}
    triples = list(parse(page.said.encode(), RdfFormat.JSON_LD))
    assert f"urn:dateline:event:{event.id}" in {quad.subject.value for quad in triples}


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    """On every page, in text, attributes and JSON-LD."""
    words = "</script><img src=x onerror=alert(1)>\"'><b>&amp; {{7*7}} \ud83d\x07"
    write_pages(hostile_story(words), tmp_path)
    pages = [Seen(path) for path in tmp_path.rglob("*.html")]
    assert pages
    for page in pages:
        assert not page.tags & {"img", "b"}
        assert page.text.count("<script") == page.text.count("</script>") == 1
        assert "alert(1)" in json.dumps(json.loads(page.said)) or "alert(1)" in page.text


def test_what_cannot_be_written_is_said(built: Path, tmp_path: Path) -> None:  # noqa: F811
    """A folder that holds things, one inside the build, a file."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("x")
    with pytest.raises(UnusableOutput, match="Add --force"):
        reporting.report(built, tmp_path / "mine")
    reporting.report(built, tmp_path / "mine", force=True)
    assert (tmp_path / "mine" / "notes.txt").read_text() == "x"
    with pytest.raises(UnusableOutput, match="Name a folder outside it"):
        reporting.report(built, built / "pages")
    with pytest.raises(UnusableOutput, match="could not be written"):
        reporting.report(built, tmp_path / "mine" / "notes.txt")
