"""`corrections.yaml`: read entry by entry, so that one that is broken costs itself only; and written.

Values are taken as words, as in front matter: a name may be "No", and a date the 30th of February,
which is to be said and not to be lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import yaml

from dateline.entries import Entry, entry, record
from dateline.errors import DoubtfulEntry, UnreadableArticle
from dateline.read.frontmatter import Words
from dateline.read.text import decoded

MOST: Final = 16_000_000
"""In bytes."""
_ENTRY = re.compile(r"^- ?", re.MULTILINE)
_LIST = "Begin each entry with “- do:” in a line of its own."


def load(path: Path) -> Iterator[Entry | DoubtfulEntry]:
    """Read the entries of a file; what cannot be followed is given as a warning in its place."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST + 1)
    except OSError as error:
        what = f"cannot be read ({error.strerror or error})"
        yield DoubtfulEntry(str(path), what, "Make it readable; no correction was made.")
        return
    if len(data) > MOST:
        yield DoubtfulEntry(str(path), f"has more than {MOST:,} bytes", "Cut it into two corpora.")
        return
    text = decoded(data, str(path)) if data else ""
    if isinstance(text, UnreadableArticle):
        yield DoubtfulEntry(text.where, text.what, text.advice)
        return
    yield from parsed(text, str(path))


def parsed(text: str, name: str) -> Iterator[Entry | DoubtfulEntry]:
    """Read entries from a text; `name` is what its file is called in warnings."""
    try:
        said = yaml.load(text, Loader=Words)
    except (yaml.YAMLError, RecursionError) as error:
        yield from _one_by_one(text, name, error)
        return
    if said is None or said == "":
        return
    if not isinstance(said, list):
        yield DoubtfulEntry(name, "is no list of entries", _LIST)
        return
    for number, one in enumerate(said, start=1):
        yield _checked(one, f"{name}, entry {number}")


def _one_by_one(text: str, name: str, whole: Exception) -> Iterator[Entry | DoubtfulEntry]:
    """Save what can be saved of a file that is no YAML: each entry that is."""
    starts = [found.start() for found in _ENTRY.finditer(text)]
    if not starts:
        yield DoubtfulEntry(name, f"is no YAML{_why(whole, 0)}", _LIST)
        return
    for number, (start, end) in enumerate(
        zip(starts, [*starts[1:], len(text)], strict=True), start=1
    ):
        where = f"{name}, entry {number}"
        try:
            said = yaml.load(text[start:end], Loader=Words)
        except (yaml.YAMLError, RecursionError) as error:
            line = text.count("\n", 0, start)
            advice = "Put the value in quotes if it holds a colon or a sign; see the README."
            yield DoubtfulEntry(where, f"is no YAML{_why(error, line)}", advice)
            continue
        yield _checked(said[0] if isinstance(said, list) and said else said, where)


def _checked(said: object, where: str) -> Entry | DoubtfulEntry:
    try:
        return entry(said, where)
    except DoubtfulEntry as doubt:
        return doubt


def _why(error: Exception, line: int) -> str:
    mark, problem = getattr(error, "problem_mark", None), getattr(error, "problem", None)
    return f" (line {line + mark.line + 1}: {problem})" if mark and problem else ""


def written(entries: Iterable[Entry]) -> str:
    """Write entries as YAML, the same ones in the same bytes."""
    listed: list[dict[str, Any]] = [record(one) for one in entries]
    if not listed:
        return ""
    return yaml.safe_dump(listed, sort_keys=False, allow_unicode=True, width=100)


def append(path: Path, made: Entry) -> None:
    """Add an entry at the end of a file; what stands there stays to the letter, comments too.

    Raises:
        DoubtfulEntry: nothing can be added to the file as it is.
    """
    before = _text(path)
    gap = "" if before.endswith("\n") or not before else "\n"
    text = before + gap + written([made])
    old, new = list(parsed(before, str(path))), list(parsed(text, str(path)))
    spoilt = _is_yaml(before) and not _is_yaml(text)
    if spoilt or [str(one) for one in new[:-1]] != [str(one) for one in old]:
        raise DoubtfulEntry(
            str(path), "cannot be added to as it stands", f"Nothing was written. {_LIST}"
        )
    replaced(path, text)


def unread(path: Path) -> list[tuple[DoubtfulEntry, str]]:
    """Give the entries of a file that cannot be read, each with the characters it is written in.

    Raises:
        DoubtfulEntry: it cannot be told where one of them begins and ends.
    """
    text, name = _text(path), str(path)
    starts = [found.start() for found in _ENTRY.finditer(text)]
    ends = zip(starts, [*starts[1:], len(text)], strict=False)
    pieces = [text[start:end] for start, end in ends]
    found = list(parsed(text, name))
    doubts = [one for one in found if isinstance(one, DoubtfulEntry)]
    alone = [next(parsed(piece, name), None) for piece in pieces]
    if not doubts:
        return []
    if [_said(one) for one in alone] != [_said(one) for one in found]:
        advice = "Nothing was written; put this right in the file first."
        raise DoubtfulEntry(doubts[0].where, doubts[0].what, advice)
    return [
        (one, piece)
        for one, piece in zip(found, pieces, strict=True)
        if isinstance(one, DoubtfulEntry)
    ]


def _said(one: Entry | DoubtfulEntry | None) -> object:
    """What an entry says, wherever it stands; of what is none only that."""
    return replace(one, where="") if isinstance(one, Entry) else type(one)


def rewrite(path: Path, entries: Sequence[Entry], left: Sequence[str]) -> None:
    """Write a file anew, with these entries, and below them, to the letter, what could not be read.

    Raises:
        DoubtfulEntry: the two cannot stand in one file.
    """
    text = written(entries) + "".join(left)
    found = [_said(one) for one in parsed(text, str(path))]
    if found != [*map(_said, entries), *([DoubtfulEntry] * len(left))]:
        what = f"has {len(left):,} that cannot be read and cannot be left there either"
        raise DoubtfulEntry(str(path), what, "Nothing was written; put this right first.")
    replaced(path, text)


def replaced(path: Path, text: str) -> None:
    """Write the file whole, in one step."""
    beside = path.with_name(f".{path.name}.new")
    beside.write_text(text, encoding="utf-8", newline="\n")
    beside.replace(path)


def _is_yaml(text: str) -> bool:
    try:
        yaml.load(text, Loader=Words)
    except (yaml.YAMLError, RecursionError):
        return False
    return True


def _text(path: Path) -> str:
    if not path.exists() or not path.stat().st_size:
        return ""
    text = decoded(path.read_bytes(), str(path))
    if isinstance(text, UnreadableArticle):
        raise DoubtfulEntry(text.where, text.what, text.advice)
    return text
