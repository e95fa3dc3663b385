"""A build, from paths to files: what it counts, what it survives, what it refuses."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from dateline import pipeline
from dateline.errors import MissingModel, NothingToRead, UnreadableArticle, UnusableOutput
from dateline.export import coverage
from dateline.model import Article, Reading
from dateline.pipeline import Stage, Summary, build
from dateline.story import Story
from tests import conftest as rooms
from tests.pipeline.built import whole

pytestmark = pytest.mark.usefixtures("quick")


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Three articles, one of them empty, and a picture."""
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "a.md").write_text("---\npublished: soon\n---\nThey met.\nIt rained.\nShe said so.\n")
    (folder / "b.txt").write_text("They met and met.\n")
    (folder / "c.txt").write_text("")
    (folder / "d.jpg").write_text("")
    return folder


def test_a_build_says_what_it_read_and_found(corpus: Path, tmp_path: Path) -> None:
    """Every count, and everything that was left out."""
    found = build([corpus], tmp_path / "out")
    assert found.files == ("readings.jsonl", "story.trig", "timeline.html")
    assert {path.name for path in (tmp_path / "out").iterdir()} == {
        *found.files, ".articles", ".readings", ".story.json.gz",
    }  # fmt: skip
    assert (found.articles, found.actors, found.events, found.claims) == (2, 2, 3, 1)
    assert (found.undated_events, found.unplaced_sentences) == (3, 2)
    assert [item.where for item in found.refused] == [str(corpus / "c.txt")]
    assert [item.where for item in found.warnings] == [str(corpus / "a.md")]
    assert [item.where for item in found.skipped] == [str(corpus / "d.jpg")]
    assert found.seconds > 0
    assert json.loads(json.dumps(found.record()))["refused"][0]["what"] == "is empty"


