"""`dateline diff`: a corrected day of publication, and all that leaned on it."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.cli import app

MONDAY = "Dockers in Pellmouth will strike over pay, the Dockers' Union said on Monday."
MEMO = "The Quay Board of Carrow held a vote on Monday. Ada Merrow left two days after the vote."


def build(corpus: Path, output: Path) -> None:
    """Build the articles of a folder."""
    found = CliRunner().invoke(app, ["build", str(corpus), "-o", str(output), "--quiet"])
    assert found.exit_code == 0, found.output


def rows(*words: str) -> list[dict[str, str]]:
    """Run `dateline diff` and read its CSV."""
    found = CliRunner().invoke(app, ["diff", *words, "--format", "csv"])
    assert found.exit_code == 0, found.output
    return list(csv.DictReader(io.StringIO(found.stdout)))


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two builds: in the second, a person has corrected when the memo was published."""
    place = tmp_path_factory.mktemp("diff")
    corpus, old, new = place / "corpus", place / "old", place / "new"
    corpus.mkdir()
    (corpus / "monday.md").write_text(f"---\ndate: 2021-05-03\n---\n{MONDAY}\n")
    (corpus / "memo.md").write_text(f"---\ndate: 2021-06-05\n---\n{MEMO}\n")
    build(corpus, old)
    typed = ["correct", str(corpus), "re-date", "memo.md", "--about", "article", "--to", "2021-07-10",
             "--reason", "its stamp", "--author", "an editor"]  # fmt: skip
    found = CliRunner().invoke(app, typed)
    assert found.exit_code == 0, found.output
    build(corpus, new)
    return old, new


def test_what_leaned_on_a_corrected_day_is_dated_anew(builds: tuple[Path, Path]) -> None:
    """The article, what it told as Monday's, and what came two days after that; nothing else."""
    moved = rows(*map(str, builds))
    (article,) = (row for row in moved if row["about"] == "article")
    assert (article["change"], article["was"], article["now"]) == (
        "re-dated",
        "2021-06-05",
        "2021-07-10",
    )
    days = {row["name"]: (row["was"], row["now"]) for row in moved if row["about"] == "event"}
    assert ("2021-05-31", "2021-07-05") in days.values()
    left = next(row for row in moved if "Merrow left" in row["name"])
    assert (left["was"], left["now"]) == ("2021-06-02", "2021-07-07")
    assert "came 2 days before" in left["why"]
    assert not any("strike" in name for name in days)


def test_a_build_does_not_differ_from_itself(builds: tuple[Path, Path]) -> None:
    """And says so in words."""
    old, _ = builds
    found = CliRunner().invoke(app, ["diff", str(old), str(old)])
    assert (found.exit_code, found.stdout) == (0, "Nothing moved.\n")


def test_a_folder_without_a_build_is_named(tmp_path: Path, builds: tuple[Path, Path]) -> None:
    """One sentence, with what to do."""
    found = CliRunner().invoke(app, ["diff", str(tmp_path), str(builds[0])])
    assert found.exit_code == 1
    assert "Name a folder that `dateline build` has written." in found.stderr
