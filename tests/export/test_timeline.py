"""The timeline exporter: same bytes, nothing hostile raw, positions that JavaScript understands."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.export import packing, payload, timeline
from dateline.model import Interval, Span
from dateline.story import Copy, Correction, Event, Story, Storyline
from tests.export.conftest import ruled_story, small_story
from tests.stories import hostile, story


class Page(HTMLParser):
    """Collects a page's tags and the content of its blocks, as a browser would see them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.blocks: list[tuple[str, dict[str, str | None], str]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        tag, attrs = self.tags[-1] if self.tags else ("", {})
        if tag in ("script", "style") and data.strip():
            self.blocks.append((tag, attrs, data))

    def unzipped(self, name: str) -> bytes:
        packed = next(data for _, attrs, data in self.blocks if attrs.get("id") == name)
        if name in ("graph", "engine"):
            packed = packed.translate(str.maketrans(",.:", "<&>"))
            return gzip.decompress(base64.b85decode(packed.strip()))
        return gzip.decompress(base64.b64decode(packed))

    def block(self, name: str) -> Any:
        return json.loads(self.unzipped(name))

    def columns(self) -> Any:
        """What the page opens with and what waits, put together as the page does."""
        found: dict[str, Any] = {}
        for block in (self.block("core"), self.block("evidence")):
            for name, part in block.items():
                if isinstance(part, dict):
                    found.setdefault(name, {}).update({c: spread(v) for c, v in part.items()})
                else:
                    found[name] = part
        return found


def spread(column: Any) -> Any:
    """Write out a column in which each value stands once."""
    return [column["of"][n] for n in column["at"]] if isinstance(column, dict) else column


def utf16(text: str, start: int, end: int) -> str:
    """Slice as JavaScript does, by UTF-16 units."""
    units = text.encode("utf-16-le", "surrogatepass")
    return units[2 * start : 2 * end].decode("utf-16-le", "surrogatepass")


def page_of(made: Story) -> Page:
    return Page(timeline.page(made))


def test_same_story_same_bytes(tmp_path: Path) -> None:
    """Two exports of one story are equal to the byte, wherever and whenever they are made."""
    first = timeline.export(story(60), tmp_path / "a")
    second = timeline.export(story(60), tmp_path / "b")
    assert first.name == "timeline.html"
    assert first.read_bytes() == second.read_bytes()


def test_no_clock_and_no_platform_in_the_blocks() -> None:
    """The gzip header holds neither a time nor the name of a system."""
    header = base64.b64decode(timeline.block({"a": 1}))[:10]
    assert header[4:8] == bytes(4)
    assert header[9] == 255


@given(st.text(max_size=60), st.integers(0, 60), st.integers(0, 60))
def test_positions_in_utf16(text: str, a: int, b: int) -> None:
    """A span cut by converted positions in UTF-16 is the span cut by Python."""
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    assert utf16(text, *packing.Units(text).of(Span(start, end))) == text[start:end]


def test_evidence_after_emoji() -> None:
    """Sentences, triggers and dates are found in the page's texts where Python finds them."""
    made = story(120)
    page = page_of(made)
    core, texts = page.columns(), page.block("texts")
    assert any(ord(char) > 0xFFFF for text in texts for char in text)
    events = {event.id: event for event in made.events}
    for name, reports in zip(core["events"]["id"], core["events"]["reports"], strict=True):
        for ref, k in zip(events[name].reports, reports, strict=True):
            reading, text = made.readings[ref.article], made.by_key[ref.article].text
            report = reading.reports[ref.index]
            found = texts[core["reports"]["article"][k]]
            assert found == text
            assert utf16(found, *core["reports"]["span"][k]) == reading.sentences[
                report.sentence
            ].of(text)
            assert utf16(found, *core["reports"]["trigger"][k]) == report.span.of(text)
            assert [utf16(found, *when) for when in core["reports"]["when"][k]] == [
                span.of(text) for span in report.when.evidence
            ]


def test_events_are_in_order_and_undated_last() -> None:
    """Events come in the order of time; what has no date at all comes after everything that has."""
    events = page_of(story(200)).columns()["events"]
    firsts = [
        latest if earliest is None else earliest
        for earliest, latest in zip(events["earliest"], events["latest"], strict=True)
    ]
    dated = [first for first in firsts if first is not None]
    assert dated == sorted(dated)
    assert firsts == dated + [None] * (len(firsts) - len(dated))
    assert None in firsts


