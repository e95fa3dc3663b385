"""Whose words what is reported stands in: claims as the reading has them, and what each one holds."""

from __future__ import annotations

from spacy.tokens import Doc

from dateline.annotate.drafts import Draft
from dateline.annotate.tables import verb_groups
from dateline.model import Claim, Reason, Span


def quoted_in(doc: Doc, drafts: list[Draft]) -> dict[int, int]:
    """Token → the draft in whose quotation it stands; the innermost, the last to open."""
    out: dict[int, int] = {}
    for n, draft in enumerate(drafts):
        if draft.manner == "indirect":
            continue
        for span in draft.content:
            piece = doc.char_span(span.start, span.end, alignment_mode="contract")
            if piece is not None:
                for token in piece:
                    if token.i not in out or (
                        draft.manner == "direct" and drafts[out[token.i]].manner != "direct"
                    ):
                        out[token.i] = n
    return out


def as_claims(doc: Doc, drafts: list[Draft], chain_at: dict[int, int]) -> tuple[Claim, ...]:
    """Claims with their speakers; one without a source goes on with the speaker before it.

    "The two sides signed | an agreement" is a stance: nobody said so but the article.
    """
    out: list[Claim] = []
    speaker: int | None = None
    for draft in sorted(drafts, key=lambda d: (d.cue or d.content)[0]):
        if draft.continues:
            goes_on = Reason("speaker", "it goes on with the claim before it")
            why = (*draft.why, goes_on)
            out.append(Claim((), draft.cue, draft.content, draft.manner, speaker, why))
            continue
        own = chain_at.get(draft.source_head) if draft.source_head is not None else None
        if not draft.inner:
            speaker = own
        source = (draft.source,) if draft.source is not None else ()
        out.append(
            Claim(
                source,
                draft.cue,
                draft.content,
                draft.manner if _in_words(doc, draft) else "stance",
                own,
                (*draft.why, *_spoken_by(draft, own)),
            )
        )
    return tuple(out)


def _spoken_by(draft: Draft, speaker: int | None) -> tuple[Reason, ...]:
    if draft.source is None:
        return (Reason("speaker", "nobody is named as its source"),)
    if speaker is None:
        return (Reason("speaker", "its source refers to no actor", (draft.source,)),)
    return (Reason("speaker", "whoever its source refers to", (draft.source,)),)


def claims_at(doc: Doc, drafts: list[Draft]) -> dict[int, list[tuple[Span, int]]]:
    """Stretch of a thousand characters → the claims in words with content there."""
    ordered = sorted(drafts, key=lambda d: (d.cue or d.content)[0])
    out: dict[int, list[tuple[Span, int]]] = {}
    for n, draft in enumerate(ordered):
        for span in draft.content if _in_words(doc, draft) else ():
            for stretch in range(span.start // 1000, span.end // 1000 + 1):
                out.setdefault(stretch, []).append((span, n))
    return out


def _in_words(doc: Doc, draft: Draft) -> bool:
    """Whether somebody said, wrote or thought the content.

    Where they only stand somewhere, it is the article that says so: what it tells of in there is no
    mere claim of theirs.
    """
    if draft.cue_head is None or draft.manner != "indirect":
        return True
    cue = doc[draft.cue_head]
    return cue.pos_ != "VERB" or cue.lower_ == "according" or cue.lemma_.lower() in verb_groups()


def claim_of(span: Span, claim_at: dict[int, list[tuple[Span, int]]]) -> int | None:
    """The innermost claim whose content holds the span."""
    near = claim_at.get(span.start // 1000, [])
    holding = [(c.end - c.start, n) for c, n in near if c.holds(span)]
    return min(holding)[1] if holding else None
