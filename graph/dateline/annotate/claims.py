"""Claims: who says something, with which words, and what.

The encoder marks sources, cues and contents and says which belong together; the grammar of saying
knows whole sources, and some claims that the encoder misses. A quotation that nothing claims goes on
with the speaker before it. Offsets follow PolNeAR's conventions: the whole noun phrase as source,
quotation marks inside the content.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace

from spacy.tokens import Doc

from dateline.annotate.constructions import LONG_QUOTATION, constructed
from dateline.annotate.drafts import Draft, Overlaps, manner_of, merged
from dateline.annotate.encoder.links import Linked, linked_claims
from dateline.annotate.encoder.network import Encoding
from dateline.annotate.language import text_of
from dateline.annotate.layout import laid_out
from dateline.annotate.quotes import PARAGRAPH, find_quotations, paragraphs
from dateline.model import Reason, Span

MOSTLY = 0.8
"""A content that holds this share of a quotation holds it all."""
EDGES = ",;:–—"
"""Marks that belong to no content at its ends."""


def find_claims(doc: Doc, encoding: Encoding) -> list[Draft]:
    """Find the claims of an article, in the order of their contents."""
    text = text_of(doc)
    quotations = find_quotations(text)
    inside = _inside(doc, quotations)
    quoted = Overlaps(quotations)
    seen = [_draft(doc, linked, quoted, inside) for linked in linked_claims(text, encoding)]
    drafts = _joined(text, [d for d in seen if d.content], constructed(doc, quotations, inside))
    drafts = _with_laid_out(text, drafts, laid_out(doc, quotations))
    drafts = _gone_on(_by_paragraph(text, drafts, quoted))
    drafts = [_to_the_turn(doc, d) for d in _with_left_over(text, drafts, quoted)]
    return sorted(drafts, key=lambda d: (d.content[0], d.cue))


def _inside(doc: Doc, quotations: list[Span]) -> dict[int, Span]:
    """Token position → the quotation it stands in."""
    out: dict[int, Span] = {}
    for quotation in quotations:
        piece = doc.char_span(quotation.start, quotation.end, alignment_mode="contract")
        if piece is not None:
            out.update((t.i, quotation) for t in piece)
    return out


def _draft(doc: Doc, linked: Linked, quoted: Overlaps, inside: dict[int, Span]) -> Draft:
    """A claim of the encoder's, its content made whole, with the heads of its source and cue."""
    text = text_of(doc)
    cue = _trimmed(text, linked.cue) if linked.cue is not None else None
    own = [s for s in (linked.source, cue) if s is not None]
    content = merged(
        text,
        [
            part
            for stretch in linked.content
            for line in _lines(text, stretch)
            for part in _without(text, _whole(line, quoted, own), own)
        ],
    )
    cue_head = _head(doc, cue)
    return Draft(
        linked.source,
        _head(doc, linked.source),
        (cue,) if cue is not None else (),
        cue_head,
        content,
        manner_of(content, quoted),
        inner=cue_head in inside,
        why=_why(linked),
    )


def _why(linked: Linked) -> tuple[Reason, ...]:
    if linked.cue is None:
        return (Reason("content", f"the encoder: a content without a cue, {linked.chance:.2f}"),)
    content = Reason(
        "content", f"the encoder: what belongs to a cue, {linked.chance:.2f}", (linked.cue,)
    )
    if linked.source is None:
        return (content,)
    return content, Reason(
        "source", "the encoder: the source that belongs to the cue", (linked.cue,)
    )


def _head(doc: Doc, span: Span | None) -> int | None:
    """The token that a span hangs on: a cue's verb, the noun of a source."""
    if span is None:
        return None
    tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
    if tokens is None:
        return None
    root = tokens.root
    if root.pos_ in ("AUX", "ADP", "PART", "PUNCT"):
        root = next((t for t in tokens if t.pos_ in ("VERB", "NOUN", "PROPN")), root)
    return root.i


def _whole(span: Span, quoted: Overlaps, own: list[Span]) -> Span:
    """A part of a content, with all of a quotation that it opens or has most of."""
    for quotation in quoted.of(span):
        shared = min(span.end, quotation.end) - max(span.start, quotation.start)
        opens = span.start <= quotation.start
        if (opens or shared >= MOSTLY * (quotation.end - quotation.start)) and not any(
            quotation.overlaps(other) for other in own
        ):
            span = Span(min(span.start, quotation.start), max(span.end, quotation.end))
    return span


def _lines(text: str, span: Span) -> list[Span]:
    """A stretch parted where a paragraph ends: what stands in two was said twice."""
    out, start = [], span.start
    for match in PARAGRAPH.finditer(text, span.start, span.end):
        out.append(Span(start, match.start()))
        start = match.end()
    return [*out, Span(start, span.end)]


def _without(text: str, span: Span, own: list[Span]) -> list[Span]:
    """What is left of a part of a content when the claim's own source and cue are taken out."""
    parts = [span]
    for other in own:
        cut: list[Span] = []
        for part in parts:
            if part.overlaps(other):
                sides = (part.start, other.start), (other.end, part.end)
                cut += [Span(start, end) for start, end in sides if start < end]
            else:
                cut.append(part)
        parts = cut
    return [p for p in (_trimmed(text, part) for part in parts) if p is not None]


def _trimmed(text: str, span: Span) -> Span | None:
    """Without space, commas and the full stop at its ends; none if no word is left."""
    start, end = span.start, span.end
    while start < end and (text[start].isspace() or text[start] in EDGES):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in EDGES):
        end -= 1
    if text[end - 1 : end] == "." and text[max(start, end - 4) : end - 1].islower():
        end -= 1
    return Span(start, end) if any(c.isalnum() for c in text[start:end]) else None


