"""Posts: what people are said to be, before and after their names."""

from __future__ import annotations

import pytest

from tests.annotate.reading_of import read


@pytest.mark.parametrize(
    ("text", "name", "title", "organisation"),
    [
        ("Prime Minister Edda Sarrow left.", "Edda Sarrow", "Prime Minister", None),
        ("Bram Falk, the ports minister, left.", "Bram Falk", "the ports minister", None),
        (
            "Greta Holm, deputy head of pay at the Borrow Rail Union, left.",
            "Greta Holm", "deputy head of pay at the Borrow Rail Union", "Borrow Rail Union",
        ),
        (
            "Sara Holm, deputy head of health, at the Borrow Rail Union, left.",
            "Sara Holm", "deputy head of health", "Borrow Rail Union",
        ),
        (
            "Ostrey North Labour MP Clea Dorn left.",
            "Clea Dorn", "Ostrey North Labour MP", "Labour",
        ),
        ("Ada Merrow, 43, a docker, left.", "Ada Merrow", "a docker", None),
        (
            "Conrad Vane, chief executive of the Merrow Castle Trust, left.",
            "Conrad Vane", "chief executive of the Merrow Castle Trust", "Merrow Castle Trust",
        ),
    ],
)  # fmt: skip
def test_a_person_has_the_post_beside_the_name(
    text: str, name: str, title: str, organisation: str | None
) -> None:
    """With the body that it is a post of, where one is named."""
    said = read(text)
    (post,) = said.actor(name).posts
    assert (post.title, post.organisation) == (title, organisation)
    assert post.span.of(text) == title


@pytest.mark.parametrize(
    "text",
    ["Dr Ada Merrow left.", "Ada Merrow, who was ill, left.", "Ada Merrow left the mayor behind."],
)
def test_what_is_no_post_is_none(text: str) -> None:
    """Honorifics, relative clauses, other people."""
    assert read(text).actor("Ada Merrow").posts == ()
