"""Sources: what is a copy and what is not, and how many sources a number of articles are."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Article
from dateline.resolve.sources import copies, independent, roots
from dateline.story import Copy, Story
from tests.resolve.made import Made, on, story

WIRE = """VELMOUTH (Borrow) - Ferry crews at Velmouth walked out on Monday after the Merrow Castle \
Trust refused to restore a winter allowance, stranding some 400 passengers on the eastern quay.

The Borrow Rail Union said the stoppage would last until the trust withdrew its letter of 3 March. \
"Nobody chose this," said its secretary, Clea Dorn, outside the ticket hall.

The trust said it regretted the inconvenience and would run two boats a day with office staff. It \
put the cost of the allowance at 210,000 crowns a year.

Passengers slept in the old customs shed, where volunteers brought soup and blankets."""
CHANGED = WIRE.replace("VELMOUTH (Borrow) - ", "").replace("some 400", "about four hundred").replace(
    "Clea Dorn", "Ms Dorn"
)  # fmt: skip
CUT = "\n\n".join(WIRE.split("\n\n")[:2] + WIRE.split("\n\n")[3:])
OWN = """Passengers for the islands found the gates shut yesterday morning. The crews of all six \
Velmouth ferries had left their posts at dawn, in a quarrel over money that the Merrow Castle Trust \
stopped paying in winter.

I counted more than three hundred people on the quay by noon. "Nobody chose this," said its \
secretary, Clea Dorn, who leads the Borrow Rail Union, but few in the queue believed her.

Two boats manned by clerks got away before dark. The trust would not say when the next might sail."""
NOTICE = "This newspaper follows the press code of Velmouth. Write to the editor with complaints."
OTHER = """The bear that escaped from the travelling fair at Corvane has been found asleep in a \
bakery, unharmed and covered in flour, the keeper of the fair said. The baker has asked for the price \
of forty loaves and a new window, and the fair has offered him a season ticket instead. It moves on \
to Drayle at the end of the week, with the bear in a stronger cage than the one it left."""


def article(name: str, text: str, outlet: str | None = None, day: int = 1) -> Article:
    """Make an article that appeared on a day of March."""
    return Article(name, text, f"Headline of {name}", date(2024, 3, day), outlet)


def pairs(*articles: Article) -> dict[tuple[str, str], Copy]:
    """Give the copies by the names of copy and original."""
    names = {a.key: a.id for a in articles}
    return {(names[c.article], names[c.original]): c for c in copies(articles)}


def test_a_copy_with_another_headline_and_some_changes_is_a_copy() -> None:
    """The words of the text tell, not its headline; some changed words and a date line do not hide it."""
    found = pairs(article("wire", WIRE), article("copy", CHANGED, day=2))
    assert list(found) == [("copy", "wire")]
    assert 0.7 < found["copy", "wire"].share < 1
    assert "in the same order" in found["copy", "wire"].reason


def test_a_copy_with_a_paragraph_cut_is_a_copy() -> None:
    """All that is left of it stands in the original."""
    found = pairs(article("wire", WIRE), article("copy", CUT, day=2))
    assert found["copy", "wire"].share > 0.9
    assert "of its words" in found["copy", "wire"].reason


def test_a_short_article_inside_a_longer_one_is_a_copy() -> None:
    """However much the longer one adds."""
    short = WIRE.split("\n\n")[0]
    longer = "\n\n".join([OTHER, OWN.split("\n\n")[0], short, OTHER.upper(), OWN.split("\n\n")[2]])
    assert pairs(article("short", short), article("long", longer, day=2)).keys() == {
        ("long", "short")
    }
    assert pairs(article("long", longer), article("short", short, day=2)).keys() == {
        ("short", "long")
    }


def test_two_accounts_of_the_same_are_no_copies() -> None:
    """The same names, figures and one quotation are not the same text."""
    assert copies([article("one", WIRE), article("two", OWN, day=2)]) == ()


def test_a_notice_in_common_makes_no_copy() -> None:
    """Neither in long articles, nor where it is all that there is."""
    with_notice = [article(str(n), f"{text}\n\n{NOTICE}") for n, text in enumerate((OTHER, OWN))]
    assert copies(with_notice) == ()
    assert copies([article("a", NOTICE), article("b", NOTICE)]) == ()


def test_a_copy_of_a_copy_is_listed_with_the_first() -> None:
    """And goes back to it alone, also where only the second is near enough."""
    first, second, third = (
        article("a", WIRE),
        article("b", CHANGED, day=2),
        article("c", CHANGED, day=3),
    )
    assert pairs(first, second, third).keys() == {("b", "a"), ("c", "a")}
    chained = [Copy("b", "a", 0.6, ""), Copy("c", "b", 0.6, "")]
    assert roots(chained) == {"b": frozenset("a"), "c": frozenset("a")}


def test_a_round_up_copies_all_that_it_holds() -> None:
    """Two agencies' texts in one article."""
    both = article("both", f"{WIRE}\n\n{OTHER}", day=2)
    assert pairs(article("a", WIRE), article("b", OTHER), both).keys() == {
        ("both", "a"),
        ("both", "b"),
    }


