"""What of a print looks like furniture and is of the text, and the other way round. All of it is invented."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from dateline.model import Article
from dateline.read.pdf import read
from dateline.source import Source
from tests.read.test_prints import STORY, Page, one


def pages(path: Path, each: Sequence[Sequence[tuple[float, float, str, float]]]) -> Article:
    """Draw lines, each at its place and in its size, on pages of their own."""
    made = Page(path)
    for page in each:
        for x, y, words, size in page:
            made.words(x, y, words, size)
        made.canvas.showPage()
    return one(made.done())


def test_years_and_tabs_beside_a_text_are_no_numbers_of_lines(tmp_path: Path) -> None:
    """They count up as those do; but not every line has one."""
    made = Page(tmp_path / "a.pdf")
    y = 780.0
    for year in range(2015, 2021):
        made.words(60, y, str(year))
        y = made.column(110, y, 400, STORY) - 4
    article = one(made.done())
    assert [year for year in range(2015, 2021) if str(year) not in article.text] == []


def test_years_in_large_letters_are_no_numbers_of_pages(tmp_path: Path) -> None:
    """Though they count up with the pages."""
    text = [(60, 700 - 14 * n, line, 11) for n, line in enumerate(STORY.split(", "))]
    article = pages(
        tmp_path / "a.pdf", [[(60.0, 780.0, str(2018 + n), 18.0), *text] for n in range(4)]
    )
    assert [year for year in range(2018, 2022) if str(year) not in article.text] == []


@pytest.mark.parametrize(
    ("head", "foot"),
    [
        ("From: Ida Venn", "Kind regards,"),
        ("Invoice no. {}", "Total: £{}"),
        ("To: The board", "Balance {}"),
    ],
)
def test_what_each_letter_and_bill_has_is_of_each(tmp_path: Path, head: str, foot: str) -> None:
    """A page each, they begin and end alike, or count up."""
    text = [(60, 700 - 14 * n, line, 11) for n, line in enumerate(STORY.split(", "))]
    article = pages(
        tmp_path / "a.pdf",
        [
            [(60, 780, head.format(41 + n), 11), *text, (60, 560, foot.format(100 + n), 11)]
            for n in range(4)
        ],
    )
    for n in range(4):
        assert article.text.count(head.format(41 + n)) == (1 if "{}" in head else 4)
        assert article.text.count(foot.format(100 + n)) == (1 if "{}" in foot else 4)


def test_what_browsers_print_around_a_page_is_cut(tmp_path: Path) -> None:
    """When it was printed, its title and its address, however near the text they stand."""
    made = Page(tmp_path / "a.pdf")
    for page in (1, 2):
        made.words(30, 818, "11/23/26, 5:31 AM", 8)
        made.words(280, 818, "Ferry late - The Post", 8)
        made.column(30, 803, 500, " ".join([STORY] * 12))
        made.words(30, 16, "https://post.example/ferry", 8)
        made.words(550, 16, f"{page}/2", 8)
        made.canvas.showPage()
    article = one(made.done())
    assert "5:31" not in article.text
    assert "post.example" not in article.text
    assert "Ferry late" not in article.text
    cut = " ".join(read.cut(Source.below(made.path, tmp_path)))  # type: ignore[attr-defined]
    assert "11/23/26, 5:31 AM" in cut


@pytest.mark.parametrize(
    ("before", "raised", "after", "said"),
    [
        ("It cost £1", "99", "a kilo.", "£1⁹⁹ a kilo."),
        ("It left at 12", "30", "again.", "12³⁰ again."),
        ("R", "2", "was low.", "R² was low."),
        ("so E = mc", "2", "there.", "mc² there."),
        ("It was 10", "-3", "of it.", "10⁻³ of it."),
        ("In 2019", "3", "it rained.", "In 2019 it rained."),
        ("The board", "4", "met.", "The board met."),
    ],
)
def test_a_power_is_kept_and_the_mark_of_a_note_is_none(
    tmp_path: Path, before: str, raised: str, after: str, said: str
) -> None:
    """So that no number becomes another: pence, minutes and powers stand raised."""
    made = Page(tmp_path / "a.pdf")
    x = made.words(60, 760, before)
    x = made.words(x, 764, raised, 6.5)
    made.words(x + 3, 760, after)
    made.column(60, 740, 400, STORY)
    assert said in one(made.done()).text


def test_who_wrote_it_stands_on_the_page(tmp_path: Path) -> None:
    """What the file says of itself is who typed it."""
    made = Page(tmp_path / "a.pdf")
    made.canvas.setAuthor("jsmith")
    made.words(60, 780, "East gate shut", 22)
    made.words(60, 750, "By Ida Venn, Port Editor")
    made.column(60, 720, 400, STORY)
    assert one(made.done()).author == "Ida Venn"
