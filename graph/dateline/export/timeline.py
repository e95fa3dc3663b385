"""Story → `timeline.html`: one file that opens from disk and asks nothing of the network.

The page's program and looks are built from `viewer/` and lie in `assets/`. The story travels inside
the page as compressed blocks that the browser does not run; the Content-Security-Policy names the
scripts and the one style sheet by their hashes, so nothing an article says can become either. The
second script, of the Questions tab, is in a block too, and run only when somebody opens the tab.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from dateline.export import packed_graph
from dateline.export.blocks import blocks
from dateline.export.excerpts import Kept
from dateline.export.excerpts import kept as shown
from dateline.story import Story
from dateline.vocab import PREFIXES, kinds

NAME = "timeline.html"

_BLOCKS = ("core", "evidence", "texts")
_NOTATION = re.compile(r'skos:notation "([^"]+)"')


def export(story: Story, folder: Path) -> Path:
    """HTML, `timeline.html`: the timeline, one file that opens offline; written by every build."""
    return _put(page(story), folder)


def in_excerpts(story: Story, folder: Path) -> Path:
    """HTML, `timeline.html`, with nothing of the articles but the sentences that its facts rest on."""
    return _put(page(story, excerpts=True), folder)


def _put(text: str, folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / NAME
    path.write_bytes(text.encode("ascii", "xmlcharrefreplace"))
    return path


def page(story: Story, *, excerpts: bool = False) -> str:
    """Build the whole page; the same story gives the same page."""
    kept = shown(story) if excerpts else None
    parts = blocks(story, kept)
    script, style, program = asset("viewer.js"), asset("viewer.css"), asset("questions.js")
    shell = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    return shell.from_string(asset("shell.html.jinja")).render(
        policy=policy(style, script, program),
        title=title(story),
        script=Markup(script),
        style=Markup(style),
        blocks=[
            *((name, block(columns)) for name, columns in zip(_BLOCKS, parts, strict=True)),
            *_questions(story, program, kept),
        ],
    )


def _questions(story: Story, program: str, kept: Kept | None) -> Iterator[tuple[str, str]]:
    """Give the blocks of the Questions tab; without a graph there is nothing to ask."""
    graph = packed_graph.graph(story, kept)
    if graph is not None:
        yield "graph", _base85(graph)
        yield "engine", _base85(_assets().joinpath("oxigraph.wasm.gz").read_bytes())
        yield "saved", block(questions())
        yield "program", _base64(packed_graph.zipped([program.encode("ascii")]))


@cache
def questions() -> dict[str, Any]:
    """Give what may be asked: the saved questions as their files are, prefixes, and kinds of events."""
    # As files: how questions are put on the command line is another room's business.
    folder = files("dateline").joinpath("query", "saved")
    texts = {entry.name: entry.read_text(encoding="utf-8") for entry in folder.iterdir()}
    return {
        "prefixes": PREFIXES,
        "kinds": sorted(_NOTATION.findall(kinds())),
        "questions": {name[:-3]: texts[name] for name in sorted(texts) if name.endswith(".rq")},
    }


def policy(style: str, *scripts: str) -> str:
    """Allow exactly this style sheet, these scripts and what they need, and nothing else at all.

    What they need is to compile WebAssembly, and a worker whose text they made themselves.
    """
    allowed = " ".join(f"'{_fingerprint(script)}'" for script in scripts)
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {allowed} 'wasm-unsafe-eval'",
            f"style-src '{_fingerprint(style)}'",
            "worker-src blob:",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types dateline-questions",
        )
    )


def title(story: Story) -> str:
    """Say what is on the page; never the words of an article, which anybody may have written."""
    return (
        f"Timeline: {_count(len(story.events), 'event')}, {_count(len(story.articles), 'article')}"
    )


def block(value: Any) -> str:
    """Pack a value as JSON, gzip and base64, without the clock or the platform in the header."""
    raw = json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode("ascii")
    return _base64(packed_graph.zipped([raw]))


def asset(name: str) -> str:
    """Read a built part of the page; it is ASCII, so its hash does not hang on an encoding."""
    return _assets().joinpath(name).read_text("ascii")


def _assets() -> Traversable:
    return files("dateline.export").joinpath("assets")


def _base64(content: bytes) -> str:
    return base64.b64encode(content).decode("ascii")


def _base85(content: bytes) -> str:
    """Write the largest parts in a twentieth less than base64 takes; the signs that HTML minds are others."""
    return base64.b85encode(content).translate(bytes.maketrans(b"<&>", b",.:")).decode("ascii")


def _fingerprint(content: str) -> str:
    return "sha256-" + _base64(hashlib.sha256(content.encode("ascii")).digest())


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
