"""Pages in excerpts: nothing of an article but what the facts rest on, and that in its place."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from dateline.export import excerpts, packed_graph, timeline
from dateline.export.blocks import blocks
from dateline.export.excerpts import Excerpt, kept, occurrence
from dateline.model import Span
from dateline.story import Story
from tests.export.test_packed_graph import unpacked
from tests.export.test_timeline import Page, utf16
from tests.stories import hostile, story

SPANS = st.lists(st.tuples(st.integers(0, 80), st.integers(1, 9)), max_size=6)


@given(st.text(max_size=90), SPANS)
def test_what_is_kept_is_found_where_it_went(text: str, ends: list[tuple[int, int]]) -> None:
    """Whatever the text and the spans, each span that is kept has the same words in the excerpt."""
    spans = [Span(a, min(a + n, len(text))) for a, n in ends if a < len(text)]
    made = story(1)
    shown = excerpts._apart(spans, replace(made.articles[0], text=text))
    one = Excerpt(text, shown)
    for span in spans:
        assert utf16(one.text, *one.of(span)) == span.of(text)


def test_the_page_holds_the_sentences_and_not_the_rest() -> None:
    """A page in excerpts shows each report's sentence, and no other sentence of its article."""
    made = story(60)
    page = Page(timeline.page(made, excerpts=True))
    core, texts = page.columns(), page.block("texts")
    assert core["excerpts"] is True
    fillers = 0
    for name, reports in zip(core["events"]["id"], core["events"]["reports"], strict=True):
        event = next(each for each in made.events if each.id == name)
        for ref, k in zip(event.reports, reports, strict=True):
            reading, text = made.readings[ref.article], made.by_key[ref.article].text
            report = reading.reports[ref.index]
            shown = texts[core["reports"]["article"][k]]
            sentence = reading.sentences[report.sentence]
            assert utf16(shown, *core["reports"]["span"][k]) == sentence.of(text)
            assert utf16(shown, *core["reports"]["trigger"][k]) == report.span.of(text)
            told = {each.sentence for each in reading.reports}
            for n, other in enumerate(reading.sentences):
                if n not in told:
                    fillers += 1
                    assert other.of(text) not in shown
    assert fillers > 60
    assert core["silent"] == [[] for _ in made.articles]


def test_names_are_quoted_from_what_is_shown() -> None:
    """Where an actor is first called by name is told by words that the excerpt has."""
    made = story(60)
    page = Page(timeline.page(made, excerpts=True))
    core, texts = page.columns(), page.block("texts")
    seen = 0
    for actor, places in zip(made.actors, core["actors"]["seen"], strict=True):
        for article, start, end, _ in zip(*[iter(places)] * 4, strict=True):
            assert utf16(texts[article], start, end) == actor.name
            seen += 1
    assert seen > 20


def test_an_occurrence_is_that_of_the_article() -> None:
    """A correction made in an excerpt names the occurrence of its words in the whole article."""
    made = story(200)
    first, late, _ = blocks(made, kept(made))
    counted = {0}
    for article, trigger in (
        (made.by_key[ref.article], made.readings[ref.article].reports[ref.index].span)
        for event in made.events
        for ref in event.reports
    ):
        which = occurrence(article.text, trigger)
        counted.add(which)
        if which:
            words = rf"(?<!\w){re.escape(trigger.of(article.text))}(?!\w)"
            found = [one.start() for one in re.finditer(words, article.text)]
            assert found[which - 1] == trigger.start
    assert counted >= set(late["reports"]["place"])
    assert max(counted) > 1
    assert first["excerpts"]


def test_the_graph_holds_no_more_than_the_sentences() -> None:
    """Its quotations lie in what is shown, and the words around them are left out; all else is there."""
    made = story(60)
    shown = kept(made)
    whole, less = packed_graph.graph(made), packed_graph.graph(made, shown)
    assert whole is not None
    assert less is not None
    before, after = set(unpacked(whole)), set(unpacked(less))
    gone = before - after
    assert after < before
    quoted = (b"oa#exact>", b"oa#prefix>", b"oa#suffix>")
    assert all(line.split(b" ")[1].endswith(quoted) for line in gone)
    assert not any(b"oa#prefix" in line or b"oa#suffix" in line for line in after)
    fillers = {
        sentence.of(article.text)
        for article in made.articles
        for n, sentence in enumerate(made.readings[article.key].sentences)
        if n not in {report.sentence for report in made.readings[article.key].reports}
    }
    said = b"\n".join(after).decode()
    assert not [words for words in fillers if words in said]


def test_any_story_has_excerpts(tmp_path: Path) -> None:
    """A story without articles, and one whose words are hostile."""
    for made in (Story(), hostile()):
        path = timeline.in_excerpts(made, tmp_path)
        page = Page(path.read_text("ascii"))
        assert len(page.block("texts")) == len(made.articles)
