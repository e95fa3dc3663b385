"""Words that a person takes out of an actor, where the annotator took them for the same in one article.

The reading is changed before anything is joined: the words become a chain of their own, after the
others, so that every other position in the reading stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from dateline.entries import Entry
from dateline.errors import DoubtfulEntry
from dateline.model import Article, Chain, Reading, Span
from dateline.resolve.rulings.finding import article_of, mentions_at, spans_of


def split_chains(
    entries: Iterable[Entry], articles: Sequence[Article], readings: Mapping[str, Reading]
) -> dict[str, Reading]:
    """Take quoted words out of their chains, where others would stay behind in them."""
    by_id = {article.id: article for article in articles}
    out = dict(readings)
    for entry in entries:
        if entry.act != "split" or entry.about != "actor":
            continue
        for quote in entry.of:
            try:
                article = article_of(entry, quote, by_id)
                spans = spans_of(entry, quote, article)
            except DoubtfulEntry:
                continue  # it is said where entries are found
            reading = out[article.key]
            moved = {n for span in spans for n in mentions_at(span, reading)}
            moved |= set() if quote.occurrence else _shorter(article, reading, moved)
            out[article.key] = _split(article, reading, moved)
    return out


def _shorter(article: Article, reading: Reading, moved: set[int]) -> set[int]:
    """The shorter forms of a name that go with it: "Merrow" with "Ada Merrow", if no other has it."""
    chains = {reading.mentions[n].chain for n in moved}
    names = {
        n: set(m.span.of(article.text).casefold().split())
        for n, m in enumerate(reading.mentions)
        if m.form == "name" and m.chain in chains
    }
    taken = [words for n, words in names.items() if n in moved]
    forms = {n for n, words in names.items() if any(words <= own for own in taken)} - moved
    stay = [words for n, words in names.items() if n not in forms | moved]
    return {n for n in forms if not any(names[n] <= words for words in stay)}


def _split(article: Article, reading: Reading, moved: set[int]) -> Reading:
    chains = {reading.mentions[n].chain for n in moved}
    if len(chains) != 1:
        return reading
    (old,) = chains
    left = [m for n, m in enumerate(reading.mentions) if m.chain == old and n not in moved]
    named = [m for m in left if m.form == "name"]
    if not left or (reading.chains[old].named and not named):
        return reading  # whoever takes the name takes all that goes by it
    new = len(reading.chains)
    taken = [reading.mentions[n] for n in sorted(moved)]
    spans = [mention.span for mention in taken]
    names = tuple(dict.fromkeys(m.span.of(article.text) for m in taken if m.form == "name"))
    words = max((m.span.of(article.text) for m in taken), key=len)
    kept = {m.span.of(article.text) for m in named}
    was = reading.chains[old]
    stays = tuple(n for n in was.names if n not in names or n in kept)
    rest = replace(
        was, names=stays, name=was.name if was.name in stays else next(iter(stays), was.name)
    )
    own = Chain(" ".join(words.split()), was.kind, bool(names), names, plural=was.plural)

    def chain_at(chain: int | None, places: Iterable[Span]) -> int | None:
        """Move what the words stand in: a part is often longer, as "the acting mayor, Mr Sills,"."""
        moves = chain == old and any(
            place in spans or (any(map(place.holds, spans)) and not any(map(place.holds, stay)))
            for place in places
        )
        return new if moves else chain

    stay = [mention.span for mention in left]
    return replace(
        reading,
        chains=(*reading.chains[:old], rest, *reading.chains[old + 1 :], own),
        mentions=tuple(
            replace(m, chain=new) if n in moved else m for n, m in enumerate(reading.mentions)
        ),
        claims=tuple(replace(c, speaker=chain_at(c.speaker, c.source)) for c in reading.claims),
        reports=tuple(
            replace(
                r,
                participants=tuple(
                    replace(p, chain=chain_at(p.chain, [p.span])) for p in r.participants
                ),
                place=chain_at(r.place, (p.span for p in r.participants)),
            )
            for r in reading.reports
        ),
    )
