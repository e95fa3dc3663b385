"""What kind of thing a name names: each sign has its weight, and the article votes."""

from __future__ import annotations

from collections import defaultdict

import pytest

from dateline.annotate.namekinds import (
    Votes,
    evidence,
    lend_to_full_names,
    lend_to_surnames,
    winner,
)
from tests.annotate.reading_of import doc_of


@pytest.mark.parametrize(
    ("text", "start", "end", "kind"),
    [
        ("They met Velland Ferry Union.", 2, 5, "organisation"),
        ("They met in Cantle Bay.", 3, 5, "place"),
        ("They met in France.", 3, 4, "place"),
        ("They met Labour.", 2, 3, "organisation"),
        ("They met the DPA.", 3, 4, "organisation"),
        ("They bought the iPhone.", 3, 4, "product"),
        ("They tried a 3G iPhone.", 3, 5, "product"),
        ("They unveiled the new Velmo.", 4, 5, "product"),
        ("They sailed on Velmo, an airliner.", 3, 4, "product"),
        ("They like the Velmo Laptop.", 3, 5, "product"),
        ("They met at the Cantle Trade Conference.", 4, 7, "other"),
        ("They met Merrow, who left.", 2, 3, "person"),
        ("They met docker Velk.", 3, 4, "person"),
        ("They met Velk, a union.", 2, 3, "organisation"),
    ],
)
def test_the_signs_of_one_occurrence_give_its_kind(
    text: str, start: int, end: int, kind: str
) -> None:
    """Without any label of the model: heads, the gazetteer, case, and the words around."""
    assert winner(Votes(float, evidence(doc_of(text), start, start, end, {}))) == kind


def test_a_title_makes_a_person_of_anything() -> None:
    """ "Mr France" is no country."""
    doc = doc_of("They met Mr France.")
    assert winner(Votes(float, evidence(doc, 2, 3, 4, {}))) == "person"


def votes(**found: dict[str, float]) -> defaultdict[str, Votes]:
    """Make votes, with `_` for the space in a name."""
    out: defaultdict[str, Votes] = defaultdict(lambda: Votes(float))
    for name, weights in found.items():
        out[name.replace("_", " ")].update(weights)  # type: ignore[arg-type]
    return out


def test_a_surname_is_a_person_where_the_full_name_is_one() -> None:
    """Whatever it looks like by itself."""
    found = votes(ada_merrow={"person": 2.0}, merrow={"place": 1.5}, ostrey={"place": 1.5})
    lend_to_surnames(found)
    assert winner(found["merrow"]) == "person"
    assert winner(found["ostrey"]) == "place"


def test_a_full_name_is_a_person_where_the_titled_surname_is_one() -> None:
    """ "Dr Merrow" speaks for "Ada Merrow"."""
    found = votes(ada_merrow={"organisation": 2.0}, merrow={"person": 4.0})
    lend_to_full_names(found)
    assert winner(found["ada merrow"]) == "person"


def test_without_votes_nothing_wins() -> None:
    """And of two with as many the same one always does."""
    assert winner(Votes(float)) is None
    assert winner(Votes(float, {"place": 1.0, "person": 1.0})) == winner(
        Votes(float, {"person": 1.0, "place": 1.0})
    )
