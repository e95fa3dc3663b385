"""`--store` and `dateline publish`: what people type, and what they see."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from dateline import disk, pipeline, publishing, remote
from dateline.errors import UnusableServer
from dateline.publishing import publish
from tests.cli.typed import run
from tests.serve.conftest import TEXTS
from tests.servers.ours import ours
from tests.servers.running import Running

SELECT = "SELECT ?name { ?who dl:kind 'person' ; rdfs:label ?name } ORDER BY ?name LIMIT 2"


@pytest.fixture(autouse=True)
def _no_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who is not there is not waited for."""
    monkeypatch.setattr(remote, "WAIT", 0.01)


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder of a few short articles."""
    folder = tmp_path / "articles"
    folder.mkdir()
    for day, text in TEXTS.items():
        (folder / f"{day}.md").write_text(f"---\npublished: {day}\n---\n\n{text}\n")
    return folder


@pytest.fixture
def store(output: Path, tmp_path: Path) -> Path:
    """The small story in a store on disk."""
    publish(output, tmp_path / "store")
    return tmp_path / "store"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A server of ours, which runs."""
    with ours(tmp_path_factory.mktemp("server")) as running:
        yield running


def test_a_build_goes_into_a_store(articles: Path, tmp_path: Path) -> None:
    """A second one replaces what has changed, and leaves no ghost."""
    words = ("build", articles, "-o", tmp_path / "out", "--store", tmp_path / "store")
    first = run(*words)
    assert first.exit_code == 0, first.output
    assert first.stdout.splitlines()[-1] == f"5 graphs were brought into {tmp_path / 'store'}."
    again = json.loads(run(*words, "--json").stdout)
    assert again["store"] == {"where": str(tmp_path / "store"), "put": 0, "same": 5, "gone": 0}
    (articles / "2021-03-12.md").unlink()
    changed = json.loads(run(*words, "--json").stdout)["store"]
    assert changed["gone"] == 1
    assert changed["put"] >= 1
    found = run("query", "--store", tmp_path / "store", "--saved", "articles", "--format", "csv")
    assert "2021-03-12" not in found.stdout
    assert len(found.stdout.splitlines()) == 3


@pytest.mark.usefixtures("quick")
def test_what_is_amiss_with_a_store_is_said_first(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before the long work, in one sentence."""
    monkeypatch.setattr(pipeline, "build", None)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("Dear")
    with disk.opened(tmp_path / "held"):
        for place, said in (
            ("mine", "holds other things"), ("held", "another program has this store open"),
            ("ftp://a.example/", "no address of a server"),
            ("http://127.0.0.1:1/", "no SPARQL endpoint was found"),
        ):  # fmt: skip
            where = place if "://" in place else tmp_path / place
            result = run("build", corpus, "-o", tmp_path / "out", "--store", where)
            assert result.exit_code == 1
            assert said in result.stderr
            assert result.stderr.count("\n") == 1


def test_what_goes_wrong_with_a_store_is_told_last(
    articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The build is there, and told of; then in one sentence what to do."""

    def full(*_: object) -> None:
        raise UnusableServer("http://a.example/: the server did not do that. Try again.")

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    words = ("build", articles, "-o", tmp_path / "out", "--store", tmp_path / "store")
    monkeypatch.setattr(publishing, "publish", full)
    result = run(*words)
    assert result.exit_code == 1
    assert "Open " in result.stdout
    assert result.stderr.endswith("the server did not do that. Try again.\n")
    told = run(*words, "--json")
    assert told.exit_code == 1
    assert json.loads(told.stdout)["store"]["problem"].endswith("Try again.")
    monkeypatch.setattr(publishing, "publish", stop)
    for stopped in (run(*words), run("publish", tmp_path / "out", tmp_path / "store")):
        assert stopped.exit_code == 130
        assert "Every graph in the store is the old one or the new one" in stopped.stderr
    assert (tmp_path / "out" / "timeline.html").exists()


def test_a_store_answers_as_the_build_does(output: Path, store: Path) -> None:
    """A query, a saved question, a file; in every format."""
    for format in ("table", "csv", "json", "tsv", "xml"):
        there = run("query", "--store", store, SELECT, "--format", format)
        assert there.stdout == run("query", output, SELECT, "--format", format).stdout != ""
    asked = ("--saved", "silence", "--set=times=2", "--set=least=1")
    assert run("query", "--store", store, *asked).stdout == run("query", output, *asked).stdout
    triples = "CONSTRUCT { ?e a sem:Event } WHERE { ?e a sem:Event ; dl:see <http://a/../b//c> }"
    assert run("query", "--store", store, triples, "--format", "turtle").exit_code == 0
    assert "Loaded in" in run("query", "--store", store, SELECT, "--explain").stdout


def test_limits_hold_in_a_store(store: Path) -> None:
    """So many rows, and so many seconds."""
    rows = run("query", "--store", store, "SELECT * { ?a ?b ?c }", "--limit-rows", "2")
    assert "These are the first: 2 rows" in rows.stderr
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    late = run("query", "--store", store, endless, "--limit-seconds", "0.2")
    assert late.exit_code == 1
    assert "stopped after 0.2 seconds" in late.stderr


def test_a_query_that_is_wrong_is_shown_with_the_place(store: Path) -> None:
    """Also on its way to a store."""
    result = run("query", "--store", store, "SELECT ?a { ?a ")
    assert result.exit_code == 1
    assert "line 1, column 16" in result.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("query", "--saved", "months"), "Name one of these"),
        (("query", "out", SELECT, "--store", "s"), "Name one of these"),
        (("query", "out", "--saved", "months", "--store", "s"), "Give one of these"),
        (("query", "--saved", "months", "--store", "s", "--user", "ada"), "only a server takes"),
        (("build", "a", "-o", "b", "--store", "s", "--kind", "fuseki"), "only a server takes"),
    ],
)
def test_wrong_usage(words: tuple[str, ...], said: str) -> None:
    """Is told as such."""
    result = run(*words)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.replace("│", " ").split())


def test_a_store_that_is_none(tmp_path: Path) -> None:
    """And one that nobody listens at."""
    for where, said in (
        (tmp_path / "none", "there is no store here"),
        ("http://127.0.0.1:1/", "refused"),
    ):
        result = run("query", "--store", where, SELECT)
        assert result.exit_code == 1
        assert said in result.stderr
        assert result.stderr.count("\n") == 1


def test_a_build_goes_onto_a_server(output: Path, server: Running, tmp_path: Path) -> None:
    """Published or built there, by who knows the token; anybody asks it."""
    (tmp_path / "token").write_text(server.token)
    (tmp_path / "wrong").write_text("a-token-that-nobody-has")
    refused = run("publish", output, server.address, "--token-file", tmp_path / "wrong")
    assert refused.exit_code == 1
    assert "status 401" in refused.stderr
    sent = run("publish", output, server.address, "--token-file", tmp_path / "token")
    assert sent.exit_code == 0, sent.output
    assert sent.stdout.endswith(f" graphs were brought into {server.address}.\n")
    there = run("query", "--store", server.address, SELECT, "--kind", "dateline")
    assert there.stdout == run("query", output, SELECT).stdout
    wide = run("query", "--store", server.address, "SELECT * { ?a ?b ?c }", "--limit-rows", "2")
    assert "These are the first: 2 rows" in wide.stderr
    told = run("query", "--store", server.address, "--saved", "speakers", "--explain").stdout
    assert "Question: speakers" in told
    assert "statements, and of these:" in told
