"""Taking the selection away: every format is read by something that is not ours."""

from __future__ import annotations

import csv
import io
import json
import re
import struct
import zlib
from collections.abc import Iterator
from datetime import timedelta
from xml.etree import ElementTree

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect

from dateline.story import Event, Story
from tests.browser.conftest import Open
from tests.browser.seen import choose, drawn, saved, shown
from tests.stories import hostile, story

pytestmark = pytest.mark.browser
USUAL = story(300)
SVG = "{http://www.w3.org/2000/svg}"


def in_page_order(told: Story) -> list[Event]:
    """Dated events first."""
    return sorted(
        told.events, key=lambda e: e.interval.earliest is None and e.interval.latest is None
    )


def rows(page: Page) -> list[dict[str, str]]:
    """The table, read as a spreadsheet reads it."""
    raw = saved(page, "CSV table")
    assert raw.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""), strict=True))


def test_a_table_has_every_event_that_is_left(opened: Open) -> None:
    """A row each, with days, status, who takes part, who tells of it and the sentence."""
    page = opened()
    found = {row["id"]: row for row in rows(page)}
    assert set(found) == {e.id for e in USUAL.events}
    for event in USUAL.events:
        row = found[event.id]
        ref = event.reports[0]
        reading, text = USUAL.readings[ref.article], USUAL.by_key[ref.article].text
        assert row["label"] == event.label
        assert row["when"].removeprefix("'") == event.edtf
        assert row["earliest"] == (event.interval.earliest or "").__str__()
        assert row["latest"] == (event.interval.latest or "").__str__()
        assert row["sentence"] == reading.sentences[reading.reports[ref.index].sentence].of(text)
        assert {USUAL.actors_by_id[r.actor].name for r in event.roles} <= {
            *row["actors"].split("; ")
        }
        assert row["kind"] == event.kind


def test_only_the_selection_is_taken(opened: Open) -> None:
    """What the filters leave out is in no file."""
    page = opened()
    left = choose(page, "statuses", "Denied")
    assert len(rows(page)) == len(json.loads(saved(page, "JSON"))) == left
    assert all(row["status"] in ("denied", "did not happen") for row in rows(page))


def test_no_cell_is_a_formula(opened: Open) -> None:
    """Whatever an article is called, a spreadsheet reads words."""
    page = opened("formulas")
    for row in rows(page):
        assert not [cell for cell in row.values() if re.match(r"[=+\-@\t\r]", cell)]
    assert "'=HYPERLINK" in saved(page, "CSV table").decode()


def test_json_has_each_report_with_its_sentence(opened: Open) -> None:
    """Who tells of it, in whose words, and which sentence says so."""
    page = opened()
    found = {row["id"]: row for row in json.loads(saved(page, "JSON"))}
    for event in USUAL.events:
        row = found[event.id]
        assert row["claimed"] == event.claimed
        assert [r["article"] for r in row["reports"]] == [
            USUAL.by_key[r.article].id for r in event.reports
        ]
        for told, ref in zip(row["reports"], event.reports, strict=True):
            assert told["sentence"] in USUAL.by_key[ref.article].text
            assert bool(told["says"]) == (
                USUAL.readings[ref.article].reports[ref.index].claim is not None
            )


@pytest.mark.parametrize("name", ["usual", "hostile"])
def test_a_calendar_is_one(opened: Open, name: str) -> None:
    """Read by a library: whole days of every event that has both ends, with words that survive."""
    told = USUAL if name == "usual" else hostile()
    page = opened(name)
    raw = saved(page, "Calendar (iCalendar)")
    assert all(len(line) <= 75 for line in raw.split(b"\r\n"))
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]", raw)
    entries = {str(e["UID"]).partition("@")[0]: e for e in Calendar.from_ical(raw).walk("VEVENT")}
    dated = {e.id: e for e in told.events if e.interval.earliest and e.interval.latest}
    assert set(entries) == set(dated)
    for ident, event in dated.items():
        entry = entries[ident]
        start, end = entry.decoded("DTSTART"), entry.decoded("DTEND")
        assert event.interval.latest is not None
        assert (start, end) == (event.interval.earliest, event.interval.latest + timedelta(days=1))
        if name == "usual":
            assert str(entry["SUMMARY"]).endswith(event.label)
            assert str(entry["SUMMARY"]).startswith("[") == (
                event.status != "happened" or event.negated or event.claimed
            )


@pytest.mark.parametrize("name", ["usual", "hostile"])
def test_timelinejs_gets_words_and_no_markup(opened: Open, name: str) -> None:
    """Dates in parts, texts escaped: the only tags are the paragraphs of our own."""
    page = opened(name)
    slides = json.loads(saved(page, "TimelineJS"))["events"]
    told = USUAL if name == "usual" else hostile()
    dated = {e.id for e in told.events if e.interval.earliest or e.interval.latest}
    assert {slide["unique_id"] for slide in slides} == dated
    for slide in slides:
        assert {"year", "month", "day"} == set(slide["start_date"]) == set(slide["end_date"])
        assert int(slide["start_date"]["year"]) > 0
        assert "<" not in slide["text"]["headline"]
        event = next(e for e in told.events if e.id == slide["unique_id"])
        if name == "usual":  # neither a plan nor a claim is a fact there
            plain = event.status == "happened" and not event.negated and not event.claimed
            assert slide["text"]["headline"].startswith("[") != plain
            if event.interval.earliest is None:
                assert slide["display_date"].startswith("by ")
        assert "<" not in re.sub(r"</?p>", "", slide["text"]["text"])


