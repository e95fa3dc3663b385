"""`dateline watch`: what people type, and what they see."""

from __future__ import annotations

from pathlib import Path

from tests.cli.typed import run


def test_it_builds_and_says_so(tmp_path: Path) -> None:
    """A line for what is built anew, and a line for what came of it."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("The dockers met on Monday.")
    result = run("watch", tmp_path / "in", "-o", tmp_path / "out", "--every", "0.1", "--times", "1")
    assert result.exit_code == 0
    first, second = result.stdout.splitlines()
    assert first == "a.txt: building …"
    assert second.startswith("1 article, 1 event, 0 read before")
    assert (tmp_path / "out" / "timeline.html").is_file()


def test_a_folder_without_articles_is_waited_at(tmp_path: Path) -> None:
    """It says that there is nothing, and goes on."""
    (tmp_path / "in").mkdir()
    result = run("watch", tmp_path / "in", "-o", tmp_path / "out", "--every", "0.1", "--times", "1")
    assert result.exit_code == 0
    assert "Nothing is there yet." in result.stdout
    assert "no article was found here" in result.stderr


def test_a_build_that_fails_leaves_the_last_one(tmp_path: Path) -> None:
    """And says that it is still there."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("The dockers met on Monday.")
    once = ("watch", tmp_path / "in", "-o", tmp_path / "out", "--every", "0.1", "--times", "1")
    run(*once)
    (tmp_path / "in" / "a.txt").unlink()
    assert f"{tmp_path / 'out'}: the last build stays as it was." in run(*once).stderr
