"""People of one name of whom one had long been dead when the other spoke."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.resolve.actors.lives import Life, lives_told, outlived
from dateline.story import Story
from tests.resolve.made import Made, on, story


def dead(name: str, *, on_day: str = "1950-07-01", verb: str = "die") -> Made:
    """An article that tells of a death."""
    one = Made(name, published="2002-03-14", text=f"dam {name} ")
    one.report(verb, patient=one.chain("Harold Crewe"), when=on(on_day))
    return one


def speaking(name: str, day: str = "2002-03-13", published: str = "2002-03-14") -> Made:
    """An article in which somebody of that name speaks."""
    one = Made(name, published=published, text=f"dam {name} ")
    one.report("say", one.chain("Harold Crewe"), when=on(day), kind="statement")
    return one


def people(made: Story) -> list[int]:
    """How many articles tell of each Harold Crewe."""
    return sorted(len(a.chains) for a in made.actors if a.name == "Harold Crewe")


def test_who_speaks_long_after_is_another() -> None:
    """And everybody who speaks then is that one."""
    made = story(dead("a"), speaking("b"), speaking("c"))
    assert people(made) == [1, 2]
    parted = [j for j in made.judgements if j.verdict == "different" and j.about == "actor"]
    assert [j.reasons for j in parted] == [
        ("harold crewe: dead by 1950-07-01 and speaking on 2002-03-13",)
    ]


def test_who_spoke_before_is_the_same() -> None:
    """Or within a year: the words of the dead are quoted for a while."""
    assert people(story(dead("a", on_day="2002-03-01"), speaking("b"))) == [2]
    assert people(story(dead("a"), speaking("b", "1950-06-01", "1950-06-02"))) == [2]


def test_who_is_killed_is_dead() -> None:
    """The patient of it."""
    assert people(story(dead("a", verb="kill"), speaking("b"))) == [1, 1]


def test_a_chain_that_speaks_after_its_death_says_nothing() -> None:
    """One of the two was misread."""
    one = dead("a")
    one.report("say", 0, when=on("2002-03-13"), kind="statement")
    assert lives_told(one.reading) == {}


@pytest.mark.parametrize(("spoke", "two"), [("1951-06-01", False), ("1951-09-01", True)])
def test_a_year_is_let_pass(spoke: str, two: bool) -> None:
    """To the day."""
    life = Life(died=date(1950, 7, 1))
    assert outlived(life, Life(spoke=date.fromisoformat(spoke))) == two
