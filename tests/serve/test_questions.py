"""The same questions, the same rows: in memory, on disk, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from pyoxigraph import Store

from dateline.query import find, open_graph, run, saved
from dateline.serve.storage import opened
from tests.serve.conftest import Asking, serving

NAMES = tuple(question.name for question in saved())


@pytest.fixture(scope="module")
def asked(built: Path) -> Iterator[Asking]:
    """A server with patience."""
    yield from serving(built)


@pytest.fixture(scope="module")
def memory(built: Path) -> Store:
    """The graph in memory."""
    return open_graph(built)


@pytest.fixture(scope="module")
def disk(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The graph on disk."""
    with opened(built, tmp_path_factory.mktemp("store") / "store") as storage:
        yield storage.store


def values(name: str) -> Mapping[str, str]:
    """What is typed: a name that these articles hold, where the question wants one."""
    question = find(name)
    return {p.name: question.example[p.name] for p in question.parameters if p.required} | {
        p.name: "Merrow" for p in question.parameters if p.name in ("actor", "about", "speaker")
    }


def rows(store: Store, name: str) -> list[list[str]]:
    """The rows as words."""
    return run(store, find(name).bound(values(name))).table()


@pytest.mark.parametrize("name", NAMES)
def test_a_question_has_one_answer(name: str, memory: Store, disk: Store, asked: Asking) -> None:
    """Wherever the graph lies."""
    meant = rows(memory, name)
    assert rows(disk, name) == meant
    over = asked.client.get(f"/api/{name}", params=dict(values(name)))
    assert over.status_code == 200, over.text
    assert len(over.json()["rows"]) == len(meant)
    assert over.json()["columns"] == run(memory, find(name).bound(values(name))).heads()


def test_most_questions_find_something_here(memory: Store) -> None:
    """So that the comparison says something."""
    assert sum(bool(rows(memory, name)) for name in NAMES) >= 12
