"""Lines of print become a text, and each is found again in it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Article, Box, Span
from dateline.read.cleaning import cleaned
from dateline.read.layout import Line, Print, put_together

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