@pytest.mark.parametrize(
    ("interval", "columns"),
    [
        (Interval(date(1, 1, 1), date(9999, 12, 31)), (-719162, 2932896)),
        (Interval(None, date(1970, 1, 1)), (None, 0)),
        (Interval(date(1969, 12, 31), None), (-1, None)),
        (Interval(), (None, None)),
    ],
)
def test_open_ends_stay_open(interval: Interval, columns: tuple[int | None, int | None]) -> None:
    """Days are counted from 1970 over the whole calendar, and an open end is null."""
    made = story(1)
    events = payload.core(replace(made, events=(replace(made.events[0], interval=interval),)))[
        "events"
    ]
    assert (events["earliest"][0], events["latest"][0]) == columns


def test_claims_lead_to_their_speakers() -> None:
    """A report in a claim names its speaker and cue; one outside names nobody."""
    made = story(120)
    core = page_of(made).columns()
    claimed = dict(zip(core["events"]["id"], core["events"]["claimed"], strict=True))
    seen = set()
    for name, reports in zip(core["events"]["id"], core["events"]["reports"], strict=True):
        for k in reports:
            claim = core["reports"]["claim"][k]
            assert (claim >= 0) == bool(claimed[name])
            if claim >= 0:
                assert core["claims"]["says"][claim] >= 0
                assert core["claims"]["cue"][claim] == "According to"
            seen.add(claimed[name])
    assert seen == {0, 1}


def test_unknown_speaker_keeps_the_words_of_the_source() -> None:
    """A claim whose speaker is nobody's chain is shown with the words that the article has."""
    made = story(120)
    event = next(each for each in made.events if each.claimed)
    key = event.reports[0].article
    reading = made.readings[key]
    nameless = replace(reading, claims=tuple(replace(c, speaker=None) for c in reading.claims))
    core = payload.core(replace(made, readings={**made.readings, key: nameless}, events=(event,)))
    k = core["reports"]["claim"][0]
    claim = reading.claims[reading.reports[event.reports[0].index].claim or 0]
    assert core["claims"]["says"][k] == -1
    assert core["claims"]["name"][k] == claim.source[0].of(made.by_key[key].text)


def test_hostile_words_never_stand_raw_in_the_page() -> None:
    """Whatever an article says is inside the packed blocks and nowhere else."""
    made = hostile()
    text = timeline.page(made)
    assert "__pwned" not in text
    assert "onerror" not in text
    assert all(" " <= char <= "~" or char == "\n" for char in text)
    page = Page(text)
    assert [attrs.get("id") for tag, attrs in page.tags if tag == "script"] == [
        "core",
        "evidence",
        "texts",
        "graph",
        "engine",
        "saved",
        "program",
        None,
    ]
    core = page.columns()
    assert {event.label for event in made.events} == set(core["events"]["label"])
    assert page.block("texts") == [article.text for article in made.articles]


def test_policy_names_exactly_what_is_in_the_page() -> None:
    """The policy's hashes are those of the two scripts and the one style, and no other."""
    page = page_of(story(5))
    rules = next(attrs["content"] for tag, attrs in page.tags if attrs.get("http-equiv"))
    assert rules is not None
    assert rules.replace(" 'wasm-unsafe-eval';", ";").find("unsafe") < 0
    assert rules.count("sha256-") == 3
    assert rules.startswith("default-src 'none'; ")
    assert "require-trusted-types-for 'script'" in rules
    run = [(tag, data) for tag, attrs, data in page.blocks if not attrs.get("type")]
    for tag, data in [*run, ("script", page.unzipped("program").decode("ascii"))]:
        digest = base64.b64encode(hashlib.sha256(data.encode()).digest()).decode()
        assert re.search(rf"{tag}-src [^;]*'sha256-{re.escape(digest)}'", rules)


