"""A build as what its facts rest on: the graph says who is who, the readings why, the texts where.

A part of a reading has one place in both: `urn:dateline:report:KEY:3` of the graph is the fourth
event on the line of `readings.jsonl` whose article has that key.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from pyoxigraph import NamedNode, Store
from rdflib.namespace import RDFS, SDO

from dateline.errors import UnusableOutput
from dateline.model import Article, Box, PrintedLine, Span
from dateline.query.graph import open_graph
from dateline.vocab import GAF, article_iri

READINGS: Final = "readings.jsonl"
AROUND: Final = 60
"""Characters shown before and after words that no sentence of their own is known of."""

_ID: Final = '{"id": '


@dataclass(frozen=True, slots=True)
class Words:
    """Words of an article in their place, with what stands around them."""

    article: str
    start: int
    end: int
    before: str
    words: str
    after: str
    paragraph: int | None = None
    """By the number that people cite it by."""
    places: tuple[tuple[int, Box], ...] = ()
    """Of a PDF, the page and the box of each line that they stand on."""


@dataclass(frozen=True, slots=True)
class Place:
    """A part of a reading: which list of which article's line, and where in it."""

    part: str
    key: str
    index: int


@dataclass(frozen=True)
class Told:
    """An article's line: what it says, by the article's key."""

    key: str
    line: dict[str, Any]

    @property
    def id(self) -> str:
        """What the user calls the article."""
        return str(self.line["id"])

    def of(self, span: Iterable[int]) -> str:
        """The words of a span, on one line."""
        start, end = span
        return " ".join(str(self.line["text"])[start:end].split())

    def words(self, start: int, end: int, around: Span | None = None) -> Words:
        """Words in their sentence, or in as much of their line as helps."""
        text = str(self.line["text"])
        if around is None or not around.holds(Span(start, end)):
            around = line_around(text, start, end)
        before, after = text[around.start : start], text[end : around.end]
        return Words(
            self.id, start, end, before.lstrip(), text[start:end], after.rstrip(),
            self._article.paragraph(start), self._article.places(Span(start, end)),
        )  # fmt: skip

    @cached_property
    def _article(self) -> Article:
        lines = (PrintedLine(at, page, Box(*box)) for at, page, *box in self.line.get("lines", ()))
        return Article(self.id, str(self.line["text"]), lines=tuple(lines))


def line_around(text: str, start: int, end: int, most: int = AROUND) -> Span:
    """As much of the line that words stand in as helps, without half a word at its ends."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = last if last >= 0 else len(text)
    if start - first > most:
        first = text.find(" ", start - most, start) + 1 or start
    if last - end > most:
        space = text.rfind(" ", end, end + most)
        last = space if space >= 0 else end
    return Span(first, last)


class Build:
    """A build that was opened to look something up."""

    def __init__(self, output: Path) -> None:
        self.output = output
        self.store: Store = open_graph(output)

    def values(self, subject: str, predicate: str) -> list[str]:
        """What the graph says of a node, sorted."""
        found = self.store.quads_for_pattern(NamedNode(subject), NamedNode(predicate), None, None)
        return sorted({getattr(quad.object, "value", "") for quad in found})

    def value(self, subject: str, predicate: str) -> str:
        """The one thing, or the first, that the graph says of a node; else nothing."""
        return next(iter(self.values(subject, predicate)), "")

    def of(self, predicate: str, target: str) -> list[str]:
        """The nodes that the graph says something of."""
        found = self.store.quads_for_pattern(None, NamedNode(predicate), NamedNode(target), None)
        return sorted({getattr(quad.subject, "value", "") for quad in found})

    def label(self, iri: str) -> str:
        """What a node is called."""
        return self.value(iri, str(RDFS.label))

    def actor_of(self, chain: str) -> str:
        """The name of the actor that a chain was judged to be."""
        return next((self.label(actor) for actor in self.of(str(GAF.denotedBy), chain)), "")

    def article(self, key: str) -> str:
        """What the user calls an article."""
        return self.value(article_iri(key), str(SDO.identifier))

    def told(self, keys: Iterable[str]) -> dict[str, Told]:
        """The lines of some articles, by key; the others are passed over unread."""
        ids = {key: self.article(key) for key in keys}
        listed = list(lines(self.output, set(ids.values())))
        found = {told.key: told for told in listed if told.key in ids}
        for key, ident in ids.items():
            if key in found:
                continue
            # JSON joins the halves of a character, and with them the text is another
            same = [told for told in listed if told.id == ident]
            if len(same) != 1:
                raise UnusableOutput(
                    f"{self.output / READINGS}: “{ident}” is not in it, though the graph has it. "
                    "Build the folder again."
                )
            found[key] = replace(same[0], key=key)
        return found

    def named(self, ident: str) -> list[Told]:
        """The lines of the articles that the user calls so."""
        return list(lines(self.output, {ident}))

    def ids(self) -> list[str]:
        """What the user calls the articles, all of them."""
        found = self.store.quads_for_pattern(None, NamedNode(str(SDO.identifier)), None, None)
        return sorted({getattr(quad.object, "value", "") for quad in found})


def lines(output: Path, ids: set[str] | None = None) -> Iterator[Told]:
    """The lines of a build, or those of some articles, by what the user calls them."""
    path = output / READINGS
    decoder = json.JSONDecoder()
    try:
        with path.open(encoding="utf-8") as file:
            for line in file:
                if (
                    ids is not None
                    and line.startswith(_ID)
                    and decoder.raw_decode(line, len(_ID))[0] not in ids
                ):
                    continue
                values = json.loads(line)
                key = Article(values["id"], values["text"]).key
                if ids is None or values["id"] in ids:
                    yield Told(key, values)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UnusableOutput(
            f"{path}: the readings cannot be read ({error}). Build the folder again."
        ) from error


def place_of(iri: str) -> Place | None:
    """The part of a reading that a node of the graph names.

    >>> place_of("urn:dateline:report:ab:3")
    Place(part='report', key='ab', index=3)
    """
    pieces = iri.split(":")
    if len(pieces) != 5 or not pieces[4].isdecimal():
        return None
    return Place(pieces[2], pieces[3], int(pieces[4]))


def span_of(iri: str) -> Span | None:
    """The span that a node of the graph names.

    >>> span_of("urn:dateline:article:ab#char=12,20")
    Span(start=12, end=20)
    """
    start, comma, end = iri.rpartition("#char=")[2].partition(",")
    return Span(int(start), int(end)) if comma and start.isdecimal() and end.isdecimal() else None
