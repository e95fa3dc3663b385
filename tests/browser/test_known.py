"""As known on a day: what no article had told by then is nowhere, and the rest is as it was told."""

from __future__ import annotations

import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from dateline.model import Ref
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


def as_told(story: Story, event: Event, day: date) -> Event | None:
    """An event as the reports that were out told it; nothing if none was."""
    told = known(story, event, day)
    if not told:
        return None
    rests = [ref for ground in event.grounds for ref in ground.reports]
    if all(
        (story.by_key[r.article].published or date.max) <= day for r in (*event.reports, *rests)
    ):
        return event
    then = [e for e in story.earlier if e.id == event.id and (e.reported.latest or day) <= day]
    assert list(then[-1].reports) == told
    return then[-1]


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
    actors = harbour_story.actors_by_id
    for ident, row in rows.items():
        event, told = expected[ident]
        assert told is not None
        assert (row["label"], row["when"], row["sources"]) == (told.label, told.edtf, told.sources)
        parts = {a for a in (*(role.actor for role in told.roles), told.place) if a}
        names = {a.name for a in map(actors.__getitem__, parts) if a.named}
        assert set(row["actors"]) == names
        if not told.negated:
            assert row["status"] == {"ongoing": "going on"}.get(told.status, told.status), event
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
    planned = sum(one is not None and one.status == "planned" for one in told)
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


def test_search_goes_by_the_words_of_the_day(opened: Open, harbour_story: Story) -> None:
    """An event is found by what it was called then, and no more by what later articles call it."""
    label = {e.id: e.label for e in harbour_story.events}
    (was,) = [e for e in harbour_story.earlier if "11 ships" in e.label]
    assert "twelve ships" in label[was.id]
    page = as_of(opened, "harbour", was.reported.latest or date.max)
    now = label[was.id]
    for words, offered in ((was.label, was.label), (now, None)):
        assert offers(page, words) == offered
    page.click("#known-button")
    for words, offered in ((was.label, None), (now, now)):
        assert offers(page, words) == offered


def offers(page: Page, words: str) -> str | None:
    """The event that is offered for words, if one is."""
    page.fill("#search", words)
    page.wait_for_timeout(150)
    found = page.locator("#found [role=option] bdi")
    texts = [text for text in found.all_inner_texts() if text.startswith("More than 1,100")]
    page.fill("#search", "")
    return texts[0] if texts else None


def test_a_name_that_came_later_is_not_told(opened: Open, harbour_story: Story) -> None:
    """An actor's other names are those of the articles that were out."""
    out = {a.key: a.published or date.max for a in harbour_story.articles}
    actor, alias, first, last = max(
        (
            (actor, alias, min(days), min(out[ref.article] for ref in actor.chains))
            for actor in harbour_story.actors
            for alias in actor.aliases
            if (
                days := [
                    out[ref.article]
                    for ref in actor.chains
                    if alias in harbour_story.readings[ref.article].chains[ref.index].names
                ]
            )
            and min(days) < date.max
        ),
        key=lambda found: (found[2] - found[3], found[1]),
    )
    assert first > last
    page = opened("harbour", fragment=f"#who={actor.id}&known={last}")
    expect(page.locator("#pane .headline")).to_have_text(actor.name)
    expect(page.locator("#pane .aside").filter(has_text=alias)).to_have_count(0)
    page = opened("harbour", fragment=f"#who={actor.id}&known={first}")
    expect(page.locator("#pane .aside").filter(has_text=alias)).to_have_count(1)


def test_articles_that_came_later_are_not_listed(opened: Open, harbour_story: Story) -> None:
    """The list of articles keeps to the day, and follows when the day changes."""
    days = published(harbour_story)
    whole = len(harbour_story.articles)
    page = opened("harbour", fragment=f"#view=articles&known={days[3]}")
    out = sum((a.published or date.max) <= days[3] for a in harbour_story.articles)
    expect(page.locator("#article-total")).to_have_text(f"{out} of {whole} articles")
    expect(page.locator("#article-list .article-item")).to_have_count(out)
    page.evaluate("location.hash = '#view=articles'")
    expect(page.locator("#article-total")).to_have_text(f"{whole} articles")
