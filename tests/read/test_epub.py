"""Books become an article a document, and broken ones a sentence."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from datetime import date
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import DoubtfulArticle, UnreadableArticle
from dateline.model import Article, Dating
from dateline.read import packed, records
from dateline.read.epub import read
from dateline.source import Source

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
)
ABOUT = (
    "<dc:title>The Lantern's Year</dc:title><dc:creator>Ida Venn</dc:creator><dc:creator>Tom Ash</dc:creator>"
    "<dc:publisher>Lantern Press</dc:publisher><dc:date>2024-03-12</dc:date>"
)
FIRST = "<h1>Talks open</h1><p>They met.</p><p>She <i>left</i>.</p>"
SEALED = '<encryption><x><CipherReference URI="{}"/></x></encryption>'


def page(body: str, title: str = "The Lantern's Year") -> str:
    head = f"<head><title>{title}</title></head>"
    return f'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">{head}<body>{body}</body></html>'


def epub(pages: Mapping[str, str | bytes], about: str = ABOUT, **more: str) -> bytes:
    listed = "".join(
        f'<item id="{name}" href="{name.replace(" ", "%20")}" media-type="application/xhtml+xml" '
        f'properties="{"nav" if name == "nav.xhtml" else ""}"/>'
        for name in pages
    )
    spine = "".join(f'<itemref idref="{name}"/>' for name in pages)
    record = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:opf="http://www.idpf.org/2007/opf" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><metadata>{about}</metadata>'
        f"<manifest>{listed}</manifest><spine>{spine}</spine></package>"
    )
    parts = {"mimetype": "application/epub+zip", "META-INF/container.xml": CONTAINER}
    return zipped(
        {**parts, "OEBPS/book.opf": record, **{f"OEBPS/{n}": p for n, p in pages.items()}, **more}
    )


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def items(tmp_path: Path, content: bytes, name: str = "a.epub") -> list[records.Item]:
    path = tmp_path / name
    path.write_bytes(content)
    return list(read(Source.below(path, tmp_path)))


def articles(tmp_path: Path, content: bytes) -> list[Article]:
    return [item for item in items(tmp_path, content) if isinstance(item, Article)]


def refusal(tmp_path: Path, content: bytes) -> str:
    (item,) = items(tmp_path, content)
    assert isinstance(item, UnreadableArticle), item
    sentence = str(item)
    assert sentence.endswith(".")
    return sentence


def test_each_document_with_text_is_an_article(tmp_path: Path) -> None:
    """What the book says of itself holds for all; covers and the table of contents are none."""
    pages = {
        "cover.xhtml": page('<img src="a.png"/>'), "nav.xhtml": page("<p>Talks open</p>"),
        "one more.xhtml": page(FIRST), "two.xhtml": page("<p>They&#160;spoke.</p>", "Talks end"),
        "three.xhtml": page("<div>End.</div>"),
    }  # fmt: skip
    first, second, third = articles(tmp_path, epub(pages))
    assert first == Article(
        "a.epub#2", "They met.\n\nShe left.\n", "Talks open", date(2024, 3, 12), "Lantern Press",
        "Ida Venn, Tom Ash", None, f"{tmp_path / 'a.epub'}, part 2",
        (Dating(date(2024, 3, 12), "the book's record", "2024-03-12"),),
    )  # fmt: skip
    assert (second.title, second.text) == ("Talks end", "They spoke.\n")
    assert (third.title, third.text) == ("The Lantern's Year", "End.\n")


def test_the_day_of_publication_goes_before_others(tmp_path: Path) -> None:
    """A book may say when it was changed too, and that is no date of it."""
    about = (
        '<dc:title>Year</dc:title><dc:date opf:event="modification">2025-01-01</dc:date>'
        '<dc:date opf:event="publication">12 March 2024</dc:date>'
    )
    (article,) = articles(tmp_path, epub({"a.xhtml": page(FIRST)}, about))
    assert (article.published, article.outlet) == (date(2024, 3, 12), "Year")
    (undated,) = articles(
        tmp_path, epub({"a.xhtml": page(FIRST)}, about.partition('<dc:date opf:event="p')[0])
    )
    assert undated.published is None


def test_a_year_is_no_day(tmp_path: Path) -> None:
    """The book is read without it, after one warning."""
    about = "<dc:title>Year</dc:title><dc:date>2024</dc:date>"
    found = items(tmp_path, epub({"a.xhtml": page(FIRST), "b.xhtml": page(FIRST)}, about))
    assert [type(item) for item in found] == [DoubtfulArticle, Article, Article]
    assert "date “2024” is no day" in str(found[0])


def test_pages_that_are_no_xml_are_read(tmp_path: Path) -> None:
    """Named signs and tags left open are what many books have."""
    pages: dict[str, str | bytes] = {
        "a.xhtml": "<html><body><p>They met.<p>Caf&eacute;&nbsp;é",
        "b.xhtml": b"<p>caf\xe9",
    }
    first, second = articles(tmp_path, epub(pages))
    assert first.text == "They met.\n\nCafé é\n"
    assert second.text == "café\n"


def test_a_missing_document_costs_no_other(tmp_path: Path) -> None:
    """It is refused by its number."""
    raw = epub({"a.xhtml": page(FIRST), "b.xhtml": page(FIRST)}).replace(
        b"OEBPS/a.xhtml", b"OEBPS/z.xhtml"
    )
    found = items(tmp_path, raw)
    assert [type(item) for item in found] == [UnreadableArticle, Article]
    assert "part 1: is no .epub that can be read: it has no OEBPS/a.xhtml" in str(found[0])


def test_sealed_fonts_seal_no_book(tmp_path: Path) -> None:
    """A book is sealed where its text is."""
    pages = {"a.xhtml": page(FIRST)}
    font = epub(pages, **{"META-INF/encryption.xml": SEALED.format("OEBPS/a.otf")})
    assert len(articles(tmp_path, font)) == 1
    text = epub(pages, **{"META-INF/encryption.xml": SEALED.format("OEBPS/a.xhtml")})
    assert "is sealed by its seller" in refusal(tmp_path, text)


LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 20))


@pytest.mark.parametrize(
    "inner", [f'<!ENTITY a0 "ha">{LAUGHS}', '<!ENTITY a19 SYSTEM "file:///etc/passwd">']
)
def test_entities_are_not_resolved(tmp_path: Path, inner: str) -> None:
    """Neither do they grow, nor is a file read."""
    raw = page("<p>They met. &a19;</p>").replace("<html", f"<!DOCTYPE html [{inner}]><html")
    for item in items(tmp_path, epub({"a.xhtml": raw})):
        assert len(str(item)) < 2_000
        assert "root:" not in str(item)
    record = CONTAINER.replace("<container", f"<!DOCTYPE c [{inner}]><container").replace(
        "<rootfiles>", "&a19;<rootfiles>"
    )
    assert "META-INF/container.xml" in refusal(tmp_path, zipped({"META-INF/container.xml": record}))


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "is empty"),
        (b"%PDF-1.7\n", "is cut short or no .epub"),
        (epub({"a.xhtml": page(FIRST)})[:-40], "is cut short or no .epub"),
        (zipped({"a.txt": "x"}), "has no META-INF/container.xml"),
        (zipped({"META-INF/container.xml": "<a/>"}), "does not say where its record is"),
        (zipped({"META-INF/container.xml": CONTAINER}), "has no OEBPS/book.opf"),
        (epub({}), "names no text"),
        (epub({"a.xhtml": page("<img/>")}), "is a book without text"),
        (epub({"a.xhtml": "<div>" * 10_000}), "is a book without text"),
    ],
)
def test_what_is_no_book_is_refused(tmp_path: Path, content: bytes, what: str) -> None:
    """The refusal says what is wrong, and what to do next."""
    assert what in refusal(tmp_path, content)


def test_what_unpacks_to_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A document at a time, and all of them together."""
    monkeypatch.setattr(packed, "MOST_BYTES", 2_000)
    monkeypatch.setattr(packed, "_MOST_IN_ALL", 6_000)
    long = page(f"<p>{'a' * 1_500}</p>")
    found = items(
        tmp_path, epub({"a.xhtml": page("a" * 3_000), **{f"{n}.xhtml": long for n in range(5)}})
    )
    assert "unpacks to more than 2,000 bytes" in str(found[0])
    assert isinstance(found[1], Article)
    assert isinstance(found[-1], UnreadableArticle)


