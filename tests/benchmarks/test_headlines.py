"""Headlines: what tells one, and that importance never sees it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from benchmarks import headlines
from dateline.model import Article
from tests.resolve.made import Made, on, story

HEADLINE = "Pellmouth dockers vote to strike over pay"


@pytest.mark.parametrize(
    ("label", "told"),
    [
        ("More than 900 dockers have voted to walk out", True),
        ("Dockers at Pellmouth are striking", True),
        ("Pellmouth celebrates", False),
        ("The mayor votes", False),
        ("", False),
    ],
)
def test_what_tells_a_headline(label: str, told: bool) -> None:
    """Two of its words, or half of them, and one that is no name; however they are bent."""
    assert headlines.tells(label, HEADLINE) == told


def test_names_alone_tell_nothing() -> None:
    """Two people may do many things."""
    assert not headlines.tells("Ada Moss met Jonas Hale", "Court frees Ada Moss and Jonas Hale")
    assert headlines.tells("The court let Ada Moss go", "Court frees Ada Moss and Jonas Hale")


def test_the_headline_is_left_out() -> None:
    """The title, and the line of the text that repeats it, to the letter or nearly."""
    text = f"{HEADLINE}.\nPELLMOUTH: Dockers have voted.\n“{HEADLINE.upper()}”"
    bare = headlines.without_headline(Article("a", text, HEADLINE, date(2024, 3, 1), "The Post"))
    assert (bare.title, bare.text) == (None, "PELLMOUTH: Dockers have voted.\n")
    assert (bare.published, bare.outlet) == (date(2024, 3, 1), "The Post")
    untitled = Article("b", "A line.\n\nAnother.")
    assert headlines.without_headline(untitled) == untitled


def test_shares_are_of_articles() -> None:
    """The most important events of each article, and of no other, are asked."""
    one = Made("a", "2024-03-13")
    union = one.chain("Borrow Rail Union", kind="organisation")
    one.report("strike", union, label="Borrow Rail Union called a strike at Velmouth",
               kind="protest", when=on("2024-03-12"))  # fmt: skip
    other = Made("b", "2024-03-14")
    other.report("sleep", label="The bear slept")
    key = one.article.key
    found = list(headlines.told(story(one, other), {
        key: "Rail union calls strike", other.article.key: "Strike ends",
    }))  # fmt: skip
    assert [len(told.events) for told in found] == [1, 1]
    lines = headlines.table(found)
    assert [line.split()[-2] for line in lines[1:]] == ["50.0"] * 4
    assert [line for line in headlines.missed(found) if not line.startswith("  ")] == [
        "\nStrike ends"
    ]


def test_without_articles_it_is_skipped(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Saying so, and where they would be."""
    assert headlines.main(["--articles", str(tmp_path / "none.jsonl")]) == 0
    assert "skipped" in capsys.readouterr().out
