"""Text files become articles whose text is theirs to the letter."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import DoubtfulArticle, UnreadableArticle
from dateline.model import Article, Dating
from dateline.read import frontmatter, records
from dateline.read.text import headline_of, read
from dateline.source import Hints, Source

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1)


def items(tmp_path: Path, content: bytes | str, name: str = "a.md") -> list[records.Item]:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return list(read(Source.below(path, tmp_path)))


def one(tmp_path: Path, content: bytes | str, name: str = "a.md") -> Article:
    (item,) = items(tmp_path, content, name)
    assert isinstance(item, Article)
    return item


def refusal(tmp_path: Path, content: bytes | str) -> str:
    (item,) = items(tmp_path, content)
    assert isinstance(item, UnreadableArticle)
    return str(item)


@given(
    text=TEXTS.filter(str.strip),
    title=st.text("ab: '\"#-", max_size=9),
    newline=st.sampled_from(["\n", "\r\n"]),
)
def test_text_after_front_matter_is_kept_to_the_letter(text: str, title: str, newline: str) -> None:
    """Whatever follows the closing line is the text, and the front matter no part of it."""
    quoted = title.replace("'", "''")
    head = newline.join(["---", f"title: '{quoted}'", "published: 2021-09-14", "---", ""])
    with TemporaryDirectory() as folder:
        article = one(Path(folder), (head + text).encode())
    assert article.text == text
    assert article.title == (title.strip() or None)
    assert article.published == date(2021, 9, 14)


@given(text=TEXTS.filter(lambda text: text.strip() and not text.startswith(("---", "\ufeff"))))
def test_text_without_front_matter_is_kept_to_the_letter(text: str) -> None:
    """A file that says nothing about itself is its text; its first line may be a headline."""
    with TemporaryDirectory() as folder:
        article = one(Path(folder), text, "b.txt")
    assert (article.text, article.id, article.title) == (text, "b.txt", headline_of(text))


@given(raw=st.text("-ab:\n\r &*[]{}!|>'\"#~%@"))
def test_no_front_matter_breaks_the_reader(raw: str) -> None:
    """Of any text, what is read as text stands at its end."""
    _, text, _ = frontmatter.split(raw)
    assert raw.endswith(text)


def test_front_matter_gives_what_the_source_says(tmp_path: Path) -> None:
    """Every key reaches its field, under the other names that sources use too."""
    head = (
        "---\nid: a1\ntitle: 1984\ndate: 2021-09-14 10:30\npublisher: No\n"
        "author: [A. Bo, C. Du]\nurl: https://x.example/1\nmood: grim\n---\n"
    )
    article = one(tmp_path, head + "They met.\r\n\r\n")
    assert article == Article(
        "a1", "They met.\r\n\r\n", "1984", date(2021, 9, 14), "No", "A. Bo, C. Du",
        "https://x.example/1", str(tmp_path / "a.md"),
        (Dating(date(2021, 9, 14), "front matter", "2021-09-14 10:30"),),
    )  # fmt: skip


def test_the_id_is_the_path_below_the_folder(tmp_path: Path) -> None:
    """An article without an id goes by its path, with slashes, from the folder that was named."""
    (tmp_path / "x" / "y").mkdir(parents=True)
    path = tmp_path / "x" / "y" / "a.txt"
    path.write_text("They met.")
    (item,) = read(Source.below(path, tmp_path))
    assert isinstance(item, Article)
    assert item.id == "x/y/a.txt"


def test_a_name_that_is_no_utf8_gives_an_id_that_is(tmp_path: Path) -> None:
    """Odd bytes of a name are written out, since no output could hold them."""
    path = Path(str(tmp_path).encode().decode() + "/caf\udce9.txt")
    try:
        path.write_text("They met.")
    except OSError:
        pytest.skip("this file system takes no such name")
    (item,) = read(Source.below(path, tmp_path))
    assert isinstance(item, Article)
    assert item.id == "caf\\xe9.txt"


@pytest.mark.parametrize(
    "day", ["2021-13-40", "2021", "2021-09", "last Monday", "31/31/2021", "{a: b}"]
)
def test_a_bad_date_costs_the_date_only(tmp_path: Path, day: str) -> None:
    """The article is read, undated, after a warning."""
    warning, article = items(tmp_path, f"---\npublished: {day}\ntitle: Talks\n---\nThey met.")
    assert isinstance(warning, DoubtfulArticle)
    assert isinstance(article, Article)
    assert (article.published, article.title, article.text) == (None, "Talks", "They met.")


def test_broken_yaml_costs_what_is_broken_only(tmp_path: Path) -> None:
    """Of front matter that is no YAML, the plain lines are used, after a warning with the line."""
    head = (
        '---\ntitle: Minister: no plan\noutlet: "The Lantern"\n'
        "published: 2021-09-14\nauthor: [A\n---\n"
    )
    warning, article = items(tmp_path, head + "They met.")
    assert isinstance(warning, DoubtfulArticle)
    assert "line 2" in str(warning)
    assert isinstance(article, Article)
    assert article.title == "Minister: no plan"
    assert article.outlet == "The Lantern"
    assert article.published == date(2021, 9, 14)
    assert article.author is None
    assert article.text == "They met."


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Gate shut\n\nBy Dr. Ida Venn, 12 March 2024", date(2024, 3, 12)),
        ("Gate shut\nThe Lantern\n12 March 2024, 9.15 a.m.", date(2024, 3, 12)),
        ("12 March 2024\n\nGate shut", date(2024, 3, 12)),
        ("Gate shut\n\nUpdated on 12 March 2024", date(2024, 3, 12)),
        ("Report\n\nDate of birth: 4 March 1967\n\nDate of report: 9 June 2021", date(2021, 6, 9)),
        ("Statement\n\nDOB: 4 March 1967", None),
        ("Statement\n\n4 March 1967 – 2 May 2020", None),
        ("Statement\n\nIda Venn (4 March 1967)\n\nBy Tom Ash, 12 March 2024", date(2024, 3, 12)),
        ("Statement\n\nTreaty of Sunmere, 4 March 1867", None),
        ("Statement\n\nAccessed 20 April 2024", None),
        ("Statement\n\nSaturday 20 April 2024, 2 p.m., Town Hall", None),
        ("Chronology\n\n4 March 1998\nThe gate falls.", None),
        ("Names\n\n| Ida Venn | 4 March 1998 |", None),
        ("Gate shut\n\nThe Lantern | Tuesday, 12 March 2024", date(2024, 3, 12)),
        ("Gate shut\n\nThe gate in its heyday, 5 July 1931", None),
        ("Gate shut\n\nNot for release before 14 March 2024", None),
        ("Gate shut\n\nUpdated 15 March 2024\n\nPublished 12 March 2024", date(2024, 3, 12)),
        ("What we know of 6 January 2021\n\nBy Ida Venn", None),
        ("6 January 2021 and what came of it all in the years since\n\nBy Ida Venn", None),
        ("Gate shut\n\nIt was shut on 12 March 2024\nand opened\nwhen the board\nhad met.", None),
        ("Gate shut\n\nIt was shut on 12 March 2024.", None),
    ],
)
def test_the_line_above_a_text_tells_the_day(tmp_path: Path, head: str, day: date | None) -> None:
    """Where front matter does not; a day that a headline or a sentence names is of something else."""
    *_, article = items(tmp_path, f"{head}\n\nThe board met, and nobody left.\n")
    assert isinstance(article, Article)
    assert article.published == day
    assert [one.basis for one in article.dates] == (["the document's head"] if day else [])
    (stated,) = items(tmp_path, f"---\npublished: 2024-05-01\n---\n{head}\n\nThe board met.\n")
    assert isinstance(stated, Article)
    assert stated.published == date(2024, 5, 1)


def test_a_day_in_three_numbers_is_read_as_somebody_says(tmp_path: Path) -> None:
    """In front matter as in a table."""
    path = tmp_path / "a.md"
    path.write_text("---\npublished: 03/04/2021\n---\nThey met.\n")
    (article,) = read(Source.below(path, tmp_path, Hints(day_first=True)))
    assert isinstance(article, Article)
    assert article.published == date(2021, 4, 3)


TOML = (
    '+++\ntitle = "Talks open"\ndate = 2021-03-09T23:30:00+02:00\nauthor = ["A", "B"]\n'
    "[extra]\nx = 1\n+++\nThey met.\n"
)


def test_front_matter_may_be_toml(tmp_path: Path) -> None:
    """Days and times of TOML's own are the words they are written in; tables are passed over."""
    (article,) = items(tmp_path, TOML)
    assert isinstance(article, Article)
    assert (article.title, article.author, article.text) == ("Talks open", "A, B", "They met.\n")
    assert (article.published, article.dates[0].basis) == (date(2021, 3, 9), "front matter")


