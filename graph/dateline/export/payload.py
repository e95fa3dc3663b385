"""A story as the timeline page reads it: columns of numbers and strings, and the articles' texts.

Columns compress far better than records, and the page can look at a year of events without making
an object for each. Offsets are converted here, once, because a Python span counts code points and a
JavaScript string counts UTF-16 units.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import astuple
from datetime import date
from itertools import accumulate
from typing import Any

from dateline.entries import event_kinds
from dateline.export.coverage import unreported
from dateline.export.excerpts import Excerpt, Kept, occurrence, shows
from dateline.export.hours import hours
from dateline.export.map_of_actors import places
from dateline.export.packing import Numbering, Units, days, in_order
from dateline.export.payload_judging import Columns, Numbers, judging
from dateline.model import STATUSES, Article, Claim, Reading, Ref, Span
from dateline.story import Actor, Event, Story

FORMAT = 2
BASES = ("stated", "publication", "narrative", "inferred", "none", "event")


def core(story: Story, kept: Kept | None = None) -> dict[str, Any]:
    """Build all that the page needs besides the articles' texts."""
    builder = _Core(story, kept)
    events = builder.events()
    return {
        "format": FORMAT,
        "excerpts": kept is not None,
        "events": events,
        "earlier": builder.earlier(),
        "reports": builder.reports,
        "claims": builder.claims(),
        "actors": builder.actors() | places(story),
        "silent": builder.silent(),
        "articles": builder.articles(),
        "copies": builder.copies(),
        "corrections": builder.corrections(),
        "storylines": builder.storylines(),
        "rejected": builder.rejected(),
        **judging(story, builder.numbers()),
        "rules": builder.rules.values,
        "kinds": builder.kinds.values,
        "everyKind": list(event_kinds()),
        "statuses": list(STATUSES),
        "bases": list(BASES),
        "roles": builder.roles.values,
        "outlets": builder.outlets.values,
    }


