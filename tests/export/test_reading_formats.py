"""Formats for people and their programs: chronology, calendar, slides, map, tables, investigations."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from dateline.cells import inert
from dateline.export import chronology, ftm, geojson, ical, tables, timelinejs
from dateline.export.facts import chronological, evidence, when
from dateline.export.terms import well_formed
from dateline.gazetteer import gazetteer
from dateline.model import Interval, Ref
from dateline.story import Event, Story
from tests.export.conftest import hostile_story, paged_story
from tests.resolve.made import Made, on
from tests.resolve.made import story as joined

HOSTILE = "<img src=x onerror=alert(1)> [x](javascript:y) `a` =1+1\r\n@b \x1b[31m \ud83d"


@pytest.fixture(scope="module")
def port() -> Story:
    """An event at a place that the gazetteer knows, one at a place that it does not, and a plan."""
    one = Made("a.txt", "2021-03-10", "The Post", "Ferries stop")
    crew = one.chain("Ferry Crew", kind="organisation")
    port, quay = one.chain("Rotterdam", kind="place"), one.chain("Nowhere Quay", kind="place")
    one.report(
        "strike", crew, when=on("2021-03-08"), place=port, label="The crew struck", kind="protest"
    )
    one.report("vote", crew, when=on("2021-03-09"), place=quay, label="The crew voted", kind="vote")
    one.report(
        "meet", crew, status="planned", when=on("2021-01-01", "2021-12-31"), label="The crew meet"
    )
    return joined(one)


# the chronology


def test_every_event_is_told_once_with_its_sentences(story: Story, tmp_path: Path) -> None:
    """As many footnotes as there are reports, each with the article's words."""
    text = chronology.export(story, tmp_path).read_text(encoding="utf-8")
    assert text.count("\n- **") == len(story.events)
    marks = re.findall(r"\[\^(\d+)\](?!:)", text)
    notes = re.findall(r"^\[\^(\d+)\]: ", text, re.M)
    assert marks == notes == [str(n + 1) for n in range(sum(len(e.reports) for e in story.events))]


def test_a_sentence_is_cited_by_page_and_paragraph() -> None:
    """By what its article has of both, as people do."""
    story = paged_story()
    (article,), refs = story.articles, (Ref(story.articles[0].key, 0),)
    assert [one.named for one in evidence(story, refs)] == ["Ferries stop, no date, p. 2, para. 2"]
    (one,) = evidence(story, refs)
    assert one.places == tuple((line.page, line.box) for line in article.lines[1:])
    unpaged = replace(story, articles=(replace(article, pages=(), published=date(2021, 3, 10)),))
    told = [one.named for one in evidence(unpaged, refs)]
    assert told == ["Ferries stop, 10 March 2021, para. 2"]


def test_no_words_become_markup(tmp_path: Path) -> None:
    """Neither HTML nor a link nor a heading, and no escape code."""
    text = chronology.export(hostile_story(HOSTILE), tmp_path).read_bytes().decode()
    assert "<img" not in text.replace("\\<img", "")
    assert "](" not in text.replace("\\](", "").replace("]\\(", "")
    assert "\x1b" not in text


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2021-03-08", "2021-03-08", "8 March 2021"),
        ("2021-03-01", "2021-03-31", "March 2021"),
        ("2021-12-01", "2021-12-31", "December 2021"),
        ("2021-01-01", "2021-12-31", "2021"),
        ("2021-01-01", "2022-12-31", "2021 to 2022"),
        ("2021-03-08", "2021-03-09", "8 March 2021 to 9 March 2021"),
        (None, "2021-03-08", "by 8 March 2021"),
        ("2021-03-08", None, "from 8 March 2021"),
        (None, None, "undated"),
        ("9999-12-31", "9999-12-31", "31 December 9999"),
    ],
)
def test_days_are_told_in_plain_words(first: str | None, last: str | None, said: str) -> None:
    """No more exactly than they are known."""
    days = [date.fromisoformat(day) if day else None for day in (first, last)]
    assert when(Interval(*days)) == said


def test_events_stand_as_they_happened(story: Story) -> None:
    """What has no day stands last."""
    starts = [e.interval.earliest or e.interval.latest for e in chronological(story.events)]
    known = [day for day in starts if day]
    assert known == sorted(known) == starts[: len(known)]


# the calendar


def test_a_calendar_holds_what_has_days(port: Story, tmp_path: Path) -> None:
    """An entry for each day that is known; the plan for a whole year is left out, and counted."""
    calendar = Calendar.from_ical(ical.export(port, tmp_path).read_bytes())
    entries: dict[str, Any] = {str(e["SUMMARY"]): e for e in calendar.walk("VEVENT")}
    assert set(entries) == {"The crew struck", "The crew voted"}
    assert entries["The crew struck"]["DTSTART"].dt == date(2021, 3, 8)
    assert entries["The crew struck"]["DTEND"].dt == date(2021, 3, 9)
    assert str(entries["The crew struck"]["LOCATION"]) == "Rotterdam"
    assert str(calendar["DESCRIPTION"]).startswith("1 events are not in it")


def test_hostile_words_stay_in_their_line(tmp_path: Path) -> None:
    """A line end in a label begins no property."""
    made = hostile_story("x\r\nATTENDEE:mailto:a@b.example\r\nEND:VEVENT \x07")
    lines = ical.export(made, tmp_path).read_bytes().decode().split("\r\n")
    assert not [line for line in lines if line.startswith(("ATTENDEE", "END:VEVENT "))]


