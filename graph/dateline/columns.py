"""A reading, or a story, as JSON and back: what comes back has the shape of the model, or is refused.

The shapes are read off the model's own fields, in their order, so that a new field needs no word
here. Values of one type stand together in a column, each field of a record in one of its own:
columns are checked and made at once, many times as fast as value by value. Whoever wrote the JSON
may be anybody: types, vocabularies, positions and spans are checked, and nothing in it can be run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from functools import cache
from itertools import chain, islice
from operator import le
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from dateline.model import Reading, Span


class Misshapen(ValueError):
    """JSON that is no reading of the article."""


@dataclass(frozen=True, slots=True)
class Column:
    """How values of one type are packed; and unpacked: so many of them, of a text so long."""

    pack: Callable[[Sequence[Any]], Any]
    unpack: Callable[[Any, int, int], list[Any]]


def pack(reading: Reading) -> Any:
    """Turn a reading into what JSON has."""
    return column(Reading).pack([reading])


def unpack(packed: Any, key: str, length: int) -> Reading:
    """Turn JSON into the reading of the article with this key and a text of this length.

    Raises:
        Misshapen: it is none.
    """
    try:
        reading: Reading
        (reading,) = column(Reading).unpack(packed, 1, length)
        _check(reading)
    except (TypeError, ValueError, ArithmeticError) as error:
        raise Misshapen("does not have the shape of a reading") from error
    if reading.article != key:
        raise Misshapen("is the reading of another article")
    return reading


def _check(reading: Reading) -> None:
    """Refuse a reading that refers to a part it does not have."""
    reports = reading.reports
    _within(reading.chains, (mention.chain for mention in reading.mentions))
    _within(reading.chains, (claim.speaker for claim in reading.claims))
    _within(reading.chains, (report.place for report in reports))
    _within(reading.chains, (part.chain for report in reports for part in report.participants))
    _within(reading.times, (report.time for report in reports))
    _within(reading.claims, (report.claim for report in reports))
    _within(reports, (report.parent for report in reports))
    _within(reports, (end for order in reading.orders for end in (order.first, order.then)))
    _within(reading.quantities, (place for report in reports for place in report.quantities))


def _within(parts: Sequence[object], places: Iterable[int | None]) -> None:
    _must(all(0 <= place < len(parts) for place in places if place is not None))


def _must(holds: bool) -> None:
    if not holds:
        raise Misshapen


@cache
def column(hint: Any) -> Column:
    """Make the column of a type of the model, or of the story."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Literal:
        return _plain(str, frozenset(inner))
    if origin is tuple:
        return _tuples(column(inner[0]))
    if origin is UnionType and NoneType in inner:
        (some,) = (arm for arm in inner if arm is not NoneType)
        return _optional(column(some))
    if hint in (str, int, float, bool):
        return _plain(hint)
    if hint is date:
        return _written(date.isoformat, date.fromisoformat)
    if hint is Decimal:
        return _written(str, _number)
    return _records(hint)


def _plain(kind: type, known: frozenset[str] | None = None) -> Column:
    """Make a column of what JSON has itself; of words of a vocabulary, if there is one."""

    def unpack(packed: Any, count: int, _: int) -> list[Any]:
        _must(type(packed) is list and len(packed) == count)
        _must({kind}.issuperset(map(type, packed)))  # True is an int to isinstance
        _must(known is None or known.issuperset(packed))
        return list(packed)

    return Column(list, unpack)


def _written(write: Callable[[Any], str], read: Callable[[str], Any]) -> Column:
    """Make a column of what has a spelling."""
    words = _plain(str)
    return Column(
        lambda values: list(map(write, values)),
        lambda packed, count, length: list(map(read, words.unpack(packed, count, length))),
    )


def _number(words: str) -> Decimal:
    number = Decimal(words)
    _must(number.is_finite())
    return number


def _optional(some: Column) -> Column:
    """Make a column of what may be missing: which are there, and those."""
    there = _plain(bool)

    def pack(values: Sequence[Any]) -> Any:
        held = [value is not None for value in values]
        return [held, some.pack([value for value in values if value is not None])]

    def unpack(packed: Any, count: int, length: int) -> list[Any]:
        held, values = packed
        held = there.unpack(held, count, length)
        found = iter(some.unpack(values, sum(held), length))
        return [next(found) if one else None for one in held]

    return Column(pack, unpack)


def _tuples(items: Column) -> Column:
    """Make a column of tuples: how long each is, and what all of them hold."""
    sizes = _plain(int)

    def pack(values: Sequence[Any]) -> Any:
        return [list(map(len, values)), items.pack(list(chain.from_iterable(values)))]

    def unpack(packed: Any, count: int, length: int) -> list[Any]:
        lengths, held = packed
        lengths = sizes.unpack(lengths, count, length)
        _must(min(lengths, default=0) >= 0)
        found = iter(items.unpack(held, sum(lengths), length))
        return [tuple(islice(found, size)) for size in lengths]

    return Column(pack, unpack)


def _records(kind: type[Any]) -> Column:
    """Make a column of records: a column for each field."""
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)]
    columns = [column(hints[name]) for name in names]

    def pack(values: Sequence[Any]) -> Any:
        return [
            column.pack([getattr(value, name) for value in values])
            for name, column in zip(names, columns, strict=True)
        ]

    def unpack(packed: Any, count: int, length: int) -> list[Any]:
        held = [
            column.unpack(one, count, length) for column, one in zip(columns, packed, strict=True)
        ]
        if kind is Span:
            starts, ends = held
            _must(min(starts, default=0) >= 0 and max(ends, default=0) <= length)
            _must(all(map(le, starts, ends)))
        return list(map(kind, *held))

    return Column(pack, unpack)
