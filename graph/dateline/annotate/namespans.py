"""Where names begin and end: capitalised runs, the small words inside them, and where to cut.

"Taunton and Somerset NHS Trust" is one name, "Exeter and Truro" are two; "Plymouth Moor View Labour
MP Alison Seabeck" holds a place, a party and a person.
"""

from __future__ import annotations

from functools import cache

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Tokens

from dateline.annotate.language import dictionary
from dateline.annotate.lexicon import places, table, words
from dateline.annotate.namekinds import FIRST_HEADS, HYPHENS, LABELS
from dateline.spelling import misspelt

PARTICLES = {"de", "du", "del", "della", "di", "da", "la", "le", "von", "van", "der", "den", "bin",
             "ibn", "al", "el", "y", "ul", "ur"}  # fmt: skip

TITLE_LINE = 0.6
"""From this share of capitalised words on, a line is a headline in title case."""


def common_word(word: str) -> bool:
    """Whether a capitalised word is an ordinary English word too, by WordNet's index."""
    lower = word.lower()
    return (
        lower in dictionary() or lower.removesuffix("s") in dictionary()
    ) and word not in places()


def headline_tokens(doc: Doc) -> set[int]:
    """Tokens of lines in title case or capitals, where a capital says nothing."""
    found: set[int] = set()
    for sent in doc.sents:
        content = [t for t in sent if t.is_alpha and len(t) > 3]
        capital = sum(t.text[0].isupper() for t in content)
        final = sent.text.rstrip()[-1:]
        if len(content) >= 4 and capital >= TITLE_LINE * len(content) and final not in '.!?"”':
            found.update(t.i for t in sent)
    return found


def _capital(token: Token) -> bool:
    text = token.text
    return (
        bool(text)
        and (
            text[0].isupper()
            or (len(text) > 2 and text[0].islower() and text[1].isupper())  # iPhone, eBay
            or (text[0].isdigit() and any(c.isupper() for c in text[1:]))  # 3G, 49ers
        )
    )


def _opens(doc: Doc, i: int, labels: frozenset[int], inner: frozenset[str]) -> bool:
    """Whether the token can begin a name: capitalised for a reason other than its position.

    `inner` are the capitalised words that stand within sentences.
    """
    token = doc[i]
    if not _capital(token) or token.is_space or token.text in words("not_names"):
        return False
    if token.pos_ in ("PRON", "DET", "ADP", "CCONJ", "SCONJ", "AUX", "INTJ") and i not in labels:
        return False
    previous = doc[i - 1].text if i else ""
    if token.is_sent_start or previous in '"“‘:•*(—–…' or previous in ("''", "``"):
        if i in labels or token.tag_ in ("NNP", "NNPS"):
            known = i in labels and (token.text in inner or token.text in places())
            alone = not (i + 1 < len(doc) and _capital(doc[i + 1]))
            if token.text in words("parties") and i + 1 < len(doc):
                known = known or doc[i + 1].pos_ in ("VERB", "AUX", "PART")  # "Labour said"
            return known or not (token.text.lower() in dictionary() and alone)
        return i + 1 < len(doc) and _capital(doc[i + 1]) and token.pos_ not in ("VERB", "ADV")
    return True


def find_runs(doc: Doc, headline: set[int]) -> list[tuple[int, int]]:
    """Maximal capitalised sequences, with the small words that hold a name together."""
    inside = frozenset(
        i
        for ent in doc.ents
        if ent.label_ in LABELS or ent.label_ == "NORP"
        for i in range(ent.start, ent.end)
    )
    inner = frozenset(
        t.text for t in doc if not t.is_sent_start and t.i not in headline and _capital(t)
    )
    runs: list[tuple[int, int]] = []
    i = 0
    while i < len(doc):
        if (i in headline and i not in inside) or not _opens(doc, i, inside, inner):
            i += 1
            continue
        end = i + 1
        while end < len(doc):
            step = _continues(doc, i, end, headline, inside)
            if not step:
                break
            end += step
        runs.append((i, end))
        i = end
    return runs


