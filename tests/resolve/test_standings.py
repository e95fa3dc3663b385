"""Who is central: by events that happened, over the whole story and stretch by stretch."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.model import Interval, Status
from dateline.resolve.standings import standings
from dateline.story import Actor, Event, Role

WHO = {
    ident: Actor(ident, ident.title(), "person", (), (), ())
    for ident in ("ada", "bram", "cleo", "dora")
}
WHO["them"] = Actor("them", "the crowd", "person", (), (), (), named=False)


def met(ident: str, *who: str, day: date | None, status: Status = "happened") -> Event:
    """An event that some take part in."""
    roles = tuple(Role("Arg0", one, ()) for one in who)
    days, edtf = Interval(day, day), day.isoformat() if day else ""
    return Event(
        ident, "they met", "meeting", status, False, days, edtf, "stated", Interval(), roles, None, (),
        0.5, (), False,
    )  # fmt: skip


def test_who_shares_most_events_comes_first() -> None:
    """With how many others, and in how many events."""
    found = standings(
        [
            met("a", "ada", "bram", day=date(2014, 3, 1)),
            met("b", "ada", "cleo", day=date(2014, 3, 2)),
            met("c", "ada", "dora", "bram", day=None),
        ],
        WHO,
    )
    whole = [s for s in found if s.stretch == "whole"]
    assert next((s.actor, s.rank) for s in whole) == ("ada", 1)
    assert {s.actor: (s.ties, s.events) for s in whole} == {
        "ada": (3, 3), "bram": (2, 2), "cleo": (1, 1), "dora": (2, 1)
    }  # fmt: skip
    assert sorted(s.rank for s in whole) == [1, 2, 3, 4]


@pytest.mark.parametrize("status", ["planned", "possible", "denied", "hypothetical"])
def test_what_did_not_happen_brings_nobody_together(status: Status) -> None:
    """Nor does what somebody does alone, or with people who have no name."""
    day = date(2014, 3, 1)
    alone = [met("b", "ada", day=day), met("c", "ada", "them", day=day)]
    assert standings([met("a", "ada", "bram", day=day, status=status), *alone], WHO) == ()


def test_stretches_are_years_or_months_of_one_year() -> None:
    """What may lie in either of two counts for neither."""
    one = [
        met("a", "ada", "bram", day=date(2014, 3, 1)),
        met("b", "ada", "cleo", day=date(2014, 5, 1)),
    ]
    assert {s.stretch for s in standings(one, WHO)} == {"whole", "2014-03", "2014-05"}
    two = [*one, met("c", "bram", "cleo", day=date(2015, 5, 1))]
    found = standings(two, WHO)
    assert {s.stretch for s in found} == {"whole", "2014", "2015"}
    assert {s.actor for s in found if s.stretch == "2015"} == {"bram", "cleo"}


def test_groups_that_share_no_events_are_communities() -> None:
    """The largest is the first; the order of events changes nothing."""
    day = date(2014, 3, 1)
    events = [
        met("a", "ada", "bram", day=day), met("b", "cleo", "dora", day=day),
        met("c", "ada", "bram", day=day),
    ]  # fmt: skip
    found = standings(events, WHO)
    group = {s.actor: s.community for s in found if s.stretch == "whole"}
    assert group["ada"] == group["bram"] != group["cleo"] == group["dora"]
    assert standings(events[::-1], WHO) == found
