"""What kind of thing a name names: titles, heads, appositions, the gazetteer and spaCy's label vote."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from spacy.tokens import Doc, Token

from dateline.annotate.language import dictionary
from dateline.annotate.lexicon import places, words
from dateline.annotate.nouns import noun_kind
from dateline.model import MentionKind

Votes = defaultdict[MentionKind, float]
"""Weights for each kind."""
LABELS: dict[str, MentionKind] = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place",
    "PRODUCT": "product", "WORK_OF_ART": "product", "EVENT": "other", "LAW": "other",
}  # fmt: skip


HYPHENS = {"-", "–", "‑"}
INNER_CAPITAL = re.compile(r"\b[a-z][A-Z]")
IN_PLACE = {"in", "at", "near", "from", "around", "outside", "across", "throughout", "to", "through",
            "via", "off"}  # fmt: skip


def evidence(
    doc: Doc, title: int, start: int, end: int, labels: dict[int, str]
) -> dict[MentionKind, float]:
    """What speaks for each kind at one occurrence, as weights."""
    tokens = doc[start:end]
    text, head, size = tokens.text, doc[end - 1], end - start
    bare = text.removeprefix("the ").removeprefix("The ")
    found: Votes = defaultdict(float)
    here = Counter(labels.get(i, "") for i in range(start, end))
    for label, count in here.items():
        if label in LABELS:
            # the model takes most words that it does not know for persons
            doubt = 0.6 if label == "PERSON" and size == 1 else 1.0
            found[LABELS[label]] += doubt * count / size
        elif label == "NORP":
            found["organisation"] += 0.5 * count / size
    if title < start:
        found["person"] += 4
    if bare in words("parties"):
        found["organisation"] += 4
    elif bare in places():
        place = places()[bare]
        found["place"] += 3 if place.type != "city" else 1.2 if place.thousands < 300 else 1.8
    elif head.text in words("organisation_heads") or doc[start].text in FIRST_HEADS:
        found["organisation"] += 3 if size > 1 else 0.5
    elif head.text in words("place_heads") and size > 1:
        found["place"] += 2.5
    elif head.text in words("occasion_heads") and size > 1:
        found["other"] += 3
    elif head.lemma_.lower() in words("product_nouns") and size > 1:
        found["product"] += 3
    elif text[0].islower() or INNER_CAPITAL.search(text) or any(c.isdigit() for c in text):
        spelt = text[0].islower() or INNER_CAPITAL.search(text)
        found["product"] += 2.5 if spelt else 1.5  # iPhone; 747, Windows 7
    elif text.isupper() and 2 <= len(text) <= 6 and text.isalpha():
        found["organisation"] += 1.2
    elif 2 <= size <= 3 and all(t.text.lower() not in dictionary() for t in tokens):
        found["person"] += 0.5
    if size > 2 and any(t.lower_ in ("and", "for", "&") for t in tokens) and bare not in places():
        found["organisation"] += 2  # nobody is called "Dockers and Pilots Assocation"
    if size > 2 and tokens[-2].text in HYPHENS and head.text.islower():
        found["person"] += 2  # Lee Cheuk-yan
    _context(doc, title, start, end, found)
    for clue, weight in CLUES_OF_PRODUCTS:
        if clue(doc, start, end):
            found["product"] += weight
    return dict(found)


FIRST_HEADS = {"University", "Ministry", "Department", "Bank", "Museum", "Church", "Institute"}


def _context(doc: Doc, title: int, start: int, end: int, found: Votes) -> None:
    before = doc[title - 1] if title else None
    after = doc[end] if end < len(doc) else None
    root = doc[start:end].root
    if before is not None and before.lower_ in IN_PLACE and before.pos_ == "ADP":
        found["place"] += 0.9 if before.lower_ not in ("to", "from") else 0.4
    if title >= 2 and doc[title - 1].lower_ == "of" and noun_kind(doc[title - 2].lower_) == "place":
        found["place"] += 2.0  # "the port of Drayle"
    if before is not None and before.pos_ == "NOUN" and before.lower_ not in ("north", "south"):
        kind = noun_kind(before.lemma_.lower())
        if kind == "person" and root.head.i >= before.i - 1:
            found["person"] += 1.5
    if after is not None and after.text == "," and end + 1 < len(doc):
        follower = doc[end + 1]
        if follower.lower_ in ("who", "whose") or (follower.like_num and len(follower.text) == 2):
            found["person"] += 2
        if follower.text in places() and root.ent_type_ != "PERSON":
            found["place"] += 1
    if (
        after is not None
        and title == start
        and {doc[end : end + 1].text, doc[end : end + 2].text} & words("parties")
        and any(t.text in ("MP", "MPs", "MSP", "MEP", "AM", "TD") for t in doc[end : end + 4])
    ):
        found["place"] += 6  # a constituency
    if after is not None and after.lower_ == "who":
        found["person"] += 1.5
    for child in root.children:
        if child.dep_ == "appos" and child.pos_ == "NOUN" and child.i > root.i:
            kind = noun_kind(child.lemma_.lower())
            if kind is not None:
                found[kind] += 1.5
    if root.dep_ == "nsubj" and root.head.lemma_ in ("say", "tell", "add", "believe", "think"):
        found["person"] += 0.4
        found["organisation"] += 0.3


def _in_apposition(doc: Doc, start: int, end: int) -> bool:
    """ "Comet, a new airliner", "the operating system Vellum", "Comet is an airliner"."""
    root = doc[start:end].root
    said = [c for c in root.children if c.dep_ == "appos" and c.i >= end]
    said += [c for c in root.children if c.dep_ in ("compound", "nmod") and c.i < start]
    if root.dep_ == "appos" and root.head.i == start - 1:
        said.append(root.head)
    if root.dep_ in ("nsubj", "nsubjpass"):
        said += [c for c in root.head.children if c.dep_ in ("attr", "oprd")]
    return any(_is_product(token) for token in said)


def _before_product(doc: Doc, start: int, end: int) -> bool:
    """ "Comet airliners", where Comet may be the maker too."""
    root = doc[start:end].root
    return root.dep_ in ("compound", "nmod") and root.head.i >= end and _is_product(root.head)


def _launched(doc: Doc, start: int, end: int) -> bool:
    """ "unveiled Comet", "Comet was recalled"."""
    root = doc[start:end].root
    return root.dep_ in ("dobj", "nsubjpass") and root.head.lemma_.lower() in words("launch_verbs")


def _one_of_many(doc: Doc, start: int, end: int) -> bool:
    """ "a Comet", "the new Comet", "its Comet": companies and people stand without an article."""
    root = doc[start:end].root
    if root.dep_ in ("compound", "nmod", "poss") or root.tag_ != "NNP" or root.text.isupper():
        return False
    left = [c for c in root.children if c.i < start]
    return any(c.dep_ in ("det", "poss") or c.lower_ == "new" for c in left)


def _is_product(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and noun.lemma_.lower() in words("product_nouns")


CLUES_OF_PRODUCTS = ((_in_apposition, 1.5), (_before_product, 0.8), (_launched, 0.8), (_one_of_many, 0.8))  # fmt: skip
"""What makes a name a product's, with its weight."""


