"""Persons: whose names may be one person's, and that nobody is made of two."""

from __future__ import annotations

import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import Chain, Ref, Span
from dateline.resolve.actors import resolve_actors
from dateline.resolve.actors.compare import compare
from dateline.resolve.actors.groups import Group
from dateline.resolve.actors.judging import Ledger
from dateline.resolve.actors.names import name_of, words_of
from dateline.resolve.actors.persons import FullNames, clash, full_names
from dateline.story import Judgement, Story
from tests.resolve.made import Made, story


def people(*names: str, genders: tuple[str, ...] = ()) -> Story:
    """Join articles that each name one person."""
    made = []
    for n, name in enumerate(names):
        made.append(Made(f"{n}.txt"))
        made[-1].chain(name, gender=genders[n] if genders else "unknown")
    return story(*made)


def sets(made: Story) -> list[int]:
    """How many chains each actor has."""
    return sorted(len(actor.chains) for actor in made.actors)


def said(made: Story, verdict: str) -> list[Judgement]:
    """The judgements with this verdict."""
    return [j for j in made.judgements if j.verdict == verdict]


@pytest.mark.parametrize(
    ("one", "other", "compared"),
    [
        ("Bill Merrow", "William Merrow", "bill is short for william"),
        ("Liz Merrow", "Elisabeth Merrow", "liz is short for elisabeth"),
        ("Jim Merrow", "Jimmy Merrow", "short for one name"),
        ("Kathryn Merrow", "Catherine Merrow", "two spellings of a first name"),
        ("Ada Müller", "Ada Mueller", "mueller and muller transliterated in two ways"),
        ("Jörg Müller", "Joerg Mueller", "the first name transliterated in two ways"),
        ("Ada Zelensky", "Ada Zelenskyy", "zelensky and zelenskyy transliterated"),
        ("Bill Mueller", "William Müller", "bill is short for william, mueller and muller"),
        ("Ada Tolliver", "Ada Tollivar", "tollivar and tolliver one slip of spelling apart"),
        ("Łukasz Ødegård", "Lukasz Odegard", "the same name: lukasz odegard"),
        ("Ada O’Dellan", "Ada O'Dellan", "the same name"),
        ("John F. Carrow", "John Carrow", "a middle name left out"),
        ("John F. Carrow", "John Frank Carrow", "middle names that do not disagree"),
        ("Anne-Marie Carrow", "Annemarie Carrow", "as one word or as two"),
        ("J. Robert Carrow", "Robert Carrow", "called by the middle name"),
        ("Omar al-Carrow", "Al Carrow", "the surname with what belongs to it"),
        ("Ada von der Carrow", "von der Carrow", "the only bearer of the surname"),
        ("Ada Finch-Arden", "Finch-Arden", "the only bearer of the surname"),
    ],
)
def test_forms_of_one_name_are_one_person(one: str, other: str, compared: str) -> None:
    """And the judgement says what was compared."""
    made = people(one, other)
    assert sets(made) == [2]
    (judgement,) = said(made, "same")
    assert compared in judgement.reasons[0]


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("Bill Merrow", "Robert Merrow", "different"),
        ("Bill Merrow", "Will Merrow", "unsure"),
        ("John F. Carrow", "John G. Carrow", "different"),
        ("George H. W. Carrow", "George W. Carrow", "unsure"),
        ("John Carrow Jr.", "John Carrow Sr.", "different"),
        ("John Carrow", "John Carrow III", "unsure"),
        ("Martin Carrow", "Martina Carrow", "unsure"),
        ("Christian Carrow", "Christina Carrow", "different"),
        ("Fredo Carrow", "Fredolin Carrow", "unsure"),
        ("Al Carrow", "Ada Carrow", "different"),
    ],
)
def test_names_that_are_near_are_two_people(one: str, other: str, verdict: str) -> None:
    """Or may be."""
    made = people(one, other)
    assert sets(made) == [1, 1]
    assert len(said(made, verdict)) == 1


