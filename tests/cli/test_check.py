"""`dateline check`: what people type, and what they see."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, Store

from dateline import screen
from dateline.export import rdf
from tests.cli.typed import run
from tests.stories import hostile
from tests.vocab.correct import changed, correct_store, correct_story


def put(store: Store, folder: Path) -> Path:
    """Write a graph where a build has it."""
    store.dump(folder / "story.trig", RdfFormat.TRIG)
    return folder


class TestCheck:
    """`dateline check`."""

    def test_a_right_graph(self, tmp_path: Path) -> None:
        """Is one sentence, and status 0."""
        rdf.export(correct_story(), tmp_path)
        result = run("check", tmp_path)
        assert (result.exit_code, result.stderr) == (0, "")
        count = f"{len(correct_store()):,}"
        assert result.stdout.startswith(f"The graph holds: {count} triples, ")
        assert result.stdout.endswith(" shapes, nothing is wrong.\n")

    def test_a_wrong_graph(self, tmp_path: Path) -> None:
        """Is said to be so, thing by thing, with status 1; nothing of it is JSON."""
        store = correct_store()
        changed(store, '?it dl:form "pronoun"', '?it dl:form "pronoun"', '?it dl:form "shrug"')
        result = run("check", put(store, tmp_path))
        lines = result.stdout.splitlines()
        assert result.exit_code == 1
        assert lines[0].endswith("shapes, wrong in 1:")
        assert lines[1] == "Each of these must have one form: name, nominal or pronoun:"
        assert lines[2].endswith("(and has “shrug”), in news/one.txt: “she”")
        assert lines[3].startswith("Build the folder again.")

    def test_many_wrongs_are_counted(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """And not all listed."""
        monkeypatch.setattr(screen, "MOST", 2)
        store = correct_store()
        changed(store, "?it a dl:Mention ; dl:form ?x", "?it dl:form ?x")
        lines = run("check", put(store, tmp_path)).stdout.splitlines()
        assert sum(line.startswith("  urn:dateline:mention:") for line in lines) == 2
        assert any(line.startswith("  … and ") and "--json" in line for line in lines)

    def test_json(self, tmp_path: Path) -> None:
        """All of it, alone on stdout, with the same status."""
        store = correct_store()
        changed(store, '?it dl:form "pronoun"', '?it dl:form "pronoun"')
        result = run("check", put(store, tmp_path), "--json")
        record = json.loads(result.stdout)
        assert (result.exit_code, record["triples"], record["more"]) == (1, len(store), False)
        assert [one["article"] for one in record["violations"]] == ["news/one.txt"]
        rdf.export(correct_story(), tmp_path)
        result = run("check", tmp_path, "--json")
        assert (result.exit_code, json.loads(result.stdout)["violations"]) == (0, [])

    def test_what_is_no_build_is_one_sentence(self, tmp_path: Path) -> None:
        """On stderr, with status 1."""
        for name, text in (("none", None), ("broken", "d:x a")):
            folder = tmp_path / name
            folder.mkdir()
            if text is not None:
                (folder / "story.trig").write_text(text)
            result = run("check", folder)
            assert (result.exit_code, result.stdout) == (1, "")
            assert result.stderr.count("\n") == 1

    def test_articles_cannot_command_the_terminal(self, tmp_path: Path) -> None:
        """Whatever they hold: nothing judged what that story joins, so it is all listed."""
        rdf.export(hostile(), tmp_path)
        result = run("check", tmp_path)
        assert result.exit_code == 1
        assert "was never judged the same" in result.stdout
        assert not set(result.stdout) & {"\x1b", "\x07", "\x9b", "\r", "\u202e"}
