"""A story in a notebook: a table that nothing in an article can turn into anything else."""

from __future__ import annotations

from dataclasses import fields, replace
from html.parser import HTMLParser

from dateline.notebook import MOST, Told
from dateline.story import Story
from tests.stories import hostile, story


def told(made: Story) -> Told:
    """Give a story as `dateline.load` gives it."""
    return Told(**{field.name: getattr(made, field.name) for field in fields(Story)})


class Table(HTMLParser):
    """Collects the tags of a table, and its cells."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.rows: list[list[str]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert attrs == []
        self.tags.add(tag)
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data


def test_it_shows_the_most_important_events() -> None:
    """In the order of time, each with its day, its actors and a sentence of an article."""
    made = told(story(60))
    shown = Table(made._repr_html_())
    head, *rows = shown.rows
    assert head == ["When", "What", "Who", "Sources", "In the words of"]
    assert len(rows) == MOST
    ranked = sorted(made.events, key=lambda event: (-event.importance, event.id))[:MOST]
    assert {what.split(" (")[0] for _, what, *_ in rows} == {event.label for event in ranked}
    for _, _, who, sources, words in rows:
        assert who
        assert sources == "1"
        assert words.startswith("“")
    assert "60 events" in made._repr_html_()


def test_a_plan_is_not_told_as_a_fact() -> None:
    """What is planned, and what only somebody says, is said to be so."""
    made = story(1)
    planned = replace(made.events[0], status="planned", claimed=True, negated=True)
    words = told(replace(made, events=(planned,)))._repr_html_()
    assert "(planned, did not happen, only claimed)" in words


def test_hostile_words_stay_words() -> None:
    """Nothing that an article says becomes a tag, turns the writing or fills the screen."""
    words = told(hostile())._repr_html_()
    assert Table(words).tags == {"table", "caption", "thead", "tbody", "tr", "th", "td", "bdi"}
    assert "\u202e" not in words
    assert "$" not in words.replace("&#36;", "")
    assert len(words) < 40_000
    words.encode()


def test_an_empty_story_is_shown_too() -> None:
    """It says that there is nothing."""
    assert "0 events, 0 actors, 0 articles" in told(Story())._repr_html_()


def test_its_network_is_that_of_networkx() -> None:
    """A directed multigraph with a node for each event."""
    made = told(story(20))
    graph = made.network()
    assert graph.is_directed()
    assert graph.is_multigraph()
    assert sum(said["type"] == "event" for _, said in graph.nodes(data=True)) == 20


def test_it_is_a_story() -> None:
    """Everything that takes a story takes it, and a changed one is shown too."""
    made = told(story(5))
    assert isinstance(replace(made, events=()), Told)
