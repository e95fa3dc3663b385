"""Where the actors stand on the network page: a force layout that leaves room for the names.

Ours and not networkx's, for two reasons. Its layouts do not know how wide a label is, so the names
of the best-connected actors, which are what a reader looks for, lie on top of one another. And a
sum of floats can differ in its last bit from one processor to another; after two hundred rounds
that is another picture, so here positions are rounded in every round.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Floats = NDArray[np.float64]

WIDTH, HEIGHT = 1040, 740
"""The page that a picture is made for, in pixels; fewer actors take less of it."""
FORCE_ROUNDS = 180
ROOM_ROUNDS = 150
SPREAD = 0.7
"""Below 1 the crowded middle gets more of the page than its share."""
_DECIMALS = 4


def positions(
    ties: Sequence[tuple[int, int, float]], boxes: Sequence[tuple[float, float]]
) -> list[tuple[int, int]]:
    """Place the centres of boxes, given half their width and height, most important first.

    >>> positions([], [])
    []
    >>> positions([(0, 1, 1.0)], [(10, 10), (10, 10)]) == positions([(0, 1, 1.0)], [(10, 10)] * 2)
    True
    """
    import numpy as np

    count = len(boxes)
    if count == 0:
        return []
    pull = np.zeros((count, count))
    for left, right, weight in ties:
        pull[left, right] += weight
        pull[right, left] += weight
    # Log, so that two who are always together do not become one dot.
    x, y = _forces(*_spiral(count), np.log1p(pull))
    x, y = _onto_page(x, y)
    half = np.array(boxes, dtype=np.float64)
    x, y = _make_room(x, y, half[:, 0], half[:, 1])
    return [(round(float(a)), round(float(b))) for a, b in zip(x, y, strict=True)]


def _spiral(count: int) -> tuple[Floats, Floats]:
    """Start from a sunflower, the important in the middle: even, and no dice."""
    import numpy as np

    order = np.arange(count, dtype=np.float64)
    radius, angle = np.sqrt(order + 0.5) * 10, order * 2.399963229728653
    return _rounded(radius * np.cos(angle)), _rounded(radius * np.sin(angle))


def _forces(x: Floats, y: Floats, pull: Floats) -> tuple[Floats, Floats]:
    """Everybody pushes everybody off, ties pull, and the middle holds all together."""
    import numpy as np

    mass = 1 + (pull > 0).sum(axis=1).astype(np.float64)
    charge = 60 * mass[:, None] * mass[None, :]
    reach = 10.0 * len(x) ** 0.5
    for turn in range(FORCE_ROUNDS):
        across, down = x[:, None] - x[None, :], y[:, None] - y[None, :]
        force = charge / (across * across + down * down + 0.01) - 8 * pull
        move_x = (across * force).sum(axis=1) - 0.6 * mass * x
        move_y = (down * force).sum(axis=1) - 0.6 * mass * y
        length = np.sqrt(move_x * move_x + move_y * move_y) + 1e-9
        # The step cools, so that the picture settles and does not swing.
        step = reach * 0.12 * (1 - turn / FORCE_ROUNDS) + 0.01
        share = np.minimum(length / mass, step) / length
        x, y = _rounded(x + move_x * share), _rounded(y + move_y * share)
    return x, y


def _onto_page(x: Floats, y: Floats) -> tuple[Floats, Floats]:
    """Stretch the picture over the page, and open up its middle."""
    import numpy as np

    x, y = x - (x.max() + x.min()) / 2, y - (y.max() + y.min()) / 2
    x, y = x / max(float(x.max()), 1e-6), y / max(float(y.max()), 1e-6)
    radius = np.sqrt(x * x + y * y)
    open_up = np.where(radius > 0, np.maximum(radius, 1e-6) ** (SPREAD - 1), 0)
    room = min(1.0, 0.22 * len(x) ** 0.5)
    return _rounded(x * open_up * room * WIDTH / 2), _rounded(y * open_up * room * HEIGHT / 2)


def _make_room(x: Floats, y: Floats, wide: Floats, high: Floats) -> tuple[Floats, Floats]:
    """Push boxes that overlap apart, along the axis on which that is less far."""
    import numpy as np

    reach_x, reach_y = wide[:, None] + wide[None, :], high[:, None] + high[None, :]
    order = np.arange(len(x))
    # Two in one spot have no direction of their own: the more important goes up and left.
    first = np.sign(order[:, None] - order[None, :]).astype(np.float64)
    for _ in range(ROOM_ROUNDS):
        across, down = x[:, None] - x[None, :], y[:, None] - y[None, :]
        over_x, over_y = reach_x - np.abs(across), reach_y - np.abs(down)
        both = (over_x > 0) & (over_y > 0) & (first != 0)
        if not both.any():
            break
        sideways = over_x < over_y
        crowd = np.sqrt(np.maximum(1, both.sum(axis=1))) / 0.55
        sign_x = np.where(across == 0, first, np.sign(across))
        sign_y = np.where(down == 0, first, np.sign(down))
        x = _rounded(x + np.where(both & sideways, over_x * sign_x, 0).sum(axis=1) / crowd)
        y = _rounded(y + np.where(both & ~sideways, over_y * sign_y, 0).sum(axis=1) / crowd)
    return x, y


def _rounded(places: Floats) -> Floats:
    import numpy as np

    # Adding zero turns -0.0 into 0.0.
    return np.round(places, _DECIMALS) + 0.0
