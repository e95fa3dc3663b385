"""The baseline reads what the build reads, and knows nothing of Dateline."""

import runpy
from pathlib import Path

from benchmarks import speed

ROOT = Path(__file__).resolve().parents[2]
BASELINE = ROOT / "benchmarks" / "baseline.py"


def test_the_baseline_reads_every_kind_of_file(tmp_path: Path) -> None:
    """Front matter is no text, and a record's text is."""
    (tmp_path / "a.md").write_text("---\ntitle: One\n---\nThe first.\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("The second.", encoding="utf-8")
    (tmp_path / "c.jsonl").write_text('{"text": "The third."}\n', encoding="utf-8")
    texts = runpy.run_path(str(BASELINE))["texts"]
    assert list(texts([str(tmp_path)])) == ["The first.\n", "The second.", "The third."]


def test_the_baseline_is_bare() -> None:
    """What it imports of Dateline would make the comparison kinder than it is."""
    assert "import dateline" not in BASELINE.read_text(encoding="utf-8")
    assert "from dateline" not in BASELINE.read_text(encoding="utf-8")


def test_the_sample_corpus_is_always_measured() -> None:
    """The other sets may not lie beside the repository; this one does lie in it."""
    corpus = next(case for case in speed.cases() if case.name == "corpus")
    assert all(path.is_dir() for path in corpus.paths)
