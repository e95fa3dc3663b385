"""`dateline build`: what people type, and what they see."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline import bars, pipeline
from tests.cli.typed import run


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
        bars._lines("annotate", done, 1000)
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 11
    assert lines[-1] == "Understanding articles: 1,000 of 1,000"
