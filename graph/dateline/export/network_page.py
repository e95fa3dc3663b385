"""The second, plain page: `network.html`, who appears with whom, by pyvis.

pyvis gives the vis-network library and the shape of its data; its own page is replaced by
`network_page.html`, since it loads Bootstrap from the network and puts a heading, a menu and titles
into markup. Here what an article says enters as JSON that cannot close a script (`tojson` writes
`<` as an escape), and the browser is told to run the two scripts of this page and nothing else.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from itertools import combinations
from math import sqrt
from pathlib import Path
from typing import Any

from dateline.export.network_layout import positions
from dateline.story import Actor, Event, Story

FILE = "network.html"
MOST_ACTORS = 500
MOST_TIES = 3000
TIES_EACH = 3
"""Strongest ties of every actor that are drawn; the others appear when the actor is chosen."""
LONGEST_NAME = 160
NAMED = 40
"""Actors whose names are shown before the reader zooms in."""

COLOURS: dict[str, tuple[str, str]] = {
    "person": ("#2f6fab", "#6db1ec"),
    "organisation": ("#c77b1e", "#f0ae57"),
    "place": ("#3f8a5b", "#76c893"),
    "product": ("#8a5aa8", "#c39be0"),
    "financial": ("#a34a5e", "#e58ca0"),
    "other": ("#7a7a7a", "#a8a8a8"),
}
"""Of each kind of actor: on light, on dark."""

OPTIONS = {
    "physics": {"enabled": False},
    "interaction": {"hover": False, "keyboard": False, "hideEdgesOnDrag": True},
    "nodes": {
        "borderWidth": 1,
        "labelHighlightBold": False,
        "font": {"face": "system-ui, sans-serif", "strokeWidth": 3},
        "scaling": {"label": {"drawThreshold": 9, "maxVisible": 22}},
    },
    "edges": {"smooth": False, "selectionWidth": 0, "hoverWidth": 0},
    "layout": {"improvedLayout": False},
}
_SURROGATES = re.compile("[\ud800-\udfff]")
# Overrides of direction would turn the text around a name too.
_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+")
_ELEMENT = re.compile(r"<(script|style)>(.*?)</\1>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Tie:
    """Two actors in the same events."""

    left: str
    right: str
    events: int
    happened: bool
    """Whether an article says of one of these events, by itself, that it happened."""
    strong: bool = False


@dataclass(frozen=True, slots=True)
class _Picture:
    actors: tuple[Actor, ...]
    ties: tuple[Tie, ...]
    events: Counter[str]
    summary: str


def export(story: Story, folder: Path) -> Path:
    """HTML, `network.html`: who appears with whom; written by every build."""
    path = folder / FILE
    path.write_text(page(story), encoding="utf-8", newline="\n")
    return path


def page(story: Story) -> str:
    """Make the whole page."""
    # pyvis brings IPython, which takes longer to import than the page takes to make.
    from jinja2 import ChoiceLoader, Environment, FileSystemLoader
    from pyvis.network import Network

    picture = _picture(story)
    kinds = [kind for kind in COLOURS if any(a.kind == kind for a in picture.actors)]
    net = Network(height="100%", width="100%", cdn_resources="in_line")
    net.path = "network_page.html"
    net.templateEnv = Environment(
        loader=ChoiceLoader([FileSystemLoader(Path(__file__).parent), net.templateEnv.loader]),
        autoescape=True,
    )
    net.templateEnv.globals.update(summary=picture.summary, groups=kinds, colours=COLOURS)
    net.set_options(json.dumps(OPTIONS))
    _fill(net, picture)
    return _with_policy(net.generate_html())


def _fill(net: Any, picture: _Picture) -> None:
    """Hand actors and ties to pyvis, with their places; no `title`, which can run as markup."""
    rank = {actor.id: n for n, actor in enumerate(picture.actors)}
    most = max((picture.events[actor.id] for actor in picture.actors), default=1)
    sizes = [3 + 13 * sqrt(picture.events[a.id] / max(most, 12)) for a in picture.actors]
    fonts = [_font(n) for n in range(len(picture.actors))]
    labels = [_short(name(actor)) for actor in picture.actors]
    # A label hangs below its dot, so the box around both has its middle below the dot's.
    hangs = [0.8 * font if n < NAMED else 0.0 for n, font in enumerate(fonts)]
    boxes = [
        (max(size, 0.29 * font * len(label)) + 4 if hang else size + 2, size + hang + 2)
        for size, font, label, hang in zip(sizes, fonts, labels, hangs, strict=True)
    ]
    ties = [(rank[t.left], rank[t.right], float(t.events)) for t in picture.ties if t.strong]
    for n, (x, y) in enumerate(positions(ties, boxes)):
        actor = picture.actors[n]
        net.add_node(
            actor.id, label=labels[n], shape="dot", color=COLOURS[actor.kind][0], x=x,
            y=round(y - hangs[n]), size=round(sizes[n], 1), font={"size": fonts[n], "vadjust": -1},
            kind=actor.kind, name=name(actor), events=picture.events[actor.id],
        )  # fmt: skip
    tightest = max((tie.events for tie in picture.ties), default=1)
    for number, tie in enumerate(picture.ties):
        net.add_edge(
            tie.left, tie.right, id=number, events=tie.events, strong=tie.strong,
            hidden=not tie.strong, width=round(0.6 + 2.6 * sqrt(tie.events / max(tightest, 6)), 1),
            dashes=False if tie.happened else [5, 4],
        )  # fmt: skip


def _picture(story: Story) -> _Picture:
    """Choose whom to show: the most important who share an event with anybody, and their ties."""
    events: Counter[str] = Counter()
    matter: defaultdict[str, float] = defaultdict(float)
    shared: dict[tuple[str, str], list[Event]] = {}
    for event in story.events:
        present = _present(event)
        for actor in present:
            events[actor] += 1
            matter[actor] += event.importance
        for pair in combinations(present, 2):
            shared.setdefault(pair, []).append(event)
    tied = {actor for pair in shared for actor in pair}
    candidates = [actor for actor in story.actors if actor.named and actor.id in tied]
    ranked = sorted(candidates, key=lambda a: (-round(matter[a.id], 6), -events[a.id], a.id))
    shown = tuple(ranked[:MOST_ACTORS])
    ids = {actor.id for actor in shown}
    ties = [
        Tie(left, right, len(both), any(_happened(event) for event in both))
        for (left, right), both in shared.items()
        if left in ids and right in ids
    ]
    kept = _strongest(ties)
    drawn = sum(tie.strong for tie in kept)
    counts = [(len(shown), "actor"), (len(kept), "tie")]
    left_out = [
        (len(ranked) - len(shown), "less important actor"),
        (len(ties) - len(kept), "weaker tie"),
        (sum(a.named for a in story.actors) - len(ranked), "actor who shares no event"),
    ]
    summary = ", ".join(_count(n, one) for n, one in counts)
    rest = ", ".join(_count(n, one) for n, one in left_out if n)
    if drawn < len(kept):
        summary += f" (the {drawn:,} strongest drawn, the others once an actor is chosen)"
    return _Picture(shown, kept, events, summary + (f". Left out: {rest}." if rest else "."))


def _present(event: Event) -> list[str]:
    actors = {role.actor for role in event.roles} | ({event.place} if event.place else set())
    return sorted(actors)


def _happened(event: Event) -> bool:
    return event.status in ("happened", "ongoing") and not (event.negated or event.claimed)


def _strongest(ties: list[Tie]) -> tuple[Tie, ...]:
    """Sort the ties, each actor's strongest first, and keep as many as a page can hold."""
    ties = sorted(ties, key=lambda tie: (-tie.events, tie.left, tie.right))
    seen: Counter[str] = Counter()
    first: list[Tie] = []
    rest: list[Tie] = []
    for tie in ties:
        strong = min(seen[tie.left], seen[tie.right]) < TIES_EACH
        (first if strong else rest).append(replace(tie, strong=strong))
        seen.update((tie.left, tie.right))
    return tuple([*first, *rest][:MOST_TIES])


