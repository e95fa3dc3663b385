"""Two accounts of one thing, in invented towns: what cannot both be so is found, what can is not."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.annotate import annotate
from dateline.model import Article
from dateline.resolve import resolve
from dateline.story import Contradiction

OTHERWISE = {
    "toll": (
        "number",
        "A ferry capsized off Tarn Head on 3 June 2014, killing 12 people, police said. The ferry had left Velmouth in the morning. Rescue boats searched the bay.",
        "Fifteen people were killed when a ferry capsized off Tarn Head on 3 June 2014. The ferry had left Velmouth with 60 passengers. Rescue boats searched the bay until dusk.",
    ),
    "date": (
        "date",
        "Ada Merrow resigned as head of Tarn Ferries on 3 June 2014. The company thanked Merrow for her work. The board will choose a successor.",
        "Ada Merrow resigned as head of Tarn Ferries on 5 June 2014. Shares of the company fell. The board will choose a successor.",
    ),
    "buyer": (
        "role",
        "Ashdell Holdings bought the Tarn mill on 3 June 2014 for £3m. The mill employs 200 people in Velmouth.",
        "Corvane Group bought the Tarn mill on 3 June 2014. The mill in Velmouth employs 200 people.",
    ),
    "killer": (
        "role",
        "Odo Quist shot Bram Falk at the town hall in Velmouth on 3 June 2014, police said. Falk was taken to hospital.",
        "Jonas Farrow shot Bram Falk at the town hall in Velmouth on 3 June 2014, witnesses said. Falk died in hospital.",
    ),
    "denied": (
        "status",
        "The Velmouth council approved the toll on the Tarn bridge on 3 June 2014. Drivers will pay £2.",
        "The Velmouth council has not approved the toll on the Tarn bridge, its leader Ada Merrow said on 4 June 2014. Drivers feared they would pay.",
    ),
    "denies": (
        "claim",
        "Ashdell Holdings dumped waste in the Tarn in May 2014, the Velmouth Post reported. Fish died in the river.",
        "Ashdell Holdings denied that it dumped waste in the Tarn in May 2014. Fish have died in the river.",
    ),
    "amount": (
        "number",
        "Tarn Ferries paid £3m for the ferry Gannet on 3 June 2014. The Gannet carries 200 passengers.",
        "Tarn Ferries paid £5m for the ferry Gannet on 3 June 2014. The Gannet will sail from Velmouth.",
    ),
    "votes": (
        "number",
        "The Velmouth council voted by 12 votes to 9 for the bridge on 3 June 2014. Ada Merrow led the debate.",
        "The Velmouth council voted for the bridge by 14 votes to 9 on 3 June 2014. Ada Merrow opened the debate.",
    ),
    "crowd": (
        "number",
        "About 900 dockers joined the strike in Velmouth on 3 June 2014. The dockers want higher pay.",
        "More than 2,000 dockers joined the strike in Velmouth on 3 June 2014. They want higher pay.",
    ),
    "crowd2": (
        "number",
        "Thousands marched in Velmouth on 3 June 2014 against the toll. Police said 2,000 people took part in the march, but organisers said 9,000 people took part.",
        "",
    ),
    "winner": (
        "role",
        "Odo Quist won the Velmouth mayoral election on 3 June 2014. Turnout was low in the town.",
        "Mara Farrow won the Velmouth mayoral election on 3 June 2014. Turnout in the town was low.",
    ),
    "sentence": (
        "number",
        "Odo Quist was jailed for three years on 3 June 2014 for fraud at Tarn Ferries. The court sat in Velmouth.",
        "Odo Quist was jailed for five years on 3 June 2014 for fraud at Tarn Ferries. The court in Velmouth was full.",
    ),
    "hour": (
        "number",
        "The explosion at the Tarn mill happened at 10 pm on 3 June 2014. Workers had gone home.",
        "The explosion at the Tarn mill happened at 6 am on 3 June 2014. Workers had not yet come.",
    ),
    "arrests": (
        "number",
        "Police arrested 14 protesters in Velmouth on 3 June 2014 after the march against the toll.",
        "Police arrested 30 protesters in Velmouth on 3 June 2014 after the march against the toll bridge.",
    ),
    "seats": (
        "number",
        "The Harbour Party won 31 seats in the Velmouth election on 3 June 2014. Ada Merrow leads the party.",
        "The Harbour Party won 27 seats in the Velmouth election on 3 June 2014. The party is led by Ada Merrow.",
    ),
    "jobs": (
        "number",
        "Ashdell Holdings cut 400 jobs at the Tarn mill on 3 June 2014. The union protested.",
        "Ashdell Holdings cut 650 jobs at the Tarn mill on 3 June 2014. The union threatened a strike.",
    ),
    "weekday": (
        "date",
        "The ferry Gannet sank off Tarn Head on 3 June 2014. All 20 passengers were saved.",
        "The ferry Gannet sank off Tarn Head on 7 June 2014. All of its 20 passengers were saved.",
    ),
    "attended": (
        "status",
        "Bram Falk attended the summit in Velmouth on 3 June 2014. Leaders talked about fish.",
        "Bram Falk did not attend the summit in Velmouth on 3 June 2014. Leaders talked about fish quotas.",
    ),
}
"""What is told → what is told otherwise, and the two accounts."""
BOTH = {
    "bothtolls": (
        "A ferry capsized off Tarn Head on 3 June 2014, killing 12 people.",
        "A ferry capsized off Tarn Head on 3 June 2014, killing a dozen people. 20 were hurt.",
    ),
    "agents2": (
        "Odo Quist and Mara Farrow met Bram Falk in Velmouth on 3 June 2014. They talked about the port.",
        "Mara Farrow met Bram Falk in Velmouth on 3 June 2014. Farrow left at noon.",
    ),
    "org-person": (
        "Police shot Bram Falk at the town hall in Velmouth on 3 June 2014.",
        "Officer Jonas Farrow shot Bram Falk at the town hall in Velmouth on 3 June 2014.",
    ),
    "parent": (
        "Ashdell Holdings bought the Tarn mill on 3 June 2014. The mill is in Velmouth.",
        "Ashdell bought the Tarn mill on 3 June 2014. The mill employs 200.",
    ),
    "two votes": (
        "The Velmouth council voted for the bridge on 3 June 2014 by 12 votes to 9.",
        "The Velmouth council voted for the school on 3 June 2014 by 14 votes to 7.",
    ),
    "two wins": (
        "Odo Quist won the Velmouth mayoral election on 3 June 2014.",
        "Mara Farrow won the Pellmouth mayoral election on 3 June 2014.",
    ),
    "two arrests": (
        "Police arrested Odo Quist in Velmouth on 3 June 2014 over the fire at the mill.",
        "Police arrested Mara Farrow in Velmouth on 3 June 2014 over the fire at the mill.",
    ),
    "two said": (
        "Odo Quist praised Bram Falk in Velmouth on 3 June 2014.",
        "Mara Farrow praised Bram Falk in Velmouth on 3 June 2014.",
    ),
    "two visits": (
        "Odo Quist visited Bram Falk in hospital on 3 June 2014.",
        "Mara Farrow visited Bram Falk in hospital on 3 June 2014.",
    ),
    "criticised": (
        "The Dockers Union criticised Ashdell Holdings on 3 June 2014 over the mill.",
        "The Harbour Party criticised Ashdell Holdings on 3 June 2014 over the mill.",
    ),
    "owner-ceo": (
        "Ada Merrow sold the Tarn mill on 3 June 2014.",
        "Ashdell Holdings sold the Tarn mill on 3 June 2014. Ada Merrow is head of Ashdell Holdings.",
    ),
    "shot two": (
        "Odo Quist shot Bram Falk and Jonas Farrow at the town hall in Velmouth on 3 June 2014.",
        "Odo Quist shot Jonas Farrow at the town hall in Velmouth on 3 June 2014.",
    ),
    "sentence2": (
        "Odo Quist was jailed for three years on 3 June 2014 for fraud.",
        "Mara Farrow was jailed for five years on 3 June 2014 for fraud.",
    ),
    "prize": (
        "Odo Quist won a prize for his boat in Velmouth on 3 June 2014.",
        "Mara Farrow won a prize for her cake in Velmouth on 3 June 2014.",
    ),
}
"""Accounts that can both be so."""


def told(*texts: str) -> tuple[Contradiction, ...]:
    """Read accounts of one day, each of an outlet of its own."""
    articles = [
        Article(f"{n}.txt", text, published=date(2014, 6, 9), outlet=f"Outlet {n}")
        for n, text in enumerate(texts)
        if text
    ]
    return resolve(articles, list(annotate(articles))).contradictions


@pytest.mark.parametrize("name", OTHERWISE)
def test_what_cannot_both_be_so_is_found(name: str) -> None:
    """Of the kind that it is, and with both accounts."""
    about, *texts = OTHERWISE[name]
    found = [c for c in told(*texts) if c.about == about]
    assert len(found) == 1
    assert len(found[0].accounts) == 2


@pytest.mark.parametrize("name", BOTH)
def test_what_can_both_be_so_is_left_alone(name: str) -> None:
    """Another word for the same, another happening, or one that two can do."""
    assert told(*BOTH[name]) == ()
