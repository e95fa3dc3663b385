"""A build on a SPARQL server: ours, and any that is installed."""

from __future__ import annotations

import http.server
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
import uvicorn
from pyoxigraph import NamedNode, RdfFormat, Store

from dateline import remote
from dateline.errors import UnusableServer
from dateline.serve import Served, application, opened
from dateline.serve.readers import Readers
from tests.serve.conftest import TOKEN, built  # noqa: F401  a fixture

GHOST = "urn:dateline:reading:0000000000000000"


@contextmanager
def ours(folder: Path) -> Iterator[remote.Server]:
    """Our own server, on an empty graph."""
    folder.mkdir(exist_ok=True)
    (folder / "story.trig").write_text("")
    with socket.socket() as listening, opened(folder, None) as storage:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        base = f"http://127.0.0.1:{listening.getsockname()[1]}/"
        served = Served(folder, storage, Readers(), base, token=TOKEN)
        server = uvicorn.Server(uvicorn.Config(application(served), log_level="error"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]})
        thread.start()
        try:
            yield remote.found(base, token=TOKEN)
        finally:
            server.should_exit = True
            thread.join()


@contextmanager
def oxigraph(folder: Path) -> Iterator[remote.Server]:
    """Oxigraph's own server, where it is installed."""
    program = shutil.which("oxigraph") or str(Path(sys.executable).parent / "oxigraph")
    if not Path(program).exists():
        pytest.skip("the oxigraph server is not installed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{free.getsockname()[1]}"
    with subprocess.Popen(
        [program, "serve", "--location", str(folder / "ox"), "--bind", place],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    ) as process:  # fmt: skip
        try:
            for _ in range(100):
                with socket.socket() as reached:
                    if reached.connect_ex((place.split(":")[0], int(place.split(":")[1]))) == 0:
                        break
                time.sleep(0.1)
            yield remote.found(f"http://{place}/")
        finally:
            process.terminate()


SERVERS = [pytest.param(ours, id="dateline"), pytest.param(oxigraph, id="oxigraph")]


@pytest.mark.parametrize("serving", SERVERS)
def test_what_is_sent_is_what_comes_back(serving: object, built: Path, tmp_path: Path) -> None:  # noqa: F811
    """Every graph; sent again it is the same, and what is gone is taken out."""
    meant = Store()
    meant.bulk_load(path=built / "story.trig", format=RdfFormat.TRIG)
    names = [graph.value for graph in meant.named_graphs()]
    with serving(tmp_path) as server:  # type: ignore[operator]
        told: list[tuple[int, int]] = []
        some = list(meant.quads_for_pattern(None, None, None, NamedNode(names[0])))
        remote._put(server, GHOST, iter(some))
        remote._put(server, "urn:mine", iter(some))
        assert remote.publish(built, server, lambda *step: told.append(step)) == (len(names), 1)
        assert told[-1] == (len(names) + 1, len(names) + 1)
        assert remote.publish(built, server) == (len(names), 0)
        for name in names:
            there = set(meant.quads_for_pattern(None, None, None, NamedNode(name)))
            assert set(remote.fetched(server, name)) == there != set()
        rows = remote.ask(
            server, "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g"
        )
        assert isinstance(rows, list)
        assert {row["g"] for row in rows} == {*names, "urn:mine"}


def test_who_may_not_write_is_told(built: Path, tmp_path: Path) -> None:  # noqa: F811
    """With what the server said."""
    with ours(tmp_path) as server, pytest.raises(UnusableServer, match="status 401: Writing takes"):
        remote.publish(built, replace(server, token="wrong"))


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
        threading.Thread(target=server.serve_forever, daemon=True).start()
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
