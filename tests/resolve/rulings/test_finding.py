"""What an entry is about, and what is said where that cannot be found."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.entries import Entry, Quote
from tests.resolve.made import Made, on
from tests.resolve.rulings.said import entry, event, ruled, two


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        (
            entry("rename", ("c.md", "x"), to="y"),
            "names the article “c.md”, but there is none with that id. Did you mean “b.md”?",
        ),
        (entry("rename", ("news/a.md", "x"), to="y"), "Did you mean “a.md”?"),
        (
            entry("rename", ("a.md", "Ada Merow"), to="y"),
            "quotes “Ada Merow”, but these words are not in “a.md”. Did you mean “Ada Merrow”?",
        ),
        (entry("rename", ("a.md", "Merro"), to="y"), "but these words are not in"),
        (
            entry("rename", ("a.md", "Ada Merrow", 9), to="y"),
            "means occurrence 9 of “Ada Merrow”, but these words are in “a.md” only 2 times. "
            "Write a number from 1 to 2 as the occurrence.",
        ),
        (
            entry("rename", ("a.md", "resign"), to="y"),
            "but no actor was found in these words. Quote words such as “",
        ),
        (
            entry("reject", ("a.md", "Ada Merrow"), about="event"),
            "Quote words such as “resign”.",
        ),
        (
            entry("reject", ("a.md", "Ada Merrow"), about="claim"),
            "in the whole article, so leave this out.",
        ),
        (
            entry("merge", ("a.md", "Ada Merrow"), ("a.md", "Drayle")),
            "would make one actor of the person “Ada Merrow” and the place “Drayle”. If one",
        ),
        (entry("re-date", ("z.md", ""), about="article", to="2014-01-01"), ""),
    ],
)
def test_what_matches_nothing_is_said_and_changes_nothing(wrong: Entry, words: str) -> None:
    """What, where, and what to do next; the story is as it was without."""
    story, doubts = ruled(two(), wrong)
    assert story == ruled(two())[0] or story.rulings == ()
    if words:
        (doubt,) = doubts
        assert words in doubt
        assert doubt.startswith("corrections.yaml, ")


def test_words_that_are_several_things_are_said_to_be() -> None:
    """Each with its occurrence, its name and its line; the count says which is meant."""
    one = Made("a.md")
    one.report("strike", when=on("2024-03-11"), label="They struck")
    one.report("strike", when=on("2024-03-15"))
    wrong = entry("rename", ("a.md", "strike"), about="event", to="The first")
    _, (doubt,) = ruled([one], wrong)
    assert doubt.endswith(
        "quotes “strike” in “a.md”, which may mean 2 reports. Say which: occurrence 1 for the report "
        "“They struck” (“strike”); or occurrence 2 for the report “strike” (“strike”)."
    )
    right = replace(wrong, of=(Quote("a.md", "strike", 2),))
    story, doubts = ruled([one], right)
    assert (event(story, "The first").reports[0].index, doubts) == (1, [])


def test_words_that_hold_several_things_are_to_be_fewer() -> None:
    """Each of them can be quoted by words of its own; of many, the first are named."""
    one = Made("a.md")
    names = ("Ada Merrow", "Clea Dorn", "Maren Tolliver", "Jory Pell", "Bram Voss")
    for name in names:
        one.chain(name)
    _, (doubt,) = ruled([one], entry("rename", ("a.md", "Clea Dorn Maren Tolliver"), to="X"))
    assert doubt.endswith(
        "which may mean 2 actors. Say which: “Clea Dorn” for the person “Clea Dorn”; or "
        "“Maren Tolliver” for the person “Maren Tolliver”."
    )
    _, (doubt,) = ruled([one], entry("rename", ("a.md", " ".join(names)), to="X"))
    assert "which may mean 5 actors" in doubt
    assert doubt.endswith("“Jory Pell” for the person “Jory Pell”; and 1 more.")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("O’Hara", "O'Hara"),
        ("OʼHara", "O’Hara"),
        ("O'Hara", "O‚Hara"),
        ("“Big” Ada", '"Big" Ada'),
        ('"Big" Ada', "«Big» Ada"),
        ("Zoe\u0301 Merrow", "Zo\u00e9 Merrow"),
        ("Zo\u00e9 Merrow", "Zoe\u0301 Merrow"),
        ("Hale\u2011Moss", "Hale-Moss"),
        ("Ada\u00a0Merrow", "Ada Merrow"),
        ("Ada\nMerrow", "Ada  Merrow"),
    ],
)
def test_signs_that_look_alike_are_the_same(text: str, words: str) -> None:
    """Quotation marks, apostrophes, hyphens, blanks, and accents on their letter or after it."""
    one = Made("a.md")
    one.chain(text)
    story, doubts = ruled([one], entry("rename", ("a.md", words), to="Z"))
    assert (doubts, [actor.name for actor in story.actors]) == ([], ["Z"])
