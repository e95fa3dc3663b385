"""The plain network page: one file, no network, and no word of an article that acts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from dateline.export import network_page
from dateline.export.network_layout import positions
from dateline.story import Story
from tests.stories import hostile
from tests.stories import story as made_up

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("case", ["hostile", "made up"])
def test_the_page_keeps_to_itself(browser: Browser, case: str, scheme: str, tmp_path: Path) -> None:
    """The page asks nothing of the network, runs no word of an article, and has no complaint."""
    path = network_page.export(hostile() if case == "hostile" else made_up(200), tmp_path)
    page = browser.new_page(color_scheme=scheme)  # type: ignore[arg-type]
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.goto(path.as_uri())
    listed = page.locator("#actors button")
    assert listed.count() > 5
    for place in range(min(listed.count(), 12)):
        listed.nth(place).click()
    page.locator("#find").fill("<script>")
    page.keyboard.press("Escape")
    page.mouse.move(400, 400)
    page.mouse.click(400, 400)
    assert page.evaluate("window.__pwned") is None
    assert page.locator("#mynetwork canvas").count() == 1
    assert page.locator("main script, aside script, aside img, aside svg[onload]").count() == 0
    assert asked == [path.as_uri()]
    assert said == []
    page.close()


@pytest.mark.browser
def test_choosing_an_actor_names_its_company(
    browser: Browser, story: Story, tmp_path: Path
) -> None:
    """A click on a name lists with whom that actor appears, and in how many events."""
    page = browser.new_page()
    page.goto(network_page.export(story, tmp_path).as_uri())
    page.get_by_role("button", name="Ada Moss").click()
    assert "person, 3 events" in page.locator("#detail").inner_text()
    assert page.locator("#detail button").all_inner_texts() == ["Jonas Hale\n1", "Exeter\n1"]
    page.close()


def test_nothing_is_fetched(story: Story) -> None:
    """The page holds its library, no address to load from, and a policy that forbids the rest."""
    html = network_page.page(story)
    assert "vis-network" in html
    own = html.split("<script>")[0].lower() + html.split("</script>")[-1].lower()
    for loader in ("<link", " src=", "bootstrap", "://", "@import"):
        assert loader not in own
    assert html.count("<script>") - html.count('"<script>"') == html.count("</script>") == 2
    assert "default-src 'none'" in html
    assert "unsafe" not in html.split("</head>")[0].split("<style>")[0]
    assert html.count("'sha256-") == 4


def test_hostile_names_cannot_leave_their_script() -> None:
    """Whatever actors are called, the page has its own two scripts and no markup of theirs."""
    html = network_page.page(hostile())
    assert html.count("</script>") == 2
    assert "<img" not in html
    assert "<svg onload" not in html
    assert "<!-- <script>" not in html


def test_the_same_story_gives_the_same_page() -> None:
    """Two pages of one story do not differ, in whatever order its actors come."""
    story = made_up(150)
    turned = Story(
        story.articles, story.readings, story.actors[::-1], story.events[::-1], story.judgements
    )
    assert network_page.page(story) == network_page.page(turned) == network_page.page(made_up(150))


def test_a_story_without_ties_has_a_page() -> None:
    """An empty story gives an empty picture that says so."""
    assert "0 actors, 0 ties." in network_page.page(Story())


def test_what_was_not_drawn_is_counted(story: Story) -> None:
    """An actor who shares no event is not drawn, and the page says how many there are."""
    assert "3 actors, 3 ties. Left out: 1 actor who shares no event." in network_page.page(story)


def test_a_meeting_that_is_only_planned_is_dashed() -> None:
    """A tie is solid only where an article itself says that something happened."""
    story = made_up(120)
    by_id = {event.id: event for event in story.events}
    assert by_id
    picture = network_page._picture(story)
    for tie in picture.ties:
        shared = [e for e in story.events if {tie.left, tie.right} <= set(network_page._present(e))]
        solid = [e for e in shared if e.status in ("happened", "ongoing")]
        solid = [e for e in solid if not e.negated and not e.claimed]
        assert tie.happened == bool(solid)
        assert tie.events == len(shared)


def test_boxes_do_not_overlap() -> None:
    """A layout leaves every box its room, however tight the ties are."""
    ties = [(a, b, 1.0 + a % 3) for a in range(40) for b in range(a + 1, 40) if (a * b) % 5 == 0]
    boxes = [(40.0, 14.0)] * 20 + [(6.0, 6.0)] * 20
    places = positions(ties, boxes)
    for i, (x, y) in enumerate(places):
        for j in range(i):
            apart_x, apart_y = abs(x - places[j][0]), abs(y - places[j][1])
            # Rounding to pixels, and rounds that end, may leave a sliver.
            assert (
                apart_x >= boxes[i][0] + boxes[j][0] - 4 or apart_y >= boxes[i][1] + boxes[j][1] - 4
            )
