"""What asking in the page costs: a graph of so many quads, read and queried in headless Chromium.

    python -m benchmarks.page_queries [--quads N ...]

Makes a story whose graph has about so many quads (`benchmarks/world.py`), writes its timeline page
with and without the graph, opens it from disk, goes to Questions, and prints: the page's size and the
seconds it takes to write, seconds from the click until the graph can be asked, and of a join of three
patterns, ordered by date, the first answer and the median of the next ones. CHROMIUM names the browser.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from unittest.mock import patch

from playwright.sync_api import Page, sync_playwright

from benchmarks.world import world
from dateline.export import packed_graph, rdf, timeline
from dateline.resolve import resolve
from dateline.story import Story

JOIN = """SELECT ?day ?event ?kind {
  ?id rdfs:label ?event ; sem:eventType ?kind ; sem:hasEarliestBeginTimeStamp ?day .
} ORDER BY ?day LIMIT 100"""
TIMES = 9
# In the page itself, because asking it from outside takes as long as what is measured.
READY = """() => new Promise((done) => {
  const begun = performance.now();
  const look = () => {
    const words = document.getElementById('question-status')?.textContent ?? '';
    if (words.includes('facts to ask')) done((performance.now() - begun) / 1000);
    else if (performance.now() - begun > 60_000) done(NaN);
    else setTimeout(look, 5);
  };
  document.getElementById('go-questions').click();
  look();
})"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.page_queries")
    parser.add_argument("--quads", type=int, nargs="+", default=[100_000, 1_000_000], metavar="N")
    options = parser.parse_args(arguments)
    browser = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        chromium = playwright.chromium.launch(executable_path=browser)
        print(f"Chromium {chromium.version}")
        for quads in options.quads:
            story = made(quads)
            with patch.object(packed_graph, "MOST", 0):
                before, path = _timed_export(story, Path(folder))
                size = path.stat().st_size
            after, path = _timed_export(story, Path(folder))
            print(
                f"{len(story.events):,} events, {len(story.articles):,} articles, {_quads(story):,} quads"
            )
            _show("page without the graph", before, "s", f"{size / 1e6:.2f} MB")
            _show("page with it", after, "s", f"{path.stat().st_size / 1e6:.2f} MB")
            page = chromium.new_page()
            page.goto(path.as_uri())
            page.wait_for_selector("html[data-ready]", state="attached")
            page.set_default_timeout(60_000)
            page.wait_for_timeout(1_000)  # a reader looks at the timeline first
            _show("ready to be asked", page.evaluate(READY), "s")
            first, *more = _asked(page)
            _show("join of three patterns, first", first, "ms")
            _show(f"median of the next {len(more)}", statistics.median(more), "ms")
            page.close()
        chromium.close()
    return 0


def made(quads: int) -> Story:
    """Make a story whose graph has about so many quads, and not more."""
    trial = _story(24)
    return _story(max(1, int(0.94 * quads * len(trial.articles) / _quads(trial))))


def _quads(story: Story) -> int:
    return sum(1 for _ in rdf.quads(story))


def _story(articles: int) -> Story:
    told = list(world(articles))
    return resolve([article for article, _ in told], [reading for _, reading in told])


def _timed_export(story: Story, folder: Path) -> tuple[float, Path]:
    begun = time.perf_counter()
    path = timeline.export(story, folder)
    return time.perf_counter() - begun, path


def _asked(page: Page) -> list[float]:
    """Ask the join several times over; each time the page says how long it took."""
    page.select_option("#question", "")
    page.locator("#editor .cm-content").click()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.insert_text(JOIN)
    found = []
    for _ in range(TIMES):
        page.click("#run")
        words = page.locator("#answer caption").inner_text()
        taken = re.fullmatch(r"100 rows in ([\d.]+) (ms|s)", words)
        assert taken is not None, words
        found.append(float(taken[1]) * (1 if taken[2] == "ms" else 1000))
    return found


def _show(name: str, value: float, unit: str, more: str = "") -> None:
    print(f"  {name:34} {value:8.2f} {unit:3} {more}")


if __name__ == "__main__":
    raise SystemExit(main())
