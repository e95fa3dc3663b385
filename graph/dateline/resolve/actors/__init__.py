"""Actors: which chains of any number of articles are one person, body, place or product.

Chains with the same full name are grouped first, which is linear, and parted where their ages are
those of two people; only groups that share a block (surname and first name, acronym, all words but
one) are compared. Each join and each refusal among namesakes is a judgement with its score and
reasons. A surname alone joins only where it can mean one person, a post only who is said to hold it
then.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from dateline.model import Article, Chain, MentionKind, Reading, Ref
from dateline.resolve.actors.ages import Told, ages_told
from dateline.resolve.actors.bodies import by_form, form_of, join_bodies
from dateline.resolve.actors.groups import Group, as_actor
from dateline.resolve.actors.institutions import institution, join_institutions
from dateline.resolve.actors.judging import SAME_NAME, Ledger
from dateline.resolve.actors.lives import NO_LIFE, Life, lives_told
from dateline.resolve.actors.names import name_of, words_of
from dateline.resolve.actors.namesakes import part
from dateline.resolve.actors.persons import Beside, join_persons
from dateline.resolve.actors.posts import join_posts, moves_of
from dateline.resolve.alike import Alike
from dateline.story import Actor, Judgement

_Named = defaultdict[tuple[MentionKind, tuple[str, ...]], list[Group]]


def resolve_actors(
    readings: Iterable[Reading],
    mentions: Mapping[Ref, int],
    alike: Alike,
    days: Mapping[str, date | None],
    articles: Iterable[Article] = (),
) -> tuple[list[Actor], list[Judgement]]:
    """Join chains into actors.

    `mentions` gives how often each chain is mentioned, `alike` which articles tell of the same news:
    in those, a surname means one person even where others elsewhere bear it. `days` are the articles'
    dates of publication: a post is held by whoever is said to hold it then. In `articles` is how old
    they say that people are: without them, whoever has one full name is one.
    """
    readings = list(readings)
    chains = {
        Ref(reading.article, n): chain
        for reading in readings
        for n, chain in enumerate(reading.chains)
    }
    ledger = Ledger()
    bodies = {r: c for r, c in chains.items() if institution(c) is not None}
    named = {r: c for r, c in chains.items() if c.named and r not in bodies}
    told = _told(readings, articles)
    lives = {
        Ref(reading.article, chain): life
        for reading in readings
        for chain, life in lives_told(reading).items()
    }
    groups = _by_full_name(named, told, lives, ledger, alike, _beside(readings))
    unnamed = {r: c for r, c in chains.items() if not c.named and r not in bodies}
    join_posts(groups, unnamed, ledger, alike, days, moves_of(readings, days))
    groups += join_institutions(bodies, ledger, alike)
    actors = [as_actor(group, mentions, days) for group in groups]
    actors += [as_actor(Group(c.kind, [ref], [c]), mentions) for ref, c in unnamed.items()]
    of = {ref: n for n, actor in enumerate(actors) for ref in actor.chains}
    judgements = [
        j for j in ledger.said.values() if j.verdict == "same" or of[j.left] != of[j.right]
    ]
    return sorted(actors, key=lambda a: (a.name.casefold(), a.id)), judgements


def _told(readings: Iterable[Reading], articles: Iterable[Article]) -> dict[Ref, Told]:
    """How old articles say that chains are, where they do."""
    by_key = {article.key: article for article in articles}
    return {
        Ref(reading.article, chain): told
        for reading in readings
        if reading.article in by_key
        for chain, told in ages_told(by_key[reading.article], reading).items()
    }


def _beside(readings: Iterable[Reading]) -> Beside:
    """Which chains are named in one sentence, looked up where it is asked for."""
    by_key = {reading.article: reading for reading in readings}

    @lru_cache(maxsize=1 << 10)
    def named_in(article: str) -> dict[int, set[int]]:
        reading, out = by_key[article], defaultdict[int, set[int]](set)
        starts = [sentence.start for sentence in reading.sentences]
        for mention in reading.mentions:
            if mention.form == "name":
                out[mention.chain].add(bisect_right(starts, mention.span.start))
        return out

    def beside(one: Ref, other: Ref) -> bool:
        named = named_in(one.article)
        return not named[one.index].isdisjoint(named[other.index])

    return beside


def _by_full_name(
    chains: dict[Ref, Chain],
    told: Mapping[Ref, Told],
    lives: Mapping[Ref, Life],
    ledger: Ledger,
    alike: Alike,
    beside: Beside,
) -> list[Group]:
    """Group chains that share a full name and a kind, then those whose names agree."""
    found: _Named = defaultdict(list)
    for ref, chain in sorted(chains.items(), key=lambda item: (item[0].article, item[0].index)):
        names = {words_of(name) for name in chain.names} - {()}
        if not names:
            names = {words_of(chain.name) or (chain.name.casefold(),)}
        ages = (told[ref],) if ref in told else ()
        group = Group(chain.kind, [ref], [chain], names, ages, lives.get(ref, NO_LIFE))
        found[chain.kind, max(names, key=lambda n: (len(n), n))].append(group)
    _one_kind(found)
    persons: list[Group] = []
    others: list[Group] = []
    torn: list[Group] = []
    for (kind, name), same in sorted(found.items()):
        shown = " ".join(name)
        if kind == "person":
            if name_of(name).first:
                same = part(same, shown, ledger, alike)
            persons += same  # a surname alone says nothing yet
        elif kind == "organisation":
            parts = by_form(shown, same, ledger, alike)
            torn += [g for g in parts if len(parts) > 1 and not form_of(g)]
            others += parts
        else:
            others.append(ledger.merge_all(same, SAME_NAME, f"the same name: {shown}"))
    return join_persons(persons, ledger, alike, beside) + join_bodies(others, torn, ledger)


def _one_kind(found: _Named) -> None:
    """One vote per name over the corpus: a few articles that took a town for a person give way."""
    kinds: defaultdict[tuple[str, ...], list[MentionKind]] = defaultdict(list)
    for kind, name in sorted(found):
        kinds[name].append(kind)
    for name, rivals in sorted(kinds.items()):
        size = {kind: len(found[kind, name]) for kind in rivals}
        likely = len(name) > 1  # two words are a person rather than a place, one word is not
        winner = max(rivals, key=lambda kind: (size[kind], (kind == "person") == likely, kind))
        others: dict[MentionKind, int] = {kind: size[kind] for kind in rivals if kind != "person"}
        titled = any(c.titles for g in found.get(("person", name), []) for c in g.chains)
        if len(name) == 1 and others and not titled and 2 * max(others.values()) >= size[winner]:
            winner = max(others, key=lambda kind: (others[kind], kind))
            size[winner] = sum(size.values())
        if len(rivals) > 1 and size[winner] * 2 >= sum(size.values()):
            for kind in rivals:
                if kind != winner:
                    for group in found.pop((kind, name)):
                        group.kind = winner
                        found[winner, name].append(group)
