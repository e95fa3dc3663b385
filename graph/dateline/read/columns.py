"""Which column of a table, or key of a record, is which field of an article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from dateline.source import Hints

NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "text": ("text", "body", "content", "fulltext", "article", "maintext", "bodytext"),
    "id": ("id", "guid", "uid", "articleid", "key"),
    "title": ("title", "headline", "name"),
    "published": (
        "published", "publishedat", "publishedon", "datepublished", "datepublish", "publisheddate",
        "publicationdate", "webpublicationdate", "pubdate", "publishdate", "firstpublished", "issued",
        "dateissued", "date", "createdat", "createdutc",
    ),
    "outlet": (
        "outlet", "publisher", "source", "publication", "publicationtitle", "newspaper", "medium",
        "sourcedomain", "sitename", "medianame", "domain",
    ),
    "author": ("author", "authors", "byline", "creator"),
    "url": ("url", "link", "address"),
    "section": ("section", "category"),
    "place": ("place", "dateline", "city"),
    "language": ("language", "lang"),
}  # fmt: skip
"""What tables call the fields of an article, letters and digits alone; the first that is there is used."""


def fields(there: Iterable[str], hints: Hints) -> dict[str, str]:
    """Give the columns that are fields of an article: by what somebody said, else by their names.

    >>> fields(["Headline", "Artikel", "Mood"], Hints({"text": "Artikel"}))
    {'text': 'Artikel', 'title': 'Headline'}
    """
    names = list(there)
    called = {_bare(name): name for name in reversed(names)}
    found: dict[str, str] = {}
    for field, known in NAMES.items():
        told = hints.columns.get(field)
        wanted = (_bare(told), *known) if told else known
        name = told if told in names else next((called[w] for w in wanted if w in called), None)
        if name is not None:
            found[field] = name
    return found


def _bare(name: str) -> str:
    """A name as it is however it is put together: "published_at", "publishedAt", "Published at"."""
    return "".join(filter(str.isalnum, name.casefold()))