def _count(number: int, one: str) -> str:
    if number == 1:
        return f"1 {one}"
    many = one.replace("actor who shares", "actors who share") if "who" in one else f"{one}s"
    return f"{number:,} {many}"


def name(actor: Actor) -> str:
    """Give an actor's name without characters that nobody sees."""
    words = _UNSEEN.sub(" ", _SURROGATES.sub("\ufffd", actor.name))
    words = " ".join(words.split()) or "(no name)"
    return words if len(words) <= LONGEST_NAME else f"{words[:LONGEST_NAME]}…"


def _short(words: str) -> str:
    return words if len(words) <= 34 else f"{words[:33].rstrip()}…"


def _font(rank: int) -> int:
    """Set the important in larger type; `drawThreshold` hides the rest until zoomed in to."""
    return 5 if rank >= NAMED else 17 - round(6 * sqrt(rank / NAMED))


def _with_policy(html: str) -> str:
    """Allow the page's own scripts and styles by their hashes, and nothing else at all."""
    hashes: dict[str, list[str]] = {"script": [], "style": []}
    for kind, body in _ELEMENT.findall(html):
        digest = base64.b64encode(hashlib.sha256(body.encode()).digest()).decode()
        hashes[kind].append(f"'sha256-{digest}'")
    policy = "; ".join(
        [
            "default-src 'none'",
            f"script-src {' '.join(hashes['script'])}",
            f"style-src {' '.join(hashes['style'])}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
        ]
    )
    return html.replace("@@POLICY@@", policy, 1)
