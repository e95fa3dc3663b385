"""A group knows what it holds, however it came by it."""

from __future__ import annotations

from dataclasses import replace

from dateline.model import Chain, Ref
from dateline.resolve.actors.groups import Group, as_actor

ADA = Chain("Ada Merrow", "person", True, ("Ada Merrow", "Merrow"), gender="female")
SHORT = Chain("Merrow", "person", True, ("Merrow",))


def test_what_is_kept_up_is_what_the_chains_say() -> None:
    """A group that took in another is equal to one that was made of both."""
    grown = Group("person", [Ref("b", 0)], [SHORT], {("merrow",)})
    grown.add(Group("person", [Ref("a", 1)], [ADA], {("ada", "merrow")}))
    refs, names = [Ref("b", 0), Ref("a", 1)], {("merrow",), ("ada", "merrow")}
    assert grown == Group("person", refs, [SHORT, ADA], names)
    assert (grown.first, grown.articles, grown.genders) == (Ref("a", 1), {"a", "b"}, {"female"})


def test_an_actor_goes_by_its_fullest_name() -> None:
    """Unless nothing names it: then by the words that refer to it."""
    group = Group("person", [Ref("b", 0), Ref("a", 1)], [SHORT, ADA])
    actor = as_actor(group, {})
    assert (actor.name, actor.aliases) == ("Ada Merrow", ("Merrow",))
    nobody = replace(SHORT, name="a docker", named=False, names=())
    assert not as_actor(Group("person", [Ref("a", 0)], [nobody]), {}).named
