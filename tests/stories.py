"""Invented stories to test exporters with: every status, every shape of a date, none of it true."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta

from dateline.model import (
    Article,
    Basis,
    Chain,
    Claim,
    Interval,
    Mention,
    MentionKind,
    Participant,
    Reading,
    Ref,
    Report,
    Span,
    Status,
    When,
    digest,
)
from dateline.resolve.standings import standings
from dateline.story import Actor, Event, Role, Story
from tests.storywords import BODIES, DEEDS, FILLER, FIRST, LAST, OUTLETS, PLACES, POSTS

STATUSES: tuple[tuple[Status, int], ...] = (
    ("happened", 66),
    ("ongoing", 6),
    ("planned", 12),
    ("possible", 7),
    ("denied", 5),
    ("hypothetical", 4),
)
SHAPES = (
    ("day", 58),
    ("month", 13),
    ("year", 5),
    ("season", 3),
    ("range", 8),
    ("by", 4),
    ("from", 4),
    ("none", 5),
)


@dataclass
class Draft:
    """An article in the making: sentences are appended, and what they hold keeps its place."""

    day: date
    outlet: str | None
    parts: list[str] = field(default_factory=list)
    length: int = 0
    sentences: list[Span] = field(default_factory=list)
    chains: dict[str, int] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    reports: list[Report] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    told: list[int] = field(default_factory=list)
    """The number of the event that each report is about."""

    def sentence(self, text: str, gap: str = " ") -> int:
        """Append one sentence and return where it starts."""
        lead = gap if self.parts else ""
        start = self.length + len(lead)
        self.parts.append(lead + text)
        self.length = start + len(text)
        self.sentences.append(Span(start, self.length))
        return start


def story(events: int = 300, seed: int = 7, years: int = 6, emoji: bool = True) -> Story:
    """Build a story of so many events; the same arguments build the same story."""
    rng = random.Random(seed)
    actors = _actors(rng, max(12, events // 12))
    plans = [_plan(rng, i, actors, years) for i in range(events)]
    return _assemble(actors, plans, _tell(rng, plans, emoji))


def hostile() -> Story:
    """Build a story whose every word tries to be more than a word."""
    bad = (
        "<script>window.__pwned=1</script>",
        "</script><script>window.__pwned=2</script>",
        "<img src=x onerror=window.__pwned=3>",
        "<!-- <script>",
        "]]><svg onload=window.__pwned=4>",
        "\u202eright to left\u202e",
        "nul \x00 bell \x07 escape \x1b",
        "lone \ud83d surrogate",
        "{{ 7 * 7 }} {% raw %}",
        "x" * 10_000,
        "مرحبا بالعالم",
        "\u0301" * 40,
        " ",
        "&lt;b&gt;",
        "__proto__",
    )
    rng = random.Random(1)
    kinds: tuple[MentionKind, ...] = ("person", "organisation", "place")
    actors = [
        _Actor(name, kinds[i % 3], (bad[-1 - i], name), (bad[(i + 3) % len(bad)],))
        for i, name in enumerate(bad)
    ]
    plans = []
    for i, name in enumerate(bad):
        plan = _plan(rng, i, actors, 2)
        plan.label, plan.kind, plan.rest = name, name if i % 2 else "statement", name
        plan.edtf = name if i % 3 else plan.edtf
        plans.append(plan)
    drafts = _tell(rng, plans, True)
    for i, draft in enumerate(drafts):
        draft.outlet = bad[i % len(bad)]
    return _assemble(actors, plans, drafts, bad)


@dataclass
class _Actor:
    name: str
    kind: MentionKind
    aliases: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return digest("actor", self.name)


@dataclass
class _Plan:
    """What an event is to be, before anybody tells of it."""

    label: str
    kind: str
    past: str
    verb: str
    rest: str
    status: Status
    negated: bool
    interval: Interval
    edtf: str
    basis: Basis
    when: str
    day: date
    a: _Actor
    b: _Actor
    place: _Actor | None
    speaker: _Actor | None
    importance: float
    told: int


def _pick(rng: random.Random, weighted: tuple[tuple[str, int], ...]) -> str:
    return rng.choices([value for value, _ in weighted], [weight for _, weight in weighted])[0]


def _actors(rng: random.Random, wanted: int) -> list[_Actor]:
    made = [_Actor(name, "organisation", (name.split()[0],)) for name in BODIES]
    made += [_Actor(name, "place") for name in PLACES]
    people = [f"{first} {last}" for first in FIRST for last in LAST]
    rng.shuffle(people)
    for number, name in enumerate(people[:wanted]):
        first, last = name.split()
        posts = (f"{rng.choice(POSTS)}, {rng.choice(BODIES)}",) if number % 2 else ()
        made.append(_Actor(name, "person", (last, f"{first[0]}. {last}"), posts))
    return made


def _words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _when(rng: random.Random, day: date) -> tuple[Interval, str, Basis, str]:
    """Choose how exactly a day is known: its interval, EDTF, basis and words."""
    shape = _pick(rng, SHAPES)
    first = day.replace(day=1)
    month_end = (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    year_end = date(day.year, 12, 31)
    if shape == "day":
        basis: Basis = rng.choice(("stated", "publication", "publication", "narrative", "inferred"))
        return Interval(day, day), day.isoformat(), basis, f"on {_words(day)}"
    if shape == "month":
        return Interval(first, month_end), f"{day:%Y-%m}", "stated", f"in {day:%B %Y}"
    if shape == "year":
        return Interval(date(day.year, 1, 1), year_end), f"{day.year}", "stated", f"in {day.year}"
    if shape == "season":
        spring = Interval(date(day.year, 3, 1), date(day.year, 5, 31))
        return spring, f"{day.year}-21", "stated", f"in the spring of {day.year}"
    if shape == "range":
        end = day + timedelta(days=rng.randint(2, 60))
        words = f"from {_words(day)} to {_words(end)}"
        return Interval(day, end), f"{day}/{end}", "stated", words
    if shape == "by":
        return Interval(None, year_end), f"../{day.year}", "stated", f"by {day.year}"
    if shape == "from":
        return Interval(first, None), f"{day:%Y-%m}/..", "narrative", f"since {day:%B %Y}"
    return Interval(), "", "none", "one day"


def _plan(rng: random.Random, number: int, actors: list[_Actor], years: int) -> _Plan:
    deed = rng.choice(DEEDS.strip().splitlines())
    kind, past, verb, rest = deed.split(" | ")
    pool = [actor for actor in actors if actor.kind != "place"]
    a, b = (pool[min(int(len(pool) * rng.random() ** 2), len(pool) - 1)] for _ in range(2))
    if a is b:
        b = pool[(pool.index(a) + 1) % len(pool)]
    places = [actor for actor in actors if actor.kind == "place"]
    peak = rng.choice((0.2, 0.45, 0.8))
    share = rng.gauss(peak, 0.05) if rng.random() < 0.5 else rng.random()
    day = date(2011, 2, 1) + timedelta(days=int(min(max(share, 0), 1) * 365 * years))
    interval, edtf, basis, when = _when(rng, day)
    rest = rest.replace("{b}", b.name)
    told = rng.choices((1, 2, 3, 5), (62, 22, 11, 5))[0]
    return _Plan(
        label=f"{a.name} {past} {rest}",
        kind=kind,
        past=past,
        verb=verb,
        rest=rest,
        status=_pick(rng, STATUSES),  # type: ignore[arg-type]
        negated=number % 41 == 40,
        interval=interval,
        edtf=edtf,
        basis=basis,
        when=when,
        day=day,
        a=a,
        b=b,
        place=rng.choice(places) if rng.random() < 0.4 else None,
        speaker=rng.choice(pool) if rng.random() < 0.2 else None,
        importance=round(min(1.0, rng.random() ** 3 * 0.7 + told * 0.06), 3),
        told=told,
    )


def _tell(rng: random.Random, plans: list[_Plan], emoji: bool) -> list[Draft]:
    """Spread the events over articles by date of publication and write the articles' sentences."""
    tellings = [
        (plan.day + timedelta(days=rng.randint(0, 2 + 20 * telling)), i)
        for i, plan in enumerate(plans)
        for telling in range(plan.told)
    ]
    tellings.sort()
    drafts: list[Draft] = []
    k = 0
    while k < len(tellings):
        size = rng.randint(2, 6)
        some = tellings[k : k + size]
        k += size
        draft = Draft(some[-1][0] + timedelta(days=1), rng.choice(OUTLETS))
        for _, i in some:
            for filler in rng.sample(FILLER, rng.randint(1, 3)):
                draft.sentence(
                    ("⛴️🌊 " if emoji and rng.random() < 0.3 else "") + filler,
                    rng.choice((" ", "\n\n")),
                )
            _report(draft, i, plans[i])
        draft.sentence(rng.choice(FILLER))
        drafts.append(draft)
    return drafts


