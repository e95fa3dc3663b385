"""Write `docs/formats.md`: one invented article, saved in every format, and what is kept of it.

Run as `python -m tools.make_formats` from the repository's root, whenever a reader keeps more or less.
The files are made here; the table is what `read` says of them.
"""

from __future__ import annotations

import csv
import gzip
import json
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from email.message import EmailMessage
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from dateline.model import Article
from dateline.read import read
from dateline.read.sniffing import by_content
from dateline.source import Source

PAGE: Final = Path(__file__).resolve().parent.parent / "docs" / "formats.md"
TITLE: Final = "East gate shut for a week"
AUTHOR, OUTLET, SECTION, PLACE = "Ida Venn", "The Lantern", "Harbour", "Sunmere"
DAY, WORDS, LANGUAGE = "2024-03-12", "12 March 2024", "en-GB"
URL: Final = "https://lantern.example/east-gate"
TEXT: Final = (
    "The harbour board of Sunmere met on Monday and shut the east gate for a week.",
    "Nobody was hurt when a crane fell there, the board said. It will meet again in May.",
)
BODY: Final = "".join(f"<p>{part}</p>" for part in TEXT)
Maker = Callable[[Path], None]


def _zipped(path: Path, parts: Mapping[str, str]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


def _page() -> str:
    data = {
        "@type": "NewsArticle", "headline": TITLE, "datePublished": f"{DAY}T08:00:00Z", "articleSection": SECTION,
        "publisher": {"name": OUTLET}, "locationCreated": {"name": PLACE},
    }  # fmt: skip
    return (
        f'<!doctype html><html lang="{LANGUAGE}"><head><title>{TITLE} | {OUTLET}</title>'
        f'<link rel="canonical" href="{URL}"><meta name="author" content="{AUTHOR}">'
        f'<meta property="og:title" content="{TITLE}"><script type="application/ld+json">{json.dumps(data)}</script>'
        f"</head><body><nav><a href='/'>Front page</a></nav><article><h1>{TITLE}</h1>{BODY}</article></body></html>"
    )


def _record() -> dict[str, str]:
    return {
        "title": TITLE, "published": DAY, "outlet": OUTLET, "author": AUTHOR, "section": SECTION,
        "place": PLACE, "language": LANGUAGE, "url": URL,
    }  # fmt: skip


def yaml(path: Path) -> None:
    head = "".join(f"{key}: {value}\n" for key, value in _record().items())
    (path / "a.md").write_text(f"---\n{head}---\n" + "\n\n".join(TEXT))


def toml(path: Path) -> None:
    head = "".join(f'{key} = "{value}"\n' for key, value in _record().items())
    (path / "a.md").write_text(f"+++\n{head}+++\n" + "\n\n".join(TEXT))


def plain(path: Path) -> None:
    (path / "a.txt").write_text(f"{TITLE}\n\nBy {AUTHOR}, {WORDS}\n\n" + "\n\n".join(TEXT))


def jsonl(path: Path) -> None:
    (path / "a.jsonl").write_text(json.dumps({**_record(), "text": "\n\n".join(TEXT)}))


def table(path: Path) -> None:
    out = StringIO()
    record = {**_record(), "text": "\n\n".join(TEXT)}
    csv.writer(out).writerows([record, record.values()])
    (path / "a.csv").write_text(out.getvalue())


def parquet(path: Path) -> None:
    import pyarrow
    from pyarrow import parquet as written

    record = {**_record(), "text": "\n\n".join(TEXT)}
    written.write_table(pyarrow.Table.from_pylist([record]), path / "a.parquet")


def page(path: Path) -> None:
    (path / "a.html").write_text(_page())


def mhtml(path: Path) -> None:
    message = EmailMessage()
    message["From"] = "<Saved by Blink>"
    message["Snapshot-Content-Location"] = URL
    message.set_content(_page(), subtype="html")
    (path / "a.mhtml").write_bytes(bytes(message))


def _warc() -> bytes:
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + _page().encode()
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {URL}\r\nWARC-Date: 2025-01-01T00:00:00Z\r\n"
        "WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000000>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + answer + b"\r\n\r\n", mtime=0)


def warc(path: Path) -> None:
    (path / "a.warc.gz").write_bytes(_warc())


def wacz(path: Path) -> None:
    with zipfile.ZipFile(path / "a.wacz", "w") as archive:
        archive.writestr(
            "datapackage.json", json.dumps({"profile": "data-package", "wacz_version": "1.1.1"})
        )
        archive.writestr("archive/a.warc.gz", _warc())


def pdf(path: Path) -> None:
    canvas = Canvas(str(path / "a.pdf"), pagesize=A4, invariant=1)
    canvas.setTitle(TITLE)
    canvas.setAuthor(AUTHOR)
    for y, size, words in (
        (780, 18, TITLE),
        (750, 10, f"{OUTLET}, {WORDS}"),
        (700, 10, TEXT[0]),
        (660, 10, TEXT[1]),
    ):
        canvas.setFont("Times-Roman", size)
        canvas.drawString(60, y, words)
    canvas.save()


def docx(path: Path) -> None:
    _docx(path, (TITLE, f"{OUTLET}, {WORDS}", *TEXT))


def _docx(path: Path, lines: Sequence[str]) -> None:
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    core = (
        '<x:coreProperties xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:x="urn:x">'
        f"<dc:title>{TITLE}</dc:title><dc:creator>{AUTHOR}</dc:creator></x:coreProperties>"
    )
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    document = f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'
    _zipped(path / "a.docx", {"word/document.xml": document, "docProps/core.xml": core})


_NEXIS: Final = (
    TITLE, OUTLET, "March 12, 2024 Tuesday", f"Copyright 2024 {OUTLET}", f"Section: {SECTION}", "Length: 30 words",
    f"Byline: {AUTHOR}", f"Dateline: {PLACE}", "Body", *TEXT, "Language: ENGLISH", "Load-Date: March 13, 2024",
    "End of Document",
)  # fmt: skip
_FACTIVA: Final = {
    "SE": SECTION, "HD": TITLE, "BY": AUTHOR, "WC": "30 words", "PD": WORDS, "SN": OUTLET, "SC": "LANTRN",
    "LA": "English", "CY": f"Copyright 2024 {OUTLET}", "LP": TEXT[0], "TD": TEXT[1],
    "AN": "Document LANTRN0020240312ek3c00001",
}  # fmt: skip


def nexis(path: Path) -> None:
    _docx(path, _NEXIS)


def nexis_rtf(path: Path) -> None:
    _rtf(path, _NEXIS)


def factiva(path: Path) -> None:
    rows = "".join(
        f"<tr><td><b>{name}</b></td><td>{value}</td></tr>" for name, value in _FACTIVA.items()
    )
    (path / "a.html").write_text(
        f'<html><body><div class="article enArticle"><table>{rows}</table></div></body></html>'
    )


def factiva_rtf(path: Path) -> None:
    _rtf(path, [line for field in _FACTIVA.items() for line in field])


def odt(path: Path) -> None:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "meta")
    )
    body = f"<text:h>{TITLE}</text:h>" + "".join(
        f"<text:p>{line}</text:p>" for line in (f"{OUTLET}, {WORDS}", *TEXT)
    )
    content = f"<office:document-content {spaces}><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    meta = (
        f'<office:document-meta {spaces} xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta>'
        f"<dc:title>{TITLE}</dc:title><meta:initial-creator>{AUTHOR}</meta:initial-creator></office:meta></office:document-meta>"
    )
    _zipped(
        path / "a.odt",
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": content,
            "meta.xml": meta,
        },
    )


