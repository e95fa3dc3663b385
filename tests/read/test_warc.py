"""Web archives: a page a record, gone through once."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from gzip import compress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from dateline.errors import DoubtfulArticle, UnreadableArticle
from dateline.model import Article
from dateline.read.records import Item
from dateline.read.warc import WarcReader, read
from dateline.source import Source
from tests.read.test_html import LEAD, NEWS, data, page

SITE = "https://lantern.example"


def archive(*pages: tuple[str, str, str | bytes], gzip: bool = True) -> bytes:
    """An archive of answers: address, kind of content with further headers, body."""
    out = b""
    for number, (address, kind, body) in enumerate(pages):
        status = "404 Not Found" if "lost" in address else "200 OK"
        block = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n\r\n".encode()
        block += body if isinstance(body, bytes) else body.encode()
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
    first, second, doubt, others = items(path)
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
    assert "1 answer is no page (answered with 404 1) and was not read" in str(others)


def test_a_packed_collection_is_read(tmp_path: Path) -> None:
    """A .wacz holds archives in a zip."""
    path = tmp_path / "a.wacz"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("datapackage.json", "{}")
        packed.writestr("archive/data.warc.gz", archive(PAGES[0]))
    (article,) = items(path)
    assert isinstance(article, Article)
    assert article.id == "a.wacz#1"


def test_an_archive_that_is_cut_costs_no_other_of_its_collection(tmp_path: Path) -> None:
    """It is named, and those after it are read."""
    path = tmp_path / "a.wacz"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("archive/a.warc.gz", archive(PAGES[0])[:-200])
        packed.writestr("archive/b.warc.gz", archive(PAGES[4]))
    refused, article = items(path)
    assert "a.wacz/archive/a.warc.gz: is cut short" in str(refused)
    assert isinstance(article, Article)


CAFE = "The café costs 5 € at the harbour, and nobody paid it. " * 6


@pytest.mark.parametrize(
    ("meta", "encoding"),
    [
        ("", "iso-8859-15"),
        ("<meta charset='iso-8859-15'>", "iso-8859-15"),
        ("<meta charset='iso-8859-15'>", "utf-8"),
        ('<?xml version="1.0" encoding="iso-8859-15"?>', "iso-8859-15"),
    ],
)
def test_the_charset_that_the_server_says_is_used(tmp_path: Path, meta: str, encoding: str) -> None:
    """Whatever the page itself says; what is UTF-8 all the same stays that."""
    xml, meta = (meta, "") if meta.startswith("<?") else ("", meta)
    body = f"{xml}<html><head>{meta}<title>Liman</title></head><body><article><p>{CAFE}</p></article></body></html>"
    path = tmp_path / "a.warc.gz"
    kind = "text/html; charset=iso-8859-15"
    path.write_bytes(archive((f"{SITE}/port", kind, body.encode(encoding))))
    (article,) = items(path)
    assert isinstance(article, Article)
    assert article.text.strip() == CAFE.strip()


def test_what_is_no_page_is_counted_and_a_pdf_is_read(tmp_path: Path) -> None:
    """HTML is read by any letter case; pictures, styles and scripts need no word."""
    made = io.BytesIO()
    canvas = Canvas(made)
    canvas.drawString(72, 700, "The harbour board met on Monday and closed the gate.")
    canvas.save()
    path = tmp_path / "2020-01-01.warc.gz"
    path.write_bytes(
        archive(
            (f"{SITE}/news", "Text/HTML", page()),
            (f"{SITE}/2024/03/20/a.pdf", "application/pdf", made.getvalue()),
            (f"{SITE}/a.txt", "text/plain", "They met."),
            (f"{SITE}/b.txt", "text/plain", "They met."),
            (f"{SITE}/feed", "application/rss+xml", "<rss/>"),
            (f"{SITE}/a.css", "text/css", ""),
            (f"{SITE}/a.js", "application/javascript", ""),
        )
    )
    first, second, doubt = items(path)
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (second.id, second.url) == (f"{path.name}#2", f"{SITE}/2024/03/20/a.pdf")
    assert (second.text.strip()[:17], str(second.published)) == ("The harbour board", "2024-03-20")
    assert "3 answers are no pages (application/rss+xml 1, text/plain 2)" in str(doubt)


def test_a_page_that_cannot_be_read_keeps_its_own_reason(tmp_path: Path) -> None:
    """One that is packed as nothing here unpacks, and one that is nested too deep."""
    path = tmp_path / "a.warc.gz"
    deep = "<html><body>" + "<div>" * 400 + f"<p>{LEAD}</p>"
    path.write_bytes(
        archive(
            (f"{SITE}/packed", "text/html\r\nContent-Encoding: br", b"\x8b\x02\x80\xc3\xa9"),
            (f"{SITE}/deep", "text/html", deep),
            (f"{SITE}/kept", "text/html\r\nContent-Encoding: br", page()),
        )
    )
    packed, nested, article = items(path)
    assert "/packed: is packed as “br”, which cannot be unpacked here" in str(packed)
    assert "/deep: is nested more than" in str(nested)
    assert isinstance(article, Article)


def test_what_was_cut_of_its_pages_is_known(tmp_path: Path) -> None:
    """Page by page."""
    path = tmp_path / "a.warc.gz"
    path.write_bytes(archive(*PAGES))
    pieces = WarcReader().cut(Source.below(path, tmp_path))
    assert pieces.count("All rights reserved. Cookie settings") == 2
    assert LEAD not in pieces


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


def test_a_record_that_is_cut_anywhere_is_missed(tmp_path: Path) -> None:
    """Also within its headers, or those of the server, where what is left looks like a whole one."""
    path = tmp_path / "a.warc"
    before = archive(*PAGES[:2], gzip=False)
    last = archive(PAGES[0], gzip=False)
    for less in range(1, len(last) - 4, 7):  # of what ends a record, it has four bytes too many
        path.write_bytes(before + last[: len(last) - 4 - less])
        (refusal,) = [one for one in items(path) if isinstance(one, UnreadableArticle)]
        assert "is cut short or no web archive, after 1 pages" in str(refusal), less


def test_an_archive_packed_as_a_whole_is_read(tmp_path: Path) -> None:
    """Many tools pack what they copied once more, and not each record by itself."""
    path = tmp_path / "a.warc.gz"
    path.write_bytes(compress(archive(*PAGES, gzip=False)))
    found = items(path)
    assert [one.id for one in found if isinstance(one, Article)] == ["a.warc.gz#1", "a.warc.gz#3"]
    assert not [one for one in found if isinstance(one, UnreadableArticle)]


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
