"""Tables of articles, as spreadsheets and databases save them."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.errors import DoubtfulArticle, UnreadableArticle
from dateline.model import Article
from dateline.read.csvtable import read
from dateline.read.records import Item
from dateline.source import NO_HINTS, Hints, Source

TEXT = 'They met, she said: "at last".\nThen they left.'


def items(
    folder: Path, content: str | bytes, name: str = "a.csv", hints: Hints = NO_HINTS
) -> list[Item]:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read(Source.below(path, folder, hints)))


def table(*rows: list[str], sign: str = ",") -> str:
    out = StringIO()
    csv.writer(out, delimiter=sign).writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize("sign", [",", ";", "\t"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_a_row_is_an_article_by_the_names_of_the_columns(
    tmp_path: Path, sign: str, bom: str
) -> None:
    """Whatever sign stands between cells; texts to the letter, unknown columns left alone."""
    head = ["Headline", "Body", "Publication Date", "Publisher", "Mood"]
    made = table(
        head,
        ["Talks open", TEXT, "2024-03-12", "Lantern", "grim"],
        [],
        ["", "Again.", "", "", ""],
        sign=sign,
    )
    first, second = items(tmp_path, bom + made)
    assert isinstance(first, Article)
    assert (first.id, first.text, first.title, first.outlet) == (
        "a.csv#2",
        TEXT,
        "Talks open",
        "Lantern",
    )
    assert (first.published, first.dates[0].basis) == (date(2024, 3, 12), "the table")
    assert isinstance(second, Article)
    assert second.id == "a.csv#4"


def test_somebody_may_say_what_the_columns_are(tmp_path: Path) -> None:
    """By their names as they stand, or in other letters; the others are found as before."""
    made = table(["Artikel", "Tag", "headline"], [TEXT, "31.12.2021", "Talks open"])
    hints = Hints({"text": "artikel", "published": "Tag"})
    (article,) = items(tmp_path, made, hints=hints)
    assert isinstance(article, Article)
    assert (article.text, article.title, article.published) == (
        TEXT,
        "Talks open",
        date(2021, 12, 31),
    )
    (refused,) = items(tmp_path, made, hints=Hints({"text": "Body"}))
    assert isinstance(refused, UnreadableArticle)
    assert str(refused).endswith(
        "has no column “Body”, but “Artikel”, “Tag”, “headline”. "
        "Say which column has the texts, such as with --column text=Artikel."
    )


def test_a_day_that_may_be_two_is_none_until_somebody_says(tmp_path: Path) -> None:
    """03/04/2021 is the 3rd of April in one country, and the 4th of March in another."""
    made = table(["text", "date"], ["They met.", "03/04/2021"])
    doubt, article = items(tmp_path, made)
    assert "may be two days" in str(doubt)
    assert "--day-first or --month-first" in str(doubt)
    assert isinstance(article, Article)
    assert article.published is None
    days = []
    for day_first in (True, False):
        (article,) = items(tmp_path, made, hints=Hints(day_first=day_first))
        assert isinstance(article, Article)
        days.append(article.published)
    assert days == [date(2021, 4, 3), date(2021, 3, 4)]


def test_a_table_of_something_else_is_left_with_a_word(tmp_path: Path) -> None:
    """It is a warning: a folder may well hold other tables."""
    (doubt,) = items(tmp_path, table(["name", "value"], ["a", "1"]))
    assert isinstance(doubt, DoubtfulArticle)
    assert "has no column of texts" in str(doubt)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "is empty"),
        ("text\nThey met.\n".encode("utf-16"), "is UTF-16"),
        (b"text\nThey met.\ncaf\xe9\n", "is not UTF-8"),
        (b'text,title\n"They met.\n', "is no CSV after row"),
    ],
)
def test_what_is_no_table_is_said(tmp_path: Path, content: bytes, what: str) -> None:
    """In one sentence, after what could be read."""
    refused = items(tmp_path, content)[-1]
    assert isinstance(refused, UnreadableArticle)
    assert what in str(refused)


def test_a_long_article_fits_in_a_cell(tmp_path: Path) -> None:
    """Longer than the 131,072 characters that the csv module takes if nobody says."""
    (article,) = items(tmp_path, table(["text"], ["word " * 100_000]))
    assert isinstance(article, Article)


def test_a_row_with_too_many_cells_is_refused_and_not_cut(tmp_path: Path) -> None:
    """A comma in a text without quotes parts it; empty cells at the end, and fewer cells, are fine."""
    made = "title,published,text\nGate shut,2024-03-12,The board met, and the chair left\n"
    refused, second, third = items(tmp_path, made + "a,2024-03-13,They met.,,\n,,She left.\n")
    assert isinstance(refused, UnreadableArticle)
    assert "row 2: has more cells than the first row has columns. Put quotes" in str(refused)
    assert isinstance(second, Article)
    assert second.text == "They met."
    assert isinstance(third, Article)
    (fewer,) = items(tmp_path, "text,title\nThey met.\n")
    assert isinstance(fewer, Article)
    zotero = "Item Type,Title,File Attachments\nwebpage,Gate shut, and more,a.html\n"
    (refused,) = items(tmp_path, zotero)
    assert isinstance(refused, UnreadableArticle)


@pytest.mark.parametrize("bom", ["", "\ufeff"])
@pytest.mark.parametrize("said", ["sep=;", '"sep=;"', "SEP=;"])
def test_a_spreadsheet_may_say_its_sign_in_a_line_of_its_own(
    tmp_path: Path, said: str, bom: str
) -> None:
    """The rows are still numbered as in the file."""
    (article,) = items(tmp_path, f"{bom}{said}\r\ntitle;text\r\nGate, shut;They met, she said.\r\n")
    assert isinstance(article, Article)
    assert (article.id, article.title) == ("a.csv#3", "Gate, shut")
    assert article.text == "They met, she said."


@pytest.mark.parametrize("made", ["title,text\n", "title,text", "sep=,\ntitle,text\n"])
def test_a_table_without_rows_is_named(tmp_path: Path, made: str) -> None:
    """Somebody saved it for what was in it."""
    (doubt,) = items(tmp_path, made)
    assert isinstance(doubt, DoubtfulArticle)
    assert "has no rows" in str(doubt)


@given(st.binary(max_size=60), st.integers(0, 120), st.integers(0, 40))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_table_breaks_the_reader(tmp_path: Path, noise: bytes, place: int, less: int) -> None:
    """Bytes put in or cut out give articles or sentences."""
    whole = table(["text", "title", "date"], [TEXT, "Talks open", "2024-03-12"]).encode()
    for item in items(tmp_path, whole[:place] + noise + whole[place + less :]):
        assert isinstance(item, Item)