def test_a_build_keeps_what_was_said_of_its_files(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In `coverage.json`: refused, skipped, copies, warnings; the same wherever the folder lies."""
    monkeypatch.setattr(
        pipeline,
        "installed",
        lambda stage: {"coverage": coverage.export} if stage == "export" else rooms.quickly(stage),
    )
    for name in ("e.txt", "f.txt"):
        (corpus / name).write_text("They met for the third time that week. " * 9)
    build([corpus], tmp_path / "out")
    kept = json.loads((tmp_path / "out" / "coverage.json").read_text())
    assert [(one["where"], one["what"]) for one in kept["refused"]] == [("c.txt", "is empty")]
    assert [one["where"] for one in kept["warnings"]] == ["a.md"]
    assert [(one["where"], one["what"]) for one in kept["skipped"]] == [
        ("d.jpg", "no reader takes .jpg"),
        ("f.txt", "is e.txt once more, to the letter; it counts once"),
    ]
    elsewhere = corpus.rename(tmp_path / "moved")
    monkeypatch.chdir(elsewhere)
    build([Path()], tmp_path / "other")
    assert whole(tmp_path / "other") == whole(tmp_path / "out")


def test_an_article_in_another_language_is_a_warning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is built, and one sentence says where it came from and that nothing was guessed at."""

    def annotate(articles: Iterable[Article]) -> Iterator[Reading]:
        return (Reading(article.key, english=False) for article in articles)

    monkeypatch.setattr(
        pipeline,
        "installed",
        lambda stage: {"english": annotate} if stage == "annotate" else rooms.quickly(stage),
    )
    monkeypatch.setattr(pipeline, "resolve", lambda articles, *_: Story(tuple(articles)))
    (tmp_path / "a.txt").write_text("La grève commence lundi.")
    (warning,) = build([tmp_path / "a.txt"], tmp_path / "out").warnings
    assert str(warning) == (
        f"{tmp_path / 'a.txt'}: is not in English; no events or claims were looked for in it. "
        "Give it in English, or leave it out."
    )
    (tmp_path / "a.txt").write_text("Die Besatzung wird am Montag nicht zur Arbeit kommen.")
    (warning,) = build([tmp_path / "a.txt"], tmp_path / "out").warnings
    assert "is not in English (“de”, as far as can be told); no events" in str(warning)


def test_the_counts_are_those_of_the_coverage_file(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The summary and `coverage.json` mean the same by the same words."""
    stories: list[Story] = []

    def resolve(articles: list[Article], readings: list[Reading], *_: object) -> Story:
        stories.append(rooms.resolve(articles, readings))
        return stories[0]

    monkeypatch.setattr(pipeline, "resolve", resolve)
    found, totals = build([corpus], tmp_path / "out"), coverage.coverage(stories[0])["totals"]
    assert found.articles == totals["articles"]
    assert found.events == totals["events"]
    assert found.claims == totals["claims"]
    assert found.undated_events == totals["undated_events"]
    assert found.unplaced_sentences == totals["sentences_without_report"]


def test_the_same_folder_gives_the_same_bytes(corpus: Path, tmp_path: Path) -> None:
    """Where it is built, and how long it takes, is in no file."""

    def written(found: Summary) -> dict[str, bytes]:
        return {name: (found.output / name).read_bytes() for name in found.files}

    first = written(build([corpus], tmp_path / "one"))
    assert first == written(build([corpus], tmp_path / "two" / "deep"))
    assert first == written(build([corpus], tmp_path / "one"))


def test_progress_is_told_for_every_stage_in_order(corpus: Path, tmp_path: Path) -> None:
    """Each begins at none and ends at all."""
    ticks: list[tuple[Stage, int, int]] = []
    build([corpus], tmp_path / "out", progress=lambda *tick: ticks.append(tick))
    assert tuple(dict.fromkeys(stage for stage, _, _ in ticks)) == pipeline.STAGES
    for stage in pipeline.STAGES:
        steps = [(done, total) for name, done, total in ticks if name == stage]
        assert [done for done, _ in steps] == list(range(steps[0][1] + 1))


@pytest.mark.parametrize("ahead", [1, 3, 100])
def test_an_article_that_breaks_the_annotator_costs_itself_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ahead: int
) -> None:
    """However far the annotator looks ahead, the others are read, in order."""

    def annotate(articles: Iterable[Article]) -> Iterator[Reading]:
        waiting = list(articles)
        for start in range(0, len(waiting), ahead):
            yield from list(rooms.annotate(waiting[start : start + ahead]))

    monkeypatch.setattr(
        pipeline,
        "installed",
        lambda stage: {"english": annotate} if stage == "annotate" else rooms.quickly(stage),
    )
    for number in range(9):
        (tmp_path / f"{number}.txt").write_text("BREAK" if number in (2, 3, 8) else "They met.")
    found = build([tmp_path], tmp_path / "out")
    assert [Path(item.where).name for item in found.refused] == ["2.txt", "3.txt", "8.txt"]
    assert "ValueError: by hand" in str(found.refused[0])
    left = (tmp_path / "out" / "story.trig").read_text().split("\n")
    assert left == [f"{number}.txt" for number in (0, 1, 4, 5, 6, 7)]
    with pytest.raises(UnreadableArticle):
        build([tmp_path], tmp_path / "out", keep_going=False)


def test_what_is_wrong_with_the_annotator_itself_is_not_the_articles(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A missing model ends the build; so does an annotator that forgets an article."""

    def missing(_: Iterable[Article]) -> Iterator[Reading]:
        raise MissingModel("There is no model.")
        yield

    def forgets(articles: Iterable[Article]) -> Iterator[Reading]:
        yield from list(rooms.annotate(articles))[1:]

    def use(annotate: Any) -> None:
        monkeypatch.setattr(
            pipeline,
            "installed",
            lambda stage: {"english": annotate} if stage == "annotate" else {},
        )

    use(missing)
    with pytest.raises(MissingModel):
        build([corpus], tmp_path / "out")
    use(forgets)
    with pytest.raises(RuntimeError, match="no reading"):
        build([corpus], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_with_stop_the_first_refusal_ends_the_build(corpus: Path, tmp_path: Path) -> None:
    """And what was built before stays."""
    build([corpus / "b.txt"], tmp_path / "out")
    with pytest.raises(UnreadableArticle, match="is empty"):
        build([corpus], tmp_path / "out", keep_going=False)
    assert (tmp_path / "out" / "story.trig").read_text() == "b.txt"


def test_a_folder_without_articles_is_nothing_to_read(corpus: Path, tmp_path: Path) -> None:
    """Whatever was refused is said with it, and no output appears."""
    (tmp_path / "empty").mkdir()
    with pytest.raises(NothingToRead, match="no article was found here"):
        build([tmp_path / "empty"], tmp_path / "out")
    with pytest.raises(NothingToRead, match=r"c\.txt: is empty"):
        build([corpus / "c.txt"], tmp_path / "out")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("output", [".", "..", "a.md", "sub/.."])
def test_articles_are_never_built_over(corpus: Path, output: str) -> None:
    """OUTPUT may lie in the folder that is read, but not the other way round."""
    (corpus / "sub").mkdir()
    with pytest.raises(UnusableOutput):
        build([corpus], corpus / output)
    assert (corpus / "a.md").exists()


def test_an_output_inside_the_corpus_is_not_read(corpus: Path) -> None:
    """A second build finds the same articles as the first."""
    first = build([corpus], corpus / "out")
    second = build([corpus], corpus / "out")
    assert first.articles == second.articles == 2
    assert len(first.skipped) == len(second.skipped) == 1


def test_a_full_disk_is_said_and_the_old_build_stays(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Writing fails in the middle of the files."""
    build([corpus / "b.txt"], tmp_path / "out")

    def full(story: Story, folder: Path) -> Path:
        rooms.write("story.trig")(story, folder)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(
        pipeline,
        "installed",
        lambda stage: {"x": full} if stage == "export" else rooms.quickly(stage),
    )
    with pytest.raises(UnusableOutput, match="No space left on device"):
        build([corpus], tmp_path / "out")
    assert (tmp_path / "out" / "story.trig").read_text() == "b.txt"
    assert {path.name for path in tmp_path.iterdir()} == {"corpus", "out"}
