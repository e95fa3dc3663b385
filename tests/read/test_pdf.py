"""PDFs: their words in the order in which they are read, page by page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from dateline.errors import UnreadableArticle
from dateline.model import Article, Span
from dateline.read.pdf import PdfReader, read
from dateline.read.prints import scans
from dateline.read.prints.guarded import Beside, GaveUp
from dateline.read.records import Item
from dateline.source import NO_HINTS, Hints, Source

Drawn = tuple[float, float, str]
LEFT, RIGHT, LEADING = 60.0, 320.0, 14.0


def column(x: float, top: float, lines: Sequence[str]) -> list[Drawn]:
    """Lines under each other; an empty one is white."""
    return [(x, top - LEADING * k, line) for k, line in enumerate(lines) if line]


def made(
    path: Path, *pages: Sequence[Drawn], title: str = "", author: str = "", lock: str | None = None
) -> Path:
    """A PDF with these words in these places."""
    canvas = Canvas(str(path), pagesize=A4, encrypt=lock)
    canvas.setTitle(title)
    canvas.setAuthor(author)
    for words in pages:
        canvas.setFont("Times-Roman", 11)
        for x, y, line in words:
            canvas.drawString(x, y, line)
        canvas.showPage()
    canvas.save()
    return path


def items(path: Path, hints: Hints = NO_HINTS) -> list[Item]:
    return list(read(Source.below(path, path.parent, hints)))


def scanned(path: Path, *pages: Sequence[Drawn], whole: int = 0) -> Path:
    """The same as pictures of its pages, but for the first so many."""
    made(path, *pages)
    with pypdfium2.PdfDocument(path) as document:
        drawn = [document[number].render(scale=300 / 72).to_pil() for number in range(len(pages))]
    canvas = Canvas(str(path), pagesize=A4)
    for number, picture in enumerate(drawn):
        if number < whole:
            canvas.setFont("Times-Roman", 11)
            for x, y, line in pages[number]:
                canvas.drawString(x, y, line)
        else:
            canvas.drawImage(ImageReader(picture), 0, 0, *A4)
        canvas.showPage()
    canvas.save()
    return path


def one(path: Path) -> Article:
    (article,) = [item for item in items(path) if isinstance(item, Article)]
    return article


def test_lines_are_paragraphs_again(tmp_path: Path) -> None:
    """White and a first line that is set in part them; a word broken at a line's end is whole."""
    lines = [
        "More than 300 dockers walked out of the harb-",
        "our at Brannock on Tuesday, the union said.",
        "",
        "A well-known mediator called both sides. The well-",
        "known mediator is Leopold Finch.",
    ]
    article = one(made(tmp_path / "a.pdf", column(LEFT, 760, lines)))
    assert article.text == (
        "More than 300 dockers walked out of the harbour at Brannock on Tuesday, the union said.\n\n"
        "A well-known mediator called both sides. The well-known mediator is Leopold Finch.\n"
    )


@pytest.mark.parametrize("by_rows", [False, True])
def test_two_columns_are_read_one_after_the_other(tmp_path: Path, by_rows: bool) -> None:
    """Also where the file draws them row by row; a headline over both comes first."""
    left = [f"Line {n} of the left column goes on" for n in range(1, 11)]
    right = [f"Line {n} of the right column goes on" for n in range(1, 11)]
    drawn = [*column(LEFT, 700, left), *column(RIGHT, 700, right)]
    if by_rows:
        drawn.sort(key=lambda one: (-one[1], one[0]))
    head = (
        LEFT,
        730.0,
        "Dockers walk out of the harbour at Brannock and nobody knows what comes next in the town",
    )
    text = one(made(tmp_path / "a.pdf", [*drawn, head])).text
    words = " ".join(text.split())
    assert words.startswith("Dockers walk out of the harbour")
    assert " ".join(left) in words
    assert " ".join(right) in words
    assert words.index(left[-1]) < words.index(right[0])


