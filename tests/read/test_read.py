"""Everything under the paths, and what becomes of what cannot be read."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest

from dateline import read as room
from dateline.errors import UnreadableArticle
from dateline.model import Article
from dateline.read import read
from dateline.source import Source

CORPUS = Path(__file__).parents[2] / "corpus" / "harbour"


def test_the_sample_corpus_is_read_whole() -> None:
    """Every article has a title and a text that ends in a full stop, and none a warning."""
    intake = read([CORPUS])
    assert len(intake.articles) == len(list(CORPUS.iterdir()))
    assert (intake.refused, intake.warnings, intake.skipped) == ((), (), ())
    assert all(article.text.strip() and "---" not in article.text for article in intake.articles)
    assert sum(article.published is None for article in intake.articles) == 2


def test_two_articles_with_one_id_are_both_named(tmp_path: Path) -> None:
    """One with another text is refused; what is the same once more counts once, and is listed."""
    records = [
        {"id": "a", "text": "One."},
        {"id": "a", "text": "Two."},
        {"id": "a", "text": "One."},
    ]
    (tmp_path / "w.jsonl").write_text("\n".join(map(json.dumps, records)))
    intake = read([tmp_path])
    assert [article.text for article in intake.articles] == ["One."]
    (another,) = (str(refusal) for refusal in intake.refused)
    (same,) = (str(left) for left in intake.skipped)
    assert "line 2: has the id “a”" in another
    assert "w.jsonl, line 1 has with another text" in another
    assert "line 3: is the article “a” again" in same


def test_the_first_refusal_is_raised_if_nothing_may_be_left_out(tmp_path: Path) -> None:
    """With `keep_going` off."""
    (tmp_path / "a.txt").write_text("They met.")
    (tmp_path / "b.txt").write_text("")
    with pytest.raises(UnreadableArticle, match="is empty"):
        read([tmp_path], keep_going=False)
    with pytest.raises(UnreadableArticle, match="does not exist"):
        read([tmp_path / "c.txt"], keep_going=False)


def test_a_reader_that_breaks_costs_its_file_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it gave until then is kept, and the other files are read."""

    class Frail:
        suffixes: tuple[str, ...] = (".txt",)

        def __call__(self, source: Source) -> Iterator[Article]:
            yield Article(source.id, source.path.read_text())
            if source.id == "a.txt":
                raise ZeroDivisionError("by hand")
            if source.id == "b.txt":
                raise PermissionError(13, "Permission denied")

    for name in "abc":
        (tmp_path / f"{name}.txt").write_text("They met.")
    monkeypatch.setattr(room, "installed", lambda _: {"frail": Frail()})
    intake = read([tmp_path])
    assert [article.id for article in intake.articles] == ["a.txt", "b.txt", "c.txt"]
    broke, denied = (str(refusal) for refusal in intake.refused)
    assert "its reader broke (ZeroDivisionError: by hand)" in broke
    assert "cannot be read (Permission denied)" in denied


def test_progress_counts_files(tmp_path: Path) -> None:
    """From none to all."""
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text("They met.")
    ticks: list[tuple[int, int]] = []
    read([tmp_path], tick=lambda done, total: ticks.append((done, total)))
    assert ticks == [(0, 2), (1, 2), (2, 2)]


def test_an_exact_copy_counts_once_and_is_listed(tmp_path: Path) -> None:
    """What another outlet prints is another article, and a few words may be written twice."""
    text = "The dockers of Brannock walked out on Tuesday. " * 6
    for name, outlet in (("a", "Lantern"), ("b", "Lantern"), ("c", "Post")):
        (tmp_path / f"{name}.md").write_text(f"---\noutlet: {outlet}\n---\n{text}")
    for name in "de":
        (tmp_path / f"{name}.md").write_text("They met.")
    intake = read([tmp_path])
    assert [article.id for article in intake.articles] == ["a.md", "c.md", "d.md", "e.md"]
    assert [str(one) for one in intake.skipped] == [
        f"{tmp_path}/b.md: is {tmp_path}/a.md once more, to the letter; it counts once"
    ]
    assert intake.refused == ()


def test_which_copy_is_kept_does_not_hang_on_the_order(tmp_path: Path) -> None:
    """Nor what is said of the others."""
    paths = [tmp_path / f"{name}.md" for name in ("a2", "a10", "b")]
    for path in paths:
        path.write_text("The dockers of Brannock walked out on Tuesday. " * 6)
    for order in permutations(paths):
        intake = read(order)
        assert [article.id for article in intake.articles] == ["a2.md"]
        assert sorted(map(str, intake.skipped)) == [
            f"{path}: is {paths[0]} once more, to the letter; it counts once" for path in paths[1:]
        ]


def test_a_short_copy_counts_once_if_all_agrees(tmp_path: Path) -> None:
    """Its title, outlet and day too; two words below them may be of two."""
    for name, title, text in (
        ("a", "Gate", "They met on Monday again."),
        ("b", "Gate", "They met on Monday again."),
        ("c", "Mill", "They met on Monday again."),
        ("d", "Gate", "They met."),
        ("e", "Gate", "They met."),
    ):
        (tmp_path / f"{name}.md").write_text(f"---\ntitle: {title}\ndate: 2021-03-09\n---\n{text}")
    intake = read([tmp_path])
    assert [article.id for article in intake.articles] == ["a.md", "c.md", "d.md", "e.md"]
    assert [one.where for one in intake.skipped] == [f"{tmp_path}/b.md"]


def test_a_file_that_changes_while_it_is_read_is_said_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was read of it may be half."""
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "a", "text": "One."}\n{"id": "b", "text": "Two."}\n')

    class Slow:
        suffixes = (".jsonl",)

        def __call__(self, source: Source) -> Iterator[Article]:
            yield Article("a", "One.", source=source.where)
            with path.open("a") as file:
                file.write('{"id": "c", "text": "Three."}\n')

    monkeypatch.setattr(room, "installed", lambda _: {"slow": Slow()})
    intake = read([tmp_path])
    (doubt,) = intake.warnings
    assert str(doubt) == f"{path}: changed while it was read. Do the same again when it is whole."
    assert len(intake.articles) == 1
