"""What can be only once: who alone did it, and on which of all days it befell somebody.

Two buyers of one mill, two winners of one election, two days on which one man died: there it is
enough that the same is told to have been done to the same. Of most deeds it is not, for many can
praise a man, and he can be praised on many days. Which are which stands in `data/once.txt`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import product

from dateline.calendar import intersect
from dateline.model import Interval, Ref
from dateline.resolve.alike import Alike
from dateline.resolve.contradictions.tellings import MOST, Found, Side, Telling, in_words
from dateline.resolve.events.comparing import others_than
from dateline.resolve.events.seen import Seen
from dateline.resolve.events.traits import traits
from dateline.story import Actor, Dispute

LIFETIME = 400
"""Days from which on the two who died are hardly one: of one name, there are father and son."""
HELD = 4
"""Letters from which on a word says what a thing is."""


@cache
def _table() -> dict[str, frozenset[str]]:
    text = (files("dateline.resolve") / "data" / "once.txt").read_text(encoding="utf-8")
    lines = (line.partition(":") for line in text.splitlines() if not line.startswith("#"))
    return {name: frozenset(w.strip() for w in entries.split(",")) for name, _, entries in lines}


def only_once(
    told: Sequence[Telling],
    alike: Alike,
    actors: Mapping[str, Actor],
    never: frozenset[tuple[Ref, Ref]],
) -> Iterator[Found]:
    """Who alone did it, by two accounts of one news; and when it was, by any two."""
    alone = _table()["done by one"]
    by_article: defaultdict[str, list[Telling]] = defaultdict(list)
    for one in told:
        if one.report.lemma in alone and one.real:
            by_article[one.ref.article].append(one)
    for key, own in sorted(by_article.items()):
        for other in sorted(alike.get(key, {})):
            for a, b in product(own[:MOST], by_article.get(other, [])[:MOST]):
                if key < other and _rivals(a, b, actors) and (a.ref, b.ref) not in never:
                    yield _found("role", *((one, _doer(one.seen, actors)) for one in (a, b)))
    for a, b in _other_days(told):
        if (a.ref, b.ref) not in never:
            yield _found("date", *((one, in_words(one.seen.interval)) for one in (a, b)))


def _found(about: Dispute, *sides: tuple[Telling, str]) -> Found:
    events = tuple(sorted({one.event for one, _ in sides}))
    return Found(about, events, tuple(Side(says, says, one.ref) for one, says in sides))


def _doer(seen: Seen, actors: Mapping[str, Actor]) -> str:
    return min(actors[who].name for who in seen.agents & seen.named)


def _rivals(a: Telling, b: Telling, actors: Mapping[str, Actor]) -> bool:
    """Whether only one of two actors can have done what each is told to have done alone."""
    one, other = traits(a.seen, actors), traits(b.seen, actors)
    if not one.agents.isdisjoint(other.agents | other.patients | other.others):
        return False
    if not others_than(one.agents_named, other.agents_named):
        return False
    if a.seen.place and b.seen.place and a.seen.place != b.seen.place:
        return False
    return _same_day(a.seen.interval, b.seen.interval) and _same_thing(a, b)


def _same_day(a: Interval, b: Interval) -> bool:
    return intersect(a, b) is not None and None not in (a.latest, b.latest)


def _same_thing(a: Telling, b: Telling) -> bool:
    """Whether it was done to the same: by name, or to a happening told in much the same words."""
    if a.seen.patients & b.seen.patients & a.seen.named:
        return True
    one, other = _done_to(a), _done_to(b)
    names, others = ({w for w in words if w[:1].isupper()} for words in (one, other))
    return bool(names) and names == others and 2 * len(one & other) > len(one | other)


def _done_to(telling: Telling) -> frozenset[str]:
    """The words of the happening that it was done to: the election of "won the mayoral election"."""
    index = telling.ref.index
    below = [
        r for r in telling.reading.reports if r.parent == index and r.span > telling.report.span
    ]
    if not below:
        return frozenset()
    return frozenset(w for w in below[0].label.split() if len(w) >= HELD)


def _other_days(
    tellings: Sequence[Telling],
) -> Iterator[tuple[Telling, Telling]]:
    """Pairs that tell of other days for what befalls the same only once."""
    once = _table()["befalls once"]
    told: defaultdict[str, list[Telling]] = defaultdict(list)
    for one in tellings:
        if one.report.lemma in once and one.real and one.seen.dated:
            for whom in sorted(_befallen(one.seen) & one.seen.named):
                told[whom].append(one)
    for _, some in sorted(told.items()):
        for n, b in enumerate(some[:MOST]):
            for a in some[:n]:
                if a.ref.article != b.ref.article and _apart(a.seen.interval, b.seen.interval):
                    yield a, b


def _befallen(seen: Seen) -> frozenset[str]:
    """Whom it befell: who died is told as who does it, or whom it was done to."""
    return seen.patients or seen.agents


def _apart(a: Interval, b: Interval) -> bool:
    """Whether two times have no day in common, and are near enough to be of one life."""
    if intersect(a, b) is not None:
        return False
    first, second = sorted((a, b), key=lambda i: str(i.earliest or i.latest))
    if first.latest is None or second.earliest is None:
        return False
    return (second.earliest - first.latest).days <= LIFETIME
