"""Events as they were told before later articles came."""

from __future__ import annotations

from datetime import date

from hypothesis import given

from dateline.entries import entry
from dateline.resolve import resolve
from dateline.story import Event, Story
from tests.resolve.made import Made, on
from tests.resolve.made import story as story_of
from tests.resolve.test_resolve import SEEDS, articles, often, whole

FIELDS = ("label", "kind", "status", "negated", "claimed")


def then(story: Story, event: Event) -> list[tuple[str, str, str]]:
    """From which day on an event was told how, and as what."""
    return [
        (str(one.reported.latest), one.label, one.status)
        for one in story.earlier
        if one.id == event.id
    ]


def walkout() -> tuple[Made, Made]:
    """A plan, and a day later, fuller, what came of it."""
    first = Made("first.txt", "2024-03-12", "The Post")
    first.report("strike", first.chain("Corvane Lines"), status="planned", when=on("2024-03-13"))
    second = Made("second.txt", "2024-03-14", "The Lamp")
    second.report(
        "strike", second.chain("Corvane Lines"), thing="the allowance", when=on("2024-03-13")
    )
    return first, second


def test_an_event_is_what_had_been_told_by_the_day() -> None:
    """The plan stays a plan, in the words of then, until the article that says it was done."""
    story = story_of(*walkout())
    (event,) = story.events
    assert event.status == "happened"
    ((day, label, status),) = then(story, event)
    assert (day, status) == ("2024-03-12", "planned")
    assert "allowance" in event.label
    assert "allowance" not in label


def test_what_all_articles_of_a_day_tell_is_told_once() -> None:
    """An event of one day's articles was never told otherwise."""
    first, second = walkout()
    second.published = "2024-03-12"
    story = story_of(first, second)
    assert len(story.events) == 1
    assert story.earlier == ()


def test_an_article_without_a_date_was_known_on_no_day() -> None:
    """What only it adds is missing on every day, the last included."""
    first, second = walkout()
    second.published = None
    story = story_of(first, second)
    (event,) = story.events
    assert [day for day, _, _ in then(story, event)] == ["2024-03-12"]


def test_what_a_person_says_of_an_event_holds_on_every_day() -> None:
    """A label given by hand was not told by any article, and is not taken away with one."""
    first, second = walkout()
    found, readings = whole([first, second])
    said = {
        "do": "rename",
        "about": "event",
        "of": [{"article": "first.txt", "words": found[0].text[slice(*span_of(readings[0]))]}],
        "to": "The walkout",
        "reason": "shorter",
        "author": "A. Editor",
    }
    story = resolve(found, readings, [entry(said, "here")])
    assert [event.label for event in story.events] == ["The walkout"]
    assert [event.label for event in story.earlier] == ["The walkout"]


def span_of(reading: object) -> tuple[int, int]:
    """Where the trigger of a reading's only report stands."""
    span = reading.reports[0].span  # type: ignore[attr-defined]
    return span.start, span.end


@given(SEEDS)
@often
def test_it_is_what_a_build_of_that_day_tells_of_the_same_reports(seed: int) -> None:
    """Where a build of the articles by then joins the same reports, it tells the same of them."""
    found, readings = whole(articles(seed))
    story = resolve(found, readings)
    known = {event.id for event in story.events}
    for one in story.earlier:
        assert one.id in known
        day = one.reported.latest
        assert day is not None
        out = {a.key for a in found if (a.published or date.max) <= day}
        assert {ref.article for ref in one.reports} <= out
        before = resolve(
            [a for a in found if a.key in out], [r for r in readings if r.article in out]
        )
        for event in before.events:
            if event.reports == one.reports:
                assert all(getattr(event, name) == getattr(one, name) for name in FIELDS)
