"""The timeline page in a browser: what it shows, that it stays inert, and that all can use it."""

from __future__ import annotations

import re
import time
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from dateline.model import Ref
from dateline.story import Event
from tests.browser.conftest import Open, most_important
from tests.browser.seen import choose, shown, sideways
from tests.export.conftest import hostile_story
from tests.stories import story

pytestmark = pytest.mark.browser
USUAL = story(300)


def event(page: Page) -> Event:
    """The selected event, found in the story by the id in the address."""
    expect(page).to_have_url(re.compile("event="))
    chosen = parse_qs(urlsplit(page.url).fragment)["event"][0]
    return next(each for each in USUAL.events if each.id == chosen)


def sentence(ref: Ref) -> tuple[str, str]:
    """The sentence and the trigger of a report, as Python reads them."""
    reading, text = USUAL.readings[ref.article], USUAL.by_key[ref.article].text
    report = reading.reports[ref.index]
    return reading.sentences[report.sentence].of(text), report.span.of(text)


def test_opens_with_the_most_important_events(opened: Open) -> None:
    """It opens on the whole span and says how many of how many events it names."""
    page = opened()
    assert shown(page) == len(USUAL.events)
    expect(page.locator("#timeline-note")).to_have_text(
        re.compile(r"^10 of \d+ events in view named")
    )
    expect(page.locator("#summary")).to_contain_text("300 events in ")


def test_a_click_in_the_list_shows_the_sentence(opened: Open) -> None:
    """An event's evidence is its sentence, marked, with the trigger in it, emoji or not."""
    page = opened()
    for k in (0, 3, 6):
        page.locator(".row").nth(k).click()
        page.wait_for_selector("#pane mark")
        page.wait_for_timeout(300)
        expected = sentence(event(page).reports[0])
        assert page.locator("#pane mark").inner_text() == expected[0]
        assert page.locator("#pane mark .trigger").inner_text() == expected[1]
        expect(page.locator("#pane mark")).to_be_in_viewport()


def test_closing_an_event_leaves_the_timeline_as_it_was(opened: Open) -> None:
    """Escape closes the event and the timeline still names what it named."""
    page = opened()
    note = page.locator("#timeline-note").inner_text()
    page.locator(".row").first.click()
    page.wait_for_selector("#pane mark")
    page.keyboard.press("Escape")
    expect(page.locator("#pane-title")).to_have_text("In brief")
    expect(page.locator("#timeline-note")).to_contain_text("events in view named")
    assert "NaN" not in page.url
    assert note.split()[0] == "10"


def test_every_report_opens_its_own_article(opened: Open) -> None:
    """Of an event with several reports, each opens at its own sentence and says who says so."""
    told = max(USUAL.events, key=lambda each: len(each.reports))
    page = opened(fragment=f"#event={told.id}")
    expect(page.locator(".report")).to_have_count(len(told.reports))
    for k, ref in enumerate(told.reports):
        page.locator(".report").nth(k).click()
        expect(page.locator(".report").nth(k)).to_have_attribute("aria-current", "true")
        expect(page.locator("#pane mark")).to_have_text(sentence(ref)[0])
        expect(page.locator(".reader-head .says")).to_contain_text("says so")


def test_a_claim_names_its_speaker(opened: Open) -> None:
    """A report inside a claim is the speaker's, with the words that mark it as said."""
    claimed = next(each for each in USUAL.events if each.claimed)
    ref = claimed.reports[0]
    reading = USUAL.readings[ref.article]
    number = reading.reports[ref.index].claim
    assert number is not None
    speaker = reading.claims[number].speaker
    assert speaker is not None
    page = opened(fragment=f"#event={claimed.id}")
    says = page.locator(".reader-head .says")
    expect(says).to_contain_text(USUAL.actor_of[Ref(ref.article, speaker)].name)
    expect(says).to_contain_text("According to")


def test_a_claim_is_not_what_happened(opened: Open) -> None:
    """What only somebody says is said to have happened, and a plan is a plan."""
    only_said = next(e for e in USUAL.events if e.claimed and e.status == "happened")
    planned = next(e for e in USUAL.events if e.status == "planned" and not e.negated)
    page = opened(fragment=f"#event={only_said.id}")
    expect(page.locator(".facts")).to_contain_text("Said to have happened")
    page = opened(fragment=f"#event={planned.id}")
    expect(page.locator(".facts")).to_contain_text("Planned – not reported as happened")


