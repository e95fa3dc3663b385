"""How often a build is right, by a person's word on a sample of what it says.

What is asked is drawn by digests of the seed and the place in the articles: the same build and seed
give the same sample on every machine, a larger one holds the smaller one, and a new article leaves
the order of the others as it was.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice, pairwise, zip_longest
from math import sqrt
from typing import Any, Final, Literal

from dateline.model import Span, digest
from dateline.query.evidence import Told, Words, line_around

Layer = Literal["actors", "events", "dates", "claims", "joins"]
Answer = Literal["right", "wrong", "unsure"]

QUESTIONS: Final[dict[Layer, str]] = {
    "actors": "Do both words mean the same person, organisation or thing?",
    "events": "Does the article report this, and is its status right?",
    "dates": "Is this when it happened, or is to happen, by the article?",
    "claims": "Is this said, and by the one named?",
    "joins": "Do both report one and the same event?",
}
"""What is asked of an item of each layer."""
ANSWERS: Final[tuple[Answer, ...]] = ("right", "wrong", "unsure")
AROUND: Final = 300
"""Characters of its paragraph that are shown before and after what is asked about."""

_Z: Final = 1.959963984540054  # 95 % of a normal distribution lie within as many deviations
_LISTS: Final[dict[Layer, str]] = {
    "actors": "mentions", "events": "events", "dates": "events", "claims": "claims",
    "joins": "events",
}  # fmt: skip

_Part = tuple[Told, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Item:
    """Something that a build says, and the words it says it of."""

    layer: Layer
    says: str
    places: tuple[Words, ...]

    @property
    def id(self) -> str:
        """The same as long as the build says the same of the same words."""
        places = (f"{p.article}:{p.start},{p.end}:{p.words}" for p in self.places)
        # A spreadsheet takes digits for a number, and writes them as it likes.
        return f"{self.layer}-{digest(self.says, *places)}"


@dataclass(frozen=True, slots=True)
class Tally:
    """What a person said of a layer's items."""

    layer: Layer
    right: int
    wrong: int
    unsure: int
    unanswered: int

    @property
    def judged(self) -> int:
        """How many were found right or wrong."""
        return self.right + self.wrong


def interval(right: int, judged: int) -> tuple[float, float]:
    """Say between what a precision lies, with 95 % confidence: Wilson's score interval.

    E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal of
    the American Statistical Association 22 (1927), 209-212. It stays between 0 and 1, and is of use
    where few were judged, or all of them right.

    >>> [round(end, 3) for end in interval(9, 10)]
    [0.596, 0.982]
    """
    if not judged:
        return 0.0, 1.0
    share, spread = right / judged, _Z * _Z / judged
    centre = share + spread / 2
    half = _Z * sqrt(share * (1 - share) / judged + spread / (4 * judged))
    low, high = (centre - half) / (1 + spread), (centre + half) / (1 + spread)
    # Of none and of all, one end is exact, which floating point just misses.
    return (max(low, 0.0) if right else 0.0), (min(high, 1.0) if right < judged else 1.0)


def tally(items: Iterable[Item], answers: Mapping[str, Answer]) -> list[Tally]:
    """Count the answers to items, by layer."""
    said = Counter((item.layer, answers.get(item.id)) for item in items)
    layers = {layer for layer, _ in said}
    return [
        Tally(layer, *(said[layer, answer] for answer in (*ANSWERS, None)))
        for layer in QUESTIONS
        if layer in layers
    ]


def sample(told: Sequence[Told], layers: Sequence[Layer], size: int, seed: int) -> list[Item]:
    """Draw items, from each layer as many where there are as many; a layer's stand together."""
    rounds = zip_longest(*(drawn(told, layer, seed) for layer in layers))
    taken = islice((item for item in chain.from_iterable(rounds) if item is not None), size)
    return sorted(taken, key=lambda item: layers.index(item.layer))


