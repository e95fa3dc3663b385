"""What each saved question finds, in stories of which all is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyoxigraph import Store

from dateline.export import rdf
from dateline.model import Ref
from dateline.query import ask, find, run
from tests.export.conftest import small_story
from tests.query.conftest import column, full_story
from tests.vocab.correct import correct_store


@pytest.fixture(scope="module")
def store() -> Store:
    """The small story's graph."""
    made = Store()
    made.extend(rdf.quads(small_story()))
    return made


def test_who_said_what(store: Store) -> None:
    """An actor's claims come with cue, content, article and date, by any part of any name."""
    assert ask(store, "who-said", {"actor": "hale"}).table()[0][:6] == [
        "Jonas Hale", "denied", "that he had met Moss", "indirect", "2014-03-06", "news/two.txt",
    ]  # fmt: skip
    assert column(store, "who-said", "speaker", actor="ADA M") == ["Ada Moss"]
    assert column(store, "who-said", "speaker", actor="nobody") == []


def test_the_events_of_an_actor_in_a_period(store: Store) -> None:
    """A period keeps what lies in it; an event with an open end is filed under the day it knows."""
    events = ["Ada Moss agreed a rise of 1%", "Ada Moss met Jonas Hale", "Ada Moss met Jonas Hale"]
    assert column(store, "actor-events", "event", actor="moss") == [*events, "Ada Moss said"]
    late = {"actor": "moss", "from": "2014-03-04"}
    assert [row[2] for row in ask(store, "actor-events", late).table()] == ["Ada Moss said"]
    early = {"actor": "moss", "to": "2014-03-02"}
    assert not ask(store, "actor-events", early).table()


def test_who_is_together_with_whom(store: Store) -> None:
    """Pairs are counted, and apart from that those of what happened."""
    assert ask(store, "together", {"actor": "hale"}).table() == [
        ["Jonas Hale", "Ada Moss", "1", "1"]
    ]


def test_what_is_disputed(store: Store) -> None:
    """A denial, a contradiction and two figures for one thing are found, with their words."""
    found = {tuple(row[1:5]) for row in ask(store, "disputed").table()}
    assert ("denied", "Jonas Hale", "Hale denied that he had met Moss.", "") in found
    assert ("different numbers", "Ada Moss", "1%", "2%") in found
    assert {dispute for dispute, *_ in found} == {"denied", "contradicted", "different numbers"}


def test_contradictions_with_their_sentences(store: Store) -> None:
    """A row for each sentence of each account; both sides stand under one contradiction."""
    rows = ask(store, "contradictions").table()
    assert [row[1:5] for row in rows] == [
        ["number", "1%", "“We agreed a rise of 1%,” she said.", "news/one.txt"],
        ["number", "2%", "According to the minister, the rise was 2%.", "news/two.txt"],
        ["claim", "they met", "Ada Moss, head of health at Unison, met Jonas Hale in Exeter on "
         "3 March 2014.", "news/one.txt"],
        ["claim", "they did not", "that he had met Moss", "news/two.txt"],
    ]  # fmt: skip
    assert len({row[-1] for row in rows}) == 2


def test_what_is_undated_and_what_is_not(store: Store) -> None:
    """An event is on the timeline or among the undated, and never in both or neither."""
    undated = column(store, "undated", "id")
    dated = column(store, "timeline", "id")
    assert sorted(undated + dated) == [f"d:event:e{n}" for n in range(1, 6)]


def test_every_article_is_listed(store: Store) -> None:
    """An article without a reading is listed with nothing found."""
    rows = ask(store, "articles").table()
    assert [row[1] for row in rows] == ["news/three.txt", "news/one.txt", "news/two.txt"]
    assert rows[0][4:6] == ["0", "0"]


def test_what_is_said_of_somebody(full: Store) -> None:
    """A claim that names or means them, by others than themselves."""
    assert [row[:4] for row in ask(full, "said-about", {"actor": "moss"}).table()] == [
        ["Jonas Hale", "denied", "that he had met Moss", "Ada Moss"]
    ]
    assert ask(full, "said-about", {"actor": "moss", "by": "minister"}).rows == ()


def test_a_plan_that_comes_true_is_no_longer_one() -> None:
    """It is listed until some report tells it as done, and only up to the day that is asked."""
    story = full_story()
    made = Store()
    made.extend(rdf.quads(story))
    assert column(made, "planned", "event") == ["Unison plans a strike"]
    assert column(made, "planned", "event", by="2015-12-30") == []
    plan = next(event for event in story.events if event.status == "planned")
    done = replace(plan, reports=(*plan.reports, Ref(story.articles[0].key, 0)))
    come = Store()
    come.extend(rdf.quads(replace(story, events=(done,))))
    assert column(come, "planned", "event") == []


