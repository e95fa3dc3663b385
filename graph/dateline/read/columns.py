"""Which column of a table, or key of a record, is which field of an article."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from dateline.source import Hints

NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "text": ("text", "body", "content", "full text", "fulltext", "article", "maintext", "body_text"),
    "id": ("id", "guid", "uid", "article_id", "key"),
    "title": ("title", "headline", "name"),
    "published": (
        "published", "date", "publication date", "pubdate", "published_at", "publishdate",
        "publish_date", "date_publish", "publication_date", "datepublished", "published_date",
    ),
    "outlet": (
        "outlet", "publisher", "source", "publication", "publication title", "newspaper", "medium",
        "source_domain", "sitename",
    ),
    "author": ("author", "authors", "byline", "creator"),
    "url": ("url", "link", "address"),
    "section": ("section", "category"),
    "place": ("place", "dateline", "city"),
    "language": ("language", "lang"),
}  # fmt: skip
"""What tables call the fields of an article, in small letters; the first that a table has is used."""


def fields(there: Iterable[str], hints: Hints) -> dict[str, str]:
    """Give the columns that are fields of an article: by what somebody said, else by their names.

    >>> fields(["Headline", "Artikel", "Mood"], Hints({"text": "Artikel"}))
    {'text': 'Artikel', 'title': 'Headline'}
    """
    names = list(there)
    called = {name.strip().casefold(): name for name in reversed(names)}
    found: dict[str, str] = {}
    for field, known in NAMES.items():
        told = hints.columns.get(field)
        wanted = (told.strip().casefold(), *known) if told else known
        name = told if told in names else next((called[w] for w in wanted if w in called), None)
        if name is not None:
            found[field] = name
    return found