def test_a_document_may_be_as_deep_as_it_likes(tmp_path: Path) -> None:
    """What lies deep in it is text as what lies above."""
    raw = page("<p>They met.</p>" + "<div>" * 9_000 + "<p>She left.</p>" + "</div>" * 9_000)
    (article,) = items(tmp_path, epub({"a.xhtml": raw}))
    assert isinstance(article, Article)
    assert article.text == "They met.\n\nShe left.\n"


@settings(max_examples=60, deadline=None)
@given(
    cut=st.floats(0, 1),
    changes=st.lists(st.tuples(st.floats(0, 0.999), st.binary(max_size=4)), max_size=6),
)
def test_no_bytes_break_the_reader(cut: float, changes: list[tuple[float, bytes]]) -> None:
    """Whatever befalls a book, items come of it."""
    raw = epub({"a.xhtml": page(FIRST), "b.xhtml": page(FIRST)})
    for part, what in changes:
        at = int(part * len(raw))
        raw = raw[:at] + what + raw[at + len(what) :]
    with TemporaryDirectory() as folder:
        for item in items(Path(folder), raw[: int(len(raw) * min(1, cut * 2))]):
            assert isinstance(item, Article | UnreadableArticle | DoubtfulArticle)


@settings(max_examples=60, deadline=None)
@given(
    body=st.lists(
        st.sampled_from(
            ["<p>", "</p>", "<h1>", "<title>", "&", "&nbsp;", "a", "<!--", "\0", "<svg>", "<br/>"]
        )
    ),
    about=st.lists(
        st.sampled_from(["<dc:date>", "</dc:date>", "<dc:title/>", "2024-03-12", "<dc:creator>"])
    ),
)
def test_no_markup_breaks_the_reader(body: list[str], about: list[str]) -> None:
    """However its elements stand, items come of them."""
    with TemporaryDirectory() as folder:
        for item in items(Path(folder), epub({"a.xhtml": page("".join(body))}, "".join(about))):
            assert isinstance(item, Article | UnreadableArticle | DoubtfulArticle)
