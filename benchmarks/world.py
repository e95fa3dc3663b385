"""A world made by chance, always the same one, and readings of the articles that tell of it.

Nothing is parsed: articles, chains, mentions, claims and reports are made straight away, as many to
an article as in a real one. Names follow Zipf's law, surnames are shared, some articles give nothing
but a surname, and a happening is told by several outlets within a few days, in words that differ.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from random import Random

from dateline.calendar import edtf_between
from dateline.model import (
    Article,
    Chain,
    Claim,
    Form,
    Interval,
    Mention,
    MentionKind,
    Participant,
    Post,
    Quantity,
    Reading,
    Report,
    Span,
    Status,
    When,
)

REPORTS, CAST, PASSING, UNNAMED = 40, 5, 6, 4
"""Reports of an article, chains of its happening, chains of the wide world, chains without a name."""
TOLD_AGAIN = 0.5
"""So many of an article's reports are of its happening; the rest are its own."""
OTHER_WORDS, OTHER_NUMBER, SURNAME_ONLY, COPIED = 0.3, 0.1, 0.15, 0.05
"""How often a report has another word for it, another number, a person no first name, an article no
words of its own."""
OUTLETS, SURNAMES, FIRST_NAMES, VERBS, VOCABULARY = 40, 5_000, 1_000, 3_000, 50_000
START, A_DAY = date(2001, 1, 1), 20
"""The first day, and how many happenings each has."""
KINDS = (
    "other",
    "other",
    "meeting",
    "decision",
    "legal",
    "violence",
    "accident",
    "agreement",
    "vote",
)
STATUSES: tuple[Status, ...] = (*("happened",) * 7, "planned", "possible", "denied")
NOWHEN = When(Interval(), "", "none")
SPREAD, SPACE = 48_271, 99_999_989
"""Words of neighbouring numbers are far apart: one slip of the pen seldom makes one of the other."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A person, a body or a place of the world."""

    kind: MentionKind
    name: str
    short: str
    """A person's surname, a body's initials; a place's own name."""
    post: str
    female: bool


@dataclass(frozen=True, slots=True)
class Deed:
    """What happened once, before any article words it; who did it and to whom, by place in the cast."""

    word: str
    kind: str
    status: Status
    agent: int
    patient: int | None
    thing: tuple[str, ...]
    number: int | None
    when: When
    said: bool


