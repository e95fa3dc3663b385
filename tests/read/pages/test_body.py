"""What of a page is its article: all that it says, wherever its template puts it, and nothing else."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.model import Article
from dateline.read import html
from dateline.read.pages import body
from dateline.read.pages.restored import left_out, restored
from dateline.source import Source

ONE = (
    "The harbour trust said on Tuesday that it would cut four berths at the old quay by the summer, after "
    "two years of losses."
)
TWO = (
    "Ilse Vantor, the chief executive, told members of the council that the plan had been agreed with the "
    "port workers in Sunmere."
)
THREE = "“We have no money left to spend on the quay,” she said. “The members know it, and so does the minister.”"
FOUR = "The council will vote on the plan next month, and the trust expects the work to begin before the autumn."
FACT = "The trust runs the only deep harbour between Sunmere and the northern border, and has since 1911."
AMENDS = (
    "Correction: an earlier version of this article gave the wrong number of berths; it is four."
)
ALL = [ONE, TWO, THREE, FOUR]
HEAD = "<h1>Trust to cut berths</h1><p class='author'>By Mara Quill</p>"
MILL = "The council has sold the old mill to nobody at all, it said late on Monday evening."
SHAME = "They have known for two years that the quay was lost, and did nothing whatever about it."
BIO = "Mara Quill has covered the harbour for the Herald for eleven years, and lives by it."


def p(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


BODY = p(*ALL)


def whole(markup: str) -> str:
    """Give a page of an invented outlet."""
    return (
        "<!doctype html><html lang='en'><head><meta charset='utf-8'><title>Trust to cut berths | Sunmere Herald"
        f"</title></head><body>{markup}</body></html>"
    )


def read(folder: Path, markup: str) -> tuple[list[str], list[str], Article]:
    """Give the paragraphs of an article, what was cut, and the article."""
    path = folder / "a.html"
    path.write_text(whole(markup), encoding="utf-8")
    source = Source.below(path, folder)
    (article,) = [one for one in html.read(source) if isinstance(one, Article)]
    cut = html.read.cut(source)  # type: ignore[attr-defined]
    return [line.removeprefix("- ") for line in article.text.strip().split("\n\n")], cut, article


def amid(markup: str) -> str:
    """Put something amid the text, in the place of its second paragraph."""
    return f"<article>{HEAD}{p(ONE)}{markup}{p(THREE, FOUR)}</article>"


@pytest.mark.parametrize(
    "markup",
    [
        amid(f"<div class='expert-comment'>{p(TWO)}</div>"),
        amid(f"<div class='promo-free'>{p(TWO)}</div>"),
        amid(f"<div class='ad-free'>{p(TWO)}</div>"),
        amid(f"<ul class='related-facts'><li>{TWO}</li></ul>"),
        amid(f"<div class='main related-left'>{p(TWO)}</div>"),
        f"<article>{HEAD}<div class='article__teaser'>{p(ONE)}</div>{p(*ALL[1:])}</article>",
        f"<article>{HEAD}<div class='main related-left'>{BODY}</div></article>",
        f"<article>{HEAD}<div class='story no-comments'>{BODY}</div></article>",
        f"<article>{HEAD}<div id='story' class='body comments-open'>{BODY}</div></article>",
        f"<article>{HEAD}<div class='article-body promo-enabled'>{BODY}</div></article>",
        f"<article>{HEAD}<section class='content single-comment'>{BODY}</section></article>",
        f"<article><header>{HEAD}</header><div class='article-body comment'>{BODY}</div></article>",
    ],
)
def test_a_word_in_a_name_makes_nothing_anothers(tmp_path: Path, markup: str) -> None:
    """Templates say "no-comments" of the text itself; all of it is read, and none of it cut."""
    text, cut, article = read(tmp_path, markup)
    assert text == ALL
    assert article.author == "Mara Quill"
    assert not set(ALL) & set(cut)


@pytest.mark.parametrize(
    "markup",
    [
        f"<article>{HEAD}{p(ONE)}<article class='post'>{p(TWO)}</article>"
        f"<article class='post'>{p(THREE, FOUR)}</article></article>",
        f"<main><article><header>{HEAD}</header></article><article class='body'>{BODY}</article></main>",
        f"<article><header>{HEAD}</header><article class='body'>{BODY}</article></article>",
        f"<main>{HEAD}<section class='part'>{p(ONE, TWO)}</section>"
        f"<section class='part'>{p(THREE, FOUR)}</section></main>",
    ],
)
def test_posts_of_a_live_page_are_its_text(tmp_path: Path, markup: str) -> None:
    """In their order, also where the headline is an article of its own."""
    assert read(tmp_path, markup)[0] == ALL


def test_posts_that_link_to_themselves_are_no_cards(tmp_path: Path) -> None:
    """A heading that leads to another page makes one of a thing; a permalink does not."""
    posts = "".join(
        f"<article class='block'><h2><a href='#b{n}'>The {which} ferry</a></h2>"
        f"{p(f'The {which} ferry left the quay.')}</article>"
        for n, which in enumerate(("first", "second", "third"))
    )
    card = (
        f"<article class='block'><h2><a href='/mill'>The mill is sold</a></h2>{p(MILL)}</article>"
    )
    text, cut, _ = read(tmp_path, f"<article>{HEAD}{p(ONE)}{posts}{card}</article>")
    assert text[0] == ONE
    assert [line for line in text if "ferry left" in line] == [
        f"The {which} ferry left the quay." for which in ("first", "second", "third")
    ]
    assert MILL not in text
    assert MILL in cut


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (f"<article>{HEAD}{BODY}<footer>{p(AMENDS)}</footer></article>", [*ALL, AMENDS]),
        (f"<article>{HEAD}{BODY}<aside>{p(AMENDS)}</aside></article>", [*ALL, AMENDS]),
        (f"<div>{HEAD}<header class='article-intro'>{p(FACT)}</header>{BODY}</div>", [FACT, *ALL]),
        (amid(f"<aside>{p(FACT)}</aside>"), [ONE, FACT, THREE, FOUR]),
        (amid(f"<div class='sidebar factbox'>{p(FACT)}</div>"), [ONE, FACT, THREE, FOUR]),
        (
            amid(f"<aside class='box'><h3>The trust</h3><ul><li>Runs two quays</li></ul>{p(FACT)}</aside>"),
            [ONE, "The trust", "Runs two quays", FACT, THREE, FOUR],
        ),
        (f"<main>{HEAD}<div class='intro'>{p(ONE)}</div><div class='text'>{p(*ALL[1:])}</div></main>", ALL),
        (
            f"<article>{HEAD}<p class='lead'><b>{ONE}</b></p><div class='article-body'>{p(*ALL[1:])}</div></article>",
            ALL,
        ),
        (
            f"<article>{HEAD}<p class='article-excerpt'>{ONE}</p>"
            f"<div class='article-content'>{p(*ALL[1:])}</div></article>",
            ALL,
        ),
        (amid(f"<p><a href='/x'>{TWO}</a></p>"), ALL),
        (amid(f"<div class='article-footer'>{p('No.', TWO)}</div>"), [ONE, "No.", TWO, THREE, FOUR]),
        (amid(f"<div class='social-issues'><h2>Work</h2>{p(TWO)}</div>"), [ONE, "Work", TWO, THREE, FOUR]),
        (amid(f"<p class='author-note'>{TWO}</p>"), ALL),
        (
            amid("<ul><li><a>Four berths: the old quay</a></li><li><a>Two cranes</a></li></ul>"),
            [ONE, "Four berths: the old quay", "Two cranes", THREE, FOUR],
        ),
        (
            amid("<p>The <button>trust</button> met <label>members</label> and left</p>"),
            [ONE, "The trust met members and left", THREE, FOUR],
        ),
        (
            amid("<p>He said <q>we left</q> on <time datetime='2024-03-12'>12 March</time>.</p>"),
            [ONE, "He said we left on 12 March.", THREE, FOUR],
        ),
        (f"<table><tr><td><a href='/'>Home</a></td><td>{HEAD}{BODY}</td></tr></table>", ["By Mara Quill", *ALL]),
        (f"<form id='aspnetForm'><div>{HEAD}<div class='text'>{BODY}</div></div></form>", ALL),
    ],
)  # fmt: skip
def test_what_stands_apart_is_of_the_text_too(
    tmp_path: Path, markup: str, expected: list[str]
) -> None:
    """Leads, boxes, links, corrections: at their places, to the letter, and not in what was cut."""
    text, cut, article = read(tmp_path, markup)
    assert [line for line in text if line != "By Mara Quill"] == [
        line for line in expected if line != "By Mara Quill"
    ]
    assert article.author in ("Mara Quill", None)
    assert not set(ALL) & set(cut)


@pytest.mark.parametrize(
    "junk",
    [
        f"<div class='newsletter-signup'>{p('The news of the harbour, each morning at six.')}</div>",
        f"<aside>{p('The news of the harbour, each morning at six.')}<input><button>Send</button></aside>",
        "<figure data-component='email-signup'><p>Our free daily email tells the news.</p></figure>",
        f"<article class='native-ad'>{p('Buy the new boat of Orlan today, and save a hundred pounds.')}</article>",
        f"<aside><h3>Council sells the mill</h3>{p(MILL)}<a href='/mill'>Read more</a></aside>",
        f"<div class='relatedposts'><h3>Also</h3><h4><a href='/mill'>Mill sold</a></h4>{p(MILL)}</div>",
        f"<div class='jp-relatedposts'><h4><a href='/mill'>Council sells the mill</a></h4>{p(MILL)}</div>",
        f"<div class='promo'>{p(MILL)}</div>",
        "<div class='most-read'><h3>Most read</h3><ol><li>Mill sold</li><li>Ferry sunk</li></ol></div>",
        "<ul class='links'><li><a href='/mill'>Mill sold</a></li><li><a href='/f'>Ferry strikes</a></li></ul>",
        "<div class='social-share'><p>Share this article with all of your friends.</p></div>",
        "<div class='cookie-notice'><p>We use cookies to give you the best of our site.</p></div>",
        "<figure><figcaption>The old quay, pictured on a grey day last winter.</figcaption></figure>",
        "<div class='image'><p class='image-caption'>The old quay on a grey day. Photograph: Ida Venn</p></div>",
        "<aside class='pull'><blockquote><p>We have no money left to spend on the quay …</p></blockquote></aside>",
        f"<div class='author-bio'>{p(BIO)}</div>",
        f"<div style='display: none'>{p(MILL)}</div>",
        f"<form><p>{MILL}</p><input></form>",
        f"<nav><p>{MILL}</p></nav>",
    ],
)
def test_what_pages_set_amid_a_text_stays_out(tmp_path: Path, junk: str) -> None:
    """Forms, other stories, calls, captions, quotes set large, whoever wrote it: each is shown as cut."""
    text, cut, _ = read(tmp_path, f"<article>{HEAD}{p(ONE, TWO)}{junk}{p(THREE, FOUR)}</article>")
    assert text == ALL
    assert len(cut) > 2


WORDPRESS = f"""<div id='page'><header id='masthead'><p class='site-title'><a href='/'>Sunmere Herald</a></p>
<p class='site-description'>News of the harbour since 1888.</p></header><main id='main'><article class='post hentry'>
<header class='entry-header'><h1 class='entry-title'>Trust to cut berths</h1><div class='entry-meta'>Posted on
<time datetime='2024-03-12'>12 March 2024</time></div></header><div class='entry-content'>{p(ONE, TWO)}
<div class='sharedaddy sd-sharing-enabled'><h3>Share this:</h3><ul><li><a href='/t'>Click to share</a></li></ul></div>
{p(THREE, FOUR)}<div class='jp-relatedposts'><h3>Related</h3><h4><a href='/m'>Mill sold</a></h4>{p(MILL)}</div></div>
<footer class='entry-footer'>Posted in <a href='/c'>News</a></footer><div class='author-box'>{p(BIO)}</div></article>
<div id='comments' class='comments-area'><ol class='comment-list'><li class='comment'><article class='comment-body'>
{p(SHAME)}</article></li></ol><form>{p("Your email address will not be published.")}</form></div></main>
<footer>{p("The Sunmere Herald is published by Herald Press.")}</footer></div>"""
COLUMNS = f"""<main><article id='story'><header><h1>Trust to cut berths</h1></header><section name='articleBody'>
<div class='companion'><div class='css-1'>{p(ONE, TWO)}</div></div><div class='css-ad'><p>Advertisement</p></div>
<div class='companion'><div class='css-1'>{p(THREE, FOUR)}</div></div></section></article>
<section class='related'><article><h3><a href='/m'>Mill sold</a></h3>{p(MILL)}</article></section></main>"""
BLOCKS = f"""<main><article><h1>Trust to cut berths</h1><div data-component='image-block'><figure><figcaption>
The old quay has stood empty for a year.</figcaption></figure></div>{
    "".join(
        f"<div data-component='text-block'><div class='rich'>{p(text)}</div></div>"
        for text in ALL[:2]
    )
}<div data-component='links-block'><ul><li><a href='/m'>Council sells the old mill</a></li></ul></div>{
    "".join(
        f"<div data-component='text-block'><div class='rich'>{p(text)}</div></div>"
        for text in ALL[2:]
    )
}</article></main>"""
NODES = f"""<div id='header'><h1 id='site-name'><a href='/'>Sunmere Herald</a></h1></div><div id='content'>
<h1 class='title'>Trust to cut berths</h1><div class='node'><div class='content'><div class='field-body'>{BODY}</div>
</div><div id='comments' class='comment-wrapper'>{f"<div class='comment'>{p(SHAME)}</div>" * 9}</div></div></div>
<div id='sidebar-first'>{p("Read the paper on your telephone with our new app, free for a month.")}</div>"""
LOCAL = f"""<div class='cookie-banner'>{p("We use cookies to give you the best of our site.")}</div><div class='row'>
<div class='col-8'><h1>Trust to cut berths</h1><div class='share-bar'><a href='/f'>Facebook</a></div>{p(ONE, TWO)}
<div class='inline-newsletter'>{p("Never miss a story again. Just enter your address below.")}</div>{p(THREE, FOUR)}
<p>Follow us on Twitter @sunmereherald</p></div><div class='col-4'><div class='teaser'><h3><a href='/m'>Mill sold</a>
</h3>{p(MILL)}</div></div></div>"""


@pytest.mark.parametrize("markup", [WORDPRESS, COLUMNS, BLOCKS, NODES, LOCAL])
def test_templates_as_outlets_have_them(tmp_path: Path, markup: str) -> None:
    """All of the text; no related story, comment, caption, call or biography."""
    text, cut, _ = read(tmp_path, markup)
    assert text == ALL
    assert MILL not in text
    assert not set(ALL) & set(cut)


def test_readers_are_not_the_article_however_many_they_are(tmp_path: Path) -> None:
    """Where they are called comments, and say more than it does."""
    many = f"<div class='comment'>{p(SHAME)}</div>" * 30
    page = f"<article>{HEAD}{BODY}</article><div id='comments' class='comments'>{many}</div>"
    assert read(tmp_path, page)[0] == ALL


@pytest.mark.parametrize("linked", ["Mill sold", "<a href='/m'>Mill sold</a>"])
def test_what_a_page_goes_on_with_is_another_article(tmp_path: Path, linked: str) -> None:
    """Also where it is the longer one."""
    more = f"<article><h1>{linked}</h1>{p(*[MILL] * 9)}</article>"
    text, cut, _ = read(tmp_path, f"<main><article>{HEAD}{BODY}</article>{more}</main>")
    assert text == ALL
    assert MILL in cut


def test_what_is_put_back_stands_where_it_stood(tmp_path: Path) -> None:
    """Though a list of contents and a quote set large say beforehand what the text says further down."""
    contents = "<ul><li>What it costs</li><li>Who decides</li></ul>"
    large = "<aside class='pullquote'><p>“We have no money left to spend on the quay,” she said.</p></aside>"
    page = (
        f"<article>{HEAD}{contents}{p(ONE)}{large}<div class='social-issues'>{p(TWO)}</div>"
        f"<h2>What it costs</h2>{p(THREE)}<div class='social-issues'>{p(FACT)}</div>"
        f"<h2>Who decides</h2>{p(FOUR)}</article>"
    )
    text, _, _ = read(tmp_path, page)
    assert text[-7:] == [ONE, TWO, "What it costs", THREE, FACT, "Who decides", FOUR]


def test_a_front_page_is_still_none(tmp_path: Path) -> None:
    """What tells of other pages is put together to no article."""
    cards = "".join(
        f"<div class='item'><h3><a href='/{n}'>Story {n}</a></h3>{p(MILL)}</div>" for n in range(9)
    )
    path = tmp_path / "a.html"
    path.write_text(whole(f"<h1>Sunmere Herald</h1><div class='list'>{cards}</div>"))
    page = body.surveyed(html._tree(path.read_bytes()))
    assert restored("Story 1", page) == "Story 1"


def test_whoever_asks_to_be_followed_is_left_out_at_head_and_foot(tmp_path: Path) -> None:
    """Amid a text it is a sentence of it."""
    lines = ("Follow us on Facebook", *ALL[:2], "Follow the trust on Twitter", *ALL[2:])
    text, cut, _ = read(
        tmp_path, f"<article>{HEAD}{p(*lines, 'Follow @sunmereherald on X')}</article>"
    )
    assert text == list(lines[1:])
    assert {"Follow us on Facebook", "Follow @sunmereherald on X"} <= set(cut)


def test_a_short_piece_is_cut_though_a_longer_word_holds_it() -> None:
    """What a menu says is not in the text because a sentence has its letters."""
    text = "The Home Office met.\nGate | Days shut\nEast | seven"
    shown = ["Home", "The Home Office met.", "Gate", "Days shut", "East", "seven", "Office"]
    assert left_out(shown, text) == ["Home", "Office"]


def test_a_text_in_utf_16_is_read(tmp_path: Path) -> None:
    """Where its first bytes say so, whether it is called a page or not."""
    for name in ("a.html", "a.txt"):
        path = tmp_path / name
        path.write_bytes(whole(f"<article>{HEAD}{BODY}</article>").encode("utf-16"))
        from dateline.read import read as read_all

        (article,) = read_all([path]).articles
        assert article.text.strip().split("\n\n") == ALL


def test_a_text_in_two_boxes_that_are_counted_is_one(tmp_path: Path) -> None:
    """The second is called as the first is, but for its number."""
    parts = f"<div id='content'><h1>Trust to cut berths</h1>{p(*ALL[:2])}</div><div id='content2'>{p(*ALL[2:])}</div>"
    text, *_ = read(tmp_path, parts)
    assert [one for one in ALL if one not in text] == []


TAGS = (
    "div", "p", "article", "aside", "section", "h1", "h2", "table", "tr", "td", "ul", "li", "form", "nav",
    "header", "footer", "br", "a href='/x'", "span", "figure", "blockquote", "b", "time", "q", "button",
)  # fmt: skip
MARKS = st.one_of(
    st.sampled_from(
        [*ALL, FACT, "Home", "No.", "</div>", "</p>", "</article>", "</td></tr></table>"]
    ),
    st.builds(
        "<{} class='{}'>".format,
        st.sampled_from(TAGS),
        st.sampled_from(("promo", "comments", "body", "author", "ad", "related-free", "x")),
    ),
)


@given(st.lists(MARKS, max_size=60))
@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_every_sentence_is_in_the_text_or_in_what_was_cut(tmp_path: Path, marks: list[str]) -> None:
    """Whatever is nested in whatever, open or closed."""
    path = tmp_path / "a.html"
    path.write_text(whole(" ".join(marks)), encoding="utf-8")
    source = Source.below(path, tmp_path)
    text = " ".join(one.text for one in html.read(source) if isinstance(one, Article))
    cut = " ".join(html.read.cut(source))  # type: ignore[attr-defined]
    told = "".join((text + cut).split())
    if text:
        assert not [one for one in marks if one in ALL and "".join(one.split()) not in told]


HOSTILE = {
    "deep": "<div>" * 240 + p(*(f"Number {n} of them ends here." for n in range(9_000))),
    "asides": "<h1>x</h1>" + "".join(f"<aside>{p(f'Told by {n} of the many.')}</aside>" for n in range(15_000)),
    "nested": "<h1>x</h1>" + "<aside>" * 200 + p(*(f"Told by {n} of the many." for n in range(15_000))),
    "links": "<h1>x</h1>" + "".join(
        f"<p><a href='/{n}'>The words here are told by {n} of the many of them.</a></p>" for n in range(9_000)
    ),
    "alike": "<h1>x</h1>" + "<div class='social-x'><p>" + "a " * 60 + ".</p></div>" * 4_000,
    "broken": "<h1>x</h1>" + "".join(f"<p>The <b>trust {n}</b> met and left the room.</p>" for n in range(9_000)),
}  # fmt: skip


@pytest.mark.parametrize("markup", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("kept", ["half", "words"])
def test_looking_a_page_through_takes_no_time_squared(markup: str, kept: str) -> None:
    """However many elements it has, and however much of them is missing."""
    tree = html._tree(whole(markup).encode())
    assert tree is not None
    begun = time.perf_counter()
    page = body.surveyed(tree)
    body.without_others(tree, page)
    body.unnamed(page)
    lines = [block.words for block in page.blocks[::2]]
    text = "\n".join(lines if kept == "half" else [f"{line[:9]} {line[-12:]}" for line in lines])
    restored(text, page)
    assert time.perf_counter() - begun < 10
