"""The Questions tab in a browser: it answers as the command line does, can be stopped, and stays inert."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect
from pyoxigraph import Store

from dateline.errors import BrokenQuery
from dateline.export import packed_graph, rdf, timeline
from dateline.query import ask, run, saved
from tests.browser.conftest import Open
from tests.stories import story

pytestmark = pytest.mark.browser
USUAL = story(300)
EVENTS = "SELECT ?event ?id { ?id a sem:Event ; rdfs:label ?event } ORDER BY STR(?id) LIMIT 7"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture(scope="module")
def usual() -> Store:
    """The graph of the usual story, as it is exported."""
    store = Store()
    store.extend(rdf.quads(USUAL))
    return store


def ready(page: Page) -> Page:
    """Wait until the graph has been read."""
    expect(page.locator("#question-status")).to_have_text(re.compile("facts to ask"))
    return page


def write(page: Page, sparql: str) -> None:
    """Write a query of one's own."""
    page.select_option("#question", "")
    page.locator("#editor .cm-content").click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text(sparql)


def answered(page: Page) -> str:
    """Run what stands there, and give what stands above the answer."""
    page.click("#run")
    return page.locator("#answer caption").inner_text()


def csv(page: Page) -> str:
    with page.expect_download() as download:
        page.click("#save-csv")
    return Path(download.value.path()).read_bytes().decode()


def test_nothing_is_loaded_before_the_tab_is_opened(opened: Open) -> None:
    """Editor and database come with the first visit; until then the page has none of them."""
    page = opened()
    assert page.evaluate("typeof datelineQuestions") == "undefined"
    assert page.locator("#question").count() == 0
    page.click("#go-questions")
    ready(page)
    assert page.evaluate("typeof datelineQuestions") == "object"
    facts = len(set(rdf.quads(USUAL)))
    expect(page.locator("#question-status")).to_have_text(f"{facts:,} facts to ask")


def test_saved_questions_give_what_the_command_line_gives(opened: Open, harbour: Store) -> None:
    """Each saved question, asked of the sample as its example says, gives the same rows to the byte."""
    page = opened("harbour", "#view=questions")
    ready(page)
    titles = page.locator("#question option").all_inner_texts()
    assert sorted(titles[1:]) == sorted(one.title for one in saved())
    for one in saved():
        page.select_option("#question", one.name)
        assert page.locator(".field").count() == len(one.parameters)
        for name, value in one.example.items():
            control = page.locator(f"#told-{name}")
            if control.evaluate("node => node.tagName") == "SELECT":
                control.select_option(value)
            else:
                control.fill(value)
        expected = ask(harbour, one.name, one.example)
        rows = "1 row" if len(expected.rows) == 1 else f"{len(expected.rows):,} rows"
        assert answered(page).startswith(f"{rows} in "), one.name
        assert csv(page) == expected.written("csv"), one.name


@pytest.mark.parametrize(
    "sparql",
    [
        EVENTS,
        "ASK { ?a dl:status 'planned' }",
        "CONSTRUCT { ?id rdfs:label ?l } WHERE { ?id a sem:Event ; rdfs:label ?l }",
        "DESCRIBE <urn:dateline:resolution>",
        "SELECT (COUNT(*) AS ?n) FROM <urn:dateline:resolution> { ?a ?b ?c }",
        "PREFIX x: <http://semanticweb.cs.vu.nl/2009/11/sem/>\nSELECT (COUNT(?e) AS ?n) { ?e a x:Event }",
        'SELECT ("=1+1" AS ?sum) (-3 AS ?number) ("say ""hi""" AS ?quoted) {}'.replace('""', '\\"'),
        "SELECT (10 - 3 - 2 AS ?a) (100 - 20 + 5 - 1 AS ?b) (24 / 4 / 2 AS ?c) (2 - 6 / 3 / 2 * 5 - -1 AS ?d) {}",
        'SELECT ?n { BIND(IF(9 - 4 - 3 = 2, "9 - 4 - 3", "no") AS ?n) FILTER(8 - 4 - 2 IN (1 - 1, 8/2/2)) }',
        "SELECT ?n { { SELECT (COUNT(*) - 1 - 1 AS ?n) { ?a dl:status/^dl:status ?b } } }",
        "SELECT ?nothing { ?nothing dl:status 'no such status' }",
    ],
)
def test_a_query_of_ones_own(opened: Open, usual: Store, sparql: str) -> None:
    """It gives what `dateline query` gives of the same graph, whatever its form."""
    page = opened(fragment="#view=questions")
    write(page, sparql)
    answered(page)
    assert csv(page) == run(usual, sparql).written("csv")


