"""`dateline query`: what people type, and what they see."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from xml.etree import ElementTree

import pytest

from dateline.export import rdf
from dateline.query import saved
from tests.cli.typed import run
from tests.stories import hostile


class TestQuery:
    """`dateline query`."""

    SELECT = "SELECT ?name { ?who dl:kind 'person' ; rdfs:label ?name } ORDER BY ?name LIMIT 2"
    MANY = "SELECT ?s { VALUES ?n { 1 2 3 } ?s ?p ?o }"

    def test_a_select_is_a_table(self, output: Path) -> None:
        """Heads, then a line for each row."""
        head, *rows = run("query", output, self.SELECT).stdout.splitlines()
        assert head == "name"
        assert len(rows) == 2

    @pytest.mark.parametrize("format", ["csv", "tsv", "json", "xml"])
    def test_formats(self, output: Path, format: str) -> None:
        """For spreadsheets and programs."""
        result = run("query", output, self.SELECT, "--format", format)
        assert result.exit_code == 0
        if format == "json":
            assert len(json.loads(result.stdout)["results"]["bindings"]) == 2
        elif format == "xml":
            assert len(ElementTree.fromstring(result.stdout).findall(".//{*}result")) == 2
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
        needed = [f"--set={name}={value}" for name, value in question.example.items()]
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

    @pytest.mark.parametrize("name", [question.name for question in saved()])
    def test_a_question_has_help_of_its_own(self, name: str) -> None:
        """With or without a build: what it asks, what it takes, and how to ask it."""
        (question,) = (q for q in saved() if q.name == name)
        shown = " ".join(run("query", "--about", name).stdout.split())
        assert question.title in shown
        assert " ".join(question.about.split()) in shown
        assert all(f"{p.name} ({p.type}): {p.description}" in shown for p in question.parameters)
        assert f"--saved {name}" in shown

    def test_an_unknown_question_has_none(self) -> None:
        """Those that are known are named."""
        result = run("query", "--about", "nonsense")
        assert result.exit_code == 1
        assert "There are: actor-events" in result.stderr

    def test_a_slip_is_pointed_at(self, output: Path) -> None:
        """One sentence, the line, and a caret."""
        result = run("query", output, "SELECT * {\n ?s ?p nope:x }")
        sentence, line, caret = result.stderr.splitlines()
        assert (result.exit_code, result.stdout) == (1, "")
        assert "line 2, column 8: the prefix of nope:x is not declared" in sentence
        assert line[caret.index("^") :] == "nope:x }"

    def test_a_query_is_explained(self, output: Path) -> None:
        """What it was understood as stands in the place of its rows."""
        words = ("query", output, "--saved", "who-said", "--actor", "a", "--explain")
        shown = run(*words).stdout
        assert "Question: who-said" in shown
        assert 'VALUES ?actor { "a" }' in shown
        assert "Loaded in" in shown
        typed = run("query", output, self.SELECT, "--explain").stdout
        assert "Prefixes added: dl, rdfs" in typed
        assert "2 rows" in typed

    def test_rows_have_a_limit(self, output: Path) -> None:
        """What is left out is told on stderr, and the answer stays clean."""
        words = ("query", output, self.MANY, "--format", "csv", "--limit-rows")
        few = run(*words, 3)
        assert few.exit_code == 0
        assert len(few.stdout.splitlines()) == 4
        assert "These are the first: 3 rows, of more than 3." in few.stderr
        everything = run(*words, 0)
        assert len(everything.stdout.splitlines()) > 10_001
        assert everything.stderr == ""

    def test_a_table_has_ten_thousand_rows_and_a_file_all(self, output: Path) -> None:
        """Unless somebody says otherwise."""
        query = ("query", output, self.MANY)
        table = run(*query)
        assert len(table.stdout.splitlines()) == 10_001
        assert "10,000 rows, of more than 10,000" in table.stderr
        assert len(run(*query, "--format", "tsv").stdout.splitlines()) > 10_001

    @pytest.mark.parametrize(
        ("sparql", "options", "message"),
        [
            ("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
             ["--limit-seconds", "0.2"], "stopped after 0.2 seconds"),
            ("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }", ["--format", "csv"],
             "its answer has more than"),
            ("SELECT * { SERVICE <http://127.0.0.1/> { ?s ?p ?o } }", [], "stay on this machine"),
            ("LOAD <http://127.0.0.1/>", [], "Queries only read"),
            ("SELECT * FROM <http://127.0.0.1/> { ?s ?p ?o }", [], "Nothing is fetched"),
            ("SELECT * " + "{" * 60_000, [], "nested too deeply"),
        ],
    )  # fmt: skip
    def test_a_query_that_has_to_be_stopped_is_one_sentence(
        self, output: Path, sparql: str, options: list[str], message: str
    ) -> None:
        """On stderr, with status 1, and nothing of an answer."""
        result = run("query", output, sparql, *options)
        assert (result.exit_code, result.stdout) == (1, "")
        assert message in result.stderr
        assert result.stderr.count("\n") == 1

    @pytest.mark.parametrize(
        "words",
        [
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
            ["SELECT * {}", "--format", "xls"],
            ["SELECT * {}", "--limit-seconds", "0"],
            ["SELECT * {}", "--limit-rows", "-1"],
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

    def test_who_is_killed_leaves_nobody_behind(self, output: Path) -> None:
        """The process that looks for rows ends by itself when nobody is there to end it."""
        query = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
        command = [sys.executable, "-m", "dateline", "query", str(output), query]
        with subprocess.Popen(
            [*command, "--limit-seconds", "1.5"], start_new_session=True, stderr=subprocess.DEVNULL
        ) as process:
            time.sleep(1.5)
            process.kill()
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            try:
                os.killpg(process.pid, 0)
            except ProcessLookupError:
                return
            time.sleep(0.1)
        os.killpg(process.pid, signal.SIGKILL)
        pytest.fail("the query was still asked")

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
