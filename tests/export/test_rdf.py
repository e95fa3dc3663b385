"""The story as RDF: everything is there, leads back to its words, and survives every parser."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import edtf
import pytest
import rdflib
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store, parse
from rdflib import SDO

from dateline.export import rdf, terms
from dateline.export.rdf_reading import fragment
from dateline.export.terms import address, decimal, well_formed
from dateline.model import Article, Box, PrintedLine, Span
from dateline.query import open_graph, run
from dateline.story import Story
from dateline.vocab import DL, JUDGEMENTS, PREFIXES, RESOLUTION, reading_iri
from tests.export.conftest import hostile_story, paged_story, ruled_story, small_story
from tests.stories import hostile
from tests.stories import story as made_up

NASTY = "\x00\x0b\x1b\r\n\t\"\"\"'''\\ \u202eabc\u2028\x85\ud800\ufffe</script><b>&amp;"
# rdflib 7 calls what it has itself deprecated.
RDFLIB_OWN = pytest.mark.filterwarnings(
    "ignore:(Dataset.default_context|ConjunctiveGraph) is deprecated:DeprecationWarning"
)
HEAD = "".join(f"@prefix {prefix}: <{start}> .\n" for prefix, start in PREFIXES.items())
WORDS = st.text(st.characters(exclude_categories=()), max_size=40)


def whole(words: str) -> str:
    """Words without half characters."""
    return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in words)


def graph_of(story: Story) -> Store:
    """The story in a store."""
    store = Store()
    store.extend(rdf.quads(story))
    return store


def as_rdflib(term: object) -> str:
    """A term as rdflib spells it."""
    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value).n3()
    assert isinstance(term, Literal)
    kind = rdflib.URIRef(term.datatype.value)
    return rdflib.Literal(term.value, datatype=None if kind == rdflib.XSD.string else kind).n3()


def rows(store: Store, sparql: str) -> list[tuple[str | None, ...]]:
    """The answer to a query over all graphs, as strings."""
    found = store.query(sparql, prefixes=PREFIXES, use_default_graph_as_union=True)
    names = found.variables  # type: ignore[union-attr]
    return [tuple(r[v].value if r[v] else None for v in names) for r in found]  # type: ignore[union-attr]


def test_two_builds_have_the_same_bytes(story: Story, tmp_path: Path) -> None:
    """The same story, and its parts in another order, give the same file."""
    first = rdf.export(story, tmp_path).read_bytes()
    turned = Story(
        story.articles[::-1], dict(reversed(list(story.readings.items()))), story.actors[::-1],
        story.events[::-1], story.judgements[::-1], story.copies[::-1], story.corrections[::-1],
        story.storylines[::-1], story.contradictions[::-1],
    )  # fmt: skip
    assert rdf.export(small_story(), tmp_path).read_bytes() == first
    assert rdf.export(turned, tmp_path).read_bytes() == first


@RDFLIB_OWN
def test_rdflib_reads_the_same_quads(story: Story, tmp_path: Path) -> None:
    """rdflib parses the file to the quads that were meant; without blank nodes, sets tell all."""
    data = rdflib.Dataset()
    data.parse(data=rdf.export(story, tmp_path).read_bytes(), format="trig")
    theirs = {tuple(term.n3() for term in quad if term is not None) for quad in data.quads()}
    ours = {
        tuple(as_rdflib(term) for term in (q.subject, q.predicate, q.object, q.graph_name))
        for q in rdf.quads(story)
    }
    assert theirs == ours


@pytest.mark.parametrize("make", [small_story, hostile, lambda: made_up(60)])
def test_nothing_changes_in_a_store(make: object, tmp_path: Path) -> None:
    """What a store gives back is what was written: every literal is canonical, no node is blank."""
    story: Story = make()  # type: ignore[operator]
    written = list(rdf.quads(story))
    path = rdf.export(story, tmp_path)
    store = Store()
    store.bulk_load(path=path, format=RdfFormat.TRIG)
    assert set(store) == set(written)
    assert len(set(written)) == len(written)
    assert not any(isinstance(t, BlankNode) for q in written for t in (q.subject, q.object))


def test_every_article_has_its_own_graph(story: Story) -> None:
    """What an article says is in its graph alone, so deleting an article is dropping a graph."""
    names = {graph.value for graph in graph_of(story).named_graphs()}
    readings = {reading_iri(article.key) for article in story.articles}
    assert names == readings | {RESOLUTION, JUDGEMENTS}
    one, two, _ = story.articles
    alone = Story((one,), {one.key: story.readings[one.key]})
    within = {q for q in rdf.quads(story) if q.graph_name == NamedNode(reading_iri(one.key))}
    assert within == {q for q in rdf.quads(alone) if q.graph_name.value == reading_iri(one.key)}  # type: ignore[union-attr]
    assert not any(two.key in str(quad) for quad in within)


def test_every_span_quotes_its_article(story: Story) -> None:
    """A span's quote is the text between its position's ends, with what stands before and after."""
    found = rows(
        graph_of(story),
        "SELECT ?span ?key ?start ?end ?exact ?before ?after { ?span oa:hasSource ?key ; "
        "oa:hasSelector ?p, ?q . ?p oa:start ?start ; oa:end ?end . "
        "?q oa:exact ?exact ; oa:prefix ?before ; oa:suffix ?after }",
    )
    texts = {f"urn:dateline:article:{a.key}": a.text for a in story.articles}
    assert len(found) > 20
    for span, key, start, end, exact, before, after in found:
        text, a, b = texts[str(key)], int(str(start)), int(str(end))
        assert span == f"{key}#char={a},{b}"
        assert (before, exact, after) == (text[max(0, a - 32) : a], text[a:b], text[b : b + 32])


def test_every_part_leads_to_words(story: Story) -> None:
    """Each mention, time, quantity, report, participant and claim is derived from some span."""
    lost = rows(
        graph_of(story),
        "SELECT ?part { VALUES ?class { dl:Mention dl:Time dl:Quantity dl:Report dl:Participant "
        "dl:Claim org:Post } ?part a ?class "
        "FILTER NOT EXISTS { ?part prov:wasDerivedFrom/oa:hasSelector/oa:exact ?words } }",
    )
    assert lost == []


def test_every_event_leads_to_a_sentence(story: Story) -> None:
    """From an event, its reports lead to the sentences they stand in."""
    found = rows(
        graph_of(story),
        "SELECT ?label ?words { ?event a sem:Event ; rdfs:label ?label ; "
        "gaf:denotedBy/dl:sentence/oa:hasSelector/oa:exact ?words } ORDER BY ?label ?words",
    )
    assert len(found) == sum(len(event.reports) for event in story.events)
    assert ("Someone shouted", "Someone shouted.") in found


def test_events_say_how_many_sources_and_in_which_storyline(story: Story) -> None:
    """The number is a whole one; a storyline leads to its events, actors and days."""
    found = rows(
        graph_of(story),
        "SELECT ?label ?sources ?line { ?event a sem:Event ; rdfs:label ?label ; "
        "dl:independentSources ?sources OPTIONAL { ?event dl:storyline/rdfs:label ?line } } "
        "ORDER BY ?label",
    )
    held = {str(label): (int(str(number)), str(line)) for label, number, line in found}
    assert held["Ada Moss met Jonas Hale"] == (2, "Ada Moss: agreement")
    assert held["Someone shouted"] == (1, "None")
    (line,) = rows(
        graph_of(story),
        "SELECT (GROUP_CONCAT(?name; separator=', ') AS ?names) ?first ?last { "
        "?line a dl:Storyline ; sem:hasEarliestBeginTimeStamp ?first ; "
        "sem:hasLatestEndTimeStamp ?last ; dl:storylineActor/rdfs:label ?name } "
        "GROUP BY ?first ?last",
    )
    assert sorted(str(line[0]).split(", ")) == ["Ada Moss", "Jonas Hale"]
    assert [str(day) for day in line[1:]] == ["2014-03-04", "2014-03-06"]


def test_copies_and_corrections_name_both_articles_and_the_reason(story: Story) -> None:
    """A correction leads to the words that say so, where the text has them."""
    copies = rows(
        graph_of(story),
        "SELECT ?copy ?original ?share ?why { ?c a dl:Copy ; dl:article/schema:identifier ?copy ; "
        "dl:original/schema:identifier ?original ; dl:share ?share ; dl:reason ?why }",
    )
    assert [tuple(map(str, row)) for row in copies] == [
        ("news/two.txt", "news/one.txt", "0.625", "62 % of its words")
    ]
    found = rows(
        graph_of(story),
        "SELECT ?later ?earlier ?words { ?c a dl:Correction ; dl:article/schema:identifier ?later ; "
        "dl:corrected/schema:identifier ?earlier ; dl:reason ?why "
        "OPTIONAL { ?c prov:wasDerivedFrom/oa:hasSelector/oa:exact ?words } } ORDER BY ?later",
    )
    assert [tuple(map(str, row)) for row in found] == [
        ("news/three.txt", "news/one.txt", "None"),
        ("news/two.txt", "news/one.txt", "the rise was 2%"),
    ]


def test_contradictions_have_their_accounts_side_by_side(story: Story) -> None:
    """Each account leads to the reports or claims it is derived from, with days and sources."""
    found = rows(
        graph_of(story),
        "SELECT ?about ?sure ?event ?says ?day ?sources ?words { ?c a dl:Contradiction ; "
        "dl:about ?about ; dl:sure ?sure ; dl:event/rdfs:label ?event ; dl:account ?a . "
        "?a a dl:Account ; dl:says ?says ; dl:firstReported ?day ; "
        "dl:independentSources ?sources ; prov:wasDerivedFrom ?part . "
        "{ ?part rdfs:label ?words } UNION { ?part dl:contentWords ?words } } ORDER BY ?says",
    )
    assert found == [
        ("number", "true", "Ada Moss agreed a rise of 1%", "1%", "2014-03-04", "1",
         "Ada Moss agreed a rise of 1%"),
        ("number", "true", "Ada Moss agreed a rise of 1%", "2%", "2014-03-06", "1",
         "the rise was 2%"),
        ("claim", "false", "Ada Moss met Jonas Hale", "they did not", "2014-03-06", "1",
         "that he had met Moss"),
        ("claim", "false", "Ada Moss met Jonas Hale", "they met", "2014-03-04", "1",
         "Ada Moss met Jonas Hale"),
    ]  # fmt: skip


def test_claims_name_speaker_cue_and_content(story: Story) -> None:
    """A claim leads from the actor who speaks, in the words of the article."""
    found = rows(
        graph_of(story),
        "SELECT ?who ?cue ?content { ?actor rdfs:label ?who ; gaf:denotedBy ?chain . "
        "?claim dl:speaker ?chain ; dl:cueWords ?cue ; dl:contentWords ?content . "
        "?actor dl:kind 'person' . GRAPH <urn:dateline:resolution> { ?actor dl:kind ?k } } "
        "ORDER BY ?who",
    )
    assert found == [
        ("Ada Moss", "said", "We agreed a rise of 1%,"),
        ("Jonas Hale", "denied", "that he had met Moss"),
    ]


def test_a_bad_edtf_value_is_left_out(story: Story) -> None:
    """A value that is no EDTF is dropped, while what is known of the days stays."""
    written = {str(q.object) for q in rdf.quads(story) if q.predicate == NamedNode(str(DL.when))}
    assert not any("soon" in value for value in written)
    assert '"../2015"^^<http://id.loc.gov/datatypes/edtf>' in written


def test_hostile_addresses_stay_strings(story: Story) -> None:
    """Only an absolute http(s) address becomes a node."""
    found = [q.object for q in rdf.quads(story) if q.predicate == NamedNode(str(SDO.url))]
    assert NamedNode("https://courier.example/1") in found
    assert Literal("javascript:alert(1)") in found


@pytest.mark.parametrize(
    "words",
    ["http://", "http://a b/", "https://x/<y>", "ftp://x/", "//x/", "http://[::1", "http://x/%zz",
     "https://x/\u202e", "https://x/\ud800", "data:text/html,x", "https://x/\x00", ""],
)  # fmt: skip
def test_no_node_of_a_bad_address(words: str) -> None:
    """What is no clean absolute address is kept as the words it is."""
    assert address(words) == terms.text(words)


@settings(max_examples=150, deadline=None)
@given(WORDS)
@example(NASTY)
def test_any_words_survive_trig(words: str) -> None:
    """Whatever an article holds is the same string after writing and parsing; only half characters,
    which UTF-8 cannot hold, become U+FFFD."""
    written = f"<urn:c> {{ <urn:a> <urn:b> {terms.text(words)} }}"
    (quad,) = parse(written.encode(), RdfFormat.TRIG)
    assert quad.object == Literal(whole(words))


@settings(max_examples=150, deadline=None)
@given(st.text("abcXYZ019-._~%:/=,&;!'()*+@$?", max_size=20))
@example("article:ab#char=12,20&position")
@example("-a.")
@example(".")
def test_any_name_survives_trig(name: str) -> None:
    """Whatever an IRI of ours ends with, its short spelling is read as that IRI."""
    iri = f"urn:dateline:{name.replace('%', '%25')}"
    (quad,) = parse(f"{HEAD}{terms.node(iri)} a d:x .".encode(), RdfFormat.TRIG)
    assert quad.subject == NamedNode(iri)
    data = rdflib.Graph().parse(data=f"{HEAD}{terms.node(iri)} a d:x .", format="turtle")
    assert [str(node) for node in data.subjects()] == [iri]


@settings(max_examples=60, deadline=None)
@given(WORDS)
@example(NASTY)
def test_any_words_make_a_story(words: str) -> None:
    """A story whose every string is hostile is written, and each string is read where it was said."""
    found = {q.object for q in rdf.quads(hostile_story(words)) if isinstance(q.object, Literal)}
    said = {
        q.predicate.value
        for q in rdf.quads(hostile_story(words))
        if q.object == Literal(whole(words))
    }
    assert Literal(whole(f"{words}1")) in found
    assert said >= {
        str(term)
        for term in (
            SDO.headline,
            SDO.publisher,
            SDO.author,
            SDO.articleSection,
            SDO.dateline,
            SDO.inLanguage,
            SDO.identifier,
            SDO.unitText,
            DL.lemma,
        )
    }


@RDFLIB_OWN
def test_rdflib_reads_hostile_words() -> None:
    """rdflib, whose parser is another, reads the nastiest words to the same string."""
    data = "".join(rdf.written(hostile_story(NASTY)))
    graph = rdflib.Dataset(default_union=True)
    graph.parse(data=data, format="trig")
    titles = [str(o) for o in graph.objects(None, rdflib.SDO.headline)]
    assert titles == [NASTY.replace("\ud800", "\ufffd")]


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("1.0", "1"),
        ("-0.0", "0"),
        ("0.50", "0.5"),
        ("1E+3", "1000"),
        ("-2.25", "-2.25"),
        ("1E-7", "0.0000001"),
    ],
)
def test_decimals_are_canonical(value: str, written: str) -> None:
    """A decimal is written as Oxigraph gives it back."""
    (quad,) = parse(f"{HEAD}d:a d:b {decimal(Decimal(value))} .".encode(), RdfFormat.TRIG)
    assert quad.object == Literal(written, datatype=NamedNode(str(rdflib.XSD.decimal)))


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity"), Decimal("1E+999999")])
def test_what_is_no_number_is_left_out(value: Decimal) -> None:
    """A value without measure has no literal, and takes no memory."""
    assert decimal(value) is None


@pytest.mark.parametrize(
    ("value", "good"),
    [("2014-03", True), ("2012-21", True), ("../2015", True), ("2013~", True), ("201X", True),
     ("2014-03-01/2014-03-13", True), ("2015/..", True), ("2014-02-30", False), ("soon", False),
     ("", False), ("2014-13", False), ("\ud800", False), ("2014-03-01T10:00", False),
     ("2" * 500, False), ("0000", False)],
)  # fmt: skip
def test_well_formed(value: str, good: bool) -> None:
    """EDTF is told from what only looks like it."""
    assert well_formed(value) is good


DAYS = st.dates(date(1000, 1, 1), date(2999, 12, 31)).map(date.isoformat)
MOMENTS = st.one_of(
    DAYS, DAYS.map(lambda d: d[:7]), DAYS.map(lambda d: d[:4]),
    DAYS.map(lambda d: f"{d[:4]}-2{int(d[6]) % 4 + 1}"), DAYS.map(lambda d: d[:3] + "X"),
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(MOMENTS, st.sampled_from(["", "~", "?"]), st.sampled_from(["", "../", "/..", "M"]), MOMENTS)
def test_the_short_cut_agrees_with_the_package(a: str, mark: str, frame: str, b: str) -> None:
    """A value found well-formed by its shape is one that the edtf package itself parses."""
    value = {"": a + mark, "../": f"../{a}{mark}", "/..": f"{a}{mark}/..", "M": f"{a}/{b}{mark}"}[
        frame
    ]
    if well_formed(value):
        assert edtf.is_valid_edtf(value)


# what people said


def test_a_person_s_word_is_in_the_graph(tmp_path: Path) -> None:
    """What was done, to what, by whom and why; a rejected event is no event."""
    store = open_graph(rdf.export(ruled_story(), tmp_path).parent)
    rows = run(
        store,
        "SELECT ?act ?on ?value ?who { ?r a dl:Ruling ; dl:act ?act ; dl:ruledOn ?on ; dl:reason ?why ; "
        "prov:wasAttributedTo ?j . ?j a prov:Person ; rdfs:label ?who OPTIONAL { ?r dl:newValue ?value } "
        "FILTER(?why = 'The desk <asked>.') } ORDER BY ?act ?on",
    ).written("csv")
    lines = rows.splitlines()[1:]
    assert [line.split(",")[0] for line in lines] == [
        "not-the-same", "not-the-same", "re-date", "reject", "reject", "rename",
    ]  # fmt: skip
    assert all(line.endswith("J. Penn") for line in lines)
    assert "They meet" in rows
    gone = run(
        store, "SELECT ?l { ?e a dl:RejectedEvent ; rdfs:label ?l MINUS { ?e a sem:Event } }"
    )
    assert gone.written("csv").splitlines()[1:] == ["Someone shouted"]


def test_a_sentence_says_in_which_paragraph_it_stands() -> None:
    """Each sentence of a report, in a text that has several; no other span, and none in one piece."""
    found = rows(
        graph_of(paged_story()),
        """
        SELECT ?words ?n { ?s dl:paragraph ?n ; oa:hasSelector/oa:exact ?words }""",
    )
    assert found == [("The crew struck.", "2")]
    assert rows(graph_of(small_story()), "SELECT ?n { ?s dl:paragraph ?n }") == []


def test_a_sentence_in_a_pdf_has_a_place_on_its_page() -> None:
    """As the fragment of the file's address, which RFC 8118 spells from the page's upper left."""
    found = rows(
        graph_of(paged_story()),
        """
        SELECT ?words ?place ?rules { ?s oa:hasSelector ?it , [ oa:exact ?words ] .
          ?it a oa:FragmentSelector ; rdf:value ?place ;
            <http://purl.org/dc/terms/conformsTo> ?rules }""",
    )
    rules = "http://tools.ietf.org/rfc/rfc8118"
    assert found == [("The crew struck.", "page=2&viewrect=59.9,110.4,140.1,25.5", rules)]


LINES = (
    PrintedLine(0, 1, Box(10.0, 800.0, 50.0, 842.0)),
    PrintedLine(5, 2, Box(20.0, 30.0, 70.0, 40.0)),
)


@pytest.mark.parametrize(
    ("heights", "span", "place"),
    [
        ((841.9, 841.9), Span(0, 4), "page=1&viewrect=10.0,-0.1,40.0,42.0"),
        ((842.02, 841.9), Span(0, 4), "page=1&viewrect=10.0,0.0,40.0,42.0"),
        ((842.0, 100.0), Span(0, 9), "page=1&viewrect=10.0,0.0,40.0,42.0"),
        ((842.0, 100.0), Span(5, 9), "page=2&viewrect=20.0,60.0,50.0,10.0"),
        ((842.0, 0.0), Span(5, 9), "page=2"),
        ((842.0,), Span(5, 9), "page=2"),
        ((842.0, 100.0), Span(4, 5), ""),
    ],
)
def test_a_place_in_print(heights: tuple[float, ...], span: Span, place: str) -> None:
    """The first page of the words, and their rectangle there, if it is known how high the page is."""
    assert fragment(Article("a", "They left", heights=heights, lines=LINES), span) == place