@pytest.mark.parametrize(
    "names",
    [
        ("Bill Merrow", "William Merrow", "Wilhelmina Merrow"),
        ("William Merrow", "Bill Merrow", "Will Merrow"),
        ("Sam Merrow", "Samuel Merrow", "Samantha Merrow"),
        ("John Carrow", "John F. Carrow", "John G. Carrow"),
    ],
)
def test_what_may_be_either_of_two_is_neither(names: tuple[str, ...]) -> None:
    """And that is said of both."""
    made = people(*names)
    assert sets(made) == [1, 1, 1]
    assert (
        len([j for j in said(made, "unsure") if Ref(made.articles[0].key, 0) in (j.left, j.right)])
        == 2
    )


def test_a_gender_tells_which() -> None:
    """ "Bill, he", and "Wilhelmina, she"; and refuses whom the names would join."""
    names = ("Bill Merrow", "William Merrow", "Wilhelmina Merrow")
    made = people(*names, genders=("male", "unknown", "female"))
    assert sets(made) == [1, 2]
    assert sets(people("Bill Merrow", "William Merrow", genders=("female", "male"))) == [1, 1]


def test_a_rare_slip_is_of_one_name_at_most() -> None:
    """Of a name that is often in the news there may be many; where none is, nobody knows whose it is."""
    slips = ("Ada Tollivar", "Ada Tollever")
    assert sets(people(*["Ada Tolliver"] * 3, *slips)) == [5]
    assert sets(people("Ada Tolliver", *slips)) == [1, 1, 1]


def test_the_surname_of_a_junior_is_the_seniors() -> None:
    """Unless he alone bears it."""
    made = people("John Carrow", "John Carrow Jr", "Carrow")
    assert {a.name: len(a.chains) for a in made.actors} == {"John Carrow": 2, "John Carrow Jr": 1}
    made = people("John Carrow", "John Carrow Jr", "Carrow Jr")
    assert {a.name: len(a.chains) for a in made.actors} == {"John Carrow": 1, "John Carrow Jr": 2}
    assert sets(people("John Carrow Jr", "Carrow")) == [2]


def group(n: int, name: str, gender: str = "unknown") -> Group:
    """A person of one chain."""
    chain = Chain(name, "person", True, (name,), gender=gender)  # type: ignore[arg-type]
    return Group("person", [Ref(f"{n:05}", 0)], [chain], {words_of(name)})


FIRSTS = ("Bill", "William", "Will", "Wilhelmina", "W.", "Catherine", "Kathryn", "Kate", "Kati", "Al", "J. Kate",
          "Marguerite", "Marguerita", "Sergei", "Sergey", "Anne-Marie", "Annemarie", "Anne", "A.")  # fmt: skip
LASTS = ("Merrow", "Tolliver", "Tollivar", "Müller", "Mueller", "al-Tolliver", "Tolliver Jr", "F. Tolliver",
         "G. Tolliver", "Frank Tolliver", "Zelenski", "Zelenskyy")  # fmt: skip
NAMES = st.builds("{} {}".format, st.sampled_from(FIRSTS), st.sampled_from(LASTS))


@given(st.lists(st.tuples(NAMES, st.sampled_from(("unknown", "female", "male"))), max_size=25))
@settings(deadline=None)
def test_blocks_miss_nobody(named: list[tuple[str, str]]) -> None:
    """Whoever would be held for one by comparing all with all is compared."""
    groups = [group(n, *one) for n, one in enumerate(named)]
    verdicts = {
        (a, b): compare(full_names(one), full_names(other), clash(one, other))
        for (a, one), (b, other) in combinations(enumerate(groups), 2)
    }
    every = FullNames(groups, Ledger(), lambda *_: False)
    every.joined()
    for pair, verdict in verdicts.items():
        if verdict is not None and verdict.says == "same":
            assert every.verdicts.get(pair) == verdict


