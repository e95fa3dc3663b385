"""The table of what is kept, by format, says what the readers do."""

from __future__ import annotations

import pytest
from tools import make_formats

from dateline.plugins import installed

pytest.importorskip("pyarrow", reason="pyarrow, an extra, is not installed")


def test_the_table_is_as_the_readers_are() -> None:
    """Each file is made and read anew; `python -m tools.make_formats` writes the page."""
    assert make_formats.PAGE.read_text(encoding="utf-8") == make_formats.told()


def test_every_reader_is_in_the_table() -> None:
    """One made file for each at least."""
    used: set[str] = set()
    for name, reader in installed("read").items():
        if any(_reads(reader.suffixes, made) for made in make_formats.MAKERS):
            used.add(name)
    assert used == set(installed("read"))


def _reads(suffixes: tuple[str, ...], format: str) -> bool:
    return any(suffix in make_formats.suffixes(format) for suffix in suffixes)
