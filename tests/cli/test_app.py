"""What all commands have in common: usage, version, help."""

from __future__ import annotations

import subprocess
import sys
import time
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.cli.typed import run, shell


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


@pytest.mark.parametrize("command", ["build", "correct", "query", "explain", "evaluate"])
def test_every_command_explains_itself_with_examples(command: str) -> None:
    """Its help shows lines that can be typed."""
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"dateline {command} " in result.stdout
