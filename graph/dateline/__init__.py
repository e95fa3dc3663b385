"""Who did what, when, and who says so.

>>> import dateline
>>> dateline.build([Path("corpus")], Path("output"))  # doctest: +SKIP
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dateline.pipeline import Summary, build
    from dateline.query import open_graph, run

__all__ = ["Summary", "build", "open_graph", "run"]

_HOMES = {
    "Summary": "dateline.pipeline",
    "build": "dateline.pipeline",
    "open_graph": "dateline.query",
    "run": "dateline.query",
}


def __getattr__(name: str) -> Any:
    # Late, so that `import dateline.model` does not load spaCy.
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
