"""Status: whether something happened, goes on, is planned, possible, denied or only supposed.

By the words of the source alone: modals and tense, the verb or noun that governs the event, negation
and its scope, conditions and questions. The design follows FactBank's factuality (Saurí and
Pustejovsky 2009) with fewer degrees; what somebody merely says is handled as a claim, not here.
"""

from __future__ import annotations

from spacy.tokens import Token

from dateline.annotate.lexicon import words
from dateline.annotate.reports import carried, plan_noun, stative, status_group, verb_group
from dateline.model import Status

NEGATIVE = {
    "no",
    "not",
    "n't",
    "n’t",
    "never",
    "neither",
    "nor",
    "without",
    "nobody",
    "nothing",
    "none",
}
HEDGES = {"allegedly", "reportedly", "possibly", "perhaps", "probably", "maybe", "apparently",
          "supposedly", "purportedly", "potentially"}  # fmt: skip
FUTURE = {"will", "'ll", "’ll", "shall", "wo"}
MODALS = {"may", "might", "could", "can", "ca", "would", "should", "must", "'d", "’d", "ought"}
REAL_OBJECTS = {
    "see",
    "tell",
    "call",
    "allow",
    "permit",
    "think",
    "claim",
    "mean",
    "need",
    "believe",
}
"""Verbs that make a clause only possible, but not a thing that is their object."""
DEEPEST = 30
"""Words above one that can have a say in its status; a sentence of a thousand words has more."""
DENIALS = {"deny", "refute", "rebut", "disclaim"}
DOUBTS = {"hope", "fear", "doubt", "suspect", "speculate"}
"""Verbs whose that-clause is what somebody thinks may be so."""
CHARGES = {"accuse", "charge", "suspect"}
CONDITIONS = {"if", "unless", "whether", "should", "lest", "provided", "assuming"}


def status_of(trigger: Token) -> tuple[Status, bool]:
    """The status of what a trigger tells of, and whether it is negated."""
    negated = _negated(trigger)
    status = _verb_status(trigger) if trigger.pos_ != "NOUN" else _noun_status(trigger)
    if _under_denial(trigger):
        return "denied", negated
    if status == "happened" and any(c.lower_ in HEDGES for c in trigger.children):
        status = "possible"
    if trigger.pos_ == "VERB" and any(
        c.lower_ in ("nearly", "almost") and c.dep_ == "advmod" and c.i < trigger.i
        for c in trigger.children
    ):
        status = "denied"  # "nearly sank"
    if negated and status in ("happened", "ongoing"):
        status = "denied"
    return status, negated


def _under_denial(token: Token) -> bool:
    """Whether the words stand in what somebody denies: "denied that the trust planned to hire"."""
    for _ in range(6):
        head = token.head
        if head.i == token.i:
            return False
        if token.dep_ == "ccomp" and head.lemma_ in DENIALS:
            return not any(c.dep_ == "neg" for c in head.children)
        if token.pos_ == "NOUN" and token.dep_ == "dobj" and head.lemma_ in DENIALS:
            return True
        if token.dep_ not in (
            "xcomp",
            "ccomp",
            "conj",
            "dobj",
            "pobj",
            "prep",
            "pcomp",
            "nsubjpass",
        ):
            return False
        token = head
    return False


def denying(adverb: Token) -> bool:
    """Whether an adverb turns its verb into its opposite: "no longer", "hardly", "never".

    A label without it would say what the article denies.
    """
    last = adverb.i + 1 >= len(adverb.doc)
    if (
        last
        or (adverb.i > adverb.head.i and adverb.lower_ in NEGATIVE)
        or adverb.dep_ not in ("advmod", "npadvmod", "preconj", "cc")
    ):
        return False
    words_of = {t.lower_ for t in (adverb, *adverb.children)}
    if "only" in words_of or adverb.nbor(1).lower_ == "only":
        return False  # "not only hired but promoted"
    if adverb.lower_ in ("longer", "more", "sooner"):
        return "no" in words_of
    return adverb.lower_ in NEGATIVE | {"hardly", "barely", "scarcely", "seldom"}


def _negated(token: Token) -> bool:
    for child in token.children:
        if denying(child):
            return True
        only = child.i + 1 < len(token.doc) and token.doc[child.i + 1].lower_ == "only"
        late = (
            child.i > token.i and token.pos_ == "VERB"
        )  # "called for talks this week, not next year"
        if (
            not only
            and not late
            and (child.dep_ == "neg" or (child.lower_ in NEGATIVE and child.dep_ == "det"))
        ):
            return True
        if child.dep_ in ("nsubj", "nsubjpass", "dobj") and any(
            g.lower_ in ("no", "neither") and g.dep_ == "det" for g in child.children
        ):
            return True
        if child.dep_ in ("nsubj", "nsubjpass") and child.lower_ in ("nobody", "nothing", "none"):
            return True
    if token.pos_ == "NOUN":
        governor = token.head
        if carried(governor) is not None and token.dep_ in ("dobj", "nsubjpass"):
            return _negated(governor)
        return token.dep_ == "pobj" and governor.lower_ == "without"
    return (
        token.dep_ == "xcomp"
        and token.head.lemma_ in words("aspect_verbs")
        and _negated(token.head)
    )


