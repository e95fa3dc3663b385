"""Claims by construction: verbs of saying with a clause or a quotation, "according to", nouns.

The construction decides which part of the clause is the content (data/cues.txt).
"""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from spacy.tokens import Doc, Token

from dateline.annotate.drafts import Draft, Overlaps, manner_of, merged
from dateline.annotate.language import text_of
from dateline.annotate.lexicon import words
from dateline.annotate.syntax import SUBJECTS, noun_phrase, subject_of, subtree, trim
from dateline.annotate.tables import verb_groups
from dateline.model import Reason, Span

LONG_QUOTATION = 4
"""From this many words on, a quotation is speech and not a scare quote."""


class _Said(NamedTuple):
    """The parts of a sentence that are said, and what makes them so."""

    spans: tuple[Span, ...]
    rule: str


def constructed(doc: Doc, quotations: list[Span], inside: dict[int, Span]) -> list[Draft]:
    """The claims that the grammar shows, in the order of their cues.

    `inside` gives for each token in a quotation the quotation.
    """
    drafts: list[Draft] = []
    at = 0
    for sent in doc.sents:
        here = []
        while at < len(quotations) and quotations[at].start < sent.end_char:
            here.append(quotations[at])
            at += 1
        for token in sent:
            draft = _from_verb(doc, token, here, inside) or _from_according(doc, token, here)
            draft = draft or _from_noun(token)
            if draft is not None:
                drafts.append(replace(draft, inner=token.i in inside))
    return _without_repeats(drafts)


def _source(verb: Token) -> Token | None:
    if any(c.dep_ == "auxpass" for c in verb.children) or (
        verb.dep_ == "acl" and verb.tag_ == "VBN"
    ):
        agent = next((c for c in verb.children if c.dep_ == "agent"), None)
        return next((c for c in agent.children if c.dep_ == "pobj"), None) if agent else None
    found = subject_of(verb)
    if (
        found is None
        or found.dep_ in ("expl", "csubj")
        or found.lower_ in ("it", "there", "which", "that")
    ):
        return None if found is None or found.lower_ != "it" or found.dep_ == "expl" else found
    return found


def _from_verb(doc: Doc, verb: Token, here: list[Span], inside: dict[int, Span]) -> Draft | None:
    if verb.pos_ not in ("VERB", "AUX") or (verb.pos_ == "AUX" and verb.lemma_ == "be"):
        return None
    groups = verb_groups().get(verb.lemma_.lower(), ())
    if not groups:
        return None
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    source = _source(verb)
    quoted_verb = inside.get(verb.i)
    quotes = [q for q in here if q != quoted_verb] if quoted_verb is None else []
    content, rule = _content(doc, verb, groups, quotes, source)
    if not content or (source is None and not passive and verb.tag_ not in ("VBG", "VBN")):
        return None
    if source is None and passive and "clause" not in groups:
        return None
    span = trim(noun_phrase(source)) if source is not None else None
    if span is not None and any(span.overlaps(c) for c in content):
        span = Span(source.idx, source.idx + len(source)) if source is not None else None
        if span is not None and any(span.overlaps(c) for c in content):
            return None
    cue = _cue(verb, content)
    whose = (
        "the agent of the cue"
        if source is not None and source.dep_ == "pobj"
        else "the subject of the cue"
    )
    return Draft(
        span,
        source.i if source is not None else None,
        cue,
        verb.i,
        content,
        manner_of(content, Overlaps(here)),
        plain=span is not None
        and verb.lemma_.lower() in words("plain_saying")
        and any(c.dep_ == "ccomp" for c in verb.children),
        why=_why(rule, whose, cue, span),
    )


def _why(rule: str, whose: str, cue: tuple[Span, ...], source: Span | None) -> tuple[Reason, ...]:
    content = Reason("content", f"grammar: {rule}", cue)
    return (content,) if source is None else (content, Reason("source", f"grammar: {whose}", cue))


