"""Saved questions: complete, safe to fill in, and the same answer from two evaluators."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import rdflib
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Store
from tools.make_questions import PAGE, page

from dateline.errors import BrokenQuery
from dateline.export import rdf
from dateline.query import ask, find, run, saved
from tests.export.conftest import small_story
from tests.query.conftest import column, full_story
from tests.stories import story as made_up

NAMES = [question.name for question in saved()]
TYPES = {"words": "a", "day": "2014-12-31", "number": "5", "kind": "meeting"}
"""A value of each type."""


@pytest.fixture(scope="module")
def store() -> Store:
    """The small story's graph."""
    made = Store()
    made.extend(rdf.quads(small_story()))
    return made


def test_every_question_is_explained() -> None:
    """There are many; each has a title, and each parameter says what it is."""
    assert len(NAMES) >= 30
    for question in saved():
        assert question.title != question.name
        for parameter in question.parameters:
            assert parameter.description
            assert parameter.required is (parameter.default is None)
        # What the head names stands in the query, and the other way round.
        places = re.findall(
            r"^\s*VALUES \?(\w+) \{ (?!true|\"happ)|^(LIMIT) ", question.sparql, re.M
        )
        told = {p.name for p in question.parameters}
        assert told == {name or "limit" for name, _ in places}, question.name
        assert set(question.example) <= told
        assert all(p.name in question.example for p in question.parameters if p.required)
    assert [p.name for p in find("actor-events").parameters] == ["actor", "from", "to"]


@pytest.mark.parametrize("name", NAMES)
def test_a_default_is_of_its_type(name: str) -> None:
    """A day stands where days are put, a number where numbers are; so each takes a value."""
    question = find(name)
    for p in question.parameters:
        line = re.search(rf"VALUES \?{p.name} {{ (.*) }}|^LIMIT (\d+)$", question.sparql, re.M)
        assert line
        before = line[1] or line[2]
        kind = "day" if "xsd:date" in before else "number" if before.isdigit() else "words"
        assert kind == ("words" if p.type == "kind" else p.type)
        after = question.bound({**question.example, p.name: TYPES[p.type]})
        assert after != question.bound(question.example) or question.example.get(p.name)


@pytest.mark.parametrize("name", NAMES)
def test_a_question_runs_as_it_lies_there(store: Store, name: str) -> None:
    """A file is complete SPARQL: it declares its prefixes, and its parameters have values."""
    list(store.query(find(name).sparql, use_default_graph_as_union=True))  # type: ignore[arg-type]


@pytest.mark.filterwarnings(
    "ignore:(Dataset\\.|ConjunctiveGraph).* is deprecated:DeprecationWarning"
)
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("case", ["full", "made up"])
def test_rdflib_gives_the_same_rows(name: str, case: str, tmp_path: Path) -> None:
    """rdflib's evaluator, the reference, answers each question with the same rows."""
    story = full_story() if case == "full" else made_up(12)
    path = rdf.export(story, tmp_path)
    store = Store()
    store.extend(rdf.quads(story))
    data = rdflib.Dataset(default_union=True)
    data.parse(data=path.read_bytes(), format="trig")
    values = told(name, story.actors[0].name)
    theirs = [
        [None if cell is None else str(cell) for cell in row]  # type: ignore[union-attr]
        for row in data.query(find(name).bound(values))
    ]
    ours = [
        [cell.value if isinstance(cell, NamedNode | Literal) else None for cell in row]
        for row in ask(store, name, values).rows
    ]
    assert sorted(ours, key=str) == sorted(theirs, key=str)
    # What is ordered to the last is in one order, but for what SPARQL leaves open: which of two
    # numbers of different types, or words of different cases, comes first.
    assert [row[-1] for row in ours] == [row[-1] for row in theirs]


def told(name: str, actor: str) -> dict[str, str]:
    """Values for what a question must be told, and some for what it may be."""
    values = {"actor": actor, "event": "met", "place": "e", "storyline": "Moss", "on": "2014-03-04"}
    values |= {"kind": "statement", "times": "2"}
    known = {p.name for p in find(name).parameters}
    return {name: value for name, value in values.items() if name in known}


@pytest.mark.parametrize("name", NAMES)
def test_every_question_finds_something(full: Store, harbour: Store, name: str) -> None:
    """In the sample corpus, or where nothing of the kind is in it, in a story made for it."""
    made = ask(full, name, told(name, "Moss"))
    sample = ask(harbour, name, find(name).example)
    assert bool(made.rows) == (name not in ("inferred-days", "undated"))
    assert bool(sample.rows) == (name not in ("rulings", "unsure"))


@pytest.mark.parametrize("name", NAMES)
def test_one_graph_gives_one_order(name: str) -> None:
    """However it came into the store: backwards, in halves, or as it was written."""
    quads = list(rdf.quads(full_story()))
    answers = set()
    for order in (quads, quads[::-1], quads[len(quads) // 2 :] + quads[: len(quads) // 2]):
        made = Store()
        made.extend(order)
        answers.add(ask(made, name, told(name, "") if name == "together" else told(name, "Moss")))
    assert len(answers) == 1


def test_the_page_is_what_the_questions_say(harbour: Store) -> None:
    """The documentation shows the answers of today: python -m tools.make_questions writes it."""
    assert PAGE.read_text(encoding="utf-8") == page(harbour)


def test_an_unknown_question_lists_the_known() -> None:
    """A question that does not exist is an error that names those that do."""
    with pytest.raises(BrokenQuery, match="There are: actor-events, articles, at-place"):
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


@pytest.mark.parametrize(
    ("name", "values", "message"),
    [
        ("important", {"limit": "many"}, "“many” is no number for limit. Write a whole one"),
        ("important", {"limit": "-1"}, "“-1” is no number"),
        ("important", {"limit": "1; DROP"}, "is no number"),
        ("important", {"limit": "٣"}, "is no number"),
        ("silence", {"times": "1e9"}, "“1e9” is no number for times"),
        ("silence", {"least": "99999999999"}, "up to 1,000,000,000"),
        ("of-kind", {"kind": "party"}, "“party” is no kind of event. There are: .*appointment"),
        ("known-on", {"on": "2014-02-30"}, "is no day for on"),
    ],
)
def test_a_value_of_the_wrong_type_is_named(
    store: Store, name: str, values: dict[str, str], message: str
) -> None:
    """With what it should have been."""
    with pytest.raises(BrokenQuery, match=message):
        ask(store, name, values)


def test_numbers_and_kinds_are_put_in(full: Store) -> None:
    """A number says how many rows, or how much; a kind is found in any case."""
    assert len(ask(full, "important", {"limit": "2"}).rows) == 2
    assert ask(full, "important", {"limit": "0"}).rows == ()
    assert len(ask(full, "money", {"least": "1,500,000"}).rows) == 1
    assert ask(full, "money", {"least": "1500001"}).rows == ()
    kinds = column(full, "of-kind", "event", kind=" Meeting ")
    assert kinds == ["Ada Moss met Jonas Hale"]


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
