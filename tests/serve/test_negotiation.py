"""What is wanted most of what there is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.serve.negotiation import GRAPHS, RESULTS, TRUTHS, chosen

JSON, XML, CSV = "application/sparql-results+json", "application/sparql-results+xml", "text/csv"


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        (None, JSON), ("", JSON), ("*/*", JSON), ("text/*", CSV), ("text/csv", CSV),
        (f"{XML};q=0.5, {CSV};q=0.9", CSV), (f"{XML}, {CSV}", XML), (f"{CSV}, {XML}", CSV),
        (f"{JSON};q=0, */*", XML), ("image/png", None), (f"{CSV};q=x", None), ("TEXT/CSV", CSV),
        ("text/html,application/xhtml+xml,*/*;q=0.8", JSON), (",", None), (";;", None),
    ],
)  # fmt: skip
def test_the_wish_that_weighs_most_is_followed(accept: str | None, media: str | None) -> None:
    """Exact before general; what is not wanted is never given."""
    assert chosen(accept, RESULTS) == media


def test_yes_and_no_have_no_table() -> None:
    """CSV cannot say it."""
    assert chosen("text/csv", TRUTHS) is None
    assert chosen("text/csv, application/json;q=0.1", TRUTHS) == "application/json"


@given(st.text(max_size=60))
def test_no_header_breaks_it(accept: str) -> None:
    """Whatever somebody sends."""
    assert chosen(accept, GRAPHS) in {None, *GRAPHS}
