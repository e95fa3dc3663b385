"""Word lists and tables, read once from `data/`: one idea a file, `#` starts a comment."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from dateline.gazetteer import Place, gazetteer

DATA = files("dateline.annotate") / "data"


def lines(name: str) -> list[str]:
    text = (DATA / name).read_text(encoding="utf-8")
    stripped = (line.split("#", 1)[0].strip() for line in text.splitlines())
    return [line for line in stripped if line]


@cache
def words(name: str) -> frozenset[str]:
    """The entries of `data/NAME.txt`: separated by commas or line ends."""
    entries = ",".join(lines(f"{name}.txt")).split(",")
    return frozenset(entry.strip() for entry in entries if entry.strip())


@cache
def table(name: str) -> dict[str, str]:
    """`data/NAME.tsv` as first column → second."""
    rows = (line.partition("\t") for line in lines(f"{name}.tsv"))
    return {key: value.strip() for key, _, value in rows}


@cache
def groups(name: str) -> dict[str, str]:
    """`data/NAME.txt` with lines of `group: word, word, …` as word → group.

    Raises:
        ValueError: a word stands in two groups.
    """
    out: dict[str, str] = {}
    for line in lines(f"{name}.txt"):
        group, _, entries = line.partition(":")
        for entry in (e.strip() for e in entries.split(",")):
            if entry and out.setdefault(entry, group.strip()) != group.strip():
                raise ValueError(f"{name}.txt: {entry!r} stands under {out[entry]} and {group}")
    return out


@cache
def places() -> dict[str, Place]:
    """Place names to the biggest place that bears each, and regions that no gazetteer holds."""
    out = dict(gazetteer())
    for line in lines("regions.txt"):
        for name in line.split(","):
            out.setdefault(name.strip(), Place("region", "", 0))
    return out
