"""Figures for one file of annotations against its gold: a number for each layer, in percent.

Only what lies inside a gold article's scope counts, and only layers that the gold has. Spans are
paired one to one, those that share most characters first; a pair is "found", and what it says of
the span (its value, role, status) is right or wrong on top of that.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from benchmarks.annotations import Annotated, Claim, Ends, Event, Mention, Time, blank
from benchmarks.coreference import Rates, b_cubed, ceaf_e, group, muc, rate

NAMED = ("person", "organisation", "place")
"""Kinds of names that are scored; gold files do not agree on the others."""
SAME_CLAIM = 0.5
"""Two contents that share this part of their characters are one claim."""
MARKS = frozenset('"“”')


class Spanned(Protocol):
    """Anything that lies in a text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


G = TypeVar("G", bound=Spanned)
Pairs = list[tuple[int, int]]
Both = Sequence[tuple[Annotated, Annotated]]


@dataclass(frozen=True, slots=True)
class Figure:
    """One number, in percent; precision and recall beside it where it is an F1."""

    name: str
    value: float
    precision: float | None = None
    recall: float | None = None
    note: str = ""


@dataclass(slots=True)
class Tally:
    """Hits, what was found, and what there was to find."""

    hits: int = 0
    found: int = 0
    gold: int = 0

    def add(self, hits: int, found: int, gold: int) -> None:
        self.hits, self.found, self.gold = self.hits + hits, self.found + found, self.gold + gold

    def figure(self, name: str) -> Figure:
        note = f"{self.gold:,} gold, {self.found:,} found"
        return _figure(name, rate(self.hits, self.found, self.gold), note)


def score(gold: Sequence[Annotated], found: Mapping[str, Annotated]) -> list[Figure]:
    """Score what was found in each article, by its id, in the order of the layers."""
    both = [(_scoped(g), _within(found.get(g.id) or blank(g), g.scope)) for g in gold]
    figures: list[Figure] = []
    if times := [(g.times, f.times or ()) for g, f in both if g.times is not None]:
        figures += _times(times)
    if any(g.mentions is not None for g in gold):
        figures += _names(both)
        figures += _same(both, "actors, same one in an article", _mentions, across=False)
    if any(g.events is not None for g in gold):
        figures += _same(both, "events, same one in an article", _events, across=False)
        figures += _same(both, "events, same one in the corpus", _events, across=True)
        figures += _reports(both)
    # A claim may begin in the scope and end beyond it, so claims are not cut.
    if any(g.claims is not None for g in gold):
        figures += _claims([(g, found.get(g.id) or blank(g)) for g in gold])
    return figures


