"""Reports that share a day: told again, not merely told next."""

from __future__ import annotations

import pytest

from tests.annotate.reading_of import Read, read

WEDNESDAY = "2024-03-13"
HEADLINE = (
    "Council closes Velmouth bridge\n\nThe council closed the bridge in Velmouth on Monday.\n"
)


def when(said: Read, trigger: str, nth: int = 0) -> tuple[str, str]:
    """Give a report's date and what it rests on."""
    found = said.report(trigger, nth).when
    return found.edtf, found.basis


def test_a_headline_is_dated_by_its_article() -> None:
    """It has no time of its own; the first sentence has, and is the evidence."""
    said = read(HEADLINE, WEDNESDAY)
    assert when(said, "closes") == ("2024-03-11", "narrative")
    assert said.words(*said.report("closes").when.evidence) == ["Monday"]


def test_a_headline_is_not_dated_by_what_was_said_of_it() -> None:
    """Who announced on Monday that it had closed does not say when it closed."""
    said = read(
        "Council closes Velmouth bridge\n\n"
        "The council announced on Monday that it had closed the bridge in Velmouth.\n",
        WEDNESDAY,
    )
    assert when(said, "closes") == ("../2024-03-13", "inferred")


@pytest.mark.parametrize(
    ("text", "trigger", "basis"),
    [
        # told again
        ("The council closed the bridge on Monday. The council closed it at dawn.", "closed", "narrative"),
        ("The mayor announced the deal on Monday. The announcement surprised many.", "announcement", "narrative"),
        # summed up
        ("The council sold the ferry on Monday. The decision surprised many.", "decision", "inferred"),
        # during it
        ("Ada Merrow spoke on Monday. At the meeting she praised the crews.", "praised", "inferred"),
        # in the same moment
        ("Ada Merrow resigned on Monday, saying she was ill.", "saying", "publication"),
        # the same speaker
        ("The mayor said on Monday that he was ill. The mayor said he hoped for rest.", "said", "inferred"),
    ],
)  # fmt: skip
def test_what_points_back_has_the_date_it_points_to(text: str, trigger: str, basis: str) -> None:
    """The last report with the word, and on what ground."""
    said = read(text, WEDNESDAY)
    nth = said.triggers.count(trigger) - 1
    assert when(said, trigger, nth) == ("2024-03-11", basis)


@pytest.mark.parametrize(
    "text",
    [
        "The council closed the bridge on Monday. The ferry sank.",
        "The council closed the bridge on Monday. Ada Merrow has closed it.",
        "The council closed the bridge on Monday. The board closed the road.",
        "The council closed the bridge in 2019. The council closed it at dawn.",
        "The mayor announced the deal on 3 May 2021. The announcement surprised many.",
    ],
)
def test_what_only_follows_is_lent_nothing(text: str) -> None:
    """Another event, another subject, another tense, a long time ago."""
    last = read(text, WEDNESDAY).reading.reports[-1].when
    assert (last.edtf, last.basis) == ("../2024-03-13", "inferred")


def test_nothing_is_lent_to_what_has_not_happened() -> None:
    """What the council will do again it did not do on Monday."""
    said = read("The council met on Monday. The council will meet again.", WEDNESDAY)
    assert said.report("meet").when.edtf == "2024-03-13/.."
