"""Negation by itself: which word is negated, and which is not."""

from __future__ import annotations

import pytest
from spacy.tokens import Token

from dateline.annotate.negation import denying, nearly, negated, under_denial
from tests.annotate.reading_of import doc_of


def token(text: str, word: str) -> Token:
    """Give the token of a text that has these letters."""
    return next(t for t in doc_of(text) if t.text == word)


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The council did not close the bridge.", "close", True),
        ("The council closed the bridge.", "closed", False),
        ("Nobody closed the bridge.", "closed", True),
        ("The mayor found nothing.", "found", True),
        ("The council closed the bridge because he did not resign.", "closed", False),
        ("The crews called for talks this week, not next year.", "called", False),
        ("The crews were not on strike.", "strike", True),
    ],
)
def test_a_word_is_negated_in_its_own_clause(text: str, word: str, expected: bool) -> None:
    """And by the words of that clause."""
    assert negated(token(text, word)) is expected


def test_an_adverb_may_deny_its_verb() -> None:
    """ "No longer" does, "not only" does not."""
    assert denying(token("The ferry no longer sails.", "longer"))
    assert not denying(token("The council not only hired but promoted him.", "not"))


def test_what_nearly_happened_did_not() -> None:
    """ "Nearly" and "all but"."""
    assert nearly(token("The ferry nearly sank.", "sank"))
    assert nearly(token("The ferry had all but sunk.", "sunk"))
    assert not nearly(token("All ferries sank but one.", "sank"))


def test_a_denial_holds_for_what_is_denied() -> None:
    """Unless the denial itself is denied."""
    assert under_denial(token("The mayor denied that the ferry sank.", "sank"))
    assert not under_denial(token("The mayor did not deny that the ferry sank.", "sank"))
