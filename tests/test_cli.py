"""What people type, and what they see."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from dateline import pipeline, screen
from dateline.cli import app
from dateline.export import rdf, readings
from dateline.query import saved
from tests.export.conftest import small_story
from tests.stories import hostile
from tests.stories import story as made_up

CLEAN = {**os.environ, "NO_COLOR": "1", "COLUMNS": "100"}


def run(*words: object, **options: str) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words], **options)  # type: ignore[arg-type]


def shell(*words: object, **options: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "dateline", *map(str, words)]
    return subprocess.run(  # type: ignore[call-overload, no-any-return]
        command, check=False, capture_output=True, text=True, env=CLEAN, **options
    )


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Two articles and one that is empty."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "a.md").write_text("They met.\nIt rained.\n")
    (folder / "b.txt").write_text("They met.\n")
    (folder / "c.txt").write_text("")
    return folder


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a graph in it."""
    folder = tmp_path_factory.mktemp("output")
    rdf.export(made_up(40), folder)
    return folder


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a graph and readings in it."""
    folder = tmp_path_factory.mktemp("built")
    rdf.export(small_story(), folder)
    readings.export(small_story(), folder)
    return folder


@pytest.mark.usefixtures("quick")
class TestBuild:
    """`dateline build`."""

    def test_a_table_at_the_end(self, corpus: Path, tmp_path: Path) -> None:
        """Counts on stdout; stages and refusals on stderr; status 1 for what was refused."""
        result = run("build", corpus, "-o", tmp_path / "out")
        assert result.exit_code == 1
        rows = dict(line.rsplit(None, 1) for line in result.stdout.splitlines()[:10])
        assert rows == {
            "articles read": "2", "readings reused": "0", "refused": "1", "warnings": "0",
            "skipped": "0", "actors": "2", "events": "2", "claims": "0",
            "undated events": "2", "unplaced sentences": "1",
        }  # fmt: skip
        assert result.stdout.rstrip().endswith(f"Open {tmp_path / 'out' / 'timeline.html'}")
        assert f"{corpus / 'c.txt'}: is empty. Put" in result.stderr
        assert "Understanding articles: 2\n" in result.stderr
        assert "\x1b" not in result.output

    def test_status_0_only_if_everything_was_read(self, corpus: Path, tmp_path: Path) -> None:
        """Without the empty one."""
        result = run("build", corpus / "a.md", corpus / "b.txt", "-o", tmp_path / "out")
        assert result.exit_code == 0

    def test_quiet(self, corpus: Path, tmp_path: Path) -> None:
        """Nothing but what could not be read."""
        result = run("build", corpus, "-o", tmp_path / "out", "--quiet")
        assert result.stdout == ""
        assert result.stderr.splitlines()[0] == "Refused:"
        assert len(result.stderr.splitlines()) == 2

    def test_json(self, corpus: Path, tmp_path: Path) -> None:
        """The whole summary, alone on stdout."""
        result = run("build", corpus, "-o", tmp_path / "out", "--json")
        found = json.loads(result.stdout)
        assert (found["articles"], found["unplaced_sentences"]) == (2, 1)
        assert found["refused"][0]["where"] == str(corpus / "c.txt")

    def test_a_second_build_says_what_it_used_again(self, corpus: Path, tmp_path: Path) -> None:
        """And with --fresh that it was nothing."""
        words = ("build", corpus, "-o", tmp_path / "out", "--json")
        run(*words)
        assert json.loads(run(*words).stdout)["reused"] == 2
        assert json.loads(run(*words, "--fresh").stdout)["reused"] == 0

    def test_as_of_a_day(self, corpus: Path, tmp_path: Path) -> None:
        """What is later is a row of the table, what has no date is skipped by name."""
        for file, day in (("d.md", "2014-06-01"), ("e.md", "2014-06-02")):
            (corpus / file).write_text(f"---\npublished: {day}\n---\nThey met.\n")
        result = run("build", corpus, "-o", tmp_path / "out", "--as-of", "2014-06-01")
        rows = dict(line.rsplit(None, 1) for line in result.stdout.splitlines()[:11])
        assert (rows["articles read"], rows["published later"], rows["skipped"]) == ("1", "1", "2")
        assert f"{corpus / 'a.md'}: it has no date, so it may be later than" in result.stderr

    @pytest.mark.parametrize("day", ["soon", "2014-6-1", "20140601", "2014-02-30", ""])
    def test_a_day_that_is_none_is_wrong_usage(
        self, corpus: Path, tmp_path: Path, day: str
    ) -> None:
        """With the way to write one."""
        result = run("build", corpus, "-o", tmp_path / "out", "--as-of", day)
        assert result.exit_code == 2
        assert "2014-06-01" in result.stderr
        assert not (tmp_path / "out").exists()

    def test_stop(self, corpus: Path, tmp_path: Path) -> None:
        """One sentence, and nothing built."""
        result = run("build", corpus, "-o", tmp_path / "out", "--stop")
        assert result.exit_code == 1
        assert not (tmp_path / "out").exists()

    def test_names_cannot_command_the_terminal(self, corpus: Path, tmp_path: Path) -> None:
        """Escape codes and rich's markup in a file's name are shown as they are."""
        (corpus / "\x1b[31mred\x07.txt").write_text("")
        (corpus / "[bold]x[-bold].txt").write_text("")
        result = run("build", corpus, "-o", tmp_path / "out")
        assert "\x1b" not in result.output
        assert "\\x1b[31mred\\x07.txt: is empty" in result.stderr
        assert "[bold]x[-bold].txt: is empty" in result.stderr

    def test_long_lists_are_cut_and_counted(self, corpus: Path, tmp_path: Path) -> None:
        """What is not shown is said to be."""
        for number in range(30):
            (corpus / f"{number}.txt").write_text("")
        result = run("build", corpus, "-o", tmp_path / "out")
        assert "… and 11 more; --json lists all." in result.stderr

    @pytest.mark.parametrize("name", ["corpus/a.md", "corpus", "corpus/a.md/x"])
    def test_an_output_that_cannot_be_is_one_sentence(
        self, corpus: Path, tmp_path: Path, name: str
    ) -> None:
        """On stderr, with status 1."""
        result = run("build", corpus / "a.md", "-o", tmp_path / name)
        assert result.exit_code == 1
        assert result.stdout == ""
        assert result.stderr.count("\n") == 1
        assert (corpus / "a.md").exists()

    def test_an_interrupt_is_said(
        self, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """With the status that shells give it."""

        def interrupted(*_: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(pipeline, "resolve", interrupted)
        result = run("build", corpus, "-o", tmp_path / "out")
        assert result.exit_code == 130
        assert result.stderr.endswith("Stopped. No build was changed.\n")
        assert [path.name for path in tmp_path.iterdir()] == ["corpus"]


def test_usage_is_status_2(corpus: Path) -> None:
    """What was typed wrong is not what went wrong."""
    assert run("build", corpus).exit_code == 2
    assert run("nonsense").exit_code == 2


def test_version() -> None:
    """The package's own."""
    assert run("--version").stdout == f"dateline {version('dateline')}\n"


