"""Lives: by when articles say that somebody had died, and on which day they say that somebody spoke.

Who speaks a year after the death of one of that name is another: the grandson, or a namesake.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from dateline.model import Reading, Report

DYING = {"die", "drown", "perish"}
"""Verbs whose subject dies, however the role is called; of the killing verbs the patient does."""
KILLING = {"kill", "murder", "assassinate", "slay", "execute", "behead"}
SPEAKING = ("statement", "dispute", "proposal")
"""Kinds of what only the living do."""
AFTER = timedelta(days=366)
"""The words of the dead are quoted for a while as if they were new."""


@dataclass(frozen=True, slots=True)
class Life:
    """The last day on which somebody may have died, and the latest on which they spoke."""

    died: date | None = None
    spoke: date | None = None

    def with_(self, other: Life) -> Life:
        """What two that are one are known to have lived."""
        died = [day for day in (self.died, other.died) if day is not None]
        spoke = [day for day in (self.spoke, other.spoke) if day is not None]
        return Life(min(died, default=None), max(spoke, default=None))


NO_LIFE = Life()


def outlived(a: Life, b: Life) -> bool:
    """Whether one spoke when the other had long been dead: they are two.

    >>> dead, alive = Life(died=date(1950, 12, 31)), Life(spoke=date(2002, 3, 14))
    >>> outlived(dead, alive), outlived(alive, dead), outlived(dead, Life(spoke=date(1951, 6, 1)))
    (True, True, False)
    """
    return any(
        one.died is not None and other.spoke is not None and other.spoke - one.died > AFTER
        for one, other in ((a, b), (b, a))
    )


def lives_told(reading: Reading) -> dict[int, Life]:
    """Chain → what an article says of its life; nothing where that cannot be one life."""
    found: defaultdict[int, Life] = defaultdict(Life)
    for report in reading.reports:
        first, last = report.when.interval.earliest, report.when.interval.latest
        dated = report.when.basis in ("stated", "publication") and first is not None
        if report.status != "happened" or report.negated or not dated:
            continue
        for chain in _dead(report):
            found[chain] = found[chain].with_(Life(died=last))
        if report.kind in SPEAKING and last is not None and last == first:
            for chain in _parts(report, "Arg0"):
                found[chain] = found[chain].with_(Life(spoke=last))
    return {
        chain: life
        for chain, life in found.items()
        if reading.chains[chain].kind == "person" and not outlived(life, life)
    }


def _dead(report: Report) -> list[int]:
    if report.lemma in DYING:
        return _parts(report, "Arg1") or _parts(report, "Arg0")
    return _parts(report, "Arg1") if report.lemma in KILLING else []


def _parts(report: Report, role: str) -> list[int]:
    return [p.chain for p in report.participants if p.role == role and p.chain is not None]