def _continues(doc: Doc, start: int, end: int, headline: set[int], inside: frozenset[int]) -> int:
    """How many tokens the name that ends at `end` goes on for; 0 if it is over."""
    token, last = doc[end], doc[end - 1]
    if token.is_space or last.is_space or token.is_sent_start:
        return 0
    if end in headline and end not in inside:
        return 0
    following = doc[end + 1] if end + 1 < len(doc) else None
    after = doc[end + 2] if end + 2 < len(doc) else None
    if _capital(token) and (token.is_alpha or any(c.isalpha() for c in token.text)):
        return 0 if token.text in ("I", "Mr", "Mrs", "Ms", "Dr") else 1
    if token.text in PARTICLES and following is not None and _capital(following):
        return 2
    if token.text in HYPHENS and following is not None and not last.whitespace_:
        return 2 if _capital(following) and not token.whitespace_ else 0
    if token.text in ("'s", "’s") and following is not None and following.text in OWNED_HEADS:
        return 2 if last.text not in places() else 0
    if token.text == "&" and following is not None and _capital(following):
        return 2
    if token.text == "." and len(last.text) <= 2 and last.text.isupper() and not last.whitespace_:
        return 1 if following is not None and _capital(following) else 0
    if token.like_num and token.text.isdigit() and len(token.text) <= 2 and end in inside:
        return 1
    if token.text in ("of", "for") and following is not None:
        skip = 2 if following.text == "the" else 1
        target = doc[end + skip] if end + skip < len(doc) else None
        if target is not None and _capital(target) and _takes_of(doc, start, end, token.text):
            return skip + 1
    if token.text == "and" and following is not None and _capital(following):
        return 2 if _joins(doc, start, end, end + 1, headline) else 0
    if token.text == "," and following is not None and _capital(following) and after is not None:
        return 2 if _list_inside_name(doc, start, end, headline) else 0
    return 0


def _takes_of(doc: Doc, start: int, end: int, link: str) -> bool:
    head = doc[end - 1].text
    if link == "of":
        return (
            head in words("organisation_heads") or head in words("place_heads")
            or head in {"Ministry", "Department", "Bank", "University", "House", "Secretary", "Isle",
                        "Church", "Museum", "Chamber", "Duke", "Earl", "King", "Queen", "Prince",
                        "Princess", "Declaration", "Articles", "Port", "Bay", "Battle", "Treaty",
                        "Order", "Archbishop", "Bishop", "Mayor", "Speaker", "Chief", "State"}
        )  # fmt: skip
    return head in words("organisation_heads") or doc[start].ent_type_ == "ORG"


def _run_end(doc: Doc, start: int, headline: set[int]) -> int:
    """Where a plain capitalised sequence from `start` ends, without any joining word but "of"."""
    end = start
    while (
        end < len(doc)
        and end not in headline
        and not doc[end].is_space
        and (
            _capital(doc[end])
            or (doc[end].text in ("of", "&") and end + 1 < len(doc) and _capital(doc[end + 1]))
        )
    ):
        end += 1
    return end


def _joins(doc: Doc, start: int, left_end: int, right: int, headline: set[int]) -> bool:
    """Whether "and" stands inside a name: its last word is a head, and what is left has none."""
    right_end = _run_end(doc, right, headline)
    heads = words("organisation_heads")
    left, tail = doc[start:left_end], doc[right:right_end]
    if not len(tail):
        return False
    if doc[start:right_end].text in places():
        return True  # "Trinidad and Tobago"
    if left.text in places() and tail.text in places():
        return False  # "Exeter and Truro", whatever the model says
    if len(left) == 1 and _always_together(doc, left[0], tail):
        return True
    if len(tail) <= 2 and _covered(doc, left[-1], doc[left_end], tail[0]):
        return True
    if (
        (
            doc[start].text in FIRST_HEADS
            or any(
                t.text in ("Council", "Chamber", "Committee", "Ministry", "Department")
                for t in left
            )
        )
        and any(t.text in ("of", "for") for t in left)
        and common_word(left[-1].text)
        and common_word(tail[0].text)
    ):
        return tail[-1].text not in heads  # "Ministry of Ports and Fisheries"
    if not is_head(tail[-1].text) or left[-1].text in heads:
        return False
    if left[0].text in words("titles") and len(left) > 1:
        return False
    if len(tail) == 1:  # "Brown and Company", "Marine and Coastguard Agency" has two
        return left[0].ent_type_ == "ORG" or common_word(left[-1].text)
    first, second = left[-1].text, tail[0].text
    if first in places() and second in places():
        return True
    if first in places() or left[-1].ent_type_ in ("PERSON", "NORP"):
        # "Royal Devon and Exeter …": a place, but inside a longer name
        return len(left) > 1 and left[0].text not in places() and left[0].ent_type_ != "PERSON"
    if common_word(first) and common_word(second):
        return True
    return doc[left_end].ent_type_ == "ORG"


