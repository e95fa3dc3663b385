"""Bodies that are called by one word, and are another elsewhere: "the government", "unions"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from dateline.model import Chain, Ref
from dateline.resolve.actors.groups import Group
from dateline.resolve.actors.judging import POST, Ledger
from dateline.resolve.actors.names import words_of
from dateline.resolve.actors.tables import lines
from dateline.resolve.alike import Alike

SHARE = 0.5
"""So many of the articles of a body have to be on the same news."""


@cache
def institutions() -> frozenset[str]:
    """The words for them, without an article."""
    return frozenset(word.strip() for line in lines("institutions.txt") for word in line.split(","))


def institution(chain: Chain) -> str | None:
    """The word that a chain goes by, if it goes by such a word alone, as a name or not."""
    if chain.kind != "organisation":
        return None
    names = {" ".join(words_of(name)) for name in chain.names or (chain.name,)}
    (name,) = names if len(names) == 1 else ("",)
    return name if name in institutions() else None


def join_institutions(chains: Mapping[Ref, Chain], ledger: Ledger, alike: Alike) -> list[Group]:
    """Join those that go by one word in one article, or in articles on the same news.

    A chain goes to a group only if its article is like most of those that the group is in: news of
    one country's election is like that of another's.
    """
    groups: list[Group] = []
    there: defaultdict[tuple[str, str], list[Group]] = defaultdict(list)
    for ref, chain in sorted(chains.items(), key=lambda item: (item[0].article, item[0].index)):
        word, near = institution(chain) or "", {ref.article, *alike.get(ref.article, ())}
        fits = {id(g): g for key in sorted(near) for g in there.get((word, key), ())}.values()
        host = max(fits, key=lambda g: (len(g.articles & near), g.first), default=None)
        new = Group("organisation", [ref], [chain])
        if host is not None and len(host.articles & near) >= SHARE * len(host.articles):
            ledger.merge(host, new, POST, f"{word}: one body in articles on the same news")
        else:
            groups.append(host := new)
        if host not in there[word, ref.article]:
            there[word, ref.article].append(host)
    return groups
