"""Actors: which chains of any number of articles are one person, body, place or product.

Chains with the same full name are grouped first, which is linear; only groups that share a block
(surname, acronym, first words) are compared. Each join and each refusal among namesakes is a
judgement with its score and reasons. A surname alone joins only where it can mean one person.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from functools import cache

from dateline.model import Chain, MentionKind, Reading, Ref
from dateline.resolve.actors.groups import Group, as_actor
from dateline.resolve.actors.names import acronym, words_of
from dateline.resolve.alike import Alike
from dateline.spelling import misspelt, slips
from dateline.story import Actor, Judgement

_Join = Callable[[int, int, float, str], None]
SAME_NAME, SAME_PERSON, ACRONYM, SLIP, SURNAME, POST = 0.95, 0.9, 0.85, 0.85, 0.7, 0.6


def resolve_actors(
    readings: Iterable[Reading], mentions: Mapping[Ref, int], alike: Alike
) -> tuple[list[Actor], list[Judgement]]:
    """Join chains into actors.

    `mentions` gives how often each chain is mentioned, `alike` which articles tell of the same news:
    in those, a surname means one person even where others elsewhere bear it.
    """
    chains = {
        Ref(reading.article, n): chain
        for reading in readings
        for n, chain in enumerate(reading.chains)
    }
    judgements: list[Judgement] = []
    groups = _by_full_name({r: c for r, c in chains.items() if c.named}, judgements)
    groups = _join_persons(groups, judgements, alike)
    groups = _join_others(groups, judgements)
    unnamed = {r: c for r, c in chains.items() if not c.named}
    _join_posts(groups, unnamed, judgements)
    actors = [as_actor(group, mentions) for group in groups]
    actors += [as_actor(Group(c.kind, [ref], [c]), mentions) for ref, c in unnamed.items()]
    return sorted(actors, key=lambda a: (a.name.casefold(), a.id)), judgements


def _merge(groups: list[Group], judgements: list[Judgement], score: float, reason: str) -> Group:
    """One group of several, with a judgement from the first to each other."""
    first, *others = sorted(groups, key=lambda g: g.first)
    for other in others:
        _merge_into(first, other, judgements, score, reason)
    return first


def _by_full_name(chains: dict[Ref, Chain], judgements: list[Judgement]) -> list[Group]:
    """Group chains that share a full name and a kind."""
    found: defaultdict[tuple[MentionKind, tuple[str, ...]], list[Group]] = defaultdict(list)
    for ref, chain in sorted(chains.items()):
        names = {words_of(name) for name in chain.names} - {()}
        if not names:
            names = {words_of(chain.name) or (chain.name.casefold(),)}
        group = Group(chain.kind, [ref], [chain], names)
        found[chain.kind, max(names, key=lambda n: (len(n), n))].append(group)
    _one_kind(found)
    out = []
    for (kind, name), same in sorted(found.items()):
        if kind == "person" and len(name) == 1:
            out += same  # a surname alone says nothing yet
        else:
            out.append(_merge(same, judgements, SAME_NAME, f"the same name: {' '.join(name)}"))
    return out


def _one_kind(found: defaultdict[tuple[MentionKind, tuple[str, ...]], list[Group]]) -> None:
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


def _join_persons(groups: list[Group], judgements: list[Judgement], alike: Alike) -> list[Group]:
    """Join persons by surname block: full names that agree first, then surnames alone."""
    persons = [g for g in groups if g.kind == "person"]
    others = [g for g in groups if g.kind != "person"]
    full = [g for g in persons if any(len(n) > 1 for n in g.names)]
    short = [g for g in persons if all(len(n) == 1 for n in g.names)]
    full = _join_full(full, judgements)
    by_surname: defaultdict[str, list[Group]] = defaultdict(list)
    for group in full:
        for surname in {n[-1] for n in group.names if len(n) > 1}:
            for key in slips(surname):
                by_surname[key].append(group)
    left: defaultdict[str, list[Group]] = defaultdict(list)
    for group in short:
        surname = min(group.names)[0]
        bearers = {id(g): g for key in slips(surname) for g in by_surname.get(key, [])}
        fits = [
            g for g in bearers.values()
            if any(misspelt(surname, n[-1]) for n in g.names if len(n) > 1) and not _clash(g, group)
        ]  # fmt: skip
        if not fits and any(t in ("Sir", "Dame") for c in group.chains for t in c.titles):
            fits = [
                g
                for g in full
                if any(n[0] == surname for n in g.names if len(n) > 1) and not _clash(g, group)
            ]
        exact = [g for g in fits if any(n[-1] == surname for n in g.names if len(n) > 1)]
        fits = exact or fits
        near = [g for g in fits if _near(g, group, alike)]
        if len(fits) > 1 and len(near) == 1:
            reason = "the only bearer of the surname in articles on the same news"
            _merge_into(near[0], group, judgements, SURNAME, reason)
        elif len(fits) == 1:
            _merge_into(fits[0], group, judgements, SURNAME, "the only bearer of the surname")
        else:
            for other in sorted(fits, key=lambda g: g.first)[:3]:
                judgements.append(Judgement("actor", other.first, group.first, "unsure", 0.5,
                                            (f"one of {len(fits)} people of that surname",)))  # fmt: skip
            left[surname].append(group)
    out = list(full)
    for surname, same in sorted(left.items()):
        ambiguous = any(n[-1] == surname for g in full for n in g.names if len(n) > 1)
        if ambiguous or len({x for g in same for x in g.genders}) > 1:
            out += _join_near(same, judgements, alike)
        else:
            out.append(
                _merge(same, judgements, SURNAME, "the same single name, borne by nobody else")
            )
    return others + out


def _near(a: Group, b: Group, alike: Alike) -> bool:
    """Whether an article of one tells of the same news as an article of the other."""
    some, others = sorted((a.articles, b.articles), key=len)
    return any(key in others or not others.isdisjoint(alike.get(key, ())) for key in some)


def _join_near(same: list[Group], judgements: list[Judgement], alike: Alike) -> list[Group]:
    """Single names that several bear: one person within articles on the same news, if any."""
    out: list[Group] = []
    for group in sorted(same, key=lambda g: g.first):
        host = next((g for g in out if _near(g, group, alike) and not _clash(g, group)), None)
        if host is None:
            out.append(group)
        else:
            reason = "the same single name in articles on the same news"
            _merge_into(host, group, judgements, SURNAME, reason)
    return out


def _merge_into(
    host: Group, guest: Group, judgements: list[Judgement], score: float, reason: str
) -> None:
    judgements.append(Judgement("actor", host.first, guest.first, "same", score, (reason,)))
    host.add(guest)


def _join_full(groups: list[Group], judgements: list[Judgement]) -> list[Group]:
    """Join full names that agree in surname and first name, allowing initials and one slip."""
    blocks: defaultdict[str, list[int]] = defaultdict(list)
    for n, group in enumerate(groups):
        for surname in {name[-1] for name in group.names if len(name) > 1}:
            for key in slips(surname):
                blocks[key].append(n)
    parent = list(range(len(groups)))

    def root(n: int) -> int:
        while parent[n] != n:
            n = parent[n]
        return n

    seen: dict[tuple[int, int], tuple[bool, float, str]] = {}
    for members in (blocks[k] for k in sorted(blocks)):
        for place, a in enumerate(members):
            for b in members[place + 1 :]:
                if (a, b) not in seen and (verdict := _compare(groups[a], groups[b])) is not None:
                    seen[a, b] = verdict
    apart = {pair for pair, (same, _, _) in seen.items() if not same}
    apart |= {(b, a) for a, b in apart}
    alike: defaultdict[int, set[int]] = defaultdict(set)
    for (a, b), (same, _, _) in seen.items():
        if same:
            alike[a].add(b)
            alike[b].add(a)
    held = {n: {n} for n in parent}
    for (a, b), (same, score, reason) in sorted(seen.items(), key=lambda i: (-i[1][1], i[0])):
        left, right = sorted((groups[a].first, groups[b].first))
        one, other = held[root(a)], held[root(b)]
        torn = score <= SURNAME and (
            any((b, c) in apart for c in alike[a]) or any((a, c) in apart for c in alike[b])
        )  # "A. Merrow" can be Ada or Anna, and so is neither
        if same and (torn or any((x, y) in apart for x in one for y in other)):
            judgements.append(Judgement("actor", left, right, "unsure", 0.5, (reason,)))
            continue
        judgements.append(
            Judgement("actor", left, right, "same" if same else "different", score, (reason,))
        )
        if same and root(a) != root(b):
            held[root(a)] |= held.pop(root(b))
            parent[root(b)] = root(a)
    sets: defaultdict[int, list[Group]] = defaultdict(list)
    for n, group in enumerate(groups):
        sets[root(n)].append(group)
    quiet: list[Judgement] = []
    return [_merge(same, quiet, SAME_PERSON, "") for _, same in sorted(sets.items())]


def _compare(a: Group, b: Group) -> tuple[bool, float, str] | None:
    """Same or different, with score and reason; None where there is nothing to say."""
    pairs = [(x, y) for x in sorted(a.names) for y in sorted(b.names) if len(x) > 1 and len(y) > 1]
    for x, y in pairs:
        if not misspelt(x[-1], y[-1]):
            continue
        shown = f"{' '.join(x)} and {' '.join(y)}"
        if _clash(a, b):
            return False, 0.9, f"{shown}: different gender in titles or pronouns"
        first, other = x[0], y[0]
        if first == other and x[-1] == y[-1]:
            return True, SAME_PERSON, f"{shown}: same first name and surname"
        if misspelt(first, other) and (x[-1] == y[-1] or first == other):
            return True, SLIP, f"{shown}: one slip of spelling apart"
        if x[-1] == y[-1] and (len(first) == 1 or len(other) == 1) and first[0] == other[0]:
            return True, SURNAME, f"{shown}: the initial agrees"
        if x[-1] == y[-1]:
            return False, 0.8, f"{shown}: one surname, different first names"
    return None


def _clash(a: Group, b: Group) -> bool:
    return bool(a.genders and b.genders and a.genders.isdisjoint(b.genders))


def _join_others(groups: list[Group], judgements: list[Judgement]) -> list[Group]:
    """Join bodies, places and products that share a name, an acronym or one slip of spelling."""
    persons = [g for g in groups if g.kind == "person"]
    others = sorted((g for g in groups if g.kind != "person"), key=lambda g: g.first)
    parent = list(range(len(others)))

    def root(n: int) -> int:
        while parent[n] != n:
            n = parent[n]
        return n

    def join(a: int, b: int, score: float, reason: str) -> None:
        if root(a) == root(b):
            return
        left, right = sorted((others[a].first, others[b].first))
        judgements.append(Judgement("actor", left, right, "same", score, (reason,)))
        low, high = sorted((root(a), root(b)))
        parent[high] = low

    by_name: dict[tuple[str, tuple[str, ...]], int] = {}
    for n, group in enumerate(others):
        for name in sorted(group.names):
            key = (group.kind, name)
            if key in by_name:
                join(by_name[key], n, SAME_NAME, f"the same name: {' '.join(name)}")
            else:
                by_name[key] = n
    _join_acronyms(others, join)
    _join_slips(others, join)
    sets: defaultdict[int, list[Group]] = defaultdict(list)
    for n, group in enumerate(others):
        sets[root(n)].append(group)
    quiet: list[Judgement] = []
    return persons + [_merge(same, quiet, SAME_NAME, "") for _, same in sorted(sets.items())]


def _join_acronyms(others: list[Group], join: _Join) -> None:
    """ "DPA" is the one body whose initials it gives."""
    full: defaultdict[str, set[int]] = defaultdict(set)
    for n, group in enumerate(others):
        for chain in group.chains:
            for name in chain.names:
                if group.kind == "organisation" and acronym(name):
                    full[acronym(name)].add(n)
    for n, group in enumerate(others):
        for chain in group.chains:
            for name in chain.names:
                letters = name.replace(".", "")
                bearers = (
                    full.get(letters, set()) - {n}
                    if letters.isupper() and len(letters) > 1
                    else set()
                )
                named = {max(others[b].names, key=len) for b in bearers}
                if group.kind == "organisation" and len(named) == 1:
                    join(
                        min(bearers),
                        n,
                        ACRONYM,
                        f"{letters} are the initials of {' '.join(named.pop())}",
                    )


def _join_slips(others: list[Group], join: _Join) -> None:
    """Long names that differ in one letter of one word."""
    blocks: defaultdict[tuple[str, ...], list[tuple[int, tuple[str, ...]]]] = defaultdict(list)
    for n, group in enumerate(others):
        for name in sorted(group.names):
            if len(name) > 1 and group.kind == "organisation":
                for i in range(len(name)):
                    blocks[(str(i), *name[:i], *name[i + 1 :])].append((n, name))
    for key in sorted(blocks):
        for (a, x), (b, y) in zip(blocks[key], blocks[key][1:], strict=False):
            i = int(key[0])
            if a != b and x != y and misspelt(x[i], y[i]):
                join(a, b, SLIP, f"{' '.join(x)} and {' '.join(y)}: one slip of spelling apart")


def _join_posts(
    groups: list[Group], unnamed: dict[Ref, Chain], judgements: list[Judgement]
) -> None:
    """ "The ports minister" without a name is whoever alone is said to hold that post."""
    holders: defaultdict[str, list[Group]] = defaultdict(list)
    for group in groups:
        if group.kind == "person":
            for post in {_bare(p) for p in group.posts}:
                holders[post].append(group)

    @cache
    def contested(title: str) -> bool:
        """ "Secretary of state" is an office of many states."""
        found = holders.get(title, [])
        return any(title in post and held != found for post, held in holders.items())

    for ref, chain in sorted(unnamed.items()):
        title = _bare(chain.name.casefold())
        found = holders.get(title, [])
        if (
            chain.kind == "person"
            and not chain.plural
            and chain.name.casefold().startswith("the ")
            and len(title.split()) > 1
            and len(found) == 1
            and not contested(title)
        ) and (
            chain.gender == "unknown" or not found[0].genders or chain.gender in found[0].genders
        ):
            judgements.append(Judgement("actor", found[0].first, ref, "same", POST,
                                        (f"the only {title} named",)))  # fmt: skip
            found[0].add(Group(chain.kind, [ref], [chain]))
            del unnamed[ref]


def _bare(post: str) -> str:
    for article in ("the ", "a ", "an ", "its ", "their "):
        post = post.removeprefix(article)
    return post
