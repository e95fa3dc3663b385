"""Keys and parts of names across articles."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from dateline.resolve.actors.tables import forms, words_among_forms

SUFFIXES = {"jr": "jr", "jnr": "jr", "junior": "jr", "sr": "sr", "snr": "sr", "senior": "sr", "ii": "ii",
            "iii": "iii", "iv": "iv"}  # fmt: skip
SURNAMES_OWN = {"von", "der", "den", "de", "del", "della", "di", "da", "dos", "du", "le", "ter", "ten",
                "zu", "bin", "ibn", "el"}  # fmt: skip
"""Words that belong to the surname after them; with it alone they are no first name."""
PARTICLES = SURNAMES_OWN | {"van", "al", "ben", "la", "st", "mac", "abu"}
"""These too, but they begin full names as well: "Al Gore", "Van Jones"."""
LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "dj", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th",
                         "ð": "d", "’": "'", "‘": "'", "ʼ": "'"})  # fmt: skip
DOTTED = re.compile(r"(?:\b[^\W\d_][./] ?){1,}[^\W\d_]\.?$")


@dataclass(frozen=True, slots=True)
class Name:
    """A person's full name, cut into what is compared: "John F. Carrow Jr"."""

    words: tuple[str, ...]
    first: str
    """Empty where it is a surname alone, with what belongs to it: "von der Leyen"."""
    middles: tuple[str, ...]
    last: str
    suffix: str

    @property
    def shown(self) -> str:
        return " ".join(self.words)


@lru_cache(maxsize=1 << 18)
def words_of(name: str) -> tuple[str, ...]:
    """Lower-case words without article, possessive, points, marks and legal form.

    >>> words_of("The Royal Bank of Scotland plc"), words_of("J. R. Smith"), words_of("Åsa Ek")
    (('royal', 'bank', 'of', 'scotland'), ('j', 'r', 'smith'), ('asa', 'ek'))
    """
    return body_of(name)[0]


@lru_cache(maxsize=1 << 18)
def body_of(name: str) -> tuple[tuple[str, ...], str]:
    """The words of a company's name, and its legal form in its usual spelling, if it has one.

    >>> body_of("Hask & Co. Ltd"), body_of("Hask Limited"), body_of("Hask S.A.")
    ((('hask',), 'co ltd'), (('hask',), 'ltd'), (('hask',), 'sa'))
    """
    text = plain(name)
    dotted = DOTTED.search(text)
    if dotted and (run := re.sub(r"[./ ]", "", dotted.group())) in forms():
        text = text[: dotted.start()] + run
    text = text.replace("'s ", " ").removesuffix("'s").replace(".", " ").replace(",", " ")
    parts = text.replace("-", " ").split()
    if len(parts) > 1 and parts[0] == "the":
        parts = parts[1:]
    form: list[str] = []
    while len(parts) > 1:
        two, one = "".join(parts[-2:]) if len(parts) > 2 else "", parts[-1]
        wordy = one in words_among_forms("capitals") and one.title() in name.split()
        if two in forms():
            form, parts = [forms()[two][0], *form], parts[:-2]
        elif one in forms() and not wordy:
            form, parts = [forms()[one][0], *form], parts[:-1]
        elif form and parts[-1] in ("&", "and"):
            parts = parts[:-1]
        else:
            break
    return tuple(parts), " ".join(form)


@lru_cache(maxsize=1 << 18)
def plain(text: str) -> str:
    """Lower-case, without the marks on letters.

    >>> plain("Müller"), plain("Łukasz O’Dell")
    ('muller', "lukasz o'dell")
    """
    text = text.casefold().translate(LETTERS)
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


@lru_cache(maxsize=1 << 18)
def name_of(words: tuple[str, ...]) -> Name:
    """Cut the words of a person's name.

    >>> name = name_of(words_of("John F. van der Carrow Jr."))
    >>> name.first, name.middles, name.last, name.suffix
    ('john', ('f',), 'carrow', 'jr')
    """
    bare, suffix = [word.replace("'", "") for word in words], ""
    if len(bare) > 1 and bare[-1] in SUFFIXES:
        suffix = SUFFIXES[bare.pop()]
    if not bare:
        return Name(words, "", (), "", suffix)
    *before, last = bare
    if all(word in SURNAMES_OWN for word in before):
        before = []
    first = before[0] if before else ""
    middles = tuple(word for word in before[1:] if word not in PARTICLES)
    return Name(words, first, middles, last, suffix)


def acronym(name: str) -> str:
    """The capitals of a name of several words, else "".

    >>> acronym("Dockers and Pilots Association"), acronym("Unison")
    ('DPA', '')
    """
    if "." in name:
        return ""
    letters = [word[0] for word in name.replace("-", " ").split() if word[:1].isupper()]
    return "".join(letters) if len(letters) > 1 else ""
