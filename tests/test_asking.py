"""A query, from wherever it was written to its answer."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from dateline import asking
from dateline.asking import Typed, ask, understand, written
from dateline.errors import BrokenQuery, StoppedQuery
from dateline.export import rdf
from dateline.query import Limits, find
from tests.export.conftest import small_story


def test_a_query_comes_from_a_file_or_what_comes_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To the letter."""
    (tmp_path / "one.rq").write_text("ASK {}", encoding="utf-8")
    assert written(tmp_path / "one.rq") == "ASK {}"
    monkeypatch.setattr("sys.stdin", io.StringIO("ASK { ?a ?b ?c }"))
    assert written(Path("-")) == "ASK { ?a ?b ?c }"
    (tmp_path / "two.rq").write_bytes(b"\xef\xbb\xbfASK {\r\n}")
    assert written(tmp_path / "two.rq") == "ASK {\r\n}"


def test_a_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    """With what to do."""
    with pytest.raises(BrokenQuery, match=r"Check the name"):
        written(tmp_path / "none.rq")
    (tmp_path / "two.rq").write_bytes(b"ASK {} # \xff")
    with pytest.raises(BrokenQuery, match=r"not UTF-8 at byte 9\. Save it"):
        written(tmp_path / "two.rq")
    (tmp_path / "three.rq").write_bytes(b"#" * 10_000_000)
    with pytest.raises(BrokenQuery, match=r"longer than 1,000,000 characters"):
        written(tmp_path / "three.rq")


def test_what_comes_in_is_read_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """Broken UTF-8 is said, and what has no end is not waited for."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"ASK \xe9")))
    with pytest.raises(BrokenQuery, match="not UTF-8 at byte 4"):
        written(Path("-"))
    if Path("/dev/zero").exists():
        with Path("/dev/zero").open(encoding="utf-8") as endless:
            monkeypatch.setattr("sys.stdin", endless)
            with pytest.raises(BrokenQuery, match="longer than"):
                written(Path("-"))


def test_each_way_has_an_answer(tmp_path: Path) -> None:
    """A query that was typed, one in a file, and a saved question."""
    rdf.export(small_story(), tmp_path)
    (tmp_path / "one.rq").write_text("ASK { ?a ?b ?c }", encoding="utf-8")
    assert ask(Typed(tmp_path, "ASK { ?a ?b ?c }")).truth
    assert ask(Typed(tmp_path, None, tmp_path / "one.rq")).truth
    assert ask(Typed(tmp_path, None, None, "who-said", {"actor": "Moss"})).rows


def test_what_cannot_be_asked_does_not_wait_for_the_graph(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A slip is told at once, however large the build."""
    rdf.export(small_story(), tmp_path)
    monkeypatch.setattr(asking, "open_graph", None)
    for query in ("SELECT", "CLEAR ALL", "ASK { SERVICE <urn:a> {} }"):
        with pytest.raises(BrokenQuery):
            ask(Typed(tmp_path, query))
    with pytest.raises(BrokenQuery, match="needs to be told actor"):
        ask(Typed(tmp_path, None, None, "who-said"))


def test_limits_hold_for_each_way(tmp_path: Path) -> None:
    """A query that was typed, and a saved question."""
    rdf.export(small_story(), tmp_path)
    few = Limits(rows=1)
    for query, name in (("SELECT * { ?s a sem:Event }", None), (None, "articles")):
        found = ask(Typed(tmp_path, query, None, name, {}, few))
        assert (len(found.rows), found.more) == (1, True)
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    with pytest.raises(StoppedQuery):
        ask(Typed(tmp_path, endless, limits=Limits(seconds=0.2)))


def test_a_query_is_understood(tmp_path: Path) -> None:
    """Its values and stages are told, and its answer is the same."""
    rdf.export(small_story(), tmp_path)
    found = understand(Typed(tmp_path, None, None, "who-said", {"actor": "Moss"}))
    assert found.question == find("who-said")
    assert '"Moss"' in found.sparql
    assert found.answer == ask(Typed(tmp_path, None, None, "who-said", {"actor": "Moss"}))
    assert found.loading > 0
    assert found.answering > 0
