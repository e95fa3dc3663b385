"""Quotations: where quotation marks open and close, whatever marks the typesetter had.

A quotation that is still open at the end of its paragraph ends there, and goes on in the next
paragraph if that one opens with the mark again: English repeats the opening mark, not the closing.
"""

from __future__ import annotations

import re

from dateline.model import Span

OPENING = {"“": "”", "„": "“”", "«": "»", "‘": "’", "``": "''"}
MARK = re.compile(r"“|”|„|«|»|``|''|\"|(?<!\w)‘|’(?!\w)|(?<![\w’])'(?=\w)|(?<=[\w.,!?])'(?!\w)")
PARAGRAPH = re.compile(r"\n\s*\n|\n(?=[^a-z])")


def paragraphs(text: str) -> list[Span]:
    """The blocks of a text, in order, without the line breaks between them."""
    out, at = [], 0
    for gap in PARAGRAPH.finditer(text):
        if gap.start() > at:
            out.append(Span(at, gap.start()))
        at = gap.end()
    if at < len(text):
        out.append(Span(at, len(text)))
    return out


def find_quotations(text: str) -> list[Span]:
    """Spans of quotations with their marks, outermost only, in order."""
    found: list[Span] = []
    for block in paragraphs(text):
        found.extend(_in_block(text, block))
    return found


def _in_block(text: str, block: Span) -> list[Span]:
    found: list[Span] = []
    start, closing, single = -1, "", False
    for match in MARK.finditer(text, block.start, block.end):
        mark = match[0]
        if start < 0:
            if mark in OPENING:
                start, closing, single = match.start(), OPENING[mark], mark == "‘"
            elif mark == '"' or mark == "''":
                start, closing, single = match.start(), mark, False
            elif mark == "'" and _opens(text, match.start(), block):
                start, closing, single = match.start(), "'", True
        elif mark in closing or (closing == "”" and mark == '"'):
            if single and mark == "’" and _apostrophe(text, match.start()):
                continue
            found.append(Span(start, match.end()))
            start = -1
    if start >= 0 and not single:
        found.append(Span(start, _stripped_end(text, block)))
    return found


def _opens(text: str, at: int, block: Span) -> bool:
    """A straight single mark opens a quotation only if another can close it before the block ends."""
    closer = re.compile(r"(?<=[\w.,!?])'(?!\w)")
    return closer.search(text, at + 1, block.end) is not None


def _apostrophe(text: str, at: int) -> bool:
    """Whether ’ after an s, before a space and a lower-case word, is a plural's genitive."""
    return text[at - 1 : at] == "s" and re.match(r"\s[a-z]", text[at + 1 : at + 3]) is not None


def _stripped_end(text: str, block: Span) -> int:
    end = block.end
    while end > block.start and text[end - 1].isspace():
        end -= 1
    return end
