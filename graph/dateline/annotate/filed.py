"""Where a story was filed, as its first words say: "LONDON (Reuters) - "."""

from __future__ import annotations

import re

DATELINE = re.compile(
    r"^(?P<place>[A-Z][A-Z.’'-]+(?:[ ,]+[A-Z][\w.’'-]*){0,4})(?:, \w+\.? \d{1,2})? ?"
    r"(?:\((?P<outlet>[A-Z][\w .&-]{1,30})\))? ?[-–—] ?-? ?",
    re.MULTILINE,
)
"""Where and when a story was filed, before its first sentence: "LONDON (Reuters) - "."""
HEAD = 1000
"""In characters: a headline and a byline may come before it."""


def filed_in(text: str) -> str | None:
    """Give the place in a text's dateline, if there is one.

    >>> filed_in("SUNMERE (Lantern) - The harbour board met."), filed_in("The board met.")
    ('SUNMERE', None)
    """
    for match in DATELINE.finditer(text[:HEAD]):
        if is_dateline(match):
            return match["place"]
    return None


def is_dateline(match: re.Match[str]) -> bool:
    """Whether it is one: a line that begins with a name and a dash may be a list."""
    return match["place"].isupper() or match["outlet"] is not None
