"""Keys of names across articles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.resolve.names import acronym, one_slip, slips, words_of

WORDS = st.text(alphabet="abc", min_size=1, max_size=9)


@given(WORDS, WORDS)
def test_one_slip_is_the_same_both_ways(a: str, b: str) -> None:
    """Whoever misspelt whom."""
    assert one_slip(a, b) == one_slip(b, a)
    assert one_slip(a, a)


@given(WORDS, WORDS)
def test_words_that_are_slips_meet_in_a_block(a: str, b: str) -> None:
    """Else they would never be compared."""
    if one_slip(a, b):
        assert slips(a) & slips(b)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("tolliver", "tollivar", True),
        ("poulter", "poullter", True),
        ("ashdell", "ashdel", True),
        ("marsh", "march", False),
        ("halvane", "galvane", False),
        ("driver", "drivers", False),
        ("merrow", "farrow", False),
    ],
)
def test_one_letter_is_a_slip_in_long_words_that_begin_alike(a: str, b: str, same: bool) -> None:
    """In short ones, and at the start, it makes another word."""
    assert one_slip(a, b) == same


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
