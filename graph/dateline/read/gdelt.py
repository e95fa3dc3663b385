"""Lists of articles that GDELT's DOC API gives, as JSON or CSV: a card each, known by its address.

They have addresses, headlines and no text. When GDELT saw a page is about when it was published, and
counts only where the page itself does not say; what the page says is believed first.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from urllib.parse import urlsplit

from dateline.errors import UnreadableArticle
from dateline.plugins import Reader
from dateline.read import records
from dateline.read.cleaning import cleaned
from dateline.read.days.dates import dating, day
from dateline.source import NO_HINTS, Card, Hints, Source

MOST_BYTES: Final = 50_000_000
BASIS: Final = "GDELT, as first seen"
_SEEN: Final = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)")
_ADVICE: Final = "Fetch the list once more, or remove it."


class GdeltReader:
    """Gives a card for each article of a list; what is called .json is known by its content."""

    suffixes: tuple[str, ...] = (".gdelt",)
    catalogues = True

    def __call__(self, source: Source) -> Iterator[records.Item]:
        where, data = source.where, source.head(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            yield UnreadableArticle(where, f"has more than {MOST_BYTES:,} bytes", "Part the list.")
            return
        try:
            said = json.loads(data)
        except (ValueError, RecursionError):
            yield UnreadableArticle(where, "is cut short or no JSON", _ADVICE)
            return
        listed = said.get("articles") if isinstance(said, dict) else None
        if not isinstance(listed, list):
            yield UnreadableArticle(where, "is no list of articles by GDELT", _ADVICE)
            return
        for number, one in enumerate(listed, start=1):
            cells = (
                {k: v for k, v in one.items() if isinstance(v, str)}
                if isinstance(one, dict)
                else {}
            )
            yield from of_row(cells, f"{where}, entry {number}")


def is_table(names: Sequence[str]) -> bool:
    """Whether a table with these columns is GDELT's, as its API or its Python client writes it."""
    there = {name.strip().casefold() for name in names}
    return {"url", "title"} <= there and bool({"mobileurl", "url_mobile", "seendate"} & there)


def of_row(cells: Mapping[str, str], where: str, _hints: Hints = NO_HINTS) -> Iterator[Card]:
    """Give what an entry says; its day is in one notation, which needs no hints."""
    named = {name.strip().casefold(): cleaned(value) for name, value in cells.items()}
    url, told = named.get("url", ""), named.get("seendate") or named.get("date", "")
    found = _SEEN.match(told)
    try:
        host = urlsplit(url).netloc.removeprefix("www.")
    except ValueError:
        host = ""
    said = {
        "title": named.get("title", ""),
        "url": url,
        "outlet": named.get("domain", "") or host,
        "language": named.get("language", ""),
    }
    seen = dating(day("-".join(found.groups())), BASIS, told) if found else ()
    yield Card(where, BASIS, {k: v for k, v in said.items() if v}, seen, wins=False)


read: Final[Reader] = GdeltReader()
