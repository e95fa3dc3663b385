"""What lies where, as the articles say it."""

from __future__ import annotations

from dateline.model import Ref
from dateline.resolve.contradictions.apart import places_inside
from dateline.story import Actor
from tests.resolve.made import Made, on, story


def placed(name: str, *towns: str, county: str, joint: str = ", ") -> Made:
    """An article that names towns in a county, and what happened in the first."""
    one = Made(name, published="2024-03-13", outlet=name)
    one._say("Borrow ferry dockers quay Velmouth harbour pickets tollgate lantern winch ")
    first = one.chain(*towns, kind="place")
    one.text = one.text[:-1] + joint
    one.chain(county, kind="place")
    ada, bram = one.chain("Ada Merrow"), one.chain("Bram Falk")
    one.report("sack", ada, bram, when=on("2024-03-11"), place=first)
    return one


def test_a_place_lies_in_what_is_named_after_it() -> None:
    """Between commas; not where both stand in a list."""
    for joint, inside in ((", ", True), (" and ", False)):
        one = placed("a", "Ostrey", county="Borrowshire", joint=joint)
        actors = {
            Ref(one.article.key, n): Actor(c.name, c.name, c.kind, (), (), ())
            for n, c in enumerate(one.chains)
        }
        found = places_inside([one.article], {one.article.key: one.reading}, actors)
        assert found == ({"Ostrey": frozenset({"Borrowshire"})} if inside else {})


def test_two_places_that_exclude_each_other() -> None:
    """Each in a county; a town and the county that holds it do not."""
    others = [Made(f"other {n}", published="2024-03-12", text=f"Sun {n} ") for n in range(12)]
    one = placed("a", "Ostrey", county="Borrowshire")
    (found,) = story(one, placed("b", "Cantle", county="Borrowshire"), *others).contradictions
    assert (found.about, found.sure) == ("place", False)
    assert {a.says for a in found.accounts} == {"Ostrey", "Cantle"}
    within = placed("b", "Borrowshire", county="Velland")
    assert story(one, within, *others).contradictions == ()


def test_two_towns_a_day_apart_exclude_each_other() -> None:
    """By the gazetteer; a country holds its towns, and a suburb is near."""
    others = [Made(f"other {n}", published="2024-03-12", text=f"Sun {n} ") for n in range(12)]

    def found(*towns: str) -> list[str]:
        made = story(*(placed(t, t, county="", joint="") for t in towns), *others).contradictions
        return [account.says for one in made for account in one.accounts]

    assert sorted(found("Lyon", "Berlin")) == ["Berlin", "Lyon"]
    assert found("Lyon", "Germany") == []
    assert found("Lyon", "Villeurbanne") == []
