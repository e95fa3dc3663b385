"""Actors: which chains are one person, body or place, and which only look so."""

from __future__ import annotations

import pytest

from dateline.story import Actor, Judgement, Story
from tests.resolve.made import Made, story


def named(made: Story) -> list[Actor]:
    """Give the actors that have a name."""
    return [a for a in made.actors if a.named]


def judged(made: Story, verdict: str) -> list[Judgement]:
    """Give the judgements about actors with this verdict."""
    return [j for j in made.judgements if j.about == "actor" and j.verdict == verdict]


def two(one: Made, other: Made) -> Story:
    """Join two articles."""
    return story(one, other)


def test_the_same_full_name_is_one_actor() -> None:
    """Across articles, with the judgement that says why."""
    one, other = Made("a"), Made("b")
    one.chain("Ada Merrow")
    other.chain("Ada Merrow", "Merrow")
    made = two(one, other)
    (actor,) = named(made)
    assert (actor.name, actor.aliases, len(actor.chains)) == ("Ada Merrow", ("Merrow",), 2)
    (judgement,) = judged(made, "same")
    assert judgement.score > 0.9
    assert "ada merrow" in judgement.reasons[0]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Merrow", "A. Merrow"),
        ("Ada Merrow", "Ada Jane Merrow"),
        ("Ada Tolliver", "Ada Tollivar"),
        ("Conrad Ashdell", "Conrad Ashdel"),
    ],
)
def test_forms_of_one_full_name_are_one_person(one: str, other: str) -> None:
    """Initials, middle names, one slip of spelling."""
    left, right = Made("a"), Made("b")
    left.chain(one)
    right.chain(other)
    made = two(left, right)
    (actor,) = named(made)
    assert "." not in actor.name
    assert len(judged(made, "same")) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Merrow", "Bram Merrow"),
        ("Maren Tolliver", "Eamon Tolliver"),
        ("A. Merrow", "B. Merrow"),
    ],
)
def test_one_surname_and_two_first_names_are_two(one: str, other: str) -> None:
    """And the refusal is written down."""
    left, right = Made("a"), Made("b")
    left.chain(one)
    right.chain(other)
    made = two(left, right)
    assert len(named(made)) == 2
    (judgement,) = judged(made, "different")
    assert "different first names" in judgement.reasons[0]


def test_an_initial_makes_no_one_person_of_two() -> None:
    """ "A. Merrow" may be Ada or Anna, and so is neither."""
    made = [Made(name) for name in "abc"]
    for one, name in zip(made, ("Ada Merrow", "Anna Merrow", "A. Merrow"), strict=True):
        one.chain(name)
    assert {a.name for a in named(story(*made))} == {"Ada Merrow", "Anna Merrow", "A. Merrow"}
    assert len(judged(story(*made), "different")) == 1
    assert len(judged(story(*made), "unsure")) == 2


def test_two_genders_are_two_people() -> None:
    """Where an initial would else make one of them."""
    left, right = Made("a"), Made("b")
    left.chain("Ada Merrow", gender="female")
    right.chain("A. Merrow", gender="male")
    made = two(left, right)
    assert len(named(made)) == 2
    (judgement,) = judged(made, "different")
    assert "gender" in judgement.reasons[0]


def test_a_surname_alone_joins_its_only_bearer() -> None:
    """With less certainty than a full name."""
    left, right = Made("a"), Made("b")
    left.chain("Ada Merrow")
    right.chain("Merrow", titles=("Dr",))
    made = two(left, right)
    assert len(named(made)) == 1
    (judgement,) = judged(made, "same")
    assert judgement.score < 0.9
    assert "only bearer" in judgement.reasons[0]


def test_a_surname_alone_joins_none_of_two() -> None:
    """It stays by itself, and that it is unsure is written down."""
    left, right, third = Made("a"), Made("b"), Made("c")
    left.chain("Ada Merrow")
    right.chain("Bram Merrow")
    third.chain("Merrow")
    made = story(left, right, third)
    assert len(named(made)) == 3
    assert len(judged(made, "unsure")) == 2


def test_a_surname_with_a_title_joins_the_one_it_fits() -> None:
    """ "Ms Merrow" is not Bram."""
    left, right, third = Made("a"), Made("b"), Made("c")
    left.chain("Ada Merrow", gender="female")
    right.chain("Bram Merrow", gender="male")
    third.chain("Merrow", titles=("Ms",), gender="female")
    made = story(left, right, third)
    assert sorted(len(a.chains) for a in named(made)) == [1, 2]
    assert next(a for a in named(made) if len(a.chains) == 2).name == "Ada Merrow"


