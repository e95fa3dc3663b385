"""Paragraphs are numbered as people cite them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Article
from dateline.paragraphs import paragraphs

BLOCKS = st.lists(
    st.text(st.characters(exclude_categories=["Z", "C", "N", "P"]), min_size=1), min_size=2
)
BLANKS = st.sampled_from(["\n\n", "\r\n\r\n", "\r\r", "\n \t\n", "\n\n\n  ", "\r\n\xa0\r\n"])


def joined(*blocks: str) -> str:
    """A text of paragraphs."""
    return "\n\n".join(blocks) + "\n"


@given(BLOCKS, BLANKS, st.sampled_from(["", "\n", "  \n\n"]))
def test_paragraphs_are_counted_from_one(blocks: list[str], blank: str, edge: str) -> None:
    """Whatever parts them, every sign of a paragraph has its number."""
    text = edge + blank.join(blocks) + edge
    article = Article("a", text)
    place = len(edge)
    for number, block in enumerate(blocks, 1):
        assert text.startswith(block, place)
        assert {article.paragraph(at) for at in range(place, place + len(block))} == {number}
        place += len(block) + len(blank)


@given(st.text(st.sampled_from("ab1 .\n\r[]¶\t"), max_size=80))
def test_any_text_has_paragraphs_in_order(text: str) -> None:
    """Each begins at a sign, after the one before, and no position is without."""
    found = paragraphs(text)
    assert list(found.starts) == sorted(set(found.starts))
    assert len(found.starts) == len(found.numbers)
    assert all(text[start : start + 1].strip() for start in found.starts if start < len(text))
    for at in (-1, 0, len(text), len(text) + 1):
        assert found.at(at) in found.numbers


@pytest.mark.parametrize(
    "text", ["", " \n\n ", "It rained.", "It rained.\nIt snowed.\n", "\n\nOne."]
)
def test_a_text_in_one_piece_has_no_numbers(text: str) -> None:
    """There is nothing to tell apart."""
    assert set(paragraphs(text).numbers) == {None}


@pytest.mark.parametrize(
    "form", ["[{}] ", "{}. ", "{}) ", "({}) ", "¶ {} ", "¶{} ", "{} ", "{}.\n"]
)
def test_numbers_of_their_own_are_what_is_cited(form: str) -> None:
    """However they are written; what stands before the first has none, and a quotation its own."""
    numbered = [form.format(number) + "The court sat." for number in range(11, 17)]
    text = joined("In the matter of the quay", *numbered[:3], "“It was lent.”", *numbered[3:])
    assert paragraphs(text).numbers == (None, 11, 12, 13, 13, 14, 15, 16)


@pytest.mark.parametrize(
    "blocks",
    [
        ("It rained.", "2014 was dry.", "They met."),
        ("14 people were hurt.", "2 were dead.", "3 left."),
        ("1. Pay.", "2. Hours.", "They met."),
        ("They want:", "1. pay", "2. hours", "3. rest", *["They met."] * 7),
        ("3.5 million saw it.", "4.5 million did not.", "5.5 million slept."),
        ("[30] The one.", "[20] The other.", "[10] The third."),
    ],
)
def test_what_only_looks_like_numbers_is_not_cited(blocks: tuple[str, ...]) -> None:
    """Years, counts, a short list, and numbers in no order: these paragraphs are counted."""
    assert paragraphs(joined(*blocks)).numbers == tuple(range(1, len(blocks) + 1))


def test_a_number_may_be_lost_or_be_anothers() -> None:
    """A line that was lost leaves a gap, and what is quoted from another judgment breaks no order."""
    text = joined("1. A.", "2. B.", "[45] Quoted.", "[46] Too.", "4. D.", "5. E.", "6. F.")
    assert paragraphs(text).numbers == (1, 2, 2, 2, 4, 5, 6)
