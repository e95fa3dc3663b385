"""How well Dateline understands: a figure per layer and gold file, and floors that only rise.

    python -m benchmarks.understanding [--files NAME…] [--quick] [--floors] [--raise-floors]

Each gold file is read, annotated and resolved as one story, and its records are those that
`readings.jsonl` would hold. `corpus/gold.jsonl` is always there; the others lie beside the
repository or not at all, and then are skipped, saying so. Beside each figure stands what an afternoon
with spaCy gives on the same text, except where only floors are asked for. Articles that the encoder
was trained on are neither read nor scored.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from benchmarks.annotations import Annotated, annotated, load
from benchmarks.scoring import Figure, score

ROOT = Path(__file__).resolve().parent.parent
FLOORS = ROOT / "benchmarks" / "floors.json"
BESIDE = ROOT.parent / "shared" / "gold"
TRAINED = ROOT / "graph" / "dateline" / "annotate" / "encoder" / "trained_on.json"
"""Stem of a gold file → the ids of the articles in it that the encoder has seen."""
GOLD: dict[str, Path] = {
    "corpus": ROOT / "corpus" / "gold.jsonl",
    **{
        name: BESIDE / f"{name}.jsonl"
        for name in (
            "meantime-apple", "gum-news", "wikiwars", "polnear-dev", "ecb-dev", "wikigold",
        )
    },
}  # fmt: skip
QUICK = ("corpus", "meantime-apple")
SLACK = 0.5
"""How far below a figure its floor is set, so that a tie that breaks otherwise does not stop CI."""

Floors = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Measured:
    """One gold file's figures, and what they took."""

    file: str
    articles: int
    words: int
    seconds: float
    figures: tuple[Figure, ...]
    afternoon: tuple[Figure, ...] = ()
    left_out: int = 0
    """Articles that the encoder was trained on."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, and say by the exit status whether a figure fell below its floor."""
    options = _options(arguments)
    floors = read_floors(FLOORS)
    names = [name for name in GOLD if name in options.files]
    there = [name for name in names if GOLD[name].is_file()]
    measured = []
    beside = not (options.floors or options.raise_floors)
    for one in _measure_all(there, options.jobs, beside):
        measured.append(one)
        print("\n".join(table(one, floors.get(one.file, {}))), end="\n\n", flush=True)
    for name in names:
        if name not in there:
            print(f"{name}: skipped, {os.path.relpath(GOLD[name])} is not there")
    if options.raise_floors:
        write_floors(FLOORS, raised(floors, measured))
        print(f"Floors written to {os.path.relpath(FLOORS)}.")
    fallen = [line for one in measured for line in below(one, floors.get(one.file, {}))]
    if options.floors:
        print("\n".join(fallen) if fallen else "No figure is below its floor.")
    return 1 if options.floors and fallen else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.understanding")
    parser.add_argument(
        "--files", nargs="+", choices=list(GOLD), default=list(GOLD), metavar="NAME",
        help=f"gold files: {', '.join(GOLD)} (default: all)",
    )  # fmt: skip
    parser.add_argument(
        "--quick", action="store_const", dest="files", const=list(QUICK),
        help=f"the same as --files {' '.join(QUICK)}",
    )  # fmt: skip
    parser.add_argument(
        "--floors", action="store_true", help="exit 1 if a figure is below its floor"
    )
    parser.add_argument(
        "--raise-floors", action="store_true", help="write higher floors; none is ever lowered"
    )
    parser.add_argument(
        "--jobs", type=int, default=min(2, os.cpu_count() or 1),
        help="files measured at a time (default: %(default)s)",
    )  # fmt: skip
    return parser.parse_args(arguments)


def _measure_all(names: Sequence[str], jobs: int, beside: bool) -> Iterator[Measured]:
    """Measure the files, the biggest first so that no core waits, and give them in their order."""
    if jobs < 2 or len(names) < 2:
        yield from (measure(name, beside) for name in names)
        return
    with ProcessPoolExecutor(jobs) as pool:
        by_size = sorted(names, key=lambda name: -GOLD[name].stat().st_size)
        waiting = {name: pool.submit(measure, name, beside) for name in by_size}
        for name in names:
            yield waiting[name].result()