@pytest.mark.parametrize(
    ("sparql", "mark"),
    [
        ("SELECT ?a WHERE {\n  ?a dl:status\n}", "}"),
        ("SELECT ?a { ?a foo:bar ?b }", "f"),
        ("SELEC ?a { ?a ?b ?c }", None),
        ("SELECT * { ?s ?p", None),
        ("SELECT (?a AS ?b) ?b { ?a ?c ?b }", None),
        ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", None),
        ("SELECT * { SERVICE <http://example.com/> { ?a ?b ?c } }", None),
        ("SELECT * FROM <http://example.com/> { ?a ?b ?c }", None),
    ],
)
def test_a_broken_query_says_where(
    opened: Open, usual: Store, sparql: str, mark: str | None
) -> None:
    """In the sentence that the command line says, and with a mark at the place."""
    with pytest.raises(BrokenQuery) as told:
        run(usual, sparql)
    page = opened(fragment="#view=questions")
    write(page, sparql)
    page.click("#run")
    expect(page.locator("#question-error")).to_have_text(str(told.value).split("\n")[0])
    if mark is not None:
        expect(page.locator("#editor .broken")).to_have_text(mark)
    expect(page.locator("#answer")).to_be_hidden()
    write(page, EVENTS)
    assert answered(page).startswith("7 rows in ")


def test_a_runaway_query_can_be_stopped(opened: Open) -> None:
    """Stop ends it at once, and the next question is answered as if nothing had been."""
    page = opened(fragment="#view=questions")
    ready(page)
    expect(page.locator("#stop")).to_be_disabled()
    write(page, ENDLESS)
    page.keyboard.press("ControlOrMeta+Enter")
    expect(page.locator("#question-status")).to_contain_text("Looking for the answer: 1 s")
    page.click("#stop")
    expect(page.locator("#question-status")).to_contain_text("Stopped")
    expect(page.locator("#stop")).to_be_disabled()
    write(page, EVENTS)
    assert answered(page).startswith("7 rows in ")


def test_who_asks_anew_waits_for_no_old_answer(opened: Open) -> None:
    """Before the graph is read, and while an endless query runs, the last question is answered."""
    page = opened(fragment="#view=questions")
    write(page, ENDLESS)
    page.keyboard.press("ControlOrMeta+Enter")
    write(page, EVENTS)
    assert answered(page).startswith("7 rows in ")
    write(page, ENDLESS)
    page.keyboard.press("ControlOrMeta+Enter")
    expect(page.locator("#question-status")).to_contain_text("Looking for the answer")
    write(page, "ASK {}")
    assert answered(page).startswith("Yes, in ")


def test_a_parameter_that_is_missing_is_asked_for(opened: Open) -> None:
    """The sentence says which, and the cursor is in its field; names are offered there."""
    page = opened(fragment="#view=questions")
    page.select_option("#question", "actor-events")
    page.click("#run")
    expect(page.locator("#question-error")).to_contain_text("actor: part of a name")
    expect(page.locator("#told-actor")).to_be_focused()
    names = page.locator("#told-actor-names option").evaluate_all("all => all.map(o => o.value)")
    assert set(names) <= {actor.name for actor in USUAL.actors if actor.named}
    page.keyboard.insert_text(names[0])
    page.keyboard.press("Enter")
    expect(page.locator("#answer caption")).to_contain_text(" in ")
    expect(page.locator("#question-error")).to_be_hidden()


