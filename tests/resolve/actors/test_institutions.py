"""Bodies called by one word: one within the same news, another elsewhere."""

from __future__ import annotations

import pytest

from dateline.model import Chain
from dateline.resolve.actors.institutions import institution
from tests.resolve.made import Made, story

PORT = "Dockers at Pellmouth strike over night allowance: crane drivers, pilots, stevedores walk out; ships wait"
SCHOOL = "Teachers protest as Carrow closes village classrooms; parents march, pupils paint banners, buses stand empty"


def made(id: str, words: str, *calls: str, names: tuple[str, ...] = ()) -> Made:
    """Make an article on some news that speaks of bodies in these words."""
    found = Made(id, "2021-05-03", text=f"{words}. ")
    for call in calls:
        found.chain(kind="organisation", words=call)
    for name in names:
        found.chain(name, kind="organisation")
    return found


def bodies(*articles: Made) -> list[tuple[str, ...]]:
    """Give the articles of each body."""
    found = story(*articles)
    ids = ({found.by_key[ref.article].id for ref in actor.chains} for actor in found.actors)
    return sorted(tuple(sorted(some)) for some in ids)


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("the government", "government"),
        ("Unions", "unions"),
        ("the Carrow government", None),
        ("the police", None),
        ("a union", None),
    ],
)
def test_only_the_word_alone_is_an_institution(name: str, word: str | None) -> None:
    """What says which one it is, or what every town has, is none."""
    assert institution(Chain(name, "organisation", False)) == word
    assert institution(Chain(name, "person", False)) is None


def test_in_articles_on_the_same_news_it_is_one_body() -> None:
    """With a capital or without, named in one and not in the other."""
    first = made("a", PORT, "the government", "unions")
    second = made("b", f"{PORT} again", "Unions", names=("Government",))
    assert bodies(first, second) == [("a", "b"), ("a", "b")]


def test_on_other_news_it_is_another() -> None:
    """The government that dockers quarrel with is not the one that closes schools somewhere."""
    assert bodies(made("a", PORT, "the government"), made("b", SCHOOL, "the government")) == [
        ("a",), ("b",),
    ]  # fmt: skip


def test_who_says_so_is_a_judgement() -> None:
    """With the word that they have in common."""
    found = story(made("a", PORT, "unions"), made("b", f"{PORT} again", "the unions"))
    (judgement,) = found.judgements
    assert judgement.verdict == "same"
    assert judgement.reasons == ("unions: one body in articles on the same news",)
