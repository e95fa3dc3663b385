"""Story → `tables/`: CSV files for a spreadsheet or a database, tied by their ids.

`actors.csv`, `events.csv`, `roles.csv` (who did what in which event), `reports.csv`, `claims.csv`
and `evidence.csv` (the sentence of each report). No cell is a formula.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from dateline.cells import table
from dateline.export.facts import chronological
from dateline.export.terms import well_formed
from dateline.model import Article, Interval, Reading, Ref, Span
from dateline.story import Story

FOLDER = "tables"
Row = Sequence[object]

_HEADS = {
    "articles": ("article", "id", "title", "outlet", "published", "author", "url",
                 "section", "place", "language"),
    "actors": ("actor", "name", "kind", "named", "aliases", "posts", "mentions"),
    "events": ("event", "label", "kind", "status", "negated", "claimed", "edtf", "earliest",
               "latest", "basis", "place", "sources", "first_reported", "last_reported",
               "importance"),
    "roles": ("event", "role", "actor", "name"),
    "reports": ("report", "event", "article", "label", "kind", "status", "negated", "edtf",
                "earliest", "latest", "basis", "claim", "start", "end"),
    "claims": ("claim", "article", "speaker", "name", "manner", "source", "cue", "content"),
    "evidence": ("report", "article", "start", "end", "sentence"),
}  # fmt: skip


def export(story: Story, folder: Path) -> Path:
    """CSV, `tables/`: articles, actors, events, roles, reports, claims and evidence."""
    place = folder / FOLDER
    place.mkdir(parents=True, exist_ok=True)
    for name, rows in tables(story):
        # The mark by which spreadsheets know that it is UTF-8.
        text = "\ufeff" + table(_HEADS[name], rows)
        (place / f"{name}.csv").write_bytes(text.encode("utf-8", "replace"))
    return place


def tables(story: Story) -> Iterator[tuple[str, Iterator[Row]]]:
    """Give each table's name and rows."""
    articles = sorted(story.by_key.values(), key=lambda article: (article.id, article.key))
    yield (
        "articles",
        (
            (
                a.key,
                a.id,
                a.title,
                a.outlet,
                a.published,
                a.author,
                a.url,
                a.section,
                a.place,
                a.language,
            )
            for a in articles
        ),
    )
    yield "actors", _actors(story)
    yield "events", _events(story)
    yield (
        "roles",
        (
            (event.id, role.role, role.actor, story.actors_by_id[role.actor].name)
            for event in chronological(story.events)
            for role in event.roles
        ),
    )
    yield "reports", (row for article in articles for row in _reports(story, article))
    yield "claims", (row for article in articles for row in _claims(story, article))
    yield "evidence", (row for article in articles for row in _evidence(story, article))


def _actors(story: Story) -> Iterator[Row]:
    mentions: dict[Ref, int] = {}
    for key, reading in story.readings.items():
        for mention in reading.mentions:
            ref = Ref(key, mention.chain)
            mentions[ref] = mentions.get(ref, 0) + 1
    for actor in story.actors:
        count = sum(mentions.get(ref, 0) for ref in actor.chains)
        aliases, posts = "; ".join(actor.aliases), "; ".join(actor.posts)
        yield actor.id, actor.name, actor.kind, actor.named, aliases, posts, count


def _events(story: Story) -> Iterator[Row]:
    for e in chronological(story.events):
        place = story.actors_by_id[e.place].name if e.place is not None else None
        yield (
            e.id, e.label, e.kind, e.status, e.negated, e.claimed, *_when(e.edtf, e.interval),
            e.basis, place, e.sources, e.reported.earliest, e.reported.latest, e.importance,
        )  # fmt: skip


def _reports(story: Story, article: Article) -> Iterator[Row]:
    for index, r in enumerate(_reading(story, article).reports):
        event = story.event_of.get(Ref(article.key, index))
        claim = _id(article, r.claim) if r.claim is not None else None
        yield (
            _id(article, index), event.id if event else None, article.key, r.label, r.kind,
            r.status, r.negated, *_when(r.when.edtf, r.when.interval), r.when.basis, claim,
            r.span.start, r.span.end,
        )  # fmt: skip


def _claims(story: Story, article: Article) -> Iterator[Row]:
    for index, claim in enumerate(_reading(story, article).claims):
        speaker = None
        if claim.speaker is not None:
            speaker = story.actor_of.get(Ref(article.key, claim.speaker))
        yield (
            _id(article, index), article.key, speaker.id if speaker else None,
            speaker.name if speaker else None, claim.manner,
            *(_words(article, spans) for spans in (claim.source, claim.cue, claim.content)),
        )  # fmt: skip


def _evidence(story: Story, article: Article) -> Iterator[Row]:
    reading = _reading(story, article)
    for index, report in enumerate(reading.reports):
        if 0 <= report.sentence < len(reading.sentences):
            span = reading.sentences[report.sentence]
            words = _words(article, (span,))
            yield _id(article, index), article.key, span.start, span.end, words


def _reading(story: Story, article: Article) -> Reading:
    return story.readings.get(article.key, Reading(article.key))


def _when(edtf: str, interval: Interval) -> Row:
    return edtf if well_formed(edtf) else None, interval.earliest, interval.latest


def _id(article: Article, index: int) -> str:
    return f"{article.key}/{index}"


def _words(article: Article, spans: Sequence[Span]) -> str:
    return " … ".join(" ".join(span.of(article.text).split()) for span in spans)
