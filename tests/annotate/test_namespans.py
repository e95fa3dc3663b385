"""Where names begin and end, before anybody asks what they name."""

from __future__ import annotations

import pytest

from dateline.annotate.namespans import common_word, find_runs, headline_tokens, split_run
from tests.annotate.reading_of import doc_of


def pieces(text: str) -> list[tuple[str, str]]:
    """Give the title and the name of each piece of each run of a text."""
    doc = doc_of(text)
    return [
        (doc[title:start].text, doc[start:end].text)
        for run in find_runs(doc, headline_tokens(doc))
        for title, start, end in split_run(doc, *run)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "They met Ostrey North Labour MP Clea Dorn.",
            [("", "Ostrey North"), ("", "Labour"), ("MP", "Clea Dorn")],
        ),
        ("They met Dr Ada Merrow.", [("Dr", "Ada Merrow")]),
        (
            "They joined the Velmouth Chamber of Trade and Shipping.",
            [("", "Velmouth Chamber of Trade and Shipping")],
        ),
        ("They met in Exeter and Truro.", [("", "Exeter"), ("", "Truro")]),
        ("They met the Taunton and Somerset NHS Trust.", [("", "Taunton and Somerset NHS Trust")]),
        (
            "They met the South West Pay, Terms and Conditions Consortium.",
            [("", "South West Pay, Terms and Conditions Consortium")],
        ),
        ("They met Ludwig van Falk.", [("", "Ludwig van Falk")]),
        ("They met nobody at all.", []),
    ],
)
def test_a_run_is_cut_at_titles_and_parties(text: str, found: list[tuple[str, str]]) -> None:
    """A place, a party and a person; a list of common words before a head."""
    assert pieces(text) == found


def test_in_a_headline_a_capital_says_nothing() -> None:
    """A line in title case or in capitals without a full stop."""
    doc = doc_of("Ferry Crews Vote to Strike Again Today\n\nThe crews of Velmouth voted.")
    told = {doc[i].text for i in headline_tokens(doc)}
    assert "Crews" in told
    assert "Velmouth" not in told


def test_a_sentence_about_many_names_is_no_headline() -> None:
    """It ends with a full stop."""
    doc = doc_of("Ada Merrow met Bram Falk, Clea Dorn and Otis Marr.")
    assert headline_tokens(doc) == set()


def test_a_place_is_no_common_word() -> None:
    """ "Reading" and "Bath" may be either."""
    assert common_word("Pay")
    assert common_word("Terms")
    assert not common_word("Rotterdam")
    assert not common_word("Velmouth")