def _cue(verb: Token, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """The verb with its particle or the preposition that leads to the content."""
    last = verb
    for child in verb.children:
        if (
            child.i == last.i + 1
            and (child.dep_ == "prt" or child.dep_ == "prep")
            and not any(c.start <= child.idx < c.end for c in content)
        ) and (child.dep_ == "prt" or child.lower_ in ("for", "on", "out", "about", "against")):
            last = child
    return (Span(verb.idx, last.idx + len(last)),)


def _content(
    doc: Doc, verb: Token, groups: tuple[str, ...], quotes: list[Span], source: Token | None
) -> _Said:
    """The parts of the sentence that are said."""
    spans: list[Span] = []
    rule = "the clause of a verb of saying"
    clause = None
    for child in verb.children:
        if child.dep_ == "ccomp" and ({"clause", "thought", "evidence"} & set(groups)):
            clause = child
        elif (
            child.dep_ == "xcomp"
            and {"address", "clause", "thought"} & set(groups)
            and child.tag_ == "VB"
        ):
            clause = clause or child
    if clause is not None and clause.pos_ in ("VERB", "AUX", "NOUN", "ADJ", "PROPN", "PRON", "ADV"):
        spans += _clause_spans(doc, verb, clause, source)
    if "charge" in groups and not spans:
        for child in verb.children:
            if child.dep_ == "prep" and child.lower_ in ("of", "for", "over"):
                spans += [s for s in [trim(subtree(child))] if s]
                rule = "what a verb of blame or praise is followed by"
    if not spans and {"object", "charge"} & set(groups):
        target = next((c for c in verb.children if c.dep_ in ("dobj", "nsubjpass", "oprd")), None)
        if target is not None and target.pos_ in ("NOUN", "PROPN") and target is not source:
            spans += [s for s in [trim(noun_phrase(target))] if s]
            rule = "the object of a verb that takes what is said"
    if "address" in groups and not spans:
        for child in verb.children:
            if (
                child.dep_ == "prep"
                and child.lower_ == "for"
                and verb.lemma_ in ("call", "ask", "press", "appeal")
            ):
                spans += [s for s in [trim(subtree(child)[1:])] if s]
                rule = "what is called for"
    if "clause" in groups and quotes:
        rule = rule if spans else "the quotation beside a verb of saying"
        spans = _with_quotations(doc, verb, spans, quotes, source)
    return _Said(merged(text_of(doc), spans), rule)


def _clause_spans(doc: Doc, verb: Token, clause: Token, source: Token | None) -> list[Span]:
    """The clause, cut where the cue and its subject stand inside it ("The deal, he said, is off")."""
    tokens = subtree(clause)
    if not any(c.dep_ in SUBJECTS for c in clause.children):
        # "warned the move would hurt": the parser took the clause's subject for an object
        stray = next(
            (c for c in verb.children if c.dep_ == "dobj" and verb.i < c.i < clause.i), None
        )
        if stray is not None and clause.tag_ in ("VB", "VBD", "VBZ", "VBP"):
            tokens = [*doc[stray.left_edge.i : clause.left_edge.i], *tokens]
    for aside in (c for c in clause.children if c.dep_ == "advcl"):
        if "clause" in verb_groups().get(aside.lemma_.lower(), ()) and any(
            c.dep_ == "nsubj" for c in aside.children
        ):
            tokens = [t for t in tokens if t.i < aside.left_edge.i]  # "…, while B said"
    if clause.i < verb.i:
        tokens = [t for t in tokens if t.i < verb.i]
        if source is not None and source.left_edge.i < verb.i:
            tokens = [t for t in tokens if not source.left_edge.i <= t.i <= source.right_edge.i]
    else:
        tokens = [t for t in tokens if t.i > verb.i]
    return [s for s in [trim(tokens)] if s]


def _with_quotations(
    doc: Doc, verb: Token, spans: list[Span], quotes: list[Span], source: Token | None
) -> list[Span]:
    """Add the quotations of the sentence that this cue governs, and let them bound the clause."""
    text = text_of(doc)
    for quotation in quotes:
        if any(s.holds(quotation) for s in spans):
            continue
        crossing = [s for s in spans if s.overlaps(quotation)]
        if crossing:
            low = min(s.start for s in [*crossing, quotation])
            high = max(s.end for s in [*crossing, quotation])
            if not low <= verb.idx < high:
                spans = [s for s in spans if s not in crossing] + [Span(low, high)]
            else:
                spans = [s for s in spans if s not in crossing] + [quotation]
            continue
        size = len(quotation.of(text).split())
        if size < LONG_QUOTATION and (
            spans or not quotation.of(text).rstrip("”\"'’").endswith((",", ".", "!", "?"))
        ):
            continue
        if source is not None and source.left_edge.idx <= quotation.start < source.right_edge.idx:
            continue
        if _nearest_cue(verb, quotation):
            spans.append(quotation)
    return spans


def _nearest_cue(verb: Token, quotation: Span) -> bool:
    """Whether no other speech verb stands closer to the quotation."""

    def distance(token: Token) -> int:
        return (
            quotation.start - token.idx
            if token.idx < quotation.start
            else token.idx - quotation.end
        )

    rivals = [
        t for t in verb.sent
        if t.i != verb.i and t.pos_ == "VERB" and not quotation.start <= t.idx < quotation.end
        and "clause" in verb_groups().get(t.lemma_.lower(), ())
    ]  # fmt: skip
    return all(distance(verb) <= distance(t) for t in rivals)


def _from_according(doc: Doc, token: Token, here: list[Span]) -> Draft | None:
    """ "according to figures released on Monday": the rest of the sentence is the content."""
    if token.lower_ != "according" or token.i + 1 >= len(doc) or doc[token.i + 1].lower_ != "to":
        return None
    to = doc[token.i + 1]
    source = next((c for c in (*to.children, *token.children) if c.dep_ == "pobj"), None)
    if source is None:
        return None
    inner = {t.i for t in subtree(source)} | {token.i, to.i}
    clause = token.head
    while clause.pos_ not in ("VERB", "AUX") and clause.head.i != clause.i:
        clause = clause.head
    before = [t for t in subtree(clause) if t.i < token.i and t.i not in inner]
    after = [t for t in subtree(clause) if t.i > max(inner)]
    parts = [s for s in (trim(before), trim(after)) if s]
    if not parts:
        return None
    content = merged(text_of(doc), parts)
    cue = Span(token.idx, to.idx + len(to))
    span = trim(noun_phrase(source))
    return Draft(
        span,
        source.i,
        (cue,),
        token.i,
        content,
        manner_of(content, Overlaps(here)),
        why=_why("the clause that the cue stands in", "what follows the cue", (cue,), span),
    )


def _from_noun(noun: Token) -> Draft | None:
    """ "the union's claim that …", "a report by Unison that …"."""
    if noun.pos_ != "NOUN" or noun.lemma_.lower() not in words("cue_nouns"):
        return None
    clause = next(
        (c for c in noun.children if c.dep_ in ("acl", "ccomp", "relcl") and c.i > noun.i
         and any(m.dep_ == "mark" and m.lower_ == "that" for m in c.children)), None)  # fmt: skip
    if clause is None:
        return None
    content = trim(subtree(clause))
    if content is None:
        return None
    owner = next((c for c in noun.children if c.dep_ == "poss"), None)
    if owner is None:
        by = next(
            (
                c
                for c in noun.children
                if c.dep_ == "prep" and c.lower_ in ("by", "from", "of") and c.i < clause.i
            ),
            None,
        )
        owner = next((c for c in by.children if c.dep_ == "pobj"), None) if by is not None else None
    source = trim([t for t in noun_phrase(owner) if t.tag_ != "POS"]) if owner is not None else None
    cue = (Span(noun.idx, noun.idx + len(noun)),)
    return Draft(
        source,
        owner.i if owner is not None else None,
        cue,
        noun.i,
        (content,),
        "indirect",
        why=_why("the clause of a noun of saying", "whose the cue is", cue, source),
    )


def _without_repeats(drafts: list[Draft]) -> list[Draft]:
    """One claim per cue; of two cues with the very same content, the first."""
    out: list[Draft] = []
    seen: set[tuple[Span, ...]] = set()
    for draft in drafts:
        if draft.content not in seen:
            seen.add(draft.content)
            out.append(draft)
    return out
