"""Bodies: which legal forms mean nothing, and which tell two companies apart."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.resolve.actors import resolve_actors
from dateline.resolve.actors.bodies import agree
from dateline.story import Story
from tests.resolve.made import Made, story


def bodies(*names: str) -> Story:
    """Join articles that each name one body."""
    made = []
    for n, name in enumerate(names):
        made.append(Made(f"{n}.txt"))
        made[-1].chain(name, kind="organisation")
    return story(*made)


def sets(made: Story) -> list[int]:
    """How many chains each actor has."""
    return sorted(len(actor.chains) for actor in made.actors)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Corvane plc", "Corvane"),
        ("Corvane P.L.C.", "the Corvane"),
        ("Corvane Ltd", "Corvane Limited"),
        ("Corvane S.A.", "Corvane SA"),
        ("Corvane & Co", "Corvane and Company"),
        ("Corvane GmbH & Co. KG", "Corvane GmbH"),
        ("Corvane Co., Ltd.", "Corvane Ltd"),
        ("Corvane Pty Ltd", "Corvane"),
        ("Corvane Holdings plc", "Corvane Holdings"),
        ("Corvane A/S", "Corvane"),
        ("Corvane Müller Works", "Corvane Mueller Works"),
    ],
)
def test_a_legal_form_is_no_part_of_a_name(one: str, other: str) -> None:
    """Nor are points, "the", or the way that a letter is written."""
    made = bodies(one, other)
    assert sets(made) == [2]
    assert [j.verdict for j in made.judgements] == ["same"]


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("Corvane Ltd", "Corvane GmbH", "different"),
        ("Corvane plc", "Corvane Ltd", "unsure"),
        ("Corvane Inc.", "Corvane Co", "unsure"),
        ("Corvane Holdings", "Corvane", "unsure"),
        ("Corvane Group", "Corvane plc", "unsure"),
    ],
)
def test_two_forms_are_two_companies(one: str, other: str, verdict: str) -> None:
    """Surely so where they are of two countries; a holding may be another company of the house."""
    made = bodies(one, other)
    assert sets(made) == [1, 1]
    assert [j.verdict for j in made.judgements] == [verdict]


def test_a_bare_name_joins_no_two_companies() -> None:
    """It may be either, and stays by itself; so does what only an alias would join."""
    assert sets(bodies("Corvane Ltd", "Corvane GmbH", "Corvane", "Corvane")) == [1, 1, 2]
    made = [Made(f"{n}.txt") for n in range(4)]
    for one, name in zip(made, ("Corvane Ltd", "Corvane GmbH", "Corvane"), strict=False):
        one.chain(name, kind="organisation")
    made[3].chain("Corvane Works", "Corvane", kind="organisation")
    found = story(*made)
    of = {ref.article: actor.id for actor in found.actors for ref in actor.chains}
    keys = {a.id: a.key for a in found.articles}
    assert of[keys["0.txt"]] not in (of[keys["1.txt"]], of[keys["2.txt"]], of[keys["3.txt"]])
    assert of[keys["1.txt"]] not in (of[keys["2.txt"]], of[keys["3.txt"]])


def test_the_same_news_tells_which_company_is_meant() -> None:
    """The one that an article on it names with its form."""
    made = [Made(f"{n}.txt") for n in range(3)]
    made[0]._say("Fire crews fought a blaze at the Velmouth warehouse for six hours.")
    made[1]._say("Growers of pears expect a poor harvest after frost in April.")
    made[2]._say("Fire crews fought a blaze at the Velmouth warehouse for six hours.")
    for one, name in zip(made, ("Corvane Ltd", "Corvane GmbH", "Corvane"), strict=True):
        one.chain(name, kind="organisation")
    found = {a.name: len(a.chains) for a in story(*made).actors}
    assert found == {"Corvane Ltd": 2, "Corvane GmbH": 1}


def test_a_word_is_no_legal_form() -> None:
    """ "Spa" is one in capitals: a day at the spa is not of Day S.p.A."""
    assert sets(bodies("Corvane Spa", "Corvane")) == [1, 1]
    assert sets(bodies("Corvane SpA", "Corvane")) == [2]


def test_a_form_may_say_more_than_another() -> None:
    """ "Co Ltd" is a Ltd, and a plc is none."""
    assert agree("ltd", "co ltd")
    assert not agree("ltd", "plc")


STEMS = ("Corvane", "Corvane Works", "Corvane Müller", "Corvane Mueller", "CW", "Corvane Holdings")
FORMS = ("", " Ltd", " plc", " GmbH", " & Co", " Co Ltd")
NAMES = st.builds("{}{}".format, st.sampled_from(STEMS), st.sampled_from(FORMS))


@given(
    st.lists(st.lists(NAMES, min_size=1, max_size=2, unique=True), max_size=10),
    st.randoms(use_true_random=False),
)
@settings(deadline=None)
def test_the_order_of_chains_changes_nothing(named: list[list[str]], rng: random.Random) -> None:
    """And what was judged different is two."""
    readings = []
    for n, names in enumerate(named):
        made = Made(f"{n}.txt")
        made.chain(*names, kind="organisation")
        readings.append(made.reading)
    first = resolve_actors(readings, {}, {}, {})
    rng.shuffle(readings)
    second = resolve_actors(readings, {}, {}, {})
    assert first[0] == second[0]
    assert sorted(first[1], key=lambda j: j.id) == sorted(second[1], key=lambda j: j.id)
    of = {ref: actor for actor in first[0] for ref in actor.chains}
    for judgement in first[1]:
        assert (of[judgement.left] == of[judgement.right]) == (judgement.verdict == "same")
