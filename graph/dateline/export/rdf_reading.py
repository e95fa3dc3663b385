"""One article's graph: exactly what that article says, every part with the span it rests on.

It is written as TriG at once, part by part: all that is said of a part stands in one place here, so
nothing has to be collected and sorted first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from dateline.export import terms as t
from dateline.export.terms import about, day, decimal, edtf, node, text, truth, word
from dateline.model import (
    Article,
    Chain,
    Claim,
    Dating,
    Days,
    Interval,
    Order,
    Quantity,
    Reading,
    Report,
    Span,
    Time,
)
from dateline.vocab import Part, article_iri, dating_iri, kind_iri, part_iri, span_iri

CONTEXT = 32
"""Characters before and after a span that its quote selector carries."""
_POSITION, _QUOTE, _PRINT = r"\&position", r"\&quote", r"\&print"
"""What the names of a span's selectors add to its own."""


@dataclass(frozen=True)
class _Page:
    """An article being written, with the spans that its parts rest on so far."""

    article: Article
    iri: str
    char: str
    """What the names of its spans begin with."""
    spans: dict[tuple[int, int], str] = field(default_factory=dict)
    sentences: set[str] = field(default_factory=set)
    """Those spans that are sentences of reports: people cite them by their paragraphs."""
    parts: dict[Part, str] = field(default_factory=dict)

    def span(self, span: Span) -> str:
        ends = span.start, span.end
        found = self.spans.get(ends)
        if found is None:
            found = self.spans[ends] = rf"{self.char}{span.start}\,{span.end}"
        return found

    def part(self, part: Part, index: int) -> str:
        start = self.parts.get(part)
        if start is None:
            start = self.parts[part] = node(part_iri(part, self.article.key, 0)).removesuffix("0")
        return f"{start}{index}"

    def words(self, spans: Iterable[Span]) -> str:
        return text(" … ".join(span.of(self.article.text) for span in sorted(spans)))


def reading_graph(
    article: Article, reading: Reading | None, notes: Iterable[Span] = ()
) -> Iterator[str]:
    """Say all that one article says; of one that has no reading, only what its source said.

    `notes` are words of it that facts outside its graph rest on.
    """
    char = node(span_iri(article.key, 0, 0)).removesuffix(r"0\,0")
    page = _Page(article, node(article_iri(article.key)), char)
    for note in notes:
        page.span(note)
    datings = [
        (node(dating_iri(article.key, *_said(one))), one) for one in dict.fromkeys(article.dates)
    ]
    yield about(page.iri, [*_article(article), *(f"{t.HAS_DATING} {iri}" for iri, _ in datings)])
    for place, (iri, one) in enumerate(datings):
        yield about(iri, _dating(one, used=place == 0 and one.day == article.published))
    if reading is not None:
        for index, chain in enumerate(reading.chains):
            yield from _chain(page, page.part("chain", index), chain)
        for index, mention in enumerate(reading.mentions):
            yield (
                f"\t{page.part('mention', index)} a {t.MENTION} ;\n"
                f"\t\t{t.KIND} {word(mention.kind)} ;\n"
                f"\t\t{t.FORM} {word(mention.form)} ;\n"
                f"\t\t{t.IN_CHAIN} {page.part('chain', mention.chain)} ;\n"
                f"\t\t{t.DERIVED_FROM} {page.span(mention.span)} .\n"
            )
        for index, time in enumerate(reading.times):
            yield about(page.part("time", index), _time(page, time))
        for index, quantity in enumerate(reading.quantities):
            yield about(page.part("quantity", index), _quantity(page, quantity))
        for index, claim in enumerate(reading.claims):
            yield about(page.part("claim", index), _claim(page, claim))
        for index, report in enumerate(reading.reports):
            iri = page.part("report", index)
            yield about(iri, _report(page, iri, reading, report))
            yield from _participants(page, iri, report)
        for index, order in enumerate(reading.orders):
            yield about(page.part("order", index), _order(page, order))
    yield from _spans(page)


def said_when(interval: Interval, value: str, basis: str) -> Iterator[str]:
    """Say when: the first and last day allowed, the EDTF value if it holds, and the basis."""
    if interval.earliest:
        yield f"{t.EARLIEST} {day(interval.earliest)}"
    if interval.latest:
        yield f"{t.LATEST} {day(interval.latest)}"
    written = edtf(value)
    if written is not None:
        yield f"{t.WHEN} {written}"
    yield f"{t.BASIS} {word(basis)}"


def polarity(negated: bool) -> str:
    """Say whether the words say that it did not happen."""
    return word("negative" if negated else "positive")


