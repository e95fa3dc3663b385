"""What can be compared of a report: its word first."""

from __future__ import annotations

from importlib.resources import files

import pytest

from dateline.resolve.events.seen import family, stem


@pytest.mark.parametrize(
    ("a", "b"),
    [("explosion", "bombing"), ("die", "death"), ("quake", "earthquake"), ("acquire", "purchase"),
     ("strike", "walkout"), ("vote", "ballot")],
)  # fmt: skip
def test_near_synonyms_are_of_one_family(a: str, b: str) -> None:
    """So that two articles can tell of one thing in other words."""
    assert family(a) == family(b)


@pytest.mark.parametrize(("a", "b"), [("buy", "sell"), ("strike", "vote"), ("decline", "fall")])
def test_other_words_are_not(a: str, b: str) -> None:
    """Opposites, and words with more than one meaning."""
    assert family(a) != family(b)


def test_a_word_stands_in_one_family() -> None:
    """Else it would depend on the order of the lines where it belongs."""
    text = (files("dateline.resolve") / "data" / "families.txt").read_text(encoding="utf-8")
    rows = [line.partition(":") for line in text.splitlines() if not line.startswith("#")]
    seen: dict[str, str] = {}
    for name, _, words in rows:
        for word in words.split(","):
            assert seen.setdefault(stem(word.strip()), name) == name
    assert [name for name, _, _ in rows] == sorted(name for name, _, _ in rows)
