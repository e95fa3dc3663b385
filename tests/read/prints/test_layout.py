"""Lines of print become a text, and each is found again in it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Article, Box, Span
from dateline.read.cleaning import cleaned
from dateline.read.prints.layout import Print, put_together
from dateline.read.prints.lines import Line

SIGNS = st.text(st.sampled_from("abdeA.,;1-\u00ad\u2010\ufb01\u00a0\u200b \u2009é"), max_size=12)
WORDS = st.one_of(
    SIGNS, st.sampled_from(["the harb-", "our", "well-", "known.", "Well-known", "–"])
)
COLUMN = st.sampled_from([50.0, 300.0])
LINE = st.builds(
    lambda left, row, words: Line(left, 800.0 - 14 * row, left + 200, 811.0 - 14 * row, words),
    COLUMN, st.integers(0, 45), WORDS,
)  # fmt: skip
PAGES = st.lists(
    st.lists(LINE, max_size=24, unique_by=lambda line: (line.left, line.top)), max_size=3
)


def article(made: Print) -> Article:
    """The text as it is read."""
    return Article("a", made.text, pages=made.pages, lines=made.lines)


def bare(words: str) -> str:
    """Words without what ends of lines and of cells add, take and change."""
    return "".join(sign for sign in cleaned(words) if not sign.isspace() and sign not in "-‐|")


def boxed(line: Line) -> Box:
    return Box(line.left, line.bottom, line.right, line.top)


@given(PAGES)
def test_the_words_of_each_line_are_found_again(pages: list[list[Line]]) -> None:
    """Each line that was not cut stands in the text once, with its own words and its page."""
    made = put_together(pages)
    lines = {(page, boxed(line)): line.words for page, some in enumerate(pages, 1) for line in some}
    starts = [line.start for line in made.lines]
    assert starts == sorted(set(starts))
    found = []
    for line, end in zip(made.lines, [*starts, len(made.text)][1:], strict=True):
        assert bare(made.text[line.start : end]) == bare(lines[line.page, line.box])
        assert article(made).page(line.start) == line.page
        assert made.text[line.start].strip()
        found.append((line.page, line.box))
    assert len(set(found)) == len(found)
    cut = sorted(cleaned(words) for words in made.cut)
    left = [words for place, words in lines.items() if place not in found and cleaned(words)]
    assert sorted(cleaned(words) for words in left) == [words for words in cut if words]


@given(PAGES, st.integers(0, 300), st.integers(0, 300))
def test_a_span_stands_on_the_lines_that_have_its_words(
    pages: list[list[Line]], one: int, other: int
) -> None:
    """On each line from that of its first sign to that of its last, blanks aside, and no other."""
    read = article(put_together(pages))
    span = Span(min(one, other), max(one, other))
    places = read.places(span)
    signs = [at for at in range(span.start, min(span.end, len(read.text))) if read.text[at].strip()]
    alone = [place for at in signs for place in read.places(Span(at, at + 1))]
    assert places == tuple(dict.fromkeys(alone))
    assert len(alone) == len(signs)


def test_what_is_broken_at_a_lines_end_stands_on_both() -> None:
    """A word that is whole again, on two lines; what was never printed, nowhere."""
    page = [Line(50, 700, 200, 711, "They left the harb-"), Line(50, 686, 200, 697, "our at nine.")]
    read = article(put_together([page]))
    at = read.text.index("harbour")
    assert read.text[at:] == "harbour at nine.\n"
    assert read.places(Span(at, at + 7)) == ((1, boxed(page[0])), (1, boxed(page[1])))
    assert read.places(Span(at + 4, at + 7)) == ((1, boxed(page[1])),)
    assert read.places(Span(len(read.text), len(read.text))) == ()
    assert Article("a", "It rained.").places(Span(0, 3)) == ()


def words_in(left: float, top: float, wide: int, text: str, size: float = 11.0) -> list[Line]:
    """A text in lines of so many characters, none of which says when it was drawn."""
    rows = [""]
    for word in text.split():
        if rows[-1] and len(rows[-1]) + 1 + len(word) > wide:
            rows.append("")
        rows[-1] = f"{rows[-1]} {word}".strip()
    return [
        Line(left, top - 1.3 * size * n - 0.8 * size, left + 0.46 * size * len(row), top - 1.3 * size * n, row, size)
        for n, row in enumerate(rows)
    ]  # fmt: skip


@pytest.mark.parametrize("first", [1, 2, 3, 4])
@pytest.mark.parametrize("second", [1, 2, 3, 4])
def test_stories_in_columns_of_their_own_are_read_by_their_place(first: int, second: int) -> None:
    """Under headlines that span no gutter, though the file does not say in which order it was drawn."""
    top, page, texts = 780.0, [], []
    for columns, verb in ((first, "went"), (second, "came")):
        words = [f"The {n}th {verb} along the quay of the harbour." for n in range(40)]
        each = -(-len(words) // columns)
        texts.append(" ".join(words))
        page += words_in(40, top, 40, f"They {verb}", 22)
        low = top
        for column in range(columns):
            part = " ".join(words[column * each : (column + 1) * each])
            lines = words_in(40 + column * 515 / columns, top - 34, 92 // columns, part)
            low = min(low, lines[-1].bottom)
            page += lines
        top = low - 20
    text = " ".join(
        put_together([sorted(page, key=lambda line: (-line.top, line.left))]).text.split()
    )
    assert text == f"They went {texts[0]} They came {texts[1]}"


@given(PAGES)
def test_a_page_of_any_lines_in_any_order_is_read_alike(pages: list[list[Line]]) -> None:
    """What was drawn when is not known of these; only their places count."""
    one, other = put_together(pages), put_together([page[::-1] for page in pages])
    assert one.text == other.text


@pytest.mark.parametrize("drawn", [False, True])
def test_a_hostile_page_takes_no_time(drawn: bool) -> None:
    """Thousands of lines of a word each, wherever they stand."""
    page = [
        Line(n * 37 % 560, n * 53 % 800, n * 37 % 560 + 20, n * 53 % 800 + 8, f"w{n}", 8, drawn=n * drawn)
        for n in range(6_000)
    ]  # fmt: skip
    begun = time.process_time()
    put_together([page])
    assert time.process_time() - begun < 20
