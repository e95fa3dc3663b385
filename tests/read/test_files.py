"""Which files are input, and in which order."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from dateline.read import Files, find

SUFFIXES = frozenset({".md", ".txt"})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two articles and three other files."""
    for name in ("b.md", "a/z.txt", "a/c.TXT", ".hidden.md", ".git/d.md", "photo.jpg", "LICENSE"):
        path = tmp_path / "news" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("They met.")
    return tmp_path / "news"


def names(files: Files, folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path, _ in files.found]


def test_a_folder_is_walked_sorted_and_hidden_files_are_left_alone(folder: Path) -> None:
    """What no reader takes is listed, not lost."""
    files = find([folder], SUFFIXES)
    assert names(files, folder) == ["a/c.TXT", "a/z.txt", "b.md"]
    assert {root for _, root in files.found} == {folder}
    assert [str(skipped) for skipped in files.skipped] == [
        f"{folder}/LICENSE: no reader takes a name without a suffix",
        f"{folder}/photo.jpg: no reader takes .jpg",
    ]
    assert files.refused == ()


def test_a_file_that_is_named_counts_from_its_own_folder(folder: Path) -> None:
    """Its id is its name."""
    path = folder / "a" / "z.txt"
    assert find([path], SUFFIXES).found == ((path, path.parent),)


def test_paths_that_overlap_give_each_file_once(folder: Path) -> None:
    """The path that comes first says what it is called."""
    files = find([folder / "a" / "z.txt", folder, folder / "a"], SUFFIXES)
    assert [root for _, root in files.found] == [folder / "a", folder, folder]
    assert names(files, folder) == ["a/z.txt", "a/c.TXT", "b.md"]


def test_links_are_followed_once_and_never_round(folder: Path) -> None:
    """A link to the folder itself, to a file in it, and to a folder elsewhere."""
    (folder / "0-loop").symlink_to(folder)
    (folder / "0-same.md").symlink_to(folder / "b.md")
    (folder / "self.md").symlink_to(folder / "self.md")
    elsewhere = folder.parent / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "e.md").write_text("They left.")
    (folder / "0-more").symlink_to(elsewhere)
    files = find([folder], SUFFIXES)
    assert names(files, folder) == ["0-more/e.md", "a/c.TXT", "a/z.txt", "b.md"]
    (refused,) = files.refused
    assert refused.where == str(folder / "self.md")


def test_what_cannot_be_opened_is_refused(folder: Path) -> None:
    """Nothing is waited for, and the rest is found."""
    os.mkfifo(folder / "pipe.txt")
    (folder / "gone.md").symlink_to(folder / "nowhere")
    files = find([folder, folder / "nope", folder / "photo.jpg", Path("a\0b")], SUFFIXES)
    assert len(files.found) == 3
    assert [refused.what for refused in files.refused] == [
        "is a link that leads nowhere",
        "does not exist",
        "no reader takes .jpg",
        "is a pipe, a device or a socket",
        "is no path (embedded null byte)",
    ]


def test_the_folder_of_the_build_is_not_entered(folder: Path) -> None:
    """A build's own files are no news."""
    assert names(find([folder], SUFFIXES, folder / "a"), folder) == ["b.md"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may open everything")
def test_a_folder_without_permission_is_refused(folder: Path) -> None:
    """And the others are walked."""
    (folder / "a").chmod(0)
    files = find([folder], SUFFIXES)
    (folder / "a").chmod(0o700)
    assert names(files, folder) == ["b.md"]
    assert "cannot be opened" in str(files.refused[0])


def test_a_pipe_without_a_suffix_is_not_waited_for(tmp_path: Path) -> None:
    """Nor one that is called as the settings are: nothing opens them."""
    for name in ("pipe", "reading.yaml"):
        os.mkfifo(tmp_path / name)
    files = find([tmp_path], SUFFIXES)
    assert [one.why for one in files.skipped] == ["is a pipe, a device or a socket"]
    (refused,) = files.refused
    assert "reading.yaml: is a pipe" in str(refused)
    (named,) = find([tmp_path / "pipe"], SUFFIXES).refused
    assert "is a pipe, a device or a socket" in str(named)


def test_what_a_browser_saved_along_with_a_page_is_part_of_it(tmp_path: Path) -> None:
    """Its frames and notices are no articles; a folder that only looks like one is."""
    for name in ("page.html", "page_files/saved_resource.html", "other_files/a.html"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("<html><body>They met.</body></html>")
    files = find([tmp_path], frozenset({".html"}))
    assert [path.name for path, _ in files.found] == ["a.html", "page.html"]
    (left,) = files.skipped
    assert str(left).endswith("saved_resource.html: belongs to the saved page beside its folder")


def test_a_link_that_nobody_may_follow_costs_no_other(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Systems have some that can be seen, and not be followed."""
    follow = os.path.realpath

    def stopped(path: str | Path) -> str:
        if Path(path).name == "a.txt":
            raise PermissionError(13, "Permission denied", str(path))
        return follow(path)

    (folder / "a.txt").write_text("They met.")
    (folder / "b.txt").write_text("They met.")
    monkeypatch.setattr(os.path, "realpath", stopped)
    found = find([folder], frozenset((".txt",)))
    assert {path.name for path, _ in found.found} >= {"a.txt", "b.txt"}
