"""Words of names that are one, and the tables that say so."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.resolve.actors.spelt import between, between_firsts, fulls, keys, kin, pairs
from dateline.resolve.actors.tables import entries, forms, lines, tenures, transliterations
from dateline.spelling import misspelt

SIMILAR = st.text(alphabet="bc", min_size=5, max_size=16)
WORDS = st.text(alphabet="aekuoy", min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("a", "b", "how"),
    [
        ("mueller", "muller", "transliterated"),
        ("zelenskiy", "zelenski", "transliterated"),
        ("sergei", "sergey", "transliterated"),
        ("poulter", "poullter", "slip"),
        ("marsh", "march", None),
        ("joe", "jo", None),
        ("smith", "smith", "same"),
    ],
)
def test_what_is_between_two_words(a: str, b: str, how: str | None) -> None:
    """Short words are never one but for what they are."""
    assert between(a, b) == how
    assert between(b, a) == how


@given(WORDS, WORDS)
def test_words_that_are_one_share_a_key(a: str, b: str) -> None:
    """Else they would never be compared."""
    assert between(a, b) == between(b, a)
    assert between(a, b) is None or keys(a) & keys(b)


@given(SIMILAR, SIMILAR)
def test_a_slip_is_what_is_misspelt(a: str, b: str) -> None:
    """The quick look before it leaves out nothing."""
    if between(a, b) != "transliterated":
        assert (between(a, b) is not None) == misspelt(a, b)


@given(st.lists(WORDS, max_size=30, unique=True))
def test_kin_are_all_that_are_one(words: list[str]) -> None:
    """As comparing all with all would find."""
    found, compared = kin(words, 1000)
    every = [(a, b) for a, b in pairs(sorted(words), 1000) if between(a, b) is not None]
    assert found == sorted(every)
    assert compared <= len(words) ** 2


def test_of_many_each_is_compared_with_a_few() -> None:
    """A block of thousands would else cost the square of them."""
    assert len(pairs(list(range(64)), 64)) == 64 * 63 // 2
    assert len(pairs(list(range(5000)), 64)) < 5000 * 8


@pytest.mark.parametrize(
    ("a", "b", "how"),
    [
        ("bill", "william", "short"),
        ("liz", "elisabeth", "short"),
        ("bill", "will", "rivals"),
        ("jim", "jimmy", "shorts"),
        ("bill", "robert", None),
        ("graham", "graeme", "variant"),
        ("b", "bill", "initial"),
        ("b", "william", None),
        ("fredo", "fredolin", "begins"),
        ("martin", "martina", "begins"),
        ("christian", "christina", None),
        ("michael", "michel", None),
        ("marguerite", "margeurite", "slip"),
        ("", "ada", None),
    ],
)
def test_what_is_between_two_first_names(a: str, b: str, how: str | None) -> None:
    """The same both ways."""
    assert between_firsts(a, b) == how
    assert between_firsts(b, a) == how


@pytest.mark.parametrize(
    ("short", "some"),
    [
        ("chris", {"christopher", "christine", "christina", "christian"}),
        ("sam", {"samuel", "samantha", "samson"}),
        ("alex", {"alexander", "alexandra"}),
        ("pat", {"patrick", "patricia"}),
        ("bill", {"william", "wilhelmina"}),
        ("jo", {"joanna", "josephine"}),
    ],
)
def test_a_short_form_may_stand_for_several_names(short: str, some: set[str]) -> None:
    """Then it says of none which it is."""
    assert some <= fulls(short)
    assert short in fulls(short)


def test_the_table_of_nicknames_is_in_order() -> None:
    """A name has one line, a short form is not its own, a spelling has one usual one."""
    table = [line for line in lines("nicknames.txt") if line[0] not in "=+"]
    heads = [line.partition(":")[0] for line in table]
    assert len(heads) > 150
    assert len(heads) == len(set(heads))
    for line in table:
        full, _, rest = line.partition(":")
        assert full not in [short.strip() for short in rest.split(",")]
    spelt = [
        word.strip()
        for line in lines("nicknames.txt")
        if line[0] == "="
        for word in line[1:].split(",")
    ]
    assert len(spelt) == len(set(spelt))


def test_the_other_tables_are_in_order() -> None:
    """No form in two countries, no transliteration that undoes itself, no word of two sorts."""
    written = [f for country, some in entries("legal_forms.txt") if country not in ("house", "capitals")
               for one in some for f in one.split("=")]  # fmt: skip
    assert len(written) == len({f.strip() for f in written}) == len(forms())
    assert all(old != new for old, new, _ in transliterations())
    single = [word for sort, words in entries("tenures.txt") if " " not in sort for word in words]
    assert len(single) == len(set(single))
    assert tenures()["ex"] == "former"
