"""What common nouns can refer to."""

from __future__ import annotations

import pytest

from dateline.annotate.nouns import listed, noun_kind


@pytest.mark.parametrize(
    ("noun", "kind"),
    [
        ("minister", "person"),
        ("docker", "person"),
        ("spokeswoman", "person"),
        ("chemist", "person"),
        ("union", "organisation"),
        ("council", "organisation"),
        ("town", "place"),
        ("harbour", "place"),
        ("weather", None),
        ("winter", None),
        ("number", None),
        ("order", None),
        ("strike", None),
        ("x", None),
        ("", None),
    ],
)
def test_a_noun_has_its_kind(noun: str, kind: str | None) -> None:
    """By the lists first, by its ending then, and many are none."""
    assert noun_kind(noun) == kind


def test_a_listed_noun_is_told_from_a_guessed_one() -> None:
    """An ending alone is a guess."""
    assert listed("union") == "organisation"
    assert noun_kind("snorkeller") == "person"
    assert listed("snorkeller") is None