def holds_together(doc: Doc, start: int, end: int, inner_start: int, inner_end: int) -> bool:
    """Whether a run is one name around a part of it: joined inside, or a list before a head."""
    joins = {t.text for t in doc[start:end]}
    return (
        start <= inner_start
        and inner_end <= end
        and (start, end) != (inner_start, inner_end)
        and bool(joins & JOINS or ("," in joins and is_head(doc[end - 1].text)))
    )


JOINS = {"and", "&", "'s", "’s", "-"}


@cache
def is_head(word: str) -> bool:
    """Whether a word makes a name an organisation's, also with a slip ("Assocation")."""
    heads = words("organisation_heads")
    long = len(word) >= 8 and word[:1].isupper() and word.lower() not in dictionary()
    return word in heads or (long and any(len(h) >= 8 and misspelt(word, h) for h in heads))


def _always_together(doc: Doc, left: Token, tail: Tokens) -> bool:
    """Whether a word never stands without "and" and the same word after it: "Hask and Loy".

    A tail with a head ("Gale and Harrow Marine Services") needs to be seen once, a bare one twice.
    """
    if left.text in places() or left.text in words("parties") or left.text.isupper():
        return False
    positions = _positions(doc)
    seen = positions.get(left.text, [])
    paired = [i for i in seen if doc[i + 1 : i + 3].text.split() == ["and", tail[0].text]]
    if len(paired) != len(seen) or (left.ent_type_ in ("PERSON", "GPE") and is_head(tail[-1].text)):
        return False
    lone = len(positions.get(tail[0].text, [])) == len(paired)
    bare = len(tail) == 1 and len(paired) >= 2 and lone
    return bare or (len(tail) > 1 and is_head(tail[-1].text))


def _positions(doc: Doc) -> dict[str, list[int]]:
    """Word → where it stands, counted once for an article."""
    found: dict[str, list[int]] | None = doc.user_data.get("positions")
    if found is None:
        found = {}
        for token in doc:
            found.setdefault(token.text, []).append(token.i)
        doc.user_data["positions"] = found
    return found


def _covered(doc: Doc, *tokens: Token) -> bool:
    """Whether spaCy took all of these for one organisation: "Hask and Loy"."""
    between = doc[tokens[0].i : tokens[-1].i + 1]
    return all(t.ent_type_ == "ORG" for t in between) and all(
        t.ent_iob_ == "I" for t in between[1:]
    )


def _list_inside_name(doc: Doc, start: int, comma: int, headline: set[int]) -> bool:
    """ "South West Pay, Terms and Conditions Consortium": common words in a list before a head."""
    i = comma
    while i < len(doc) and doc[i].text == ",":
        end = _run_end(doc, i + 1, headline)
        if end == i + 1 or end - i > 3 or doc[end - 1].text in words("organisation_heads"):
            return False
        i = end
    if i >= len(doc) or doc[i].text != "and" or i + 1 >= len(doc):
        return False
    end = _run_end(doc, i + 1, headline)
    items = [doc[comma - 1], doc[comma + 1], doc[i + 1]]
    return (
        end > i + 2
        and doc[end - 1].text in words("organisation_heads")
        and doc[comma - 1].text not in words("organisation_heads")
        and start > 0
        and all(common_word(t.text) for t in items)
    )


def _title_end(doc: Doc, start: int, end: int) -> int:
    """After the longest title that begins at `start`, or `start`."""
    for length in (3, 2, 1):
        text = doc[start : start + length].text if start + length < end else ""
        if text in words("titles") or (len(text) > 6 and text.removesuffix("s") in words("titles")):
            return start + length
    if start + 1 < end and doc[start].lower_ in words("person_nouns"):
        rest = doc[start + 1 : end]
        person = any(t.ent_type_ == "PERSON" for t in rest) and 2 <= len(rest) <= 3
        if not is_head(rest[-1].text) and (person or not common_word(rest[0].text)):
            return start + 1
    return start


