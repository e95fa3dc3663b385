"""What a build costs that finds one article new or changed, as a share of the whole build.

    python -m benchmarks.incremental [--articles N] [--from FOLDER]

Makes so many articles of the sample corpus, with other names and dates in each, and builds them; then
again as they are, with one article more, and with that one changed; each in a process of its own,
start and imports included. Prints the clock's and the processor's seconds of each, its shares of the
whole build, and where the processor's seconds went. With --from, the articles are those of a folder.
Nothing is asserted: the figures depend on the machine.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from benchmarks.copies import copies
from dateline.model import Article
from dateline.story import Story

ROOT = Path(__file__).resolve().parent.parent
SAMPLES = ROOT / "corpus" / "harbour"
AIM = 0.05


@dataclass(frozen=True, slots=True)
class Cost:
    """What a build took."""

    clock: float
    steps: Mapping[str, float]
    """The processor's seconds, by stage and exporter."""
    articles: int
    reused: int

    @property
    def processor(self) -> float:
        return sum(self.steps.values())


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.incremental")
    add = parser.add_argument
    add("--articles", type=int, default=200, metavar="N", help="(default: %(default)s)")
    add("--from", dest="folder", type=Path, default=SAMPLES, metavar="FOLDER")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as scratch:
        corpus, output = Path(scratch) / "corpus", Path(scratch) / "output"
        corpus.mkdir()
        *articles, last = made(options.folder, options.articles + 1)
        for article in articles:
            write(corpus, article)
        costs = {"all new": alone(corpus, output), "nothing new": alone(corpus, output)}
        write(corpus, last)
        costs["one added"] = alone(corpus, output)
        write(corpus, replace(last, text=last.text + "\n\nA spokesman said nothing more.\n"))
        costs["one changed"] = alone(corpus, output)
    show(costs)


def made(folder: Path, count: int) -> Iterator[Article]:
    """Make so many articles of those in a folder: first themselves, then copies of other names."""
    from dateline.read import read

    return copies(read([folder]).articles, count)


def write(corpus: Path, article: Article) -> None:
    """Write an article as a record of its own."""
    values = {name: getattr(article, name) for name in ("id", "text", "title", "outlet")}
    day = article.published.isoformat() if article.published else None
    name = article.id.replace("/", "-")
    path = corpus / f"{name}.jsonl"
    path.write_text(json.dumps({**values, "published": day}) + "\n", encoding="utf-8")


def alone(corpus: Path, output: Path) -> Cost:
    """Build in a process of its own, as from the command line."""
    begun = time.perf_counter()
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        steps, articles, reused = pool.apply(build, (corpus, output))
    return Cost(time.perf_counter() - begun, steps, articles, reused)


def build(corpus: Path, output: Path) -> tuple[dict[str, float], int, int]:
    """Build, and divide the processor's seconds by what they were spent on."""
    from dateline import pipeline, plugins

    steps: dict[str, float] = {}
    last = 0.0

    def spent_on(step: str) -> None:
        nonlocal last
        now = time.process_time()
        steps[step] = steps.get(step, 0.0) + now - last
        last = now

    def tell(stage: pipeline.Stage, done: int, _: int) -> None:
        before = {"read": "start", "annotate": "find readings", "resolve": "keep readings"}
        if stage != "export":
            spent_on(before[stage] if done == 0 else stage)

    def installed(stage: str) -> Mapping[str, Any]:
        found = plugins.installed(stage)
        spent_on("load")
        return {n: timed(n, e) for n, e in found.items()} if stage == "export" else found

    def timed(name: str, exporter: plugins.Exporter) -> plugins.Exporter:
        def export(story: Story, folder: Path) -> Path:
            path = exporter(story, folder)
            spent_on(name)
            return path

        return export

    vars(pipeline)["installed"] = installed
    summary = pipeline.build([corpus], output, progress=tell)
    spent_on("put in place")
    return steps, summary.articles, summary.reused


def show(costs: Mapping[str, Cost]) -> None:
    """Print the builds side by side, then their steps."""
    whole = next(iter(costs.values()))
    print(f"{'':16}" + "".join(f"{name:>14}" for name in costs))
    row("articles", [f"{cost.articles:,}" for cost in costs.values()])
    row("readings reused", [f"{cost.reused:,}" for cost in costs.values()])
    row("clock, s", [f"{cost.clock:.2f}" for cost in costs.values()])
    row("  share", [f"{cost.clock / whole.clock:.1%}" for cost in costs.values()])
    row("processor, s", [f"{cost.processor:.2f}" for cost in costs.values()])
    row("  share", [f"{cost.processor / whole.processor:.1%}" for cost in costs.values()])
    print(f"(aim: at most {AIM:.0%} for one article of 1,000)\n\nprocessor's seconds")
    for step in dict.fromkeys(step for cost in costs.values() for step in cost.steps):
        row(step, [f"{cost.steps.get(step, 0.0):.2f}" for cost in costs.values()])


def row(name: str, cells: Sequence[str]) -> None:
    """Print a line of the table."""
    print(f"{name:16}" + "".join(f"{cell:>14}" for cell in cells), flush=True)


if __name__ == "__main__":
    main()
