"""What was read of files and kept: found again to the letter, or said to be of no use."""

from __future__ import annotations

import gzip
import json
import os
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline import plugins
from dateline import read as room
from dateline.errors import DoubtfulArticle, UnreadableArticle
from dateline.model import Article, Box, Dating, PrintedLine
from dateline.read import Shelf, read
from dateline.read.prints import scans
from dateline.read.records import Item
from dateline.read.shelf import recalled
from dateline.source import Card, Hints, Source

PAGE = (
    "<html><head><title>East gate shut</title><meta property='article:published_time' "
    "content='2024-03-12'></head><body><article><h1>East gate shut</h1><p>The harbour board of Sunmere "
    "met on Monday and shut the east gate for a week.</p><p>Nobody was hurt.</p></article></body></html>"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two pages, one of them in an archive; a text; and a page with nothing to read."""
    made = tmp_path / "corpus"
    (made / "b").mkdir(parents=True)
    (made / "a.html").write_text(PAGE)
    (made / "b" / "empty.html").write_text("<html><body></body></html>")
    (made / "b" / "plain.txt").write_text("They met.\n")
    with zipfile.ZipFile(made / "more.zip", "w") as archive:
        archive.writestr("c/d.html", PAGE.replace("Monday", "Tuesday"))
    return made


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """List the files that the readers themselves were asked of."""
    seen: list[str] = []

    class Noted:
        def __init__(self, reader: Any) -> None:
            self.suffixes, self._reader = reader.suffixes, reader
            self.kept = getattr(reader, "kept", False)

        def __call__(self, source: Source) -> Iterator[Item]:
            seen.append(source.id)
            return iter(self._reader(source))

    def noted(stage: str) -> dict[str, Any]:
        return {name: Noted(reader) for name, reader in plugins.installed(stage).items()}

    monkeypatch.setattr(room, "installed", noted)
    return seen


def shelf(tmp_path: Path, old: str | None, new: str, maker: str = "m1") -> Shelf:
    return Shelf(tmp_path / old if old else None, tmp_path / new, maker)


def test_what_has_not_changed_is_not_read_again(
    folder: Path, tmp_path: Path, asked: list[str]
) -> None:
    """In archives too; what comes out is the same, and what is kept. A text is as quick to read."""
    first = read([folder], shelf=shelf(tmp_path, None, "one"))
    assert sorted(asked) == ["a.html", "b/empty.html", "b/plain.txt", "more.zip/c/d.html"]
    asked.clear()
    second = read([folder], shelf=shelf(tmp_path, "one", "two"))
    assert asked == ["b/empty.html", "b/plain.txt"]
    assert [one.id for one in second.articles] == ["a.html", "b/plain.txt", "more.zip/c/d.html"]
    assert second.articles == first.articles
    assert list(map(str, second.refused)) == list(map(str, first.refused))
    assert kept(tmp_path / "one") == kept(tmp_path / "two")
    assert len(kept(tmp_path / "two")) == 2


def kept(place: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in place.iterdir()}


def test_a_file_that_changed_or_went_leaves_nothing(
    folder: Path, tmp_path: Path, asked: list[str]
) -> None:
    """What is kept after is what a folder that never had it would keep."""
    read([folder], shelf=shelf(tmp_path, None, "one"))
    (folder / "a.html").write_text(PAGE.replace("Monday", "Friday"))
    (folder / "more.zip").unlink()
    asked.clear()
    found = read([folder], shelf=shelf(tmp_path, "one", "two"))
    assert "a.html" in asked
    assert "Friday" in found.articles[0].text
    read([folder], shelf=shelf(tmp_path, None, "three"))
    assert kept(tmp_path / "two") == kept(tmp_path / "three")


def test_where_a_folder_lies_does_not_matter(
    folder: Path, tmp_path: Path, asked: list[str]
) -> None:
    """A corpus may move; what is said of it names the new place, and the same is kept."""
    (folder / "b" / "empty.html").unlink()
    (folder / "a.html").write_text(PAGE.replace("2024-03-12", "one of these days"))
    read([folder], shelf=shelf(tmp_path, None, "one"))
    moved = folder.rename(tmp_path / "elsewhere")
    asked.clear()
    found = read([moved], shelf=shelf(tmp_path, "one", "two"))
    assert asked == ["b/plain.txt"]
    assert found.articles[0].source == str(moved / "a.html")
    assert [one.where for one in found.warnings] == [str(moved / "a.html")]
    assert kept(tmp_path / "one") == kept(tmp_path / "two")


@pytest.mark.parametrize("what", ["name", "hints", "readers", "tesseract"])
def test_all_that_a_reader_goes_by_makes_it_another(
    what: str, folder: Path, tmp_path: Path, asked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the file is called, since a day may stand in its name; what somebody said of it; the code."""
    hints = Hints(ocr=what == "tesseract")
    monkeypatch.setattr(scans, "version", lambda: "tesseract 5")
    read([folder], shelf=shelf(tmp_path, None, "one"), hints=hints)
    asked.clear()
    if what == "name":
        (folder / "a.html").rename(folder / "2023-01-01.html")
    if what == "hints":
        hints = Hints(day_first=True)
    monkeypatch.setattr(scans, "version", lambda: "tesseract 6")
    again = shelf(tmp_path, "one", "two", "m2" if what == "readers" else "m1")
    read([folder], shelf=again, hints=hints)
    assert {"a.html", "2023-01-01.html"}.intersection(asked)


def test_a_file_that_changes_while_it_is_read_is_not_kept(tmp_path: Path) -> None:
    """What was read may be half of either."""

    class Slow:
        suffixes = (".slow",)
        kept = True

        def __call__(self, source: Source) -> Iterator[Item]:
            text = source.path.read_text()
            source.path.write_text("They met again.")
            yield Article(source.id, text, source=source.where)

    assert told(Slow(), tmp_path)[1] == []


class Unasked:
    """A reader that nobody may ask."""

    suffixes = (".slow",)
    kept = True

    def __call__(self, source: Source) -> Iterator[Item]:
        raise AssertionError(source)


def told(reader: Any, tmp_path: Path, old: str | None = None) -> tuple[list[Item], list[str]]:
    """Give what a reader says of a file by way of a shelf, and what lies there then."""
    path = tmp_path / "a.slow"
    if old is None:
        path.write_text("They met.")
    place = shelf(tmp_path, old, f"after-{old}")
    found = list(recalled({".slow": reader}, place)[".slow"](Source.below(path, tmp_path)))
    return found, sorted(one.name for one in place.new.iterdir())


FIRST = Article("a.slow", "They met.", source="{where}")


@pytest.mark.parametrize(
    ("item", "stays"),
    [
        (FIRST, True),
        (DoubtfulArticle("{where}, line 3", "is odd", "Look."), True),
        (UnreadableArticle("{where}, line 3", "is odd", "Look."), True),
        (DoubtfulArticle("elsewhere", "is odd", "Look."), False),
        (Card("{where}, line 3", "Zotero", {}), False),
    ],
)
def test_what_leads_elsewhere_is_not_kept(item: Any, stays: bool, tmp_path: Path) -> None:
    """Nor what is said of another place, which may be another the next time."""

    class Fixed:
        suffixes = (".slow",)
        kept = True

        def __call__(self, source: Source) -> Iterator[Item]:
            yield replace(FIRST, source=source.where)
            if isinstance(item, DoubtfulArticle | UnreadableArticle):
                where = item.where.replace("{where}", source.where)
                yield type(item)(where, item.what, item.advice)
            elif isinstance(item, Card):
                yield replace(item, where=item.where.replace("{where}", source.where))

    before, names = told(Fixed(), tmp_path)
    assert bool(names) is stays
    if stays:
        after, again = told(Unasked(), tmp_path, "after-None")
        assert (list(map(str, after)), again) == (list(map(str, before)), names)


def test_what_was_refused_is_tried_again(tmp_path: Path) -> None:
    """It may have taken too long for this once."""

    class Never:
        suffixes = (".slow",)
        kept = True

        def __call__(self, source: Source) -> Iterator[Item]:
            yield UnreadableArticle(source.where, "took too long", "Try it again.")

    assert told(Never(), tmp_path)[1] == []


def test_only_those_of_a_build_are_kept(folder: Path, tmp_path: Path) -> None:
    """Of what was published later than a build, say, nothing stays in it."""
    place = shelf(tmp_path, None, "one")
    read([folder], shelf=place)
    place.only(frozenset({"a.html"}))
    assert len(kept(tmp_path / "one")) == 1
    assert place.holds[next(iter(kept(tmp_path / "one")))] == ["a.html"]


def rewritten(path: Path, *lines: object) -> None:
    path.write_bytes(gzip.compress("\n".join(json.dumps(line) for line in lines).encode()))


def held(path: Path) -> list[Any]:
    return [json.loads(line) for line in gzip.decompress(path.read_bytes()).splitlines()]


def with_text(path: Path, text: object) -> None:
    kind, columns = held(path)[-1]
    columns[1] = [text]
    rewritten(path, [kind, columns])


def piped(path: Path) -> None:
    """Put a pipe there, which would be waited for without end."""
    path.unlink()
    os.mkfifo(path)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(path.read_bytes()[:-1]),
        lambda path: path.write_bytes(path.read_bytes() + b"more"),
        lambda path: path.write_bytes(gzip.compress(b"\xff\xfe")),
        lambda path: path.write_bytes(gzip.compress(b"")),
        lambda path: path.write_bytes(gzip.compress(b"[" * 100_000)),
        lambda path: path.write_bytes(gzip.compress(b" " * 50_000_000)),
        lambda path: rewritten(path, {}),
        lambda path: rewritten(path, ["card", ["", "", ""]]),
        lambda path: rewritten(path, ["doubt", ["", 3, ""]]),
        lambda path: rewritten(path, ["doubt", None]),
        lambda path: rewritten(path, ["article", None]),
        lambda path: with_text(path, 7),
        lambda path: with_text(path, ""),
        lambda path: with_text(path, "half \ud800"),
        lambda path: (path.unlink(), path.mkdir()),
        piped,
        lambda path: (path.unlink(), path.symlink_to("/dev/zero")),
    ],
)
def test_what_holds_no_articles_is_one_sentence(
    spoil: Callable[[Path], object], folder: Path, tmp_path: Path
) -> None:
    """What, where and what happens next; the file itself is read, and that is kept."""
    whole = read([folder / "a.html"], shelf=shelf(tmp_path, None, "one"))
    (path,) = (tmp_path / "one").iterdir()
    before = path.read_bytes()
    spoil(path)
    place = shelf(tmp_path, "one", "two")
    found = read([folder / "a.html"], shelf=place)
    assert (found.articles, found.warnings) == (whole.articles, ())
    (warning,) = place.doubts
    assert str(warning).startswith(f"{path}: what was kept of “a.html” ")
    assert str(warning).endswith(". The file was read anew, and what was kept replaced.")
    assert (tmp_path / "two" / path.name).read_bytes() == before


WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)


@given(
    st.builds(
        Article,
        id=WORDS,
        text=WORDS,
        title=st.none() | WORDS,
        published=st.none() | st.dates(),
        place=st.none() | WORDS,
        dates=st.lists(st.builds(Dating, st.dates(), WORDS, WORDS), max_size=2).map(tuple),
        pages=st.lists(st.integers(0, 9), max_size=2).map(tuple),
        lines=st.lists(
            st.builds(
                PrintedLine, st.integers(0, 9), st.integers(1, 9),
                st.builds(Box, *[st.floats(0, 900, allow_nan=False)] * 4),
            ),
            max_size=2,
        ).map(tuple),
    )
)  # fmt: skip
def test_any_article_comes_back_to_the_letter(
    tmp_path_factory: pytest.TempPathFactory, article: Article
) -> None:
    """Whatever is said of it."""
    folder = tmp_path_factory.mktemp("any")

    class Fixed:
        suffixes = (".slow",)
        kept = True

        def __call__(self, source: Source) -> Iterator[Item]:
            yield replace(article, source=source.where)

    before, _ = told(Fixed(), folder)
    assert told(Unasked(), folder, "after-None")[0] == before


def test_days_are_days(folder: Path, tmp_path: Path) -> None:
    """Also by way of a shelf."""
    read([folder], shelf=shelf(tmp_path, None, "one"))
    found = read([folder], shelf=shelf(tmp_path, "one", "two")).articles[0]
    assert (found.published, found.dates[0].day) == (date(2024, 3, 12), date(2024, 3, 12))
