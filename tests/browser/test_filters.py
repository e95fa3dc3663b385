"""Filters, lanes and links: each leaves what it says, and an address brings all of it back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, expect

from dateline.model import Ref
from dateline.story import Event, Story
from tests.browser.conftest import Open
from tests.browser.seen import ALL, address, choose, drawn, pick, shown, taken

pytestmark = pytest.mark.browser
BASES = {"stated": "Stated in the article", "event": "Bounded by another event"}
Values = Callable[[Event], Iterable[str]]


def commonest(story: Story, of: Values) -> tuple[str, set[str]]:
    """The value that most events have, and those events."""
    [(value, _)] = Counter(v for e in story.events for v in of(e)).most_common(1)
    return value, {e.id for e in story.events if value in of(e)}


def test_filters_by_storyline(opened: Open, harbour_story: Story) -> None:
    """A storyline leaves its events."""
    line = harbour_story.storylines[0]
    page = opened("harbour")
    assert choose(page, "lines", line.label) == shown(page) == len(line.events)
    assert set(taken(page)) == set(line.events)


def test_filters_by_place(opened: Open, harbour_story: Story) -> None:
    """A place leaves what happened there."""
    places = Counter(e.place for e in harbour_story.events if e.place is not None)
    [(place, n)] = places.most_common(1)
    page = opened("harbour")
    assert choose(page, "places", harbour_story.actors_by_id[place].name) == shown(page) == n
    assert set(taken(page)) == {e.id for e in harbour_story.events if e.place == place}


@pytest.mark.parametrize(
    ("name", "least", "most"), [("Two sources", 2, 2), ("Three or more", 3, 99)]
)
def test_filters_by_how_many_tell_of_it(
    opened: Open, harbour_story: Story, name: str, least: int, most: int
) -> None:
    """The number of independent sources leaves the events that so many tell of."""
    wanted = {e.id for e in harbour_story.events if least <= e.sources <= most}
    page = opened("harbour")
    assert choose(page, "sources", name) == shown(page) == len(wanted) > 0
    assert set(taken(page)) == wanted


@pytest.mark.parametrize("basis", list(BASES))
def test_filters_by_what_a_date_rests_on(opened: Open, harbour_story: Story, basis: str) -> None:
    """What the date rests on leaves the events whose date rests on that."""
    wanted = {e.id for e in harbour_story.events if e.basis == basis}
    page = opened("harbour")
    assert choose(page, "bases", BASES[basis]) == shown(page) == len(wanted) > 0
    assert set(taken(page)) == wanted


def test_choices_of_one_filter_add_up_and_filters_narrow_each_other(
    opened: Open, harbour_story: Story
) -> None:
    """Either of two places, and of these only what is planned; counts follow."""
    places = Counter(e.place for e in harbour_story.events if e.place is not None)
    two = [place for place, _ in places.most_common(2)]
    page = opened("harbour")
    for place in two:
        choose(page, "places", harbour_story.actors_by_id[place].name)
    there = [e for e in harbour_story.events if e.place in two]
    assert shown(page) == len(there)
    happened = [e for e in there if e.status == "happened"]
    assert choose(page, "statuses", "Happened") == shown(page) == len(happened) < len(there)


def headings(page: Page, names: Iterable[str]) -> set[str]:
    """Which of these names stand as headings on the canvas; a long one may be shortened."""
    words = drawn(page)
    return {name for name in names if any(w[:40] == name[:40] for w in words)}


@pytest.mark.parametrize("lanes", ["storyline", "kind", "actor", "place", "outlet"])
def test_lanes_have_the_names_of_what_is_in_them(
    opened: Open, harbour_story: Story, lanes: str
) -> None:
    """Each choice of lanes draws headings of that sort; none draws none."""
    story = harbour_story
    names = {
        "storyline": [line.label for line in story.storylines],
        "kind": [e.kind.capitalize() for e in story.events],
        "actor": [a.name for a in story.actors if a.named],
        "place": [story.actors_by_id[e.place].name for e in story.events if e.place],
        "outlet": [a.outlet for a in story.articles if a.outlet],
    }[lanes]
    page = opened("harbour", width=1280, height=1000, fragment="#show=all")
    page.select_option("#lanes", lanes)
    assert len(headings(page, names)) > 1
    assert address(page).get("lanes", ["storyline"]) == [lanes]
    page.select_option("#lanes", "none")
    assert not headings(page, {*names} - {e.label for e in story.events})


def test_a_heading_leaves_its_lane(opened: Open, harbour_story: Story) -> None:
    """Who clicks on the heading of a lane sees the events of that lane only."""
    page = opened("harbour", fragment="#lanes=outlet&show=80")
    tip = pick(page, "#timeline", "#tip", "choose to see only this")
    outlet = tip.partition(" – ")[0]
    by_key = harbour_story.by_key
    wanted = {
        e.id for e in harbour_story.events if any(by_key[r.article].outlet == outlet for r in e.reports)
    }  # fmt: skip
    assert shown(page) == len(wanted) < len(harbour_story.events)
    assert set(taken(page)) == wanted


def test_an_event_may_stand_in_two_lanes_and_counts_once(opened: Open) -> None:
    """Of an event with two actors each actor's lane has it; the note counts it once."""
    page = opened("small", fragment=f"#lanes=actor&{ALL}&show=all")
    expect(page.locator("#timeline-note")).to_have_text("All 4 events in view")


