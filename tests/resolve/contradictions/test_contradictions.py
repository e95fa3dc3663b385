"""What cannot all be so is found and set side by side; what only seems so is left alone."""

from __future__ import annotations

import itertools

import pytest

from dateline.resolve import resolve
from dateline.story import Contradiction, Story
from tests.resolve.made import Made, on, story

NEWS = "Borrow ferry dockers quay Velmouth harbour pickets tollgate lantern winch "


def made(
    name: str, number: int = 0, *, published: str = "2024-03-13", outlet: str | None = None,
    when: str = "2024-03-11", words: str = NEWS, lemma: str = "injure", **more: object,
) -> Made:  # fmt: skip
    """An article of one report: a crash that injured so many dockers."""
    one = Made(name, published=published, outlet=outlet or name)
    one._say(words)
    ferry = one.chain("Merrow Castle", kind="product")
    counted = (number, "docker") if number else None
    one.report(lemma, ferry, when=on(when), kind="accident", counted=counted, **more)  # type: ignore[arg-type]
    return one


def crowd() -> list[Made]:
    """Articles about something else, without which no word is telling."""
    return [Made(f"other {n}", published="2024-03-12", text=f"Sun {n} ") for n in range(12)]


def told(*articles: Made) -> tuple[Contradiction, ...]:
    """The contradictions of these articles."""
    return story(*articles, *crowd()).contradictions


def test_two_numbers_of_one_event_stand_side_by_side() -> None:
    """With their days and sources, in the order in which they were told; nobody is dropped."""
    (found,) = told(made("a", 12), made("b", 14, published="2024-03-14"), made("c", 12))
    assert (found.about, found.sure, len(found.events)) == ("number", True, 1)
    assert [(a.says, a.sources, len(a.reports)) for a in found.accounts] == [
        ("12 dockers", 2, 2),
        ("14 dockers", 1, 1),
    ]
    days = [str(a.reported.earliest) for a in found.accounts]
    assert days == ["2024-03-13", "2024-03-14"]


def test_a_copy_is_no_second_source() -> None:
    """Two outlets that print one text give one account once."""
    text = NEWS * 4
    articles = (made("a", 12, words=text), made("b", 12, words=text), made("c", 14))
    (found,) = told(*articles)
    assert [(a.says, a.sources) for a in found.accounts] == [("12 dockers", 1), ("14 dockers", 1)]


@pytest.mark.parametrize(
    "other",
    [
        made("b", 12),
        made("b", 14, when="2024-02-01"),
        made("b", 14, lemma="photograph"),
        made("b", 14, published="2024-09-13"),
        made("b", 14, status="planned"),
    ],
)
def test_what_may_both_be_so_is_no_contradiction(other: Made) -> None:
    """The same number, another event, another time, a plan."""
    assert told(made("a", 12), other) == ()


def test_one_voice_does_not_contradict_itself() -> None:
    """An article that gives two numbers counts two things."""
    one = made("a", 12)
    one.report("injure", 0, when=on("2024-03-11"), kind="accident", counted=(14, "docker"))
    assert told(one, made("b", 12)) == ()


def test_other_days_of_what_is_told_alike_are_unsure() -> None:
    """Kept apart as two events, and told as one contradiction."""
    (found,) = told(made("a"), made("b", when="2024-03-12"))
    assert (found.about, found.sure, len(found.events)) == ("date", False, 2)
    assert [a.says for a in found.accounts] == ["11 March 2024", "12 March 2024"]


def test_who_knows_both_days_tells_of_two_events() -> None:
    """And who wrote before the second day knew only of the first."""
    both = made("a")
    both.report("injure", 0, when=on("2024-03-12"), kind="accident")
    assert told(both, made("b", when="2024-03-12")) == ()
    assert told(made("a", published="2024-03-11"), made("b", when="2024-03-12")) == ()


def test_who_did_it_to_whom() -> None:
    """Agent in one article, patient in the other."""
    articles = []
    for name, turned in (("a", False), ("b", True)):
        one = Made(name, published="2024-03-13", outlet=name)
        one._say(NEWS)
        chains = [one.chain("Ada Merrow"), one.chain("Bram Falk")]
        agent, patient = reversed(chains) if turned else chains
        one.report("sue", agent, patient, when=on("2024-03-11"), kind="legal")
        articles.append(one)
    (found,) = told(*articles)
    assert found.about == "role"
    assert [a.says for a in found.accounts] == [
        "Ada Merrow did it to Bram Falk",
        "Bram Falk did it to Ada Merrow",
    ]


def test_the_order_of_articles_does_not_matter() -> None:
    """The same contradictions, ids and all."""
    articles = [made("a", 12), made("b", 14), made("c", when="2024-03-12"), *crowd()]

    def of(some: list[Made]) -> Story:
        return resolve([m.article for m in some], [m.reading for m in some])

    first = of(articles).contradictions
    assert first
    for few in itertools.permutations(articles[:3]):
        assert of([*articles[3:], *few]).contradictions == first


def test_an_id_follows_from_what_is_said() -> None:
    """And from where; it is a digest, as all ids are."""
    (one,), (same,) = (told(made("a", 12), made("b", 14)) for _ in range(2))
    (other,) = told(made("a", 12), made("b", 15))
    assert one.id == same.id != other.id
    assert one.accounts[0].articles == (made("a", 12).article.key,)


@pytest.mark.parametrize(
    ("first", "second", "published", "apart"),
    [
        (12, 14, "2024-03-13", True),
        (12, 14, "2024-03-14", False),
        (14, 12, "2024-03-14", True),
        (12, 600, "2024-03-13", False),
    ],
)
def test_a_later_and_higher_toll_is_an_update(
    first: int, second: int, published: str, apart: bool
) -> None:
    """And one many times as high is that of another disaster."""
    articles = []
    for name, number, day in (("a", first, "2024-03-13"), ("b", second, published)):
        one = Made(name, published=day, outlet=name)
        one._say(NEWS)
        ferry = one.chain("Merrow Castle", kind="product")
        one.report("kill", ferry, when=on("2024-03-11"), counted=(number, "victim"))
        articles.append(one)
    assert bool(told(*articles)) is apart
