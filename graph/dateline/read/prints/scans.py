"""Pages that are pictures, and the words that tesseract finds on them; only where somebody asks for it.

tesseract (Smith, ICDAR 2007) is a program of its own, and no part of Dateline: it is asked for by name.
"""

from __future__ import annotations

import csv
import os
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from io import StringIO
from itertools import groupby
from statistics import median
from typing import Any, Final

from dateline.read.prints.lines import Line

PROGRAM: Final = "tesseract"
SECONDS: Final = 60.0
"""For one page."""
_DOTS: Final = 300
"""An inch; what tesseract was made for."""
_MOST_DOTS: Final = 60_000_000
"""Of a page, or it is rendered more coarsely: 300 an inch of a sheet of half a metre by one."""
_SURE: Final = 30.0
"""Percent. What tesseract is less sure of is as often a speck as a word."""


def is_there() -> bool:
    """Whether the program is installed."""
    return shutil.which(PROGRAM) is not None


@cache
def version() -> str:
    """Say which tesseract it is, and which languages it has; nothing where there is none."""
    said = [
        subprocess.run([PROGRAM, asked], capture_output=True, timeout=SECONDS, check=False)
        for asked in ("--version", "--list-langs")
        if is_there()
    ]
    return "".join((one.stdout + one.stderr).decode("utf-8", "replace") for one in said)


def recognised(page: Any) -> list[Line] | None:
    """Give the lines of a page of PDFium's that is a picture; None if tesseract gave up on it."""
    width, height = page.get_size()
    dots = min(_DOTS, (_MOST_DOTS / max(1.0, width * height)) ** 0.5 * 72)
    picture = page.render(scale=dots / 72, grayscale=True).to_numpy()
    rows, columns = picture.shape[:2]
    # One grey byte a dot is the plainest picture there is.
    data = b"P5 %d %d 255\n" % (columns, rows) + picture.reshape(rows, columns).tobytes()
    try:
        done = subprocess.run(
            [PROGRAM, "stdin", "stdout", "--dpi", str(round(dots)), "tsv"],
            input=data,
            capture_output=True,
            timeout=SECONDS,
            check=True,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except (subprocess.SubprocessError, OSError):
        return None
    return list(_lines(done.stdout.decode("utf-8", "replace"), 72 / dots, height))


def _lines(table: str, scale: float, height: float) -> Iterator[Line]:
    """Make lines of tesseract's table of words; it counts dots from the upper left."""
    rows = csv.DictReader(StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE)
    words = [row for row in rows if row["level"] == "5" and float(row["conf"]) >= _SURE]
    for _, of_block in groupby(words, key=lambda row: row["block_num"]):
        found = []
        for _, of_line in groupby(of_block, key=lambda row: (row["par_num"], row["line_num"])):
            run = list(of_line)
            edges = [
                tuple(int(row[name]) for name in ("left", "top", "width", "height")) for row in run
            ]
            found.append(
                (
                    min(left for left, *_ in edges) * scale,
                    height - max(top + high for _, top, _, high in edges) * scale,
                    max(left + wide for left, _, wide, _ in edges) * scale,
                    height - min(top for _, top, *_ in edges) * scale,
                    " ".join(row["text"] for row in run),
                )
            )
        size = median(top - bottom for _, bottom, _, top, _ in found)
        yield from (Line(*line, size) for line in found)
