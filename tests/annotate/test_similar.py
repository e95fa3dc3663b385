"""When two names are one: spelling, initials, parts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate.similar import core, initials, keys_of, same_name
from dateline.model import MentionKind

NAMES = st.lists(
    st.sampled_from(["Ada", "A.", "Merrow", "Merow", "Falk", "Dr", "van", "Trust"]),
    min_size=1, max_size=3,
).map(" ".join)  # fmt: skip


@given(NAMES, NAMES, st.sampled_from(["person", "organisation", "place", "product"]))
def test_same_name_is_the_same_both_ways(a: str, b: str, kind: MentionKind) -> None:
    """Whoever is named first."""
    assert same_name(a, b, kind) == same_name(b, a, kind)
    assert same_name(a, a, kind)


@given(NAMES, NAMES, st.sampled_from(["person", "organisation", "place", "product"]))
def test_what_is_one_name_is_filed_under_one_key(a: str, b: str, kind: MentionKind) -> None:
    """So that a name is compared with a few, not with all."""
    if same_name(a, b, kind):
        assert keys_of(a, kind) & keys_of(b, kind)


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
    assert keys_of(a, kind) & keys_of(b, kind)


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


def test_initials_of_one_word_are_no_acronym_of_it() -> None:
    """And a name with points has none."""
    assert initials("Guild of Rope Makers") == {"GORM", "GRM"}
    assert initials("St. Ives Trust") == set()


def test_the_core_of_a_name_is_never_empty() -> None:
    """Also where it is but an article or a legal form."""
    assert core("The Group") == ("group",)
    assert core("Corran Mills plc") == ("corran", "mills")
