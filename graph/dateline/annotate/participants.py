"""Participants: who or what takes part in a report, with PropBank roles read off the parse."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from dateline.annotate.lexicon import words
from dateline.annotate.nouns import noun_kind
from dateline.annotate.reports import carried
from dateline.annotate.syntax import called_on, noun_phrase, subject_of

HEARD = {"tell", "warn"}
"""Verbs whose object hears what is said: PropBank's Arg2."""
WHERE = {"in", "at", "on", "near", "outside", "inside", "across", "throughout", "around", "off"}
NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")


@dataclass(frozen=True, slots=True)
class Part:
    """A participant as tokens: role, head and the first and last token of its phrase."""

    role: str
    head: Token
    start: int
    end: int


def find_parts(trigger: Token, places: set[int], happenings: set[int]) -> list[Part]:
    """The participants of a trigger.

    `places` are the head tokens of mentions of places; `happenings` the nouns that tell of something
    themselves, which take no part in another: "announced a strike" has two reports.
    """
    parts = _of_noun_or_verb(trigger, places)
    return [part for part in parts if part.head.i not in happenings]


def _of_noun_or_verb(trigger: Token, places: set[int]) -> list[Part]:
    verb = trigger
    if trigger.pos_ == "NOUN":
        found = _of_noun(trigger, places)
        governor = trigger.head
        if (
            governor.pos_ == "VERB"
            and trigger.dep_ in ("dobj", "nsubjpass")
            and carried(governor) is not None
        ):
            heads = {p.head.i for p in found}
            found += [
                p
                for p in _of_verb(governor, places)
                if p.head.i != trigger.i and p.head.i not in heads
            ]
        return _unique(found)
    return _unique(_of_verb(verb, places))


def _part(role: str, head: Token) -> Part:
    tokens = [t for t in noun_phrase(head) if not t.is_space]
    start, end = tokens[0].i, tokens[-1].i + 1
    clause = next(
        (c for c in head.children if c.i > head.i and (
            c.dep_ in ("relcl", "acl", "advcl") or (c.dep_ == "prep" and any(g.dep_ == "pcomp" for g in c.children))
        )), None)  # fmt: skip
    if clause is not None and clause.left_edge.i > head.i:
        end = clause.left_edge.i
    while end > start + 1 and (
        head.doc[end - 1].is_punct or head.doc[end - 1].lower_ in ("and", "who", "which")
    ):
        end -= 1
    while start < head.i and (
        head.doc[start].is_punct or head.doc[start].pos_ in ("ADP", "SCONJ", "CCONJ")
    ):
        start += 1
    return Part(role, head, start, end)


def _with_conjuncts(role: str, head: Token) -> list[Part]:
    """The head and what is coordinated with it, each a participant of its own."""
    parts = []
    for token in (head, *head.conjuncts):
        if (
            token.pos_ in NOMINAL
            and token.i >= head.i
            and (any(c.isalpha() for c in token.text) or token.ent_type_ == "CARDINAL")
            and (len(token) > 2 or token.pos_ in ("PRON", "PROPN"))
            and token.ent_type_ not in ("DATE", "TIME")
        ):
            parts.append(_trimmed(_part(role, token), token))
    return parts


def _trimmed(part: Part, token: Token) -> Part:
    """Cut the coordinated phrases off the first one."""
    following = [c for c in token.children if c.dep_ == "conj" and c.pos_ in NOMINAL]
    if following:
        links = [
            c.i
            for c in token.children
            if c.dep_ in ("cc", "punct") and token.i < c.i < following[0].i
        ]
        end = min([following[0].left_edge.i, *links])
        if end > part.head.i:
            return Part(part.role, part.head, part.start, end)
    return part


def _of_verb(verb: Token, places: set[int]) -> list[Part]:
    passive = any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children) or (
        verb.dep_ in ("acl", "amod") and verb.tag_ == "VBN"
    )
    lemma = verb.lemma_.lower()
    undergoes, hears = lemma in words("undergoer_verbs"), lemma in HEARD
    found: list[Part] = []
    subject = _subject(verb)
    if subject is not None and subject.pos_ in NOMINAL:
        under = lemma in words("unaccusative") and not any(c.dep_ == "dobj" for c in verb.children)
        found += _with_conjuncts("Arg1" if passive or under or undergoes else "Arg0", subject)
    for child in verb.children:
        if child.dep_ == "dobj" and child.i in places and _beside_particle(child):
            found += _with_conjuncts("Argm-LOC", child)
        elif child.dep_ == "dobj" and child.pos_ in NOMINAL:
            found += _with_conjuncts("Arg2" if undergoes or hears else "Arg1", child)
        elif (child.dep_ == "dative" and child.pos_ in NOMINAL) or (
            child.dep_ in ("attr", "oprd") and child.pos_ in NOMINAL
        ):
            found += _with_conjuncts("Arg2", child)
        elif child.dep_ in ("agent", "prep", "dative"):
            found += _of_preposition(child, verb, places, passive)
    return found


