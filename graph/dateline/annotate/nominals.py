"""What a noun phrase takes up: by apposition, head noun or as the only thing it can mean.

The encoder decides where these rules are silent, and stops those that it holds for wrong.
"""

from __future__ import annotations

from math import exp

from spacy.tokens import Token

from dateline.annotate.clusters import Cluster, Joins, clash, compatible, gender_of
from dateline.annotate.known import Known
from dateline.annotate.lexicon import groups, words
from dateline.annotate.mentions import Candidate, Gender
from dateline.annotate.similar import core

GENERIC = {"organisation": "generic_bodies", "place": "generic_places"}
"""Kind → the table of nouns that any name of it may be taken up by."""
TAKES_UP, OPENS = 0.5, 1.5
"""Log-odds from which the encoder joins a definite phrase, or another, to what was mentioned before."""
NAMED, NAMED_ANEW = 2.0, 5.0
"""The same, where it would tell something of a person by name. Below that a third and more of those
were not meant (measured on annotated news)."""
CROSS = 2.0
"""How much more it takes where the kinds differ; a person is never another kind."""
REACH = 12
"""How many sentences back the encoder is asked for; it reads windows that are rarely longer."""
OTHERS = frozenset({"another", "former", "other", "others", "rival", "second", "third"})
"""Words that tell one of a kind from another."""
OTHER_PEOPLE = OTHERS | {"acting", "new", "next", "outgoing", "fourth", "fifth"}
"""Of people these do too: "the new minister" is seldom the one named last."""
OPENING = frozenset({"a", "an", "another", "any", "many", "no", "some"})
"""Words by which a phrase says that it takes nothing up."""


def apposed(known: Known, candidate: Candidate) -> Cluster | None:
    """ "X, a firm" and "X is a firm" say what X is."""
    head = known.doc[candidate.head]
    host: Token | None = None
    if head.dep_ == "appos":
        host = head.head
    elif head.dep_ == "attr" and head.head.lemma_ == "be" and not candidate.plural:
        beside = list(head.head.children)
        if not any(c.dep_ == "neg" or c.tag_ == "MD" for c in beside):
            host = next((c for c in beside if c.dep_ == "nsubj"), None)
    cluster = known.at(host.i) if host is not None else None
    return cluster if cluster is not None and _agrees(candidate, cluster) else None


def taken_up(known: Known, n: int) -> Joins | None:
    """What a noun phrase takes up again, if anything."""
    candidate = known.candidates[n]
    head = known.doc[candidate.head]
    barred = [known.at(c.i) for c in head.children if c.dep_ == "poss"]
    if candidate.kind in ("person", "organisation"):
        barred += [known.at(c.i) for c in _beside(head)]
    found = _anaphor(known, candidate) if candidate.definite else _repeated(known, candidate)
    if found is not None and not any(found.cluster is other for other in barred):
        return found
    return _likely(known, n, barred)


def _beside(head: Token) -> list[Token]:
    """The subject of the verb that a phrase is the object of: "she met the president" is two people."""
    if head.dep_ not in ("dobj", "dative"):
        return []
    return [c for c in head.head.children if c.dep_ in ("nsubj", "nsubjpass")]


def describe(known: Known, candidate: Candidate, cluster: Cluster) -> None:
    """Note the words of a noun phrase on its cluster."""
    head = known.doc[candidate.head]
    cluster.phrases.add(_phrase(known, candidate))
    cluster.numbers |= _numbers(known, candidate)
    cluster.nouns.add(head.lemma_.lower())
    cluster.nouns.update(
        t.lower_
        for t in known.doc[candidate.start : candidate.end]
        if t.pos_ in ("NOUN", "ADJ", "PROPN") and t.i <= head.i
    )
    if cluster.gender == "unknown":
        cluster.gender = _gender(head)


def _phrase(known: Known, candidate: Candidate) -> str:
    """A noun phrase up to its head, without what points: "veteran politicians"."""
    return " ".join(
        t.lower_
        for t in known.doc[candidate.start : candidate.head + 1]
        if t.pos_ != "DET" and t.tag_ not in ("PRP$", "POS") and not t.is_punct
    )


def _numbers(known: Known, candidate: Candidate) -> set[str]:
    """The numbers that a noun phrase gives before its head."""
    before = known.doc[candidate.start : candidate.head]
    return {t.lower_ for t in before if t.pos_ == "NUM" and t.lower_ != "one"}


def _repeated(known: Known, candidate: Candidate) -> Joins | None:
    """What went by the same two words or more, where nothing says that this is another."""
    phrase = _phrase(known, candidate)
    said = {known.doc[candidate.start].lower_} & OPENING or OTHERS & set(phrase.split())
    if said or " " not in phrase:
        return None
    for cluster in known.recent(known.sentence[candidate.head]):
        if phrase in cluster.phrases and _agrees(candidate, cluster):
            return Joins(cluster, "the same words again")
    return None


def _agrees(candidate: Candidate, cluster: Cluster) -> bool:
    return cluster.kind == candidate.kind and cluster.plural == candidate.plural


