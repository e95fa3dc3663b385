"""What the parser often takes for something else, set right before anything reads it.

"About 800 people protested in Drayle, police said" is read as "people, protested, said": a past form
after a noun is taken for a participle, and the noun for the subject of what comes after. Of a verb
that takes no object, and of one that has its object beside it, there is no such participle.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Token

from dateline.annotate.lexicon import table, words
from dateline.annotate.nouns import noun_kind


@Language.component("dateline_mending")
def mend(doc: Doc) -> Doc:
    """Give verbs back the subjects that the parser hung them on, and "go on strike" its object."""
    for verb in doc:
        if (lemma := table("lemmas").get(verb.lower_)) is not None:
            verb.lemma_ = lemma
        if verb.lemma_ in ("go", "come"):
            _carry(verb)
        if verb.dep_ == "appos" and verb.ent_type_ == "PERSON":
            _introduce(verb)
        if verb.dep_ != "acl" or verb.tag_ not in ("VBN", "VBD") or not _tells(verb):
            continue
        noun = verb.head
        if noun.dep_ == "ROOT" and noun.i < verb.i and verb.sent[-1].text in (".", "”", '"'):
            _lead(verb, noun, verb, "ROOT")
        elif noun.dep_ == "nsubj" and _another_subject(noun):
            _lead(verb, noun, noun.head, "ccomp")
    return doc


def _introduce(name: Token) -> None:
    """Hang a person's name on who it names: Falk is the president in "the president of Corvane, Falk"."""
    inner = name.head
    outer = inner.head.head if inner.dep_ == "pobj" else inner
    beside = inner.pos_ == "PROPN" and inner.ent_type_ != "PERSON"
    if beside and outer.pos_ == "NOUN" and noun_kind(outer.lemma_.lower()) == "person":
        for part in [name, *(c for c in inner.children if c.is_punct)]:
            part.head = outer


def _tells(verb: Token) -> bool:
    """Whether a past form can be no participle: nothing is ever "protested" or "marched"."""
    if verb.i and verb.nbor(-1).is_punct:
        return False
    objects = [c for c in verb.children if c.dep_ == "dobj" and c.ent_type_ not in ("DATE", "TIME")]
    return verb.lemma_.lower() in words("intransitive_verbs") or bool(objects)


def _another_subject(noun: Token) -> bool:
    """Whether the verb has a subject of its own: "people …, police said"."""
    return any(c.dep_ == "nsubj" and c.i > noun.i and c.i < noun.head.i for c in noun.head.children)


def _lead(verb: Token, noun: Token, above: Token, dep: str) -> None:
    """Make a verb the head of its subject, and of what hung on that from behind it."""
    for child in list(noun.children):
        if child.i > verb.i:
            child.head = verb
    verb.head, verb.dep_, verb.tag_ = above, dep, "VBD"
    noun.head, noun.dep_ = verb, "nsubj"


def _carry(verb: Token) -> None:
    """Take "strike" in "went on strike" for what is done, as "talks" is in "held talks"."""
    for prep in list(verb.children):
        for noun in list(prep.children) if prep.lower_ == "on" and prep.i > verb.i else ():
            bare = not any(c.dep_ in ("det", "poss") for c in noun.children)
            if noun.dep_ == "pobj" and bare and noun.lemma_.lower() in words("gone_on"):
                noun.head, noun.dep_ = verb, "dobj"
                prep.head, prep.dep_ = noun, "case"