class _Core:
    """Holds the numberings while the columns are filled."""

    def __init__(self, story: Story, kept: Kept | None) -> None:
        self.story = story
        self.kept = kept
        told = (*story.events, *story.earlier)
        self.kinds = Numbering(sorted({event.kind for event in told}))
        self.outlets = Numbering(sorted({a.outlet for a in story.articles if a.outlet}))
        self.roles = Numbering()
        self.bases = Numbering(BASES)
        self.rules = Numbering()
        self.actor_index = {actor.id: i for i, actor in enumerate(story.actors)}
        self.article_index = {article.key: i for i, article in enumerate(story.articles)}
        self.ordered = in_order(story.events, self._minute)
        self.event_index = {event.id: i for i, event in enumerate(self.ordered)}
        self.units: dict[str, Units | Excerpt] = {}
        self.report_index: dict[Ref, int] = {}
        self.reports: Columns = {
            name: []
            for name in (
                "article", "span", "trigger", "when", "status", "earliest", "latest", "edtf", "claim",
                "why", "place", "page", "paragraph",
            )
        }  # fmt: skip
        self.first_claim = dict(
            zip(
                self.article_index,
                accumulate((len(r.claims) for r in self._readings()), initial=0),
                strict=False,
            )
        )

    def numbers(self) -> Numbers:
        """The numbers of all that has its columns by now."""
        return Numbers(
            self.actor_index, self.article_index, self.event_index, self.report_index,
            self.first_claim, self.rules,
        )  # fmt: skip

    def events(self) -> Columns:
        return {
            "id": [e.id for e in self.ordered],
            "reports": [[self._report(ref) for ref in self._chief_first(e)] for e in self.ordered],
            **self._told(self.ordered),
        }

    def _chief_first(self, event: Event) -> list[Ref]:
        """Its reports as they were told, but first the one whose words it is called by: it is opened first."""

        def other(ref: Ref) -> bool:
            return self.story.readings[ref.article].reports[ref.index].label != event.label

        return sorted(event.reports, key=other)

    def _minute(self, event: Event) -> int:
        found = hours(self.story, event)
        return found.first if found else 0

    def _hours(self, event: Event) -> tuple[int, int, str] | None:
        found = hours(self.story, event)
        return astuple(found) if found else None

    def earlier(self) -> Columns:
        """Events as they had been told from a day on, each by its number in the columns of events."""
        then = self.story.earlier
        return {
            "event": [self.event_index[e.id] for e in then],
            "since": [days(e.reported.latest) for e in then],
            "reports": [[self.report_index[ref] for ref in self._chief_first(e)] for e in then],
            **self._told(then),
        }

    def _told(self, ordered: Sequence[Event]) -> Columns:
        """What is told of events, whenever that was."""
        return {
            "label": [e.label for e in ordered],
            "kind": [self.kinds.of(e.kind) for e in ordered],
            "status": [STATUSES.index(e.status) for e in ordered],
            "negated": [int(e.negated) for e in ordered],
            "claimed": [int(e.claimed) for e in ordered],
            "earliest": [days(e.interval.earliest) for e in ordered],
            "latest": [days(e.interval.latest) for e in ordered],
            "edtf": [e.edtf for e in ordered],
            "hours": [self._hours(e) for e in ordered],
            "basis": [self.bases.of(e.basis) for e in ordered],
            "importance": [round(e.importance, 4) for e in ordered],
            "reasons": [list(e.reasons) for e in ordered],
            "sources": [e.sources for e in ordered],
            "place": [self._actor(e.place) for e in ordered],
            "roles": [self._parts(e) for e in ordered],
        }

    def actors(self) -> Columns:
        actors = self.story.actors
        ranked = Counter(standing.stretch for standing in self.story.standings)
        standings: defaultdict[str, list[list[Any]]] = defaultdict(list)
        for s in self.story.standings:
            standings[s.actor].append([s.stretch, s.rank, ranked[s.stretch], s.ties, s.events])
        return {
            "id": [a.id for a in actors],
            "name": [a.name for a in actors],
            "kind": [a.kind for a in actors],
            "aliases": [list(a.aliases) for a in actors],
            "called": [self._called(a) for a in actors],
            "posts": [list(a.posts) for a in actors],
            "tenures": [
                [
                    [h.title, h.organisation, days(h.days.earliest), days(h.days.latest), h.former]
                    for h in a.tenures
                ]
                for a in actors
            ],
            "standings": [standings[a.id] for a in actors],
            "named": [int(a.named) for a in actors],
            "seen": self._seen(),
        }

    def _called(self, actor: Actor) -> list[int | None]:
        """Since when each of an actor's other names has been told; None where no dated article has it."""
        first: dict[str, date] = {}
        for ref in actor.chains:
            if (out := self.story.by_key[ref.article].published) is not None:
                for name in self.story.readings[ref.article].chains[ref.index].names:
                    first[name] = min(first.get(name, out), out)
        return [days(first.get(name)) for name in actor.aliases]

    def articles(self) -> Columns:
        articles = self.story.articles
        filed = [[a.section, a.place] for a in articles]
        return {
            "key": [a.key for a in articles],
            "id": [a.id for a in articles],
            "title": [a.title for a in articles],
            "outlet": [self.outlets.of(a.outlet) if a.outlet else -1 for a in articles],
            "author": [a.author for a in articles],
            "published": [days(a.published) for a in articles],
            "dates": [[[days(one.day), one.basis] for one in a.dates] for a in articles],
            "url": [a.url for a in articles],
            # Most corpora say nothing of it, and a page has no room for nothing.
            **({"filed": filed} if any(map(any, filed)) else {}),
        }

    def claims(self) -> Columns:
        """Every claim: who says it, with which words, what, and of whom; by article, in its order.

        `says` is an actor's number, or -1 where `name` is somebody else's (empty if nobody is named).
        """
        columns: Columns = {
            name: [] for name in ("article", "content", "says", "name", "cue", "about")
        }
        for article, reading in zip(self.story.articles, self._readings(), strict=True):
            units, named = self._units(article.key), self._mentions(article, reading)
            for claim in reading.claims:
                says, name, cue = self._says(claim, article, reading)
                columns["article"].append(self.article_index[article.key])
                columns["content"].append([units.of(span) for span in claim.content])
                columns["says"].append(says)
                columns["name"].append(name)
                columns["cue"].append(cue)
                columns["about"].append(
                    sorted({a for s, a in named if any(c.holds(s) for c in claim.content)} - {says})
                )
        return columns

    def _mentions(self, article: Article, reading: Reading) -> list[tuple[Span, int]]:
        """The mentions of named actors."""
        found = []
        for mention in reading.mentions:
            actor = self.story.actor_of.get(Ref(article.key, mention.chain))
            if actor is not None and actor.named:
                found.append((mention.span, self.actor_index[actor.id]))
        return found

    def _seen(self) -> list[list[int]]:
        """Where each actor is first called by name, or else referred to, in what is shown of its articles.

        Article, start, end, which occurrence of these words, article, start, end …
        """
        found: defaultdict[str, list[int]] = defaultdict(list)
        for article, reading in zip(self.story.articles, self._readings(), strict=True):
            first: dict[str, tuple[bool, Span]] = {}
            for mention in reading.mentions:
                actor = self.story.actor_of.get(Ref(article.key, mention.chain))
                if actor is not None and self._shown(article.key, mention.span):
                    place = (mention.form != "name", mention.span)
                    first[actor.id] = min(first.get(actor.id, place), place)
            for ident, (_, span) in first.items():
                found[ident] += (
                    self.article_index[article.key], *self._units(article.key).of(span),
                    self._place(article.key, span),
                )  # fmt: skip
        return [found[actor.id] for actor in self.story.actors]

    def _shown(self, article: str, span: Span) -> bool:
        return self.kept is None or shows(self.kept[article], span)

    def _readings(self) -> list[Reading]:
        found = self.story.readings
        return [found.get(a.key) or Reading(a.key) for a in self.story.articles]

    def silent(self) -> list[list[tuple[int, int]]]:
        """The sentences of each article that tell of no event; in excerpts there are none."""
        return [
            []
            if self.kept is not None
            else [self._units(article.key).of(span) for span in unreported(reading)]
            for article, reading in zip(self.story.articles, self._readings(), strict=True)
        ]

    def copies(self) -> Columns:
        copies, index = self.story.copies, self.article_index
        return {
            "article": [index[c.article] for c in copies],
            "original": [index[c.original] for c in copies],
            "share": [c.share for c in copies],
            "reason": [c.reason for c in copies],
        }

    def corrections(self) -> Columns:
        corrections, index = self.story.corrections, self.article_index
        return {
            "article": [index[c.article] for c in corrections],
            "corrected": [index[c.corrected] for c in corrections],
            "note": [
                None if c.note is None else self._units(c.article).of(c.note) for c in corrections
            ],
            "reason": [c.reason for c in corrections],
        }

    def storylines(self) -> Columns:
        """Events by their numbers in the columns of events, actors by theirs."""
        lines = self.story.storylines
        return {
            "id": [line.id for line in lines],
            "label": [line.label for line in lines],
            "events": [[self.event_index[event] for event in line.events] for line in lines],
            "actors": [[self.actor_index[actor] for actor in line.actors] for line in lines],
            "earliest": [days(line.interval.earliest) for line in lines],
            "latest": [days(line.interval.latest) for line in lines],
        }

    def rejected(self) -> Columns:
        """What people said is no event, with its reports, and their numbers among the rulings."""
        gone = self.story.rejected
        said = [(r.targets, i) for i, r in enumerate(self.story.rulings) if r.act == "reject"]
        return {
            "id": [event.id for event in gone],
            "label": [event.label for event in gone],
            "reports": [[self._report(ref) for ref in event.reports] for event in gone],
            "rulings": [[i for ids, i in said if event.id in ids] for event in gone],
        }

    def _units(self, key: str) -> Units | Excerpt:
        if key not in self.units:
            text = self.story.by_key[key].text
            self.units[key] = Units(text) if self.kept is None else Excerpt(text, self.kept[key])
        return self.units[key]

    def _place(self, article: str, span: Span) -> int:
        """Say which occurrence of its words a span is, where a page cannot count for itself."""
        return 0 if self.kept is None else occurrence(self.story.by_key[article].text, span)

    def _actor(self, actor: str | None) -> int:
        return -1 if actor is None else self.actor_index.get(actor, -1)

    def _parts(self, event: Event) -> list[int]:
        """Flatten the event's roles into role, actor, role, actor …"""
        flat: list[int] = []
        for role in event.roles:
            if (actor := self._actor(role.actor)) >= 0:
                flat += (self.roles.of(role.role), actor)
        return flat

    def _report(self, ref: Ref) -> int:
        """Append one report to the columns and return its number."""
        reading, units = self.story.readings[ref.article], self._units(ref.article)
        report = reading.reports[ref.index]
        known = 0 <= report.sentence < len(reading.sentences)
        sentence = reading.sentences[report.sentence] if known else report.span
        columns = self.reports
        columns["article"].append(self.article_index[ref.article])
        columns["span"].append(units.of(sentence))
        columns["trigger"].append(units.of(report.span))
        article = self.story.by_key[ref.article]
        columns["page"].append(article.page(sentence.start))
        columns["paragraph"].append(article.paragraph(sentence.start))
        columns["place"].append(self._place(ref.article, report.span))
        columns["when"].append([units.of(span) for span in report.when.evidence])
        columns["status"].append(STATUSES.index(report.status))
        columns["earliest"].append(days(report.when.interval.earliest))
        columns["latest"].append(days(report.when.interval.latest))
        columns["edtf"].append(report.when.edtf)
        # A date is told by its basis and its grounds, a trigger by the words that are marked.
        columns["why"].append(
            [self.rules.of(why.rule) for why in report.why if why.about in ("kind", "status")]
        )
        columns["claim"].append(
            -1 if report.claim is None else self.first_claim[ref.article] + report.claim
        )
        self.report_index[ref] = len(columns["article"]) - 1
        return self.report_index[ref]

    def _says(
        self, claim: Claim, article: Article, reading: Reading
    ) -> tuple[int, str | None, str]:
        """Find who says so, an actor's number or else a name, and the words that mark it."""
        cue = " … ".join(span.of(article.text) for span in claim.cue)
        if claim.speaker is not None:
            actor = self.story.actor_of.get(Ref(article.key, claim.speaker))
            if actor is not None and actor.id in self.actor_index:
                return self.actor_index[actor.id], None, cue
            return -1, reading.chains[claim.speaker].name, cue
        return -1, " … ".join(span.of(article.text) for span in claim.source), cue
