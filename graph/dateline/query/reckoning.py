"""What a query was understood as: the prefixes that it takes, and how much the graph has of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
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
    declared = {found[1]: found[2] for found in _DECLARED.finditer(sparql) if found[1]}
    known = {f"{prefix}:": start for prefix, start in PREFIXES.items()} | declared
    added: set[str] = set()
    names: dict[str, str] = {}
    for found in _NAMES.finditer(_DECLARED.sub(" ", sparql)):
        if found["iri"]:
            names.setdefault(f"<{found['iri']}>", found["iri"])
        elif found["prefix"] is not None and found["prefix"] in known:
            names.setdefault(found[0], known[found["prefix"]] + found["local"])
            if found["prefix"] not in declared:
                added.add(found["prefix"].removesuffix(":"))
    return Reckoned(
        tuple(prefix for prefix in PREFIXES if prefix in added),
        len(store),
        tuple((name, _count(store, iri)) for name, iri in names.items() if _counts(iri)),
    )


def undeclared(sparql: str) -> tuple[str, int] | None:
    """Give the first name whose prefix nobody declares, and where it stands."""
    known = {f"{prefix}:" for prefix in PREFIXES}
    known |= {found[1] for found in _DECLARED.finditer(sparql) if found[1]}
    blank = _DECLARED.sub(lambda found: " " * len(found[0]), sparql)
    for found in _NAMES.finditer(blank):
        if found["prefix"] and found["prefix"] not in known and found["prefix"] != "_:":
            return found[0], found.start()
    return None


def _counts(iri: str) -> bool:
    return not iri.startswith("http://www.w3.org/2001/XMLSchema#")


def _count(store: Store, iri: str) -> int:
    """Count the statements that it joins, else the things of its class, else what is in its graph."""
    try:
        node = NamedNode(iri)
    except ValueError:
        return 0
    for pattern in _PATTERNS:
        found = store.query(f"SELECT (COUNT(*) AS ?n) {{ {pattern.format(node)} }}")
        assert isinstance(found, QuerySolutions)
        counted = next(found)[0]
        if isinstance(counted, Literal) and counted.value != "0":
            return int(counted.value)
    return 0
