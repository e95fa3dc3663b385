"""Why a build says what it says: the rules that fired, on which words, for an event or an actor.

Nothing is worked out anew. The annotator wrote its reasons beside what they are for, resolution
wrote a judgement for each join, and both are read back here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Final

from rdflib.namespace import PROV, RDF, SDO, SKOS

from dateline.errors import UnknownId
from dateline.query.evidence import Build, Told, Words, place_of, span_of
from dateline.query.nameless import MOST, also_called, namesakes, no_article, nodes_of, unknown
from dateline.vocab import DL, GAF, PREFIXES, SEM, actor_iri, event_iri, part_iri

BASES: Final = {
    "stated": "stated in full",
    "publication": "counted from the date of publication",
    "narrative": "counted from another time in the text",
    "event": "bounded by another event",
    "inferred": "inferred",
    "none": "",
}


@dataclass(frozen=True, slots=True)
class Why:
    """A rule, and the words it went by."""

    rule: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """Something said of a part, and why."""

    name: str
    value: str
    why: tuple[Why, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A report, a mention, a time or a claim in its place."""

    what: str
    at: Words
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Join:
    """A judgement about two parts of readings."""

    verdict: str
    score: str
    by: str
    left: str
    right: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """What is known of one event, actor or place in an article, and why."""

    what: str
    id: str
    label: str
    facts: tuple[Fact, ...] = ()
    parts: tuple[Part, ...] = ()
    joins: tuple[Join, ...] = ()

    def record(self) -> dict[str, Any]:
        """Give it as JSON has it."""
        return asdict(self)


def explain(output: Path, ident: str) -> Explanation:
    """Explain an actor or an event by its id, its IRI or its only name; or a place, ARTICLE:OFFSET."""
    build = Build(output)
    bare = ident.removeprefix(PREFIXES["d"]).removeprefix("d:")
    bare = bare.removeprefix("event:").removeprefix("actor:")
    if build.label(event_iri(bare)):
        return _event(build, bare)
    if build.label(actor_iri(bare)):
        return _actor(build, bare)
    article, colon, offset = ident.rpartition(":")
    if colon and offset.isdecimal():
        for told in build.named(article):
            return _place(build, told, int(offset))
        raise UnknownId(no_article(build, article))
    known = nodes_of(build)
    named = sorted(node for node, label in known.items() if label.casefold() == ident.casefold())
    named = named or also_called(build, known, ident)
    if not named:
        raise UnknownId(unknown(known, ident))
    if len(named) > 1:
        raise UnknownId(namesakes([_of(build, node) for node in named[:MOST]], named, ident))
    return _of(build, named[0])


def _of(build: Build, node: str) -> Explanation:
    what, _, bare = node.partition(":")
    return _event(build, bare) if what == "event" else _actor(build, bare)


def _event(build: Build, ident: str) -> Explanation:
    iri = event_iri(ident)
    nodes = build.values(iri, str(GAF.denotedBy))
    places = [place for place in map(place_of, nodes) if place is not None]
    told = build.told(place.key for place in places)
    places.sort(
        key=lambda p: (told[p.key].line["published"] or "9", told[p.key].id, p.key, p.index)
    )
    return Explanation(
        "event",
        ident,
        build.label(iri),
        tuple(_event_facts(build, iri)),
        tuple(_report(build, told[place.key], place.index) for place in places),
        tuple(_joins(build, nodes)),
    )


def _rulings(build: Build, iri: str) -> Iterator[Fact]:
    """What people said of it: their word stands above every rule."""
    for ruling in build.of(str(DL.ruledOn), iri):
        judges = (build.label(judge) for judge in build.values(ruling, str(PROV.wasAttributedTo)))
        act, value = build.value(ruling, str(DL.act)), build.value(ruling, str(DL.newValue))
        said = f"{act}, by {next(judges, '')}" + (f": {value}" if value else "")
        yield Fact("ruling", said, (Why(build.value(ruling, str(DL.reason))),))