def drawn(told: Iterable[Told], layer: Layer, seed: int) -> Iterator[Item]:
    """Give all items of a layer, each once, in the order in which the seed draws them."""
    seen = set()
    for item in _drawn(told, layer, seed):
        if item.id not in seen:  # two claims may have the same words and the same speaker
            seen.add(item.id)
            yield item


def _drawn(told: Iterable[Told], layer: Layer, seed: int) -> Iterator[Item]:
    told = list(told)

    def turn(part: _Part) -> str:
        return digest(str(seed), layer, part[0].id, *map(str, _ends(part, layer)))

    parts = [(one, part) for one in told for part in one.line[_LISTS[layer]] if _asked(part, layer)]
    parts.sort(key=turn)
    if layer in ("actors", "joins"):
        # As many joins as it takes to make one of all, so the common ones do not drown the others.
        groups: dict[str, list[_Part]] = {}
        for one in parts:
            groups.setdefault(one[1]["chain"], []).append(one)
        pairs = [pair for group in groups.values() for pair in pairwise(group)]
        for pair in sorted(pairs, key=lambda pair: turn(pair[0])):
            yield _join(layer, sorted(pair, key=lambda part: _told_at(part, layer)))
    elif layer == "claims":
        names = _names(told)
        for one in parts:
            yield _claim(one, names)
    else:
        for one in parts:
            yield _report(layer, one)


def _asked(part: dict[str, Any], layer: Layer) -> bool:
    """Whether a part says something of its layer: a date by words, a claim in words."""
    if layer == "dates":
        return part["edtf"] is not None and part["basis"] not in ("inferred", "none")
    return layer != "claims" or (bool(part["content"]) and part["manner"] != "stance")


def _ends(part: _Part, layer: Layer) -> tuple[int, int]:
    """Where a part stands; of a claim its whole content, with what may interrupt it."""
    if layer != "claims":
        return part[1]["start"], part[1]["end"]
    content = part[1]["content"]
    return min(start for start, _ in content), max(end for _, end in content)


def _told_at(part: _Part, layer: Layer) -> tuple[str, str, tuple[int, int]]:
    return part[0].line["published"] or "9", part[0].id, _ends(part, layer)


def _words(part: _Part, layer: Layer) -> Words:
    start, end = _ends(part, layer)
    around: Span = line_around(part[0].line["text"], start, end, AROUND)
    return part[0].words(start, end, around)


def _join(layer: Layer, parts: Sequence[_Part]) -> Item:
    says = [told.of(_ends((told, part), layer)) if layer == "actors" else part["label"]
            for told, part in parts]  # fmt: skip
    return Item(
        layer, " = ".join(f"“{words}”" for words in says), tuple(_words(p, layer) for p in parts)
    )


def _report(layer: Layer, one: _Part) -> Item:
    said = one[1]["status"] if layer == "events" else _when(one[1])
    return Item(layer, f"“{one[1]['label']}”: {said}", (_words(one, layer),))


def _when(report: dict[str, Any]) -> str:
    """The days in words, since not everybody reads EDTF."""
    first, last = report["earliest"], report["latest"]
    if first == last:
        return f"on {first}" if first else str(report["edtf"])
    if first and last:
        return f"between {first} and {last}"
    return f"on {first} or later" if first else f"on {last} or earlier"


def _claim(one: _Part, names: Mapping[str, str]) -> Item:
    told, claim = one
    content = " … ".join(told.of(span) for span in claim["content"])
    speaker = claim["speaker"]
    who = f"“{names.get(speaker, speaker)}”" if speaker else "nobody who is named"
    return Item("claims", f"{who} says: “{content}”", (_words(one, "claims"),))


def _names(told: Iterable[Told]) -> dict[str, str]:
    """What each actor is called most: by name where it has one."""
    said: dict[str, Counter[tuple[bool, str]]] = {}
    for one in told:
        for mention in one.line["mentions"]:
            words = one.of((mention["start"], mention["end"]))
            said.setdefault(mention["chain"], Counter())[mention["form"] == "name", words] += 1
    return {
        actor: max(known, key=lambda key: (key[0], known[key], len(key[1]), key[1]))[1]
        for actor, known in said.items()
    }