def measure(name: str, beside: bool = False) -> Measured:
    """Read a gold file as Dateline reads, and score what it found; `beside`, the afternoon's too."""
    everything = list(load(GOLD[name]))
    seen = trained_on(TRAINED).get(GOLD[name].stem, frozenset())
    gold = [article for article in everything if article.id not in seen]
    words = sum(len(article.text.split()) for article in gold)
    if beside:
        from benchmarks.afternoon import listening
        from dateline.annotate.language import DEFAULT_MODEL, model

        with listening(model(DEFAULT_MODEL)) as heard:
            found, seconds = read(gold)
        afternoon = score(gold, {article.id: heard.of(article) for article in gold})
        seconds -= heard.seconds
    else:
        afternoon, (found, seconds) = [], read(gold)
    return Measured(
        name,
        len(gold),
        words,
        seconds,
        tuple(score(gold, found)),
        tuple(afternoon),
        len(everything) - len(gold),
    )


def trained_on(path: Path) -> dict[str, frozenset[str]]:
    """Read which articles of which gold file the encoder has seen; none, where there is no list."""
    if not path.is_file():
        return {}
    listed = json.loads(path.read_text(encoding="utf-8"))
    return {stem: frozenset(ids) for stem, ids in listed.items()}


def read(gold: Sequence[Annotated]) -> tuple[dict[str, Annotated], float]:
    """Annotate and resolve the texts as one story; also, in how many seconds."""
    from dateline.annotate import annotate
    from dateline.export.readings import record
    from dateline.model import Article
    from dateline.read.days.dates import day
    from dateline.resolve import resolve

    articles = [
        # A date of publication that is only a year is none, as in any file that Dateline reads.
        Article(g.id, g.text, published=day(g.published) if g.published else None)
        for g in gold
    ]
    list(annotate([Article("warm", "The model is loaded by now.")]))
    begun = time.perf_counter()
    story = resolve(articles, list(annotate(articles)))
    found = {article.id: annotated(record(story, article)) for article in articles}
    return found, time.perf_counter() - begun


def table(one: Measured, floors: dict[str, float]) -> list[str]:
    """Write the figures of a file as lines."""
    pace = 1000 * one.seconds / max(one.words, 1)
    head = f"{one.articles:,} articles, {one.words:,} words, {pace:.2f} s per 1,000 words"
    if one.left_out:
        head += f"; {one.left_out:,} more left out, which the encoder was trained on"
    heads = ("P", "R", "F1", "spaCy", "floor")
    lines = [f"{one.file}: {head}", f"  {'':40} {' '.join(f'{h:>5}' for h in heads)}"]
    afternoon = {figure.name: figure.value for figure in one.afternoon}
    for figure in one.figures:
        beside, floor = afternoon.get(figure.name), floors.get(figure.name)
        numbers = (figure.precision, figure.recall, figure.value, beside, floor)
        cells = " ".join(f"{'' if n is None else f'{n:.1f}':>5}" for n in numbers)
        lines.append(f"  {figure.name:40} {cells}  {figure.note}".rstrip())
    return lines


def below(one: Measured, floors: dict[str, float]) -> list[str]:
    """List the figures of a file that fell below their floors, and floors without a figure."""
    figures = {figure.name: round(figure.value, 1) for figure in one.figures}
    lines = []
    for name, floor in floors.items():
        if name not in figures:
            lines.append(f"{one.file}, {name}: has a floor of {floor} and no figure")
        elif figures[name] < floor:
            lines.append(f"{one.file}, {name}: {figures[name]} is below the floor of {floor}")
    return lines


def raised(floors: Floors, measured: Sequence[Measured]) -> Floors:
    """Give the floors, each raised to just below its figure where that is higher."""
    new = {file: dict(old) for file, old in floors.items()}
    for one in measured:
        held = new.setdefault(one.file, {})
        for figure in one.figures:
            reached = max(0.0, math.floor(round((figure.value - SLACK) * 10, 6)) / 10)
            held[figure.name] = max(held.get(figure.name, 0.0), reached)
    return new


def read_floors(path: Path) -> Floors:
    """Read the floors; none, where there is no such file yet."""
    if not path.is_file():
        return {}
    floors: Floors = json.loads(path.read_text(encoding="utf-8"))
    return floors


def write_floors(path: Path, floors: Floors) -> None:
    """Write the floors, the files in the order in which they are measured."""
    ordered = {
        name: floors[name] for name in (*GOLD, *sorted({*floors} - {*GOLD})) if name in floors
    }
    path.write_text(
        json.dumps(ordered, indent=1, ensure_ascii=False) + "\n", encoding="utf-8", newline="\n"
    )


if __name__ == "__main__":
    sys.exit(main())
