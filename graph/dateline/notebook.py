"""A build's story for people who write Python: it shows itself in a notebook, and gives its network.

What a notebook shows is kept in its file, sent with it, and drawn by many programs, so it is a table:
the most important events, no script, no style, nothing that is fetched. The timeline page itself would
need at least two megabytes in every notebook, and scripts that none of them runs in a safe frame.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Final

from dateline import stored
from dateline.export.facts import actors_of, chronological, evidence, when
from dateline.export.network import clean
from dateline.export.network import network as network_of
from dateline.story import Event, Story

if TYPE_CHECKING:
    from networkx import MultiDiGraph

MOST: Final = 12
"""Events that a notebook shows."""
_LONGEST: Final = 300
"""Characters of a cell."""


class Told(Story):
    """A story with what people at a notebook ask of it; to everything else it is a story."""

    def network(self) -> MultiDiGraph[str]:
        """Give actors, events and articles as a directed multigraph of networkx."""
        return network_of(self)

    def _repr_html_(self) -> str:
        """Give the most important events as a table of HTML, in which nothing runs."""
        events = sorted(self.events, key=lambda event: (-event.importance, event.id))[:MOST]
        rows = "".join(_row(_cells(self, event)) for event in chronological(events))
        sizes = (("event", len(self.events)), ("actor", len(self.actors)), ("article", len(self.articles)))  # fmt: skip
        counts = ", ".join(f"{n:,} {what}{'' if n == 1 else 's'}" for what, n in sizes)
        most = f"; the {MOST} most important events" if len(self.events) > MOST else ""
        head = _row(("When", "What", "Who", "Sources", "In the words of"), "th") if rows else ""
        return (
            f"<table><caption>{counts}{most}</caption>"
            f"<thead>{head}</thead><tbody>{rows}</tbody></table>"
        )


def load(output: Path | str) -> Told:
    """Give back the story of the build in OUTPUT.

    Raises:
        UnusableOutput: there is none, it is of another version, or damaged.
    """
    story = stored.load(output)
    return Told(**{field.name: getattr(story, field.name) for field in fields(Story)})


def _cells(story: Story, event: Event) -> tuple[str, ...]:
    doubts: list[str] = [event.status] if event.status != "happened" else []
    if event.negated and event.status != "denied":
        doubts.append("did not happen")
    if event.claimed:
        doubts.append("only claimed")
    said = f"{event.label} ({', '.join(doubts)})" if doubts else event.label
    who = dict.fromkeys(name for _, name in actors_of(story, event))
    told = evidence(story, event.reports)
    quoted = f"“{told[0].words}” – {told[0].named}" if told else ""
    return when(event.interval), said, "; ".join(who), f"{event.sources:,}", quoted


def _row(cells: Iterable[str], tag: str = "td") -> str:
    # Each cell is left to its own direction of writing, as names from articles may turn it.
    return f"<tr>{''.join(f'<{tag}><bdi>{_inert(cell)}</bdi></{tag}>' for cell in cells)}</tr>"


def _inert(words: str) -> str:
    """Spell words so that they are nothing but words: short, escaped, and without a control.

    >>> _inert("<b>Moss</b>\\u202e & Co")
    '&lt;b&gt;Moss&lt;/b&gt; &amp; Co'
    """
    plain = "".join(char if char.isprintable() else " " for char in clean(words))
    short = " ".join(plain.split())
    # A notebook takes dollars for formulas and draws what is between them.
    return escape(short if len(short) <= _LONGEST else short[: _LONGEST - 1] + "…").replace(
        "$", "&#36;"
    )
