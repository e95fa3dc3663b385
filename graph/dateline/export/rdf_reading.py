"""One article's graph: exactly what that article says, every part with the span it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode

from dateline.export import terms as t
from dateline.export.terms import Triple, day, decimal, edtf, node, text, word
from dateline.model import Article, Chain, Claim, Interval, Quantity, Reading, Report, Span, Time
from dateline.vocab import Part, article_iri, kind_iri, part_iri, span_iri

CONTEXT = 32
"""Characters before and after a span that its quote selector carries."""


@dataclass(frozen=True)
class _Page:
    """An article being written, with the spans that its parts rest on so far."""

    article: Article
    iri: NamedNode
    spans: dict[Span, NamedNode] = field(default_factory=dict)

    def span(self, span: Span) -> NamedNode:
        found = self.spans.get(span)
        if found is None:
            found = self.spans[span] = node(span_iri(self.article.key, span.start, span.end))
        return found

    def part(self, part: Part, index: int) -> NamedNode:
        return node(part_iri(part, self.article.key, index))

    def words(self, spans: Iterable[Span]) -> Literal:
        return text(" … ".join(span.of(self.article.text) for span in sorted(spans)))


def reading_triples(
    article: Article, reading: Reading | None, notes: Iterable[Span] = ()
) -> Iterator[Triple]:
    """Say all that one article says; of one that has no reading, only what its source said.

    `notes` are words of it that facts outside its graph rest on.
    """
    page = _Page(article, node(article_iri(article.key)))
    for note in notes:
        page.span(note)
    yield from _article(page)
    if reading is not None:
        yield from _chains(page, reading)
        for index, time in enumerate(reading.times):
            yield from _time(page, page.part("time", index), time)
        for index, quantity in enumerate(reading.quantities):
            yield from _quantity(page, page.part("quantity", index), quantity)
        for index, claim in enumerate(reading.claims):
            yield from _claim(page, page.part("claim", index), claim)
        for index, report in enumerate(reading.reports):
            yield from _report(page, reading, index, report)
    yield from _spans(page)


def when_triples(
    subject: NamedNode, interval: Interval, value: str, basis: str
) -> Iterator[Triple]:
    """Say when: the first and last day allowed, the EDTF value if it holds, and the basis."""
    if interval.earliest:
        yield subject, t.EARLIEST, day(interval.earliest)
    if interval.latest:
        yield subject, t.LATEST, day(interval.latest)
    written = edtf(value)
    if written is not None:
        yield subject, t.WHEN, written
    yield subject, t.BASIS, word(basis)


def polarity(negated: bool) -> Literal:
    """Say whether the words say that it did not happen."""
    return word("negative" if negated else "positive")


def _article(page: _Page) -> Iterator[Triple]:
    article, iri = page.article, page.iri
    yield iri, t.TYPE, t.NEWS_ARTICLE
    yield iri, t.IDENTIFIER, text(article.id)
    if article.title is not None:
        yield iri, t.HEADLINE, text(article.title)
    if article.published is not None:
        yield iri, t.PUBLISHED, day(article.published)
    if article.outlet is not None:
        yield iri, t.PUBLISHER, text(article.outlet)
    if article.author is not None:
        yield iri, t.AUTHOR, text(article.author)
    if article.url is not None:
        yield iri, t.URL, t.address(article.url)


def _chains(page: _Page, reading: Reading) -> Iterator[Triple]:
    for index, chain in enumerate(reading.chains):
        yield from _chain(page, index, chain)
    for index, mention in enumerate(reading.mentions):
        iri = page.part("mention", index)
        yield iri, t.TYPE, t.MENTION
        yield iri, t.KIND, word(mention.kind)
        yield iri, t.FORM, word(mention.form)
        yield iri, t.IN_CHAIN, page.part("chain", mention.chain)
        yield iri, t.DERIVED_FROM, page.span(mention.span)


def _chain(page: _Page, index: int, chain: Chain) -> Iterator[Triple]:
    iri = page.part("chain", index)
    yield iri, t.TYPE, t.CHAIN
    yield iri, t.LABEL, text(chain.name)
    yield iri, t.KIND, word(chain.kind)
    yield iri, t.NAMED, Literal(chain.named)
    yield iri, t.PLURAL, Literal(chain.plural)
    for name in chain.names:
        yield iri, t.ALT_LABEL, text(name)
    for title in chain.titles:
        yield iri, t.TITLE, text(title)
    if chain.gender != "unknown":
        yield iri, t.GENDER, word(chain.gender)
    for place, post in enumerate(chain.posts):
        held = node(f"{iri.value}:post:{place}")
        yield iri, t.HOLDS, held
        yield held, t.TYPE, t.POST
        yield held, t.LABEL, text(post.title)
        if post.organisation is not None:
            yield held, t.POST_AT, text(post.organisation)
        yield held, t.DERIVED_FROM, page.span(post.span)


def _time(page: _Page, iri: NamedNode, time: Time) -> Iterator[Triple]:
    yield iri, t.TYPE, t.TIME
    yield iri, t.TIME_TYPE, word(time.type)
    if time.value:
        yield iri, t.TIME_VALUE, text(time.value)
    yield from when_triples(iri, time.interval, time.edtf, time.basis)
    yield iri, t.DERIVED_FROM, page.span(time.span)


def _quantity(page: _Page, iri: NamedNode, quantity: Quantity) -> Iterator[Triple]:
    yield iri, t.TYPE, t.QUANTITY
    yield iri, t.KIND, word(quantity.kind)
    yield iri, t.UNIT, text(quantity.unit)
    yield iri, t.CHANGE, Literal(quantity.change)
    for predicate, value in ((t.MIN_VALUE, quantity.low), (t.MAX_VALUE, quantity.high)):
        number = decimal(value) if value is not None else None
        if number is not None:
            yield iri, predicate, number
    yield iri, t.DERIVED_FROM, page.span(quantity.span)


def _claim(page: _Page, iri: NamedNode, claim: Claim) -> Iterator[Triple]:
    yield iri, t.TYPE, t.CLAIM
    yield iri, t.PART_OF, page.iri
    yield iri, t.MANNER, word(claim.manner)
    if claim.speaker is not None:
        yield iri, t.SPEAKER, page.part("chain", claim.speaker)
    for predicate, in_words, spans in (
        (t.SOURCE, t.SOURCE_WORDS, claim.source),
        (t.CUE, t.CUE_WORDS, claim.cue),
        (t.CONTENT, t.CONTENT_WORDS, claim.content),
    ):
        if spans:
            yield iri, in_words, page.words(spans)
        for span in spans:
            yield iri, predicate, page.span(span)
            yield iri, t.DERIVED_FROM, page.span(span)


def _report(page: _Page, reading: Reading, index: int, report: Report) -> Iterator[Triple]:
    iri = page.part("report", index)
    yield iri, t.TYPE, t.REPORT
    yield iri, t.PART_OF, page.iri
    yield iri, t.LABEL, text(report.label)
    yield iri, t.LEMMA, text(report.lemma)
    yield iri, t.EVENT_TYPE, node(kind_iri(report.kind))
    yield iri, t.STATUS, word(report.status)
    yield iri, t.POLARITY, polarity(report.negated)
    yield iri, t.MAIN, Literal(report.main)
    yield iri, t.DERIVED_FROM, page.span(report.span)
    if 0 <= report.sentence < len(reading.sentences):
        yield iri, t.SENTENCE, page.span(reading.sentences[report.sentence])
    yield from when_triples(iri, report.when.interval, report.when.edtf, report.when.basis)
    for span in report.when.evidence:
        yield iri, t.WHEN_EVIDENCE, page.span(span)
    if report.time is not None:
        yield iri, t.AT_TIME, page.part("time", report.time)
    if report.place is not None:
        yield iri, t.AT_PLACE, page.part("chain", report.place)
    if report.claim is not None:
        yield iri, t.IN_CLAIM, page.part("claim", report.claim)
    if report.parent is not None:
        yield iri, t.PARENT, page.part("report", report.parent)
    for quantity in report.quantities:
        yield iri, t.HAS_QUANTITY, page.part("quantity", quantity)
    for place, participant in enumerate(report.participants):
        taking_part = node(f"{iri.value}:participant:{place}")
        yield iri, t.HAS_PARTICIPANT, taking_part
        yield taking_part, t.TYPE, t.PARTICIPANT
        yield taking_part, t.ROLE, word(participant.role)
        yield taking_part, t.DERIVED_FROM, page.span(participant.span)
        if participant.chain is not None:
            yield taking_part, t.IN_CHAIN, page.part("chain", participant.chain)


def _spans(page: _Page) -> Iterator[Triple]:
    words = page.article.text
    for span, iri in page.spans.items():
        position, quote = node(f"{iri.value}&position"), node(f"{iri.value}&quote")
        yield iri, t.TYPE, t.SPECIFIC_RESOURCE
        yield iri, t.HAS_SOURCE, page.iri
        yield iri, t.HAS_SELECTOR, position
        yield iri, t.HAS_SELECTOR, quote
        yield position, t.TYPE, t.POSITION_SELECTOR
        yield position, t.START, Literal(span.start)
        yield position, t.END, Literal(span.end)
        yield quote, t.TYPE, t.QUOTE_SELECTOR
        yield quote, t.EXACT, text(span.of(words))
        yield quote, t.PREFIX, text(words[max(0, span.start - CONTEXT) : span.start])
        yield quote, t.SUFFIX, text(words[span.end : span.end + CONTEXT])
