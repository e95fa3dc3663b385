"""A build as what two builds are compared by: its articles, events, actors and contradictions.

Parts of articles are known by their article and their words with what stands around them, so that
they are found again in a later build, by another annotator, or in a text that has grown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dateline.query.graph import open_graph
from dateline.vocab import PREFIXES

Words = tuple[str, str, str, str]
"""An article's id; words of it; what stands before and after them."""


@dataclass(frozen=True, slots=True)
class ArticleSeen:
    """An article of a build."""

    id: str
    key: str
    """Its IRI, which changes with its text."""
    published: str
    """A day; what was inferred for an article without a date, in EDTF; or nothing."""
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventSeen:
    """An event of a build."""

    id: str
    label: str
    kind: str
    status: str
    when: str
    """EDTF, or nothing."""
    importance: float
    words: frozenset[Words]
    """The triggers of its reports."""
    why: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    """Who takes part, by name."""


@dataclass(frozen=True, slots=True)
class ActorSeen:
    """A named actor of a build."""

    id: str
    name: str
    kind: str
    words: frozenset[Words]
    """Its mentions."""


@dataclass(frozen=True, slots=True)
class ContradictionSeen:
    """A contradiction of a build."""

    about: str
    says: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a build holds, in order."""

    articles: tuple[ArticleSeen, ...]
    events: tuple[EventSeen, ...]
    actors: tuple[ActorSeen, ...]
    contradictions: tuple[ContradictionSeen, ...]


ARTICLES = """
SELECT ?key ?id ?published ?inferred WHERE {
  ?key a schema:NewsArticle ; schema:identifier ?id .
  OPTIONAL { ?key schema:datePublished ?published }
  OPTIONAL { ?found a dl:InferredPublication ; dl:article ?key ; dl:when ?inferred }
}"""
EVENTS = """
SELECT ?id ?label ?kind ?status ?polarity ?when ?earliest ?latest ?importance WHERE {
  ?id a sem:Event ; rdfs:label ?label ; sem:eventType/skos:notation ?kind ; dl:status ?status ;
    dl:polarity ?polarity .
  OPTIONAL { ?id dl:when ?when }
  OPTIONAL { ?id sem:hasEarliestBeginTimeStamp ?earliest }
  OPTIONAL { ?id sem:hasLatestEndTimeStamp ?latest }
  OPTIONAL { ?id dl:importance ?importance }
}"""
ACTORS = """
SELECT ?id ?label ?kind WHERE {
  ?id dl:named true ; gaf:denotedBy ?chain ; rdfs:label ?label ; dl:kind ?kind .
}"""
REPORT_WORDS = """
SELECT ?id ?article ?exact ?prefix ?suffix WHERE {
  ?id a sem:Event ; gaf:denotedBy/prov:wasDerivedFrom ?span .
  ?span oa:hasSource/schema:identifier ?article ; oa:hasSelector ?quote .
  ?quote oa:exact ?exact ; oa:prefix ?prefix ; oa:suffix ?suffix .
}"""
MENTION_WORDS = """
SELECT ?id ?article ?exact ?prefix ?suffix WHERE {
  ?id dl:named true ; gaf:denotedBy ?chain .
  ?mention dl:chain ?chain ; a dl:Mention ; prov:wasDerivedFrom ?span .
  ?span oa:hasSource/schema:identifier ?article ; oa:hasSelector ?quote .
  ?quote oa:exact ?exact ; oa:prefix ?prefix ; oa:suffix ?suffix .
}"""
WHO = """
SELECT DISTINCT ?id ?name WHERE {
  ?id a sem:Event ; sem:hasActor/rdf:value/rdfs:label ?name .
} ORDER BY ?name"""
GROUNDS = """
SELECT ?id ?label WHERE {
  { ?id dl:ground ?ground } UNION { ?found dl:ground ?ground ; a dl:InferredPublication ; dl:article ?id }
  ?ground rdfs:label ?label
} ORDER BY ?ground"""
CONTRADICTIONS = """
SELECT ?id ?about ?says WHERE {
  ?id a dl:Contradiction ; dl:about ?about ; dl:account/dl:says ?says .
} ORDER BY ?says"""


def snapshot(output: Path) -> Snapshot:
    """Read what is compared out of the folder of a build.

    Raises:
        UnusableOutput: the folder holds no build, or a damaged one.
    """
    store = open_graph(output)

    def rows(sparql: str) -> Iterator[dict[str, str]]:
        found: Any = store.query(sparql, prefixes=PREFIXES, use_default_graph_as_union=True)
        names = [variable.value for variable in found.variables]
        for row in found:
            yield {name: row[name].value for name in names if row[name] is not None}

    why: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows(GROUNDS):
        why[row["id"]].append(row["label"])
    who: defaultdict[str, list[str]] = defaultdict(list)
    for row in rows(WHO):
        who[row["id"]].append(row["name"])
    said: defaultdict[str, list[str]] = defaultdict(list)
    about: dict[str, str] = {}
    for row in rows(CONTRADICTIONS):
        said[row["id"]].append(row["says"])
        about[row["id"]] = row["about"]
    reports, mentions = _words(rows(REPORT_WORDS)), _words(rows(MENTION_WORDS))
    articles = (_article(row, why) for row in rows(ARTICLES))
    events = (_event(row, reports, why, who) for row in rows(EVENTS))
    actors = {
        row["id"]: ActorSeen(row["id"], row["label"], row["kind"], mentions[row["id"]])
        for row in rows(ACTORS)
    }
    return Snapshot(
        tuple(sorted(articles, key=lambda one: one.id)),
        tuple(sorted(events, key=lambda one: (-one.importance, one.id))),
        tuple(sorted(actors.values(), key=lambda one: (one.name, one.id))),
        tuple(
            ContradictionSeen(about[id], tuple(said[id]))
            for id in sorted(said, key=lambda id: (about[id], said[id], id))
        ),
    )


def _words(rows: Iterator[dict[str, str]]) -> defaultdict[str, frozenset[Words]]:
    found: defaultdict[str, set[Words]] = defaultdict(set)
    for row in rows:
        found[row["id"]].add((row["article"], row["exact"], row["prefix"], row["suffix"]))
    return defaultdict(frozenset, {id: frozenset(words) for id, words in found.items()})


def _article(row: Mapping[str, str], why: Mapping[str, list[str]]) -> ArticleSeen:
    day = row.get("published") or row.get("inferred", "")
    return ArticleSeen(row["id"], row["key"], day, tuple(why.get(row["key"], ())))


def _event(
    row: Mapping[str, str],
    words: Mapping[str, frozenset[Words]],
    why: Mapping[str, list[str]],
    who: Mapping[str, list[str]],
) -> EventSeen:
    ends = f"{row.get('earliest', '..')}/{row.get('latest', '..')}"
    denied = "not " if row["polarity"] == "negative" else ""
    return EventSeen(
        row["id"],
        row["label"],
        row["kind"],
        f"{denied}{row['status']}",
        row.get("when") or (ends if ends != "../.." else ""),
        float(row.get("importance", 0)),
        words[row["id"]],
        tuple(why.get(row["id"], ())),
        tuple(who.get(row["id"], ())),
    )
