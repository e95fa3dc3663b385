"""What a second build uses of the first, and what is left when one is killed."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from dateline import cache, pipeline, stored
from dateline.model import Article, Reading
from dateline.pipeline import build
from dateline.read import SHELF, html
from dateline.read.records import Item
from dateline.source import Source
from dateline.story import Story
from tests import conftest as rooms
from tests.pipeline.built import whole

pytestmark = pytest.mark.usefixtures("quick")


def test_only_what_is_new_or_has_changed_is_read(
    dated: Path, tmp_path: Path, read_anew: list[str]
) -> None:
    """Another date is a change; the summary counts the others."""
    out = tmp_path / "out"
    assert build([dated], out).reused == 0
    read_anew.clear()
    (dated / "a.md").write_text("---\npublished: 2014-05-30\n---\nThey met.\n")
    (dated / "b.md").write_text("They met again.\n")
    (dated / "e.md").write_text("They met.\n")
    found = build([dated], out)
    assert read_anew == ["a.md", "b.md", "e.md"]
    assert found.reused == found.record()["reused"] == 2
    assert found.warnings == ()


def test_a_build_without_anything_new_needs_no_annotator(
    dated: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So it does not wait for spaCy."""
    build([dated], tmp_path / "out")

    def no_annotator(stage: str) -> Mapping[str, Any]:
        assert stage != "annotate"
        return rooms.quickly(stage)

    monkeypatch.setattr(pipeline, "installed", no_annotator)
    assert build([dated], tmp_path / "out").reused == 4


def test_a_fresh_build_uses_nothing_again(
    dated: Path, tmp_path: Path, read_anew: list[str]
) -> None:
    """And gives the same bytes."""
    build([dated], tmp_path / "out")
    before = whole(tmp_path / "out")
    read_anew.clear()
    assert build([dated], tmp_path / "out", fresh=True).reused == 0
    assert len(read_anew) == 4
    assert whole(tmp_path / "out") == before


def test_a_spoilt_reading_is_a_warning_and_is_replaced(dated: Path, tmp_path: Path) -> None:
    """The build is that of the articles, and the next one has nothing to say."""
    out = tmp_path / "out"
    build([dated], out)
    before = whole(out)
    spoilt = min((out / ".readings").iterdir())
    spoilt.write_bytes(spoilt.read_bytes()[:-9])
    found = build([dated], out)
    (warning,) = found.warnings
    assert warning.where == str(spoilt)
    assert (found.reused, whole(out)) == (3, before)
    assert build([dated], out).warnings == ()


def test_readings_alone_are_no_obstacle(dated: Path, tmp_path: Path) -> None:
    """Who deletes all that can be seen may build again; only what is built is kept then."""
    out = tmp_path / "out"
    build([dated], out)
    for path in out.glob("[!.]*"):
        path.unlink()
    assert {path.name for path in out.iterdir()} == {SHELF, cache.FOLDER, stored.FILE}
    assert build([dated / "a.md"], out).reused == 1
    assert len(list((out / cache.FOLDER).iterdir())) == 1


PAGE = "<html><body><article><h1>Talks</h1><p>{}</p></article></body></html>"
SAID = "The dock crews of Sunmere met the harbour board on Monday, and talked until the evening."


def test_a_page_that_has_not_changed_is_not_read_again(
    dated: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A build over what the old one kept is to the byte a fresh one, whatever came and went."""
    asked: list[str] = []
    ask = html.HtmlReader.__call__

    def noted(self: html.HtmlReader, source: Source) -> Iterator[Item]:
        asked.append(source.id)
        return ask(self, source)

    monkeypatch.setattr(html.HtmlReader, "__call__", noted)
    for name in ("one.html", "two.html"):
        (dated / name).write_text(PAGE.format(f"{SAID} {name}"))
    out = tmp_path / "out"
    build([dated], out)
    assert asked == ["one.html", "two.html"]
    (dated / "one.html").unlink()
    (dated / "three.html").write_text(PAGE.format(f"{SAID} three"))
    build([dated], out)
    assert asked == ["one.html", "two.html", "three.html"]
    build([dated], tmp_path / "new")
    assert whole(out) == whole(tmp_path / "new")
    assert len(list((out / SHELF).iterdir())) == 2
    build([dated], out, fresh=True)
    assert asked[-2:] == ["three.html", "two.html"]


def test_of_a_page_from_later_than_a_build_nothing_stays_in_it(dated: Path, tmp_path: Path) -> None:
    """Whoever is given the folder is given what had been published by then."""
    (dated / "2014-05-01.html").write_text(PAGE.format(SAID))
    (dated / "2014-07-01.html").write_text(PAGE.format(f"{SAID} Later."))
    build([dated], tmp_path / "out", as_of=date(2014, 6, 1))
    assert len(list((tmp_path / "out" / SHELF).iterdir())) == 1


def test_an_article_that_breaks_the_annotator_is_not_kept(dated: Path, tmp_path: Path) -> None:
    """It is tried, and refused, each time."""
    (dated / "e.md").write_text("BREAK")
    for reused in (0, 4):
        found = build([dated], tmp_path / "out")
        assert (found.reused, len(found.refused)) == (reused, 1)


def test_two_builds_at_once_leave_one_whole_build(
    dated: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second begins and ends while the first resolves; readings and files are of one build."""
    out = tmp_path / "out"
    build([dated], out)
    expected = whole(out)
    once = iter([True])

    def resolve(articles: list[Article], readings: list[Reading], *_: object) -> Story:
        if next(once, False):
            build([dated / "a.md"], out)
            assert len(list((out / ".readings").iterdir())) == 1
        return rooms.resolve(articles, readings)

    monkeypatch.setattr(pipeline, "resolve", resolve)
    build([dated], out)
    assert whole(out) == expected
    assert {path.name for path in tmp_path.iterdir()} == {"dated", "out"}


KILLED = """
import os, signal, sys
from pathlib import Path
from dateline import cache, pipeline
from tests import conftest as rooms

def die(*_): os.kill(os.getpid(), signal.SIGKILL)
pipeline.installed, pipeline.resolve = rooms.quickly, rooms.resolve
moment = sys.argv[3]
if moment == "keeping":
    write, calls = Path.write_bytes, []
    def counted(self, content):
        calls.append(self)
        if len(calls) == 2: die()
        return write(self, content[:5])
    Path.write_bytes = counted
if moment == "resolving": pipeline.resolve = die
pipeline.build([Path(sys.argv[1])], Path(sys.argv[2]))
"""


@pytest.mark.parametrize("moment", ["keeping", "resolving"])
def test_a_killed_build_leaves_the_readings_of_the_old_one(
    dated: Path, tmp_path: Path, moment: str
) -> None:
    """The next build uses them, and nothing of the dead one stays."""
    out = tmp_path / "out"
    build([dated], out)
    before = whole(out)
    (dated / "e.md").write_text("They met.\n")
    command = [sys.executable, "-c", KILLED, str(dated), str(out), moment]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    assert whole(out) == before
    assert build([dated], out).reused == 4
    assert {path.name for path in tmp_path.iterdir()} == {"dated", "out"}
    (dated / "e.md").unlink()
    assert build([dated], out).reused == 4
    assert whole(out) == before
