"""`dateline query`: what people type, and what they see."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from dateline.export import rdf
from dateline.query import saved
from tests.cli.typed import run
from tests.stories import hostile


class TestQuery:
    """`dateline query`."""

    SELECT = "SELECT ?name { ?who dl:kind 'person' ; rdfs:label ?name } ORDER BY ?name LIMIT 2"

    def test_a_select_is_a_table(self, output: Path) -> None:
        """Heads, then a line for each row."""
        head, *rows = run("query", output, self.SELECT).stdout.splitlines()
        assert head == "name"
        assert len(rows) == 2

    @pytest.mark.parametrize("format", ["csv", "tsv", "json"])
    def test_formats(self, output: Path, format: str) -> None:
        """For spreadsheets and programs."""
        result = run("query", output, self.SELECT, "--format", format)
        assert result.exit_code == 0
        if format == "json":
            assert len(json.loads(result.stdout)["results"]["bindings"]) == 2
        else:
            assert len(result.stdout.splitlines()) == 3

    def test_triples_as_turtle(self, output: Path) -> None:
        """What a CONSTRUCT gives."""
        query = "CONSTRUCT { ?e rdfs:label ?l } WHERE { ?e a sem:Event ; rdfs:label ?l }"
        result = run("query", output, query, "--format", "turtle")
        assert "rdfs:label" in result.stdout

    def test_a_query_from_a_file(self, output: Path, tmp_path: Path) -> None:
        """By its name, or from stdin."""
        (tmp_path / "q.rq").write_text(self.SELECT)
        by_name = run("query", output, "--file", tmp_path / "q.rq")
        from_stdin = run("query", output, "--file", "-", input=self.SELECT)
        assert by_name.exit_code == 0
        assert by_name.stdout == from_stdin.stdout == run("query", output, self.SELECT).stdout

    @pytest.mark.parametrize("content", [None, b"\xff"])
    def test_a_file_that_cannot_be_read(
        self, output: Path, tmp_path: Path, content: bytes | None
    ) -> None:
        """One sentence."""
        if content:
            (tmp_path / "q.rq").write_bytes(content)
        result = run("query", output, "--file", tmp_path / "q.rq")
        assert result.exit_code == 1
        assert result.stderr.count("\n") == 1

    @pytest.mark.parametrize("name", [question.name for question in saved()])
    def test_saved_questions(self, output: Path, name: str) -> None:
        """Each runs from the command line with what it must be told."""
        (question,) = (q for q in saved() if q.name == name)
        needed = [f"--set={p.name}=a" for p in question.parameters if p.required]
        result = run("query", output, "--saved", name, *needed)
        assert result.exit_code == 0, result.output

    def test_named_options_are_settings(self, output: Path) -> None:
        """`--actor X` is `--set actor=X`."""
        words = ("query", output, "--saved", "actor-events")
        named = run(*words, "--actor", "a", "--from", "1900-01-01", "--to", "2030-01-01")
        set_ = run(*words, "--set=actor=a", "--set=from=1900-01-01", "--set=to=2030-01-01")
        assert named.exit_code == 0
        assert named.stdout == set_.stdout
        assert len(named.stdout.splitlines()) > 1

    def test_the_questions_are_listed(self) -> None:
        """With or without a build."""
        result = run("query", "--list")
        assert all(question.title in result.stdout for question in saved())
        assert run("query", "anywhere", "--list").stdout == result.stdout

    @pytest.mark.parametrize(
        "words",
        [
            ["SELECT *"],
            ["--saved", "nonsense"],
            ["--saved", "who-said"],
            ["--saved", "who-said", "--set", "mood=grim"],
            ["--saved", "actor-events", "--actor", "a", "--from", "soon"],
        ],
    )  # fmt: skip
    def test_a_question_that_cannot_be_asked_is_one_sentence(
        self, output: Path, words: list[str]
    ) -> None:
        """On stderr, with status 1."""
        result = run("query", output, *words)
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr.count("\n") == 1

    @pytest.mark.parametrize(
        "words",
        [
            [],
            ["SELECT * {}", "--saved", "undated"],
            ["SELECT * {}", "--actor", "a"],
            ["--saved", "undated", "--set", "x"],
            ["SELECT * {}", "--format", "xml"],
        ],
    )  # fmt: skip
    def test_wrong_usage_is_status_2(self, output: Path, words: list[str]) -> None:
        """With a hint, and without a traceback."""
        result = run("query", output, *words)
        assert result.exit_code == 2
        assert "Traceback" not in result.output

    def test_a_folder_without_a_build(self, tmp_path: Path) -> None:
        """One sentence."""
        result = run("query", tmp_path, self.SELECT)
        assert result.exit_code == 1
        assert result.stderr.count("\n") == 1

    def test_nothing_found_is_said(self, output: Path) -> None:
        """The heads stay on stdout, for programs."""
        result = run("query", output, "SELECT ?x { ?x a dl:Nothing }")
        assert (result.exit_code, result.stdout) == (0, "x\n")
        assert result.stderr == "Nothing was found.\n"

    def test_a_reader_who_has_enough_may_go(self, output: Path) -> None:
        """A closed pipe gives no traceback."""
        query = "SELECT * { ?s ?p ?o . ?a ?b ?s }"
        command = [sys.executable, "-m", "dateline", "query", str(output), query, "--format", "csv"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            assert process.stdout
            assert process.stderr
            process.stdout.readline()
            process.stdout.close()
            assert process.stderr.read() == b""

    def test_answers_cannot_command_the_terminal(self, tmp_path: Path) -> None:
        """Whatever an article holds."""
        rdf.export(hostile(), tmp_path)
        result = run("query", tmp_path, "SELECT * { ?s ?p ?o }")
        assert result.exit_code == 0
        assert not set(result.stdout) & {"\x1b", "\x07", "\x9b", "\r"}
