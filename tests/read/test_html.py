"""Saved pages: the article, what the page says of it, and what was cut."""

from __future__ import annotations

import json
from datetime import date
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.errors import DoubtfulArticle, UnreadableArticle
from dateline.model import Article
from dateline.read.html import read, shown
from dateline.read.records import Item
from dateline.source import Hints, Source

LEAD = (
    "BRANNOCK, Aldermark – More than 300 dockers walked out of the harbour at Brannock on Tuesday after "
    "talks over a night allowance collapsed, the union said."
)
QUOTE = "“We were left with no choice,” said Maren Tolliver, the union’s general secretary, on the quay."
LAST = "Talks are due to resume on 18 March, according to the mediator, Leopold Finch, who called both sides."


def page(head: str = "", body: str = "", title: str = "Dockers walk out - The Lantern") -> str:
    """An invented page with the boilerplate that pages have."""
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{title}</title>{head}</head><body>"
        "<nav><ul><li><a href='/'>Home</a></li><li>Subscribe for 1 a week</li></ul></nav>"
        f"<main><article><h1>Dockers walk out</h1>{body}<p>{LEAD}</p><p>{QUOTE}</p><h2>What comes next</h2>"
        f"<p>{LAST}</p></article><aside><h3>Most read</h3><ul><li><a href='/a'>Council sells the mill</a></li>"
        "</ul></aside></main><footer>All rights reserved. Cookie settings</footer></body></html>"
    )


def items(folder: Path, content: str | bytes, name: str = "a.html") -> list[Item]:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read(Source.below(path, folder)))


def one(folder: Path, content: str | bytes, name: str = "a.html") -> Article:
    (article,) = [item for item in items(folder, content, name) if isinstance(item, Article)]
    return article


def data(**said: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps(said)}</script>"


NEWS = {
    "@type": "NewsArticle",
    "datePublished": "2024-03-12T23:30:00-05:00",
    "publisher": {"name": "The Lantern"},
    "articleSection": "Business",
}


def test_a_day_beside_the_article_is_of_another(tmp_path: Path) -> None:
    """Where the page says nothing else, lists of other stories have days too."""
    beside = "<aside><p class='date'>5 May 2020</p></aside>"
    assert one(tmp_path, page(body=beside)).dates[:1] == ()
    article = one(tmp_path, page(body=f"{beside}<p class='date'>12 March 2024</p>"))
    assert [(str(one.day), one.basis) for one in article.dates] == [("2024-03-12", "the byline")]


BORN = "<div class='candidate-box'>Olan Fisk, born 4 March 1967</div>"
MAIN, OTHER = (
    {"@type": "NewsArticle", "headline": title, "datePublished": day, "publisher": {"name": outlet}}
    for title, day, outlet in (
        ("Dockers walk out", "2024-03-12", "The Lantern"), ("Elsewhere", "2019-01-02", "The Other"),
    )
)  # fmt: skip


@pytest.mark.parametrize(
    "body",
    [
        "<div class='header__date'>Friday, 5 June 2026</div><p class='byline'>Published 12 March 2024 by Ida Venn</p>",
        "<div class='current-date'>5 June 2026</div><p class='byline'>12 March 2024</p>",
        f"{BORN}<span class='entry-date'>12 March 2024</span>",
        "<div class='comments'><time datetime='2026-06-01'>now</time></div><p class='post_date'>12 March 2024</p>",
        "<time class='updated' datetime='2024-05-01'>x</time><time class='published' datetime='2024-03-12'>y</time>",
        "<div class='sidebar'><time datetime='2026-06-01'>x</time></div><time datetime='2024-03-12'>y</time>",
    ],
)
def test_other_days_of_a_page_are_of_other_things(tmp_path: Path, body: str) -> None:
    """Of today, of people, of comments, of changes; each is called so, or says so."""
    article = one(tmp_path, page(body=body))
    assert str(article.published) == "2024-03-12"


def plain(body: str = "", outside: str = "") -> str:
    """A page without a word of its day but these."""
    made = page(body=body)
    return made.replace("<main>", f"{outside}<main>")