def split_run(doc: Doc, start: int, end: int) -> list[tuple[int, int, int]]:
    """Cut a run at posts and parties: (title start, name start, name end) for each name in it.

    "Plymouth Moor View Labour MP Alison Seabeck" holds a place, a party and a person.
    """
    if (
        end - start > 1
        and doc[end - 1].lower_ in words("person_nouns")
        and doc[start : end - 1].text in places()
    ):
        end -= 1
    while end > start and (doc[end - 1].text in HYPHENS or doc[end - 1].text in (".", "'s")):
        end -= 1
    if start > 1 and doc[start - 1].text == "of" and doc[start - 2].lower_ in words("person_nouns"):
        named = _after_place(doc, start, end)
        if named and named < end - 1:
            return [(start, start, named), (named, named, end)]  # "… of London Sadiq Khan"
    for i in range(start, end):
        after = _title_end(doc, i, end)
        if after > i and i == start and doc[after].text == "of":
            named = _after_place(doc, after + 1, end)
            if named:
                return [(i, named, end)]  # "Mayor of London Sadiq Khan"
        if after == i or doc[after].text in ("of", "for", "and", "'s"):
            continue
        if i > start and doc[end - 1].text in words("organisation_heads"):
            continue  # "Greater London Mayor Office"
        if (
            doc[end - 1].text in words("organisation_heads")
            and after - i == 1
            and i == start
            and doc[i].text not in ("Mr", "Mrs", "Ms", "Dr", "Sir")
        ):
            continue  # "Justice Department", "General Motors"
        while (more := _title_end(doc, after, end)) != after:
            after = more
        title = i
        while (
            title > start
            and (doc[title - 1].text in POST_WORDS or common_word(doc[title - 1].text))
            and not (
                doc[title - 1].text in words("parties")
                or doc[title - 1].text in words("organisation_heads")
                or (title - 2 >= start and doc[title - 2 : title].text in words("parties"))
                or any(doc[s:title].text in places() for s in range(start, title))
            )
        ):
            title -= 1
        return [*_split_parties(doc, start, title), (title, after, end)]
    return _split_parties(doc, start, end)


def _after_place(doc: Doc, start: int, end: int) -> int:
    """Where the name of a person begins after that of a place, or 0."""
    for cut in range(end - 1, start, -1):
        if doc[start:cut].text in places() and 1 <= end - cut <= 3:
            return cut
    return 0


POST_WORDS = {"Shadow", "Deputy", "Vice", "Chief", "Former", "Health", "Foreign", "Home", "Defence",
               "Defense", "Education", "Transport", "Finance", "Justice", "Interior", "Acting",
               "Prime", "First", "Assistant", "Senior", "Junior", "Environment",
               "Lieutenant", "Emergencies", "Energy", "Trade", "Culture", "Agriculture",
               "Information", "Planning", "Housing", "Treasury", "Business", "Emergency",
               "Situations", "Crown", "Regional", "General", "Work", "Pensions"}  # fmt: skip


def _split_parties(doc: Doc, start: int, end: int) -> list[tuple[int, int, int]]:
    """Cut a party or a nationality off the end: "St Ives Liberal Democrat", "British Airways" not."""
    if start >= end:
        return []
    for length in (2, 1):
        tail = doc[end - length : end].text if end - length > start else ""
        if tail in words("parties") and doc[end - length - 1].text not in ("of", "the", "and"):
            cut = end - length
            if doc[start].text not in ("New", "National", "European", "British", "Scottish"):
                return [*_split_parties(doc, start, cut), (cut, cut, end)]
    if end - start > 1 and doc[start].text in table("nationalities"):
        rest = doc[start + 1 : end]
        labels = {t.ent_type_ for t in rest}
        if labels <= {"PERSON"} or (rest.text in words("titles")):
            return [(start + 1, start + 1, end)]
    return [(start, start, end)]


OWNED_HEADS = {"Hospital", "College", "School", "Church", "Cathedral", "Quay", "Square", "Street", "Lane",
                "Hall", "Bay", "Point", "Island", "Wharf", "Park", "Bridge", "Hill", "Gate"}  # fmt: skip
