"""Names of persons, organisations, places and products: where they end, and what kind they are.

The encoder proposes; the grammar of lists settles where a name ends ("Taunton and Somerset NHS
Trust" is one, "Exeter and Truro" are two); titles, heads, appositions, the gazetteer, the encoder
and spaCy's label vote on its kind, once for the whole article.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc
from spacy.tokens import Span as Tokens

from dateline.annotate.encoder.named import name_chances, named
from dateline.annotate.encoder.network import MENTION_KINDS, Encoding
from dateline.annotate.encoder.spans import at_words
from dateline.annotate.filed import DATELINE, is_dateline
from dateline.annotate.language import dictionary, text_of
from dateline.annotate.lexicon import places, table, words
from dateline.annotate.namekinds import (
    HYPHENS,
    Votes,
    evidence,
    lend_to_full_names,
    lend_to_short_forms,
    lend_to_surnames,
    winner,
)
from dateline.annotate.namespans import (
    POST_WORDS,
    find_runs,
    headline_tokens,
    holds_together,
    split_run,
)
from dateline.annotate.nouns import noun_kind
from dateline.model import MentionKind, Span

SYLLABLE = re.compile("[^aeiouy]{0,2}y?[aeiouy]{1,3}[^aeiouy]{0,2}")
"""A syllable of a Chinese or Korean given name: "yan", "kwon", "hye"."""
TRUST = 3.5
"""The weight of the encoder's vote, where a title's is 4 and spaCy's label 1."""
TRUST_MENTION = 3.0
"""The weight of what the encoder takes the name's head for among all mentions, common nouns too."""
JOINS = {"of", "for", "at", "in", "on", "by", "to", "from", "with", "and", "or", "the", "a", "an"}
"""Words that no name ends in."""
HALF_BELIEVED = 0.3
"""Chance of a name from which the encoder does not contradict the rules."""


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens `start` to `end` (exclusive); the titles before it begin at `title`."""

    start: int
    end: int
    kind: MentionKind
    title: int


def find_names(doc: Doc, encoding: Encoding | None) -> list[Name]:
    """Find the names of an article, in order, without overlaps.

    Without an encoding the rules do it alone: so the encoder can learn from them.
    """
    filed, skipped = _datelines(doc)
    labels = {i: ent.label_ for ent in doc.ents for i in range(ent.start, ent.end)}
    runs = [run for run in _runs(doc, encoding, skipped) if _is_name(doc, *run, labels)]
    votes: defaultdict[str, Votes] = defaultdict(lambda: defaultdict(float))
    for (title, start, end), seen in zip(runs, _believed(doc, encoding, runs), strict=True):
        count = votes[_key(doc[start:end])]
        for said in (evidence(doc, title, start, end, labels), seen):
            for kind, weight in said.items():
                count[kind] += weight
    lend_to_surnames(votes)
    lend_to_full_names(votes)
    lend_to_short_forms(votes)
    kinds = {key: winner(count) for key, count in votes.items()}
    names = filed
    for title, start, end in runs:
        won = kinds.get(_key(doc[start:end]))
        if won is not None:
            names.append(Name(start, end, won, title if won == "person" else start))
    names += _surnames(doc, names, skipped.union(*(range(title, end) for title, _, end in runs)))
    return sorted(names, key=lambda n: n.start)


def _believed(doc: Doc, encoding: Encoding | None, runs: list[tuple[int, int, int]]) -> list[Votes]:
    """The encoder's vote on each name: as a name, and by its head word among all mentions."""
    out: list[Votes] = [defaultdict(float) for _ in runs]
    if encoding is None:
        return out
    spans = [Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1])) for _, start, end in runs]
    heads = at_words(encoding, "mentions", [doc[start:end].root.idx for _, start, end in runs])
    for count, named_as, head in zip(out, name_chances(encoding, spans), heads, strict=True):
        for kind, chance in named_as.items():
            count[kind] += TRUST * chance
        for known, chance in zip(MENTION_KINDS, head[1:], strict=True):
            count[known] += TRUST_MENTION * float(chance)
    return out


