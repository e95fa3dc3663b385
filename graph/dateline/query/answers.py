"""What a query gives back, and how it is written for people, spreadsheets and programs."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from dateline.cells import inert
from dateline.errors import BrokenQuery
from dateline.vocab import PREFIXES

Node = NamedNode | BlankNode | Literal | Triple

_XSD: Final = "http://www.w3.org/2001/XMLSchema#"
_NUMBERS = frozenset(_XSD + name for name in ("integer", "decimal", "double", "float"))
# Sequences that move a terminal's cursor, retitle its window or worse, then every other control and
# the characters that turn text around.
_ESCAPE = re.compile(
    r"\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?"
    r"|\x1b[PX^_][^\x1b]*(?:\x1b\\)?"
    r"|[\x1b\x9b]\[?[0-?]*[ -/]*[@-~]"
)
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?|[+-]?INF|NaN")
_NO_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_RESULTS: Final = "http://www.w3.org/2005/sparql-results#"
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]+")


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of a SELECT, the truth of an ASK, or the triples of a CONSTRUCT or DESCRIBE."""

    names: tuple[str, ...] = ()
    rows: tuple[tuple[Node | None, ...], ...] = ()
    truth: bool | None = None
    triples: tuple[Triple, ...] | None = None
    more: bool = False
    """Whether there were more rows than were wanted."""
    cut: bool = False
    """Whether a server gives no more rows than these by a rule of its own."""

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
        """Write it as "csv", "tsv", "json", "xml" or, if it has triples, "turtle"."""
        if format not in _WRITERS:
            raise BrokenQuery(f"There is no format “{format}”. Use one of {', '.join(FORMATS)}.")
        return _WRITERS[format](self)


def _csv(answer: Answer) -> str:
    """Write a table for spreadsheets (RFC 4180): none of its cells is a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(map(inert, answer.heads()))
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


def _xml(answer: Answer) -> str:
    """Follow SPARQL's XML results; a character that XML cannot hold is replaced, and is visible."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<sparql xmlns="{_RESULTS}">', " <head>"]
    if answer.truth is not None:
        lines += [" </head>", f" <boolean>{str(answer.truth).lower()}</boolean>", "</sparql>"]
        return "\n".join(lines) + "\n"
    names = answer.heads()
    lines += [f"  <variable name={quoteattr(name)}/>" for name in names]
    lines += [" </head>", " <results>"]
    for row in _cells(answer):
        lines.append("  <result>")
        for name, node in zip(names, row, strict=True):
            if node is not None:
                lines.append(f"   <binding name={quoteattr(name)}>{_element(node)}</binding>")
        lines.append("  </result>")
    return "\n".join([*lines, " </results>", "</sparql>"]) + "\n"


def _element(node: Node) -> str:
    if isinstance(node, Triple):
        parts = {"subject": node.subject, "predicate": node.predicate, "object": node.object}
        inner = "".join(f"<{name}>{_element(part)}</{name}>" for name, part in parts.items())
        return f"<triple>{inner}</triple>"
    # A parser would take a bare carriage return for a line end.
    words = escape(_NO_XML.sub("\ufffd", node.value), {"\r": "&#13;"})
    if isinstance(node, Literal):
        more = ""
        if node.language:
            more = f" xml:lang={quoteattr(node.language)}"
        elif node.datatype.value != _XSD + "string":
            more = f" datatype={quoteattr(node.datatype.value)}"
        return f"<literal{more}>{words}</literal>"
    name = "uri" if isinstance(node, NamedNode) else "bnode"
    return f"<{name}>{words}</{name}>"


def _turtle(answer: Answer) -> str:
    if answer.triples is None:
        others = ", ".join(name for name in FORMATS if name != "turtle")
        raise BrokenQuery(f"Only CONSTRUCT and DESCRIBE give triples. Use one of {others} here.")
    return (serialize(answer.triples, format=RdfFormat.TURTLE, prefixes=PREFIXES) or b"").decode()


_WRITERS: Final[dict[str, Callable[[Answer], str]]] = {
    "csv": _csv,
    "json": _json,
    "tsv": _tsv,
    "turtle": _turtle,
    "xml": _xml,
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
    number = isinstance(node, Literal) and node.datatype.value in _NUMBERS
    return words if number and _NUMBER.fullmatch(words) else inert(words)


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