@pytest.mark.parametrize(
    ("made", "day"),
    [
        (plain(outside="<header><time datetime='2026-11-23'>Monday</time></header>"), None),
        (
            plain("<p class='byline'>By Ida Venn, 12 March 2024</p>",
                  "<header><time datetime='2026-11-23'>Monday</time></header>"),
            "2024-03-12",
        ),
        (plain("<p>Updated <time datetime='2024-03-20'>20 March 2024</time></p>"
               "<p>Published <time datetime='2024-03-12'>12 March 2024</time></p>"), "2024-03-12"),
        (plain("<p>The fair is on <time datetime='2024-05-01'>1 May 2024</time>.</p>"), "guess"),
        (plain(outside="<div class='comments'><time datetime='2024-03-15'>x</time></div>"), None),
        (plain(outside="<article class='teaser'><h3>Flood</h3><time datetime='2022-02-07'>x</time></article>"), None),
        (plain().replace("All rights", "Page last built 23 November 2026. All rights"), None),
        (
            plain().replace(
                "</head>", "<meta property='article:modified_time' content='2024-03-20'></head>"
            ),
            None,
        ),
    ],
)  # fmt: skip
def test_days_of_others_are_not_guessed_either(tmp_path: Path, made: str, day: str | None) -> None:
    """Where nothing says it plainly there is no day, or one that is said to be a guess."""
    found = items(tmp_path, made)
    article = found[-1]
    assert isinstance(article, Article)
    guessed = any("htmldate's guess" in str(one) for one in found[:-1])
    assert guessed == (day == "guess")
    if not guessed:
        assert article.published == (date.fromisoformat(day) if day else None)


def test_what_is_taken_off_a_page_is_shown_as_cut(tmp_path: Path) -> None:
    """Nothing is left out of a text without a word of it."""
    lead = "Another of our stories tells at length how the council sold the mill to nobody at all."
    path = tmp_path / "a.html"
    path.write_text(page(body=f"<div class='promo'><p>{lead}</p></div>"))
    (article,) = [one for one in read(Source.below(path, tmp_path)) if isinstance(one, Article)]
    assert lead not in article.text
    assert lead in read.cut(Source.below(path, tmp_path))  # type: ignore[attr-defined]


def test_a_byline_in_three_numbers_waits_for_somebody_to_say(tmp_path: Path) -> None:
    """And is no matter of guessing."""
    made = plain("<span class='date'>04/03/2024</span>")
    doubt, article = items(tmp_path, made)
    assert "published on “04/03/2024”, by the byline, which is no day or may be two" in str(doubt)
    assert isinstance(article, Article)
    assert article.published is None
    path = tmp_path / "a.html"
    for day_first, day in ((True, "2024-03-04"), (False, "2024-04-03")):
        (article,) = read(Source.below(path, tmp_path, Hints(day_first=day_first)))
        assert isinstance(article, Article)
        assert str(article.published) == day


def test_what_comes_below_an_article_is_of_other_stories(tmp_path: Path) -> None:
    """Also where it is called as an article's own day is; above it, that of today may stand."""
    day = "<span class='date'>{}</span>"
    bare = page().replace("<main>", "").replace("</main>", "")
    below = bare.replace("</article>", f"</article>{day.format('3 May 2011')}")
    assert not any(found.basis == "the byline" for found in one(tmp_path, below).dates)
    above = below.replace("<article>", f"{day.format('12 March 2024')}<article>")
    assert one(tmp_path, above).published is None
    within = above.replace("<body>", "<body><main>").replace("</body>", "</main></body>")
    assert str(one(tmp_path, within).published) == "2024-03-12"


@pytest.mark.parametrize("order", [(MAIN, OTHER), (OTHER, MAIN)])
@pytest.mark.parametrize("whole", [list, lambda nodes: {"@graph": list(nodes)}])
def test_json_ld_of_other_stories_counts_for_nothing(
    tmp_path: Path, order: tuple[object, ...], whole: Any
) -> None:
    """That of the page itself has its headline, wherever it stands."""
    said = f"<script type='application/ld+json'>{json.dumps(whole(order))}</script>"
    article = one(tmp_path, page(said))
    assert (str(article.published), article.outlet) == ("2024-03-12", "The Lantern")
    assert len(article.dates) == 1


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("20240312T101500Z", "2024-03-12"), ("2024/03/12", "2024-03-12"), ("1710238500", "2024-03-12"),
        ("12.03.2024", "2024-03-12"), ("12/03/2024", "None"),
    ],
)  # fmt: skip
def test_days_in_other_notations_are_read_or_told(tmp_path: Path, told: str, day: str) -> None:
    """What names no day, or two, is no silent loss."""
    found = items(tmp_path, page(data(**{**NEWS, "datePublished": told})))
    article = found[-1]
    assert isinstance(article, Article)
    assert str(article.published) == day
    assert [
        "was published on “12/03/2024”, by JSON-LD, which is no day or may be two" in str(doubt)
        for doubt in found[:-1]
    ] == ([True] if day == "None" else [])
    if day == "None":
        path = tmp_path / "a.html"
        (article,) = read(Source.below(path, tmp_path, Hints(day_first=True)))
        assert isinstance(article, Article)
        assert str(article.published) == "2024-03-12"


