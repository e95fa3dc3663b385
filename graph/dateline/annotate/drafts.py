"""Claims in the making: what the encoder and the grammar both give."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from dateline.model import Manner, Reason, Span


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim before its speaker is resolved. Spans are characters, heads are token positions."""

    source: Span | None
    source_head: int | None
    cue: tuple[Span, ...]
    cue_head: int | None
    content: tuple[Span, ...]
    manner: Manner
    inner: bool = False
    """Its cue stands inside a quotation: somebody quoted speaks of somebody's words."""
    plain: bool = False
    """By a verb that does nothing but say, with a subject and a clause: a claim wherever it stands."""
    continues: bool = False
    """No source of its own: it goes on with the claim before it."""
    why: tuple[Reason, ...] = ()


def _close(text: str, end: int, start: int) -> bool:
    """Whether only space, and no end of a line, stands between."""
    gap = text[end:start]
    return not gap.strip() and "\n" not in gap


def merged(text: str, spans: list[Span]) -> tuple[Span, ...]:
    """Sorted, without overlaps; parts with nothing but space between them become one."""
    out: list[Span] = []
    for span in sorted(set(spans)):
        if out and (span.start <= out[-1].end or _close(text, out[-1].end, span.start)):
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return tuple(out)


class Overlaps:
    """Spans, to be asked which of them share characters with another: no two nested deeply."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.spans = sorted(set(spans))
        self.longest = max((s.end - s.start for s in self.spans), default=0)

    def of(self, other: Span) -> list[Span]:
        """Those that overlap a span, in order."""
        at = bisect_left(self.spans, Span(other.start - self.longest, -1))
        out = []
        while at < len(self.spans) and self.spans[at].start < other.end:
            if self.spans[at].overlaps(other):
                out.append(self.spans[at])
            at += 1
        return out


def manner_of(content: tuple[Span, ...], quotations: Overlaps) -> Manner:
    """Whether all of a content stands in quotation marks, some of it, or nothing."""
    around = [(part, quotations.of(part)) for part in content]
    if all(any(q.holds(part) for q in near) for part, near in around):
        return "direct"
    return "mixed" if any(near for _, near in around) else "indirect"
