"""Where one mail ends in a mailbox, and whether a file is a mailbox or a mail, whatever it is called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

_CHUNK: Final = 1 << 16
# A mailbox sets this line before each message; what a writer begins with "From" has no headers below.
_OPENS: Final = re.compile(rb"From .*\d{1,2}:\d\d")
_FIELD: Final = re.compile(rb"[!-9;-~]+:[^\n]*\r?\n|>From ")
_BOX: Final = re.compile(
    rb"From [^\r\n]{0,200}\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} +\d{1,2} +\d{1,2}:\d\d[^\n]*\n"
)
_HEADER: Final = re.compile(rb"([!-9;-~]+):|[ \t]")
_MIME: Final = frozenset((b"mime-version", b"content-type", b"content-transfer-encoding"))


def messages(file: BinaryIO, most: int) -> Iterator[bytes]:
    """Give the messages of a mailbox, one in memory at a time; of one too long, what tells that."""
    kept, size, after_blank, line_start = [file.readline(_CHUNK)], 0, False, True
    line = file.readline(_CHUNK)
    while line:
        following = file.readline(_CHUNK)
        if (
            line_start
            and line.startswith(b"From ")
            and (after_blank or _OPENS.match(line))
            and _FIELD.match(following)
        ):
            yield b"".join(kept)
            kept, size = [], 0
        elif line_start and line.startswith(b">From "):
            line = line[1:]  # so that it would not open a message
        if size <= most:
            kept.append(line)
            size += len(line)
        after_blank, line_start = not line.strip(), line.endswith(b"\n")
        line = following
    yield b"".join(kept)


def by_head(path: Path, head: bytes) -> str | None:
    """Give the suffix of a mail or a mailbox by the first bytes; None for what is neither.

    One mail below a mailbox's line is still a mail, where it is called that.
    """
    box = _BOX.match(head)
    if box and _FIELD.match(head[box.end() :]):
        return ".mbox" if path.suffix.lower() != ".eml" or _several(path) else ".eml"
    return ".eml" if _is_mail(head) else None


def _several(path: Path) -> bool:
    with path.open("rb") as file:
        found = messages(file, 0)
        next(found, None)
        return next(found, None) is not None


def _is_mail(head: bytes) -> bool:
    """Whether it begins with what mail programs write; a text may begin with some words and a colon."""
    names: set[bytes] = set()
    for line in head.splitlines():
        if not line.strip():
            break
        found = _HEADER.match(line)
        if not found:
            return False
        names.add((found[1] or b"").lower())
    sent = {b"date", b"subject"} <= names or names & {b"received", b"message-id"}
    return bool(b"from" in names and sent and names & _MIME)