def test_broken_toml_costs_what_is_broken_only(tmp_path: Path) -> None:
    """Plain lines are used, and it is said where it broke; prose between two signs is text."""
    warning, article = items(tmp_path, TOML.replace('["A", "B"]', "["))
    assert "front matter is no TOML" in str(warning)
    assert "line 3" in str(warning) or "line 4" in str(warning)
    assert isinstance(article, Article)
    assert (article.title, article.published) == ("Talks open", date(2021, 3, 9))
    (prose,) = items(tmp_path, "+++\nA rule, then prose.\n+++\nMore.\n")
    assert isinstance(prose, Article)
    assert prose.text.startswith("+++")


def test_aliases_are_refused_and_cost_nothing(tmp_path: Path) -> None:
    """A billion laughs end in a warning."""
    lines = ["a0: &a0 [ha, ha]"] + [
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)
    ]
    head = "\n".join(["---", "title: Talks", *lines, "---", ""])
    warning, article = items(tmp_path, head + "They met.")
    assert isinstance(warning, DoubtfulArticle)
    assert isinstance(article, Article)
    assert article.title == "Talks"


@pytest.mark.parametrize(
    "value", ["!!python/object/apply:os.getcwd []", "[[a]]", "{a: b}", "[" * 5000]
)
def test_values_that_are_no_words_are_left_out(tmp_path: Path, value: str) -> None:
    """Neither an object nor a deep nest gets further than a warning."""
    *warnings, article = items(tmp_path, f"---\nurl: {value}\n---\nThey met.")
    assert isinstance(article, Article)
    assert not article.url
    assert warnings or value.startswith("!!")