def test_three_sources_means_three() -> None:
    """Copies and articles of one outlet count once; without an outlet, each text counts."""
    wire, copy = article("wire", WIRE, "Agency"), article("copy", CHANGED, "The Post", 2)
    own, second = article("own", OWN, "The Lamp"), article("second", OTHER, "The Lamp", 3)
    going_back = roots(copies([wire, copy, own, second]))
    assert independent([wire, copy], going_back) == 1
    assert independent([wire, copy, own], going_back) == 2
    assert independent([wire, copy, own, second], going_back) == 2
    nameless = [replace(a, outlet=None) for a in (wire, copy, own, second)]
    assert independent(nameless, roots(copies(nameless))) == 3


def test_an_outlets_own_account_counts_beside_the_copy_it_printed() -> None:
    """The agency is one source, and the outlet's reporter another."""
    wire, copy = article("wire", WIRE, "Agency"), article("copy", CHANGED, "The Post", 2)
    own = article("own", OWN, "The Post", 3)
    assert independent([wire, copy, own], roots(copies([wire, copy, own]))) == 2


def test_copies_of_what_is_not_there_are_one_source() -> None:
    """Two outlets' copies of a text that tells nothing of the event itself."""
    first, second = (article(n, WIRE, n) for n in ("The Post", "The Lamp"))
    going_back = {first.key: frozenset({"wire"}), second.key: frozenset({"wire"})}
    assert independent([first, second], going_back) == 1


@given(st.integers(0, 1000))
def test_the_order_of_those_counted_changes_nothing(seed: int) -> None:
    """As many sources, whoever is named first."""
    rng = random.Random(seed)
    some = [article(str(n), rng.choice((WIRE, CHANGED, CUT, OWN, OTHER)),
                    rng.choice((None, "The Post", "The Lamp", "Agency")), n + 1) for n in range(6)]  # fmt: skip
    going_back = roots(copies(some))
    number = independent(some, going_back)
    assert number == independent(some[::-1], going_back)
    assert 1 <= number <= 6


def told_by(*tellers: tuple[str, str]) -> Story:
    """Make a story of one strike, told by outlets in texts that go on in some way."""
    made = []
    for number, (outlet, rest) in enumerate(tellers):
        one = Made(f"{number}", f"2024-03-{13 + number}", outlet)
        union = one.chain("Borrow Rail Union", kind="organisation")
        trust = one.chain("Merrow Castle Trust", kind="organisation")
        one.report("reject", union, trust, "offer", when=on("2024-03-11"))
        one.text += rest
        made.append(one)
    return story(*made)


def test_an_event_says_how_many_sources_it_has() -> None:
    """A copy adds none, and so no importance; an independent account adds both."""
    alone, copied, twice = (
        told_by(("Agency", WIRE)),
        told_by(("Agency", WIRE), ("The Post", CHANGED)),
        told_by(("Agency", WIRE), ("The Post", OWN)),
    )
    assert [s.events[0].sources for s in (alone, copied, twice)] == [1, 1, 2]
    assert [len(s.copies) for s in (alone, copied, twice)] == [0, 1, 0]
    assert twice.events[0].importance > copied.events[0].importance
    assert not any("sources" in reason for reason in copied.events[0].reasons)
    assert any("2 independent sources" in reason for reason in twice.events[0].reasons)
    assert copied.copies_by[copied.articles[1].key] == list(copied.copies)