def _joined(text: str, seen: list[Draft], built: list[Draft]) -> list[Draft]:
    """The encoder's claims with the grammar's sources, and what only the grammar sees."""
    cues = Overlaps(part for d in seen for part in d.cue)
    contents = Overlaps(part for d in seen for part in d.content)
    by_cue: dict[Span, Draft] = {}
    out = []
    for draft in built:
        known = [cue for part in draft.cue for cue in cues.of(part)]
        for cue in known:
            by_cue.setdefault(cue, draft)
        free = not any(contents.of(part) for part in draft.content)
        if not known and (free or (draft.plain and not draft.inner)):
            out.append(draft)
    for draft in seen:
        other = by_cue.get(draft.cue[0]) if draft.cue else None
        if other is not None and other.source is not None:
            own = [other.source]
            content = tuple(p for part in draft.content for p in _without(text, part, own))
            if content:
                ours = (r for r in draft.why if r.about != "source")
                theirs = (r for r in other.why if r.about == "source")
                draft = replace(
                    draft, source=other.source, source_head=other.source_head, content=content,
                    why=(*ours, *theirs),
                )  # fmt: skip
        out.append(draft)
    return out


def _with_laid_out(text: str, drafts: list[Draft], laid: list[Draft]) -> list[Draft]:
    """The claims of the layout for those that have no cue there; others inside are quoted ones."""
    contents = Overlaps(part for d in laid for part in d.content)
    out = list(laid)
    for draft in drafts:
        within = any(c.holds(draft.content[0]) for c in contents.of(draft.content[0]))
        if draft.cue and within:
            out.append(replace(draft, inner=True))
        elif not (within or (not draft.cue and contents.of(draft.content[0]))):
            out.append(_with_colon(text, draft))
    return out


def _with_colon(text: str, draft: Draft) -> Draft:
    """ "Minister: plan is dead": the colon is the cue, where there is no other."""
    if draft.cue or draft.source is None:
        return draft
    between = text[draft.source.end : draft.content[0].start]
    if between.strip() != ":":
        return draft
    at = draft.source.end + between.index(":")
    return replace(draft, cue=(Span(at, at + 1),))


def _by_paragraph(text: str, drafts: list[Draft], quoted: Overlaps) -> list[Draft]:
    """A quotation in a later paragraph than its cue is a claim of its own."""
    out = []
    for draft in drafts:
        end = max((s.end for s in (*draft.cue, draft.content[0])), default=0)
        later = [
            part
            for part in draft.content
            if draft.cue and part.start > end and "\n" in text[end : part.start] and quoted.of(part)
        ]
        rest = tuple(part for part in draft.content if part not in later)
        if later and rest:
            out.append(replace(draft, content=rest, manner=manner_of(rest, quoted)))
            out += [Draft(None, None, (), None, (p,), manner_of((p,), quoted)) for p in later]
        else:
            out.append(draft)
    return out


def _to_the_turn(doc: Doc, draft: Draft) -> Draft:
    """ "Had promised to replace it but the money was spent": what comes after the turn nobody said."""
    if draft.cue_head is None or draft.manner == "direct":
        return draft
    cue = doc[draft.cue_head]
    turn = next((c for c in cue.children if c.i > cue.i and c.lower_ == "but"), None)
    if turn is None or not any(c.dep_ == "conj" and c.i > turn.i for c in cue.children):
        return draft
    parts = [replace(p, end=min(p.end, turn.idx)) for p in draft.content if p.start < turn.idx]
    content = tuple(p for part in parts if (p := _trimmed(text_of(doc), part)) is not None)
    return replace(draft, content=content) if content else draft


def _gone_on(drafts: list[Draft]) -> list[Draft]:
    """In order; a quotation without a cue goes on with the claim before it, if there is one."""
    out: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (d.content[0], d.cue)):
        alone = draft.manner == "direct" and not draft.cue and bool(out)
        out.append(replace(draft, continues=True) if alone else draft)
    return out


def _with_left_over(text: str, drafts: list[Draft], quoted: Overlaps) -> list[Draft]:
    """Give the quotations that nothing claims to the claim they go on from."""
    contents = Overlaps(part for d in drafts for part in d.content)
    blocks = paragraphs(text)
    starts = [block.start for block in blocks]
    hosts = sorted(
        (d.cue[0].start, n)
        for n, d in enumerate(drafts)
        if d.source is not None and d.cue and not d.inner
    )
    out = list(drafts)
    for quotation in quoted.spans:
        if contents.of(quotation) or len(quotation.of(text).split()) < LONG_QUOTATION:
            continue
        block = blocks[bisect_right(starts, quotation.start) - 1]
        before = text[block.start : quotation.start].rstrip()
        alone = not before.strip(" \t\n“”\"'‘’")
        if not alone and before[-1:] not in tuple('.:!?”",'):
            continue
        at = bisect_right(hosts, (quotation.start, -1)) - 1
        if at >= 0 and block.holds(drafts[hosts[at][1]].cue[0]):
            host = out[hosts[at][1]]
            content = merged(text, [*host.content, quotation])
            why = (
                *host.why,
                Reason("content", "a quotation beside it that nothing else claims", (quotation,)),
            )
            out[hosts[at][1]] = replace(
                host, content=content, manner=manner_of(content, quoted), why=why
            )
        elif alone:
            alone_why = (Reason("content", "a quotation by itself"),)
            out.append(
                Draft(
                    None, None, (), None, (quotation,), "direct", continues=at >= 0, why=alone_why
                )
            )
    return out
