"""Chains on the way to an actor, and the actor that comes of them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from dateline.model import Chain, Interval, MentionKind, Ref, digest
from dateline.resolve.actors.ages import Told, kept
from dateline.resolve.actors.lives import NO_LIFE, Life
from dateline.resolve.actors.tenure import LEADING, said_of
from dateline.story import Actor, Tenure

MOST_POSTS = 8
"""An actor is shown with so many posts, the commonest."""


@dataclass(slots=True)
class Group:
    """Chains that go by one full name, on the way to an actor.

    What is asked of a group again and again is kept up as it grows: to look through all the chains
    of the best known each time would cost the square of them.
    """

    kind: MentionKind
    refs: list[Ref]
    chains: list[Chain]
    names: set[tuple[str, ...]] = field(default_factory=set)
    told: tuple[Told, ...] = ()
    """How old articles say that they are."""
    life: Life = NO_LIFE
    """By when they had died, and when they spoke, as far as articles say."""
    doubt: str = ""
    """Why these may be any of several people of their name, where they may."""
    first: Ref = field(init=False)
    articles: set[str] = field(init=False)
    genders: set[str] = field(init=False)

    def __post_init__(self) -> None:
        self.first = min(self.refs)
        self.articles = {ref.article for ref in self.refs}
        self.genders = {str(c.gender) for c in self.chains if c.gender != "unknown"}

    def add(self, other: Group) -> None:
        """Take in what another holds."""
        self.refs += other.refs
        self.chains += other.chains
        self.names |= other.names
        self.first = min(self.first, other.first)
        self.articles |= other.articles
        self.genders |= other.genders
        if other.life is not NO_LIFE:
            self.life = self.life.with_(other.life)
        if other.told:
            self.told = kept((*self.told, *other.told))

    @property
    def name(self) -> str:
        """The fullest of its chains' names."""
        return max((c.name for c in self.chains if c.named), key=lambda n: (len(n.split()), n))


def as_actor(
    group: Group, mentions: Mapping[Ref, int], days: Mapping[str, date | None] | None = None
) -> Actor:
    """The actor of a group: its fullest common name, its other names, its posts.

    `days` are the articles' dates, of which the posts have theirs.
    """
    if not any(chain.named for chain in group.chains):
        refs, name = tuple(sorted(group.refs)), group.chains[0].name
        return Actor(_id(group.refs), name, group.kind, (), (), refs, named=False)
    count: Counter[str] = Counter()
    posts: Counter[str] = Counter()
    for ref, chain in zip(group.refs, group.chains, strict=True):
        for name in chain.names:
            count[name] += mentions.get(ref, 1)
        count[chain.name] += chain.named
        for post in chain.posts:
            posts[
                post.title
                if not post.organisation or post.organisation in post.title
                else f"{post.title}, {post.organisation}"
            ] += 1
    count = +count
    name = max(count, key=lambda n: _fullness(n, count[n], group.kind))
    return Actor(
        id=_id(group.refs),
        name=name,
        kind=group.kind,
        aliases=tuple(sorted((n for n in count if n != name), key=lambda n: (-count[n], n))),
        posts=_told_once(posts),
        chains=tuple(sorted(group.refs)),
        tenures=_tenures(group, days or {}),
    )


def _told_once(posts: Counter[str]) -> tuple[str, ...]:
    """The posts somebody is said to have, commonest first, each in the words that say most.

    "The chief executive" is in "chief executive of the trust", and "Ports Minister" is "the ports
    minister".
    """
    bare: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for post, often in posts.items():
        words = post.split()
        while len(words) > 1 and (words[0].lower() in LEADING or _owner(words[0])):
            words = words[1:]
        told = " ".join(words)
        bare[told.casefold()][told] += often
    count = {key: sum(some.values()) for key, some in bare.items()}
    for key in sorted(bare, key=lambda key: (len(key), key)):
        longer = [one for one in bare if one.startswith((f"{key} of ", f"{key}, "))]
        if len(longer) == 1:
            count[longer[0]] += count.pop(key)
    ordered = sorted(count, key=lambda key: (-count[key], key))[:MOST_POSTS]
    # As it is written in running text: "Ports Minister" stands only before a name.
    return tuple(max(bare[key], key=lambda p: (bare[key][p], p.islower(), p)) for key in ordered)


def _owner(word: str) -> bool:
    """Whose post it is, of a body that only the article knows: "the trust’s chief executive"."""
    return word.endswith(("’s", "'s", "s’")) and word[0].islower()


def _tenures(group: Group, days: Mapping[str, date | None]) -> tuple[Tenure, ...]:
    """The posts of a group, each from the first to the last day that an article says so."""
    found: defaultdict[tuple[str, str | None, bool], list[date]] = defaultdict(list)
    for ref, chain in zip(group.refs, group.chains, strict=True):
        for post in chain.posts:
            said = said_of(post.title)
            if said.sort != "coming" and said.title:
                day = None if post.taken else days.get(ref.article)
                found[said.title, post.organisation, said.sort == "former"] += [day] if day else []
    return tuple(
        Tenure(title, body, Interval(min(some, default=None), max(some, default=None)), former)
        for (title, body, former), some in sorted(
            found.items(), key=lambda item: (item[0][0], item[0][1] or "", item[0][2])
        )
    )


def _fullness(name: str, count: int, kind: MentionKind) -> tuple[float, int, str]:
    size = len(name.split())
    weight = min(size, 3 if kind == "person" else 6) * 2.0 + min(count, 9) * 0.3
    if name.isupper() and len(name) <= 6 and kind == "organisation":
        weight -= 1
    if kind == "person" and any(len(word.rstrip(".")) == 1 for word in name.split()):
        weight -= 1
    return weight, -len(name), name


def _id(refs: list[Ref]) -> str:
    first = min(refs)
    return digest("actor", first.article, str(first.index))
