"""The graph of a build, and how a query is put to it: read only, and never over the network."""

from __future__ import annotations

import re
from pathlib import Path

from pyoxigraph import QueryBoolean, QueryTriples, RdfFormat, Store

from dateline.errors import BrokenQuery, UnusableOutput
from dateline.query.answers import Answer
from dateline.vocab import PREFIXES

FILE = "story.trig"

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
    return store


def run(store: Store, sparql: str) -> Answer:
    """Answer a query over the union of all graphs; the project's prefixes need not be declared."""
    _refuse(sparql)
    try:
        found = store.query(sparql, prefixes=PREFIXES, use_default_graph_as_union=True)
        if isinstance(found, QueryBoolean):
            return Answer(truth=bool(found))
        if isinstance(found, QueryTriples):
            return Answer(triples=tuple(sorted(found, key=str)))
        names = tuple(variable.value for variable in found.variables)
        return Answer(names, tuple(tuple(row[name] for name in names) for row in found))
    except SyntaxError as error:
        raise BrokenQuery(_explain(str(error), sparql)) from error
    except UnicodeEncodeError as error:
        raise BrokenQuery("The query holds half a character. Type it again, as UTF-8.") from error
    except (OSError, RuntimeError, ValueError) as error:
        raise BrokenQuery(f"The query cannot be answered: {error}. Change it.") from error


def _refuse(sparql: str) -> None:
    """Refuse what would write or leave the machine, before the store sees it."""
    bare = _INERT.sub(" ", sparql)
    # Escapes such as \u0053 may stand for letters anywhere, or only inside strings: both are read.
    resolved = _INERT.sub(" ", _CODEPOINT.sub(_letter, sparql))
    if "service" in bare.lower() or "service" in resolved.lower():
        raise BrokenQuery(
            "The query asks another server (SERVICE). Queries stay on this machine: "
            "remove that part, or rename the prefix that is called so."
        )
    words = re.sub(r"\b(?:prefix\s+[^\s:]*:|base)", " ", resolved, flags=re.IGNORECASE).split()
    first = re.match(r"[a-z]*", words[0].lower()) if words else None
    if first is not None and first[0] in _UPDATES:
        raise BrokenQuery(
            f"The query would change the graph ({first[0].upper()}). Queries only read: "
            "use SELECT, ASK, CONSTRUCT or DESCRIBE."
        )


def _letter(found: re.Match[str]) -> str:
    number = int(found[1] or found[2], 16)
    return chr(number) if number <= 0x10FFFF else found[0]


def _explain(error: str, sparql: str) -> str:
    """Say where a query breaks; the parser's list of what might have stood there is of no help."""
    place = _PLACE.search(error)
    if place is None:
        return f"The query does not parse: {' '.join(error.split())}. Correct it."
    line, column, expected = int(place[1]), int(place[2]), place[3]
    lines = sparql.splitlines() or [""]
    text = lines[line - 1] if line <= len(lines) else ""
    rest = text[column - 1 :].strip()[:40]
    near = f" at “{rest}”" if rest else " at its end" if line >= len(lines) else ""
    why = "; its prefix is not declared" if "Prefix not found" in expected else ""
    return f"The query does not parse: line {line}, column {column}{near}{why}. Correct it there."