def _verb_status(verb: Token, level: int = 0) -> Status:
    if level > DEEPEST:
        return "happened"
    helpers = [c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")]
    if _condition(verb):
        return "hypothetical"
    if any(h in FUTURE for h in helpers):
        return "planned"
    modal = next((h for h in helpers if h in MODALS), None)
    if modal is not None:
        if modal in ("would", "'d", "’d"):
            return "planned" if _reported(verb) and not _has_condition(verb) else "hypothetical"
        return "possible"
    if "to" in helpers and verb.tag_ in ("VB", "VBN"):
        return _infinitive(verb, level + 1)
    if verb.dep_ in ("pcomp", "csubj", "csubjpass") and verb.tag_ == "VBG":
        return _gerund(verb)
    if verb.dep_ == "xcomp" and verb.tag_ in ("VBG", "VB"):
        return _inherited(verb, level + 1)
    if (
        verb.dep_ == "conj"
        and verb.tag_ in ("VB", "VBG")
        and not helpers
        and verb.head.pos_ == "VERB"
    ):
        return _verb_status(verb.head, level + 1)
    if verb.tag_ == "VBG" and any(
        h in ("is", "are", "'s", "’s", "'re", "’re", "am", "be", "been") for h in helpers
    ):
        return "ongoing"
    if verb.tag_ in ("VBP", "VBZ") and (
        stative(verb)
        or verb.lemma_ in ("remain", "continue", "keep", "serve", "work", "represent", "employ")
    ):
        return "ongoing"
    if _question(verb) or (verb.dep_ == "ccomp" and _doubtful(verb.head)):
        return "possible"
    return "happened"


def _doubtful(head: Token) -> bool:
    """ "Hopes that", "it is possible that": whether the clause below may or may not be so."""
    said = [c for c in head.children if c.dep_ == "acomp"] if head.lemma_ == "be" else [head]
    return head.lemma_ in DOUBTS or any(
        t.pos_ == "ADJ" and status_group(t.lower_) == "possible" for t in said
    )


def _infinitive(verb: Token, level: int = 0) -> Status:
    """ "to ballot": what the word above makes of it."""
    head = verb.head
    if verb.dep_ in ("ROOT", "relcl"):
        return "planned"
    if verb.dep_ == "conj" and head.pos_ == "VERB":
        return _verb_status(head, level + 1)
    if head.lemma_ == "be" and verb.dep_ in ("xcomp", "ccomp", "acl", "advcl"):
        return "planned"  # "is to ballot"
    if verb.dep_ == "acl" and head.pos_ in ("NOUN", "PROPN"):
        return "possible"
    return _inherited(verb, level + 1)


def _inherited(verb: Token, level: int = 0) -> Status:
    head = verb.head
    group = status_group(head.lemma_.lower()) or status_group(head.lower_)
    if group in ("planned", "possible", "denied"):
        if any(c.dep_ == "neg" for c in head.children) and group != "denied":
            return "denied" if group == "planned" else "possible"
        return group
    if head.lemma_ == "have" and verb.tag_ == "VB":
        if any(c.lower_ == "yet" for c in (*head.children, *verb.children)):
            return "denied"  # "has yet to open"
        if head.tag_ != "VBD":
            return "possible"  # "has to open"; who had to, did
    if head.lemma_ in ("say", "report") and any(c.dep_ == "auxpass" for c in head.children):
        return "possible"  # "is said to have fled"
    if head.lemma_.lower() in words("aspect_verbs") or (
        verb.dep_ == "xcomp" and verb.tag_ == "VBG"
    ):
        return _verb_status(head, level + 1) if head.pos_ == "VERB" else "happened"
    if verb.dep_ in ("advcl", "xcomp", "ccomp") and verb.tag_ == "VB":
        if any(c.lower_ == "to" for c in verb.children):
            return (
                "possible"
                if head.pos_ != "ADJ" or head.lemma_ not in ("able", "proud", "glad")
                else "happened"
            )
        return _verb_status(head, level + 1) if head.pos_ == "VERB" else "possible"
    return "happened"


def _gerund(verb: Token) -> Status:
    """ "accused of breaking", "considering closing", "cutting pay is among the ideas"."""
    head = verb.head
    if verb.dep_.startswith("csubj") and _predicate_is_plan(head):
        return "possible"
    if head.pos_ == "ADP":
        above = head.head
        if above.pos_ == "NOUN" and plan_noun(above):
            return "possible"
        if head.lower_ in ("without", "instead"):
            return "denied"
        if above.pos_ == "VERB" and (group := status_group(above.lemma_.lower())):
            return group
        if above.lemma_ in CHARGES and any(c.dep_ == "auxpass" for c in above.children):
            return "possible"  # "was accused of breaking", and the article does not say by whom
    return "happened"


def _predicate_is_plan(verb: Token) -> bool:
    """Whether a copula says that its subject is a proposal: "is one of a series of proposals"."""
    for child in verb.children:
        if child.dep_ == "attr" or (child.dep_ == "prep" and child.lower_ == "among"):
            inner = [child, *child.subtree]
            if any(plan_noun(t) for t in inner):
                return True
    return False


def _noun_status(noun: Token, level: int = 0) -> Status:
    if level > DEEPEST:
        return "happened"
    for child in noun.children:
        if (
            child.dep_ in ("amod", "det", "compound")
            and (group := status_group(child.lower_, "status_adjectives"))
            and child.lower_ != "further"
            and not (child.lower_ == "next" and noun.dep_ == "ROOT")
        ):
            return group
    head = noun.head
    if noun.dep_ in ("dobj", "nsubjpass") and head.pos_ == "VERB":
        if carried(head) is not None:
            return _verb_status(head)
        told = _under_verb(head)
        # a proposal that is rejected was made all the same
        return "happened" if told == "denied" and plan_noun(noun) else told
    if noun.dep_ == "pobj" and head.pos_ == "ADP":
        above = head.head
        if plan_noun(above) and head.lower_ in ("of", "for", "to", "on", "over"):
            return "possible"
        if above.pos_ == "NOUN" and head.lower_ in ("of", "for"):
            return _noun_status(above, level + 1)
        if above.lemma_ in CHARGES and head.lower_ in ("of", "with"):
            return "possible"  # "charged with murder"
        if (
            above.pos_ == "VERB"
            and head.lower_ in ("for", "to", "on", "over", "out", "against")
            and (group := status_group(above.lemma_.lower()))
        ):
            return group
        if above.pos_ == "VERB" and _verb_status(above) in ("planned", "possible", "hypothetical"):
            return _verb_status(above)
        if above.lemma_ in ("warn", "accuse", "suspect") and head.lower_ == "of":
            return "possible"
    if noun.dep_ == "conj" and head.pos_ == "NOUN":
        return _noun_status(head, level + 1)
    if noun.dep_ in ("nsubj", "nsubjpass") and head.pos_ in ("VERB", "AUX"):
        if _predicate_is_plan(head) or (head.lemma_ == "be" and _doubtful(head)):
            return "possible"
        told = _verb_status(head)
        return told if told in ("planned", "possible", "hypothetical", "ongoing") else "happened"
    return "happened"


def _under_verb(verb: Token) -> Status:
    particle = next((c.lower_ for c in verb.children if c.dep_ == "prt"), "")
    group = verb_group(verb)
    if verb.lemma_ == "rule" and particle != "out":
        group = None
    if group == "possible" and verb.lemma_ in REAL_OBJECTS:
        group = None
    if group == "denied" and _negated(verb):
        return "possible"  # "did not rule out a ballot"
    if group is not None:
        return group
    told = _verb_status(verb)
    return told if told in ("planned", "possible", "hypothetical") else "happened"


def _condition(verb: Token) -> bool:
    """Whether the verb stands in an if-clause."""
    token = verb
    for _ in range(4):
        if any(c.dep_ in ("mark", "advmod") and c.lower_ in CONDITIONS for c in token.children):
            return True
        if _inverted(token):
            return True
        if token.dep_ not in ("conj", "xcomp", "aux"):
            return False
        token = token.head
    return False


def _inverted(verb: Token) -> bool:
    """ "Had the board agreed, …": a condition without "if"."""
    subject = next((c.i for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), -1)
    return verb.dep_ == "advcl" and any(
        c.dep_ in ("aux", "auxpass") and c.lower_ in ("had", "should", "were") and c.i < subject
        for c in verb.children
    )


def _has_condition(verb: Token) -> bool:
    return any(c.dep_ == "advcl" and _condition(c) for c in verb.children)


def _reported(verb: Token) -> bool:
    """Whether the clause is told by a verb of speech in the past: future seen from then."""
    return any(a.pos_ == "VERB" and a.tag_ in ("VBD", "VBN") for a in verb.ancestors)


def _question(verb: Token) -> bool:
    sent = verb.sent
    if not sent.text.rstrip().rstrip("”\"'’").endswith("?"):
        return False
    return not any(c.dep_ in ("ccomp", "parataxis") for c in verb.children)  # who asked, did ask