@pytest.mark.parametrize("rows", [3, 5, 8])
def test_rows_of_a_table_stay_rows(tmp_path: Path, rows: int) -> None:
    """Each says of one what it says, and of nobody else, whatever is drawn first."""
    names = ["Anna Bell", "Olan Fisk", "Una", "Ida Venn", "Tom", "Mia Orr", "Ada", "Sid Kane"][
        :rows
    ]
    sums = [f"{n * 37}" for n in range(1, rows + 1)]
    deeds = ["paid", "resigned on 3 May 2019", "left", "was convicted of fraud", *["left"] * 4][
        :rows
    ]
    for by_rows in (False, True):
        drawn = [*column(72, 700, names), *column(200, 700, sums), *column(330, 700, deeds)]
        if by_rows:
            drawn.sort(key=lambda one: (-one[1], one[0]))
        text = one(made(tmp_path / "a.pdf", drawn)).text
        told = [" | ".join(cells) for cells in zip(names, sums, deeds, strict=True)]
        assert text.strip().split("\n\n") == told


def test_pages_are_kept(tmp_path: Path) -> None:
    """Each position of the text is on its page, and a sentence goes on over the page."""
    path = made(
        tmp_path / "a.pdf",
        column(
            LEFT, 760, ["They met in Brannock.", "", "The talks that had been", "announced for"]
        ),
        column(LEFT, 760, ["Monday collapsed.", "", "she said so herself."]),
        column(LEFT, 760, ["She resigned."]),
    )
    article = one(path)
    assert len(article.pages) == 3
    for words, page in (("They met", 1), ("Monday", 2), ("She resigned", 3)):
        assert article.page(article.text.index(words)) == page


def test_each_sentence_stands_where_it_was_drawn(tmp_path: Path) -> None:
    """In two columns, with words broken at the ends of lines, of a column and of a page."""
    left = ["The board met at noon. It heard the mas-", "ter of the harbour, who had come by boat,"]
    left += [f"and line {n} of the left column told of it" for n in range(3, 12)] + [
        "for an hour, and the trea-"
    ]
    right = ["surer then spoke. Nobody else was heard,"] + [
        f"as line {n} of the right column has it," for n in range(2, 12)
    ] + ["until the evening, when all of them vo-"]  # fmt: skip
    over = ["ted for the plan of the crew. They left.", "", "The second paragraph has one line."]
    first = [*column(LEFT, 700, left), *column(RIGHT, 700, right)]
    second = column(LEFT, 700, over)
    article = one(made(tmp_path / "a.pdf", first, second))
    assert "master of the harbour" in article.text
    assert "treasurer then spoke" in article.text
    assert "all of them voted for the plan" in article.text
    lines = {(1, drawn): drawn[2] for drawn in first} | {(2, drawn): drawn[2] for drawn in second}
    for begin, end, parts in (
        ("The board met", "noon.", left[:1]),
        ("It heard", "spoke.", [*left, right[0]]),
        ("Nobody", "crew.", [*right, over[0]]),
        ("They left", "left.", over[:1]),
        ("The second", "one line.", over[2:]),
        ("treasurer", "treasurer", [left[-1], right[0]]),
    ):
        start = article.text.index(begin)
        places = article.places(Span(start, article.text.index(end, start) + len(end)))
        assert len(places) == len(parts)
        for (page, box), part in zip(places, parts, strict=True):
            ((number, (x, y, words)),) = [place for place, words in lines.items() if words == part]
            assert page == number
            width = stringWidth(words, "Times-Roman", 11)
            assert abs(box.left - x) < 1
            assert abs(box.right - (x + width)) < 1
            assert y - 3 < box.bottom < y + 1 < y + 6 < box.top < y + 11
    assert article.heights == (841.9, 841.9)


