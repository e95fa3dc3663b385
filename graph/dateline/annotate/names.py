"""Names of persons, organisations, places and products: where they end, and what kind they are.

spaCy's small model proposes; the grammar of lists settles where a name ends ("Taunton and Somerset
NHS Trust" is one, "Exeter and Truro" are two); titles, heads, appositions, the gazetteer and
spaCy's label vote on its kind, once for the whole article.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from dateline.annotate.language import DATELINE, dictionary, text_of
from dateline.annotate.lexicon import places, table, words
from dateline.annotate.namekinds import (
    Votes,
    evidence,
    lend_to_full_names,
    lend_to_surnames,
    winner,
)
from dateline.annotate.namespans import find_runs, headline_tokens, split_run
from dateline.model import MentionKind


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens `start` to `end` (exclusive); the titles before it begin at `title`."""

    start: int
    end: int
    kind: MentionKind
    title: int


def find_names(doc: Doc) -> list[Name]:
    """Find the names of an article, in order, without overlaps."""
    filed, skipped = _datelines(doc)
    headline = headline_tokens(doc) | skipped
    runs = [
        piece
        for run in find_runs(doc, headline)
        if run[0] not in skipped
        for piece in split_run(doc, *run)
    ]
    labels = {i: ent.label_ for ent in doc.ents for i in range(ent.start, ent.end)}
    votes: defaultdict[str, Votes] = defaultdict(lambda: defaultdict(float))
    pieces = []
    for title, start, end in runs:
        if not _is_name(doc, title, start, end, labels):
            continue
        pieces.append((title, start, end))
        for kind, weight in evidence(doc, title, start, end, labels).items():
            votes[_key(doc[start:end])][kind] += weight
    lend_to_surnames(votes)
    lend_to_full_names(votes)
    kinds = {key: winner(count) for key, count in votes.items()}
    names = filed
    for title, start, end in pieces:
        won = kinds.get(_key(doc[start:end]))
        if won is not None:
            names.append(Name(start, end, won, title if won == "person" else start))
    return sorted(names, key=lambda n: n.start)


def _datelines(doc: Doc) -> tuple[list[Name], set[int]]:
    """The place and the outlet of "LONDON (Reuters) -", and the tokens they take up."""
    names: list[Name] = []
    taken: set[int] = set()
    for match in DATELINE.finditer(text_of(doc)):
        if not match["place"].isupper() and match["outlet"] is None:
            continue
        for part, kind in (("place", "place"), ("outlet", "organisation")):
            piece = doc.char_span(*match.span(part)) if match[part] else None
            if piece is not None:
                names.append(Name(piece.start, piece.end, kind, piece.start))  # type: ignore[arg-type]
        whole = doc.char_span(*match.span(), alignment_mode="contract")
        if whole is not None:
            taken.update(range(whole.start, whole.end))
    return names, taken


def _key(tokens: Tokens) -> str:
    return tokens.text.replace("\n", " ").casefold()


def _is_name(doc: Doc, title: int, start: int, end: int, labels: dict[int, str]) -> bool:
    """Whether the piece names something at all, not a nationality, a title, a day or a heading."""
    tokens = doc[start:end]
    text = tokens.text
    if text in words("not_names") or all(t.text in words("titles") for t in tokens):
        return False
    if text in table("nationalities") or text.removesuffix("s") in table("nationalities"):
        return False
    if not any(c.isalpha() for c in text):
        return False
    kinds = {labels.get(i, "") for i in range(start, end)}
    if kinds <= {"DATE", "TIME", "MONEY", "PERCENT", "CARDINAL", "ORDINAL", "QUANTITY"} - {""}:
        return False
    if kinds <= {"", "NORP", "LANGUAGE"} and title == start:
        single = end - start == 1
        token = doc[start]
        if text in places() or text in words("parties"):
            return True
        if single and token.tag_ not in ("NNP", "NNPS"):
            return False
        if single and text.lower() in dictionary() and not text.isupper():
            return token.i > 0 and not token.is_sent_start and token.pos_ == "PROPN"
    return True
