"""What a file is by its first bytes, whatever it is called."""

from __future__ import annotations

import codecs
import json
import re
import zipfile
from typing import Final

from dateline.source import Source

_HEAD: Final = 4096
_LONG_HEAD: Final = 1_000_000
# Without a way back: a thousand comments can be parted in more ways than there is time for.
_HTML: Final = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?>(?:<!--.*?-->\s*)*+)<(?:!doctype\s+html|html[\s>])", re.I | re.S
)
_PROLOG: Final = rb"(?>(?:\s+|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>)*+)"
_NEWSML: Final = re.compile(_PROLOG + rb"<(?:[\w-]+:)?(nitf|newsItem|newsMessage)[\s>]", re.S)
_NEWS_WITHIN: Final = re.compile(rb"<(?:[\w-]+:)?(nitf|newsItem|newsMessage)[\s>]")
_OF_NINJS: Final = ("body_text", "body_xhtml", "bodies", "versioncreated")
_NINJS: Final = re.compile(rb'"(?:' + "|".join(_OF_NINJS).encode() + rb')"\s*:')
_GDELT: Final = re.compile(rb'\s*\{\s*"articles"\s*:\s*\[\s*\{[^{}]*"seendate"')
_JSON_FEED: Final = re.compile(
    rb'\A(?:\xef\xbb\xbf)?\s*\{[^{}]*"version"\s*:\s*"https:(?:\\?/){2}jsonfeed\.org'
)
_FEED: Final = re.compile(
    rb"\s*(?>(?:<\?[^>]*\?>\s*|<!--.*?-->\s*)*+)<(rss|feed|(?:rdf:)?RDF(?=[^>]*purl\.org/rss/1\.0/\"))[\s>]",
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
    if _HTML.match(_in_bytes(head).removeprefix(b"\xef\xbb\xbf")):
        return ".html"
    if found := _news(source, head):
        return ".nitf" if found[1] == b"nitf" else ".newsml"
    if _GDELT.match(head):
        return ".gdelt"
    if _JSON_FEED.search(head):
        return ".jsonfeed"
    if _is_ninjs(source, head):
        return ".ninjs"
    if found := _FEED.match(head.removeprefix(b"\xef\xbb\xbf")):
        return ".rss" if found[1].lower() != b"feed" else ".atom"
    if head.startswith((b"From: <Saved by", b'From: "Saved by')):
        return ".mhtml"
    return None


def _in_bytes(head: bytes) -> bytes:
    """Give what is in UTF-16, and says so, as other files have it."""
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return head.decode("utf-16", "ignore").encode()
    return head


def _news(source: Source, head: bytes) -> re.Match[bytes] | None:
    """Find the root of an agency's XML; prose may name such an element too."""
    if found := _NEWSML.match(head.removeprefix(b"\xef\xbb\xbf")):
        return found
    return _NEWS_WITHIN.search(head) if source.path.suffix.lower() == ".xml" else None


def _is_ninjs(source: Source, head: bytes) -> bool:
    """Whether it is a story in ninjs; a record in lines of records may have the same keys."""
    if head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] not in (b"{", b"["):
        return False
    suffix = source.path.suffix.lower()
    if _NINJS.search(head):
        return suffix not in (".jsonl", "") or not _has_lines(source, alone=suffix == ".jsonl")
    if suffix != ".json":
        return False
    more = source.head(_LONG_HEAD + 1)
    if len(more) > _LONG_HEAD:
        return _NINJS.search(more) is not None
    try:
        said = json.loads(more)
    except (ValueError, RecursionError):
        return False
    one = next(iter(said), None) if isinstance(said, list) else said
    return isinstance(one, dict) and any(key in one for key in _OF_NINJS)


def _has_lines(source: Source, alone: bool) -> bool:
    """Whether the first line is a whole object, and, unless it may stand alone, another follows."""
    first, _, rest = source.head(_LONG_HEAD).lstrip(b"\xef\xbb\xbf \t\r\n").partition(b"\n")
    if not rest.strip() and not alone:
        return False
    try:
        return isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return len(first) > _LONG_HEAD // 2  # what is set on many lines has a short one first


def _packed(source: Source) -> str | None:
    try:
        with zipfile.ZipFile(source.path) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return None
    return next((suffix for name, suffix in _PACKED if name in names), ".zip")