def test_silence_is_counted_in_days(full: Store) -> None:
    """From 7 January to 3 March are 55 days, where 15 are usual."""
    rows = ask(full, "silence", {"actor": "Moss"}).table()
    assert [row[:7] for row in rows] == [
        ["Ada Moss", "2014-01-07", "2014-03-03", "55", "15", "5", "false"]
    ]
    assert ask(full, "silence", {"actor": "Moss", "times": "4"}).rows == ()
    assert ask(full, "silence", {"actor": "Moss", "least": "56"}).rows == ()


@given(st.dates(date(1600, 1, 1), date(2400, 1, 1)), st.integers(1, 40_000))
@example(date(2000, 2, 28), 2)
@example(date(1900, 2, 28), 1)
@settings(max_examples=40, deadline=None)
def test_days_are_numbered_by_the_calendar(first: date, apart: int) -> None:
    """Over leap years and centuries: as Python counts them."""
    lines = find("silence").sparql.splitlines()
    begin = next(n for n, line in enumerate(lines) if "AS ?am)" in line)
    end = next(n for n, line in enumerate(lines) if "AS ?days)" in line)
    sums = "\n".join(line for line in lines[begin : end + 1])
    from_, to = first.isoformat(), (first + timedelta(days=apart)).isoformat()
    query = f'SELECT ?days {{ BIND("{from_}" AS ?from) BIND("{to}" AS ?to) {sums} }}'
    assert run(Store(), query).table() == [[str(apart)]]


def test_a_change_of_post(full: Store) -> None:
    """From what was last said to what is said next."""
    assert [row[:7] for row in ask(full, "post-changes").table()] == [
        ["Ada Moss", "clerk", "", "2013-06-01", "head of health", "Unison", "2014-03-04"]
    ]


def test_what_was_known_on_a_day(full: Store) -> None:
    """In the words of that day: what a later article denies was told as happened."""
    before = ask(full, "known-on", {"on": "2014-03-05"}).table()
    after = ask(full, "known-on", {"on": "2014-03-06"}).table()
    meeting = [row[1:5] for row in before if row[-1] == "d:event:e1"]
    assert meeting == [["2014-03-04", "Ada Moss met Jonas Hale", "happened", "positive"]]
    meeting = [row[1:5] for row in after if row[-1] == "d:event:e1"]
    assert meeting == [["2014-03-06", "Hale met Moss", "denied", "negative"]]
    assert ask(full, "known-on", {"on": "2014-03-03"}).rows == ()


def test_evidence_by_words_or_by_id(full: Store) -> None:
    """An event is named by a part of its label, or by its id in any spelling."""
    sentences = column(full, "evidence", "sentence", event="met jonas")
    assert sentences[1:] == ["Hale denied that he had met Moss."]
    for spelling in ("e1", "event:e1", "d:event:e1", "urn:dateline:event:e1"):
        assert column(full, "evidence", "sentence", event=spelling) == sentences


def test_who_is_quoted_has_days(full: Store) -> None:
    """Direct claims are counted apart."""
    rows = {row[0]: row[2:7] for row in ask(full, "speakers").table()}
    assert rows["Ada Moss"] == ["1", "1", "1", "2014-03-04", "2014-03-04"]
    assert rows["Jonas Hale"] == ["1", "0", "1", "2014-03-06", "2014-03-06"]


def test_what_nobody_answers_for(full: Store) -> None:
    """A claim with a named speaker is not among them."""
    assert column(full, "unnamed-sources", "source") == ["the minister"]


def test_what_a_person_ruled(full: Store) -> None:
    """A row for each thing that is ruled on, with its name."""
    rows = [row[:4] for row in ask(full, "rulings").table()]
    assert ["rename", "event", "Ada Moss met Jonas Hale", "They meet"] in rows
    assert ["not-the-same", "actor", "Jonas Hale", ""] in rows


def test_doubts_come_with_both_sides(full: Store) -> None:
    """And with the articles they are in, and the reasons in a line."""
    assert [row[:8] for row in ask(full, "unsure").table()] == [
        ["0.5", "actor", "Jonas Hale", "news/one.txt", "Hale", "news/two.txt", "rule",
         "a surname; a title"],
    ]  # fmt: skip


def test_what_says_when_an_article_was_published() -> None:
    """Every day that was found, the one that was used first; of some articles only, if asked."""
    store = correct_store()
    first = ["news/one.txt", "2014-03-04", "JSON-LD", "2014-03-04T06:00", "true"]
    second = ["news/one.txt", "2014-03-03", "the byline", "Monday 3 March", "false"]
    assert ask(store, "published-by").table() == [first, second]
    assert ask(store, "published-by", {"part": "ONE"}).table() == [first, second]
    assert not ask(store, "published-by", {"part": "two"}).table()
