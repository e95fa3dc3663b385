"""Resolve the annotations in corpus/gold-source to offsets and write corpus/gold.jsonl.

Run as `python tools/make_gold.py` from anywhere. Each file in corpus/gold-source annotates one
article of corpus/harbour with quoted words instead of offsets, one annotation a line, fields parted
by ` | `. Blank lines and lines that open with `#` are ignored.

    article 2021-09-14-example.md
    P 3                                       what follows lies in the third paragraph
    m org:trust name | Royal Trust            chain, form (name, nom, pro), words
    t DATE 2021-09-14 | on Tuesday            type, ISO-TimeML value, words
    e ev:plan future @2021-11 | cut | Arg0 the trust | Arg1 jobs
    c per:ada | said | Ada Lund | “No,” | “never.”

An event has a chain, or `-` if it is told of once only, then any of `possible`, `neg`, `future`,
`@DATE` (when it happened) and `=CLASS`, its trigger, and its participants with their roles. A claim
has the speaker's chain (or `-`), its cue, its source (either may be `-` for none; ` + ` parts
the pieces of a broken one) and its contents.

Words are matched whole. `first … last` runs from the first words to the nearest last words after
them. Words that occur more than once in their paragraph need a number, `he #2`; only participants
and sources may go without one: then the occurrence nearest to the trigger or the cue is meant.

A participant whose head is the trigger of an event ("an agreement") is left out: a happening takes
no part in another.

A class given to one mention of an event holds for all of them. A date holds for all mentions in the
same article only, because another article may not let its reader know it; but where two articles
date one event, one date must be a part of the other ("2021-09" of "2021-09-14").
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
ARTICLES = ROOT / "corpus" / "harbour"
AFTER_HEAD = re.compile(r",? (?:of|in|on|to|for|over|by|with|at|from|that|which|who|whose)\b")
"""What comes after the head of a noun phrase."""
SOURCES = ROOT / "corpus" / "gold-source"
TARGET = ROOT / "corpus" / "gold.jsonl"
KINDS = {"per": "person", "org": "organisation", "loc": "place", "pro": "product"}
FORMS = {"name": "name", "nom": "nominal", "pro": "pronoun"}
TIME_TYPES = {"DATE", "TIME", "DURATION", "SET"}
ROLE = re.compile(r"Arg[0-5]|Argm-[A-Z]+")

Layer = list[dict[str, Any]]


class AnnotationError(Exception):
    """A line of a source file that cannot be resolved."""


@dataclass
class Paragraph:
    """A stretch of the article in which quoted words are looked for."""

    text: str
    start: int
    end: int

    def every(self, words: str, after: int | None = None) -> list[tuple[int, int]]:
        """Return every whole-word occurrence of `words`, from `after` on if it is given."""
        left = r"(?<!\w)" if words[:1].isalnum() else ""
        right = r"(?!\w)" if words[-1:].isalnum() else ""
        pattern = re.compile(left + re.escape(words) + right)
        found = pattern.finditer(self.text, self.start if after is None else after, self.end)
        return [match.span() for match in found]

    def find(self, phrase: str, near: int | None = None) -> tuple[int, int]:
        """Return the span of a phrase; `near` settles which one if no number does."""
        number = re.search(r" #(\d+)$", phrase)
        words = phrase[: number.start()] if number else phrase
        first, gap, last = words.partition(" … ")
        found = self.every(first)
        if gap:
            ends = [(start, self.every(last, end)) for start, end in found]
            found = [(start, rest[0][1]) for start, rest in ends if rest]
        if not found:
            raise AnnotationError(f"“{words}” is not in this paragraph")
        if number:
            if int(number[1]) > len(found):
                raise AnnotationError(f"“{words}” occurs only {len(found)} times in this paragraph")
            return found[int(number[1]) - 1]
        if len(found) > 1 and near is None:
            raise AnnotationError(
                f"“{words}” occurs {len(found)} times in this paragraph: say which"
            )
        return min(found, key=lambda span: abs(span[0] - (near or 0)))


@dataclass
class Draft:
    """The annotations of one article while its source file is being read."""

    name: str
    text: str
    published: str | None
    mentions: Layer = field(default_factory=list)
    times: Layer = field(default_factory=list)
    events: Layer = field(default_factory=list)
    claims: Layer = field(default_factory=list)

    @property
    def paragraphs(self) -> list[Paragraph]:
        """The stretches of text between blank lines."""
        return [
            Paragraph(self.text, *match.span())
            for match in re.finditer(r"\S.*?(?=\n\s*\n|\s*\Z)", self.text, re.DOTALL)
        ]

    def mention(self, head: list[str], phrases: list[str], where: Paragraph) -> None:
        """Add a mention: chain and form, then its words."""
        chain, form = head
        prefix = chain.partition(":")[0]
        if prefix not in KINDS or form not in FORMS or len(phrases) != 1:
            raise AnnotationError("a mention needs a known kind of chain, a form and its words")
        start, end = where.find(phrases[0])
        kind, form = KINDS[prefix], FORMS[form]
        entry = {"start": start, "end": end, "kind": kind, "form": form, "chain": chain}
        self.mentions.append(entry)

    def time(self, head: list[str], phrases: list[str], where: Paragraph) -> None:
        """Add a time expression: type and value, then its words."""
        kind, value = head
        if kind not in TIME_TYPES or len(phrases) != 1:
            raise AnnotationError("a time needs a known type, a value and its words")
        start, end = where.find(phrases[0])
        self.times.append({"start": start, "end": end, "type": kind, "value": value})

    def event(self, head: list[str], phrases: list[str], where: Paragraph) -> None:
        """Add an event: chain and flags, then its trigger and its participants."""
        chain, *flags = head
        start, end = where.find(phrases[0])
        dates = [flag[1:] for flag in flags if flag.startswith("@")]
        kinds = [flag[1:] for flag in flags if flag.startswith("=")]
        rest = {flag for flag in flags if flag[0] not in "@="}
        if rest - {"possible", "neg", "future"}:
            raise AnnotationError(f"unknown flags of an event: {', '.join(sorted(rest))}")
        participants = []
        for phrase in phrases[1:]:
            role, _, words = phrase.partition(" ")
            if not ROLE.fullmatch(role):
                raise AnnotationError(f"“{role}” is not a role")
            span = where.find(words, near=start)
            participants.append({"role": role, "start": span[0], "end": span[1]})
        self.events.append(
            {
                "start": start,
                "end": end,
                "chain": f"{Path(self.name).stem}:{start}" if chain == "-" else chain,
                "class": kinds[0] if kinds else None,
                "certainty": "possible" if "possible" in rest else "certain",
                "polarity": "neg" if "neg" in rest else "pos",
                "time": "future" if "future" in rest else "non_future",
                "date": dates[0] if dates else None,
                "participants": participants,
            }
        )

    def claim(self, head: list[str], phrases: list[str], where: Paragraph) -> None:
        """Add a claim: the speaker's chain, then cue, source and contents."""
        if len(phrases) < 3:
            raise AnnotationError("a claim needs a cue, a source and a content (“-” for none)")

        def pieces(phrase: str, near: int | None = None) -> list[list[int]]:
            if phrase == "-":
                return []
            return [list(where.find(piece, near)) for piece in phrase.split(" + ")]

        cue = pieces(phrases[0])
        content = [list(where.find(phrase)) for phrase in phrases[2:]]
        source = pieces(phrases[1], near=cue[0][0] if cue else content[0][0])
        speaker = None if head[0] == "-" else head[0]
        entry = {"source": source, "cue": cue, "content": content, "speaker": speaker}
        self.claims.append(entry)

    def with_those_who_take_part(self, event: dict[str, Any]) -> dict[str, Any]:
        """Leave out the participants that are happenings: they are annotated as such."""
        happenings = {other["end"] for other in self.events}

        def head_end(part: dict[str, Any]) -> int:
            start: int = part["start"]
            words = self.text[start : part["end"]]
            return start + len(AFTER_HEAD.split(words, maxsplit=1)[0])

        parts = [part for part in event["participants"] if head_end(part) not in happenings]
        return {**event, "participants": parts}

    def record(self) -> dict[str, Any]:
        """Return the article as one line of the gold file, in the order of the text."""

        def place(entry: dict[str, Any]) -> tuple[int, int]:
            return entry["start"], -entry["end"]

        return {
            "id": self.name,
            "published": self.published,
            "text": self.text,
            "scope": [[0, len(self.text)]],
            "mentions": sorted(self.mentions, key=place),
            "times": sorted(self.times, key=place),
            "events": sorted(map(self.with_those_who_take_part, self.events), key=place),
            "claims": sorted(self.claims, key=lambda entry: sorted(entry["content"])),
        }


