"""Ages, lengths, hours and magnitudes of one, told otherwise by another."""

from __future__ import annotations

import pytest

from dateline.story import Contradiction
from tests.resolve.made import Made, on, story

NEWS = "Borrow ferry dockers quay Velmouth harbour pickets tollgate lantern winch "


def article(
    name: str, before: str, after: str, lemma: str = "fall", published: str = "2024-03-13",
    when: str = "2024-03-11", named: bool = True,
) -> Made:  # fmt: skip
    """An article of one sentence: what stands before a name and a verb, and after both."""
    one = Made(name, published=published, outlet=name)
    one._say(NEWS)
    begin = len(one.text)
    if before:
        one._say(before)
    ada = one.chain("Ada Merrow") if named else None
    one.report(lemma, when=on(when), kind="accident", agent=ada, main=True)
    one._say(after)
    one.sentences[-1] = type(one.sentences[-1])(begin, len(one.text) - 1)
    return one


def told(*articles: Made) -> tuple[Contradiction, ...]:
    """The contradictions of these among others that are about something else."""
    others = [Made(f"other {n}", published="2024-03-12", text=f"Sun {n} ") for n in range(12)]
    return story(*articles, *others).contradictions


def says(found: tuple[Contradiction, ...]) -> list[str]:
    """What the accounts of all say."""
    return sorted(account.says for one in found for account in one.accounts)


@pytest.mark.parametrize(
    ("first", "second", "accounts"),
    [
        ("150 metres .", "200 metres .", ["150 metres", "200 metres"]),
        ("150 metres .", "500 feet .", []),
        ("200 feet .", "60m .", []),
        ("about 190 metres .", "200 metres .", []),
        ("2,000 feet (600 metres) .", "700 metres .", ["2,000 feet", "700 metres"]),
        ("at 2:30 a.m .", "at 4 a.m .", ["2:30 a.m", "4 a.m"]),
        ("at 2:30 a.m .", "at about 2 a.m .", []),
        ("at 2:30 a.m .", "from 4 a.m to 6 a.m .", []),
        ("£150m .", "£200m .", []),
        ("at 90 miles per hour .", "at 120 miles per hour .", []),
    ],
)
def test_lengths_and_hours_of_a_deed(first: str, second: str, accounts: list[str]) -> None:
    """Converted and rounded ones agree, and sums of money and speeds are none."""
    assert says(told(article("a", "", first), article("b", "", second))) == accounts


def test_who_has_no_name_is_told_by_age() -> None:
    """ "A 36-year-old" who fell is the one of that age in the other article."""
    one = article("a", "A 36-year-old climber", "150 metres .", named=False)
    same = article("b", "The 36-year-old", "200 metres .", named=False)
    other = article("b", "The 41-year-old", "200 metres .", named=False)
    assert says(told(one, same)) == ["150 metres", "200 metres"]
    assert told(one, other) == ()


@pytest.mark.parametrize(
    ("day", "years", "apart"),
    [
        ("2024-03-14", 32, True),
        ("2024-03-14", 33, True),
        ("2024-03-30", 32, False),
        ("2024-03-30", 33, True),
        ("2024-03-14", 31, False),
    ],
)
def test_ages_and_a_birthday(day: str, years: int, apart: bool) -> None:
    """A year of difference within a week, and not within weeks; two years are one person told wrongly."""
    found = told(
        article("a", "31-year-old", "."), article("b", f"{years}-year-old", ".", published=day)
    )
    assert says(found) == ([f"aged {n}" for n in (31, years)] if apart else [])


@pytest.mark.parametrize(
    ("first", "second", "accounts"),
    [
        ("of magnitude 6.1 .", "of magnitude 6.4 .", ["magnitude 6.1", "magnitude 6.4"]),
        ("of magnitude 6.1 .", "of magnitude 6 .", []),
        ("of magnitude 6.1 .", "after one of magnitude 5.2 in 1998 .", []),
    ],
)
def test_magnitudes(first: str, second: str, accounts: list[str]) -> None:
    """Of one earthquake; rounded or of an earlier one, they say nothing."""
    some = (article(n, "", t, "earthquake") for n, t in (("a", first), ("b", second)))
    assert says(told(*some)) == accounts
