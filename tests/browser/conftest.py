"""A Chromium without a network, and pages opened from disk that must stay silent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from dateline.export.timeline import export
from dateline.model import Interval
from dateline.story import Event, Ground, Publication, Story
from tests.export.conftest import hostile_story, ruled_story, small_story
from tests.stories import hostile, story

Open = Callable[..., Page]


def grounded() -> Story:
    """The usual story, with a reason for a date and an article whose date is inferred."""
    usual = story(300)
    dated, other = most_important(usual)
    ref, article = other.reports[0], replace(usual.articles[0], published=None)
    reason = Ground("it came before the <b>vote</b>", ref.article, (), (ref,))
    back = Ground("it looks back at “the fire”, 2013", article.key, (), ())
    return replace(
        usual,
        articles=(article, *usual.articles[1:]),
        events=tuple(
            replace(each, grounds=(reason,)) if each.id == dated.id else each
            for each in usual.events
        ),
        publications=(
            Publication(article.key, Interval(date(2013, 1, 1), None), "2013/..", (back,)),
        ),
    )


def most_important(told: Story) -> list[Event]:
    """The two most important events."""
    return sorted(told.events, key=lambda each: (-each.importance, each.id))[:2]


@pytest.fixture(scope="session")
def built(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Callable[[str], Path]:
    """Build each of the test stories once."""
    makers: dict[str, Callable[[], Story]] = {
        "usual": lambda: story(300),
        "large": lambda: story(10_000, years=14),
        "grounded": grounded,
        "hostile": hostile,
        "empty": Story,
        "small": small_story,
        "ruled": ruled_story,
        "formulas": lambda: hostile_story("=HYPERLINK(1)"),
        "harbour": lambda: request.getfixturevalue("harbour_story"),
    }
    pages: dict[str, Path] = {}

    def build(name: str) -> Path:
        if name not in pages:
            pages[name] = export(makers[name](), tmp_path_factory.mktemp(name))
        return pages[name]

    return build


@pytest.fixture
def opened(browser: Browser, built: Callable[[str], Path]) -> Iterator[Open]:
    """Open a page, and in the end check that it raised, logged and requested nothing."""
    contexts = []
    noise: list[str] = []

    def open_page(
        name: str | Path = "usual",
        fragment: str = "",
        width: int = 1280,
        height: int = 820,
        **options: Any,
    ) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            offline=True,
            reduced_motion="reduce",
            **options,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: noise.append(f"error: {error}"))
        page.on("console", lambda line: noise.append(f"console: {line.text}"))
        uri = (name if isinstance(name, Path) else built(name)).as_uri()
        # What a page made itself, its worker, it takes from itself.
        own = (uri, "blob:")
        page.on("request", lambda r: None if r.url.startswith(own) else noise.append(r.url))
        page.goto(uri + fragment)
        page.wait_for_selector("html[data-ready]", state="attached")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert noise == []
