"""What a query was understood as: the prefixes that it takes, and how much the graph has of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Final

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store
from rdflib.namespace import RDF

from dateline.vocab import PREFIXES

_DECLARED = re.compile(r"\bPREFIX\s+([\w.-]*:)\s*<([^>]*)>|\bBASE\s*<[^>]*>", re.IGNORECASE)
# Names, after what may look like one and is none: strings, comments and variables.
_NAMES = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|'
    r"'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n\r]|\\.)*"|'
    r"'(?:[^'\\\n\r]|\\.)*'"
    r"|#[^\n\r]*|[?$]\w+"
    r"|<(?P<iri>[^<>\"{}|^`\\\x00-\x20]*)>|(?P<prefix>[\w.-]*:)(?P<local>[\w.:%-]*[\w:%-])",
    re.DOTALL,
)
ALL: Final = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
_PATTERNS: Final = (
    "GRAPH ?g {{ ?s {0} ?o }}",
    f"GRAPH ?g {{{{ ?s <{RDF.type}> {{0}} }}}}",
    "GRAPH {0} {{ ?s ?p ?o }}",
    "GRAPH ?g {{ {0} ?p ?o }}",
)


@dataclass(frozen=True, slots=True)
class Reckoned:
    """What is known of a query before it is asked."""

    prefixes: tuple[str, ...]
    """Those that it uses and does not declare."""
    quads: int
    sizes: tuple[tuple[str, int], ...]
    """How many statements the graph has of each name in the query."""


def reckoned(store: Store, sparql: str) -> Reckoned:
    """Say how many statements there are of what a query names: what it is likely to cost.

    >>> reckoned(Store(), "SELECT ?a { ?a dl:status 'planned' }").prefixes
    ('dl',)
    """
    return reckoned_by(partial(_counted, store), sparql, len(store))


def reckoned_by(counted: Callable[[str], int], sparql: str, quads: int | None = None) -> Reckoned:
    """Say it by queries that count, put to whatever store there is."""
    names = dict(_named(sparql))
    return Reckoned(
        _added(names, sparql),
        counted(ALL) if quads is None else quads,
        tuple((name, _count(counted, iri)) for name, iri in names.items() if _counts(iri)),
    )


def declared(sparql: str) -> str:
    """Give a query with those of our prefixes declared that it takes; every line stays where it is.

    >>> declared("ASK { ?a dl:status 'planned' }")
    "PREFIX dl: <https://dateline.example/vocab#> ASK { ?a dl:status 'planned' }"
    """
    added = _added(dict(_named(sparql)), sparql)
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}> " for name in added) + sparql


def undeclared(sparql: str) -> tuple[str, int] | None:
    """Give the first name whose prefix nobody declares, and where it stands."""
    known = {f"{prefix}:" for prefix in PREFIXES}
    known |= {found[1] for found in _DECLARED.finditer(sparql) if found[1]}
    blank = _DECLARED.sub(lambda found: " " * len(found[0]), sparql)
    for found in _NAMES.finditer(blank):
        if found["prefix"] and found["prefix"] not in known and found["prefix"] != "_:":
            return found[0], found.start()
    return None


def _named(sparql: str) -> Iterator[tuple[str, str]]:
    """Each name in a query, as it is written and whole."""
    known = {f"{prefix}:": start for prefix, start in PREFIXES.items()} | _declared(sparql)
    for found in _NAMES.finditer(_DECLARED.sub(" ", sparql)):
        if found["iri"]:
            yield f"<{found['iri']}>", found["iri"]
        elif found["prefix"] is not None and found["prefix"] in known:
            yield found[0], known[found["prefix"]] + found["local"]


def _declared(sparql: str) -> dict[str, str]:
    return {found[1]: found[2] for found in _DECLARED.finditer(sparql) if found[1]}


def _added(names: Iterable[str], sparql: str) -> tuple[str, ...]:
    """The prefixes of ours that names have, and that the query does not declare."""
    used = {name.partition(":")[0] for name in names if not name.startswith("<")}
    own = _declared(sparql)
    return tuple(prefix for prefix in PREFIXES if prefix in used and f"{prefix}:" not in own)


def _counts(iri: str) -> bool:
    return not iri.startswith("http://www.w3.org/2001/XMLSchema#")


def _count(counted: Callable[[str], int], iri: str) -> int:
    """Count the statements that it joins, else the things of its class, else what is in its graph."""
    try:
        node = NamedNode(iri)
    except ValueError:
        return 0
    for pattern in _PATTERNS:
        if number := counted(f"SELECT (COUNT(*) AS ?n) {{ {pattern.format(node)} }}"):
            return number
    return 0


def _counted(store: Store, sparql: str) -> int:
    found = store.query(sparql)
    assert isinstance(found, QuerySolutions)
    value = next(found)[0]
    assert isinstance(value, Literal)
    return int(value.value)