def test_a_click_on_the_canvas_selects(opened: Open) -> None:
    """What lies under the pointer on the canvas is selected."""
    page = opened()
    box = page.locator("#timeline").bounding_box()
    assert box is not None
    for y in range(40, int(box["height"]) - 60, 7):
        for x in range(20, int(box["width"]), 40):
            page.mouse.move(box["x"] + x, box["y"] + y)
            if page.locator("#tip").is_visible():
                page.mouse.click(box["x"] + x, box["y"] + y)
                page.wait_for_selector("#pane mark")
                assert event(page).label in page.locator("#pane-title").inner_text()
                return
    pytest.fail("nothing on the canvas answers to the pointer")


@pytest.mark.parametrize("facet", ["kinds", "statuses", "actors", "outlets"])
def test_a_filter_leaves_what_it_promised(opened: Open, facet: str) -> None:
    """Each choice leaves as many events as the number beside it, and Reset brings all back."""
    names = {
        "kinds": "Protest",
        "statuses": "Planned",
        "actors": "Norvale Council",
        "outlets": "The Harbour Post",
    }
    page = opened()
    promised = choose(page, facet, names[facet])
    assert 0 < promised < len(USUAL.events)
    assert shown(page) == promised
    page.click("#reset")
    assert shown(page) == len(USUAL.events)


def test_search_looks_in_labels(opened: Open) -> None:
    """A search leaves the events whose words hold it, whatever its capitals."""
    page = opened()
    page.fill("#search", "REGATTA")
    expect(page.locator("#count")).not_to_have_text("300 of 300 events")
    expected = sum("regatta" in each.label for each in USUAL.events)
    assert shown(page) >= expected > 0
    page.fill("#search", "no such words at all")
    expect(page.locator("#no-rows")).to_be_visible()
    assert shown(page) == 0


def test_undated_events_have_their_own_list(opened: Open) -> None:
    """What cannot be dated is counted, listed and can be opened."""
    undated = [e for e in USUAL.events if e.interval.earliest is None and e.interval.latest is None]
    page = opened()
    expect(page.locator("#tab-undated")).to_have_text(f"Undated {len(undated)}")
    page.click("#tab-undated")
    expect(page.locator(".row").first).to_have_attribute("aria-setsize", str(len(undated)))
    page.locator(".row").first.click()
    assert event(page) in undated
    expect(page.locator(".facts")).to_contain_text("no article says when")


def test_a_chip_leads_to_an_actor_and_to_its_events(opened: Open) -> None:
    """A participant's page leaves its events alone on the timeline, under a card that says who it is."""
    page = opened()
    page.locator(".row").first.click()
    name = page.locator("#pane .chip").first.inner_text()
    page.locator("#pane .chip").first.click()
    expect(page.locator("#pane-title")).to_have_text(name)
    page.get_by_role("button", name="Only this actor’s events").click()
    expect(page.locator(".actor-name")).to_have_text(name)
    found = [s for s in USUAL.standings if USUAL.actors_by_id[s.actor].name == name]
    for standing in found:
        where = "" if standing.stretch == "whole" else f"in {standing.stretch} "
        expect(page.locator(".actor-card")).to_contain_text(f"{where}no. {standing.rank}")
    assert found
    assert 0 < shown(page) < len(USUAL.events)


def test_articles_can_be_read(opened: Open) -> None:
    """Every article is listed and shows its whole text and its events."""
    page = opened()
    page.click("#go-articles")
    expect(page.locator(".article-item")).to_have_count(len(USUAL.articles))
    page.locator(".article-item").first.click()
    text = page.locator("#pane .text").evaluate("node => node.textContent")
    assert text in {article.text for article in USUAL.articles}
    if not page.locator("#pane .brief-item").first.is_visible():
        page.click("#pane summary")
    page.locator("#pane .brief-item").first.click()
    expect(page.locator("#pane mark")).to_be_visible()


