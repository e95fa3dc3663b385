"""Of each article only the sentences that a story's facts rest on: for pages that are handed on.

An excerpt is the article's text with a mark for what was left out. Positions in the article become
positions in it, in the units that `packing.Units` gives.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from dateline.export.packing import Units
from dateline.model import Article, Claim, Reading, Report, Span
from dateline.story import Story

Kept = Mapping[str, Sequence[Span]]
"""By article key, what of its text is shown: in order, and apart."""

_MARK = "[…]"
_CHAR = re.compile(rb"^<urn:dateline:article:(\w+)#char=(\d+),(\d+)&quote> (\S+) ")
_QUOTED = tuple(b"<http://www.w3.org/ns/oa#%b>" % name for name in (b"exact", b"prefix", b"suffix"))


class Excerpt:
    """What is shown of an article, and where its positions are in that.

    >>> text = "It rained. Moss spoke. It was late."
    >>> one = Excerpt(text, [Span(11, 22)])
    >>> one.text, one.of(Span(11, 15))
    ('[…] Moss spoke. […]', (4, 8))
    """

    def __init__(self, text: str, kept: Sequence[Span]) -> None:
        parts: list[str] = []
        end, length = 0, 0
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._moves: list[int] = []
        for span in kept:
            gap = _gap(text[end : span.start], first=not parts)
            self._starts.append(span.start)
            self._ends.append(span.end)
            self._moves.append(length + len(gap) - span.start)
            parts += (gap, text[span.start : span.end])
            end = span.end
            length = self._moves[-1] + end
        parts.append(_gap(text[end:], first=not parts, last=True))
        self.text = "".join(parts)
        self._units = Units(self.text)

    def at(self, position: int) -> int:
        """Where a position of the article is; of one that was left out, where what is before it ends."""
        part = max(0, bisect_right(self._starts, position) - 1)
        if not self._starts:
            return 0
        inside = min(max(position, self._starts[part]), self._ends[part])
        return self._units.at(inside + self._moves[part])

    def of(self, span: Span) -> tuple[int, int]:
        """Where a span of the article is."""
        return self.at(span.start), self.at(span.end)


def kept(story: Story) -> Kept:
    """Give what the facts of a story rest on: sentences of reports, their dates, claims, corrections."""
    found: defaultdict[str, list[Span]] = defaultdict(list)
    for event in (*story.events, *story.rejected):
        for ref in event.reports:
            reading = story.readings[ref.article]
            found[ref.article] += _of_report(reading, reading.reports[ref.index])
        for ground in event.grounds:
            found[ground.article] += ground.spans
    for key, reading in story.readings.items():
        for claim in reading.claims:
            found[key] += _of_claim(claim)
    for correction in story.corrections:
        if correction.note is not None:
            found[correction.article].append(correction.note)
    for publication in story.publications:
        for ground in publication.grounds:
            found[ground.article] += ground.spans
    return {article.key: _apart(found[article.key], article) for article in story.articles}


def shows(kept: Sequence[Span], span: Span) -> bool:
    """Tell whether a span lies in what is shown."""
    return any(one.holds(span) for one in kept)


def unquoted(quads: bytes, kept: Kept) -> bytes:
    """Leave out of N-Quads the words of articles that are not shown, and those around a quotation."""
    return b"\n".join(line for line in quads.split(b"\n") if not _tells(line, kept))


def _tells(line: bytes, kept: Kept) -> bool:
    found = _CHAR.match(line)
    if found is None or found[4] not in _QUOTED:
        return False
    if found[4] != _QUOTED[0]:
        return True
    key, start, end = found[1].decode(), int(found[2]), int(found[3])
    return not shows(kept.get(key, ()), Span(start, end))


def occurrence(text: str, span: Span) -> int:
    """Say which occurrence of its words a span is, as `corrections.yaml` counts; 0 of the only one.

    >>> text = "Moss met Mossad. Then Moss left."
    >>> occurrence(text, Span(22, 26)), occurrence(text, Span(9, 15))
    (2, 0)
    """
    words = span.of(text)
    plain = r"\s+".join(map(re.escape, words.split()))
    if not plain:
        return 0
    begin = r"(?<!\w)" if re.match(r"\w", words) else ""
    close = r"(?!\w)" if re.search(r"\w$", words) else ""
    places = [found.start() for found in re.finditer(begin + plain + close, text)]
    return places.index(span.start) + 1 if len(places) > 1 and span.start in places else 0


def _of_report(reading: Reading, report: Report) -> Iterator[Span]:
    yield report.span
    yield from report.when.evidence
    if 0 <= report.sentence < len(reading.sentences):
        yield reading.sentences[report.sentence]


def _of_claim(claim: Claim) -> Iterator[Span]:
    yield from claim.source
    yield from claim.cue
    yield from claim.content


def _apart(spans: Iterable[Span], article: Article) -> Sequence[Span]:
    """Put together spans that meet, or have nothing but blanks between them."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and not article.text[found[-1].end : span.start].strip():
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def _gap(left_out: str, *, first: bool = False, last: bool = False) -> str:
    if not left_out.strip():
        return left_out
    between = "\n\n" if "\n\n" in left_out else " "
    return f"{'' if first else between}{_MARK}{'' if last else between}"
