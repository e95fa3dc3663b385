"""Corrections: which article says that an earlier one was wrong."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from dateline.model import Interval, Span, Time
from dateline.resolve import resolve
from dateline.story import Story
from tests.resolve.made import Made
from tests.resolve.test_sources import CHANGED, OTHER, OWN, WIRE

TITLE = "Ferry crews walk out at Velmouth"


def made(name: str, day: int, text: str, title: str = TITLE, outlet: str = "The Post",
         names: tuple[str, ...] = ("Clea Dorn",)) -> Made:  # fmt: skip
    """Make an article that names these people, and then goes on with a text."""
    one = Made(name, f"2024-03-{day:02}", outlet, title)
    for actor in names:
        one.chain(actor)
    one.text += f"\n\n{text}"
    return one


def corrected(*articles: Made) -> list[tuple[str, str, str | None]]:
    """Give who corrects whom, with the beginning of the words that say so."""
    return named(resolve([a.article for a in articles], [a.reading for a in articles]))


def named(story: Story) -> list[tuple[str, str, str | None]]:
    """Give the corrections of a story by the articles' names."""
    return [
        (
            story.by_key[c.article].id,
            story.by_key[c.corrected].id,
            c.note.of(story.by_key[c.article].text)[:10] if c.note else None,
        )
        for c in story.corrections
    ]


@pytest.mark.parametrize(
    "note",
    [
        f"Correction: our report of Monday (“{TITLE}”) gave the wrong sum.",
        f'CORRECTION - in "{TITLE}" we wrongly said that the crews had been paid.',
        f"An earlier version of our article ‘{TITLE}’ said that all boats were cancelled.",
    ],
)
def test_a_note_that_gives_the_headline_corrects_that_article(note: str) -> None:
    """Whatever else the outlet has published since, and wherever in an article the note stands."""
    found = corrected(
        made("first", 1, WIRE),
        made("second", 2, OTHER, "Bear found in bakery"),
        made("third", 3, f"{OWN}\n\n{note}", "No boats on Tuesday"),
    )
    assert found == [("third", "first", note[:10])]


def test_a_later_version_corrects_the_earlier_one() -> None:
    """The same text with a note that an earlier version was wrong."""
    note = "An earlier version of this article gave the wrong number of passengers."
    found = corrected(
        made("first", 1, WIRE), made("second", 2, f"{CHANGED}\n\n{note}", "Ferries at a standstill")
    )
    assert found == [("second", "first", "An earlier")]


def test_an_earlier_version_that_was_not_read_is_not_guessed() -> None:
    """The same names alone do not make a text the earlier version of another."""
    note = "An earlier version of this article gave the wrong number of passengers."
    assert corrected(made("first", 1, WIRE), made("second", 2, f"{OTHER}\n\n{note}", "Bear")) == []


def test_a_headline_says_so_alone() -> None:
    """The same headline after the word for it, or else the same names."""
    again = made("second", 2, OTHER, f"CORRECTION: {TITLE}")
    assert corrected(made("first", 1, WIRE), again) == [("second", "first", None)]
    other = made("second", 2, OTHER, "Clarification: the winter allowance")
    assert corrected(made("first", 1, WIRE), other) == [("second", "first", None)]
    strangers = made("second", 2, OTHER, "Clarification: the bear", names=("Bram Elmer",))
    assert corrected(made("first", 1, WIRE), strangers) == []


def test_a_note_that_gives_a_day_means_the_article_of_that_day() -> None:
    """Not the latest, if both name the same."""
    articles = [made("first", 1, WIRE, "Strike"), made("second", 2, OWN, "Quay")]
    last = made("third", 3, "Correction: our report of 1 March gave a wrong sum.", "Soup")
    start = last.text.index("1 March")
    day = date(2024, 3, 1)
    span = replace(last.mentions[0].span, start=start, end=start + 7)
    stated = Time(span, "DATE", "2024-03-01", "2024-03-01", Interval(day, day), "stated")
    readings = [a.reading for a in articles] + [replace(last.reading, times=(stated,))]
    story = resolve([a.article for a in [*articles, last]], readings)
    assert named(story) == [("third", "first", "Correction")]


def test_no_outlet_corrects_another() -> None:
    """Nor does one that has no name."""
    note = f"Correction: our report (“{TITLE}”) was wrong."
    first = made("first", 1, WIRE)
    assert corrected(first, made("second", 2, note, "Boats", outlet="The Lamp")) == []
    nameless = made("second", 2, note, "Boats")
    nameless.outlet = None
    assert corrected(first, nameless) == []


def test_nobody_corrects_what_is_yet_to_appear() -> None:
    """Only an earlier article can have been wrong."""
    note = f"Correction: our report (“{TITLE}”) was wrong."
    assert corrected(made("first", 1, note, "Boats"), made("second", 2, WIRE)) == []


@pytest.mark.parametrize(
    "text",
    ["Corrections officers walked out at Velmouth gaol.", "The correction of the tables took a year.",
     "A market correction - the third - cost the trust dear."],
)  # fmt: skip
def test_the_word_alone_is_no_note(text: str) -> None:
    """Somebody may report on corrections of another kind."""
    assert corrected(made("first", 1, WIRE), made("second", 2, text, "Gaol")) == []


def test_the_headline_says_so_beside_a_note_that_names_nothing() -> None:
    """ "Correction: Ferry crews walk out", and below it only that an earlier version was wrong."""
    note = "Correction: An earlier version of this article gave the wrong number of passengers."
    found = corrected(made("first", 1, WIRE), made("second", 4, note, f"Correction: {TITLE}"))
    assert found == [("second", "first", note[:10])]


def test_of_two_with_one_headline_the_day_tells() -> None:
    """A live page has the same headline on two days."""
    note = f"Correction: our report “{TITLE}” of 1 March gave the wrong sum."
    third = made("third", 5, f"{OWN}\n\n{note}", "No boats on Tuesday")
    start = third.text.index("1 March")
    span = Span(start, start + len("1 March"))
    day = Interval(date(2024, 3, 1), date(2024, 3, 1))
    when = Time(span, "DATE", "2024-03-01", "2024-03-01", day, "stated")
    reading = replace(third.reading, times=(when,))
    others = [made("first", 1, WIRE), made("second", 2, OTHER)]
    story = resolve(
        [*(a.article for a in others), third.article], [*(a.reading for a in others), reading]
    )
    assert named(story) == [("third", "first", note[:10])]
