"""The graph's words: namespaces, the project's own terms, and how every node is named.

A node's name follows from content alone, by one scheme, so that two builds of one folder agree:

* `urn:dateline:article:KEY`, KEY being the digest of the article's id and text; its reading is the
  named graph `urn:dateline:reading:KEY`;
* `urn:dateline:article:KEY#char=12,20` is a span of that article, in the words of RFC 5147; its two
  selectors add `&position` and `&quote`, and that of where it is printed `&print`;
* `urn:dateline:PART:KEY:INDEX` is a part of a reading by its place in the reading's tuples, as a
  `Ref` says it: PART is chain, mention, time, quantity, report or claim;
* `urn:dateline:actor:ID`, `…:event:ID`, `…:storyline:ID` and `…:judgement:ID` carry the digests of
  the story;
* `urn:dateline:ruling:ID` carries a digest of all that a person said there;
* `urn:dateline:contradiction:ID` carries a digest of its accounts, `…:account:ID:INDEX` is one of
  them; `urn:dateline:misfit:ID` is named likewise, and so are its accounts;
* `urn:dateline:copy:ID` and `…:correction:ID` carry a digest of the two articles;
* `urn:dateline:dating:ID` carries a digest of the article and of all that is said there.

>>> span_iri("ab", 12, 20)
'urn:dateline:article:ab#char=12,20'
>>> part_iri("report", "ab", 3)
'urn:dateline:report:ab:3'
"""

from __future__ import annotations

from importlib.resources import files
from typing import Final, Literal
from urllib.parse import quote

from rdflib import Namespace
from rdflib.namespace import DefinedNamespace
from rdflib.term import URIRef

from dateline.model import digest

Part = Literal["chain", "mention", "time", "quantity", "report", "claim", "order"]

KINDS: Final = Namespace("https://dateline.example/kinds#")
ROLES: Final = Namespace("https://dateline.example/roles#")
EDTF: Final = URIRef("http://id.loc.gov/datatypes/edtf")

VERSION: Final = "https://dateline.example/vocab/1"
"""Which words a graph is written in: another number for every change that spoils a query."""
RESOLUTION: Final = "urn:dateline:resolution"
"""The graph of actors, events and roles: what the articles add up to."""
JUDGEMENTS: Final = "urn:dateline:judgements"
"""The graph of what was judged the same, different or unsure."""


class DL(DefinedNamespace):
    """The project's own terms, explained in `ontology.ttl`; a misspelt one fails at once."""

    _NS = Namespace("https://dateline.example/vocab#")
    _fail = True

    Account: URIRef
    Chain: URIRef
    Claim: URIRef
    Contradiction: URIRef
    Copy: URIRef
    Correction: URIRef
    Dating: URIRef
    Ground: URIRef
    InferredPublication: URIRef
    Judgement: URIRef
    Mention: URIRef
    Misfit: URIRef
    Order: URIRef
    Participant: URIRef
    Quantity: URIRef
    RejectedEvent: URIRef
    Report: URIRef
    Ruling: URIRef
    Standing: URIRef
    Storyline: URIRef
    Tenure: URIRef
    Time: URIRef

    about: URIRef
    account: URIRef
    act: URIRef
    article: URIRef
    basis: URIRef
    chain: URIRef
    change: URIRef
    claim: URIRef
    claimed: URIRef
    community: URIRef
    content: URIRef
    contentWords: URIRef
    corrected: URIRef
    cue: URIRef
    cueWords: URIRef
    dating: URIRef
    day: URIRef
    during: URIRef
    earlier: URIRef
    event: URIRef
    firstReported: URIRef
    form: URIRef
    former: URIRef
    ground: URIRef
    importance: URIRef
    independentSources: URIRef
    kind: URIRef
    lastReported: URIRef
    later: URIRef
    leastDays: URIRef
    left: URIRef
    lemma: URIRef
    main: URIRef
    manner: URIRef
    mostDays: URIRef
    named: URIRef
    newValue: URIRef
    original: URIRef
    paragraph: URIRef
    parent: URIRef
    participant: URIRef
    place: URIRef
    plural: URIRef
    polarity: URIRef
    postAt: URIRef
    quantity: URIRef
    rank: URIRef
    reason: URIRef
    right: URIRef
    role: URIRef
    ruledOn: URIRef
    says: URIRef
    score: URIRef
    sentence: URIRef
    share: URIRef
    sharedEvents: URIRef
    source: URIRef
    sourceWords: URIRef
    speaker: URIRef
    standing: URIRef
    status: URIRef
    storyline: URIRef
    storylineActor: URIRef
    sure: URIRef
    tenure: URIRef
    ties: URIRef
    time: URIRef
    timeType: URIRef
    used: URIRef
    value: URIRef
    verdict: URIRef
    when: URIRef
    whenEvidence: URIRef
    words: URIRef


class SEM(DefinedNamespace):
    """The part of the Simple Event Model that is used here."""

    _NS = Namespace("http://semanticweb.cs.vu.nl/2009/11/sem/")
    _fail = True

    Actor: URIRef
    Event: URIRef
    EventType: URIRef
    Place: URIRef
    Role: URIRef
    RoleType: URIRef
    Time: URIRef
    eventType: URIRef
    hasActor: URIRef
    hasEarliestBeginTimeStamp: URIRef
    hasLatestEndTimeStamp: URIRef
    hasPlace: URIRef
    roleType: URIRef


