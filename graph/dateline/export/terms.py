"""RDF terms as TriG spells them: the vocabulary's nodes, and literals in their canonical form.

Terms are strings and not objects: a story has millions, and they are only ever written. Oxigraph
rewrites what is not canonical ("1.0" comes back as "1"), so nothing else is made: what is written is
what is read back, on every server.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable
from contextlib import redirect_stdout
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from io import StringIO
from urllib.parse import urlsplit

from pyoxigraph import NamedNode
from rdflib.namespace import DCTERMS, FOAF, ORG, PROV, RDF, RDFS, SDO, SKOS, XSD

from dateline.model import Ref
from dateline.vocab import DL, EDTF, GAF, OA, PREFIXES, SEM, Part, part_iri

_PLAIN = re.compile(r"[\w:]*", re.ASCII)
_CHAR = re.compile(r"urn:dateline:(article:\w+)#char=(\d+),(\d+)", re.ASCII)


Said = tuple[str, str]
"""A node, and what is said of it: predicate and object."""


def node(iri: str) -> str:
    """Spell a node, of an IRI that this project made itself: by its prefix where that is plain.

    >>> node("urn:dateline:report:ab:3"), node("urn:dateline:judge:J.%20Penn")
    ('d:report:ab:3', '<urn:dateline:judge:J.%20Penn>')
    """
    for prefix, start in PREFIXES.items():  # that of our own things is the first
        if iri.startswith(start):
            name = iri[len(start) :]
            if _PLAIN.fullmatch(name):
                return f"{prefix}:{name}"
            break
    found = _CHAR.fullmatch(iri)
    return rf"d:{found[1]}\#char\={found[2]}\,{found[3]}" if found else f"<{iri}>"


# A look-up in a DefinedNamespace costs microseconds, and there are millions: so each is made once.
TYPE, VALUE_OF = "a", node(RDF.value)
LABEL = node(RDFS.label)
CONCEPT, ALT_LABEL, NOTATION = node(SKOS.Concept), node(SKOS.altLabel), node(SKOS.notation)
DERIVED_FROM, ATTRIBUTED_TO, AGENT = (
    node(PROV.wasDerivedFrom), node(PROV.wasAttributedTo), node(PROV.Agent),
)  # fmt: skip
PERSON, NAME, TITLE, GENDER = (
    node(FOAF.Person), node(FOAF.name), node(FOAF.title), node(FOAF.gender),
)  # fmt: skip
CONFORMS_TO = node(DCTERMS.conformsTo)
ORGANISATION, POST, HOLDS = node(ORG.Organization), node(ORG.Post), node(ORG.holds)

NEWS_ARTICLE, IDENTIFIER, HEADLINE, PUBLISHED, PUBLISHER, AUTHOR, URL = (
    node(SDO.NewsArticle), node(SDO.identifier), node(SDO.headline), node(SDO.datePublished),
    node(SDO.publisher), node(SDO.author), node(SDO.url),
)  # fmt: skip
SECTION, FILED_IN, LANGUAGE = node(SDO.articleSection), node(SDO.dateline), node(SDO.inLanguage)
PART_OF, JOB_TITLE, PRODUCT, MIN_VALUE, MAX_VALUE, UNIT = (
    node(SDO.isPartOf), node(SDO.jobTitle), node(SDO.Product), node(SDO.minValue),
    node(SDO.maxValue), node(SDO.unitText),
)  # fmt: skip

SPECIFIC_RESOURCE, POSITION_SELECTOR, QUOTE_SELECTOR, FRAGMENT_SELECTOR = (
    node(OA.SpecificResource), node(OA.TextPositionSelector), node(OA.TextQuoteSelector),
    node(OA.FragmentSelector),
)  # fmt: skip
PDF_FRAGMENTS = node("http://tools.ietf.org/rfc/rfc8118")
PARAGRAPH = node(DL.paragraph)
HAS_SOURCE, HAS_SELECTOR, START, END, EXACT, PREFIX, SUFFIX = (
    node(OA.hasSource), node(OA.hasSelector), node(OA.start), node(OA.end), node(OA.exact),
    node(OA.prefix), node(OA.suffix),
)  # fmt: skip

DENOTED_BY = node(GAF.denotedBy)
SEM_ACTOR, SEM_EVENT, SEM_EVENT_TYPE, SEM_PLACE, SEM_ROLE, SEM_ROLE_TYPE = (
    node(SEM.Actor), node(SEM.Event), node(SEM.EventType), node(SEM.Place), node(SEM.Role),
    node(SEM.RoleType),
)  # fmt: skip
EVENT_TYPE, HAS_ACTOR, HAS_PLACE, ROLE_TYPE, EARLIEST, LATEST = (
    node(SEM.eventType), node(SEM.hasActor), node(SEM.hasPlace), node(SEM.roleType),
    node(SEM.hasEarliestBeginTimeStamp), node(SEM.hasLatestEndTimeStamp),
)  # fmt: skip

CHAIN, CLAIM, JUDGEMENT, MENTION, PARTICIPANT, QUANTITY, REPORT, TIME = (
    node(DL.Chain), node(DL.Claim), node(DL.Judgement), node(DL.Mention), node(DL.Participant),
    node(DL.Quantity), node(DL.Report), node(DL.Time),
)  # fmt: skip
ABOUT, BASIS, IN_CHAIN, CHANGE, IN_CLAIM, CLAIMED = (
    node(DL.about), node(DL.basis), node(DL.chain), node(DL.change), node(DL.claim),
    node(DL.claimed),
)  # fmt: skip
CONTENT, CONTENT_WORDS, CUE, CUE_WORDS, SOURCE, SOURCE_WORDS, SPEAKER, MANNER = (
    node(DL.content), node(DL.contentWords), node(DL.cue), node(DL.cueWords), node(DL.source),
    node(DL.sourceWords), node(DL.speaker), node(DL.manner),
)  # fmt: skip
FIRST_REPORTED, LAST_REPORTED, IMPORTANCE, KIND, FORM, NAMED, PLURAL = (
    node(DL.firstReported), node(DL.lastReported), node(DL.importance), node(DL.kind),
    node(DL.form), node(DL.named), node(DL.plural),
)  # fmt: skip
LEFT, RIGHT, VERDICT, SCORE, REASON = (
    node(DL.left), node(DL.right), node(DL.verdict), node(DL.score), node(DL.reason),
)  # fmt: skip
LEMMA, MAIN, PARENT, HAS_PARTICIPANT, AT_PLACE, POLARITY, HAS_QUANTITY, ROLE, SENTENCE, STATUS = (
    node(DL.lemma), node(DL.main), node(DL.parent), node(DL.participant), node(DL.place),
    node(DL.polarity), node(DL.quantity), node(DL.role), node(DL.sentence), node(DL.status),
)  # fmt: skip
COPY, CORRECTION, OF_ARTICLE, ORIGINAL, CORRECTED, SHARE, INDEPENDENT_SOURCES = (
    node(DL.Copy), node(DL.Correction), node(DL.article), node(DL.original), node(DL.corrected),
    node(DL.share), node(DL.independentSources),
)  # fmt: skip
STORYLINE, IN_STORYLINE, STORYLINE_ACTOR = (
    node(DL.Storyline), node(DL.storyline), node(DL.storylineActor),
)  # fmt: skip
CONTRADICTION, MISFIT, ACCOUNT, HAS_ACCOUNT, OF_EVENT, SAYS, SURE = (
    node(DL.Contradiction), node(DL.Misfit), node(DL.Account), node(DL.account), node(DL.event),
    node(DL.says), node(DL.sure),
)  # fmt: skip
ORDER, EARLIER, LATER, LEAST_DAYS, MOST_DAYS, DURING = (
    node(DL.Order), node(DL.earlier), node(DL.later), node(DL.leastDays), node(DL.mostDays),
    node(DL.during),
)  # fmt: skip
DATING, HAS_DATING, DAY, USED, WORDS = (
    node(DL.Dating), node(DL.dating), node(DL.day), node(DL.used), node(DL.words),
)  # fmt: skip
GROUND, HAS_GROUND, INFERRED_PUBLICATION = (
    node(DL.Ground), node(DL.ground), node(DL.InferredPublication),
)  # fmt: skip
STANDING, HAS_STANDING, RANK = node(DL.Standing), node(DL.standing), node(DL.rank)
TIES, SHARED_EVENTS, COMMUNITY = node(DL.ties), node(DL.sharedEvents), node(DL.community)
TENURE, HAS_TENURE, FORMER = node(DL.Tenure), node(DL.tenure), node(DL.former)
RULING, REJECTED_EVENT, ACT, NEW_VALUE, RULED_ON, JUDGING_PERSON = (
    node(DL.Ruling), node(DL.RejectedEvent), node(DL.act), node(DL.newValue), node(DL.ruledOn),
    node(PROV.Person),
)  # fmt: skip
POST_AT, AT_TIME, TIME_TYPE, TIME_VALUE, WHEN, WHEN_EVIDENCE = (
    node(DL.postAt), node(DL.time), node(DL.timeType), node(DL.value), node(DL.when),
    node(DL.whenEvidence),
)  # fmt: skip

_XSD_DATE, _XSD_DECIMAL, _EDTF = node(XSD.date), node(XSD.decimal), node(EDTF)
_UNSAFE = re.compile('[\x00-\x1f"\\\\\x7f\ud800-\udfff\ufffe\uffff]')
_MARKED: dict[int, str] = {
    **{code: f"\\u{code:04X}" for code in (*range(0x20), 0x7F, 0xFFFE, 0xFFFF)},
    **{ord(char): f"\\{mark}" for char, mark in zip('\b\t\n\f\r"\\', 'btnfr"\\', strict=True)},
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}
"""How a string is spelt whose characters would end it or cannot stand in it."""
# What RFC 3987 forbids in an IRI, and what nobody needs in one: controls, overrides, noncharacters.
_NO_IRI = re.compile(
    '[\x00-\x20\x7f-\xa0<>"{}|\\\\^`\u200b-\u200f\u2028-\u202f\u2060-\u206f\ue000-\uf8ff'
    "\ufeff\ufff0-\uffff\ud800-\udfff\U000e0000-\U0010ffff]"
)
_CALENDAR = re.compile(r"(?<![\dXY])(\d{4})(?:-(0\d|1[0-2]))?(?:(?<=-\d\d)-(\d\d))?(?![\dX])")
_LONGEST_EDTF = 60


def text(value: str) -> str:
    """Spell a string; a lone surrogate, which UTF-8 cannot hold, becomes U+FFFD.

    >>> text("Moss"), text('"No,"\\nshe said')
    ('"Moss"', '"\\\\"No,\\\\"\\\\nshe said"')
    """
    return f'"{value.translate(_MARKED)}"' if _UNSAFE.search(value) else f'"{value}"'


@lru_cache(maxsize=4096)
def word(value: str) -> str:
    """Spell a string of a small vocabulary (a status, a role), once."""
    return text(value)


def about(subject: str, said: Iterable[str]) -> str:
    """Write all that is said of a node, each thing once."""
    joined = " ;\n\t\t".join(dict.fromkeys(said))
    return f"\t{subject} {joined} .\n"


def truth(value: bool) -> str:
    """Spell an xsd:boolean."""
    return "true" if value else "false"


@lru_cache(maxsize=65536)
def day(value: date) -> str:
    """Spell an xsd:date."""
    return f'"{value.isoformat()}"^^{_XSD_DATE}'


def decimal(value: Decimal | float) -> str | None:
    """Spell a canonical xsd:decimal; what is no number, or past all measure, has none.

    >>> [decimal(Decimal(n)) for n in ("2.50", "-0", "1E+3")]
    ['2.5', '"0"^^xsd:decimal', '"1000"^^xsd:decimal']
    """
    exact = value if isinstance(value, Decimal) else Decimal(repr(round(value, 6)))
    if not exact.is_finite() or abs(exact.adjusted()) > 60:
        return None
    digits = format(exact, "f")
    digits = digits.rstrip("0").rstrip(".") if "." in digits else digits
    digits = "0" if digits in ("-0", "") else digits
    # A number without a point would be read as an integer.
    return digits if "." in digits else f'"{digits}"^^{_XSD_DECIMAL}'


def address(value: str) -> str:
    """Spell a node of an absolute http(s) address; whatever else stands there stays a string.

    >>> address("https://news.example/1"), address("javascript:alert(1)")
    ('<https://news.example/1>', '"javascript:alert(1)"')
    """
    if not _NO_IRI.search(value):
        try:
            parts = urlsplit(value)
            if parts.scheme in ("http", "https") and parts.hostname:
                return str(NamedNode(value))
        except ValueError:
            # An address that does not parse is somebody's words, kept as such below.
            return text(value)
    return text(value)


@lru_cache(maxsize=65536)
def edtf(value: str) -> str | None:
    """Spell an EDTF literal of a value that holds; anything else has none."""
    return f"{text(value)}^^{_EDTF}" if well_formed(value) else None


@lru_cache(maxsize=65536)
def well_formed(value: str) -> bool:
    """Tell whether a value is EDTF and its days are in the calendar.

    The `edtf` package needs some 15 ms for a value, and a story has thousands of days. So the days
    are checked here and then stand for one another: the package checks each *shape* once.

    >>> [well_formed(v) for v in ("2014-03", "../2015", "2013~", "2013-02-30", "soon", "")]
    [True, True, True, False, False, False]
    """
    if not value or len(value) > _LONGEST_EDTF or not value.isascii():
        return False
    try:
        for year, month, of_month in _CALENDAR.findall(value):
            date(int(year), int(month or 1), int(of_month or 1))
    except ValueError:
        return False
    return _shape_holds(_CALENDAR.sub(_stand_in, value))


def _stand_in(found: re.Match[str]) -> str:
    return "2000" + ("-01" if found[2] else "") + ("-01" if found[3] else "")


@cache
def _shape_holds(shape: str) -> bool:
    with warnings.catch_warnings():
        # Its grammar says one thing to pyparsing that newer versions of that remark on.
        warnings.simplefilter("ignore")
        from edtf import EDTFParseException, parse_edtf
    try:
        # Where it breaks it prints, and raises what its own code ran into ("../201X" is a TypeError).
        with redirect_stdout(StringIO()):
            return parse_edtf(shape) is not None
    except (EDTFParseException, ArithmeticError, AttributeError, LookupError, RecursionError,
            TypeError, ValueError):  # fmt: skip
        return False


def part(kind: Part, ref: Ref) -> str:
    """Spell a part of a reading."""
    return node(part_iri(kind, ref.article, ref.index))


def lines(reasons: Iterable[str]) -> str:
    """Spell reasons as one literal, a line each."""
    return text("\n".join(reasons))
