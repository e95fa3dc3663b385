"""What a person may write, and what is said of what nobody can follow."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from dateline.calendar import days_of_edtf
from dateline.entries import Quote, entry, redate
from dateline.errors import DoubtfulEntry
from dateline.export.terms import well_formed

GOOD: dict[str, Any] = {
    "do": "rename",
    "of": [{"article": "a.md", "words": "Ada  Merrow"}],
    "to": "Ada Quill",
    "reason": "She married.",
    "author": "J. Penn",
    "day": "2024-05-01",
}


def test_an_entry_is_checked_and_made() -> None:
    """Blanks do not count, and what it is about is the first of what it may be about."""
    made = entry(GOOD, "here")
    assert (made.act, made.about, made.value) == ("rename", "actor", "Ada Quill")
    assert made.of == (Quote("a.md", "Ada Merrow"),)
    assert made.day == date(2024, 5, 1)
    alone = entry({**GOOD, "of": GOOD["of"][0]}, "here")
    assert alone == made
    spelt = {**GOOD, "do": "Not the same", "to": None}
    spelt["of"] = [{"article": "b.md", "words": "x"}, {"article": "a.md", "words": "y"}]
    assert entry(spelt, "here").of == (Quote("a.md", "y"), Quote("b.md", "x"))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"do": "rname"}, "has “rname” under “do”, which is not known. Did you mean “rename”?"),
        ({"do": None}, "does not say what to do. Write under “do” one of these: merge, not-the-same, split,"),
        ({"do": ["merge"]}, "has no plain text under “do”. Write one line"),
        ({"resaon": "x"}, "has the unknown key “resaon”. Did you mean “reason”?"),
        ({"zzz": "x"}, "has the unknown key “zzz”. Write only these: do, about, of, to, reason, author, day."),
        ({"reason": " "}, "does not say why. Write the reason under “reason”."),
        ({"author": None}, "does not say whose word it is. Write a name under “author”."),
        ({"author": "Rule"}, "has the author “rule”, which is what the program calls itself"),
        ({"about": "claim"}, "which rename cannot be about. Write under “about” one of these: actor, event."),
        ({"of": None}, "does not say what it is about. Write under “of”"),
        ({"of": []}, "names 0 things, but rename takes 1. Write under “of” as many as it takes"),
        ({"of": [{"article": "a.md", "words": " "}]}, "quotes no words of “a.md”. Write some under “words”."),
        ({"of": [{"words": "x"}]}, "does not say in which article “x” is. Write its id under “article”"),
        ({"of": [{}]}, "names no article. Write its id"),
        ({"of": [{"article": "a", "words": "x", "nth": "1"}]}, "has the unknown key “nth”"),
        ({"of": [{"article": "a", "words": "x", "occurrence": "0"}]}, "has “0” under “occurrence”, which is no"),
        ({"do": "merge", "to": None}, "names 1 thing, but merge takes 2 or more."),
        ({"do": "merge", "to": None, "of": GOOD["of"] * 2}, "1 thing, the same words more than once, but"),
        ({"do": "reject"}, "has “Ada Quill” under “to”, but reject takes nothing there. Leave “to” out."),
        ({"to": None}, "does not say the new name or label. Write the new name or label under “to”."),
        ({"to": "x" * 1001}, "has more than 1,000 characters under “to”"),
        ({"to": "\ud800"}, "has half of a character under “to”"),
        ({"do": "wrong-kind", "to": "persn"}, "“to”, which is no kind of actor. Did you mean “person”?"),
        ({"do": "wrong-kind", "about": "event", "to": "party"}, "is no kind of event. Write one of these: "),
        ({"day": "2024-02-30"}, "has “2024-02-30” under “day”, which is no date between the years 1 and 9998"),
        ({"do": "re-date", "to": "0000-01-01"}, "has “0000-01-01” under “to”, which is no date between"),
        ({"do": "re-date", "to": "9999"}, "has “9999” under “to”, which is no date"),
        ({"do": "re-date", "to": "2014-02-30"}, "Write EDTF, such as 2014-03-09, 2014-03 or ../2015."),
        ({"do": "re-date", "about": "article", "of": {"article": "a"}, "to": "2014-03"}, "no date"),
        ({"do": "re-date", "about": "article", "of": [], "to": "2014-03"}, "each by its id alone."),
    ],
)  # fmt: skip
def test_what_nobody_can_follow_is_one_sentence(change: dict[str, Any], words: str) -> None:
    """What is wrong, where, and what to write instead."""
    with pytest.raises(DoubtfulEntry) as raised:
        entry({**GOOD, **change}, "corrections.yaml, entry 3")
    assert str(raised.value).startswith("corrections.yaml, entry 3: ")
    assert words in str(raised.value)


@pytest.mark.parametrize("said", ["rename", ["rename"], None])
def test_an_entry_is_a_mapping(said: object) -> None:
    """Nothing else is one."""
    with pytest.raises(DoubtfulEntry, match=r"is not written as keys and values\. Begin it with"):
        entry(said, "here")


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2014-03-09", date(2014, 3, 9), date(2014, 3, 9)),
        ("2014-03~", date(2014, 3, 1), date(2014, 3, 31)),
        ("2012-21", date(2012, 3, 1), date(2012, 5, 31)),
        ("2012-34", date(2012, 4, 1), date(2012, 6, 30)),
        ("2012-41", date(2012, 7, 1), date(2012, 12, 31)),
        ("201X", date(2010, 1, 1), date(2019, 12, 31)),
        ("19XX", date(1900, 1, 1), date(1999, 12, 31)),
        ("../2015", None, date(2015, 12, 31)),
        ("2014/..", date(2014, 1, 1), None),
        ("2014-03-01/2014-03-13", date(2014, 3, 1), date(2014, 3, 13)),
    ],
)
def test_a_date_is_edtf_with_days(value: str, first: date | None, last: date | None) -> None:
    """Each is what the graph takes for EDTF too."""
    span = redate(value)
    assert span is not None
    assert (span.earliest, span.latest) == (first, last)
    assert well_formed(value)


@pytest.mark.parametrize(
    "value",
    ["", "soon", "0000", "9999-12-31", "999X", "2014-13", "2014-02-30", "2014/2013", "../..", "/",
     "2014/2015/2016", "20", "201", "2014-3-9", "2014-99", "٢٠١٤"],
)  # fmt: skip
def test_what_is_no_date_is_none(value: str) -> None:
    """Not even nearly."""
    assert redate(value) is None
    assert value == "9999-12-31" or value == "999X" or days_of_edtf(value) is None
