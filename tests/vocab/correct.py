"""A small story that is right, with something of every class: what is made wrong starts from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pyoxigraph import NamedNode, RdfFormat, Store, serialize
from rdflib import RDF

from dateline.export.rdf import quads
from dateline.model import Box, Chain, Dating, Days, Interval, Mention, Order, PrintedLine, Ref
from dateline.story import (
    Account,
    Actor,
    Contradiction,
    Ground,
    Judgement,
    Publication,
    Standing,
    Story,
    Tenure,
)
from dateline.vocab import PREFIXES
from tests.export.conftest import FIRST, SECOND, at, ruled_story

SPARQL = "".join(f"PREFIX {prefix}: <{start}>\n" for prefix, start in PREFIXES.items())


def correct_story() -> Story:
    """The small story of the exporters, every join of it judged, and with what it lacks."""
    story = ruled_story()
    one, two, three = (article.key for article in story.articles)
    march = Interval(date(2014, 3, 4), date(2014, 3, 6))
    moss, *others = story.actors
    asked, agreed, spoken, *rest = story.events
    said, denied = story.readings[one], story.readings[two]
    order = Order(0, 2, Days(0, 3), (at(FIRST, "on 3 March"),))
    joins = [("actor", 2, 0), ("actor", 1, 2), ("event", 1, 1)]
    dated = (
        Dating(date(2014, 3, 4), "JSON-LD", "2014-03-04T06:00"),
        Dating(date(2014, 3, 3), "the byline", "Monday 3 March"),
    )
    printed = (PrintedLine(0, 1, Box(60.0, 700.0, 300.0, 711.0)),)
    ground = Ground("it was met before it was said", one, (at(FIRST, "met"),), (Ref(one, 2),))
    return replace(
        story,
        articles=(
            replace(story.articles[0], dates=dated, heights=(842.0,), lines=printed),
            *story.articles[1:],
        ),
        readings={
            one: replace(said, orders=(order,)),
            two: replace(
                denied,
                chains=(*denied.chains, Chain("the rise", "product", False)),
                mentions=(
                    *denied.mentions,
                    Mention(at(SECOND, "the rise"), "product", "nominal", 3),
                ),
            ),
        },
        actors=(
            replace(moss, tenures=(Tenure("head of health", "Unison", march),)),
            *others,
            Actor("a5", "the rise", "product", (), (), (Ref(two, 3),), named=False),
        ),
        events=(asked, agreed, replace(spoken, grounds=(ground,)), *rest),
        judgements=(
            *story.judgements,
            *(
                Judgement(about, Ref(one, a), Ref(two, b), "same", 0.9, ("by hand",))  # type: ignore[arg-type]
                for about, a, b in joins
            ),
        ),
        standings=(
            Standing(moss.id, Interval(), 1, 2, 3, 1),
            Standing(moss.id, Interval(date(2014, 1, 1), date(2014, 12, 31)), 1, 1, 2, 1),
        ),
        publications=(
            Publication(three, Interval(date(2014, 3, 3), None), "2014-03-03/..", (ground,)),
        ),
        misfits=(
            Contradiction(
                "order",
                ("e3",),
                (
                    Account("they met on 3 March", (Ref(one, 0),), (), 1, march),
                    Account("she held the post by then", (), (), 1, Interval()),
                ),
            ),
        ),
    )


def correct_store() -> Store:
    """The graph of that story."""
    store = Store()
    store.extend(quads(correct_story()))
    return store


def changed(store: Store, where: str, gone: str = "", new: str = "") -> bool:
    """Take triples out of the graph in which they are found, put others in; say if it did either."""
    before = set(store)
    store.update(
        f"{SPARQL} DELETE {{ GRAPH ?g {{ {gone} }} }} INSERT {{ GRAPH ?g {{ {new} }} }}"
        f" WHERE {{ GRAPH ?g {{ {where} }} }}"
    )
    return set(store) != before


def written(store: Store) -> str:
    """The union of a store's graphs, as N-Triples."""
    triples = sorted({quad.triple for quad in store}, key=str)
    return (serialize(triples, format=RdfFormat.N_TRIPLES) or b"").decode()


def instance(store: Store, cls: str) -> NamedNode:
    """The first node of a class."""
    kind = NamedNode(str(RDF.type))
    found = {quad.subject for quad in store.quads_for_pattern(None, kind, NamedNode(cls))}
    first = min(found, key=str)
    assert isinstance(first, NamedNode)
    return first
