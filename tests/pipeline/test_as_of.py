"""A build as of a day: what had been published by then, and nothing else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from dateline.errors import NothingToRead
from dateline.pipeline import build
from tests.pipeline.built import whole

pytestmark = pytest.mark.usefixtures("quick")


def test_a_build_knows_what_had_been_published_by_a_day(dated: Path, tmp_path: Path) -> None:
    """That day included; later articles are counted, and those without a date named."""
    found = build([dated], tmp_path / "out", as_of=date(2014, 6, 1))
    assert (tmp_path / "out" / "story.trig").read_text().split() == ["a.md", "b.md"]
    assert (found.articles, found.later) == (2, 1)
    assert [str(skipped) for skipped in found.skipped] == [
        f"{dated / 'd.md'}: it has no date, so it may be later than 2014-06-01"
    ]
    record = found.record()
    assert (record["as_of"], record["later"]) == ("2014-06-01", 1)


def test_a_build_as_of_a_day_is_that_of_its_articles(dated: Path, tmp_path: Path) -> None:
    """Byte for byte, and whatever was built there before."""
    build([dated], tmp_path / "out")
    build([dated], tmp_path / "out", as_of=date(2014, 6, 1))
    build([dated / "a.md", dated / "b.md"], tmp_path / "only")
    assert whole(tmp_path / "out") == whole(tmp_path / "only")


def test_before_the_first_article_there_is_nothing_to_read(dated: Path, tmp_path: Path) -> None:
    """One sentence says why, and the old build stays."""
    build([dated], tmp_path / "out")
    before = whole(tmp_path / "out")
    with pytest.raises(NothingToRead, match=r"by 2014-05-30: 1 of 4 have no date.*a later day\.$"):
        build([dated], tmp_path / "out", as_of=date(2014, 5, 30))
    assert whole(tmp_path / "out") == before
