"""What a page says below its article is of its readers or of other stories, and what hides is the article's."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from dateline.model import Article
from dateline.read import html
from dateline.read.pages import body, readied
from dateline.source import Source

TEXT = [
    "The ferry board of Orlan said on Monday that it would close the old slip by the end of the year.",
    "Its chief, Pia Harrow, told islanders at a meeting that the timber had been rotten since the spring.",
    "“Nobody should have been landed there at all,” she said. “We were lucky, and we know it.”",
    "Two boats were damaged at the slip in March, and a deckhand broke his arm in April.",
    "The county has put aside £300,000 for a new slip, which would lie a mile to the north.",
    "Work on it could begin in February, if the islanders agree to the plan at the end of the month.",
]
MILL = "The council of Lower Tarn has sold its old mill to nobody at all, it said late on Monday."
BREAD = "A bakery in Tarn has won the bread prize of the county for the third time in a row, it was told."
ANGRY = (
    "I have said for years that the slip was rotten and nobody on the board ever listened to me."
)
SHAME = "My brother fell through those planks and was told to look where he sets his feet, shame on them."
SECOND = "Related to this is a second plan, which the county began to draw up in August."


def p(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


ALL = p(*TEXT)


def page(markup: str) -> str:
    title = "Orlan to close its slip"
    return (
        f"<!doctype html><html lang='en'><head><meta charset='utf-8'><title>{title} | Tarn Courier</title></head>"
        f"<body><main><article><h1>{title}</h1>{markup}</article></main></body></html>"
    )


def read(folder: Path, markup: str) -> tuple[list[str], str]:
    """Give the paragraphs of an article, and what was cut."""
    path = folder / "a.html"
    path.write_text(markup if "<html" in markup else page(markup), encoding="utf-8")
    source = Source.below(path, folder)
    (article,) = [one for one in html.read(source) if isinstance(one, Article)]
    text = [line.removeprefix("- ") for line in article.text.strip().split("\n\n")]
    return text, " ".join(html.read.cut(source))  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "name", ["entry-content", "entry", "post", "article-body", "body-text", "x"]
)
def test_a_text_stands_in_the_order_of_the_page(tmp_path: Path, name: str) -> None:
    """Though a part of it has the name of the whole."""
    amid = f"{p(*TEXT[:3])}<div class='{name}'>{p(TEXT[3])}</div>{p(*TEXT[4:])}"
    assert read(tmp_path, amid)[0] == TEXT
    parts = "".join(
        f"<div class='{name}'><h3><a href='/{n}'>Part {n}</a></h3><p>{text}</p></div>"
        for n, text in enumerate(TEXT[2:])
    )
    text, _ = read(tmp_path, p(*TEXT[:2]) + parts)
    assert [line for line in text if line in TEXT] == TEXT


@pytest.mark.parametrize("name", ["hero banner", "page-banner", "banner"])
def test_what_holds_the_headline_is_no_furniture(tmp_path: Path, name: str) -> None:
    """Nor is what is set across a page, where it says as much as a text does."""
    head = f"<html><head><title>Tarn Courier</title></head><body><main><section class='{name}'>"
    lead = f"{head}<h1>Orlan to close its slip</h1>{p(TEXT[0])}</section>"
    lead += f"<section>{p(*TEXT[1:])}</section></main></body></html>"
    assert read(tmp_path, lead)[0] == TEXT
    amid = f"{p(*TEXT[:3])}<div class='{name}'>{p(*TEXT[3:5])}</div>{p(TEXT[5])}"
    assert read(tmp_path, amid)[0] == TEXT


def test_a_quote_in_a_figure_is_text_unless_it_is_said_again(tmp_path: Path) -> None:
    """A quote set large repeats the text; one that stands nowhere else is a part of it."""
    for name in ("wp-block-pullquote", "quote"):
        quote = f"<figure class='{name}'><blockquote>{p(TEXT[2])}</blockquote></figure>"
        assert read(tmp_path, p(*TEXT[:2]) + quote + p(*TEXT[3:]))[0] == TEXT
        assert read(tmp_path, p(*TEXT[:4]) + quote + p(*TEXT[4:]))[0] == TEXT


READERS = [
    f"<div><h3>2 Comments</h3><div class='item'><b>ada7</b> March 2, 2023{p(ANGRY)}</div>"
    f"<div class='item'><b>jo</b>{p(SHAME)}</div></div>",
    f"<div class='talkback'><h3>2 Comments</h3><div><b>ada7</b>{p(ANGRY)}</div><div><b>jo</b>{p(SHAME)}</div></div>",
    f"<h3>Comments</h3><p><b>Ada</b> wrote on March 2, 2023:</p>{p(ANGRY)}<p><b>Jo</b> wrote:</p>{p(SHAME)}",
    f"<table><tr><td><b>Reader comments</b></td></tr><tr><td>Ada: {ANGRY}</td></tr>"
    f"<tr><td>Jo: {SHAME}</td></tr></table>",
    f"<div class='r'><h2>Responses (2)</h2><div><p>Ada</p><p>Mar 2, 2023</p><pre>{ANGRY}</pre></div>"
    f"<div><p>Jo</p><pre>{SHAME}</pre></div></div>",
    f"<div class='cmts'><div><b>ada7</b> 2.3.2023 {p(ANGRY)}</div><div><b>jo</b> 2.3.2023 {p(SHAME)}</div></div>",
    f"<section><h3>Join the discussion</h3><div><b>Ada</b>{p(ANGRY)}</div><div><b>Jo</b>{p(SHAME)}</div></section>",
]


@pytest.mark.parametrize("markup", READERS)
def test_readers_below_a_heading_of_theirs_are_not_the_article(tmp_path: Path, markup: str) -> None:
    """Whatever their box is called, and where no box is around them."""
    text, cut = read(tmp_path, ALL + markup)
    assert text == TEXT
    assert ANGRY in cut
    assert SHAME in cut


CARDS = "".join(
    f"<div class='it'><h3><a href='/{n}'>Sold {n}</a></h3>{p(one)}</div>"
    for n, one in enumerate((MILL, BREAD))
)
LINKS = "".join(f"<li><a href='/{n}'>{one}</a></li>" for n, one in enumerate((MILL, BREAD)))
STORIES = [
    f"<div class='s1'><h2>More news</h2>{CARDS}</div>",
    f"<div class='s1'><h2>Latest world news</h2>{CARDS.replace('<h3>', '').replace('</h3>', '')}</div>",
    f"<div class='s1'><h2>Read next</h2><a href='/a'><h3>Sold</h3>{p(MILL)}</a></div>",
    f"<div class='box'><h3>Trending</h3>{p(MILL)}</div>",
    f"<h3>See also</h3><ul>{LINKS}</ul>",
    f"<ul>{LINKS}</ul>",
    f"<blockquote class='wp-embedded-content'><p><a href='/a'>{MILL}</a></p></blockquote>",
    f"<p><strong><a href='/a'>{MILL}</a></strong></p>",
    f"<ul class='wp-block-latest-posts'><li><a href='/a'>Sold</a><div>{MILL}</div></li></ul>",
    f"<div class='bx'><h3>Sign up to our newsletter</h3>{p(MILL)}<form><input><button>Go</button></form></div>",
]


@pytest.mark.parametrize("markup", STORIES)
def test_other_stories_are_not_the_article(tmp_path: Path, markup: str) -> None:
    """Amid it, and below it; and they are shown as cut."""
    for whole in (p(*TEXT[:3]) + markup + p(*TEXT[3:]), ALL + markup):
        text, cut = read(tmp_path, whole)
        assert text == TEXT
        assert MILL in cut


@pytest.mark.parametrize(
    "markup",
    [
        f"{p(*TEXT[:2])}<h2>Comments</h2>{p(*TEXT[2:])}",
        f"{p(*TEXT[:2])}<h2>Reactions</h2>{p(*TEXT[2:])}",
        f"{p(*TEXT[:2])}<h2>More than a slip</h2>{p(*TEXT[2:])}",
        f"{p(*TEXT[:2])}<section><h2>Related dangers</h2>{p(*TEXT[2:])}</section>",
        f"{p(*TEXT[:2])}<h2>Join the conversation</h2>{p(*TEXT[2:4])}<h2>Part two</h2>{p(*TEXT[4:])}",
        f"{p(*TEXT[:1])}<section><h2>Latest news</h2>{p(*TEXT[1:])}</section>",
        f"{p(TEXT[0])}<section><h2>Top news</h2>{p(TEXT[1])}</section>"
        f"<section><h2>Markets</h2>{p(*TEXT[2:])}</section>",
        f"{p(*TEXT[:1])}<h4>3 Comments</h4><div class='b'>{p(*TEXT[1:])}</div>",
        f"{p(*TEXT[:1])}<div class='b'><h4>3 Comments</h4>{p(*TEXT[1:])}</div>",
        f"{p(*TEXT[:2])}<ul><li>Comments</li><li>Complaints</li></ul>{p(*TEXT[2:])}",
        f"{p(*TEXT[:3])}<p><a href='/a'>{TEXT[3]}</a></p>{p(*TEXT[4:])}",
        f"{p(*TEXT[:2])}<blockquote><a href='/a'>{TEXT[2]}</a></blockquote>{p(*TEXT[3:])}",
        f"{p(*TEXT[:3])}<aside>{p(SECOND)}</aside>{p(*TEXT[3:])}",
    ],
)
def test_a_text_has_headings_of_its_own(tmp_path: Path, markup: str) -> None:
    """What follows is no list of links, and nobody's name stands by it."""
    text, cut = read(tmp_path, markup)
    assert [line for line in text if line in TEXT] == TEXT
    assert not [one for one in [*TEXT, SECOND] if one in cut]


