"""Questions that are already written: `saved/*.rq`, each complete SPARQL with its own defaults.

A question's parameters stand in it as `VALUES ?actor { "" }`, a line each, so the file runs as it
is on any server. Asking replaces the value between the braces by one literal, escaped by Oxigraph:
what somebody types never becomes a part of the query's language.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from pyoxigraph import Literal, NamedNode, Store
from rdflib.namespace import XSD

from dateline.errors import BrokenQuery
from dateline.query.answers import Answer
from dateline.query.graph import run

_TITLE = re.compile(r"^# title: (.+)$", re.MULTILINE)
_PARAMETER = re.compile(
    r"^# parameter: (\w+) — (required|optional), (.+?)(?:, default (.+))?$", re.MULTILINE
)
_SURROGATES = re.compile("[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a question wants to be told."""

    name: str
    required: bool
    description: str
    default: str | None = None


@dataclass(frozen=True, slots=True)
class Saved:
    """A question that is already written."""

    name: str
    title: str
    parameters: tuple[Parameter, ...]
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
                query = _put(query, parameter.name, value)
        return query


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
    title = _TITLE.search(sparql)
    parameters = tuple(
        Parameter(found[1], found[2] == "required", found[3], found[4])
        for found in _PARAMETER.finditer(sparql)
    )
    return Saved(name, title[1] if title else name, parameters, sparql)


def _put(query: str, name: str, value: str) -> str:
    """Replace the value of a `VALUES` line; its datatype in the file says what the value is."""
    line = re.compile(rf"^(\s*VALUES \?{name} {{ )(.*)( }})$", re.MULTILINE)
    found = line.search(query)
    if found is None:
        raise BrokenQuery(f"The saved question has no place for “{name}”. Report this.")
    literal = _day(name, value) if found[2].endswith("^^xsd:date") else _words(value)
    return line.sub(lambda match: f"{match[1]}{literal}{match[3]}", query)


def _words(value: str) -> Literal:
    return Literal(_SURROGATES.sub("\ufffd", value))


def _day(name: str, value: str) -> Literal:
    try:
        day = date.fromisoformat(value.strip())
    except ValueError:
        raise BrokenQuery(
            f"“{value}” is no day for {name}. Write it as year-month-day: 2014-03-31."
        ) from None
    return Literal(day.isoformat(), datatype=NamedNode(XSD.date))