def _report(draft: Draft, number: int, plan: _Plan) -> None:
    lead = f"According to {plan.speaker.name}, " if plan.speaker else ""
    shift = {
        "happened": f"{plan.a.name} {plan.past}",
        "ongoing": f"{plan.a.name} continues to {plan.verb}",
        "planned": f"{plan.a.name} is to {plan.verb}",
        "possible": f"{plan.a.name} may {plan.verb}",
        "denied": f"{plan.a.name} denied ever to {plan.verb}",
        "hypothetical": f"if the vote is lost {plan.a.name} would {plan.verb}",
    }[plan.status]
    text = f"{lead}{shift} {plan.rest} {plan.when}."
    start = draft.sentence(text)

    def span(words: str, after: int = 0) -> Span:
        at = start + text.index(words, after)
        return Span(at, at + len(words))

    def chain(actor: _Actor) -> int:
        return draft.chains.setdefault(actor.name, len(draft.chains))

    claim = None
    if plan.speaker:
        claim = len(draft.claims)
        source, cue = span(plan.speaker.name), span("According to")
        content = Span(start + len(lead), start + len(text) - 1)
        draft.claims.append(Claim((source,), (cue,), (content,), "indirect", chain(plan.speaker)))
        draft.mentions.append(Mention(source, plan.speaker.kind, "name", chain(plan.speaker)))
    doer, other = span(plan.a.name, len(lead)), span(plan.rest, len(lead))
    draft.mentions.append(Mention(doer, plan.a.kind, "name", chain(plan.a)))
    trigger = span(
        plan.past if plan.status == "happened" else plan.verb, len(lead) + len(plan.a.name)
    )
    when = When(
        plan.interval, plan.edtf, plan.basis, (span(plan.when, len(text) - len(plan.when) - 1),)
    )
    draft.reports.append(
        Report(
            span=trigger,
            lemma=plan.verb,
            kind=plan.kind,
            status=plan.status,
            negated=plan.negated,
            sentence=len(draft.sentences) - 1,
            label=plan.label,
            when=when,
            claim=claim,
            main=True,
            participants=(
                Participant("ARG0", doer, chain(plan.a)),
                Participant("ARG1", other, chain(plan.b)),
            ),
        )
    )
    draft.told.append(number)


