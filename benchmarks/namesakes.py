"""A world of names alone, in which it is known who is who: for `benchmarks/actors.py`.

Who is named follows Zipf's law, surnames are shared, and people and bodies go by many forms of their
names: short forms, initials, a middle name more or less, a slip of the pen, a legal form, initials of a
body, a surname alone, a post without a name. A happening is told in a few articles, which are held to be
on the same news.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from random import Random

from benchmarks.world import word
from dateline.model import Chain, Post, Reading, Ref, Span
from dateline.resolve.actors.tables import lines

NAMED, UNNAMED, MENTIONS = 18, 17, 1.87
"""Chains of an article with a name and without one, and mentions of a chain: as in 173 of Wikinews."""
SURNAMES, FIRSTS = 20_000, 400
START, A_DAY = date(2001, 1, 1), 20
FORMS = ("plc", "Ltd", "Inc.", "GmbH", "S.A.")


@dataclass(slots=True)
class Crowd:
    """What actors are made from, and who the chains with a name really are."""

    readings: list[Reading] = field(default_factory=list)
    mentions: Counter[Ref] = field(default_factory=Counter)
    alike: dict[str, dict[str, float]] = field(default_factory=dict)
    days: dict[str, date | None] = field(default_factory=dict)
    beings: dict[Ref, int] = field(default_factory=dict)

    def article(self, chains: list[tuple[Chain, int]], day: date | None, times: list[int]) -> str:
        """Add an article: its chains with the numbers of who they are, none for -1."""
        key = f"{len(self.readings):08}"
        self.readings.append(Reading(key, (), (), tuple(chain for chain, _ in chains)))
        self.days[key] = day
        for n, ((_, being), often) in enumerate(zip(chains, times, strict=True)):
            self.mentions[Ref(key, n)] = often
            if being >= 0:
                self.beings[Ref(key, n)] = being
        return key


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with all forms of a name."""

    first: str
    shorts: tuple[str, ...]
    middle: str
    last: str
    gender: str
    post: str


@lru_cache(maxsize=1)
def _firsts() -> list[tuple[str, tuple[str, ...]]]:
    """First names with their short forms; after those of the table, some that nobody has heard."""
    known = [
        (head.title(), tuple(short.strip().title() for short in rest.split(",")))
        for head, _, rest in (
            line.partition(":") for line in lines("nicknames.txt") if line[0] not in "=+"
        )
    ]
    return known + [(word(n, "first").title(), ()) for n in range(FIRSTS)]


@lru_cache(maxsize=1 << 20)
def person(number: int) -> Person:
    """The person of that number; the commonest surname is had by one in a hundred and more."""
    chance = Random(number)
    first, shorts = chance.choice(_firsts())
    last = word(int(SURNAMES * chance.random() ** 2), "surname").title()
    post = f"{word(number // 3, 'post')} minister" if number % 4 == 0 else ""
    middle = chance.choice("ABCDEFGHJKLMNPRST") if chance.random() < 0.5 else ""
    return Person(first, shorts, middle, last, chance.choice(("female", "male")), post)