def _likely(known: Known, n: int, barred: list[Cluster | None]) -> Joins | None:
    """What the encoder says that it takes up."""
    candidate = known.candidates[n]
    if known.refers is None:
        return None
    others = OTHER_PEOPLE if candidate.kind == "person" else OTHERS
    said = {t.lower_ for t in known.doc[candidate.start : candidate.head]} & others
    numbers = _numbers(known, candidate)
    head = known.doc[candidate.head]
    gender = _gender(head)
    best, most = None, TAKES_UP if candidate.definite else OPENS
    for cluster in known.recent(known.sentence[candidate.head], REACH):
        if (
            cluster.plural != candidate.plural
            or (cluster.kind == "person") != (candidate.kind == "person")
            or clash(cluster.gender, gender)
            or said - cluster.nouns
            or (numbers and cluster.numbers and not numbers & cluster.numbers)
            or any(cluster is other for other in barred)  # her deputy is not she, nor whom she met
            or _another_post(known, candidate, cluster)
            or _another_sort(candidate, cluster, head)
        ):
            continue
        same = known.same(n, cluster)
        if same is not None and not _sure_enough(candidate, cluster, same):
            continue
        if same is not None and same - CROSS * (cluster.kind != candidate.kind) > most:
            best, most = cluster, same - CROSS * (cluster.kind != candidate.kind)
    return (
        None if best is None else Joins(best, f"the encoder: it takes that up, {chance(most):.2f}")
    )


def _gender(head: Token) -> Gender:
    """Whether a noun is a man's or a woman's, by itself or by what stands beside it.

    "The lorry driver, a 51-year-old woman, was not hurt."
    """
    return gender_of([head.text, *(c.text for c in head.children if c.dep_ == "appos")])


def _sure_enough(candidate: Candidate, cluster: Cluster, odds: float) -> bool:
    """Whether the encoder is sure enough to tell something of a person who has a name."""
    if candidate.kind != "person" or not cluster.names:
        return True
    return odds >= (NAMED if candidate.definite else NAMED_ANEW)


def _another_post(known: Known, candidate: Candidate, cluster: Cluster) -> bool:
    """Whether both are called by one noun, but of different things: health and interior minister."""
    noun = _phrase(known, candidate).split()[-1:]
    others = [p.split() for p in sorted(cluster.phrases) if p.split()[-1:] == noun]
    compounds = {
        t.lower_ for t in known.doc[candidate.start : candidate.head] if t.dep_ == "compound"
    }
    return bool(compounds) and any(other[:-1] and not compounds & set(other) for other in others)


def _another_sort(candidate: Candidate, cluster: Cluster, head: Token) -> bool:
    """Whether no body is both: a union and a firm, a court and a council."""
    if candidate.kind != "organisation":
        return False
    sorts = groups("body_sorts")
    called = {c.split()[-1].lower() for c in (*cluster.phrases, *cluster.names)}
    told = {sorts[c] for word in called for c in (word, word.removesuffix("s")) if c in sorts}
    return bool(told) and sorts.get(head.lemma_.lower()) not in (None, *told)


def chance(odds: float) -> float:
    """A chance of its log-odds."""
    return 1 / (1 + exp(-odds))


def _anaphor(known: Known, candidate: Candidate) -> Joins | None:
    """What a definite noun phrase takes up again, by its words."""
    head = known.doc[candidate.head]
    noun = head.lemma_.lower()
    here = known.sentence[head.i]
    modifiers = {
        t.lower_ for t in known.doc[candidate.start : head.i]
        if t.pos_ in ("ADJ", "NOUN", "PROPN") and t.dep_ in ("amod", "compound", "nmod")
    }  # fmt: skip
    owned = any(c.dep_ == "poss" for c in head.children)
    recent = [
        c for c in known.recent(here)
        if _agrees(candidate, c) and not clash(c.gender, _gender(head))
    ]  # fmt: skip
    for cluster in recent:
        if noun in cluster.nouns and not owned and compatible(modifiers, cluster):
            return Joins(cluster, "“the” and a noun that was said of it")
    if not candidate.plural and not owned:
        for cluster in recent:
            if any(noun in core(name) for name in cluster.names) and cluster.kind != "person":
                return Joins(cluster, "“the” and a noun of its name")
    if (
        candidate.plural
        or owned
        or candidate.end > head.i + 1
        or any(c.dep_ == "relcl" for c in head.children)
    ):
        return None
    near = [c for c in recent if c.names and c.last >= here - 2]
    if candidate.kind == "person" and head.dep_ in ("nsubj", "nsubjpass") and not modifiers:
        blank = [c for c in near if not c.posts and not c.nouns]
        if len(blank) == 1 or (blank and len(near) == 1):
            return Joins(blank[0], "the only person near of whom nothing was said")
    elif candidate.kind in GENERIC and not modifiers - {noun}:
        generic = words(GENERIC[candidate.kind])
        if noun in generic:
            bodies = words("generic_bodies")
            for cluster in near:
                if _another_sort(candidate, cluster, head):
                    continue
                if (
                    candidate.kind == "place"
                    or not cluster.nouns - {noun}
                    or cluster.nouns & bodies
                ):
                    return Joins(cluster, "a noun for any of its kind, and it is the nearest")
    return None