def test_a_knight_is_called_by_the_first_name() -> None:
    """ "Sir Conrad" is Conrad Ashdell."""
    left, right = Made("a"), Made("b")
    left.chain("Conrad Ashdell", titles=("Sir",), gender="male")
    right.chain("Conrad", titles=("Sir",), gender="male")
    assert len(named(two(left, right))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Dockers and Pilots Association", "DPA"),
        ("Dockers and Pilots Association", "Dockers and Pilots Assocation"),
        ("The Merrow Castle Trust", "Merrow Castle Trust"),
        ("Corran Mills plc", "Corran Mills"),
    ],
)
def test_forms_of_one_bodys_name(one: str, other: str) -> None:
    """Acronym, slip, article, legal form."""
    left, right = Made("a"), Made("b")
    left.chain(one, kind="organisation")
    right.chain(other, kind="organisation")
    made = two(left, right)
    assert len(named(made)) == 1
    assert judged(made, "same")


def test_an_acronym_of_two_bodies_is_neither() -> None:
    """Nobody can tell which."""
    left, right, third = Made("a"), Made("b"), Made("c")
    left.chain("Dockers and Pilots Association", kind="organisation")
    right.chain("Drayle Pilots Alliance", kind="organisation")
    third.chain("DPA", kind="organisation")
    assert len(named(story(left, right, third))) == 3


def test_what_is_long_and_unlike_stays_apart() -> None:
    """Two bodies whose names share their last word."""
    left, right = Made("a"), Made("b")
    left.chain("Borrow Rail Union", kind="organisation")
    right.chain("Velland Ferry Union", kind="organisation")
    made = two(left, right)
    assert len(named(made)) == 2
    assert not judged(made, "same")


def test_a_person_and_a_ship_of_one_name_are_two_where_the_kinds_are_even() -> None:
    """The line and its ship; the many outvote the few."""
    made = Made("a")
    made.chain("Corvane Lines", kind="organisation")
    made.chain("Corvane Alder", kind="product")
    assert len(named(story(made))) == 2


def test_the_corpus_votes_on_a_kind() -> None:
    """One article that took a town for a person gives way to two that did not."""
    made = [Made(name) for name in "abc"]
    made[0].chain("Drayle", kind="place")
    made[1].chain("Drayle", kind="place")
    made[2].chain("Drayle", kind="person")
    (actor,) = named(story(*made))
    assert (actor.kind, len(actor.chains)) == ("place", 3)


def test_the_only_holder_of_a_post_is_meant_by_it() -> None:
    """ "The ports minister" of an article that does not name her."""
    left, right = Made("a"), Made("b")
    left.chain("Ingrid Halvane", posts=("Ports Minister",), gender="female")
    right.chain(words="the ports minister")
    made = two(left, right)
    assert len(made.actors) == 1
    (judgement,) = judged(made, "same")
    assert "ports minister" in judgement.reasons[0]


def test_a_post_held_by_two_is_neither() -> None:
    """Nor is a post that is but one word, nor a group of people."""
    left, right, third = Made("a"), Made("b"), Made("c")
    left.chain("Ingrid Halvane", posts=("Ports Minister", "minister"))
    right.chain("Edda Sarrow", posts=("Ports Minister",))
    third.chain(words="the ports minister")
    third.chain(words="the minister")
    third.chain(words="ports ministers", plural=True)
    made = story(left, right, third)
    assert len(made.actors) == 5


def test_what_has_no_name_stays_by_itself() -> None:
    """ "A docker" here is not "a docker" there."""
    left, right = Made("a"), Made("b")
    left.chain(words="a docker")
    right.chain(words="a docker")
    made = two(left, right)
    assert [a.named for a in made.actors] == [False, False]
    assert made.judgements == ()


def test_an_actor_goes_by_its_fullest_common_name() -> None:
    """And has its posts, the commonest first."""
    made = [Made(name) for name in "abc"]
    made[0].chain("Ada Merrow", posts=("mayor",))
    made[1].chain("Ada Merrow", "Merrow", posts=("mayor",))
    made[2].chain("A. Merrow", posts=("a docker",))
    (actor,) = named(story(*made))
    assert actor.name == "Ada Merrow"
    assert set(actor.aliases) == {"Merrow", "A. Merrow"}
    assert actor.posts == ("mayor", "docker")


NEWS = "Fire crews fought a blaze at the Velmouth warehouse for six hours."


def test_in_articles_on_the_same_news_a_surname_is_one_person() -> None:
    """Even where somebody else bears it elsewhere."""
    ada, alone, anna = Made("a"), Made("b"), Made("c")
    for made in (ada, alone):
        made._say(NEWS)
    anna._say("An orchestra from abroad plays a forgotten symphony tonight.")
    ada.chain("Ada Merrow")
    anna.chain("Anna Merrow")
    alone.chain("Merrow")
    found = {a.name: len(a.chains) for a in story(ada, alone, anna).actors}
    assert found == {"Ada Merrow": 2, "Anna Merrow": 1}
