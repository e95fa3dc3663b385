"""`dateline read`: what people type, and what they see."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZipFile

from tests.cli.typed import run

FRENCH = (
    "Les dockers du port sont en grève depuis lundi, et la direction ne veut pas leur parler. "
    "Ils disent qu’ils ne vont pas reprendre le travail avant la fin de la semaine. "
)


def articles(folder: Path) -> Path:
    """Three articles, a file that is none, and one that is empty."""
    (folder / "a.md").write_text(
        "---\ntitle: Talks open\npublished: 2021-03-09\noutlet: The Post\n---\nThey met on Monday.\n"
    )
    (folder / "b.txt").write_text(FRENCH * 3)
    (folder / "c.jsonl").write_text(
        '{"id": "c1", "title": "\\u001b[31mRed", "text": "She left.", "date": "soon"}\n'
    )
    (folder / "d.txt").write_text("")
    (folder / "e.xyz").write_text("x")
    return folder


class TestRead:
    """`dateline read`."""

    def test_an_article_a_line(self, tmp_path: Path) -> None:
        """With what is known of it; what cannot be read is named on stderr, with status 1."""
        result = run("read", articles(tmp_path))
        assert result.exit_code == 1
        lines = result.stdout.splitlines()
        assert [line.split()[0] for line in lines[1:4]] == ["a.md", "b.txt", "c1"]
        assert "2021-03-09" in lines[1]
        assert "The Post" in lines[1]
        assert lines[2].split()[-1] == "fr"
        assert "no date" in lines[3]
        assert lines[-1] == "3 articles, 102 words; 2 without a date, 1 not English."
        assert "\x1b" not in result.output
        for named in ("d.txt: is empty", "published “soon” is no date", "e.xyz: no reader"):
            assert named in result.stderr

    def test_json(self, tmp_path: Path) -> None:
        """All of it, alone on stdout."""
        result = run("read", articles(tmp_path), "--json")
        found = json.loads(result.stdout)
        assert [row["published"] for row in found["articles"]] == ["2021-03-09", None, None]
        assert [len(found[name]) for name in ("refused", "warnings", "skipped")] == [1, 1, 1]

    def test_where_a_build_goes_is_left_out(self, tmp_path: Path) -> None:
        """As a build leaves it out."""
        (tmp_path / "out").mkdir()
        (tmp_path / "out" / "x.txt").write_text("Not an article.")
        (tmp_path / "a.txt").write_text("They met.")
        result = run("read", tmp_path, "-o", tmp_path / "out")
        assert result.exit_code == 0
        assert "x.txt" not in result.stdout

    def test_columns_and_days_can_be_said(self, tmp_path: Path) -> None:
        """What a table does not say itself; where a story was filed is seen in its dateline."""
        path = tmp_path / "a.csv"
        path.write_text(
            "Artikel;Datum\n"
            "SUNMERE (Lantern) - The crews met the board on Monday, and nobody left.;03/04/2021\n"
        )
        result = run(
            "read",
            path,
            "--column",
            "text=Artikel",
            "--column",
            "published=Datum",
            "--day-first",
            "--json",
        )
        (row,) = json.loads(result.stdout)["articles"]
        assert (row["published"], row["place"], row["language"]) == ("2021-04-03", "SUNMERE", "en")
        assert result.exit_code == 0
        for wrong in ("text", "mood=x", "text="):
            told = run("read", path, "--column", wrong)
            assert told.exit_code == 2
            assert {"text=Artikel.", "url,"} & set(told.stderr.split())

    def test_nothing_is_written(self, tmp_path: Path) -> None:
        """Reading leaves the folder as it was."""
        before = sorted(path.name for path in articles(tmp_path).iterdir())
        run("read", tmp_path)
        assert sorted(path.name for path in tmp_path.iterdir()) == before


def test_what_a_build_refused_is_in_its_coverage(tmp_path: Path) -> None:
    """By its path below the folder, with the reason; where the folder lies changes nothing."""
    found = []
    for name in ("one", "two"):
        folder = tmp_path / name
        (folder / "sub").mkdir(parents=True)
        (folder / "a.txt").write_text("The dockers met on Monday.")
        (folder / "sub" / "empty.pdf").write_bytes(b"")
        assert run("build", folder, "-o", tmp_path / f"{name}-out", "--quiet").exit_code == 1
        found.append((tmp_path / f"{name}-out" / "coverage.json").read_text())
    assert found[0] == found[1]
    assert json.loads(found[0])["refused"] == [
        {"where": "sub/empty.pdf", "what": "is empty", "advice": "Save it once more, or remove it."}
    ]


def test_what_was_cut_is_shown(tmp_path: Path) -> None:
    """With the file it stands in, and nothing that could command a terminal."""
    page = (
        "<html><body><nav>Home &#27;[31m</nav><article>"
        + "<p>The dockers met on Monday, she said.</p>" * 5
    )
    (tmp_path / "a.html").write_text(page + "</article></body></html>")
    result = run("read", tmp_path / "a.html", "--show-cut")
    assert result.exit_code == 0
    assert result.stdout.splitlines()[0] == f"{tmp_path}/a.html:"
    assert "  Home" in result.stdout
    assert "\x1b" not in result.stdout
    (tmp_path / "b.txt").write_text("They met.")
    assert "Nothing was cut" in run("read", tmp_path / "b.txt", "--show-cut").stdout


def test_what_a_refused_page_holds_is_shown(tmp_path: Path) -> None:
    """It may say why there is no article on it; of an empty one nothing is said to be cut."""
    (tmp_path / "a.html").write_text("<html><body><p>Please enable scripts.</p></body></html>")
    told = run("read", tmp_path / "a.html", "--show-cut")
    assert (told.exit_code, told.stdout) == (1, f"{tmp_path}/a.html:\n  Please enable scripts.\n")
    assert "has no article" in told.stderr
    (tmp_path / "b.html").write_text("")
    assert run("read", tmp_path / "b.html", "--show-cut").stdout == ""


def test_what_a_date_rests_on(tmp_path: Path) -> None:
    """In the table and, with every day that was found, in JSON."""
    (tmp_path / "2024-03-13 a.md").write_text("---\npublished: 2024-03-12\n---\nThey met.")
    (tmp_path / "2024-03-12.txt").write_text("They met again.")
    lines = run("read", tmp_path).stdout.splitlines()
    assert "the file's name" in lines[1]
    assert "front matter" in lines[2]
    (_, told) = json.loads(run("read", tmp_path, "--json").stdout)["articles"]
    assert [(one["day"], one["basis"]) for one in told["dates"]] == [
        ("2024-03-12", "front matter"),
        ("2024-03-13", "the file's name"),
    ]


def test_what_was_cut_is_told_of_whatever_can_be_read(tmp_path: Path) -> None:
    """Of archives and standard input too; what is refused is told, and what nobody knows is said."""
    page = "<html><body><nav>Home</nav><article>" + "<p>The dockers met, she said.</p>" * 5
    with ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.html", page)
    (tmp_path / "b.csv").write_text("id,text\n1,They met.\n")
    told = run("read", tmp_path / "a.zip", "--show-cut")
    assert (told.exit_code, told.stdout) == (0, f"{tmp_path}/a.zip/a.html:\n  Home\n")
    unknown = f"What was left out of {tmp_path}/b.csv is not kept for this format.\n"
    assert run("read", tmp_path / "b.csv", "--show-cut").stdout == unknown
    gone = run("read", tmp_path / "c.txt", "--show-cut")
    assert (gone.exit_code, gone.stdout) == (1, "")
    assert "c.txt: does not exist" in gone.stderr
    told = run("read", "-", "--show-cut", "--json", input=page)
    found = json.loads(told.stdout)
    assert found["cut"] == [{"where": "standard input", "pieces": ["Home"]}]
    assert found["refused"] == []
