"""What the lines above a text say of when it was published."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import DoubtfulArticle
from dateline.model import Article
from dateline.read.days import textheads
from dateline.read.text import read
from dateline.source import Hints, Source

LEAD = "The board of the harbour met on Tuesday and shut the east gate for a week, it said."
MORE = "Nobody was hurt when the crane fell, and the gate will be opened again in the spring."


@pytest.mark.parametrize(
    ("head", "day"),
    [
        (f"Gate shut\n\n{LEAD}\n\nBy Ida Venn\n12 March 2024", "2024-03-12"),
        (f"Gate shut\n\n{LEAD}\n\nBy Ida Venn, 12 March 2024", "2024-03-12"),
        (f"Gate shut\n\n{LEAD}\n\n12 March 2024", None),
        (f"Gate shut\n\n{LEAD}\n\nOld Quay, Sunmere, 5 June 2019", None),
        (f"Gate shut\n\n{LEAD}\n\n{MORE}\n\nPublished 12 March 2024", None),
        ("MEMORANDUM\n\nTo: The board\nFrom: I. Venn\nDate: 12 March 2024\nRe: The gate", "2024-03-12"),
        ("Gate shut\nIda Venn\nThe Sunmere Lantern\n12 Mar 2024", "2024-03-12"),
        ("The Fair\n\nDate: 5 July 2025\nTime: 6pm\nVenue: Town Hall", None),
        ("Timeline of the gate\n\n5 January 2021", None),
        ("Obituary: Jonas Arden\n\n4 May 1921", None),
        ("The gate\n\n5 January 2021\n\nA fire.\n\n6 January 2022\n\nA flood.", None),
        ("From the Sunmere Gazette of 12th March, 1889.", "1889-03-12"),
        ("| Date | 12 March 2024 |", "2024-03-12"),
        ("| 12 March 2024 |", None),
        ("Names\n\nPort Velm, 12 March 2024", "2024-03-12"),
        ("Book review: The Port, published 3 May 2022\nReviewed by Ida Venn, 12 March 2024", "2024-03-12"),
        ("Lecture: ports in peril\n19 September 2023\nTown Hall\n7 pm", None),
        ("From: Ida Venn\nSent: Tuesday, March 12, 2024 4:12 PM\nTo: Tom Ash\nSubject: gate", "2024-03-12"),
        ("Port Velm, 12 March 2024\n\nNames", None),
    ],
)  # fmt: skip
def test_the_head_of_a_text_tells_the_day(head: str, day: str | None) -> None:
    """Lines that stand apart do, for as long as the text has not begun; chronologies and lives do not."""
    found = textheads.of_text(f"{head}\n\n{LEAD}\n\n{MORE}")
    assert [str(one.day) for one in found.dates] == ([day] if day else [])


@pytest.mark.parametrize(
    ("foot", "day"),
    [
        ("Dated this 12th day of March 2024\n\nIda Venn", "2024-03-12"),
        ("Signed: Ida Venn\nDate: 12 March 2024", "2024-03-12"),
        ("(Velm Courier, 12 March 2024)", "2024-03-12"),
        ("The board met again on 12 March 2024.", None),
        ("Date: 5 July 2025\nTime: 6pm", None),
    ],
)
def test_the_foot_of_a_letter_tells_the_day(foot: str, day: str | None) -> None:
    """Where nothing above it does, and it says so."""
    found = textheads.of_text(f"Statement\n\n{LEAD}\n\n{MORE}\n\n{foot}\n")
    assert [str(one.day) for one in found.dates] == ([day] if day else [])


@pytest.mark.parametrize(
    "opening",
    [
        "SUNMERE, March 12, 2024 (Lantern) — ", "SUNMERE, Velm, March 12, 2024 /PRLine/ -- ",
        "PORT VELM (12 March 2024) – ", "SUNMERE, Kestrel Isles, 12 March 2024 - ",
    ],
)  # fmt: skip
def test_a_dateline_with_its_year_tells_the_day(opening: str) -> None:
    """As agencies and press releases begin."""
    (told,) = textheads.of_text(f"Gate shut\n\n{opening}{LEAD}").dates
    assert (str(told.day), told.basis) == ("2024-03-12", "the dateline")
    assert textheads.dateline(f"On March 12, 2024 {LEAD}") == ()


def items(folder: Path, head: str, hints: Hints) -> list[object]:
    path = folder / "a.txt"
    path.write_text(f"{head}\n\n{LEAD}\n")
    return list(read(Source.below(path, folder, hints)))


def test_a_day_that_may_be_two_is_said(tmp_path: Path) -> None:
    """And is one when somebody has said which number comes first."""
    head = "MEMORANDUM\n\nDATE: 3/12/2024"
    doubt, article = items(tmp_path, head, Hints())
    assert isinstance(article, Article)
    assert article.published is None
    assert (
        "may have been published on either of two days, “DATE: 3/12/2024”. Say --day-first"
        in str(doubt)
    )
    (article,) = items(tmp_path, head, Hints(day_first=False))
    assert isinstance(article, Article)
    assert str(article.published) == "2024-03-12"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("Updated 12 March 2024", "says only when it was changed, “Updated 12 March 2024”"),
        ("Port Velm, 12 March 2024", "was taken for where and when it was written"),
    ],
)
def test_a_day_that_is_likely_is_used_and_said(tmp_path: Path, line: str, says: str) -> None:
    """Nobody takes it for sure in silence."""
    doubt, article = items(tmp_path, f"Gate shut\n\n{line}", Hints())
    assert isinstance(doubt, DoubtfulArticle)
    assert says in str(doubt)
    assert isinstance(article, Article)
    assert str(article.published) == "2024-03-12"


def test_who_wrote_a_text_stands_above_it(tmp_path: Path) -> None:
    """In the line that says so, with the day or without it; not in its first sentence."""
    for head, author in (
        ("Gate shut\n\nBy Ida Venn, Port Editor\n12 March 2024", "Ida Venn"),
        ("Gate shut\n\nBy Ida Venn | 12 March 2024", "Ida Venn"),
        ("Gate shut\n\nBy the summer the gate was shut", None),
    ):
        article = items(tmp_path, head, Hints())[-1]
        assert isinstance(article, Article)
        assert article.author == author
