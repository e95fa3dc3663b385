"""Web archives: a page a record, gone through once."""

from __future__ import annotations

import tracemalloc
import zipfile
from gzip import compress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.errors import DoubtfulArticle, UnreadableArticle
from dateline.model import Article
from dateline.read.records import Item
from dateline.read.warc import read
from dateline.source import Source
from tests.read.test_html import LEAD, NEWS, data, page

SITE = "https://lantern.example"


def archive(*pages: tuple[str, str, str], gzip: bool = True) -> bytes:
    """An archive of answers: address, kind of content, body."""
    out = b""
    for number, (address, kind, body) in enumerate(pages):
        status = "404 Not Found" if "lost" in address else "200 OK"
        block = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n{body}".encode()
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
            f"WARC-Date: 2026-05-01T00:00:00Z\r\nWARC-Target-URI: {address}\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
        )
        record = head.encode() + block + b"\r\n\r\n"
        out += compress(record) if gzip else record
    return out


PAGES = (
    (f"{SITE}/news/dockers", "text/html; charset=utf-8", page(data(**NEWS))),
    (f"{SITE}/logo.png", "image/png", "x"),
    (f"{SITE}/lost", "text/html", page()),
    (f"{SITE}/", "text/html", "<html><body><ul><li>Home</li></ul></body></html>"),
    (f"{SITE}/2024/03/20/more", "text/html", page(title="More")),
)


def items(path: Path) -> list[Item]:
    return list(read(Source.below(path, path.parent)))


@pytest.mark.parametrize("gzip", [True, False])
def test_pages_are_articles_by_their_address(tmp_path: Path, gzip: bool) -> None:
    """With the date that the page says, and never the day on which it was fetched; the rest is counted."""
    path = tmp_path / ("a.warc.gz" if gzip else "a.warc")
    path.write_bytes(archive(*PAGES, gzip=gzip))
    first, second, doubt = items(path)
    assert isinstance(first, Article)
    assert (first.id, first.url, str(first.published)) == (
        f"{path.name}#1",
        f"{SITE}/news/dockers",
        "2024-03-12",
    )
    assert first.text.startswith(LEAD)
    assert isinstance(second, Article)
    assert [(one.basis, str(one.day)) for one in second.dates] == [("the address", "2024-03-20")]
    assert isinstance(doubt, DoubtfulArticle)
    assert f"without an article, such as {SITE}/" in str(doubt)


def test_a_packed_collection_is_read(tmp_path: Path) -> None:
    """A .wacz holds archives in a zip."""
    path = tmp_path / "a.wacz"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("datapackage.json", "{}")
        packed.writestr("archive/data.warc.gz", archive(PAGES[0]))
    (article,) = items(path)
    assert isinstance(article, Article)
    assert article.id == "a.wacz#1"


def test_what_is_cut_short_gives_what_came_before(tmp_path: Path) -> None:
    """And a sentence."""
    path = tmp_path / "a.warc.gz"
    path.write_bytes(archive(PAGES[0], PAGES[4])[:-200])
    found = items(path)
    assert isinstance(found[0], Article)
    assert isinstance(found[-1], UnreadableArticle)
    assert "is cut short or no web archive" in str(found[-1])
    path.write_bytes(b"nothing of the kind")
    assert isinstance(items(path)[-1], UnreadableArticle)
    path.write_bytes(b"")
    assert "holds no page" in str(items(path)[-1])


def test_memory_does_not_grow_with_the_archive(tmp_path: Path) -> None:
    """A record at a time: ten times the archive takes no more."""
    peaks = []
    big = "text/html", f"<html><body><script>{'x' * 400_000}</script></body></html>"
    for count in (3, 30):
        path = tmp_path / f"{count}.warc"
        path.write_bytes(archive(*((f"{SITE}/{n}", *big) for n in range(count)), gzip=False))
        items(path)  # what is loaded once is loaded
        tracemalloc.start()
        items(path)
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < 1.5 * peaks[0]


@given(st.binary(max_size=80), st.integers(0, 900), st.integers(0, 80))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_archive_breaks_the_reader(tmp_path: Path, noise: bytes, place: int, less: int) -> None:
    """Bytes put in or cut out give articles or a sentence."""
    whole = archive(PAGES[0], gzip=False)
    path = tmp_path / "a.warc"
    path.write_bytes(whole[:place] + noise + whole[place + less :])
    for item in items(path):
        assert isinstance(item, Item)
