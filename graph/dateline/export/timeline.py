"""Story → `timeline.html`: one file that opens from disk and asks nothing of the network.

The page's program and looks are built from `viewer/` and lie in `assets/`. The story travels inside
the page as compressed blocks that the browser does not run; the Content-Security-Policy names the
one script and the one style sheet by their hashes, so nothing an article says can become either.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import json
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from dateline.export import payload
from dateline.story import Story

NAME = "timeline.html"
LEVEL = 7
"""Of gzip: the last two levels take three times as long, for one byte in a hundred."""


def export(story: Story, folder: Path) -> Path:
    """HTML, `timeline.html`: the timeline, one file that opens offline; written by every build."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / NAME
    path.write_bytes(page(story).encode("ascii", "xmlcharrefreplace"))
    return path


def page(story: Story) -> str:
    """Build the whole page; the same story gives the same page."""
    script, style = asset("viewer.js"), asset("viewer.css")
    shell = Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True)
    return shell.from_string(asset("shell.html.jinja")).render(
        policy=policy(script, style),
        title=title(story),
        script=Markup(script),
        style=Markup(style),
        blocks=[
            ("core", block(payload.core(story))),
            ("texts", block(payload.texts(story))),
        ],
    )


def policy(script: str, style: str) -> str:
    """Allow exactly this script and this style sheet, and nothing else at all."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src '{_fingerprint(script)}'",
            f"style-src '{_fingerprint(style)}'",
            "base-uri 'none'",
            "form-action 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'",
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
    packed = io.BytesIO()
    with gzip.GzipFile(
        filename="", mode="wb", compresslevel=LEVEL, fileobj=packed, mtime=0
    ) as stream:
        stream.write(raw)
    return base64.b64encode(packed.getvalue()).decode("ascii")


def asset(name: str) -> str:
    """Read a built part of the page; it is ASCII, so its hash does not hang on an encoding."""
    return files("dateline.export").joinpath("assets", name).read_text("ascii")


def _fingerprint(content: str) -> str:
    digest = hashlib.sha256(content.encode("ascii")).digest()
    return "sha256-" + base64.b64encode(digest).decode("ascii")


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")
