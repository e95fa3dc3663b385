"""What stands against what, what copies and corrects what, and what a person ruled: shown, and led to."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from dateline.story import Story
from tests.browser.conftest import Open
from tests.browser.seen import address, opened_pane
from tests.export.conftest import FIRST, SECOND

pytestmark = pytest.mark.browser


def test_two_numbers_stand_side_by_side(opened: Open) -> None:
    """Each account with who gives it, since when, and from how many independent sources."""
    page = opened("small", fragment="#event=e2")
    against = page.locator(".against")
    expect(against.locator("h3")).to_have_text("How many: told differently")
    first, second = (against.locator(".account").nth(k) for k in (0, 1))
    expect(first.locator(".account-says")).to_have_text("1%")
    expect(first).to_contain_text("Ada Moss (in The Courier)")
    expect(first).to_contain_text("1 independent source, first told 4 Mar 2014")
    expect(second.locator(".account-says")).to_have_text("2%")
    expect(second).to_contain_text("first told 6 Mar 2014")


def test_each_account_leads_to_its_sentence(opened: Open) -> None:
    """The report that gives it is opened, with its sentence marked in its article."""
    page = opened("small", fragment="#event=e2")
    page.locator(".account-open").nth(1).click()
    expect(page.locator("#pane mark")).to_contain_text("the rise was 2%")
    assert address(page)["report"] == ["2"]
    page.locator(".account-open").nth(0).click()
    expect(page.locator("#pane mark")).to_contain_text("We agreed a rise of 1%")
    assert "report" not in address(page)


def test_a_claim_against_a_report_leads_to_its_words(opened: Open) -> None:
    """What only somebody says is shown in their article, and doubt about the two events is said."""
    page = opened("small", fragment="#event=e1")
    against = page.locator(".against")
    expect(against.locator("h3")).to_contain_text("What is so: told differently")
    expect(against.locator("h3")).to_contain_text("or these are two different events")
    page.get_by_role("button", name="Show the words").click()
    expect(page.locator("#pane mark").first).to_be_visible()
    assert page.locator("#pane mark").first.inner_text() in SECOND
    assert address(page)["view"] == ["articles"]


def test_every_contradiction_of_the_sample_is_shown(opened: Open, harbour_story: Story) -> None:
    """On each event that it is about, all its accounts."""
    page = opened("harbour")
    for one in harbour_story.contradictions:
        for event in one.events:
            page.evaluate("(id) => { location.hash = `event=${id}`; }", event)
            expect(page.locator("#pane-title")).to_have_text(
                next(" ".join(e.label.split()) for e in harbour_story.events if e.id == event)
            )
            page.wait_for_selector(".against")
            says = page.locator(".account-says").all_inner_texts()
            assert {" ".join(a.says.split()) for a in one.accounts} <= {*says}


def test_a_copy_is_one(opened: Open, harbour_story: Story) -> None:
    """It says whose words it prints and how many of them; the original says who prints its own."""
    [copy] = harbour_story.copies
    titles = {a.key: a.title or a.id for a in harbour_story.articles}
    page = opened("harbour", fragment=f"#view=articles&article={copy.article}")
    line = page.locator(".kinship")
    expect(line).to_contain_text(f"Prints the words of {titles[copy.original]}")
    expect(line).to_contain_text(f"{round(copy.share * 100)} % the same words")
    line.locator("button").click()
    expect(page.locator("#pane .headline")).to_have_text(titles[copy.original])
    expect(page.locator(".kinship")).to_contain_text(
        f"Its words are printed by {titles[copy.article]}"
    )


def test_a_correction_and_what_it_corrects_lead_to_each_other(
    opened: Open, harbour_story: Story
) -> None:
    """With the reason why the one is taken for a correction of the other."""
    [found] = harbour_story.corrections
    titles = {a.key: a.title or a.id for a in harbour_story.articles}
    page = opened("harbour", fragment=f"#view=articles&article={found.corrected}")
    expect(page.locator(".kinship")).to_contain_text(f"Corrected by {titles[found.article]}")
    expect(page.locator(".kinship")).to_contain_text(found.reason)
    page.locator(".kinship button").click()
    expect(page.locator(".kinship")).to_contain_text(f"Corrects {titles[found.corrected]}")


def test_a_copy_is_no_source_of_its_own(opened: Open, harbour_story: Story) -> None:
    """An event says how many articles tell of it, how many of these are copies, how many independent."""
    [copy] = harbour_story.copies
    event = next(
        e for e in harbour_story.events
        if {copy.article, copy.original} <= {r.article for r in e.reports}
    )  # fmt: skip
    told = len({r.article for r in event.reports})
    page = opened("harbour", fragment=f"#event={event.id}")
    facts = page.locator(".facts")
    expect(facts).to_contain_text(f"{told} articles, 1 of them a copy of an earlier one")
    expect(facts).to_contain_text(f"{event.sources} independent source")
    assert event.sources < told


def test_rulings_say_who_what_and_why(opened: Open) -> None:
    """On events, actors and articles; whatever the person's words, they stay words."""
    page = opened("ruled", fragment="#event=e1")
    ruling = page.locator(".ruling")
    expect(ruling).to_have_text("J. Penn named this: They meet – The desk <asked>.")
    page = opened("ruled", fragment="#who=a1")
    expect(page.locator(".ruling")).to_contain_text(
        "J. Penn said that this is not the same as another"
    )
    page = opened("ruled", fragment="#view=articles")
    page.locator(".article-item").first.click()
    expect(page.locator(".ruling").first).to_contain_text("dated this: 2014-03-04")


def test_what_a_person_rejected_is_no_event(opened: Open) -> None:
    """It is in no list, and its link opens the page without it."""
    page = opened("ruled", fragment="#event=e4")
    opened_pane(page, "In brief")
    expect(page.locator("#tab-undated")).to_have_text("Undated 0")
    assert "Someone shouted" in FIRST
    page.click("#tab-undated")
    expect(page.locator("#no-rows")).to_be_visible()
