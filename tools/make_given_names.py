"""Make the table of given names that say whether somebody is a man or a woman.

    python -m tools.make_given_names MALE FEMALE

MALE and FEMALE are the first-name files of the US Census Bureau's sample of 1990 (public domain): a
name, its share of the population in per cent, and two columns that are not needed. A name is kept if it
is not rare, one sex has it `RATIO` times as often as the other, and no language that news is full of gives it to
the other sex (`ELSEWHERE`).
"""

from __future__ import annotations

import sys
from pathlib import Path

TABLE = Path("graph/dateline/annotate/data/given_names.txt")
RATIO = 25
LEAST = 0.01
"""Per cent of the population that have a name that is kept: rarer ones are often foreign, and there a
man's."""
ELSEWHERE = """
    alexis allison andrea angel ariel ashley beverly camille carmen carol casey claude connie courtney
    dana daniele dominique eden evelyn gabriele gale hilary inge jamie jan jean jesse jo joan jocelyn
    jordan karen kari kelley kelly kerry kim kirby laurence lauren laurie leigh leslie lindsay loren lynn
    marian marion mckenzie merle michele mina nicola nikita noel pat robin ronnie sandy sasha shannon
    shelby shirley sidney simone stacy terry toni tracy valentine vivian vivien whitney
"""
HEAD = """\
# Given names that say whether somebody is a man or a woman, by tools/make_given_names.py from the first names of the
# US Census Bureau's sample of 1990 (public domain); names that other languages give to the other sex are left out.
"""


def main(arguments: list[str]) -> None:
    """Write the table."""
    male, female = (_shares(Path(path)) for path in arguments)
    elsewhere = frozenset(ELSEWHERE.split())
    lines = []
    for group, own, other in (("male", male, female), ("female", female, male)):
        names = sorted(
            name.capitalize()
            for name, share in own.items()
            if share >= max(LEAST, RATIO * other.get(name, 0.0)) and name not in elsewhere
        )
        lines.append(f"{group}: {', '.join(names)}")
    TABLE.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{TABLE} is written.")


def _shares(path: Path) -> dict[str, float]:
    rows = (line.split() for line in path.read_text(encoding="ascii").splitlines() if line.strip())
    return {row[0].lower(): float(row[1]) for row in rows}


if __name__ == "__main__":
    main(sys.argv[1:])
