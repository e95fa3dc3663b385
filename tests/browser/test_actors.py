"""Actors: their list, their network and their pages, as Python counts them."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from dateline.story import Actor, Event, Story
from tests.browser.conftest import Open
from tests.browser.seen import ALL, address, choose, opened_pane, pick, shown

pytestmark = pytest.mark.browser


def cast(event: Event) -> set[str]:
    """Who takes part in an event, and where it was."""
    return {role.actor for role in event.roles} | ({event.place} if event.place else set())


def counts(story: Story, events: tuple[Event, ...] | list[Event]) -> Counter[str]:
    """How many events each named actor has."""
    named = {a.id for a in story.actors if a.named}
    return Counter(who for e in events for who in cast(e) & named)


def listed(page: Page) -> list[tuple[str, int]]:
    """Names and counts as the list of actors has them."""
    items = page.locator(".actor-item")
    names = items.locator(".article-title").all_text_contents()
    numbers = [
        int(re.sub(r"\D", "", n)) for n in items.locator(".article-count").all_text_contents()
    ]
    return list(zip(names, numbers, strict=True))


def expected(story: Story, events: tuple[Event, ...] | list[Event]) -> list[tuple[str, int]]:
    place = {a.id: k for k, a in enumerate(story.actors)}
    ranked = sorted(counts(story, events).items(), key=lambda one: (-one[1], place[one[0]]))
    return [(" ".join(story.actors_by_id[who].name.split()), n) for who, n in ranked]


def test_the_list_counts_as_python_does(opened: Open, harbour_story: Story) -> None:
    """Every named actor with its events, most first."""
    page = opened("harbour", fragment="#view=actors")
    all_of = expected(harbour_story, harbour_story.events)
    expect(page.locator("#actor-total")).to_have_text(f"{len(all_of):,} named actors")
    assert listed(page) == all_of[:200]


def test_the_list_follows_the_filters(opened: Open, harbour_story: Story) -> None:
    """A filter that is set here or on the timeline counts only the events that it leaves."""
    page = opened("harbour", fragment="#view=actors")
    left = choose(page, "kinds", "Protest")
    events = [e for e in harbour_story.events if e.kind == "protest"]
    assert len(events) == left == shown(page)
    assert listed(page) == expected(harbour_story, events)[:200]


def test_actors_are_found_by_any_name(opened: Open, harbour_story: Story) -> None:
    """The search beside the list knows the other names too."""
    actor = next(
        a for a in harbour_story.actors if a.named and any(n not in a.name for n in a.aliases)
    )
    alias = next(n for n in actor.aliases if n not in actor.name)
    page = opened("harbour", fragment="#view=actors")
    page.fill("#actor-search", alias)
    assert actor.name in [name for name, _ in listed(page)]


def claims(story: Story, actor: Actor) -> tuple[list[str], list[str]]:
    """What somebody said, and what was said of them by others."""
    said, about = [], []
    for article in story.articles:
        reading = story.readings[article.key]
        own = {r.index for r in actor.chains if r.article == article.key}
        for claim in reading.claims:
            words = " … ".join(span.of(article.text) for span in claim.content)
            if claim.speaker in own:
                said.append(words)
            elif any(
                m.chain in own and c.start <= m.span.start and m.span.end <= c.end
                for m in reading.mentions
                for c in claim.content
            ):
                about.append(words)
    return said, about


@pytest.mark.parametrize("name", ["Conrad Ashdell", "Rosalind Ekwe"])
def test_a_page_tells_what_python_knows(opened: Open, harbour_story: Story, name: str) -> None:
    """Posts, other names, events, what they said and what was said of them."""
    story = harbour_story
    actor = next(a for a in story.actors if a.name == name)
    said, about = claims(story, actor)
    events = counts(story, story.events)[actor.id]
    page = opened("harbour", fragment="#view=actors")
    page.click(f".actor-item:has-text('{name}')")
    opened_pane(page, name)
    pane = page.locator("#pane")
    expect(pane).to_contain_text(f"What they said: {len(said)}")
    expect(pane).to_contain_text(f"What was said of them: {len(about)}")
    heads = pane.locator("h3").all_text_contents()
    assert f"{events} events" in heads
    posts = pane.locator(".tenure").all_text_contents()
    assert len(posts) == len(actor.tenures) > 0
    for post, tenure in zip(posts, actor.tenures, strict=True):
        assert post.lower().startswith(tenure.title[:30])
        assert ("former" in post) >= tenure.former
        if tenure.days.earliest:
            assert str(tenure.days.earliest.year) in post
    for head, words in (("What they said", said), ("What was said of them", about)):
        part = pane.locator(f"section:has(> h3:text-matches('^{head}'))")
        while part.get_by_role("button", name="Show more").is_visible():
            part.get_by_role("button", name="Show more").click()
        found = part.locator(".quotation").all_text_contents()
        assert [each.strip("“”…")[:60] for each in found] == [
            re.sub(r"\s+", " ", each).strip().strip("“”…")[:60] for each in words
        ]


def test_an_event_of_a_page_leads_there_and_back(opened: Open, harbour_story: Story) -> None:
    """Who opens an event from an actor's page comes back to the page by closing the event."""
    actor = next(a for a in harbour_story.actors if a.tenures)
    page = opened("harbour", fragment=f"#view=actors&who={actor.id}")
    page.locator("#pane section .brief-item").first.click()
    page.wait_for_selector("#pane mark")
    page.keyboard.press("Escape")
    opened_pane(page, actor.name)
    page.get_by_role("button", name="Only this actor’s events").click()
    assert shown(page) == counts(harbour_story, harbour_story.events)[actor.id]
    expect(page.locator("#view-timeline")).to_be_visible()


