"""What a query gives back, and how it is written for people, spreadsheets and programs."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from dateline.errors import BrokenQuery
from dateline.vocab import PREFIXES

Node = NamedNode | BlankNode | Literal | Triple

_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_NUMBERS = frozenset(_XSD + name for name in ("integer", "decimal", "double", "float"))
# What makes a spreadsheet take a cell for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
# Sequences that move a terminal's cursor, retitle its window or worse, then every other control and
# the characters that turn text around.
_ESCAPE = re.compile(
    r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?"
    r"|\x1b[PX^_][^\x1b]*(?:\x1b\\)?"
    r"|[\x1b\x9b]\[?[0-?]*[ -/]*[@-~]"
)
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]+")


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of a SELECT, the truth of an ASK, or the triples of a CONSTRUCT or DESCRIBE."""

    names: tuple[str, ...] = ()
    rows: tuple[tuple[Node | None, ...], ...] = ()
    truth: bool | None = None
    triples: tuple[Triple, ...] | None = None

    def table(self) -> list[list[str]]:
        """Give the rows as words for a terminal: nothing in them can command it."""
        if self.truth is not None:
            return [["yes" if self.truth else "no"]]
        if self.triples is not None:
            return [[_shown(n) for n in (t.subject, t.predicate, t.object)] for t in self.triples]
        return [[_shown(cell) for cell in row] for row in self.rows]

    def heads(self) -> list[str]:
        """Give the names of the table's columns."""
        if self.truth is not None:
            return ["answer"]
        if self.triples is not None:
            return ["subject", "predicate", "object"]
        return list(self.names)

    def written(self, format: str) -> str:
        """Write the answer as "csv", "tsv", "json" or, if it has triples, "turtle"."""
        if format not in _WRITERS:
            raise BrokenQuery(f"There is no format “{format}”. Use one of {', '.join(FORMATS)}.")
        return _WRITERS[format](self)


def _csv(answer: Answer) -> str:
    """Follow RFC 4180, line ends too: the writer then quotes a cell that holds one."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(answer.heads())
    writer.writerows([_cell(node) for node in row] for row in _cells(answer))
    return out.getvalue()


def _tsv(answer: Answer) -> str:
    """Follow SPARQL 1.1's TSV: terms as Turtle has them, so that a program loses nothing."""
    if answer.truth is not None:
        return f"?answer\n{str(answer.truth).lower()}\n"
    lines = ["\t".join(f"?{name}" for name in answer.heads())]
    for row in _cells(answer):
        lines.append("\t".join("" if n is None else str(n).replace("\t", "\\t") for n in row))
    return "\n".join(lines) + "\n"


def _json(answer: Answer) -> str:
    """Follow SPARQL 1.1's JSON results; triples are rows of subject, predicate and object."""
    if answer.truth is not None:
        return json.dumps({"head": {}, "boolean": answer.truth}) + "\n"
    names = answer.heads()
    bindings = [
        {name: _term(node) for name, node in zip(names, row, strict=True) if node is not None}
        for row in _cells(answer)
    ]
    whole = {"head": {"vars": names}, "results": {"bindings": bindings}}
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _turtle(answer: Answer) -> str:
    if answer.triples is None:
        raise BrokenQuery("Only CONSTRUCT and DESCRIBE give triples. Use csv, tsv or json here.")
    return (serialize(answer.triples, format=RdfFormat.TURTLE, prefixes=PREFIXES) or b"").decode()


_WRITERS: Final[dict[str, Callable[[Answer], str]]] = {
    "csv": _csv,
    "json": _json,
    "tsv": _tsv,
    "turtle": _turtle,
}
FORMATS: Final = tuple(_WRITERS)


def _cells(answer: Answer) -> tuple[tuple[Node | None, ...], ...]:
    if answer.truth is not None:
        return ((Literal(answer.truth),),)
    if answer.triples is not None:
        return tuple((t.subject, t.predicate, t.object) for t in answer.triples)
    return answer.rows


def _plain(node: Node | None) -> str:
    if node is None:
        return ""
    return str(node) if isinstance(node, Triple | BlankNode) else node.value


def _cell(node: Node | None) -> str:
    """Write a cell; one that a spreadsheet would compute gets a quote before it, a number stays."""
    words = _plain(node)
    if isinstance(node, Literal) and node.datatype.value in _NUMBERS:
        return words
    # A spreadsheet skips blanks, and some skip nulls, before it looks for the sign.
    return f"'{words}" if words.lstrip(" \n\x00\ufeff").startswith(_FORMULA) else words


def _shown(node: Node | None) -> str:
    words = _CONTROL.sub(" ", _ESCAPE.sub("", _plain(node)))
    if isinstance(node, NamedNode):
        for prefix, start in PREFIXES.items():
            if words.startswith(start) and len(words) > len(start):
                return f"{prefix}:{words[len(start) :]}"
    return words


def _term(node: Node) -> dict[str, object]:
    if isinstance(node, NamedNode):
        return {"type": "uri", "value": node.value}
    if isinstance(node, BlankNode):
        return {"type": "bnode", "value": node.value}
    if isinstance(node, Triple):
        parts = {"subject": node.subject, "predicate": node.predicate, "object": node.object}
        return {"type": "triple", "value": {name: _term(part) for name, part in parts.items()}}
    term: dict[str, object] = {"type": "literal", "value": node.value}
    if node.language:
        term["xml:lang"] = node.language
    elif node.datatype.value != _XSD + "string":
        term["datatype"] = node.datatype.value
    return term
