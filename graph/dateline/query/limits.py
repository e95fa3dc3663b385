"""A query within limits: asked in a process of its own, which can be ended at any moment.

Oxigraph has no timeout, and while it looks for a row nothing else in its process may be heard, nor
can what it has taken be given back. So the process forks: the copy opens the graph, sends its rows,
and is killed when its time is up. What kills it by itself (no memory left, a query nested so deeply
that the parser fails) costs us nothing. The copy and not we open the graph: looking into one that
two processes share copies it page by page, which takes longer than most queries.
"""

from __future__ import annotations

import faulthandler
import math
import os
import resource
import signal
import sys
import time
import traceback
import warnings
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, Pipe
from pathlib import Path
from typing import IO, Final, cast

from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    parse,
    parse_query_results,
)

from dateline.errors import BrokenQuery, StoppedQuery, UnusableOutput
from dateline.query.answers import Answer
from dateline.query.graph import evaluated, explained

LONGEST: Final = 60.0
"""Seconds that a query has, unless somebody gives it more."""
MEMORY: Final = 2 << 30
"""Bytes that a query may take, beyond those of the graph."""
BYTES: Final = 256 << 20
"""Bytes that an answer may have: more would be no answer, and is best asked for in parts."""


Told = Callable[[str, float], None]
"""Hears of a stage, loading or answering, and of its seconds."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a query may cost."""

    seconds: float = LONGEST
    rows: int | None = None
    """So many rows, or triples, are enough."""
    memory: int = MEMORY
    bytes: int = BYTES


def within(
    limits: Limits, graph: Callable[[], Store], sparql: str, told: Told | None = None
) -> Answer:
    """Answer a query, or say which limit it ran into; its time begins when the graph is open.

    Raises:
        BrokenQuery: it cannot be answered as it stands.
        UnusableOutput: there is no graph to open.
        StoppedQuery: it took too long, too much memory, or its answer has no end.
    """
    ours, theirs = Pipe(duplex=False)
    with warnings.catch_warnings():
        # Of other threads (a library's, a test's) the copy has nothing, and needs nothing.
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        _ask(limits, graph, sparql, theirs)
    theirs.close()
    try:
        return _heard(limits, ours, told or _nobody)
    finally:
        ours.close()
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)


def _nobody(_: str, __: float) -> None:
    """Who does not care how long a stage takes."""


def _heard(limits: Limits, pipe: Connection, told: Told) -> Answer:
    """Take in what the other process sends, until it has said all or its time is up."""
    begun, end = time.monotonic(), math.inf
    parts, size, form = [], 0, b""
    try:
        while True:
            left = None if end == math.inf else max(0.0, end - time.monotonic())
            if not pipe.poll(left):
                raise StoppedQuery(
                    f"The query was stopped after {limits.seconds:g} seconds, and nothing of its "
                    "answer is shown. Ask for less, or give it more with --limit-seconds."
                )
            sent = pipe.recv_bytes()
            tag, said = sent[:1], sent[1:]
            if tag == b"!":
                raise BrokenQuery(said.decode())
            if tag == b"u":
                raise UnusableOutput(said.decode())
            if tag == b"x":
                raise RuntimeError(said.decode())
            if tag == b"0":
                told("loading", time.monotonic() - begun)
                begun = time.monotonic()
                end = begun + limits.seconds
            elif tag == b"+":
                parts.append(said)
                size += len(said)
            elif tag == b"?":
                form = said
            else:
                told("answering", time.monotonic() - begun)
                return _answer(form, b"".join(parts), more=tag == b">")
            if size > limits.bytes:
                raise StoppedQuery(
                    f"The query was stopped: its answer has more than {limits.bytes >> 20:,} MB. "
                    "Ask for less, by LIMIT or --limit-rows."
                )
    except EOFError:
        raise StoppedQuery(
            f"The query was stopped: it takes more than {limits.memory / (1 << 30):g} GB of memory, "
            "or is nested too deeply. Ask for less: patterns that share no variable multiply."
        ) from None


def _answer(form: bytes, said: bytes, more: bool) -> Answer:
    if form == b"boolean":
        return Answer(truth=said == b"true")
    if form == b"triples":
        quads = parse(said, RdfFormat.N_TRIPLES)
        return Answer(triples=tuple(sorted((q.triple for q in quads), key=str)), more=more)
    found = parse_query_results(said, format=QueryResultsFormat.TSV)
    assert isinstance(found, QuerySolutions)
    names = tuple(variable.value for variable in found.variables)
    return Answer(names, tuple(map(tuple, found)), more=more)


def _ask(limits: Limits, graph: Callable[[], Store], sparql: str, pipe: Connection) -> None:
    """Be the other process: answer, and end without doing anything that the first one has to."""
    try:
        # What is printed when memory ends is ours to say.
        faulthandler.disable()
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        store = graph()
        pipe.send_bytes(b"0")
        # Should we be killed, nobody would end it.
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, limits.seconds + 1)
        _contain(limits.memory)
        try:
            with explained(sparql):
                _send(limits, evaluated(store, sparql), pipe)
        except BrokenQuery as error:
            pipe.send_bytes(b"!" + str(error).encode("utf-8", "replace"))
    except UnusableOutput as error:
        pipe.send_bytes(b"u" + str(error).encode("utf-8", "replace"))
    except MemoryError:
        pass  # is told by our silence
    except Exception:
        pipe.send_bytes(b"x" + traceback.format_exc().encode("utf-8", "replace"))
    finally:
        os._exit(0)


def _send(
    limits: Limits, found: QuerySolutions | QueryBoolean | QueryTriples, pipe: Connection
) -> None:
    """Send an answer as lines, so that rows are counted without being looked at."""
    if isinstance(found, QueryBoolean):
        pipe.send_bytes(b"?boolean")
        pipe.send_bytes(b"+true" if found else b"+false")
        pipe.send_bytes(b".")
        return
    solutions = isinstance(found, QuerySolutions)
    pipe.send_bytes(b"?solutions" if solutions else b"?triples")
    most = None if limits.rows is None else limits.rows + solutions  # the names stand first
    lines = cast(IO[bytes], _Lines(pipe, most))
    try:
        if isinstance(found, QuerySolutions):
            found.serialize(lines, format=QueryResultsFormat.TSV)
        else:
            found.serialize(lines, format=RdfFormat.N_TRIPLES)
    except _EnoughError:
        pipe.send_bytes(b">")
    else:
        pipe.send_bytes(b".")


class _EnoughError(Exception):
    """There are more lines than are wanted."""


class _Lines:
    """A file that takes so many lines and no more."""

    def __init__(self, pipe: Connection, most: int | None) -> None:
        self.pipe, self.left, self.full = pipe, most, False

    def write(self, said: bytes) -> int:
        """Send whole or in part."""
        if self.full:  # what was in a buffer comes after all
            return len(said)
        kept = said
        if self.left is not None:
            lines = said.split(b"\n", self.left)
            if len(lines) > self.left and lines[-1]:
                kept = said[: len(said) - len(lines[-1])]
                self.pipe.send_bytes(b"+" + kept)
                self.full = True
                raise _EnoughError
            self.left -= len(lines) - 1
        self.pipe.send_bytes(b"+" + kept)
        return len(said)

    def flush(self) -> None:
        """Do nothing: what is written is sent."""


def _contain(memory: int) -> None:
    """Bound this process's memory, where the system says how much it has and keeps the bound."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform != "linux":
        return
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    most = pages * resource.getpagesize() + memory
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (most, resource.getrlimit(resource.RLIMIT_AS)[1]))
