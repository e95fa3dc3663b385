"""`reading.yaml`: what somebody says of a folder's files, beside `corrections.yaml` in that folder."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

import yaml

from dateline.errors import DoubtfulEntry, UnreadableArticle
from dateline.read.columns import NAMES
from dateline.read.frontmatter import Words
from dateline.read.text import decoded
from dateline.source import Hints

FILE: Final = "reading.yaml"
_MOST: Final = 1_000_000
_YES_NO: Final = {"yes": True, "true": True, "no": False, "false": False}
_SWITCHES: Final = ("day_first", "ocr")
_ADVICE: Final = (
    "Write “columns:” with a line such as “text: Artikel” below it, and “day_first: yes” or no, "
    "“ocr: yes” or no."
)


def load(path: Path, wins: Hints) -> tuple[Hints, list[DoubtfulEntry]]:
    """Read what a folder's file says, under what was said on the spot; give what cannot be used."""
    try:
        with path.open("rb") as file:
            data = file.read(_MOST)
        text = decoded(data, str(path)) if data else ""
        if isinstance(text, UnreadableArticle):
            return wins, [DoubtfulEntry(text.where, text.what, text.advice)]
        said = yaml.load(text, Loader=Words) or {}
    except OSError as error:
        what = f"cannot be read ({error.strerror or error})"
        return wins, [DoubtfulEntry(str(path), what, "Make it readable.")]
    except (yaml.YAMLError, RecursionError):
        return wins, [DoubtfulEntry(str(path), "is no YAML", _ADVICE)]
    columns = said.get("columns") or {} if isinstance(said, dict) else None
    if not isinstance(columns, dict):
        return wins, [DoubtfulEntry(str(path), "is no list of columns", _ADVICE)]
    doubts = [
        DoubtfulEntry(str(path), f"has “{key}”, which means nothing here", _ADVICE)
        for key in said
        if key not in ("columns", *_SWITCHES)
    ]
    told = {key: str(said.get(key, "")).lower() for key in _SWITCHES}
    doubts += [
        DoubtfulEntry(str(path), f"has “{value}” for {key}", _ADVICE)
        for key, value in told.items()
        if value and value not in _YES_NO
    ]
    known, wrong = checked({str(key): str(value) for key, value in columns.items()})
    doubts += [DoubtfulEntry(str(path), what, advice) for what, advice in wrong]
    day_first = _YES_NO.get(told["day_first"]) if wins.day_first is None else wins.day_first
    ocr = wins.ocr or _YES_NO.get(told["ocr"], False)
    return replace(wins, columns={**known, **wins.columns}, day_first=day_first, ocr=ocr), doubts


def checked(columns: Mapping[str, str]) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Part columns into those of fields that there are, and what to say of the others."""
    advice = f"An article has: {', '.join(NAMES)}."
    wrong = [
        (f"names no field of an article: “{field}”", advice)
        for field in columns
        if field not in NAMES
    ]
    return {field: name for field, name in columns.items() if field in NAMES}, wrong
