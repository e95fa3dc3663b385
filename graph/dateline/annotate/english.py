"""Whether a text is English, by its letters and by the small words that every sentence needs.

A text counts as English unless something speaks against it: most of its letters belong to another
script, another language has at least twice its small words, or there are next to none of them among
many words. So tables, headlines and a foreign quotation in an English article stay English.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache

from dateline.annotate.lexicon import lines

WORD = re.compile(r"(?<![\w@/&=-])(?<!\w\.)[^\W\d_]+(?![\w@/&=-]|\.\w)")
"""A word that is no part of an address, a compound or initials."""
WITHIN_NAME = re.compile(
    r"(?<=\w)\s(?:(?:van|von|der|den|de|la|las|los|del|dos|das|da|di|du|des|le|el|al)\s)+(?=[A-Z])"
)
"""Small words that hold a name together in any language: "Juan de la Cruz"."""
LETTERS = 2000
"""So many letters show the script."""
SURE = 3
"""Fewer signs of another language may be a borrowed phrase."""
MANY_LETTERS = 5000
"""So many letters show the language."""
UNKNOWN = "und"
"""What BCP 47 calls a language that nobody has found out."""
MANY = 25
"""From so many words in lower case on, English has its own small words among them."""
FEWEST = 0.08
"""Of the words in lower case; English prose has about a half."""


def is_english(text: str) -> bool:
    """Whether a text is English, or too short to say.

    >>> is_english("The crews of the ferry will strike on Monday.")
    True
    >>> is_english("Die Besatzung der Fähre wird am Montag nicht zur Arbeit kommen.")
    False
    """
    words = WORD.findall(WITHIN_NAME.sub(" ", text))
    if _other_script(words):
        return False
    known = _languages()
    small = [word for word in words if word.islower()]
    english = sum("en" in known.get(word.lower(), ()) for word in words)
    if len(small) >= MANY and english < FEWEST * len(small):
        return False
    # A letter that English has not speaks against it, though for no one language: "über", "için".
    accented = [word for word in small if not word.isascii()]
    hits = Counter(language for word in small for language in known.get(word, (None,)) if language)
    hits.pop("en", None)
    language = max(sorted(hits), key=hits.__getitem__, default="")
    signs = {word for word in small if language in known.get(word, ()) or not word.isascii()}
    strange = hits[language] + sum(language not in known.get(word, ()) for word in accented)
    return len(signs) < SURE or strange < 2 * english


def language_of(text: str) -> str:
    """Give the language of a text in letters of ISO 639-1, "en" where nothing speaks against English.

    Of what is not English the language is found by py3langid (Lui and Baldwin, ACL 2012).

    >>> language_of("The crews will strike."), language_of("Die Besatzung wird am Montag nicht kommen.")
    ('en', 'de')
    """
    if is_english(text):
        return "en"
    # Late: it unpacks four megabytes, and most corpora are English.
    import py3langid

    told = str(py3langid.classify(text[:MANY_LETTERS])[0])
    return UNKNOWN if told == "en" else told


def _other_script(words: list[str]) -> bool:
    letters: list[str] = []
    for word in words:
        letters += word
        if len(letters) > LETTERS:
            break
    foreign = sum(not unicodedata.name(letter, "").startswith("LATIN") for letter in letters)
    return foreign >= max(3 * SURE, len(letters) / 2)


@cache
def _languages() -> dict[str, tuple[str, ...]]:
    """Small word → the languages that have it."""
    out: dict[str, tuple[str, ...]] = {}
    for line in lines("function_words.txt"):
        language, _, entries = line.partition(":")
        for word in dict.fromkeys(entry.strip() for entry in entries.split(",")):
            out[word] = (*out.get(word, ()), language)
    return out