def rtf(path: Path) -> None:
    about = f"{{\\info{{\\title {TITLE}}}{{\\author {AUTHOR}}}}}"
    _rtf(path, (TITLE, f"{OUTLET}, {WORDS}", *TEXT), about)


def _rtf(path: Path, lines: Sequence[str], about: str = "") -> None:
    body = "".join(f"{line}\\par " for line in lines)
    (path / "a.rtf").write_text(f"{{\\rtf1\\ansi {about}{body}}}")


def epub(path: Path) -> None:
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="b.opf"/></rootfiles></container>'
    )
    record = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>'
        f"<dc:title>{OUTLET}, the year</dc:title><dc:creator>{AUTHOR}</dc:creator><dc:publisher>{OUTLET}</dc:publisher>"
        f"<dc:language>{LANGUAGE}</dc:language><dc:date>{DAY}</dc:date></metadata><manifest>"
        '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>'
    )
    body = f'<html xmlns="http://www.w3.org/1999/xhtml"><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1>{BODY}</body></html>'
    _zipped(
        path / "a.epub",
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": container,
            "b.opf": record,
            "a.xhtml": body,
        },
    )


def _mail() -> EmailMessage:
    message = EmailMessage()
    message["From"] = f"{AUTHOR} <ida@lantern.example>"
    message["Subject"] = TITLE
    message["Date"] = "Tue, 12 Mar 2024 08:00:00 +0000"
    message.set_content("\n\n".join(TEXT))
    return message


