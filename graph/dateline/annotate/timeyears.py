"""Which numbers behind a day, a month or a season are its year: "3 June 850", and not "3 June 850 left".

From 1000 to 2099 a number there is a year. Any other is one if its era says so ("850 AD") or what
follows lets it be nothing else; a count of what follows is none. Of what may be either, nothing is
known: to take the year of publication would be to put another in the place of one that was written.
"""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Doc, Token

from dateline.annotate.language import text_of
from dateline.annotate.lexicon import words
from dateline.annotate.timeanchors import Found
from dateline.annotate.timewords import MONTH_LEADS, MONTHS, OTHER_WORDS

CLOCKS = r"\s?(?:GMT|UTC|BST|EST|EDT|CET|CEST|hrs?\b|hours\b|local\b)"
"""After a number, they make a time of day of it: "3 June 2200 GMT"."""
STOPS = r"[.,;:)!?\]\"”’'—]|\s[–—-]\s"
"""What ends an expression."""
TO_ANOTHER = r"\s(?:and|to)\s(?:(?!\d)|\d\d?(?:st|nd|rd|th)?\s+[A-Z])"
"""What comes after one date and before another, or before something else than a number."""
COMING = range(2100, 2200)
"""Years that news tells of, though they are no usual ones."""
OLD_LEADS = {"in", "since", "until", "till", "before", "after"}
"""Words before a number that may be a year of old: "in 960"; by them, nothing is said to grow."""
CLOSE = 5
"""So many words before a number, a verb says what has grown to it."""
OPENING = 6
"""So many characters from the start of a sentence, its first words are a preposition and a date."""
JOINTS = {"to", "and", "or", "until", "till", "through", "-", "–", "/", ",", "to the", "and the"}
"""What stands between two dates that share the year of the second."""


def with_year(doc: Doc, found: Found) -> Found | None:
    """Give an expression its year in four figures.

    It is "unsure" if nobody can say whether it has one, and None if the number is no year.
    """
    parts = dict(found.parts)
    era = next((parts.pop(name) for name in ("ad", "ce") if name in parts), None)
    far, comma = parts.pop("far", None), parts.pop("comma", "").startswith(",")
    if era is not None:  # of "AD 850" that is the number, of "850 CE" it stands apart
        parts["year"] = parts.get("year", era).zfill(4)
        return replace(found, parts=parts) if int(parts["year"]) else None
    if far is None:
        return replace(found, parts=parts)
    if found.rule == "bare_year":
        return _bare(doc, found, far)
    sure = None if _other_word(doc, found, far) else _sure(doc, found, far, comma)
    if sure is None:
        return None
    parts["year"] = far.zfill(4) if far.isdecimal() else far
    return replace(found, rule=found.rule if sure else "unsure", parts=parts)


def _bare(doc: Doc, found: Found, far: str) -> Found | None:
    """ "In 2150" and "in 960", with neither a day nor a month: a year, or what may be one."""
    text = text_of(doc)
    before = text[max(0, found.span.start - 20) : found.span.start].lower().split()
    lead = before[-1]
    coming, parted = int(far) in COMING, not found.text.isdecimal()
    if not coming and (parted or lead not in OLD_LEADS):
        return None
    if re.match(r"[-–]\w", text[found.span.end : found.span.end + 2]):
        return None  # "in 365-day years"
    piece = doc.char_span(found.span.start, found.span.end, alignment_mode="expand")
    if piece is None or piece.start < 1:
        return None
    ranged = lead in ("from", "to", "between", "and")
    if not (parted or ranged) and piece[-1].dep_ != "pobj":
        return None  # "in 850 cold, wet villages"
    if lead == "in" and piece.start > 1 and doc[piece.start - 2].pos_ == "NUM":
        return None  # "one in 250"
    sure = _sure(doc, found, far, comma=False)
    if sure is None:
        return None
    above = doc[max(piece.sent.start, piece.start - CLOSE) : piece.start]
    if any(t.lemma_ in words("change_verbs") and t.tag_ != "VB" for t in above):
        if ranged:
            return None  # "rose from 2120 to 2150"
        sure = sure and lead != "by"  # "will rise by 2150" is the year
    joined = ranged and re.match(r" (?:to|and) \d{4}\b", text[found.span.end :][:10])
    if coming and (sure or joined):
        return replace(found, rule="year", parts={"year": far})
    return replace(found, rule="unsure_year", parts={})