def test_columns_and_lists_are_not_of_others(tmp_path: Path) -> None:
    """A table may have comments in its first column, and a list of papers is announced by the text."""
    table = (
        "<table><tr><th>Comments</th><th>Slips</th></tr><tr><td>Seven</td><td>Two</td></tr></table>"
    )
    text, _ = read(tmp_path, p(*TEXT[:3]) + table + p(*TEXT[3:]))
    assert [line for line in text if "Seven" in line]
    papers = f"<p>The papers are:</p><ul>{LINKS}</ul>"
    text, cut = read(tmp_path, p(*TEXT[:3]) + papers + p(*TEXT[3:]))
    assert MILL in text or MILL in cut


def test_words_that_nobody_sees_are_not_the_article(tmp_path: Path) -> None:
    """A template waits for its script, a box to write in for its writer, and an archive has a toolbar."""
    for junk in (
        f"<template>{p(MILL)}</template>",
        f"<textarea>{MILL}</textarea>",
        f"<div id='wm-ipp-base'><div>{p(MILL, BREAD)}</div></div>",
    ):
        assert read(tmp_path, p(*TEXT[:2]) + junk + p(*TEXT[2:]))[0] == TEXT
        assert read(tmp_path, junk + ALL)[0] == TEXT


@pytest.mark.parametrize("how", ["style='display:none'", "aria-hidden='true'", "hidden"])
def test_what_waits_for_a_button_goes_on_from_the_text(tmp_path: Path, how: str) -> None:
    """It is the article's; what asks for something, or says again what is said, is not."""
    rest = f"<button>Read more</button><div class='more-text' {how}>{p(*TEXT[3:])}</div>"
    text, _ = read(tmp_path, p(*TEXT[:3]) + rest)
    assert [line for line in text if line in TEXT] == TEXT
    for lines in (
        (MILL, "Subscribe to go on with your reading, for a pound a month."),
        (TEXT[0], TEXT[1]),
    ):
        if how != "hidden":
            assert read(tmp_path, f"{ALL}<div {how}>{p(*lines)}</div>")[0] == TEXT


