"""Statements that are one though their words differ, and those that are not."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.annotate import annotate
from dateline.model import Article
from dateline.resolve import resolve
from dateline.story import Story

CUT = (
    "Ada Merrow, head of Tarn Ferries, said on Monday that the firm would cut 200 jobs in Velmouth. "
    "Unions were angry."
)


def told(*texts: str) -> Story:
    """Read accounts of one day, each of an outlet of its own."""
    articles = [
        Article(f"{n}.txt", text, published=date(2014, 6, 9), outlet=f"Outlet {n}")
        for n, text in enumerate(texts)
    ]
    return resolve(articles, list(annotate(articles)))


def sources(story: Story) -> list[int]:
    """How many articles tell of each statement of Ada Merrow."""
    ada = next(actor.id for actor in story.actors if actor.name == "Ada Merrow")
    return sorted(
        len({ref.article for ref in event.reports})
        for event in story.events
        if event.kind == "statement" and ada in {role.actor for role in event.roles}
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (CUT, "Tarn Ferries will cut 200 jobs in Velmouth, its head Ada Merrow said on Monday. Unions called a strike."),
        (
            "The Tarn bridge was closed on Monday. “The bridge is not safe for heavy lorries,” Ada Merrow, the mayor, said.",
            "Velmouth closed the Tarn bridge. Mayor Ada Merrow told reporters: “The bridge is not safe for heavy lorries.”",
        ),
        (
            "“We will not pay the toll,” said Ada Merrow of the Drivers Union. The toll on the bridge starts in May.",
            "The toll on the bridge is new. “We will not pay the toll. It is unfair,” Ada Merrow, of the Drivers Union, said.",
        ),
    ],
)  # fmt: skip
def test_what_one_says_of_one_happening_is_one_statement(one: str, other: str) -> None:
    """In other words, under another verb, or cut shorter."""
    assert sources(told(one, other)) == [2]


@pytest.mark.parametrize(
    "other",
    [
        "Ada Merrow, head of Tarn Ferries, said on Friday that the firm would cut 200 jobs in Velmouth.",
        "Ada Merrow, head of Tarn Ferries, said on Monday that the firm would sail from Velmouth to Lyon.",
    ],
)
def test_another_day_or_another_thing_is_another_statement(other: str) -> None:
    """Though the speaker is the same, and the news."""
    assert sources(told(CUT, other)) == [1, 1]


def test_another_speaker_makes_another_statement() -> None:
    """Both say the same of one happening."""
    story = told(CUT, CUT.replace("Ada Merrow, head of", "Bram Falk, chairman of"))
    assert sources(story) == [1]


def test_the_judgement_says_why() -> None:
    """Who said it, and that it holds one happening."""
    story = told(
        CUT, "Tarn Ferries will cut 200 jobs in Velmouth, its head Ada Merrow said on Monday."
    )
    reasons = [j.reasons for j in story.judgements if "the same speaker" in j.reasons]
    assert reasons == [("the same speaker", "what they say is one happening")]
