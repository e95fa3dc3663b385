"""Conditions and questions: what only supposes, and what only asks."""

from __future__ import annotations

import pytest

from dateline.annotate.conditions import condition, has_condition, question
from tests.annotate.reading_of import doc_of


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("If the board resigns, crews will strike.", "resigns", True),
        ("Unless the board resigns, crews will strike.", "resigns", True),
        ("Had the board agreed, crews would have worked.", "agreed", True),
        ("The board resigned and crews will strike.", "resigned", False),
    ],
)
def test_a_clause_may_suppose(text: str, word: str, expected: bool) -> None:
    """With a word for it or by the order of words."""
    found = condition(next(t for t in doc_of(text) if t.text == word))
    assert (found is not None) is expected


def test_what_hangs_on_a_condition_has_one() -> None:
    """And what stands alone has none."""
    doc = doc_of("Crews will strike if the board resigns. Crews will strike.")
    first, second = (t for t in doc if t.text == "strike")
    assert has_condition(first)
    assert not has_condition(second)


def test_a_question_asks_about_its_verb() -> None:
    """Also within quotation marks; who asked, did ask."""
    assert question(next(t for t in doc_of("“Did the mayor resign?”") if t.text == "resign"))
    assert not question(next(t for t in doc_of("The mayor resigned.") if t.text == "resigned"))
