"""Status: whether something happened, goes on, is planned, possible, denied or only supposed.

By the words of the source alone: modals and tense, the verb or noun that governs the event, negation
and its scope, conditions and questions. The design follows FactBank's factuality (Saurí and
Pustejovsky 2009) with fewer degrees; what somebody merely says is handled as a claim, not here.
"""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Token

from dateline.annotate.conditions import condition, has_condition, question
from dateline.annotate.lexicon import words
from dateline.annotate.negation import denying as denying  # also asked for from here
from dateline.annotate.negation import nearly, negated, negator, under_denial
from dateline.annotate.nouns import noun_kind
from dateline.annotate.prospects import (
    DEEPEST,
    FUTURE,
    doubtful,
    opinion,
    reported,
    said_to_be_plan,
    then,
    timetable,
    to_come,
    untrue,
    voted_down,
    wish,
)
from dateline.annotate.reports import (
    carried,
    plan_noun,
    scheduled,
    stative,
    status_group,
    verb_group,
)
from dateline.annotate.timewords import ORDINALS
from dateline.model import Status

HEDGES = {"allegedly", "reportedly", "possibly", "perhaps", "probably", "maybe", "apparently",
          "supposedly", "purportedly", "potentially"}  # fmt: skip
MODALS = {"may", "might", "could", "can", "ca", "would", "should", "must", "'d", "’d", "ought"}
LATER: tuple[Status, ...] = ("planned", "possible", "hypothetical")
ENABLING = {"able", "allow", "enable", "let", "permit"}
"""Who will be able to do something is told to do it in the future, and nothing less sure."""
BECOMING = {"turn", "grow", "develop", "escalate", "descend", "go", "enter"}
"""Verbs for which what comes after "into" is still to come; a report into a crash is of one that was."""
GIVEN_AFTER = {
    "after",
    "amid",
    "because",
    "despite",
    "during",
    "following",
    "from",
    "since",
    "under",
}
"""What stands after them is there already, whatever becomes of the rest of the clause."""
RESULTS = {"become"}
"""Infinitives of what came of it: "passed its rival to become the biggest"."""
FACED = {"ballot", "election", "hearing", "retrial", "trial", "tribunal", "vote"}
CHARGES = {"accuse", "charge", "suspect"}
GOVERNING: dict[Status, str] = {
    "planned": "a word for plans above it",
    "possible": "a word above it that leaves it open",
    "denied": "a word above it that undoes it",
}
"""What the groups of `data/status_words.txt` make of what they govern."""


class Told(NamedTuple):
    """A status, the rule that decided it, and the word that the rule went by, if it was one."""

    status: Status
    rule: str
    word: Token | None = None


HAPPENED = Told("happened", "nothing in the words says otherwise")


def status_of(trigger: Token) -> tuple[Told, bool]:
    """The status of what a trigger tells of, and whether it is negated."""
    not_ = negator(trigger)
    undone = not_ is not None or _undone(trigger)
    told = _verb_status(trigger) if trigger.pos_ != "NOUN" else _noun_status(trigger)
    if (denier := under_denial(trigger)) is not None:
        return Told("denied", "it stands in what is denied", denier), undone
    if told.status == "happened":
        hedge = next((c for c in trigger.children if c.lower_ in HEDGES), None)
        told = Told("possible", "a hedge beside it", hedge) if hedge is not None else told
    if trigger.pos_ == "VERB" and (almost := nearly(trigger)) is not None:
        told = Told("denied", "it nearly did, and did not", almost)
    if undone and told.status in ("happened", "ongoing"):
        told = Told("denied", "it is negated", not_)
    return told, undone


def _undone(token: Token) -> bool:
    """ "Would stop selling", "voted against selling": what lies ahead is that it is not so."""
    head = token.head
    if head.pos_ == "ADP" and token.dep_ == "pcomp":
        if voted_down(head):
            return True
        head = head.head
    elif token.dep_ != "xcomp":
        return False
    if head.pos_ != "VERB" or verb_group(head) != "denied" or head.i == token.i:
        return False
    return _verb_status(head).status in LATER and not negated(head)


