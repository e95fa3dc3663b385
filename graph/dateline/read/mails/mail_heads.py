"""Whether the headers of a mail, and of its parts, are of a size that headers have.

The library takes the time of their length squared to take some of them apart, and does so while it
parses. So they are measured before it is given anything.
"""

from __future__ import annotations

import re
from typing import Final

MOST_BYTES: Final = 256_000
"""Of all headers of a message, or of one of its parts; a letter to thousands takes half of that."""

_MOST_OF_CONTENT: Final = 10_000
"""Of one that says what is in a part. It is those of which the library is slow."""
_LINE: Final = rb"[^\r\n]*+(?:\r\n|[\r\n]|\Z)"
# What the library takes for headers: these lines, one below the other.
_HEAD: Final = re.compile(rb"(?:(?:From |[!-9;-~]*+:|[ \t])" + _LINE + rb")*+")
_CONTENT: Final = re.compile(
    rb"(?<![^\r\n])(content-[a-z-]{1,40}):" + _LINE + rb"(?:[ \t]" + _LINE + rb")*+", re.I
)
_OPENS: Final = re.compile(rb"(?<![^\r\n])--" + _LINE)
_BLANK: Final = re.compile(rb"[\r\n]*+")


def too_much(data: bytes) -> str | None:
    """Say which headers of a message are too long; None where all are of a usual size."""
    at = 0
    while True:
        head = _HEAD.match(data, at)
        assert head  # it may be empty
        if head.end() - at > MOST_BYTES:
            return f"has headers of more than {MOST_BYTES:,} bytes"
        for field in _CONTENT.finditer(head[0]):
            if len(field[0]) > _MOST_OF_CONTENT:
                name = field[1].decode("ascii").title()
                return f"has a {name} of more than {_MOST_OF_CONTENT:,} bytes"
        if b"message/" in head[0].lower():  # a mail in a mail has headers of its own
            inner = _BLANK.match(data, head.end())
            assert inner
            if inner.end() > head.end():
                at = inner.end()
                continue
        opens = _OPENS.search(data, head.end())
        if not opens:
            return None
        at = opens.end()
