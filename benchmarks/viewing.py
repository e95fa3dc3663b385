"""How quick the timeline page is in headless Chromium, how large, and what others take for the same.

    python -m benchmarks.viewing [--events N ...] [--beside FOLDER]

Timeline, filters and size are measured on invented stories of so many events, each told by one to five
articles, with every kind of date and status (`tests/stories.py`), and with the storylines that
resolving finds in them. Search and network are measured on 10,000 articles and the 10,000 actors whom
most of them name (`benchmarks/world.py`; not resolved: an actor is a name, an event is a main report
with all whom its sentence names). A story of 10,000 such events and more has a graph of over a million
quads, which the page leaves out by design; so the sizes with it are those of smaller ones.

With `--beside`, the same 1,000 and 10,000 events are also put into pages by vis-timeline and by pyvis.
FOLDER is where `npm install vis-timeline` was run: it is no part of this project. At 10,000 events
that part takes minutes. CHROMIUM names the browser.
"""

from __future__ import annotations

import argparse
import html
import json
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, TimeoutError, sync_playwright
from pyvis.network import Network
from tests.stories import story

from benchmarks.world import world
from dateline.export import timeline
from dateline.model import Interval, MentionKind, Ref, digest
from dateline.resolve.storylines import storylines
from dateline.story import Actor, Event, Role, Story

PAINT = {1_000: 0.6, 10_000: 0.8, 100_000: 2.0}
"""Goals, in seconds until the data are seen, by events."""
ARTICLES = ACTORS = 10_000
FROM = 12
"""Reports of an article, from the first, of which the main ones become events."""
QUERIES = 8
WAIT = 90
"""Milliseconds that the search box waits for another key."""
LONGEST = 240_000
"""Milliseconds for which a page is waited for; somebody else's may never come to show anything."""

