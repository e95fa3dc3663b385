"""Exports that tell of articles whose text lies elsewhere: Zotero's, and GDELT's lists.

All of it is invented: items, outlets and names.
"""

from __future__ import annotations

import csv
import json
from datetime import date
from io import StringIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.errors import DoubtfulArticle, UnreadableArticle
from dateline.model import Article
from dateline.read import cards, gdelt, read, zotero
from dateline.read.records import Item
from dateline.source import Card, Hints, Source

TEXT = "The harbour board met on Monday and closed the east gate for a week. " * 3
PAGE = (
    "<html><head><title>Gate shut</title><meta property='og:site_name' content='lantern.example'>"
    "<link rel='canonical' href='https://lantern.example/gate'></head><body><article>"
    f"<h1>Gate shut</h1><p>{TEXT}</p><p>Nobody was hurt, the board said on its page.</p></article></body></html>"
)
HEAD = (
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
    ' xmlns:z="http://www.zotero.org/namespaces/export#" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:bib="http://purl.org/net/biblio#"'
    ' xmlns:foaf="http://xmlns.com/foaf/0.1/" xmlns:link="http://purl.org/rss/1.0/modules/link/">'
)
ITEM = """<bib:Article rdf:about="https://lantern.example/gate">
 <z:itemType>newspaperArticle</z:itemType>
 <dcterms:isPartOf><bib:Part><dc:title>Harbour</dc:title><dcterms:isPartOf><bib:Newspaper>
  <dc:title>The Lantern</dc:title></bib:Newspaper></dcterms:isPartOf></bib:Part></dcterms:isPartOf>
 <bib:authors><rdf:Seq><rdf:li><foaf:Person><foaf:surname>Venn</foaf:surname>
  <foaf:givenName>Ida</foaf:givenName></foaf:Person></rdf:li></rdf:Seq></bib:authors>
 <link:link rdf:resource="#item_2"/><link:link rdf:resource="#item_3"/>
 <dc:identifier><dcterms:URI><rdf:value>https://lantern.example/gate</rdf:value></dcterms:URI></dc:identifier>
 <dc:date>2024-03-12</dc:date><dcterms:dateSubmitted>2025-01-01 10:00:00</dcterms:dateSubmitted>
 <dc:title>East gate closed for a week</dc:title><z:language>en-GB</z:language></bib:Article>
<z:Attachment rdf:about="#item_2"><z:itemType>attachment</z:itemType>
 <rdf:resource rdf:resource="files/2/Gate%20print.txt"/><dc:title>Print</dc:title></z:Attachment>
<z:Attachment rdf:about="#item_3"><z:itemType>attachment</z:itemType>
 <rdf:resource rdf:resource="files/3/gate.html"/><dc:title>Snapshot</dc:title></z:Attachment>
<z:Attachment rdf:about="#item_4"><z:itemType>attachment</z:itemType><dc:title>A link</dc:title></z:Attachment>
"""


def export(folder: Path, rdf: str = f"{HEAD}{ITEM}</rdf:RDF>") -> Path:
    """Zotero's folder: its RDF, and a file a folder."""
    for name, content in (("2/Gate print.txt", TEXT), ("3/gate.html", PAGE)):
        path = folder / "files" / name
        path.parent.mkdir(parents=True)
        path.write_text(content)
    (folder / "kept.rdf").write_text(rdf)
    return folder


def test_an_item_of_zotero_is_its_page_with_what_somebody_kept_of_it(tmp_path: Path) -> None:
    """The card wins over the page; the print is another form of it, and nothing is read twice."""
    intake = read([export(tmp_path)])
    (article,) = intake.articles
    assert (article.id, article.title) == ("files/3/gate.html", "East gate closed for a week")
    assert (article.outlet, article.section, article.author) == (
        "The Lantern",
        "Harbour",
        "Ida Venn",
    )
    assert (article.published, article.dates[0].basis) == (date(2024, 3, 12), "Zotero")
    assert (article.url, article.language) == ("https://lantern.example/gate", "en-GB")
    assert article.text.startswith("The harbour board met")
    (left,) = intake.skipped
    assert str(left).endswith(
        f"Gate print.txt: is another form of what {tmp_path}/kept.rdf, item 1 tells of"
    )
    assert (intake.refused, intake.warnings) == ((), ())


def test_an_export_in_an_archive_says_the_same(tmp_path: Path) -> None:
    """Paths are counted from where the export lies."""
    (tmp_path / "folder").mkdir()
    folder = export(tmp_path / "folder")
    with ZipFile(tmp_path / "kept.zip", "w") as archive:
        for path in sorted(folder.rglob("*.*")):
            archive.write(path, f"mine/{path.relative_to(folder)}")
    (article,) = read([tmp_path / "kept.zip"]).articles
    assert (article.id, article.outlet) == ("kept.zip/mine/files/3/gate.html", "The Lantern")
    assert article.source == f"{tmp_path}/kept.zip/mine/files/3/gate.html"