@lru_cache(maxsize=1 << 20)
def body(number: int) -> tuple[str, str]:
    """The name of a body and its legal form; some have a namesake of another form."""
    words = [word(number - number % 20 // 19, f"body {n}").title() for n in range(1 + number % 3)]
    return " ".join(words), FORMS[number % 5] if number % 2 else ""


def _zipf(chance: Random, size: int) -> int:
    return int(size ** chance.random()) - 1


def crowd(mentions: int, seed: int = 0) -> Crowd:
    """Make articles until they have so many mentions; the more there are, the more people are in them."""
    chance, made = Random(seed), Crowd()
    size = max(mentions // 10, 100)
    happening = total = 0
    keys: list[str]
    while total < mentions:
        day = START + timedelta(days=happening // A_DAY)
        cast = [chance.randrange(size) for _ in range(6)]
        keys = []
        for _ in range(min(12, 1 + int(chance.expovariate(0.3)))):
            who = dict.fromkeys([*cast, *(_zipf(chance, size) for _ in range(NAMED - 6))])
            chains = [_chain(chance, number) for number in who]
            chains += [_unnamed(chance, size) for _ in range(UNNAMED)]
            times = [1 + int(chance.expovariate(1 / (MENTIONS - 0.58))) for _ in chains]
            keys.append(made.article(chains, day + timedelta(days=len(keys) % 3), times))
            total += sum(times)
        for key in keys:
            made.alike[key] = {other: 0.3 for other in keys if other != key}
        happening += 1
    return made


def _chain(chance: Random, number: int) -> tuple[Chain, int]:
    """What an article calls somebody: three in ten are persons, as in real articles."""
    if number % 10 < 3:
        return _person(chance, person(number)), number
    if number % 10 < 6:
        name, form = body(number)
        says = chance.random()
        if says < 0.4 and form:
            name = f"{name} {form}"
        elif says < 0.5 and " " in name:
            name = "".join(part[0] for part in name.split())
        elif says < 0.6:
            name = f"the {name}"
        return Chain(name, "organisation", True, (name,)), number
    name = word(number, "place").title()
    return Chain(name, "place", True, (name,)), number


def _person(chance: Random, one: Person) -> Chain:
    """One of the forms of a person's name, mostly with the surname beside it."""
    says = chance.random()
    first, middle, last = one.first, "", one.last
    if says < 0.15:
        first = ""
    elif says < 0.25 and one.shorts:
        first = one.shorts[0]
    elif says < 0.3:
        first = f"{first[0]}."
    elif says < 0.32:
        last = _slipped(chance, last)
    if one.middle and chance.random() < 0.2 and first:
        middle = f"{one.middle}."
    name = " ".join(part for part in (first, middle, last) if part)
    names = tuple(dict.fromkeys((name, last))) if chance.random() < 0.6 else (name,)
    posts = (Post(one.post, None, Span(0, 1)),) if one.post and chance.random() < 0.5 else ()
    gender = one.gender if chance.random() < 0.3 else "unknown"
    return Chain(name, "person", True, names, (), posts, gender)  # type: ignore[arg-type]


def _slipped(chance: Random, name: str) -> str:
    at = chance.randrange(2, len(name))
    return name[:at] + name[at + 1 :]


def _unnamed(chance: Random, size: int) -> tuple[Chain, int]:
    says = chance.random()
    if says < 0.07:
        title = person(_zipf(chance, size) // 4 * 4).post
        return Chain(f"the {title}", "person", False), -1
    kind = ("person", "place", "organisation")[int(says * 97) % 3]
    return Chain(f"a {word(_zipf(chance, 50_000))}", kind, False), -1  # type: ignore[arg-type]


def _of_names(names: list[str], kind: str = "person") -> Crowd:
    """One article for each name, all on different news; who has the same name is the same."""
    made, being = Crowd(), {name: n for n, name in enumerate(dict.fromkeys(names))}
    for n, name in enumerate(names):
        chain = Chain(name, kind, True, (name,))  # type: ignore[arg-type]
        made.article([(chain, being[name])], START + timedelta(days=n % 700), [1])
    return made


def _one_surname(size: int) -> Crowd:
    return _of_names([f"{word(n, 'first').title()} Smith" for n in range(size)])


def _middles(size: int) -> Crowd:
    return _of_names([f"John {word(n, 'first').title()} Smith" for n in range(size)])


def _bare(size: int) -> Crowd:
    made = _of_names(["Smith"] * (size - size // 10))
    for n in range(size // 10):
        name = f"{word(n, 'first').title()} Smith"
        made.article([(Chain(name, "person", True, (name,)), size + n)], START, [1])
    return made


def _slips(size: int) -> Crowd:
    letters = "abcdefghijklmnopqrstuvwxyz"
    return _of_names([f"Ada M{letters[n % 26]}rr{letters[n // 26 % 26]}w{letters[n // 676 % 26]}le"
                      for n in range(size)])  # fmt: skip


def _initials(size: int) -> Crowd:
    names = [f"{word(n, 'a').title()} {word(n, 'b').title()}" for n in range(size // 2)]
    names = [f"A{name[1:].replace(name.split()[1], 'B' + name.split()[1][1:])}" for name in names]
    return _of_names(names + ["AB"] * (size - len(names)), "organisation")


def _offices(size: int) -> Crowd:
    made = Crowd()
    for n in range(size):
        day = START + timedelta(days=n % 7000)
        name = f"{word(n // 3, 'first').title()} {word(n // 3, 'surname').title()}"
        post = (Post("health secretary", None, Span(0, 1)),)
        made.article([(Chain(name, "person", True, (name,), (), post), n // 3)], day, [1])
        made.article([(Chain("the health secretary", "person", False), -1)], day, [1])
    return made


HARD = {
    "one surname": "so many people of it, no first name twice",
    "one first name": "and one surname, with so many middle names",
    "a surname alone": "nine times in ten, and a tenth bears it",
    "slips": "surnames all alike, one first name",
    "initials": "half are bodies, half the initials of all of them",
    "one post": "of so many holders, and as many mentions of it without a name",
}
_MADE: dict[str, Callable[[int], Crowd]] = dict(
    zip(HARD, (_one_surname, _middles, _bare, _slips, _initials, _offices), strict=True)
)


def hard(sort: str, size: int) -> Crowd:
    """Make a world that is made to be hard."""
    return _MADE[sort](size)
