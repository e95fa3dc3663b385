"""Posts hold in time: "the health secretary" of an article is whoever held the post on its day.

What is known is what articles say: that somebody is called so on the day of an article, or is the
former or the next one, or has resigned. Between the last such day of one and the first of another it
stays open, unless an article says by then that the one has left, or still that the other is to come.
An article on the same news that calls somebody so stands above all that.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from dateline.model import Chain, Post, Reading, Ref
from dateline.resolve.actors.groups import Group
from dateline.resolve.actors.judging import POST, SHOWN, UNSURE, Ledger, Places
from dateline.resolve.actors.names import words_of
from dateline.resolve.actors.persons import around
from dateline.resolve.actors.tables import tenures
from dateline.resolve.actors.tenure import HOLDING, Answer, Attested, Holders, Said, Sort, said_of
from dateline.resolve.alike import Alike

LONGEST = 10
"""What has more words is no title."""
NEWS = timedelta(days=31)
"""Two articles further apart may be on one matter, while a post has changed hands."""
NAMING = re.compile(r"\b(?:as|from|over)\b")
"""Words by which a report of leaving says what is left: another post, perhaps, or a choir."""
NOBODY = Answer((), False, "")
Days = Mapping[str, date | None]


@dataclass(frozen=True, slots=True)
class Office:
    """A title, and the body that it is of: empty where none is said."""

    title: str
    body: str


def join_posts(
    groups: list[Group],
    unnamed: dict[Ref, Chain],
    ledger: Ledger,
    alike: Alike,
    days: Days,
    moves: Mapping[Ref, list[tuple[Sort, date | None, str]]],
) -> None:
    """Give unnamed mentions of a post to whoever holds it, and take them out of `unnamed`."""
    asked = {
        ref: said_of(chain.name)
        for ref, chain in sorted(unnamed.items())
        if chain.kind == "person" and not chain.plural and chain.name[:4].casefold() == "the "
    }
    asked = {ref: said for ref, said in asked.items() if 1 < len(said.title.split()) <= LONGEST}
    if not asked:
        return
    posts = _Posts(groups, {said.title for said in asked.values()}, alike, days, moves)
    guests = []
    for ref, said in asked.items():
        chain, answer = unnamed[ref], posts.answer(ref, said)
        who = [groups[n] for n in answer.who]
        who = [g for g in who if not g.genders or chain.gender in ("unknown", *g.genders)]
        told = answer.choice and len(answer.who) > 1  # "she" tells a woman from a man
        if (answer.sure or told) and len(who) == 1:
            why = answer.why if answer.sure else f"{answer.why}, and the only {chain.gender} one"
            ledger.say(who[0].first, ref, "same", POST, why)
            guests.append((who[0], Group(chain.kind, [ref], [chain])))
            del unnamed[ref]
        elif not answer.sure:
            for group in who[:SHOWN]:
                ledger.say(group.first, ref, "unsure", UNSURE, answer.why)
    for host, guest in guests:
        host.add(guest)


@dataclass(slots=True)
class _Posts:
    """Who is said to hold the posts that are asked for."""

    groups: list[Group]
    asked: set[str]
    alike: Alike
    days: Days
    moves: Mapping[Ref, list[tuple[Sort, date | None, str]]]
    held: dict[Office, dict[int, Attested]] = field(default_factory=dict)
    called: Places = field(default_factory=Places)
    """By article and title, who is called so there and now."""
    number: dict[int, int] = field(default_factory=dict)
    bodies: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Article → bodies of offices that it names."""
    offices: defaultdict[str, set[Office]] = field(default_factory=lambda: defaultdict(set))
    """Title, with or without its body → offices that it can mean."""
    longer: defaultdict[str, set[Office]] = field(default_factory=lambda: defaultdict(set))
    """Title → offices of a longer title: "minister of state" is one of many states."""
    by_person: defaultdict[int, set[Office]] = field(default_factory=lambda: defaultdict(set))
    titles: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    """Article → the titles that it gives anybody."""
    named: set[str] = field(default_factory=set)
    """The names of bodies and places."""
    parts: dict[str, set[str]] = field(default_factory=dict)
    known: dict[tuple[str, frozenset[Office]], Holders] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.named = {" ".join(name) for g in self.groups if g.kind != "person" for name in g.names}
        for group in self.groups:
            for ref, chain in zip(group.refs, group.chains, strict=True):
                for post in chain.posts if group.kind == "person" else ():
                    self.titles[ref.article].add(said_of(post.title).title)
        for n, group in enumerate(self.groups):
            if group.kind == "person":
                for ref, chain in zip(group.refs, group.chains, strict=True):
                    for post in chain.posts:
                        self._hold(n, group, ref, post)
        for n, group in enumerate(self.groups):
            if group.kind == "person":
                for ref in group.refs:
                    for sort, day, label in self.moves.get(ref, ()):
                        self._move(n, sort, day, label)
        bodies = {office.body for office in self.held if office.body}
        for group in self.groups:
            if group.kind != "person":
                for body in bodies.intersection(" ".join(name) for name in group.names):
                    for article in group.articles:
                        self.bodies[article].add(body)

    def _hold(self, n: int, group: Group, ref: Ref, post: Post) -> None:
        said = said_of(post.title)
        title, body = self._whole(ref.article, said.title), post.organisation
        office = _office(title, body) if body else self._office_of(title)
        words = said.title.split()
        if len(words) > 2 * LONGEST:
            return
        left = self._left(ref, office)
        surfaces = {said.title, office.title}
        if office.body:
            surfaces |= {f"{office.title} of {office.body}", f"{office.body} {office.title}"}
        if office.title not in self.parts:
            self.parts[office.title] = _longer(office.title, self.asked)
        around_it = self.parts[office.title]
        if not around_it and not surfaces & self.asked:
            return
        self.number[id(group)] = n
        for title in surfaces & self.asked:
            self.offices[title].add(office)
            if said.sort in HOLDING and not post.taken and left is None:
                self.called.add(group, (ref.article,), (title,))
        for title in around_it - surfaces:
            self.longer[title].add(office)
        tenure = self.held.setdefault(office, {}).setdefault(n, Attested())
        if left is not None:
            tenure.add(said.sort, left - timedelta(days=1))  # "the mayor, Ada Pell, resigned"
        elif not post.taken:
            tenure.add(said.sort, self.days.get(ref.article))
        self.by_person[n].add(office)

    def _office_of(self, title: str) -> Office:
        """The office of a title that names its body itself: "Tarn mayor", "the mayor of Tarn"."""
        head, of, rest = title.partition(" of ")
        if of and rest in self.named:
            return Office(head, rest)
        words = title.split()
        for n in range(1, len(words)):
            if (name := " ".join(words[:n])) in self.named:
                return Office(" ".join(words[n:]), name)
        return Office(title, "")

    def _left(self, ref: Ref, office: Office) -> date | None:
        """The day on which its own article says that somebody left a post, or any post."""
        days = (
            day
            for sort, day, label in self.moves.get(ref, ())
            if sort == "former" and (_noun(office.title) in label or not NAMING.search(label))
        )
        return min((day for day in days if day is not None and day > date.min), default=None)

    def _whole(self, article: str, title: str) -> str:
        """A title as its article has it in full: there "mayor" is of Tarn, if the other one is."""
        longer = {t for t in self.titles.get(article, ()) if t.startswith(f"{title} of ")}
        return longer.pop() if len(longer) == 1 else title

    def _move(self, n: int, sort: Sort, day: date | None, label: str) -> None:
        """Somebody has left or taken a post: the one that the words name, or any, if they name none."""
        offices = self.by_person.get(n, ()) if day is not None else ()
        named = {office for office in offices if _noun(office.title) in label}
        if not named and sort == "former" and not NAMING.search(label):
            named = set(offices)  # "Ada Pell, mayor of Tarn, resigned"
        for office in named:
            self.held[office][n].add(sort, day)

    def answer(self, ref: Ref, said: Said) -> Answer:
        """Who is meant by a title in an article."""
        title = said.title
        offices = self._of_article(self.offices.get(title, set()), ref.article)
        if said.sort != "now":
            return self._once(title, offices, said.sort)
        then = NOBODY if said.vague else self._then(ref, title, offices)
        for articles, where in (
            ({ref.article}, "this article"),
            (self._same_news(ref.article, offices), "an article on the same news"),
        ):
            near = self.called.near(articles, (title,))
            who = tuple(self.number[id(g)] for g in near)
            if len(who) == 1:
                return Answer(who, True, f"called {title} in {where}")
            if who and not (then.sure and then.who[0] in who):
                why = f"one of {len(who)} called {title} in {where}"
                return Answer(who, False, why, choice=True)
        return then

    def _same_news(self, article: str, offices: frozenset[Office]) -> set[str]:
        """Articles on the same news; where a post is known to change hands, those of its days."""
        found, day = around({article}, self.alike), self.days.get(article)
        if day is None or len(self._people(offices)) < 2:
            return found
        return {
            other
            for other in found
            if (then := self.days.get(other)) is None or abs(day - then) <= NEWS
        }

    def _then(self, ref: Ref, title: str, offices: frozenset[Office]) -> Answer:
        """Who holds a post on the day of an article."""
        holders = self._holders(title, offices)
        if not self._of_one(offices):
            return Answer(tuple(sorted(holders.held)), False, f"{title} of more than one body")
        found = holders.on(self.days.get(ref.article))
        others = self.longer.get(title, set())
        if found.sure and any(not self.held[o].keys() <= set(found.who) for o in others):
            return Answer(found.who, False, f"{title} is said of other offices too")
        return found

    def _once(self, title: str, offices: frozenset[Office], sort: Sort) -> Answer:
        """Who alone is called the former one, or the next."""
        who = {n for o in offices for n, t in self.held[o].items() if t.said(sort)}
        shown = (
            f"the only {sort} {title} named"
            if len(who) == 1
            else f"one of {len(who)} {sort} {title}s"
        )
        return Answer(tuple(sorted(who)), len(who) == 1, shown)

    def _of_article(self, offices: Iterable[Office], article: str) -> frozenset[Office]:
        """Of offices of one title, those of the only body of them that the article names."""
        offices = frozenset(offices)
        named = {o.body for o in offices if o.body} & self.bodies.get(article, set())
        if len(named) != 1:
            return offices
        own = {o for o in offices if o.body in named}
        return frozenset(
            own | {o for o in offices if not o.body and self._people([o]) <= self._people(own)}
        )

    def _of_one(self, offices: frozenset[Office]) -> bool:
        """Whether all are one post: some articles say of which body, others need not."""
        bare = {o for o in offices if not o.body}
        return len({o.body for o in offices - bare}) < 2 and (
            bare == offices or self._people(bare) <= self._people(offices - bare)
        )

    def _people(self, offices: Iterable[Office]) -> set[int]:
        return {n for office in offices for n in self.held[office]}

    def _holders(self, title: str, offices: frozenset[Office]) -> Holders:
        key = (title, offices)
        if key not in self.known:
            held: dict[int, Attested] = {}
            for office in sorted(offices, key=lambda o: (o.title, o.body)):
                for n, tenure in self.held[office].items():
                    held.setdefault(n, Attested()).take(tenure)
            self.known[key] = Holders(title, held, {n: self.groups[n].name for n in held})
        return self.known[key]


