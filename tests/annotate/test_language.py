"""spaCy behind one door: texts unaltered, and sentences that begin where blocks do."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.annotate.filed import DATELINE
from dateline.annotate.language import dictionary, model, parse
from dateline.errors import MissingModel
from tests.annotate.reading_of import doc_of


@given(st.text(max_size=40))
@settings(max_examples=25, deadline=None)
def test_a_text_is_parsed_as_it_is(text: str) -> None:
    """Not a character is normalised away: offsets into the parse are offsets into the text."""
    (doc,) = parse([text])
    assert doc.text == text


def sentences(text: str) -> list[str]:
    """Give the sentences of a text, without the space around them."""
    return [s.text.strip() for s in doc_of(text).sents if s.text.strip()]


def test_a_heading_is_a_sentence() -> None:
    """It does not run into the next line."""
    text = "Crews to strike\nThe crews will strike on Monday.\n\nA caption\n\nThe mayor resigned."
    assert sentences(text) == [
        "Crews to strike", "The crews will strike on Monday.", "A caption", "The mayor resigned.",
    ]  # fmt: skip


def test_a_hard_wrapped_text_keeps_its_sentences() -> None:
    """Where lines end within sentences, only blank lines part blocks."""
    text = (
        "The crews of the ferry will\nstrike on Monday over the night\nallowance, the union says.\n"
    )
    assert len(sentences(text)) == 1


def test_a_sentence_begins_after_a_dateline() -> None:
    """Place and outlet are no part of it."""
    assert sentences("PELLMOUTH (Merrin) - Crews walked out.")[-1] == "Crews walked out."


@pytest.mark.parametrize(
    ("line", "place", "outlet"),
    [
        ("PELLMOUTH (Merrin) - Crews", "PELLMOUTH", "Merrin"),
        ("PELLMOUTH, June 4 (Merrin) - Crews", "PELLMOUTH", "Merrin"),
        ("CANTLE BAY - Crews", "CANTLE BAY", None),
    ],
)
def test_a_dateline_has_a_place_and_perhaps_an_outlet(
    line: str, place: str, outlet: str | None
) -> None:
    """Where and by whom the story was filed."""
    found = DATELINE.match(line)
    assert found is not None
    assert (found["place"], found["outlet"]) == (place, outlet)


def test_a_model_that_is_missing_says_so() -> None:
    """With its name, and what to do."""
    with pytest.raises(MissingModel, match="no_such_model"):
        model("no_such_model")


def test_the_dictionary_knows_words_and_no_names() -> None:
    """WordNet's index."""
    assert {"harbour", "strike", "close"} <= dictionary()
    assert "merrow castle" not in dictionary()


def test_an_unseen_character_changes_no_other_word() -> None:
    """What is parsed around it is what would be parsed without it."""

    def words(text: str) -> list[tuple[str, str, str, str]]:
        return [(t.text, t.norm_, t.tag_, t.lemma_) for t in doc_of(text) if not t.is_space]

    text = "The crews don’t sail, and they won't {}strike, Ada Merrow said."
    assert words(text.format("\u200b")) == words(text.format(""))
