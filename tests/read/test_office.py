"""Documents of word processors become articles, and broken ones sentences."""

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
from dateline.read.office import read
from dateline.source import Source

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:x="urn:x"'
OD = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table", "style", "meta", "manifest")
)
CORE = (
    f"<x:coreProperties {DC}><dc:title>Talks open</dc:title><dc:creator>Ida Venn</dc:creator>"
    "<x:created>2024-05-06T09:00:00Z</x:created></x:coreProperties>"
)
PROSE = "<w:p><w:r><w:t>Talks open</w:t></w:r></w:p><w:p><w:r><w:t>They met.</w:t></w:r></w:p>"


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def docx(body: str = PROSE, core: str = CORE, **more: str) -> bytes:
    document = f"<w:document {W}><w:body>{body}</w:body></w:document>"
    parts = {f"word/{name}.xml": content for name, content in more.items()}
    return zipped({"word/document.xml": document, "docProps/core.xml": core, **parts})


def odt(text: str, styles: str = "", meta: str = "", **more: str) -> bytes:
    content = (
        f"<office:document-content {OD}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{text}</office:text></office:body></office:document-content>"
    )
    about = (
        f"<office:document-meta {OD} {DC}><office:meta>{meta}</office:meta></office:document-meta>"
    )
    return zipped({"content.xml": content, "meta.xml": about, **more})


def items(tmp_path: Path, content: bytes, name: str = "a.docx") -> list[records.Item]:
    path = tmp_path / name
    path.write_bytes(content)
    return list(read(Source.below(path, tmp_path)))


def one(tmp_path: Path, content: bytes, name: str = "a.docx") -> Article:
    (item,) = items(tmp_path, content, name)
    assert isinstance(item, Article), item
    return item


def refusal(tmp_path: Path, content: bytes, name: str = "a.docx") -> str:
    (item,) = items(tmp_path, content, name)
    assert isinstance(item, UnreadableArticle), item
    sentence = str(item)
    assert sentence.startswith(f"{tmp_path / name}: ")
    assert sentence.endswith(".")
    return sentence


def test_a_document_in_a_document_is_no_silent_loss(tmp_path: Path) -> None:
    """Programs that put reports together leave it to the word processor to read the parts."""
    doubt, article = items(tmp_path, docx(f'{PROSE}<w:altChunk id="a"/>'))
    assert isinstance(doubt, DoubtfulArticle)
    assert "holds another document, whose text was not read" in str(doubt)
    assert isinstance(article, Article)
    doubt, _ = items(tmp_path, docx('<w:altChunk id="a"/><w:altChunk id="b"/>'))
    assert "holds 2 other documents" in str(doubt)


def test_a_docx_is_an_article(tmp_path: Path) -> None:
    """Its properties name it and its writer; the day on which it was saved is no date."""
    assert one(tmp_path, docx()) == Article(
        "a.docx",
        "They met.\n",
        "Talks open",
        None,
        None,
        "Ida Venn",
        None,
        str(tmp_path / "a.docx"),
    )


def test_an_odt_is_an_article(tmp_path: Path) -> None:
    """It goes by the same rules; who began it wrote it, and not who saved it last."""
    meta = (
        "<dc:title>Talks open</dc:title><meta:initial-creator>Ida Venn</meta:initial-creator>"
        "<dc:creator>Tom Ash</dc:creator><dc:date>2024-05-06T09:00:00</dc:date>"
    )
    text = "<text:h>Talks open</text:h><text:p>They<text:s text:c='2'/>met.</text:p>"
    assert one(tmp_path, odt(text, meta=meta), "a.odt") == Article(
        "a.odt", "They met.\n", "Talks open", None, None, "Ida Venn", None, str(tmp_path / "a.odt")
    )


def test_the_head_and_the_name_tell_the_day(tmp_path: Path) -> None:
    """A short line of the head is better than the file's name; a sentence tells of something else."""
    lines = ["The sale of 1 May 2020 stands.", "Geneva, 12 March 2024, 9.15 a.m.", "They met."]
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    article = one(tmp_path, docx(body), "memo_20240313.docx")
    assert article.dates == (
        Dating(date(2024, 3, 12), "the document's head", lines[1]),
        Dating(date(2024, 3, 13), "the file's name", "memo_20240313.docx"),
    )
    below = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in [*"abcdefgh", lines[1]])
    assert one(tmp_path, docx(below)).dates == ()


