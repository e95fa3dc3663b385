"""Who did what, when, and who says so.

>>> import dateline
>>> dateline.build([Path("corpus")], Path("output"))  # doctest: +SKIP
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dateline.export.actors_network import actors_network, measured, over_time
    from dateline.export.network import network
    from dateline.notebook import load
    from dateline.pipeline import Summary, build
    from dateline.query import open_graph, run

__all__ = [
    "Summary",
    "actors_network",
    "build",
    "load",
    "measured",
    "network",
    "open_graph",
    "over_time",
    "run",
]

_HOMES = {
    "Summary": "dateline.pipeline",
    "actors_network": "dateline.export.actors_network",
    "build": "dateline.pipeline",
    "load": "dateline.notebook",
    "measured": "dateline.export.actors_network",
    "network": "dateline.export.network",
    "open_graph": "dateline.query",
    "over_time": "dateline.export.actors_network",
    "run": "dateline.query",
}


def __getattr__(name: str) -> Any:
    # Late, so that `import dateline.model` does not load spaCy.
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
