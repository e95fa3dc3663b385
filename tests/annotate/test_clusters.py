"""What keeps two chains in the making apart."""

from __future__ import annotations

import pytest

from dateline.annotate.clusters import Cluster, another, bearer, clash, compatible, gender_of


def test_only_two_known_genders_clash() -> None:
    """Not knowing one says nothing."""
    assert clash("female", "male")
    assert not clash("female", "female")
    assert not clash("unknown", "male")
    assert not clash("unknown", "unknown")


@pytest.mark.parametrize(
    ("marks", "gender"),
    [
        (["Mr"], "male"),
        (["Dame"], "female"),
        (["Dr"], "unknown"),
        (["Dr", "Ms"], "female"),
        (["deputy", "chairwoman"], "female"),
        ([], "unknown"),
    ],
)
def test_titles_and_posts_can_give_gender(marks: list[str], gender: str) -> None:
    """The first that gives any."""
    assert gender_of(marks) == gender


def test_the_other_union_is_another() -> None:
    """New modifiers say that something new is meant, unless they were said before."""
    cluster = Cluster("organisation", nouns={"union", "largest"})
    assert compatible(set(), cluster)
    assert compatible({"largest"}, cluster)
    assert not compatible({"other"}, cluster)
    assert not compatible({"rival"}, cluster)
    assert not compatible({"smaller"}, cluster)


def test_two_full_names_are_two_people() -> None:
    """Unless one is a form of the other."""
    cluster = Cluster("person", names=["Merrow", "Ada Merrow"])
    assert another("Bram Merrow", cluster)
    assert not another("A. Merrow", cluster)


def test_a_surname_means_who_bears_it_alone() -> None:
    """Else whom the article is about; nobody where it could be either."""
    ada = Cluster("person", members=[0, 1, 2, 3], names=["Ada Merrow"])
    bram = Cluster("person", members=[4], names=["Bram Merrow"])
    assert bearer([bram], [ada, bram]) is bram
    assert bearer([], [ada, bram]) is ada
    assert bearer([], []) is None
    ada.members = [0, 1]
    assert bearer([], [ada, bram]) is None
    bram.members = [4, 5, 6]
    assert bearer([], [ada, bram]) is None
