"""What clauses only look forward to, and the words by which they do."""

from __future__ import annotations

import pytest
from spacy.tokens import Token

from dateline.annotate import prospects
from tests.annotate.reading_of import doc_of


def token(text: str, word: str) -> Token:
    """Give the token of a text that has these letters."""
    return next(t for t in doc_of(text) if t.text == word)


@pytest.mark.parametrize(
    ("text", "verb", "word"),
    [
        ("Analysts believe that the port will close.", "close", "believe"),
        ("Analysts know that the port will close.", "close", None),
        ("I think that I will vote.", "vote", None),
    ],
)
def test_an_opinion_has_its_verb(text: str, verb: str, word: str | None) -> None:
    """Unless who holds it decides."""
    found = prospects.opinion(token(text, verb))
    assert (found.text if found is not None else None) == word


def test_a_timetable_has_its_day() -> None:
    """The present tells what is to come only with a day."""
    found = prospects.timetable(token("The trial begins on Thursday.", "begins"))
    assert found is not None
    assert found.text == "Thursday"
    assert prospects.timetable(token("The trial begins.", "begins")) is None


def test_a_clause_of_time_lies_in_the_future_of_what_is_above_it() -> None:
    """By the word for the future there."""
    verb = token("The crews will strike before the board meets.", "meets")
    found = prospects.then(verb, [])
    assert found is not None
    assert found.text == "will"


def test_what_is_told_has_its_verb_of_telling() -> None:
    """In the past; a plan tells nothing."""
    found = prospects.reported(token("The board said the port would close.", "close"))
    assert found is not None
    assert found.text == "said"
    assert prospects.reported(token("The port would close.", "close")) is None


def test_wishes_doubts_and_plans() -> None:
    """An order, a hope, and what is called a proposal."""
    assert prospects.wish(token("Close the port!", "Close"))
    assert prospects.doubtful(token("He doubted that it opened.", "doubted")) is not None
    plan = prospects.said_to_be_plan(token("Closing it is one of the proposals.", "is"))
    assert plan is not None
    assert plan.text == "proposals"
    assert prospects.voted_down(token("They voted against joining.", "against"))
    assert prospects.to_come(token("They announced an event to be held in May.", "held"))
