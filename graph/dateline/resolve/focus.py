"""What an article is about: the words and the actors that it keeps coming back to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from dateline.model import Article, Reading, Ref
from dateline.resolve.words import content_words
from dateline.story import Actor

OFTEN = 4
"""A word in every fourth sentence is as much a topic as one can be."""
TOPICS = 3
"""So many of an event's words say what it is about; the rest are its circumstances."""


@dataclass(frozen=True, slots=True)
class Focus:
    """What one article is about; shares are from 0 to 1."""

    words: Mapping[str, float]
    """How much the article comes back to a content word, one that it never repeats left out."""
    actors: Mapping[str, float]
    """How often an actor is mentioned, beside the one that is mentioned most."""
    ranks: Mapping[int, int]
    """The place of each sentence among those that report something: a date line is not the lead."""

    def topic(self, text: str) -> float:
        """Say how much of what the article is about stands in a text.

        >>> Focus({"strik": 1.0, "harbou": 0.5}, {}, {}).topic("The harbour strike of 2022")
        0.5
        """
        weights = sorted((self.words.get(word, 0.0) for word in content_words(text)), reverse=True)
        return sum(weights[:TOPICS]) / TOPICS


def focus(article: Article, reading: Reading, actor_of: Mapping[Ref, Actor]) -> Focus:
    """Find what an article is about."""
    counted = Counter(
        word for span in reading.sentences for word in content_words(span.of(article.text))
    )
    # In three sentences nothing comes back often, so a short article's words have to be in all.
    often = max(len(reading.sentences) / OFTEN, 2.0)
    mentioned = Counter(actor_of[Ref(article.key, m.chain)].id for m in reading.mentions)
    most = max(mentioned.values(), default=1)
    telling = sorted({report.sentence for report in reading.reports})
    return Focus(
        {word: min(1.0, (count - 1) / often) for word, count in counted.items() if count > 1},
        {actor: count / most for actor, count in mentioned.items()},
        {sentence: rank for rank, sentence in enumerate(telling)},
    )
