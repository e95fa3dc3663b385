"""What always holds of rulings, whatever people say of whatever articles."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.entries import Entry, Quote
from dateline.story import Act
from tests.resolve.made import Made
from tests.resolve.rulings.said import WHY, ruled
from tests.resolve.test_resolve import BODIES, LEMMAS, PEOPLE, articles


def well_made(seed: int) -> list[Made]:
    """Articles in which a report is in no claim that is not there."""
    made = articles(seed)
    for one in made:
        if not one.claims:
            one.reports = [replace(report, claim=None) for report in one.reports]
    return made


def entries_for(made: list[Made], seed: int) -> list[Entry]:
    """Entries about what is there, and some about what is not; many contradict each other."""
    rng = random.Random(seed)
    days = (None, None, date(2024, 5, 1), date(2024, 5, 2))
    out: list[Entry] = []
    for _ in range(rng.randint(0, 8)):
        act: Act = rng.choice(
            ("merge", "merge", "not-the-same", "split", "rename", "wrong-kind", "reject", "re-date")
        )
        actors = act in ("rename", "wrong-kind") or (
            act in ("merge", "not-the-same", "split") and rng.random() < 0.6
        )
        words = (*PEOPLE, *BODIES) if actors else LEMMAS
        many = 2 if act in ("merge", "not-the-same") else 1
        quotes = {
            Quote(rng.choice(made).id, rng.choice(words), rng.choice((0, 1))) for _ in range(many)
        }
        if len(quotes) < many:
            continue
        to = {"rename": rng.choice(("X", "Y")), "wrong-kind": "other", "re-date": "2024"}.get(
            act, ""
        )
        where = f"entry {len(out)}"
        out.append(
            Entry(
                act, "actor" if actors else "event", tuple(sorted(quotes)), to, WHY,
                rng.choice("AB"), rng.choice(days), where,
            )
        )  # fmt: skip
    return out


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 10**6), st.randoms(use_true_random=False))
def test_the_order_of_entries_does_not_matter(seed: int, shuffle: random.Random) -> None:
    """The same story, and the same said of the same entries."""
    made = well_made(seed)
    entries = entries_for(made, seed)
    first, doubts = ruled(made, *entries)
    shuffled = list(entries)
    shuffle.shuffle(shuffled)
    mixed = list(made)
    shuffle.shuffle(mixed)
    second, again = ruled(mixed, *shuffled)
    assert first == second
    assert sorted(doubts) == sorted(again)


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 10**6))
def test_everything_has_one_place_and_rulings_hold(seed: int) -> None:
    """Chains and reports are in one actor and event each; what was followed is as it was said."""
    made = well_made(seed)
    story, _ = ruled(made, *entries_for(made, seed))
    chains = [ref for one in story.actors for ref in one.chains]
    reports = [ref for one in (*story.events, *story.rejected) for ref in one.reports]
    assert len(chains) == len(set(chains)) == sum(len(r.chains) for r in story.readings.values())
    assert len(reports) == len(set(reports)) == sum(len(m.reports) for m in made)
    event_of = {ref: e.id for e in (*story.events, *story.rejected) for ref in e.reports}
    for ruling in story.rulings:
        assert ruling.targets
        if ruling.act in ("merge", "not-the-same"):
            of = (
                {story.actor_of[ref].id for ref in ruling.refs}
                if ruling.about == "actor"
                else {event_of[ref] for ref in ruling.refs}
            )
            assert len(of) == (1 if ruling.act == "merge" else len(ruling.refs))
