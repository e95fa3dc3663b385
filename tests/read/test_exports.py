"""Exports of news databases become an article a document. All that is in them is invented."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from html import escape
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import DoubtfulArticle, UnreadableArticle
from dateline.model import Article, Dating
from dateline.plugins import Reader
from dateline.read import factiva, html, nexis, office, records, rtf, text
from dateline.source import NO_HINTS, Hints, Source

READERS: dict[str, Reader] = {
    ".docx": office.read, ".rtf": rtf.read, ".html": html.read, ".txt": text.read,
}  # fmt: skip
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

COVER = [
    "User Name: Ida Venn", "Date and Time: Friday, May 3, 2024", "Job Number: 7", "Documents (2)",
    *(
        line
        for title in ("1. Dockers walk out", "2. Talks open")
        for line in (title, "Client/Matter: -None-", "Search Terms: dockers", "Search Type: Terms",
                     "Narrowed by:", "Content Type", "Narrowed by", "News", "Sources: The Lantern")
    ),
]  # fmt: skip
FIRST = [
    "Dockers walk out", "The Lantern", "March 12, 2024 Tuesday, Late Edition", "Copyright 2024 The Lantern",
    "All Rights Reserved", "Section: Business; Pg. 3", "Length: 12 words", "Byline: By Ida Venn", "Body",
    "They met on 3 May 2020.", "Length: 12 metres", "Body", "She left.", "Graphic", "PHOTO: The quay.",
    "Classification", "Language: ENGLISH", "Publication-Type: Newspaper", "Subject: PORTS (90%)",
    "Load-Date: March 13, 2024", "End of Document",
]  # fmt: skip
SECOND = [
    "Talks open", "The Mercury", "Byline: Tom Ash", "Length: 9 words", "Body", "They talked.",
    "Load-Date: March 14, 2024", "End of Document",
]  # fmt: skip
OLDER = """
                               1 of 2 DOCUMENTS

                                  The Lantern

                            March 12, 2010 Friday
                                   Edition 1;
                                    North

Dockers walk
out

BYLINE: Ida Venn

SECTION: NEWS; Pg. 3

LENGTH: 12 words

They met at
the quay.

She left.

GRAPHIC: Photo, the quay

LOAD-DATE: March 13, 2010

LANGUAGE: ENGLISH

                       Copyright 2010 The Lantern
                              All Rights Reserved

                               2 of 2 DOCUMENTS

                       Copyright 2001 The Mercury

                                  The Mercury

                   March 1, 2001, Thursday, FINAL EDITION

SECTION: NEWS; Pg. 1A

LENGTH: 9 words

HEADLINE: Talks open

BODY:
They talked.

