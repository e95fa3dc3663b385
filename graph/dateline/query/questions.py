"""Questions that are already written: `saved/*.rq`, each complete SPARQL with its own defaults.

A question's parameters stand in it as `VALUES ?actor { "" }`, a line each, and how many rows it
gives as `LIMIT 50`, so the file runs as it is on any server. Asking replaces the value by one literal
of the parameter's type, written by Oxigraph: what somebody types never becomes a part of the
query's language. The comments at a file's head say what it asks and what it takes.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Final

from pyoxigraph import Literal, NamedNode, Store
from rdflib.namespace import XSD

from dateline.errors import BrokenQuery
from dateline.query.answers import Answer
from dateline.query.graph import run
from dateline.vocab import kinds

MOST: Final = 10**9
"""No number that a question takes is larger."""

_TITLE = re.compile(r"^# title: (.+)$", re.MULTILINE)
_ABOUT = re.compile(r"^# about: (.+)$", re.MULTILINE)
_EXAMPLE = re.compile(r"^# example: (.+)$", re.MULTILINE)
_PARAMETER = re.compile(
    r"^# parameter: (\w+) — (required|optional) (words|day|number|kind), (.+?)(?:, default (.+))?$",
    re.MULTILINE,
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_NOTATION = re.compile(r'skos:notation "([^"]+)"')


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question wants to be told."""

    name: str
    type: str
    """words, day, number or kind."""
    required: bool
    description: str
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Saved:
    """A question that is already written."""

    name: str
    title: str
    about: str
    """How its answer is to be read; empty where the title says all."""
    parameters: tuple[Parameter, ...]
    example: Mapping[str, str]
    """Values that find something in the sample corpus."""
    sparql: str

    def bound(self, values: Mapping[str, str]) -> str:
        """Give the query with these values in their places."""
        known = {parameter.name for parameter in self.parameters}
        for name in values:
            if name not in known:
                takes = ", ".join(sorted(known)) or "no parameters"
                raise BrokenQuery(f"“{self.name}” has no parameter “{name}”. It takes {takes}.")
        query = self.sparql
        for parameter in self.parameters:
            value = values.get(parameter.name, "")
            if parameter.required and not value.strip():
                raise BrokenQuery(
                    f"“{self.name}” needs to be told {parameter.name}: {parameter.description}."
                )
            if value:
                query = _put(query, parameter, value)
        return query

    def command(self, output: str = "output") -> str:
        """Give the line that asks it as its example does."""
        values = (f"--set {shlex.quote(f'{name}={value}')}" for name, value in self.example.items())
        return " ".join(["dateline query", output, "--saved", self.name, *values])


def saved() -> list[Saved]:
    """List the questions, by name."""
    return list(_saved())


def find(name: str) -> Saved:
    """Find a question by its name."""
    for question in _saved():
        if question.name == name:
            return question
    names = ", ".join(question.name for question in _saved())
    raise BrokenQuery(f"There is no saved question “{name}”. There are: {names}.")


def ask(store: Store, name: str, values: Mapping[str, str] | None = None) -> Answer:
    """Ask a saved question."""
    return run(store, find(name).bound(values or {}))


@cache
def _saved() -> tuple[Saved, ...]:
    folder = files("dateline.query").joinpath("saved")
    found = (entry for entry in folder.iterdir() if entry.name.endswith(".rq"))
    return tuple(
        _parse(entry.name.removesuffix(".rq"), entry.read_text(encoding="utf-8"))
        for entry in sorted(found, key=lambda entry: entry.name)
    )


def _parse(name: str, sparql: str) -> Saved:
    title, about, example = (p.search(sparql) for p in (_TITLE, _ABOUT, _EXAMPLE))
    parameters = tuple(
        Parameter(found[1], found[3], found[2] == "required", found[4], found[5])
        for found in _PARAMETER.finditer(sparql)
    )
    values = dict(setting.split("=", 1) for setting in shlex.split(example[1] if example else ""))
    return Saved(
        name, title[1] if title else name, about[1] if about else "", parameters, values, sparql
    )


def _put(query: str, parameter: Parameter, value: str) -> str:
    """Replace the value of a `VALUES` line, or the number of the `LIMIT` line."""
    made = _LITERALS[parameter.type](parameter.name, value)
    literal = str(made)
    line = re.compile(rf"^(\s*VALUES \?{parameter.name} {{ )(.*)( }})$", re.MULTILINE)
    if parameter.name == "limit":
        line = re.compile(r"^(LIMIT )(\d+)()$", re.MULTILINE)
        literal = made.value
    if line.search(query) is None:
        raise BrokenQuery(f"The saved question has no place for “{parameter.name}”. Report this.")
    return line.sub(lambda match: f"{match[1]}{literal}{match[3]}", query)


def _words(_: str, value: str) -> Literal:
    return Literal(_SURROGATES.sub("\ufffd", value))


def _day(name: str, value: str) -> Literal:
    try:
        day = date.fromisoformat(value.strip())
    except ValueError:
        raise BrokenQuery(
            f"“{value}” is no day for {name}. Write it as year-month-day: 2014-03-31."
        ) from None
    return Literal(day.isoformat(), datatype=NamedNode(XSD.date))


def _number(name: str, value: str) -> Literal:
    digits = value.strip().replace(",", "")
    if not re.fullmatch(r"[0-9]{1,10}", digits) or int(digits) > MOST:
        raise BrokenQuery(
            f"“{value}” is no number for {name}. Write a whole one, up to {MOST:,}: 20."
        )
    return Literal(int(digits))


def _kind(name: str, value: str) -> Literal:
    known = sorted(_NOTATION.findall(kinds()))
    kind = value.strip().lower()
    if kind not in known:
        raise BrokenQuery(f"“{value}” is no {name} of event. There are: {', '.join(known)}.")
    return Literal(kind)


_LITERALS: Final[dict[str, Callable[[str, str], Literal]]] = {
    "words": _words,
    "day": _day,
    "number": _number,
    "kind": _kind,
}
