"""How long `dateline build` takes, as a multiple of the bare parser on the same text.

    python -m benchmarks.speed [--rounds N] [--sets NAME…]

Both run as whole processes, start and imports included, by turns, so that a machine that slows down
slows both; medians are compared. Nothing is asserted: the figures depend on the machine.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REAL = ROOT.parent / "shared" / "articles"


@dataclass(frozen=True, slots=True)
class Case:
    """Articles to build, and the multiple of the parser's time that is aimed at."""

    name: str
    paths: tuple[Path, ...]
    aim: float | None


def cases() -> list[Case]:
    """List what is measured."""
    two = tuple(sorted(REAL.glob("*.txt")))
    return [
        Case("two", two, 2.0),
        Case("173", (*two, *sorted(REAL.glob("*.jsonl"))), 3.0),
        Case("corpus", (ROOT / "corpus" / "harbour",), None),
    ]


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.speed")
    parser.add_argument("--rounds", type=int, default=5, help="of each (default: %(default)s)")
    parser.add_argument("--sets", nargs="+", metavar="NAME", help="of: two, 173, corpus")
    options = parser.parse_args(arguments)
    print(f"{'':8} {'build':>8} {'parser':>8} {'ratio':>6} {'aim':>5}   (medians of seconds)")
    for case in cases():
        if options.sets and case.name not in options.sets:
            continue
        if not case.paths:
            print(f"{case.name:8} skipped: the real articles do not lie beside the repository")
            continue
        built, parsed = compare(case, options.rounds)
        aim = f"≤ {case.aim:g}" if case.aim else ""
        print(
            f"{case.name:8} {built:8.2f} {parsed:8.2f} {built / parsed:6.2f} {aim:>5}", flush=True
        )


def compare(case: Case, rounds: int) -> tuple[float, float]:
    """Run build and parser by turns; give the median seconds of each."""
    paths = [str(path) for path in case.paths]
    parser = [sys.executable, str(ROOT / "benchmarks" / "baseline.py"), *paths]
    built, parsed = [], []
    with tempfile.TemporaryDirectory() as folder:
        output = ["-o", str(Path(folder) / "output"), "--quiet"]
        build = [sys.executable, "-m", "dateline", "build", *paths, *output]
        for _ in range(rounds):
            built.append(seconds(build))
            parsed.append(seconds(parser))
    return statistics.median(built), statistics.median(parsed)


def seconds(command: Sequence[str]) -> float:
    """Run a command to its end and say how long it took."""
    begun = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()