@dataclass(slots=True)
class Draft:
    """An article in the making: each thing said adds to its text."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    sentences: list[Span] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)

    def say(self, words: str) -> Span:
        span = Span(self.length, self.length + len(words))
        self.parts.append(words)
        self.length = span.end + 1
        return span


def world(count: int, seed: int = 0) -> Iterator[tuple[Article, Reading]]:
    """Make so many articles with their readings.

    The larger the world the more people are in it, as in real news, where names never run out.
    """
    chance = Random(seed)
    made = happening = 0
    while made < count:
        day = START + timedelta(days=happening // A_DAY)
        for article, reading in _told(chance, f"{happening:06}", day, max(count, 100)):
            if made < count:
                made += 1
                yield article, reading
        happening += 1


@lru_cache(maxsize=1 << 20)
def word(number: int, sort: str = "") -> str:
    """Spell a number as a word that nobody has heard; each sort has words of its own.

    >>> word(1) == word(1), word(1) == word(2), word(1) == word(1, "surname")
    (True, False, False)
    """
    rest = (number * SPREAD + sum(ord(c) * 7919**n for n, c in enumerate(sort, 1))) % SPACE
    syllables = []
    for _ in range(4):
        rest, one = divmod(rest, 100)
        syllables.append("bcdfghjklmnprstvwxyz"[one % 20] + "aeiou"[one // 20])
    return "".join(syllables)


def figure(number: int, kind: MentionKind) -> Figure:
    """The person, body or place of that number."""
    chance = Random(f"{kind} {number}")
    if kind == "place":
        name = word(number, "place").title()
        return Figure(kind, name, name, "", False)
    if kind == "organisation":
        words = [word(number, f"body {n}").title() for n in range(3)]
        return Figure(kind, " ".join(words), "".join(w[0] for w in words), "", False)
    # The commonest surname is had by one person in a hundred, as Smith is.
    surname = word(int(SURNAMES * chance.random() ** 2), "surname").title()
    first = word(int(FIRST_NAMES * chance.random() ** 2), "first").title()
    post = f"{word(number // 3, 'post')} minister" if number % 4 == 0 else ""
    return Figure(kind, f"{first} {surname}", surname, post, number % 2 == 0)


def _zipf(chance: Random, size: int) -> int:
    """A number below `size`, each about as often as its reciprocal says."""
    return int(size ** chance.random()) - 1


def _figures(chance: Random, size: int, count: int, fresh: bool = False) -> list[Figure]:
    """Two persons in four are a body and a place; those of a happening are mostly little known."""
    kinds: tuple[MentionKind, ...] = ("person", "organisation", "person", "place")
    share = {"person": 1, "organisation": 3, "place": 5}
    out = []
    for n in range(count):
        kind = kinds[n % 4]
        many = size // share[kind]
        out.append(figure(chance.randrange(many) if fresh and n else _zipf(chance, many), kind))
    return out


def _told(chance: Random, name: str, day: date, size: int) -> Iterator[tuple[Article, Reading]]:
    """The articles that tell of one happening: one, or a burst of them."""
    cast = _figures(chance, size, CAST, fresh=True)
    own = [word(chance.randrange(SPACE), "own") for _ in range(10)]
    deeds = [_deed(chance, CAST, own, day) for _ in range(REPORTS)]
    before: list[tuple[Article, Reading]] = []
    for turn in range(min(12, 1 + int(chance.expovariate(0.3)))):
        outlet = f"The {word(_zipf(chance, OUTLETS), 'outlet').title()}"
        published = day + timedelta(days=chance.randrange(1 + turn))
        if before and chance.random() < COPIED:
            article, reading = chance.choice(before)
            article = Article(f"{name}/{turn:02}", article.text, article.title, published, outlet)
            yield article, replace(reading, article=article.key)
            continue
        draft, chains = _written(chance, cast, deeds, published, size)
        title = " ".join(chance.sample(own, 4)).capitalize()
        article = Article(f"{name}/{turn:02}", " ".join(draft.parts), title, published, outlet)
        reading = Reading(
            article.key,
            tuple(draft.sentences),
            tuple(draft.mentions),
            tuple(chains),
            quantities=tuple(draft.quantities),
            reports=tuple(draft.reports),
            claims=tuple(draft.claims),
        )
        before.append((article, reading))
        yield article, reading


def _deed(chance: Random, cast: int, own: list[str], day: date) -> Deed:
    """Something that happened to a cast of so many; a fifth of all is that somebody says something."""
    said = chance.random() < 0.2
    when = NOWHEN
    if chance.random() < 0.4:
        that = Interval(*[day - timedelta(days=int(chance.expovariate(0.5)))] * 2)
        when = When(that, edtf_between(that), "publication")
    general = [word(_zipf(chance, VOCABULARY)) for _ in range(2)]
    return Deed(
        word=("say", "tell", "warn")[_zipf(chance, 4) % 3] if said else word(_zipf(chance, VERBS)),
        kind="statement" if said else chance.choice(KINDS),
        status="happened" if said else chance.choice(STATUSES),
        agent=chance.randrange(cast),
        patient=chance.randrange(cast) if chance.random() < 0.5 else None,
        thing=(chance.choice(own), *general) if own else tuple(general),
        number=chance.randrange(2, 90) if chance.random() < 0.1 else None,
        when=when,
        said=said,
    )


def _written(
    chance: Random,
    cast: list[Figure],
    deeds: list[Deed],
    published: date,
    size: int,
) -> tuple[Draft, list[Chain]]:
    """One article's words for what happened, in sentences of three reports."""
    people = [*cast, *_figures(chance, size, PASSING)]
    chains = [_chain(chance, one) for one in people]
    chains += [
        Chain(f"the {word(_zipf(chance, VOCABULARY))} minister", "person", named=False)
        for _ in range(UNNAMED)
    ]
    draft, met = Draft(), set[int]()
    for sentence in range(0, REPORTS, 3):
        begin = draft.length
        claim = None
        for n in range(sentence, min(sentence + 3, REPORTS)):
            again = chance.random() < TOLD_AGAIN
            deed = deeds[n] if again else _deed(chance, len(chains), [], published)
            claim = _report(chance, draft, chains, met, deed, claim, main=n == sentence)
            draft.say(word(_zipf(chance, VOCABULARY)))
        draft.say(".")
        draft.sentences.append(Span(begin, draft.length - 1))
    return draft, chains


