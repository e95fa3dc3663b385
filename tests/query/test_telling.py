"""What is told of a question, and what a query was understood as."""

from __future__ import annotations

import pytest
from pyoxigraph import NamedNode, Store

from dateline.query import Answer, find, saved
from dateline.query.reckoning import reckoned
from dateline.query.telling import Understood, help_of, reckoning, shortened

E1 = NamedNode("urn:dateline:event:e1")


@pytest.mark.parametrize("question", saved(), ids=lambda question: question.name)
def test_the_help_of_a_question(question: object) -> None:
    """What it asks, each thing it takes with its type, and a line to type."""
    known = find(question.name)  # type: ignore[attr-defined]
    told = "\n".join(help_of(known))
    assert known.title in told
    for parameter in known.parameters:
        assert f"  {parameter.name} ({parameter.type}): {parameter.description}" in told
    assert told.endswith(known.command())


def test_values_are_quoted_as_a_shell_wants_them() -> None:
    """A name of two words is one."""
    assert "--set 'actor=Ingrid Halvane'" in find("actor-events").command()


def test_what_a_query_names_is_counted(full: Store) -> None:
    """Statements of a predicate, things of a class, and nothing for what is not there."""
    query = """
        PREFIX own: <https://dateline.example/vocab#>
        SELECT * { ?e a sem:Event ; own:status "dl:lemma" ; <urn:none> ?x # skos:note
          GRAPH <urn:dateline:judgements> { d:event:e1 ?p ?o }
        }"""
    found = reckoned(full, query)
    assert found.prefixes == ("d", "sem")
    assert found.quads == len(full)
    sizes = dict(found.sizes)
    assert sizes["sem:Event"] == len({q.subject for q in full if q.object.value.endswith("/Event")})
    assert sizes["own:status"] == sum(q.predicate.value.endswith("#status") for q in full)
    assert sizes["<urn:none>"] == 0
    assert sizes["<urn:dateline:judgements>"] == sum(
        q.graph_name == NamedNode("urn:dateline:judgements") for q in full
    )
    assert sizes["d:event:e1"] == len(list(full.quads_for_pattern(E1, None, None)))
    assert len(sizes) == 5


def test_the_reckoning_says_all_of_it(full: Store) -> None:
    """The values, the query with them in it, the sizes, and the time of each stage."""
    question = find("who-said")
    values = {"actor": "Moss"}
    sparql = question.bound(values)
    answer = Answer(("a",), ((None,),), more=True)
    told = "\n".join(
        reckoning(Understood(question, values, sparql, reckoned(full, sparql), 1.5, 0.25, answer))
    )
    assert "  actor (words): Moss" in told
    assert 'VALUES ?actor { "Moss" }' in told
    assert "# title" not in told
    assert "dl:speaker" in told
    assert told.endswith("Loaded in 1.50 s, answered in 0.250 s: 1 row, of more than 1.")


def test_a_cut_is_told() -> None:
    """And what is whole is not."""
    assert shortened(Answer(("a",), ((None,),))) is None
    told = shortened(Answer(("a",), ((None,), (None,)), more=True))
    assert told is not None
    assert told.startswith("These are the first: 2 rows, of more than 2.")
