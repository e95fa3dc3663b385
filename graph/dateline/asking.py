"""`dateline query`: what was typed, as a query that is put to a build."""

from __future__ import annotations

import io
import sys
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final

from pyoxigraph import Store

from dateline.errors import BrokenQuery
from dateline.output import restore
from dateline.query import Answer, Limits, find, open_graph, within
from dateline.query.graph import MOST
from dateline.query.reckoning import reckoned
from dateline.query.telling import Understood

DEFAULT: Final = Limits()


def ask(
    output: Path,
    sparql: str | None,
    file: Path | None,
    saved: str | None,
    values: Mapping[str, str],
    limits: Limits = DEFAULT,
) -> Answer:
    """Put a saved question, the query of a file, or one that was typed to a build."""
    query = _query(sparql, file, saved, values, limits)
    restore(output)
    return within(limits, partial(open_graph, output), query)


def understand(
    output: Path,
    sparql: str | None,
    file: Path | None,
    saved: str | None,
    values: Mapping[str, str],
    limits: Limits = DEFAULT,
) -> Understood:
    """Put it likewise, and say what it was understood as and how long each stage took."""
    query = _query(sparql, file, saved, values, limits)
    restore(output)
    seconds: dict[str, float] = {}
    answer = within(limits, partial(open_graph, output), query, seconds.__setitem__)
    question = find(saved) if saved is not None else None
    counted = reckoned(open_graph(output), query)
    return Understood(
        question, values, query, counted, seconds["loading"], seconds["answering"], answer
    )


def written(file: Path) -> str:
    """The query that a file holds, or for - what comes in."""
    try:
        if str(file) == "-":
            coming = getattr(sys.stdin, "buffer", None)
            return _decoded(coming or io.BytesIO(sys.stdin.read().encode()), file)
        with file.open("rb") as held:
            return _decoded(held, file)
    except OSError as error:
        raise BrokenQuery(
            f"{file}: the query cannot be read ({error.strerror or error}). Check the name."
        ) from error


def _query(
    sparql: str | None,
    file: Path | None,
    saved: str | None,
    values: Mapping[str, str],
    limits: Limits,
) -> str:
    """Give the query; one that cannot be asked at all need not wait for the graph."""
    if saved is not None:
        return find(saved).bound(values)
    query = written(file) if file is not None else sparql or ""
    within(replace(limits, rows=0), Store, query)
    return query


def _decoded(held: BinaryIO, file: Path) -> str:
    """Read no more than a query may have, and a byte: whatever has no end is too long."""
    raw = held.read(4 * MOST + 1)
    if len(raw) > 4 * MOST:
        raise BrokenQuery(
            f"{file}: the query is longer than {MOST:,} characters, and no more are read. "
            "Shorten it."
        )
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BrokenQuery(
            f"{file}: the query is not UTF-8 at byte {error.start:,}. Save it as UTF-8."
        ) from error
