"""From an article to its reading: the only room that knows spaCy.

Each module answers one question and says what it needs: names, times and quantities need the parse;
claims the quotations; coreference the names and claims; reports all of them. The order is here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import tee

from spacy.tokens import Doc, Token

from dateline.annotate import language
from dateline.annotate.claims import find_claims
from dateline.annotate.clusters import Cluster, Link
from dateline.annotate.coreference import cluster_mentions
from dateline.annotate.dates import govern_times, when_of
from dateline.annotate.drafts import Draft
from dateline.annotate.encoder.network import Encoding, encode, encode_ahead
from dateline.annotate.encoder.spans import at_words
from dateline.annotate.english import is_english
from dateline.annotate.eventkinds import known_kind
from dateline.annotate.labels import MOST_WORDS, Wording, label_of
from dateline.annotate.language import text_of
from dateline.annotate.mentions import Candidate, find_mentions
from dateline.annotate.names import find_names
from dateline.annotate.orders import anchored, find_orders
from dateline.annotate.participants import Part, find_parts
from dateline.annotate.quantities import find_quantities
from dateline.annotate.reports import find_triggers
from dateline.annotate.status import Told, status_of
from dateline.annotate.times import find_times
from dateline.annotate.voices import as_claims, claim_of, claims_at, quoted_in
from dateline.model import (
    Article,
    Chain,
    Mention,
    Order,
    Participant,
    Quantity,
    Reading,
    Reason,
    Report,
    Span,
    Time,
)

SHORT_LABEL = 6
"""Up to this many words a statement's label has room for what was said."""

__all__ = ["annotate", "read_doc"]


def annotate(articles: Iterable[Article]) -> Iterator[Reading]:
    """Annotate articles, one reading each and in their order."""
    first, second, third = tee(articles, 3)
    encodings = encode_ahead(a.text for a in second)
    docs = language.parse(a.text for a in third)
    for article, encoding, doc in zip(first, encodings, docs, strict=True):
        yield read_doc(article, doc, encoding.result())


def read_doc(article: Article, doc: Doc, encoding: Encoding | None = None) -> Reading:
    """The reading of an article whose text has been parsed; it is encoded here if it has not been."""
    if not is_english(article.text):
        return Reading(article.key, _sentences(doc), english=False)
    times = find_times(doc, article.published)
    encoding = encoding if encoding is not None else encode(article.text)
    names = find_names(doc, encoding)
    drafts = find_claims(doc, encoding)
    candidates = find_mentions(doc, names, encoding)
    quoted = quoted_in(doc, drafts)
    clusters, sure = cluster_mentions(doc, candidates, drafts, quoted, encoding)
    cluster_of = {m: n for n, cluster in enumerate(clusters) for m in cluster.members}
    chain_at = _chain_at(candidates, cluster_of)
    quantities = find_quantities(doc, times)
    offsets = [token.idx for token in doc]
    likely = at_words(encoding, "events", offsets)[:, 1:].sum(axis=1).tolist()
    mentions = tuple(
        Mention(
            _span(doc, c.start, c.end),
            clusters[cluster_of[n]].kind,
            c.form,
            cluster_of[n],
            _joined(doc, candidates, clusters[cluster_of[n]].why.get(n)),
        )
        for n, c in enumerate(candidates)
        if n in cluster_of
    )
    reports, orders = _reports(
        article,
        doc,
        candidates,
        clusters,
        chain_at,
        sure,
        times,
        quantities,
        drafts,
        likely,
    )
    return Reading(
        article=article.key,
        sentences=_sentences(doc),
        mentions=mentions,
        chains=tuple(_chain(doc, candidates, cluster) for cluster in clusters),
        times=tuple(times),
        quantities=tuple(quantities),
        reports=reports,
        claims=as_claims(doc, drafts, chain_at),
        orders=orders,
    )


def _span(doc: Doc, start: int, end: int) -> Span:
    return Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))


