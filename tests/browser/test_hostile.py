"""A story whose every word tries to be more than a word: inert and laid out, in every view and panel."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.seen import sideways
from tests.stories import hostile

pytestmark = pytest.mark.browser
TOLD = hostile()
WIDTHS = pytest.mark.parametrize("width", [1280, 360])


@pytest.fixture
def page(opened: Open, width: int) -> Iterator[Page]:
    """The hostile page; in the end, nothing of it has run or made an element."""
    found = opened("hostile", width=width, height=800)
    yield found
    assert found.evaluate("window.__pwned") is None
    assert found.evaluate("Object.prototype.polluted") is None
    assert (
        found.locator("img, iframe, object, embed, form[action], body svg, link, base").count() == 0
    )
    assert found.locator("a[href]:not([href^='http']):not(.skip)").count() == 0
    handlers = "[...document.querySelectorAll('*')].some((n) => [...n.attributes].some((a) => a.name.startsWith('on')))"
    assert not found.evaluate(handlers)
    fits(found)


def fits(page: Page) -> None:
    """Nothing makes the page or its pane wider than the window."""
    assert sideways(page) == 0
    assert page.locator("#pane").evaluate("node => node.scrollWidth - node.clientWidth") <= 0


def go(page: Page, fragment: str) -> None:
    """Follow a link within the page."""
    page.evaluate("(hash) => { location.hash = hash; }", fragment)
    page.wait_for_timeout(150)


@WIDTHS
def test_lanes(page: Page) -> None:
    """Whatever lanes go by, headings are painted words."""
    for lanes in ("storyline", "kind", "actor", "place", "outlet", "none"):
        page.select_option("#lanes", lanes)
        fits(page)


@WIDTHS
def test_filters(page: Page) -> None:
    """Every filter opens within the window, and every choice is a choice."""
    for facet in ("lines", "kinds", "statuses", "actors", "places", "outlets", "sources", "bases"):
        page.click(f"#filter-{facet}")
        panel = page.locator(f"#choices-{facet}")
        box = panel.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= page.viewport_size["width"]  # type: ignore[index]
        if panel.locator("input[type=checkbox]").count():
            panel.locator("input[type=checkbox]").first.check()
            panel.locator("input[type=checkbox]").first.uncheck()
        fits(page)
        page.keyboard.press("Escape")


@WIDTHS
def test_search(page: Page) -> None:
    """What is offered stays within the window; a query of markup and of patterns is a query."""
    for words in (
        "<script>",
        "xxxxxxxx",
        "right",
        "(.*)+[",
        "__proto__",
        "constructor",
        "\u0301",
        "مرحبا",
    ):
        page.fill("#search", "")
        page.locator("#search").press_sequentially(words)
        page.wait_for_timeout(200)
        if page.locator("#found").is_visible():
            box = page.locator("#found").bounding_box()
            assert box is not None
            assert box["x"] + box["width"] <= page.viewport_size["width"]  # type: ignore[index]
        fits(page)
    page.fill("#search", "")


@WIDTHS
def test_known(page: Page) -> None:
    """The slider over the days works with titles of any kind."""
    page.click("#known-button")
    page.keyboard.press("Home")
    fits(page)
    page.keyboard.press("End")
    fits(page)


@WIDTHS
def test_actors(page: Page) -> None:
    """The network, the list, and every actor's page."""
    page.click("#go-actors")
    fits(page)
    for actor in TOLD.actors:
        go(page, f"view=actors&who={actor.id}")
        expect(page.locator("#pane-title")).to_be_visible()
        fits(page)


@WIDTHS
def test_events(page: Page) -> None:
    """Every event with its facts, its article and the form that corrects it."""
    for event in TOLD.events:
        go(page, f"event={event.id}")
        expect(page.locator("#pane mark")).to_have_count(1)
        page.locator("#pane details.rules").evaluate_all(
            "all => all.forEach((each) => { each.open = true; })"
        )
        fits(page)


@WIDTHS
def test_articles(page: Page) -> None:
    """Every article, and the list with its silent sentences."""
    page.click("#go-articles")
    page.check("#gaps")
    fits(page)
    for article in TOLD.articles:
        go(page, f"view=articles&article={article.key}")
        expect(page.locator("#pane .text")).to_be_visible()
        fits(page)


@WIDTHS
def test_corrections(page: Page) -> None:
    """A correction of markup by markup waits in the bar as words."""
    go(page, f"event={TOLD.events[0].id}")
    page.get_by_text("Correct this").click()
    form = page.locator("form.correct")
    form.locator("select").first.select_option("rename")
    for words, text in (
        ("To", "<img src=x onerror=window.__pwned=6>" * 20),
        ("Why", "</script>"),
        ("Your name", "x" * 500),
    ):
        form.locator(f"label.field:has(> span:text-is('{words}')) input:visible").fill(text)
    form.get_by_role("button").click()
    page.click("#corrections summary")
    fits(page)


@WIDTHS
def test_questions(page: Page) -> None:
    """The tab answers about it, and its table scrolls by itself."""
    page.click("#go-questions")
    page.wait_for_selector("#run:not([disabled])")
    page.click("#run")
    page.wait_for_selector("#answer caption")
    fits(page)


@WIDTHS
def test_paper(page: Page) -> None:
    """Printed, a name of ten thousand letters breaks within the page."""
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert sideways(page) == 0
    page.emulate_media(media="screen")