@given(
    st.lists(
        st.tuples(NAMES | st.sampled_from(LASTS), st.sampled_from(("unknown", "female"))),
        max_size=12,
    ),
    st.randoms(use_true_random=False),
)
@settings(deadline=None)
def test_the_order_of_chains_changes_nothing(
    named: list[tuple[str, str]], rng: random.Random
) -> None:
    """And who is judged different is two, whoever is between."""
    made = []
    for n, (name, gender) in enumerate(named):
        made.append(Made(f"{n}.txt"))
        made[-1].chain(name, gender=gender)
    readings = [one.reading for one in made]
    first = resolve_actors(readings, {}, {}, {})
    rng.shuffle(readings)
    second = resolve_actors(readings, {}, {}, {})
    assert first[0] == second[0]
    assert sorted(first[1], key=lambda j: j.id) == sorted(second[1], key=lambda j: j.id)
    of = {ref: actor for actor in first[0] for ref in actor.chains}
    for judgement in first[1]:
        assert (of[judgement.left] == of[judgement.right]) == (judgement.verdict == "same")


@pytest.mark.parametrize("size", [400, 800])
@pytest.mark.parametrize(
    "name", ["{n} Smith", "John {n} Smith", "J. {n} Smith", "Ada Merrow{n}", "{n}. Smith"]
)
def test_a_block_of_thousands_costs_little(name: str, size: int) -> None:
    """Each name is compared with a few, however many share its surname."""
    letters = [f"{a}{b}{c}" for a in "bcdfghklmn" for b in "aeiou" for c in "bcdfghklmnprstvw"]
    groups = [group(n, name.format(n=letters[n].title())) for n in range(size)]
    full = FullNames(groups, Ledger(), lambda *_: False)
    full.joined()
    assert full.compared <= 60 * size


def test_a_name_is_cut_into_what_is_compared() -> None:
    """First name, middle names, surname, suffix; what belongs to the surname is no name."""
    name = name_of(words_of("John Frank van der Carrow Jr."))
    assert (name.first, name.middles, name.last, name.suffix) == (
        "john",
        ("frank",),
        "carrow",
        "jr",
    )
    assert name_of(words_of("von der Carrow")).first == ""
    assert name_of(("jr",)).last == "jr"


@pytest.mark.parametrize("other", ["Anthony Blake", "T. Blake", "Tonny Blake"])
def test_two_in_one_sentence_are_two(other: str) -> None:
    """Whatever their names have in common; in two sentences they can be one."""
    made = Made("a.txt")
    made.report("arrest", made.chain("Tony Blake"), made.chain(other))
    assert len(story(made).actors) == 2
    made.report("charge", None, made.chain(other.replace("Blake", "Blakeson")))
    together = Made("b.txt")
    one, two = together.chain("Tony Blake"), together.chain("Anthony Blake")
    for n, span in enumerate(m.span for m in together.mentions):
        together.sentences.append(Span(span.start, span.end + 1 + n))
    assert one != two
    assert len(story(together).actors) == 1


def test_a_surname_of_two_in_its_news_is_nobody_elses() -> None:
    """Whoever of the two it is here, it is none that the same surname means there."""
    made = []
    for n, names in enumerate((("Ada Marl", "Bram Marl"), ("Cleo Marl", "Dora Marl"))):
        made.append(Made(f"{n}.txt"))
        for name in (*names, "Marl"):
            made[-1].chain(name)
        for span in [m.span for m in made[-1].mentions]:
            made[-1].sentences.append(span)
    one, other = (m.article.key for m in made)
    alike = {one: {other: 0.4}, other: {one: 0.4}}
    actors, _ = resolve_actors([m.reading for m in made], {}, alike, {})
    assert sorted(a.name for a in actors) == [
        "Ada Marl", "Bram Marl", "Cleo Marl", "Dora Marl", "Marl", "Marl",
    ]  # fmt: skip