def _event_facts(build: Build, iri: str) -> Iterator[Fact]:
    yield from _rulings(build, iri)
    if not build.value(iri, str(DL.status)):
        return  # somebody rejected it, and nothing else is said of it
    yield Fact("status", build.value(iri, str(DL.status)))
    first = build.value(iri, str(SEM.hasEarliestBeginTimeStamp))
    last = build.value(iri, str(SEM.hasLatestEndTimeStamp))
    basis = build.value(iri, str(DL.basis))
    grounds = sorted(build.values(iri, str(DL.ground)))
    why = tuple(Why(build.label(ground)) for ground in grounds)
    yield Fact("date", _date(build.value(iri, str(DL.when)), first, last, basis), why)
    yield Fact("kind", build.value(iri, str(SEM.eventType)).removeprefix(PREFIXES["kinds"]))
    if build.value(iri, str(DL.claimed)) == "true":
        yield Fact("claimed", "nobody but somebody quoted tells it")
    for role in build.values(iri, str(SEM.hasActor)):
        actor = build.value(role, str(RDF.value))
        ident = actor.removeprefix(PREFIXES["d"])
        yield Fact(build.value(role, str(DL.role)), f"{build.label(actor)} ({ident})")
    place = build.value(iri, str(SEM.hasPlace))
    if place:
        yield Fact("place", f"{build.label(place)} ({place.removeprefix(PREFIXES['d'])})")
    reasons = build.value(iri, str(DL.reason)).splitlines()
    yield Fact("importance", build.value(iri, str(DL.importance)), tuple(map(Why, reasons)))


def _date(edtf: str, first: str, last: str, basis: str) -> str:
    """A date as it is told: its value, the days it allows where they say more, and its basis."""
    days = first if first == last else f"{first or '…'} to {last or '…'}"
    value = edtf or (days if first or last else "no date")
    return ", ".join(words for words in (value, BASES.get(basis, basis)) if words)


def _report(build: Build, told: Told, index: int) -> Part:
    event = told.line["events"][index]
    iri = part_iri("report", told.key, index)
    sentence = span_of(build.value(iri, str(DL.sentence)))
    facts = [*_of_report(told, event)]
    for node in build.values(iri, str(DL.participant)):
        span = span_of(build.value(node, str(PROV.wasDerivedFrom)))
        chain = build.value(node, str(DL.chain))
        who = build.actor_of(chain) if chain else ""
        words = told.of((span.start, span.end)) if span is not None else ""
        value = f"“{words}”" + (f", {who}" if who and who != words else "")
        facts.append(Fact(build.value(node, str(DL.role)), value))
    if event["claim"] is not None:
        claim = told.line["claims"][event["claim"]]
        facts += _of_claim(told, claim, _speaker(build, claim))
    return Part("report", told.words(event["start"], event["end"], sentence), tuple(facts))


def _of_report(told: Told, event: dict[str, Any]) -> Iterator[Fact]:
    yield Fact("trigger", told.of((event["start"], event["end"])), _why(told, event, "trigger"))
    yield Fact("kind", event["class"], _why(told, event, "kind"))
    status = event["status"] + (", negated" if event["polarity"] == "neg" else "")
    yield Fact("status", status, _why(told, event, "status"))
    date = _date(
        event["edtf"] or "", event["earliest"] or "", event["latest"] or "", event["basis"]
    )
    yield Fact("date", date, _why(told, event, "date"))
    rests_on = [span for reason in event.get("why", ()) if reason["about"] == "date"
                for span in reason.get("spans", ())]  # fmt: skip
    for time in told.line["times"]:
        if [time["start"], time["end"]] in rests_on:
            yield _of_time(told, time)


def _of_time(told: Told, time: dict[str, Any]) -> Fact:
    words = told.of((time["start"], time["end"]))
    value = time["edtf"] or time["value"]
    return Fact("time", f"“{words}” is {value}", _why(told, time, "value"))


def _of_claim(told: Told, claim: dict[str, Any], speaker: str) -> list[Fact]:
    cue = " … ".join(told.of(span) for span in claim["cue"])
    source = " … ".join(told.of(span) for span in claim["source"])
    return [
        Fact("claim", f"“{cue}”" if cue else "no cue", _why(told, claim, "content")),
        *([Fact("source", f"“{source}”", _why(told, claim, "source"))] if source else ()),
        Fact("speaker", speaker or "nobody", _why(told, claim, "speaker")),
    ]


def _speaker(build: Build, claim: dict[str, Any]) -> str:
    return build.label(actor_iri(claim["speaker"])) if claim["speaker"] else ""


def _why(told: Told, part: dict[str, Any], about: str) -> tuple[Why, ...]:
    return tuple(
        Why(reason["rule"], tuple(dict.fromkeys(map(told.of, reason.get("spans", ())))))
        for reason in part.get("why", ())
        if reason["about"] == about
    )


