"""When a page says its article was published: which of its many days it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.errors import DoubtfulArticle
from dateline.model import Article
from dateline.read.html import read
from dateline.source import Source

FIRST = "The harbour board said on Tuesday that it would shut the east gate by the summer."
SECOND = "Ida Venn, who speaks for it, told the council that the pilots had agreed to the plan."
THIRD = "The council will vote on the plan next month, and the board expects work to begin soon."
BODY = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
HEAD = "<h1>East gate shut</h1><p class='author'>By Ida Venn</p>"
OTHER = "<a href='/fire'>Fire at the quay</a>"


def page(body: str, head: str = "") -> str:
    return (
        f"<!doctype html><html lang='en'><head><title>East gate shut | The Lantern</title>{head}</head>"
        f"<body>{body}</body></html>"
    )


def found(folder: Path, content: str) -> tuple[Article, list[str]]:
    """Give the article of a page, and what was said of it."""
    path = folder / "a.html"
    path.write_text(content, encoding="utf-8")
    items = list(read(Source.below(path, folder)))
    (article,) = [one for one in items if isinstance(one, Article)]
    return article, [str(one) for one in items if isinstance(one, DoubtfulArticle)]


@pytest.mark.parametrize(
    "body",
    [
        f"<div id='topbar'><span class='date'>Thursday, March 21, 2024</span></div><div>{HEAD}{BODY}</div>",
        f"<div class='header-date'>Thursday, March 21, 2024</div><div>{HEAD}{BODY}</div>",
        f"<div id='hd'><div class='date'>Thursday, March 21, 2024</div></div><div><article>{HEAD}{BODY}</article></div>",
        f"<div>{HEAD}{BODY}</div><div class='more-stories'><div>{OTHER}<time datetime='2021-01-05'>5 January 2021</time></div></div>",
        f"<div>{HEAD}{BODY}</div><div class='x'>{OTHER} <span class='date'>Published 5 January 2021</span></div>",
        f"<article>{HEAD}<p>{FIRST}</p><p>{SECOND}</p><div class='x'>{OTHER} <time datetime='2021-01-05'>5 January 2021</time></div><p>{THIRD}</p></article>",
        f"<div>{HEAD}{BODY}<div class='reader'><b>Jon</b> <span class='posted'>14 April 2024</span></div></div>",
        f"<div>{HEAD}{BODY}</div><ol class='responses'><li>Jon <time datetime='2024-04-14'>14 April 2024</time><p>I agree.</p></li></ol>",
        f"<article>{HEAD}{BODY}</article><div itemprop='comment' itemscope><meta itemprop='datePublished' content='2024-04-14'><p>I agree.</p></div>",
        f"<article>{HEAD}<figure><img src=a><figcaption>The old quay <span class='date'>5 June 2019</span></figcaption></figure>{BODY}</article>",
        f"<article>{HEAD}<p>Born: <span class='date'>4 May 1961</span></p>{BODY}</article>",
        f"<article>{HEAD}<dl><dt>Born</dt><dd><time datetime='1961-05-04'>4 May 1961</time></dd></dl>{BODY}</article>",
        f"<article>{HEAD}<p>Jonas Arden was born on <time datetime='1961-05-04'>4 May 1961</time> there.</p>{BODY}</article>",
        f"<article>{HEAD}<div class='event-date'>Saturday 5 July 2025</div>{BODY}</article>",
        f"<article>{HEAD}<p class='date'>Deadline for tenders: 23.04.2024</p>{BODY}</article>",
        f"<article>{HEAD}<p>{FIRST}</p><p>{SECOND}</p><div class='timeline-date'>5 January 2021</div><p>{THIRD}</p></article>",
        f"<article><h1>Lecture: ports in peril</h1><p>Tuesday 19 September 2023</p><p>Doors open at 7 pm.</p>{BODY}</article>",
        f"<article><h1>Full text: report released 3 May 2022</h1>{BODY}</article>",
        f"<article>{HEAD}<p>3 May 2022</p><p>19 September 2023</p>{BODY}</article>",
        f"<div id='HEADER'><time datetime='2024-04-17T10:00:00Z' itemprop='pubdate'>17 Apr 2024</time></div><div>{HEAD}{BODY}</div>",
    ],
)  # fmt: skip
def test_days_of_other_things_are_none(tmp_path: Path, body: str) -> None:
    """Of today, of other stories, of readers, of pictures, of lives, of events; nor is one guessed."""
    article, _ = found(tmp_path, page(body))
    assert article.dates == ()


@pytest.mark.parametrize(
    "body",
    [
        f"<div id='topbar'><span class='date'>Thursday, March 21, 2024</span></div><div>{HEAD}<span class='posted'>March 12, 2024</span>{BODY}</div>",
        f"<div>{HEAD}<p>12 March 2024</p>{BODY}</div>",
        f"<div><h1>East gate shut</h1><p>By Ida Venn | 12 March 2024 | Updated 14 March 2024</p>{BODY}</div>",
        f"<div><h1>East gate shut</h1><p>{FIRST}</p><p>By Ida Venn</p><p class='x'>Published: 12 March 2024</p><p>{SECOND}</p><p>{THIRD}</p></div>",
        f"<main><h1>East gate shut</h1><details><summary><span class='dcr-u0h1qy'>Tue 12 Mar 2024 18.04 GMT</span></summary></details>{BODY}</main>",
        f"<article><h1>East gate shut</h1><p class='date'>Updated: 14 March 2024 | Published: 12 March 2024</p>{BODY}</article>",
        f"<article>{HEAD}<div><span>Last updated</span> <time datetime='2024-03-14'>14 March 2024</time></div><div><span>Published</span> <time datetime='2024-03-12'>12 March 2024</time></div>{BODY}</article>",
        f"<article>{HEAD}<div>Published</div><div><time datetime='2024-03-12'>3 days ago</time></div>{BODY}</article>",
        f"<article>{HEAD}{BODY}<p>First published 12 March 2024</p></article>",
        f"<article><h1>Review: The Port (published 3 May 2022)</h1><p>By Ida Venn</p><p>12 March 2024</p>{BODY}</article>",
        f"<article><h1>East gate shut</h1><p>{FIRST}</p><p>By Ida Venn</p><p>{SECOND}</p><time datetime='2024-03-12T21:15:00-04:00'>Mar. 12, 2024</time>{BODY}</article>",
        f"<font size=2>Thursday, March 21, 2024</font><table><tr><td><font size=5><b>East gate shut</b></font><br><font size=2>By IDA VENN<br>Tuesday, March 12, 2024</font><p>{FIRST}</p><p>{SECOND}</p></td></tr></table>",
        f"<article><h1>East gate shut</h1><div><span>Ida Venn</span> <span>March 12, 2024</span></div>{BODY}</article>",
        f"<article>{HEAD}{BODY}<p>This entry was posted on Tuesday, March 12th, 2024 at 11:12 am and is filed under <a href='/p'>Ports</a>.</p></article>",
        f"<pre>East gate shut\nBy Ida Venn\nMarch 12, 2024\n\n{FIRST} {SECOND} {THIRD}</pre>",
        f"<article>{HEAD}<span itemprop='datePublished' content='2024-03-12'>12 March</span>{BODY}</article>",
        f"<h2 class='date-header'>Tuesday</h2><div class='post'><h3>East gate shut</h3>{BODY}<div class='post-footer'>Posted at <abbr class='published' title='2024-03-12T10:00:00-05:00'>10:00</abbr></div></div>",
        f"<article>{HEAD}<p>SUNMERE, March 12, 2024 (Lantern) — {FIRST}</p><p>{SECOND}</p></article>",
        f"<article>{HEAD}<p class='x1'>12 March 2024</p>{BODY}</article><div itemprop='comment' itemscope><meta itemprop='datePublished' content='2024-04-14'><p>I agree.</p></div>",
    ],
)  # fmt: skip
def test_the_day_at_the_head_of_an_article_is_found(tmp_path: Path, body: str) -> None:
    """Whatever it is called there, and whatever other days the page has."""
    article, _ = found(tmp_path, page(body))
    assert str(article.published) == "2024-03-12"


def test_the_day_of_a_change_is_said_to_be_one(tmp_path: Path) -> None:
    """It is used where nothing else is there."""
    day = "<time itemprop='dateModified' datetime='2024-04-17'>17 April 2024</time>"
    article, said = found(tmp_path, page(f"<article>{HEAD}{day}{BODY}</article>"))
    assert str(article.published) == "2024-04-17"
    assert "says only when it was changed" in said[0]


@pytest.mark.parametrize(
    ("stated", "seen", "day"),
    [
        ("2024-03-13T00:30:05.000Z", "March 12, 2024", "2024-03-12"),
        ("2024-03-12T20:30:05Z", "13 March 2024", "2024-03-13"),
        ("2024-03-13T20:30:05Z", "March 12, 2024", "2024-03-13"),
        ("2024-03-13T00:30:05-05:00", "March 12, 2024", "2024-03-13"),
        ("2024-03-13T00:30:05Z", "Updated March 12, 2024", "2024-03-13"),
    ],
)
def test_a_papers_own_day_is_the_one_that_it_prints(
    tmp_path: Path, stated: str, seen: str, day: str
) -> None:
    """Where a server's clock is that of Greenwich, and the day can be the same moment's."""
    meta = f"<meta property='article:published_time' content='{stated}'>"
    article, _ = found(tmp_path, page(f"<article>{HEAD}<p>{seen}</p>{BODY}</article>", meta))
    assert str(article.published) == day


def test_of_one_moment_told_twice_the_one_with_its_own_clock_counts(tmp_path: Path) -> None:
    """Both are kept."""
    meta = "<meta property='article:published_time' content='2024-03-13T00:30:05.000Z'>"
    time = "<time itemprop='datePublished' datetime='2024-03-12T20:30:05-04:00'>yesterday</time>"
    article, _ = found(tmp_path, page(f"<article>{HEAD}{time}{BODY}</article>", meta))
    assert [str(one.day) for one in article.dates][:2] == ["2024-03-12", "2024-03-13"]


@pytest.mark.parametrize("tag", ["date", "dc.date"])
def test_a_tag_that_may_be_of_a_change_is_worse_than_what_is_seen(tmp_path: Path, tag: str) -> None:
    """Both are kept, and that they differ is said."""
    meta = f"<meta name='{tag}' content='2024-04-17'>"
    article, said = found(
        tmp_path, page(f"<article>{HEAD}<p>12 March 2024</p>{BODY}</article>", meta)
    )
    assert [str(one.day) for one in article.dates] == ["2024-03-12", "2024-04-17"]
    assert len(said) == 1


def ld(*nodes: object) -> str:
    return "".join(
        f"<script type='application/ld+json'>{one if isinstance(one, str) else json.dumps(one)}</script>"
        for one in nodes
    )


CANONICAL = "<link rel='Canonical' href='https://lantern.example/gate'>"
FIRE = {
    "@type": "NewsArticle", "url": "https://lantern.example/fire", "headline": "Fire at the quay",
    "datePublished": "2021-01-05",
}  # fmt: skip


@pytest.mark.parametrize(
    ("head", "day"),
    [
        (ld([FIRE]) + CANONICAL, "None"),
        (ld({"@type": "Review", "datePublished": "2020-01-01"}), "None"),
        (ld({"@type": "Review", "datePublished": "2020-01-01"}, {"@type": "NewsArticle", "datePublished": "2024-03-12"}), "2024-03-12"),
        (ld({"@type": "WebPage", "datePublished": "2024-03-12T09:00:00Z"}), "2024-03-12"),
        (ld('//<![CDATA[\n{"@type": "NewsArticle", "datePublished": "2024-03-12"}\n//]]>'), "2024-03-12"),
        (ld('{"@type": "NewsArticle", "description": "One\ntwo", "datePublished": "2024-03-12",}'), "2024-03-12"),
        ("<meta property='article:published_time' content='1970-01-01T00:00:00Z'>", "None"),
    ],
)  # fmt: skip
def test_json_ld_is_read_as_it_is_found(tmp_path: Path, head: str, day: str) -> None:
    """With its common faults; of other pages' articles, and of what programs write for no day, nothing."""
    article, _ = found(tmp_path, page(f"<article>{HEAD}{BODY}</article>", head))
    assert (str(article.published), article.title) == (day, "East gate shut")


