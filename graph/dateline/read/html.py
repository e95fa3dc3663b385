"""Saved web pages, `.html`, `.htm`, `.mhtml`: the article without its boilerplate, and what the page says of it.

What is text and what is boilerplate is found by trafilatura (Barbaresi, ACL 2021), and where nothing
else tells the day, by htmldate; neither is let near the network. What a page says in its JSON-LD, its
meta tags, its `<time>` or its address is read here, so that it can be told which of them says so.
"""

from __future__ import annotations

import email
import email.policy
import logging
import re
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, Final

from lxml.etree import LxmlError
from lxml.html import HtmlElement, HTMLParser

from dateline.errors import DoubtfulArticle, UnreadableArticle
from dateline.model import Dating
from dateline.plugins import Reader
from dateline.read import exports, factiva, records
from dateline.read.charset import decoded
from dateline.read.cleaning import cleaned, paragraphs
from dateline.read.days import textheads
from dateline.read.days.dates import dating, day, of_address, of_name
from dateline.read.mails.mail_heads import too_much
from dateline.read.pages import body, metadata, pagedays, pagelines, readied
from dateline.read.pages.restored import left_out, restored
from dateline.read.pages.survey import BLOCKS, UNSEEN, UNSPACED
from dateline.source import NO_HINTS, Hints, Source

# What they notice of a page is no news to whoever reads a thousand; what was not read is told.
for _talker in ("trafilatura", "htmldate", "courlan"):
    logging.getLogger(_talker).addHandler(logging.NullHandler())

MOST_BYTES: Final = 20_000_000
"""Of one page. What is longer is no page of one article."""

_DEEPEST: Final = 250
"""So many elements may lie in each other in a page; a few more, and its parser stops there."""
_TOO_DEEP: Final = f"is nested more than {_DEEPEST} levels deep; what lies below was not read"
_OUT: Final = "Save what it shows as text, and read that."
_FEWEST: Final = 12
"""Words. What is left of a front page is shorter than the shortest news."""
_EXPORTED: Final = re.compile(rb"class=[\"'][^\"'>]{0,80}\b[a-z]{2}Article\b")
"""How Factiva marks an article; looked for in bytes, since few pages are such."""
_NO_ARTICLE: Final = (
    "has no article: it may be a front page, or filled by a script when it is opened"
)
_SAVE: Final = "Save the page of one article, as it is shown."
_MOST_ELEMENTS: Final = 50_000
_ABOUT: Final = re.compile(r"(?:published|posted|updated|submitted|on|at|in)\b|.*\d", re.I)
_GUESS: Final = "the page, by htmldate"
_MOST_CHARACTERS: Final = 600_000
"""A novel has as many."""
_RULE: Final = re.compile(r"\|(?:\s*-{3,}\s*\|)+\s*")
_MENUS: Final = "//*/nav[not(.//article) and not(.//h1)]"
_LISTS: Final = "//*/aside[count(.//a[@href]) > 4 and not(.//p) and not(.//article) and not(.//h1)]"


class HtmlReader:
    """Reads a page as one article."""

    suffixes: tuple[str, ...] = (".html", ".htm", ".xhtml", ".mhtml", ".mht")
    kept = True
    tells_refused = True
    """What stands on a page without an article may say why there is none."""

    def __call__(self, source: Source) -> Iterator[records.Item]:
        page = _page(source)
        if isinstance(page, UnreadableArticle):
            yield page
            return
        data, address = page
        if found := _exported(data):
            yield from exports.articles(found, source)
            return
        yield from article(
            data, address, fallback=source.id, where=source.where, last=of_name(source.id),
            hints=source.hints,
        )  # fmt: skip

    def cut(self, source: Source) -> list[str]:
        """Give what of the page is no part of the article, piece by piece."""
        page = _page(source)
        if isinstance(page, UnreadableArticle):
            return []
        tree = _tree(page[0])
        again = _tree(page[0])
        if tree is None or again is None or _too_much(tree):
            return []
        found = _extracted(again, page[1])
        refused = found is None or _weight(found.text or "") < _FEWEST
        return left_out(pieces(tree), "" if refused else _rows(found.text))


