"""The Graph Store Protocol: graphs given, put, added to and taken out."""

from __future__ import annotations

import pytest

from tests.serve.conftest import Asking

TURTLE = {"Content-Type": "text/turtle"}
NAMED = {"graph": "urn:test:graph"}


def test_a_graph_comes_and_goes(asking: Asking) -> None:
    """Put, given, added to, put anew, taken out."""
    client, head = asking.client, {**asking.writes, **TURTLE}
    assert client.get("/graphs", params=NAMED).status_code == 404
    assert (
        client.put("/graphs", params=NAMED, content="<a> <b> 1 .", headers=head).status_code == 201
    )
    assert (
        client.post("/graphs", params=NAMED, content="<a> <b> 2 .", headers=head).status_code == 204
    )
    given = client.get("/graphs", params=NAMED, headers={"Accept": "application/n-triples"})
    assert len(given.text.strip().splitlines()) == 2
    assert client.head("/graphs", params=NAMED).status_code == 200
    assert (
        client.put("/graphs", params=NAMED, content="<a> <b> 3 .", headers=head).status_code == 204
    )
    given = client.get("/graphs", params=NAMED, headers={"Accept": "application/n-triples"})
    assert len(given.text.strip().splitlines()) == 1
    assert client.delete("/graphs", params=NAMED, headers=head).status_code == 204
    assert client.delete("/graphs", params=NAMED, headers=head).status_code == 404


def test_a_graph_can_be_its_address(asking: Asking) -> None:
    """And one that is only sent gets a name, by its content: sent again it is the same."""
    client, head = asking.client, {**asking.writes, **TURTLE}
    assert client.put("/graphs/mine", content="<a> <b> 1 .", headers=head).status_code == 201
    assert client.get("/graphs/mine").status_code == 200
    assert client.delete("/graphs/mine", headers=head).status_code == 204
    made = [client.post("/graphs", content="<a> <b> 4 .", headers=head) for _ in range(2)]
    assert [answer.status_code for answer in made] == [201, 204]
    assert made[0].headers["location"] == made[1].headers["location"]
    assert client.delete(made[0].headers["location"], headers=head).status_code == 204


def test_the_default_graph_is_one_too(asking: Asking) -> None:
    """Alone, and not all of them as one."""
    client, head = asking.client, {**asking.writes, **TURTLE}
    assert client.put("/graphs?default", content="<a> <b> 1 .", headers=head).status_code == 204
    given = client.get("/graphs?default", headers={"Accept": "application/n-triples"})
    assert len(given.text.strip().splitlines()) == 1
    assert client.delete("/graphs?default", headers=head).status_code == 204


def test_several_files_are_one_graph(asking: Asking) -> None:
    """As a form sends them."""
    files = [("f", ("a.ttl", "<urn:a> <urn:b> 1 .", "text/turtle")),
             ("f", ("b.nt", "<urn:a> <urn:b> <urn:c> .", "application/n-triples"))]  # fmt: skip
    sent = asking.client.post("/graphs", params=NAMED, files=files, headers=asking.writes)
    assert sent.status_code == 201
    given = asking.client.get("/graphs", params=NAMED, headers={"Accept": "application/n-triples"})
    assert len(given.text.strip().splitlines()) == 2
    assert asking.client.delete("/graphs", params=NAMED, headers=asking.writes).status_code == 204


@pytest.mark.parametrize(
    ("method", "address", "content", "kind", "status"),
    [
        ("GET", "/graphs", "", "text/turtle", 400),
        ("PUT", "/graphs", "<a> <b> 1 .", "text/turtle", 400),
        ("DELETE", "/graphs", "", "text/turtle", 400),
        ("PUT", "/graphs?graph=urn:x", "<a> <b>", "text/turtle", 400),
        ("PUT", "/graphs?graph=urn:x", "<a> <b> 1 .", "text/plain", 415),
        ("PUT", "/graphs?graph=urn:x", "<a> <b> 1 .", "multipart/form-data", 400),
        ("PUT", "/graphs?graph=%3Cx%3E", "<a> <b> 1 .", "text/turtle", 400),
        ("PATCH", "/graphs?graph=urn:x", "<a> <b> 1 .", "text/turtle", 405),
    ],
)
def test_what_is_wrong_is_said(
    method: str, address: str, content: str, kind: str, status: int, asking: Asking
) -> None:
    """And nothing is written."""
    headers = {**asking.writes, "Content-Type": kind}
    answer = asking.client.request(method, address, content=content, headers=headers)
    assert (answer.status_code, len(answer.text) > 10) == (status, True)
    assert asking.client.get("/graphs?graph=urn:x").status_code == 404


def test_nobody_writes_without_the_token(asking: Asking) -> None:
    """Nor takes a graph out."""
    for method in ("PUT", "POST", "DELETE"):
        answer = asking.client.request(
            method, "/graphs", params=NAMED, content="<a> <b> 1 .", headers=TURTLE
        )
        assert answer.status_code == 401
