"""What an address leads to. Dateline goes there only where somebody named it, and nowhere else.

Only `http` and `https` are followed, also where an answer leads on; what is longer than a limit, or
takes longer, is left.
"""

from __future__ import annotations

import re
import ssl
import time
from dataclasses import replace
from http.client import HTTPException
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from dateline.errors import UnreadableArticle
from dateline.source import Source

MOST_BYTES: Final = 100_000_000
SECONDS: Final = 60.0
"""For the whole answer; a server that is silent for half of it is left at once."""
_ADVICE: Final = "Try again later, or save it and name the file."
# A path loses one of the two strokes.
_ADDRESS: Final = re.compile(r"(https?):/+(?=[^/])", re.I)
_NAMES: Final = {
    "application/rss+xml": ".rss", "application/atom+xml": ".atom", "application/feed+json": ".jsonfeed",
    "text/html": ".html", "application/xhtml+xml": ".html", "application/pdf": ".pdf",
    "text/plain": ".txt", "text/csv": ".csv", "application/zip": ".zip",
}  # fmt: skip
_CHUNK: Final = 1 << 16


def address_of(path: Path) -> str | None:
    """Give the address that stands where a path could.

    >>> address_of(Path("https://lantern.example/feed")), address_of(Path("http/a.txt"))
    ('https://lantern.example/feed', None)
    """
    said = path.as_posix()
    return _ADDRESS.sub(r"\1://", said, count=1) if _ADDRESS.match(said) else None


def fetched(source: Source, into: Path, seconds: float = SECONDS) -> Source | UnreadableArticle:
    """Save what an address leads to as a file in a folder."""
    address = address_of(source.path) or ""
    where = source.where if "://" in source.where else address
    until = time.monotonic() + seconds
    try:
        request = Request(
            address, headers={"User-Agent": "dateline", "Accept-Encoding": "identity"}
        )
        with _opener().open(request, timeout=seconds / 2) as answer:
            kind = answer.headers.get_content_type()
            path = into / f"answer{_suffix(kind, address)}"
            with path.open("wb") as out:
                while chunk := answer.read1(_CHUNK):
                    out.write(chunk)
                    if out.tell() > MOST_BYTES:
                        what = f"gives more than {MOST_BYTES:,} bytes"
                        return UnreadableArticle(where, what, "Save it and name the file.")
                    if time.monotonic() > until:
                        what = f"takes longer than {seconds:g} seconds"
                        return UnreadableArticle(where, what, _ADVICE)
    except HTTPError as error:
        return UnreadableArticle(where, f"answers with {error.code} ({error.reason})", _ADVICE)
    except (URLError, HTTPException, ssl.SSLError, OSError, ValueError) as error:
        why = getattr(error, "reason", None) or error
        return UnreadableArticle(where, f"cannot be fetched ({why})", _ADVICE)
    return replace(source, path=path, where=where, id=address)


def _suffix(kind: str, address: str) -> str:
    """By what the server says it is; a server that does not know says text/plain or bytes."""
    of_name = PurePosixPath(urlsplit(address).path).suffix.lower()
    if kind in _NAMES and kind != "text/plain":
        return _NAMES[kind]
    return of_name or _NAMES.get(kind, "")


def _opener() -> OpenerDirector:
    # One that is built by default also opens files and ftp.
    opener = OpenerDirector()
    for handler in (
        ProxyHandler(), HTTPHandler(), HTTPSHandler(), HTTPRedirectHandler(),
        HTTPErrorProcessor(), HTTPDefaultErrorHandler(),
    ):  # fmt: skip
        opener.add_handler(handler)
    return opener


__all__ = ["MOST_BYTES", "SECONDS", "address_of", "fetched"]
