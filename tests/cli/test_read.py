"""`dateline read`: what people type, and what they see."""

from __future__ import annotations

import json
from pathlib import Path

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
    (folder / "c.jsonl").write_text('{"id": "c1", "title": "\\u001b[31mRed", "text": "She left.", "date": "soon"}\n')
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
        assert "not English" in lines[2]
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

    def test_nothing_is_written(self, tmp_path: Path) -> None:
        """Reading leaves the folder as it was."""
        before = sorted(path.name for path in articles(tmp_path).iterdir())
        run("read", tmp_path)
        assert sorted(path.name for path in tmp_path.iterdir()) == before
