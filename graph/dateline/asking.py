"""`dateline query`: what was typed, as a query that is put to a build."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from dateline.errors import BrokenQuery
from dateline.output import restore
from dateline.query import Answer, find, open_graph, run
from dateline.query import ask as ask_saved


def ask(
    output: Path,
    sparql: str | None,
    file: Path | None,
    saved: str | None,
    values: Mapping[str, str],
) -> Answer:
    """Put a saved question, the query of a file, or one that was typed to a build."""
    if saved is not None:
        find(saved).bound(values)  # a question that cannot be asked need not wait for the graph
    query = written(file) if file is not None else sparql or ""
    restore(output)
    store = open_graph(output)
    return ask_saved(store, saved, values) if saved is not None else run(store, query)


def written(file: Path) -> str:
    """The query that a file holds, or for - what comes in."""
    try:
        return sys.stdin.read() if str(file) == "-" else file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise BrokenQuery(
            f"{file}: the query is not UTF-8 at byte {error.start:,}. Save it as UTF-8."
        ) from error
    except OSError as error:
        raise BrokenQuery(
            f"{file}: the query cannot be read ({error.strerror or error}). Check the name."
        ) from error
