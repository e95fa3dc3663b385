"""Saved feeds become an article an entry."""

from __future__ import annotations

import json
import socket
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NoReturn

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.errors import DoubtfulArticle, UnreadableArticle
from dateline.model import Article, Dating
from dateline.read import feed, records
from dateline.read.feed import read
from dateline.source import Source

SPACES = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"'
FULL = (
    "<title>Talks &amp;amp; tea</title><link>https://lantern.example/1</link>"
    '<guid isPermaLink="false">n1</guid><pubDate>Tue, 12 Mar 2024 23:30:00 -0500</pubDate>'
    "<dc:creator>Ida Venn</dc:creator><description>A teaser.</description>"
    "<content:encoded><![CDATA[<p>They <b>met</b>.<script>x()</script></p><p>She&nbsp;left.</p>]]></content:encoded>"
)


def rss(*entries: str) -> str:
    found = "".join(f"<item>{entry}</item>" for entry in entries)
    inner = f"<channel><title>The Lantern</title>{found}</channel>"
    return f'<?xml version="1.0"?><rss version="2.0" {SPACES}>{inner}</rss>'


def atom(*entries: str) -> str:
    found = "".join(f"<entry>{entry}</entry>" for entry in entries)
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>The Lantern</title>{found}</feed>'


def jsonfeed(*entries: Any) -> str:
    said = {"version": "https://jsonfeed.org/version/1.1", "title": "The Lantern", "items": entries}
    return json.dumps(said)


def items(tmp_path: Path, content: bytes | str, name: str = "a.rss") -> list[records.Item]:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read(Source.below(path, tmp_path)))


def one(tmp_path: Path, content: bytes | str, name: str = "a.rss") -> Article:
    (item,) = [item for item in items(tmp_path, content, name) if isinstance(item, Article)]
    return item


def refusal(tmp_path: Path, content: bytes | str, name: str = "a.rss") -> str:
    (item,) = items(tmp_path, content, name)
    assert isinstance(item, UnreadableArticle), item
    sentence = str(item)
    assert sentence.endswith(".")
    return sentence


def test_an_entry_is_an_article(tmp_path: Path) -> None:
    """All its content is read and not its teaser, and the day is that in the writer's zone."""
    told = "Tue, 12 Mar 2024 23:30:00 -0500"
    assert one(tmp_path, rss(FULL), "2025-01-01.rss") == Article(
        "The Lantern#n1", "They met.\n\nShe left.\n", "Talks & tea", date(2024, 3, 12), "The Lantern", "Ida Venn",
        "https://lantern.example/1", f"{tmp_path / '2025-01-01.rss'}, entry 1",
        (Dating(date(2024, 3, 12), "the feed", told),),
    )  # fmt: skip


def test_an_entry_of_atom_is_an_article(tmp_path: Path) -> None:
    """Its several writers are kept, and its page whether it is escaped or not."""
    entry = (
        "<id>tag:lantern.example,2024:1</id><title>Talks</title><published>2024-03-12T23:30:00-05:00</published>"
        "<updated>2024-06-01T00:00:00Z</updated><author><name>Ida Venn</name></author><author><name>Tom Ash</name>"
        '</author><link href="https://lantern.example/1"/><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
        "<p>They met.</p><p>She left.</p></div></content>"
    )
    article = one(tmp_path, atom(entry), "a.atom")
    assert (article.id, article.text) == ("tag:lantern.example,2024:1", "They met.\n\nShe left.\n")
    assert (article.author, article.outlet) == ("Ida Venn, Tom Ash", "The Lantern")
    assert [one.basis for one in article.dates] == ["the feed"]
    assert article.published == date(2024, 3, 12)


@pytest.mark.parametrize(
    ("content", "basis"),
    [
        (atom("<updated>2024-03-12T23:30:00-05:00</updated><summary>They met.</summary>"),
         "the feed, as last changed"),
        (rss("<dc:date>2024-03-12T23:30:00-05:00</dc:date><description>They met.</description>"), "the feed"),
        (rss("<pubDate>12 March 2024</pubDate><description>They met.</description>"), "the feed"),
        (rss("<link>https://x.example/2024/03/12/a</link><description>They met.</description>"), "the address"),
    ],
)  # fmt: skip
def test_a_day_is_found_where_it_stands(tmp_path: Path, content: str, basis: str) -> None:
    """What says it is kept beside it; of a summary the text is read where there is no content."""
    article = one(tmp_path, content)
    assert article.text == "They met.\n"
    assert [(one.day, one.basis) for one in article.dates] == [(date(2024, 3, 12), basis)]


