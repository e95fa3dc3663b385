"""What each article says, in the format of the gold annotations."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dateline.export import readings
from dateline.model import Reason, Span
from dateline.story import Story
from tests.export.conftest import hostile_story, small_story
from tests.stories import hostile
from tests.stories import story as made_up

LAYERS = ("mentions", "times", "events", "claims", "quantities")


def lines(story: Story, folder: Path) -> list[dict[str, Any]]:
    """The file, parsed line by line as any reader of JSON lines does."""
    with readings.export(story, folder).open(encoding="utf-8") as found:
        return [json.loads(line) for line in found]


def test_articles_come_in_the_order_of_their_ids(story: Story, tmp_path: Path) -> None:
    """Every article has its line, one without a reading too, and every layer is there."""
    found = lines(story, tmp_path)
    assert [line["id"] for line in found] == ["news/one.txt", "news/three.txt", "news/two.txt"]
    for line in found:
        assert [key for key in line if key in LAYERS] == list(LAYERS)
        assert list(line)[:5] == ["id", "published", "title", "outlet", "text"]
    assert all(found[1][layer] == [] for layer in LAYERS)


def test_spans_are_those_of_the_text(story: Story, tmp_path: Path) -> None:
    """Offsets count code points in the text of the same line."""
    one = lines(story, tmp_path)[0]
    words = [one["text"][m["start"] : m["end"]] for m in one["mentions"]]
    assert words == ["Ada Moss", "Unison", "Jonas Hale", "Exeter", "she"]
    assert [m["chain"] for m in one["mentions"]] == ["a1", "a3", "a2", "a4", "a1"]
    (claim,) = one["claims"]
    assert [one["text"][a:b] for a, b in claim["content"]] == ["We agreed a rise of 1%,"]
    assert (claim["speaker"], claim["manner"]) == ("a1", "direct")
    assert one["quantities"][0]["low"] == "1.0"


def test_events_say_how_sure_and_when(story: Story, tmp_path: Path) -> None:
    """A denial is negative, a plan lies in the future, and no date is too exact."""
    one, _, two = lines(story, tmp_path)
    met, _, strike = two["events"]
    assert (met["chain"], met["polarity"], met["certainty"]) == ("e1", "neg", "certain")
    assert (met["date"], met["edtf"]) == (None, None)
    assert (strike["time"], strike["date"], strike["edtf"]) == ("future", None, "../2015")
    assert (strike["earliest"], strike["latest"]) == (None, "2015-12-31")
    assert one["events"][0]["date"] == "2014-03-03"
    first_days = ["2014-03-04", "2014-03-04", "2014-03-06"]
    assert [event["first_reported"] for event in two["events"]] == first_days
    assert one["events"][0]["chain"] == "e1"
    assert [p["role"] for p in one["events"][0]["participants"]] == ["Arg0", "Arg1"]


@pytest.mark.parametrize(
    ("edtf", "plain"),
    [("2014", True), ("2014-03", True), ("2014-03-01", True), ("2012-21", False), ("2013~", False),
     ("../2015", False), ("2014-03-01/2014-03-13", False)],
)  # fmt: skip
def test_only_plain_dates_are_dates(edtf: str, plain: bool) -> None:
    """A season, an interval or a guess is no ISO date."""
    assert bool(readings._PLAIN_DATE.fullmatch(edtf)) is plain


@pytest.mark.parametrize("make", [hostile, lambda: made_up(60)])
def test_two_builds_have_the_same_bytes(make: Any, tmp_path: Path) -> None:
    """The same story gives the same file, which is UTF-8."""
    first = readings.export(make(), tmp_path).read_bytes()
    first.decode("utf-8")
    assert readings.export(make(), tmp_path).read_bytes() == first


@settings(max_examples=80, deadline=None)
@given(st.text(st.characters(exclude_categories=()), max_size=30))
@example("a\ud800b \u2028 \x85 \x00 \r\n 🦆 \ud83e\udd86")
def test_any_text_comes_back_exactly(words: str) -> None:
    """The text of a line is the article's, whatever it holds, and a line is one line to all."""
    made = hostile_story(words)
    line = readings._line(readings.record(made, made.articles[0]))
    # A surrogate pair is its character to JSON, so Python's two halves come back as one.
    whole = words.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
    assert json.loads(line)["text"] == whole
    assert len(line.decode().splitlines()) == 1


def test_reasons_are_written_where_there_are_any() -> None:
    """With their words as pairs of offsets; nothing stands where the annotator gave no reason."""
    made = small_story()
    article = made.articles[0]
    reading = made.readings[article.key]
    why = (Reason("chain", "a name", (Span(0, 3),)), Reason("chain", "alone"))
    mention = replace(reading.mentions[0], why=why)
    readings_of = {article.key: replace(reading, mentions=(mention, *reading.mentions[1:]))}
    first, second, *_ = readings.record(replace(made, readings=readings_of), article)["mentions"]
    assert first["why"] == [
        {"about": "chain", "rule": "a name", "spans": [[0, 3]]},
        {"about": "chain", "rule": "alone"},
    ]
    assert "why" not in second


def test_an_article_dated_later_has_its_event_ahead(story: Story) -> None:
    """An event whose first day is after the article's is in the future, whatever its words."""
    one = story.articles[0]
    early = Story(
        (type(one)(one.id, one.text, published=date(2014, 3, 1)),), story.readings, story.actors
    )
    assert early.articles[0].key == one.key
    assert readings.record(early, early.articles[0])["events"][0]["time"] == "future"


def test_an_article_says_what_it_copies_and_corrects(story: Story) -> None:
    """By ids, with the reason; one that does neither has no such keys."""
    one, two, three = (readings.record(story, article) for article in story.articles)
    assert not {"copies", "corrects"} & one.keys()
    assert two["copies"] == [{"id": one["id"], "share": 0.625, "reason": "62 % of its words"}]
    (correction,) = two["corrects"]
    assert correction["id"] == one["id"]
    assert two["text"][correction["start"] : correction["end"]] == "the rise was 2%"
    assert [c.keys() for c in three["corrects"]] == [{"id", "reason"}]