def open_article(name: str) -> Draft:
    """Return an article of the corpus, its front matter taken off."""
    path = ARTICLES / name
    if not path.is_file():
        raise AnnotationError(f"there is no article {name}")
    _, front, text = path.read_text(encoding="utf-8").split("---\n", 2)
    published = re.search(r"^published: (\S+)$", front, re.MULTILINE)
    return Draft(name, text, published[1] if published else None)


def read_source(path: Path) -> Draft:
    """Read one file of annotations; an error names the file and the line."""
    draft: Draft | None = None
    where: Paragraph | None = None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        try:
            head, *phrases = line.strip().split(" | ")
            letter, *words = head.split()
            if letter == "article":
                draft = open_article(words[0])
                continue
            if draft is None:
                raise AnnotationError("the first line must name the article")
            if letter == "P":
                where = draft.paragraphs[int(words[0]) - 1]
                continue
            if where is None:
                raise AnnotationError("name the paragraph first, as in “P 1”")
            add = {"m": draft.mention, "t": draft.time, "e": draft.event, "c": draft.claim}
            if letter not in add or not phrases:
                raise AnnotationError("this is no annotation")
            add[letter](words, phrases, where)
        except (AnnotationError, ValueError, IndexError) as error:
            raise AnnotationError(f"{path.name}, line {number}: {error}\n    {line}") from error
    if draft is None:
        raise AnnotationError(f"{path.name} names no article")
    return draft


