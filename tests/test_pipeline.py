"""A build, from paths to files: what it counts, what it survives, what it refuses."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline import cache, pipeline
from dateline.errors import MissingModel, NothingToRead, UnreadableArticle, UnusableOutput
from dateline.export import network, rdf, readings
from dateline.export.coverage import coverage
from dateline.model import Article, Reading
from dateline.pipeline import Stage, Summary, build
from dateline.resolve import resolve
from dateline.story import Story
from tests import conftest as rooms

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
    assert {path.name for path in (tmp_path / "out").iterdir()} == {*found.files, ".readings"}
    assert (found.articles, found.actors, found.events, found.claims) == (2, 2, 3, 1)
    assert (found.undated_events, found.unplaced_sentences) == (3, 2)
    assert [item.where for item in found.refused] == [str(corpus / "c.txt")]
    assert [item.where for item in found.warnings] == [str(corpus / "a.md")]
    assert [item.where for item in found.skipped] == [str(corpus / "d.jpg")]
    assert found.seconds > 0
    assert json.loads(json.dumps(found.record()))["refused"][0]["what"] == "is empty"


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


def test_the_counts_are_those_of_the_coverage_file(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The summary and `coverage.json` mean the same by the same words."""
    stories: list[Story] = []

    def resolve(articles: list[Article], readings: list[Reading], *_: object) -> Story:
        stories.append(rooms.resolve(articles, readings))
        return stories[0]

    monkeypatch.setattr(pipeline, "resolve", resolve)
    found, totals = build([corpus], tmp_path / "out"), coverage(stories[0])["totals"]
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


# as known on a day


DATED = {"a.md": "2014-05-31", "b.md": "2014-06-01", "c.md": "2014-06-02", "d.md": ""}


@pytest.fixture
def dated(tmp_path: Path) -> Path:
    """Articles of three days, and one of no day."""
    folder = tmp_path / "dated"
    folder.mkdir()
    for file, day in DATED.items():
        (folder / file).write_text(f"---\npublished: {day}\n---\nThey met.\n")
    return folder


def test_a_build_knows_what_had_been_published_by_a_day(dated: Path, tmp_path: Path) -> None:
    """That day included; later articles are counted, and those without a date named."""
    found = build([dated], tmp_path / "out", as_of=date(2014, 6, 1))
    assert (tmp_path / "out" / "story.trig").read_text().split() == ["a.md", "b.md"]
    assert (found.articles, found.later) == (2, 1)
    assert [str(skipped) for skipped in found.skipped] == [
        f"{dated / 'd.md'}: it has no date, so it may be later than 2014-06-01"
    ]
    record = found.record()
    assert (record["as_of"], record["later"]) == ("2014-06-01", 1)


def test_a_build_as_of_a_day_is_that_of_its_articles(dated: Path, tmp_path: Path) -> None:
    """Byte for byte, and whatever was built there before."""
    build([dated], tmp_path / "out")
    build([dated], tmp_path / "out", as_of=date(2014, 6, 1))
    build([dated / "a.md", dated / "b.md"], tmp_path / "only")
    assert whole(tmp_path / "out") == whole(tmp_path / "only")


def test_before_the_first_article_there_is_nothing_to_read(dated: Path, tmp_path: Path) -> None:
    """One sentence says why, and the old build stays."""
    build([dated], tmp_path / "out")
    before = whole(tmp_path / "out")
    with pytest.raises(NothingToRead, match=r"by 2014-05-30: 1 of 4 have no date.*a later day\.$"):
        build([dated], tmp_path / "out", as_of=date(2014, 5, 30))
    assert whole(tmp_path / "out") == before


# what people said


DATE = """\
- do: re-date
  about: article
  of: {article: a.md}
  to: 2014-06-02
  reason: The paper of that day has it.
  author: J. Penn
"""


def test_an_article_has_the_date_that_a_person_gave(
    dated: Path, tmp_path: Path, read_anew: list[str]
) -> None:
    """It is read anew with that date, and left out as of an earlier day."""
    out = tmp_path / "out"
    build([dated], out)
    read_anew.clear()
    (dated / "corrections.yaml").write_text(DATE)
    assert build([dated], out).reused == 3
    assert read_anew == ["a.md"]
    assert build([dated], out, as_of=date(2014, 6, 1)).articles == 1


