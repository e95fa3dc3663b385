"""A process that answers queries on a snapshot of the store, and may be killed at any time.

Oxigraph cannot be told to stop, so whoever asks for too much is stopped with the process that
answers. `python -m dateline.serve.reading` is that process: it imports little, reads frames from its
standard input and writes an answer to each to its standard output. A frame is a line of JSON with
the length of the bytes that follow it.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import IO, Any, Final

from pyoxigraph import (
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QueryTriples,
    RdfFormat,
    Store,
)

FORMATS: Final[Mapping[str, Any]] = {
    **{f"results/{f.file_extension}": f for f in (
        QueryResultsFormat.JSON, QueryResultsFormat.XML, QueryResultsFormat.CSV,
        QueryResultsFormat.TSV)},
    **{f"graph/{f.file_extension}": f for f in (
        RdfFormat.TURTLE, RdfFormat.N_TRIPLES, RdfFormat.RDF_XML, RdfFormat.JSON_LD)},
}  # fmt: skip
MEMORY: Final = 3 << 30
"""In bytes: what a reader may take before its query is stopped."""


class TooMuchError(Exception):
    """An answer that is longer than it may be."""


class Bounded(io.BytesIO):
    """A buffer that takes no more than so many bytes."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.most = most

    def write(self, data: Any) -> int:
        if self.tell() + len(data) > self.most:
            raise TooMuchError
        return super().write(data)


def main() -> None:
    """Answer until nobody asks any more."""
    _tame()
    asked, told = sys.stdin.buffer, sys.stdout.buffer
    store: Store | None = None
    opened = ""
    while True:
        request, _ = read_frame(asked)
        if request is None:
            return
        if request["snapshot"] != opened:
            store, opened = None, ""
            store = Store.read_only(request["snapshot"])
            opened = request["snapshot"]
        assert store is not None
        answer, body = answered(store, request)
        write_frame(told, answer, body)


def answered(store: Store, request: Mapping[str, Any]) -> tuple[dict[str, Any], bytes]:
    """Answer one query; what is wrong with it is an answer too."""
    out = Bounded(request["most_bytes"])
    try:
        graphs = _dataset(request)
        found = store.query(
            request["query"], base_iri=request["base"], prefixes=request["prefixes"], **graphs
        )
        kind = {QueryTriples: "graph", QueryBoolean: "truth"}.get(type(found), "rows")
        wanted = request["formats"].get(kind)
        if wanted is None:
            return {"problem": "not acceptable"}, b""
        media, name = wanted
        found.serialize(out, format=FORMATS[name])
    except SyntaxError as error:
        return {"problem": "syntax", "says": str(error)}, b""
    except TooMuchError:
        return {"problem": "too much"}, b""
    except (OSError, RuntimeError, ValueError, UnicodeEncodeError) as error:
        if isinstance(error.__cause__, TooMuchError) or "TooMuchError" in str(error):
            return {"problem": "too much"}, b""
        return {"problem": "failed", "says": str(error)}, b""
    except MemoryError:
        return {"problem": "too much"}, b""
    return {"media": media}, out.getvalue()


def _dataset(request: Mapping[str, Any]) -> dict[str, Any]:
    if request["default_graphs"] or request["named_graphs"]:
        return {
            "default_graph": [NamedNode(iri) for iri in request["default_graphs"]],
            "named_graphs": [NamedNode(iri) for iri in request["named_graphs"]],
        }
    return {"use_default_graph_as_union": request["union"]}


def read_frame(source: IO[bytes]) -> tuple[dict[str, Any] | None, bytes]:
    """Read a frame; None at the end."""
    line = source.readline()
    if not line:
        return None, b""
    head = json.loads(line)
    return head, source.read(head["length"])


def write_frame(target: IO[bytes], head: Mapping[str, Any], body: bytes) -> None:
    """Write a frame and send it off."""
    target.write(framed(head, body))
    target.flush()


def framed(head: Mapping[str, Any], body: bytes) -> bytes:
    """Make the bytes of a frame."""
    return json.dumps({**head, "length": len(body)}).encode("ascii") + b"\n" + body


def _tame() -> None:
    """Keep a query from taking all the memory, where the system lets a process be held to so much."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    with suppress(BrokenPipeError, KeyboardInterrupt):
        main()