# Counts the time that the page's own functions take, frame by frame, and when what was drawn.
WATCH = """(() => {
  const now = () => performance.now();
  const frame = window.requestAnimationFrame.bind(window);
  const seen = window.__seen = { own: 0, frames: [], first: 0, ready: 0, drawn: 0, last: 0 };
  let deep = 0;
  const timed = (work) => typeof work !== 'function' ? work : function (...given) {
    if (deep) return work.apply(this, given);
    const begun = now();
    deep = 1;
    try { return work.apply(this, given); } finally { deep = 0; seen.own += now() - begun; }
  };
  window.requestAnimationFrame = (work) => frame(timed(work));
  const later = window.setTimeout.bind(window);
  window.setTimeout = (work, ...rest) => later(timed(work), ...rest);
  const listen = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (name, work, how) {
    return listen.call(this, name, timed(work), how);
  };
  const pen = CanvasRenderingContext2D.prototype;
  const write = pen.fillText;
  pen.fillText = function (...given) {
    if (!seen.first && this.canvas.isConnected) frame(() => frame(() => { seen.first = now(); }));
    seen.first ||= 1;
    if (!this.canvas.isConnected) seen.drawn = now();
    return write.apply(this, given);
  };
  listen.call(window, 'pointermove', () => { seen.last = now(); }, true);
  new MutationObserver(() => { seen.ready ||= document.documentElement?.dataset.ready ? now() : 0; })
    .observe(document, { attributes: true, subtree: true, attributeFilter: ['data-ready'] });
  window.__record = () => {
    seen.frames = [];
    seen.own = 0;
    let before = now();
    const each = () => {
      const at = now();
      seen.frames.push([at - before, seen.own]);
      [before, seen.own] = [at, 0];
      window.__recording = frame(each);
    };
    window.__recording = frame(each);
  };
  window.__painted = (work) => new Promise((done) => {
    const begun = now();
    work();
    frame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(now() - begun);
      port2.postMessage(0);
    });
  });
})()"""
FILTER = """async ([facet, from]) => {
  document.getElementById(`filter-${facet}`).click();
  const taken = [];
  for (let k = from; k < from + 3; k++) {
    for (let turn = 0; turn < 2; turn++) {
      const box = document.querySelectorAll(`#choices-${facet} input[type=checkbox]`)[turn ? 0 : k];
      if (box) taken.push(await window.__painted(() => box.click()));
      await new Promise((done) => setTimeout(done, 60));
    }
  }
  document.getElementById(`filter-${facet}`).click();
  return taken;
}"""
SEARCH = """(words) => new Promise((done) => {
  const box = document.getElementById('search');
  box.focus();
  box.value = words;
  const begun = performance.now();
  const watch = new MutationObserver(() => {
    watch.disconnect();
    clearTimeout(never);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done(performance.now() - begun);
    port2.postMessage(0);
  });
  const never = setTimeout(() => done(NaN), 5000);
  watch.observe(document.getElementById('found'), { childList: true, attributes: true });
  box.dispatchEvent(new Event('input'));
})"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.viewing")
    parser.add_argument("--events", type=int, nargs="*", default=list(PAINT), metavar="N")
    parser.add_argument("--beside", type=Path, metavar="FOLDER")
    parser.add_argument("--no-world", action="store_true", help="without search and network")
    options = parser.parse_args(arguments)
    browser = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        chromium = playwright.chromium.launch(executable_path=browser)
        print(f"Chromium {chromium.version}")
        for events in options.events:
            _timeline(chromium, told(events), Path(folder))
        if not options.no_world:
            _world(chromium, peopled(), Path(folder))
        _beside(chromium, options.beside, Path(folder))
        chromium.close()
    return 0


def told(events: int) -> Story:
    """A story of so many events, with storylines."""
    made = story(events, years=14)
    return replace(made, storylines=storylines(made.events, made.actors_by_id))


def peopled(articles: int = ARTICLES, actors: int = ACTORS) -> Story:
    """A story of so many articles, and of the actors that most of them name, without resolving any."""
    made = list(world(articles))
    chains: dict[tuple[MentionKind, str], list[Ref]] = {}
    for article, reading in made:
        for index, chain in enumerate(reading.chains):
            if chain.named and len(chain.names) > 1:
                chains.setdefault((chain.kind, chain.name), []).append(Ref(article.key, index))
    foremost = sorted(chains.items(), key=lambda item: (-len(item[1]), item[0]))[:actors]
    cast = [
        Actor(digest(kind, name), name, kind, (), (), tuple(refs))
        for (kind, name), refs in foremost
    ]
    who = {ref: actor.id for actor in cast for ref in actor.chains}
    events: list[Event] = []
    for article, reading in made:
        for index, report in enumerate(reading.reports):
            if not report.main or index >= FROM:
                continue
            ref = Ref(article.key, index)
            parts = {
                who[Ref(article.key, p.chain)]: p.role
                for other in reading.reports
                if other.sentence == report.sentence
                for p in other.participants
                if p.chain is not None and Ref(article.key, p.chain) in who
            }
            interval = report.when.interval
            if interval == Interval():
                interval = Interval(article.published, article.published)
            events.append(
                Event(
                    digest("event", article.key, str(index)),
                    report.label,
                    report.kind,
                    report.status,
                    report.negated,
                    interval,
                    str(interval.earliest),
                    "publication",
                    Interval(article.published, article.published),
                    tuple(Role(role, actor, (ref,)) for actor, role in parts.items()),
                    None,
                    (ref,),
                    0.1 + 0.8 * (len(events) * 7919 % 1009) / 1009,
                    ("main report",),
                    report.claim is not None,
                )
            )
    return Story(
        tuple(article for article, _ in made),
        {article.key: reading for article, reading in made},
        tuple(cast),
        tuple(events),
    )


def _timeline(chromium: Browser, made: Story, folder: Path) -> None:
    begun = time.perf_counter()
    path = timeline.export(made, folder)
    size, events = path.stat().st_size, len(made.events)
    print(
        f"{events:,} events, {len(made.articles):,} articles, {len(made.storylines):,} storylines;"
        f" written in {time.perf_counter() - begun:.1f} s"
    )
    with_graph = 'id="graph"' in path.read_text("ascii")
    goal = 2.5 + 0.35 * events / 1000
    _show(f"size, {'with' if with_graph else 'without'} its graph", size / 1e6, "MB", goal)
    timeline.in_excerpts(made, folder / "excerpts")
    less = (folder / "excerpts" / timeline.NAME).stat().st_size
    _show("size in excerpts", less / 1e6, "MB", 2.5 + 0.15 * events / 1000)
    first = []
    for _ in range(3):
        page = _opened(chromium, path)
        first.append(max(page.evaluate("[__seen.first, __seen.ready]")) / 1000)
        if len(first) < 3:
            page.close()
    _show("first paint of the data, median of 3", statistics.median(first), "s", PAINT.get(events))
    page.wait_for_timeout(500)
    for show in ("as it opens", "all"):
        if show == "all":
            page.locator("#level").fill(page.get_attribute("#level", "max") or "0")
            page.wait_for_timeout(300)
        _moved(page, "#timeline", f"zoom, {show}", _wheel)
        _moved(page, "#timeline", f"pan, {show}", _drag)
    page.locator("#level").fill("0")
    page.keyboard.press("Home")
    page.wait_for_timeout(400)
    taken = [
        one
        for facet in ("kinds", "statuses", "outlets", "places", "actors", "sources")
        for one in page.evaluate(FILTER, [facet, 0])
    ]
    page.close()
    # The longest but for one: the first may find code that was never run.
    _show("a filter, median", statistics.median(taken), "ms", 60)
    _show("a filter, longest but one", sorted(taken)[-2], "ms", 60)


def _world(chromium: Browser, made: Story, folder: Path) -> None:
    print(
        f"{len(made.articles):,} articles, {len(made.events):,} events, {len(made.actors):,} actors"
    )
    begun = time.perf_counter()
    path = timeline.export(made, folder)
    print(f"  written in {time.perf_counter() - begun:.1f} s, {path.stat().st_size / 1e6:.1f} MB")
    page = _opened(chromium, path)
    _show("first paint of the data", max(page.evaluate("[__seen.first, __seen.ready]")) / 1000, "s")
    right = [made.actors[k * 97].name.split()[0].lower() for k in range(QUERIES)]
    wrong = [f"{name[:3]}{name[4]}{name[3]}{name[5:]}" for name in right]
    page.evaluate(SEARCH, made.actors[0].name)  # takes in the texts, once
    page.wait_for_timeout(1000)
    for name, queries in (
        ("a word", right),
        ("a slip of the pen", wrong),
        ("two letters", ["ba", "de", "me"]),
    ):
        taken = []
        for words in queries:
            taken.append(page.evaluate(SEARCH, words) - WAIT)
            page.wait_for_timeout(150)
        _show(f"suggestions for {name}, median", statistics.median(taken), "ms", 50)
        _show(f"suggestions for {name}, longest", max(taken), "ms", 50)
    page.fill("#search", "")
    page.keyboard.press("Escape")
    page.wait_for_timeout(300)
    page.click("#whole")
    page.click("#go-actors")
    page.locator("#network-size").fill(page.get_attribute("#network-size", "max") or "0")
    page.wait_for_timeout(1000)
    print(f"  {page.inner_text('#network-note')}")
    _moved(page, "#network", "pan the network", _drag, frames=True)
    page.wait_for_timeout(1000)
    _show("sharp again after", page.evaluate("__seen.drawn - __seen.last"), "ms", 200)
    page.close()


def _beside(chromium: Browser, folder: Path | None, out: Path) -> None:
    if folder is None:
        print("not beside vis-timeline and pyvis: no folder is named with --beside")
        return
    for events in (1_000, 10_000):
        made = told(events)
        print(f"{events:,} events, here and there: until something is seen")
        ours = _seen(chromium, timeline.export(made, out), "__seen.first > 1 && __seen.ready")
        _show("timeline.html", ours, "s")
        for name, path, seen in (
            (
                "vis-timeline",
                _vis_timeline(made, folder, out),
                "document.querySelector('.vis-item')",
            ),
            ("pyvis", _pyvis(made, out), "__seen.first > 1"),
        ):
            theirs = _seen(chromium, path, seen)
            _show(name, theirs, "s", more=f"{theirs / ours:,.0f} times as long")


def _vis_timeline(made: Story, folder: Path, out: Path) -> Path:
    """The events on vis-timeline, coloured and stacked as it does by itself."""
    built = folder / "node_modules" / "vis-timeline"
    script = built / "standalone" / "umd" / "vis-timeline-graph2d.min.js"
    style = built / "styles" / "vis-timeline-graph2d.min.css"
    items = [
        {"id": n, "content": html.escape(event.label), "start": first.isoformat()}
        | ({"end": last.isoformat()} if last and last != first else {})
        for n, event in enumerate(made.events)
        if (first := event.interval.earliest or event.interval.latest)
        and ((last := event.interval.latest) or True)
    ]
    path = out / "vis-timeline.html"
    path.write_text(
        f'<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="{style.resolve().as_uri()}">'
        f'<script src="{script.resolve().as_uri()}"></script><div id="here"></div><script>'
        "new vis.Timeline(document.getElementById('here'),"
        f"new vis.DataSet({json.dumps(items)}),{{height:'600px'}});</script>",
        encoding="utf-8",
    )
    return path


def _pyvis(made: Story, out: Path) -> Path:
    """Events and who takes part in them, as pyvis lays them out by itself."""
    net = Network(height="600px", cdn_resources="in_line")
    taking = [(event.id, role.actor) for event in made.events for role in event.roles]
    for event in made.events:
        net.add_node(event.id, label=event.label, shape="dot")
    for actor in made.actors:
        net.add_node(actor.id, label=actor.name, shape="box")
    net.add_edges(taking)
    path = out / "pyvis.html"
    path.write_text(net.generate_html(notebook=False), encoding="utf-8")
    return path


def _opened(chromium: Browser, path: Path) -> Page:
    page = chromium.new_page(viewport={"width": 1280, "height": 820})
    page.set_default_timeout(120_000)
    page.add_init_script(WATCH)
    page.goto(path.as_uri())
    page.wait_for_selector("html[data-ready]", state="attached")
    _until(page, "__seen.first > 1 && __seen.ready")
    return page


def _until(page: Page, condition: str) -> float:
    """Wait for a condition, and give the seconds since the page was asked for."""
    while not (now := page.evaluate(f"!!({condition}) && performance.now() / 1000")):
        page.wait_for_timeout(20)
    return float(now)


def _seen(chromium: Browser, path: Path, condition: str) -> float:
    """Seconds until a page shows something."""
    page = chromium.new_page(viewport={"width": 1280, "height": 820})
    page.set_default_timeout(LONGEST)
    page.set_default_navigation_timeout(LONGEST)
    page.add_init_script(WATCH)
    page.route("http*://**", lambda route: route.abort())
    page.goto(path.as_uri(), wait_until="commit")
    if "ready" in condition:  # ours, which lets nobody put conditions into it
        seconds = _until(page, condition)
    else:
        try:
            page.wait_for_function(f"!!({condition})", timeout=LONGEST)
            seconds = float(page.evaluate("performance.now() / 1000"))
        except TimeoutError:
            seconds = LONGEST / 1000  # nothing by then: at least so long
    page.close()
    return seconds


def _wheel(page: Page, _x: float, _y: float) -> None:
    for turn in range(60):
        page.mouse.wheel(0, -60 if turn < 30 else 60)


def _drag(page: Page, x: float, y: float) -> None:
    page.mouse.down()
    for turn in range(60):
        page.mouse.move(x + 200 * (1 - abs(turn - 30) / 30), y + 5 * (turn % 2))
    page.mouse.up()


def _moved(
    page: Page,
    what: str,
    name: str,
    move: Callable[[Page, float, float], None],
    frames: bool = False,
) -> None:
    """Move a canvas and print how long its frames were."""
    box = page.locator(what).bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.evaluate("__record()")
    begun = time.perf_counter()
    move(page, x, y)
    seconds = time.perf_counter() - begun
    recorded: list[Any] = page.evaluate("(cancelAnimationFrame(__recording), __seen.frames)")
    lengths, own = (sorted(column) for column in zip(*recorded[1:], strict=True))
    late = int(0.95 * (len(lengths) - 1))
    if frames:
        _show(f"{name}: frames a second", len(lengths) / seconds, "", -50)
    _show(f"{name}: frame, 95 % within", lengths[late], "ms", 33)
    _show(f"{name}: own script, 95 % within", own[late], "ms", 6)


def _show(name: str, value: float, unit: str, goal: float | None = None, more: str = "") -> None:
    """Print a figure beside its goal; a goal below zero is the least there should be."""
    if goal is not None:
        missed = value < -goal if goal < 0 else value > goal
        more = f"goal {abs(goal):g}{', MISSED' if missed else ''}"
    print(f"  {name:44} {value:9.2f} {unit:3} {more}", flush=True)


if __name__ == "__main__":
    raise SystemExit(main())