@pytest.mark.parametrize("fragment", ["#show=all", "#show=20&lanes=kind"])
@pytest.mark.parametrize("name", ["usual", "hostile", "large"])
def test_svg_is_a_picture_and_nothing_else(opened: Open, name: str, fragment: str) -> None:
    """Well-formed, without script, link or handler, and as large as the canvas."""
    page = opened(name, fragment=fragment)
    root = ElementTree.fromstring(saved(page, "Picture (SVG)"))
    assert root.tag == f"{SVG}svg"
    box = page.locator("#timeline").bounding_box()
    assert box is not None
    assert root.get("viewBox") == f"0 0 {int(box['width'])} {int(box['height'])}"
    allowed = {"svg", "title", "defs", "linearGradient", "stop", "path", "rect", "text"}
    assert {node.tag.removeprefix(SVG) for node in root.iter()} <= allowed
    for node in root.iter():
        assert not [key for key in node.attrib if key.startswith("on") or "href" in key]
        assert not any("NaN" in value or "undefined" in value for value in node.attrib.values())


def test_svg_names_what_the_canvas_names(opened: Open) -> None:
    """The events that the note counts stand in it, each by its label."""
    page = opened(fragment="#show=10&lanes=none")
    note = page.locator("#timeline-note").inner_text()
    words = " ".join(drawn(page))
    named = [
        e for e in USUAL.events
        if e.label[:18] in words and (e.interval.earliest or e.interval.latest)
    ]  # fmt: skip
    assert note.startswith("10 of")
    assert len({e.label[:18] for e in named}) >= 8
    assert page.locator("#timeline-note").inner_text() == note


def pixels(png: bytes) -> Iterator[bytes]:
    """The lines of a picture, as they are packed."""
    width, height, depth, colour = struct.unpack(">IIBB", png[16:26])
    assert (depth, colour) in ((8, 6), (8, 2))
    data, at = b"", 8
    while at < len(png):
        size, kind = struct.unpack(">I4s", png[at : at + 8])
        if kind == b"IDAT":
            data += png[at + 8 : at + 8 + size]
        at += size + 12
    line = 1 + width * (4 if colour == 6 else 3)
    raw = zlib.decompress(data)
    assert len(raw) == line * height
    return (raw[k : k + line] for k in range(0, len(raw), line))


def test_png_is_the_view(opened: Open) -> None:
    """A picture of the size of the canvas, with something on it."""
    page = opened()
    png = saved(page, "Picture (PNG)")
    assert png.startswith(b"\x89PNG")
    assert len(set(pixels(png))) > 100


def test_paper_gets_a_chronology_with_sources(opened: Open) -> None:
    """In the order of time, each with its date, its status and who told of it; and nothing else."""
    page = opened()
    left = choose(page, "statuses", "Planned")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    lines = page.locator("#print li")
    expect(lines).to_have_count(left)
    for part in ("main", "header.masthead nav", "#filters", "#corrections"):
        expect(page.locator(part)).not_to_be_visible()
    expect(page.locator("#print")).to_contain_text(f"{left} of 300 events")
    planned = [e for e in in_page_order(USUAL) if e.status == "planned"]
    texts = lines.all_inner_texts()
    assert len({e.label for e in planned}) == left
    for event in planned:
        [line, *_] = [t for t in texts if event.label in t]
        assert "(planned)" in line or "(not planned)" in line
        outlets = {USUAL.by_key[ref.article].outlet or "" for ref in event.reports[:4]}
        assert all(outlet in line for outlet in outlets)
    colour = lines.first.evaluate("node => getComputedStyle(node).color")
    assert (
        colour in ("rgb(0, 0, 0)", "rgb(28, 27, 24)")
        or sum(map(int, re.findall(r"\d+", colour)[:3])) < 200
    )


def test_paper_is_light_and_whole_in_the_dark(opened: Open) -> None:
    """Who reads in the dark prints black on white; every page of it, not one window's worth."""
    page = opened(color_scheme="dark")
    assert shown(page) == 300
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    first = page.locator("#print li").first
    ink = first.evaluate("node => getComputedStyle(node).color")
    assert sum(map(int, re.findall(r"\d+", ink)[:3])) < 200
    pdf = page.pdf()
    pages = len(re.findall(rb"/Type\s*/Page\b", pdf))
    assert pages > 5


def test_saving_is_a_menu_for_the_keyboard(opened: Open) -> None:
    """It opens with the first way in focus and closes with Escape, back at its button."""
    page = opened()
    page.focus("#take-button")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="CSV table")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#take")).to_be_hidden()
    expect(page.locator("#take-button")).to_be_focused()
