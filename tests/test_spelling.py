"""When two words are one with a slip of the pen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.spelling import edits, misspelt, slips

SHORT = st.text(alphabet="abcd", max_size=8)
WORDS = st.text(alphabet="abc", min_size=1, max_size=9)


@given(WORDS, WORDS)
def test_a_slip_is_the_same_both_ways(a: str, b: str) -> None:
    """Whoever misspelt whom."""
    assert misspelt(a, b) == misspelt(b, a)
    assert misspelt(a, a)


@given(WORDS, WORDS)
def test_words_that_are_slips_meet_in_a_block(a: str, b: str) -> None:
    """Else they would never be compared."""
    if misspelt(a, b):
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
    assert misspelt(a, b) == same


@given(SHORT, SHORT)
def test_edits_are_the_same_both_ways(a: str, b: str) -> None:
    """No distance has a direction, and none is found between a word and itself."""
    assert edits(a, b) == edits(b, a)
    assert (edits(a, b) == 0) == (a == b)
    assert edits(a, b) <= 3


@given(SHORT, st.integers(0, 7), st.sampled_from("abcd"))
def test_one_letter_is_one_edit(word: str, at: int, letter: str) -> None:
    """Added, and so left out too."""
    longer = word[:at] + letter + word[at:]
    assert edits(word, longer) == 1


def test_a_transposition_is_one_edit() -> None:
    """Fingers swap letters more often than they change two."""
    assert edits("merrow", "merorw") == 1
    assert edits("merrow", "morrew") == 2


def test_short_words_are_never_slips() -> None:
    """One letter makes too much of a difference in them."""
    assert not misspelt("Iran", "Iraq")
    assert not misspelt("Falk", "Folk")
    assert not misspelt("Driver", "Drivers")
    assert misspelt("Tolliver", "Tollivar")
