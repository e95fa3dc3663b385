"""What was not found: counted and listed, never lost."""

from __future__ import annotations

import json
from pathlib import Path

from dateline.annotate import annotate
from dateline.export import coverage
from dateline.model import Article, Interval, Reading, Span, Time
from dateline.resolve import resolve
from dateline.story import Story
from tests.export.conftest import ruled_story, small_story
from tests.stories import hostile
from tests.stories import story as made_up


def test_what_is_missing_is_listed(story: Story) -> None:
    """Sentences without a report, undated events and nameless claims stand under their article."""
    one, three, two = coverage.coverage(story)["articles"]
    assert [s["text"] for s in one["sentences_without_report"]] == ["It rained."]
    assert one["undated_events"] == [{"id": "e4", "label": "Someone shouted"}]
    assert three == {
        "id": "news/three.txt",
        "key": story.articles[2].key,
        "read": False,
        "published": {"edtf": "", "because": []},
        "warnings": [],
        "sentences_without_report": [],
        "undated_events": [],
        "times_not_understood": [],
        "claims_without_speaker": [],
    }
    (claim,) = two["claims_without_speaker"]
    assert claim["source"][0]["text"] == "the minister"
    assert claim["content"][0]["text"] == "the rise was 2%"


def test_totals_add_up(story: Story) -> None:
    """The totals are those of the lists."""
    assert coverage.coverage(story)["totals"] == {
        "articles": 3,
        "articles_without_date": 1,
        "articles_without_reading": 1,
        "articles_not_english": 0,
        "sentences": 7,
        "sentences_without_report": 1,
        "events": 5,
        "undated_events": 1,
        "times": 2,
        "times_not_understood": 0,
        "claims": 3,
        "claims_without_speaker": 1,
    }


def test_times_that_have_no_place_are_not_understood(story: Story) -> None:
    """A date without a place in the calendar is listed; a duration needs none."""
    one = story.articles[0]
    span, nothing = Span(0, 3), Interval()
    reading = Reading(
        one.key,
        times=(
            Time(span, "DATE", "", "", nothing, "none"),
            Time(span, "DATE", "XXXX-03-01", "", nothing, "none"),
            Time(span, "DATE", "PAST_REF", "", nothing, "none"),
            Time(span, "DURATION", "P2Y", "", nothing, "none"),
            Time(span, "SET", "P1W", "", nothing, "none"),
            Time(span, "DATE", "2014", "2014", nothing, "stated"),
        ),
    )
    (article,) = coverage.coverage(Story((one,), {one.key: reading}))["articles"]
    listed = [time["value"] for time in article["times_not_understood"]]
    assert listed == ["", "XXXX-03-01", "PAST_REF"]


def test_a_text_in_another_language_is_named_as_such() -> None:
    """In one sentence under the article, and in the totals; what it says is not guessed at."""
    one = Article("fr.txt", "La grève commence lundi.")
    two = Article("en.txt", "The strike begins on Monday.")
    readings = {one.key: Reading(one.key, english=False), two.key: Reading(two.key)}
    found = coverage.coverage(Story((one, two), readings))
    assert [article["warnings"] for article in found["articles"]] == [[], [coverage.FOREIGN]]
    assert found["totals"]["articles_not_english"] == 1


def test_two_builds_have_the_same_bytes(tmp_path: Path) -> None:
    """The same story gives the same file, whatever its articles hold."""
    for make in (hostile, lambda: made_up(40)):
        first = coverage.export(make(), tmp_path).read_bytes()
        assert coverage.export(make(), tmp_path).read_bytes() == first
        assert json.loads(first)["totals"]["articles"] == len(make().articles)


def test_what_a_person_rejected_is_listed() -> None:
    """With who and why."""
    listed = coverage.coverage(ruled_story())["rejected"]
    assert [(one["about"], one["label"]) for one in listed] == [
        ("claim", None),
        ("event", "Someone shouted"),
    ]
    assert {(one["by"], one["reason"]) for one in listed} == {("J. Penn", "The desk <asked>.")}
    assert "rejected" not in coverage.coverage(small_story())


def test_the_next_day_is_understood_where_it_says_so_long_after_what() -> None:
    """It has no day of its own, and orders what happened."""
    one = Article("a.txt", "The chief resigned on 2 June 2014. The next day the board met.")
    (reading,) = annotate([one])
    (article,) = coverage.coverage(resolve([one], [reading]))["articles"]
    assert article["times_not_understood"] == []
    alone = Article("b.txt", "The next day the board met.")
    (reading,) = annotate([alone])
    (article,) = coverage.coverage(resolve([alone], [reading]))["articles"]
    assert [time["text"] for time in article["times_not_understood"]] == ["The next day"]
