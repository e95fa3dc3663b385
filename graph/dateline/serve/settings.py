"""What a server was started with."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from dateline.disk import Storage
from dateline.serve.readers import Readers


@dataclass(frozen=True, slots=True)
class Limits:
    """How much anybody may ask for."""

    seconds: float = 30.0
    """For a query."""
    answer: int = 64 << 20
    """In bytes."""
    query: int = 1 << 20
    """In characters."""
    request: int = 256 << 20
    """In bytes: an update, or a graph that is put."""
    readers: int = 2


@dataclass(frozen=True, slots=True)
class Served:
    """A build as it is served: its store, who reads it, and who may."""

    output: Path
    storage: Storage
    readers: Readers
    base: str
    """The address of the server, with a slash."""
    limits: Limits = field(default_factory=Limits)
    corpus: Path | None = None
    """Where the articles are, and `corrections.yaml` beside them."""
    token: str = ""
    """Who has it may write; without one nobody may."""
    hosts: frozenset[str] = frozenset({"127.0.0.1", "localhost", "[::1]"})
    """By which names, without a port, the server may be called."""
    origins: frozenset[str] = frozenset()
    """Pages of these may read what is served: none, unless somebody says so."""
