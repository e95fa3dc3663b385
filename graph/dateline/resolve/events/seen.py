"""What can be compared of a report: its word and the words like it, who, to whom, where and when."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from importlib.resources import files
from typing import Literal

from dateline.model import Article, Claim, Interval, Reading, Ref, Report, Span
from dateline.story import Actor

SOULS = {"people", "person", "victim", "dead"}
"""What people are called who are counted."""
POINTING = {"the", "and", "that", "for", "was", "are", "were"}
"""Small words of what is said; its others count, for many a quotation is short."""
SUFFIXES = ("isation", "ization", "ication", "ation", "ition", "ption", "ution", "sion", "tion", "ment", "ance", "ence",
            "ing", "ion", "al", "ure", "ise", "ize", "ate", "ify", "ed", "er", "or", "e", "y", "s")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Seen:
    """A report with what can be compared of it; people, bodies and places by their actors' ids."""

    ref: Ref
    report: Report
    family: str
    """Of words that can tell of one happening; only within one are reports compared."""
    stem: str
    agents: frozenset[str]
    patients: frozenset[str]
    objects: frozenset[str]
    """Words of what it was done to."""
    amounts: frozenset[tuple[str, str]]
    """Money and percentages, with their units."""
    others: frozenset[str]
    named: frozenset[str]
    place: str | None
    words: frozenset[str]
    """Words of the participants; of a statement, the words of what is said."""
    published: date | None
    statement: bool
    """Whether it is somebody's saying: two of them are one only if the words are."""
    whose: tuple[frozenset[str], frozenset[str]]
    """The names in words for who does it, and whom it is done to: "the Merrow council"."""
    befell: Literal["", "one", "many"]
    """Whether it was done to one person who has a name, or to several people."""

    @property
    def interval(self) -> Interval:
        return self.report.when.interval

    @property
    def dated(self) -> bool:
        """Whether words of the article say when."""
        return self.report.when.basis not in ("inferred", "none")


@dataclass(frozen=True, slots=True)
class Sight:
    """What can be compared of any report, worked out when it is asked for.

    All of it at once would take more memory than the readings themselves.
    """

    articles: Mapping[str, Article]
    readings: Mapping[str, Reading]
    actor_of: Mapping[Ref, Actor]

    def of(self, ref: Ref) -> Seen:
        reading = self.readings[ref.article]
        report = reading.reports[ref.index]
        return seen_of(self.articles[ref.article], ref, report, reading, self.actor_of)

    def families(self) -> Iterator[list[Seen]]:
        """All reports, a family at a time."""
        refs = [
            Ref(key, n) for key in self.readings for n in range(len(self.readings[key].reports))
        ]
        for _, some in by_family(refs, self.readings):
            yield [self.of(ref) for ref in some]


def by_family(refs: Iterable[Ref], readings: Mapping[str, Reading]) -> list[tuple[str, list[Ref]]]:
    """Families and their reports, both in order."""
    found: defaultdict[str, list[Ref]] = defaultdict(list)
    for ref in refs:
        found[family(readings[ref.article].reports[ref.index].lemma)].append(ref)
    return [(name, sorted(some)) for name, some in sorted(found.items())]


@lru_cache(maxsize=65536)
def stem(lemma: str) -> str:
    """What a verb and its nouns share.

    >>> stem("reject") == stem("rejection"), stem("propose") == stem("proposal"), stem("agree") == stem("agreement")
    (True, True, True)
    """
    for suffix in SUFFIXES:
        if lemma.endswith(suffix) and len(lemma) - len(suffix) >= 4:
            lemma = lemma[: -len(suffix)]
            break
    bare = lemma.rstrip("e")
    lemma = bare if len(bare) >= 3 else lemma
    # "reject" has lost nothing yet, "rejec-tion" its t; "dismis-s" a letter that "dismiss-al" has
    return lemma[:-1] if lemma.endswith(("ct", "ss")) else lemma


@cache
def _families() -> dict[str, str]:
    """Stem → family, from `data/families.txt`."""
    text = (files("dateline.resolve") / "data" / "families.txt").read_text(encoding="utf-8")
    out: dict[str, str] = {}
    for line in text.splitlines():
        name, _, entries = line.partition(":")
        if not line.startswith("#"):
            out.update((stem(word.strip()), name) for word in entries.split(","))
    return out