# slides


def test_slides_are_the_most_important_and_say_so(
    port: Story, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As TimelineJS reads them: a start, a headline, and dates as numbers."""
    monkeypatch.setattr(timelinejs, "MOST", 2)
    made = json.loads(timelinejs.export(port, tmp_path).read_text(encoding="ascii"))
    assert made["title"]["text"]["text"] == "The 2 most important of 3 events."
    assert len(made["events"]) == 2
    for slide in made["events"]:
        assert set(slide["start_date"]) == {"year", "month", "day"}
        assert slide["text"]["headline"]


def test_slides_escape_html() -> None:
    """TimelineJS puts what it is given into the page."""
    made = hostile_story("<script>alert(1)</script>")
    event = made.events[0]
    slide = timelinejs._slide(made, _dated(event), ())
    assert "<script" not in json.dumps(slide)
    assert "&lt;script&gt;" in slide["text"]["headline"]


def test_few_groups_leave_room_for_the_slides(port: Story) -> None:
    """Each is a row below them: of seven kinds four have one of their own, the most frequent."""
    kinds = ["vote", "strike", "vote", "visit", "other", "fire", "strike", "trial", "other", "visit",
             "flood", "visit", "vote", "fire"]  # fmt: skip
    events = tuple(
        replace(_dated(port.events[0]), id=f"{number:04}", kind=kind)
        for number, kind in enumerate(kinds)
    )
    made = timelinejs.timeline(replace(port, events=events))
    groups = {slide["unique_id"]: slide["group"] for slide in made["events"]}
    shown = {"vote", "visit", "strike", "fire"}
    assert groups == {e.id: e.kind if e.kind in shown else "other" for e in events}
    few = timelinejs.timeline(replace(port, events=events[:4]))
    assert {slide["group"] for slide in few["events"]} == {"vote", "strike", "visit"}


def _dated(event: Event) -> Event:
    day = date(2021, 3, 8)
    return replace(event, interval=Interval(day, day))


# the map


def test_a_map_has_what_happened_at_known_places(port: Story, tmp_path: Path) -> None:
    """With the place that is meant, and the number of those left out."""
    made = json.loads(geojson.export(port, tmp_path).read_text(encoding="ascii"))
    (feature,) = made["features"]
    place = gazetteer()["Rotterdam"]
    assert feature["geometry"] == {
        "type": "Point", "coordinates": [place.longitude, place.latitude],
    }  # fmt: skip
    assert feature["properties"]["when"] == "8 March 2021"
    assert feature["properties"]["coordinates_of"].endswith("(city, NL)")
    assert (made["events"], made["events_without_coordinates"]) == (3, 2)


# tables


def lines_of(path: Path) -> io.StringIO:
    """A table as the csv module wants it."""
    return io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")


def test_tables_are_tied_by_their_ids(story: Story, tmp_path: Path) -> None:
    """Every id in a table stands in the table that it is of; every row has all its cells."""
    place = tables.export(story, tmp_path)
    read = {path.stem: list(csv.DictReader(lines_of(path))) for path in place.iterdir()}
    assert set(read) == set(tables._HEADS)
    assert len(read["events"]) == len(story.events)
    assert len(read["actors"]) == len(story.actors)
    known = {
        name: {row[name[:-1]] for row in read[f"{name}"]}
        for name in ("actors", "events", "reports")
    }
    for row in read["roles"]:
        assert row["event"] in known["events"]
        assert row["actor"] in known["actors"]
    assert {row["report"] for row in read["evidence"]} <= known["reports"]
    assert {row["event"] for row in read["reports"]} - {""} == known["events"]
    assert not [
        row for rows in read.values() for row in rows if None in row or None in row.values()
    ]


def test_no_cell_is_a_formula(tmp_path: Path) -> None:
    """Whatever an article says."""
    place = tables.export(hostile_story("=cmd|' /C calc'!A0"), tmp_path)
    for path in place.iterdir():
        for row in csv.reader(lines_of(path)):
            assert not [cell for cell in row if cell != inert(cell)]
    assert "'=cmd" in (place / "actors.csv").read_text(encoding="utf-8-sig")


# FollowTheMoney


@pytest.mark.parametrize("case", ["small", "port", "hostile"])
def test_follow_the_money_takes_every_entity(
    case: str, story: Story, port: Story, tmp_path: Path
) -> None:
    """Its own package finds the schema, the properties and the ids, and drops no value."""
    model = pytest.importorskip("followthemoney").model
    one = {"small": story, "port": port}.get(case) or hostile_story("<b>\ud83d\x07 x")
    entities = [json.loads(line) for line in ftm.export(one, tmp_path).read_bytes().splitlines()]
    ids = {entity["id"] for entity in entities}
    for entity in entities:
        proxy = model.get_proxy(entity, cleaned=False)
        proxy.schema.validate(entity)
        kept = {name: sorted(proxy.get(name)) for name in entity["properties"]}
        assert kept == {n: sorted(set(v)) for n, v in entity["properties"].items()}
        for name in ("involved", "proof"):
            assert set(proxy.get(name) if name in proxy.schema.properties else []) <= ids
    named = [actor for actor in one.actors if actor.named]
    assert len(entities) == len(one.articles) + len(named) + len(one.events)


def test_all_of_them_know_what_is_well_formed(story: Story) -> None:
    """The days that formats give are those of the story."""
    assert any(well_formed(event.edtf) for event in story.events)
