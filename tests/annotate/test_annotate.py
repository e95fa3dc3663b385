"""A whole reading: exact offsets in any text, and references that lead somewhere."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.annotate import annotate
from dateline.model import Article, Reading, Span
from tests.annotate.reading_of import read

PIECES = st.sampled_from(
    ["“", "”", "‘", "’", '"', "'", "``", "''", "„", "«", "»", "\u200b", "\u200f", "\u202e", "\ufeff",
     "\u00ad", "👩‍🚒", "⛴", "Ã©â€œ", "ﬁ", "É", "e\u0301", "\r\n", "\n\n", "\n", "\t", " ", "\u00a0", "\u2028", "\x00",
     "Ada Merrow said ", "the mayor ", "did not sign the deal ", "on Friday ", "in 2013 ", "by 2015. ",
     "three weeks ago", "£2.7bn ", "from 68% to 60% ", "I ", "she told us ", "according to ", "Dr. ", "... ",
     "(", ")", "-", "–", "PELLMOUTH (Merrin) - ", "%", ",", ":", "?", "3", "mid-1990s "]
)  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=6), max_size=24).map("".join)
anything = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def spans(reading: Reading) -> Iterator[Span]:
    """Give every span that a reading holds."""
    yield from reading.sentences
    for mention in reading.mentions:
        yield mention.span
    for chain in reading.chains:
        yield from (post.span for post in chain.posts)
    yield from (time.span for time in reading.times)
    yield from (quantity.span for quantity in reading.quantities)
    for report in reading.reports:
        yield report.span
        yield from report.when.evidence
        yield from (part.span for part in report.participants)
    for claim in reading.claims:
        yield from (*claim.source, *claim.cue, *claim.content)


def check(text: str, reading: Reading) -> None:
    """Assert what holds of every reading, whatever the text."""
    for span in spans(reading):
        assert 0 <= span.start < span.end <= len(text)
        assert span.of(text).strip()
    chains, claims = len(reading.chains), len(reading.claims)
    assert list(reading.sentences) == sorted(reading.sentences)
    assert not any(a.overlaps(b) for a, b in pairwise(reading.sentences))
    for mention in reading.mentions:
        assert 0 <= mention.chain < chains
    assert {m.chain for m in reading.mentions} == set(range(chains))
    for claim in reading.claims:
        assert claim.content
        assert claim.speaker is None or 0 <= claim.speaker < chains
    for n, report in enumerate(reading.reports):
        assert reading.sentences[report.sentence].holds(report.span)
        assert report.label
        assert report.claim is None or 0 <= report.claim < claims
        assert report.time is None or 0 <= report.time < len(reading.times)
        assert report.place is None or reading.chains[report.place].kind == "place"
        assert report.parent is None or (0 <= report.parent < len(reading.reports))
        assert report.parent != n
        assert all(0 <= q < len(reading.quantities) for q in report.quantities)
        assert all(p.chain is None or 0 <= p.chain < chains for p in report.participants)
    for parts in (reading.times, reading.quantities, reading.reports):
        starts = [part.span for part in parts]
        assert starts == sorted(starts)


@given(TEXTS, st.none() | st.just(date(2024, 3, 13)))
@anything
def test_any_text_can_be_read(text: str, published: date | None) -> None:
    """Emoji, zero-width characters, right-to-left marks, quotation marks that never close."""
    (reading,) = annotate([Article("a.txt", text, published=published)])
    check(text, reading)


@given(st.text(alphabet="“”‘’\"'`« »\n", max_size=40))
@anything
def test_nothing_but_quotation_marks_can_be_read(text: str) -> None:
    """Whoever speaks, it is nobody."""
    (reading,) = annotate([Article("a.txt", text)])
    check(text, reading)


@pytest.mark.parametrize(
    "before",
    [
        "",
        "👩‍🚒 ",
        "\u200b",
        "\ufeff",
        "\u200f",
        "e\u0301 ",
        "𝔍 ",
        "\r\n\r\n",
        "\x00 ",
        "   \n\n\n  ",
        "Ã© ",
    ],
)
def test_offsets_are_exact_after_anything(before: str) -> None:
    """What stands before a sentence moves its words by just as many code points."""
    text = f"{before}Ada Merrow signed the treaty on 3 May 2021."
    said = read(text)
    assert said.time("3 May 2021").span == Span(len(before) + 32, len(before) + 42)
    check(text, said.reading)


@pytest.mark.parametrize(
    ("opening", "closing"), [("“", "”"), ('"', '"'), ("``", "''"), ("''", "''"), ("«", "»")]
)
def test_a_quotation_is_found_in_any_marks(opening: str, closing: str) -> None:
    """The content of a claim has its marks, whatever the typesetter had."""
    text = f"{opening}The ferry will sail on Monday,{closing} Ada Merrow said."
    said = read(text)
    assert said.said(said.claim("said")) == [f"{opening}The ferry will sail on Monday,{closing}"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u200b", "...", "😀", "“", "A", "2013"])
def test_next_to_nothing_can_be_read(text: str) -> None:
    """A text without a sentence gives a reading, with little or nothing in it."""
    (reading,) = annotate([Article("a.txt", text)])
    check(text, reading)
    assert reading.reports == ()
    assert reading.claims == ()


def test_readings_come_one_for_one_and_in_order() -> None:
    """However many are parsed at once."""
    articles = [Article(f"{n}.txt", f"Ada Merrow met {n} drivers.") for n in range(20)]
    assert [r.article for r in annotate(iter(articles))] == [a.key for a in articles]


def test_a_reading_depends_on_its_article_alone() -> None:
    """What else was read, before or after, changes nothing: it may be cached and sent away."""
    one = Article("a.txt", "Ada Merrow resigned. She had led the board since 2019.")
    other = Article("b.txt", "Bram Merrow sued the Merrow Bank. Merrow denied it.")
    alone = list(annotate([one]))
    assert [*annotate([other, one, other])][1:2] == alone


def test_a_report_inside_a_claim_says_whose() -> None:
    """What the article itself says is no claim; what it quotes or reports is the speaker's."""
    said = read(
        "Ms Merrow resigned. Mr Falk said the board had sacked her. “We paid her £3m,” he added."
    )
    assert said.report("resigned").claim is None
    assert said.report("said").claim is None
    for words in ("sacked", "paid"):
        claim = said.report(words).claim
        assert claim is not None
        assert said.speaker(said.reading.claims[claim]) == "Falk"