def test_what_json_ld_refers_to_is_looked_up(tmp_path: Path) -> None:
    """An outlet by its id, as many systems write it; marks of HTML are no part of a name."""
    graph = {"@graph": [
        {"@type": "NewsArticle", "headline": "Gate &amp; quay", "publisher": {"@id": "#us"},
         "author": [{"name": "By Ida Venn"}, {"name": ["Tom Ash", "Eve Lund"]}]},
        {"@type": "Organization", "@id": "#us", "name": "The Lantern"},
    ]}  # fmt: skip
    article, _ = found(tmp_path, page(f"<article>{HEAD}{BODY}</article>", ld(graph)))
    assert (article.outlet, article.title) == ("The Lantern", "Gate & quay")
    assert article.author == "Ida Venn, Tom Ash, Eve Lund"


@pytest.mark.parametrize(
    ("before", "head", "body"),
    [
        ("", "<link rel='canonical' href='https://archive.today/2024.04.17-100000/https://lantern.example/2024/03/12/gate'>", ""),
        ("", "<link rel='canonical' href='https://web.archive.org/web/20240417im_/https://lantern.example/2024/03/12/gate'>", ""),
        ("", "<base href='https://lantern.example/x/'><link rel='canonical' href='/2024/03/12/gate'>", ""),
        ("<!--\n Page saved with SingleFile\n url: https://lantern.example/2024/03/12/gate\n saved date: Wed Apr 17 2024\n-->", "", ""),
        ("<!-- saved from url=(0042)https://lantern.example/2024/03/12/gate -->", "", ""),
        ("", "", "<div id='wm-ipp-print'>The Wayback Machine - https://web.archive.org/web/20240417120000/https://lantern.example/2024/03/12/gate</div>"),
        ("", "", "<a class='domain' href='https://lantern.example/2024/03/12/gate'>lantern.example</a>"),
    ],
)  # fmt: skip
def test_a_saved_page_goes_by_its_own_address(
    tmp_path: Path, before: str, head: str, body: str
) -> None:
    """Not by that of an archive; the day in it is the article's, and that of the capture is none."""
    content = before + page(f"{body}<article>{HEAD}{BODY}</article>", head)
    article, _ = found(tmp_path, content)
    assert article.url == "https://lantern.example/2024/03/12/gate"
    assert [(str(one.day), one.basis) for one in article.dates] == [("2024-03-12", "the address")]


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("events/2025/07/05/fair", "None"), ("inquest-2024-05-06-postponed", "2024-03-12"),
        ("news/uk-20110512", "None"), ("story.php?id=20110512", "None"),
        ("news/inquiry-into-2021-01-06-riot", "None"),
    ],
)  # fmt: skip
def test_a_day_in_an_address_may_be_what_a_page_is_about(
    tmp_path: Path, address: str, day: str
) -> None:
    """That of an event is none; in a headline it is worse than what is seen on the page."""
    link = f"<link rel='canonical' href='https://lantern.example/{address}'>"
    seen = "<p>12 March 2024</p>" if day != "None" else ""
    article, _ = found(tmp_path, page(f"<article>{HEAD}{seen}{BODY}</article>", link))
    assert str(article.published) == day