def _joined(doc: Doc, candidates: list[Candidate], link: Link | None) -> tuple[Reason, ...]:
    """Why a mention is of its chain, with the mention that it goes back to."""
    if link is None:
        return ()
    back = [candidates[link.back]] if link.back is not None else []
    return (Reason("chain", link.rule, tuple(_span(doc, c.start, c.end) for c in back)),)


def _sentences(doc: Doc) -> tuple[Span, ...]:
    found = (_sentence(doc, sent.start, sent.end) for sent in doc.sents)
    return tuple(sentence for sentence in found if sentence)


def _sentence(doc: Doc, start: int, end: int) -> Span | None:
    while start < end and doc[start].is_space:
        start += 1
    while end > start and doc[end - 1].is_space:
        end -= 1
    return _span(doc, start, end) if start < end else None


def _chain_at(candidates: list[Candidate], cluster_of: dict[int, int]) -> dict[int, int]:
    """Head token of a mention → its cluster; names win over the phrases around them."""
    out: dict[int, int] = {}
    for n, candidate in enumerate(candidates):
        if n in cluster_of and (candidate.form == "name" or candidate.head not in out):
            out[candidate.head] = cluster_of[n]
            if candidate.form == "name":
                out.update(dict.fromkeys(range(candidate.start, candidate.end), cluster_of[n]))
    return out


def _chain(doc: Doc, candidates: list[Candidate], cluster: Cluster) -> Chain:
    first = candidates[cluster.members[0]]
    name = max(
        cluster.names,
        key=lambda n: (
            len(n.split()) if cluster.kind == "person" else len(n),
            -cluster.names.index(n),
        ),
        default="",
    )
    words = " ".join(_span(doc, first.start, first.end).of(text_of(doc)).split())
    return Chain(
        name=name or words,
        kind=cluster.kind,
        named=bool(cluster.names),
        names=tuple(cluster.names),
        titles=tuple(cluster.titles),
        posts=tuple(cluster.posts),
        gender=cluster.gender,
        plural=cluster.plural,
    )


def _reports(
    article: Article, doc: Doc, candidates: list[Candidate], clusters: list[Cluster],
    chain_at: dict[int, int], sure: set[int], times: list[Time],
    quantities: list[Quantity], drafts: list[Draft], likely: Sequence[float],
) -> tuple[tuple[Report, ...], tuple[Order, ...]]:  # fmt: skip
    named = {i for c in candidates if c.form == "name" for i in range(c.start, c.end)}
    dated = _tokens_of(doc, [t.span for t in times])
    places = {i for i, n in chain_at.items() if clusters[n].kind == "place"}
    counted = _tokens_of(doc, [q.span for q in quantities if q.kind == "money"])
    found = find_triggers(doc, named, dated | counted, likely)
    triggers = [trigger.token for trigger in found]
    position = {t.i: n for n, t in enumerate(triggers)}
    governed = govern_times(doc, times, triggers)
    labels = Wording(
        names={n: _short(cluster) for n, cluster in enumerate(clusters) if cluster.names},
        chain_at=chain_at,
        name_of={
            i: (c.start, c.end)
            for c in candidates
            if c.form == "name"
            for i in range(c.start, c.end)
        },
        sure={candidates[n].head for n in sure},
        dated=dated,
    )
    nouns = {t.i for t in triggers if t.pos_ == "NOUN"}
    sentence_of = _sentence_numbers(doc)
    claim_at = claims_at(doc, drafts)
    spoken = {d.cue_head: d for d in reversed(drafts) if d.manner == "direct"}
    amounts = _quantities_at(doc, position, quantities)
    statuses = [status_of(trigger) for trigger in triggers]
    out = []
    for (trigger, rule), (told, negated) in zip(found, statuses, strict=True):
        when = when_of(trigger, governed, times, told.status, article.published)
        ahead = when.when.interval.earliest if when.word is None else None  # a time of its own
        if told.status == "ongoing" and article.published and ahead and ahead > article.published:
            told = Told("planned", "the present with a day to come")
        kind = known_kind(trigger)
        parts = find_parts(trigger, places, nouns)
        span = _span(doc, trigger.i, trigger.i + 1)
        place = next(
            (chain_at[p.head.i] for p in parts if p.head.i in places and p.role == "Argm-LOC"), None
        )
        out.append(
            Report(
                span=span,
                lemma=trigger.lemma_.lower(),
                kind=kind.name,
                status=told.status,
                negated=negated,
                sentence=sentence_of[trigger.i],
                label=_with_words(label_of(trigger, labels), spoken.get(trigger.i), text_of(doc)),
                when=when.when,
                participants=_participants(doc, parts, chain_at),
                place=place,
                time=when.time,
                quantities=tuple(amounts.get(trigger.i, ())),
                claim=claim_of(span, claim_at),
                parent=_parent(trigger, position),
                main=trigger.dep_ == "ROOT",
                why=(
                    Reason("trigger", rule),
                    Reason("kind", kind.rule, _at(kind.word)),
                    Reason("status", told.rule, _at(told.word)),
                    Reason("date", when.rule, (*_at(when.word), *when.when.evidence)),
                ),
            )
        )
    orders = find_orders(doc, triggers, statuses, times, article.published is not None)
    return anchored(out, orders, article.published), orders


