"""Archives, standard input and patterns: articles wherever they lie."""

from __future__ import annotations

import io
import sys
import tarfile
import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.read import Intake, archives, read
from tests.read.test_warc import PAGES, archive


def zipped(path: Path, files: dict[str, bytes]) -> Path:
    """A zip with these files."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def told(*paths: Path) -> tuple[list[str], list[str]]:
    """The ids of what was read, and what was refused."""
    intake = read(paths)
    return [article.id for article in intake.articles], [str(one) for one in intake.refused]


def test_articles_go_by_their_archive(tmp_path: Path) -> None:
    """Sorted, in archives in archives too; what no reader takes is listed by its place."""
    inner = zipped(tmp_path / "inner.zip", {"deep.txt": b"They left."}).read_bytes()
    (tmp_path / "inner.zip").unlink()
    zipped(
        tmp_path / "b.zip",
        {"z.txt": b"They met.", "a/y.md": b"She spoke.", "in.zip": inner, "p.jpg": b"x"},
    )
    (tmp_path / "a.txt").write_text("He came.")
    intake = read([tmp_path])
    assert [a.id for a in intake.articles] == [
        "a.txt", "b.zip/a/y.md", "b.zip/in.zip/deep.txt", "b.zip/z.txt",
    ]  # fmt: skip
    assert intake.articles[1].source == f"{tmp_path}/b.zip/a/y.md"
    assert [str(one) for one in intake.skipped] == [f"{tmp_path}/b.zip/p.jpg: no reader takes .jpg"]


@pytest.mark.parametrize("suffix", [".tar", ".tar.gz", ".tgz", ".tar.xz", ".tar.bz2"])
def test_tar_archives_are_read(tmp_path: Path, suffix: str) -> None:
    """However they are packed; links in them are not followed."""
    path = tmp_path / f"news{suffix}"
    kind = {".tar": "w", ".tgz": "w:gz"}.get(suffix, f"w:{suffix[5:]}")
    with tarfile.open(path, kind) as archive:  # type: ignore[call-overload]
        member = tarfile.TarInfo("x/a.txt")
        member.size = 9
        archive.addfile(member, io.BytesIO(b"They met."))
        link = tarfile.TarInfo("x/passwd.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    assert told(path) == ([f"news{suffix}/x/a.txt"], [])


@pytest.mark.parametrize(
    "name", ["../evil.txt", "/abs.txt", "a/../../evil.txt", "..\\evil.txt", "C:/evil.txt"]
)
def test_no_path_leads_out_of_an_archive(tmp_path: Path, name: str) -> None:
    """It is refused, the others are read, and nothing is written outside."""
    folder = tmp_path / "in"
    folder.mkdir()
    zipped(folder / "a.zip", {name: b"Evil.", "b.txt": b"They met."})
    ids, refused = told(folder)
    assert ids == ["a.zip/b.txt"]
    assert "has a path that leads out of the archive" in refused[0]
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["a.zip", "in"]


def test_a_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What it holds is counted while it comes out, whatever it says of itself."""
    monkeypatch.setattr(archives, "SMALL", 100_000)
    path = zipped(tmp_path / "a.zip", {"a.txt": b"They met.", "b.txt": b"\0" * 3_000_000})
    ids, refused = told(path)
    assert ids == ["a.zip/a.txt"]
    assert "unpacks into far more than it holds" in refused[0]
    assert "“b.txt” and what comes after it was not read" in refused[0]


def test_one_broken_member_costs_itself_only(tmp_path: Path) -> None:
    """The others are read, and what came out of the broken one is not told as empty."""
    path = zipped(tmp_path / "a.zip", {f"{n}.txt": f"They met {n} times.".encode() for n in "abc"})
    with zipfile.ZipFile(path) as archive:
        at = archive.getinfo("b.txt").header_offset
    whole = bytearray(path.read_bytes())
    whole[at + 14] ^= 1  # its checksum
    central = whole.index(b"PK\x01\x02", whole.index(b"PK\x01\x02") + 1)
    whole[central + 16] ^= 1
    path.write_bytes(bytes(whole))
    ids, refused = told(path)
    assert ids == ["a.zip/a.txt", "a.zip/c.txt"]
    assert refused == [f"{path}/b.txt: is broken in it. Pack it once more; the others were read."]


def test_a_file_that_is_a_folder_too_is_refused_alone(tmp_path: Path) -> None:
    """The first of the two is read, and all others."""
    path = zipped(
        tmp_path / "a.zip", {"a.txt": b"They met.", "a.txt/b.txt": b"x", "c.txt": b"She left."}
    )
    ids, refused = told(path)
    assert ids == ["a.zip/a.txt", "a.zip/c.txt"]
    assert [one.partition(". ")[0] for one in refused] == [
        f"{path}/a.txt/b.txt: is there twice, or as a file and as a folder"
    ]


