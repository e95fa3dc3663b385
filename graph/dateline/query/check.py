"""Whether a build's graph is whole: every fact with its evidence, nothing dangling, every word known.

The shapes in `vocab/shapes.ttl` say what has to hold. The package `shacl` tries them on the file
itself, as the union of its graphs and without a store; what they have no words for, that all parts
of an event or an actor hang together by judgements, is looked at while the triples are counted. Only
where something is wrong is the graph loaded, and asked whose words it is about.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from pyoxigraph import NamedNode, RdfFormat, Store, Variable, parse

from dateline.errors import DatelineError, UnusableOutput
from dateline.query.graph import CONFORMS_TO, FILE, open_graph
from dateline.vocab import DL, GAF, PREFIXES, RESOLUTION, VERSION, article_iri, shapes

if TYPE_CHECKING:
    from shacl import Report, Result, Shapes

MOST: Final = 10_000
"""So many violations are looked for: a graph in which everything is wrong is wrong in one way."""

# A fact's own span or, of what others rest on, that of the first part it is told by.
_WORDS = """
SELECT ?node ?id ?words WHERE {
  ?node (gaf:denotedBy|dl:left|dl:account|dl:ground|^dl:participant|^oa:hasSelector)?
    /(^dl:chain)?/prov:wasDerivedFrom* ?span .
  ?span oa:hasSource/schema:identifier ?id ; oa:hasSelector/oa:exact ?words .
} ORDER BY ?span LIMIT 1"""
_DENOTED_BY = NamedNode(str(GAF.denotedBy))
_LEFT, _RIGHT, _VERDICT = (NamedNode(str(term)) for term in (DL.left, DL.right, DL.verdict))
_LOOKED_AT = frozenset([_DENOTED_BY, _LEFT, _RIGHT, _VERDICT, CONFORMS_TO])
_APART = "is made of parts that do not all hang together by judgements that they are the same"
_KEY = re.compile(r"^urn:dateline:\w+:(\w+)")


@dataclass(frozen=True, slots=True)
class Violation:
    """Something that is wrong in a graph."""

    node: str
    """What it is about: an IRI."""
    shape: str
    """What it breaks: the name of a shape."""
    says: str
    """What is wrong, in words that go on from the node's name."""
    value: str
    """The value that is wrong, where one is."""
    article: str
    """The id of the article that it is about, where that can be told, and its words."""
    words: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What was checked, and all that is wrong."""

    triples: int
    shapes: int
    violations: tuple[Violation, ...]

    @property
    def more(self) -> bool:
        """Whether there may be more that is wrong."""
        return len(self.violations) >= MOST

    def record(self) -> dict[str, Any]:
        """Give all of it as JSON can hold it."""
        return {**asdict(self), "more": self.more}


@dataclass(slots=True)
class _Seen:
    """What was seen of a graph while it was counted."""

    triples: int = 0
    parts: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """The reports of an event, the chains of an actor."""
    judged: defaultdict[str, dict[NamedNode, str]] = field(
        default_factory=lambda: defaultdict(dict)
    )
    """What is said of each judgement."""
    versions: set[str] = field(default_factory=set)
    """In whose words the graph is."""

    def apart(self) -> Iterator[str]:
        """Give what is joined of parts that no judgements tie; a "different" outdoes a "same"."""
        pairs: defaultdict[str, set[frozenset[str]]] = defaultdict(set)
        for said in self.judged.values():
            pairs[said.get(_VERDICT, "")].add(
                frozenset(said[end] for end in (_LEFT, _RIGHT) if end in said)
            )
        ties: defaultdict[str, list[str]] = defaultdict(list)
        for a, b in (sorted(pair) for pair in pairs["same"] - pairs["different"] if len(pair) == 2):
            ties[a].append(b)
            ties[b].append(a)
        for node, parts in self.parts.items():
            rest, reached = set(parts[1:]), parts[:1]
            while rest and reached:
                near = rest.intersection(ties[reached.pop()])
                rest -= near
                reached += near
            if rest:
                yield node


def check(output: Path) -> Checked:
    """Try the shapes on the graph of a build.

    Raises:
        UnusableOutput: the folder holds no build, a damaged one, or one of another version.
    """
    compiled = _compiled()
    path = output / FILE
    with ThreadPoolExecutor(1) as beside:  # it leaves the interpreter to us, who count meanwhile
        found = beside.submit(_validated, compiled, path)
        try:
            seen = _seen(path)
        except (OSError, SyntaxError):
            open_graph(output)  # says what is the matter with it
            raise
    try:
        report = found.result()
    except (OSError, ValueError) as error:
        raise UnusableOutput(
            f"{path}: the graph cannot be checked ({error}). Build the folder again."
        ) from error
    if seen.versions != {VERSION}:
        open_graph(output)  # says so, unless nobody says it is Dateline's
    return Checked(seen.triples, len(compiled), _violations(report, seen, output))


def _seen(path: Path) -> _Seen:
    seen = _Seen()
    for quad in parse(path=path, format=RdfFormat.TRIG):
        seen.triples += 1
        predicate = quad.predicate
        if predicate in _LOOKED_AT:
            subject, value = quad.subject.value, getattr(quad.object, "value", "")
            if predicate == _DENOTED_BY:
                seen.parts[subject].append(value)
            elif predicate == CONFORMS_TO:
                if subject == RESOLUTION:
                    seen.versions.add(value)
            else:
                seen.judged[subject][predicate] = value
    return seen


def _compiled() -> Shapes:
    try:
        from shacl import Shapes
    except ImportError:
        raise DatelineError(
            "Checking needs the package “shacl”, and there is none for this machine. "
            "Check the folder on another: Linux or Windows on x86-64, or macOS."
        ) from None
    return Shapes.from_turtle(shapes())


def _validated(compiled: Shapes, path: Path) -> Report:
    return compiled.validate_file(str(path), max_results=MOST)


def _violations(report: Report, seen: _Seen, output: Path) -> tuple[Violation, ...]:
    broken = [_broken(result) for result in report.results]
    unjudged = {node for node, shape, *_ in broken if shape in ("JoinedActor", "JoinedEvent")}
    apart = set(seen.apart()) - unjudged
    broken += [(node, "Joined", _APART, "") for node in apart]
    if not broken:
        return ()
    store = open_graph(output)
    found = (Violation(*one, *_place(store, one[0])) for one in set(broken))
    return tuple(sorted(found, key=lambda one: (one.says, one.node, one.shape, one.value)))


def _broken(result: Result) -> tuple[str, str, str, str]:
    """Give the node, the shape, what is wrong, and the value that is, if one is."""
    node = result.focus_node.removeprefix("<").removesuffix(">")
    shape = re.split(r"[#/]", result.root_shape or "")[-1].removesuffix(">")
    value = result.value_plain or ""
    return node, shape, result.message or result.component, "" if value == node else value


def _place(store: Store, node: str) -> tuple[str, str]:
    """Find the article that a node is of and its words there, as far as the graph has them."""
    try:
        rows: Any = store.query(
            _WORDS,
            prefixes=PREFIXES,
            substitutions={Variable("node"): NamedNode(node)},
            use_default_graph_as_union=True,
        )
        for row in rows:
            return row["id"].value, row["words"].value
        key = _KEY.match(node)
        article = NamedNode(article_iri(key[1] if key else "-"))
    except ValueError:  # it has no name of its own
        return "", ""
    named = NamedNode(f"{PREFIXES['schema']}identifier")
    for quad in store.quads_for_pattern(article, named, None):
        return getattr(quad.object, "value", ""), ""
    return "", ""