def test_a_day_in_an_address_alone_is_said_to_be(tmp_path: Path) -> None:
    """At its end it is most likely the day of publication; and a paper's own folder beats Greenwich's day."""
    link = "<link rel='canonical' href='https://lantern.example/news/gate-shut-2024-03-12'>"
    article, said = found(tmp_path, page(f"<article>{HEAD}{BODY}</article>", link))
    assert str(article.published) == "2024-03-12"
    assert "in its address alone" in said[0]
    head = (
        "<link rel='canonical' href='https://lantern.example/2024/03/12/gate'>"
        "<meta property='article:published_time' content='2024-03-13T01:15:00Z'>"
    )
    article, _ = found(tmp_path, page(f"<article>{HEAD}{BODY}</article>", head))
    assert str(article.published) == "2024-03-12"


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Ida Venn", "Ida Venn"), ("By Ida Venn and Tom Ash | 12 March 2024", "Ida Venn and Tom Ash"),
        ("Written by Ida Venn", "Ida Venn"), ("By the sea", None),
    ],
)  # fmt: skip
def test_who_wrote_a_page_stands_at_its_head(tmp_path: Path, line: str, author: str | None) -> None:
    """Before what the system says of who typed it."""
    body = f"<article><h1>East gate shut</h1><p>{line}</p>{BODY}</article>"
    article, _ = found(tmp_path, page(body))
    assert article.author == author


def test_a_page_with_a_day_on_every_line_is_read_in_time(tmp_path: Path) -> None:
    """However many there are, and however deep they lie."""
    many = "<div>" * 200 + "<p>Published <span class='date'>12 March 2024</span></p>" * 3_000
    article, _ = found(tmp_path, page(f"<article>{HEAD}{BODY}</article>{many}"))
    assert article.published is None


@pytest.mark.parametrize(
    "title",
    [
        "East gate shut | The Lantern",
        "The Lantern - East gate shut",
        "The Lantern",
        "East gate shut",
    ],
)
def test_the_headline_is_what_the_page_goes_by(tmp_path: Path, title: str) -> None:
    """Whatever the rank of its heading, and though the site has one too."""
    body = f"<h1>The Lantern</h1><h2>East gate shut</h2><p>12 March 2024</p>{BODY}"
    article, _ = found(tmp_path, page(body).replace("East gate shut | The Lantern", title))
    assert str(article.published) == "2024-03-12"
    assert article.title == ("The Lantern" if title == "The Lantern" else "East gate shut")
