"""What catalogues say of articles, brought together with the articles: by their file, or their address."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from dateline.errors import DoubtfulArticle, UnreadableArticle
from dateline.model import Article
from dateline.read import records
from dateline.read.days.dates import disagreement
from dateline.read.files import real
from dateline.source import Card, Source

ADVICE: Final = "Export it with its files, or save the pages, and name the folder of them too."
_SOME: Final = 3
_TRACKING: Final = re.compile(r"(?:utm_\w+|fbclid|gclid|mc_[ce]id|ref|cmpid|smid)$")
_FIELDS: Final = ("title", "outlet", "author", "url", "section", "place", "language")


def leads_to(
    name: str, card: Card, catalogue: Source, roots: Sequence[str]
) -> Source | UnreadableArticle:
    """Find the file that a card names; only in the catalogue's folder, or in what was named too."""
    home = catalogue.path.parent
    path = home / unquote(name.replace("\\", "/").removeprefix("file://"))
    if not path.exists():
        path = home / name
    place = Path(real(path))
    allowed = (real(home), *roots)
    if not any(place.is_relative_to(root) for root in allowed):
        what = f"leads to “{name}”, which is outside of what you named"
        return UnreadableArticle(card.where, what, "Name its folder too, if you trust it.")
    if not place.is_file():
        return UnreadableArticle(card.where, f"leads to “{name}”, which is not there", ADVICE)
    below = os.path.relpath(place, allowed[0])
    if below.startswith(".."):
        root = next(root for root in roots if place.is_relative_to(root))
        return Source.below(
            place, Path(root) if Path(root).is_dir() else place.parent, catalogue.hints
        )
    below = os.fsencode(Path(below).as_posix()).decode("utf-8", "backslashreplace")

    def beside(of: str) -> str:
        folder = of.replace("\\", "/").rpartition("/")[0]
        return f"{folder}/{below}" if folder else below

    return Source(path, beside(catalogue.where), beside(catalogue.id), hints=catalogue.hints)


def described(article: Article, card: Card) -> Iterator[Article | DoubtfulArticle]:
    """Put together what a card and the article's own file say of it."""
    both = (*card.dates, *article.dates) if card.wins else (*article.dates, *card.dates)
    dates = tuple(dict.fromkeys(both))
    if (doubt := disagreement(dates)) and doubt != disagreement(article.dates):
        advice = "If another is right, write it down in corrections.yaml."
        yield DoubtfulArticle(article.source, doubt, advice)
    own = {name: getattr(article, name) for name in _FIELDS}
    said = {name: card.said.get(name) for name in _FIELDS}
    said["language"] = records.language(said["language"] or "")
    first, second = (said, own) if card.wins else (own, said)
    merged: dict[str, Any] = {name: first[name] or second[name] for name in _FIELDS}
    published = dates[0].day if dates else article.published
    yield replace(article, **merged, dates=dates, published=published)


def joined(articles: dict[str, Article], cards: Iterable[Card]) -> Iterator[DoubtfulArticle]:
    """Describe articles by the cards that name their address; say which cards name none."""
    by_address: dict[str, list[str]] = {}
    for id, article in articles.items():
        if article.url:
            by_address.setdefault(address(article.url), []).append(id)
    without: dict[str, list[str]] = {}
    for card in cards:
        url = card.said.get("url", "")
        ids = by_address.get(address(url), []) if url else []
        if not ids:
            without.setdefault(card.where.rpartition(", ")[0] or card.where, []).append(
                card.said.get("title") or url or card.where
            )
        for id in ids:
            for item in described(articles[id], card):
                if isinstance(item, Article):
                    articles[id] = item
                else:
                    yield item
    for where, names in without.items():
        some = ", ".join(f"“{name[:80]}”" for name in names[:_SOME])
        more = f" and {len(names) - _SOME:,} more" if len(names) > _SOME else ""
        count = "an article" if len(names) == 1 else f"{len(names):,} articles"
        what = f"tells of {count} whose text is in nothing that you named: {some}{more}"
        yield DoubtfulArticle(where, what, ADVICE)


def address(url: str) -> str:
    """Give an address without what makes no other page of it.

    >>> address("https://www.lantern.example/a/?utm_source=x#top") == address("http://lantern.example/a")
    True
    """
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url
    host = parts.netloc.lower().removeprefix("www.").removeprefix("m.")
    asked = urlencode([one for one in parse_qsl(parts.query) if not _TRACKING.match(one[0])])
    return f"{host}{parts.path.rstrip('/')}{'?' + asked if asked else ''}"