def pair(gold: Sequence[Spanned], found: Sequence[Spanned]) -> Pairs:
    """Pair overlapping spans one to one: most shared characters first, then the nearest starts."""
    options = sorted(
        (-shared, abs(g.start - f.start), -i, -j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if (shared := min(g.end, f.end) - max(g.start, f.start)) > 0
    )
    return _first_come((-i, -j) for _, _, i, j in options)


def _first_come(options: Iterator[tuple[int, int]]) -> Pairs:
    left: set[int] = set()
    right: set[int] = set()
    out: Pairs = []
    for i, j in options:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            out.append((i, j))
    return out


def _scoped(article: Annotated) -> Annotated:
    return _within(article, article.scope)


def _within(article: Annotated, scope: tuple[Ends, ...]) -> Annotated:
    return replace(
        article,
        mentions=_inside(article.mentions, scope),
        times=_inside(article.times, scope),
        events=_inside(article.events, scope),
    )


def _inside(items: tuple[G, ...] | None, scope: tuple[Ends, ...]) -> tuple[G, ...] | None:
    if items is None:
        return None
    return tuple(x for x in items if any(s <= x.start and x.end <= e for s, e in scope))


def _figure(name: str, rates: Rates, note: str = "") -> Figure:
    return Figure(name, 100 * rates.f1, 100 * rates.precision, 100 * rates.recall, note)


# times


def _times(rows: Sequence[tuple[tuple[Time, ...], tuple[Time, ...]]]) -> list[Figure]:
    """Found at all, with the exact span, and with the right value: the measures of TempEval-3.

    UzZaman and others, "SemEval-2013 task 1: TempEval-3", 2013.
    """
    relaxed, exact, value = Tally(), Tally(), Tally()
    for gold, found in rows:
        pairs = [(gold[i], found[j]) for i, j in pair(gold, found)]
        same = sum((g.start, g.end) == (f.start, f.end) for g, f in pairs)
        relaxed.add(len(pairs), len(found), len(gold))
        exact.add(same, len(found), len(gold))
        value.add(sum(g.value == f.value for g, f in pairs), len(found), len(gold))
    return [
        relaxed.figure("times, found"),
        exact.figure("times, exact span"),
        value.figure("times, right value"),
    ]


# names and who is the same


def _names(both: Both) -> list[Figure]:
    """Names of the right kind, by overlap and to the letter, as CoNLL-2003 counts them."""
    rough, exact = Tally(), Tally()
    for g, f in both:
        if g.mentions is None:
            continue
        gold = [m for m in g.mentions if m.form == "name" and m.kind in NAMED]
        found = [m for m in f.mentions or () if m.form == "name" and m.kind in NAMED]
        right = sum(gold[i].kind == found[j].kind for i, j in pair(gold, found))
        rough.add(right, len(found), len(gold))
        wanted = [(m.start, m.end, m.kind) for m in gold]
        keys = {(m.start, m.end, m.kind) for m in found}
        exact.add(sum(key in keys for key in wanted), len(keys), len(set(wanted)))
    if not rough.gold:
        return []
    return [rough.figure("names, right kind"), exact.figure("names, exact span and kind")]


def _mentions(article: Annotated) -> tuple[Mention, ...] | None:
    return article.mentions


def _events(article: Annotated) -> tuple[Event, ...] | None:
    return article.events


Chained = Mention | Event


def _same(
    both: Both,
    name: str,
    layer: Callable[[Annotated], tuple[Chained, ...] | None],
    across: bool,
) -> list[Figure]:
    """Coreference of paired spans; `across` articles, or each article by itself."""
    sides: tuple[list[tuple[Hashable, Hashable]], list[tuple[Hashable, Hashable]]] = ([], [])
    for g, f in both:
        gold, found = layer(g), layer(f) or ()
        if gold is None:
            continue
        for side, items, keys in zip(sides, (gold, found), _keys(gold, found), strict=True):
            side += [
                (item.chain if across else (g.id, item.chain), (g.id, key))
                for item, key in zip(items, keys, strict=True)
                if item.chain is not None
            ]
    if not sides[0]:
        return []
    chains = group(sides[0]), group(sides[1])
    figures = [
        _figure(f"{name}: {measure}", rates(*chains))
        for measure, rates in (("MUC", muc), ("B³", b_cubed), ("CEAF-e", ceaf_e))
    ]
    mean = sum(figure.value for figure in figures) / len(figures)
    return [*figures, Figure(f"{name}: mean", mean)]


def _keys(
    gold: Sequence[Spanned], found: Sequence[Spanned]
) -> tuple[list[tuple[str, int]], list[tuple[str, int]]]:
    """Name the spans of both sides; two that are paired have one name."""
    ours = [("gold", i) for i in range(len(gold))]
    theirs = [("found", j) for j in range(len(found))]
    for number, (i, j) in enumerate(pair(gold, found)):
        ours[i] = theirs[j] = ("both", number)
    return ours, theirs


# events


def _reports(both: Both) -> list[Figure]:
    """Triggers found; of those, roles, status and date."""
    spans, roles = Tally(), Tally()
    matched: list[tuple[Event, Event]] = []
    for g, f in both:
        if g.events is None:
            continue
        found = f.events or ()
        pairs = [(g.events[i], found[j]) for i, j in pair(g.events, found)]
        spans.add(len(pairs), len(found), len(g.events))
        matched += pairs
    for gold, had in matched:
        if gold.participants:
            parts = pair(gold.participants, had.participants)
            right = sum(gold.participants[i].role == had.participants[j].role for i, j in parts)
            roles.add(right, len(had.participants), len(gold.participants))
    figures = [spans.figure("events, found")]
    if roles.gold:
        figures.append(roles.figure("events found: participants"))
    statuses: tuple[tuple[str, Callable[[Event], str]], ...] = (
        ("certainty", lambda event: event.certainty),
        ("polarity", lambda event: event.polarity),
        ("time", lambda event: event.time),
    )
    for name, of in statuses:
        labels = [(of(gold), of(had)) for gold, had in matched if of(gold)]
        if len({label for label, _ in labels}) > 1:
            figures.append(macro_f1(f"events found: {name}", labels))
    return figures + _dates([(gold.date, had.date) for gold, had in matched if gold.date])


def macro_f1(name: str, labels: Sequence[tuple[str, str]]) -> Figure:
    """Take the mean F1 of the gold labels, so that the rare one counts as much as the common."""
    scores = []
    for label in sorted({gold for gold, _ in labels}):
        hits = sum(gold == had == label for gold, had in labels)
        found = sum(had == label for _, had in labels)
        scores.append(rate(hits, found, sum(gold == label for gold, _ in labels)).f1)
    right = sum(gold == had for gold, had in labels)
    commonest = Counter(gold for gold, _ in labels).most_common(1)[0][1]
    note = (
        f"macro F1; accuracy {100 * right / len(labels):.1f}, "
        f"always the commonest {100 * commonest / len(labels):.1f}, {len(labels):,} events"
    )
    return Figure(name, 100 * sum(scores) / len(scores), note=note)


def _dates(dates: Sequence[tuple[str, str]]) -> list[Figure]:
    """The very date, and one that differs only in how exact it is."""
    if not dates:
        return []
    same = sum(gold == had for gold, had in dates)
    close = sum(bool(had) and (had.startswith(gold) or gold.startswith(had)) for gold, had in dates)
    undated = 100 * sum(not had for _, had in dates) / len(dates)
    note = f"{len(dates):,} dated in the gold, {undated:.1f} % of them without a date here"
    return [
        Figure("events found: date exact", 100 * same / len(dates), note=note),
        Figure("events found: date compatible", 100 * close / len(dates)),
    ]


# claims


def _claims(both: Both) -> list[Figure]:
    """Characters of sources, cues and contents, then whole claims.

    The measures of PolNeAR (Newell, Margolin and Ruths, "An attribution relations corpus for
    political news", LREC 2018).
    """
    rows = [(g, g.claims, f.claims or (), f) for g, f in both if g.claims is not None]
    parts: tuple[tuple[str, Callable[[Claim], tuple[Ends, ...]]], ...] = (
        ("source", lambda claim: claim.source),
        ("cue", lambda claim: claim.cue),
        ("content", lambda claim: claim.content),
    )
    figures = []
    for name, part in parts:
        characters = Tally()
        for _, gold, found, _ in rows:
            wanted = set[int]().union(*(_characters(part(claim)) for claim in gold))
            had = set[int]().union(*(_characters(part(claim)) for claim in found))
            characters.add(len(wanted & had), len(had), len(wanted))
        figures.append(replace(characters.figure(f"claims, {name} (characters)"), note=""))
    whole, quoted = Tally(), Tally()
    speakers: list[bool] = []
    for g, gold, found, f in rows:
        pairs = _same_claims(gold, found)
        hits = {i for i, j in pairs if _same_source(gold[i], found[j])}
        whole.add(len(hits), len(found), len(gold))
        marked = {i for i, claim in enumerate(gold) if _has_marks(g.text, claim)}
        quoted.add(len(hits & marked), 0, len(marked))
        speakers += _speakers(g, f, [(gold[i], found[j]) for i, j in pairs])
    figures.append(whole.figure("claims, content with its source"))
    if quoted.gold:
        recall = 100 * quoted.hits / quoted.gold
        figures.append(Figure("claims, quoted (recall)", recall, note=f"{quoted.gold:,} gold"))
    if speakers:
        share = 100 * sum(speakers) / len(speakers)
        note = f"of {len(speakers):,} claims found"
        figures.append(Figure("claims found: speaker", share, note=note))
    return figures


def _characters(ends: tuple[Ends, ...]) -> set[int]:
    return {place for start, end in ends for place in range(start, end)}


def _same_claims(gold: Sequence[Claim], found: Sequence[Claim]) -> Pairs:
    """Pair claims one to one whose contents share half their characters, the most alike first."""
    ours = [_characters(claim.content) for claim in gold]
    theirs = [_characters(claim.content) for claim in found]
    options = sorted(
        (-share, -i, -j)
        for i, a in enumerate(ours)
        for j, b in enumerate(theirs)
        if a & b and (share := len(a & b) / len(a | b)) >= SAME_CLAIM
    )
    return _first_come((-i, -j) for _, i, j in options)


def _same_source(gold: Claim, found: Claim) -> bool:
    if not gold.source and not found.source:
        return True
    return bool(_characters(gold.source) & _characters(found.source))


def _has_marks(text: str, claim: Claim) -> bool:
    return any(MARKS.intersection(text[start:end]) for start, end in claim.content)


def _speakers(
    gold: Annotated, found: Annotated, pairs: Sequence[tuple[Claim, Claim]]
) -> list[bool]:
    """Tell for each claim that says who speaks whether the speaker is the right actor.

    A chain that was found stands for the gold chain with which it shares most mentions.
    """
    if not any(claim.tells_speaker for claim, _ in pairs):
        return []
    wanted, had = gold.mentions or (), found.mentions or ()
    shared: Counter[tuple[str | None, str | None]] = Counter(
        (had[j].chain, wanted[i].chain) for i, j in pair(wanted, had)
    )
    means: dict[str | None, str | None] = {None: None}
    for (chain, meant), _ in sorted(shared.items(), key=lambda item: (-item[1], str(item[0]))):
        means.setdefault(chain, meant)
    return [
        claim.speaker == means.get(other.speaker, "nobody")
        for claim, other in pairs
        if claim.tells_speaker
    ]
