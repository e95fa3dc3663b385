"""Claims that the layout makes: turns of a transcript, signed quotations, a colon in a headline."""

from __future__ import annotations

from tests.annotate.reading_of import read

TRANSCRIPT = """The full exchange follows.

MARLOW: Did you see the plan for the harbour?
QUILL: I saw it in May and I signed it.
MARLOW (leaning in): Then why was the night shift cut?
"""


def test_each_turn_of_a_transcript_is_a_claim_of_whoever_speaks() -> None:
    """The colon is the cue, the rest of the line what was said."""
    one = read(TRANSCRIPT)
    turns = [
        (one.words(*c.source), one.said(c))
        for c in one.reading.claims
        if one.words(*c.cue) == [":"]
    ]
    assert turns == [
        (["MARLOW"], ["Did you see the plan for the harbour?"]),
        (["QUILL"], ["I saw it in May and I signed it."]),
        (["MARLOW"], ["Then why was the night shift cut?"]),
    ]


def test_a_label_with_a_colon_is_no_transcript() -> None:
    """ "CORRECTION:" and "UPDATE:" say nothing by themselves."""
    one = read("CORRECTION: The harbour has two piers.\nUPDATE: It has three.\n")
    assert [":"] not in [one.words(*c.cue) for c in one.reading.claims]


def test_a_dash_signs_the_quotation_before_it() -> None:
    """ "“…” — Name" at the end of a line."""
    one = read("“The harbour was never safe at night, and they knew it.” — Ada Quill\n")
    (claim,) = one.reading.claims
    assert one.words(*claim.cue) == ["—"]
    assert one.speaker(claim) == "Ada Quill"
    assert one.said(claim) == ["“The harbour was never safe at night, and they knew it.”"]


def test_a_dash_that_goes_on_signs_nothing() -> None:
    """A sentence after the dash is no signature."""
    one = read("They called it “safe at night” — Harbour staff disagree with that to this day.")
    assert ["—"] not in [one.words(*c.cue) for c in one.reading.claims]
