"""Claims that the layout makes: turns of a transcript, and quotations signed with a dash.

"MARLOW: We never saw the plan." and "“It was never safe.” — Ada Quill" have no verb of saying; the
colon and the dash are their cues.
"""

from __future__ import annotations

import re

from spacy.tokens import Doc

from dateline.annotate.drafts import Draft
from dateline.annotate.language import text_of
from dateline.model import Reason, Span

TURN = re.compile(
    r"^[ \t]*[\"“]?(?P<who>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]*){0,3})"
    r"(?: \([^)\n]{1,40}\))?(?P<cue>:)[ \t]+(?P<said>\S.*)$",
    re.MULTILINE,
)
SIGNED = re.compile(
    r"[”\"’][ \t\xa0]*(?P<cue>―|—|–|--?)[ \t\xa0]*"
    r"(?P<who>[A-Z][\w.'’-]*(?:[ \xa0][A-Z][\w.'’-]*){0,5}?)(?=[.,]?[ \t\xa0]*$|,[ \t\xa0])",
    re.MULTILINE,
)
FEWEST = 3
"""So many lines with a name in capitals and a colon make a transcript."""
SPEAKERS = 2
"""Of so many different people."""


def laid_out(doc: Doc, quotations: list[Span]) -> list[Draft]:
    """The claims that turns and signatures make, in order."""
    text = text_of(doc)
    return sorted([*_turns(doc, text), *_signed(doc, text, quotations)], key=lambda d: d.content[0])


def _turns(doc: Doc, text: str) -> list[Draft]:
    found = list(TURN.finditer(text))
    if len(found) < FEWEST or len({m["who"] for m in found}) < SPEAKERS:
        return []
    return [
        _draft(doc, Span(*m.span("who")), Span(*m.span("cue")), _said(m), "a turn of a transcript")
        for m in found
    ]


def _said(turn: re.Match[str]) -> Span:
    """What is said, without the quotation mark that closes the whole turn."""
    start, said = turn.start("said"), turn["said"].rstrip()
    closes = len(said) > 1 and said[-1] in '"”' and said.count(said[-1]) % 2 and "“" not in said
    return Span(start, start + len(said) - bool(closes))


def _signed(doc: Doc, text: str, quotations: list[Span]) -> list[Draft]:
    ending = {q.end: q for q in quotations}
    out = []
    for match in SIGNED.finditer(text):
        quotation = ending.get(match.start() + 1)
        if quotation is not None:
            who, cue = Span(*match.span("who")), Span(*match.span("cue"))
            out.append(_draft(doc, who, cue, quotation, "a quotation signed with a dash"))
    return out


def _draft(doc: Doc, who: Span, cue: Span, said: Span, rule: str) -> Draft:
    tokens = doc.char_span(who.start, who.end, alignment_mode="expand")
    why = (Reason("content", rule, (cue,)), Reason("source", rule, (cue,)))
    head = tokens.root.i if tokens is not None else None
    return Draft(who, head, (cue,), None, (said,), "direct", why=why)
