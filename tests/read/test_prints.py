"""PDFs as browsers, word processors and scanners make them. All of it is invented."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from dateline.errors import DoubtfulArticle, UnreadableArticle
from dateline.model import Article, Span
from dateline.read.pdf import PdfReader, read
from dateline.read.prints import scans
from dateline.read.records import Item
from dateline.source import Hints, Source

TIMES = "Times-Roman"
STORY = (
    "The board of the harbour met on Monday and closed the east gate for a week, after two of its ropes "
    "had broken in a storm that nobody had foreseen. Its master, who came by boat, said that the ropes "
    "were older than the gate, and that he had asked for new ones in March. Nobody was hurt."
)
OTHER = (
    "Dockers walked out of the yard at noon and went to the hall, where the union had called them. The "
    "talks had gone on for a month without any result, so the crew of the ferry joined them. The mayor "
    "asked both sides to meet again, which they refused on Tuesday, and the town runs out of bread."
)


class Page:
    """A canvas on which words are drawn one by one without blanks, as browsers do."""

    def __init__(self, path: Path, font: str = TIMES, size: float = 11.0) -> None:
        self.path = path
        self.canvas = Canvas(str(path), pagesize=A4)
        self.font, self.size = font, size

    def words(self, x: float, y: float, words: str, size: float = 0.0, blank: float = 0.0) -> float:
        """Draw words, and say where they end."""
        size = size or self.size
        self.canvas.setFont(self.font, size)
        for word in words.split(" "):
            self.canvas.drawString(x, y, word)
            x += stringWidth(word, self.font, size)
            x += blank or stringWidth(" ", self.font, size)
        return x - (blank or stringWidth(" ", self.font, size))

    def column(self, x: float, top: float, wide: float, text: str, size: float = 0.0) -> float:
        """Set a text in lines that are so wide, and say where the next would stand."""
        size = size or self.size
        line = ""
        for word in [*text.split(), ""]:
            longer = f"{line} {word}".strip()
            if line and (not word or stringWidth(longer, self.font, size) > wide):
                self.words(x, top, line, size)
                top -= 1.25 * size
                longer = word
            line = longer
        return top

    def done(self) -> Path:
        self.canvas.save()
        return self.path


def items(path: Path) -> list[Item]:
    return list(read(Source.below(path, path.parent)))


def one(path: Path) -> Article:
    (article,) = [item for item in items(path) if isinstance(item, Article)]
    return article


def parts(path: Path) -> list[str]:
    return one(path).text.strip().split("\n\n")


@pytest.mark.parametrize("font", [TIMES, "Times-Italic", "Helvetica-Oblique"])
@pytest.mark.parametrize("blank", [0.0, 1.9, 6.0])
def test_words_stand_apart_where_letters_lean_over(tmp_path: Path, font: str, blank: float) -> None:
    """Without a blank in the file, however narrow or wide the white is."""
    page = Page(tmp_path / "a.pdf", font)
    said = "at the end of January, of June and of July, staff joined; chief justice Judge Tarn of £1.6m"
    page.words(40, 700, said, blank=blank)
    assert parts(page.done()) == [said]


def test_letters_drawn_one_by_one_are_words(tmp_path: Path) -> None:
    """Also where all of them stand wide apart for looks."""
    page = Page(tmp_path / "a.pdf", "Times-Italic")
    for y, spaced, said in ((700, 0.0, "half of Jamaica"), (600, 4.0, "HARBOUR TRUST")):
        x = 60.0
        for sign in said:
            if sign != " ":
                page.canvas.setFont(page.font, 11)
                page.canvas.drawString(x, y, sign)
            x += stringWidth(sign, page.font, 11) + spaced
    assert parts(page.done()) == ["half of Jamaica", "HARBOUR TRUST"]


def test_what_is_raised_keeps_its_place(tmp_path: Path) -> None:
    """The end of an ordinal is its own, a power is one, and the mark of a note is no number."""
    page = Page(tmp_path / "a.pdf")
    x = page.words(60, 700, "on the 21")
    x = page.words(page.words(x, 704, "st", 7) + 3, 700, "of May it paid 310,000")
    x = page.words(page.words(x, 704, "2", 7) + 3, 700, "pounds for 5 km")
    page.words(page.words(x, 704, "2", 7) + 3, 700, "of land")
    path = page.done()
    assert parts(path) == ["on the 21st of May it paid 310,000 pounds for 5 km² of land"]
    assert "310,000²" in PdfReader().cut(Source.below(path, tmp_path))


@pytest.mark.parametrize(
    ("lines", "read_as"),
    [
        (["a plan of anti-", "corruption and short-", "lived pay"], "a plan of anti-corruption and short-lived pay"),
        (["met Ida Halvane-", "Brown in 2019-", "2021 there"], "met Ida Halvane-Brown in 2019-2021 there"),
        (["her mother-in-", "law was re-", "elected after a 14-", "page letter"],
         "her mother-in-law was re-elected after a 14-page letter"),
        (["at www.lantern.example/harbour-", "trust it said so"], "at www.lantern.example/harbour-trust it said so"),
        (["the gov-", "ernment and the har-", "bour trust"], "the government and the harbour trust"),
        (["a harbour, and the har-", "bour, and the well-known and the well-", "known"],
         "a harbour, and the harbour, and the well-known and the well-known"),
    ],
)  # fmt: skip
def test_a_hyphen_is_the_words_or_the_printers(
    tmp_path: Path, lines: Sequence[str], read_as: str
) -> None:
    """In names, years and addresses it is never the printer's."""
    page = Page(tmp_path / "a.pdf")
    for number, line in enumerate(lines):
        page.words(60, 700 - 14 * number, line)
    assert " ".join(parts(page.done())) == read_as


