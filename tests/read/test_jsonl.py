"""Each line of a `.jsonl` becomes an article, or is refused by its number."""

from __future__ import annotations

import json
import tracemalloc
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import DoubtfulArticle, UnreadableArticle
from dateline.model import Article, Dating
from dateline.read import records
from dateline.read.jsonl import read
from dateline.source import Source


def items(folder: Path, *lines: object) -> list[records.Item]:
    path = folder / "wire.jsonl"
    raw = [line if isinstance(line, bytes) else json.dumps(line).encode() for line in lines]
    path.write_bytes(b"\n".join(raw) + b"\n")
    return list(read(Source.below(path, folder)))


@given(
    texts=st.lists(
        st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip), min_size=1
    ),
    escaped=st.booleans(),
)
def test_text_is_kept_to_the_letter(texts: list[str], escaped: bool) -> None:
    """Line ends of every kind, blanks and odd characters come through."""
    lines = (json.dumps({"text": text}, ensure_ascii=escaped).encode() for text in texts)
    with TemporaryDirectory() as folder:
        found = items(Path(folder), *lines)
    assert [item.text for item in found if isinstance(item, Article)] == texts


def test_a_record_gives_what_the_source_says(tmp_path: Path) -> None:
    """Every key reaches its field; without an id it goes by the file and the line."""
    record = {
        "id": 17, "text": "They met.", "published": "2021-09-14T23:00:00Z", "title": "Talks",
        "outlet": "Lantern", "url": "https://x.example", "author": None, "more": {"a": 1},
    }  # fmt: skip
    first, second = items(tmp_path, record, b"", {"text": "Again."})[:2]
    path = tmp_path / "wire.jsonl"
    assert first == Article(
        "17", "They met.", "Talks", date(2021, 9, 14), "Lantern", None, "https://x.example",
        f"{path}, line 1",
        (Dating(date(2021, 9, 14), "the record", "2021-09-14T23:00:00Z"),),
    )  # fmt: skip
    assert isinstance(second, Article)
    assert second.id == "wire.jsonl#3"


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (b"{broken", "is no JSON (Expecting property name enclosed in double quotes, column 2)"),
        (b"[1]", "is no record"),
        (b'{"id": "a"}', "has no “text”"),
        (b'{"text": 5}', "has a “text” that is no text"),
        (b'{"text": " "}', "has no text"),
        (b'{"text": "caf\xe9"}', "is not UTF-8 at byte 13 of the line"),
        (b'{"text": "half \\ud83d"}', "holds half a character (U+D83D) at character 5"),
        (b"[" * 100_000, "is no JSON that a program should take"),
        (b'{"text": "a", "id": ' + b"9" * 5000 + b"}", "is no JSON that a program should take"),
        (b'{"text": "' + b"x" * 1_000_001 + b'"}', "is longer than the 1,000,000 characters"),
        (b'{"text": "' + b"x" * 20_000_000 + b'"}', "is longer than the 1,000,000 characters"),
    ],
)
def test_a_broken_line_is_refused_and_the_others_are_read(
    tmp_path: Path, line: bytes, what: str
) -> None:
    """The refusal names the line."""
    before, refused, after = items(tmp_path, {"text": "One."}, line, {"text": "Three."})
    assert isinstance(before, Article)
    assert isinstance(after, Article)
    assert isinstance(refused, UnreadableArticle)
    assert str(refused).startswith(f"{tmp_path / 'wire.jsonl'}, line 2: {what}")


@pytest.mark.parametrize("value", [True, {"a": 1}, ["a", 1], "half \ud83d"])
def test_a_field_that_is_no_words_is_left_out(tmp_path: Path, value: object) -> None:
    """The article is read without it, after a warning."""
    warning, article = items(tmp_path, {"text": "They met.", "title": value})
    assert isinstance(warning, DoubtfulArticle)
    assert isinstance(article, Article)
    assert article.title is None


def test_a_long_line_is_not_held_in_memory(tmp_path: Path) -> None:
    """A line of 60 MB takes no more than the longest that is read."""
    path = tmp_path / "wire.jsonl"
    with path.open("wb") as file:
        for _ in range(60):
            file.write(b"x" * 1_000_000)
        file.write(b'\n{"text": "They met."}\n')
    tracemalloc.start()
    refused, article = read(Source.below(path, tmp_path))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert isinstance(refused, UnreadableArticle)
    assert isinstance(article, Article)
    assert peak < 30_000_000


@pytest.mark.parametrize(
    ("content", "what"),
    [(b"", "is empty"), (b" \n\n", "is empty"), (b"\x1f\x8b\x00", "holds zero bytes")],
)
def test_a_file_without_lines_is_refused_once(tmp_path: Path, content: bytes, what: str) -> None:
    """Not each of its thousand lines."""
    path = tmp_path / "wire.jsonl"
    path.write_bytes(content)
    (refused,) = read(Source.below(path, tmp_path))
    assert what in str(refused)


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    """The first line of a file from Windows is read."""
    (article,) = items(tmp_path, b'\xef\xbb\xbf{"text": "They met."}\r')
    assert isinstance(article, Article)
    assert article.text == "They met."


def test_mark_up_in_a_text_is_said(tmp_path: Path) -> None:
    """It is kept, since offsets are the caller's; whoever gave it may not know of it."""
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": "<p>They met.</p>"}))
    doubt, article = read(Source.below(path, tmp_path))
    assert "has the mark-up of a page in its text" in str(doubt)
    assert isinstance(article, Article)
    assert article.text == "<p>They met.</p>"


@pytest.mark.parametrize(
    ("record", "outlet"),
    [
        ({"source": {"id": None, "name": "The Lantern"}}, "The Lantern"),
        ({"publisher": {"url": "x"}}, None),
        ({"media_name": "The Lantern"}, "The Lantern"),
        ({"source": "https://lantern.example/a"}, None),
    ],
)
def test_records_of_services_are_read(
    tmp_path: Path, record: dict[str, object], outlet: str | None
) -> None:
    """Whose fields have fields of their own, and other names."""
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": "They met.", "headline": {"main": "Talks"}, **record}))
    *_, article = read(Source.below(path, tmp_path))
    assert isinstance(article, Article)
    assert (article.outlet, article.title) == (outlet, "Talks")
