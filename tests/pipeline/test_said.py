"""What people said of a story, in a build; and what the build says in return."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dateline import pipeline
from dateline.model import Article, Interval, Reading, Ref
from dateline.pipeline import build
from dateline.story import Account, Contradiction, Story
from tests import conftest as rooms
from tests.pipeline.built import whole

pytestmark = pytest.mark.usefixtures("quick")


DATE = """\
- do: re-date
  about: article
  of: {article: a.md}
  to: 2014-06-02
  reason: The paper of that day has it.
  author: J. Penn
"""


def test_an_article_has_the_date_that_a_person_gave(
    dated: Path, tmp_path: Path, read_anew: list[str]
) -> None:
    """It is read anew with that date, and left out as of an earlier day."""
    out = tmp_path / "out"
    build([dated], out)
    read_anew.clear()
    (dated / "corrections.yaml").write_text(DATE)
    assert build([dated], out).reused == 3
    assert read_anew == ["a.md"]
    assert build([dated], out, as_of=date(2014, 6, 1)).articles == 1


def test_what_cannot_be_followed_is_a_warning(dated: Path, tmp_path: Path) -> None:
    """With file and number; the build goes on without it."""
    (dated / "corrections.yaml").write_text(
        DATE.replace("a.md", "gone.md") + DATE.replace("2014-06-02", "2014-02-30") + DATE
    )
    found = build([dated], tmp_path / "out")
    assert [str(warning).partition(": ")[0] for warning in found.warnings] == [
        f"{dated / 'corrections.yaml'}, entry {number}" for number in (1, 2)
    ]
    assert (found.articles, found.skipped) == (4, ())


def test_a_build_with_corrections_is_followed_and_the_same_each_time(
    joined: None, dated: Path, tmp_path: Path
) -> None:
    """Byte for byte, whatever the order of the entries; the summary counts those that hold."""
    assert joined is None
    other = DATE.replace("a.md", "b.md")
    (dated / "corrections.yaml").write_text(DATE + other)
    found = build([dated], tmp_path / "one")
    assert found.rulings == found.record()["rulings"] == 2
    first = whole(tmp_path / "one")
    build([dated], tmp_path / "one")
    assert whole(tmp_path / "one") == first
    (dated / "corrections.yaml").write_text(other + DATE)
    build([dated], tmp_path / "two")
    assert whole(tmp_path / "two") == first


def test_warnings_of_entries_stand_in_the_order_of_the_file(dated: Path, tmp_path: Path) -> None:
    """The second before the tenth, whether it cannot be read or names nothing; last, misread days."""
    gone, wrong = DATE.replace("a.md", "gone.md"), DATE.replace("2014-06-02", "2014-02-30")
    (dated / "corrections.yaml").write_text(
        gone.replace("2014", "2015")
        + gone
        + wrong
        + DATE * 6
        + wrong
        + gone.replace("2014", "2016")
    )
    found = build([dated], tmp_path / "out")
    assert [str(warning).partition(": ")[0] for warning in found.warnings] == [
        f"{dated / 'corrections.yaml'}, entry {number}" for number in (1, 2, 3, 10, 11)
    ]


def test_days_that_cannot_all_be_so_are_a_warning(
    dated: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A sentence for each: where, what, and what to do next; once where two say the same."""

    def resolve(articles: list[Article], readings: list[Reading], *_: object) -> Story:
        story = rooms.resolve(articles, readings)
        sides = tuple(
            Account(says, (Ref(articles[1].key, 0),), (), 1, Interval())
            for says in ("“They met” is dated 2014-06-01", "“They met” came before itself")
        )
        one = Contradiction("order", (), sides, sure=False)
        return replace(story, misfits=(one, replace(one, events=(story.events[1].id,))))

    monkeypatch.setattr(pipeline, "resolve", resolve)
    (warning,) = build([dated], tmp_path / "out").warnings
    assert str(warning) == (
        f"{dated / 'b.md'}: days in it cannot all be so, and none was inferred from them: “They met” "
        "is dated 2014-06-01; “They met” came before itself. Read the sentences. If one was misread, "
        "correct it with “dateline correct”: re-date the event, or reject it."
    )