def _other_word(doc: Doc, found: Found, far: str) -> bool:
    """ "March 850 miles", "the last half of 850": whether the words before a number are none of time."""
    if found.rule == "quarter":
        return len(far) < 4
    if found.rule == "season":
        return len(far) < 4 and " of " not in found.text
    before = text_of(doc)[max(0, found.span.start - 12) : found.span.start].lower()
    return (
        found.rule == "month_year"
        and found.parts["month"] in OTHER_WORDS
        and re.search(MONTH_LEADS, before) is None
    )


def _sure(doc: Doc, found: Found, far: str, comma: bool) -> bool | None:
    """Whether a number is surely a year: None if it is a count or a time of day."""
    after = text_of(doc)[found.span.end : found.span.end + 20]
    if re.match(rf"[.,:]\d|\s?%|{CLOCKS}", after):
        return None
    following = _following(doc, found)
    if following is None or re.match(STOPS, after):
        # "300 on 2 June, 850 on 3 June, 900 in all", and a table's columns
        return len(far) == 4 or not (comma or "\n" in found.text)
    if following.pos_ == "NUM" or following.lower_ == "of" or following.tag_ in ("NNS", "NNPS"):
        return None
    if following.pos_ in ("NOUN", "ADJ") and following.text[0].islower():
        return None
    if following.pos_ in ("DET", "PRON"):
        return not comma
    if following.pos_ == "PROPN":
        return len(far) == 4
    if following.pos_ in ("ADP", "SCONJ") or re.match(TO_ANOTHER, after):
        # "On 3 June 850 in the town fell ill"
        opening = found.span.start - following.sent.start_char <= OPENING
        return not comma and (len(far) == 4 or not opening)
    return False


def _following(doc: Doc, found: Found) -> Token | None:
    """The next word of the sentence."""
    piece = doc.char_span(found.span.start, found.span.end, alignment_mode="expand")
    if piece is None:
        return None
    rest = (token for token in doc[piece.end : piece.sent.end] if not token.is_space)
    return next(rest, None)


def share_years(text: str, matches: list[Found]) -> list[Found]:
    """ "From 3 May to 7 May 2021": the year of the end of a range is that of its beginning."""
    out = list(matches)
    for n in range(len(matches) - 2, -1, -1):
        found, following = out[n], out[n + 1]
        between = text[found.span.end : following.span.start].strip()
        if (
            found.parts.keys() & {"year", "which", "of"}
            or found.rule not in ("date", "day_list", "month", "season")
            or following.rule not in ("date", "day_list", "month_year", "season", "unsure")
            or between not in JOINTS
        ):
            continue
        if following.rule == "unsure":
            out[n] = replace(found, rule="unsure")
        elif "year" in following.parts:
            rule = "month_year" if found.rule == "month" else found.rule
            out[n] = replace(
                found, rule=rule, parts={**found.parts, **_year_before(found, following)}
            )
        elif "of" in following.parts and found.rule != "season":
            out[n] = replace(found, parts={**found.parts, "of": following.parts["of"]})
    return out


def _year_before(found: Found, following: Found) -> dict[str, str]:
    """The year of the second of two dates for the first: "from October to March 1951" begins in 1950."""
    year, bc = following.parts["year"], following.parts.get("bc")
    first, second = (
        MONTHS.get(one.parts.get("month", "").lower().rstrip("."), 0) for one in (found, following)
    )
    if first > second > 0:
        digits = year.lstrip("'’‘")
        other = int(digits) + (1 if bc else -1)
        year = year.removesuffix(digits) + str(other % 10 ** len(digits)).zfill(len(digits))
    return {"year": year, "bc": bc} if bc else {"year": year}
