"""What was judged and ruled, as RDF: the same or not, by whom, how surely and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.export import terms as t
from dateline.export.terms import Said, decimal, lines, node, part, text, word
from dateline.story import Judgement, Ruled, Ruling
from dateline.vocab import (
    Part,
    actor_iri,
    article_iri,
    event_iri,
    judge_iri,
    judgement_iri,
    part_iri,
    ruling_iri,
)

_PARTS: dict[Ruled, Part] = {"actor": "chain", "event": "report", "claim": "claim"}
"""What a person quotes of each."""


def judgements(judged: Iterable[Judgement]) -> Iterator[Said]:
    for judgement in judged:
        iri = node(judgement_iri(judgement.id, judgement.by))
        kind: Part = "chain" if judgement.about == "actor" else "report"
        judge = node(judge_iri(judgement.by))
        # The pair has no direction, so the same judgement found the other way round is one.
        left, right = sorted((judgement.left, judgement.right))
        yield iri, f"a {t.JUDGEMENT}"
        yield iri, f"{t.ABOUT} {word(judgement.about)}"
        yield iri, f"{t.LEFT} {part(kind, left)}"
        yield iri, f"{t.RIGHT} {part(kind, right)}"
        yield iri, f"{t.VERDICT} {word(judgement.verdict)}"
        score = decimal(judgement.score)
        if score is not None:
            yield iri, f"{t.SCORE} {score}"
        if judgement.reasons:
            yield iri, f"{t.REASON} {lines(judgement.reasons)}"
        yield iri, f"{t.ATTRIBUTED_TO} {judge}"
        yield judge, f"a {t.AGENT}"
        yield judge, f"{t.LABEL} {text(judgement.by)}"


def rulings(ruled: Iterable[Ruling]) -> Iterator[Said]:
    for ruling in ruled:
        targets = _ruled(ruling)
        said = (ruling.act, *targets, ruling.value, ruling.by, ruling.reason)
        refs = (f"{ref.article}/{ref.index}" for ref in ruling.refs)
        iri, judge = node(ruling_iri(*said, *refs)), node(judge_iri(ruling.by))
        yield iri, f"a {t.RULING}"
        yield iri, f"{t.ACT} {word(ruling.act)}"
        yield iri, f"{t.ABOUT} {word(ruling.about)}"
        for target in targets:
            yield iri, f"{t.RULED_ON} {node(target)}"
        if ruling.value:
            yield iri, f"{t.NEW_VALUE} {text(ruling.value)}"
        yield iri, f"{t.REASON} {text(ruling.reason)}"
        for ref in ruling.refs:
            yield iri, f"{t.DERIVED_FROM} {part(_PARTS[ruling.about], ref)}"
        yield iri, f"{t.ATTRIBUTED_TO} {judge}"
        yield judge, f"a {t.AGENT}"
        yield judge, f"a {t.JUDGING_PERSON}"
        yield judge, f"{t.LABEL} {text(ruling.by)}"


def _ruled(ruling: Ruling) -> list[str]:
    if ruling.about == "claim":
        return [part_iri("claim", ref.article, ref.index) for ref in ruling.refs]
    name = {"actor": actor_iri, "event": event_iri, "article": article_iri}[ruling.about]
    return [name(target) for target in ruling.targets]
