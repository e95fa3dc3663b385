"""What agencies send, in the IPTC's formats."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.errors import DoubtfulArticle, UnreadableArticle
from dateline.model import Article
from dateline.read import read as whole
from dateline.read.newsml import read
from dateline.read.records import Item
from dateline.source import Source

TEXT = "Dockers walked out in Brannock on Tuesday.\n\nThe union said that talks had collapsed.\n"
FIRST, SECOND = TEXT.strip().split("\n\n")
MARKED = f"<div><p>{FIRST}</p><p>{SECOND}</p></div>"
NINJS: dict[str, dict[str, Any]] = {
    "1": {
        "uri": "https://wire.example/1", "headline": "Dockers walk out", "byline": "Ida Venn",
        "versioncreated": "2024-03-12T23:30:00-05:00", "body_text": TEXT, "provider": "Aldermark Wire",
    },
    "2": {
        "uri": "tag:wire.example,2024:2", "firstcreated": "2024-03-12", "versioncreated": "2024-03-14",
        "headlines": [{"role": "main", "value": "Dockers walk out"}],
        "bodies": [{"contenttype": "text/html", "value": MARKED}],
        "people": [{"name": "Ida Venn", "rel": "author"}], "infosources": [{"name": "Aldermark Wire"}],
    },
}  # fmt: skip
G2 = f"""<?xml version="1.0"?><newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="tag:wire.example,2024:3"><itemMeta><provider><name>Aldermark Wire</name></provider>
<versionCreated>2024-03-14T00:00:00Z</versionCreated><firstCreated>2024-03-12T08:00:00Z</firstCreated></itemMeta>
<contentMeta><headline>Dockers walk out</headline><by>Ida Venn</by></contentMeta>
<contentSet><inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body>{MARKED}</body></html></inlineXML>
</contentSet></newsItem></itemSet></newsMessage>"""
NITF = f"""<nitf><head><title>x</title><docdata><doc-id id-string="w4"/><date.issue norm="20240312T080000Z"/></docdata>
<pubdata name="Aldermark Wire" date.publication="20240312" position.section="Business"/></head><body><body.head>
<hedline><hl1>Dockers walk out</hl1></hedline><byline>By Ida Venn</byline></body.head>
<body.content><block><p>{FIRST}</p><p>{SECOND}</p></block></body.content></body></nitf>"""
FILES = {
    "a.ninjs": json.dumps(NINJS["1"]), "b.json": json.dumps(NINJS["2"]), "c.xml": G2, "d.nitf": NITF,
}  # fmt: skip


def items(folder: Path, name: str, content: str | bytes) -> list[Item]:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read(Source.below(path, folder)))


@pytest.mark.parametrize("name", list(FILES))
def test_each_gives_the_same_story(tmp_path: Path, name: str) -> None:
    """Text, headline, byline, provider, and the day on which it first went out, in its own zone."""
    (article,) = items(tmp_path, name, FILES[name])
    assert isinstance(article, Article)
    assert article.text.split() == TEXT.split()
    assert article.text.count("\n\n") == 1
    assert (article.title, article.author, article.outlet) == (
        "Dockers walk out",
        "Ida Venn",
        "Aldermark Wire",
    )
    assert str(article.published) == "2024-03-12"
    assert article.dates[0].basis == "the agency’s record"


def test_they_are_known_by_their_content(tmp_path: Path) -> None:
    """Also where they are called .xml or .json; other such files are left alone."""
    for name, content in FILES.items():
        (tmp_path / name).write_text(content)
    (tmp_path / "e.json").write_text('{"type": "FeatureCollection"}')
    (tmp_path / "f.xml").write_text("<config/>")
    found = whole([tmp_path])
    copies = [one for one in found.skipped if "once more" in one.why]  # all tell the same
    assert (len(found.articles), len(copies)) == (1, 3)
    assert not found.warnings
    assert not found.refused
    others = [one.where.rpartition("/")[2] for one in found.skipped if one not in copies]
    assert others == ["e.json", "f.xml"]


def test_many_stories_in_a_file_are_told_apart(tmp_path: Path) -> None:
    """By their place; one without text is named, and the others are read."""
    content = json.dumps([NINJS["1"], {"headline": "A picture"}, NINJS["2"]])
    first, refused, third = items(tmp_path, "a.ninjs", content)
    assert isinstance(first, Article)
    assert isinstance(third, Article)
    assert (first.id, third.id) == ("a.ninjs#1", "a.ninjs#3")
    assert "story 2: is no story in ninjs" in str(refused)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("", "is empty"),
        ("{broken", "is no JSON"),
        ("[" * 100_000, "is no JSON"),
        ("<newsItem>", "is no XML that can be read"),
        ("<newsItem><itemMeta/></newsItem>", "has no text of its own"),
        ("<other/>", "is neither NewsML-G2 nor NITF"),
    ],
)
def test_what_holds_no_story_is_said(tmp_path: Path, content: str, what: str) -> None:
    """In one sentence."""
    (refused,) = items(tmp_path, "a.newsml", content)
    assert isinstance(refused, UnreadableArticle)
    assert what in str(refused)


def test_entities_bring_nothing_in(tmp_path: Path) -> None:
    """Neither a file of this machine nor a billion words."""
    (tmp_path / "secret.txt").write_text("hunter2")
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    head = f'<!DOCTYPE nitf [<!ENTITY l0 "lol"><!ENTITY x SYSTEM "file://{tmp_path}/secret.txt">{lol}]>'
    for entity in ("x", "l9"):
        found = items(tmp_path, "a.nitf", head + NITF.replace(SECOND, f"&{entity}; {SECOND}"))
        assert all("hunter2" not in str(getattr(item, "text", "")) for item in found)
        assert all(len(getattr(item, "text", "")) < 1000 for item in found)


def test_the_main_body_is_the_story(tmp_path: Path) -> None:
    """Not its summary, even in plain text; that is read where there is nothing else."""
    summary = {"role": "summary", "contenttype": "text/plain", "value": "Walkout."}
    marked = {"role": "main", "contenttype": "text/html", "value": MARKED}
    plain = {"role": "main", "contenttype": "text/plain", "value": TEXT}
    for bodies, text in (
        ([summary, marked], TEXT), ([marked, plain, summary], TEXT), ([summary], "Walkout."),
        ([{"role": "analysis", "contenttype": "text/plain", "value": "Why."},
          {"contenttype": "text/html", "value": MARKED}], TEXT),
    ):  # fmt: skip
        (article,) = items(tmp_path, "a.ninjs", json.dumps(NINJS["2"] | {"bodies": bodies}))
        assert isinstance(article, Article)
        assert article.text == text


def test_a_day_that_is_none_is_said_and_the_next_is_used(tmp_path: Path) -> None:
    """An empty one is none that anybody stated."""
    (article,) = items(tmp_path, "a.ninjs", json.dumps(NINJS["2"] | {"firstcreated": None}))
    assert isinstance(article, Article)
    assert str(article.published) == "2024-03-14"
    for name, content in (
        ("a.ninjs", json.dumps(NINJS["2"] | {"firstcreated": "last week"})),
        ("a.newsml", G2.replace("2024-03-12T08:00:00Z", "last week")),
    ):
        doubt, article = items(tmp_path, name, content)
        assert "“last week” is no date" in str(doubt)
        assert isinstance(article, Article)
        assert str(article.published) == "2024-03-14"


@pytest.mark.parametrize("status", ["canceled", "withheld"])
def test_what_an_agency_took_back_or_held_is_read_with_a_word(tmp_path: Path, status: str) -> None:
    """It may never have been published."""
    told = {"pubstatus": status, "embargoed": "2024-03-20T00:00:00Z"}
    meta = (
        f'<pubStatus qcode="stat:{status}"/><embargoed>2024-03-20T00:00:00Z</embargoed></itemMeta>'
    )
    for name, content in (
        ("a.ninjs", json.dumps(NINJS["2"] | told)),
        ("a.newsml", G2.replace("</itemMeta>", meta)),
    ):
        first, second, article = items(tmp_path, name, content)
        assert isinstance(first, DoubtfulArticle)
        assert f"the agency has it as {status}" in str(first)
        assert "was under embargo until 2024-03-20" in str(second)
        assert isinstance(article, Article)
    usable = meta.replace(status, "usable").replace("2024-03-20T00:00:00Z", "")
    assert len(items(tmp_path, "a.newsml", G2.replace("</itemMeta>", usable))) == 1


def test_no_words_of_a_block_are_lost(tmp_path: Path) -> None:
    """They may stand in it without a paragraph, between two, and under the story."""
    for block, told in (
        ("She <em>left</em> at noon.", ["She left at noon."]),
        (
            "<b>Be</b>fore. <p>A.</p> <!-- x -->Bet<i>ween</i>. <p>B.</p> End.",
            ["Before.", "A.", "Between.", "B.", "End."],
        ),
    ):
        content = NITF.replace(f"<p>{FIRST}</p><p>{SECOND}</p>", block)
        end = "</body.content><body.end><tagline>Reporting by Ida Venn.</tagline></body.end>"
        (article,) = items(tmp_path, "a.nitf", content.replace("</body.content>", end))
        assert isinstance(article, Article)
        assert article.text.strip().split("\n\n") == [*told, "Reporting by Ida Venn."]


def test_a_file_with_entities_of_its_own_is_refused(tmp_path: Path) -> None:
    """Their words would be missing, or their names stand in the text."""
    for entity in ('"The Trust"', 'SYSTEM "trust.txt"'):
        head = f"<!DOCTYPE nitf [<!ENTITY trust {entity}>]>"
        (refused,) = items(tmp_path, "a.nitf", head + NITF.replace("<p>", "<p>&trust; "))
        assert isinstance(refused, UnreadableArticle)
        assert "has entities of its own" in str(refused)


@given(
    st.sampled_from(list(FILES)), st.binary(max_size=40), st.integers(0, 900), st.integers(0, 40)
)
@settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_file_breaks_the_reader(
    tmp_path: Path, name: str, noise: bytes, place: int, less: int
) -> None:
    """Bytes put in or cut out give articles or sentences."""
    data = FILES[name].encode()
    for item in items(tmp_path, name, data[:place] + noise + data[place + less :]):
        assert isinstance(item, Item)
