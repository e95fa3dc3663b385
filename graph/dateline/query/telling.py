"""What is told of a question or a query, as lines for a screen; who prints them makes them inert."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from dateline.query.answers import Answer
from dateline.query.questions import Saved
from dateline.query.reckoning import Reckoned

_HEAD: Final = re.compile(r"\A(?:#.*\n)+")
"""What a saved question says of itself, which is told in other words."""


@dataclass(frozen=True, slots=True)
class Understood:
    """What a query was understood as, and what it cost."""

    question: Saved | None
    values: Mapping[str, str]
    sparql: str
    """As it was put, every value in its place."""
    reckoned: Reckoned
    loading: float
    """Seconds until the graph was there."""
    answering: float
    answer: Answer


def help_of(question: Saved) -> Iterator[str]:
    """Tell of one saved question: what it asks, what it takes, and a line that asks it."""
    yield f"{question.name}: {question.title}"
    if question.about:
        yield from ("", question.about)
    if question.parameters:
        yield from ("", "It takes")
    for p in question.parameters:
        default = "" if p.required else f"; default: {p.default}"
        yield f"  {p.name} ({p.type}): {p.description}{default}"
    yield from ("", f"  {question.command()}")


def reckoning(found: Understood) -> Iterator[str]:
    """Tell what a query was understood as, how much the graph has of it, and what it cost."""
    if found.question is not None:
        yield f"Question: {found.question.name}, {found.question.title}"
        for p in found.question.parameters:
            yield f"  {p.name} ({p.type}): {found.values.get(p.name) or f'not told, so {p.default}'}"
        yield ""
    yield f"Prefixes added: {', '.join(found.reckoned.prefixes) or 'none'}"
    yield "The query, as it is put:"
    yield from (f"  {line}".rstrip() for line in _HEAD.sub("", found.sparql).strip().splitlines())
    sizes = found.reckoned.sizes
    yield ""
    yield f"The graph has {found.reckoned.quads:,} statements{', and of these:' if sizes else '.'}"
    width = max((len(f"{number:,}") for _, number in sizes), default=0)
    for name, number in sizes:
        yield f"  {number:>{width},}  {name}"
    yield ""
    yield (
        f"Loaded in {found.loading:.2f} s, answered in {found.answering:.3f} s: "
        f"{_counted(found.answer)}."
    )


def shortened(answer: Answer) -> str | None:
    """Say that there are more rows than are given, or nothing."""
    if answer.cut:
        return (
            f"These may be only the first: {_counted(answer)}. The server gives no more at once. "
            "Ask for less, or in parts by LIMIT and OFFSET."
        )
    if not answer.more:
        return None
    return (
        f"These are the first: {_counted(answer)}. "
        "--limit-rows says how many you want, 0 all of them."
    )


def _counted(answer: Answer) -> str:
    if answer.truth is not None:
        return "yes" if answer.truth else "no"
    number = len(answer.rows if answer.triples is None else answer.triples)
    what = "row" if answer.triples is None else "triple"
    more = f", of more than {number:,}" if answer.more else ""
    return f"{number:,} {what}{'' if number == 1 else 's'}{more}"
