"""What is said where a name or an id means nothing in a build, or too much."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from rdflib.namespace import RDF, SKOS

from dateline.query.evidence import Build
from dateline.vocab import PREFIXES, SEM

if TYPE_CHECKING:
    from dateline.query.explain import Explanation

NEAR: Final = 3
"""How many ids are offered for one that is not there."""
MOST: Final = 10
"""How many of one name are told apart."""


def nodes_of(build: Build) -> dict[str, str]:
    """Actors and events by the last parts of their IRIs, with their labels, in order of these."""
    nodes = {
        node: build.label(node)
        for cls in (SEM.Actor, SEM.Place, SEM.Event)
        for node in build.of(str(RDF.type), str(cls))
    }
    ordered = sorted(nodes.items(), key=lambda item: (item[1], item[0]))
    return {node.removeprefix(PREFIXES["d"]): label for node, label in ordered}


def also_called(build: Build, known: dict[str, str], ident: str) -> list[str]:
    """The actors that go by a name beside their own."""
    wanted = ident.casefold()
    return sorted(
        node
        for node in known
        if any(
            name.casefold() == wanted
            for name in build.values(PREFIXES["d"] + node, str(SKOS.altLabel))
        )
    )


def unknown(known: dict[str, str], ident: str) -> str:
    """Say that nothing is called so, and what is that looks like it."""
    words = ident.casefold()
    near = [node for node in known if words and node.partition(":")[2].startswith(words)]
    alike = [node for node, label in known.items() if words.strip() and words in label.casefold()]
    near += sorted(alike, key=lambda node: (node.startswith("event:"), len(known[node])))
    offered = [f"{node} ({known[node]})" for node in dict.fromkeys(near)][:NEAR]
    advice = (
        f"Did you mean {' or '.join(offered)}?"
        if offered
        else "Take the id of an actor or event from readings.jsonl or a query, or ARTICLE:OFFSET."
    )
    return f"“{ident}”: no actor or event is called that. {advice}"


def no_article(build: Build, article: str) -> str:
    near = get_close_matches(article, build.ids(), NEAR, 0.3)
    advice = f"Did you mean {' or '.join(near)}?" if near else "Take an id from readings.jsonl."
    return f"“{article}”: no article is called that. {advice}"


def namesakes(found: Sequence[Explanation], nodes: Sequence[str], ident: str) -> str:
    """Say by which ids to ask, and by what the first of these nodes can be told from each other."""
    whats = " and ".join(sorted({f"{node.partition(':')[0]}s" for node in nodes}))
    lines = [f"“{ident}”: {len(nodes):,} {whats} are called that. Ask with the id of one:"]
    for one in found:
        event = one.what == "event"
        names = ("status", "date") if event else ("kind", "post")
        told = ", ".join(fact.value for fact in one.facts if fact.name in names)
        number, part = len(one.parts), "report" if event else "mention"
        line = f"  {one.what}:{one.id} ({told}), {number:,} {part}{'' if number == 1 else 's'}"
        if one.parts:
            at = one.parts[0].at
            words = " ".join(f"{at.before}«{at.words}»{at.after}".split())
            line += f", first in {at.article}: {words}"
        lines.append(line)
    if len(nodes) > len(found):
        lines.append(f"  … and {len(nodes) - len(found):,} more; a query lists them all.")
    return "\n".join(lines)
