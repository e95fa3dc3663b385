"""Posts: what people are said to be, from titles, appositions and parties before a name."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from dateline.annotate.names import Name
from dateline.annotate.nouns import noun_kind
from dateline.model import Post, Span

HONORIFICS = {"Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Sir", "Dame", "Lord", "Lady", "Mr.", "Mrs.",
              "Ms.", "Dr.", "Prof", "Prof.", "Rev", "Rev."}  # fmt: skip
OF = {"of", "at", "for", "with", "in", "from", "to"}


def find_posts(doc: Doc, name: Name, at: dict[int, Name]) -> list[tuple[Post, int]]:
    """The posts said of a named person at one mention, each with its head token.

    `at` gives the name that each token belongs to, for the organisation of a post.
    """
    out = []
    before = _before(doc, name, at)
    if before is not None:
        out.append(before)
    after = _apposition(doc, name, at)
    if after is not None:
        out.append(after)
    return out


def titles(doc: Doc, name: Name) -> list[str]:
    """The honorifics before a name: "Dr", "Sir"."""
    return [t.text for t in doc[name.title : name.start] if t.text in HONORIFICS]


def _post(doc: Doc, start: int, end: int, organisation: str | None, head: int) -> tuple[Post, int]:
    span = Span(doc[start].idx, doc[end - 1].idx + len(doc[end - 1]))
    return Post(" ".join(doc[start:end].text.split()), organisation, span), head


def _before(doc: Doc, name: Name, at: dict[int, Name]) -> tuple[Post, int] | None:
    """ "Health Secretary", "Plymouth Moor View Labour MP", "chief executive" right before the name."""
    end = name.start
    while end > 0 and doc[end - 1].text in HONORIFICS:
        end -= 1
    if end == 0:
        return None
    head = doc[end - 1]
    if head.pos_ not in ("NOUN", "PROPN", "ADJ") or noun_kind(head.text.lower()) != "person":
        return None
    start, organisation = end - 1, None
    while start > 0:
        token = doc[start - 1]
        owner = at.get(token.i)
        if (
            token.is_space
            or token.is_punct
            or (token.is_sent_start and token.pos_ in ("DET", "ADV"))
        ):
            break
        if owner is not None and owner.kind in ("organisation", "place"):
            if owner.kind == "organisation" and organisation is None:
                organisation = doc[owner.start : owner.end].text
            start = owner.start
        elif (
            token.text == "'s"
            or token.text == "’s"
            or (token.pos_ in ("ADJ", "NOUN", "PROPN") and token.ent_type_ not in ("DATE", "TIME"))
        ):
            start -= 1
        elif (
            token.text in ("and", "of")
            and start - 2 >= 0
            and noun_kind(doc[start - 2].text.lower()) == "person"
        ):
            start -= 2
        else:
            break
    while start < end and doc[start].text in ("'s", "’s"):
        start += 1
    return _post(doc, start, end, organisation, end - 1)


def _apposition(doc: Doc, name: Name, at: dict[int, Name]) -> tuple[Post, int] | None:
    """ ", deputy head of health at Unison," and ", the ports minister," after the name."""
    i = name.end
    if i + 1 >= len(doc) or doc[i].text not in (",", "(", "–", "-"):
        return None
    if doc[i + 1].like_num and i + 3 < len(doc) and doc[i + 2].text == ",":
        i += 2
    start = i + 1
    head = _role_head(doc, start)
    if head is None:
        return None
    end, organisation = head.i + 1, None
    owner = at.get(start)
    if owner is not None and owner.kind == "organisation":
        organisation = doc[owner.start : owner.end].text
    possessor = next((c for c in head.children if c.dep_ == "poss"), None)
    if possessor is not None and (named := at.get(possessor.i)) is not None:
        organisation = doc[named.start : named.end].text
    while end < len(doc) and doc[end].lower_ in OF:
        stop = _noun_end(doc, end + 1, at)
        if stop == end + 1:
            break
        named = at.get(stop - 1)
        if named is not None and named.kind == "organisation":
            organisation = doc[named.start : named.end].text
        end = stop
        if (
            end + 1 < len(doc)
            and doc[end].text == ","
            and doc[end + 1].lower_ in ("at", "of", "for")
        ):
            inner = at.get(end + 2) or at.get(end + 3)
            if inner is not None and inner.kind == "organisation":
                return _post(doc, start, end, doc[inner.start : inner.end].text, head.i)
    return _post(doc, start, end, organisation, head.i)


def _role_head(doc: Doc, start: int) -> Token | None:
    """The person noun that heads the phrase from `start`, within a few words and before any verb."""
    last = None
    for i in range(start, min(start + 9, len(doc))):
        token = doc[i]
        if (
            (token.pos_ in ("VERB", "AUX", "PRON") and token.tag_ != "PRP$")
            or token.is_punct
            or token.lower_ in OF
            or token.lower_ in ("who", "which")
        ):
            break
        if (
            token.pos_ in ("NOUN", "PROPN")
            and noun_kind(token.text.lower().removesuffix("s")) == "person"
        ):
            last = token
    return last


def _noun_end(doc: Doc, start: int, at: dict[int, Name]) -> int:
    """Where the noun phrase that begins at `start` ends."""
    i = start
    while i < len(doc) and (
        i in at
        or (doc[i].pos_ in ("NOUN", "PROPN", "ADJ", "DET", "NUM") and not doc[i].is_punct)
        or doc[i].tag_ in ("PRP$", "POS")
        or (
            doc[i].text in ("and", "&")
            and i + 1 < len(doc)
            and (i + 1 in at or doc[i + 1].pos_ == "PROPN")
        )
    ):
        i += 1
    return i
