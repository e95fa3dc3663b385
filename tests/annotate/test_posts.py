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
    ("text", "name"),
    [
        ("Ada Moss, and her aunt, left for Drayle on Monday.", "Ada Moss"),
        ("Ada Moss, as well as comic artists from Drayle, signed it.", "Ada Moss"),
        ("Ada Moss, protesters in Drayle and the police met on Monday.", "Ada Moss"),
        ("Ben Hale, also on Quill, said no.", "Ben Hale"),
    ],
)
def test_who_stands_beside_a_name_is_not_all_of_them(text: str, name: str) -> None:
    """Another person, several people, or what somebody is on: none is a post."""
    assert read(text).actor(name).posts == ()


def test_a_verb_before_a_post_is_no_part_of_it() -> None:
    """Whatever the tagger takes "impeach" for."""
    (post,) = read("The house voted to impeach President Ada Moss.").actor("Ada Moss").posts
    assert post.title == "President"


def test_also_before_a_post_is_no_part_of_it() -> None:
    """What somebody is as well, they are."""
    (post,) = read("Ada Moss, also the mayor of Drayle, left.").actor("Ada Moss").posts
    assert post.title == "the mayor of Drayle"


@pytest.mark.parametrize(
    "text",
    ["Dr Ada Merrow left.", "Ada Merrow, who was ill, left.", "Ada Merrow left the mayor behind."],
)
def test_what_is_no_post_is_none(text: str) -> None:
    """Honorifics, relative clauses, other people."""
    assert read(text).actor("Ada Merrow").posts == ()


@pytest.mark.parametrize(
    ("text", "name", "title", "taken"),
    [
        ("Bram Falk was elected mayor of Drayle on Monday.", "Bram Falk", "mayor of Drayle", True),
        ("The council appointed Bram Falk as Ports Minister.", "Bram Falk", "Ports Minister", True),
        ("Ada Merrow was sworn in as president on Friday.", "Ada Merrow", "president", True),
        (
            "The council elected Ada Merrow its chairwoman on Monday.",
            "Ada Merrow",
            "its chairwoman",
            True,
        ),
        ("Bram Falk became the mayor of Drayle in 1998.", "Bram Falk", "the mayor of Drayle", True),
        ("Bram Falk resigned as ports minister.", "Bram Falk", "former ports minister", False),
        ("Ada Merrow stepped down as chair.", "Ada Merrow", "former chair", False),
        ("The mayor of Drayle, Ada Merrow, left.", "Ada Merrow", "The mayor of Drayle", False),
    ],
)
def test_a_post_is_taken_and_left(text: str, name: str, title: str, taken: bool) -> None:
    """And may stand before a name with a comma between."""
    (post,) = read(text).actor(name).posts
    assert (post.title, post.taken) == (title, taken)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Merrow could be elected mayor of Drayle.",
        "Ada Merrow was not appointed as minister.",
        "Ada Merrow stood as a candidate.",
        "Ada Merrow was described as a hero.",
        "Ada Merrow became the first woman to fly.",
        "The mayor of Drayle, Ada Merrow, and the bishop met.",
        "Bram Falk, his wife Ada Merrow and their son left.",
    ],
)
def test_nobody_has_a_post_that_was_not_given(text: str) -> None:
    """Neither by hope nor by denial, nor as one of several in a list."""
    titles = {post.title for post in read(text).actor("Ada Merrow").posts}
    assert titles <= {"wife"}
    assert not any(c.posts for c in read(text).reading.chains if c.name == "Bram Falk")
