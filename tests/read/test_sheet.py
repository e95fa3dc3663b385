"""Entries as a table, as spreadsheets have it."""

from __future__ import annotations

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.entries import Entry, Quote
from dateline.errors import DoubtfulEntry
from dateline.read.sheet import entries_of, rows_of, sheet, table

ONE = Entry("rename", "actor", (Quote("a.md", "=Ada"),), "+1", "-x", "@penn")
TWO = Entry("merge", "actor", (Quote("a.md", "'=x"), Quote("b.md", "y", 2)), "", "It's.", "'Penn'")


def test_no_cell_is_a_formula() -> None:
    """And each comes back as it was; an apostrophe that was there stays."""
    text = table([ONE, TWO])
    cells = [cell for row in csv.reader(StringIO(text)) for cell in row]
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in cells)
    assert {"'=Ada", "'+1", "'-x", "'@penn", "''=x", "It's.", "'Penn'"} <= set(cells)
    back = [one.order for one in entries_of(text, "x") if isinstance(one, Entry)]
    assert back == [ONE.order, TWO.order]


@given(st.lists(st.tuples(st.text(), st.sampled_from(["=1", "'=1", " @x", "\t", "-", "a\r\nb"]))))
def test_any_rows_come_back_as_they_went(rows: list[tuple[str, str]]) -> None:
    """And a spreadsheet would compute none of their cells."""
    text = sheet([("one", "two"), *rows])
    assert rows_of(text) == [["one", "two"], *map(list, rows)]
    cells = [cell for row in csv.reader(StringIO(text, newline="")) for cell in row]
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in cells)


@pytest.mark.parametrize("sign", [";", "\t"])
def test_a_sheet_as_spreadsheets_save_it(sign: str) -> None:
    """With their sign between cells, a byte order mark, and empty rows."""
    rows = list(csv.reader(StringIO(table([ONE, TWO]))))
    out = StringIO()
    csv.writer(out, delimiter=sign).writerows([*rows, [""] * len(rows[0])])
    back = [
        one.order for one in entries_of("\ufeff" + out.getvalue(), "x") if isinstance(one, Entry)
    ]
    assert back == [ONE.order, TWO.order]


def test_a_row_that_is_no_entry_is_told_by_its_number() -> None:
    """The others are read."""
    text = table([ONE, TWO]).replace("merge,", "mrge,")
    first, second = entries_of(text, "t.csv")
    assert isinstance(first, Entry)
    assert str(second).startswith("t.csv, row 3: says to do “mrge”, which is nothing known.")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "has no column “do”"),
        ("do,article 1\n", "has no column “reason”"),
        ('do,"a', "is no CSV"),
    ],
)
def test_what_is_no_such_table_is_said(text: str, what: str) -> None:
    """In one sentence."""
    (doubt,) = entries_of(text, "t.csv")
    assert isinstance(doubt, DoubtfulEntry)
    assert what in str(doubt)
