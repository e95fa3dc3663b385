"""A query, from wherever it was written to its answer."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from dateline.asking import ask, written
from dateline.errors import BrokenQuery
from dateline.export import rdf
from tests.export.conftest import small_story


def test_a_query_comes_from_a_file_or_what_comes_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To the letter."""
    (tmp_path / "one.rq").write_text("ASK {}", encoding="utf-8")
    assert written(tmp_path / "one.rq") == "ASK {}"
    monkeypatch.setattr("sys.stdin", io.StringIO("ASK { ?a ?b ?c }"))
    assert written(Path("-")) == "ASK { ?a ?b ?c }"


def test_a_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    """With what to do."""
    with pytest.raises(BrokenQuery, match=r"Check the name"):
        written(tmp_path / "none.rq")
    (tmp_path / "two.rq").write_bytes(b"ASK {} # \xff")
    with pytest.raises(BrokenQuery, match=r"not UTF-8 at byte 9\. Save it"):
        written(tmp_path / "two.rq")


def test_each_way_has_an_answer(tmp_path: Path) -> None:
    """A query that was typed, one in a file, and a saved question."""
    rdf.export(small_story(), tmp_path)
    (tmp_path / "one.rq").write_text("ASK { ?a ?b ?c }", encoding="utf-8")
    assert ask(tmp_path, "ASK { ?a ?b ?c }", None, None, {}).truth
    assert ask(tmp_path, None, tmp_path / "one.rq", None, {}).truth
    assert ask(tmp_path, None, None, "who-said", {"actor": "Moss"}).rows