def test_what_cannot_be_followed_is_a_warning(dated: Path, tmp_path: Path) -> None:
    """With file and number; the build goes on without it."""
    (dated / "corrections.yaml").write_text(
        DATE.replace("a.md", "gone.md") + DATE.replace("2014-06-02", "2014-02-30") + DATE
    )
    found = build([dated], tmp_path / "out")
    assert [str(warning).partition(": ")[0] for warning in found.warnings] == [
        f"{dated / 'corrections.yaml'}, entry {number}" for number in (2, 1)
    ]
    assert (found.articles, found.skipped) == (4, ())


def test_a_build_with_corrections_is_followed_and_the_same_each_time(
    joined: None, dated: Path, tmp_path: Path
) -> None:
    """Byte for byte, whatever the order of the entries; the summary counts those that hold."""
    assert joined is None
    other = DATE.replace("a.md", "b.md")
    (dated / "corrections.yaml").write_text(DATE + other)
    found = build([dated], tmp_path / "one")
    assert found.rulings == found.record()["rulings"] == 2
    first = whole(tmp_path / "one")
    build([dated], tmp_path / "one")
    assert whole(tmp_path / "one") == first
    (dated / "corrections.yaml").write_text(other + DATE)
    build([dated], tmp_path / "two")
    assert whole(tmp_path / "two") == first


# what is used again


def whole(folder: Path) -> dict[str, bytes]:
    """Give every file below a folder."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def read_anew(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """List the articles that the annotator is given, by their ids."""
    seen: list[str] = []

    def annotate(articles: Iterable[Article]) -> Iterator[Reading]:
        for article in articles:
            seen.append(article.id)
            yield from rooms.annotate([article])

    monkeypatch.setattr(
        pipeline,
        "installed",
        lambda stage: {"english": annotate} if stage == "annotate" else rooms.quickly(stage),
    )
    return seen


def test_only_what_is_new_or_has_changed_is_read(
    dated: Path, tmp_path: Path, read_anew: list[str]
) -> None:
    """Another date is a change; the summary counts the others."""
    out = tmp_path / "out"
    assert build([dated], out).reused == 0
    read_anew.clear()
    (dated / "a.md").write_text("---\npublished: 2014-05-30\n---\nThey met.\n")
    (dated / "b.md").write_text("They met again.\n")
    (dated / "e.md").write_text("They met.\n")
    found = build([dated], out)
    assert read_anew == ["a.md", "b.md", "e.md"]
    assert found.reused == found.record()["reused"] == 2
    assert found.warnings == ()


def test_a_build_without_anything_new_needs_no_annotator(
    dated: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So it does not wait for spaCy."""
    build([dated], tmp_path / "out")

    def no_annotator(stage: str) -> Mapping[str, Any]:
        assert stage != "annotate"
        return rooms.quickly(stage)

    monkeypatch.setattr(pipeline, "installed", no_annotator)
    assert build([dated], tmp_path / "out").reused == 4


def test_a_fresh_build_uses_nothing_again(
    dated: Path, tmp_path: Path, read_anew: list[str]
) -> None:
    """And gives the same bytes."""
    build([dated], tmp_path / "out")
    before = whole(tmp_path / "out")
    read_anew.clear()
    assert build([dated], tmp_path / "out", fresh=True).reused == 0
    assert len(read_anew) == 4
    assert whole(tmp_path / "out") == before


def test_a_spoilt_reading_is_a_warning_and_is_replaced(dated: Path, tmp_path: Path) -> None:
    """The build is that of the articles, and the next one has nothing to say."""
    out = tmp_path / "out"
    build([dated], out)
    before = whole(out)
    spoilt = min((out / ".readings").iterdir())
    spoilt.write_bytes(spoilt.read_bytes()[:-9])
    found = build([dated], out)
    (warning,) = found.warnings
    assert warning.where == str(spoilt)
    assert (found.reused, whole(out)) == (3, before)
    assert build([dated], out).warnings == ()


def test_readings_alone_are_no_obstacle(dated: Path, tmp_path: Path) -> None:
    """Who deletes all that can be seen may build again; only what is built is kept then."""
    out = tmp_path / "out"
    build([dated], out)
    for path in out.glob("[!.]*"):
        path.unlink()
    assert [path.name for path in out.iterdir()] == [cache.FOLDER]
    assert build([dated / "a.md"], out).reused == 1
    assert len(list((out / cache.FOLDER).iterdir())) == 1


def test_an_article_that_breaks_the_annotator_is_not_kept(dated: Path, tmp_path: Path) -> None:
    """It is tried, and refused, each time."""
    (dated / "e.md").write_text("BREAK")
    for reused in (0, 4):
        found = build([dated], tmp_path / "out")
        assert (found.reused, len(found.refused)) == (reused, 1)


