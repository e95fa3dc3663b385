"""What a file is by its first bytes, whatever it is called."""

from __future__ import annotations

import re
import zipfile
from typing import Final

from dateline.source import Source

_HEAD: Final = 4096
_HTML: Final = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html[\s>])", re.I | re.S
)
_NITF: Final = re.compile(rb"<nitf[\s>]")
_NEWSML: Final = re.compile(rb"<(?:nitf|newsItem|newsMessage)[\s>]")
_NINJS: Final = re.compile(rb'"(?:body_text|body_xhtml|bodies|versioncreated)"\s*:')
_GDELT: Final = re.compile(rb'\s*\{\s*"articles"\s*:\s*\[\s*\{[^{}]*"seendate"')
_JSON_FEED: Final = re.compile(
    rb'\A(?:\xef\xbb\xbf)?\s*\{[^{}]*"version"\s*:\s*"https:(?:\\?/){2}jsonfeed\.org'
)
_FEED: Final = re.compile(
    rb"\s*(?:<\?[^>]*\?>\s*|<!--.*?-->\s*)*<(rss|feed|(?:rdf:)?RDF(?=[^>]*purl\.org/rss/1\.0/\"))[\s>]",
    re.S,
)
_PACKED: Final = (
    ("word/document.xml", ".docx"), ("META-INF/container.xml", ".epub"), ("datapackage.json", ".wacz"),
    ("content.xml", ".odt"),
)  # fmt: skip


def by_content(source: Source) -> str | None:
    """Give the suffix that files like it have; None where the first bytes say nothing.

    Raises:
        OSError: it cannot be read.
    """
    head = source.head(_HEAD)
    if b"%PDF-" in head[:1024]:
        return ".pdf"
    if head.startswith(b"{\\rtf"):
        return ".rtf"
    if head.startswith(b"WARC/"):
        return ".warc"
    if head.startswith(b"PK\x03\x04"):
        return _packed(source)
    if _HTML.match(head.removeprefix(b"\xef\xbb\xbf")):
        return ".html"
    if _NEWSML.search(head):
        return ".nitf" if _NITF.search(head) else ".newsml"
    if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[") and _NINJS.search(head):
        return ".ninjs"
    if _GDELT.match(head):
        return ".gdelt"
    if _JSON_FEED.search(head):
        return ".jsonfeed"
    if found := _FEED.match(head.removeprefix(b"\xef\xbb\xbf")):
        return ".rss" if found[1].lower() != b"feed" else ".atom"
    if head.startswith((b"From: <Saved by", b'From: "Saved by')):
        return ".mhtml"
    return None


def _packed(source: Source) -> str | None:
    try:
        with zipfile.ZipFile(source.path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return None
    return next((suffix for name, suffix in _PACKED if name in names), ".zip")
