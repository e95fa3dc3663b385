"""What an afternoon with spaCy gives, as a measure for everything that took longer.

Its names and dates as they come, verbs as events, subject and object as participants, a verb of
speech with its clause as a claim; nothing is denied, doubtful or to come, everything happens on the
day of publication, and mentions of one string are one actor. It listens at the end of the pipeline
that Dateline parses with, so a text is parsed once for both.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from spacy.language import Language
from spacy.tokens import Doc, Token

from benchmarks.annotations import Annotated, Claim, Ends, Event, Mention, Participant, Time, blank

KINDS = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "PRODUCT": "product",
    "MONEY": "financial",
    "PERCENT": "financial",
    "NORP": "other",
    "EVENT": "other",
    "LAW": "other",
    "WORK_OF_ART": "other",
    "LANGUAGE": "other",
}
WHEN = ("DATE", "TIME")
SPEECH = frozenset(
    [
        *("add", "admit", "agree", "allege", "announce", "argue", "believe", "claim", "complain"),
        *("confirm", "declare", "deny", "estimate", "explain", "insist", "note", "predict"),
        *("promise", "report", "reveal", "say", "state", "suggest", "tell", "think", "warn"),
    ]
)
ROLES = {"nsubj": "Arg0", "nsubjpass": "Arg1", "dobj": "Arg1"}
PLAIN = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
"""The only times whose value is their words."""


@dataclass(slots=True)
class Heard:
    """What was found in each text, and how long that took."""

    found: dict[str, Annotated] = field(default_factory=dict)
    seconds: float = 0.0

    def of(self, gold: Annotated) -> Annotated:
        """What was found in an article, its events on the day of publication."""
        found = self.found.get(gold.text) or blank(gold)
        events = (replace(event, date=gold.published or "") for event in found.events or ())
        return replace(
            found, id=gold.id, published=gold.published, scope=gold.scope, events=tuple(events)
        )


_listening: list[Heard] = []


@contextmanager
def listening(nlp: Language) -> Iterator[Heard]:
    """Hear every text that is parsed meanwhile."""
    heard = Heard()
    _listening.append(heard)
    nlp.add_pipe("afternoon", last=True)
    try:
        yield heard
    finally:
        nlp.remove_pipe("afternoon")
        _listening.remove(heard)


@Language.component("afternoon")
def listen(doc: Doc) -> Doc:
    """Take down what an afternoon's work finds in a text, and leave the text as it is."""
    for heard in _listening:
        begun = time.perf_counter()
        heard.found[doc.text] = annotated(doc)
        heard.seconds += time.perf_counter() - begun
    return doc


def annotated(doc: Doc) -> Annotated:
    """Read the annotations off a parse."""
    names = [ent for ent in doc.ents if ent.label_ in KINDS]
    chains = {token.i: ent.text for ent in names for token in ent}
    verbs = [token for token in doc if token.pos_ == "VERB"]
    return Annotated(
        id="",
        text=doc.text,
        published=None,
        scope=((0, len(doc.text)),),
        mentions=tuple(
            Mention(ent.start_char, ent.end_char, KINDS[ent.label_], "name", ent.text)
            for ent in names
        ),
        times=tuple(
            Time(ent.start_char, ent.end_char, ent.text if PLAIN.fullmatch(ent.text) else "")
            for ent in doc.ents
            if ent.label_ in WHEN
        ),
        events=tuple(map(_event, verbs)),
        claims=tuple(claim for verb in verbs for claim in _claims(verb, chains)),
    )


def _event(verb: Token) -> Event:
    parts = (
        Participant(*_phrase(child), ROLES[child.dep_])
        for child in verb.children
        if child.dep_ in ROLES
    )
    return Event(
        *_ends(verb), verb.lemma_.lower(), "certain", "pos", "non_future", "", tuple(parts)
    )


def _claims(verb: Token, chains: dict[int, str]) -> Iterator[Claim]:
    """Who says it, the verb, and the clause under it."""
    said = [child for child in verb.children if child.dep_ == "ccomp"]
    if verb.lemma_.lower() in SPEECH and said:
        subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
        source = (_phrase(subject),) if subject is not None else ()
        speaker = chains.get(subject.i) if subject is not None else None
        yield Claim(source, (_ends(verb),), tuple(map(_phrase, said)), speaker, True)


def _ends(token: Token) -> Ends:
    return token.idx, token.idx + len(token)


def _phrase(token: Token) -> Ends:
    return token.left_edge.idx, token.right_edge.idx + len(token.right_edge)
