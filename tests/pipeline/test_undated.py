"""Articles without a date in a build as of a day: in, where the texts say that they were out by then."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from dateline import cache, stored
from dateline.pipeline import build


def test_what_was_out_by_then_is_in(tmp_path: Path) -> None:
    """It tells of a day as still to come; nothing is kept of what says nothing of the kind."""
    corpus, out = tmp_path / "corpus", tmp_path / "out"
    corpus.mkdir()
    (corpus / "dated.md").write_text(
        "---\npublished: 2014-05-02\n---\n\nThe council voted on the plan on 30 April 2014.\n"
    )
    (corpus / "ahead.txt").write_text("The council will vote on the plan on 30 April 2014.\n")
    (corpus / "open.txt").write_text("The council met in a hall.\n")
    found = build([corpus], out, as_of=date(2014, 6, 1))
    assert (found.articles, found.later) == (2, 0)
    assert [str(one) for one in found.skipped] == [
        f"{corpus / 'open.txt'}: it has no date, so it may be later than 2014-06-01"
    ]
    assert {article.id for article in stored.load(out).articles} == {"dated.md", "ahead.txt"}
    assert len(list((out / cache.FOLDER).iterdir())) == 2
    (later,) = {build([corpus], tmp_path / "early", as_of=date(2014, 5, 2)).articles}
    assert later == 2


def test_entries_on_later_articles_wait(tmp_path: Path) -> None:
    """They are no mistake: the article is there, only not yet."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for day in ("2014-05-02", "2014-07-02"):
        (corpus / f"{day}.md").write_text(
            f"---\npublished: {day}\n---\n\nAda Moss met the board.\n"
        )
    (corpus / "corrections.yaml").write_text(
        "- do: reject\n  of:\n  - article: 2014-07-02.md\n    words: met\n"
        "  reason: it did not\n  author: Ada\n  about: event\n"
    )
    early = build([corpus], tmp_path / "early", as_of=date(2014, 6, 1))
    whole = build([corpus], tmp_path / "whole")
    assert (early.warnings, early.rulings, whole.warnings, whole.rulings) == ((), 0, (), 1)
