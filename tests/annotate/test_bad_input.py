"""Bad input: no crash, exact offsets, and a cost that grows no faster than the text."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from types import FrameType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.annotate import annotate, read_doc
from dateline.annotate.language import LONGEST, parse
from dateline.annotate.quotes import find_quotations
from dateline.model import Article, Reading
from tests.annotate.reading_of import read
from tests.annotate.test_annotate import check

arbitrary = settings(
    max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow]
)
UNSEEN = "\u200b\u200c\u200d\u200e\u200f\u202a\u202e\u2060\u2066\u2069\ufeff\u00ad\u061c"
MARKS = "“”„‟‘’‚‛«»‹›\"'`´′″「」"


def reading_of(text: str) -> Reading:
    """Read a text and assert what holds of every reading."""
    (reading,) = annotate([Article("a.txt", text, published=date(2024, 3, 13))])
    check(text, reading)
    return reading


@given(st.text(max_size=200))
@arbitrary
def test_offsets_are_exact_in_arbitrary_unicode(text: str) -> None:
    """Any code points; halves of characters are refused by whoever reads files."""
    reading_of(text)


@given(st.text(st.sampled_from(UNSEEN + MARKS + " \n.,aA3éя"), max_size=120))
@arbitrary
def test_offsets_are_exact_among_marks_and_unseen_characters(text: str) -> None:
    """Right-to-left marks, joiners, byte order marks, quotation marks of every house style."""
    reading_of(text)


@given(
    st.lists(
        st.sampled_from(
            ["Ada Merrow", " said", " that", " the deal", " is off", ",", ".", "“", "”", "„", "‘", "’",
             "``", "''", '"', "\n\n", " on Friday", " £3m", " by 2015", *UNSEEN, "👩‍🚒", "â€œ", " He", " it"]
        ),
        max_size=40,
    ).map("".join)
)  # fmt: skip
@arbitrary
def test_offsets_are_exact_in_broken_news(text: str) -> None:
    """Words of news with marks that never close and characters that nobody sees between them."""
    reading_of(text)


@pytest.mark.parametrize(
    "text",
    ["\u200b\u200b", "\u202e", "“”", "„“", "''", "``''", "“ ” “ ”", "'", "’’’", "« » «", "👩‍🚒👩‍🚒", "\ufffd\ufffd",
     "\r", "\u2028", "\x00", "(((", ". . .", "—", "1"],
)  # fmt: skip
def test_a_text_without_a_sentence_says_nothing(text: str) -> None:
    """Nothing but marks, emoji or space is no crash, and no claim."""
    reading = reading_of(text)
    assert (reading.claims, reading.reports, reading.mentions) == ((), (), ())


@pytest.mark.parametrize("mark", UNSEEN.replace("\u200c", "").replace("\u200d", ""))
def test_an_unseen_character_is_no_part_of_a_name(mark: str) -> None:
    """Before a name or behind it: the name is the same, and its span has its letters only."""
    text = f"{mark}Ada Merrow closed the harbour. The crews met {mark}Ada Merrow{mark}, the mayor."
    said = read(text)
    assert said.mentioned.count("Ada Merrow") == 2
    assert said.chain("Ada Merrow", 0) == said.chain("Ada Merrow", 1)
    assert said.actor("Ada Merrow").name == "Ada Merrow"
    assert said.report("closed").label == "Ada Merrow closed the harbour"
    check(text, said.reading)


@pytest.mark.parametrize(
    ("opening", "closing"),
    [
        *[("“", "”"), ('"', '"'), ("„", "“"), ("„", "”"), ("``", "''"), ("''", "''"), ("«", "»")],
        *[("‘", "’"), ("'", "'"), ("“", '"')],
    ],
)
def test_quotation_marks_of_any_house_style_hold_what_is_said(opening: str, closing: str) -> None:
    """Curly, straight, German, French, single, typed, and mixed."""
    words = f"{opening}The ferry will sail on Monday,{closing}"
    said = read(f"{words} Ada Merrow said.\n\nThe union’s members voted.")
    assert said.said(said.claim("said")) == [words]
    check(said.text, said.reading)


@pytest.mark.parametrize("mark", ["“", "„", "``", '"', "''", "«"])
def test_a_quotation_that_never_closes_ends_with_its_paragraph(mark: str) -> None:
    """The paragraph after it is the article's own."""
    text = f"Ada Merrow said: {mark}We will sail on Monday.\n\nThe union sued the board."
    (quotation,) = find_quotations(text)
    assert quotation.of(text) == f"{mark}We will sail on Monday."
    said = read(text)
    assert said.report("sued").claim is None
    check(text, said.reading)


@pytest.mark.parametrize("mark", ["”", "»", "’"])
def test_a_mark_that_closes_nothing_is_no_quotation(mark: str) -> None:
    """It may be a slip or an apostrophe."""
    assert find_quotations(f"The crews{mark} walked out. The board met{mark} again.") == []


def test_spoilt_quotation_marks_leave_the_claim_whole() -> None:
    """Mojibake is read as the letters it is; who spoke is still found."""
    text = "â€œWe will sail on Monday,â€\x9d Ada Merrow said. Itâ€™s the mayorâ€™s ferry."
    said = read(text)
    assert said.words(*said.claim("said").source) == ["Ada Merrow"]
    check(text, said.reading)


def test_ten_thousand_dates_are_found() -> None:
    """Each of them, valued against the day of publication."""
    reading = reading_of("Monday\n" * 10_000)
    assert [time.value for time in reading.times] == ["2024-03-11"] * 10_000


def test_a_sentence_of_twenty_thousand_words_is_cut() -> None:
    """At commas where there are some, so that no later step meets a sentence without an end."""
    text = "the ferry sailed and the mayor met the crews, " * 2_222
    (doc,) = parse([text])
    sentences = list(doc.sents)
    assert doc.text == text
    assert max(len(sentence) for sentence in sentences) <= LONGEST
    assert {sentence[-1].text for sentence in sentences[:-1]} == {","}
    check(text, read_doc(Article("a.txt", text), doc))


def test_a_run_without_a_space_is_cut() -> None:
    """Nothing in it is lost."""
    for text in ("(" * 2_000, "''" * 1_000, "aB3+/" * 1_000):
        (doc,) = parse([text])
        assert doc.text == text


def steps(text: str) -> int:
    """Count the lines of Dateline's own code that run while a parsed text is read."""
    (doc,) = parse([text])
    count = 0

    def trace(frame: FrameType, event: str, _: Any) -> Callable[..., Any] | None:
        nonlocal count
        if "/dateline/" not in frame.f_code.co_filename:
            return None
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        read_doc(Article("a.txt", text, published=date(2024, 3, 13)), doc)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize(
    "piece",
    [
        "3 May 2021, ",
        "on Monday ",
        "two days later ",
        "“We will sail,” he said, and ",
        "“We will sail on Monday,” Ada Merrow said. ",
        "“ ",
        "'a ",
        "he said that ",
        "the ferry sailed and ",
        "Ada Merrow met the mayor.\n\n",
        "£5 million to ",
        "the man who saw ",
        "The minister met her. ",
    ],
)
def test_the_cost_grows_with_the_text(piece: str) -> None:
    """Four times the text takes about four times the steps, where its square would be sixteen."""
    size = 400
    steps("Ada Merrow met the mayor.")  # reads the tables
    words = len(piece.split())
    assert steps(piece * (4 * size // words)) < 7 * steps(piece * (size // words))