def _actor(build: Build, ident: str) -> Explanation:
    iri = actor_iri(ident)
    chains = build.values(iri, str(GAF.denotedBy))
    found = {
        (place.key, place.index): chain
        for chain in chains
        for node in build.of(str(DL.chain), chain)
        if (place := place_of(node)) is not None and place.part == "mention"
    }
    told = build.told(key for key, _ in found)
    order = sorted(
        (told[key].line["published"] or "9", told[key].id, key, chain, index)
        for (key, index), chain in found.items()
    )
    return Explanation(
        "actor",
        ident,
        build.label(iri),
        tuple(_actor_facts(build, iri)),
        tuple(
            _mention(told[key], told[key].line["mentions"][index], build.label(chain))
            for _, _, key, chain, index in order
        ),
        tuple(_joins(build, chains)),
    )


def _actor_facts(build: Build, iri: str) -> Iterator[Fact]:
    yield from _rulings(build, iri)
    yield Fact("kind", build.value(iri, str(DL.kind)))
    for name in build.values(iri, str(SKOS.altLabel)):
        yield Fact("also called", name)
    for post in build.values(iri, str(SDO.jobTitle)):
        yield Fact("post", post)


def _mention(told: Told, mention: dict[str, Any], chain: str) -> Part:
    why = _why(told, mention, "chain")
    facts = (Fact("chain", f"a {mention['form']} of “{chain}”", why),)
    return Part("mention", told.words(mention["start"], mention["end"]), facts)


def _joins(build: Build, nodes: Sequence[str]) -> Iterator[Join]:
    """The judgements about parts, the surest first."""
    found = {
        judgement
        for node in nodes
        for side in (DL.left, DL.right)
        for judgement in build.of(str(side), node)
    }
    for iri in sorted(found, key=lambda j: (-float(build.value(j, str(DL.score)) or 0), j)):
        judges = (build.label(judge) for judge in build.values(iri, str(PROV.wasAttributedTo)))
        yield Join(
            build.value(iri, str(DL.verdict)),
            build.value(iri, str(DL.score)),
            next(judges, ""),
            _named(build, build.value(iri, str(DL.left))),
            _named(build, build.value(iri, str(DL.right))),
            tuple(build.value(iri, str(DL.reason)).splitlines()),
        )


def _named(build: Build, iri: str) -> str:
    """A part by its words and where it stands, as ARTICLE:OFFSET if it has an offset."""
    place = place_of(iri)
    span = span_of(build.value(iri, str(PROV.wasDerivedFrom)))
    where = build.article(place.key) if place is not None else ""
    return f"“{build.label(iri)}” in {where}" + (f":{span.start}" if span is not None else "")


def _place(build: Build, told: Told, offset: int) -> Explanation:
    """Everything that covers an offset."""
    size = len(told.line["text"])
    if offset >= size:
        raise UnknownId(
            f"“{told.id}:{offset}”: the article ends before. Take an offset below {size}."
        )

    def mention(part: dict[str, Any]) -> list[Fact]:
        who = f"{build.label(actor_iri(part['chain']))} (actor:{part['chain']})"
        return [Fact("chain", f"a {part['form']} of {who}", _why(told, part, "chain"))]

    def report(part: dict[str, Any]) -> list[Fact]:
        event = f"{build.label(event_iri(part['chain']))} (event:{part['chain']})"
        return [*_of_report(told, part), Fact("event", event)]

    parts = [
        *_here(told, "mention", "mentions", offset, mention),
        *_here(told, "time", "times", offset, lambda time: [_of_time(told, time)]),
        *_here(told, "report", "events", offset, report),
    ]
    for claim in told.line["claims"]:
        spans = [*claim["source"], *claim["cue"], *claim["content"]]
        span = next((s for s in spans if s[0] <= offset < s[1]), None)
        if span is not None:
            facts = tuple(_of_claim(told, claim, _speaker(build, claim)))
            parts.append(Part("claim", told.words(*span), facts))
    label = str(told.line["title"] or told.id)
    return Explanation("place", f"{told.id}:{offset}", label, parts=tuple(parts))


def _here(
    told: Told,
    what: str,
    layer: str,
    offset: int,
    facts: Callable[[dict[str, Any]], Iterable[Fact]],
) -> Iterator[Part]:
    for part in told.line[layer]:
        if part["start"] <= offset < part["end"]:
            yield Part(what, told.words(part["start"], part["end"]), tuple(facts(part)))
