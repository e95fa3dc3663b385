"""Mail, `.eml` and `.mbox`: an article a message, of the text that its writer sent.

A plain text is kept to the letter but for how it travelled: its line ends, its charset, and lines that
a mail program broke and marked as broken (RFC 3676). What somebody quotes stays text. Headers are
taken apart here and not by the library, which takes the time of their length squared, and raises.
"""

from __future__ import annotations

import codecs
import email
import re
from collections.abc import Iterator
from email.message import Message
from email.utils import getaddresses
from typing import Final

from dateline.errors import DoubtfulArticle, UnreadableArticle
from dateline.model import Dating
from dateline.plugins import Reader
from dateline.read import records
from dateline.read.cleaning import cleaned
from dateline.read.days.dates import dating, in_header, of_name
from dateline.read.mails.mail_heads import too_much
from dateline.read.mails.mail_parts import body_of, decoded, plain
from dateline.read.mails.mailboxes import messages
from dateline.source import Source

MOST_BYTES: Final = 50_000_000
"""Of one message, with what is attached to it."""

_CHUNK: Final = 1 << 16
_LONGEST_HEADER: Final = 10_000
_HEADERS: Final = frozenset((
    "from", "to", "subject", "date", "message-id", "received", "mime-version", "content-type", "sender",
))  # fmt: skip
_ID: Final = re.compile(r"<([!-;=?-~]{1,200}@[!-;=?-~]{1,200})>")


class MailReader:
    """Reads each message as an article."""

    suffixes: tuple[str, ...] = (".eml", ".mbox")

    def __call__(self, source: Source) -> Iterator[records.Item]:
        where = source.where
        with source.path.open("rb") as file:
            head = file.read(_CHUNK)
            if not head.strip():
                yield UnreadableArticle(where, "is empty", "Save the mail once more, or remove it.")
                return
            if source.suffix == ".eml":
                data = head.removeprefix(codecs.BOM_UTF8) + file.read(MOST_BYTES)
                yield from _article(data, where, source.id, of_name(source.id))
                return
            if not head.startswith(b"From "):
                advice = "Name it .eml if it is one mail, or save the mailbox once more."
                yield UnreadableArticle(where, "is no mailbox: no “From ” opens it", advice)
                return
            file.seek(0)
            for number, data in enumerate(messages(file, MOST_BYTES), start=1):
                # What a mailbox is called by is no day of each mail in it.
                yield from _article(data, f"{where}, mail {number}", f"{source.id}#{number}", ())


def _article(
    data: bytes, where: str, fallback: str, dates: tuple[Dating, ...]
) -> Iterator[records.Item]:
    if len(data) > MOST_BYTES:
        yield UnreadableArticle(
            where, f"has more than {MOST_BYTES:,} bytes", "Save it without what is attached to it."
        )
        return
    if what := too_much(data):
        yield UnreadableArticle(where, what, "Open it in a mail program, and save its text.")
        return
    try:
        message = email.message_from_bytes(data)
        known = _headers(message)
        if not _HEADERS & known.keys():
            advice = "Save the mail once more, or remove it."
            yield UnreadableArticle(where, "is no mail: it has no headers", advice)
            return
        body = body_of(message)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        # The library promises to raise nothing, and does where a mail is broken oddly enough.
        what = f"is no mail that can be taken apart ({type(error).__name__})"
        yield UnreadableArticle(where, what, "Open it in a mail program, and save its text.")
        return
    if isinstance(body, str):
        yield UnreadableArticle(where, body, "Open it in a mail program, and save its text.")
        return
    told = known.get("date", "")[:200]
    stated = dating(in_header(told), "the mail's header", told)
    if told and not stated:
        what = f"Date “{told}” is no date; the mail was read without it"
        yield DoubtfulArticle(where, what, "Write the day down in corrections.yaml.")
    for charset in dict.fromkeys(body.misnamed):
        what = f"has text that is not {charset}, and was read as what looks likeliest"
        yield DoubtfulArticle(where, what, "Look whether its accents and quotes came out right.")
    if body.attached:
        count = len(body.attached)
        what = "1 attachment that was" if count == 1 else f"{count} attachments that were"
        more = f" and {count - 10} more" if count > 10 else ""
        names = ", ".join(body.attached[:10])
        advice = "Save them beside it to have them read."
        yield DoubtfulArticle(where, f"has {what} not read: {names}{more}", advice)
    said: dict[str, object] = {"title": known.get("subject"), "author": _author(known)}
    if called := _ID.fullmatch(known.get("message-id", "")):
        said["id"] = called[1]
    yield from records.article(
        "\n".join(body.texts), said, fallback=fallback, where=where, dates=(*stated, *dates)
    )


def _headers(message: Message) -> dict[str, str]:
    """Give the first header of each name on one line, its encoded words still as they travelled."""
    known: dict[str, str] = {}
    for name, value in message.raw_items():
        raw = str(value)[:_LONGEST_HEADER].encode("utf-8", "surrogateescape")
        words = " ".join(decoded(raw, "utf-8")[0].split())
        known.setdefault(name.lower(), words)
    if "subject" in known:
        known["subject"] = cleaned(plain(known["subject"]))
    return known


def _author(known: dict[str, str]) -> str:
    """Name whom a mail is from; encoded names are decoded last, since a comma may be in them."""
    try:
        found = getaddresses([known.get("from", "")])
        names = [name or address for name, address in found if name or "@" in address]
    except (ValueError, LookupError, RecursionError):  # comments within comments, say
        return ""
    return ", ".join(cleaned(plain(name)) for name in names)


read: Final[Reader] = MailReader()