def test_a_word_broken_over_the_page_has_the_hyphen_it_has_elsewhere(tmp_path: Path) -> None:
    """As one that is broken at the end of a line."""
    page = Page(tmp_path / "a.pdf")
    page.words(60, 760, "A well-known man. A well-known woman. She is well-")
    page.canvas.showPage()
    page.words(60, 760, "known there.")
    assert parts(page.done()) == ["A well-known man. A well-known woman. She is well-known there."]


@pytest.mark.parametrize("columns", [(3, 2), (2, 2), (2, 3), (1, 3), (2, 1)])
def test_stories_in_columns_of_their_own_are_whole(
    tmp_path: Path, columns: tuple[int, int]
) -> None:
    """Under headlines that span no gutter, drawn as they are read."""
    page = Page(tmp_path / "a.pdf")
    top = 780.0
    for count, head, text in zip(columns, ("Gate shut", "Yard empty"), (STORY, OTHER), strict=True):
        page.words(40, top, head, 20)
        wide = (515 - 15 * (count - 1)) / count
        words, low = text.split(), top
        each = -(-len(words) // count)
        for n in range(count):
            low = min(
                low,
                page.column(
                    40 + n * (wide + 15), top - 24, wide, " ".join(words[n * each : (n + 1) * each])
                ),
            )
        top = low - 20
    text = " ".join(parts(page.done()))
    assert text == f"Gate shut {STORY} Yard empty {OTHER}"


def test_a_box_beside_the_text_breaks_no_sentence(tmp_path: Path) -> None:
    """Whether it is drawn before all else, as browsers do, or in its turn."""
    for first in (True, False):
        page = Page(tmp_path / "a.pdf")
        if first:
            page.column(
                400, 700, 150, "Ida Venn, who is the master of the harbour, on its quay in May", 8
            )
        low = page.column(60, 740, 480, STORY)
        low = page.column(60, low - 14, 320, OTHER)
        page.column(60, low, 480, "It was so for years, and nobody had asked for it.")
        if not first:
            page.column(
                400, 700, 150, "Ida Venn, who is the master of the harbour, on its quay in May", 8
            )
        text = " ".join(parts(page.done()))
        assert STORY in text
        assert OTHER in text
        assert "on its quay in May" in text


def test_two_short_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    """Three lines are enough, where the file draws them so."""
    page = Page(tmp_path / "a.pdf")
    one_, other = (
        "The ferry office will close in spring, the company said on Monday.",
        ("A pilot was fined for sailing at night without the lamps of 1998."),
    )
    page.column(60, 700, 150, one_)
    page.column(260, 700, 150, other)
    assert " ".join(parts(page.done())) == f"{one_} {other}"


def test_cells_of_prose_stay_in_their_rows(tmp_path: Path) -> None:
    """With the day in the middle beside them."""
    page = Page(tmp_path / "a.pdf")
    rows = (
        ("1 March 2024", "The trust proposed a plan that would end the pay for all of the pilots.", "Ida Venn"),
        ("2 March 2024", "The union rejected it in a vote of 17 to nil, and called for a strike.", "Ivo Tarn"),
    )  # fmt: skip
    for number, (day, told, who) in enumerate(rows):
        top = 700 - 50 * number
        page.words(60, top - 7, day)
        page.column(150, top, 200, told)
        page.words(380, top - 7, who)
    assert parts(page.done()) == [" | ".join(row) for row in rows]


def test_a_table_right_under_prose_begins_with_its_first_cell(tmp_path: Path) -> None:
    """Though no white parts them."""
    page = Page(tmp_path / "a.pdf")
    top = page.column(60, 740, 480, STORY)
    for day, told in (("1 March 2024", OTHER[:85]), ("2 March 2024", STORY[:88])):
        page.words(60, top, day.rsplit(" ", 1)[0])
        page.words(60, top - 13.75, day.rsplit(" ", 1)[1])
        page.column(160, top, 250, told)
        top -= 30
    assert parts(page.done()) == [
        STORY,
        f"1 March 2024 | {OTHER[:85].strip()}",
        f"2 March 2024 | {STORY[:88].strip()}",
    ]


def test_a_large_first_letter_is_of_its_word(tmp_path: Path) -> None:
    """And no title."""
    page = Page(tmp_path / "a.pdf")
    page.words(60, 776, "Harbour", 24)
    page.words(60, 705, "T", 40)
    low = 730.0
    for line in (STORY[1:75], STORY[75:150].strip()):
        page.words(88, low, line.strip())
        low -= 14
    page.column(60, low, 480, STORY[150:])
    article = one(page.done())
    assert article.text.split("\n\n")[1].startswith("The board of the harbour")
    assert article.title == "Harbour"


def test_what_is_turned_or_drawn_aslant_leaves_the_text_alone(tmp_path: Path) -> None:
    """A credit in the margin comes after the text; a stamp over the page is cut, and shown."""
    page = Page(tmp_path / "a.pdf")
    low = page.column(60, 740, 480, STORY)
    for angle, x, y, words in ((90, 570, 600, "Photo Ida Venn"), (45, 150, 500, "CONFIDENTIAL")):
        page.canvas.saveState()
        page.canvas.translate(x, y)
        page.canvas.rotate(angle)
        page.words(0, 0, words, 40 if angle == 45 else 8)
        page.canvas.restoreState()
    page.column(60, low, 480, OTHER)
    path = page.done()
    article = one(path)
    assert article.text.split() == f"{STORY} {OTHER} Photo Ida Venn".split()
    assert "CONFIDENTIAL" in PdfReader().cut(Source.below(path, tmp_path))


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_page_drawn_on_its_side_is_read(tmp_path: Path, angle: int) -> None:
    """And each line is where it stands on the page."""
    page = Page(tmp_path / "a.pdf")
    page.canvas.translate(*{90: (595, 0), 180: (595, 842), 270: (0, 842)}[angle])
    page.canvas.rotate(angle)
    page.column(60, 500, 400, STORY)
    article = one(page.done())
    assert article.text.strip() == STORY
    box = article.places(Span(0, 5))[0][1]
    x, y = {90: (595 - 500, 60), 180: (595 - 60, 842 - 500), 270: (500, 842 - 60)}[angle]
    if angle == 180:
        assert box.right == pytest.approx(x, abs=1)
        assert box.bottom < y < box.top
    else:
        assert box.left - 1 < x < box.right + 1
        assert min(abs(box.bottom - y), abs(box.top - y)) < 1


@pytest.mark.parametrize("over", [True, False])
def test_a_note_interrupts_no_sentence(tmp_path: Path, over: bool) -> None:
    """Neither over the page, nor from one column to the next."""
    page = Page(tmp_path / "a.pdf")
    if over:
        low = page.column(60, 740, 480, f"{STORY} The chairman of the board then")
        page.words(60, 100, "1 Report of the board", 8)
        page.canvas.showPage()
        page.column(60, 740, 480, "resigned from the trust on Monday. " + OTHER)
    else:
        low = page.column(60, 740, 220, f"{STORY} The chairman of the board then")
        page.words(60, low - 20, "1 Report of the board", 8)
        page.column(320, 740, 220, "resigned from the trust on Monday. " + OTHER)
    found = parts(page.done())
    whole = f"{STORY} The chairman of the board then resigned from the trust on Monday. {OTHER}"
    assert found == ["1 Report of the board", whole]


def test_a_stamp_makes_no_text_of_a_scan(tmp_path: Path) -> None:
    """A number on each of its pages is not what they say."""
    picture = ImageReader(Image.new("RGB", (60, 80), "grey"))
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    for number in range(3):
        canvas.drawImage(picture, 0, 0, *A4)
        canvas.drawString(450, 20, f"HARB00012{number}")
        canvas.showPage()
    canvas.save()
    (refused,) = items(tmp_path / "a.pdf")
    assert "has no text: it is a scan of 3 pages" in str(refused)


def test_what_is_filled_in_is_read(tmp_path: Path) -> None:
    """After what stands before it."""
    page = Page(tmp_path / "a.pdf")
    page.words(60, 745, "Surname:")
    page.words(60, 700, "Town:")
    page.canvas.acroForm.textfield(name="n", x=150, y=742, width=200, height=14, value="Ida Venn")
    page.canvas.acroForm.textfield(name="t", x=150, y=697, width=200, height=14, value="Pellmouth")
    assert " ".join(parts(page.done())) == "Surname: Ida Venn Town: Pellmouth"


def test_comments_are_told_of(tmp_path: Path) -> None:
    """They are somebody else's words."""
    page = Page(tmp_path / "a.pdf")
    page.words(60, 745, "They met.")
    page.canvas.textAnnotation("Who says so?", Rect=(60, 700, 80, 720))
    doubt, article = items(page.done())
    assert isinstance(doubt, DoubtfulArticle)
    assert "has 1 comment in it, no part of the article" in str(doubt)
    assert isinstance(article, Article)
    assert article.text == "They met.\n"


@pytest.mark.parametrize("word", ["Exhibit", "Witness", "Count"])
def test_headings_that_count_are_no_running_heads(tmp_path: Path, word: str) -> None:
    """In large letters or not."""
    for size in (24.0, 11.0):
        page = Page(tmp_path / "a.pdf")
        for number in range(1, 5):
            page.words(60, 780, f"{word} {number}", size)
            page.column(60, 730, 480 - 9 * number, STORY if number % 2 else OTHER)
            page.canvas.showPage()
        path = page.done()
        assert [part for part in parts(path) if part.startswith(word)] == [
            f"{word} {number}" for number in range(1, 5)
        ]


def test_heads_of_two_pages_and_of_chapters_are_cut(tmp_path: Path) -> None:
    """With roman numbers below."""
    for heads in (("The Lantern",) * 2, ("The plan", "The plan", "The strike", "The strike")):
        page = Page(tmp_path / "a.pdf")
        for head, roman in zip(heads, ("i", "ii", "iii", "iv"), strict=False):
            page.words(60, 800, head)
            page.column(60, 740, 480, STORY)
            page.words(290, 40, f"– {roman} –")
            page.canvas.showPage()
        path = page.done()
        assert parts(path) == [STORY] * len(heads)
        cut = PdfReader().cut(Source.below(path, tmp_path))
        assert sorted(cut) == sorted(
            [*heads, *("– i –", "– ii –", "– iii –", "– iv –")[: len(heads)]]
        )


def test_a_headline_is_whole_and_no_masthead(tmp_path: Path) -> None:
    """And what the file is called in a folder is none."""
    for masthead in (True, False):
        page = Page(tmp_path / "a.pdf")
        page.canvas.setTitle("Budget speech 2019 draft v3")
        if masthead:
            page.words(60, 800, "The Lantern", 36)
            page.words(60, 780, "Tuesday, 3 May 2022", 9)
        page.words(60, 750, "Harbour trust in trouble", 20)
        page.words(60, 728, "as its master resigns", 20)
        page.column(60, 690, 480, STORY)
        assert one(page.done()).title == "Harbour trust in trouble as its master resigns"


def test_items_and_addresses_keep_their_lines(tmp_path: Path) -> None:
    """Where a next word had room, a line was ended on purpose."""
    page = Page(tmp_path / "a.pdf")
    low = 740.0
    items_ = ["To: Ida Venn", "From: Conrad Ashdell", "Date: 3 March 2024"]
    wishes = ["no cuts in pay", "Ida Venn to resign", "a vote on Friday"]
    for line in items_:
        page.words(60, low, line)
        low -= 14
    low = page.column(60, low - 14, 480, STORY) - 14
    for line in wishes:
        page.words(80, low, line)
        low -= 14
    assert parts(page.done()) == [*items_, STORY, *wishes]


def test_signs_without_letters_are_refused(tmp_path: Path) -> None:
    """A font whose signs stand for nothing gives a cipher, and no article."""
    cmap = b"<</Type/Font/Subtype/Type0/BaseFont/AAAAAA+Xx/Encoding/Identity-H/DescendantFonts[6 0 R]>>"
    cid = (
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/AAAAAA+Xx/CIDSystemInfo<</Registry(Adobe)"
        b"/Ordering(Identity)/Supplement 0>>/DW 500/FontDescriptor 7 0 R>>"
    )
    descriptor = (
        b"<</Type/FontDescriptor/FontName/AAAAAA+Xx/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0"
        b"/Ascent 900/Descent -200/CapHeight 700/StemV 80>>"
    )
    signs = b"".join(b"%04x" % (ord(sign) - 29) for sign in STORY[:60])
    drawn(
        tmp_path / "a.pdf", b"BT /F1 12 Tf 60 700 Td <" + signs + b"> Tj ET", cmap, cid, descriptor
    )
    (refused,) = items(tmp_path / "a.pdf")
    assert isinstance(refused, UnreadableArticle)
    assert "does not say which letters its signs are" in str(refused)
    assert "Read it with --ocr" in str(refused)


def test_a_page_of_far_too_many_letters_is_refused(tmp_path: Path) -> None:
    """A small file may hold a page that no paper could."""
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    drawn(tmp_path / "a.pdf", b"BT /F1 12 Tf " + b"(harbour) Tj " * 40_000 + b"ET", font)
    (refused,) = items(tmp_path / "a.pdf")
    assert isinstance(refused, UnreadableArticle)
    assert "letters on page 1" in str(refused)


def drawn(path: Path, content: bytes, font: bytes, *more: bytes) -> None:
    """A page of these commands, with a font of one's own."""
    packed = zlib.compress(content)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n" % len(packed) + packed + b"\nendstream",
        font,
        *more,
    ]
    out, places = b"%PDF-1.4\n", []
    for number, one_ in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj" % number + one_ + b"endobj\n"
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    path.write_bytes(
        out
        + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
        + table
        + b"trailer<</Size %d/Root 1 0 R>>startxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    )


@pytest.mark.parametrize("leading", [1.25, 1.6, 2.0, 2.4])
def test_lines_set_wide_are_paragraphs_too(tmp_path: Path, leading: float) -> None:
    """As courts ask for; what parts paragraphs is more white still."""
    page = Page(tmp_path / "a.pdf")
    low = 780.0
    for text in (STORY, OTHER, STORY, OTHER):
        words, line = text.split(), ""
        for word in [*words, ""]:
            longer = f"{line} {word}".strip()
            if line and (not word or stringWidth(longer, TIMES, 11) > 400):
                page.words(60, low, line)
                low -= 11 * leading
                longer = word
            line = longer
        low -= 11
    assert parts(page.done()) == [STORY, OTHER, STORY, OTHER]


def test_an_attached_file_is_told_of(tmp_path: Path) -> None:
    """It may hold what matters."""
    path = tmp_path / "a.pdf"
    with pypdfium2.PdfDocument.new() as document:
        document.new_page(595, 842)
        document.new_attachment("plan.txt").set_data(b"The plan.")
        document.save(path)
    merged = Page(tmp_path / "b.pdf")
    merged.words(60, 700, "They met.")
    with pypdfium2.PdfDocument(path) as document, pypdfium2.PdfDocument(merged.done()) as text:
        document.import_pages(text)
        document.save(tmp_path / "c.pdf")
    doubt, article = items(tmp_path / "c.pdf")
    assert "has 1 file attached, not read with it" in str(doubt)
    assert isinstance(article, Article)


@pytest.mark.parametrize(
    "labels", [("1.", "2.", "3."), ("VENN:", "TARN:", "VENN:"), ("(a)", "(b)", "(c)")]
)
@pytest.mark.parametrize("lines", [1, 3])
def test_a_label_belongs_to_what_stands_beside_it(
    tmp_path: Path, labels: Sequence[str], lines: int
) -> None:
    """Paragraphs of a judgment and turns of a transcript are no rows of a table."""
    page = Page(tmp_path / "a.pdf")
    low = 740.0
    texts = (STORY[:90], OTHER[:80], STORY[91:170])
    for label, text in zip(labels, texts, strict=True):
        page.words(60, low, label)
        low = page.column(120, low, 450 / lines, text) - 10
    assert parts(page.done()) == [
        f"{label} {text.strip()}" for label, text in zip(labels, texts, strict=True)
    ]


def test_letters_too_small_to_be_seen_are_cut(tmp_path: Path) -> None:
    """And shown as such."""
    page = Page(tmp_path / "a.pdf")
    page.column(60, 740, 480, STORY)
    page.words(60, 500, "Nobody was meant to see this", 0.9)
    path = page.done()
    assert parts(path) == [STORY]
    assert "Nobody was meant to see this" in PdfReader().cut(Source.below(path, tmp_path))


@pytest.mark.skipif(not scans.is_there(), reason="tesseract is not installed")
def test_the_words_under_a_stamp_are_found_where_somebody_asks(tmp_path: Path) -> None:
    """As on a scan without one."""
    whole = Page(tmp_path / "a.pdf", size=14)
    whole.column(60, 740, 480, STORY)
    with pypdfium2.PdfDocument(whole.done()) as document:
        picture = ImageReader(document[0].render(scale=300 / 72).to_pil())
    canvas = Canvas(str(tmp_path / "b.pdf"), pagesize=A4)
    canvas.drawImage(picture, 0, 0, *A4)
    canvas.drawString(450, 20, "HARB000123")
    canvas.save()
    source = Source.below(tmp_path / "b.pdf", tmp_path, Hints(ocr=True))
    doubt, article = read(source)
    assert "page 1 is a picture; its words are as tesseract recognised them" in str(doubt)
    assert isinstance(article, Article)
    assert STORY in " ".join(article.text.split())
