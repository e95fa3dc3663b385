"""Claims: who says something, with which words, and what."""

from __future__ import annotations

import pytest

from tests.annotate.reading_of import read, reasons


@pytest.mark.parametrize(
    ("text", "cue", "speaker", "content", "manner"),
    [
        # direct
        (
            "“The deal is dead,” Ada Merrow said.",
            "said",
            "Ada Merrow",
            ["“The deal is dead,”"],
            "direct",
        ),
        (
            '"The deal is dead," said Ada Merrow.',
            "said",
            "Ada Merrow",
            ['"The deal is dead,"'],
            "direct",
        ),
        (
            "“It is dead,” said Ada Merrow, the mayor.",
            "said",
            "Ada Merrow",
            ["“It is dead,”"],
            "direct",
        ),
        (
            "Ada Merrow said: “The deal is dead and gone.”",
            "said",
            "Ada Merrow",
            ["“The deal is dead and gone.”"],
            "direct",
        ),
        (
            "Ada Merrow said ‘the deal is dead and gone’.",
            "said",
            "Ada Merrow",
            ["‘the deal is dead and gone’"],
            "direct",
        ),
        (
            "Ada Merrow told MPs: “No plan for a sale is on the table.”",
            "told",
            "Ada Merrow",
            ["“No plan for a sale is on the table.”"],
            "direct",
        ),
        # a quotation broken by its attribution is one claim
        (
            "“The deal,” Ada Merrow said, “is dead and gone.”",
            "said",
            "Ada Merrow",
            ["“The deal,”", "“is dead and gone.”"],
            "direct",
        ),
        # indirect
        (
            "Ada Merrow said the deal was dead.",
            "said",
            "Ada Merrow",
            ["the deal was dead"],
            "indirect",
        ),
        (
            "Ada Merrow said that the deal was dead.",
            "said",
            "Ada Merrow",
            ["that the deal was dead"],
            "indirect",
        ),
        (
            "The deal was dead, Ada Merrow said.",
            "said",
            "Ada Merrow",
            ["The deal was dead"],
            "indirect",
        ),
        (
            "Ada Merrow claimed that the board had hidden it.",
            "claimed",
            "Ada Merrow",
            ["that the board had hidden it"],
            "indirect",
        ),
        (
            "Ada Merrow warned the deal would hurt crews.",
            "warned",
            "Ada Merrow",
            ["the deal would hurt crews"],
            "indirect",
        ),
        (
            "Ada Merrow asked whether the board would resign.",
            "asked",
            "Ada Merrow",
            ["whether the board would resign"],
            "indirect",
        ),
        (
            "Ada Merrow believes that the board will resign.",
            "believes",
            "Ada Merrow",
            ["that the board will resign"],
            "indirect",
        ),
        ("Ada Merrow promised to resign.", "promised", "Ada Merrow", ["to resign"], "indirect"),
        # mixed
        (
            "Ada Merrow said that the deal was “dead and buried”.",
            "said",
            "Ada Merrow",
            ["that the deal was “dead and buried”"],
            "mixed",
        ),
        # other cues
        (
            "According to the Harbour Post, the crews slept.",
            "According to",
            "Harbour Post",
            ["the crews slept"],
            "indirect",
        ),
        (
            "The crews slept, according to Ada Merrow.",
            "according to",
            "Ada Merrow",
            ["The crews slept"],
            "indirect",
        ),
        (
            "Ada Merrow accused the board of hiding the costs.",
            "accused",
            "Ada Merrow",
            ["the board of hiding the costs"],
            "indirect",
        ),
        ("The board rejected the offer.", "rejected", "The board", ["the offer"], "indirect"),
        # nobody in particular
        (
            "It was said that the board had lied.",
            "was said",
            None,
            ["that the board had lied"],
            "indirect",
        ),
        (
            "Documents show that the board knew of it.",
            "show",
            "Documents",
            ["that the board knew of it"],
            "indirect",
        ),
    ],
)
def test_a_claim_has_its_speaker_and_content(
    text: str, cue: str, speaker: str | None, content: list[str], manner: str
) -> None:
    """One construction each; quotation marks and "that" are of the content."""
    said = read(text)
    claim = said.claim(cue)
    assert said.speaker(claim) == speaker
    assert said.said(claim) == content
    assert claim.manner == manner