def _verb_status(verb: Token, level: int = 0) -> Told:
    if level > DEEPEST:
        return HAPPENED
    aux = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    helpers = [c.lower_ for c in aux]
    if (supposed := condition(verb)) is not None:
        return Told("hypothetical", "it stands in a condition", supposed)
    if (false := untrue(verb)) is not None:
        return Told("denied", "it is said to be untrue", false)
    modal = next((c for c in aux if c.lower_ in FUTURE), None)
    if modal is not None:
        if (mark := question(verb)) is not None:
            return Told("possible", "it is only asked", mark)
        if (thought := opinion(verb)) is not None:
            return Told("possible", "it is only thought", thought)
        return Told("planned", "the future", modal)
    modal = next((c for c in aux if c.lower_ in MODALS), None)
    if modal is not None:
        if modal.lower_ in ("would", "'d", "’d"):
            if (thought := opinion(verb)) is not None:
                return Told("possible", "it is only thought", thought)
            if reported(verb) is not None and not has_condition(verb):
                return Told("planned", "the future seen from a time that is told", modal)
            return Told("hypothetical", "it would be so, if", modal)
        return Told("possible", "a modal verb before it", modal)
    if "to" in helpers and verb.tag_ in ("VB", "VBN"):
        return _infinitive(verb, level + 1)
    if verb.dep_ in ("pcomp", "csubj", "csubjpass") and verb.tag_ == "VBG":
        return _gerund(verb)
    if verb.dep_ == "xcomp" and verb.tag_ in ("VBG", "VB"):
        return _inherited(verb, level + 1)
    if wish(verb):
        return Told("possible", "somebody is told to do it", verb)
    if verb.dep_ == "conj" and verb.head.pos_ == "VERB" and _goes_on(verb, helpers):
        return _verb_status(verb.head, level + 1)
    if (future := then(verb, helpers)) is not None:
        return Told("planned", "it comes before what is in the future", future)
    if verb.tag_ == "VBG" and any(
        h in ("is", "are", "'s", "’s", "'re", "’re", "am", "be", "been") for h in helpers
    ):
        return Told("ongoing", "the progressive present", verb)
    if verb.tag_ in ("VBP", "VBZ") and not helpers and (day := timetable(verb)) is not None:
        return Told("planned", "the present with a day to come", day)
    if verb.tag_ in ("VBP", "VBZ") and (
        stative(verb)
        or verb.lemma_ in ("remain", "continue", "keep", "serve", "work", "represent", "employ")
    ):
        return Told("ongoing", "a state, in the present", verb)
    if (mark := question(verb)) is not None:
        return Told("possible", "it is only asked", mark)
    if verb.dep_ == "ccomp" and (doubt := doubtful(verb.head)) is not None:
        return Told("possible", "it is in doubt", doubt)
    return HAPPENED


def _goes_on(verb: Token, helpers: list[str]) -> bool:
    """Whether a verb goes on with what stands before the first: "will resign and be replaced"."""
    if helpers:
        return set(helpers) <= {"be", "been", "being"}
    if verb.tag_ in ("VB", "VBG"):
        return True
    # "Will close two branches and cut 300 jobs": the parser may take it for a past form.
    bare = verb.lower_ == verb.lemma_.lower() and not any(c.dep_ == "nsubj" for c in verb.children)
    return bare and any(c.tag_ in ("MD", "TO") for c in verb.head.children)


def _infinitive(verb: Token, level: int = 0) -> Told:
    """ "to ballot": what the word above makes of it."""
    head = verb.head
    if verb.dep_ == "ROOT":
        return Told("planned", "an infinitive by itself", verb)
    if verb.dep_ == "conj" and head.pos_ == "VERB":
        return _verb_status(head, level + 1)
    if head.lemma_ == "be" and verb.dep_ in ("xcomp", "ccomp", "acl", "advcl"):
        return Told("planned", "it is to be", head)  # "is to ballot"
    free = head.pos_ == "VERB" and status_group(head.lemma_.lower()) is None
    if verb.lemma_ in RESULTS and free:
        return _verb_status(head, level + 1)
    if verb.dep_ in ("acl", "relcl", "xcomp") and head.pos_ in ("NOUN", "PROPN"):
        # "an event to be held in May", and the headline "Airline to cut fares"
        ahead = (
            verb.dep_ == "relcl" or to_come(verb) or (head.pos_ == "PROPN" and head.dep_ == "ROOT")
        )
        if ahead and not plan_noun(head):
            return _of_noun(head, Told("planned", "an infinitive after a noun", verb))
        return _of_noun(head, Told("possible", "what the noun before it is about", head))
    if head.lemma_ in words("dropping_verbs") and any(
        c.dep_ == "dobj" and plan_noun(c) for c in head.children
    ):
        return Told("denied", "a plan that was dropped", head)
    if verb.dep_ == "advcl" and free:
        return Told("planned", "what something else was done for", head)
    return _inherited(verb, level + 1)


