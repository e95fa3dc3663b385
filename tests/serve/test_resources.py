"""Files of the build, pages of things, the JSON API and what describes them."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from dateline.query import saved
from tests.serve.conftest import Asking

BROWSER = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


class Tags(HTMLParser):
    """The tags and the links of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]


def test_the_files_of_the_build_are_given_as_they_are(asking: Asking, built: Path) -> None:
    """The timeline first; and no other file, whatever the path."""
    assert asking.client.get("/").content == (built / "timeline.html").read_bytes()
    assert asking.client.get("/story.trig").content == (built / "story.trig").read_bytes()
    for path in (
        "/.story.json.gz",
        "/.readings",
        "/%2e%2e/x",
        "/etc/passwd",
    ):
        assert asking.client.get(path).status_code in (404, 421)


def test_a_thing_has_a_page_and_its_graph(asking: Asking) -> None:
    """From an event one gets to the words, a link at a time."""
    (event,) = asking.rows(
        "SELECT ?e { ?e a sem:Event ; rdfs:label ?l FILTER CONTAINS(?l, 'strike') } LIMIT 1"
    )
    at = "/id/" + event["e"].removeprefix("urn:dateline:")
    page = asking.client.get(at, headers=BROWSER)
    assert page.headers["content-type"].startswith("text/html")
    assert "default-src 'none'" in page.headers["content-security-policy"]
    seen: set[str] = set()
    ways = [at]
    while ways and len(seen) < 60:
        address = ways.pop(0)
        if address not in seen:
            seen.add(address)
            told = asking.client.get(address, headers=BROWSER)
            assert told.status_code == 200, address
            ways += [link for link in Tags(told.text).links if link.startswith("/id/")]
    assert any("char=" in address for address in seen)
    for media, form in (
        ("text/turtle", RdfFormat.TURTLE),
        ("application/ld+json", RdfFormat.JSON_LD),
    ):
        graph = asking.client.get(at, headers={"Accept": media})
        assert {str(q.subject.value) for q in parse(graph.content, form)} == {event["e"]}


def test_what_an_article_says_stays_text(asking: Asking) -> None:
    """On every page of it, no tag is its own."""
    found = asking.rows(
        "SELECT DISTINCT ?s { ?s ?p ?o FILTER(isLiteral(?o) && CONTAINS(STR(?o), '<img')) }"
    )
    assert found
    for row in found[:20]:
        at = "/id/" + row["s"].removeprefix("urn:dateline:").replace("#", "%23")
        page = asking.client.get(at, headers=BROWSER)
        assert "&lt;img" in page.text
        assert not Tags(page.text).tags & {"img", "script"}


@pytest.mark.parametrize(
    "path",
    ["/id/event:nothing", "/id/%3Cscript%3E", "/id/a%20b", "/id/a%0Ab", "/id/x%3E%7D", "/id/"],
)
def test_what_is_not_there_is_not_there(path: str, asking: Asking) -> None:
    """And is no way into the query."""
    assert asking.client.get(path, headers=BROWSER).status_code in (404, 303)


def test_every_saved_question_is_asked_as_json(asking: Asking) -> None:
    """With its parameters; what is wrong with one is said."""
    listed = asking.client.get("/api").json()
    assert [one["name"] for one in listed] == [question.name for question in saved()]
    rows = asking.client.get("/api/who-said", params={"actor": "Merrow"}).json()
    assert rows["columns"]
    assert any("choice" in str(row) for row in rows["rows"])
    assert asking.client.get("/api/who-said", params={"nonsense": "x"}).status_code == 400
    assert asking.client.get("/api/nothing").status_code == 404
    counted = asking.client.get("/api/articles").json()["rows"]
    assert len(counted) == 3


def test_it_describes_what_can_be_asked(asking: Asking) -> None:
    """OpenAPI names every question with its parameters, VoID says how much there is."""
    api = asking.client.get("/openapi.json").json()
    assert api["openapi"].startswith("3.1")
    for question in saved():
        named = {p["name"] for p in api["paths"][f"/api/{question.name}"]["get"]["parameters"]}
        assert named == {parameter.name for parameter in question.parameters}
    void = asking.client.get("/.well-known/void", headers={"Accept": "text/turtle"})
    triples = [
        q for q in parse(void.content, RdfFormat.TURTLE) if q.predicate.value.endswith("#triples")
    ]
    assert int(triples[0].object.value) == len(asking.served.storage.store)
    assert asking.client.get("/health").text == "well\n"
