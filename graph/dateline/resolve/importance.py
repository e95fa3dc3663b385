"""Importance: how much an event matters to the story, from 0 to 1, with its reasons.

A list of every verb is noise. What an article opens with and keeps coming back to, what a headline
tells, who takes part, whether it changed something, and how many independent sources speak of it
decide together. The weights are round numbers, and no single one carries an event to the top.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model import Report
from dateline.resolve.words import content_words

KIND_WEIGHT = {
    "statement": -0.08, "other": -0.04, "meeting": -0.02, "movement": -0.02, "publication": -0.02,
    "finance": 0.0, "dispute": 0.02, "proposal": 0.02, "business": 0.02, "negotiation": 0.04,
    "sport": 0.04, "decision": 0.06, "legal": 0.06, "agreement": 0.08, "vote": 0.08, "protest": 0.08,
    "appointment": 0.08, "violence": 0.1, "accident": 0.1,
}  # fmt: skip
"""Chatter before what changes something."""
NOBODY = {"it", "he", "she", "they", "we", "i", "you", "this", "that", "these", "those", "which", "who",
          "whose", "what", "where", "how", "there",
          "has", "have", "had", "is", "are", "was", "were", "will", "would", "could",
          "should", "to", "not"}  # fmt: skip
"""First words of labels that do not say who did it."""
LEAD = 4
"""Sentences that report something from which on a place in the article says nothing."""


@dataclass(frozen=True, slots=True)
class Place:
    """What an event is to one of the articles that tell it."""

    rank: int
    """In which sentence, of those that report something, the article first tells it."""
    topic: float
    """How much of what the article is about stands in the event's label, from 0 to 1."""
    central: float
    """How much the article speaks of the participant it speaks most of, from 0 to 1."""

    @property
    def lead(self) -> float:
        return max(0, LEAD - self.rank) / LEAD

    @property
    def weight(self) -> float:
        return 0.18 * self.lead + 0.25 * self.topic + 0.06 * self.central


@dataclass(frozen=True, slots=True)
class Facts:
    """What importance is judged by."""

    reports: Sequence[Report]
    label: str
    kind: str
    places: Sequence[Place]
    """What it is to each article that tells it; the one to which it matters most decides."""
    titles: Sequence[str]
    """The headlines of the articles that tell it."""
    named: int
    dated: bool
    sources: int
    """Independent ones."""
    later: int
    """Articles that take it up after the day on which it was first told."""
    claimed: bool
    stative: bool


def importance(facts: Facts) -> tuple[float, tuple[str, ...]]:
    """The weight of an event and the reasons for it, strongest first."""
    words = facts.label.split()
    size = len(words)
    nobody = bool(words) and words[0].casefold() in NOBODY
    headline = max((_overlap(facts.label, title) for title in facts.titles), default=0.0)
    doubtful = all(r.status in ("possible", "hypothetical") for r in facts.reports)
    place = max(facts.places, key=lambda place: (place.weight, place.lead, place.topic))
    found = [
        (0.2 * headline, "told in a headline"),
        (
            0.18 * place.lead,
            "opens an article" if place.rank == 0 else "near the top of an article",
        ),
        (0.25 * place.topic, "what an article keeps coming back to"),
        (0.06 * place.central, "of an actor who is central to an article"),
        (
            0.03 * min(facts.named, 3),
            f"{facts.named} named participants" if facts.named > 1 else "a named participant",
        ),
        (0.06 * facts.dated, "has a date of its own"),
        (0.05 * any(r.main for r in facts.reports), "the main statement of a sentence"),
        (0.06 * min(facts.sources - 1, 4), f"told by {facts.sources} independent sources"),
        (0.03 * min(facts.later, 3), "taken up by later articles"),
        (0.02 * min(len(facts.reports) - 1, 3), "told more than once"),
        (0.02 * any(r.quantities for r in facts.reports), "gives a figure"),
        (KIND_WEIGHT.get(facts.kind, 0.0), f"its kind: {facts.kind}"),
        (-0.06 * facts.stative, "a state rather than a change"),
        (-0.08 * facts.claimed, "only claimed"),
        (-0.06 * doubtful, "only possible"),
        (-0.12 * nobody, "does not say who"),
        (-0.12 if size == 2 else -0.25 * (size < 2), "told in passing"),
    ]
    total = max(0.0, min(1.0, 0.1 + sum(weight for weight, _ in found)))
    strongest = sorted((-weight, reason) for weight, reason in found if weight > 0.005)
    speaking = tuple(reason for _, reason in strongest)
    return round(total, 3), speaking or ("nothing speaks for it",)


def _overlap(label: str, title: str) -> float:
    words = content_words(title)
    return len(content_words(label) & words) / len(words) if words else 0.0