def test_the_next_form_is_read_where_the_first_cannot_be(tmp_path: Path) -> None:
    """A page without an article costs nothing if a print is kept."""
    folder = export(tmp_path)
    (folder / "files/3/gate.html").write_text("<html><body>Menu</body></html>")
    intake = read([folder])
    assert [article.id for article in intake.articles] == ["files/2/Gate print.txt"]
    assert intake.refused == ()


@pytest.mark.parametrize(
    ("path", "says"),
    [
        ("../../etc/passwd", "leads to “../../etc/passwd”, which is outside of what you named"),
        ("/etc/passwd", "leads to “/etc/passwd”, which is outside of what you named"),
        ("files/9/gone.html", "leads to “files/9/gone.html”, which is not there"),
    ],
)
def test_a_card_leads_to_no_other_place(tmp_path: Path, path: str, says: str) -> None:
    """An export may have been made by somebody else."""
    item = ITEM.replace("files/3/gate.html", path).replace("files/2/Gate%20print.txt", path)
    intake = read([export(tmp_path, f"{HEAD}{item}</rdf:RDF>") / "kept.rdf"])
    assert intake.articles == ()
    assert all(says in str(refused) for refused in intake.refused)


def test_zoteros_table_and_ris_lead_to_the_same_file(tmp_path: Path) -> None:
    """Each has its own names for the same; an absolute path is followed into what was named too."""
    out = StringIO()
    columns = (
        "Key",
        "Item Type",
        "Title",
        "Author",
        "Publication Title",
        "Url",
        "Date",
        "File Attachments",
    )
    row = ("AB12", "newspaperArticle", "Gate", "Venn, Ida; Ash, Tom", "The Lantern", 
           "https://lantern.example/gate", "March 12, 2024")  # fmt: skip
    store = tmp_path / "storage"
    store.mkdir()
    (store / "gate.html").write_text(PAGE)
    csv.writer(out).writerows([columns, (*row, f"{store}/gate.html; {store}/none.pdf")])
    ris = (
        "TY  - NEWS\nTI  - Gate\nAU  - Venn, Ida\nAU  - Ash, Tom\nT2  - The Lantern\nDA  - 2024/03/12/\n"
        f"UR  - https://lantern.example/gate\nL1  - {store}/gate.html\nER  - \n"
    )
    for name, content in (("kept.csv", out.getvalue()), ("kept.ris", ris)):
        folder = tmp_path / name.partition(".")[2]
        folder.mkdir()
        (folder / name).write_text(content)
        intake = read([folder, store])
        (article,) = intake.articles
        assert (article.title, article.outlet, article.author) == (
            "Gate",
            "The Lantern",
            "Ida Venn, Tom Ash",
        )
        assert article.published == date(2024, 3, 12)


def test_the_order_of_days_counts_in_a_catalogue_too(tmp_path: Path) -> None:
    """In Zotero's table and in RIS."""
    page = tmp_path / "gate.html"
    page.write_text(PAGE)
    (tmp_path / "kept.csv").write_text(
        "Item Type,Title,Date,Url,File Attachments\nnewspaperArticle,Gate,03/04/2024,,gate.html\n"
    )
    (article,) = read([tmp_path], hints=Hints(day_first=True)).articles
    assert article.published == date(2024, 4, 3)
    (tmp_path / "kept.csv").unlink()
    (tmp_path / "kept.ris").write_text("TY  - NEWS\nDA  - 03/04/2024\nL1  - gate.html\nER  - \n")
    (article,) = read([tmp_path], hints=Hints(day_first=True)).articles
    assert article.published == date(2024, 4, 3)


def test_an_item_without_its_file_goes_by_its_address(tmp_path: Path) -> None:
    """And where no page of it was read, it is said once for all of them."""
    (tmp_path / "kept.ris").write_text(
        "TY  - NEWS\nTI  - East gate\nDA  - 2024/03/12\nUR  - http://www.lantern.example/gate/?utm_source=x\nER  - \n"
        + "".join(f"TY  - NEWS\nTI  - Other {n}\nPY  - 2024\nER  - \n" for n in range(5))
    )
    (tmp_path / "page.html").write_text(PAGE)
    intake = read([tmp_path])
    (article,) = intake.articles
    assert (article.title, article.published) == ("East gate", date(2024, 3, 12))
    said = [str(one) for one in intake.warnings]
    assert sum("“2024” names no day" in one for one in said) == 5
    assert said[-1].partition(" Export")[0] == (
        f"{tmp_path}/kept.ris: tells of 5 articles whose text is in nothing that you named: "
        "“Other 0”, “Other 1”, “Other 2” and 2 more."
    )


