"""What stands raised in a line of print: the end of a word, a power, or the mark of a note."""

from __future__ import annotations

import re
from typing import Final

_LONGEST_WORD: Final = 60
_MARK: Final = re.compile(r"[\d,*†‡§¶\[\]]{1,7}$")
_UNIT: Final = re.compile(
    r"(?:^|[\s\d])(?:[kcmd]?m|ft|in|10)$|(?:^|[\s(=+])(?:[A-Za-z]|[b-df-hj-np-tv-z]{2,3})$"
    r"|(?:^|[\s(])(?:\d{1,2}|[£$€]\d{1,4})$"
)
"""What has a power, or pence: a unit, the sign of a formula, a short number. A year has notes."""
_POWER: Final = re.compile(r"[-−–]?\d{1,3}")
_RAISED: Final = str.maketrans("0123456789-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁻")


def with_script(words: str, script: str, marks: list[str]) -> str:
    """Set what is raised: "21st" as one word, "km²" as such; the mark of a note is none of the words."""
    last = words[-_LONGEST_WORD:]
    if _POWER.fullmatch(script) and _UNIT.search(last):
        return words + script.translate(_RAISED)
    if _MARK.match(script):
        marks.append(last.rsplit(None, 1)[-1] + script.translate(_RAISED))
        return words
    return words + script
