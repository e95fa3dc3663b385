"""The graph of a build, and how a query is put to it: read only, and never over the network."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from pyoxigraph import (
    Literal,
    NamedNode,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
)
from rdflib.namespace import DCTERMS

from dateline.errors import BrokenQuery, UnusableOutput
from dateline.query.answers import Answer
from dateline.query.reckoning import undeclared
from dateline.vocab import PREFIXES, RESOLUTION, VERSION

FILE = "story.trig"
MOST: Final = 1_000_000
"""Characters of a query: more is no question of a person's, and would be read for a long time."""
_WIDE: Final = 72
"""So much of a line is shown where a query breaks."""

CONFORMS_TO: Final = NamedNode(str(DCTERMS.conformsTo))
_UPDATES = frozenset(
    ["insert", "delete", "load", "clear", "drop", "create", "add", "move", "copy", "with"]
)
_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)
_CODEPOINT = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")
# What may hold any word without meaning it. In this order: a long string is no three short ones,
# and an escaped # or ' in a name opens nothing. Of ex:service only the end is inert, since the
# parser needs no space after a keyword: SERVICEex:a calls a service.
_INERT = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""'
    r"|'''(?:[^'\\]|\\.|'(?!''))*'''"
    r'|"(?:[^"\\\n\r]|\\.)*"'
    r"|'(?:[^'\\\n\r]|\\.)*'"
    r"|<[^<>\"{}|^`\\\x00-\x20]*>"
    r"|\\."
    r"|#[^\n\r]*"
    r"|[?$]\w+"
    r"|:[\w%-]+",
    re.DOTALL,
)
_KEYWORD = re.compile(r"(?<![\w\"'])[A-Z][A-Z0-9_]+(?![\w\"'])|isLITERAL|isNUMERIC")
_EXACT = re.compile(r"\"[^\"]+\"|\['")
_REASON = re.compile(r"The [A-Z]\w+(?: [\w?]+){2,}")
_FROM = re.compile(r"\bfrom\b\s*(?:named\b\s*)?(?:<([^>]*)>)?", re.IGNORECASE)
_REMOTE = re.compile(r"\s*[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def open_graph(output: Path) -> Store:
    """Load the graph of a build into memory, from the folder that the build wrote."""
    path = output / FILE
    store = Store()
    try:
        store.bulk_load(path=path, format=RdfFormat.TRIG)
    except FileNotFoundError:
        raise UnusableOutput(
            f"{output}: there is no {FILE} here. Name a folder that `dateline build` has written."
        ) from None
    except SyntaxError as error:
        where = f" at line {error.lineno}" if error.lineno else ""
        raise UnusableOutput(
            f"{path}: the graph is damaged{where} ({error.msg}). Build the folder again."
        ) from error
    except OSError as error:
        raise UnusableOutput(
            f"{path}: the graph cannot be read ({error}). Check the folder, or build it again."
        ) from error
    return known(store, path)


def known(store: Store, where: Path) -> Store:
    """Give back a store whose graph is in the words that this program knows.

    Raises:
        UnusableOutput: they are those of another version, in which questions would find nothing.
    """
    graph = NamedNode(RESOLUTION)
    told = {
        q.object.value
        for q in store.quads_for_pattern(graph, CONFORMS_TO, None, graph)
        if isinstance(q.object, NamedNode | Literal)
    }
    if why := another(told, written=store.contains_named_graph(graph)):
        raise UnusableOutput(f"{where}: {why}. Build the folder again.")
    return store


def another(versions: Collection[str], *, written: bool) -> str:
    """Say so if a graph is in the words of another version, by which it says it was written.

    One that says nothing was written before there were versions, if Dateline has written it at all.
    """
    if set(versions) == {VERSION} or not (versions or written):
        return ""
    others = ", ".join(sorted(versions)) or "of before there were versions"
    return (
        f"the graph is in the words of another version ({others}), and this program knows {VERSION}"
    )


def run(store: Store, sparql: str) -> Answer:
    """Answer a query over the union of all graphs; the project's prefixes need not be declared."""
    with explained(sparql):
        found = evaluated(store, sparql)
        if isinstance(found, QueryBoolean):
            return Answer(truth=bool(found))
        if isinstance(found, QueryTriples):
            return Answer(triples=tuple(sorted(found, key=str)))
        names = tuple(variable.value for variable in found.variables)
        return Answer(names, tuple(map(tuple, found)))


def evaluated(store: Store, sparql: str) -> QuerySolutions | QueryBoolean | QueryTriples:
    """Put a query to a store, which finds rows as they are asked for."""
    refuse(sparql)
    # Oxigraph forgets what FROM says where it is told to take the union.
    return store.query(sparql, prefixes=PREFIXES, use_default_graph_as_union=not _graphs(sparql))


@contextmanager
def explained(sparql: str) -> Iterator[None]:
    """Turn what Oxigraph says of a query into a sentence and the place."""
    try:
        yield
    except SyntaxError as error:
        raise BrokenQuery(_explain(sparql, _placed(sparql, error))) from error
    except UnicodeEncodeError as error:
        raise BrokenQuery("The query holds half a character. Type it again, as UTF-8.") from error
    except (OSError, RuntimeError, ValueError) as error:
        raise BrokenQuery(f"The query cannot be answered: {error}. Change it.") from error


def refuse(sparql: str) -> None:
    """Refuse what would write, leave the machine, or is too long, before the store sees it."""
    if len(sparql) > MOST:
        raise BrokenQuery(
            f"The query has {len(sparql):,} characters, and at most {MOST:,} are read. Shorten it."
        )
    # Escapes such as \u0053 may stand for letters anywhere, or only inside strings: both are read.
    resolved = _INERT.sub(" ", _resolved(sparql))
    if "service" in resolved.lower() or (
        "service" in sparql.lower() and "service" in _INERT.sub(" ", sparql).lower()
    ):
        raise BrokenQuery(
            "The query asks another server (SERVICE). Queries stay on this machine: "
            "remove that part, or rename the prefix that is called so."
        )
    first = form(sparql)
    if first in _UPDATES:
        raise BrokenQuery(
            f"The query would change the graph ({first.upper()}). Queries only read: "
            "use SELECT, ASK, CONSTRUCT or DESCRIBE."
        )
    for graph in _graphs(sparql):
        if _REMOTE.match(graph):
            raise BrokenQuery(
                f"The query asks for a graph elsewhere (FROM <{graph[:80]}>). Nothing is fetched: "
                "leave FROM out to ask the whole build, or name one of its graphs, "
                "such as <urn:dateline:resolution>."
            )


def form(sparql: str) -> str:
    """Give the word that says what a query wants, in lower case.

    >>> form("PREFIX a: <urn:a> BASE <urn:b> Select * {}")
    'select'
    """
    resolved = _INERT.sub(" ", _resolved(sparql))
    words = re.sub(r"\b(?:prefix\s+[^\s:]*:|base)", " ", resolved, flags=re.IGNORECASE).split()
    first = re.match(r"[a-z]*", words[0].lower()) if words else None
    return first[0] if first is not None else ""


def _graphs(sparql: str) -> list[str]:
    """List what FROM names; a name with a prefix is given as nothing."""
    resolved = _resolved(sparql)
    if not _FROM.search(resolved):
        return []
    return _FROM.findall(_INERT.sub(_named, resolved))


def _named(found: re.Match[str]) -> str:
    return found[0] if found[0].startswith("<") else " "


def _resolved(sparql: str) -> str:
    return _CODEPOINT.sub(_letter, sparql) if "\\" in sparql else sparql


def _letter(found: re.Match[str]) -> str:
    number = int(found[1] or found[2], 16)
    return chr(number) if number <= 0x10FFFF else found[0]


def _explain(sparql: str, error: str) -> str:
    """Say where a query breaks; the parser's list of what might have stood there is of no help."""
    place = _PLACE.search(error)
    if place is None:
        return f"The query does not parse: {' '.join(error.split())}. Correct it."
    line, column, expected = int(place[1]), int(place[2]), place[3]
    if reason := _REASON.search(expected):
        return f"The query is no query: {reason[0]}. Correct it."
    # A keyword is found missing behind where it would have stood.
    if words := [] if _EXACT.search(expected) else _KEYWORD.findall(expected):
        column = max(1, column - min(map(len, words)))
    lines = sparql.split("\n")
    text = lines[line - 1] if line <= len(lines) else ""
    why = ""
    if (named := undeclared(sparql)) and sparql.count("\n", 0, named[1]) == line - 1:
        column = named[1] - sparql.rfind("\n", 0, named[1])
        known = ", ".join(PREFIXES)
        why = f": the prefix of {named[0]} is not declared. Known without that are {known}"
    elif not "\n".join([text[column - 1 :], *lines[line:]]).strip():
        column, why = min(column, len(text) + 1), " at its end"
    said = f"The query does not parse: line {line}, column {column}{why}. Correct it there."
    return f"{said}\n{_pointed(text, column - 1)}"


def _placed(sparql: str, error: SyntaxError) -> str:
    """Parse once more, with room behind: the parser tells the end from what is amiss before it."""
    try:
        Store().query(sparql + " " * 40, prefixes=PREFIXES)
    except SyntaxError as again:
        return str(again)
    return str(error)


def _pointed(line: str, column: int) -> str:
    """Show a place in a line, with a caret below it; of a long line what stands around it."""
    start = max(0, min(column - _WIDE // 2, len(line) - _WIDE))
    shown = re.sub(r"\s", " ", line[start : start + _WIDE])
    before, after = "… " if start else "", " …" if start + _WIDE < len(line) else ""
    return f"  {before}{shown}{after}\n  {' ' * (len(before) + column - start)}^"
