"""Posts hold in time: what follows for an article without a date from whom it calls what.

If it calls Ada Moss home secretary, she is called so in dated articles of March, and Jonas Hale in
articles from May on, it was published before May. Nobody is known to leave a post on the day after
the last article that says they have it, so only days on which another has it bound anything.
"""

from __future__ import annotations

from dateline.model import Interval, Ref
from dateline.resolve.actors.tenure import said_of
from dateline.resolve.dates.told import Side, Told, earliest, latest
from dateline.story import Ground


def tenured(told: Told, key: str) -> tuple[Side | None, Side | None]:
    """The last day of a holder before those that it names, and the first day of one after them."""
    after: list[Side] = []
    before: list[Side] = []
    for index, chain in enumerate(told.readings[key].chains):
        holder = told.actor_of.get(Ref(key, index))
        for post in chain.posts if holder is not None else ():
            said = said_of(post.title)
            if holder is None or post.taken or said.sort != "now" or " " not in said.title:
                continue  # "president" alone is a post of many
            held = told.holders.get((said.title, post.organisation), ())
            ours = next((days for actor, days in held if actor.id == holder.id), Interval())
            for actor, days in held:
                name = f"{holder.name} is called {said.title}, as {actor.name} is"
                if actor.id != holder.id and _ends(days, ours) and days.latest:
                    ground = Ground(f"{name} until {days.latest}", key, (post.span,))
                    after.append(Side(days.latest, ground))
                if actor.id != holder.id and _ends(ours, days) and days.earliest:
                    ground = Ground(f"{name} from {days.earliest}", key, (post.span,))
                    before.append(Side(days.earliest, ground))
    return latest(after), earliest(before)


def _ends(first: Interval, then: Interval) -> bool:
    """Whether one stretch of days is over before another begins."""
    return bool(first.latest and then.earliest and first.latest < then.earliest)