def _article(article: Article) -> Iterator[str]:
    yield f"a {t.NEWS_ARTICLE}"
    yield f"{t.IDENTIFIER} {text(article.id)}"
    if article.title is not None:
        yield f"{t.HEADLINE} {text(article.title)}"
    if article.published is not None:
        yield f"{t.PUBLISHED} {day(article.published)}"
    if article.outlet is not None:
        yield f"{t.PUBLISHER} {text(article.outlet)}"
    if article.author is not None:
        yield f"{t.AUTHOR} {text(article.author)}"
    for term, said in (
        (t.SECTION, article.section), (t.FILED_IN, article.place), (t.LANGUAGE, article.language),
    ):  # fmt: skip
        if said is not None:
            yield f"{term} {text(said)}"
    if article.url is not None:
        yield f"{t.URL} {t.address(article.url)}"


def _said(dating: Dating) -> tuple[str, str, str]:
    return dating.day.isoformat(), dating.basis, dating.words


def _dating(dating: Dating, *, used: bool) -> Iterator[str]:
    yield f"a {t.DATING}"
    yield f"{t.DAY} {day(dating.day)}"
    yield f"{t.BASIS} {text(dating.basis)}"
    yield f"{t.WORDS} {text(dating.words)}"
    yield f"{t.USED} {truth(used)}"


def _chain(page: _Page, iri: str, chain: Chain) -> Iterator[str]:
    said = [
        f"a {t.CHAIN}",
        f"{t.LABEL} {text(chain.name)}",
        f"{t.KIND} {word(chain.kind)}",
        f"{t.NAMED} {truth(chain.named)}",
        f"{t.PLURAL} {truth(chain.plural)}",
        *(f"{t.ALT_LABEL} {text(name)}" for name in chain.names),
        *(f"{t.TITLE} {text(title)}" for title in chain.titles),
    ]
    if chain.gender != "unknown":
        said.append(f"{t.GENDER} {word(chain.gender)}")
    said += (f"{t.HOLDS} {iri}:post:{place}" for place in range(len(chain.posts)))
    yield about(iri, said)
    for place, post in enumerate(chain.posts):
        held = [f"a {t.POST}", f"{t.LABEL} {text(post.title)}"]
        if post.organisation is not None:
            held.append(f"{t.POST_AT} {text(post.organisation)}")
        yield about(f"{iri}:post:{place}", [*held, f"{t.DERIVED_FROM} {page.span(post.span)}"])


def _time(page: _Page, time: Time) -> Iterator[str]:
    yield f"a {t.TIME}"
    yield f"{t.TIME_TYPE} {word(time.type)}"
    if time.value:
        yield f"{t.TIME_VALUE} {text(time.value)}"
    yield from said_when(time.interval, time.edtf, time.basis)
    yield f"{t.DERIVED_FROM} {page.span(time.span)}"


def _quantity(page: _Page, quantity: Quantity) -> Iterator[str]:
    yield f"a {t.QUANTITY}"
    yield f"{t.KIND} {word(quantity.kind)}"
    yield f"{t.UNIT} {text(quantity.unit)}"
    yield f"{t.CHANGE} {truth(quantity.change)}"
    for predicate, value in ((t.MIN_VALUE, quantity.low), (t.MAX_VALUE, quantity.high)):
        number = decimal(value) if value is not None else None
        if number is not None:
            yield f"{predicate} {number}"
    yield f"{t.DERIVED_FROM} {page.span(quantity.span)}"


def _claim(page: _Page, claim: Claim) -> Iterator[str]:
    yield f"a {t.CLAIM}"
    yield f"{t.PART_OF} {page.iri}"
    yield f"{t.MANNER} {word(claim.manner)}"
    if claim.speaker is not None:
        yield f"{t.SPEAKER} {page.part('chain', claim.speaker)}"
    for predicate, in_words, spans in (
        (t.SOURCE, t.SOURCE_WORDS, claim.source),
        (t.CUE, t.CUE_WORDS, claim.cue),
        (t.CONTENT, t.CONTENT_WORDS, claim.content),
    ):
        if spans:
            yield f"{in_words} {page.words(spans)}"
        for span in spans:
            yield f"{predicate} {page.span(span)}"
            yield f"{t.DERIVED_FROM} {page.span(span)}"