def article(
    data: bytes,
    address: str | None,
    *,
    fallback: str,
    where: str,
    first: tuple[Dating, ...] = (),
    last: tuple[Dating, ...] = (),
    hints: Hints = NO_HINTS,
) -> Iterator[records.Item]:
    """Read a page as one article; `first` and `last` are what else tells its date, better and worse."""
    tree = _tree(data)
    if tree is None:
        yield UnreadableArticle(where, _NO_ARTICLE, _SAVE)
        return
    if what := _too_much(tree):
        yield UnreadableArticle(where, what, _OUT)
        return
    # What the page says comes first: trafilatura takes its tree apart.
    deep, nodes = _is_cut(tree), metadata.described(tree)
    told = pagedays.days(tree, nodes, hints.day_first)
    headline = pagelines.headline(tree)
    title = " ".join(headline.text_content().split()) if headline is not None else ""
    said, saved_from = metadata.said(tree, nodes), metadata.saved_from(data)
    found = _extracted(tree, address)
    if found is None or _weight(found.text or "") < _FEWEST:
        yield UnreadableArticle(where, _TOO_DEEP if deep else _NO_ARTICLE, _OUT if deep else _SAVE)
        return
    if deep:
        yield DoubtfulArticle(where, _TOO_DEEP, _OUT)
    address = said["url"] or saved_from or address or found.url
    folder, slug = of_address(address), of_address(address, slug=True)
    dates = (*told.stated, *folder, *told.seen, *slug)
    if folder and told.stated and pagedays.is_night_apart(told.stated[0], folder[0].day):
        dates = (*folder, *dates)
    if slug and dates == slug and not first:
        what = f"has its day, {slug[0].day}, in its address alone, where it may be what it is about"
        yield DoubtfulArticle(
            where, what, "Look at the page, and correct its date if it is another."
        )
    guess: tuple[Dating, ...] = ()
    if not (dates or told.unread or first) and (guessed := day(found.date or "")):
        # It finds one among all days that the page names, as that of a caption; days that are written
        # in other languages are known to nobody else.
        foreign = not (said["language"] or "en").lower().startswith("en")
        guess = dating(guessed, _GUESS, guessed.isoformat()) if foreign else ()
        used = "" if foreign else ", and was not used"
        what = f"does not say plainly when it was published; {guessed} is htmldate's guess{used}"
        yield DoubtfulArticle(
            where, what, "Look at the page, and write its date in corrections.yaml."
        )
    if told.unread and not (told.stated or told.seen):
        basis, words = told.unread[0]
        what = f"was published on “{words[:100]}”, by {basis}, which is no day or may be two"
        yield DoubtfulArticle(where, what, "Say --day-first or --month-first, or correct its date.")
    said = {
        **said,
        "title": cleaned(said["title"] or title or found.title or "") or None,
        "author": said["author"] or told.author or _names(found.author or ""),
        "outlet": said["outlet"] or found.sitename,
        "url": address,
        "section": said["section"] or (found.categories or [None])[0],
    }
    yield from records.article(
        paragraphs(_rows(found.text), but=said["title"]),
        {key: value for key, value in said.items() if value},
        fallback=fallback,
        where=where,
        dates=(*first, *dates, *guess, *last),
        head=textheads.Told(weight=told.weight if dates == told.seen and not first else None),
    )


def _names(author: str) -> str:
    """Of what trafilatura takes for writers, those that are not words about a day."""
    return "; ".join(one for one in author.split("; ") if not _ABOUT.match(one))


def _too_much(tree: HtmlElement) -> str | None:
    """Say why a page is more than an article: what is looked for in it takes time squared over it."""
    if sum(1 for _ in islice(tree.iter(), _MOST_ELEMENTS + 1)) > _MOST_ELEMENTS:
        return f"has more than {_MOST_ELEMENTS:,} elements, as no page of one article has"
    unseen = sum(len(tag.text or "") for tag in tree.iter("script", "style"))
    if len(tree.text_content()) - unseen > _MOST_CHARACTERS:
        return f"shows more than {_MOST_CHARACTERS:,} characters, as no page of one article does"
    return None