def test_help_does_not_wait_for_spacy() -> None:
    """It is quick, names the commands, and loads nothing heavy."""
    begun = time.perf_counter()
    result = shell("--help")
    assert time.perf_counter() - begun < 3  # 0.4 s, on a machine that has nothing else to do
    assert result.returncode == 0
    assert "build" in result.stdout
    assert "query" in result.stdout
    code = "import sys, dateline.cli; print({'spacy', 'rdflib', 'networkx'} & {*sys.modules})"
    loaded = subprocess.run(
        [sys.executable, "-c", code], check=True, capture_output=True, text=True
    )
    assert loaded.stdout == "set()\n"


@pytest.mark.parametrize("command", ["build", "query", "explain", "evaluate"])
def test_every_command_explains_itself_with_examples(command: str) -> None:
    """Its help shows lines that can be typed."""
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"dateline {command} " in result.stdout


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


class TestExplain:
    """`dateline explain`."""

    def test_an_event(self, built: Path) -> None:
        """Its label, each report with its trigger marked, and what joined them."""
        result = run("explain", built, "e1")
        assert result.exit_code == 0, result.output
        lines = result.stdout.splitlines()
        assert lines[0] == "Ada Moss met Jonas Hale  event:e1"
        assert "news/one.txt:36 (report)" in lines
        assert any("«met» Jonas Hale in Exeter" in line for line in lines)
        assert any(line.startswith("  same, 0.75, by person:jm: ") for line in lines)
        assert "\x1b" not in result.output

    def test_json(self, built: Path) -> None:
        """The whole explanation, alone on stdout."""
        record = json.loads(run("explain", built, "a1", "--json").stdout)
        assert (record["what"], record["label"]) == ("actor", "Ada Moss")
        assert [part["at"]["words"] for part in record["parts"]] == ["Ada Moss", "she", "Moss"]

    def test_a_place_of_which_nothing_is_said(self, built: Path) -> None:
        """Is said to be one."""
        result = run("explain", built, "news/one.txt:8")
        assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, "Nothing is said here.")

    @pytest.mark.parametrize("ident", ["nobody", "news/one.txt:9999", "news/ten.txt:1"])
    def test_what_is_not_there_is_one_sentence(self, built: Path, ident: str) -> None:
        """On stderr, with status 1."""
        result = run("explain", built, ident)
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr.count("\n") == 1

    def test_reasons_cannot_command_the_terminal(self, tmp_path: Path) -> None:
        """Whatever an article holds."""
        made = hostile()
        rdf.export(made, tmp_path)
        readings.export(made, tmp_path)
        idents = [event.id for event in made.events[:20]] + [a.id for a in made.actors[:20]]
        for ident in idents:
            result = run("explain", tmp_path, ident)
            assert result.exit_code == 0, result.output
            assert not set(result.stdout) & {"\x1b", "\x07", "\x9b", "\r", "\u202e"}

    def test_colours_on_a_terminal_only(self, built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """And none of them under NO_COLOR."""
        monkeypatch.setenv("TTY_COMPATIBLE", "1")
        monkeypatch.setenv("TERM", "xterm-256color")
        monkeypatch.setenv("FORCE_COLOR", "1")
        assert "\x1b[1;33mmet" in run("explain", built, "e1").stdout
        monkeypatch.setenv("NO_COLOR", "1")
        assert "\x1b[1;33m" not in run("explain", built, "e1").stdout


def test_on_a_terminal_there_are_bars_and_colours(
    corpus: Path, tmp_path: Path, quick: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And none of the colours under NO_COLOR."""
    assert quick is None
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("FORCE_COLOR", "1")
    shown = run("build", corpus, "-o", tmp_path / "out")
    assert "\x1b[31m" in shown.stderr
    assert "2/2" in shown.stderr
    monkeypatch.setenv("NO_COLOR", "1")
    plain = run("build", corpus, "-o", tmp_path / "out")
    assert "\x1b[31m" not in plain.stderr


def test_long_stages_are_told_in_tenths(capsys: pytest.CaptureFixture[str]) -> None:
    """Where there is no terminal."""
    for done in range(1001):
        screen._lines("annotate", done, 1000)
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 11
    assert lines[-1] == "Understanding articles: 1,000 of 1,000"
