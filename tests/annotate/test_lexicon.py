"""The word lists: read as they are meant, and without entries that contradict one another."""

from __future__ import annotations

from importlib.resources import files

import pytest

from dateline.annotate.lexicon import DATA, groups, lines, places, table, words
from dateline.model import STATUSES


def test_comments_and_empty_lines_are_no_words() -> None:
    """A `#` starts a comment."""
    for path in DATA.iterdir():
        if path.name.endswith(".txt"):
            for line in lines(path.name):
                assert line == line.strip() != ""
                assert "#" not in line


@pytest.mark.parametrize("name", ["person_nouns", "titles", "parties", "organisation_heads"])
def test_a_list_holds_words(name: str) -> None:
    """Each is one entry, without its commas."""
    found = words(name)
    assert found
    assert not any("," in word or word != word.strip() for word in found)


@pytest.mark.parametrize("name", ["status_words", "status_adjectives"])
def test_no_word_has_two_statuses(name: str) -> None:
    """Reading a list raises where a word stands in two groups; every group is a status."""
    assert set(groups(name).values()) <= set(STATUSES)


def test_a_word_in_two_groups_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """It says which word, and where."""
    monkeypatch.setattr("dateline.annotate.lexicon.lines", lambda _: ["a: x, y", "b: y"])
    with pytest.raises(ValueError, match="'y' stands under a and b"):
        groups.__wrapped__("invented")


def test_a_table_has_two_columns() -> None:
    """First to second."""
    assert table("titles_gender")["Dame"] == "female"
    assert set(table("titles_gender").values()) == {"female", "male"}


def test_of_two_places_of_one_name_the_bigger_counts() -> None:
    """A country before a state before a city."""
    found = places()
    assert found["Georgia"].type in ("country", "state")
    assert found["France"].type == "country"
    assert found["Rotterdam"].type == "city"
    assert all(found[name].thousands >= 0 for name in ("France", "Rotterdam"))


def test_the_gazetteer_is_small() -> None:
    """It ships in the wheel."""
    assert len((files("dateline") / "data" / "places.tsv.gz").read_bytes()) <= 2_000_000
