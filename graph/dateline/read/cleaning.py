"""What printing and pages add to a text, and no writer wrote: ligatures, soft hyphens, odd blanks."""

from __future__ import annotations

from typing import Final

_LIGATURES: Final = {
    0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st",
}  # fmt: skip
# Soft hyphens and joiners that are not seen, and marks that begin a file.
_GONE: Final = dict.fromkeys((0x00AD, 0x200B, 0x2060, 0xFEFF))
ODD: Final = {**_LIGATURES, **_GONE, 0x00A0: " ", 0x2007: " ", 0x202F: " "}


def cleaned(words: str) -> str:
    r"""Give words as they were written, on one line.

    >>> cleaned("The o\N{LATIN SMALL LIGATURE FFI}ce re\N{SOFT HYPHEN}opened\n at\N{NO-BREAK SPACE}9")
    'The office reopened at 9'
    """
    return " ".join(words.translate(ODD).split())


def paragraphs(text: str, but: str | None = None) -> str:
    """Set each line of a text as a paragraph of its own; `but` is a title that need not stand first.

    >>> paragraphs("Talks open\\nThey met.\\n\\nShe left.", but="Talks open")
    'They met.\\n\\nShe left.\\n'
    """
    lines = [line for line in map(cleaned, text.splitlines()) if line]
    if len(lines) > 1 and but is not None and lines[0].casefold() == but.casefold():
        del lines[0]
    return "\n\n".join(lines) + "\n" if lines else ""