def _participants(
    doc: Doc, parts: Sequence[Part], chain_at: dict[int, int]
) -> tuple[Participant, ...]:
    """Who takes part; what one becomes or is called is no second one: "she was named mayor"."""
    out: list[Participant] = []
    seen: set[int] = set()
    for part in parts:
        chain = chain_at.get(part.head.i)
        if part.head.dep_ in ("attr", "oprd") and chain in seen:
            continue
        out.append(Participant(part.role, _span(doc, part.start, part.end), chain))
        if chain is not None:
            seen.add(chain)
    return tuple(out)


def _at(word: Token | None) -> tuple[Span, ...]:
    return () if word is None else (Span(word.idx, word.idx + len(word)),)


def _with_words(label: str, draft: Draft | None, text: str) -> str:
    """ "Maren Tolliver said" with the first words of what she said, if they are quoted."""
    if draft is None or len(label.split()) > SHORT_LABEL:
        return label
    said = draft.content[0].of(text).strip("“”„\"'‘’`» «").rstrip(",").split()
    words = " ".join(said[: MOST_WORDS - len(label.split()) + 2])
    return f"{label}: “{words}{' …' if len(words.split()) < len(said) else ''}”"


def _tokens_of(doc: Doc, spans: list[Span]) -> set[int]:
    out: set[int] = set()
    for span in spans:
        piece = doc.char_span(span.start, span.end, alignment_mode="expand")
        if piece is not None:
            out.update(t.i for t in piece)
    return out


def _short(cluster: Cluster) -> str:
    """What to call an actor in a label: the fullest name up to three words, else the first."""
    return max(cluster.names, key=lambda x: (min(len(x.split()), 3), -cluster.names.index(x)))


def _sentence_numbers(doc: Doc) -> dict[int, int]:
    """Token → position of its sentence among those that hold more than space."""
    out: dict[int, int] = {}
    number = 0
    for sent in doc.sents:
        if _sentence(doc, sent.start, sent.end) is None:
            continue
        out.update((t.i, number) for t in sent)
        number += 1
    return out


def _parent(trigger: Token, position: dict[int, int]) -> int | None:
    """The nearest report above a trigger in the parse."""
    return next((position[above.i] for above in trigger.ancestors if above.i in position), None)


def _quantities_at(
    doc: Doc, position: dict[int, int], quantities: list[Quantity]
) -> dict[int, list[int]]:
    """Trigger → the amounts that hang on it and on none below it."""
    out: dict[int, list[int]] = {}
    for n, quantity in enumerate(quantities):
        piece = doc.char_span(quantity.span.start, quantity.span.end, alignment_mode="expand")
        if piece is None:
            continue
        above = next((a.i for a in piece.root.ancestors if a.i in position), None)
        if above is not None:
            out.setdefault(above, []).append(n)
    return out
