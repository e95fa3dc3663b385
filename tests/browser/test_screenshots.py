"""The pictures that the README shows: taken by one command, small, and there."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from tools.screenshots import FOLDER, MOST, shots, take

from dateline.story import Story

pytestmark = pytest.mark.browser


def test_every_picture_is_taken_and_small(
    browser: Browser, harbour_story: Story, tmp_path: Path
) -> None:
    """One command takes all that are in the repository, each of the window's size."""
    taken = {path.stem: path.read_bytes() for path in take(browser, harbour_story, tmp_path)}
    assert set(taken) == {path.stem for path in FOLDER.glob("*.png")}
    for name, (_, _, width, height) in shots(harbour_story).items():
        assert struct.unpack(">II", taken[name][16:24]) == (width, height)
        assert len((FOLDER / f"{name}.png").read_bytes()) <= MOST
