"""What of a mail is text: which of its parts, in which charset, and how its lines were broken.

Encoded words are decoded here, and charsets taken for what they are in practice; where a part is not
in the charset that it names, it is read as what looks likeliest, and that is told.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from typing import Final

from dateline.read.cleaning import cleaned, paragraphs
from dateline.read.html import shown

_MOST_PARTS: Final = 1_000
_HTML: Final = "text/html"
_STUB: Final = 3
"""A page with so many times the words of the plain text beside it, and a few more, says what that does not."""
_MORE: Final = 30
_SHORT: Final = 40
_OF_PAGES: Final = re.compile(r"\bhtml\b|\bbrowser\b", re.I)
_DEEPEST: Final = 5
_WORD: Final = r"=\?[^?\s]+\?[bqBQ]\?[^?]*\?="
_WORDS: Final = re.compile(rf"{_WORD}(?:\s+{_WORD})*")
# What a charset's name stands for in practice, as browsers too take it.
_MEANT: Final = {"ascii": "utf-8", "iso8859-1": "cp1252", "gb2312": "gb18030"}


@dataclass(slots=True)
class Body:
    """What of a message is text, and what is not."""

    texts: list[str] = field(default_factory=list)
    attached: list[str] = field(default_factory=list)
    misnamed: list[str] = field(default_factory=list)
    """The charsets that a part names and is not in."""


def plain(words: str) -> str:
    """Decode what a header has in encoded words (RFC 2047)."""

    def run(found: re.Match[str]) -> str:
        try:
            parts = decode_header(found[0])
        except (HeaderParseError, ValueError):
            return found[0]
        return "".join(
            part if isinstance(part, str) else decoded(part, charset or "utf-8")[0]
            for part, charset in parts
        )

    return _WORDS.sub(run, words)


def decoded(data: bytes, charset: str) -> tuple[str, bool]:
    """Give the text in a charset, and whether it is in that; if not, as the two likeliest allow."""
    try:
        name = codecs.lookup(charset).name
        return data.decode(_MEANT.get(name, name)), True
    except (LookupError, ValueError):
        pass
    try:
        return data.decode(), False
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), False


def body_of(message: Message) -> Body | str:
    """Sort the parts of a message, without recursion; or say why there is nothing to sort."""
    body = Body()
    waiting, seen = [message], 0
    while waiting:
        part = waiting.pop()
        seen += 1
        kind = part.get_content_type()
        if seen > _MOST_PARTS:
            return f"has more than {_MOST_PARTS:,} parts"
        if kind in ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"):
            return "is encrypted, or sealed in its signature"
        parts = part.get_payload()
        if kind == "message/rfc822" or part.get_content_disposition() == "attachment":
            body.attached.append(_name(part))
        elif isinstance(parts, list):
            inner = [one for one in parts if isinstance(one, Message)]
            if kind == "multipart/alternative":
                inner = _best(inner)
            elif kind == "multipart/related":
                inner = inner[:1]  # the others are its pictures
            waiting += reversed(inner)
        elif kind in ("text/plain", "text/html"):
            _text(part, kind, body)
        elif not kind.endswith("-signature"):
            body.attached.append(_name(part))
    return "holds zero bytes in its text" if any("\0" in text for text in body.texts) else body


def _worth(part: Message) -> tuple[bool, int]:
    """Put a plain text first, then a page, and both after them if they are blank."""
    order = ("text/plain", "text/html", "multipart/related", "multipart/mixed")
    kind, payload = part.get_content_type(), part.get_payload()
    blank = isinstance(payload, str) and not payload.strip()
    return blank, order.index(kind) if kind in order else len(order)


def _best(forms: list[Message]) -> list[Message]:
    """Take the plain text of what is there in several forms, but not a stub beside the whole page."""
    forms = sorted(forms, key=_worth)
    if len(forms) > 1 and forms[0].get_content_type() == "text/plain":
        words = _words(forms[0], "text/plain")[0]
        count = len(words.split())
        # What says that there is a page says nothing else.
        least = 0 if count <= _SHORT and _OF_PAGES.search(words) else _STUB * count + _MORE
        fuller = (one for one in forms[1:] if (page := _page(one)) and _count(page, _HTML) > least)
        return [next(fuller, forms[0])]
    return forms[:1]


def _page(form: Message) -> Message | None:
    """Give the page that a form is, or that comes first in it, with its pictures or files beside it."""
    for _ in range(_DEEPEST):
        inside = form.get_payload()
        if not isinstance(inside, list) or not inside or not isinstance(inside[0], Message):
            break
        form = inside[0]
    return form if form.get_content_type() == _HTML else None


def _count(part: Message, kind: str) -> int:
    return len(_words(part, kind)[0].split())


def _text(part: Message, kind: str, body: Body) -> None:
    text, charset = _words(part, kind)
    if charset:
        body.misnamed.append(charset)
    if text.strip():
        body.texts.append(text.strip("\n") + "\n")


def _words(part: Message, kind: str) -> tuple[str, str | None]:
    """Give the text of a part, and the charset that it names if it is not in that."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data.strip():
        return "", None
    charset = part.get_content_charset("utf-8")
    text, right = decoded(data, charset)
    if kind == _HTML:
        text = paragraphs("\n".join(shown(text)))
    else:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        if str(part.get_param("format", "")).lower() == "flowed":
            text = _flowed(text, str(part.get_param("delsp", "")).lower() == "yes")
    return text, None if right else charset


def _flowed(text: str, glued: bool) -> str:
    """Join the lines that were broken to travel: those that end in a blank, but for "-- "."""
    lines: list[list[str]] = []
    open_at: str | None = None
    for raw in text.split("\n"):
        line = raw.lstrip(">")
        depth, line = raw[: len(raw) - len(line)], line.removeprefix(" ")
        soft = line.endswith(" ") and line != "-- "
        piece = line[:-1] if soft and glued else line
        if open_at == depth and line != "-- ":
            lines[-1].append(piece)
        else:
            lines.append([f"{depth} ", piece] if depth else [piece])
        open_at = depth if soft else None
    return "\n".join(map("".join, lines))


def _name(part: Message) -> str:
    name = cleaned(plain(part.get_filename() or ""))[:100]
    return name or f"one without a name ({cleaned(part.get_content_type())})"