LOAD-DATE: March 2, 2001
"""
NAMED = [
    "SE", "Business", "HD", "Dockers walk out", "BY", "By Ida Venn", "WC", "12 words", "PD", "12 March 2024",
    "SN", "The Lantern", "SC", "LANTRN", "LA", "English", "CY", "Copyright 2024 The Lantern",
    "LP", "They met on 3 May 2020.", "TD", "Length: 12 metres", "IN", "She left.", "At noon.", "He stayed.",
    "All of it.", "IN", "iport : Ports", "NS", "gcat : News | c1 : More", "RE", "lan : Lan", "PUB", "Lantern Co",
    "AN", "Document LANTRN0020240312ek3c0000b",
]  # fmt: skip
PLAIN = [
    "Talks open at the harbour", "Tom Ash", "9 words", "13 March 2024", "09:15", "The Mercury", "MERCY", "2",
    "English", "(c) 2024 The Mercury", "They talked.", "Body", "Document MERCY00020240313ek3d0000c",
]  # fmt: skip
SUMMARY = ["Search Summary", "Text", "dockers", "Date", "01/03/2024 to 31/03/2024"]


def docx(lines: Sequence[str]) -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in lines)
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>"
        )
    return out.getvalue()


def rich(lines: Sequence[str]) -> bytes:
    """Make a file whose page has a header that is no text."""
    body = "".join(f"{line}\\par\n" for line in lines)
    return f"{{\\rtf1\\ansi{{\\header Page 1 of 9}}{{\\info{{\\title Search}}}}{body}}}".encode()


def items(tmp_path: Path, content: bytes, name: str, hints: Hints = NO_HINTS) -> list[records.Item]:
    path = tmp_path / name
    path.write_bytes(content)
    return list(READERS[path.suffix](Source.below(path, tmp_path, hints)))


def read(tmp_path: Path, content: bytes, name: str) -> list[Article]:
    found = items(tmp_path, content, name)
    assert all(isinstance(one, Article) for one in found), found
    return [one for one in found if isinstance(one, Article)]


@pytest.mark.parametrize("made", [docx, rich])
def test_a_nexis_file_is_an_article_a_document(
    tmp_path: Path, made: Callable[[Sequence[str]], bytes]
) -> None:
    """Without its cover and the fields around each text; the load date is no date."""
    name = "a.docx" if made is docx else "a.rtf"
    first, second = read(tmp_path, made([*COVER, *FIRST, *SECOND]), name)
    words = "March 12, 2024 Tuesday, Late Edition"
    assert first == Article(
        f"{name}#1", "They met on 3 May 2020.\n\nLength: 12 metres\n\nBody\n\nShe left.\n",
        "Dockers walk out", date(2024, 3, 12), "The Lantern", "Ida Venn", None,
        f"{tmp_path / name}, document 1",
        (Dating(date(2024, 3, 12), "Nexis, under the headline", words),), "Business; Pg. 3",
        language="en",
    )  # fmt: skip
    assert second == Article(
        f"{name}#2", "They talked.\n", "Talks open", None, "The Mercury", "Tom Ash", None,
        f"{tmp_path / name}, document 2",
    )  # fmt: skip


def test_a_file_of_one_document_goes_by_its_name(tmp_path: Path) -> None:
    """With a cover or without; a day in its name is that of the export."""
    for lines in ([*COVER, *FIRST], FIRST):
        (article,) = read(tmp_path, docx(lines), "20240503.docx")
        assert (article.id, article.title) == ("20240503.docx", "Dockers walk out")
        assert article.source == str(tmp_path / "20240503.docx")
        assert [one.day for one in article.dates] == [date(2024, 3, 12)]


def test_an_export_of_today_may_be_saved_as_text(tmp_path: Path) -> None:
    """A paragraph a line, with white between."""
    first, second = read(tmp_path, "\n\n".join([*FIRST, *SECOND]).encode(), "a.txt")
    assert (first.title, first.outlet, second.title) == (
        "Dockers walk out",
        "The Lantern",
        "Talks open",
    )
    assert "Load-Date" not in first.text + second.text


def test_a_cover_may_cut_its_titles(tmp_path: Path) -> None:
    """Then the lines above the day tell headline and outlet."""
    lines = [line.replace("walk out", "…") for line in COVER]
    (article,) = read(tmp_path, docx([*lines, *FIRST]), "a.docx")
    assert (article.title, article.outlet) == ("Dockers walk out", "The Lantern")


def test_headlines_may_be_odd(tmp_path: Path) -> None:
    """One may take two lines, name a day of its own, or be the word that opens a text."""
    lines = ["May 3, 2020: a day", "that the port recalls", *FIRST[1:], "Body", *FIRST[1:]]
    first, second = read(tmp_path, docx(lines), "a.docx")
    assert first.title == "May 3, 2020: a day that the port recalls"
    assert first.published == second.published == date(2024, 3, 12)
    assert second.title == "Body"


def test_fields_may_stand_in_any_order(tmp_path: Path) -> None:
    """Each goes by its name; a day may stand among them."""
    lines = [
        "Talks open", "The Mercury", "Byline: Tom Ash", "and Ida Venn", "Length: 9 words", "Section: NEWS",
        "12 March 2024", "Copyright 2024 The Mercury", "Highlight: They", "may talk.", "Body",
        "They talked.", "Load-Date: March 14, 2024", "Subject: PORTS", "Copyright 2024 The Mercury",
        "End of Document",
    ]  # fmt: skip
    (article,) = read(tmp_path, docx(lines), "a.docx")
    assert (article.title, article.outlet) == ("Talks open", "The Mercury")
    assert (article.author, article.section) == ("Tom Ash and Ida Venn", "NEWS")
    assert (article.published, article.text) == (date(2024, 3, 12), "They talked.\n")


def test_a_day_in_numbers_may_be_two(tmp_path: Path) -> None:
    """It is no outlet, and is told; whoever says which number comes first has it read."""
    lines = [*FIRST[:2], "03/04/2024", *FIRST[3:]]
    doubt, article = items(tmp_path, docx(lines), "a.docx")
    assert "“03/04/2024” may be two days; the article was read without one. Say --day-first" in str(
        doubt
    )
    assert isinstance(article, Article)
    assert (article.outlet, article.title, article.dates) == ("The Lantern", FIRST[0], ())
    (article,) = items(tmp_path, docx(lines), "a.docx", Hints(day_first=True))
    assert isinstance(article, Article)
    assert article.published == date(2024, 4, 3)


def test_a_month_is_no_day(tmp_path: Path) -> None:
    """It is told, and the article is read without one."""
    lines = [*FIRST[:2], "March 2024", *FIRST[3:]]
    doubt, article = items(tmp_path, docx(lines), "a.docx")
    assert isinstance(doubt, DoubtfulArticle)
    assert "“March 2024” names no day" in str(doubt)
    assert isinstance(article, Article)
    assert (article.outlet, article.dates) == ("The Lantern", ())


@pytest.mark.parametrize(
    "told", ["12 mars 2024", "Spring 2024", "mardi 12 mars 2024", "12. März 2024 Dienstag"]
)
def test_a_day_in_other_words_is_no_outlet(tmp_path: Path, told: str) -> None:
    """It gives no day, which is said; headline and outlet are what stands above it."""
    lines = ["Ferry late", "The Lantern (Velmouth)", told, *FIRST[3:]]
    doubt, article = items(tmp_path, docx(lines), "a.docx")
    assert isinstance(doubt, DoubtfulArticle)
    assert f"“{told}”" in str(doubt)
    assert isinstance(article, Article)
    assert (article.title, article.outlet) == ("Ferry late", "The Lantern (Velmouth)")
    assert article.published is None
    lines = ["Ferry late", "What 12 men saw in 2024", "The Lantern", *FIRST[3:]]
    (article,) = items(tmp_path, docx(lines), "a.docx")
    assert isinstance(article, Article)
    assert article.outlet == "The Lantern"


def test_the_older_layout_is_read_too(tmp_path: Path) -> None:
    """As text with broken lines, and as a document; the headline is below the day, or has a name."""
    raw = OLDER.encode()
    lines = [line for line in (part.strip() for part in OLDER.split("\n")) if line]
    joined = "\n".join(lines).replace("walk\nout", "walk out").replace("at\nthe", "at the")
    for name, content in (("a.txt", raw), ("b.txt", raw.replace(b"\n", b"\r\n")),
                          ("a.rtf", rich(joined.split("\n")))):  # fmt: skip
        first, second = read(tmp_path, content, name)
        assert (first.id, first.title, first.outlet) == (
            f"{name}#1",
            "Dockers walk out",
            "The Lantern",
        )
        assert (first.author, first.section) == ("Ida Venn", "NEWS; Pg. 3")
        assert first.text == "They met at the quay.\n\nShe left.\n"
        assert [one.basis for one in first.dates] == ["Nexis, above the headline"]
        assert (second.title, second.outlet, second.text) == (
            "Talks open", "The Mercury", "They talked.\n",
        )  # fmt: skip
        assert second.published == date(2001, 3, 1)


def test_what_is_cut_short_is_told(tmp_path: Path) -> None:
    """The last document may lack its end, or its text; the others are whole."""
    whole, doubt, last = items(tmp_path, docx([*FIRST, *SECOND[:-2]]), "a.docx")
    assert isinstance(whole, Article)
    assert "a.docx, document 2: has no end" in str(doubt)
    assert isinstance(last, Article)
    assert last.text == "They talked.\n"
    _, refused = items(tmp_path, docx([*FIRST, *SECOND[:2]]), "a.docx")
    assert "document 2: cannot be taken apart: it is cut short above its text" in str(refused)
    doubt, last = items(tmp_path, docx(SECOND[:-2]), "a.docx")
    assert isinstance(last, Article)


def test_a_file_that_is_cut_short_keeps_its_whole_documents(tmp_path: Path) -> None:
    """What is missing is told, by the file and by its last document."""
    raw = rich([*FIRST, *SECOND])
    refused, whole, doubt, last = items(tmp_path, raw[: raw.index(b"Load-Date: March 14")], "a.rtf")
    assert isinstance(refused, UnreadableArticle)
    assert "a.rtf: is cut short: 1 of its groups does not close; what is left was read" in str(
        refused
    )
    assert isinstance(whole, Article)
    assert "document 2: has no end" in str(doubt)
    assert isinstance(last, Article)


def test_what_cannot_be_taken_apart_costs_no_other(tmp_path: Path) -> None:
    """Neither does a document without a text; each gets a sentence."""
    odd = ["Talks open", "They talked.", "End of Document"]
    bare = [
        "No words",
        "The Mercury",
        "Length: 0 words",
        "Body",
        "Load-Date: March 14, 2024",
        "End of Document",
    ]
    found = items(tmp_path, docx([*FIRST, *odd, *bare, *SECOND]), "a.docx")
    assert [type(one) for one in found] == [Article, UnreadableArticle, UnreadableArticle, Article]
    assert "document 2: cannot be taken apart: it has neither a line “Body”" in str(found[1])
    assert "document 3: has no text" in str(found[2])


@pytest.mark.parametrize(
    "lines",
    [
        ["Talks open", "They met.", "Body", "End of Document"],
        ["Talks open", "Length: 12 metres", "Body", "They met."],
        ["They chose 3 of 100 documents.", "HD", "Document 12"],
        ["1 of 2 DOCUMENTS", "They met."],
    ],
)
def test_a_document_like_any_other_is_no_export(tmp_path: Path, lines: list[str]) -> None:
    """Single words of a database make none."""
    (article,) = read(tmp_path, docx(lines), "a.docx")
    assert article.id == "a.docx"
    assert article.text == "\n\n".join(lines) + "\n"


FIRST_OF_FACTIVA = Article(
    "LANTRN0020240312ek3c0000b",
    "They met on 3 May 2020.\n\nLength: 12 metres\n\nIN\n\nShe left.\n\nAt noon.\n\nHe stayed.\n\nAll of it.\n",
    "Dockers walk out", date(2024, 3, 12), "The Lantern", "Ida Venn", None, "",
    (Dating(date(2024, 3, 12), "Factiva, its field PD", "12 March 2024"),), "Business",
    language="en",
)  # fmt: skip


def test_a_factiva_file_is_an_article_a_document(tmp_path: Path) -> None:
    """In both its layouts, by its own numbers, without the fields and the summary of the search."""
    foot = "Page 1 of 2 © 2024 Factiva, Inc. All rights reserved."
    first, second = read(tmp_path, rich([*NAMED, foot, *PLAIN, foot, *SUMMARY]), "a.rtf")
    where = f"{tmp_path / 'a.rtf'}, document "
    assert first == replace(FIRST_OF_FACTIVA, source=f"{where}1")
    assert second == Article(
        "MERCY00020240313ek3d0000c", "They talked.\n\nBody\n", "Talks open at the harbour",
        date(2024, 3, 13), "The Mercury", "Tom Ash", None, f"{where}2",
        (Dating(date(2024, 3, 13), "Factiva, under the headline", "13 March 2024"),),
    )  # fmt: skip


def test_names_of_fields_may_stand_before_a_tab(tmp_path: Path) -> None:
    """What stands like one in the text is text."""
    names = iter(NAMED[:18])
    lines = [f"{name}\\tab {value}" for name, value in zip(names, names, strict=True)]
    lines += ["LP\\tab They met.", "IN London too.", "TD\\tab She left.", "IN\\tab iport : Ports"]
    (article,) = read(tmp_path, rich([*lines, f"AN\\tab {NAMED[-1]}"]), "a.rtf")
    assert article.text == "They met.\n\nIN London too.\n\nShe left.\n"
    assert (article.title, article.author, article.section) == (
        "Dockers walk out",
        "Ida Venn",
        "Business",
    )


def test_numbers_hold_only_where_each_has_one(tmp_path: Path) -> None:
    """A file that is cut short goes by its name, and says so."""
    first, doubt, second = items(tmp_path, rich([*NAMED, *PLAIN[:-1]]), "a.rtf")
    assert isinstance(first, Article)
    assert "document 2: has no end" in str(doubt)
    assert isinstance(second, Article)
    assert [first.id, second.id] == ["a.rtf#1", "a.rtf#2"]
    _, refused = items(tmp_path, rich([*NAMED, "Talks open"]), "a.rtf")
    assert "document 2: is cut short above its text" in str(refused)


def test_factiva_without_a_day_or_head(tmp_path: Path) -> None:
    """The one is read without, the other gets a sentence."""
    undated = [line for line in NAMED if line not in ("PD", "12 March 2024")]
    odd = ["They talked.", "Document MERCY00020240313ek3d0000d"]
    first, refused, last = items(tmp_path, rich([*undated, *odd, *PLAIN]), "a.rtf")
    assert isinstance(first, Article)
    assert first.dates == ()
    assert "document 2: cannot be taken apart" in str(refused)
    assert isinstance(last, Article)


def table(lines: Sequence[str]) -> str:
    """Lay named fields out as a page does."""
    rows: list[str] = []
    for line in lines:
        if line.isupper() and len(line) < 4 and (line != "IN" or "TD" not in "".join(rows[-2:])):
            rows.append(f"</td></tr><tr><td class='index'><b>{line}</b>&nbsp;</td><td>")
        elif rows[-1].endswith("<b>HD</b>&nbsp;</td><td>"):
            rows.append(f"<b class='enHeadline'>{line}</b>")
        else:
            rows.append(f"<p class='articleParagraph'>{line}</p>")
    return f"<div class='article enArticle'><table><tr><td>{''.join(rows)}</td></tr></table></div>"


def blocks(lines: Sequence[str]) -> str:
    head, *more = lines
    inner = "".join(f"<div>{line}</div>" for line in more[:9])
    inner += "".join(f"<p class='articleParagraph'>{line} </p>" for line in more[9:])
    return (
        "<div id='article-1' class='article'><div class='article enArticle'><div>Harbour Desk of the Mercury; 1"
        f"</div><div id='hd'><span class='enHeadline'>{head} </span></div>{inner}</div></div>"
    )


def test_a_factiva_page_is_an_article_a_document(tmp_path: Path) -> None:
    """Its mark-up says which line is the headline."""
    page = (
        f"<html><head><title>Factiva</title></head><body><h1>Dow Jones</h1>{table(NAMED)}<br>"
        f"{blocks(PLAIN)}<table><tr><td>{'</td><td>'.join(SUMMARY)}</td></tr></table></body></html>"
    )
    first, second = read(tmp_path, page.encode(), "a.html")
    assert first == replace(FIRST_OF_FACTIVA, source=f"{tmp_path / 'a.html'}, document 1")
    assert (second.id, second.title) == ("MERCY00020240313ek3d0000c", "Talks open at the harbour")
    assert (second.section, second.author) == ("Harbour Desk of the Mercury; 1", "Tom Ash")
    assert second.text == "They talked.\n\nBody\n"


def test_lines_are_taken_apart_once(tmp_path: Path) -> None:
    """However much stands in a file, nothing is looked at again and again."""
    many = ["Length: 12 words", "Body", "a" * 100_000] * 1_000
    assert len(nexis.documents(many)) == 1
    assert nexis.unwrapped("1 of " * 100_000 + "\n" * 100_000) == []
    assert factiva.documents(["HD", "IN", "1 words"] * 50_000) == []
    assert len(read(tmp_path, docx(FIRST * 500), "a.docx")) == 500


ODD = [
    *FIRST, *SECOND, *NAMED, *PLAIN, *COVER, *SUMMARY, "1.", "1 of 2 DOCUMENTS", "2 of 2 DOCUMENTS",
    "LENGTH: 1 words", "BODY:", "BODY: a", "LOAD-DATE:", "Edition 1;", "LP a", "IN b", "AN Document A",
]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(
    lines=st.lists(st.one_of(st.sampled_from(ODD), st.text(max_size=8)), max_size=40),
    start=st.integers(0, 40),
    whole=st.sampled_from(
        [[*COVER, *FIRST, *SECOND], [*NAMED, *PLAIN, *SUMMARY], OLDER.split("\n")]
    ),
)
def test_no_lines_break_the_readers(lines: list[str], start: int, whole: list[str]) -> None:
    """However they stand, documents come of them, or none; and of each document an item."""
    for told in (lines, whole[:start] + lines + whole[start:], whole[start:] + lines):
        cleaned = [line for line in (" ".join(line.split()) for line in told) if line]
        for document in nexis.documents(cleaned) + factiva.documents(cleaned):
            assert set(document.said) <= set(records.KEYS)
            assert document.problem or all(line in "\n".join(cleaned) for line in document.lines)


@settings(max_examples=40, deadline=None)
@given(
    lines=st.lists(st.sampled_from(ODD), max_size=30),
    made=st.sampled_from([(rich, "a.rtf"), (lambda lines: "\n\n".join(lines).encode(), "a.txt"),
                          (lambda lines: f"<html>{table(['HD', *lines])}{blocks(['a', *lines])}".encode(), "a.html")]),
)  # fmt: skip
def test_no_export_breaks_the_readers(
    lines: list[str], made: tuple[Callable[[list[str]], bytes], str]
) -> None:
    """Items come of every file."""
    with TemporaryDirectory() as folder:
        for item in items(Path(folder), made[0](lines), made[1]):
            assert isinstance(item, Article | UnreadableArticle | DoubtfulArticle)
