"""What an entry of `corrections.yaml` is about: which chain, report or claim its quoted words are.

Words are looked for in the article's text, where a line end is as good as a blank, a curly quote as
a straight one, and an accent on its letter as one after it; what the annotator found there may
change from version to version.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import PurePosixPath
from typing import Final
from unicodedata import combining, normalize

from dateline.entries import Entry, Quote
from dateline.errors import DoubtfulEntry
from dateline.model import Article, Reading, Ref, Span
from dateline.story import Ruled

Doubt = Callable[[DoubtfulEntry], None]
"""Told what cannot be followed, and why."""
Naming = Callable[[Entry, Ref], str]
"""What a thing that an entry may mean is called, for whoever has to choose."""
MOST: Final = 4
"""So many of the things that may be meant are named in one sentence."""
LONGEST: Final = 120
"""In characters, of the words around one of them."""
_ALIKE = ("'’‘`‚‛´ʼ′", '"“”„‟«»″', "-‐‑")
"""Signs of which each is as good as the others of its row."""
_SIGNS = {sign: f"[{re.escape(row)}]" for row in _ALIKE for sign in row}
_WORD = re.compile(r"\w[\w'’-]*")


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
    naming: Naming | None = None,
) -> list[Found]:
    """Find what entries are about; those of which something is not found are doubted.

    `naming` names the things among which somebody has to choose; without it they go by their words.
    """
    by_id = {article.id: article for article in articles}
    found = []
    for entry in entries:
        try:
            refs = [_ref(entry, quote, by_id, readings, naming) for quote in entry.of]
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
    near = moved[:MOST] or get_close_matches(quote.article, sorted(by_id), 1, 0.5)
    raise DoubtfulEntry(
        entry.where,
        f"names the article “{quote.article}”, but there is none with that id",
        f"Did you mean {' or '.join(f'“{ident}”' for ident in near)}?"
        if near
        else "Give the id of an article that is there, as readings.jsonl has it, or leave this out.",
    )


def spans_of(entry: Entry, quote: Quote, article: Article) -> list[Span]:
    """Find the places where the words stand, or the one that the entry counts to."""
    places = [Span(*found.span()) for found in _pattern(quote.words).finditer(article.text)]
    if not places:
        near = nearest(article.text, quote.words)
        raise DoubtfulEntry(
            entry.where,
            f"quotes “{quote.words}”, but these words are not in “{article.id}”",
            f"Did you mean “{near}”?" if near else "Quote words of that article.",
        )
    if quote.occurrence > len(places):
        times = "only once" if len(places) == 1 else f"only {len(places):,} times"
        upto = "1" if len(places) == 1 else f"a number from 1 to {len(places):,}"
        raise DoubtfulEntry(
            entry.where,
            f"means occurrence {quote.occurrence:,} of “{quote.words}”, but these words are in "
            f"“{article.id}” {times}",
            f"Write {upto} as the occurrence.",
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
    entry: Entry,
    quote: Quote,
    by_id: Mapping[str, Article],
    readings: Mapping[str, Reading],
    naming: Naming | None,
) -> Ref:
    article = article_of(entry, quote, by_id)
    if entry.about == "article":
        return Ref(article.key, 0)
    reading = readings[article.key]
    places = spans_of(entry, quote, article)
    held = [_at(entry.about, span, reading) for span in places]
    found = sorted(set().union(*held))
    if len(found) == 1:
        return Ref(article.key, found[0])
    named = f"quotes “{quote.words}” in “{article.id}”"
    if not found:
        known = {_line(span.of(article.text)) for _, span in _spans(entry.about, reading)}
        near = get_close_matches(quote.words, sorted(known), 1, 0.3) or sorted(known)[:1]
        raise DoubtfulEntry(
            entry.where,
            f"{named}, but no {entry.about} was found in these words",
            f"Quote words such as “{near[0]}”."
            if near
            else f"No {entry.about} was found in the whole article, so leave this out.",
        )
    told, event = [], entry.about == "event"
    for number in found[:MOST]:
        ref = Ref(article.key, number)
        name = naming(entry, ref) if naming else named_in(entry.about, number, reading)
        alone = next((n for n, one in enumerate(held) if one == {number}), None)
        if alone is None or len(places) == 1:
            words = _quotable(entry.about, number, article, reading, places)
            told.append(f"“{words}” for {name}")
        else:
            sentence = _around(places[alone], article, reading)
            told.append(f"occurrence {alone + 1} for {name} (“{sentence}”)")
    more = f"; and {len(found) - MOST:,} more" if len(found) > MOST else ""
    raise DoubtfulEntry(
        entry.where,
        f"{named}, which may mean {len(found):,} {'report' if event else entry.about}s",
        f"Say which: {'; or '.join(told)}{more}.",
    )


def named_in(about: Ruled, number: int, reading: Reading) -> str:
    """What a part of a reading is, in words."""
    if about == "actor":
        chain = reading.chains[number]
        return f"the {chain.kind} “{chain.name}”"
    if about == "event":
        return f"the report “{reading.reports[number].label}”"
    speaker = reading.claims[number].speaker
    return f"a claim by {'nobody' if speaker is None else f'“{reading.chains[speaker].name}”'}"


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


def _spans(about: Ruled, reading: Reading) -> Iterator[tuple[int, Span]]:
    """What could have been quoted, and of which chain, report or claim it is."""
    if about == "actor":
        yield from ((m.chain, m.span) for m in reading.mentions if m.form != "pronoun")
    if about == "event":
        yield from ((n, report.span) for n, report in enumerate(reading.reports))
    if about == "claim":
        claims = enumerate(reading.claims)
        yield from ((n, span) for n, claim in claims for span in (*claim.content, *claim.cue))


def _quotable(
    about: Ruled, number: int, article: Article, reading: Reading, within: Iterable[Span]
) -> str:
    """Words by which one of several things can be quoted; those of some places, if there are any."""
    spans = [span for n, span in _spans(about, reading) if n == number]
    spans = [span for span in spans if any(place.holds(span) for place in within)] or spans
    return _line(spans[0].of(article.text)) if spans else "…"


def _around(span: Span, article: Article, reading: Reading) -> str:
    """The sentence around words, so that they can be told from others; of a long one, the middle."""
    text, half = article.text, LONGEST // 2
    whole = next((one for one in reading.sentences if one.holds(span)), span)
    start, end = max(whole.start, span.start - half), min(whole.end, span.end + half)
    before, after = text[start : span.start], text[span.end : end]
    if start > whole.start:
        before = "…" + before.partition(" ")[2]
    if end < whole.end:
        after = after.rpartition(" ")[0] + "…"
    return " ".join((before + span.of(text) + after).split())


def _line(words: str) -> str:
    """Words on one line; of many, the first."""
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else line[:LONGEST].rpartition(" ")[0] or line[:LONGEST]


def _pattern(words: str) -> re.Pattern[str]:
    """Words as they may be typed; a name is not found within a longer one."""
    pieces = ["".join(map(_letter, _letters(word))) for word in words.split()]
    begin = r"(?<!\w)" if re.match(r"\w", words) else ""
    end = r"(?!\w)" if re.search(r"\w$", words) else ""
    return re.compile(begin + r"\s+".join(pieces) + end)


def _letters(word: str) -> list[str]:
    """Letters, each with the accents after it."""
    out: list[str] = []
    for char in word:
        if combining(char) and out:
            out[-1] += char
        else:
            out.append(char)
    return out


def _letter(letter: str) -> str:
    """A letter as a text may have it: its accent on it, or after it."""
    forms = dict.fromkeys([letter, normalize("NFC", letter), normalize("NFD", letter)])
    return _SIGNS.get(letter) or f"(?:{'|'.join(map(re.escape, forms))})"


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
