"""The lines of YAML between two `---` at the head of a text.

Everything in them is taken as words: YAML would make a number of the title 1984, a truth of the
outlet "No", and an error of the date 2021-13-40. Aliases are refused, since nine lines of them can
stand for a billion; tags mean nothing.
"""

from __future__ import annotations

import re
from typing import Final

import yaml
from yaml.composer import ComposerError

from dateline.read.records import KEYS

LONGEST: Final = 65_536
"""In characters. What has no end by then is no front matter."""

_OPENS = re.compile(r"---[ \t]*\r?\n")
_CLOSES = re.compile(r"^---[ \t]*(?:\r?\n|\Z)", re.MULTILINE)
_KNOWN = "|".join(sorted({key for keys in KEYS.values() for key in keys}))
# A line that says one thing plainly: what can be saved from a block that is no YAML. Values that
# open with a sign of YAML's are not plain.
_LINE = re.compile(rf"^({_KNOWN})[ \t]*:[ \t]+([^\s&*!|>\[{{%@`#].*?)[ \t]*\r?$", re.MULTILINE)
_KEY = re.compile(r"[\w.-]+")
_LIKE_KEY = re.compile(r"\s*[\w.-]+[ \t]*:")
_QUOTED = re.compile(r"""(["'])(.*)\1""")


class Words(yaml.BaseLoader):
    """YAML in which every value is the words that stand there."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            raise ComposerError(None, None, "a reference to another value", self.get_mark())
        return super().compose_node(parent, index)


def split(raw: str) -> tuple[dict[str, object], str, str | None]:
    """Take a text apart into what its front matter says, the text itself, and what is wrong there.

    >>> split("---\\ntitle: Talks open\\n---\\nThey met.\\n")
    ({'title': 'Talks open'}, 'They met.\\n', None)
    >>> split("---\\nA rule, then prose.\\n---\\nMore.\\n")
    ({}, '---\\nA rule, then prose.\\n---\\nMore.\\n', None)
    """
    opening = _OPENS.match(raw)
    if not opening:
        return {}, raw, None
    closing = _CLOSES.search(raw, opening.end())
    if not closing or closing.start() - opening.end() > LONGEST:
        if _LINE.match(raw, opening.end()):
            return {}, raw, "front matter opens with --- and does not close; all of it is text"
        return {}, raw, None
    block, text = raw[opening.end() : closing.start()], raw[closing.end() :]
    try:
        said = yaml.load(block, Loader=Words)
    except (yaml.YAMLError, RecursionError) as error:
        plain = _plain(block)
        if not plain and not _LIKE_KEY.match(block):
            return {}, raw, None  # prose between two rules
        return plain, text, f"front matter is no YAML{_why(error)}; only its plain lines were used"
    if said is None or (isinstance(said, str) and not said.strip()):
        return {}, text, None
    if not isinstance(said, dict) or not any(_KEY.fullmatch(str(key)) for key in said):
        return {}, raw, None
    # Words for nothing, in YAML.
    nothing = ("~", "null", "Null", "NULL")
    return {str(k): None if v in nothing else v for k, v in said.items()}, text, None


def _plain(block: str) -> dict[str, object]:
    found: dict[str, object] = {}
    for line in _LINE.finditer(block):
        quoted = _QUOTED.fullmatch(line[2])
        found.setdefault(line[1], quoted[2] if quoted else line[2])
    return found


def _why(error: Exception) -> str:
    mark, problem = getattr(error, "problem_mark", None), getattr(error, "problem", None)
    if mark is None or problem is None:
        return ""
    # Counted from the file's first line, which is the opening ---.
    return f" (line {mark.line + 2}: {problem})"