@pytest.mark.parametrize("turned", [0, 90])
def test_a_box_counts_from_the_corner_of_what_is_seen(tmp_path: Path, turned: int) -> None:
    """A page may be cut out of a larger sheet; of one that is shown turned no height is known."""
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
    canvas.setCropBox((100, 200, 500, 800))
    canvas.setPageRotation(turned)
    canvas.setFont("Times-Roman", 11)
    canvas.drawString(160, 700, "They met.")
    canvas.save()
    article = one(tmp_path / "a.pdf")
    ((page, box),) = article.places(Span(0, 4))
    assert page == 1
    assert abs(box.left - 60) < 1
    assert 497 < box.bottom < 500
    assert article.heights == ((0.0,) if turned else (600.0,))


def test_running_heads_and_page_numbers_are_cut(tmp_path: Path) -> None:
    """They are no part of the text, and can be seen."""
    pages = [
        [(LEFT, 800.0, "The Lantern – Tuesday"), *column(LEFT, 700, [f"Page of many words, number {n} of them."]),
         (290.0, 30.0, f"{n}")]
        for n in range(1, 5)
    ]  # fmt: skip
    path = made(tmp_path / "a.pdf", *pages)
    article = one(path)
    assert "The Lantern" not in article.text
    assert article.text.split("\n\n")[1] == "Page of many words, number 2 of them."
    cut = PdfReader().cut(Source.below(path, tmp_path))
    assert cut.count("The Lantern – Tuesday") == 4
    assert "4" in cut


def test_what_the_file_says_of_itself(tmp_path: Path) -> None:
    """Title and author; a day in the head of the page; never the day on which the file was made."""
    lines = [
        "Dockers walk out",
        "By Ida Venn, 12 March 2024",
        "",
        "They met on 3 May 2021 in a hall, she said.",
    ]
    article = one(
        made(
            tmp_path / "a.pdf",
            column(LEFT, 760, lines),
            title="Dockers walk out",
            author="Ida Venn",
        )
    )
    assert (article.title, article.author, article.published) == (
        "Dockers walk out",
        "Ida Venn",
        date(2024, 3, 12),
    )
    assert article.dates[0].basis == "the document's head"
    article = one(
        made(tmp_path / "b.pdf", column(LEFT, 760, ["They met."]), title="Microsoft Word - x.doc")
    )
    assert (article.title, article.published, article.dates) == (None, None, ())


def test_a_title_is_larger_than_the_text_and_above_it(tmp_path: Path) -> None:
    """Where all letters are of one size no line is one; who made the file for nobody is nobody."""
    lines = [f"Line {n} of the account says what was paid" for n in range(1, 20)]
    for name in ("anonymous", "Administrator", "unknown"):
        article = one(made(tmp_path / "a.pdf", column(LEFT, 760, lines), author=name))
        assert (article.title, article.author) == (None, None)
    for size, y, title in ((18, 780, "Gate shut"), (12, 780, None), (18, 480, None)):
        canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=A4)
        for x, top, line in column(LEFT, 750, lines):
            canvas.setFont("Times-Roman", 11)
            canvas.drawString(x, top, line)
        canvas.setFont("Times-Roman", size)
        canvas.drawString(LEFT, y, "Gate shut")
        canvas.save()
        assert one(tmp_path / "a.pdf").title == title


def test_a_scan_is_named_as_such(tmp_path: Path) -> None:
    """With what to do about it."""
    Image.new("RGB", (20, 20), "grey").save(tmp_path / "a.png")
    canvas = Canvas(str(tmp_path / "a.pdf"))
    for _ in range(2):
        canvas.drawImage(str(tmp_path / "a.png"), 0, 0, 500, 700)
        canvas.showPage()
    canvas.save()
    (refused,) = items(tmp_path / "a.pdf")
    assert "has no text: it is a scan of 2 pages" in str(refused)
    assert "Read it with --ocr" in str(refused)


PAGES = (
    column(LEFT, 760, ["The harbour board met on Monday and", "closed the east gate for a week."]),
    column(LEFT, 760, ["Nobody was hurt, the board said on", "its page. It meets again in May."]),
)