def test_an_entry_without_a_date_stays_without(tmp_path: Path) -> None:
    """The name of the file tells when the feed was saved; a bad date costs the date only."""
    article, doubt = items(tmp_path, rss("<description>They met.</description>"), "20240312.rss")
    assert isinstance(article, Article)
    assert article.dates == ()
    assert "has an entry that does not say when it was published" in str(doubt)
    raw = rss("<pubDate>soon</pubDate><description>They met.</description>")
    warning, article = items(tmp_path, raw)
    assert isinstance(warning, DoubtfulArticle)
    assert "“soon” is no date" in str(warning)
    assert isinstance(article, Article)


def test_a_feed_of_feeds_names_the_first(tmp_path: Path) -> None:
    """Who published an entry is who its source is, and not who collected it."""
    raw = rss(
        '<description>They met.</description><source url="https://x.example/f">The Gull</source>'
    )
    assert one(tmp_path, raw).outlet == "The Gull"


def test_ids_are_used_if_they_name_one_entry(tmp_path: Path) -> None:
    """An id that two have, or that is no name, gives way to the entry's number."""
    entry = "<guid>{}</guid><description>{}</description>"
    found = items(
        tmp_path,
        rss(*(entry.format(*pair) for pair in ("xa", "xb", "yc")), entry.format("a b", "d")),
    )
    assert [item.id for item in found if isinstance(item, Article)] == [
        "a.rss#1",
        "a.rss#2",
        "The Lantern#y",
        "a.rss#4",
    ]


def test_a_headline_is_no_article(tmp_path: Path) -> None:
    """It is refused by its number, and the others are read."""
    found = items(tmp_path, rss("<title>Talks</title>", FULL, "<link>https://x.example</link>"))
    assert [type(item) for item in found] == [UnreadableArticle, Article, UnreadableArticle]
    assert "a.rss, entry 1: has a headline and no text. Save the page" in str(found[0])


def test_a_json_feed_is_read(tmp_path: Path) -> None:
    """Of a page or of plain text, with old and new ways to name its writers."""
    full = {
        "id": "n1", "url": "https://lantern.example/1", "title": "Talks", "content_html": "<p>They met.<p>She left.",
        "content_text": "x", "date_published": "2024-03-12T23:30:00-05:00", "authors": [{"name": "Ida Venn"}],
    }  # fmt: skip
    plain = {"id": 7, "content_text": "They met.\n\nShe left.", "author": {"name": "Tom Ash"}}
    first, second, third, doubt = items(tmp_path, jsonfeed(full, plain, "x"), "a.jsonfeed")
    assert first == Article(
        "The Lantern#n1", "They met.\n\nShe left.\n", "Talks", date(2024, 3, 12), "The Lantern", "Ida Venn",
        "https://lantern.example/1", f"{tmp_path / 'a.jsonfeed'}, entry 1",
        (Dating(date(2024, 3, 12), "the feed", "2024-03-12T23:30:00-05:00"),),
    )  # fmt: skip
    assert isinstance(second, Article)
    assert (second.id, second.text, second.author) == ("a.jsonfeed#2", first.text, "Tom Ash")
    assert isinstance(third, UnreadableArticle)
    assert "has an entry that does not say" in str(doubt)


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "iso-8859-2", "utf-16"])
def test_a_feed_may_be_in_any_charset(tmp_path: Path, charset: str) -> None:
    """It says which, or begins with a mark."""
    head = f'<?xml version="1.0" encoding="{charset.removesuffix("-sig")}"?>'
    raw = rss("<description>Přístav</description>").replace('<?xml version="1.0"?>', head)
    assert one(tmp_path, raw.encode(charset)).text == "Přístav\n"


