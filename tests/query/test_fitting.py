"""A table fits where it is shown, whatever is in it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from dateline.query.fitting import fitted, wrapped

WORDS = st.text(st.characters(categories=["L", "N", "P", "Zs", "So"]), max_size=60)


@given(
    st.integers(1, 6).flatmap(
        lambda n: st.lists(st.lists(WORDS, min_size=n, max_size=n), min_size=1, max_size=5)
    ),
    st.integers(8, 120),
)
def test_no_line_is_wider_than_the_screen(table: list[list[str]], width: int) -> None:
    """Wide letters, emoji and words without an end included."""
    heads, *rows = table
    assert all(cell_len(line) <= width for line in fitted([h[:4] for h in heads], rows, width))


@given(WORDS, st.integers(2, 40), st.integers(1, 5))
def test_a_cell_is_whole_or_says_that_it_is_not(words: str, width: int, most: int) -> None:
    """Nothing is left out without an ellipsis, and nothing is added but that."""
    lines = wrapped(words, width, most)
    assert len(lines) <= most
    shown = "".join("".join(lines).split())
    whole = "".join(words.split())
    assert shown == whole or (shown.endswith("…") and len(lines) == most)


def test_what_fits_is_left_alone() -> None:
    """Columns as wide as what is in them."""
    assert list(fitted(["a", "b"], [["one", "two"], ["three", ""]], 80)) == [
        "a      b", "──────────", "one    two", "three",
    ]  # fmt: skip


def test_wide_columns_share_what_the_others_leave() -> None:
    """A short one keeps its words; a long one is wrapped, and cut after three lines."""
    lines = list(fitted(["day", "words"], [["2014-03-03", "one two three " * 20]], 40))
    assert lines[2].startswith("2014-03-03  one two three one two")
    assert len(lines) == 5
    assert lines[-1].endswith("…")


def test_many_columns_become_blocks() -> None:
    """Where each would be too narrow to read, each row is a block; empty cells have no line."""
    heads = [f"head{n}" for n in range(10)]
    rows = [["a cell of many words", *[f"value number {n}" for n in range(8)], ""]] * 2
    lines = list(fitted(heads, rows, 40))
    assert lines[0] == "head0  a cell of many words"
    assert lines[9] == ""
    assert len(lines) == 19
    assert not any(line.startswith("head9") for line in lines)


def test_a_table_without_rows_has_its_heads() -> None:
    """And nothing else."""
    assert list(fitted(["a", "b"], [], 80)) == ["a  b", "────"]