def test_the_page_loads_nothing() -> None:
    """No tag of the page points anywhere but into the page, and no style or script sets out to."""
    page = page_of(story(5))
    for tag, attrs in page.tags:
        assert tag not in ("link", "img", "iframe", "object", "base"), tag
        for name in ("src", "href", "action", "srcset", "data"):
            assert (attrs.get(name) or "#").startswith("#")
        assert not [name for name in attrs if name.startswith("on") or name == "style"]
    assert not re.search(r"url\(|@import", timeline.asset("viewer.css"))
    for script in (timeline.asset("viewer.js"), timeline.asset("questions.js")):
        assert not re.search(
            r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function", script
        )
        assert not re.search(r"XMLHttpRequest|WebSocket|sendBeacon|\bimport\(", script)
    # One place may ask the server that gave the page out, where that says it takes corrections; the
    # policy of the page itself lets it ask nobody.
    assert re.findall(r"\bfetch\((\w+)", timeline.asset("viewer.js")) == ["SERVED"]
    assert "fetch(" not in timeline.asset("questions.js")
    (rules,) = [attrs["content"] for _, attrs in page.tags if attrs.get("http-equiv")]
    assert "connect-src" not in (rules or "")


def test_nothing_is_a_story_too(tmp_path: Path) -> None:
    """A story without articles and events has its page."""
    page = Page(timeline.export(Story(), tmp_path).read_text("ascii"))
    assert page.block("core")["events"]["id"] == []
    assert page.block("texts") == []


def test_ids_are_those_of_the_graph() -> None:
    """Events, actors and articles bear the ids by which the rest of the output knows them."""
    made = story(40)
    core = page_of(made).columns()
    by_id: dict[str, Event] = {event.id: event for event in made.events}
    assert set(core["events"]["id"]) == set(by_id)
    assert core["actors"]["id"] == [actor.id for actor in made.actors]
    assert core["articles"]["key"] == [article.key for article in made.articles]


def test_copies_corrections_and_storylines_are_numbers_of_what_is_there() -> None:
    """Articles, events and actors by their places in their columns; a note in UTF-16."""
    made = story(12, emoji=True)
    first, second = made.articles[:2]
    line = Storyline(
        "s", "A storyline", tuple(e.id for e in made.events[3:6]), (made.actors[1].id,), Interval()
    )
    note = Span(3, 9)
    core = payload.core(
        replace(
            made,
            copies=(Copy(second.key, first.key, 0.75, "why"),),
            corrections=(Correction(second.key, first.key, "why", note),),
            storylines=(line,),
        )
    )
    assert core["copies"] == {"article": [1], "original": [0], "share": [0.75], "reason": ["why"]}
    assert core["corrections"]["article"] == [1]
    start, end = core["corrections"]["note"][0]
    assert utf16(second.text, start, end) == note.of(second.text)
    ids = [core["events"]["id"][n] for n in core["storylines"]["events"][0]]
    assert ids == list(line.events)
    assert [core["actors"]["id"][n] for n in core["storylines"]["actors"][0]] == list(line.actors)
    assert core["events"]["sources"] == [
        e.sources for e in packing.in_order(made.events, lambda _: 0)
    ]


def test_contradictions_are_numbers_of_accounts_and_reports() -> None:
    """Accounts and claims lie in columns of their own; a claim's words are in UTF-16."""
    made = small_story()
    core = payload.core(made)
    found, told = core["contradictions"], core["accounts"]
    assert (found["about"], found["sure"]) == (["number", "claim"], [1, 0])
    assert found["accounts"] == [[0, 1], [2, 3]]
    assert [core["events"]["id"][n] for n in found["events"][0]] == ["e2"]
    assert told["says"] == ["1%", "2%", "they met", "they did not"]
    (report,) = told["reports"][0]
    start, end = core["reports"]["span"][report]
    article = made.articles[core["reports"]["article"][report]]
    assert utf16(article.text, start, end) == "“We agreed a rise of 1%,” she said."
    (claim,) = told["claims"][3]
    claims = core["claims"]
    assert claims["cue"][claim] == "denied"
    text = made.articles[claims["article"][claim]].text
    assert [utf16(text, *ends) for ends in claims["content"][claim]] == ["that he had met Moss"]


def test_what_people_said_is_in_the_page() -> None:
    """By the numbers of what it is about; a rejected event has its reports and its ruling."""
    core = payload.core(ruled_story())
    assert core["rulings"]["act"] == ["reject", "reject", "rename", "re-date", "not-the-same"]
    places = [core["events"]["id"].index("e1"), core["articles"]["id"].index("news/one.txt")]
    assert core["rulings"]["targets"][:4] == [[1], [-1], places[:1], places[1:]]
    assert core["rejected"]["rulings"] == [[1]]
    assert core["rejected"]["label"] == ["Someone shouted"]
    (reports,) = core["rejected"]["reports"]
    assert len(reports) == 1
    assert core["rulings"]["by"] == ["J. Penn"] * 5
