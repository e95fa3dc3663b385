"""Exports of Zotero, with or without their files: `.rdf`, `.ris`, and its `.csv`; each item a card.

What a person keeps in Zotero was looked at by a person, so it is believed more than the page. Where a
web page and a print of it are kept, the page is read first: it has paragraphs. When an item was added
or looked at says nothing of its publication, and is not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from lxml import etree

from dateline.errors import DoubtfulArticle, UnreadableArticle
from dateline.plugins import Reader
from dateline.read import records
from dateline.read.cleaning import cleaned
from dateline.read.days.dates import dating
from dateline.read.days.daylines import stated_day
from dateline.read.packed import local
from dateline.read.text import decoded
from dateline.source import NO_HINTS, Card, Hints, Source

MOST_BYTES: Final = 200_000_000
BASIS: Final = "Zotero"
_PAGES: Final = (".html", ".htm", ".xhtml", ".mhtml")
_ABOUT: Final = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_RESOURCE: Final = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}resource"
_NO_ITEM: Final = frozenset(
    ("Attachment", "Collection", "Memo", "Journal", "Series", "AutomaticTag")
)
_COLUMNS: Final[Mapping[str, str]] = {
    "title": "Title", "outlet": "Publication Title", "author": "Author", "url": "Url",
    "section": "Section", "place": "Place", "language": "Language",
}  # fmt: skip
"""Field of an article → what Zotero's table calls it."""
_TAGS: Final[Mapping[str, tuple[str, ...]]] = {
    "title": ("TI", "T1"), "outlet": ("T2", "JF", "JO", "PB"), "author": ("AU", "A1"), "url": ("UR",),
    "section": ("SE",), "place": ("CY",), "language": ("LA",),
}  # fmt: skip
"""Field of an article → the tags that RIS has for it."""
_TAG: Final = re.compile(r"([A-Z][A-Z0-9])  -(?: (.*))?$")
_EMPTY: Final = "Export what you want from Zotero once more, or remove it."


class ZoteroReader:
    """Gives a card for each item of an export."""

    suffixes: tuple[str, ...] = (".rdf", ".ris")
    catalogues = True

    def __call__(self, source: Source) -> Iterator[records.Item]:
        where, data = source.where, source.head(MOST_BYTES + 1)
        if not data.strip():
            yield UnreadableArticle(where, "is empty", _EMPTY)
        elif len(data) > MOST_BYTES:
            yield UnreadableArticle(where, f"has more than {MOST_BYTES:,} bytes", "Export fewer.")
        elif source.suffix == ".ris":
            yield from _of_ris(data, where, source.hints)
        else:
            yield from _of_rdf(data, where, source.hints)


def is_table(names: list[str]) -> bool:
    """Whether a table with these columns is Zotero's."""
    return {"Item Type", "File Attachments", "Title"}.issubset(names)


def of_row(
    cells: Mapping[str, str], where: str, hints: Hints = NO_HINTS
) -> Iterator[Card | DoubtfulArticle]:
    """Give what a row of Zotero's table says."""
    files = [one.strip() for one in cells.get("File Attachments", "").split(";")]
    said = {field: cleaned(cells.get(name, "")) for field, name in _COLUMNS.items()}
    said["author"] = _people(said["author"].split(";"))
    yield from _card(said, cells.get("Date", ""), files, where, hints)


def _people(names: Iterable[str]) -> str:
    """Name people as they are called, and not as they are sorted: "Venn, Ida"."""
    turned = (" ".join(reversed([part.strip() for part in name.split(",", 1)])) for name in names)
    return ", ".join(filter(None, turned))


def _card(
    said: Mapping[str, str], told: str, files: list[str], where: str, hints: Hints
) -> Iterator[Card | DoubtfulArticle]:
    told = cleaned(told)
    dates = dating(stated_day(told, hints.day_first), BASIS, told)
    if told and not dates:
        what = f"published “{told}” names no day; what the text's own file says is used"
        yield DoubtfulArticle(where, what, "Give it a whole day in Zotero if you know it.")
    ordered = sorted(filter(None, files), key=lambda one: not one.lower().endswith(_PAGES))
    known = {field: value for field, value in said.items() if value}
    yield Card(where, BASIS, known, dates, tuple(ordered))


