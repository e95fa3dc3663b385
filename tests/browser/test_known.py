"""As known on a day: what no article had told by then is nowhere, and the rest is as it was told."""

from __future__ import annotations

import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from dateline.model import Interval, Ref
from dateline.story import Event, Story
from tests.browser.conftest import Open
from tests.browser.seen import address, shown, taken

pytestmark = pytest.mark.browser


def published(story: Story) -> list[date]:
    """The days on which something was published, in order."""
    return sorted({a.published for a in story.articles if a.published is not None})


def known(story: Story, event: Event, day: date) -> list[Ref]:
    """The reports of an event that were out by a day."""
    by_key = story.by_key
    return [r for r in event.reports if (by_key[r.article].published or date.max) <= day]


def wide(interval: Interval) -> tuple[int, int]:
    """How much an interval leaves open: nothing said most, then one end, then days."""
    ends = (interval.earliest, interval.latest)
    if ends[0] is None or ends[1] is None:
        return (2 if ends == (None, None) else 1, 0)
    return (0, (ends[1] - ends[0]).days)


def as_told(story: Story, event: Event, day: date) -> tuple[str, str] | None:
    """The date and the status of an event by the reports that were out; nothing if none was."""
    told = known(story, event, day)
    if not told:
        return None
    rests = [ref for ground in event.grounds for ref in ground.reports]
    if all(
        (story.by_key[r.article].published or date.max) <= day for r in (*event.reports, *rests)
    ):
        return event.edtf, event.status
    reports = [
        (story.by_key[r.article].published, story.readings[r.article].reports[r.index])
        for r in told
    ]
    closest = min((report for _, report in reports), key=lambda one: wide(one.when.interval))
    last = max(out for out, _ in reports if out is not None)
    status = [report.status for out, report in reports if out == last][-1]
    return closest.when.edtf, status


def as_of(opened: Open, name: str, day: date) -> Page:
    return opened(name, fragment=f"#known={day}")


@pytest.mark.parametrize("place", [0, 9, -1])
def test_only_what_was_published_by_then_is_told(
    opened: Open, harbour_story: Story, place: int
) -> None:
    """Exactly the events of the articles that were out, with the dates and statuses of their reports."""
    day = published(harbour_story)[place]
    page = as_of(opened, "harbour", day)
    rows = taken(page)
    expected = {e.id: (e, as_told(harbour_story, e, day)) for e in harbour_story.events}
    assert set(rows) == {i for i, (_, told) in expected.items() if told is not None}
    assert len(rows) == shown(page)
    for ident, row in rows.items():
        event, told = expected[ident]
        assert told is not None
        assert row["when"] == told[0], event
        if not event.negated:
            assert row["status"] == {"ongoing": "going on"}.get(told[1], told[1]), event
        assert len(row["reports"]) == len(known(harbour_story, event, day))


def test_an_event_loses_the_reports_that_came_later(opened: Open) -> None:
    """The meeting that two articles tell of was known from the first alone, with nobody against it."""
    page = opened("small", fragment="#event=e1")
    expect(page.locator(".report")).to_have_count(2)
    expect(page.locator(".against")).to_have_count(1)
    page = opened("small", fragment="#event=e1&known=2014-03-04")
    expect(page.locator("#pane mark")).to_contain_text("met Jonas Hale")
    expect(page.locator(".report")).to_have_count(0)
    expect(page.locator(".against")).to_have_count(0)
    expect(page.locator(".facts")).to_contain_text("what was published later is left out")
    expect(page.locator("#pane")).not_to_contain_text("The second")


def test_search_offers_nothing_that_came_later(opened: Open) -> None:
    """Neither quotations nor articles nor events of a later day are suggested."""
    page = opened("small", fragment="#known=2014-03-04")
    page.locator("#search").press_sequentially("rise")
    expect(page.locator("#found [role=option]").first).to_be_visible()
    found = page.locator("#found").inner_text()
    assert "1%" in found
    assert "2%" not in found


def test_the_slider_moves_through_the_days_of_publication(
    opened: Open, harbour_story: Story
) -> None:
    """By keyboard, a step is the next day on which anything was published; its count is right."""
    days = published(harbour_story)
    page = opened("harbour")
    page.click("#known-button")
    expect(page.locator("#known")).to_be_focused()
    expect(page.locator("#known-words")).to_contain_text("articles without a date (2) are left out")
    page.keyboard.press("Home")
    for day in days[:3]:
        words = f"{day.day} {day:%B %Y}"
        expect(page.locator("#known-words")).to_contain_text(f"As known on {words}")
        expect(page.locator("#known")).to_have_attribute("aria-valuetext", words)
        told = sum(bool(known(harbour_story, e, day)) for e in harbour_story.events)
        expect(page.locator("#count")).to_have_text(re.compile(f"^{told} of "))
        assert address(page)["known"] == [day.isoformat()]
        page.keyboard.press("ArrowRight")


def test_playing_shows_the_story_grow_and_ends(opened: Open) -> None:
    """Each step knows more, the last knows all that has a date; then it stops by itself."""
    page = opened("small", fragment="#known=2014-03-04")
    before = shown(page)
    page.click("#known-play")
    expect(page.locator("#known-play")).to_have_text("Pause")
    expect(page.locator("#known-words")).to_contain_text("6 March 2014")
    assert shown(page) > before
    expect(page.locator("#known-play")).to_have_text("Play")


def test_playing_can_be_stopped(opened: Open, harbour_story: Story) -> None:
    """Pause leaves the story as of the day that it had come to."""
    page = as_of(opened, "harbour", published(harbour_story)[0])
    page.click("#known-play")
    page.wait_for_timeout(600)
    page.click("#known-play")
    words = page.locator("#known-words").inner_text()
    page.wait_for_timeout(600)
    assert page.locator("#known-words").inner_text() == words
    assert words != "As known on 14 September 2021"


def test_back_to_all_that_there_is(opened: Open, harbour_story: Story) -> None:
    """Turned off, every event has its own dates, status and reports again."""
    page = as_of(opened, "harbour", published(harbour_story)[3])
    assert shown(page) < len(harbour_story.events)
    page.click("#known-button")
    rows = taken(page)
    assert set(rows) == {e.id for e in harbour_story.events}
    for event in harbour_story.events:
        assert rows[event.id]["when"] == event.edtf
        assert len(rows[event.id]["reports"]) == len(event.reports)
    assert "known" not in address(page)


def test_filters_and_known_go_together(opened: Open, harbour_story: Story) -> None:
    """A filter counts what was known by the day, with the status of then."""
    day = published(harbour_story)[9]
    told = [as_told(harbour_story, e, day) for e in harbour_story.events]
    planned = sum(one is not None and one[1] == "planned" for one in told)
    page = opened("harbour", fragment=f"#known={day}&status=planned")
    assert shown(page) == planned > 0


def test_an_actors_page_keeps_to_the_day(opened: Open) -> None:
    """Events and quotations that came later are not on an actor's page."""
    page = opened("small", fragment="#who=a2")
    expect(page.locator("#pane")).to_contain_text("1 event")
    expect(page.locator("#pane")).to_contain_text("What they said: 1")
    page = opened("small", fragment="#who=a2&known=2014-03-04")
    expect(page.locator("#pane")).to_contain_text("1 event")
    page.wait_for_timeout(200)
    expect(page.locator("#pane")).not_to_contain_text("What they said")