def test_what_is_typed_stays_a_value(opened: Open, usual: Store) -> None:
    """Quotes, braces and backslashes in a field never become a part of the query."""
    page = opened(fragment="#view=questions")
    page.select_option("#question", "actor-events")
    typed = 'a" } ?x ?y ?z . VALUES ?actor { "\\$&'
    page.fill("#told-actor", typed)
    answered(page)
    expect(page.locator("#question-error")).to_be_hidden()
    assert csv(page) == ask(usual, "actor-events", {"actor": typed}).written("csv")


def test_many_rows_are_cut_and_counted(opened: Open, usual: Store) -> None:
    """A thousand rows are shown, the words say so, and the file has all of them."""
    sparql = "SELECT ?s ?p ?o { GRAPH <urn:dateline:resolution> { ?s ?p ?o } }"
    page = opened(fragment="#view=questions")
    write(page, sparql)
    words = answered(page)
    total = len(run(usual, sparql).rows)
    assert words.startswith(f"{total:,} rows in ")
    assert "The first 1,000 are shown" in words
    expect(page.locator("#answer tbody tr")).to_have_count(1000)
    assert csv(page).count("\r\n") >= total


def test_an_answer_is_shown_on_the_timeline(opened: Open, usual: Store) -> None:
    """Its events and no others are left, until all are wanted again; a link brings the same back."""
    page = opened(fragment="#view=questions&q=nothing+fits+this")
    write(page, EVENTS)
    answered(page)
    page.click("#show-events")
    expect(page.locator("#count")).to_have_text("7 of 300 events")
    expect(page.locator("#only")).to_contain_text("Only the 7 events of an answer")
    expected = {row[0].value for row in run(usual, EVENTS).rows if row[0] is not None}  # type: ignore[union-attr]
    shown = set(page.locator(".row .words").all_inner_texts())
    page.click("#tab-undated")
    shown |= set(page.locator(".row .words").all_inner_texts())
    assert {label[:40] for label in expected} >= {label.lstrip("”").strip()[:40] for label in shown}
    expect(page).to_have_url(re.compile("only=answer"))
    again = opened(fragment="#" + page.url.split("#")[1])
    expect(again.locator("#count")).to_have_text("7 of 300 events")
    again.get_by_role("button", name="Back to the question").click()
    assert again.locator("#editor .cm-content").inner_text().strip() == EVENTS
    again.click("#go-timeline")
    expect(again.locator("#count")).to_have_text("7 of 300 events")
    again.get_by_role("button", name="Show all events").click()
    expect(again.locator("#count")).to_have_text("300 of 300 events")
    expect(again.locator("#only")).to_be_hidden()
    expect(again).not_to_have_url(re.compile("only="))


def test_another_question_leaves_the_timeline_whole(opened: Open) -> None:
    """The events of an old answer are no answer to a new question."""
    page = opened(fragment="#view=questions")
    write(page, EVENTS)
    answered(page)
    page.click("#show-events")
    page.get_by_role("button", name="Back to the question").click()
    write(page, "ASK {}")
    answered(page)
    page.click("#go-timeline")
    expect(page.locator("#count")).to_have_text("300 of 300 events")


def test_cells_open_what_they_name(opened: Open) -> None:
    """An event and an article in the pane, an actor on the timeline."""
    page = opened(fragment="#view=questions")
    write(page, "SELECT ?id { ?id a sem:Event } ORDER BY ?id LIMIT 1")
    answered(page)
    link = page.locator(".cell-link")
    label = link.inner_text()
    link.click()
    expect(page.locator("#pane-title")).to_have_text(label)
    write(page, "SELECT ?page { ?page a schema:NewsArticle } ORDER BY ?page LIMIT 1")
    answered(page)
    page.locator(".cell-link").click()
    expect(page.locator("#pane .article-head")).to_be_visible()
    write(page, 'SELECT ?who { ?who a sem:Actor ; rdfs:label "Norvale Council" }')
    answered(page)
    page.locator(".cell-link").click()
    expect(page.locator("#pane-title")).to_have_text("Norvale Council")