def chosen(page: Page) -> dict[str, object]:
    """What a reader sees of what was chosen."""
    return {
        "count": page.locator("#count").text_content(),
        "filters": page.locator(".filter-button").all_text_contents(),
        "lanes": page.input_value("#lanes"),
        "search": page.input_value("#search"),
        "known": page.locator("#known-words").text_content(),
        "pane": page.locator("#pane h2").first.text_content(),
        "note": page.locator("#timeline-note:visible").all_text_contents(),
        "show": page.locator("#level-words").text_content(),
        "view": page.locator(".views [aria-current]").text_content(),
        "mark": page.locator("#pane mark").all_text_contents(),
    }


def again(opened: Open, page: Page, **options: int) -> None:
    """Open the page's address in another window and find the same there."""
    address(page)
    fragment = page.url.partition("#")[2]
    other = opened("harbour", fragment=f"#{fragment}", **options)
    if page.locator("#pane mark").count():
        other.wait_for_selector("#pane mark")
    assert chosen(other) == chosen(page)
    # What was read is what would be written.
    other.evaluate("document.getElementById('level').value = '3'")
    other.locator("#level").dispatch_event("input")
    assert address(other) | {"show": ["80"]} == address(page) | {"show": ["80"]}


def test_every_choice_comes_back(opened: Open, harbour_story: Story) -> None:
    """Lanes, day of knowledge, search and all eight filters survive in the address."""
    event = max(
        (e for e in harbour_story.events if e.place and e.roles and e.reports),
        key=lambda e: (e.id in harbour_story.storylines[0].events, e.importance),
    )
    outlet = harbour_story.by_key[event.reports[0].article].outlet
    line = next((x.id for x in harbour_story.storylines if event.id in x.events), None)
    day = max(a.published for a in harbour_story.articles if a.published)
    fragment = {
        "lanes": "outlet", "known": day.isoformat(), "kind": event.kind, "status": event.status,
        "actor": event.roles[0].actor, "place": event.place, "outlet": outlet,
        "sources": str(min(3, event.sources)), "basis": event.basis, "show": "all",
        "event": event.id, "window": "2021-01-01~2024-01-01",
    }  # fmt: skip
    if line:
        fragment["storyline"] = line
    page = opened("harbour", fragment=f"#{urlencode(fragment)}", height=1400)
    page.wait_for_selector("#pane mark")
    assert shown(page) >= 1
    assert page.locator(".filter-button.on").count() == (8 if line else 7)
    page.fill("#search", event.label.split()[0])
    assert fragment.items() <= {k: v[0] for k, v in address(page).items()}.items()
    again(opened, page, height=1400)


def test_what_the_filters_leave_out_comes_back_too(opened: Open) -> None:
    """An outlet and a place that nobody knows are choices, and their links hold."""
    page = opened("harbour")
    choose(page, "places", "No place is told")
    page.click("#tab-undated")
    assert address(page)["place"] == [""]
    again(opened, page)


def test_an_actors_page_comes_back(opened: Open, harbour_story: Story) -> None:
    """So does the view that it was opened in."""
    actor = next(a for a in harbour_story.actors if a.tenures)
    page = opened("harbour", fragment=f"#view=actors&who={actor.id}")
    expect(page.locator("#pane-title")).to_have_text(actor.name)
    page.locator("#network-in").click()
    page.click("#go-timeline")
    assert address(page)["who"] == [actor.id]
    page.click("#go-actors")
    again(opened, page)


def test_a_quotation_in_its_article_comes_back(opened: Open, harbour_story: Story) -> None:
    """The address of a quotation opens its article with the quotation marked."""
    article = next(
        a for a in harbour_story.articles if len(harbour_story.readings[a.key].claims) > 3
    )
    claim = harbour_story.readings[article.key].claims[2]
    words = [span.of(article.text) for span in claim.content]
    speaker = next(
        a for a in harbour_story.actors
        if claim.speaker is not None and a == harbour_story.actor_of.get(Ref(article.key, claim.speaker))
    )  # fmt: skip
    page = opened("harbour", fragment=f"#view=actors&who={speaker.id}")
    page.get_by_role("button", name=words[0][:60]).first.click()
    expect(page.locator("#pane mark").first).to_have_text(words[0])
    assert address(page)["article"] == [article.key]
    again(opened, page)


def test_what_a_link_names_and_the_story_lacks_is_left_out(opened: Open) -> None:
    """An address of another build opens the page, with whatever of it still holds."""
    lost = (
        "lanes=colour&known=yesterday&who=gone&claim=99&storyline=gone&place=gone&sources=9"
        "&basis=guess&kind=gone&status=gone&actor=gone&outlet=gone&event=gone&article=gone&report=x"
    )
    page = opened(fragment=f"#{lost}")
    assert shown(page) == 300
    assert page.input_value("#lanes") == "storyline"
    expect(page.locator("#known-row")).to_be_hidden()
    expect(page.locator("#pane-title")).to_have_text("In brief")
