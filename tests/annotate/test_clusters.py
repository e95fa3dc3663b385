"""What keeps two chains in the making apart."""

from __future__ import annotations

import pytest

from dateline.annotate.clusters import Cluster, clash, compatible, gender_of


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
