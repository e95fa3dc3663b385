"""What the page's columns are made of: positions in JavaScript's units, numbered values, days."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from datetime import date

from dateline.model import Span
from dateline.story import Event

_EPOCH = date(1970, 1, 1).toordinal()
_FIRST_ASTRAL = "\U00010000"


class Units:
    """Turns code-point positions in one text into UTF-16 positions.

    >>> Units("a😀b").at(2)
    3
    >>> Units("no emoji at all").at(2)
    2
    """

    def __init__(self, text: str) -> None:
        self._length = len(text)
        astral = max(text, default="") >= _FIRST_ASTRAL  # in few texts
        self._astral = [i for i, char in enumerate(text) if char >= _FIRST_ASTRAL] if astral else []

    def at(self, position: int) -> int:
        position = min(max(position, 0), self._length)
        return position + bisect_left(self._astral, position)

    def of(self, span: Span) -> tuple[int, int]:
        return self.at(span.start), self.at(span.end)


class Numbering:
    """Numbers values in the order of their first appearance, so that a column can hold integers."""

    def __init__(self, values: Iterable[str] = ()) -> None:
        self.values: list[str] = []
        self._index: dict[str, int] = {}
        for value in values:
            self.of(value)

    def of(self, value: str) -> int:
        if value not in self._index:
            self._index[value] = len(self.values)
            self.values.append(value)
        return self._index[value]


def days(day: date | None) -> int | None:
    """Count days since 1970-01-01; None stays open.

    >>> days(date(1970, 1, 2)), days(date(1969, 12, 31)), days(None)
    (1, -1, None)
    """
    return None if day is None else day.toordinal() - _EPOCH


def in_order(events: Iterable[Event], minute: Callable[[Event], int]) -> list[Event]:
    """Sort chronologically; what is known only to end on a day stands at that day.

    `minute` is that of its day at which an event began, 0 where nobody says.

    Undated events come last, in the order in which they were first reported.
    """

    def place(event: Event) -> tuple[bool, date, int, date, str]:
        first = event.interval.earliest or event.interval.latest
        last = event.interval.latest or event.interval.earliest
        told = event.reported.earliest or date.max
        return (first is None, first or told, minute(event), last or told, event.id)

    return sorted(events, key=place)
