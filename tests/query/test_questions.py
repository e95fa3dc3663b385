"""Saved questions: complete, safe to fill in, and the same answer from two evaluators."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Store

from dateline.errors import BrokenQuery
from dateline.export import rdf
from dateline.query import ask, find, run, saved
from tests.export.conftest import small_story
from tests.stories import story as made_up

NAMES = [
    "actor-events",
    "articles",
    "contradictions",
    "disputed",
    "inferred-days",
    "timeline",
    "together",
    "undated",
    "who-said",
]


@pytest.fixture(scope="module")
def store() -> Store:
    """The small story's graph."""
    made = Store()
    made.extend(rdf.quads(small_story()))
    return made


def column(store: Store, question: str, name: str, **values: str) -> list[str]:
    """One column of a question's answer."""
    answer = ask(store, question, values)
    return [row[answer.names.index(name)] for row in answer.table()]


def test_every_question_is_explained() -> None:
    """Each question has a title, and each parameter says what it is."""
    assert [question.name for question in saved()] == NAMES
    for question in saved():
        assert question.title != question.name
        assert all(parameter.description for parameter in question.parameters)
        for parameter in question.parameters:
            assert parameter.required is (parameter.default is None)
    assert [p.name for p in find("actor-events").parameters] == ["actor", "from", "to"]


@pytest.mark.parametrize("name", NAMES)
def test_a_question_runs_as_it_lies_there(store: Store, name: str) -> None:
    """A file is complete SPARQL: it declares its prefixes, and its parameters have values."""
    list(store.query(find(name).sparql, use_default_graph_as_union=True))  # type: ignore[arg-type]


@pytest.mark.filterwarnings(
    "ignore:(Dataset.default_context|ConjunctiveGraph) is deprecated:DeprecationWarning"
)
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("case", ["small", "made up"])
def test_rdflib_gives_the_same_rows(name: str, case: str, tmp_path: Path) -> None:
    """rdflib's evaluator, the reference, answers each question with the same rows."""
    story = small_story() if case == "small" else made_up(12)
    path = rdf.export(story, tmp_path)
    store = Store()
    store.extend(rdf.quads(story))
    data = rdflib.Dataset(default_union=True)
    data.parse(data=path.read_bytes(), format="trig")
    values = {p.name: story.actors[0].name for p in find(name).parameters if p.name == "actor"}
    theirs = [
        [None if cell is None else str(cell) for cell in row]  # type: ignore[union-attr]
        for row in data.query(find(name).bound(values))
    ]
    ours = [
        [cell.value if isinstance(cell, NamedNode | Literal) else None for cell in row]
        for row in ask(store, name, values).rows
    ]
    assert sorted(ours, key=str) == sorted(theirs, key=str)


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
    found = {(row[1], row[2], row[3]) for row in ask(store, "disputed").table()}
    assert ("denied", "Hale denied that he had met Moss.", "") in found
    assert ("different numbers", "1%", "2%") in found
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


def test_an_unknown_question_lists_the_known() -> None:
    """A question that does not exist is an error that names those that do."""
    with pytest.raises(BrokenQuery, match="There are: actor-events, articles, contradictions"):
        find("who-sang")


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({}, "needs to be told actor: part of a name"),
        ({"actor": "  "}, "needs to be told actor"),
        ({"actor": "x", "form": "2014"}, "has no parameter “form”. It takes actor, from, to"),
        ({"actor": "x", "from": "March"}, "“March” is no day for from"),
    ],
)
def test_a_wrong_parameter_is_named(store: Store, values: dict[str, str], message: str) -> None:
    """What is missing, unknown or unreadable is said in one sentence."""
    with pytest.raises(BrokenQuery, match=message):
        ask(store, "actor-events", values)


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=()), min_size=1, max_size=30).filter(str.strip))
@example('" } } SELECT * { ?s ?p ?o } #')
@example('x" } SERVICE <http://127.0.0.1/> { ?a ?b ?c } #')
@example("\\u0022 } \n } \\1 \\g<0> '''\ud800")
def test_a_value_stays_a_value(words: str) -> None:
    """Whatever is typed for an actor finds the actor of that name, and nothing else."""
    store = Store()
    bound = find("who-said").bound({"actor": words})
    assert run(store, bound).rows == ()
    line = next(x for x in bound.split("\n") if "VALUES ?actor" in x)
    clean = "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in words)
    (row,) = run(store, f"SELECT ?actor {{ {line} }}").rows
    assert row[0] == Literal(clean)