@pytest.mark.parametrize("saved_one", [True, False], ids=["saved", "own"])
def test_a_link_asks_the_question_again(opened: Open, saved_one: bool) -> None:
    """The address holds the question and what it was told, or the query; it gives the same answer."""
    page = opened(fragment="#view=questions")
    if saved_one:
        page.select_option("#question", "of-kind")
        page.select_option("#told-kind", "protest")
        page.fill("#told-from", "2015-01-01")
    else:
        write(page, EVENTS)
    answered(page)
    rows = page.locator("#answer tbody").inner_text()
    expect(page).to_have_url(re.compile("question=of-kind" if saved_one else "sparql=SELECT"))
    again = opened(fragment="#" + page.url.split("#")[1])
    expect(again.locator("#answer tbody")).to_have_text(re.compile("."), use_inner_text=True)
    assert again.locator("#answer tbody").inner_text() == rows
    assert again.input_value("#question") == ("of-kind" if saved_one else "")
    assert not saved_one or again.input_value("#told-from") == "2015-01-01"


def test_a_link_to_no_question_says_so(opened: Open) -> None:
    """A question that is not among the saved ones is named, and the others can be asked."""
    page = opened(fragment=f"#view=questions&question={quote('<b>gone</b>')}")
    expect(page.locator("#question-error")).to_contain_text("no saved question “<b>gone</b>”")
    page.select_option("#question", "important")
    assert "rows in" in answered(page)


def test_the_editor_is_no_trap(opened: Open) -> None:
    """Tab leads out of the editor, and its letters are no shortcuts of the page."""
    page = opened(fragment="#view=questions")
    ready(page)
    write(page, "n")
    page.keyboard.type("p/")
    assert page.locator("#editor .cm-content").inner_text().strip() == "np/"
    page.keyboard.press("Tab")
    expect(page.locator("#run")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(page.locator("#editor .cm-content")).to_be_focused()


def test_hostile_words_stay_words(opened: Open) -> None:
    """In suggestions, in answers, in files: nothing of them runs, and a file has no formulas."""
    page = opened("hostile", "#view=questions")
    page.select_option("#question", "who-said")
    write(page, "SELECT * { ?s ?p ?o } ORDER BY DESC(STR(?o))")
    assert "rows in" in answered(page)
    expect(page.locator("#answer tbody tr")).to_have_count(1000)
    assert not re.search(r'(?m)(^|,)"?[=+@-](?!\d)', csv(page).split("\r\n", 1)[1])
    write(page, 'SELECT ("<img src=x onerror=window.__pwned=9>" AS ?x) {}')
    answered(page)
    expect(page.locator("#answer td")).to_have_text("<img src=x onerror=window.__pwned=9>")
    assert page.evaluate("typeof window.__pwned") == "undefined"
    assert page.locator("#answer img").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_a_narrow_window(opened: Open, scheme: str) -> None:
    """At 360 pixels nothing sticks out but the table, which scrolls by itself."""
    page = opened(fragment="#view=questions&question=important", width=360, color_scheme=scheme)
    expect(page.locator("#answer caption")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.click(".own summary")
    expect(page.locator("#editor .cm-content")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_no_story_is_no_trouble(opened: Open) -> None:
    """A story without articles can be asked too, and has no answers."""
    page = opened("empty", "#view=questions&question=timeline")
    expect(page.locator("#answer")).to_contain_text("Nothing in the story fits.")


def test_a_graph_that_is_left_out_says_where_to_ask(
    opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The tab says in a sentence that the graph is too large, and what to do."""
    monkeypatch.setattr(packed_graph, "MOST", 100)
    page = opened(timeline.export(USUAL, tmp_path), "#view=questions")
    expect(page.locator("#view-questions")).to_contain_text("more than 1,000,000 facts")
    expect(page.locator("#view-questions")).to_contain_text("dateline serve OUTPUT")
