"""What is said to a SPARQL server, and what is made of its answers; real ones are asked in tests/servers."""

from __future__ import annotations

import base64
import http.server
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dateline import remote
from dateline.errors import UnusableServer


class Sulking(http.server.BaseHTTPRequestHandler):
    """A server that is busy twice, then gone, or answers nonsense."""

    asked = 0

    def do_POST(self) -> None:
        type(self).asked += 1
        self.rfile.read(int(self.headers["Content-Length"]))
        busy = type(self).asked <= 2 and "busy" in self.path
        self.send_response(503 if busy else 200)
        body = b"later" if busy else b'{"boolean": true}' if "busy" in self.path else b"<html>"
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def test_a_busy_server_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """And one that answers nonsense, or is gone, is said to."""
    monkeypatch.setattr(remote, "WAIT", 0.01)
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Sulking) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        base = f"http://127.0.0.1:{server.server_port}/"
        assert remote.ask(remote.Server(f"{base}busy", base), "ASK {}") is True
        assert Sulking.asked == 3
        with pytest.raises(UnusableServer, match="is no answer to a query"):
            remote.ask(remote.Server(f"{base}other", base), "ASK {}")
        with pytest.raises(UnusableServer, match="no SPARQL endpoint was found there"):
            remote.found(base)
        server.shutdown()
    with pytest.raises(UnusableServer, match="nothing is half written"):
        remote.ask(remote.Server(f"{base}busy", base), "ASK {}")
    with pytest.raises(UnusableServer, match="Connection refused"):
        remote.found(base)


def test_a_server_that_says_nothing_is_given_up() -> None:
    """Once: it is not busy, but slow."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        with pytest.raises(UnusableServer, match=r"no answer within 0\.2 seconds"):
            remote.found(address, seconds=0.2, writes=False)


def test_secrets_are_not_shown() -> None:
    """Where a server is printed, by a mistake of ours."""
    assert "swallow" not in repr(remote.Server("a", "b", "ada", "swallow", "swallow"))


@pytest.mark.parametrize(
    "address", ["output", "ftp://a.example/", "http://", "file:///etc/passwd", ""]
)
def test_what_is_no_address_is_said(address: str) -> None:
    """Before anything is sent."""
    with pytest.raises(UnusableServer, match=r"this is no address of a server\. Write it as"):
        remote.found(address)


def test_a_secret_that_cannot_be_read(tmp_path: Path) -> None:
    """Is said, and none is none."""
    assert remote.secret(None) == ""
    (tmp_path / "token").write_text("word\n")
    assert remote.secret(tmp_path / "token") == "word"
    with pytest.raises(UnusableServer, match="Check the file"):
        remote.secret(tmp_path / "nothing")


class Asking(http.server.BaseHTTPRequestHandler):
    """A server that asks for a password, keeps what it was told, and sends some on to another."""

    told: tuple[str | None, ...] = ()
    scheme = 'Basic realm="here"'
    onward = ""

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"] or 0))
        self.do_HEAD()

    def do_GET(self) -> None:
        self.do_HEAD()

    def do_DELETE(self) -> None:
        self.do_HEAD()

    def do_PUT(self) -> None:
        self.do_POST()

    def do_HEAD(self) -> None:
        said = self.headers["Authorization"]
        type(self).told += (said,)
        self.send_response(302 if self.onward else 200 if said else 401)
        self.send_header("WWW-Authenticate", self.scheme)
        self.send_header("Location", self.onward)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def listening(handler: type[Asking], **more: str) -> Iterator[tuple[str, type[Asking]]]:
    """Such a server, at an address."""
    own = type("Own", (handler,), {**more, "told": ()})
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), own) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/", own
        server.shutdown()


def test_a_password_is_told_to_who_asks_for_it() -> None:
    """In the way that is asked, and not before."""
    with listening(Asking) as (address, server):
        remote.dropped(remote.Server(address, address, "ada", "swallow"), "urn:g")
        pair = base64.b64encode(b"ada:swallow").decode()
        assert server.told == (None, f"Basic {pair}")
    with listening(Asking, scheme='Digest realm="here", nonce="1", qop="auth"') as (
        address,
        server,
    ):
        remote.put(remote.Server(address, address, "ada", "swallow"), "urn:g", [])
        assert server.told[0] is None
        assert all("swallow" not in (said or "") for said in server.told)
        assert (server.told[-1] or "").startswith('Digest username="ada"')


def test_a_token_goes_no_further() -> None:
    """Who is sent on to another server does not tell it there."""
    with listening(Asking) as (far, other), listening(Asking, onward=far) as (near, first):
        with pytest.raises(UnusableServer, match="status 401"):
            remote.fetched(remote.Server(near, near, token="a-word"), "urn:g")
        assert first.told == ("Bearer a-word",)
        assert other.told == (None,)


def test_who_is_not_let_in_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """At once, in one sentence that says what to check."""
    monkeypatch.setattr(remote, "WAIT", 0.01)
    with (
        listening(Asking) as (address, _),
        pytest.raises(UnusableServer, match=r"does not let you in \(status 401\)\. Check --user"),
    ):
        remote.found(address)


def test_the_marks_of_a_page_are_not_told() -> None:
    """Of an error's page only the words are."""
    page = b"<html><head><title>x</title></head><body><h1>Gone</h1>\n<p>for good</p></body></html>"
    assert remote.inert(page) == "Gone for good"