def _beside_particle(noun: Token) -> bool:
    """ "Capsized off Port Elwin": the parser may take the preposition for a part of the verb."""
    before = noun.doc[noun.left_edge.i - 1] if noun.left_edge.i else noun
    return before.dep_ == "prt" and before.lower_ in WHERE


def _subject(verb: Token) -> Token | None:
    if verb.dep_ == "amod":
        return verb.head
    subject = subject_of(verb)
    if subject is not None and subject.dep_ == "expl":
        return next((c for c in verb.children if c.dep_ in ("attr", "dobj")), None)
    if subject is not None and subject.lower_ in ("who", "which", "that") and verb.dep_ == "relcl":
        return verb.head
    if subject is not None and subject.lower_ in ("who", "which", "that"):
        clause = next((a for a in verb.ancestors if a.dep_ == "relcl"), None)
        return clause.head if clause is not None else subject
    if (
        verb.dep_ == "xcomp"
        and verb.head.pos_ == "VERB"
        and not any(c.dep_ == "nsubj" for c in verb.children)
    ):
        controller = next((c for c in verb.head.children if c.dep_ in ("dobj", "dative")), None)
        controller = controller or called_on(verb.head)
        if controller is not None and controller.i < verb.i and controller.pos_ in NOMINAL:
            return controller
    return subject


def _of_preposition(prep: Token, verb: Token, places: set[int], passive: bool) -> list[Part]:
    word = prep.lower_
    out: list[Part] = []
    for child in prep.children:
        if child.dep_ != "pobj" or child.pos_ not in NOMINAL or child.ent_type_ in ("DATE", "TIME"):
            continue
        if prep.dep_ == "agent" or (word == "by" and passive):
            out += _with_conjuncts("Arg0", child)
        elif word in WHERE and (
            child.i in places
            or noun_kind(child.lemma_.lower()) == "place"
            or child.text in words("place_heads")
        ):
            out += _with_conjuncts("Argm-LOC", child)
        elif word in ("to", "with", "against", "from", "on", "for", "over", "about", "of", "into"):
            role = (
                "Arg2"
                if any(c.dep_ == "dobj" for c in verb.children)
                or passive
                or word in ("to", "from", "with", "for", "into")
                else "Arg1"
            )
            out += _with_conjuncts(role, child)
    return out


def _of_noun(noun: Token, places: set[int]) -> list[Part]:
    """ "the government's rejection of a pay rise", "talks between the trust and the union"."""
    found: list[Part] = []
    if noun.dep_ == "pobj" and noun.head.lower_ == "on" and noun.head.head.lemma_ == "be":
        subject = _subject(noun.head.head)  # "nurses were on strike"
        if subject is not None and subject.pos_ in NOMINAL and noun.lemma_ in words("gone_on"):
            found += _with_conjuncts("Arg0", subject)
    happens_to = noun.lemma_.lower() in words("patient_nouns") and not any(
        c.dep_ == "prep" and c.lower_ == "of" for c in noun.children
    )
    for child in noun.children:
        if child.dep_ == "poss" and child.pos_ in NOMINAL:
            found += _with_conjuncts("Arg1" if happens_to else "Arg0", child)
        elif child.dep_ == "compound" and child.pos_ == "PROPN":
            found.append(_part("Arg1", child))
        elif child.dep_ == "prep":
            word = child.lower_
            for target in child.children:
                if (
                    target.dep_ != "pobj"
                    or target.pos_ not in NOMINAL
                    or target.ent_type_ in ("DATE", "TIME")
                ):
                    continue
                if target.i in places and word in ("in", "at", "near", "outside", "across"):
                    found += _with_conjuncts("Argm-LOC", target)
                elif word in ("by", "between", "among"):
                    found += _with_conjuncts("Arg0", target)
                elif word in ("of", "on", "over", "against", "into", "with", "for", "to"):
                    found += _with_conjuncts(
                        "Arg2" if word in ("with", "to", "for") else "Arg1", target
                    )
    return found


def _unique(parts: list[Part]) -> list[Part]:
    seen: set[int] = set()
    out = []
    for part in parts:
        if part.head.i not in seen:
            seen.add(part.head.i)
            out.append(part)
    return sorted(out, key=lambda p: p.start)