def test_articles_can_be_searched(opened: Open) -> None:
    """A search among the articles leaves those whose title or outlet holds the words."""
    page = opened(fragment="#view=articles")
    page.fill("#article-search", "harbour post")
    expected = sum(article.outlet == "The Harbour Post" for article in USUAL.articles)
    expect(page.locator("#article-total")).to_contain_text(f" of {len(USUAL.articles)} articles")
    assert page.locator(".article-item").count() >= expected > 0


def test_focus_stays_where_it_was(opened: Open) -> None:
    """Who opens reports or steps on by keyboard is not thrown back to the top of the page."""
    told = max(USUAL.events, key=lambda each: len(each.reports))
    page = opened(fragment=f"#event={told.id}")
    page.locator(".report").nth(2).focus()
    page.keyboard.press("Enter")
    expect(page.locator(".report").nth(2)).to_have_attribute("aria-current", "true")
    expect(page.locator(".report").nth(2)).to_be_focused()
    page.get_by_role("button", name="Next ›").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#pane-title")).not_to_have_text(told.label)
    expect(page.get_by_role("button", name="Next ›")).to_be_focused()


def test_hostile_words_stay_words(opened: Open) -> None:
    """Nothing that an article says runs, loads or breaks the page's frame."""
    page = opened("hostile")
    for k in range(page.locator(".row").count()):
        page.locator(".row").nth(k).click()
        page.wait_for_selector("#pane mark")
        assert page.locator("#pane img, #pane script, #pane svg").count() == 0
        assert page.locator("#pane a[href]:not([href^='http'])").count() == 0
        assert sideways(page) == 0
    for facet in ("kinds", "statuses", "actors", "outlets"):
        page.click(f"#filter-{facet}")
        assert sideways(page) == 0
    page.keyboard.press("Escape")
    page.click("#go-articles")
    for k in range(page.locator(".article-item").count()):
        page.locator(".article-item").nth(k).click()
    assert page.evaluate("window.__pwned") is None
    assert sideways(page) == 0


def test_an_empty_story_is_a_friendly_page(opened: Open) -> None:
    """Without events the page says so and works."""
    page = opened("empty")
    expect(page.locator("#no-rows")).to_have_text("No events were found in these articles.")
    expect(page.locator("#pane")).to_contain_text("Nothing to show yet")


def test_the_keyboard_reaches_everything(opened: Open) -> None:
    """Tab leads to the canvas, n and p step through events, plus zooms, arrows move in the list."""
    page = opened()
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "timeline":
            break
    else:
        pytest.fail("the canvas cannot be reached with Tab")
    page.keyboard.press("n")
    first = event(page).id
    page.keyboard.press("n")
    expect(page).not_to_have_url(re.compile(first))
    expect(page.locator("#live")).to_contain_text(event(page).label)
    page.keyboard.press("p")
    expect(page).to_have_url(re.compile(first))
    before = page.locator("#timeline-note").inner_text()
    page.keyboard.press("+")
    page.keyboard.press("+")
    expect(page.locator("#timeline-note")).not_to_have_text(before)
    page.focus("#list")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(re.compile(first))
    page.keyboard.press("Escape")
    expect(page).not_to_have_url(re.compile("event="))


def test_zooming_in_names_lesser_events(opened: Open) -> None:
    """Nearer by, events that were too slight to be named from afar are named."""
    page = opened(fragment="#window=2012-03-01~2012-06-01")
    expect(page.locator("#timeline-note")).not_to_contain_text("289")
    box = page.locator("#timeline").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 300, box["y"] + 120)
    page.mouse.wheel(0, 600)
    expect(page).not_to_have_url(re.compile("window=2012-03-01"))


def test_follows_the_system_and_the_button(opened: Open) -> None:
    """Dark where the system is dark, and the button overrules it."""
    page = opened(color_scheme="dark")
    background = "getComputedStyle(document.body).backgroundColor"
    dark = page.evaluate(background)
    page.click("#theme")
    assert page.evaluate(background) != dark
    page.emulate_media(color_scheme="light")
    light = page.evaluate(background)
    page.click("#theme")
    assert page.evaluate(background) == dark != light