def test_two_builds_at_once_leave_one_whole_build(
    dated: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The second begins and ends while the first resolves; readings and files are of one build."""
    out = tmp_path / "out"
    build([dated], out)
    expected = whole(out)
    once = iter([True])

    def resolve(articles: list[Article], readings: list[Reading], *_: object) -> Story:
        if next(once, False):
            build([dated / "a.md"], out)
            assert len(list((out / ".readings").iterdir())) == 1
        return rooms.resolve(articles, readings)

    monkeypatch.setattr(pipeline, "resolve", resolve)
    build([dated], out)
    assert whole(out) == expected
    assert {path.name for path in tmp_path.iterdir()} == {"dated", "out"}


KILLED = """
import os, signal, sys
from pathlib import Path
from dateline import cache, pipeline
from tests import conftest as rooms

def die(*_): os.kill(os.getpid(), signal.SIGKILL)
pipeline.installed, pipeline.resolve = rooms.quickly, rooms.resolve
moment = sys.argv[3]
if moment == "keeping":
    write, calls = Path.write_bytes, []
    def counted(self, content):
        calls.append(self)
        if len(calls) == 2: die()
        return write(self, content[:5])
    Path.write_bytes = counted
if moment == "resolving": pipeline.resolve = die
pipeline.build([Path(sys.argv[1])], Path(sys.argv[2]))
"""


@pytest.mark.parametrize("moment", ["keeping", "resolving"])
def test_a_killed_build_leaves_the_readings_of_the_old_one(
    dated: Path, tmp_path: Path, moment: str
) -> None:
    """The next build uses them, and nothing of the dead one stays."""
    out = tmp_path / "out"
    build([dated], out)
    before = whole(out)
    (dated / "e.md").write_text("They met.\n")
    command = [sys.executable, "-c", KILLED, str(dated), str(out), moment]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    assert whole(out) == before
    assert build([dated], out).reused == 4
    assert {path.name for path in tmp_path.iterdir()} == {"dated", "out"}
    (dated / "e.md").unlink()
    assert build([dated], out).reused == 4
    assert whole(out) == before


# what always holds


corpora = st.dictionaries(
    st.sampled_from(["a.md", "b.md", "c.md", "d/e.md"]),
    st.tuples(
        st.sampled_from(["", "2014-05-31", "2014-06-01"]),
        st.sampled_from(["They met.", "They met.\nShe said so.", "It rained."]),
    ),
    min_size=1,
)
quickly = settings(
    deadline=None, max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def written(folder: Path, articles: Mapping[str, tuple[str, str]]) -> None:
    """Have a folder hold these articles and no others."""
    for path in folder.rglob("*.md"):
        path.unlink()
    for file, (day, text) in articles.items():
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(f"---\npublished: {day}\n---\n{text}\n")


@pytest.fixture
def joined(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the quick readings joined and written as any are."""
    exporters = {"readings": readings.export, "trig": rdf.export, "graphml": network.export}
    monkeypatch.setattr(pipeline, "resolve", resolve)
    monkeypatch.setattr(
        pipeline,
        "installed",
        lambda stage: exporters if stage == "export" else rooms.quickly(stage),
    )


@quickly
@given(st.lists(corpora, min_size=1, max_size=3))
def test_a_build_is_that_of_its_articles_whatever_was_built_before(
    joined: None, steps: list[dict[str, tuple[str, str]]]
) -> None:
    """Articles come, change and go; at each step the bytes are those of a build that begins anew."""
    assert joined is None
    with TemporaryDirectory() as scratch:
        corpus, out = Path(scratch) / "corpus", Path(scratch) / "out"
        corpus.mkdir()
        for number, articles in enumerate(steps):
            written(corpus, articles)
            build([corpus], out)
            new = Path(scratch) / f"new{number}"
            build([corpus], new)
            assert whole(out) == whole(new)


@quickly
@given(corpora, st.randoms(use_true_random=False))
def test_the_order_of_the_articles_does_not_matter(
    joined: None, articles: dict[str, tuple[str, str]], random: Random
) -> None:
    """Nor does it which of them were there before."""
    assert joined is None
    with TemporaryDirectory() as scratch:
        corpus = Path(scratch) / "corpus"
        corpus.mkdir()
        written(corpus, {Path(file).name: told for file, told in articles.items()})
        paths = sorted(corpus.iterdir())
        build(paths, Path(scratch) / "one")
        random.shuffle(paths)
        build(paths[: len(paths) // 2 + 1], Path(scratch) / "two")
        build(paths, Path(scratch) / "two")
        assert whole(Path(scratch) / "one") == whole(Path(scratch) / "two")
