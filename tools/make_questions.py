"""Write docs/questions.md: every saved question, and what it finds in the sample corpus.

Run as `python -m tools.make_questions` from the repository's root, whenever a question has changed
or the sample corpus is read differently; a test says when the page is old.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import Store

from dateline.annotate import annotate
from dateline.export import rdf
from dateline.query import Answer, Saved, ask, saved
from dateline.read import read
from dateline.resolve import resolve
from dateline.story import Story

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "questions.md"
ROWS = 5
"""So many rows of an answer are shown."""
WIDTH = 80
"""So much of a cell."""

HEAD = """\
# Saved questions

`dateline query OUTPUT --saved NAME` asks one of these of a build. `dateline query --list` \
names them, `dateline query --about NAME` tells of one, and `--set NAME=VALUE` tells it what it \
takes; `--actor`, `--from` and `--to` are short for three of these. A value is words (any case, \
part of a name is enough), a day (`2022-02-07`), a whole number, or a kind of event. It never \
becomes a part of the query's language.

Each is a file of SPARQL 1.1 with nothing of Oxigraph's own, so it runs as it is on any server \
whose default graph is the union of all graphs. Its rows are ordered to the last, so that one \
graph gives one answer.

Below, each is asked of a build of `corpus/harbour`; of its answer, the first rows are shown, \
and long cells are cut. `python -m tools.make_questions` writes this page.
"""


def told() -> Story:
    """Give the story of the sample corpus."""
    articles = read([ROOT / "corpus" / "harbour"]).articles
    return resolve(articles, list(annotate(articles)))


def sample(story: Story | None = None) -> Store:
    """Give the graph of the sample corpus."""
    store = Store()
    store.extend(rdf.quads(told() if story is None else story))
    return store


def page(store: Store) -> str:
    """Write the page from the answers of a graph."""
    questions = saved()
    listed = [f"| [{one.name}](#{one.name}) | {one.title} |" for one in questions]
    head = [HEAD, "| name | question |", "| --- | --- |", *listed]
    parts = (part for one in questions for part in _part(one, ask(store, one.name, one.example)))
    return "\n".join([*head, *parts]) + "\n"


def _part(question: Saved, answer: Answer) -> Iterator[str]:
    """Tell of one question, with its answer."""
    yield f"\n## {question.name}\n\n{question.title}."
    if question.about:
        yield f"\n{question.about}"
    if question.parameters:
        yield "\n| takes | a | which is |\n| --- | --- | --- |"
    for p in question.parameters:
        default = "" if p.required else f"; default: {p.default}"
        yield f"| `{p.name}` | {p.type} | {p.description}{default} |"
    yield f"\n```\n{question.command()}\n```\n"
    rows = answer.table()
    if not rows:
        yield "Nothing, in the sample corpus."
        return
    more = f"{len(rows):,} rows; the first {ROWS}" if len(rows) > ROWS else f"{len(rows):,} rows"
    yield f"{'1 row' if len(rows) == 1 else more}:\n"
    yield f"| {' | '.join(answer.heads())} |"
    yield f"| {' | '.join('---' for _ in answer.heads())} |"
    for row in rows[:ROWS]:
        yield f"| {' | '.join(map(_cell, row))} |"


def _cell(words: str) -> str:
    """Shorten words, and write them so that nothing in them is Markdown or HTML."""
    cut = words if len(words) <= WIDTH else words[: WIDTH - 1].rstrip() + "…"
    return re.sub(r"([\\`*_{}\[\]<>|#&])", r"\\\1", cut)


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(sample()), encoding="utf-8")
    print(f"{PAGE.relative_to(ROOT)} is written.")


if __name__ == "__main__":
    main()
