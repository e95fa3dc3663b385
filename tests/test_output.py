"""A build takes OUTPUT's place in one step, or not at all."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from dateline import output as room
from dateline.errors import UnusableOutput
from dateline.output import replacing, restore

FILES = ("story.trig", "readings.jsonl", "timeline.html")


def write(folder: Path, words: str) -> None:
    for name in FILES:
        (folder / name).write_text(words)


def holds(folder: Path) -> set[str]:
    """Give what a build's files say: one thing, if it is whole."""
    return {(folder / name).read_text() for name in FILES}


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """An old build with a README and somebody's notes in it."""
    path = tmp_path / "output"
    path.mkdir()
    write(path, "old")
    (path / "README.md").write_text("Read me.")
    (path / "notes").mkdir()
    (path / "notes" / "a.txt").write_text("Mine.")
    return path


@pytest.mark.parametrize("exchanges", [True, False])
def test_a_build_replaces_the_old_one_and_keeps_what_is_not_its_own(
    output: Path, exchanges: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether or not the file system can exchange two folders."""
    if not exchanges:
        monkeypatch.setattr(room, "_exchange", lambda *_: False)
    output.chmod(0o750)
    with replacing(output) as folder:
        assert holds(output) == {"old"}
        write(folder, "new")
        assert holds(output) == {"old"}
    assert holds(output) == {"new"}
    assert (output / "README.md").read_text() == "Read me."
    assert (output / "notes" / "a.txt").read_text() == "Mine."
    assert output.stat().st_mode & 0o777 == 0o750
    assert list(output.parent.iterdir()) == [output]


def test_the_system_exchanges_folders(tmp_path: Path) -> None:
    """On Linux, in one step; elsewhere the two renames are tested above."""
    for name in "ab":
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    if not room._exchange(tmp_path / "a", tmp_path / "b"):
        pytest.skip("this file system cannot")
    assert (tmp_path / "a" / "b").exists()
    assert (tmp_path / "b" / "a").exists()


@pytest.mark.parametrize("held", [(), ("README.md",), ("README.md", ".gitignore")])
def test_a_folder_without_a_build_is_filled(tmp_path: Path, held: tuple[str, ...]) -> None:
    """If it is empty, or holds what repositories keep in empty folders; a new one is made."""
    output = tmp_path / "some" / "where"
    if held:
        output.mkdir(parents=True)
        for name in held:
            (output / name).write_text(name)
    with replacing(output) as folder:
        write(folder, "new")
    assert {path.name for path in output.iterdir()} == {*FILES, *held}


def test_a_failed_build_leaves_everything_as_it_was(output: Path) -> None:
    """And nothing beside it."""

    def fail() -> None:
        with replacing(output) as folder:
            write(folder, "new")
            raise KeyError

    with pytest.raises(KeyError):
        fail()
    assert holds(output) == {"old"}
    assert list(output.parent.iterdir()) == [output]


@pytest.mark.parametrize("name", ["file.txt", "corpus", "dangling", "file.txt/below"])
def test_what_is_no_place_for_a_build_is_refused_in_a_sentence(tmp_path: Path, name: str) -> None:
    """A file, a folder with other things in it, a link to nowhere."""
    (tmp_path / "file.txt").write_text("Mine.")
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus" / "a.md").write_text("They met.")
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    with pytest.raises(UnusableOutput) as caught, replacing(tmp_path / name):
        pytest.fail("there is something else")
    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)
    assert (tmp_path / "file.txt").read_text() == "Mine."
    assert {p.name for p in tmp_path.iterdir()} == {"file.txt", "corpus", "dangling"}


def test_a_folder_that_may_not_be_written_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Before any article is read."""

    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "mkdir", denied)
    with pytest.raises(UnusableOutput, match="Permission denied"), replacing(tmp_path / "a"):
        pytest.fail("it may be written")


def test_a_mounted_folder_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It cannot be renamed, so a build there would not come in one step."""
    monkeypatch.setattr(Path, "is_mount", lambda _: True)
    with pytest.raises(UnusableOutput, match="Name a folder inside it"), replacing(tmp_path):
        pytest.fail("it is mounted")


def test_a_link_to_a_folder_stays_a_link(output: Path) -> None:
    """The folder that it leads to is replaced."""
    link = output.parent / "link"
    link.symlink_to(output)
    with replacing(link) as folder:
        write(folder, "new")
    assert link.is_symlink()
    assert holds(output) == {"new"}


def test_two_builds_at_once_leave_each_other_alone(output: Path) -> None:
    """The one that ends last stays."""
    with replacing(output) as first:
        with replacing(output) as second:
            write(first, "first")
            write(second, "second")
        assert holds(output) == {"second"}
    assert holds(output) == {"first"}
    assert list(output.parent.iterdir()) == [output]


KILLED = """
import os, signal, sys
from pathlib import Path
from dateline import output as room

def die(*_): os.kill(os.getpid(), signal.SIGKILL)
real, moment = room._exchange, sys.argv[2]
if moment == "before": room._exchange = die
if moment == "after": room._exchange = lambda *a: (real(*a), die())
if moment == "between":
    room._exchange = lambda *a: False
    rename, calls = Path.rename, []
    def counted(self, target):
        calls.append(target)
        if len(calls) == 2: die()
        return rename(self, target)
    Path.rename = counted
with room.replacing(Path(sys.argv[1])) as folder:
    for name in ("story.trig", "readings.jsonl", "timeline.html"):
        (folder / name).write_text("new")
        if moment == "writing": die()
"""


@pytest.mark.parametrize(
    ("moment", "left"),
    [("writing", "old"), ("before", "old"), ("between", None), ("after", "new")],
)
def test_a_killed_build_leaves_one_whole_build(output: Path, moment: str, left: str | None) -> None:
    """Killed at any moment; between two renames the old one is put back by whoever comes next."""
    command = [sys.executable, "-c", KILLED, str(output), moment]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    if left is None:
        assert not output.exists()
        left = "old"
    else:
        assert holds(output) == {left}
    assert len(list(output.parent.iterdir())) == 2 if output.exists() else 1
    restore(output)
    assert holds(output) == {left}
    assert (output / "README.md").read_text() == "Read me."
    assert list(output.parent.iterdir()) == [output]
    with replacing(output) as folder:
        write(folder, "next")
    assert holds(output) == {"next"}


def test_what_a_living_build_writes_is_not_cleared_away(output: Path) -> None:
    """Its folder is locked while it lives."""
    with replacing(output) as folder:
        write(folder, "new")
        script = "import sys; from pathlib import Path; from dateline.output import restore;"
        script += "restore(Path(sys.argv[1]))"
        subprocess.run([sys.executable, "-c", script, str(output)], check=True)
        assert holds(folder) == {"new"}
    assert holds(output) == {"new"}


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="nothing lists descriptors here")
def test_no_descriptor_stays_open(output: Path) -> None:
    """Neither of a build nor of clearing up."""
    before = len(list(Path("/proc/self/fd").iterdir()))
    with replacing(output) as folder:
        write(folder, "new")
    restore(output)
    assert len(list(Path("/proc/self/fd").iterdir())) == before
