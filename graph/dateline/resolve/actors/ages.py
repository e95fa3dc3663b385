"""Ages: how old articles say that somebody is, and which two ages cannot be of one person.

With the day of the article an age says when somebody was born, but for a birthday. That is all that
tells two people of one full name apart.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.model import Article, Mention, Reading, Span

OLDEST = 110
WRONG = 2
"""Years by which an age is told wrongly: 34 and 36 are said of one person, and contradict each other."""
YEAR, BIRTHDAY = 365.2425, 7
"""Days of a year, and those within which hardly anybody becomes a year older."""
_AFTER = re.compile(r"\s?(?:, ?(?:aged? )?(\d{1,3})(?=\s?[,.;)](?!\d))|\((\d{1,3})\))")
_BEFORE = re.compile(
    r"\b(\d{1,3}) ?[-‑–]? ?years? ?[-‑–]? ?old (?:[A-Z][\w’'-]* ){0,3}"
    r"(?:(?!(?:and|as|by|for|from|is|of|or|said|than|to|told|was|with) )[a-z][\w-]* )?$"
)
_IS = re.compile(
    r"(?:, who)? is (?:aged )?(\d{1,3})(?: years old\b|(?=\s?[,.;](?!\d)))|, (\d{1,3}) years old\b"
)
_CALLED = re.compile(r"(?:(?:the|an?|this|that) )?(\d{1,3}) ?[-‑–]? ?years? ?[-‑–]? ?old\b", re.I)
_AGED = re.compile(r"\b(\d{1,3}) ?[-‑–]? ?years? ?[-‑–]? ?old\b", re.I)
_ANYWHERE = re.compile(
    r"\b\d{1,3} ?[-‑–]? ?years? ?[-‑–]? ?old\b"
    r"|(?:, ?(?:aged? )?|\bis (?:aged )?)\d{1,3}(?=\s?[,.;)](?!\d))"
)
_THEN = re.compile(r"\bthen[- ]$")


@dataclass(frozen=True, slots=True, order=True)
class Told:
    """An age, and the day of the article that tells it."""

    years: int
    day: date
    named: bool = True
    """Whether it stands at the name; else it may be of whoever "the 36-year-old" was taken for."""

    @property
    def born(self) -> float:
        """The day of the birth, counted as `date.toordinal` does, as if it was the last birthday."""
        return self.day.toordinal() - self.years * YEAR

    @property
    def shown(self) -> str:
        return f"aged {self.years} in {self.day:%B %Y}"


def age_beside(text: str, name: Span) -> tuple[int, Span] | None:
    """How old somebody is, next to the name, and where it says so.

    >>> for text in ("Ada Merrow, 43, left", "Ada Merrow (43) left", "Ada Merrow, 43,000 strong"):
    ...     print(age_beside(text, Span(0, 10)))
    (43, Span(start=10, end=14))
    (43, Span(start=10, end=15))
    None
    """
    start = max(0, name.start - 60)
    after = _AFTER.match(text, name.end, name.end + 16)
    before = _BEFORE.search(text[start : name.start])
    if after is not None:
        years, where = int(after[1] or after[2]), Span(*after.span())
    elif before is not None:
        years, where = int(before[1]), Span(start + before.start(), name.start)
    else:
        return None
    return (years, where) if 1 <= years <= OLDEST else None


def apart(a: Told, b: Told) -> bool:
    """Whether two ages are of two people.

    >>> on = date(2024, 3, 13)
    >>> [apart(Told(34, on), Told(years, on)) for years in (36, 37, 71)]
    [False, True, True]
    >>> apart(Told(34, on), Told(44, date(2034, 1, 1)))
    False
    """
    # The dead do not get older: who was killed at 18 is 18 in every article since.
    if abs(a.years - b.years) <= WRONG:
        return False
    return abs(a.born - b.born) >= (WRONG + 1) * YEAR - BIRTHDAY


def two_people(some: Collection[Told], others: Collection[Told]) -> bool:
    """Whether all that is told at the names of two says that they are not one."""
    if not (some and others):
        return False
    pairs = [(a, b) for a in some if a.named for b in others if b.named]
    return bool(pairs) and all(apart(a, b) for a, b in pairs)


def kept(told: Collection[Told]) -> tuple[Told, ...]:
    """Of each age one for each year: more would say nothing new."""
    return tuple({(one.years, one.day.year): one for one in sorted(told, reverse=True)}.values())


def ages_told(article: Article, reading: Reading) -> dict[int, Told]:
    """Chain → how old its person is, where the article and its day say so.

    What stands at a full name goes before what stands at a surname, and that before "the
    71-year-old", which counts only where nobody else is called so. Who is told to be of two ages is
    two people in one chain, or looked back at: of these nothing is known.
    """
    if article.published is None or not _ANYWHERE.search(article.text):
        return {}
    found: defaultdict[int, defaultdict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    past = _past(reading, article.published)
    starts = [sentence.start for sentence in reading.sentences]
    called = set(_AGED.findall(article.text))
    for mention in reading.mentions:
        chain = reading.chains[mention.chain]
        if mention.kind != "person" or chain.kind != "person" or not chain.named or chain.plural:
            continue
        years = _years(article.text, mention, reading)
        if years is not None and bisect_right(starts, mention.span.start) - 1 not in past:
            if mention.form == "name":
                level = 0 if " " in mention.span.of(article.text).strip() else 1
            elif _at_name(mention, article.text, reading):
                level = 1
            elif len(called) <= 1:
                level = 2
            else:
                continue
            found[mention.chain][level].append(years)
    out: dict[int, Told] = {}
    for who, levels in sorted(found.items()):
        level = min(levels)
        if max(levels[level]) - min(levels[level]) <= WRONG:
            out[who] = Told(levels[level][0], article.published, named=level < 2)
    return out


def _at_name(mention: Mention, text: str, reading: Reading) -> bool:
    """Whether a noun phrase stands next to a name of its chain: "Jonas Krell, a 34-year-old plumber"."""
    span = mention.span
    return any(
        other.form == "name"
        and other.chain == mention.chain
        and not text[min(span.end, other.span.end) : max(span.start, other.span.start)].strip(" ,")
        for other in reading.mentions
    )


def _years(text: str, mention: Mention, reading: Reading) -> int | None:
    """How old the article says that a mention is."""
    after = _IS.match(text, mention.span.end, mention.span.end + 32)
    if after is not None:
        return _possible(int(after[1] or after[2]))
    called = _CALLED.match(text, mention.span.start, mention.span.end)
    if called is not None:
        return None if _then(text, called.start(1)) else _possible(int(called[1]))
    beside = age_beside(text, mention.span) if mention.form != "pronoun" else None
    if beside is None:
        return None
    years, where = beside
    # "Merrow (34)" scored in that minute as often as not.
    if text[where.start : where.end].lstrip().startswith("("):
        return None
    if where.start < mention.span.start and (
        mention.form != "name" or _of_another(mention, where, reading) or _then(text, where.start)
    ):
        return None
    return years


def _possible(years: int) -> int | None:
    return years if 1 <= years <= OLDEST else None


def _then(text: str, at: int) -> bool:
    return _THEN.search(text[max(0, at - 8) : at]) is not None


def _of_another(name: Mention, age: Span, reading: Reading) -> bool:
    """Whether an age before a name is that of somebody else: "the 71-year-old met Ada Merrow"."""
    return any(
        other.span.start <= age.start < other.span.end <= name.span.start
        and other.chain != name.chain
        for other in reading.mentions
    )


def _past(reading: Reading, published: date) -> set[int]:
    """The sentences that tell of what was more than a year ago: ages in them are those of then."""
    ago = published - timedelta(days=366)
    starts = [sentence.start for sentence in reading.sentences]
    dated = [(bisect_right(starts, t.span.start) - 1, t.interval.latest) for t in reading.times]
    dated += [(one.sentence, one.when.interval.latest) for one in reading.reports]
    return {sentence for sentence, latest in dated if latest is not None and latest < ago}
