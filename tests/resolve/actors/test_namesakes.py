"""Namesakes: people of one full name, told apart by their ages."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from dateline.model import Mention
from dateline.resolve.actors import resolve_actors
from dateline.story import Actor, Judgement
from tests.resolve.made import Made


def article(name: str, *people: tuple[str, str], published: str = "2024-03-13") -> Made:
    """An article that names people, each with the words after the name: ", 34, left"."""
    one = Made(name, published=published)
    for called, after in people:
        one.chain(called)
        one.text = one.text.rstrip() + after + " "
    return one


def joined(
    *made: Made, near: Sequence[tuple[int, int]] = ()
) -> tuple[list[list[int]], list[Judgement], list[Actor]]:
    """Which articles each actor is in, the judgements, and the actors; `near` tell of the same news."""
    keys = [one.article.key for one in made]
    alike: dict[str, dict[str, float]] = {key: {} for key in keys}
    for a, b in near:
        alike[keys[a]][keys[b]] = alike[keys[b]][keys[a]] = 0.4
    articles = [one.article for one in made]
    days = {one.key: one.published for one in articles}
    actors, judgements = resolve_actors([m.reading for m in made], {}, alike, days, articles)
    where = [sorted(keys.index(ref.article) for ref in actor.chains) for actor in actors]
    return sorted(where), judgements, actors


def verdicts(judgements: Sequence[Judgement]) -> list[str]:
    """Every verdict, in order of the alphabet."""
    return sorted(one.verdict for one in judgements)


PLUMBER = ("Jonas Krell", ", 34, a plumber.")
NOBODY = ("Jonas Krell", " left.")


def test_a_plumber_and_a_bishop_of_one_name_are_two() -> None:
    """And the reason names both ages."""
    bishop = article("b", ("Jonas Krell", ", 71, left."))
    where, judgements, _ = joined(article("a", PLUMBER), bishop)
    assert where == [[0], [1]]
    (judgement,) = judgements
    assert judgement.verdict == "different"
    assert "aged 34 in March 2024" in judgement.reasons[0]
    assert "aged 71 in March 2024" in judgement.reasons[0]


def test_two_of_one_name_in_one_article() -> None:
    """A father and a son, where the reading has two chains."""
    where, _, _ = joined(article("a", PLUMBER, ("Jonas Krell", ", 64, left.")))
    assert where == [[0], [0]]


@pytest.mark.parametrize(
    ("years", "published", "people"),
    [
        (34, "2024-03-20", 1),
        (36, "2024-03-13", 1),
        (44, "2034-03-13", 1),
        (34, "2034-03-13", 1),
        (40, "2024-03-13", 2),
        (71, "2034-03-13", 2),
    ],
)
def test_ages_that_agree_are_of_one(years: int, published: str, people: int) -> None:
    """But for birthdays, for two years told wrongly, and for the dead, who do not get older."""
    other = article("b", ("Jonas Krell", f", {years}, left."), published=published)
    assert len(joined(article("a", PLUMBER), other)[0]) == people


def test_ages_between_two_make_one_of_them() -> None:
    """Nobody is parted but by a gap."""
    made = [article(str(n), ("Jonas Krell", f", {n}, left.")) for n in (34, 36, 38, 71)]
    assert joined(*made)[0] == [[0, 1, 2], [3]]


def test_who_has_no_age_belongs_to_whoever_is_near() -> None:
    """In articles on the same news."""
    made = article("a", PLUMBER), article("b", ("Jonas Krell", ", 71, left.")), article("c", NOBODY)
    where, judgements, _ = joined(*made, near=[(1, 2)])
    assert where == [[0], [1, 2]]
    assert verdicts(judgements) == ["different", "same"]


@pytest.mark.parametrize("near", [[], [(0, 2), (1, 2)]])
def test_who_is_near_neither_or_both_is_neither(near: list[tuple[int, int]]) -> None:
    """And unsure of both."""
    made = article("a", PLUMBER), article("b", ("Jonas Krell", ", 71, left.")), article("c", NOBODY)
    where, judgements, _ = joined(*made, near=near)
    assert where == [[0], [1], [2]]
    assert verdicts(judgements) == ["different", "unsure", "unsure"]
    unsure = [one for one in judgements if one.verdict == "unsure"]
    assert all("one of 2 people of that name" in one.reasons[0] for one in unsure)


def test_those_of_no_age_are_one_in_their_own_news_alone() -> None:
    """Far from whoever has an age, two of one name may be two."""
    made = [article("a", PLUMBER), article("b", ("Jonas Krell", ", 71, left."))]
    made += [article(name, NOBODY) for name in "cde"]
    assert joined(*made, near=[(2, 3)])[0] == [[0], [1], [2, 3], [4]]


@pytest.mark.parametrize("near", [[], [(0, 2), (1, 2)]])
def test_gender_says_who_it_is(near: list[tuple[int, int]]) -> None:
    """Where only one of two can be a woman."""
    made = [Made(name, published="2024-03-13") for name in "abc"]
    for one, years, gender in zip(
        made, ("34", "71", ""), ("male", "female", "female"), strict=True
    ):
        one.chain("Ellis Krell", gender=gender)
        one.text = one.text.rstrip() + (f", {years}, left." if years else " left.")
    assert joined(*made, near=near)[0] == [[0], [1, 2]]


def test_many_of_no_age_are_not_guessed() -> None:
    """Nor where there are more of them than are compared with each other."""
    made = [article("a", PLUMBER), article("b", ("Jonas Krell", ", 71, left."))]
    made += [article(f"c{n}", NOBODY) for n in range(100)]
    where, judgements, _ = joined(*made)
    assert len(where) == 102
    assert verdicts(judgements) == ["different"] + ["unsure"] * 200


@pytest.mark.parametrize(("age", "people"), [("71", 2), ("35", 1)])
def test_forms_of_one_name_and_two_ages(age: str, people: int) -> None:
    """A middle name left out joins nobody whose age says otherwise."""
    other = article("b", ("Jonas Abel Krell", f", {age}, left."))
    where, judgements, _ = joined(article("a", PLUMBER), other)
    assert len(where) == people
    assert verdicts(judgements) == (["different"] if people == 2 else ["same"])


@pytest.mark.parametrize(("age", "people"), [("71", 2), ("35", 1)])
def test_a_surname_and_another_age(age: str, people: int) -> None:
    """The only bearer of a surname is not who is decades older."""
    other = article("b", ("Krell", f", {age}, left."))
    assert len(joined(article("a", PLUMBER), other)[0]) == people


@pytest.mark.parametrize(("near", "people"), [([(0, 1)], 1), ([], 2)])
def test_the_thirty_six_year_old_of_the_same_news(near: list[tuple[int, int]], people: int) -> None:
    """Is somebody else, where the name itself has another age there."""
    other = article("b", NOBODY)
    span = other._say("The 36-year-old driver")
    other.mentions.append(Mention(span, "person", "nominal", 0))
    where, _, _ = joined(article("a", ("Jonas Krell", ", 66, left.")), other, near=near)
    assert len(where) == people


def test_without_articles_no_age_is_known() -> None:
    """And the name is all there is."""
    made = [article("a", PLUMBER), article("b", ("Jonas Krell", ", 71, left."))]
    actors, _ = resolve_actors([one.reading for one in made], {}, {}, {})
    assert len(actors) == 1


def test_the_order_of_articles_does_not_matter() -> None:
    """Two runs agree to the last judgement."""
    made = [article("a", PLUMBER), article("b", ("Jonas Krell", ", 71, left."))]
    made += [article(name, NOBODY) for name in "cd"]
    keys = [one.article.key for one in made]
    alike = {keys[1]: {keys[2]: 0.4}, keys[2]: {keys[1]: 0.4}}
    found = [
        resolve_actors([m.reading for m in some], {}, alike, {}, [m.article for m in some])
        for some in (made, made[::-1])
    ]
    assert found[0][0] == found[1][0]
    assert set(found[0][1]) == set(found[1][1])