def _noun(title: str) -> str:
    """The noun of a title: the mayor of "mayor of Tarn".

    >>> _noun("mayor of tarn"), _noun("deputy health secretary")
    ('mayor', 'secretary')
    """
    return re.split(r" (?:of|for|at|to|in) ", title)[0].split()[-1]


def _office(title: str, body: str | None) -> Office:
    """An office, with its body taken out of the title: "general secretary of Unison"."""
    if not body:
        return Office(title, "")
    name = " ".join(words_of(body))
    for cut in (f" of {name}", f" of the {name}", f" at {name}", f" at the {name}", f" for {name}"):
        title = title.removesuffix(cut)
    return Office(title.removeprefix(f"{name} ").removesuffix(f", {name}"), name)


def _longer(title: str, asked: set[str]) -> set[str]:
    """Titles asked for that are part of a longer one, unless a word makes another post of it."""
    words = title.split()
    out = set()
    for i in range(len(words)):
        if i and tenures().get(words[i - 1]) == "other":
            continue
        for j in range(i + 2, len(words) + 1):
            if j - i < len(words) and (part := " ".join(words[i:j])) in asked:
                out.add(part)
    return out


def moves_of(
    readings: Iterable[Reading], days: Days
) -> dict[Ref, list[tuple[Sort, date | None, str]]]:
    """What reports say of people who leave or take a post: whether, when, and in which words."""
    out: defaultdict[Ref, list[tuple[Sort, date | None, str]]] = defaultdict(list)
    for reading in readings:
        for report in reading.reports:
            if report.status != "happened" or report.negated:
                continue
            for part in report.participants:
                role = {"Arg0": "agent", "Arg1": "patient"}.get(part.role)
                sort = _moved(report.lemma, role)
                if sort is not None and part.chain is not None:
                    day = report.when.interval.latest or days.get(reading.article)
                    said = (sort, day, report.label.casefold())
                    out[Ref(reading.article, part.chain)].append(said)
    return out


def _moved(lemma: str, role: str | None) -> Sort | None:
    for sort, word in (("former", "left"), ("new", "took")):
        if role and tenures().get(f"{word} {role} {lemma}"):
            return sort  # type: ignore[return-value]
    return None
