"""Who may ask: the host's own names, pages of its own, and nobody through somebody's browser."""

from __future__ import annotations

import pytest

from tests.serve.conftest import Asking


@pytest.mark.parametrize(
    "host", ["evil.example", "localhost.evil.example:80", "127.0.0.1.evil.example", ""]
)
def test_other_names_are_not_answered(host: str, asking: Asking) -> None:
    """Somebody's page may have given its own name this machine's address."""
    answer = asking.client.get("/", headers={"Host": host})
    assert answer.status_code == 421
    assert "Merrow" not in answer.text


@pytest.mark.parametrize(
    "host", ["localhost", "localhost:8765", "127.0.0.1:1", "[::1]:8765", "LOCALHOST"]
)
def test_its_own_names_are(host: str, asking: Asking) -> None:
    """With any port, since somebody may forward one."""
    assert asking.client.get("/health", headers={"Host": host}).status_code == 200


def test_pages_of_elsewhere_change_nothing(asking: Asking) -> None:
    """Even with the token; and may not read what is answered."""
    head = {**asking.writes, "Origin": "https://evil.example"}
    answer = asking.client.post("/sparql", data={"update": "CLEAR ALL"}, headers=head)
    assert answer.status_code == 403
    read = asking.client.get("/health", headers=head)
    assert "access-control-allow-origin" not in read.headers
    own = asking.client.post(
        "/sparql", data={"query": "ASK {}"}, headers={"Origin": "http://localhost"}
    )
    assert own.status_code == 200


def test_a_page_that_is_named_may_read(strict: Asking) -> None:
    """Only that one."""
    for origin, may in (("https://a.example", True), ("https://a.example.evil.example", False)):
        answer = strict.client.get("/health", headers={"Origin": origin})
        assert (answer.headers.get("access-control-allow-origin") == origin) is may


def test_every_answer_says_how_it_may_be_used(asking: Asking) -> None:
    """Also one that refuses."""
    for address in ("/", "/sparql?query=x", "/nothing", "/id/nothing"):
        answer = asking.client.get(address)
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["x-frame-options"] == "DENY"
        assert answer.headers["referrer-policy"] == "no-referrer"
