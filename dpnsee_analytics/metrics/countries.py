"""The network country by country: members and events."""

import pandas as pd

from dpnsee_analytics.actors import actors, current_members
from dpnsee_analytics.dataset import Dataset


def country_counts(dataset: Dataset, service: str = "") -> pd.DataFrame:
    """Return the ``countries`` table, indexed by ``country_code``, with counted columns added.

    Counts of 0 or more: ``members`` (current ones), ``events`` (distinct events held there),
    ``seated`` (stakeholders with their seat there) and ``with_service`` (current members a source
    credits with ``service``; 0 everywhere without one). ``members_per_million`` is per million
    residents, missing without a population.
    """
    table = dataset.countries.set_index("country_code")
    table["name"] = table["name"].fillna(table.index.to_series())  # a name that cannot be read
    members = current_members(dataset)
    services = members["services"].fillna("").str.split(";")
    offering = members[[service in offered for offered in services]] if service else members[:0]
    counts = {
        "members": members["country_code"].value_counts(),
        "events": dataset.engagements.groupby("country_code")["event_id"].nunique(),
        "seated": dataset.stakeholders["hq_country_code"].value_counts(),
        "with_service": offering["country_code"].value_counts(),
    }
    counted = table.assign(
        **{
            name: count.reindex(table.index).fillna(0).astype("int64")
            for name, count in counts.items()
        }
    )
    people = counted["population"].astype("float64")
    return counted.assign(members_per_million=counted["members"] / people * 1e6)


def member_towns(dataset: Dataset) -> pd.DataFrame:
    """Return one row per town with current members: ``city``, ``country_code``, ``latitude``,
    ``longitude``, ``members`` (count) and ``names`` (the members' names parted by ``; ``).

    Members without a town, or in a town without known coordinates, are not in it: see
    ``members_without_town``.
    """
    members = current_members(dataset).dropna(subset=["city"])
    members = members.assign(name=members["name"].fillna(members["member_id"]))
    counted = (
        members.groupby(["city", "country_code"], sort=True)["name"]
        .agg(members="count", names="; ".join)
        .reset_index()
    )
    places = dataset.towns[["city", "country_code", "latitude", "longitude"]]
    return counted.merge(places, on=["city", "country_code"], how="inner")


def members_without_town(dataset: Dataset) -> pd.DataFrame:
    """Return the current members no marker can stand for: town unknown or without coordinates.

    ``short_name`` is never blank in it.
    """
    members = current_members(dataset)
    names = actors(dataset)["short_name"].reindex(members["member_id"]).to_numpy()
    members = members.assign(short_name=names)
    places = pd.MultiIndex.from_frame(dataset.towns[["city", "country_code"]])
    here = pd.MultiIndex.from_frame(members[["city", "country_code"]])
    return members[~here.isin(places)]
