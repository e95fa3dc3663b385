"""What agencies send: ninjs 1 to 3 (JSON), NewsML-G2 and NITF (XML), each story an article.

The standards are the IPTC's. XML is read without entities and without the network.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

from lxml import etree

from dateline.errors import DoubtfulArticle, UnreadableArticle
from dateline.model import Dating
from dateline.plugins import Reader
from dateline.read import records
from dateline.read.cleaning import cleaned
from dateline.read.days.dates import dating, day, of_name
from dateline.read.html import shown
from dateline.source import Source

MOST_BYTES: Final = 20_000_000
_NOT_OUT: Final = ("canceled", "cancelled", "withheld")
_BLOCKS: Final = frozenset(
    ("p", "tagline", "hl1", "hl2", "li", "dt", "dd", "td", "th", "pre", "h1", "h2", "h3", "h4")
)
_HOLDS: Final = _BLOCKS | {
    "block",
    "table",
    "ol",
    "ul",
    "dl",
    "bq",
    "media",
    "hedline",
    "datasource",
    "fn",
}
_LEFT_OUT: Final = frozenset(("hedline", "byline", "dateline", "distributor", "media", "table"))


_PLAIN: Final = "Fetch it once more without them, or write their words in their place."


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


_CREATED: Final = ("firstcreated", "versioncreated", "published", "date")
"""What says when a story was made, the best first; the last two in records that are no whole ninjs."""


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
        told = [word for key in _CREATED if (word := _word(one.get(key)))]
        yield from _doubts(told, _word(one.get("pubstatus")), _word(one.get("embargoed")), where)
        dates = (*_best(told), *of_name(source.id))
        fallback = f"{source.id}#{number}" if many else source.id
        yield from records.article(
            text, _of_ninjs(one), fallback=fallback, where=where, dates=dates
        )


def _body(one: Mapping[str, Any]) -> str:
    """The body of ninjs 1 (`body_text`, `body_xhtml`), 2 and 3 (`bodies`); a summary only without one."""
    found = [("", "text/plain", one.get("body_text"))]
    found += [("", "text/html", one.get(key)) for key in ("body_xhtml", "body_html")]
    found += [
        (_word(body.get("role")).lower(), _word(body.get("contenttype")), body.get("value"))
        for body in one.get("bodies") or []
        if isinstance(body, dict)
    ]
    # Plain text is to the letter; but a part of the story in it is less than all of it in another.
    found.sort(key=lambda each: (_rank(each[0]), each[1] != "text/plain"))
    for _, kind, value in found:
        if isinstance(value, str) and value.strip():
            text = value if kind == "text/plain" else "\n\n".join(shown(value)) + "\n"
            if text.strip():
                return text
    return ""


def _rank(role: str) -> int:
    short = any(word in role for word in ("summary", "abstract", "teaser", "caption", "brief"))
    return 0 if role in ("", "main", "body") else 2 if short else 1


def _word(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


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
        "title": one.get("headline") or next(iter(headlines), None) or one.get("title"),
        "author": one.get("byline") or next(iter(people), None),
        "outlet": provider if isinstance(provider, str) else next(iter(makers), None),
        "section": next(iter(subjects), None),
        "url": one.get("uri") if str(one.get("uri")).startswith("http") else None,
        "id": one.get("altid") if isinstance(one.get("altid"), str) else None,
        "place": one.get("located"),
        "language": one.get("language"),
    }
    return {key: value for key, value in said.items() if isinstance(value, str) and value.strip()}


def _doubts(
    told: Sequence[str], status: str, embargoed: str, where: str
) -> Iterator[DoubtfulArticle]:
    """Say which day is none, and that the agency took a story back or did not let it out yet."""
    for words in told:
        if not _dated(words):
            what = f"its day “{words}” is no date; what else tells one is used"
            yield DoubtfulArticle(where, what, "Write it as year-month-day: 2021-12-31.")
    state = status.rpartition(":")[2].lower()
    if state in _NOT_OUT:
        what = f"the agency has it as {state}; it was read all the same"
        yield DoubtfulArticle(where, what, "Leave it out if you want what was published alone.")
    if embargoed:
        what = f"was under embargo until {embargoed}; it was read all the same"
        yield DoubtfulArticle(where, what, "See whether it was published before you quote it.")


def _best(told: Iterable[str]) -> tuple[Dating, ...]:
    """The first that is a day: a story goes out again with each of its versions."""
    return next((found for words in told if (found := _dated(words))), ())


def _dated(words: str) -> tuple[Dating, ...]:
    compact = f"{words[:4]}-{words[4:6]}-{words[6:8]}" if words[:8].isdecimal() else words
    return dating(day(compact), "the agency’s record", words)


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
    if any(True for _ in root.iter(etree.Entity)):
        yield UnreadableArticle(where, "has entities of its own, whose words are not in it", _PLAIN)
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
        said, told = _of_item(one) if items else _of_nitf(one)
        yield from _doubts(told, _status(one), _first(one, "embargoed"), place)
        yield from records.article(
            text,
            {key: value for key, value in said.items() if value},
            fallback=f"{source.id}#{number}" if many else source.id,
            where=place,
            dates=(*(_best(told) if items else _each(told)), *of_name(source.id)),
        )
    if not found:
        yield UnreadableArticle(
            where, "is neither NewsML-G2 nor NITF", "Save what it holds as text, and read that."
        )


def _status(item: Any) -> str:
    return next((one.get("qcode", "") for one in item.iter() if _tag(one) == "pubStatus"), "")


def _each(told: Iterable[str]) -> tuple[Dating, ...]:
    return tuple(dating for words in told for dating in _dated(words))


def _of_item(item: Any) -> tuple[dict[str, str], list[str]]:
    """What a NewsML-G2 item says of itself; when it was first created comes before its versions."""
    when = [_first(item, tag) for tag in ("firstCreated", "contentCreated", "versionCreated")]
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
    return said, [words for words in when if words]


def _of_nitf(nitf: Any) -> tuple[dict[str, str], list[str]]:
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
    when = (("pubdata", "date.publication"), ("date.issue", "norm"), ("date.release", "norm"))
    return told, [words for tag, name in when if (words := said(tag, name).strip())]


def _text(item: Any) -> str:
    """The paragraphs of a story's body, in NITF's or in XHTML's words."""
    body = next(
        (one for one in item.iter() if _tag(one) in ("body.content", "body", "inlineXML")), item
    )
    content = next((one for one in body.iter() if _tag(one) == "body.content"), body)
    found: list[str] = []
    waiting: list[Any] = [content]
    waiting[:0] = [one for one in body.iter() if _tag(one) == "tagline"]
    while waiting:
        one = waiting.pop()
        tag = "" if isinstance(one, str) else _tag(one)
        if isinstance(one, str):
            found.append(cleaned(one))
        elif tag in _BLOCKS:
            found.append(cleaned("".join(one.itertext())))
        elif tag not in _LEFT_OUT or tag == "table":
            waiting += reversed(_held(one))
    if not any(found):
        plain = next(
            (one.text for one in item.iter() if _tag(one) == "inlineData" and one.text), ""
        )
        found = [cleaned(part) for part in plain.split("\n\n")]
    return "\n\n".join(part for part in found if part) + "\n" if any(found) else ""


def _held(one: Any) -> list[Any]:
    """What an element holds; words between the paragraphs of a block too, which are its own."""
    if _tag(one) != "block":
        return list(one)
    parts: list[Any] = [one.text or ""]
    for child in one:
        tag = _tag(child)
        if not tag:  # a comment
            parts[-1] += child.tail or ""
        elif tag in _LEFT_OUT or any(_tag(each) in _HOLDS for each in child.iter()):
            parts += (child, child.tail or "")
        else:
            parts[-1] += "".join(child.itertext()) + (child.tail or "")
    return parts


def _first(one: Any, tag: str) -> str:
    return next((cleaned("".join(each.itertext())) for each in one.iter() if _tag(each) == tag), "")


def _tag(one: Any) -> str:
    return etree.QName(one).localname if isinstance(one.tag, str) else ""


read: Final[Reader] = NewsReader()
