"""When two names are one: spelling, initials, parts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate.similar import core, edits, initials, misspelt, same_name
from dateline.model import MentionKind

WORDS = st.text(alphabet="abcd", max_size=8)
NAMES = st.lists(
    st.sampled_from(["Ada", "A.", "Merrow", "Merow", "Falk", "Dr", "van", "Trust"]),
    min_size=1, max_size=3,
).map(" ".join)  # fmt: skip


@given(WORDS, WORDS)
def test_edits_are_the_same_both_ways(a: str, b: str) -> None:
    """No distance has a direction, and none is found between a word and itself."""
    assert edits(a, b) == edits(b, a)
    assert (edits(a, b) == 0) == (a == b)
    assert edits(a, b) <= 3


@given(WORDS, st.integers(0, 7), st.sampled_from("abcd"))
def test_one_letter_is_one_edit(word: str, at: int, letter: str) -> None:
    """Added, and so left out too."""
    longer = word[:at] + letter + word[at:]
    assert edits(word, longer) == 1


def test_a_transposition_is_one_edit() -> None:
    """Fingers swap letters more often than they change two."""
    assert edits("merrow", "merorw") == 1
    assert edits("merrow", "morrew") == 2


@given(NAMES, NAMES, st.sampled_from(["person", "organisation", "place", "product"]))
def test_same_name_is_the_same_both_ways(a: str, b: str, kind: MentionKind) -> None:
    """Whoever is named first."""
    assert same_name(a, b, kind) == same_name(b, a, kind)
    assert same_name(a, a, kind)


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("Ada Merrow", "Merrow", "person"),
        ("Ada Merrow", "A. Merrow", "person"),
        ("Ada Tolliver", "Ada Tollivar", "person"),
        ("Ada Jane Merrow", "Ada Merrow", "person"),
        ("Ada Merrow", "Ada", "person"),
        ("Borrow Rail Union", "BRU", "organisation"),
        ("Dockers and Pilots Association", "DPA", "organisation"),
        ("Merrow Castle Trust", "The Merrow Castle Trust", "organisation"),
        ("Corran Mills Ltd", "Corran Mills", "organisation"),
        ("Dockers and Pilots Association", "Dockers and Pilots Assocation", "organisation"),
    ],
)
def test_two_forms_of_one_name(a: str, b: str, kind: MentionKind) -> None:
    """What a reader takes for one."""
    assert same_name(a, b, kind)


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        ("Ada Merrow", "Bram Merrow", "person"),
        ("Ada Merrow", "Ada Falk", "person"),
        ("Marsh", "March", "person"),
        ("Borrow Rail Union", "Velland Ferry Union", "organisation"),
        ("Borrow Rail Union", "BRA", "organisation"),
        ("Union", "Union of Rope Makers", "organisation"),
    ],
)
def test_names_of_two(a: str, b: str, kind: MentionKind) -> None:
    """What a reader keeps apart."""
    assert not same_name(a, b, kind)


def test_short_words_are_never_slips() -> None:
    """One letter makes too much of a difference in them."""
    assert not misspelt("Iran", "Iraq")
    assert not misspelt("Falk", "Folk")
    assert not misspelt("Driver", "Drivers")
    assert misspelt("Tolliver", "Tollivar")


def test_initials_of_one_word_are_no_acronym_of_it() -> None:
    """And a name with points has none."""
    assert initials("Guild of Rope Makers") == {"GORM", "GRM"}
    assert initials("St. Ives Trust") == set()


def test_the_core_of_a_name_is_never_empty() -> None:
    """Also where it is but an article or a legal form."""
    assert core("The Group") == ("group",)
    assert core("Corran Mills plc") == ("corran", "mills")