def mail(path: Path) -> None:
    (path / "a.eml").write_bytes(bytes(_mail()))


def mailbox(path: Path) -> None:
    (path / "a.mbox").write_bytes(
        b"From ida@lantern.example Tue Mar 12 08:00:00 2024\n" + bytes(_mail()) + b"\n"
    )


def rss(path: Path) -> None:
    (path / "a.rss").write_text(
        f'<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>{OUTLET}</title>'
        f"<language>{LANGUAGE}</language><item><title>{TITLE}</title><link>{URL}</link><dc:creator>{AUTHOR}</dc:creator>"
        f"<pubDate>Tue, 12 Mar 2024 08:00:00 GMT</pubDate><description><![CDATA[{BODY}]]></description></item></channel></rss>"
    )


def atom(path: Path) -> None:
    (path / "a.atom").write_text(
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{LANGUAGE}"><title>{OUTLET}</title><entry><title>{TITLE}</title>'
        f'<link href="{URL}"/><author><name>{AUTHOR}</name></author><published>{DAY}T08:00:00Z</published>'
        f'<content type="html"><![CDATA[{BODY}]]></content></entry></feed>'
    )


def jsonfeed(path: Path) -> None:
    item = {
        "id": "1",
        "url": URL,
        "title": TITLE,
        "content_html": BODY,
        "date_published": f"{DAY}T08:00:00Z",
    }
    feed = {
        "version": "https://jsonfeed.org/version/1.1", "title": OUTLET, "language": LANGUAGE,
        "items": [{**item, "authors": [{"name": AUTHOR}]}],
    }  # fmt: skip
    (path / "a.jsonfeed").write_text(json.dumps(feed))


def ninjs(path: Path) -> None:
    said = {
        "uri": URL, "headline": TITLE, "byline": AUTHOR, "provider": OUTLET, "versioncreated": f"{DAY}T08:00:00Z",
        "language": LANGUAGE, "located": PLACE, "subject": [{"name": SECTION}], "body_text": "\n\n".join(TEXT),
    }  # fmt: skip
    (path / "a.json").write_text(json.dumps(said))


def newsml(path: Path) -> None:
    (path / "a.xml").write_text(
        '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="tag:lantern.example,2024:1"><itemMeta>'
        f"<provider><name>{OUTLET}</name></provider><versionCreated>{DAY}T08:00:00Z</versionCreated></itemMeta><contentMeta>"
        f'<located><name>{PLACE}</name></located><language tag="{LANGUAGE}"/><subject><name>{SECTION}</name></subject><headline>{TITLE}</headline><by>{AUTHOR}</by></contentMeta>'
        f'<contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body>{BODY}</body></html></inlineXML></contentSet></newsItem>'
    )


def nitf(path: Path) -> None:
    (path / "a.nitf").write_text(
        f'<nitf xml:lang="{LANGUAGE}"><head><docdata><date.issue norm="20240312T080000Z"/></docdata>'
        f'<pubdata name="{OUTLET}" position.section="{SECTION}"/></head><body><body.head><hedline><hl1>{TITLE}</hl1></hedline>'
        f"<byline>By {AUTHOR}</byline><dateline><location>{PLACE}</location></dateline></body.head>"
        f"<body.content>{BODY}</body.content></body></nitf>"
    )


