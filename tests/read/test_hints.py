"""What people say of a folder's files in its `reading.yaml`."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dateline.read import read
from dateline.source import Hints


def folder(path: Path, said: str) -> Path:
    (path / "a.csv").write_text("Artikel,Tag\nThey met on Monday.,03/04/2021\n")
    (path / "b.jsonl").write_text(
        '{"body": "They left.", "Tag": "04/03/2021", "Headline": "Left"}\n'
    )
    (path / "reading.yaml").write_text(said)
    return path


def test_a_folders_own_file_says_how_it_is_read(tmp_path: Path) -> None:
    """For tables and records in it; what is said on the spot wins."""
    said = "columns:\n  text: Artikel\n  published: Tag\nday_first: yes\n"
    intake = read([folder(tmp_path, said)])
    assert [article.published for article in intake.articles] == [
        date(2021, 4, 3),
        date(2021, 3, 4),
    ]
    assert intake.articles[1].title == "Left"
    assert (intake.refused, intake.warnings, intake.skipped) == ((), (), ())
    other = read([tmp_path], hints=Hints(day_first=False))
    assert [article.published for article in other.articles] == [date(2021, 3, 4), date(2021, 4, 3)]


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ("columns: [", "is no YAML"),
        ("- a", "is no list of columns"),
        ("columns:\n  mood: x", "names no field of an article: “mood”"),
        ("day_first: soon", "has “soon” for day_first"),
        ("colums:\n  text: x", "has “colums”, which means nothing here"),
        ("\0", "is no text"),
    ],
)
def test_what_it_cannot_mean_is_said(tmp_path: Path, said: str, says: str) -> None:
    """And the rest is read."""
    intake = read([folder(tmp_path, said)])
    assert any(says in str(one) for one in intake.warnings)
    assert len(intake.articles) == 1


def test_below_the_folder_that_was_named_it_counts_for_nothing(tmp_path: Path) -> None:
    """As corrections do not."""
    (tmp_path / "sub").mkdir()
    folder(tmp_path / "sub", "columns:\n  text: Artikel\n")
    (left,) = read([tmp_path]).skipped
    assert "it is read from the folder you name" in str(left)
