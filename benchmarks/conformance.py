"""What the endpoint passes of the W3C's suites for SPARQL 1.1, over HTTP.

    python -m benchmarks.conformance SUITE [--floors] [--raise-floors] [--failed]

SUITE is the folder that holds `sparql11/`, as the W3C publishes it; it is no part of this project.
A server is started on an empty graph, and every test is put to it as its manifest says: protocol and
Graph Store requests as they are, queries and updates on data that is put there first. Tests of
entailment and of federation are left out, since the endpoint does neither. The counts are floors in
`conformance.json`, which only rise.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyoxigraph as ox
from rdflib import RDF, RDFS, Graph, Namespace
from rdflib.collection import Collection
from rdflib.compare import isomorphic
from starlette.testclient import TestClient

from benchmarks.sameness import canonical, path_of, quads_of, same_answer, words_of
from dateline.serve import Limits, Served, application, opened
from dateline.serve.readers import Readers

FLOORS = Path(__file__).parent / "conformance.json"
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
DAWG = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-dawg#")
QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
TOKEN = "conformance-conformance"
LEFT_OUT = ("entailment", "service/", "service-description", "syntax-fed")
REQUESTS = ("protocol", "graph-store-protocol")
"""Folders whose tests are requests as they stand in the manifest."""


@dataclass(frozen=True, slots=True)
class Result:
    """A test, the group that it is of, and what was wrong; nothing if it passed."""

    group: str
    name: str
    wrong: str


class Mismatch(Exception):
    """What came back is not what the suite wants."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Put the suite to a server, and print how much passes."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.conformance")
    parser.add_argument("suite", type=Path, metavar="SUITE")
    parser.add_argument("--floors", action="store_true", help="exit 1 if less passes than did")
    parser.add_argument("--raise-floors", action="store_true", help="write higher floors")
    parser.add_argument("--failed", action="store_true", help="list what does not pass")
    options = parser.parse_args(arguments)
    if not (options.suite / "sparql11").is_dir():
        print(f"conformance: skipped, {options.suite} has no folder sparql11")
        return 0
    results = measure((options.suite / "sparql11").resolve())
    passed = Counter(r.group for r in results if not r.wrong)
    for group, count in sorted(Counter(r.group for r in results).items()):
        print(f"  {group:<28} {passed[group]:4} of {count}")
    if options.failed:
        for result in results:
            if result.wrong:
                print(f"  {result.group}: {result.name}: {result.wrong[:200]}")
    return _floors(passed, check=options.floors, write=options.raise_floors)


