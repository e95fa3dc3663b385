"""Importance: how much an event matters to the story, from 0 to 1, with its reasons.

A list of every verb is noise. What a headline or the first sentences tell, who takes part by name,
whether it has a date, what kind of thing it is and how many sources speak of it decide together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.model import Article, Report

KIND_WEIGHT = {
    "statement": -0.12, "other": -0.08, "meeting": 0.02, "movement": -0.02, "publication": 0.0,
    "finance": 0.0, "dispute": 0.04, "proposal": 0.04, "business": 0.04, "decision": 0.06,
    "negotiation": 0.06, "sport": 0.04, "agreement": 0.1, "vote": 0.1, "protest": 0.1,
    "appointment": 0.1, "legal": 0.08, "violence": 0.1, "accident": 0.1,
}  # fmt: skip
NOBODY = {"it", "he", "she", "they", "this", "that", "these", "those", "which", "who", "what", "there",
          "has", "have", "had", "is", "are", "was", "were", "will", "would", "could",
          "should", "to", "not"}  # fmt: skip
"""First words of labels that do not say who did it."""
SMALL = {"the", "a", "an", "of", "to", "in", "on", "at", "for", "and", "or", "by", "with", "from", "as", "is",
         "are", "was", "were", "be", "has", "have", "had", "will", "its", "his", "her", "their", "that", "says",
         "say", "said", "after", "over", "not", "it", "he", "she", "they", "new"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Facts:
    """What importance is judged by."""

    articles: Sequence[Article]
    reports: Sequence[Report]
    label: str
    kind: str
    named: int
    dated: bool
    outlets: int
    claimed: bool
    stative: bool


def content_words(text: str) -> set[str]:
    """Lower-case words that carry meaning, cut to their first six letters.

    >>> sorted(content_words("Dockers vote to strike"))
    ['docker', 'strike', 'vote']
    """
    words = "".join(c if c.isalnum() else " " for c in text.casefold()).split()
    return {w[:6].rstrip("s") for w in words if w not in SMALL and len(w) > 2}


def importance(facts: Facts) -> tuple[float, tuple[str, ...]]:
    """The weight of an event and the reasons for it, strongest first."""
    found: list[tuple[float, str]] = []
    label = content_words(facts.label)
    headline = max((_overlap(label, a.title) for a in facts.articles if a.title), default=0.0)
    if headline:
        found.append((0.26 * headline, "told in a headline"))
    first = min(r.sentence for r in facts.reports)
    if first <= 5:
        found.append(
            (
                0.22 * (1 - first / 6),
                "opens the article" if first == 0 else "near the top of an article",
            )
        )
    if any(r.main for r in facts.reports):
        found.append((0.06, "the main statement of a sentence"))
    if facts.named:
        found.append(
            (
                min(facts.named, 3) * 0.06,
                f"{facts.named} named participants" if facts.named > 1 else "a named participant",
            )
        )
    if facts.dated:
        found.append((0.08, "has a date of its own"))
    if len(facts.articles) > 1:
        found.append(
            (min(len(facts.articles) - 1, 4) * 0.05, f"told in {len(facts.articles)} articles")
        )
    if facts.outlets > 1:
        found.append((min(facts.outlets - 1, 2) * 0.06, f"told by {facts.outlets} outlets"))
    if len(facts.reports) > len(facts.articles):
        found.append(
            (min(len(facts.reports) - len(facts.articles), 3) * 0.02, "taken up again later")
        )
    weight = KIND_WEIGHT.get(facts.kind, 0.0)
    found.append((weight, f"its kind: {facts.kind}"))
    if any(r.quantities for r in facts.reports):
        found.append((0.03, "gives a figure"))
    if facts.claimed:
        found.append((-0.08, "only claimed"))
    if all(r.status in ("hypothetical", "possible") for r in facts.reports):
        found.append((-0.06, "only possible"))
    size = len(facts.label.split())
    if facts.label.split()[:1] and facts.label.split()[0].casefold() in NOBODY:
        found.append((-0.15, "does not say who"))
    if size < 3:
        found.append((-0.12 if size > 1 else -0.25, "told in passing"))
    if facts.stative:
        found.append((-0.06, "a state rather than a change"))
    total = max(0.0, min(1.0, 0.1 + sum(weight for weight, _ in found)))
    ordered = sorted(found, key=lambda item: (-abs(item[0]), item[1]))
    speaking = tuple(reason for weight, reason in ordered if weight > 0.005)
    return round(total, 3), speaking or ("nothing speaks for it",)


def _overlap(label: set[str], title: str | None) -> float:
    words = content_words(title or "")
    return len(label & words) / len(words) if words else 0.0
