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
ERR = Entry("rename", "actor", (Quote("a.md", "Ada"),), "#N/A", "Err:508", "'#NAME?")
TWO = Entry("merge", "actor", (Quote("a.md", "'=x"), Quote("b.md", "y", 2)), "", "It's.", "'Penn'")


def test_no_cell_is_a_formula() -> None:
    """And each comes back as it was; an apostrophe that was there stays."""
    text = table([ONE, TWO, ERR])
    cells = [cell for row in csv.reader(StringIO(text)) for cell in row]
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in cells)
    assert {"'=Ada", "'+1", "'-x", "'@penn", "''=x", "It's.", "'Penn'"} <= set(cells)
    back = [one.order for one in entries_of(text, "x") if isinstance(one, Entry)]
    assert back == [ONE.order, TWO.order, ERR.order]


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
    assert str(second).startswith("t.csv, row 3: has “mrge” under “do”, which is not known.")


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


HEAD = "do,about,article 1,words 1,occurrence 1,to,reason,author,day\n"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            HEAD + "rename,actor,a.md,Ada,,X,Seen, and known,J. Penn,2024-05-01\n",
            "t.csv, row 2: has more cells than the first row has columns. Put quotes around",
        ),
        (
            HEAD.replace("day", "to") + "rename,actor,a.md,Ada,,X,Seen.,J. Penn,Y\n",
            "t.csv: has two columns “to”. Remove one of them, or give it its right name.",
        ),
        (
            HEAD.replace("day", "") + "rename,actor,a.md,Ada,,X,Seen.,J. Penn,2024-05-01\n",
            "t.csv, row 2: has “2024-05-01” in a column without a name. Name the column, or empty",
        ),
        (
            HEAD + "rename,actor,a.md,Ada,,#NAME?,Seen.,J. Penn,\n",
            "t.csv, row 2: has “#NAME?” under “to”, which is a spreadsheet's error. Write the text "
            "there anew, with an apostrophe before it.",
        ),
        (
            HEAD + "rename,actor,a.md,Ada,,Err:508,Seen.,J. Penn,\n",
            "which is a spreadsheet's error",
        ),
        (
            HEAD + "rename,actor,a.md,Ada,,X,Seen.,J. Penn,01/05/2024\n",
            "under “day”, which is no date",
        ),
    ],
)
def test_no_cell_is_passed_over(text: str, what: str) -> None:
    """What a spreadsheet, or a comma, has made of a row is said."""
    (doubt,) = entries_of(text, "t.csv")
    assert isinstance(doubt, DoubtfulEntry)
    assert what in str(doubt)


@pytest.mark.parametrize("sign", [";", "\t", ","])
def test_a_sheet_may_say_its_sign_and_have_windows_line_ends(sign: str) -> None:
    """The line that says so is no heading, and empty cells at the end are no cells too many."""
    text = HEAD.strip().replace(",", sign) + "\r\n"
    text += sign.join(["rename", "actor", "a.md", "Ada", "", "X", "Seen.", "J. Penn", "", "", ""])
    (one,) = entries_of(f"\ufeffsep={sign}\r\n{text}\r\n", "t.csv")
    assert isinstance(one, Entry)
    assert (one.value, one.author) == ("X", "J. Penn")