def measure(suite: Path) -> list[Result]:
    """Put every test of a suite to one server."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "story.trig").write_text("")
        with opened(Path(folder), None) as storage:
            served = Served(Path(folder), storage, Readers(), "http://localhost/", token=TOKEN)
            served = replace(served, limits=Limits(seconds=20))
            with TestClient(application(served), base_url="http://localhost") as client:
                client.headers["Authorization"] = f"Bearer {TOKEN}"
                return [_tried(client, *test) for test in _tests(suite)]


def _floors(passed: Counter[str], *, check: bool, write: bool) -> int:
    floors: dict[str, int] = json.loads(FLOORS.read_text(encoding="utf-8"))
    below = [group for group, floor in sorted(floors.items()) if passed[group] < floor]
    for group in below:
        print(f"  {group}: {passed[group]} pass, {floors[group]} did")
    if write:
        higher = {group: max(count, floors.get(group, 0)) for group, count in passed.items()}
        ordered = dict(sorted({**floors, **higher}.items()))
        FLOORS.write_text(json.dumps(ordered, indent=1) + "\n", encoding="utf-8")
    return 1 if check and below else 0


def _tests(suite: Path) -> Iterator[tuple[str, Graph, Any]]:
    """Give each test with its group, from the manifests in order."""
    for manifest in sorted(suite.glob("*/manifest*.ttl")):
        group = manifest.parent.name
        if any(part in f"{group}/" for part in LEFT_OUT) or group == "http-rdf-update":
            continue
        graph = Graph()
        graph.parse(manifest, publicID=manifest.as_uri(), format="turtle")
        for entries in graph.objects(None, MF.entries):
            for test in Collection(graph, entries):
                refused = (test, DAWG.approval, DAWG.NotApproved) in graph
                withdrawn = (test, DAWG.approval, DAWG.Withdrawn) in graph
                if not refused and not withdrawn and graph.value(test, MF.action) is not None:
                    yield group, graph, test


def _tried(client: TestClient, group: str, graph: Graph, test: Any) -> Result:
    name = str(graph.value(test, MF.name) or test)
    kind = str(graph.value(test, RDF.type)).rpartition("#")[2]
    try:
        client.post("/sparql", data={"update": "DROP ALL"})
        if group in REQUESTS:
            _requests(client, graph, test)
        elif "Syntax" in kind:
            _syntax(client, graph, test, update="Update" in kind, good="Positive" in kind)
        elif kind == "UpdateEvaluationTest":
            _update(client, graph, test)
        else:
            _query(client, graph, test)
    except Mismatch as error:
        return Result(group, name, str(error) or "it is wrong")
    except Exception as error:  # whatever breaks on a test is a test that fails
        return Result(group, name, repr(error))
    return Result(group, name, "")


def _named(graph: Graph, node: Any, words: Namespace) -> list[tuple[str, Any]]:
    """Give the graphs of a dataset: their names, and the files that they are in."""
    found = []
    for said in graph.objects(node, words.graphData):
        file = graph.value(said, words.graph) or said
        found.append((str(graph.value(said, RDFS.label) or file), file))
    return found


def _put(client: TestClient, graph: Graph, node: Any, words: Namespace) -> None:
    """Put the dataset of a test on the server."""
    for file in graph.objects(node, words.data):
        _sent(client, {"default": ""}, quads_of(file))
    for name, file in _named(graph, node, words):
        _sent(client, {"graph": name}, quads_of(file))


def _sent(client: TestClient, where: dict[str, str], quads: list[ox.Quad]) -> None:
    body = ox.serialize((quad.triple for quad in quads), format=ox.RdfFormat.N_TRIPLES)
    head = {"Content-Type": "application/n-triples"}
    answer = client.post("/graphs", params=where, content=body, headers=head)
    if answer.status_code >= 300:
        raise Mismatch(f"the data was refused: {answer.text[:100]}")


# syntax, queries, updates


def _syntax(client: TestClient, graph: Graph, test: Any, *, update: bool, good: bool) -> None:
    text = words_of(graph.value(test, MF.action))
    kind = "application/sparql-update" if update else "application/sparql-query"
    answer = client.post("/sparql", content=text.encode(), headers={"Content-Type": kind})
    # What cannot be done on an empty graph (409) was understood all the same.
    if (answer.status_code < 300 or answer.status_code == 409) is not good:
        raise Mismatch(f"{answer.status_code}: {answer.text[:150]}")


def _query(client: TestClient, graph: Graph, test: Any) -> None:
    action, result = graph.value(test, MF.action), graph.value(test, MF.result)
    _put(client, graph, action, QT)
    file = graph.value(action, QT.query)
    text = f"BASE <{file}>\n{words_of(file)}"
    form = path_of(result).suffix
    accept = {".csv": "text/csv", ".tsv": "text/tab-separated-values", ".srj": "application/json",
              ".srx": "application/sparql-results+xml"}.get(form, "*/*")  # fmt: skip
    answer = client.post("/sparql", data={"query": text}, headers={"Accept": accept})
    if answer.status_code != 200:
        raise Mismatch(f"{answer.status_code}: {answer.text[:150]}")
    media = answer.headers["content-type"].partition(";")[0]
    if not same_answer(answer.content, media, result):
        raise Mismatch("the rows are others")


def _update(client: TestClient, graph: Graph, test: Any) -> None:
    action, result = graph.value(test, MF.action), graph.value(test, MF.result)
    _put(client, graph, action, UT)
    file = graph.value(action, UT.request)
    text = f"BASE <{file}>\n{words_of(file)}"
    answer = client.post("/sparql", data={"update": text})
    if answer.status_code >= 300:
        raise Mismatch(f"{answer.status_code}: {answer.text[:150]}")
    meant = [quad for file in graph.objects(result, UT.data) for quad in quads_of(file)]
    for name, file in _named(graph, result, UT):
        meant += [
            ox.Quad(q.subject, q.predicate, q.object, ox.NamedNode(name)) for q in quads_of(file)
        ]
    storage = client.app.state.served.storage  # type: ignore[attr-defined]
    if canonical(storage.store) != canonical(meant):
        raise Mismatch("the graphs are others")


# requests


def _requests(client: TestClient, graph: Graph, test: Any) -> None:
    for data in graph.objects(test, UT.graphData):
        _sent(client, {"graph": str(graph.value(data, RDFS.label))},
              quads_of(graph.value(data, UT.graph)))  # fmt: skip
    action = graph.value(test, MF.action)
    made = ""
    requests = graph.value(action, HT.requests)
    for one in Collection(graph, requests) if requests is not None else ():
        answer = client.request(
            str(graph.value(one, HT.methodName)), _address(graph, one, made),
            headers=_headers(graph, one), content=_body(graph, one),
        )  # fmt: skip
        made = answer.headers.get("location", made)
        _expect(graph, graph.value(one, HT.resp), answer)


def _address(graph: Graph, one: Any, made: str) -> str:
    path = str(graph.value(one, HT.absolutePath) or graph.value(one, HT.absoluteURI) or "")
    if made and ("$NEWPATH$" in path or "$LOCATION$" in path):
        return made
    path = re.sub(r"^/gsp/?", "/graphs/", path).replace("/graphs/?", "/graphs?")
    return path.rstrip("/") if path == "/graphs/" else path


def _headers(graph: Graph, one: Any) -> dict[str, str]:
    held = graph.value(one, HT.headers)
    return {
        str(graph.value(h, HT.fieldName)): str(graph.value(h, HT.fieldValue))
        for h in (Collection(graph, held) if held is not None else ())
    }


def _body(graph: Graph, one: Any) -> bytes | None:
    body = graph.value(one, HT.body)
    if body is None:
        return None
    encoding = str(graph.value(body, CNT.characterEncoding) or "utf-8")
    return str(graph.value(body, CNT.chars) or "").encode("utf-16" if "16" in encoding else "utf-8")


def _expect(graph: Graph, wanted: Any, answer: Any) -> None:
    """Compare status, format and content with what the manifest says of them."""
    names = {"OK": 200, "Created": 201, "NoContent": 204, "NotFound": 404, "BadRequest": 400}
    statuses = [str(s).rpartition("#")[2] for s in graph.objects(wanted, MF.expectedStatus)]
    fits = [
        str(answer.status_code)[0] == s[10] if s.startswith("StatusCode") else names.get(s) == answer.status_code
        for s in statuses
    ]  # fmt: skip
    if statuses and not any(fits):
        raise Mismatch(f"{answer.status_code}, not {statuses}: {answer.text[:100]}")
    truth = graph.value(wanted, MF.expectedBoolean)
    if truth is not None and answer.status_code < 300:
        same = answer.json()["boolean"] is bool(truth.toPython())
        if not same:
            raise Mismatch("the other truth")
    body = graph.value(wanted, HT.body)
    if body is not None and answer.request.method == "GET":
        meant, found = Graph(), Graph()
        meant.parse(
            data=str(graph.value(body, CNT.chars)), format="turtle", publicID=str(answer.url)
        )
        found.parse(data=answer.text, format="turtle", publicID=str(answer.url))
        if not isomorphic(meant, found):
            raise Mismatch("another graph")


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    sys.exit(main())
