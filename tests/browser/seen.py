"""What a page shows, read off it, and what a reader does with it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

ALL = "window=1500-01-01~2500-01-01"
"""For an address: so much of time that everything is in view."""


def shown(page: Page) -> int:
    """How many events the search and the filters leave."""
    words = page.locator("#count").inner_text()
    found = re.fullmatch(r"([\d,]+) of ([\d,]+) events?", words)
    assert found is not None, words
    return int(found[1].replace(",", ""))


def choose(page: Page, facet: str, name: str) -> int:
    """Tick one choice of a filter and return the count that stood beside it."""
    page.click(f"#filter-{facet}")
    choice = page.locator(f"#choices-{facet} .choice").filter(
        has=page.locator(".choice-name", has_text=re.compile(f"^{re.escape(name)}$"))
    )
    promised = int(choice.locator(".choice-count").inner_text().replace(",", ""))
    choice.locator("input").check()
    page.keyboard.press("Escape")
    return promised


def sideways(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return int(
        page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    )


def address(page: Page) -> dict[str, list[str]]:
    """What the address holds, once it has been written."""
    page.wait_for_timeout(350)
    return parse_qs(urlsplit(page.url).fragment, keep_blank_values=True)


def saved(page: Page, what: str) -> bytes:
    """Save the selection in one of the ways that the page offers."""
    page.click("#take-button")
    with page.expect_download() as download:
        page.get_by_role("button", name=what, exact=True).click()
    return Path(download.value.path()).read_bytes()


def taken(page: Page) -> dict[str, dict[str, Any]]:
    """All events that the search and the filters leave, as JSON has them, by their ids."""
    return {row["id"]: row for row in json.loads(saved(page, "JSON"))}


def drawn(page: Page) -> list[str]:
    """The words on the timeline's canvas, in the order in which they are drawn."""
    svg = saved(page, "Picture (SVG)").decode()
    words = re.findall(r"<text (?![^>]*aria-hidden)[^>]*>([^<]*)</text>", svg)
    return [re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), each) for each in words]


def pick(page: Page, canvas: str, tip: str, accept: str = "") -> str:
    """Click on the first thing on a canvas that has a tip with these words; gives the tip."""
    box = page.locator(canvas).bounding_box()
    assert box is not None
    for y in range(6, int(box["height"]) - 50, 6):
        for x in range(8, int(box["width"]), 36):
            page.mouse.move(box["x"] + x, box["y"] + y)
            words = page.locator(tip).text_content() or ""
            if page.locator(tip).is_visible() and accept in words:
                page.mouse.click(box["x"] + x, box["y"] + y)
                return words
    raise AssertionError(f"nothing on {canvas} answers to the pointer")


def opened_pane(page: Page, title: str) -> None:
    """Wait until the pane has this title."""
    expect(page.locator("#pane-title")).to_have_text(title)
