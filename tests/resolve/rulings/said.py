"""Two articles, what people say of them, and what comes of it."""

from __future__ import annotations

from datetime import date

from dateline.entries import Entry, Quote
from dateline.resolve import resolve
from dateline.story import Act, Actor, Event, Judgement, Ruled, Story
from tests.resolve.made import Made, on

WHY = "The desk knows both."


def entry(
    act: Act,
    *of: tuple[str, str] | tuple[str, str, int],
    about: Ruled = "actor",
    to: str = "",
    day: str = "",
    by: str = "J. Penn",
) -> Entry:
    """Write an entry."""
    quotes = tuple(sorted(Quote(*one) for one in of))
    when = date.fromisoformat(day) if day else None
    return Entry(act, about, quotes, to, WHY, by, when, f"corrections.yaml, {act} {to} {day}")


def ruled(made: list[Made], *entries: Entry) -> tuple[Story, list[str]]:
    """Join what articles say and people said of it; also give what could not be followed."""
    doubts: list[str] = []
    story = resolve(
        [m.article for m in made],
        [m.reading for m in made],
        entries,
        lambda doubt: doubts.append(str(doubt)),
    )
    return story, doubts


def named(story: Story) -> list[str]:
    """The names of the actors."""
    return [actor.name for actor in story.actors]


def actor(story: Story, name: str) -> Actor:
    """The one actor of a name."""
    (found,) = [one for one in story.actors if name in (one.name, *one.aliases)]
    return found


def event(story: Story, words: str) -> Event:
    """The one event with some words in its label."""
    (found,) = [one for one in story.events if words in one.label]
    return found


def by_people(story: Story) -> list[Judgement]:
    """The judgements that no rule made."""
    return [judgement for judgement in story.judgements if judgement.by != "rule"]


def two() -> list[Made]:
    """Two articles: one person under two names, a namesake, a body, a place, and what they did."""
    a = Made("a.md", "2024-03-12", "The Lamp")
    merrow = a.chain("Ada Merrow")
    drayle = a.chain("Drayle", kind="place")
    a.report("resign", merrow, label="Merrow resigned", when=on("2024-03-11"), place=drayle)
    a.report("strike", a.chain("Corvane Lines", kind="organisation"), label="Corvane struck")
    b = Made("b.md", "2024-03-13", "The Post")
    tolliver = b.chain("Maren Tolliver")
    b.report("quit", tolliver, label="Tolliver quit", when=on("2024-03-11"))
    b.report("strike", b.chain("the dockers", words="the dockers"), label="dockers struck")
    return [a, b]
