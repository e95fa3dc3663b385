"""What a file is by its first bytes. All of it is invented."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.read.sniffing import by_content
from dateline.source import Source

RECORD = json.dumps(
    {"headline": "Gate shut", "versioncreated": "2024-03-12", "body_text": "They met."}
)


def kind(folder: Path, name: str, content: str) -> str | None:
    (folder / name).write_text(content)
    return by_content(Source.below(folder / name, folder))


def test_lines_of_records_are_no_story(tmp_path: Path) -> None:
    """Whatever their keys are called, in a file of lines or with no name; one set on lines is none."""
    assert kind(tmp_path, "a.jsonl", f"{RECORD}\n{RECORD}\n") is None
    assert kind(tmp_path, "b.jsonl", RECORD) is None
    assert kind(tmp_path, "c.jsonl", json.dumps(json.loads(RECORD), indent=1)) == ".ninjs"
    assert kind(tmp_path, "d", f"{RECORD}\n{RECORD}\n") is None
    assert kind(tmp_path, "e", RECORD) == ".ninjs"
    long = json.dumps({"versioncreated": "2024-03-12", "body_text": "They met. " * 200_000})
    assert kind(tmp_path, "f.jsonl", f"{long}\n{RECORD}\n") is None


def test_what_names_an_element_in_prose_is_no_news(tmp_path: Path) -> None:
    """XML begins with its root, after what may stand before it."""
    for name in ("a.md", "a.txt", "a"):
        assert kind(tmp_path, name, "Agencies write <nitf> or <newsItem> files.") is None
    before = '<?xml version="1.0"?>\n<!-- a > b -->\n<!DOCTYPE nitf [<!ENTITY x "y">]>\n'
    assert kind(tmp_path, "b.txt", before + "<nitf><body/></nitf>") == ".nitf"
    assert kind(tmp_path, "c", '<newsMessage xmlns="x">') == ".newsml"
    assert kind(tmp_path, "d.xml", "<stories><newsItem guid=1/></stories>") == ".newsml"


@pytest.mark.parametrize("size", [9_000, 1_500_000])
def test_a_story_may_say_late_what_it_is(tmp_path: Path, size: int) -> None:
    """Its own keys count, and not those of what is in it."""
    story = {"x": "y" * 9000, "versioncreated": "2024-03-12", "body_text": "z" * size}
    assert kind(tmp_path, "a.json", json.dumps(story)) == ".ninjs"
    assert kind(tmp_path, "b.json", json.dumps([story])) == ".ninjs"
    other = {"x": "y" * 9000, "planets": {"bodies": []}}
    assert kind(tmp_path, "c.json", json.dumps(other)) is None


def test_many_comments_cost_no_time(tmp_path: Path) -> None:
    """They could be parted in more ways than anybody can try."""
    assert kind(tmp_path, "a.xml", "<!---->" * 500 + "<other/>") is None
