"""`corrections.yaml`, read entry by entry, and written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.entries import Entry, Quote
from dateline.errors import DoubtfulEntry
from dateline.read import read
from dateline.read.entries import append, load, parsed, written
from dateline.read.sheet import entries_of, table

FIRST = """\
- do: rename
  of: {article: a.md, words: Ada Merrow}
  to: "No"
  reason: She is called that.
  author: 1984
"""
BROKEN = """\
- do: rename
  reason: one thing: another
"""


def words(most: int = 40) -> st.SearchStrategy[str]:
    """Any words on one line, signs and all."""
    return (
        st.text(st.characters(exclude_categories=["Cs"]), max_size=most)
        .map(lambda text: " ".join(text.split()))
        .filter(bool)
    )


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """Any entry of those that name two things, one, or an article."""
    act, about, count = draw(
        st.sampled_from(
            [("merge", "actor", 3), ("not-the-same", "event", 2), ("rename", "actor", 1)]
        )
    )
    quote = st.builds(Quote, words(), words(), st.integers(0, 9))
    of = draw(st.lists(quote, min_size=count, max_size=count, unique=True).map(sorted))
    author = draw(words().filter(lambda name: name.casefold() != "rule"))
    day = draw(st.none() | st.dates(date(1, 1, 1), date(9998, 12, 31)))
    value = draw(words()) if act == "rename" else ""
    return Entry(act, about, tuple(of), value, draw(words()), author, day)  # type: ignore[arg-type]


@given(st.lists(entries(), max_size=4))
def test_what_is_written_is_read_back(made: list[Entry]) -> None:
    """As YAML and as a table, to the letter, and in the same bytes each time."""
    text, sheet = written(made), table(made)
    assert [said(one) for one in parsed(text, "x")] == [said(one) for one in made]
    assert [said(one) for one in entries_of(sheet, "x")] == [said(one) for one in made]
    assert written(e for e in parsed(text, "x") if isinstance(e, Entry)) == text


def said(one: Entry | DoubtfulEntry) -> object:
    """What an entry says, wherever it stands."""
    return one.order if isinstance(one, Entry) else str(one)


def test_values_are_words() -> None:
    """A name may be "No", and an author a number."""
    (one,) = parsed(FIRST, "corrections.yaml")
    assert isinstance(one, Entry)
    assert (one.value, one.author, one.where) == ("No", "1984", "corrections.yaml, entry 1")


def test_an_entry_that_is_no_yaml_costs_itself_only() -> None:
    """It is told by its number and line, and the others are read."""
    first, broken, last = parsed(FIRST + BROKEN + FIRST, "corrections.yaml")
    assert isinstance(first, Entry)
    assert isinstance(last, Entry)
    assert str(broken) == (
        "corrections.yaml, entry 2: is no YAML (line 7: mapping values are not allowed here). "
        "Put the value in quotes if it holds a colon or a sign; see the README."
    )
    assert last.where == "corrections.yaml, entry 3"


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("do: merge", "is no list of entries"),
        ("{{", "is no YAML (line 1: "),
        ("- &a [*a]", "is no YAML"),
        ("- x", "entry 1: is not written as keys and values"),
        ("- !!python/object:os.system x", "entry 1: is not written as keys and values"),
        ("- do: confirm\n  of: [" + "[" * 5000, "is no YAML"),
    ],
)
def test_what_is_no_list_of_entries_is_said(text: str, what: str) -> None:
    """In one sentence, and nothing in it is run."""
    (doubt,) = parsed(text, "corrections.yaml")
    assert isinstance(doubt, DoubtfulEntry)
    assert what in str(doubt)


@pytest.mark.parametrize("text", ["", "\n", "# nothing yet\n", "[]"])
def test_an_empty_file_has_no_entries(text: str) -> None:
    """Comments are none."""
    assert list(parsed(text, "x")) == []


def test_a_file_that_is_no_text_is_said(tmp_path: Path) -> None:
    """So is one that cannot be opened."""
    path = tmp_path / "corrections.yaml"
    path.write_bytes(b"- do: \xff")
    (doubt,) = load(path)
    assert "is not UTF-8 at byte 6" in str(doubt)
    (doubt,) = load(tmp_path)
    assert "cannot be read" in str(doubt)


def test_an_entry_is_added_below_what_stands_there(tmp_path: Path) -> None:
    """Comments stay, and a last line without an end is ended."""
    path = tmp_path / "corrections.yaml"
    (one,) = parsed(FIRST, "x")
    assert isinstance(one, Entry)
    append(path, one)
    path.write_text("# Ours.\n" + path.read_text().rstrip("\n"))
    append(path, one)
    assert path.read_text().startswith("# Ours.\n- do: rename\n")
    assert len(list(load(path))) == 2
    path.write_text("[]")
    with pytest.raises(DoubtfulEntry, match="cannot be added to as it stands"):
        append(path, one)
    assert path.read_text() == "[]"
    assert [p.name for p in tmp_path.iterdir()] == ["corrections.yaml"]


def test_a_folder_s_corrections_are_no_article(tmp_path: Path) -> None:
    """They are read once, from the folder that is named; deeper ones are listed as skipped."""
    (tmp_path / "a.md").write_text("They met.")
    (tmp_path / "corrections.yaml").write_text(FIRST + BROKEN)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "corrections.yaml").write_text(FIRST)
    found = read([tmp_path, tmp_path])
    assert [article.id for article in found.articles] == ["a.md"]
    assert [one.value for one in found.entries] == ["No"]
    assert [str(w).partition(": ")[0] for w in found.warnings] == [
        f"{tmp_path / 'corrections.yaml'}, entry 2"
    ]
    assert [item.where for item in found.skipped] == [str(tmp_path / "sub" / "corrections.yaml")]
    named = read([tmp_path / "a.md", tmp_path / "corrections.yaml"])
    assert len(named.entries) == 1
    assert named.refused == ()