def test_a_feed_cut_short_is_told(tmp_path: Path) -> None:
    """What stands in it is read, and somebody is asked to look."""
    warning, article = items(tmp_path, rss(FULL, FULL)[:-60])[:2]
    assert isinstance(warning, DoubtfulArticle)
    assert "is no whole XML" in str(warning)
    assert isinstance(article, Article)
    assert article.text == "They met.\n\nShe left.\n"


def test_nothing_outside_is_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a file nor an address, whatever a feed names or is."""

    def refuse(*_: object, **__: object) -> NoReturn:
        raise AssertionError("the network")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    (tmp_path / "secret").write_text("hidden words")
    inner = f'<!DOCTYPE r [<!ENTITY e SYSTEM "{(tmp_path / "secret").as_uri()}">]><rss'
    entry = "<title>a</title><description>They met. &e;</description>"
    for item in items(tmp_path, rss(entry).replace("<rss", inner)):
        assert "hidden words" not in str(item)
    assert "is no feed" in refusal(tmp_path, str(tmp_path / "secret"))
    assert "is no feed" in refusal(tmp_path, "http://127.0.0.1:9/x")


def test_entities_do_not_grow(tmp_path: Path) -> None:
    """A billion laughs stay a few characters."""
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 20))
    raw = rss("<description>They met. &a19;</description>").replace(
        "<rss", f'<!DOCTYPE r [<!ENTITY a0 "ha">{laughs}]><rss'
    )
    found = items(tmp_path, raw)
    for item in found:
        assert len(str(item)) < 1_000
    assert any("declares entities of its own, which are not followed" in str(one) for one in found)


@pytest.mark.parametrize(
    ("content", "name", "what"),
    [
        ("", "a.rss", "is empty"),
        (" \n", "a.jsonfeed", "is empty"),
        ("They met.", "a.rss", "is no feed"),
        ("<html><body><p>They met.</p></body></html>", "a.rss", "is no feed"),
        (b"%PDF-1.7\n", "a.atom", "is no feed"),
        (b"\0" * 999, "a.atom", "is no feed"),
        (rss(), "a.rss", "is a feed with nothing in it"),
        (atom(), "a.atom", "is a feed with nothing in it"),
        (jsonfeed(), "a.jsonfeed", "is a feed with nothing in it"),
        (jsonfeed({})[:-4], "a.jsonfeed", "is cut short or no JSON"),
        ("[" * 100_000, "a.jsonfeed", "is cut short or no JSON"),
        ("{}", "a.jsonfeed", "is no JSON Feed"),
        (b'{"a": "caf\xe9"}', "a.jsonfeed", "is not UTF-8 at byte 10"),
        (rss("<description>" + "<a>" * 10_000), "a.rss", "is"),
    ],
)
def test_what_is_no_feed_is_refused(
    tmp_path: Path, content: bytes | str, name: str, what: str
) -> None:
    """The refusal says what is wrong, and what to do next."""
    assert what in str(items(tmp_path, content, name)[0])
    assert not any(isinstance(item, Article) for item in items(tmp_path, content, name))


def test_a_feed_too_long_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is no list of news."""
    monkeypatch.setattr(feed, "MOST_BYTES", 100)
    assert "has more than 100 bytes" in refusal(tmp_path, rss(FULL))


@settings(max_examples=60, deadline=None)
@given(
    whole=st.sampled_from(
        [
            (rss(FULL), "a.rss"),
            (atom(FULL), "a.atom"),
            (jsonfeed({"content_text": "x"}), "a.jsonfeed"),
        ]
    ),
    cut=st.floats(0, 1),
    changes=st.lists(st.tuples(st.floats(0, 0.999), st.binary(max_size=4)), max_size=6),
)
def test_no_bytes_break_the_reader(
    whole: tuple[str, str], cut: float, changes: list[tuple[float, bytes]]
) -> None:
    """Whatever befalls a feed, items come of it."""
    raw, name = whole[0].encode(), whole[1]
    for part, what in changes:
        at = int(part * len(raw))
        raw = raw[:at] + what + raw[at + len(what) :]
    with TemporaryDirectory() as folder:
        for item in items(Path(folder), raw[: int(len(raw) * min(1, cut * 2))], name):
            assert isinstance(item, Article | UnreadableArticle | DoubtfulArticle)
