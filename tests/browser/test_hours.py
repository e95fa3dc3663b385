"""Down to the minute: hours on the axis, in the words of dates and in the address."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from dateline.export.hours import hours
from dateline.story import Story
from tests.browser.conftest import Open
from tests.browser.seen import address, shown

pytestmark = pytest.mark.browser


def test_it_zooms_from_centuries_to_minutes(opened: Open) -> None:
    """By the button, until twenty minutes are left; the address keeps the place."""
    page = opened("harbour", fragment="#window=1500-01-01~2500-01-01&q=Tanner")
    page.locator("#timeline").focus()
    for _ in range(70):
        page.keyboard.press("+")
    (window,) = address(page)["window"]
    found = re.fullmatch(r"(\S{10})T(\d\d):(\d\d)~(\S{10})T(\d\d):(\d\d)", window)
    assert found is not None, window
    minutes = [int(found[k]) * 60 + int(found[k + 1]) for k in (2, 5)]
    assert (minutes[1] - minutes[0]) % 1440 in (19, 20, 21)


def test_a_link_to_hours_brings_them_back(opened: Open, harbour_story: Story) -> None:
    """What happened at noon is within a window of two hours around it, and in none before."""
    noon = [
        event
        for event in harbour_story.events
        if (at := hours(harbour_story, event)) is not None and at.first == at.last == 720
    ]
    assert noon
    day = noon[0].interval.earliest
    page = opened("harbour", fragment=f"#window={day}T11:00~{day}T13:00&show=all&q=Tanner")
    assert address(page)["window"] == [f"{day}T11:00~{day}T13:00"]
    expect(page.locator("#timeline-note")).to_contain_text("event in view")
    assert shown(page) > 0
    page.locator(f'.row[data-event="{noon[0].id}"]').click()
    expect(page.locator(".facts .strong")).to_have_text("3 May 2022, 12:00")
    expect(page.locator(".facts")).to_contain_text("known to the minute, by the clock there")


def test_parts_of_a_day_are_told_in_words(opened: Open, harbour_story: Story) -> None:
    """ "Morning" is not made a clock."""
    event = next(
        event
        for event in harbour_story.events
        if (at := hours(harbour_story, event)) is not None and at.words == "morning"
    )
    page = opened("harbour", fragment=f"#event={event.id}")
    expect(page.locator(".facts .strong")).to_have_text(re.compile(r", morning$"))


def test_the_list_begins_where_the_timeline_does(opened: Open) -> None:
    """It opens at the window's first event, and follows the window, unless somebody is reading in it."""
    page = opened("harbour", fragment="#window=2022-02-01~2022-03-01")
    expect(page.locator(".row").first).to_be_attached()
    top = "document.querySelector('#list').scrollTop / 38"
    assert page.evaluate(top) > 100
    page.locator("#list").focus()
    page.evaluate("document.querySelector('#whole').click()")
    page.wait_for_timeout(400)
    assert page.evaluate(top) > 100
    page.locator("#search").focus()
    page.evaluate("document.querySelector('#zoom-out').click()")
    page.evaluate("document.querySelector('#whole').click()")
    page.wait_for_timeout(400)
    assert page.evaluate(top) < 10