class GAF(DefinedNamespace):
    """The Grounded Annotation Framework: from a thing to where a text speaks of it."""

    _NS = Namespace("http://groundedannotationframework.org/gaf#")
    _fail = True

    denotedBy: URIRef


class OA(DefinedNamespace):
    """The part of the Web Annotation vocabulary that is used here."""

    _NS = Namespace("http://www.w3.org/ns/oa#")
    _fail = True

    FragmentSelector: URIRef
    SpecificResource: URIRef
    TextPositionSelector: URIRef
    TextQuoteSelector: URIRef
    end: URIRef
    exact: URIRef
    hasSelector: URIRef
    hasSource: URIRef
    prefix: URIRef
    start: URIRef
    suffix: URIRef


PREFIXES: Final[dict[str, str]] = {
    "d": "urn:dateline:",
    "dl": str(DL._NS),
    "kinds": str(KINDS),
    "roles": str(ROLES),
    "sem": str(SEM._NS),
    "gaf": str(GAF._NS),
    "oa": str(OA._NS),
    "prov": "http://www.w3.org/ns/prov#",
    "org": "http://www.w3.org/ns/org#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""The prefixes of what is written, and those that a query may use without naming them."""


def article_iri(key: str) -> str:
    """Name an article."""
    return f"urn:dateline:article:{key}"


def reading_iri(key: str) -> str:
    """Name the graph that holds exactly what one article says."""
    return f"urn:dateline:reading:{key}"


def span_iri(key: str, start: int, end: int) -> str:
    """Name `text[start:end]` of an article: a fact's evidence, in every file that is written."""
    return f"urn:dateline:article:{key}#char={start},{end}"


def part_iri(part: Part, key: str, index: int) -> str:
    """Name a part of a reading by its place in it."""
    return f"urn:dateline:{part}:{key}:{index}"


def actor_iri(ident: str) -> str:
    """Name an actor."""
    return f"urn:dateline:actor:{_safe(ident)}"


def event_iri(ident: str) -> str:
    """Name an event."""
    return f"urn:dateline:event:{_safe(ident)}"


def standing_iri(actor: str, stretch: str) -> str:
    """Name the standing of an actor in a stretch of time: "whole", a year or a month."""
    return f"{actor_iri(actor)}:standing:{stretch}"


def storyline_iri(ident: str) -> str:
    """Name a storyline."""
    return f"urn:dateline:storyline:{_safe(ident)}"


def contradiction_iri(ident: str) -> str:
    """Name a contradiction."""
    return f"urn:dateline:contradiction:{_safe(ident)}"


def misfit_iri(ident: str) -> str:
    """Name what one article says that cannot all be so."""
    return f"urn:dateline:misfit:{_safe(ident)}"


def account_iri(contradiction: str, index: int) -> str:
    """Name an account by its place among those of a contradiction or a misfit."""
    return f"urn:dateline:account:{_safe(contradiction)}:{index}"


def ground_iri(subject: str, index: int) -> str:
    """Name a ground by its place among those of an event or a publication."""
    return f"{subject}:ground:{index}"


def tenure_iri(actor: str, index: int) -> str:
    """Name a tenure by its place among those of an actor."""
    return f"{actor_iri(actor)}:tenure:{index}"


def publication_iri(key: str) -> str:
    """Name what is inferred of an article's publication, by its key."""
    return f"urn:dateline:publication:{key}"


def dating_iri(key: str, *said: str) -> str:
    """Name a day on which an article is said to have been published, by all that is said there."""
    return f"urn:dateline:dating:{digest(key, *said)}"


def copy_iri(article: str, original: str) -> str:
    """Name what an article has of another, by their keys."""
    return f"urn:dateline:copy:{digest(article, original)}"


def correction_iri(article: str, corrected: str) -> str:
    """Name an article's correction of another, by their keys."""
    return f"urn:dateline:correction:{digest(article, corrected)}"


def ruling_iri(*said: str) -> str:
    """Name a person's ruling by all that it says."""
    return f"urn:dateline:ruling:{digest(*said)}"


def role_iri(event: str, role: str, actor: str) -> str:
    """Name an actor's part in an event."""
    return f"urn:dateline:role:{digest(event, role, actor)}"


def judgement_iri(ident: str, by: str) -> str:
    """Name a judgement; a person's does not overwrite a rule's about the same two things."""
    return f"urn:dateline:judgement:{digest(ident, by)}"


def judge_iri(by: str) -> str:
    """Name who decided: a rule, or a person."""
    return f"urn:dateline:judge:{_safe(by)}"


def kind_iri(kind: str) -> str:
    """Name the concept of an event's kind."""
    return str(KINDS) + _safe(kind)


def role_type_iri(role: str) -> str:
    """Name a PropBank role as a type of role."""
    return str(ROLES) + _safe(role)


def ontology() -> str:
    """The project's own terms, as Turtle."""
    return files(__name__).joinpath("ontology.ttl").read_text(encoding="utf-8")


def kinds() -> str:
    """The scheme of event kinds, as Turtle."""
    return files(__name__).joinpath("kinds.ttl").read_text(encoding="utf-8")


def shapes() -> str:
    """What has to hold in a graph, as SHACL in Turtle."""
    return files(__name__).joinpath("shapes.ttl").read_text(encoding="utf-8")


def _safe(name: str) -> str:
    """Spell a name so that nothing in it can leave an IRI; ordinary words stay as they are."""
    return quote(name, safe="-._~", errors="replace")
