"""Where the actors stand on the page's network: the foremost by forces, the others beside them."""

from __future__ import annotations

from collections import Counter, defaultdict
from itertools import combinations
from math import cos, sin, sqrt

from dateline.export.network_layout import positions
from dateline.story import Story

FOREMOST = 300
"""So many are laid out by forces, which compares all pairs."""
ROOM = (58.0, 20.0)
"""Half of what an actor and its name take."""
_GOLDEN = 2.399963229728653


def places(story: Story) -> dict[str, list[int | None]]:
    """Give every named actor who shares an event with another a point `x`, `y`; the others none.

    In the order of the story's actors. Whoever is not among the foremost stands on a spiral
    around whom it shares most events with.
    """
    named = {actor.id: i for i, actor in enumerate(story.actors) if actor.named}
    events: Counter[int] = Counter()
    ties: Counter[tuple[int, int]] = Counter()
    for event in story.events:
        cast = sorted({named[role.actor] for role in event.roles if role.actor in named})
        if len(cast) > 1:
            events.update(cast)
            ties.update(combinations(cast, 2))
    ranked = [i for i, _ in sorted(events.items(), key=lambda item: (-item[1], item[0]))]
    number = {actor: n for n, actor in enumerate(ranked)}
    foremost = [
        (number[a], number[b], float(weight))
        for (a, b), weight in sorted(ties.items())
        if number[a] < FOREMOST and number[b] < FOREMOST
    ]
    point = dict(
        zip(ranked, positions(foremost, [ROOM] * min(FOREMOST, len(ranked))), strict=False)
    )
    near: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for (a, b), weight in sorted(ties.items()):
        near[a][b] = near[b][a] = weight
    around: Counter[int] = Counter()
    for n, actor in enumerate(ranked[FOREMOST:], FOREMOST):
        known = [other for other in near[actor] if other in point]
        anchor = max(known, key=lambda other: (near[actor][other], -number[other]), default=None)
        x, y = point[anchor] if anchor is not None else (0, 0)
        turn = n if anchor is None else (around.update([anchor]) or around[anchor])
        away = 14 * sqrt(turn + 1) if anchor is not None else 14 * sqrt(n)
        angle = _GOLDEN * turn
        point[actor] = (round(x + away * cos(angle)), round(y + away * sin(angle)))
    spots = [point.get(i) for i in range(len(story.actors))]
    return {
        "x": [None if spot is None else spot[0] for spot in spots],
        "y": [None if spot is None else spot[1] for spot in spots],
    }
