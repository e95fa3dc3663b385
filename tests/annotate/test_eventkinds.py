"""The kind of event that a word tells of, where the words beside it decide."""

from __future__ import annotations

import pytest

from dateline.annotate.eventkinds import kind_of, known_kind
from tests.annotate.reading_of import doc_of


@pytest.mark.parametrize(
    ("text", "word", "kind"),
    [
        ("The board dismissed two managers.", "dismissed", "appointment"),
        ("The board dismissed the claims.", "dismissed", "dispute"),
        ("They fired twenty workers.", "fired", "appointment"),
        ("Troops fired rockets.", "fired", "violence"),
        (
            "Dockers at the harbour have voted to strike over pay, their union said.",
            "strike",
            "protest",
        ),
        ("He was released by the court.", "released", "legal"),
        ("The studio released a film.", "released", "business"),
        ("The blaze killed three people.", "killed", "accident"),
        ("Gunmen killed three people.", "killed", "violence"),
        ("Three people were injured in a crash.", "injured", "accident"),
        ("Two died in the attack.", "died", "violence"),
        ("Flooding will destroy the quay.", "destroy", "accident"),
        ("Vale won the election.", "won", "vote"),
        ("They won the match.", "won", "sport"),
        ("The Gulls beat the Terns. It was the last match of the year.", "beat", "sport"),
        ("Odo Quist defeated Mara Farrow. The election was close.", "defeated", "vote"),
        ("The army defeated the rebels in a battle.", "defeated", "violence"),
        ("Dora Quill lost her seat.", "lost", "vote"),
        ("She lost three brothers in the war.", "lost", "violence"),
        ("The firm lost £3m.", "lost", "finance"),
        ("She lost her keys.", "lost", "other"),
        ("Shares fell on Monday.", "fell", "finance"),
        ("The price of oil rose.", "rose", "finance"),
        ("A bridge fell in Tarn.", "fell", "other"),
        ("Claire fell from a roof.", "fell", "accident"),
        ("Floods hit Tarn, killing four.", "killing", "accident"),
        ("A lorry hit a bus near Tarn.", "hit", "accident"),
        ("A judge ordered the release of Mattias Holm.", "release", "legal"),
        ("They announced the release of the film.", "release", "business"),
        ("Bergan Motors recalled 80,000 vans.", "recalled", "business"),
        ("She recalled the storm.", "recalled", "statement"),
        ("The library was saved after a gift of £200,000.", "saved", "other"),
        ("The council saved £200,000.", "saved", "finance"),
        ("A man hit his neighbour.", "hit", "violence"),
        ("A lorry killed ten people in the attack.", "killed", "violence"),
        ("Owen Pike was killed when his motorcycle hit a lorry.", "killed", "accident"),
        ("Owen Pike was killed when a bomb exploded.", "killed", "violence"),
        ("Malk won with 51 percent of the vote.", "won", "vote"),
        ("The regulator fined Solvane Energy £4.2m.", "fined", "legal"),
        ("Norvane replaced Jonas Abt.", "replaced", "appointment"),
        ("The council replaced the barrier.", "replaced", "other"),
    ],
)
def test_what_stands_beside_a_word_says_its_kind(text: str, word: str, kind: str) -> None:
    """People as the object, what caused it, and what was won or lost."""
    assert next(kind_of(token) for token in doc_of(text) if token.text == word) == kind


def test_what_nothing_says_is_of_no_kind() -> None:
    """Whether at the polls or on the pitch: nobody knows, so neither is said."""
    assert (
        next(kind_of(t) for t in doc_of("Odo Quist defeated Mara Farrow.") if t.i == 2) == "other"
    )


def test_the_word_that_decided_is_told() -> None:
    """So that a reader can see why a report is of its kind."""
    doc = doc_of("Three people were killed in a crash.")
    found = next(known_kind(token) for token in doc if token.text == "killed")
    assert found.word is not None
    assert (found.word.text, found.rule) == ("crash", "what caused it, in the table of event nouns")