def share_classes(drafts: list[Draft]) -> None:
    """Give every mention of an event the class that one of them states."""
    known: dict[str, str] = {}
    for event in (event for draft in drafts for event in draft.events if event["class"]):
        chain, kind = event["chain"], event["class"]
        if known.setdefault(chain, kind) != kind:
            raise AnnotationError(f"{chain} is a {known[chain]} in one place, a {kind} in another")
    for event in (event for draft in drafts for event in draft.events):
        event["class"] = known.get(event["chain"])


def share_dates(drafts: list[Draft]) -> None:
    """Give every mention of an event the date that its article states; refuse dates that clash."""
    everywhere: dict[str, tuple[str, str]] = {}
    for draft in drafts:
        known: dict[str, str] = {}
        for event in draft.events:
            chain, date = event["chain"], event["date"]
            if date is None:
                continue
            if known.setdefault(chain, date) != date:
                raise AnnotationError(f"{draft.name} dates {chain} both {known[chain]} and {date}")
            other, origin = everywhere.setdefault(chain, (date, draft.name))
            if not (date.startswith(other) or other.startswith(date)):
                raise AnnotationError(
                    f"{chain} has the date {other} in {origin} and {date} in {draft.name}"
                )
        for event in draft.events:
            event["date"] = known.get(event["chain"])


def check(draft: Draft) -> None:
    """Refuse what nobody can have meant: the same span twice, a speaker who is never mentioned."""
    for layer in ("mentions", "times", "events"):
        spans = [(entry["start"], entry["end"]) for entry in getattr(draft, layer)]
        for start, end in spans:
            if spans.count((start, end)) > 1:
                raise AnnotationError(
                    f"{draft.name}: “{draft.text[start:end]}” stands twice among the {layer}"
                )
    chains = {mention["chain"] for mention in draft.mentions}
    for claim in draft.claims:
        if claim["speaker"] is not None and claim["speaker"] not in chains:
            raise AnnotationError(f"{draft.name}: nothing mentions the speaker {claim['speaker']}")


def main() -> None:
    """Write the gold file, or say which line is wrong and write nothing."""
    try:
        drafts = [read_source(path) for path in sorted(SOURCES.glob("*.txt"))]
        for draft in drafts:
            check(draft)
        share_dates(drafts)
        share_classes(drafts)
    except AnnotationError as error:
        sys.exit(str(error))
    records = [json.dumps(draft.record(), ensure_ascii=False) for draft in drafts]
    TARGET.write_text("".join(record + "\n" for record in records), encoding="utf-8")
    for layer in ("mentions", "times", "events", "claims"):
        print(f"{layer:9} {sum(len(getattr(draft, layer)) for draft in drafts)}")


if __name__ == "__main__":
    main()