def colours(page: Page, canvas: str) -> int:
    """How many colours a canvas has."""
    return int(
        page.evaluate(
            """(name) => {
                const canvas = document.querySelector(name);
                const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
                return new Set(new Uint32Array(data.buffer)).size;
            }""",
            canvas,
        )
    )


def note(page: Page) -> tuple[int, int]:
    """How many actors are drawn, of how many in the window."""
    words = page.locator("#network-note").inner_text()
    found = re.match(r"([\d,]+) of ([\d,]+) actors?", words)
    assert found is not None, words
    return int(found[1].replace(",", "")), int(found[2].replace(",", ""))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_network_is_drawn(opened: Open, scheme: str) -> None:
    """The canvas has marks and names on it, and more of them when more are asked for."""
    page = opened(fragment=f"#view=actors&{ALL}", color_scheme=scheme)
    assert colours(page, "#network") > 20
    page.locator("#network-size").focus()
    page.keyboard.press("Home")
    few = note(page)[0]
    page.keyboard.press("End")
    expect(page.locator("#network-size-words")).to_have_text("all")
    most, of = note(page)
    assert few < most == of


def test_a_click_on_the_network_opens_a_page(opened: Open) -> None:
    """The actor under the pointer is named, and opened by a click."""
    page = opened("harbour", fragment="#view=actors")
    tip = pick(page, "#network", "#network-tip")
    opened_pane(page, tip.partition(" – ")[0])


def test_the_network_follows_the_window_of_time(opened: Open, harbour_story: Story) -> None:
    """Only events in the timeline's window tie actors; the whole span ties all who share any."""
    story = harbour_story
    page = opened("harbour", fragment=f"#view=actors&{ALL}")
    whole = note(page)[1]
    page = opened("harbour", fragment="#view=actors&window=2022-04-10~2022-04-20")
    some = note(page)[1]
    shared = {who for e in story.events for who in {r.actor for r in e.roles}
              if len({r.actor for r in e.roles if story.actors_by_id[r.actor].named}) > 1}  # fmt: skip

    def within(event: Event, first: str, last: str) -> bool:
        start = event.interval.earliest or event.interval.latest
        end = event.interval.latest or event.interval.earliest
        return start is not None and end is not None and str(start) < last and str(end) >= first

    for n, (first, last) in ((whole, ("0", "9")), (some, ("2022-04-10", "2022-04-20"))):
        inside = [e for e in story.events if within(e, first, last)]
        assert n == len(set(counts(story, inside)) & shared)
    assert some < whole


def test_the_network_is_moved_by_keyboard(opened: Open) -> None:
    """Plus and the arrows move it, Home brings all of it back."""
    page = opened("harbour", fragment="#view=actors")
    picture = "document.getElementById('network').toDataURL()"
    page.locator("#network").focus()
    page.keyboard.press("Home")
    page.wait_for_timeout(200)
    at_first = page.evaluate(picture)
    page.keyboard.press("+")
    page.keyboard.press("ArrowLeft")
    page.wait_for_timeout(400)
    assert page.evaluate(picture) != at_first
    page.keyboard.press("Home")
    page.wait_for_timeout(400)
    assert page.evaluate(picture) == at_first


def test_a_link_between_views_keeps_the_actor(opened: Open, harbour_story: Story) -> None:
    """From an actor's page to the network, where it stands out; the address says both."""
    actor = next(a for a in harbour_story.actors if a.name == "Conrad Ashdell")
    page = opened("harbour", fragment=f"#who={actor.id}")
    page.get_by_role("button", name="In the network").click()
    expect(page.locator("#view-actors")).to_be_visible()
    found = address(page)
    assert (found["view"], found["who"]) == (["actors"], [actor.id])


def test_a_story_without_actors_says_so(opened: Open) -> None:
    """An empty network is an empty picture and a nought, not an error."""
    page = opened("empty", fragment="#view=actors")
    expect(page.locator("#actor-total")).to_have_text("0 named actors")
    assert note(page) == (0, 0)


def test_an_event_that_is_opened_leaves_the_network_alone(
    opened: Open, harbour_story: Story
) -> None:
    """The window of time is not moved by what somebody reads beside the network."""
    page = opened("harbour", fragment="#view=actors")
    note = page.locator("#network-note").inner_text()
    far = min(harbour_story.events, key=lambda e: e.interval.earliest or date.max)
    page.evaluate(f"location.hash = location.hash + '&view=actors&event={far.id}'")
    page.wait_for_selector("#pane mark")
    assert page.locator("#network-note").inner_text() == note


def test_the_strip_moves_the_window_of_both(opened: Open, harbour_story: Story) -> None:
    """Time is chosen beside the network too, and says which days count."""
    page = opened("harbour", fragment="#view=actors&window=2022-04-10~2022-04-20")
    expect(page.locator("#strip-words")).to_have_text("10 Apr 2022 – 20 Apr 2022")
    few = int(page.locator("#network-note").inner_text().split()[0])
    page.click("#strip-all")
    page.wait_for_timeout(200)
    assert int(page.locator("#network-note").inner_text().split()[0]) > few
    page.locator("#strip").focus()
    page.keyboard.press("+")
    page.wait_for_timeout(400)
    assert page.locator("#strip-words").inner_text() != "10 Apr 2022 – 20 Apr 2022"
    assert len(harbour_story.events) > 0


def test_the_day_is_said_beside_the_network(opened: Open, harbour_story: Story) -> None:
    """As known on a day, other views say so, and lead back to all that is known."""
    day = min(a.published for a in harbour_story.articles if a.published)
    page = opened("harbour", fragment=f"#view=actors&known={day}")
    expect(page.locator("#known-notice")).to_contain_text("what was published later is left out")
    page.get_by_role("button", name="Show all that is known").click()
    expect(page.locator("#known-notice")).to_be_hidden()
