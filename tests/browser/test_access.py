"""Can everybody use it: axe-core in every view and panel, in light and dark; it finds nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, expect

from dateline.story import Story
from tests.browser.conftest import Open

pytestmark = [pytest.mark.browser, pytest.mark.parametrize("scheme", ["light", "dark"])]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
IN_THE_DARK = {"type": "rule", "values": ["color-contrast"]}
"""All that colours can change; the rest is the same page."""


class Looker:
    """Opens pages in light or dark and gathers what is wrong with them at every stop."""

    def __init__(self, opened: Open, scheme: str) -> None:
        self.opened = opened
        self.scheme = scheme
        self.found: list[str] = []

    def open(self, fragment: str = "", name: str = "harbour", width: int = 1280) -> Page:
        page = self.opened(name, fragment=fragment, width=width, color_scheme=self.scheme)
        page.evaluate(AXE_SCRIPT)
        return page

    def at(self, page: Page, stop: str) -> None:
        """Let axe-core look at the page as it is now."""
        rules = IN_THE_DARK if self.scheme == "dark" else RULES
        asked = {"runOnly": rules, "resultTypes": ["violations"], "preload": False}
        for one in page.evaluate("(asked) => axe.run(document, asked)", asked)["violations"]:
            for node in one["nodes"][:3]:
                why = re.sub(r"\s+", " ", node["failureSummary"])
                self.found.append(f"{stop}: {one['id']}: {node['html'][:140]} {why[:300]}")


@pytest.fixture
def look(opened: Open, scheme: str) -> Iterator[Looker]:
    """In the end, nothing may have been found."""
    looker = Looker(opened, scheme)
    yield looker
    assert looker.found == []


def test_timeline_and_its_panels(look: Looker) -> None:
    """The first view, its key, what can be saved, the day of knowledge, and each kind of lanes."""
    page = look.open()
    look.at(page, "first view")
    page.click("#key-button")
    look.at(page, "key")
    page.keyboard.press("Escape")
    page.click("#take-button")
    look.at(page, "save")
    page.keyboard.press("Escape")
    page.click("#known-button")
    page.select_option("#lanes", "actor")
    look.at(page, "as known on")


def test_filters_and_search(look: Looker) -> None:
    """Open filters with and without a box to type in, suggestions, and a slip."""
    page = look.open()
    for facet in ("lines", "kinds", "actors", "sources"):
        page.click(f"#filter-{facet}")
        look.at(page, facet)
        page.keyboard.press("Escape")
    page.locator("#search").press_sequentially("Halvnae")
    expect(page.locator("#found .hint")).to_be_visible()
    page.keyboard.press("ArrowDown")
    look.at(page, "suggestions")
    page.fill("#search", "zyxwvutsr")
    expect(page.locator("#no-rows")).to_be_visible()
    look.at(page, "nothing found")


def test_evidence(look: Looker, harbour_story: Story) -> None:
    """An event with many reports, its rules and form; one with accounts against each other."""
    told = max(harbour_story.events, key=lambda e: len(e.reports))
    page = look.open(f"#event={told.id}")
    page.wait_for_selector("#pane mark")
    page.locator("#pane details").evaluate_all(
        "all => all.forEach((each) => { each.open = true; })"
    )
    look.at(page, "event")
    page.select_option("form.correct select >> nth=0", "merge")
    look.at(page, "form")
    page = look.open(f"#event={harbour_story.contradictions[0].events[0]}")
    page.wait_for_selector(".against")
    look.at(page, "accounts")


def test_actors(look: Looker) -> None:
    """The network with its list, a page of an actor, and a card of one on the timeline."""
    page = look.open("#view=actors")
    look.at(page, "network")
    page.click(".actor-item >> nth=1")
    expect(page.locator("#pane .quotation").first).to_be_visible()
    look.at(page, "page")
    page.get_by_role("button", name="Only this actor’s events").click()
    look.at(page, "card")


def test_articles(look: Looker, harbour_story: Story) -> None:
    """The list, with silent sentences too, and an article that copies another."""
    page = look.open(f"#view=articles&article={harbour_story.copies[0].article}")
    expect(page.locator(".kinship")).to_be_visible()
    page.check("#gaps")
    look.at(page, "articles")


def test_questions(look: Looker) -> None:
    """The tab with an answer."""
    page = look.open("#view=questions")
    page.wait_for_selector("#run:not([disabled])")
    look.at(page, "questions")
    page.click("#run")
    page.wait_for_selector("#answer caption")
    look.at(page, "answer")


def test_corrections_and_rulings(look: Looker) -> None:
    """The bar of what is not saved yet, unfolded, and what a person ruled before."""
    page = look.open("#event=e1", "ruled")
    page.get_by_text("Correct this").click()
    page.wait_for_selector("form.correct")
    fields = page.locator("form.correct input:visible")
    for k in range(fields.count()):
        fields.nth(k).fill("words")
    page.get_by_role("button", name="Add this correction").click()
    page.click("#corrections summary")
    look.at(page, "corrections")


def test_narrow(look: Looker, harbour_story: Story) -> None:
    """On a phone: the timeline, an event over it, and the actors."""
    page = look.open(width=360)
    look.at(page, "narrow")
    page.locator(".row").first.click()
    page.wait_for_selector("#pane mark")
    look.at(page, "narrow event")
    page = look.open(f"#view=actors&who={harbour_story.actors[0].id}", width=360)
    look.at(page, "narrow actor")


def test_a_story_of_nothing(look: Looker) -> None:
    """No event, no date, no actor."""
    page = look.open(name="empty")
    look.at(page, "empty")
    page.click("#go-actors")
    look.at(page, "no actors")
    page = look.open(name="formulas")
    look.at(page, "no dates")
