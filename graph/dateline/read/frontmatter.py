"""The lines of YAML between two `---` at the head of a text, or of TOML between two `+++`.

Everything in YAML is taken as words: it would make a number of the title 1984, a truth of the
outlet "No", and an error of the date 2021-13-40. Aliases are refused, since nine lines of them can
stand for a billion; tags mean nothing.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time
from typing import Any, Final

import yaml
from yaml.composer import ComposerError

from dateline.read.records import KEYS

LONGEST: Final = 65_536
"""In characters. What has no end by then is no front matter."""

_KNOWN = "|".join(sorted({key for keys in KEYS.values() for key in keys}))
_KEY = re.compile(r"[\w.-]+")
_LIKE_KEY = re.compile(r"\s*[\w.-]+[ \t]*[:=]")
_QUOTED = re.compile(r"""(["'])(.*)\1""")


class Words(yaml.BaseLoader):
    """YAML in which every value is the words that stand there."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise ComposerError(None, None, "a reference to another value", self.get_mark())
        return super().compose_node(parent, index)


@dataclass(frozen=True, slots=True)
class _Notation:
    """How a block is written, and taken apart."""

    name: str
    opens: re.Pattern[str]
    closes: re.Pattern[str]
    line: re.Pattern[str]
    """A line that says one thing plainly: what can be saved from a block that is broken."""
    load: Callable[[str], Any]
    """Raises one of `_BROKEN`."""


_BROKEN: Final = (yaml.YAMLError, tomllib.TOMLDecodeError, RecursionError)


def _notation(name: str, fence: str, line: str, load: Callable[[str], Any]) -> _Notation:
    return _Notation(
        name,
        re.compile(rf"{fence}[ \t]*\r?\n"),
        re.compile(rf"^{fence}[ \t]*(?:\r?\n|\Z)", re.MULTILINE),
        re.compile(rf"^({_KNOWN})[ \t]*{line}[ \t]*\r?$", re.MULTILINE),
        load,
    )


_NOTATIONS: Final = (
    # Values that open with a sign of YAML's are not plain.
    _notation(
        "YAML", "---", r":[ \t]+([^\s&*!|>\[{%@`#].*?)", lambda block: yaml.load(block, Words)
    ),
    _notation("TOML", r"\+\+\+", r"=[ \t]*([^\s\[{#].*?)", lambda block: _said_toml(block)),
)


def split(raw: str) -> tuple[dict[str, object], str, str | None]:
    """Take a text apart into what its front matter says, the text itself, and what is wrong there.

    >>> split("---\\ntitle: Talks open\\n---\\nThey met.\\n")
    ({'title': 'Talks open'}, 'They met.\\n', None)
    >>> split('+++\\ntitle = "Talks open"\\n+++\\nThey met.\\n')
    ({'title': 'Talks open'}, 'They met.\\n', None)
    >>> split("---\\nA rule, then prose.\\n---\\nMore.\\n")
    ({}, '---\\nA rule, then prose.\\n---\\nMore.\\n', None)
    """
    notation = next((one for one in _NOTATIONS if one.opens.match(raw)), None)
    if notation is None:
        return {}, raw, None
    start = notation.opens.match(raw).end()  # type: ignore[union-attr]  # it was just found
    closing = notation.closes.search(raw, start)
    if not closing or closing.start() - start > LONGEST:
        if notation.line.match(raw, start):
            what = f"front matter opens with {raw[:3]} and does not close; all of it is text"
            return {}, raw, what
        return {}, raw, None
    block, text = raw[start : closing.start()], raw[closing.end() :]
    try:
        said = notation.load(block)
    except _BROKEN as error:
        plain = _plain(block, notation)
        if not plain and not _LIKE_KEY.match(block):
            return {}, raw, None  # prose between two rules
        what = f"front matter is no {notation.name}{_why(error)}; only its plain lines were used"
        return plain, text, what
    if said is None or said == {} or (isinstance(said, str) and not said.strip()):
        return {}, text, None
    if not isinstance(said, dict) or not any(_KEY.fullmatch(str(key)) for key in said):
        return {}, raw, None
    # Words for nothing, in YAML.
    nothing = ("~", "null", "Null", "NULL")
    return {str(k): None if v in nothing else v for k, v in said.items()}, text, None


def _said_toml(block: str) -> dict[str, object]:
    """TOML knows days and times; here they are the words they are written in."""
    return {
        key: value.isoformat() if isinstance(value, date | time) else value
        for key, value in tomllib.loads(block.replace("\r\n", "\n")).items()
    }


def _plain(block: str, notation: _Notation) -> dict[str, object]:
    found: dict[str, object] = {}
    for line in notation.line.finditer(block):
        quoted = _QUOTED.fullmatch(line[2])
        found.setdefault(line[1], quoted[2] if quoted else line[2])
    return found


def _why(error: Exception) -> str:
    mark, problem = getattr(error, "problem_mark", None), getattr(error, "problem", None)
    if mark is None or problem is None:
        return f" ({error})" if isinstance(error, tomllib.TOMLDecodeError) else ""
    # Counted from the file's first line, which is the opening ---.
    return f" (line {mark.line + 2}: {problem})"