def test_quotation_marks_of_old_pages_are_kept(tmp_path: Path) -> None:
    """What calls itself Latin 1 is in the code page of Windows, as browsers take it."""
    meta = '<meta http-equiv="content-type" content="text/html; charset=iso-8859-1">'
    made = page(body="<p>The chair said “we shut the gate” – at the café.</p>").replace(
        "utf-8", "x"
    )
    article = one(tmp_path, made.replace("<meta charset='x'>", meta).encode("cp1252"))
    assert "“we shut the gate” – at the café" in article.text


def test_a_page_without_blanks_between_words_is_an_article(tmp_path: Path) -> None:
    """It has as many words as another, whatever it sets between them."""
    text = "港湾局は月曜日に東門を一週間閉鎖すると発表した。" * 6
    made = f"<html><head><title>東門</title></head><body><article><p>{text}</p></article></body></html>"
    assert one(tmp_path, made).text.startswith("港湾局は")


def test_tables_are_as_they_are_seen(tmp_path: Path) -> None:
    """Without lines that somebody drew in characters."""
    cells = "<table><tr><th>Gate</th><th>Days shut</th></tr><tr><td>East</td><td>seven</td></tr></table>"
    text = one(tmp_path, page(body=cells)).text
    assert "Gate | Days shut" in text
    assert "| Gate" not in text
    assert "---" not in text


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("<p>" + "<b>x</b>" * 60_000, "has more than 50,000 elements"),
        ("<p>" + "The board met. " * 50_000, "shows more than 600,000 characters"),
    ],
    ids=["elements", "characters"],
)
def test_what_is_no_page_of_one_article_is_left_at_once(
    tmp_path: Path, content: str, says: str
) -> None:
    """Rather than looked through for minutes."""
    (refused,) = items(tmp_path, f"<html><body>{content}</body></html>")
    assert says in str(refused)


def test_the_article_without_its_boilerplate(tmp_path: Path) -> None:
    """Paragraphs apart, to the letter; the headline is the title and no part of the text."""
    article = one(tmp_path, page(data(**NEWS)))
    assert article.text == f"{LEAD}\n\n{QUOTE}\n\nWhat comes next\n\n{LAST}\n"
    assert article.title == "Dockers walk out"
    assert (article.outlet, article.section) == ("The Lantern", "Business")


@pytest.mark.parametrize(
    ("head", "body", "basis"),
    [
        (data(**NEWS), "", "JSON-LD"),
        (data(**{"@graph": [{"@type": "WebPage"}, NEWS]}), "", "JSON-LD"),
        ('<meta property="article:published_time" content="2024-03-12T08:00Z">', "",
         "the meta tag “article:published_time”"),
        ('<meta name="date" content="12 March 2024">', "", "the meta tag “date”"),
        ("", '<time datetime="2024-03-12T09:00">Tuesday</time>', "the <time> tag"),
        ('<link rel="canonical" href="https://lantern.example/2024/03/12/x">', "", "the address"),
        ("", '<p class="byline">By Ida Venn, March 12, 2024</p>', "the byline"),
    ],
)  # fmt: skip
def test_what_the_date_rests_on(tmp_path: Path, head: str, body: str, basis: str) -> None:
    """The day as it is written, in its own zone, and what says so."""
    article = one(tmp_path, page(head, body))
    assert article.published == date(2024, 3, 12)
    assert article.dates[0].basis == basis


def test_dates_that_disagree_are_all_kept_and_said(tmp_path: Path) -> None:
    """The best one is used; a warning names the other."""
    head = data(**NEWS) + '<link rel="canonical" href="https://lantern.example/2024/03/20/x">'
    doubt, article = items(tmp_path, page(head), "2024-03-11.html")
    assert isinstance(article, Article)
    assert [(one.day.day, one.basis) for one in article.dates] == [
        (12, "JSON-LD"),
        (20, "the address"),
        (11, "the file's name"),
    ]
    assert "is of 2024-03-12 by JSON-LD and of 2024-03-20 by the address" in str(doubt)


def test_when_a_file_was_saved_is_no_date(tmp_path: Path) -> None:
    """A page that does not say its day has none."""
    article = one(tmp_path, page())
    assert article.published is None
    assert article.dates == ()