def test_a_text_ends_before_its_rights(tmp_path: Path) -> None:
    """Whose it is, and how to order it, is no part of it; a button in each post is not either."""
    rights = (
        "Copyright 2023 Tarn Courier. All rights reserved.",
        "© 2023 Tarn Courier",
        "Order Reprints | Today’s Paper",
    )
    for line in rights:
        assert read(tmp_path, ALL + p(line))[0] == TEXT
    posts = "".join(
        f"<li><article><h3>Post</h3>{p(one)}<div>Share this post</div></article></li>"
        for one in TEXT
    )
    assert "Share this post" not in " ".join(read(tmp_path, f"<ol>{posts}</ol>")[0])


HOSTILE = {
    "titles": "".join(f"<h3>{n} Comments</h3>{p(f'Told by {n} of the many here.')}" for n in range(9_000)),
    "boxes": "<div>" * 200 + "<h3>More news</h3>" + p(*(f"Told by {n} of the many here." for n in range(9_000))),
    "lists": "<ul>" * 50 + "".join(f"<li><a href='/{n}'>Told by {n} of many.</a></li>" for n in range(9_000)),
    "hidden": "<div hidden>" * 200 + p(*(f"Told by {n} of the many here." for n in range(9_000))),
    "calls": "<p>" + "newsletter cookie " * 20_000 + "</p>",
    "spans": "<p>" + "".join(f"<span>w{n}</span> " for n in range(16_000)) + "</p>",
    "bold": "<p>" + "".join(f"<b class='x'>w{n}</b> " for n in range(16_000)) + "</p>",
}  # fmt: skip


@pytest.mark.parametrize("markup", HOSTILE.values(), ids=HOSTILE)
def test_looking_for_others_takes_no_time_squared(tmp_path: Path, markup: str) -> None:
    """However many headings, boxes or words a page has."""
    begun = time.perf_counter()
    path = tmp_path / "a.html"
    path.write_text(page(p(*TEXT[:3]) + markup + p(*TEXT[3:])), encoding="utf-8")
    assert list(html.read(Source.below(path, tmp_path)))
    assert time.perf_counter() - begun < 10


def test_words_of_a_crowded_block_are_all_there() -> None:
    """In their order, with what stands between them, and with the tags of blocks that are not crowded."""
    crowd = "".join(f"<i>w{n}</i>, " for n in range(600))
    tree = html._tree(page(f"<p>So {crowd}it <b>ends</b>.</p><p>He <b>left</b>.</p>").encode())
    assert tree is not None
    said = tree.text_content()
    readied.uncrowded(tree)
    assert tree.text_content() == said
    assert [tag.text for tag in tree.iter("b")] == ["left"]
    assert body.surveyed(tree).blocks[1].words.startswith("So w0, w1,")
