"""Posts: what people are said to be, by what stands beside their names and by how they came to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Doc, Token

from dateline.annotate.lexicon import groups, words
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
    found = (
        _before(doc, name, at),
        _ahead(doc, name, at),
        _apposition(doc, name, at),
        *_moves(doc, name, at),
    )
    return [post for post in found if post is not None]


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
    if (
        start + 1 < end
        and start > 0
        and doc[start - 1].lower_ == "to"
        and doc[start].pos_ == "NOUN"
    ):
        start += 1  # "voted to impeach President Moss", whatever the tagger takes "impeach" for
    return _post(doc, start, end, organisation, end - 1)


def _ahead(doc: Doc, name: Name, at: dict[int, Name]) -> tuple[Post, int] | None:
    """ "The mayor of Drayle, Anna Moss," but not "the mayor, Anna Moss and Ben Hale"."""
    comma = name.title - 1
    if (
        comma < 1
        or doc[comma].text != ","
        or doc[name.end : name.end + 1].text not in (",", ".", ")", "")
    ):
        return None
    if doc[name.end : name.end + 2].text in (", and", ", or"):
        return None
    first = doc[comma].sent.start
    for head in reversed(doc[max(first, comma - 8) : comma]):
        phrase = head.i + 1 == comma or (
            doc[head.i + 1].lower_ in OF and _noun_end(doc, head.i + 2, at) == comma
        )
        if phrase and head.i not in at and noun_kind(head.lower_) == "person":
            start = _phrase_start(head, at)
            if doc[start].lower_ == "the" and (start == first or doc[start - 1].text != ","):
                return _ending(doc, start, head, at)
        if head.is_punct or head.pos_ == "VERB":
            break
    return None


def _phrase_start(head: Token, at: dict[int, Name]) -> int:
    """Where the words before the noun of a post begin: "the" of "the first deputy mayor"."""
    doc, start = head.doc, head.i
    while start > head.sent.start and (
        doc[start - 1].pos_ in ("ADJ", "NOUN", "PROPN", "DET", "NUM")
        or doc[start - 1].tag_ in ("POS", "PRP$")
        or doc[start - 1].dep_ == "amod"  # "the acting mayor"
    ):
        owner = at.get(start - 1)
        if owner is not None and owner.kind == "person":
            break
        start -= 1
        if doc[start].pos_ == "DET" or doc[start].tag_ == "PRP$":
            break
    return start


def _apposition(doc: Doc, name: Name, at: dict[int, Name]) -> tuple[Post, int] | None:
    """ ", deputy head of health at Unison," and ", the ports minister," after the name."""
    i = name.end
    if i + 1 >= len(doc) or doc[i].text not in (",", "(", "–", "-"):
        return None
    if doc[i + 1].like_num and i + 3 < len(doc) and doc[i + 2].text == ",":
        i += 2
    if doc[i + 1].lower_ == "also" and i + 2 < len(doc):
        i += 1  # "Moss, also a docker"
    head = _role_head(doc, i + 1, at)
    if head is None or (head.dep_ == "nsubj" and head.head != doc[name.start : name.end].root.head):
        return None  # "Moss did not pay Falk, her lawyer said"
    return _ending(doc, i + 1, head, at)


def _ending(doc: Doc, start: int, head: Token, at: dict[int, Name]) -> tuple[Post, int]:
    """The post that begins at `start`, with what follows its head: "of pay at the Rail Union"."""
    end, organisation = head.i + 1, None
    owner = at.get(start)
    if owner is not None and owner.kind == "organisation":
        organisation = doc[owner.start : owner.end].text
    possessor = next((c for c in head.children if c.dep_ == "poss"), None)
    if possessor is not None and (named := at.get(possessor.i)) is not None:
        organisation = doc[named.start : named.end].text
    while end < len(doc) and doc[end].lower_ in OF:
        stop = _noun_end(doc, end + 1, at)
        if stop == end + 1 or doc[stop - 1].pos_ not in ("NOUN", "PROPN", "NUM", "PART"):
            break  # "mediator in a six-week strike"
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


def _moves(doc: Doc, name: Name, at: dict[int, Name]) -> Iterator[tuple[Post, int]]:
    """ "Ben Hale was elected mayor", "resigned as mayor": posts that are taken and left."""
    who = doc[name.start : name.end].root
    for verb in _verbs_of(who):
        down = "".join(
            f" {c.lower_}"
            for c in verb.children
            if c.dep_ == "prt" or c.lower_ in ("aside", "down")
        )
        move = groups("post_verbs").get(f"{_part(who, verb)} {verb.lemma_.lower()}{down}")
        head = _complement(verb, who, at) if move is not None and _is_real(verb) else None
        if head is None:
            continue
        post, place = _ending(doc, _phrase_start(head, at), head, at)
        if move == "left":
            post = replace(post, title=f"former {post.title.removeprefix('the ')}")
        yield replace(post, taken=move == "took"), place


def _verbs_of(who: Token) -> Iterator[Token]:
    """The verbs that a name is a part of: "Hale was elected", "Hale, elected in May, said"."""
    named = who.dep_ == "oprd" and not any(c.dep_ == "auxpass" for c in who.head.children)
    if named or who.dep_ in ("nsubj", "nsubjpass", "dobj"):
        yield who.head
    yield from (c for c in who.children if c.dep_ in ("acl", "relcl") and c.pos_ == "VERB")


def _part(who: Token, verb: Token) -> str:
    """Whether somebody does it or has it done, for a verb of whichever form."""
    passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)
    if who.dep_ in ("dobj", "oprd") and who.head == verb:
        return "patient"
    return "patient" if passive or (verb.dep_ == "acl" and verb.tag_ == "VBN") else "agent"


def _complement(verb: Token, who: Token, at: dict[int, Name]) -> Token | None:
    """The noun of the post: of "elected mayor", "appointed as its mayor", "named her mayor"."""
    near = [c for c in verb.rights if c.dep_ in ("oprd", "attr", "dobj", "xcomp") and c != who]
    for child in (*verb.rights, *who.children):
        if child.dep_ == "prep" and child.lower_ == "as":
            near += [c for c in child.children if c.dep_ == "pobj"]
        elif child.dep_ == "appos" and child.i > who.i and not who.nbor().is_punct:
            near.append(child)  # "elected Ada Moss its chairwoman", as the parser has it
    found = (c for c in near if c.i not in at and c.tag_ != "NNS" and _is_post(c))
    return next(found, None)


def _is_post(noun: Token) -> bool:
    """Whether a noun that somebody is appointed as means a post: "chair" does there."""
    if noun.lower_ in ("man", "woman", "person"):
        return False
    return noun_kind(noun.lower_) == "person" or noun.text.capitalize() in words("titles")


def _is_real(verb: Token) -> bool:
    """Whether a verb tells what has been: no "will", "not", "if", "to"."""
    if any(c.dep_ == "neg" or c.tag_ in ("MD", "TO") or c.lower_ in ("if", "unless", "whether", "being")
           for c in verb.children):  # fmt: skip
        return False
    return verb.tag_ in ("VBD", "VBN")


def _role_head(doc: Doc, start: int, at: dict[int, Name]) -> Token | None:
    """The person noun that heads the phrase from `start`, within a few words and before any verb."""
    last = None
    if doc[start].pos_ == "CCONJ" or doc[start].lower_ in ("as", "on"):
        return None  # "Moss, and her aunt", "Moss, as well as the artists"
    for i in range(start, min(start + 9, len(doc))):
        token, owner = doc[i], at.get(i)
        if owner is not None and owner.kind == "person":
            return None  # "John Marl, his wife Anna Marl"
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
    # Who stands before "protesters in Drayle" is not all of them.
    return None if last is not None and last.tag_ in ("NNS", "NNPS") else last


def _noun_end(doc: Doc, start: int, at: dict[int, Name]) -> int:
    """Where the noun phrase that begins at `start` ends; neither a day nor a person is part of it."""

    def inside(i: int) -> bool:
        if i in at:
            return i == start or at[i].kind != "person"
        token = doc[i]
        return (
            token.pos_ in ("NOUN", "PROPN", "ADJ", "DET", "NUM") and not token.is_punct
        ) or token.tag_ in ("PRP$", "POS")

    i = start
    while i < len(doc) and doc[i].ent_type_ not in ("DATE", "TIME") and (
        inside(i)
        or (
            doc[i].text in ("and", "&")
            and i + 1 < len(doc)
            and inside(i + 1)
            and (i + 1 in at or doc[i + 1].pos_ == "PROPN")
        )
    ):  # fmt: skip
        i += 1
    return i
