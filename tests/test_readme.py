"""What the README says can be typed."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.cli import app
from dateline.plugins import installed

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands() -> list[list[str]]:
    """Take the lines of the blocks marked `sh`; a quoted query runs over several."""
    blocks = re.findall(r"^```sh\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    lines = re.split(r"^(?=dateline )", "".join(blocks), flags=re.MULTILINE)
    return [shlex.split(line) for line in lines if line]


def test_every_command_runs_and_finds_something(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the README's order, on the sample corpus, beside which they are typed."""
    monkeypatch.chdir(tmp_path)
    Path("corpus").symlink_to(ROOT / "corpus")
    typed = commands()
    assert len(typed) >= 5
    for words in typed:
        assert words[0] == "dateline"
        result = CliRunner().invoke(app, words[1:])
        assert result.exit_code == 0, (words, result.output)
        assert len(result.stdout.splitlines()) > 1, words


def test_it_names_what_is_read() -> None:
    """Every suffix that a reader takes."""
    for reader in installed("read").values():
        assert all(f"`{suffix}`" in README for suffix in reader.suffixes)


def test_it_opens_with_the_two_commands() -> None:
    """Before anything else can be read."""
    first = README.split("```")[1]
    assert re.findall(r"^make \w+", first, re.MULTILINE) == ["make run", "make test"]


def test_its_links_lead_somewhere() -> None:
    """Those into the repository."""
    for link in re.findall(r"\]\((?!https?:)([^)#]+)", README):
        assert (ROOT / link).exists(), link
