"""Quantities: money, percentages and counted things, with their bounds.

"£2.7bn" is 2,700,000,000 GBP; "at least £20 billion" has no upper bound; "from 68% to 60%" is a
change and not a range.
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation
from typing import Literal

from spacy.tokens import Doc, Token

from dateline.annotate.language import text_of
from dateline.annotate.lexicon import words
from dateline.model import Quantity, Span, Time

CURRENCIES = {"£": "GBP", "$": "USD", "US$": "USD", "A$": "AUD", "C$": "CAD", "€": "EUR", "¥": "JPY",
              "₹": "INR", "pound": "GBP", "pounds": "GBP", "dollar": "USD", "dollars": "USD",
              "euro": "EUR", "euros": "EUR", "yen": "JPY", "rupees": "INR", "rubles": "RUB",
              "roubles": "RUB", "yuan": "CNY", "francs": "CHF", "pence": "GBP", "cents": "USD"}  # fmt: skip
SCALES = {"k": 3, "thousand": 3, "m": 6, "mn": 6, "mln": 6, "million": 6, "bn": 9, "billion": 9,
          "tn": 12, "trillion": 12}  # fmt: skip
MINOR = {"pence", "cents"}
ONES = {w: i for i, w in enumerate(
    ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
     "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"])}  # fmt: skip
TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
HUNDRED = {"dozen": 12, "hundred": 100}
_SMALL = (
    rf"(?:(?:{'|'.join(TENS)})(?:[- ](?:{'|'.join(list(ONES)[1:10])}))?|{'|'.join(reversed(ONES))})"
)
_WORDS = (
    rf"(?:(?:{_SMALL}|a)\s(?:dozen|hundred)(?:\s(?:and\s)?{_SMALL})?|{_SMALL}"
    r"|a(?=\s(?:thousand|million|billion)))"
)
"""Numbers in words: "fifteen", "twenty-one", "a hundred and five", the "a" of "a thousand"."""
# (?<!\d): a number is tried from its first digit only, else a long one costs its length squared
_AMOUNT = rf"(?:(?<!\d)\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|(?<!\d)\d+(?:\.\d+)?|\b(?i:{_WORDS})\b)"
_SCALE = r"(?:\s?(?:thousand|million|billion|trillion|mln|mn|bn|tn|k|m)\b)"
_SIGN = r"(?:US\$|A\$|C\$|[£$€¥₹])"
_NAME = "|".join(w for w in CURRENCIES if w.isalpha())
MONEY = re.compile(
    rf"(?P<sign>{_SIGN})\s?(?P<a>{_AMOUNT})(?P<as>{_SCALE})?(?:\s?(?:-|–|to)\s?{_SIGN}?(?P<b>{_AMOUNT})(?P<bs>{_SCALE})?)?"
    rf"|(?P<c>{_AMOUNT})(?P<cs>{_SCALE})?\s(?P<name>(?i:{_NAME}))\b"
)
PERCENT = re.compile(
    rf"(?P<a>{_AMOUNT})\s?(?:%|per\s?cent\b|percent\b|percentage points?)?"
    rf"(?:\s?(?:-|–|to)\s?(?P<b>{_AMOUNT})\s?)?(?<=[\w\s])(?:%|per\s?cent\b|percent\b|percentage points?)"
)
COUNT = re.compile(rf"(?<![\w£$€.,])(?P<a>{_AMOUNT})(?P<as>{_SCALE})?(?![\w%]|[.,]\d)")
LOW = re.compile(
    r"(?:at least|(?<!no )more than|over|no fewer than|no less than|upwards of|a minimum of|exceeding|above)\s+$",
    re.I,
)
HIGH = re.compile(
    r"(?:at most|(?<!no )less than|(?<!no )fewer than|up to|no more than|under|below|a maximum of|nearly|almost)\s+$",
    re.I,
)
FROM = re.compile(r"\bfrom\s+$", re.I)


def find_quantities(doc: Doc, times: list[Time]) -> list[Quantity]:
    """Find the amounts of an article, in order, leaving out what is part of a time or a name."""
    text = text_of(doc)
    taken = bytearray(len(text))  # a mark for each character that is spoken for
    for time in times:
        _take(taken, time.span)
    found: list[Quantity] = []
    for kind, pattern in (("money", MONEY), ("percent", PERCENT)):
        for match in pattern.finditer(text):
            quantity = _measured(text, match, kind)  # type: ignore[arg-type]
            if quantity and not _is_taken(taken, quantity.span):
                found.append(quantity)
                _take(taken, quantity.span)
    found += _counts(doc, taken)
    return _changes(text, sorted(found, key=lambda q: q.span))


def _take(taken: bytearray, span: Span) -> None:
    taken[span.start : span.end] = b"\1" * (span.end - span.start)


def _is_taken(taken: bytearray, span: Span) -> bool:
    return 1 in taken[span.start : span.end]


def _decimal(words: str, scale: str | None) -> Decimal | None:
    plain = words.replace(",", "").lower()
    try:
        base = Decimal(plain) if plain[0].isdigit() else Decimal(_in_words(plain))
    except InvalidOperation:
        return None
    power = SCALES.get((scale or "").strip().lower(), 0)
    value = (base * 10**power).normalize()
    return Decimal(format(value, "f"))


def _in_words(plain: str) -> int:
    """The value of a number in words.

    >>> _in_words("twenty-one"), _in_words("a hundred and five"), _in_words("two dozen")
    (21, 105, 24)
    """
    value = 0
    for word in re.split(r"[\s-]+", plain):
        if word in HUNDRED:
            value = max(value, 1) * HUNDRED[word]
        else:
            value += ONES.get(word, 0) + TENS.get(word, 0)
    return value or int(plain == "a")


def _measured(
    text: str, match: re.Match[str], kind: Literal["money", "percent"]
) -> Quantity | None:
    parts = match.groupdict()
    if kind == "money" and parts["c"]:
        unit = CURRENCIES[parts["name"].lower()]
        low = high = _decimal(parts["c"], parts["cs"])
        if low is not None and parts["name"].lower() in MINOR:
            low = high = low / 100
    else:
        unit = "%" if kind == "percent" else CURRENCIES[parts["sign"]]
        scale, other = parts.get("as"), parts.get("bs")
        low = _decimal(parts["a"], scale or (other if parts.get("b") else None))
        high = _decimal(parts["b"], other or scale) if parts.get("b") else low
    if low is None:
        return None
    span = Span(match.start(), match.end())
    falls = high is not None and high < low  # "52% to 48%" is no range
    before = text[max(0, span.start - 8) : span.start]
    change = bool(parts.get("b")) and (falls or FROM.search(before) is not None)
    return _bounded(text, span, kind, unit, low, high, change)


def _bounded(
    text: str, span: Span, kind: Literal["money", "percent", "count"], unit: str,
    low: Decimal | None, high: Decimal | None, change: bool,
) -> Quantity:  # fmt: skip
    before = text[max(0, span.start - 24) : span.start]
    if low == high and LOW.search(before):
        high = None
    elif low == high and HIGH.search(before):
        low = None
    return Quantity(span, kind, unit, low, high, change)


def _counts(doc: Doc, taken: bytearray) -> list[Quantity]:
    """Numbers that count a noun: "1,200 dockers", "39 dead"."""
    out = []
    for match in COUNT.finditer(text_of(doc)):
        span = Span(match.start(), match.end())
        if _is_taken(taken, span):
            continue
        tokens = doc.char_span(span.start, span.end, alignment_mode="expand")
        if tokens is None or tokens.root.ent_type_ in ("DATE", "TIME", "PERSON", "ORG", "PRODUCT"):
            continue
        unit, value = _counted(tokens.root), _decimal(match["a"], match["as"])
        if unit and value is not None:
            out.append(_bounded(text_of(doc), span, "count", unit, value, value, False))
    return out


def _counted(number: Token) -> str:
    """What a number counts: its noun, or people, where they alone do or suffer such a thing."""
    head = number.head
    if number.dep_ in ("nummod", "quantmod", "compound"):
        return head.lemma_.lower() if head.pos_ == "NOUN" else ""
    alone = number.dep_ in ("nsubj", "nsubjpass", "dobj") and not any(
        c.dep_ == "prep" and c.lower_ == "of" for c in number.children
    )
    return "people" if alone and head.lemma_.lower() in words("deeds_of_people") else ""


def _changes(text: str, found: list[Quantity]) -> list[Quantity]:
    """Join "from £2m" and "to £3m" into one change."""
    out: list[Quantity] = []
    for quantity in found:
        last = out[-1] if out else None
        if (
            last is not None and last.unit == quantity.unit and last.kind != "count"
            and FROM.search(text[max(0, last.span.start - 8) : last.span.start])
            and text[last.span.end : quantity.span.start].strip() == "to"
        ):  # fmt: skip
            span = Span(last.span.start, quantity.span.end)
            out[-1] = Quantity(span, last.kind, last.unit, last.low, quantity.low, True)
        else:
            out.append(quantity)
    return out