@pytest.mark.parametrize("width", [360, 390, 768, 1024])
@pytest.mark.parametrize("name", ["usual", "hostile"])
def test_fits_a_narrow_window(opened: Open, name: str, width: int) -> None:
    """Nothing makes the page scroll sideways, not even an opened event."""
    page = opened(name, width=width, height=740)
    assert sideways(page) == 0
    page.locator(".row").nth(1).click()
    expect(page.locator("#pane mark")).to_be_visible()
    assert sideways(page) == 0
    assert page.locator("#pane").evaluate("node => node.scrollWidth - node.clientWidth") <= 0


def test_a_link_brings_everything_back(opened: Open) -> None:
    """The address holds the window, search, filters and the selected event, and restores them."""
    page = opened()
    choose(page, "statuses", "Planned")
    page.fill("#search", "norvale")
    page.locator(".row").first.click()
    page.wait_for_selector("#pane mark")
    page.locator("#zoom-in").click()
    page.wait_for_timeout(400)
    fragment = f"#{urlsplit(page.url).fragment}"
    count, label = shown(page), page.locator("#pane-title").inner_text()
    note = page.locator("#timeline-note").inner_text()
    again = opened(fragment=fragment)
    assert shown(again) == count
    assert again.locator("#pane-title").inner_text() == label
    assert again.locator("#timeline-note").inner_text() == note
    again.wait_for_timeout(400)
    assert f"#{urlsplit(again.url).fragment}" == fragment


def test_paper_gets_a_plain_chronology(opened: Open, tmp_path: Path) -> None:
    """Printing gives a list of the events that the filters leave."""
    page = opened()
    left = choose(page, "statuses", "Denied")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator("#print li")).to_have_count(left)
    expect(page.locator("main")).not_to_be_visible()
    assert page.pdf(path=str(tmp_path / "page.pdf")).startswith(b"%PDF")


def test_ten_thousand_events(opened: Open) -> None:
    """A large story opens within seconds, shows all as columns, and answers at once."""
    start = time.monotonic()
    page = opened("large")
    assert time.monotonic() - start < 10
    assert shown(page) == 10_000
    page.locator("#level").press("End")
    expect(page.locator("#timeline-note")).to_contain_text("zoom in to tell them apart")
    page.locator("#list").evaluate("node => { node.scrollTop = node.scrollHeight / 2; }")
    page.locator(".row").nth(8).click()
    expect(page.locator("#pane mark")).to_be_visible()
    assert page.locator(".row").count() < 60


def test_a_reason_for_a_date_leads_to_its_sentence(opened: Open) -> None:
    """What an event's days rest on is said beside them, and opens the report it is about."""
    dated, other = most_important(USUAL)
    page = opened("grounded", fragment=f"#event={dated.id}")
    step = page.locator("button.ground")
    expect(step).to_have_text("It came before the <b>vote</b>")
    step.click()
    expect(page).to_have_url(re.compile(f"event={other.id}"))
    expect(page.locator("#pane mark")).to_have_text(sentence(other.reports[0])[0])


def test_an_article_without_a_date_says_when_it_can_be_of(opened: Open) -> None:
    """By what it says; not as a date of its own."""
    page = opened("grounded", fragment=f"#view=articles&article={USUAL.articles[0].key}")
    head = page.locator(".article-head")
    expect(head).to_contain_text("no date of publication")
    expect(head).to_contain_text("Published from 2013 on, by what it says.")
    expect(head).to_contain_text("It looks back at “the fire”, 2013")


def test_a_sentence_is_cited_by_its_paragraph(opened: Open) -> None:
    """With its article's outlet and day, and beside each report of the list."""
    page = opened("harbour", fragment="#view=timeline")
    page.keyboard.press("n")
    expect(page.locator("#pane .article-head .byline").first).to_have_text(
        re.compile(r", para\. \d+")
    )


def test_an_article_says_its_section_and_where_it_was_filed(opened: Open) -> None:
    """Where its source does; as words, whatever they are."""
    key = hostile_story("=HYPERLINK(1)").articles[0].key
    page = opened("formulas", fragment=f"#view=articles&article={key}")
    expect(page.locator(".article-head .byline").first).to_contain_text(
        "in =HYPERLINK(1) · filed in =HYPERLINK(1)"
    )
