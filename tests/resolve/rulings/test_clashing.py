"""Entries that contradict each other: which hold, and what the others are told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from tests.resolve.made import Made
from tests.resolve.rulings.said import entry, named, ruled, two


def test_contradictions_hold_neither_unless_a_day_decides() -> None:
    """Each is said, with the other; of two days the later one holds."""
    one, other = (entry("rename", ("a.md", "Ada Merrow"), to=n) for n in ("Ada Quill", "Ada Roe"))
    story, doubts = ruled(two(), one, other)
    assert "Ada Merrow" in named(story)
    assert len(doubts) == 2
    assert all("contradicts corrections.yaml" in doubt for doubt in doubts)
    assert all(
        doubt.endswith(
            "and neither holds because no day decides. Remove one of the two, or give a later day "
            "to the one that should hold."
        )
        for doubt in doubts
    )


def test_of_two_that_clash_the_earlier_is_told_which_holds() -> None:
    """By its number, in the same file; of the later nothing is said."""
    one, other = (entry("rename", ("a.md", "Ada Merrow"), to=n) for n in ("Ada Quill", "Ada Roe"))
    later = replace(one, day=date(2024, 5, 1), where="c.yaml, entry 10")
    story, doubts = ruled(two(), later, replace(other, where="c.yaml, entry 2"))
    assert "Ada Quill" in named(story)
    assert doubts == [
        "c.yaml, entry 2: contradicts entry 10, which holds because its day is later. Remove this "
        "entry, or give it a later day if it should hold instead."
    ]
    again = replace(later, where="c.yaml, entry 11", reason="Seen again.")
    _, (doubt,) = ruled(two(), later, again, replace(other, where="b.yaml, entry 2"))
    assert (
        "contradicts c.yaml, entry 10 and c.yaml, entry 11, which hold because their days" in doubt
    )


def test_where_many_clash_none_is_said_to_hold() -> None:
    """The first of them are named; an older one is told of the latest only."""
    names = ("Ada Quill", "Ada Roe", "Ada Voss", "Ada Pell", "Ada Dorn", "Ada Hale")
    day = date(2024, 5, 1)
    rivals = [
        replace(entry("rename", ("a.md", "Ada Merrow"), to=n), where=f"c.yaml, entry {k}", day=day)
        for k, n in enumerate(names)
    ]
    old = replace(rivals.pop(0), day=None)
    story, doubts = ruled(two(), old, *rivals)
    assert "Ada Merrow" in named(story)
    assert len(doubts) == 6
    (said,) = (doubt for doubt in doubts if doubt.startswith("c.yaml, entry 0: "))
    assert said == (
        "c.yaml, entry 0: contradicts entry 1, entry 2, entry 3 and 2 more, and none of them holds "
        "because no day decides. Remove all but the one that should hold, or give a later day to "
        "what should hold."
    )


def test_a_circle_is_no_story() -> None:
    """One is two, two is three, but three is not one: none holds; an entry that is in no circle does."""
    made = []
    for n, name in enumerate(("Ada Merrow", "Clea Dorn", "Maren Tolliver", "Jory Pell")):
        one = Made(f"{n}.md")
        one.chain(name)
        made.append(one)
    places = [(f"{n}.md", m.chains[0].name) for n, m in enumerate(made)]
    circle = [
        entry("merge", places[0], places[1]),
        entry("merge", places[1], places[2]),
        entry("not-the-same", places[0], places[2]),
    ]
    beside = entry("merge", places[2], places[3])
    story, doubts = ruled(made, *circle, beside)
    assert len(doubts) == 3
    assert all("together, and none of them holds because no day decides" in d for d in doubts)
    assert sorted(len(a.chains) for a in story.actors) == [1, 1, 2]
    last = replace(circle[2], day=date(2024, 5, 1))
    story, doubts = ruled(made, *circle[:2], last, beside)
    assert len(doubts) == 2
    assert all(
        "together; of these only corrections.yaml, not-the-same   holds because its day "
        "is later. Remove one that does not hold" in doubt
        for doubt in doubts
    )
    dated = [replace(one, day=date(2024, 5, 1)) for one in circle[:2]]
    story, (doubt,) = ruled(made, *dated, circle[2], beside)
    assert "together, which hold because their days are later. Remove this entry" in doubt
