"""`dateline evaluate`: the sample of a build, and a person's answers in a table.

The answers that are given in a terminal are kept in OUTPUT in the same form as the table that can be
filled in elsewhere, so that there is one format, and a spreadsheet opens either.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from dateline.errors import BrokenAnswers, UnreadableArticle
from dateline.evaluate import (
    ANSWERS,
    QUESTIONS,
    Answer,
    Item,
    Tally,
    drawn,
    sample,
    tally,
)
from dateline.output import restore
from dateline.query.evidence import Told, Words, lines
from dateline.read.entries import replaced
from dateline.read.sheet import rows_of, sheet
from dateline.read.text import decoded

FILE: Final = "evaluation.csv"
"""Where in OUTPUT the answers are kept."""
HEADS: Final = (
    "id", "layer", "question", "it says", "article", "words", "other article", "other words",
    "answer",
)  # fmt: skip

_AGAIN: Final = "Write the table anew with --to-csv, and copy your answers over."


@dataclass(frozen=True)
class Filled:
    """A table that was filled in: its rows by their ids, what they answer, and what is no answer."""

    rows: dict[str, tuple[str, ...]] = field(default_factory=dict)
    answers: dict[str, Answer] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Session:
    """A sample of a build, and what has been answered so far."""

    path: Path
    items: tuple[Item, ...]
    answers: dict[str, Answer]
    before: Filled

    def keep(self) -> None:
        """Write the answers so far, beside those to other samples of the build."""
        answered = [item for item in self.items if item.id in self.answers]
        new = {item.id: _row(item, self.answers) for item in answered}
        _write(self.path, [*(self.before.rows | new).values()])

    def tallies(self) -> list[Tally]:
        """Count what was answered, by layer."""
        return tally(self.items, self.answers)


def begin(output: Path, layers: Collection[str], size: int, seed: int) -> Session:
    """Draw a sample of a build, of all layers if none is named, and take up what was answered about it before.

    Raises:
        BrokenAnswers: the answers that are kept cannot be read, and must not be written over.
    """
    chosen = tuple(layer for layer in QUESTIONS if not layers or layer in layers)
    items = sample(_told(output), chosen, size, seed)
    path = output / FILE
    before = read_table(path) if path.exists() else Filled()
    if before.doubts:
        raise BrokenAnswers("\n".join([*before.doubts, "Nothing was asked or written."]))
    known = {item.id for item in items}
    answers = {ident: said for ident, said in before.answers.items() if ident in known}
    return Session(path, tuple(items), answers, before)


def to_table(session: Session, path: Path) -> int:
    """Write a sample as CSV, with the answers that there are; give how many rows it has."""
    if path.exists():
        raise BrokenAnswers(
            f"{path}: is there already, and may hold answers. Name another file, "
            "or read it with --from-csv."
        )
    _write(path, [_row(item, session.answers) for item in session.items])
    return len(session.items)


def from_table(output: Path, path: Path, seed: int) -> tuple[list[Tally], tuple[str, ...]]:
    """Count the answers in a table; also say which rows cannot be counted, and why."""
    found = read_table(path)
    told = _told(output)
    items = [
        item for layer in QUESTIONS for item in drawn(told, layer, seed) if item.id in found.rows
    ]
    strange = len(found.rows) - len(items)
    doubts = found.doubts
    if strange:
        rows = "1 row is" if strange == 1 else f"{strange:,} rows are"
        doubts += (
            f"{path}: {rows} about what this build does not say, and not counted. "
            "Name the build and the --seed that the table was written from.",
        )
    return tally(items, found.answers), doubts


def read_table(path: Path) -> Filled:
    """Read a table as a spreadsheet may have saved it; a row that is no answer is said, and kept.

    Raises:
        BrokenAnswers: it is no such table.
    """
    rows = _rows(path)
    heads = [cell.strip() for cell in rows[0]] if rows else []
    for head in ("id", "answer"):
        if head not in heads:
            raise BrokenAnswers(f"{path}: has no column “{head}”. {_AGAIN}")
    found: dict[str, tuple[str, ...]] = {}
    answers: dict[str, Answer] = {}
    doubts = []
    for number, row in enumerate(rows[1:], start=2):
        cells = dict(zip(heads, row, strict=False))
        ident, said = cells.get("id", "").strip(), cells.get("answer", "").strip()
        if not any(cell.strip() for cell in row):
            continue
        where = f"{path}, row {number}"
        if not ident:
            doubts.append(f"{where}: has no id. Put back the id it had, or remove the row.")
        elif ident in found:
            doubts.append(f"{where}: has the id of a row above it. Remove one of the two.")
        else:
            found[ident] = tuple(cells.get(head, "") for head in HEADS)
            answer = answer_of(said)
            if answer:
                answers[ident] = answer
            elif said:
                doubts.append(
                    f"{where}: “{said}” is no answer. Write right, wrong or unsure, or nothing."
                )
    return Filled(found, answers, tuple(doubts))


def answer_of(words: str) -> Answer | None:
    """The answer that was typed, whole or by its first letter.

    >>> answer_of(" R "), answer_of("Unsure"), answer_of("rather")
    ('right', 'unsure', None)
    """
    typed = words.strip().casefold()
    return next((answer for answer in ANSWERS if typed in (answer, answer[0])), None)


def _told(output: Path) -> list[Told]:
    restore(output)
    return list(lines(output))


def _rows(path: Path) -> list[list[str]]:
    try:
        text = decoded(path.read_bytes(), str(path))
    except OSError as error:
        what = f"{path}: cannot be read ({error.strerror or error}). Check the name."
        raise BrokenAnswers(what) from error
    if isinstance(text, UnreadableArticle):
        raise BrokenAnswers(f"{path}: {text.what}. Save the table as CSV in UTF-8 once more.")
    try:
        return rows_of(text)
    except csv.Error as error:
        raise BrokenAnswers(f"{path}: is no CSV ({error}). Save the sheet as CSV again.") from error


def _row(item: Item, answers: Mapping[str, Answer]) -> tuple[str, ...]:
    places = [cell for place in item.places for cell in (place.article, _marked(place))]
    places += [""] * (4 - len(places))
    cells = (item.id, item.layer, QUESTIONS[item.layer], item.says, *places)
    return (*map(_visible, cells), answers.get(item.id, ""))


def _marked(words: Words) -> str:
    return f"{words.before}«{words.words}»{words.after}"


def _visible(words: str) -> str:
    """On one line, and without what commands a terminal or turns text around."""
    line = re.sub(r"\s+", " ", words)
    return "".join(char if char.isprintable() else "\ufffd" for char in line)


def _write(path: Path, rows: Iterable[Sequence[str]]) -> None:
    try:
        # The mark at its head tells spreadsheets that it is UTF-8.
        replaced(path, "\ufeff" + sheet([HEADS, *rows]))
    except OSError as error:
        what = f"{path}: cannot be written ({error.strerror or error}). Make room, or name another."
        raise BrokenAnswers(what) from error
