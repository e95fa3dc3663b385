"""What follows from bounds on the days between things, and what cannot all be so."""

from __future__ import annotations

from itertools import pairwise, product

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.resolve.dates.network import DAY_ZERO, Bound, solve
from dateline.story import Ground


def bound(left: str, right: str, days: int, *, stated: bool = False) -> Bound:
    """Say that `right` is at most so many days after `left`."""
    ground = Ground(f"{right} at most {days} after {left}", "a", ())
    return Bound(left, right, days, (ground,), "stated" if stated else "inferred")


def test_bounds_are_added_up_along_the_way() -> None:
    """What is two days after what was by the tenth was by the twelfth."""
    windows, conflicts = solve([bound(DAY_ZERO, "a", 10), bound("a", "b", 2), bound("b", "a", -2)])
    assert not conflicts
    assert (windows["b"].earliest, windows["b"].latest) == (None, 12)
    assert [step.days for step in windows["b"].ceiling] == [10, 2]


def test_the_tightest_of_several_ways_counts() -> None:
    """Of two bounds on one thing the narrower holds, and is the one that is named."""
    windows, _ = solve(
        [bound(DAY_ZERO, "a", 10), bound(DAY_ZERO, "a", 7), bound("a", DAY_ZERO, -3)]
    )
    assert (windows["a"].earliest, windows["a"].latest) == (3, 7)
    assert [step.days for step in windows["a"].ceiling] == [7]
    assert [step.days for step in windows["a"].floor] == [-3]


def test_a_conflict_names_its_bounds_and_uses_none_but_dates() -> None:
    """A is the fifth, B the third, and A was before B: the dates stay, the order is not used."""
    dates = [
        bound(DAY_ZERO, "a", 5, stated=True), bound("a", DAY_ZERO, -5, stated=True),
        bound(DAY_ZERO, "b", 3, stated=True), bound("b", DAY_ZERO, -3, stated=True),
    ]  # fmt: skip
    order = bound("b", "a", 0)
    windows, conflicts = solve([*dates, order])
    assert [set(conflict) for conflict in conflicts] == [{dates[1], dates[2], order}]
    assert [(windows[x].earliest, windows[x].latest) for x in "ab"] == [(5, 5), (3, 3)]


def test_a_circle_that_no_date_touches_is_a_conflict() -> None:
    """A a day before B and B a day before A cannot be, whenever they were."""
    _, conflicts = solve([bound("b", "a", -1), bound("a", "b", -1)])
    assert len(conflicts) == 1


BOUNDS = st.lists(
    st.builds(
        bound,
        st.sampled_from(["a", "b", "c", DAY_ZERO]),
        st.sampled_from(["a", "b", "c", DAY_ZERO]),
        st.integers(-2, 2),
    ).filter(lambda b: b.left != b.right),
    max_size=9,
)


@settings(deadline=None)
@given(BOUNDS)
def test_windows_are_what_trying_every_day_gives(bounds: list[Bound]) -> None:
    """The windows hold every day that satisfies all bounds, and end at one that does."""
    windows, conflicts = solve(bounds)
    days = range(-6, 7)
    fits = [
        {DAY_ZERO: 0, **dict(zip("abc", some, strict=True))} for some in product(days, repeat=3)
    ]
    fits = [at for at in fits if all(at[b.right] - at[b.left] <= b.days for b in bounds)]
    assert bool(fits) == (not conflicts)
    for name, window in windows.items():
        if fits and window.earliest is not None:
            assert min(at[name] for at in fits) == window.earliest
        if fits and window.latest is not None:
            assert max(at[name] for at in fits) == window.latest


@given(BOUNDS, st.randoms())
def test_the_order_of_bounds_does_not_matter(bounds: list[Bound], random: object) -> None:
    """The same bounds in another order give the same windows and conflicts."""
    shuffled = list(bounds)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert solve(bounds) == solve(shuffled)


def test_a_long_chain_and_many_circles_are_soon_solved() -> None:
    """The turns that it takes do not grow with the square of what there is."""
    things = [f"t{n:05}" for n in range(3_000)]
    chain = [bound(a, b, 0) for a, b in pairwise(things)]
    circles = [bound(b, a, -1) for a, b in zip(things[::3], things[1::3], strict=True)]
    windows, conflicts = solve([bound(DAY_ZERO, things[0], 5), *chain, *circles])
    assert len(conflicts) == 1_000
    assert all(window.latest in (5, None) for window in windows.values())
