"""What agencies send: ninjs 1 to 3 (JSON), NewsML-G2 and NITF (XML), each story an article.

The standards are the IPTC's. XML is read without entities and without the network.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from lxml import etree

from dateline.errors import UnreadableArticle
from dateline.model import Dating
from dateline.plugins import Reader
from dateline.read import records
from dateline.read.cleaning import cleaned
from dateline.read.dates import dating, day, of_name
from dateline.read.html import shown
from dateline.source import Source

MOST_BYTES: Final = 20_000_000
_BLOCKS: Final = frozenset(
    ("p", "hl1", "hl2", "li", "dt", "dd", "td", "th", "pre", "h1", "h2", "h3", "h4")
)
_LEFT_OUT: Final = frozenset(("hedline", "byline", "dateline", "distributor", "media", "table"))


class NewsReader:
    """Reads every story of a file as an article; what is called .xml or .json is known by its content."""

    suffixes: tuple[str, ...] = (".ninjs", ".newsml", ".nitf")

    def __call__(self, source: Source) -> Iterator[records.Item]:
        data = source.head(MOST_BYTES + 1)
        where = source.where
        if len(data) > MOST_BYTES:
            yield UnreadableArticle(
                where, f"has more than {MOST_BYTES:,} bytes", "Cut it into stories."
            )
        elif not data.strip():
            yield UnreadableArticle(where, "is empty", "Fetch it once more, or remove it.")
        elif data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"["):
            yield from _ninjs(data, source)
        else:
            yield from _xml(data, source)


def _ninjs(data: bytes, source: Source) -> Iterator[records.Item]:
    try:
        said = json.loads(data)
    except (ValueError, RecursionError) as error:
        why = (
            f" ({error.msg}, line {error.lineno:,})"
            if isinstance(error, json.JSONDecodeError)
            else ""
        )
        advice = "Fetch it once more; a line of JSON for each article goes by the name of .jsonl."
        yield UnreadableArticle(source.where, f"is no JSON{why}", advice)
        return
    stories = said if isinstance(said, list) else [said]
    for number, one in enumerate(stories, start=1):
        many = len(stories) > 1
        where = f"{source.where}, story {number}" if many else source.where
        text = _body(one) if isinstance(one, dict) else ""
        if not isinstance(one, dict) or not text:
            advice = (
                "Name files of stories in ninjs; other records can be read as .jsonl with “text”."
            )
            yield UnreadableArticle(where, "is no story in ninjs: it has no body", advice)
            continue
        dates = (
            *_dated(
                one.get("versioncreated") if "firstcreated" not in one else one["firstcreated"]
            ),
            *of_name(source.id),
        )
        fallback = f"{source.id}#{number}" if many else source.id
        yield from records.article(
            text, _of_ninjs(one), fallback=fallback, where=where, dates=dates
        )


def _body(one: Mapping[str, Any]) -> str:
    """The body of ninjs 1 (`body_text`, `body_xhtml`), 2 and 3 (`bodies`)."""
    bodies = [body for body in one.get("bodies") or [] if isinstance(body, dict)]
    plain = [
        one.get("body_text"),
        *(b.get("value") for b in bodies if b.get("contenttype") == "text/plain"),
    ]
    marked = [one.get("body_xhtml"), one.get("body_html"), *(b.get("value") for b in bodies)]
    for value in plain:
        if isinstance(value, str) and value.strip():
            return value
    for value in marked:
        if isinstance(value, str) and value.strip():
            return "\n\n".join(shown(value)) + "\n"
    return ""


def _of_ninjs(one: Mapping[str, Any]) -> dict[str, object]:
    headlines = [h.get("value") for h in one.get("headlines") or [] if isinstance(h, dict)]
    makers = [i.get("name") for i in one.get("infosources") or [] if isinstance(i, dict)]
    people = [
        p.get("name")
        for p in one.get("people") or []
        if isinstance(p, dict) and p.get("rel") == "author"
    ]
    subjects = [
        s.get("name")
        for s in one.get("subject") or one.get("subjects") or []
        if isinstance(s, dict)
    ]
    provider = one.get("provider") or one.get("source")
    said = {
        "title": one.get("headline") or next(iter(headlines), None),
        "author": one.get("byline") or next(iter(people), None),
        "outlet": provider if isinstance(provider, str) else next(iter(makers), None),
        "section": next(iter(subjects), None),
        "url": one.get("uri") if str(one.get("uri")).startswith("http") else None,
        "id": one.get("altid") if isinstance(one.get("altid"), str) else None,
        "place": one.get("located"),
        "language": one.get("language"),
    }
    return {key: value for key, value in said.items() if isinstance(value, str) and value.strip()}


def _dated(words: object) -> tuple[Dating, ...]:
    told = words.strip() if isinstance(words, str) else ""
    compact = f"{told[:4]}-{told[4:6]}-{told[6:8]}" if told[:8].isdecimal() else told
    return dating(day(compact), "the agency’s record", told)


def _xml(data: bytes, source: Source) -> Iterator[records.Item]:
    where = source.where
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        why = f" (line {error.lineno})" if isinstance(error, etree.XMLSyntaxError) else ""
        yield UnreadableArticle(where, f"is no XML that can be read{why}", "Fetch it once more.")
        return
    items = [one for one in root.iter() if _tag(one) == "newsItem"]
    found = 0
    for one in items or [one for one in root.iter() if _tag(one) == "nitf"]:
        number = found = found + 1
        many = len(items) > 1
        text = _text(one)
        place = f"{where}, story {number}" if many else where
        if not text:
            yield UnreadableArticle(
                place, "has no text of its own: it may be a picture or a list", "Leave it out."
            )
            continue
        said, dates = _of_item(one) if items else _of_nitf(one)
        yield from records.article(
            text,
            {key: value for key, value in said.items() if value},
            fallback=f"{source.id}#{number}" if many else source.id,
            where=place,
            dates=(*dates, *of_name(source.id)),
        )
    if not found:
        yield UnreadableArticle(
            where, "is neither NewsML-G2 nor NITF", "Save what it holds as text, and read that."
        )


def _of_item(item: Any) -> tuple[dict[str, str], tuple[Dating, ...]]:
    """What a NewsML-G2 item says of itself; when it was first created comes before its versions."""
    when = (
        _first(item, "firstCreated")
        or _first(item, "contentCreated")
        or _first(item, "versionCreated")
    )
    provider, located, subject = (
        next((one for one in item.iter() if _tag(one) == tag), None)
        for tag in ("provider", "located", "subject")
    )
    name = "" if provider is None else _first(provider, "name") or provider.get("literal") or ""
    said = {
        "id": item.get("guid") or "",
        "title": _first(item, "headline"),
        "author": _first(item, "by"),
        "outlet": name,
        "section": "" if subject is None else _first(subject, "name"),
        "place": "" if located is None else _first(located, "name") or located.get("literal") or "",
        "language": next((one.get("tag") for one in item.iter() if _tag(one) == "language"), "")
        or "",
    }
    return said, _dated(when)


def _of_nitf(nitf: Any) -> tuple[dict[str, str], tuple[Dating, ...]]:
    def said(tag: str, name: str) -> str:
        return next((one.get(name, "") for one in nitf.iter() if _tag(one) == tag), "")

    told = {
        "id": said("doc-id", "id-string"),
        "title": _first(nitf, "hl1") or _first(nitf, "title"),
        "author": _first(nitf, "byline").removeprefix("By "),
        "outlet": said("pubdata", "name") or _first(nitf, "distributor"),
        "section": said("pubdata", "position.section"),
        "place": _first(nitf, "location"),
        "language": nitf.get("{http://www.w3.org/XML/1998/namespace}lang") or "",
    }
    dates = (*_dated(said("pubdata", "date.publication")), *_dated(said("date.issue", "norm")),
             *_dated(said("date.release", "norm")))  # fmt: skip
    return told, dates


def _text(item: Any) -> str:
    """The paragraphs of a story's body, in NITF's or in XHTML's words."""
    body = next(
        (one for one in item.iter() if _tag(one) in ("body.content", "body", "inlineXML")), item
    )
    content = next((one for one in body.iter() if _tag(one) == "body.content"), body)
    found: list[str] = []
    waiting = [content]
    while waiting:
        one = waiting.pop()
        tag = _tag(one)
        if tag in _BLOCKS:
            found.append(cleaned("".join(one.itertext())))
        elif tag not in _LEFT_OUT or tag == "table":
            waiting += reversed(one)
    if not any(found):
        plain = next(
            (one.text for one in item.iter() if _tag(one) == "inlineData" and one.text), ""
        )
        found = [cleaned(part) for part in plain.split("\n\n")]
    return "\n\n".join(part for part in found if part) + "\n" if any(found) else ""


def _first(one: Any, tag: str) -> str:
    return next((cleaned("".join(each.itertext())) for each in one.iter() if _tag(each) == tag), "")


def _tag(one: Any) -> str:
    return etree.QName(one).localname if isinstance(one.tag, str) else ""


read: Final[Reader] = NewsReader()
