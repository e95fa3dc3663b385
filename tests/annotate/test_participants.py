"""Participants: who did it, to whom, and where."""

from __future__ import annotations

import pytest

from tests.annotate.reading_of import read


@pytest.mark.parametrize(
    ("text", "trigger", "roles"),
    [
        ("Ada Merrow met Bram Falk.", "met", {("Arg0", "Ada Merrow"), ("Arg1", "Bram Falk")}),
        # a name whose last word has a full stop
        ("Velland Inc. sued Bram Falk.", "sued", {("Arg0", "Velland Inc."), ("Arg1", "Bram Falk")}),
        # a happening takes no part in another
        ("The council announced a strike.", "announced", {("Arg0", "The council")}),
        # whom a happening befalls
        ("Ada Merrow's arrest shocked Bram Falk.", "arrest", {("Arg1", "Ada Merrow's")}),
        ("The council's closure of the bridge was illegal.", "closure",
            {("Arg0", "The council's"), ("Arg1", "the bridge")}),
        ("The bridge cost the council.", "cost", {("Arg1", "The bridge"), ("Arg2", "the council")}),
        ("Ada Merrow told the council.", "told", {("Arg0", "Ada Merrow"), ("Arg2", "the council")}),
        # a place is a place without a name
        ("The crew met at the harbour.", "met", {("Arg0", "The crew"), ("Argm-LOC", "the harbour")}),
        # passive, with its agent
        (
            "The bridge was closed by the council.", "closed",
            {("Arg1", "The bridge"), ("Arg0", "the council")},
        ),
        ("The bridge was repaired.", "repaired", {("Arg1", "The bridge")}),
        # relative clauses, reduced ones too
        (
            "The council, which had closed the bridge, apologised.", "closed",
            {("Arg0", "The council"), ("Arg1", "the bridge")},
        ),
        (
            "The men who robbed the bank fled.", "robbed",
            {("Arg0", "The men"), ("Arg1", "the bank")},
        ),
        (
            "The driver, arrested in Velmouth, was fined.", "arrested",
            {("Arg1", "The driver"), ("Argm-LOC", "Velmouth")},
        ),
        (
            "The council, led by Ada Merrow, closed the bridge.", "led",
            {("Arg1", "The council"), ("Arg0", "Ada Merrow")},
        ),
        # coordination: each by itself, and shared subjects
        (
            "Ada Merrow and Bram Falk signed the treaty.", "treaty",
            {("Arg0", "Ada Merrow"), ("Arg0", "Bram Falk")},
        ),
        (
            "The treaty was signed by Ada Merrow and Bram Falk.", "treaty",
            {("Arg0", "Ada Merrow"), ("Arg0", "Bram Falk")},
        ),
        (
            "Ada Merrow met Bram Falk and sacked the crew.", "sacked",
            {("Arg0", "Ada Merrow"), ("Arg1", "the crew")},
        ),
        # somebody else's infinitive, somebody else's gerund
        ("The union wants Ada Merrow to resign.", "resign", {("Arg0", "Ada Merrow")}),
        (
            "The court ordered the trust to pay the crews.", "pay",
            {("Arg0", "the trust"), ("Arg1", "the crews")},
        ),
        (
            "Ada Merrow accused the board of hiding the costs.", "hiding",
            {("Arg0", "the board"), ("Arg1", "the costs")},
        ),
        (
            "The council plans to close the depot.", "close",
            {("Arg0", "The council"), ("Arg1", "the depot")},
        ),
        # two objects, prepositions, places
        (
            "Ada Merrow gave the crew a medal.", "gave",
            {("Arg0", "Ada Merrow"), ("Arg2", "the crew"), ("Arg1", "a medal")},
        ),
        (
            "The board sold the mill to Corran Mills.", "sold",
            {("Arg0", "The board"), ("Arg1", "the mill"), ("Arg2", "Corran Mills")},
        ),
        (
            "Police arrested two men in Velmouth.", "arrested",
            {("Arg0", "Police"), ("Arg1", "two men"), ("Argm-LOC", "Velmouth")},
        ),
        # what happens to its subject
        (
            "The ferry sank near Velmouth.", "sank",
            {("Arg1", "The ferry"), ("Argm-LOC", "Velmouth")},
        ),
        # nouns
        (
            "Talks between the trust and the union collapsed.", "Talks",
            {("Arg0", "the trust"), ("Arg0", "the union")},
        ),
        (
            "The two sides held talks in Velmouth.", "talks",
            {("Arg0", "The two sides"), ("Argm-LOC", "Velmouth")},
        ),
    ],
)  # fmt: skip
def test_a_report_has_its_participants(
    text: str, trigger: str, roles: set[tuple[str, str]]
) -> None:
    """With PropBank's roles, whatever the construction."""
    assert read(text).roles(trigger) == roles


def test_participants_know_their_actors() -> None:
    """Also by pronoun."""
    said = read("Ada Merrow resigned. She had met Bram Falk.")
    chains = {p.role: p.chain for p in said.report("met").participants}
    assert chains == {"Arg0": said.chain("Ada Merrow"), "Arg1": said.chain("Bram Falk")}


def test_the_place_of_a_report_is_an_actor() -> None:
    """Where something happened, if it says so."""
    said = read("Police arrested two men in Velmouth. Crews left.")
    assert said.report("arrested").place == said.chain("Velmouth")
    assert said.report("left").place is None


def test_a_date_takes_no_part() -> None:
    """Nor does a weather that rains."""
    said = read("Crews met on Monday in March.", "2024-03-13")
    assert said.roles("met") == {("Arg0", "Crews")}
