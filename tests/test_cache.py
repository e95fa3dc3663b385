"""Readings that are kept: found again, or said to be of no use."""

from __future__ import annotations

import ast
import gzip
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from dateline import cache
from dateline.cache import FOLDER, load, maker, name, packed, save
from dateline.model import Article
from dateline.pipeline import build
from tests.export.conftest import first, second

MAKER = "m1"
PACKAGE = Path(cache.__file__).parent


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """A folder that keeps the readings of two articles."""
    save(tmp_path, {name(a): packed(r, MAKER) for a, r in (first(), second())})
    return tmp_path


def test_what_was_kept_is_found(output: Path) -> None:
    """Each reading, and the bytes to keep it by again."""
    (one, said), (two, more) = first(), second()
    kept = load(output, [two, one], MAKER)
    assert kept.readings == {one.key: said, two.key: more}
    assert kept.warnings == ()
    assert {file: (output / FOLDER / file).read_bytes() for file in kept.files} == kept.files


def test_only_what_is_asked_for_is_found(output: Path) -> None:
    """So that the readings of articles that have gone go with them."""
    kept = load(output, [first()[0]], MAKER)
    assert list(kept.readings) == list({first()[0].key: None})
    assert len(kept.files) == 1


@pytest.mark.parametrize(
    "other",
    [
        {"id": "another"},
        {"text": "Another."},
        {"title": "Another"},
        {"published": date(2014, 3, 5)},
        {"published": None},
        {"outlet": None},
        {"author": "Another"},
        {"url": None},
    ],
)
def test_an_article_that_has_changed_is_another(output: Path, other: dict[str, object]) -> None:
    """Its date too: "yesterday" is another day then. Nothing is wrong, and nothing is said."""
    kept = load(output, [replace(first()[0], **other)], MAKER)  # type: ignore[arg-type]
    assert kept == cache.NOTHING


def test_where_an_article_lies_does_not_matter(output: Path) -> None:
    """A corpus may move."""
    assert load(output, [replace(first()[0], source="/elsewhere/one.txt")], MAKER).readings


def test_a_folder_that_keeps_nothing(tmp_path: Path) -> None:
    """A new OUTPUT, or one of a version that kept nothing: nothing is found or said."""
    assert load(tmp_path / "new", [first()[0]], MAKER) == cache.NOTHING
    assert load(tmp_path, [first()[0]], MAKER) == cache.NOTHING
    (tmp_path / FOLDER).write_text("no folder")
    assert load(tmp_path, [first()[0]], MAKER) == cache.NOTHING


def test_readings_of_another_annotator_are_one_warning(output: Path) -> None:
    """However many they are."""
    kept = load(output, [first()[0], second()[0]], "m2")
    assert (kept.readings, kept.files) == ({}, {})
    (warning,) = kept.warnings
    assert str(warning) == (
        f"{output / FOLDER}: 2 kept readings are of another version of the annotator. "
        "What they are of was read anew, and they were replaced."
    )


def rewritten(path: Path, value: object) -> None:
    """Put something else into a file, well packed."""
    path.write_bytes(gzip.compress(json.dumps(value).encode()))


Spoil = Callable[[Path], object]


def held(path: Path) -> list[object]:
    """Give what a file holds."""
    found = json.loads(gzip.decompress(path.read_bytes()))
    assert isinstance(found, list)
    return found


def piped(path: Path) -> None:
    """Put a pipe there, which would be waited for without end."""
    path.unlink()
    os.mkfifo(path)


def bitten(path: Path) -> None:
    """Turn one bit in the middle."""
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 1
    path.write_bytes(raw)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"\x80\x04cposix\nsystem\n."),
        lambda path: path.write_bytes(path.read_bytes()[:-1]),
        lambda path: path.write_bytes(path.read_bytes()[:40]),
        lambda path: path.write_bytes(path.read_bytes() + b"more"),
        lambda path: path.write_bytes(gzip.compress(b"\xff\xfe")),
        lambda path: path.write_bytes(gzip.compress(b"[" * 100_000)),
        lambda path: path.write_bytes(gzip.compress(b" " * 50_000_000)),
        lambda path: path.write_bytes(gzip.compress(b'["dateline reading", "m1", NaN]')),
        lambda path: path.write_bytes(gzip.compress(b"9" * 9999)),
        bitten,
        lambda path: rewritten(path, {}),
        lambda path: rewritten(path, ["another thing", *held(path)[1:]]),
        lambda path: rewritten(path, held(path)[:2]),
        lambda path: rewritten(path, [*held(path)[:2], None]),
        lambda path: path.write_bytes(packed(second()[1], MAKER)),
        lambda path: (path.unlink(), path.mkdir()),
        piped,
        lambda path: (path.unlink(), path.symlink_to("/dev/zero")),
    ],
)
def test_a_file_that_is_no_reading_is_one_sentence(output: Path, spoil: Spoil) -> None:
    """What, where and what happens next; the others are used."""
    (one, _), (two, _) = first(), second()
    path = output / FOLDER / name(one)
    spoil(path)
    kept = load(output, [one, two], MAKER)
    assert list(kept.readings) == [two.key]
    (warning,) = kept.warnings
    assert str(warning).startswith(f"{path}: the kept reading of “news/one.txt” ")
    assert str(warning).endswith(". The article was read anew, and the file replaced.")
    assert "\n" not in str(warning)