def test_what_was_cut_can_be_seen(tmp_path: Path) -> None:
    """All of the page that is no part of the text, and nothing that is."""
    path = tmp_path / "a.html"
    path.write_text(page(body='<p class="byline">By Ida Venn</p>'), encoding="utf-8")
    found = read.cut(Source.below(path, tmp_path))  # type: ignore[attr-defined]
    assert {"Home", "Subscribe for 1 a week", "Council sells the mill"} <= set(found)
    assert not any(words in found for words in (LEAD, QUOTE, LAST))


def test_a_web_archive_is_the_page_in_it(tmp_path: Path) -> None:
    """With its address, its charset, and without the day on which it was saved."""
    message = EmailMessage()
    message["From"] = "<Saved by a browser>"
    message["Snapshot-Content-Location"] = "https://lantern.example/news/dockers"
    message["Date"] = "Fri, 1 May 2026 10:00:00 +0000"
    plain = page().encode("ascii", "xmlcharrefreplace").decode()
    message.set_content(plain.replace("Venn", "Véron"), subtype="html", charset="iso-8859-15")
    article = one(tmp_path, message.as_bytes(), "a.mhtml")
    assert LEAD in article.text
    assert article.url == "https://lantern.example/news/dockers"
    assert article.published is None


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "is empty"),
        (b"<html><body></body></html>", "has no article"),
        (b"<html><body><script>render()</script></body></html>", "has no article"),
        (b"\x00\x01\x02" * 50, "has no article"),
        (b"<div>" * 10_000, "has no article"),
        (b" " * 20_000_001, "has more than 20,000,000 bytes"),
    ],
)
def test_what_has_no_article_is_said(tmp_path: Path, content: bytes, what: str) -> None:
    """In one sentence."""
    (refused,) = items(tmp_path, content)
    assert isinstance(refused, UnreadableArticle)
    assert what in str(refused)


def test_what_lies_too_deep_in_a_page_is_told(tmp_path: Path) -> None:
    """What lies above it is read, and somebody is asked to look."""
    deep = f"{'<div>' * 1_000}<p>It says more below.</p>{'</div>' * 1_000}"
    doubt, article = items(tmp_path, page().replace("<aside>", f"{deep}<aside>"))
    assert isinstance(doubt, DoubtfulArticle)
    assert "levels deep" in str(doubt)
    assert isinstance(article, Article)
    assert LEAD in article.text


def test_markup_may_be_as_deep_as_it_likes() -> None:
    """What is shown of it is found below ten thousand others as above them, and after them."""
    inner = "<p>They <b>met</b>.</p><p>She left.</p>"
    deep = f"<p>Talks open</p>{'<div>' * 10_000}{inner}{'</div>' * 10_000}<p>The end.</p>"
    assert shown(deep) == ["Talks open", "They met.", "She left.", "The end."]
    assert shown(deep.replace("<p>", "<p style='display: none'>")) == []


@pytest.mark.parametrize(
    ("markup", "blocks"),
    [
        ("", []),
        ("a<br>b<hr>c", ["a", "b", "c"]),
        ("<head><title>x</title></head><body>a<script>b</script>c", ["ac"]),
        ("<div style='display: none'>a<p>b</p></div>c<i style='DISPLAY : None'>d</i>e", ["ce"]),
        ("<style>p{}</style><table><tr><td>a<td>b</table><!-- c -->d</body></html>e", ["a", "b", "d", "e"]),
        ("</p></div>a &amp; b<p", ["a & b"]),
    ],
)  # fmt: skip
def test_markup_is_what_it_shows(markup: str, blocks: list[str]) -> None:
    """A block at a time, without what no reader sees."""
    assert shown(markup) == blocks


def test_entities_and_scripts_bring_nothing_in(tmp_path: Path) -> None:
    """Neither a file of this machine nor what a script would write."""
    secret = tmp_path / "secret.txt"
    secret.write_text("hunter2")
    head = f'<!DOCTYPE html [<!ENTITY x SYSTEM "file://{secret}">]><script>document.write("x1")</script>'
    article = one(
        tmp_path, head + page(body="<p>It says &x; and no more than that, on the quay.</p>")
    )
    assert "hunter2" not in article.text
    assert "x1" not in article.text


@given(st.binary(max_size=300), st.integers(0, 2000), st.integers(0, 300))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_page_breaks_the_reader(tmp_path: Path, noise: bytes, place: int, less: int) -> None:
    """Bytes put in or cut out give an article or a sentence."""
    whole = page(data(**NEWS)).encode()
    place = min(place, len(whole))
    for item in items(tmp_path, whole[:place] + noise + whole[place + less :]):
        assert isinstance(item, Item)
