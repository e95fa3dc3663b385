"""What an entry of `corrections.yaml` is about: which chain, report or claim its quoted words are.

Words are looked for in the article's text, where a line end is as good as a blank and a curly quote
as a straight one; what the annotator found there may change from version to version.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import PurePosixPath

from dateline.entries import Entry, Quote
from dateline.errors import DoubtfulEntry
from dateline.model import Article, Reading, Ref, Span
from dateline.story import Ruled

Doubt = Callable[[DoubtfulEntry], None]
"""Told what cannot be followed, and why."""
_QUOTES = dict.fromkeys("'’‘`", "['’‘`]") | dict.fromkeys('"“”„', '["“”„]')
_WORD = re.compile(r"\w[\w'’-]*")
NAMES = {"actor": "actor", "event": "happening", "claim": "claim", "article": "article"}


@dataclass(frozen=True, slots=True)
class Found:
    """An entry, and the chains, reports or claims that it quotes."""

    entry: Entry
    refs: tuple[Ref, ...]


def find(
    entries: Iterable[Entry],
    articles: Sequence[Article],
    readings: Mapping[str, Reading],
    doubt: Doubt,
) -> list[Found]:
    """Find what entries are about; those of which something is not found are doubted."""
    by_id = {article.id: article for article in articles}
    found = []
    for entry in entries:
        try:
            refs = [_ref(entry, quote, by_id, readings) for quote in entry.of]
            found.append(Found(entry, tuple(dict.fromkeys(refs))))
        except DoubtfulEntry as error:
            doubt(error)
    return found


def article_of(entry: Entry, quote: Quote, by_id: Mapping[str, Article]) -> Article:
    """Find the article of a quote."""
    article = by_id.get(quote.article)
    if article is not None:
        return article
    base = PurePosixPath(quote.article).name
    moved = sorted(ident for ident in by_id if PurePosixPath(ident).name == base)
    near = moved or get_close_matches(quote.article, sorted(by_id), 1, 0.5)
    raise DoubtfulEntry(
        entry.where,
        f"names the article “{quote.article}”, which is not among the articles",
        f"Did you mean “{near[0]}”?"
        if near
        else "Give the article's id, as readings.jsonl has it.",
    )


def spans_of(entry: Entry, quote: Quote, article: Article) -> list[Span]:
    """Find the places where the words stand, or the one that the entry counts to."""
    places = [Span(*found.span()) for found in _pattern(quote.words).finditer(article.text)]
    if not places:
        near = nearest(article.text, quote.words)
        raise DoubtfulEntry(
            entry.where,
            f"quotes “{quote.words}”, which do not stand in “{article.id}”",
            f"The nearest words there are “{near}”." if near else "Quote words of that article.",
        )
    if quote.occurrence > len(places):
        raise DoubtfulEntry(
            entry.where,
            f"counts to occurrence {quote.occurrence} of “{quote.words}” in “{article.id}”",
            f"They stand there {len(places):,} times.",
        )
    return places[quote.occurrence - 1 :][:1] if quote.occurrence else places


def mentions_at(span: Span, reading: Reading) -> list[int]:
    """The mentions that words are: just these, else the smallest around them, else those in them."""
    spans = [mention.span for mention in reading.mentions]
    exact = [n for n, one in enumerate(spans) if one == span]
    around = sorted((s.end - s.start, n) for n, s in enumerate(spans) if s.holds(span))
    within = [n for n, one in enumerate(spans) if span.holds(one)]
    return exact or [n for _, n in around[:1]] or within


def _ref(
    entry: Entry, quote: Quote, by_id: Mapping[str, Article], readings: Mapping[str, Reading]
) -> Ref:
    article = article_of(entry, quote, by_id)
    if entry.about == "article":
        return Ref(article.key, 0)
    reading = readings[article.key]
    places = spans_of(entry, quote, article)
    found = {n for span in places for n in _at(entry.about, span, reading)}
    if len(found) == 1:
        return Ref(article.key, found.pop())
    named = f"“{quote.words}” in “{article.id}”"
    known = _known(entry.about, article, reading)
    if not found:
        near = get_close_matches(quote.words, sorted(known), 1, 0.3) or sorted(known)[:1]
        raise DoubtfulEntry(
            entry.where,
            f"quotes {named}, in which no {NAMES[entry.about]} was found",
            f"Quote “{near[0]}”, say." if near else "Nothing of the kind was found in the article.",
        )
    if len(places) > 1:
        advice = f"Say which of the {len(places):,} places is meant: occurrence: 1, or another."
    else:
        here = [w for w in known if w in " ".join(places[0].of(article.text).split())]
        advice = f"Quote one of these: {', '.join(f'“{w}”' for w in here[:6])}."
    raise DoubtfulEntry(
        entry.where, f"quotes {named}, which is {len(found):,} things where one is meant", advice
    )


def _at(about: Ruled, span: Span, reading: Reading) -> set[int]:
    """The chains, reports or claims that words are; by their numbers."""
    if about == "actor":
        return {reading.mentions[n].chain for n in mentions_at(span, reading)}
    if about == "event":
        triggers = [report.span for report in reading.reports]
        exact = {n for n, one in enumerate(triggers) if one == span}
        return exact or {n for n, one in enumerate(triggers) if span.holds(one)}
    shared = {
        n: max((_shared(span, own) for own in (*claim.content, *claim.cue)), default=0.0)
        for n, claim in enumerate(reading.claims)
    }
    most = max(shared.values(), default=0.0)
    return {n for n, share in shared.items() if share == most > 0}


def _shared(a: Span, b: Span) -> float:
    both = min(a.end, b.end) - max(a.start, b.start)
    return max(both, 0) / (max(a.end, b.end) - min(a.start, b.start) or 1)


def _known(about: Ruled, article: Article, reading: Reading) -> list[str]:
    """What could have been quoted."""
    spans = {
        "actor": [mention.span for mention in reading.mentions if mention.form != "pronoun"],
        "event": [report.span for report in reading.reports],
        "claim": [span for claim in reading.claims for span in claim.content],
        "article": [],
    }[about]
    return list(dict.fromkeys(" ".join(span.of(article.text).split()) for span in spans))


def _pattern(words: str) -> re.Pattern[str]:
    """Words as they may be typed; a name is not found within a longer one."""
    pieces = [
        "".join(_QUOTES.get(char, re.escape(char)) for char in word) for word in words.split()
    ]
    begin = r"(?<!\w)" if re.match(r"\w", words) else ""
    end = r"(?!\w)" if re.search(r"\w$", words) else ""
    return re.compile(begin + r"\s+".join(pieces) + end)


def nearest(text: str, words: str) -> str:
    """The words of a text that share most with some that do not stand there; "" if none do.

    >>> nearest("The mayor met Ada Merow on Monday.", "Ada Merrow")
    'Ada Merow'
    """
    tokens = [(found[0].casefold(), found.span()) for found in _WORD.finditer(text)]
    vocabulary = sorted({token for token, _ in tokens})
    wanted = _WORD.findall(words.casefold())[:20]
    alike = {near for word in wanted for near in get_close_matches(word, vocabulary, 2, 0.8)}
    held: Counter[str] = Counter()
    best, place = 0, (0, 0)
    for n, (token, (_, end)) in enumerate(tokens):
        held[token] += 1
        first = n - len(wanted)
        if first >= 0:
            held[tokens[first][0]] -= 1
        hits = sum(held[word] > 0 for word in alike)
        if hits > best:
            best, place = hits, (tokens[max(first + 1, 0)][1][0], end)
    return " ".join(text[slice(*place)].split())