def _of_ris(data: bytes, where: str, hints: Hints) -> Iterator[records.Item]:
    text = decoded(data, where)
    if isinstance(text, UnreadableArticle):
        yield text
        return
    number, tags = 0, dict[str, list[str]]()
    for line in text.splitlines():
        if not (found := _TAG.match(line)):
            continue
        if found[1] != "ER":
            tags.setdefault(found[1], []).append((found[2] or "").strip())
            continue
        number += 1
        said = {
            field: cleaned(", ".join(next((tags[name] for name in names if name in tags), [])))
            for field, names in _TAGS.items()
        }
        said["author"] = _people(next((tags[name] for name in _TAGS["author"] if name in tags), []))
        told = next((tags[name][0] for name in ("DA", "Y1", "PY") if name in tags), "").strip("/")
        yield from _card(
            said, told, [*tags.get("L1", ()), *tags.get("L2", ())], f"{where}, item {number}", hints
        )
        tags = {}
    if not number or tags:
        what = "is cut short" if number else "is no RIS"
        yield UnreadableArticle(where, what, _EMPTY)


def _of_rdf(data: bytes, where: str, hints: Hints) -> Iterator[records.Item]:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        tree = etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError):
        yield UnreadableArticle(where, "is cut short or no RDF/XML", _EMPTY)
        return
    if any(True for _ in tree.iter(etree.Entity)):
        yield UnreadableArticle(where, "has entities of its own, as no export has", _EMPTY)
        return
    nodes = {tag.get(_ABOUT): tag for tag in tree if tag.get(_ABOUT)}
    items = [tag for tag in tree if _is_item(tag)]
    if not items:
        yield UnreadableArticle(where, "is no export of Zotero, or an empty one", _EMPTY)
    linked = {one for tag in items for one in _links(tag)}
    for number, tag in enumerate(items, start=1):
        files = [path for one in _links(tag) if (path := _path(nodes.get(one)))]
        told, place = _words(tag, "date"), f"{where}, item {number}"
        yield from _card(_said(tag, nodes), told, files, place, hints)
    for about, tag in nodes.items():
        # A file that was put in by itself is an article too.
        if local(tag) == "Attachment" and about not in linked and (path := _path(tag)):
            yield from _card(
                {"title": _words(tag, "title")}, "", [path], f"{where}, {about}", hints
            )


def _is_item(tag: Any) -> bool:
    kinds = [child.text for child in tag if local(child) == "itemType"]
    return bool(kinds) and local(tag) not in _NO_ITEM and kinds[0] not in ("attachment", "note")


def _links(tag: Any) -> list[str]:
    return [child.get(_RESOURCE, "") for child in tag if local(child) == "link"]


def _path(tag: Any) -> str | None:
    """Where the file of an attachment lies; one that is only an address has none."""
    for child in tag if tag is not None else ():
        if local(child) == "resource":
            return str(child.get(_RESOURCE) or "") or None
    return None


def _said(tag: Any, nodes: Mapping[str, Any]) -> dict[str, str]:
    outlet = section = ""
    waiting = [tag]
    while waiting:
        for child in waiting.pop():
            if local(child) != "isPartOf":
                continue
            holder = nodes.get(child.get(_RESOURCE)) if child.get(_RESOURCE) else None
            for one in [holder] if holder is not None else child:
                if local(one) == "Part":
                    section = section or _words(one, "title")
                    waiting.append(one)
                elif local(one) != "Series":
                    outlet = outlet or _words(one, "title")
    names = [
        " ".join(filter(None, (_words(one, "givenName", "givenname"), _words(one, "surname"))))
        for authors in tag
        if local(authors) == "authors"
        for one in authors.iter()
        if local(one) == "Person"
    ]
    url = next(
        (
            cleaned(value.text or "")
            for child in tag
            if local(child) == "identifier"
            for value in child.iter()
            if local(value) == "value"
        ),
        "",
    )
    publisher = next((one for child in tag if local(child) == "publisher" for one in child.iter()
                      if local(one) == "Organization"), None)  # fmt: skip
    return {
        "title": _words(tag, "title"),
        "outlet": outlet or (_words(publisher, "name") if publisher is not None else ""),
        "author": ", ".join(filter(None, names)),
        "url": url,
        "section": section,
        "language": _words(tag, "language"),
    }


def _words(tag: Any, *names: str) -> str:
    return next((cleaned(child.text or "") for child in tag if local(child) in names), "")


read: Final[Reader] = ZoteroReader()
