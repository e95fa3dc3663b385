"""Readings of small invented texts, parsed once, and short ways to look into them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from spacy.tokens import Doc

from dateline.annotate import read_doc
from dateline.annotate.language import parse
from dateline.model import (
    About,
    Article,
    Chain,
    Claim,
    Mention,
    Quantity,
    Reading,
    Report,
    Span,
    Time,
)


@cache
def doc_of(text: str) -> Doc:
    """Parse a text, once per run."""
    return next(parse([text]))


@dataclass(frozen=True)
class Read:
    """A text and what it says."""

    text: str
    reading: Reading

    def words(self, *spans: Span) -> list[str]:
        return [span.of(self.text) for span in spans]

    # names

    def chain(self, words: str, nth: int = 0) -> int:
        """The chain of the mention that has these words."""
        found = [m.chain for m in self.reading.mentions if m.span.of(self.text) == words]
        assert len(found) > nth, f"{words!r} is no mention among {self.mentioned}"
        return found[nth]

    def actor(self, words: str, nth: int = 0) -> Chain:
        return self.reading.chains[self.chain(words, nth)]

    @property
    def mentioned(self) -> list[str]:
        return self.words(*(m.span for m in self.reading.mentions))

    @property
    def names(self) -> dict[str, str]:
        """The words of each name, and its kind."""
        return {m.span.of(self.text): m.kind for m in self.reading.mentions if m.form == "name"}

    # reports

    def report(self, words: str, nth: int = 0) -> Report:
        """The report with this trigger."""
        found = [r for r in self.reading.reports if r.span.of(self.text) == words]
        assert len(found) > nth, f"{words!r} tells of nothing; {self.triggers} do"
        return found[nth]

    @property
    def triggers(self) -> list[str]:
        return self.words(*(r.span for r in self.reading.reports))

    @property
    def statuses(self) -> dict[str, str]:
        return {r.span.of(self.text): r.status for r in self.reading.reports}

    def roles(self, words: str, nth: int = 0) -> set[tuple[str, str]]:
        """The participants of a report: role and words."""
        parts = self.report(words, nth).participants
        return {(p.role, p.span.of(self.text)) for p in parts}

    # times, claims, quantities

    @property
    def times(self) -> list[tuple[str, str]]:
        """The words and the value of each time."""
        return [(t.span.of(self.text), t.value) for t in self.reading.times]

    def time(self, words: str) -> Time:
        return next(t for t in self.reading.times if t.span.of(self.text) == words)

    def claim(self, cue: str) -> Claim:
        """The claim with this cue."""
        found = [c for c in self.reading.claims if cue in self.words(*c.cue)]
        assert found, f"nobody {cue}; {[self.words(*c.cue) for c in self.reading.claims]}"
        return found[0]

    def said(self, claim: Claim) -> list[str]:
        return self.words(*claim.content)

    def speaker(self, claim: Claim) -> str | None:
        return None if claim.speaker is None else self.reading.chains[claim.speaker].name

    def quantity(self, words: str) -> Quantity:
        found = [q for q in self.reading.quantities if q.span.of(self.text) == words]
        assert found, (
            f"{words!r} is no amount; {self.words(*(q.span for q in self.reading.quantities))}"
        )
        return found[0]


def reasons(
    one: Read, part: Mention | Time | Report | Claim, about: About
) -> list[tuple[str, list[str]]]:
    """The rules that say something of a part, each with its words."""
    return [(r.rule, one.words(*r.spans)) for r in part.why if r.about == about]


@cache
def read(text: str, published: str | None = None, title: str | None = None) -> Read:
    """Read a text as an article of that day."""
    day = date.fromisoformat(published) if published else None
    article = Article("invented.txt", text, title=title, published=day)
    return Read(text, read_doc(article, doc_of(text)))