def test_the_source_is_the_whole_noun_phrase() -> None:
    """With title, post and apposition."""
    said = read("“It is dead,” said Dr Ada Merrow, the mayor of Velmouth.")
    assert said.words(*said.claim("said").source) == ["Dr Ada Merrow, the mayor of Velmouth"]


def test_a_quotation_over_paragraphs_keeps_its_speaker() -> None:
    """Each paragraph opens the mark again, only the last one closes it, and one names the speaker."""
    said = read(
        "Ada Merrow said: “The deal is dead and we will not sign it.\n\n"
        "“We have been patient for a year.\n\n"
        "“We will strike on Monday.”"
    )
    assert [said.speaker(c) for c in said.reading.claims] == ["Ada Merrow"] * 3
    assert [c.manner for c in said.reading.claims] == ["direct"] * 3


def test_a_paragraph_without_a_speaker_goes_on_with_the_one_before() -> None:
    """A claim of its own, without source and cue."""
    said = read(
        "Ada Merrow said the deal was dead.\n\n“We have been patient for a whole year.”\n\n"
        "It rained in Velmouth."
    )
    free = said.reading.claims[-1]
    assert said.speaker(free) == "Ada Merrow"
    assert (free.source, free.cue) == ((), ())
    assert said.said(free) == ["“We have been patient for a whole year.”"]


def test_a_paragraph_goes_on_with_the_last_speaker_not_with_the_first() -> None:
    """Whoever spoke last is speaking."""
    said = read(
        "Ada Merrow said the deal was dead.\n\nBram Falk said the deal was alive.\n\n"
        "“We will sign it on Monday at noon.”"
    )
    assert said.speaker(said.reading.claims[-1]) == "Bram Falk"


def test_a_second_quotation_of_a_paragraph_belongs_to_its_cue() -> None:
    """ "…," he said. "…": one claim of two pieces."""
    said = read("“The deal is dead,” Ada Merrow said. “We will strike on Monday at noon.”")
    claim = said.claim("said")
    assert said.said(claim) == ["“The deal is dead,”", "“We will strike on Monday at noon.”"]
    assert len(said.reading.claims) == 1


def test_who_is_quoted_does_not_lose_his_words() -> None:
    """What somebody quoted says of somebody's words is his, too."""
    said = read("“The mayor told us that the deal was dead,” Bram Falk said.")
    assert said.speaker(said.claim("said")) == "Bram Falk"
    assert said.said(said.claim("said")) == ["“The mayor told us that the deal was dead,”"]


def test_a_claim_in_a_claim_is_a_claim_too() -> None:
    """Also without quotation marks."""
    said = read("Ada Merrow said Bram Falk had told her that the deal was dead.")
    assert said.speaker(said.claim("said")) == "Ada Merrow"
    assert said.speaker(said.claim("told")) == "Bram Falk"


def test_a_scare_quote_is_nobodys_claim() -> None:
    """A word or two in marks without a cue say nothing."""
    said = read("The “ghost ferry” sank. The crew swam.")
    assert said.reading.claims == ()


@pytest.mark.parametrize(
    "text", ["The ferry sank near Velmouth.", "Ada Merrow resigned.", "The board met on Monday."]
)
def test_what_the_article_says_itself_is_no_claim(text: str) -> None:
    """No source, no cue."""
    assert read(text).reading.claims == ()


def test_claims_come_in_the_order_of_their_cues() -> None:
    """So that "goes on with the claim before it" means the one before it in the text."""
    said = read(
        "Ada Merrow said it sank. Bram Falk denied that it had sunk. According to the Harbour Post, "
        "it swam."
    )
    starts = [c.cue[0].start for c in said.reading.claims]
    assert starts == sorted(starts)
    assert [said.speaker(c) for c in said.reading.claims] == [
        "Ada Merrow", "Bram Falk", "Harbour Post",
    ]  # fmt: skip


def test_a_claim_says_who_found_it_and_whose_it_is() -> None:
    """The encoder or the grammar for its parts; the source for its speaker."""
    one = read("“The deal is dead,” Ada Merrow said.")
    claim = one.claim("said")
    ((found, cue),) = reasons(one, claim, "content")
    assert found.startswith(("the encoder: ", "grammar: "))
    assert cue == ["said"]
    assert reasons(one, claim, "source") == [("grammar: the subject of the cue", ["said"])]
    assert reasons(one, claim, "speaker") == [("whoever its source refers to", ["Ada Merrow"])]
