"""Cue verbs and the constructions that they take."""

from __future__ import annotations

from dateline.annotate.tables import verb_groups


def test_every_construction_is_one_that_claims_know() -> None:
    """A misspelt group in the list would never be asked for."""
    known = {"clause", "thought", "evidence", "address", "charge", "object"}
    assert {group for found in verb_groups().values() for group in found} == known


def test_a_verb_can_take_several() -> None:
    """ "Criticised the plan", "criticised the board for hiding it"."""
    assert {"charge", "object"} <= set(verb_groups()["criticise"])
    assert "clause" in verb_groups()["say"]
    assert "sink" not in verb_groups()