KNOWN_PLACE = 100
"""Thousands of people from which a place is meant, though a firm has its name too."""


def lend_to_surnames(votes: defaultdict[str, Votes]) -> None:
    """A single word that ends a person's full name is that person, unless it is a country."""
    last = {
        key.split()[-1] for key, count in votes.items() if " " in key and winner(count) == "person"
    }
    for key, count in votes.items():
        if key in last:
            seen = sum(count.values())
            count["person"] += 2.5 + 0.4 * seen


def lend_to_full_names(votes: defaultdict[str, Votes]) -> None:
    """ "Dan Poulter" is a person if "Dr Poulter" is one."""
    titled = {key for key, count in votes.items() if " " not in key and count["person"] >= 4}
    for key, count in votes.items():
        parts = key.split()
        if len(parts) in (2, 3) and parts[-1] in titled:
            count["person"] += 2 + sum(count.values())


def lend_to_short_forms(votes: defaultdict[str, Votes]) -> None:
    """ "Halden" is the firm if the text has "Halden Group", unless it is a place or ends somebody's name."""
    full = [key for key in votes if " " in key and key.split()[1] not in ("and", "of", "for", "&")]
    first = {key.split()[0] for key in full if winner(votes[key]) == "organisation"}
    last = {key.split()[-1] for key in full if winner(votes[key]) == "person"}
    for key in sorted(first - last):
        place = places().get(key.title())
        if key in votes and (place is None or place.thousands < KNOWN_PLACE):
            votes[key]["organisation"] += 2.5 + 0.4 * sum(votes[key].values())


def winner(count: Votes) -> MentionKind | None:
    if not count:
        return None
    return max(sorted(count), key=lambda kind: count[kind])