def _of_noun(noun: Token, usual: Told) -> Told:
    """What a noun makes of the infinitive after it: "abandoned plans to strike", "the first to win"."""
    head = noun.head
    if (
        noun.dep_ in ("dobj", "nsubjpass")
        and head.lemma_ in words("dropping_verbs")
        and plan_noun(noun)
    ):
        return Told("denied", "a plan that was dropped", head)
    named = [noun, noun.head.head] if noun.dep_ == "pobj" and noun.head.lower_ == "of" else [noun]
    ranked = (c for n in named for c in (n, *n.children) if c.i <= noun.i)
    if any(c.lower_ in ORDINALS or c.lower_ in ("last", "only") or c.tag_ == "JJS" for c in ranked):
        above = next((a for a in noun.ancestors if a.pos_ in ("VERB", "AUX")), None)
        # "one of the first women to work there"
        return _if_later(_verb_status(above)) if above is not None else HAPPENED
    return usual


def _if_later(told: Told, *others: Status) -> Told:
    """What the word above makes of it if that lies ahead; else it happened."""
    return told if told.status in (*LATER, *others) else HAPPENED


def _inherited(verb: Token, level: int = 0) -> Told:
    head = verb.head
    group = status_group(head.lemma_.lower()) or status_group(head.lower_)
    if group in ("planned", "possible", "denied"):
        governed = _governed(group, head)
        if group == "denied" and head.pos_ == "VERB":
            told = _verb_status(head, level + 1)
            return told if told.status in LATER else governed  # "would stop selling"
        if head.lemma_.lower() in ENABLING:
            above = head if head.pos_ == "VERB" else head.head
            told = _verb_status(above, level + 1)
            if head.lemma_ == "able" and above.tag_ == "VBD" and not negated(above):
                return Told("happened", "who was able to, did", head)
            return told if told.status in ("planned", "hypothetical") else governed
        not_ = next((c for c in head.children if c.dep_ == "neg"), None)
        if not_ is not None and group != "denied":
            return Told(
                "denied" if group == "planned" else "possible", "the word above it is negated", not_
            )
        return governed
    if head.lemma_ == "have" and verb.tag_ == "VB":
        yet = next((c for c in (*head.children, *verb.children) if c.lower_ == "yet"), None)
        if yet is not None:
            return Told("denied", "it has yet to be so", yet)  # "has yet to open"
        if head.tag_ != "VBD":  # who had to, did
            return Told("possible", "it has to be so", head)
    if head.lemma_ in ("say", "report") and any(c.dep_ == "auxpass" for c in head.children):
        return Told("possible", "it is said to be so", head)  # "is said to have fled"
    if head.lemma_.lower() in words("aspect_verbs") or (
        verb.dep_ == "xcomp" and verb.tag_ == "VBG"
    ):
        return _verb_status(head, level + 1) if head.pos_ == "VERB" else HAPPENED
    if verb.dep_ in ("advcl", "xcomp", "ccomp") and verb.tag_ == "VB":
        if any(c.lower_ == "to" for c in verb.children):
            if head.pos_ == "ADJ" and head.lemma_ in ("able", "proud", "glad"):
                return Told("happened", "who was able or glad to, did", head)
            return Told("possible", "an infinitive under another word", head)
        if head.pos_ == "VERB":
            return _verb_status(head, level + 1)
        return Told("possible", "an infinitive under another word", head)
    return HAPPENED


def _governed(status: Status, word: Token) -> Told:
    return Told(status, GOVERNING.get(status, "a word above it"), word)


def _gerund(verb: Token) -> Told:
    """ "accused of breaking", "considering closing", "cutting pay is among the ideas"."""
    head = verb.head
    if verb.dep_.startswith("csubj") and (plan := said_to_be_plan(head)) is not None:
        return Told("possible", "it is called a plan", plan)
    if head.pos_ == "ADP":
        above = head.head
        if above.pos_ == "NOUN" and plan_noun(above):
            return Told("possible", "what a plan or call is about", above)
        if head.lower_ in ("without", "instead"):
            return Told("denied", "it was not done", head)
        if voted_down(head):
            return Told("possible", "it was voted on", above)
        if head.lower_ in ("before", "by", "while") and above.pos_ == "VERB":
            told = _verb_status(above)
            if told.status in LATER:
                return told  # "would meet them before bringing them together"
        if above.pos_ == "VERB" and (group := status_group(above.lemma_.lower())):
            return _governed(group, above)
        if above.lemma_ in CHARGES and any(c.dep_ == "auxpass" for c in above.children):
            # "was accused of breaking", and the article does not say by whom
            return Told("possible", "a charge", above)
    return HAPPENED


