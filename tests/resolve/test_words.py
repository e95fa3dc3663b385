"""Content words: what a headline and a label have in common, however it is bent."""

from __future__ import annotations

import pytest

from dateline.resolve.words import bare, content_words


def test_a_headline_and_a_label_share_words_however_they_are_bent() -> None:
    """Singular and plural, verb and noun; small words count for nothing."""
    one, other = content_words("Dockers vote to strike"), content_words("The docker voting on it")
    assert len(one & other) == 2
    assert content_words("It is not to be") == set()


@pytest.mark.parametrize(
    "forms",
    ["die dies died", "vote voted votes voting", "elect election elects", "agree agreed agreement",
     "study studies studied", "run running runs", "strike striking strikes"],
)  # fmt: skip
def test_forms_of_a_word_are_one(forms: str) -> None:
    """Whatever ending it has."""
    assert len({bare(form) for form in forms.split()}) == 1
