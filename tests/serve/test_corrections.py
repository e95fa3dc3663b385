"""Corrections over HTTP: listed for all, taken from who has the token, looked up before they are written."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from dateline import pipeline
from tests.serve.conftest import TEXTS, Asking, serving

WHO: dict[str, Any] = {"reason": "She signs so.", "author": "An archivist"}
RENAME: dict[str, Any] = {
    "do": "rename", "about": "actor", "to": "Ada M. Merrow",
    "of": [{"article": "2021-03-09.md", "words": "Ada Merrow"}], **WHO,
}  # fmt: skip


@pytest.fixture
def corpus(built: Path, tmp_path: Path) -> Path:
    """A folder of the articles that were built, to write in."""
    folder = tmp_path / "corpus"
    shutil.copytree(built.parent.parent / "corpus0", folder)
    return folder


@pytest.fixture
def writing(built: Path, corpus: Path) -> Iterator[Asking]:
    """A server that knows where the articles are."""
    yield from serving(built, corpus=corpus)


def test_one_that_fits_is_written_and_the_next_build_follows_it(
    writing: Asking, corpus: Path, tmp_path: Path
) -> None:
    """What is said about it names whom it was found to mean."""
    answer = writing.client.post("/corrections", json=RENAME, headers=writing.writes)
    assert answer.status_code == 201
    assert "Ada Merrow" in answer.json()["about"][0]
    listed = writing.client.get("/corrections").json()
    assert listed == {"entries": [RENAME], "doubtful": []}
    pipeline.build([corpus], tmp_path / "again")
    assert "Ada M. Merrow" in (tmp_path / "again" / "story.trig").read_text()


def test_the_page_may_send_them_here_and_nowhere_else(writing: Asking, built: Path) -> None:
    """Only where corrections are taken does the page that is given out have leave to speak."""
    page = writing.client.get("/").text
    policy = unescape(page.partition("base-uri")[0])
    assert "connect-src 'self'" in policy
    assert page.count("connect-src") == 1
    assert '<meta name="corrections" content="/corrections"><title>' in page
    for reading in serving(built):
        assert "connect-src" not in reading.client.get("/").text.partition("base-uri")[0]


def test_without_the_token_nothing_is_written(writing: Asking, corpus: Path) -> None:
    """The list may be read all the same."""
    assert writing.client.post("/corrections", json=RENAME).status_code == 401
    assert writing.client.get("/corrections").json() == {"entries": [], "doubtful": []}
    assert not (corpus / "corrections.yaml").exists()


@pytest.mark.parametrize(
    ("said", "status", "says"),
    [
        (b"{", 400, "no JSON"),
        (b"[" * 100_000, 400, "no JSON"),
        (b'"merge"', 400, "JSON object"),
        (b"{}", 422, "does not say what to do"),
        (b'{"do": true}', 422, "no plain text"),
        (b"x" * (1 << 20) + b"xx", 413, "1,048,576 bytes"),
    ],
)
def test_what_is_no_correction_is_refused_in_a_sentence(
    said: bytes, status: int, says: str, writing: Asking, corpus: Path
) -> None:
    """And nothing is written."""
    answer = writing.client.post("/corrections", content=said, headers=writing.writes)
    assert (answer.status_code, says in answer.text) == (status, True), answer.text
    assert not (corpus / "corrections.yaml").exists()


def test_what_names_nothing_is_refused(writing: Asking, corpus: Path) -> None:
    """Words that no article has, an article that is not there, the same word twice."""
    for of in ({"article": "2021-03-09.md", "words": "Nobody"}, {"article": "no", "words": "Ada"}):
        said = {**RENAME, "of": [of]}
        answer = writing.client.post("/corrections", json=said, headers=writing.writes)
        assert answer.status_code == 422
    numbered = {**RENAME, "of": [{**RENAME["of"][0], "occurrence": 1}]}
    for said, status in ((RENAME, 201), (RENAME, 422), (numbered, 201)):
        answer = writing.client.post("/corrections", json=said, headers=writing.writes)
        assert answer.status_code == status, answer.text
    assert (corpus / "corrections.yaml").read_text().count("do: rename") == 2


def test_several_at_once_are_all_written(writing: Asking, corpus: Path) -> None:
    """One after the other."""
    said = [{**RENAME, "author": f"Reader {n}"} for n in range(4)]

    def send(one: dict[str, Any]) -> int:
        return writing.client.post("/corrections", json=one, headers=writing.writes).status_code

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(send, said)) == [201] * 4
    assert (corpus / "corrections.yaml").read_text().count("do: rename") == 4


def test_a_server_that_knows_no_articles_says_so(asking: Asking) -> None:
    """With what to do about it."""
    for answer in (
        asking.client.get("/corrections"),
        asking.client.post("/corrections", json=RENAME, headers=asking.writes),
    ):
        assert answer.status_code == 409
        assert "--corpus" in answer.text


def test_the_articles_are_those_of_the_build(writing: Asking, corpus: Path) -> None:
    """An article that changed since is not looked up in an old reading."""
    for day in TEXTS:
        path = corpus / f"{day}.md"
        path.write_text(path.read_text() + "\nMore.\n")
    answer = writing.client.post("/corrections", json=RENAME, headers=writing.writes)
    assert answer.status_code == 422
    assert "Build it again" in answer.text
