"""`dateline explain`: what people type, and what they see."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.export import rdf, readings
from tests.cli.typed import run
from tests.stories import hostile


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
