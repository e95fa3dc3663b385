"""A build that is served, and somebody who asks it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dateline import pipeline
from dateline.serve import Limits, Served, application, opened
from dateline.serve.readers import Readers

TOKEN = "a-token-of-enough-letters"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
TEXTS = {
    "2021-03-09": "The Borrow Rail Union went on strike in Velmouth on Monday. “We had no choice,” said"
                  " Ada Merrow, its general secretary.",
    "2021-03-12": "Ada Merrow met Bram Falk, the ports minister, on Thursday.",
    "2021-03-15": "<img src=x onerror=alert(1)> & \"Ada Merrow\" said no. `a` </script> {{7*7}}",
}  # fmt: skip


@dataclass
class Asking:
    """Somebody with, or without, the token."""

    client: TestClient
    served: Served

    @property
    def writes(self) -> dict[str, str]:
        """The header that lets somebody write."""
        return {"Authorization": f"Bearer {TOKEN}"}

    def rows(self, query: str) -> list[dict[str, str]]:
        """The rows of an answer, as words."""
        found = self.client.get("/sparql", params={"query": query}).json()
        return [{k: v["value"] for k, v in row.items()} for row in found["results"]["bindings"]]


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of three short articles, one of them hostile."""
    corpus, output = tmp_path_factory.mktemp("corpus"), tmp_path_factory.mktemp("built") / "output"
    for day, text in TEXTS.items():
        (corpus / f"{day}.md").write_text(
            f"---\npublished: {day}\ntitle: '{day} <b>'\n---\n\n{text}\n"
        )
    pipeline.build([corpus], output)
    return output


def serving(built: Path, **more: object) -> Iterator[Asking]:
    """Serve a build for as long as it is asked."""
    with opened(built, None) as storage:
        served = Served(built, storage, Readers(), "http://localhost/", token=TOKEN)
        served = replace(served, **more)  # type: ignore[arg-type]
        with TestClient(application(served), base_url="http://localhost") as client:
            yield Asking(client, served)


@pytest.fixture(scope="module")
def asking(built: Path) -> Iterator[Asking]:
    """A server that takes the token."""
    yield from serving(built, limits=Limits(seconds=20, query=20_000, request=2_000_000))


@pytest.fixture(scope="module")
def strict(built: Path) -> Iterator[Asking]:
    """A server without a token, and with little patience."""
    limits = Limits(seconds=1.0, answer=20_000, readers=1)
    yield from serving(built, limits=limits, token="", origins=frozenset({"https://a.example"}))