def test_the_same_reading_is_the_same_bytes() -> None:
    """Whenever it is written: no clock is in it."""
    assert packed(first()[1], MAKER) == packed(first()[1], MAKER)
    assert packed(first()[1], MAKER)[4:8] == bytes(4)


@pytest.mark.parametrize("stage", ["annotate", "read"])
def test_whatever_a_stage_stands_on_is_in_its_fingerprint(stage: str) -> None:
    """Every module of the package, outside its folder, that one of its modules imports."""
    told = set(cache._BENEATH[stage])
    for path in (PACKAGE / stage).rglob("*.py"):
        for found in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(found, ast.ImportFrom) and (found.module or "").startswith("dateline"):
                modules = [found.module or ""]
                if found.module == "dateline":
                    modules = [f"dateline.{alias.name}" for alias in found.names]
                for module in modules:
                    room = module.split(".")[1]
                    assert room in (stage, "errors") or f"{room}.py" in told, path


def test_readers_have_a_fingerprint_of_their_own() -> None:
    """With all of their folder, whichever of it a plug-in names."""
    assert maker("read") != maker("annotate")
    names = {path.name for path in cache._below(PACKAGE / "read")}
    assert {"html.py", "dates.py", "layout.py"} <= names


def test_the_fingerprint_waits_for_nothing() -> None:
    """It is the same in another process, and loads neither spaCy nor the annotator."""
    code = (
        "import sys; from dateline.cache import maker; print(maker('annotate', 'english'));"
        "print({'spacy', 'onnxruntime', 'dateline.annotate'} & {*sys.modules})"
    )
    said = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert said.stdout.split() == [maker("annotate", "english"), "set()"]


def test_another_word_in_a_table_is_another_annotator(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So are another file and another version of a library."""
    table = tmp_path / "words.txt"
    table.write_text("one")
    monkeypatch.setattr(cache, "_files", lambda _: [table])
    found = [maker("annotate", "english")]
    table.write_text("two")
    found.append(maker("annotate", "english"))
    monkeypatch.setattr(cache, "version", lambda _: "99")
    found.append(maker("annotate", "english"))
    monkeypatch.setattr(cache, "_files", lambda _: [])
    found.append(maker("annotate", "english"))
    assert len(set(found)) == 4


def test_the_model_and_the_tables_are_among_the_files() -> None:
    """And nothing that Python leaves there."""
    names = {path.name for path in cache._files("dateline.annotate")}
    assert {"__init__.py", "encoder.onnx", "cues.txt"} <= names
    assert not [file for file in names if file.endswith(".pyc")]
    assert [path.name for path in cache._files("dateline.calendar")] == ["calendar.py"]
    assert cache._files("dateline_nonsense") == []


def test_names_are_those_of_files() -> None:
    """Whatever an article is called."""
    assert "/" not in name(Article("../../etc/passwd\x00", "It rained."))


def test_a_reading_is_the_same_in_any_company(tmp_path: Path) -> None:
    """By the annotator itself: read among others, or alone since the others were kept."""
    texts = {
        "a.md": "The dock crews walked out on Monday, said Ada Merrow of the union.",
        "b.md": "Ada Merrow will meet the harbour trust next week. Talks failed in 2019.",
        "c.md": "The trust denied that it had paid £2.7bn. “We agreed nothing,” he said.",
    }
    corpus, out = tmp_path / "corpus", tmp_path / "out"
    corpus.mkdir()
    for file, text in texts.items():
        (corpus / file).write_text(f"---\npublished: 2021-09-14\n---\n{text}\n")
        assert build([corpus], out).reused == len(list(corpus.iterdir())) - 1
    build([corpus], tmp_path / "new")
    for path in (tmp_path / "new").rglob("*.*"):
        if path.is_file():
            assert (out / path.relative_to(tmp_path / "new")).read_bytes() == path.read_bytes()