def _report(page: _Page, iri: str, reading: Reading, report: Report) -> list[str]:
    when = report.when
    said = [
        f"a {t.REPORT}",
        f"{t.PART_OF} {page.iri}",
        f"{t.LABEL} {text(report.label)}",
        f"{t.LEMMA} {text(report.lemma)}",
        f"{t.EVENT_TYPE} {_kind(report.kind)}",
        f"{t.STATUS} {word(report.status)}",
        f"{t.POLARITY} {polarity(report.negated)}",
        f"{t.MAIN} {truth(report.main)}",
        f"{t.DERIVED_FROM} {page.span(report.span)}",
    ]
    if 0 <= report.sentence < len(reading.sentences):
        sentence = page.span(reading.sentences[report.sentence])
        page.sentences.add(sentence)
        said.append(f"{t.SENTENCE} {sentence}")
    said += said_when(when.interval, when.edtf, when.basis)
    said += _days(when.offset)
    said += (f"{t.WHEN_EVIDENCE} {page.span(span)}" for span in when.evidence)
    if report.time is not None:
        said.append(f"{t.AT_TIME} {page.part('time', report.time)}")
    if report.place is not None:
        said.append(f"{t.AT_PLACE} {page.part('chain', report.place)}")
    if report.claim is not None:
        said.append(f"{t.IN_CLAIM} {page.part('claim', report.claim)}")
    if report.parent is not None:
        said.append(f"{t.PARENT} {page.part('report', report.parent)}")
    said += (f"{t.HAS_QUANTITY} {page.part('quantity', place)}" for place in report.quantities)
    places = range(len(report.participants))
    said += (f"{t.HAS_PARTICIPANT} {iri}:participant:{place}" for place in places)
    return said


def _participants(page: _Page, iri: str, report: Report) -> Iterator[str]:
    for place, participant in enumerate(report.participants):
        chain = participant.chain
        within = "" if chain is None else f" ;\n\t\t{t.IN_CHAIN} {page.part('chain', chain)}"
        yield (
            f"\t{iri}:participant:{place} a {t.PARTICIPANT} ;\n"
            f"\t\t{t.ROLE} {word(participant.role)} ;\n"
            f"\t\t{t.DERIVED_FROM} {page.span(participant.span)}{within} .\n"
        )


def _order(page: _Page, order: Order) -> Iterator[str]:
    yield f"a {t.ORDER}"
    for predicate, end in ((t.EARLIER, order.first), (t.LATER, order.then)):
        yield f"{predicate} {page.iri if end is None else page.part('report', end)}"
    yield from _days(order.apart)
    yield f"{t.DURING} {truth(order.during)}"
    for span in order.spans:
        yield f"{t.DERIVED_FROM} {page.span(span)}"


def _days(days: Days | None) -> Iterator[str]:
    for predicate, number in (
        (t.LEAST_DAYS, days.least if days else None),
        (t.MOST_DAYS, days.most if days else None),
    ):
        if number is not None:
            yield f"{predicate} {number}"


def _spans(page: _Page) -> Iterator[str]:
    words = page.article.text
    for (start, end), iri in page.spans.items():
        position, quote = f"{iri}{_POSITION}", f"{iri}{_QUOTE}"
        number = page.article.paragraph(start) if iri in page.sentences else None
        cited = "" if number is None else f"\t\t{t.PARAGRAPH} {number} ;\n"
        place = fragment(page.article, Span(start, end)) if iri in page.sentences else ""
        printed = f" , {iri}{_PRINT}" if place else ""
        yield (
            f"\t{iri} a {t.SPECIFIC_RESOURCE} ;\n"
            f"\t\t{t.HAS_SOURCE} {page.iri} ;\n{cited}"
            f"\t\t{t.HAS_SELECTOR} {position} , {quote}{printed} .\n"
            f"\t{position} a {t.POSITION_SELECTOR} ;\n"
            f"\t\t{t.START} {start} ;\n"
            f"\t\t{t.END} {end} .\n"
            f"\t{quote} a {t.QUOTE_SELECTOR} ;\n"
            f"\t\t{t.EXACT} {text(words[start:end])} ;\n"
            f"\t\t{t.PREFIX} {text(words[max(0, start - CONTEXT) : start])} ;\n"
            f"\t\t{t.SUFFIX} {text(words[end : end + CONTEXT])} .\n"
        )
        if place:
            yield (
                f"\t{iri}{_PRINT} a {t.FRAGMENT_SELECTOR} ;\n"
                f"\t\t{t.CONFORMS_TO} {t.PDF_FRAGMENTS} ;\n"
                f"\t\t{t.VALUE_OF} {text(place)} .\n"
            )


def fragment(article: Article, span: Span) -> str:
    """Say where words are printed, as the fragment of a PDF's address: the first page that has them.

    The rectangle is around all their lines there, from the page's upper left; of a page that is
    shown turned there is none. Nothing for what was not printed.
    """
    places = article.places(span)
    if not places:
        return ""
    page = places[0][0]
    boxes = [box for on, box in places if on == page]
    height = article.heights[page - 1] if page <= len(article.heights) else 0.0
    if not height:
        return f"page={page}"
    left, top = min(box.left for box in boxes), max(box.top for box in boxes)
    width = max(box.right for box in boxes) - left
    deep = top - min(box.bottom for box in boxes)
    # Rounded first, as nothing is written as -0.0.
    edges = (round(edge, 1) + 0.0 for edge in (left, height - top, width, deep))
    return f"page={page}&viewrect={','.join(f'{edge:.1f}' for edge in edges)}"


@lru_cache(maxsize=4096)
def _kind(kind: str) -> str:
    return node(kind_iri(kind))