LIST = {
    "articles": [
        {"url": "https://lantern.example/gate", "title": "Gate - lantern", "seendate": "20240313T101500Z",
         "domain": "lantern.example", "language": "English", "sourcecountry": "Ruritania"},
        {"url": "https://other.example/1", "title": "Elsewhere", "seendate": "20240313T101500Z"},
    ]
}  # fmt: skip


@pytest.mark.parametrize("name", ["list.json", "list.csv"])
def test_a_list_of_gdelt_fills_what_a_page_leaves_open(tmp_path: Path, name: str) -> None:
    """When it was seen is the last that is believed of when it was published."""
    table = (
        "URL,MobileURL,Date,Title\n"
        "https://lantern.example/gate,,2024-03-13 10:15:00,Gate - lantern\n"
        "https://other.example/1,,2024-03-13 10:15:00,Elsewhere\n"
    )
    (tmp_path / name).write_text(json.dumps(LIST) if name.endswith("json") else table)
    (tmp_path / "page.html").write_text(PAGE)
    intake = read([tmp_path])
    (article,) = intake.articles
    assert article.title == "Gate shut"
    assert (article.published, article.dates[0].basis) == (
        date(2024, 3, 13),
        "GDELT, as first seen",
    )
    (doubt,) = intake.warnings
    assert "tells of an article whose text is in nothing that you named: “Elsewhere”" in str(doubt)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.rdf", "", "is empty"),
        ("a.rdf", f"{HEAD}{ITEM}", "is cut short or no RDF/XML"),
        ("a.rdf", f"{HEAD}</rdf:RDF>", "is no export of Zotero, or an empty one"),
        (
            "a.rdf",
            f'<!DOCTYPE r [<!ENTITY e "x">]>{HEAD}<a>&e;</a></rdf:RDF>',
            "has entities of its own",
        ),
        ("a.ris", "TY  - NEWS\nTI  - Gate\nER  - \nTY  - NEWS\n", "is cut short"),
        ("a.ris", "They met.", "is no RIS"),
        ("a.gdelt", "{", "is cut short or no JSON"),
        ("a.gdelt", "[]", "is no list of articles by GDELT"),
    ],
)
def test_what_is_no_export_is_said(tmp_path: Path, name: str, content: str, says: str) -> None:
    """In one sentence, after what could be read."""
    (tmp_path / name).write_text(content)
    assert any(says in str(one) for one in read([tmp_path]).refused)


@given(st.binary(max_size=40), st.integers(0, 2500), st.integers(0, 40), st.sampled_from("rjt"))
@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_export_breaks_the_reader(
    tmp_path: Path, noise: bytes, place: int, less: int, which: str
) -> None:
    """Bytes put in or cut out give cards or sentences."""
    content = {
        "r": f"{HEAD}{ITEM}</rdf:RDF>",
        "j": json.dumps(LIST),
        "t": "TY  - NEWS\nTI  - Gate\nER  - \n",
    }[which]
    whole = content.encode()
    path = tmp_path / {"r": "a.rdf", "j": "a.gdelt", "t": "a.ris"}[which]
    path.write_bytes(whole[:place] + noise + whole[place + less :])
    reader = gdelt.read if which == "j" else zotero.read
    for item in reader(Source.below(path, tmp_path)):
        assert isinstance(item, Item)


@given(st.text(max_size=60))
def test_no_address_breaks_the_comparison(url: str) -> None:
    """Nor is one another for a blank around it."""
    assert cards.address(f" {url.strip()} ") == cards.address(url.strip())


def test_a_card_says_when_it_and_the_page_disagree(tmp_path: Path) -> None:
    """Both days are kept, that of the card first."""
    path = tmp_path / "page.html"
    path.write_text(PAGE)
    card = Card("kept.rdf, item 1", "Zotero", {}, ())
    article = Article("a", TEXT, published=date(2024, 3, 12))
    assert list(cards.described(article, card)) == [article]
    intake = read([_disagreeing(tmp_path)])
    (doubt,) = intake.warnings
    assert isinstance(doubt, DoubtfulArticle)
    assert "is of 2024-03-12 by Zotero and of 2024-05-01 by JSON-LD; the first was used" in str(
        doubt
    )
    assert not any(isinstance(one, UnreadableArticle) for one in intake.refused)


def _disagreeing(folder: Path) -> Path:
    made = folder / "kept"
    made.mkdir()
    data = '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-05-01"}</script>'
    export(made)
    (made / "files/3/gate.html").write_text(PAGE.replace("</head>", f"{data}</head>"))
    return made
