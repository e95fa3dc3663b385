"""Gold annotations as labels of word pieces.

A label array has one entry a piece; `IGNORE` where its layer is not annotated.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from dateline.annotate import language
from dateline.annotate.encoder.network import EVENT_KINDS, MENTION_KINDS, NAME_KINDS
from dateline.annotate.encoder.pieces import Numbers, Pieces, cut
from dateline.annotate.names import find_names
from training.tables import sports_pages

IGNORE = -100
Labels = NDArray[np.int64]
Gold = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Linked:
    """A claim in pieces: where its cue stands, and what belongs to it."""

    cue: Numbers
    source: Numbers
    content: Numbers


@dataclass(frozen=True, slots=True)
class Sample:
    """An article with its labels."""

    file: str
    id: str
    text: str
    pieces: Pieces
    labels: dict[str, Labels]
    claims: tuple[Linked, ...] = ()
    heads: tuple[tuple[int, str], ...] = ()
    """Head pieces of mentions with their chains."""


def load(folder: Path, name: str) -> list[Gold]:
    """Read the articles of one gold file."""
    with (folder / f"{name}.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def split(folder: Path) -> tuple[dict[str, list[Gold]], dict[str, list[Gold]]]:
    """Part the gold files into what is learnt from and what is held back for looking.

    Of the small files that have no part to look at, every second article is held back.
    """
    learnt: dict[str, list[Gold]] = {}
    held: dict[str, list[Gold]] = {}
    for name in ("polnear-train", "ecb-train", "gum-more"):
        learnt[name] = load(folder, name)
    for name in ("gum-news", "meantime-apple", "wikigold"):
        articles = load(folder, name)
        learnt[name], held[name] = articles[::2], articles[1::2]
    for name in ("polnear-dev", "ecb-dev"):
        held[name] = load(folder, name)
    return learnt, held


def samples(parts: dict[str, list[Gold]], seed: int | None = 0) -> list[Sample]:
    """Label the articles of gold files; with a seed, add made-up pages of results."""
    out: list[Sample] = []
    for name, articles in parts.items():
        docs = language.parse(a["text"] for a in articles)
        out.extend(sample(name, article, doc) for article, doc in zip(articles, docs, strict=True))
    if seed is not None:
        pages = sports_pages(seed)
        docs = language.parse(a["text"] for a in pages)
        out.extend(sample("tables", a, doc) for a, doc in zip(pages, docs, strict=True))
    return out


def sample(file: str, gold: Gold, doc: Doc) -> Sample:
    """Label one article in the layers that its file annotates."""
    text = gold["text"]
    pieces = cut(text)
    labels: dict[str, Labels] = {}
    claims: list[Linked] = []
    heads: list[tuple[int, str]] = []
    if gold.get("claims") is not None:
        for part in ("source", "cue", "content"):
            labels[part] = _bio(pieces, ((s, e, 0) for c in gold["claims"] for s, e in c[part]))
        for claim in gold["claims"]:
            cue, source, content = (
                _inside(pieces, claim[part]) for part in ("cue", "source", "content")
            )
            if len(cue) and len(content):
                claims.append(Linked(cue, source, content))
    if file in ("wikigold", "tables"):
        labels["names"] = _bio(
            pieces,
            (
                (m["start"], m["end"], NAME_KINDS.index(m["kind"]))
                for m in gold["mentions"]
                if m["kind"] in NAME_KINDS
            ),
        )
    elif file.startswith(("polnear", "ecb")):
        labels["proposed"] = _bio(
            pieces,
            (
                (
                    doc[n.start].idx,
                    doc[n.end - 1].idx + len(doc[n.end - 1]),
                    NAME_KINDS.index(n.kind) if n.kind in NAME_KINDS else 3,
                )
                for n in find_names(doc, None)
            ),
        )
    if file.startswith(("gum", "meantime")):
        scope = gold["scope"]
        labels["mentions"] = _words(pieces, scope)
        for mention in gold["mentions"]:
            at = _head(doc, pieces, mention["start"], mention["end"])
            if at is None or labels["mentions"][at] == IGNORE:
                continue
            kind = "product" if mention["kind"] == "financial" else mention["kind"]
            if kind in MENTION_KINDS:
                labels["mentions"][at] = 1 + MENTION_KINDS.index(kind)
                if mention.get("chain") is not None:
                    heads.append((at, str(mention["chain"])))
    if file.startswith("ecb"):
        for mention in gold["mentions"]:
            at = _head(doc, pieces, mention["start"], mention["end"])
            if at is not None and mention.get("chain") is not None and mention["kind"] != "other":
                heads.append((at, str(mention["chain"])))
    if gold.get("events") is not None:
        labels["events"] = _words(pieces, gold["scope"])
        for event in gold["events"]:
            at = _head(doc, pieces, event["start"], event["end"])
            if at is not None and labels["events"][at] != IGNORE:
                labels["events"][at] = 1 + EVENT_KINDS.index(_event_kind(event.get("class")))
    ordered = tuple(sorted(dict(heads).items()))
    return Sample(file, gold["id"], text, pieces, labels, tuple(claims), ordered)


def _event_kind(name: str | None) -> str:
    if name in ("ACTION_REPORTING", "NEG_ACTION_REPORTING", "SPEECH_COGNITIVE"):
        return "saying"
    return "state" if name in ("ACTION_STATE", "NEG_ACTION_STATE") else "happening"


def _inside(pieces: Pieces, spans: Iterable[tuple[int, int]]) -> Numbers:
    chosen = np.zeros(len(pieces.ids), dtype=bool)
    for start, end in spans:
        chosen |= (pieces.starts >= start) & (pieces.ends <= end)
    return np.flatnonzero(chosen)


def _bio(pieces: Pieces, spans: Iterable[tuple[int, int, int]]) -> Labels:
    """0 outside, 1 + 2k opens a span of kind k, 2 + 2k goes on with it."""
    out = np.zeros(len(pieces.ids), dtype=np.int64)
    for start, end, kind in sorted(spans):
        inside = _inside(pieces, [(start, end)])
        out[inside] = 2 + 2 * kind
        if len(inside):
            out[inside[0]] = 1 + 2 * kind
    return out


def _words(pieces: Pieces, scope: list[tuple[int, int]]) -> Labels:
    """0 at the first piece of every word inside the scope."""
    out = np.full(len(pieces.ids), IGNORE, dtype=np.int64)
    inside = _inside(pieces, scope)
    out[inside] = 0
    out[pieces.words != np.arange(len(out))] = IGNORE
    return out


def _head(doc: Doc, pieces: Pieces, start: int, end: int) -> int | None:
    """The piece where the head word of a span begins."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        return None
    root = span.root
    return piece_at(pieces, root.idx)


def piece_at(pieces: Pieces, offset: int) -> int | None:
    """The first piece of the word that begins at a character."""
    at = int(np.searchsorted(pieces.starts, offset))
    return at if at < len(pieces.starts) and pieces.starts[at] == offset else None
