"""The network country by country: members and events."""

import pandas as pd

from dpnsee_analytics.actors import current_members
from dpnsee_analytics.dataset import Dataset


def country_counts(dataset: Dataset) -> pd.DataFrame:
    """Return the ``countries`` table, indexed by ``country_code``, with counted columns added.

    ``members`` (current ones, 0 when none), ``members_per_million`` (missing without a
    population) and ``events`` (distinct events held there, 0 when none).
    """
    table = dataset.countries.set_index("country_code")
    members = current_members(dataset)["country_code"].value_counts()
    held = dataset.engagements.groupby("country_code")["event_id"].nunique()
    counted = table.assign(
        members=members.reindex(table.index).fillna(0).astype("int64"),
        events=held.reindex(table.index).fillna(0).astype("int64"),
    )
    people = counted["population"].astype("float64")
    return counted.assign(members_per_million=counted["members"] / people * 1e6)


def member_towns(dataset: Dataset) -> pd.DataFrame:
    """Return one row per town with current members: ``city``, ``country_code``, ``latitude``,
    ``longitude``, ``members`` (count) and ``names`` (member ids parted by ``; ``).

    Members without a town, or in a town without known coordinates, are not in it: see
    ``members_without_town``.
    """
    members = current_members(dataset).dropna(subset=["city"])
    counted = (
        members.groupby(["city", "country_code"], sort=True)["member_id"]
        .agg(members="count", names="; ".join)
        .reset_index()
    )
    places = dataset.towns[["city", "country_code", "latitude", "longitude"]]
    return counted.merge(places, on=["city", "country_code"], how="inner")


def members_without_town(dataset: Dataset) -> pd.DataFrame:
    """Return the current members no marker can stand for: town unknown or without coordinates."""
    members = current_members(dataset)
    places = pd.MultiIndex.from_frame(dataset.towns[["city", "country_code"]])
    here = pd.MultiIndex.from_frame(members[["city", "country_code"]])
    return members[~here.isin(places)]
