"""Tables in Parquet, as data people save them."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.errors import DoubtfulArticle, UnreadableArticle
from dateline.model import Article
from dateline.read.parquet import read
from dateline.read.records import Item
from dateline.source import NO_HINTS, Hints, Source

pyarrow = pytest.importorskip("pyarrow", reason="pyarrow, an extra, is not installed")

ROWS: list[dict[str, Any]] = [
    {"Headline": "Talks open", "body": "They met.\n", "Date": date(2024, 3, 12), "mood": 3},
    {"Headline": None, "body": "They left.", "Date": None, "mood": 4},
]


def made(folder: Path, rows: list[dict[str, Any]] = ROWS) -> Path:
    from pyarrow import parquet

    path = folder / "a.parquet"
    parquet.write_table(pyarrow.Table.from_pylist(rows), path)
    return path


def items(path: Path, hints: Hints = NO_HINTS) -> list[Any]:
    return list(read(Source.below(path, path.parent, hints)))


def test_a_row_is_an_article(tmp_path: Path) -> None:
    """By the names of the columns, in any letters; a day that the table has as one is one."""
    first, second = items(made(tmp_path))
    assert isinstance(first, Article)
    assert (first.id, first.text, first.title) == ("a.parquet#1", "They met.\n", "Talks open")
    assert (first.published, first.dates[0].basis) == (date(2024, 3, 12), "the table")
    assert (second.title, second.published) == (None, None)


def test_times_are_days_and_what_is_no_text_is_said(tmp_path: Path) -> None:
    """A time counts by its own day; a text that is a number is none."""
    rows = [{"text": "They met.", "date": datetime(2024, 3, 12, 23, 30)}]
    (article,) = items(made(tmp_path, rows))
    assert article.published == date(2024, 3, 12)
    (refused,) = items(made(tmp_path, [{"text": 7}]))
    assert isinstance(refused, UnreadableArticle)
    assert "row 1: has no text" in str(refused)


def test_columns_can_be_said(tmp_path: Path) -> None:
    """And a table without a column of texts is left with a word."""
    rows = [{"Artikel": "They met."}]
    (article,) = items(made(tmp_path, rows), Hints({"text": "Artikel"}))
    assert isinstance(article, Article)
    (doubt,) = items(made(tmp_path, rows))
    assert isinstance(doubt, DoubtfulArticle)
    assert "“Artikel”" in str(doubt)


def test_without_pyarrow_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is an extra."""
    path = made(tmp_path)
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    (refused,) = items(path)
    assert "pip install 'dateline[parquet]'" in str(refused)


@given(st.binary(max_size=40), st.integers(0, 2000), st.integers(0, 40))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_table_breaks_the_reader(tmp_path: Path, noise: bytes, place: int, less: int) -> None:
    """Bytes put in or cut out give articles or sentences."""
    whole = made(tmp_path).read_bytes()
    path = tmp_path / "b.parquet"
    path.write_bytes(whole[:place] + noise + whole[place + less :])
    for item in items(path):
        assert isinstance(item, Item)


def test_rows_that_repeat_much_are_read_one_at_a_time(tmp_path: Path) -> None:
    """A bomb of a few kilobytes fills no memory; each row is refused as what it is."""
    import tracemalloc

    from pyarrow import parquet

    path = tmp_path / "a.parquet"
    table = pyarrow.table({"text": pyarrow.array(["a" * 150_000_000] * 4)})
    parquet.write_table(table, path, compression="zstd", use_dictionary=True)
    del table
    assert path.stat().st_size < 100_000
    before = pyarrow.total_allocated_bytes()
    tracemalloc.start()
    rows = read(Source.below(path, tmp_path))
    for _ in range(4):
        assert "is longer than the 1,000,000 characters" in str(next(rows))
        assert pyarrow.total_allocated_bytes() - before < 500_000_000
    assert tracemalloc.get_traced_memory()[1] < 500_000_000
    tracemalloc.stop()