def test_a_page_that_is_a_picture_is_no_silent_loss(tmp_path: Path) -> None:
    """Bundles are made of prints and scans; which pages were not read is said."""
    doubt, article = items(scanned(tmp_path / "a.pdf", *PAGES, whole=1))
    assert "page 2 is a picture without text, and was not read" in str(doubt)
    assert isinstance(article, Article)
    assert article.text == "The harbour board met on Monday and closed the east gate for a week.\n"


def test_without_tesseract_it_is_said_what_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is an extra, and a program of its own."""
    monkeypatch.setattr(scans, "PROGRAM", "no-such-program")
    (refused,) = items(scanned(tmp_path / "a.pdf", PAGES[0]), Hints(ocr=True))
    assert "needs no-such-program, which is not installed" in str(refused)


@pytest.mark.skipif(not scans.is_there(), reason="tesseract is not installed")
def test_the_words_of_a_scan_are_found_where_somebody_asks(tmp_path: Path) -> None:
    """In their places, with a word of warning; a page that has its text is read as ever."""
    for whole, which in ((0, "of pages 1 and 2 each is"), (1, "page 2 is")):
        path = scanned(tmp_path / "a.pdf", *PAGES, whole=whole)
        doubt, article = items(path, Hints(ocr=True))
        assert f"{which} a picture; its words are as tesseract recognised them" in str(doubt)
        assert isinstance(article, Article)
        assert " ".join(article.text.split()) == " ".join(
            line for page in PAGES for *_, line in page
        )
        (first, *_) = article.places(Span(article.text.index("Nobody"), len(article.text)))
        assert first[0] == 2
        assert first[1].left == pytest.approx(LEFT, abs=2)
        assert first[1].bottom == pytest.approx(760, abs=6)


def test_what_is_locked_cut_short_or_empty_is_said(tmp_path: Path) -> None:
    """A sentence each."""
    whole = made(tmp_path / "a.pdf", column(LEFT, 760, ["They met."]))
    (tmp_path / "b.pdf").write_bytes(whole.read_bytes()[:200])
    (tmp_path / "c.pdf").write_bytes(b"")
    made(tmp_path / "d.pdf", column(LEFT, 760, ["They met."]), lock="swallow")
    for name, what in (
        ("b", "is cut short or no PDF"),
        ("c", "is empty"),
        ("d", "locked with a password"),
    ):
        (refused,) = items(tmp_path / f"{name}.pdf")
        assert isinstance(refused, UnreadableArticle)
        assert what in str(refused)
    assert one(whole).text == "They met.\n"


def test_a_file_that_hangs_costs_itself_only(tmp_path: Path) -> None:
    """Who takes too long is ended; the next file is read by a new process."""
    path = made(tmp_path / "a.pdf", column(LEFT, 760, ["They met."]))
    slow = PdfReader(seconds=0.0)
    (refused,) = slow(Source.below(path, tmp_path))
    assert "took longer than 0 seconds" in str(refused)
    slow._seconds = 60.0
    (article,) = slow(Source.below(path, tmp_path))
    assert isinstance(article, Article)


def test_a_process_that_breaks_is_said() -> None:
    """Its end is no hang and no traceback."""
    beside = Beside("dateline.read.cleaning")  # which has nothing to tell
    with pytest.raises(GaveUp, match="broke the program"):
        beside.ask(60.0, "x")


@given(st.binary(max_size=40), st.integers(0, 1500), st.integers(0, 40))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_pdf_breaks_the_reader(tmp_path: Path, noise: bytes, place: int, less: int) -> None:
    """Bytes put in or cut out give an article or a sentence."""
    path = made(tmp_path / "a.pdf", column(LEFT, 760, ["They met.", "She left."]))
    whole = path.read_bytes()
    path.write_bytes(whole[:place] + noise + whole[place + less :])
    for item in items(path):
        assert isinstance(item, Item)