def test_the_list_of_an_archive_within_is_not_taken_for_its_own(tmp_path: Path) -> None:
    """Where a zip was cut short; bytes before one that is whole are a program, and do no harm."""
    inner = zipped(tmp_path / "in.zip", {"deep.txt": b"They left."}).read_bytes()
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("a.txt", "They met.")
        archive.writestr("in.zip", inner)
    whole = path.read_bytes()
    path.write_bytes(whole[: whole.rindex(b"PK\x01\x02", 0, whole.rindex(b"PK\x01\x02"))])
    ids, refused = told(path)
    assert ids == []
    assert refused == [
        f"{path}: is cut short: the list of its files is gone. Fetch or copy it once more."
    ]
    path.write_bytes(b"#!/bin/sh\n" + inner)
    assert told(path) == (["a.zip/deep.txt"], [])


def test_links_in_archives(tmp_path: Path) -> None:
    """A hard link is a copy of what came out; others are listed."""
    path = tmp_path / "a.tar"
    with tarfile.open(path, "w") as archive:
        member = tarfile.TarInfo("a.txt")
        member.size = 9
        archive.addfile(member, io.BytesIO(b"They met."))
        for name, kind, leads in (
            ("b.txt", tarfile.LNKTYPE, "a.txt"),
            ("c.txt", tarfile.LNKTYPE, "../gone.txt"),
            ("d.txt", tarfile.SYMTYPE, "a.txt"),
            ("e.txt", tarfile.FIFOTYPE, ""),
        ):
            link = tarfile.TarInfo(name)
            link.type, link.linkname = kind, leads
            archive.addfile(link)
    intake = read([path])
    assert [article.id for article in intake.articles] == ["a.tar/a.txt", "a.tar/b.txt"]
    assert [str(one) for one in intake.skipped] == [
        f"{path}/c.txt: is a link to what did not come out of the archive",
        f"{path}/d.txt: is a link, and links in archives are not followed",
        f"{path}/e.txt: is a pipe or a device",
    ]


def test_what_is_said_in_an_archive_counts_for_it(tmp_path: Path) -> None:
    """Its reading.yaml is followed; its corrections are not, and that is said."""
    path = zipped(
        tmp_path / "a.zip",
        {
            "a.csv": b"Artikel,Nr\nThey met on Monday.,1\n",
            "reading.yaml": b"columns:\n  text: Artikel\nmood: good\n",
            "corrections.yaml": b"[]",
        },
    )
    intake = read([path])
    assert [article.text for article in intake.articles] == ["They met on Monday."]
    assert [str(one).partition(". ")[0] for one in intake.warnings] == [
        f"{path}/corrections.yaml: was not followed: corrections are read from a folder only",
        f"{path}/reading.yaml: has “mood”, which means nothing here",
    ]


def test_a_colon_in_a_name_leads_nowhere(tmp_path: Path) -> None:
    """Headlines have them; only a drive's letter would lead out."""
    path = zipped(
        tmp_path / "a.zip", {"Story: the gate.txt": b"They met.", "A: b.txt": b"He left."}
    )
    ids, refused = told(path)
    assert (len(ids), refused) == (2, [])


def test_archives_in_archives_come_to_an_end(tmp_path: Path) -> None:
    """After so many, one is named instead of unpacked."""
    content = zipped(tmp_path / "x.zip", {"a.txt": b"They met."}).read_bytes()
    for _ in range(archives.DEPTH):
        content = zipped(tmp_path / "x.zip", {"x.zip": content}).read_bytes()
    ids, refused = told(tmp_path / "x.zip")
    assert ids == []
    assert "lies in an archive in an archive" in refused[0]


def test_what_is_locked_or_broken_is_said(tmp_path: Path) -> None:
    """A sentence each."""
    whole = zipped(tmp_path / "a.zip", {"a.txt": b"They met." * 50}).read_bytes()
    (tmp_path / "a.zip").write_bytes(whole[:60])
    locked = bytearray(whole)
    for place in (6, whole.index(b"PK\x01\x02") + 8):
        locked[place] |= 1
    (tmp_path / "b.zip").write_bytes(bytes(locked))
    (tmp_path / "c.tar.gz").write_bytes(b"nothing")
    _, refused = told(tmp_path)
    assert [
        what in one
        for what, one in zip(("cut short", "a password", "no archive"), refused, strict=True)
    ]
    assert "is locked with a password" in refused[1]


@given(st.binary(max_size=60), st.integers(0, 400), st.integers(0, 60))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_archive_breaks_the_reading(tmp_path: Path, noise: bytes, place: int, less: int) -> None:
    """Bytes put in or cut out give articles or a sentence."""
    path = zipped(tmp_path / "a.zip", {"a.txt": b"They met.", "b/c.md": b"She spoke."})
    whole = path.read_bytes()
    path.write_bytes(whole[:place] + noise + whole[place + less :])
    ids, refused = told(path)
    assert ids or refused