def test_the_innermost_claim_has_the_report() -> None:
    """Bram says that Ada said that it sank: the sinking is Ada's, her saying so is Bram's."""
    said = read("Bram Falk said Ada Merrow had claimed that the ferry sank.")
    speakers = {}
    for words in ("claimed", "sank"):
        claim = said.report(words).claim
        assert claim is not None
        speakers[words] = said.speaker(said.reading.claims[claim])
    assert speakers == {"claimed": "Bram Falk", "sank": "Ada Merrow"}


def test_a_report_inside_another_knows_it() -> None:
    """ "Agreed" in "said they had agreed" hangs on the saying."""
    said = read("Ada Merrow said the crews had agreed to sail.")
    reports = said.reading.reports
    assert said.report("said").parent is None
    assert said.report("said").main
    parent = said.report("agreed").parent
    assert parent is not None
    assert reports[parent] == said.report("said")
    assert not said.report("agreed").main


def test_amounts_belong_to_the_report_they_hang_on() -> None:
    """And to none above it."""
    said = read("Ada Merrow said the trust had paid £3m to the crews.")
    (amount,) = said.report("paid").quantities
    assert said.reading.quantities[amount].low == 3_000_000
    assert said.report("said").quantities == ()


def test_where_somebody_stands_is_no_mere_claim() -> None:
    """ "Signed an agreement" tells of an agreement; "said" an agreement was near does not."""
    signed = read("The council and the union signed an agreement on Tuesday.")
    assert signed.report("agreement").claim is None
    assert {c.manner for c in signed.reading.claims} <= {"stance"}
    said = read("Ada Merrow said an agreement had been reached.")
    assert said.report("agreement").claim is not None
