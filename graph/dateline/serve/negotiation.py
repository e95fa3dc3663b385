"""Which of the formats that can be written somebody asked for (RFC 9110, 12.5.1)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from pyoxigraph import QueryResultsFormat, RdfFormat


class Wish(NamedTuple):
    """A media range of an Accept header."""

    quality: float
    media: str


RESULTS: Final[Mapping[str, QueryResultsFormat]] = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
    "application/json": QueryResultsFormat.JSON,
    "application/xml": QueryResultsFormat.XML,
}
"""Media type → how rows, or yes and no, are written in it; the first is meant by `*/*`."""
GRAPHS: Final[Mapping[str, RdfFormat]] = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/rdf+xml": RdfFormat.RDF_XML,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/xml": RdfFormat.RDF_XML,
    "application/json": RdfFormat.JSON_LD,
}
"""Media type → how a graph is written in it."""
TRUTHS: Final = {media: form for media, form in RESULTS.items() if not media.startswith("text/")}
"""CSV and TSV have no way to say yes or no."""


def chosen(accept: str | None, offered: Mapping[str, object]) -> str | None:
    """Choose of what is offered, the first that is wanted most; None where nothing is wanted.

    >>> chosen("text/html, text/csv;q=0.5", RESULTS), chosen("image/png", RESULTS)
    ('text/csv', None)
    >>> chosen(None, GRAPHS), chosen("*/*", GRAPHS), chosen("text/turtle;q=0", GRAPHS)
    ('text/turtle', 'text/turtle', None)
    """
    if not accept or not accept.strip():
        return next(iter(offered))
    best: tuple[float, int, str] | None = None
    wishes = [_wish(part) for part in accept.split(",") if part.strip()]
    for place, media in enumerate(offered):
        quality = _quality(media, wishes)
        if quality > 0:
            exact = min((n for n, wish in enumerate(wishes) if wish.media == media), default=99)
            found = (-quality, exact * 100 + place, media)
            best = found if best is None or found < best else best
    return best[2] if best is not None else None


def _wish(part: str) -> Wish:
    media, *parameters = (piece.strip() for piece in part.split(";"))
    quality = 1.0
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "q":
            try:
                quality = min(max(float(value), 0.0), 1.0)
            except ValueError:
                quality = 0.0
    return Wish(quality, media.lower())


def _quality(media: str, wishes: list[Wish]) -> float:
    """How much a type is wanted: by the most exact range that fits it."""
    kind = media.partition("/")[0] + "/*"
    for range_ in (media, kind, "*/*"):
        fitting = [wish.quality for wish in wishes if wish.media == range_]
        if fitting:
            return max(fitting)
    return 0.0