def _noun_status(noun: Token, level: int = 0) -> Told:
    if level > DEEPEST:
        return HAPPENED
    for child in noun.children:
        if (
            child.dep_ in ("amod", "det", "compound")
            and (group := status_group(child.lower_, "status_adjectives"))
            and child.lower_ != "further"
            and not (child.lower_ == "next" and noun.dep_ == "ROOT")
        ):
            return Told(group, "an adjective before it", child)
    dropped = noun.dep_ in ("dobj", "nsubjpass") and verb_group(noun.head) == "denied"
    planned = next((c for c in noun.children if scheduled(c)), None)
    if planned is not None and not dropped:
        return Told("planned", "a word after it that says it is to come", planned)
    ahead = next((c for c in noun.children if to_come(c)), None)
    if ahead is not None:
        return Told("planned", "an infinitive after it", ahead)
    head = noun.head
    if noun.dep_ == "dobj" and head.dep_ == "pcomp" and voted_down(head.head):
        return Told("possible", "it was voted on", head.head.head)
    if head.pos_ == "VERB" and carried(head) == noun:
        if head.lemma_ == "face" and noun.lemma_ in FACED and head.tag_ in ("VBZ", "VBP"):
            return Told("planned", "who faces it has it to come", head)
        return _verb_status(head)
    if noun.dep_ in ("dobj", "nsubjpass") and head.pos_ == "VERB":
        told = _under_verb(head)
        if told.status == "denied" and plan_noun(noun):
            return Told("happened", "a proposal that is rejected was made all the same", told.word)
        return told
    if noun.dep_ == "pobj" and head.pos_ == "ADP":
        above = head.head
        if plan_noun(above) and head.lower_ in ("of", "for", "to", "on", "over"):
            dropped = above.dep_ in ("dobj", "nsubjpass") and above.head.lemma_ in words(
                "dropping_verbs"
            )
            if dropped:
                return Told("denied", "a plan that was dropped", above.head)
            return Told("possible", "what a plan or call is about", above)
        looked_into = head.lower_ == "into" and above.lemma_ not in BECOMING
        if head.lower_ in GIVEN_AFTER or looked_into:
            return Told("happened", "what comes after this word is there already", head)
        if above.pos_ == "NOUN" and head.lower_ in ("of", "for"):
            if noun_kind(above.lemma_) is not None:  # "will compensate victims of the flood"
                return Told("happened", "whom or what it befell is there already", above)
            return _noun_status(above, level + 1)
        if above.lemma_ in CHARGES and head.lower_ in ("of", "with"):
            return Told("possible", "a charge", above)  # "charged with murder"
        if (
            above.pos_ == "VERB"
            and head.lower_ in ("for", "to", "on", "over", "out", "against")
            and (group := status_group(above.lemma_.lower()))
        ):
            return _governed(group, above)
        if above.pos_ == "VERB" and (told := _verb_status(above)).status in LATER:
            return told
        if above.lemma_ in ("warn", "accuse", "suspect") and head.lower_ == "of":
            return Told("possible", "a warning or a charge", above)
    if noun.dep_ == "conj" and head.pos_ == "NOUN":
        return _noun_status(head, level + 1)
    if noun.dep_ in ("nsubj", "nsubjpass") and head.pos_ in ("VERB", "AUX"):
        if (plan := said_to_be_plan(head)) is not None:
            return Told("possible", "it is called a plan", plan)
        if head.lemma_ == "be" and (doubt := doubtful(head)) is not None:
            return Told("possible", "it is in doubt", doubt)
        return _if_later(_verb_status(head), "ongoing")
    return HAPPENED


def _under_verb(verb: Token) -> Told:
    particle = next((c.lower_ for c in verb.children if c.dep_ == "prt"), "")
    group = verb_group(verb)
    if verb.lemma_ == "rule" and particle != "out":
        group = None
    if verb.lemma_ in words("given_objects"):
        return Told("happened", "what the verb takes for given", verb)
    if group in ("planned", "possible") and verb.lemma_ in words("clause_verbs"):
        group = None
    if group == "denied" and (not_ := negator(verb)) is not None:
        return Told("possible", "it is not ruled out", not_)  # "did not rule out a ballot"
    told = _verb_status(verb)
    if group is not None:
        below = _governed(group, verb)
        return told if group == "denied" and told.status in LATER else below
    return _if_later(told)
