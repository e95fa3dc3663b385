"""How fast saved pages, PDFs and web archives are read, beside trafilatura and PDFium alone, in turn.

    python -m benchmarks.reading [--pages N] [--prints N] [--warc MEGABYTES]

The pages are made of the sample's articles, with the menus, notices and lists that pages have. Of the
archive, generated and as large as told, the most memory that reading took is printed.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from html import escape
from pathlib import Path

from dateline.model import Article

SAMPLE = Path("corpus/harbour")
ROUNDS = 3
_WARC = """
import resource, sys
from pathlib import Path
from dateline.read.warc import read
from dateline.source import Source
path = Path(sys.argv[1])
count = sum(1 for _ in read(Source.below(path, path.parent)))
print(count, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, prog="python -m benchmarks.reading")
    parser.add_argument("--pages", type=int, default=540)
    parser.add_argument("--prints", type=int, default=200, metavar="PAGES")
    parser.add_argument("--warc", type=int, default=1000, metavar="MEGABYTES")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        _pages(Path(made), options.pages)
        _prints(Path(made), options.prints)
        if options.warc:
            _archive(Path(made), options.warc)


def page(title: str, day: str, outlet: str, text: str, links: int = 60) -> str:
    """A page as outlets have them: as much around the article as in it."""
    paragraphs = "".join(f"<p>{escape(part)}</p>" for part in text.split("\n\n") if part.strip())
    menu = "".join(f"<li><a href='/s/{n}'>Section number {n}</a></li>" for n in range(links))
    more = "".join(
        f"<li><a href='/a/{n}'>Another story, the {n}th of today</a></li>" for n in range(links)
    )
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{escape(title)} - {outlet}</title>"
        f'<script type=\'application/ld+json\'>{{"@type": "NewsArticle", "datePublished": "{day}"}}</script>'
        f"</head><body><nav><ul>{menu}</ul></nav><main><article><h1>{escape(title)}</h1>{paragraphs}</article>"
        f"<aside><ul>{more}</ul></aside></main><footer>All rights reserved.</footer></body></html>"
    )


def _sample() -> Iterator[str]:
    from dateline.read import read

    for one in read([SAMPLE]).articles:
        yield page(
            one.title or one.id, str(one.published or "2022-01-01"), one.outlet or "", one.text
        )


def _pages(folder: Path, count: int) -> None:
    from trafilatura import bare_extraction

    from dateline.read.html import read
    from dateline.source import Source

    pages = list(_sample())
    files = [folder / f"{n}.html" for n in range(count)]
    for n, path in enumerate(files):
        path.write_text(pages[n % len(pages)], encoding="utf-8")

    def ours() -> int:
        return sum(1 for path in files for _ in read(Source.below(path, folder)))

    def alone() -> int:
        found = (
            bare_extraction(path.read_bytes(), with_metadata=True, include_comments=False)
            for path in files
        )
        return sum(1 for one in found if one)

    rates = _in_turn(count, {"dateline": ours, "trafilatura": alone})
    size = statistics.mean(path.stat().st_size for path in files)
    print(f"{count:,} pages of {size / 1000:.0f} kB, one core, median of {ROUNDS}")
    _told(rates)
    share = rates["dateline"] / rates["trafilatura"]
    print(
        f"  dateline is {share:.2f} times as fast as trafilatura alone (goal: 1,000 a minute, or 0.85)"
    )


def _prints(folder: Path, count: int) -> None:
    """One PDF of so many pages, each full; PDFium alone gives letters without paragraphs or order."""
    import pypdfium2
    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    from dateline.read import read as whole
    from dateline.read.pdf import read
    from dateline.source import Source

    words = " ".join(one.text for one in whole([SAMPLE]).articles).split()
    path = folder / "all.pdf"
    canvas = Canvas(str(path), pagesize=A4)
    for number in range(count):
        canvas.setFont("Times-Roman", 10)
        for line in range(52):
            at = (number * 52 + line) * 15 % (len(words) - 15)
            canvas.drawString(50, 790 - 14 * line, " ".join(words[at : at + 15]))
        canvas.showPage()
    canvas.save()

    def ours() -> int:
        (article,) = [one for one in read(Source.below(path, folder)) if isinstance(one, Article)]
        return len(article.pages)

    def alone() -> int:
        with pypdfium2.PdfDocument(path) as document:
            return sum(1 for page in document if page.get_textpage().get_text_range())

    print(f"a PDF of {count:,} full pages, one core, median of {ROUNDS}")
    _told(_in_turn(count, {"dateline": ours, "PDFium": alone}))


def _in_turn(count: int, runs: Mapping[str, Callable[[], int]]) -> dict[str, float]:
    """Pages a minute of each."""
    took: dict[str, list[float]] = {name: [] for name in runs}
    for run in runs.values():  # what is loaded once is loaded
        run()
    for _ in range(ROUNDS):
        for name, run in runs.items():
            begun = time.perf_counter()
            read_in = run()
            took[name].append(time.perf_counter() - begun)
            assert read_in == count, (name, read_in)
    return {name: count / statistics.median(times) * 60 for name, times in took.items()}


def _told(rates: Mapping[str, float]) -> None:
    for name, rate in rates.items():
        print(f"  {name:<12} {rate:>8,.0f} pages a minute")


def _archive(folder: Path, megabytes: int) -> None:
    path = folder / "all.warc"
    pages = [one.encode() for one in _sample()]
    with path.open("wb") as out:
        number = 0
        while out.tell() < megabytes * 1_000_000:
            filler = b"<script>" + b"x" * 400_000 + b"</script>"
            block = (
                b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
                + pages[number % len(pages)]
                + filler
            )
            head = (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
                f"WARC-Date: 2026-01-01T00:00:00Z\r\nWARC-Target-URI: https://x.example/{number}\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
            )
            out.write(head.encode() + block + b"\r\n\r\n")
            number += 1
    small = folder / "some.warc"
    with path.open("rb") as whole:
        small.write_bytes(whole.read(20_000_000))
    for name in (small, path):
        begun = time.perf_counter()
        told = subprocess.run(
            [sys.executable, "-c", _WARC, str(name)], capture_output=True, text=True, check=True
        )
        count, peak = map(int, told.stdout.split())
        size = name.stat().st_size / 1e6
        unit = 1e3 if sys.platform == "linux" else 1e6
        print(
            f"{size:,.0f} MB of web archive: {count:,} read in {time.perf_counter() - begun:.1f} s, "
            f"at most {peak / unit:,.0f} MB of memory"
        )


if __name__ == "__main__":
    main()