def _assemble(
    cast: list[_Actor], plans: list[_Plan], drafts: list[Draft], words: tuple[str, ...] = ()
) -> Story:
    """Turn drafts into articles and readings, and gather what tells of the same event or actor."""
    articles: list[Article] = []
    readings: dict[str, Reading] = {}
    chains_of: dict[str, list[Ref]] = defaultdict(list)
    reports_of: dict[int, list[Ref]] = defaultdict(list)
    published: dict[int, list[date]] = defaultdict(list)
    kind_of = {actor.name: actor.kind for actor in cast}
    for number, draft in enumerate(drafts):
        url = f"https://news.example/{number}" if number % 3 else None
        headline = plans[draft.told[0]].label
        if words:
            url = "javascript:window.__pwned=5" if number % 2 else words[number % len(words)]
            headline = words[number % len(words)]
        article = Article(
            id=f"{draft.day.isoformat()}/{number:05}.txt",
            text="".join(draft.parts),
            title=headline if number % 7 else None,
            outlet=draft.outlet,
            url=url,
            published=draft.day if number % 11 else None,
            author="Nora Quill" if number % 4 == 0 else None,
        )
        articles.append(article)
        chains = tuple(Chain(name, kind_of[name], True, (name,)) for name in draft.chains)
        for i, chain in enumerate(chains):
            chains_of[chain.name].append(Ref(article.key, i))
        for i, event in enumerate(draft.told):
            reports_of[event].append(Ref(article.key, i))
            published[event].append(draft.day)
        readings[article.key] = Reading(
            article.key,
            tuple(draft.sentences),
            tuple(draft.mentions),
            chains,
            reports=tuple(draft.reports),
            claims=tuple(draft.claims),
        )
    actors = tuple(
        Actor(a.id, a.name, a.kind, a.aliases, a.posts, tuple(chains_of[a.name])) for a in cast
    )
    events = tuple(
        _event(i, plan, tuple(reports_of[i]), published[i]) for i, plan in enumerate(plans)
    )
    ranked = standings(events, {actor.id: actor for actor in actors})
    return Story(tuple(articles), readings, actors, events, standings=ranked)


def _event(number: int, plan: _Plan, reports: tuple[Ref, ...], published: list[date]) -> Event:
    told = "one report" if plan.told == 1 else f"{plan.told} reports"
    reasons = (told, f"kind: {plan.kind}", "told in the first sentence")
    return Event(
        id=digest("event", str(number), plan.label),
        label=plan.label,
        kind=plan.kind,
        status=plan.status,
        negated=plan.negated,
        interval=plan.interval,
        edtf=plan.edtf,
        basis=plan.basis,
        reported=Interval(min(published), max(published)),
        roles=(Role("ARG0", plan.a.id, reports), Role("ARG1", plan.b.id, reports)),
        place=plan.place.id if plan.place else None,
        reports=reports,
        importance=plan.importance,
        reasons=reasons,
        claimed=plan.speaker is not None,
    )
