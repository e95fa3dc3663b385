"""The sample corpus in other shapes: as pages, PDFs, a web archive and agency stories, it says the same."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest
from benchmarks.reading import page
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, SimpleDocTemplate

from dateline.model import Article
from dateline.pipeline import build
from dateline.read import read
from dateline.stored import load
from tests.read.test_warc import archive

Told = Counter[tuple[str, str, str, int]]
CORPUS = Path(__file__).parents[2] / "corpus" / "harbour"
ARTICLES = read([CORPUS]).articles


def parts(text: str) -> list[str]:
    """The paragraphs of a text, as words."""
    return [" ".join(part.split()) for part in text.split("\n\n") if part.strip()]


def as_page(article: Article) -> str:
    return page(
        article.title or "", str(article.published or ""), article.outlet or "", article.text
    )


def as_pages(folder: Path) -> None:
    for n, article in enumerate(ARTICLES):
        (folder / f"{n:02}.html").write_text(as_page(article), encoding="utf-8")


def as_archive(folder: Path) -> None:
    answers = [(f"https://x.example/{n}", "text/html", as_page(a)) for n, a in enumerate(ARTICLES)]
    (folder / "all.warc.gz").write_bytes(archive(*answers))


def as_ninjs(folder: Path) -> None:
    for n, article in enumerate(ARTICLES):
        said = {"headline": article.title, "body_text": article.text, "provider": article.outlet}
        said |= {"versioncreated": str(article.published)} if article.published else {}
        (folder / f"{n:02}.json").write_text(json.dumps(said))


def as_pdfs(folder: Path) -> None:
    style = ParagraphStyle("body", fontName="Times-Roman", fontSize=11, leading=14, spaceAfter=9)
    for n, article in enumerate(ARTICLES):
        # What a print says of its day and its outlet is part of its text; here its name says the day.
        path = folder / f"{n:02} {article.published or ''}.pdf"
        made = SimpleDocTemplate(str(path), pagesize=A4, title=article.title or "")
        made.build([Paragraph(escape(part), style) for part in parts(article.text)])


@pytest.mark.parametrize("make", [as_pages, as_archive, as_ninjs])
def test_the_sample_says_the_same(tmp_path: Path, make: Callable[[Path], None]) -> None:
    """Every paragraph, title, outlet and date; so its story is the same too."""
    make(tmp_path)
    found = read([tmp_path])
    assert not found.refused
    assert len(found.articles) == len(ARTICLES)
    for article, own in zip(found.articles, ARTICLES, strict=True):
        assert parts(article.text) == parts(own.text), own.id
        assert article.title == own.title
        assert article.published == own.published
        if make is as_ninjs:
            assert article.outlet == own.outlet


def test_the_sample_as_pdfs_says_the_same(tmp_path: Path) -> None:
    """Every word in its order; a paragraph that goes over a page may be two."""
    as_pdfs(tmp_path)
    found = read([tmp_path])
    assert not found.refused
    for article, own in zip(found.articles, ARTICLES, strict=True):
        assert article.text.split() == own.text.split(), own.id
        assert (article.title, article.published) == (own.title, own.published)
        assert abs(len(parts(article.text)) - len(parts(own.text))) <= len(article.pages)


def story(folder: Path, output: Path) -> Told:
    """What is told: each event with its kind, its days and how many reports it has."""
    build([folder], output)
    events = load(output).events
    return Counter((e.label, e.kind, str(e.interval), len(e.reports)) for e in events)


@pytest.fixture(scope="module")
def own_story(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """The story of the sample as it lies in the corpus."""
    return story(CORPUS, tmp_path_factory.mktemp("own") / "out")


@pytest.mark.parametrize("make", [as_pages, as_archive, as_ninjs, as_pdfs])
def test_the_sample_tells_the_same_story(
    tmp_path: Path, own_story: Told, make: Callable[[Path], None]
) -> None:
    """To the last event, whatever it was saved as."""
    folder = tmp_path / "in"
    folder.mkdir()
    make(folder)
    assert story(folder, tmp_path / "out") == own_story
