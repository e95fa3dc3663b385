"""Prints in which numbers, stamps and narrow gutters stand beside the words. All of it is invented."""

from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth

from dateline.read.pdf import PdfReader
from dateline.source import Source
from tests.read.test_prints import TIMES, Page, parts

QUAY = (
    "The council let the quay to the company that ran the ferry across the bay,",
    "and took a rent of it each month of the year.",
)


@pytest.mark.parametrize(
    ("first", "gap"), [(7, 6), (8, 6), (8, 4), (98, 6)], ids=["7", "8", "near", "98"]
)
def test_a_number_that_grows_by_a_figure_heads_its_paragraph(
    tmp_path: Path, first: int, gap: int
) -> None:
    """Though it then stands so near to its words that they are one line, which hangs out of the others."""
    page = Page(tmp_path / "a.pdf", size=12)
    y = 760
    numbers = range(first, first + 6)
    for number in numbers:
        page.canvas.setFont(TIMES, 12)
        page.canvas.drawString(68, y, f"{number}.")
        for line in QUAY:
            page.words(96, y, line)
            y -= 14
        y -= gap
    assert parts(page.done()) == [f"{number}. {' '.join(QUAY)}" for number in numbers]


def test_items_hang_out_where_what_goes_on_is_no_item(tmp_path: Path) -> None:
    """A list has one to each, also without stops; a sum that a sentence goes on with begins none."""
    page = Page(tmp_path / "a.pdf")
    page.words(
        72, 760, "Of what it took from the company that ran the ferry in the last year it paid"
    )
    page.words(
        60, 746, "1.2 million to the yard, and nothing to the council that had let the quay to it."
    )
    page.words(
        60, 700, "(a) the rent of the quay, which the company pays each month of the year to the"
    )
    page.words(74, 686, "council of the town and")
    page.words(
        60, 672, "(b) the price of the ship, which the yard has asked for and nobody has paid to"
    )
    page.words(74, 658, "this day")
    said, first, second = parts(page.done())
    assert "it paid 1.2 million" in said
    assert first.startswith("(a)")
    assert second.startswith("(b)")


@pytest.mark.parametrize("gap", [4, 8])
def test_the_number_of_a_clause_belongs_to_its_words(tmp_path: Path, gap: int) -> None:
    """It is no cell, as sums are that do not count."""
    page = Page(tmp_path / "a.pdf")
    y = 760
    numbers = ["1.1", "1.2", "1.3", "2.1", "2.2"]
    for number in numbers:
        page.words(60, y, number)
        for line in QUAY:
            page.words(100, y, line)
            y -= 14
        y -= gap
    assert parts(page.done()) == [f"{number} {' '.join(QUAY)}" for number in numbers]


def test_sums_that_do_not_count_are_cells(tmp_path: Path) -> None:
    """Though each of them might be the number of a clause."""
    page = Page(tmp_path / "a.pdf")
    for y, hours, what in ((700, "4.5", "Rent"), (680, "2.1", "Ropes"), (660, "7.2", "Coal")):
        page.words(60, y, hours)
        page.words(100, y, what)
    assert parts(page.done()) == ["4.5 | Rent", "2.1 | Ropes", "7.2 | Coal"]


def test_a_stamp_drawn_last_leaves_the_columns_in_order(tmp_path: Path) -> None:
    """It stands above all of them, and comes first."""
    page = Page(tmp_path / "a.pdf", size=10)
    said = [f"and so on line {number} it wrote" for number in range(1, 91)]
    for number, line in enumerate(said):
        page.words(40 + 175 * (number // 30), 760 - 12 * (number % 30), line)
    page.canvas.setFont("Helvetica", 9)
    page.canvas.drawCentredString(297, 810, "EXHIBIT 12")
    assert parts(page.done()) == ["EXHIBIT 12", " ".join(said)]


def test_numbers_in_the_margin_count_short_lines_too(tmp_path: Path) -> None:
    """Where a line has two words only, the white to its number is no blank of a stretched line."""
    page = Page(tmp_path / "a.pdf")
    said = [
        "in January.",
        "A. The engine was paid for by the council and",
        "the owner.",
        "Q. Who opened the account with the bank in town",
        "and who signed it?",
        "A. The director signed it.",
        "Q. When was that done and by whom was the",
        "letter sent?",
    ]
    page.canvas.setFont("Courier", 12)
    for number, line in enumerate(said):
        page.canvas.drawRightString(60, 760 - 27 * number, str(number + 1))
        page.canvas.drawString(90, 760 - 27 * number, line)
    path = page.done()
    assert " ".join(parts(path)) == " ".join(said)
    assert [*PdfReader().cut(Source.below(path, tmp_path))] == [*"12345678"]


@pytest.mark.parametrize("gutter", [9, 10, 12, 14])
def test_columns_drawn_along_their_rows_are_seen_by_their_edge(tmp_path: Path, gutter: int) -> None:
    """Where the white between them is little wider than between words that were set to the margin."""
    page = Page(tmp_path / "a.pdf", size=10)
    sides = [
        [
            "The board of the harbour met on a Monday",
            "and closed the east gate for a week, after",
            "two of its ropes had broken in a storm that",
            "nobody had foreseen. Its master, who came",
            "by boat, said that the ropes were older than",
            "the gate, and that he had asked for new",
            "ones in March.",
        ],
        [
            "Dockers walked out of the yard at noon and",
            "went to the hall, where the union had called",
            "them. The talks had gone on for a month",
            "without any result, so the crew of the ferry",
            "joined them. The mayor asked both sides to",
            "meet again, which they refused on a Tuesday,",
            "and the town has bread.",
        ],
    ]
    wide = max(stringWidth(line, TIMES, 10) for side in sides for line in side)
    for number, lines in enumerate(zip(*sides, strict=True)):
        for line, x in zip(lines, (60, 60 + wide + gutter), strict=True):
            text = page.canvas.beginText(x, 760 - 12 * number)
            text.setFont(TIMES, 10)
            if number < 6:
                text.setWordSpace((wide - stringWidth(line, TIMES, 10)) / line.count(" "))
            text.textOut(line)
            page.canvas.drawText(text)
    assert parts(page.done()) == [" ".join(side) for side in sides]


def test_sums_beside_each_other_are_cells(tmp_path: Path) -> None:
    """Though nearer to each other than columns stand, as are the words that head them."""
    page = Page(tmp_path / "a.pdf", "Helvetica", 10)
    page.canvas.setFont("Helvetica", 10)
    rows = [
        ["Work", "Hours", "Rate", "Amount"],
        ["Advice on the lease of the quay", "4.5", "£210.00", "£945.00"],
        ["Letters to the council", "2.0", "£250.00", "£500.00"],
        ["A day in court", "6.1", "£250.00", "£1,525.00"],
    ]
    for number, row in enumerate(rows):
        page.canvas.drawString(60, 700 - 15 * number, row[0])
        for cell, right in zip(row[1:], (400, 444, 496), strict=True):
            page.canvas.drawRightString(right, 700 - 15 * number, cell)
    assert parts(page.done()) == [" | ".join(row) for row in rows]