def _chain(chance: Random, one: Figure) -> Chain:
    """What an article calls somebody: in full and in short, or in short alone."""
    short_only = one.kind == "person" and chance.random() < SURNAME_ONLY
    names = (one.short,) if short_only else tuple(dict.fromkeys((one.name, one.short)))
    posts = (Post(one.post, None, Span(0, 1)),) if one.post and chance.random() < 0.5 else ()
    known = one.kind == "person" and chance.random() < 0.6
    gender = ("female" if one.female else "male") if known else "unknown"
    return Chain(names[0], one.kind, True, names, (), posts, gender)  # type: ignore[arg-type]


def _report(
    chance: Random,
    draft: Draft,
    chains: list[Chain],
    met: set[int],
    deed: Deed,
    claim: int | None,
    *,
    main: bool,
) -> int | None:
    """Add a report to a draft; what follows a saying in its sentence is what is said."""
    begin = draft.length
    parts = [Participant("Arg0", _mention(draft, chains, met, deed.agent), deed.agent)]
    ending = chance.choice(("ing", "ment")) if chance.random() < OTHER_WORDS else ""
    trigger = draft.say(deed.word + ("" if deed.said else ending))
    if deed.patient is not None and deed.patient != deed.agent:
        patient = deed.patient
        parts.append(Participant("Arg1", _mention(draft, chains, met, patient), patient))
    quantities: tuple[int, ...] = ()
    if deed.number is not None:
        number = deed.number + (chance.random() < OTHER_NUMBER)
        quantities = (len(draft.quantities),)
        worth = Decimal(number)
        span = draft.say(str(number))
        draft.quantities.append(Quantity(span, "count", deed.thing[0], worth, worth))
    thing = chance.sample(deed.thing, chance.randrange(1, len(deed.thing)))
    content = draft.say(" ".join(thing))
    parts.append(Participant("Arg1", content))
    whole = Span(begin, draft.length - 1)
    if deed.said:
        source = parts[0].span
        draft.claims.append(Claim((source,), (trigger,), (content,), "indirect", deed.agent))
    draft.reports.append(
        Report(
            trigger,
            "".join((deed.word, "" if deed.said else ending)),
            deed.kind,
            deed.status,
            deed.status == "denied",
            len(draft.sentences),
            " ".join([chains[deed.agent].name, deed.word, *thing]),
            deed.when,
            tuple(parts),
            place=_place(chance, chains),
            quantities=quantities,
            claim=None if deed.said else claim,
            main=main,
        )
    )
    assert whole.end > trigger.end
    return len(draft.claims) - 1 if deed.said else claim


def _place(chance: Random, chains: list[Chain]) -> int | None:
    places = [n for n, chain in enumerate(chains) if chain.kind == "place"]
    return chance.choice(places) if chance.random() < 0.1 else None


def _mention(draft: Draft, chains: list[Chain], met: set[int], number: int) -> Span:
    """Name somebody in full first, and then in short."""
    chain = chains[number]
    form: Form = "name" if chain.named else "nominal"
    words = chain.name if number not in met or not chain.named else chain.names[-1]
    met.add(number)
    span = draft.say(words)
    draft.mentions.append(Mention(span, chain.kind, form, number))
    return span
