"""`dateline query`: what was typed, as a query that is put to a build, or to a store."""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import BinaryIO, Final

from pyoxigraph import Store

from dateline import disk, elsewhere, remote
from dateline.errors import BrokenQuery
from dateline.output import restore
from dateline.query import Answer, Limits, find, known, open_graph, within
from dateline.query.graph import MOST
from dateline.query.limits import Told
from dateline.query.reckoning import reckoned, reckoned_by
from dateline.query.telling import Understood
from dateline.remote import Server

DEFAULT: Final = Limits()

Source = Path | Server
"""A store: the folder of one on disk, or a server."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed: of `sparql`, `file` and `saved` one, put to the build in `output` or to a store."""

    output: Path | None = None
    sparql: str | None = None
    file: Path | None = None
    saved: str | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    limits: Limits = DEFAULT
    store: Source | None = None


def ask(typed: Typed) -> Answer:
    """Put a saved question, the query of a file, or one that was typed to a build, or to a store."""
    return _put(typed, _query(typed), _unheard)


def understand(typed: Typed) -> Understood:
    """Put it likewise, and say what it was understood as and how long each stage took."""
    query = _query(typed)
    seconds: dict[str, float] = {}
    answer = _put(typed, query, seconds.__setitem__)
    question = find(typed.saved) if typed.saved is not None else None
    if isinstance(typed.store, Server):
        counted = reckoned_by(partial(_counted, typed.store), query)
    else:
        counted = reckoned(_opening(typed.output, typed.store)(), query)
    return Understood(
        question, typed.values, query, counted, seconds["loading"], seconds["answering"], answer
    )


def _put(typed: Typed, query: str, told: Told) -> Answer:
    if not isinstance(typed.store, Server):
        return within(typed.limits, _opening(typed.output, typed.store), query, told)
    begun = time.monotonic()
    elsewhere.known(typed.store)
    dataset = elsewhere.union(typed.store, query)
    told("loading", time.monotonic() - begun)
    begun = time.monotonic()
    answer = elsewhere.answer(typed.store, query, typed.limits, dataset)
    told("answering", time.monotonic() - begun)
    return answer


def _opening(output: Path | None, store: Path | None) -> Callable[[], Store]:
    if store is not None:
        return lambda: known(disk.reading(store), store)
    assert output is not None
    restore(output)
    return partial(open_graph, output)


def _counted(server: Server, query: str) -> int:
    rows = remote.ask(server, query)
    assert isinstance(rows, list)
    return int(rows[0]["n"])


def _unheard(_: str, __: float) -> None:
    """Who does not care how long a stage takes."""


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


def _query(typed: Typed) -> str:
    """Give the query; one that cannot be asked at all need not wait for the graph."""
    if typed.saved is not None:
        return find(typed.saved).bound(typed.values)
    query = written(typed.file) if typed.file is not None else typed.sparql or ""
    within(replace(typed.limits, rows=0), Store, query)
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