def test_what_comes_in_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """By what it is: lines of JSON, a page, or text."""
    contents = (
        b"They met.",
        b'{"id": "j1", "text": "They met."}\n',
        b"---\ntitle: T\n---\nThey met.\n",
    )
    found = []
    for content in contents:
        with monkeypatch.context() as patched:
            patched.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content)))
            (article,) = read([Path("-")]).articles
        found.append((article.id, article.title))
    assert found == [("standard input", None), ("j1", None), ("standard input", "T")]


def coming(monkeypatch: pytest.MonkeyPatch, content: bytes) -> Intake:
    """What is read of that on standard input."""
    with monkeypatch.context() as patched:
        patched.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content)))
        return read([Path("-")])


def test_archives_that_come_in_are_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However they are packed, web archives too."""
    contents = [zipped(tmp_path / "a.zip", {"a.txt": b"They met."}).read_bytes()]
    for kind in ("w", "w:gz", "w:bz2", "w:xz"):
        with tarfile.open(tmp_path / "a.tar", kind) as packed:
            packed.add(tmp_path / "a.zip", "in.zip")
        contents.append((tmp_path / "a.tar").read_bytes())
    ids = [[one.id for one in coming(monkeypatch, content).articles] for content in contents]
    assert ids == [["standard input/a.txt"], *[["standard input/in.zip/a.txt"]] * 4]
    (article,) = coming(monkeypatch, archive(PAGES[0])).articles
    assert article.id == "standard input#1"


def test_a_table_that_comes_in_is_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """By its first line; a text with commas is none."""
    table = coming(monkeypatch, b"title;body\nGate shut;They met.\nGate open;She left.\n")
    assert [(one.title, one.text) for one in table.articles] == [
        ("Gate shut", "They met."), ("Gate open", "She left."),
    ]  # fmt: skip
    (text,) = coming(monkeypatch, b"They met, she said, and left.\n").articles
    assert text.id == "standard input"


def test_a_file_that_is_packed_is_unpacked_without_a_suffix(tmp_path: Path) -> None:
    """But what is a program or a table and only packed like an archive is none."""
    zipped(tmp_path / "saved", {"a.txt": b"They met."})
    zipped(tmp_path / "a.xlsx", {"[Content_Types].xml": b"<Types/>", "b.txt": b"x"})
    (tmp_path / "page").write_bytes(archive(PAGES[0]))
    intake = read([tmp_path])
    assert sorted(article.id for article in intake.articles) == ["page#1", "saved/a.txt"]
    assert [str(one) for one in intake.skipped] == [f"{tmp_path}/a.xlsx: no reader takes .xlsx"]
    assert intake.refused == ()


def test_a_pattern_stands_for_its_files(tmp_path: Path) -> None:
    """Where no shell has put them in its place; one that fits nothing is refused."""
    for name in "abc":
        (tmp_path / f"{name}.txt").write_text("They met.")
    (tmp_path / "d.md").write_text("They met.")
    ids, _ = told(tmp_path / "*.txt")
    assert ids == ["a.txt", "b.txt", "c.txt"]
    _, refused = told(tmp_path / "*.pdf")
    assert "does not exist" in refused[0]


@pytest.mark.parametrize(
    ("name", "suffix"), [("a.txt", ".html"), ("a.pdf", ".html"), ("a.html", ".pdf")]
)
def test_a_wrong_suffix_is_seen(tmp_path: Path, name: str, suffix: str) -> None:
    """A file is read as what is in it, and that is said."""
    page = b"<!DOCTYPE html><html><body><p>They met.</p></body></html>"
    (tmp_path / name).write_bytes(b"%PDF-1.4 no more" if suffix == ".pdf" else page)
    intake = read([tmp_path])
    assert f"is {suffix} by what is in it" in str(intake.warnings[0])


def test_what_is_in_a_file_decides_within_a_format_too(tmp_path: Path) -> None:
    """A reader of two formats goes by what is in the file, and not by what it is called."""
    run = "<w:p><w:r><w:t>They met in Brannock.</w:t></w:r></w:p>"
    content = f'<w:document xmlns:w="w"><w:body>{run}</w:body></w:document>'
    path = zipped(
        tmp_path / "a.zip",
        {"word/document.xml": content.encode(), "[Content_Types].xml": b"<Types/>"},
    )
    path.rename(tmp_path / "a.odt")
    intake = read([tmp_path])
    assert [str(one) for one in intake.refused] == []
    assert [article.text for article in intake.articles] == ["They met in Brannock.\n"]
    assert "is .docx by what is in it" in str(intake.warnings[0])