def zotero(path: Path) -> None:
    bare = f"<html><head><title>{TITLE}</title></head><body><article>{BODY}</article></body></html>"
    (path / "files").mkdir()
    (path / "files" / "gate.html").write_text(bare)
    (path / "a.ris").write_text(
        f"TY  - NEWS\nTI  - {TITLE}\nAU  - {AUTHOR}\nT2  - {OUTLET}\nDA  - 2024/03/12/\nSE  - {SECTION}\n"
        f"CY  - {PLACE}\nLA  - {LANGUAGE}\nUR  - {URL}\nL1  - files/gate.html\nER  - \n"
    )


def gdelt(path: Path) -> None:
    bare = f'<html><head><link rel="canonical" href="{URL}"></head><body><article>{BODY}</article></body></html>'
    (path / "page.html").write_text(bare)
    entry = {
        "url": URL,
        "title": TITLE,
        "seendate": "20240312T090000Z",
        "domain": "lantern.example",
        "language": "English",
    }
    (path / "list.json").write_text(json.dumps({"articles": [entry]}))


MAKERS: Final[Mapping[str, Maker]] = {
    "text, YAML above it": yaml,
    "text, TOML above it": toml,
    "text alone": plain,
    "JSON lines": jsonl,
    "CSV": table,
    "Parquet": parquet,
    "saved page": page,
    "saved page, MHTML": mhtml,
    "web archive, WARC": warc,
    "web archive, WACZ": wacz,
    "PDF": pdf,
    "Word, .docx": docx,
    "OpenDocument, .odt": odt,
    "RTF": rtf,
    "e-book, EPUB": epub,
    "mail": mail,
    "mailbox": mailbox,
    "feed, RSS": rss,
    "feed, Atom": atom,
    "JSON Feed": jsonfeed,
    "agency, ninjs": ninjs,
    "agency, NewsML-G2": newsml,
    "agency, NITF": nitf,
    "export of Nexis, .docx": nexis,
    "export of Nexis, .rtf": nexis_rtf,
    "export of Factiva, .html": factiva,
    "export of Factiva, .rtf": factiva_rtf,
    "Zotero, a bare page": zotero,
    "GDELT's list, a bare page": gdelt,
}
COLUMNS: Final = (
    "format",
    "headline",
    "day, by",
    "outlet",
    "author",
    "section",
    "filed in",
    "language",
    "address",
    "pages",
)
HEAD: Final = f"""# What is kept of an article, by format

One invented article (“{TITLE}”, of {WORDS}) was saved in every format, with all that the format has a place for, and read again; `python -m tools.make_formats` writes this page. Its two paragraphs came back to the letter from each. An empty cell is what the format has no place for, or what stands in the text alone. Which files these are: [what Dateline reads](../README.md#what-it-reads).

"""


def kept(make: Maker) -> Article:
    """Save the article in a format, and read it."""
    with TemporaryDirectory() as made:
        folder = Path(made)
        make(folder)
        intake = read([folder])
        assert not intake.refused, intake.refused
        (article,) = intake.articles
        assert (
            tuple(" ".join(part.split()) for part in article.text.strip().split("\n\n")[-2:])
            == TEXT
        )
        return article


def suffixes(format: str) -> set[str]:
    """By what the files of a format are read: by their names, or by what is in them."""
    with TemporaryDirectory() as made:
        folder = Path(made)
        MAKERS[format](folder)
        files = [path for path in folder.rglob("*.*") if path.is_file()]
        return {
            found
            for path in files
            for found in (*path.suffixes, by_content(Source.below(path, folder)))
            if found
        }


def rows() -> Iterator[tuple[str, ...]]:
    """What is kept, a format a row."""
    for name, make in MAKERS.items():
        article = kept(make)
        day = f"{article.published}, {article.dates[0].basis}" if article.dates else ""
        yield (
            name, article.title or "", day, article.outlet or "", article.author or "", article.section or "",
            article.place or "", article.language or "", article.url or "", str(len(article.pages) or ""),
        )  # fmt: skip


def told() -> str:
    """The page."""
    lines = [COLUMNS, ("---",) * len(COLUMNS), *rows()]
    return HEAD + "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"


if __name__ == "__main__":
    PAGE.write_text(told(), encoding="utf-8")
    print(f"{PAGE.name}: {len(MAKERS)} formats")
