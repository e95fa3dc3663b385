"""Mentions before they are joined: names, noun phrases for people and bodies, pronouns."""

from __future__ import annotations

import pytest

from dateline.annotate.encoder.network import encode
from dateline.annotate.mentions import expletive, find_mentions
from dateline.annotate.names import find_names
from tests.annotate.reading_of import doc_of, read


@pytest.mark.parametrize(
    ("text", "nominals"),
    [
        (
            "A docker met the general secretary of the union.",
            ["A docker", "the general secretary of the union", "the union"],
        ),
        ("The mayor of Velmouth, Ada Merrow, left.", ["The mayor of Velmouth"]),
        ("More than 1,200 dockers voted.", ["More than 1,200 dockers"]),
        ("The largest union and its members voted.", ["The largest union", "its members"]),
        ("The weather in the report was bad.", []),
        ("Her deputy left.", ["Her deputy"]),
    ],
)
def test_noun_phrases_for_people_and_bodies_are_mentions(text: str, nominals: list[str]) -> None:
    """With their determiner or possessive; not those for the weather."""
    said = read(text)
    found = [m for m in said.reading.mentions if m.form == "nominal"]
    assert said.words(*(m.span for m in found)) == nominals


@pytest.mark.parametrize(
    "text",
    ["It rained in Velmouth.", "It is clear that they left.", "It seems that they left.",
     "Ada Merrow made it clear that they left.", "It was hard to leave."],
)  # fmt: skip
def test_it_that_refers_to_nothing_is_no_mention(text: str) -> None:
    """Weather, and the clause that comes after."""
    doc = doc_of(text)
    assert all(expletive(t) for t in doc if t.lower_ == "it")
    assert "it" not in [w.lower() for w in read(text).mentioned]


def test_it_that_refers_is_a_mention() -> None:
    """To the body named before."""
    assert "It" in read("The union met. It voted.").mentioned


def test_mentions_are_in_order_and_have_a_head() -> None:
    """The outer of two that begin alike comes first, and the head lies within."""
    doc = doc_of(
        "The union’s general secretary, Ada Merrow, met its members and the mayor. She left."
    )
    found = find_mentions(doc, find_names(doc, encode(doc.text)))
    assert [(c.start, -c.end) for c in found] == sorted((c.start, -c.end) for c in found)
    assert all(c.start <= c.head < c.end for c in found)
    assert {c.form for c in found} == {"name", "nominal", "pronoun"}


def test_what_is_definite_can_take_something_up_again() -> None:
    """ "The" and "its" can, "a" cannot."""
    doc = doc_of("A docker met the mayor and her deputy.")
    definite = {doc[c.head].text: c.definite for c in find_mentions(doc, [])}
    assert definite == {"docker": False, "mayor": True, "her": True, "deputy": True}


def test_a_noun_that_refers_to_nobody_is_no_mention() -> None:
    """Though in other sentences it does: "took place", "a transmitter"."""
    text = "The vote took place on Friday, and the mayor spoke through a transmitter."
    assert {"place", "a transmitter"}.isdisjoint(read(text).mentioned)
    heads = {doc_of(text)[c.head].text for c in find_mentions(doc_of(text), [])}
    assert {"place", "transmitter", "mayor"} <= heads  # by the tables alone


def test_a_thing_that_no_table_knows_can_be_a_mention() -> None:
    """The encoder says what it is."""
    said = read("Corran Mills has begun to sell a new phone. The phone costs £90.")
    assert {m.kind for m in said.reading.mentions if "phone" in m.span.of(said.text)} == {"product"}