def _weight(text: str) -> int:
    """So many words; where none stand apart, as many as their signs make."""
    return max(len(text.split()), len(UNSPACED.findall(text)) // 2)


def _rows(text: str) -> str:
    """Give the rows of tables as they are seen, without the rules that trafilatura draws."""
    rows = (line for line in text.splitlines() if not _RULE.fullmatch(line))
    return "\n".join(line.strip("| ") if line.startswith("|") else line for line in rows)


def _page(source: Source) -> tuple[bytes, str | None] | UnreadableArticle:
    """Give a page, and its address where the file says it: in a web archive, the page in it."""
    data = source.head(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        return UnreadableArticle(
            source.where, f"has more than {MOST_BYTES:,} bytes", "Save the article's page alone."
        )
    if not data.strip():
        return UnreadableArticle(source.where, "is empty", "Save the page once more, or remove it.")
    if not source.suffix.startswith(".mht"):
        return data, None
    if what := too_much(data):
        return UnreadableArticle(source.where, what, "Save the page once more.")
    message = email.message_from_bytes(data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            whole = part.get_payload(decode=True)
            address = part.get("Content-Location") or message.get("Snapshot-Content-Location")
            charset = part.get_content_charset()
            if isinstance(whole, bytes) and whole.strip():
                return _as_utf8(whole, charset), str(address) if address else None
    return UnreadableArticle(source.where, "has no page in it", "Save the page once more.")


def _exported(data: bytes) -> list[exports.Document]:
    """Take apart what Factiva exported as a page; nothing, where a page is none."""
    tree = _tree(data) if _EXPORTED.search(data) else None
    if tree is None:
        return []
    return factiva.of_page(tree, [list(pieces(tag)) for tag in factiva.marked(tree)])


def _as_utf8(data: bytes, charset: str | None) -> bytes:
    try:
        return data.decode(charset or "utf-8").encode()
    except (LookupError, UnicodeDecodeError):
        return data  # the page may say itself


def _tree(data: bytes) -> HtmlElement | None:
    from trafilatura.utils import load_html

    # What it does not say itself is guessed at.
    return load_html(decoded(data) or data)


def _is_cut(tree: HtmlElement) -> bool:
    """Whether a parser stopped since it was too deep: what it met last is then what lies deepest."""
    depth = 0
    while len(tree):
        tree, depth = tree[-1], depth + 1
    return depth > _DEEPEST


def _extracted(tree: HtmlElement, address: str | None) -> Any:
    """Have the article found; takes the tree apart."""
    from trafilatura import bare_extraction

    for menu in tree.xpath(f"{_MENUS} | {_LISTS}"):
        menu.drop_tree()
    readied.without_unseen(tree)
    page = body.surveyed(tree)
    body.without_others(tree, page)
    body.unnamed(page)
    readied.uncrowded(tree)
    found: Any = bare_extraction(
        tree,
        url=address,
        with_metadata=True,
        include_comments=False,
        # Nothing may hang on the day on which a page is read.
        date_extraction_params={
            "original_date": True, "extensive_search": False, "max_date": "2999-12-31",
        },
    )  # fmt: skip
    if found is not None:
        found.text = restored(found.text or "", page)
    return found


class _Shown:
    """Takes what a parser meets, and keeps what is seen; of what is open it counts only how much."""

    def __init__(self) -> None:
        self.blocks: list[str] = []
        self._words: list[str] = []
        self._depth = 0
        self._hidden_at = 0
        """How deep the element lies that hides all within it; 0 where none does."""

    def start(self, name: str, said: Mapping[str, str]) -> None:
        self._depth += 1
        if self._hidden_at:
            return
        if name in UNSEEN or name == "head" or "display:none" in _bare(said.get("style", "")):
            self._hidden_at = self._depth
        elif name in BLOCKS:
            self._tell()

    def end(self, name: str) -> None:
        hidden, last = self._hidden_at > 0, self._hidden_at == self._depth
        self._depth -= 1
        if last:
            self._hidden_at = 0
        elif name in BLOCKS and not hidden:
            self._tell()

    def data(self, words: str) -> None:
        if not self._hidden_at:
            self._words.append(words)

    def close(self) -> list[str]:
        self._tell()
        return self.blocks

    def _tell(self) -> None:
        if piece := " ".join("".join(self._words).split()):
            self.blocks.append(piece)
        self._words.clear()


def shown(markup: str | bytes, charset: str | None = "utf-8") -> list[str]:
    """Give what markup shows, a block at a time: that of a mail or a feed, which is all article.

    No tree is made of it: a tree ends where the parser finds it too deep, with all that follows.
    """
    parser = HTMLParser(encoding=charset, no_network=True, huge_tree=True, target=_Shown())
    data = markup if isinstance(markup, bytes) else markup.encode("utf-8", "replace")
    try:
        parser.feed(data)
        return list(parser.close())
    except (LxmlError, ValueError):
        return []  # there is no element in it, and no text


def _bare(style: str) -> str:
    return "".join(style.lower().split())


def pieces(tree: HtmlElement) -> Iterator[str]:
    """The text of a page as it is seen, a block at a time; without recursion, however deep it is."""
    words: list[str] = []

    def told() -> Iterator[str]:
        piece = " ".join("".join(words).split())
        words.clear()
        if piece:
            yield piece

    waiting: list[tuple[HtmlElement, bool]] = [(tree, False)]
    while waiting:
        tag, left = waiting.pop()
        name = tag.tag if isinstance(tag.tag, str) else None
        if left:
            if name in BLOCKS:
                yield from told()
            words.append(tag.tail or "")
            continue
        waiting.append((tag, True))
        if name is None or name in UNSEEN:
            continue
        if name in BLOCKS:
            yield from told()
        words.append(tag.text or "")
        waiting += [(child, False) for child in reversed(tag)]
    yield from told()


read: Final[Reader] = HtmlReader()