@pytest.mark.parametrize(
    "raw",
    [
        "---\nA rule above, and one below.\n---\nMore.\n",
        "---\nNo end.\n",
        "--- \n\n- a\n- b\n\n---\nx",
        "----\na: b\n---\n",
    ],
)
def test_rules_are_no_front_matter(tmp_path: Path, raw: str) -> None:
    """Prose between two rules is text, and so is what has no closing line."""
    assert one(tmp_path, raw).text == raw


def test_front_matter_that_does_not_close_is_reported(tmp_path: Path) -> None:
    """Nothing is lost of it, and somebody is told."""
    raw = "---\ntitle: Talks\n\nThey met.\n"
    warning, article = items(tmp_path, raw)
    assert isinstance(warning, DoubtfulArticle)
    assert isinstance(article, Article)
    assert article.text == raw


def test_a_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    """Offsets count from the first character after it."""
    assert one(tmp_path, b"\xef\xbb\xbfThey met.").text == "They met."


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "has no text"),
        (b"---\ntitle: a\n---\n", "has no text"),
        (b"---\ntitle: a\n---", "has no text"),
        (b"PK\x03\x04\x00\x00", "byte 4 is zero"),
        ("They met.".encode("utf-16")[:-1], "is not UTF-16 at byte 18, as its first bytes say"),
        (b"a\ncaf\xe9 is open", "not UTF-8 at byte 5, in line 2"),
        (b"\xef\xbb\xbfcaf\xe9", "not UTF-8 at byte 6, in line 1"),
        (b"x" * (records.LONGEST + 1), "is longer than the 1,000,000 characters"),
        (b"x" * 5_000_000, "is longer than the 1,000,000 characters"),
    ],
)  # fmt: skip
def test_what_is_no_text_is_refused_in_a_sentence(
    tmp_path: Path, content: bytes, what: str
) -> None:
    """The refusal says where, what, and what to do next."""
    sentence = refusal(tmp_path, content)
    assert sentence.startswith(f"{tmp_path / 'a.md'}: ")
    assert what in sentence
    assert sentence.endswith(".")
    assert sentence.count(". ") == 1


@pytest.mark.parametrize("name", ["utf-16", "utf-32", "utf-8-sig"])
def test_a_text_that_says_how_it_is_written_is_read(tmp_path: Path, name: str) -> None:
    """By the mark in its first bytes, which is no part of it."""
    assert (
        one(tmp_path, "They met — “all” of them.".encode(name)).text == "They met — “all” of them."
    )


def test_the_longest_text_is_read(tmp_path: Path) -> None:
    """The limit itself is allowed."""
    assert len(one(tmp_path, "é" * records.LONGEST).text) == records.LONGEST