def _runs(doc: Doc, encoding: Encoding | None, skipped: set[int]) -> list[tuple[int, int, int]]:
    """(title start, name start, name end) of each name.

    The encoder says where names are. The grammar of lists overrules it where it holds a longer name
    together, parts titles from names, and adds what the encoder half believes.
    """
    headline = headline_tokens(doc) | skipped
    split = [split_run(doc, *run) for run in find_runs(doc, headline) if run[0] not in skipped]
    by_rule = [piece for pieces in split for piece in pieces]
    if encoding is None:
        return by_rule
    run_at = {i: run for run in by_rule for i in range(run[1], run[2])}
    in_title = {i for title, start, _ in by_rule for i in range(title, start)}
    parts = {run: pieces for pieces in split if len(pieces) > 1 for run in pieces}
    out: dict[int, tuple[int, int, int]] = {}
    taken: set[int] = set()
    for tokens in _seen(doc, encoding):
        if tokens.start in skipped or in_title.issuperset(range(tokens.start, tokens.end)):
            continue
        run = run_at.get(tokens.start)
        if run in parts:
            pieces = parts[run]  # "Plymouth Moor View | Labour | MP Alison Seabeck"
        elif run is not None and holds_together(doc, run[1], run[2], tokens.start, tokens.end):
            pieces = [run]
        else:
            pieces = split_run(doc, tokens.start, tokens.end)
            if not any(title < start for title, start, _ in pieces):
                title = run[0] if run is not None and run[1] == tokens.start else tokens.start
                pieces = [(title, tokens.start, tokens.end)]
        for title, start, end in pieces:
            piece = (title, start, _past_hyphens(doc, start, end))
            if taken.isdisjoint(range(piece[1], piece[2])):
                out[piece[1]] = piece
                taken.update(range(piece[1], piece[2]))
    rest = [run for run in by_rule if taken.isdisjoint(range(run[1], run[2]))]
    spans = [Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1])) for _, start, end in rest]
    for run, seen in zip(rest, name_chances(encoding, spans), strict=True):
        if sum(seen.values()) >= HALF_BELIEVED:
            out[run[1]] = run
    return [out[start] for start in sorted(out)]


def _surnames(doc: Doc, names: list[Name], taken: set[int]) -> Iterator[Name]:
    """The last words of people's full names where they stand alone, though nobody took them for names.

    A word that any text may begin with, "Brand", has to be followed by what a person does.
    """
    last = {doc[n.end - 1].text for n in names if n.kind == "person" and 1 < n.end - n.start < 4}
    for token in doc:
        if token.text not in last or token.i in taken or not token.is_title:
            continue
        before = doc[token.i - 1].lower_ if token.i else ""
        if before in ("the", "a", "an") or token.dep_ == "compound":
            continue
        common = token.is_sent_start and token.lower_ in dictionary()
        after = doc[token.i + 1] if token.i + 1 < len(doc) else token
        if not common or after.pos_ in ("VERB", "AUX") or after.tag_ == "POS" or after.text == ",":
            yield Name(token.i, token.i + 1, "person", token.i)


def _past_hyphens(doc: Doc, start: int, end: int) -> int:
    """Where a name ends that goes on in small letters after a hyphen, as "Lee Cheuk-yan" does.

    Given names of one syllable a part go on; "New York-based" and "Goldman Sachs-led" do not.
    """
    if end - start > 1 and doc[end - 1].text in HYPHENS:
        end -= 1
    after = doc[end : end + 2]
    if (
        1 < end - start < 4
        and len(after) == 2
        and after[0].text in HYPHENS
        and not (doc[end - 1].whitespace_ or after[0].whitespace_)
        and SYLLABLE.fullmatch(after[1].text)
        and after[1].text not in words("hyphen_endings")
    ):
        end += 2
    return end


def _seen(doc: Doc, encoding: Encoding) -> list[Tokens]:
    """The names that the encoder marks, as whole tokens."""
    found = (
        doc.char_span(n.span.start, n.span.end, alignment_mode="expand")
        for n in named(text_of(doc), encoding)
    )
    return [_whole(tokens) for tokens in found if tokens is not None]


def _whole(tokens: Tokens) -> Tokens:
    """A name without what only joins it to the next: no name ends in the "of" of "Falk of the Union"."""
    end = tokens.end
    while end - 1 > tokens.start and tokens.doc[end - 1].text in JOINS:
        end -= 1
    return tokens.doc[tokens.start : end]


def _datelines(doc: Doc) -> tuple[list[Name], set[int]]:
    """The place and the outlet of "LONDON (Reuters) -", and the tokens they take up."""
    names: list[Name] = []
    taken: set[int] = set()
    for match in DATELINE.finditer(text_of(doc)):
        if not is_dateline(match):
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


def _is_title(doc: Doc, start: int, end: int) -> bool:
    """Whether it is the title of a post, or begins one: that is whoever holds it, and nobody's name."""
    for stop in (end, end + 1):
        bare = doc[start:stop].text.removeprefix("the ").removeprefix("The ")
        *rest, last = bare.split() or [""]
        posted = all(word in POST_WORDS or word in words("titles") for word in rest)
        if bare in words("titles") or (
            posted and last in words("titles") and noun_kind(last.lower()) == "person"
        ):
            return True
    return False


def _is_name(doc: Doc, title: int, start: int, end: int, labels: dict[int, str]) -> bool:
    """Whether the piece names something at all, not a nationality, a title, a day or a heading."""
    tokens = doc[start:end]
    text = tokens.text
    if text in words("not_names") or all(t.text in words("titles") for t in tokens):
        return False
    if title == start and _is_title(doc, start, end):
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