def test_all_that_is_seen_of_a_docx_is_read(tmp_path: Path) -> None:
    """Tables, lists, boxes, links and notes are text; what was deleted, hidden or noted is not."""
    body = (
        '<w:p><w:pPr><w:pStyle w:val="Titel"/></w:pPr><w:r><w:t>Talks</w:t><w:tab/><w:t>open</w:t></w:r></w:p>'
        '<w:p><w:pPr><w:pStyle w:val="TOC1"/></w:pPr><w:r><w:t>Talks open 1</w:t></w:r></w:p>'
        "<w:p><w:r><w:t>They </w:t></w:r><w:ins><w:r><w:t>met</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>left</w:delText></w:r></w:del>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>unseen</w:t></w:r>"
        '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t> twice.</w:t><w:footnoteReference w:id="2"/></w:r></w:p>'
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Cell A</w:t></w:r></w:p></w:tc>"
        "<w:tc><w:p><w:hyperlink><w:r><w:t>Cell B</w:t></w:r></w:hyperlink></w:p></w:tc></w:tr></w:tbl>"
        '<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>'
        "<w:r><w:t>Item</w:t><w:br/><w:t>more</w:t></w:r></w:p>"
        '<w:p><w:r><x:AlternateContent xmlns:x="urn:x"><x:Choice><w:p><w:r><w:t>Box</w:t></w:r></w:p></x:Choice>'
        "<x:Fallback><w:p><w:r><w:t>Box</w:t></w:r></w:p></x:Fallback></x:AlternateContent><w:t>After</w:t></w:r></w:p>"
    )
    note = '<w:footnote w:id="{}"><w:p><w:r><w:footnoteRef/><w:t>{}</w:t></w:r></w:p></w:footnote>'
    article = one(
        tmp_path,
        docx(
            body,
            f"<x:p {DC}/>",
            footnotes=f"<w:footnotes {W}>{note.format(0, 'line')}{note.format(2, 'A note.')}</w:footnotes>",
            styles=f'<w:styles {W}><w:style w:styleId="Titel"><w:name w:val="Title"/></w:style>'
            '<w:style w:styleId="TOC1"><w:name w:val="toc 1"/></w:style></w:styles>',
            header1=f"<w:hdr {W}><w:p><w:r><w:t>Header</w:t></w:r></w:p></w:hdr>",
        ),
    )  # fmt: skip
    assert article.title == "Talks open"
    assert article.text.split("\n\n") == [
        "They met twice.", "Cell A", "Cell B", "Item", "more", "Box", "After", "A note.\n",
    ]  # fmt: skip


def test_all_that_is_seen_of_an_odt_is_read(tmp_path: Path) -> None:
    """Cells, lists and notes are text, the tails of elements too; comments and changes are not."""
    text = (
        "<text:tracked-changes><text:p>gone</text:p></text:tracked-changes>"
        "<text:table-of-content><text:p>Talks open 1</text:p></text:table-of-content>"
        '<text:p text:style-name="P1">Talks open</text:p>'
        "<text:p>They <text:span>met</text:span><office:annotation><text:p>Check</text:p></office:annotation>"
        " twice.<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A note.</text:p>"
        "</text:note-body></text:note> She left.</text:p>"
        "<table:table><table:table-row><table:table-cell><text:p>Cell A</text:p></table:table-cell>"
        "</table:table-row></table:table><text:list><text:list-item><text:p>Item<text:line-break/>more</text:p>"
        "</text:list-item></text:list>"
    )
    styles = '<style:style style:name="P1" style:parent-style-name="Title"/>'
    article = one(tmp_path, odt(text, styles), "a.odt")
    assert article.title == "Talks open"
    assert article.text.split("\n\n") == [
        "They met twice. She left.", "Cell A", "Item", "more", "A note.\n",
    ]  # fmt: skip


def test_the_parts_are_where_the_document_says(tmp_path: Path) -> None:
    """Some programs call them otherwise."""
    kind = "http://x.example/officeDocument/2006/relationships/officeDocument"
    relations = f'<R xmlns="urn:r"><x Type="{kind}" Target="/word/document2.xml"/></R>'
    document = f"<w:document {W}><w:body>{PROSE}</w:body></w:document>"
    raw = zipped({"_rels/.rels": relations, "word/document2.xml": document})
    assert one(tmp_path, raw).text == "Talks open\n\nThey met.\n"


def test_nobody_wrote_what_a_program_entered(tmp_path: Path) -> None:
    """A program's own name is no writer's."""
    assert (
        one(tmp_path, docx(core=CORE.replace("Ida Venn", "Microsoft Office User"))).author is None
    )


def test_broken_properties_cost_no_text(tmp_path: Path) -> None:
    """They are not what somebody wants read."""
    article = one(tmp_path, docx(core="<x>"))
    assert (article.title, article.text) == (None, "Talks open\n\nThey met.\n")


def bomb() -> bytes:
    body = f"<w:document {W}><w:body><w:p><w:r><w:t>{' ' * 60_000_000}x"
    return zipped({"word/document.xml": body})


