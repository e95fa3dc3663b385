"""`.jsonl`: an article a line, an object with `text` and what is known about it.

`text` is kept to the letter, so that offsets agree with the caller's. A line that is broken is
refused by its number and the others are read. Memory holds one line at a time, and no line whole
that is too long for an article.
"""

from __future__ import annotations

import codecs
import json
from collections.abc import Iterator
from typing import BinaryIO, Final

from dateline.errors import UnreadableArticle
from dateline.plugins import Reader
from dateline.read import records
from dateline.read.columns import fields
from dateline.source import Hints, Source

# Twelve bytes is the most that JSON takes for a character of a text: two escapes.
_MOST_BYTES: Final = 12 * records.LONGEST + 65_536
_CHUNK: Final = 1 << 20


class JsonlReader:
    """Reads each line as an article."""

    suffixes: tuple[str, ...] = (".jsonl",)

    def __call__(self, source: Source) -> Iterator[records.Item]:
        with source.path.open("rb") as file:
            if problem := _no_lines(file, source.where):
                yield problem
                return
            for number, line in _lines(file):
                where = f"{source.where}, line {number}"
                if line is None:
                    yield records.too_long(where)
                elif line.strip():
                    record = _record(line, where, source.hints)
                    if isinstance(record, UnreadableArticle):
                        yield record
                        continue
                    text, said = record
                    yield from records.article(
                        text,
                        said,
                        fallback=f"{source.id}#{number}",
                        where=where,
                        hints=source.hints,
                    )

    def cut(self, source: Source) -> list[str]:  # noqa: ARG002
        """Give nothing: texts are kept to the letter."""
        return []


def _no_lines(file: BinaryIO, where: str) -> UnreadableArticle | None:
    """Say why a file has no lines at all, rather than refuse each of a thousand; skip the BOM."""
    head = file.read(_CHUNK)
    if not head.strip():
        return UnreadableArticle(where, "is empty", "Put a record on each line, or remove it.")
    if b"\0" in head:
        return UnreadableArticle(
            where, "is no text: it holds zero bytes", "Save it as UTF-8, a JSON object per line."
        )
    file.seek(len(codecs.BOM_UTF8) if head.startswith(codecs.BOM_UTF8) else 0)
    return None


def _lines(file: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Number the lines; one that is too long is None, and passed over piece by piece."""
    number = 0
    while line := file.readline(_MOST_BYTES + 1):
        number += 1
        if len(line) <= _MOST_BYTES:
            yield number, line
            continue
        yield number, None
        while line and not line.endswith(b"\n"):
            line = file.readline(_CHUNK)


def _record(
    line: bytes, where: str, hints: Hints
) -> tuple[str, dict[str, object]] | UnreadableArticle:
    advice = 'Write one JSON object on the line, such as {"id": "a1", "text": "…"}.'
    try:
        record = json.loads(line.decode())
    except UnicodeDecodeError as error:
        return UnreadableArticle(
            where,
            f"is not UTF-8 at byte {error.start:,} of the line",
            "Convert the file to UTF-8, such as with iconv -f WINDOWS-1252 -t UTF-8.",
        )
    except json.JSONDecodeError as error:
        return UnreadableArticle(where, f"is no JSON ({error.msg}, column {error.colno:,})", advice)
    except (ValueError, RecursionError):  # a number of 5,000 digits, a list 5,000 deep
        return UnreadableArticle(where, "is no JSON that a program should take", advice)
    if not isinstance(record, dict):
        return UnreadableArticle(where, "is no record", advice)
    # What it says by our own names stands; others' names, and what somebody said of them, fill up.
    named = fields(record, hints)
    said = {field: record[name] for field, name in named.items()}
    said = {**record, **said} if hints.columns else {**said, **record}
    text, key = said.get("text"), named.get("text", "text")
    if not isinstance(text, str):
        what = f"has a “{key}” that is no text" if key in record else "has no “text”"
        return UnreadableArticle(where, what, advice)
    return text, said


read: Final[Reader] = JsonlReader()
