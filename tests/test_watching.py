"""What is waited for: files that come, change, go, and come to rest."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from itertools import chain
from pathlib import Path

from dateline import watching
from dateline.watching import changes


def watched(folder: Path, *acts: Callable[[], object]) -> list[list[str]]:
    """What is told while one act is done in each pause; nothing happens any more in the end."""
    told: list[list[str]] = []
    pauses: Iterable[Callable[[], object]] = chain(acts, [lambda: None] * 3)
    left = iter(pauses)

    class Ended(Exception):
        """The last pause is over."""

    def sleep(_: float) -> None:
        act = next(left, None)
        if act is None:
            raise Ended
        act()

    try:
        for changed in changes([folder], folder / "out", 1.0, sleep):
            told.append([Path(path).name for path in changed])
    except Ended:
        pass
    return told


def write(path: Path, words: str) -> Callable[[], object]:
    def act() -> None:
        path.parent.mkdir(exist_ok=True)
        path.write_text(words)
        os.utime(path, ns=(len(words), len(words)))

    return act


def nothing() -> None:
    """Let a pause go by."""


def test_what_comes_changes_and_goes_is_told(tmp_path: Path) -> None:
    """At first all that is there; then each change, and nothing when nothing happens."""
    write(tmp_path / "a.txt", "one")()
    told = watched(
        tmp_path,
        nothing,
        write(tmp_path / "sub" / "b.txt", "two"), nothing, nothing,
        write(tmp_path / "a.txt", "three"), nothing, nothing,
        (tmp_path / "a.txt").unlink, nothing,
    )  # fmt: skip
    assert told == [["a.txt"], ["b.txt"], ["a.txt"], ["a.txt"]]


def test_a_file_that_still_grows_is_waited_for(tmp_path: Path) -> None:
    """It is told once, when it has come to rest."""
    path = tmp_path / "a.txt"
    told = watched(
        tmp_path, nothing, *(write(path, "x" * n) for n in range(1, 5)), nothing, nothing
    )
    assert told == [[], ["a.txt"]]


def test_who_may_read_a_file_is_a_change(tmp_path: Path) -> None:
    """What was refused since nobody may read it is read when somebody may."""
    path = tmp_path / "a.txt"
    path.write_text("They met.")
    path.chmod(0o600)
    before = watching._state([tmp_path], tmp_path / "out")
    path.chmod(0o644)
    assert watching._state([tmp_path], tmp_path / "out") != before


def test_hidden_files_and_the_build_are_left_alone(tmp_path: Path) -> None:
    """What a build writes must not bring about another."""
    acts = (write(tmp_path / "out" / "x.html", "x"), write(tmp_path / ".hidden", "x"))
    assert watched(tmp_path, nothing, *acts, nothing) == [[]]


def test_links_that_lead_up_come_to_an_end(tmp_path: Path) -> None:
    """A folder is looked at once, by its own name, however many links lead to it."""
    write(tmp_path / "d" / "a.txt", "one")()
    for name in ("up1", "up2"):
        (tmp_path / "d" / name).symlink_to("..")
    assert watched(tmp_path, nothing) == [["a.txt"]]