def lying(size: int) -> bytes:
    """Make an archive that says it unpacks to less than it does."""
    raw = docx(f"<w:p><w:r><w:t>{'a' * 10_000}</w:t></w:r></w:p>")
    real = len(
        f"<w:document {W}><w:body><w:p><w:r><w:t>{'a' * 10_000}</w:t></w:r></w:p></w:body></w:document>"
    )
    return raw.replace(real.to_bytes(4, "little"), size.to_bytes(4, "little"))


LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 20))


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "is empty"),
        (b"%PDF-1.7\n1 0 obj\n", "is cut short or no .docx"),
        (docx()[:-30], "is cut short or no .docx"),
        (docx()[: len(docx()) // 2], "is cut short or no .docx"),
        (docx()[5:], "is no .docx that can be read"),
        (b"\0" * 999, "is cut short or no .docx"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"\0" * 500, "is locked with a password, or of a kind older"),
        (zipped({"a.txt": "x"}), "has no word/document.xml"),
        (zipped({"word/document.xml": "<a/>"}), "holds another kind of document"),
        (zipped({"word/document.xml": "They met."}), "is no XML"),
        (zipped({"word/document.xml": b"<a>caf\xe9</a>"}), "is no XML"),
        (docx("<w:p/>"), "has no text"),
        (docx("<w:sdt>" * 10_000 + PROSE + "</w:sdt>" * 10_000), "is no XML"),
        (lying(20), "is no .docx that can be read"),
        (zipped({"word/document.xml": f'<!DOCTYPE a [<!ENTITY a0 "ha">{LAUGHS}]><a>&a19;</a>'}), "is no XML"),
    ],
)  # fmt: skip
def test_what_is_no_document_is_refused(tmp_path: Path, content: bytes, what: str) -> None:
    """The refusal says what is wrong, and what to do next."""
    assert what in refusal(tmp_path, content)


def test_what_unpacks_to_too_much_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither what an archive promises nor what it gives gets past the limit."""
    assert "unpacks to more than 50,000,000 bytes" in refusal(tmp_path, bomb())
    monkeypatch.setattr(packed, "MOST_BYTES", 100)
    assert "unpacks to more than 100 bytes" in refusal(tmp_path, docx())


def test_a_document_with_a_password_is_refused(tmp_path: Path) -> None:
    """Its parts are marked, one way or another."""
    entry = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    manifest = f"<manifest:manifest {OD}>{entry}</manifest:manifest>"
    raw = odt("", **{"META-INF/manifest.xml": manifest})
    assert "is locked with a password" in refusal(tmp_path, raw, "a.odt")
    flagged = docx().replace(b"PK\x01\x02\x14\x03\x14\0\0\0", b"PK\x01\x02\x14\x03\x14\0\x01\0")
    assert "is locked with a password" in refusal(tmp_path, flagged)


@pytest.mark.parametrize("at", ["file:///etc/hostname", "http://127.0.0.1:9/x"])
def test_nothing_outside_is_looked_at(tmp_path: Path, at: str) -> None:
    """An entity that names a file is refused, not read."""
    (tmp_path / "secret").write_text("secret")
    entity = f'<!DOCTYPE a [<!ENTITY e SYSTEM "{at}">]>'
    raw = f"{entity}<w:document {W}><w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>"
    assert "entities" in refusal(tmp_path, zipped({"word/document.xml": raw}))


@settings(max_examples=60, deadline=None)
@given(
    whole=st.sampled_from([(docx(), "a.docx"), (odt("<text:p>They met.</text:p>"), "a.odt")]),
    cut=st.floats(0, 1),
    changes=st.lists(st.tuples(st.floats(0, 0.999), st.binary(max_size=4)), max_size=6),
)
def test_no_bytes_break_the_reader(
    whole: tuple[bytes, str], cut: float, changes: list[tuple[float, bytes]]
) -> None:
    """Whatever befalls a document, items come of it."""
    raw, name = whole
    for part, what in changes:
        at = int(part * len(raw))
        raw = raw[:at] + what + raw[at + len(what) :]
    with TemporaryDirectory() as folder:
        for item in items(Path(folder), raw[: int(len(raw) * min(1, cut * 2))], name):
            assert isinstance(item, Article | UnreadableArticle | DoubtfulArticle)


@settings(max_examples=60, deadline=None)
@given(body=st.lists(st.sampled_from([
    "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>", "</w:t>", "a", "<w:br/>", "&#x61;", "<w:del>", "</w:del>",
])))  # fmt: skip
def test_no_xml_breaks_the_reader(body: list[str]) -> None:
    """However its elements stand, items come of them."""
    with TemporaryDirectory() as folder:
        for item in items(Path(folder), docx("".join(body))):
            assert isinstance(item, Article | UnreadableArticle)
