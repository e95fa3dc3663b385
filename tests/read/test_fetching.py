"""What an address leads to, on a server of the test's own."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from threading import Thread
from zipfile import ZipFile

import pytest

from dateline.errors import UnreadableArticle
from dateline.read import fetching, read
from dateline.read.fetching import fetched
from dateline.source import Source
from tests.read.test_warc import PAGES, archive

FEED = (
    b'<?xml version="1.0"?><rss version="2.0"><channel><title>The Lantern</title><item>'
    b"<title>Gate shut</title><link>https://lantern.example/2024/03/12/gate</link>"
    b"<pubDate>Tue, 12 Mar 2024 23:30:00 -0500</pubDate>"
    b"<description>The harbour board met on Monday and closed the gate.</description></item></channel></rss>"
)
_zip = BytesIO()
with ZipFile(_zip, "w") as _packed:
    _packed.writestr("a.txt", "They met.")
ZIP = _zip.getvalue()
PLACES = {
    "/feed": ("text/xml", FEED),
    "/feed.rss": ("application/rss+xml; charset=utf-8", FEED),
    "/a.txt": ("text/plain", b"They met on Monday."),
    "/saved": ("application/octet-stream", ZIP),
    "/crawl": ("text/plain", archive(PAGES[0])),
    "/gate": ("image/png", b"\x89PNG\r\n\x1a\n\0\0"),
}


class _Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path in ("/moved", "/away"):
            self.send_response(302)
            self.send_header("Location", "/feed" if self.path == "/moved" else "file:///etc/passwd")
            self.end_headers()
            return
        if self.path not in PLACES:
            self.send_error(404)
            return
        kind, body = PLACES[self.path]
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """A server on loopback alone."""
    made = ThreadingHTTPServer(("127.0.0.1", 0), _Answers)
    Thread(target=made.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{made.server_address[1]}"
    made.shutdown()
    made.server_close()


@pytest.mark.parametrize("place", ["/feed", "/feed.rss", "/moved"])
def test_a_feed_is_read_from_where_somebody_says(server: str, place: str) -> None:
    """By its content where the server only says that it is XML; also where it has moved."""
    intake = read([Path(f"{server}{place}")])
    (article,) = intake.articles
    assert (article.title, article.outlet) == ("Gate shut", "The Lantern")
    assert str(article.published) == "2024-03-12"
    assert (article.id, article.source) == (f"{server}{place}#1", f"{server}{place}, entry 1")
    assert (intake.refused, intake.warnings) == ((), ())


def test_a_text_is_an_article_by_its_address(server: str) -> None:
    """Its address is its id, and where it comes from."""
    (article,) = read([Path(f"{server}/a.txt")]).articles
    assert (article.id, article.source) == (f"{server}/a.txt", f"{server}/a.txt")


def test_an_archive_is_unpacked_and_a_picture_refused(server: str) -> None:
    """By what is in it, whatever the server calls it."""
    intake = read([Path(f"{server}{place}") for place in ("/saved", "/crawl", "/gate")])
    assert [article.id for article in intake.articles] == [
        f"{server}/saved/a.txt",
        f"{server}/crawl#1",
    ]
    (refused,) = intake.refused
    assert f"{server}/gate: is nothing that a reader takes" in str(refused)


@pytest.mark.parametrize(
    ("place", "says"), [("/gone", "answers with 404"), ("/away", "answers with 302")]
)
def test_what_an_address_does_not_give_is_said(server: str, place: str, says: str) -> None:
    """Nor is a file opened because a server leads there."""
    (refused,) = read([Path(f"{server}{place}")]).refused
    assert f"{server}{place}: {says}" in str(refused)


def test_nobody_there_is_said() -> None:
    """In a sentence, with what to do."""
    (refused,) = read([Path("http://127.0.0.1:9/feed")]).refused
    assert "http://127.0.0.1:9/feed: cannot be fetched" in str(refused)


def test_too_much_and_too_slow_are_left(
    server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Within limits on size and time."""
    source = Source(Path(f"{server}/feed"), f"{server}/feed", "feed")
    monkeypatch.setattr(fetching, "MOST_BYTES", 10)
    refused = fetched(source, tmp_path)
    assert isinstance(refused, UnreadableArticle)
    assert "gives more than 10 bytes" in str(refused)
    monkeypatch.undo()
    monkeypatch.setattr("dateline.read.fetching.time.monotonic", iter([0.0, 99.0]).__next__)
    refused = fetched(source, tmp_path, seconds=5)
    assert isinstance(refused, UnreadableArticle)
    assert "takes longer than 5 seconds" in str(refused)
