"""The table of places: what a name is called for most, and where that is.

Countries, states and towns, made of GeoNames' data by `tools/make_gazetteer.py`.
"""

from __future__ import annotations

import gzip
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Place(NamedTuple):
    """A line of the gazetteer: the most populous place of that name."""

    type: str
    country: str
    thousands: int
    latitude: float | None = None
    longitude: float | None = None
    """In degrees, of its middle; none of a region that is only known by name."""


@cache
def gazetteer() -> dict[str, Place]:
    """Place names to the biggest place that bears each: countries first, then by population."""
    rank = {"country": 3, "continent": 3, "state": 2, "city": 1}
    out: dict[str, Place] = {}
    packed = (files("dateline") / "data" / "places.tsv.gz").read_bytes()
    for line in gzip.decompress(packed).decode().splitlines():
        name, kind, country, thousands, latitude, longitude = line.split("\t")
        place = Place(kind, country, int(thousands), *map(_degrees, (latitude, longitude)))
        known = out.get(name)
        if known is None or (rank[kind], place.thousands) > (rank[known.type], known.thousands):
            out[name] = place
    return out


def _degrees(words: str) -> float | None:
    return float(words) if words else None
