"""Keys of names across articles."""

from __future__ import annotations

import pytest

from dateline.resolve.actors.names import acronym, words_of


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("The Royal Bank of Scotland plc", ("royal", "bank", "of", "scotland")),
        ("J. R. Smith", ("j", "r", "smith")),
        ("Tanner’s Quay", ("tanner", "quay")),
        ("Finch-Arden", ("finch", "arden")),
        ("The", ("the",)),
        ("plc", ("plc",)),
        ("", ()),
    ],
)
def test_a_name_has_its_words(name: str, words: tuple[str, ...]) -> None:
    """Without article, possessive, points and legal form; but never without any."""
    assert words_of(name) == words


def test_an_acronym_is_of_capitals() -> None:
    """Of names of several words alone."""
    assert acronym("National Council for Arbitration and Conciliation") == "NCAC"
    assert acronym("Unison") == ""
    assert acronym("J. Smith") == ""