@lru_cache(maxsize=65536)
def family(lemma: str) -> str:
    """The family of words that can tell of the same happening; a word's own stem, if no other is near.

    >>> family("explosion") == family("bombing"), family("explosion") == family("erosion")
    (True, False)
    """
    return _families().get(stem(lemma), stem(lemma))


def seen_of(
    article: Article, ref: Ref, report: Report, reading: Reading, actor_of: Mapping[Ref, Actor]
) -> Seen:
    """What can be compared of a report."""
    roles: dict[str, set[str]] = {"Arg0": set(), "Arg1": set()}
    others: set[str] = set()
    named: set[str] = set()
    words: set[str] = set()
    objects: set[str] = set()
    for part in report.participants:
        if part.chain is not None:
            actor = actor_of[Ref(ref.article, part.chain)]
            roles.get(part.role, others).add(actor.id)
            if actor.named:
                named.add(actor.id)
        text = part.span.of(article.text).casefold()
        told = {w.strip("’'“”\".,") for w in text.split() if len(w) > 3}
        words |= told
        if part.role == "Arg1":
            objects |= told
    where = actor_of[Ref(ref.article, report.place)] if report.place is not None else None
    place = where.id if where is not None and where.named else None
    saying = report.kind in ("statement", "publication", "dispute")
    cued = _cued(reading, report) if saying else []
    statement = report.kind == "statement" or bool(cued)
    if statement:
        said = " ".join(part.of(article.text) for c in cued for part in c.content).casefold()
        bare = (w.strip("’'“”\".,") for w in said.split())
        words = {w for w in bare if len(w) > 2 and w not in POINTING}
    quantities = [reading.quantities[n] for n in report.quantities]
    amounts = {(q.unit, str(q.low or q.high)) for q in quantities if q.kind != "count"}
    return Seen(
        ref=ref,
        report=report,
        family=family(report.lemma),
        stem=stem(report.lemma),
        agents=frozenset(roles["Arg0"]),
        patients=frozenset(roles["Arg1"]),
        objects=frozenset(objects),
        amounts=frozenset(amounts),
        others=frozenset(others),
        named=frozenset(named),
        place=place,
        words=frozenset(words),
        published=article.published,
        statement=statement,
        whose=_whose(ref, report, reading, actor_of),
        befell=_befell(report, reading),
    )


def _whose(
    ref: Ref, report: Report, reading: Reading, actor_of: Mapping[Ref, Actor]
) -> tuple[frozenset[str], frozenset[str]]:
    """The names inside what is said of participants that have none of their own, by role."""
    out: dict[str, set[str]] = {"Arg0": set(), "Arg1": set()}
    for part in report.participants:
        named = part.chain is not None and reading.chains[part.chain].named
        if part.role in out and not named:
            for n in _places_in(reading, part.span):
                out[part.role].add(actor_of[Ref(ref.article, n)].name.casefold())
    return frozenset(out["Arg0"]), frozenset(out["Arg1"])


def _places_in(reading: Reading, span: Span) -> Iterator[int]:
    """The chains of what is named inside a span; mentions stand in order."""
    mentions = reading.mentions
    for n in range(bisect_left(mentions, span.start, key=lambda m: m.span.start), len(mentions)):
        if mentions[n].span.start >= span.end:
            return
        known = mentions[n].form == "name" or mentions[n].kind == "place"
        if known and mentions[n].span != span and span.holds(mentions[n].span):
            yield mentions[n].chain


def _befell(report: Report, reading: Reading) -> Literal["", "one", "many"]:
    """Whom it was done to, if to people: one with a name, or several."""
    patients = [part for part in report.participants if part.role == "Arg1"]
    chains = [reading.chains[p.chain] if p.chain is not None else None for p in patients]
    told = [reading.quantities[n] for n in report.quantities]
    several = any(
        q.kind == "count" and q.unit in SOULS and (q.low or 2) > 1 and part.span.holds(q.span)
        for part in patients
        for q in told
    )
    if several or any(c is not None and c.kind == "person" and c.plural for c in chains):
        return "many"
    one = len(chains) == 1 and chains[0] is not None and chains[0].named
    return "one" if one and chains[0].kind == "person" else ""  # type: ignore[union-attr]


def _cued(reading: Reading, report: Report) -> list[Claim]:
    """The claims that the report's word introduces."""
    return [claim for claim in reading.claims if any(cue.holds(report.span) for cue in claim.cue)]
