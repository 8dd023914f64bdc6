"""What the reader chose to see: a frozen Selection, and the Dataset it leaves."""

from dataclasses import dataclass

import pandas as pd

from dpnsee_analytics.actors import actors
from dpnsee_analytics.dataset import Dataset

ON_MAP, OTHERS, ALL = "on_map", "others", "all"


@dataclass(frozen=True)
class Selection:
    """A filter on stakeholders; an empty tuple or text lets everything pass.

    ``scope`` is ``on_map`` (the network's Stakeholders map), ``others`` or ``all``. ``countries``
    are the codes of the seat; a stakeholder without a recorded seat passes only when it is empty.
    ``text`` is looked for, ignoring case, in names, acronym and note.
    """

    scope: str = ALL
    groups: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    levels: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    text: str = ""


def chosen(table: pd.DataFrame, selection: Selection) -> pd.Series:
    """Return a boolean Series over an actor table (``actors.actors``): does the row pass?"""
    passes = pd.Series(True, index=table.index)
    if selection.scope != ALL:
        passes &= table["on_map"] == (selection.scope == ON_MAP)
    for column, values in (
        ("group", selection.groups),
        ("category", selection.categories),
        ("level", selection.levels),
        ("country_code", selection.countries),
    ):
        if values:
            passes &= table[column].isin(values)
    words = selection.text.casefold().split()
    if words:
        fields = ["name", "short_name", "english_name", "acronym", "note"]
        parts = [table[field].fillna("") for field in fields]
        haystack = parts[0].str.cat(parts[1:], sep=" ").str.casefold()
        for word in words:
            passes &= haystack.str.contains(word, regex=False)
    return passes


def select(dataset: Dataset, selection: Selection) -> Dataset:
    """Return the Dataset of the chosen stakeholders, the network and all its members.

    Ties, ratings and events of stakeholders that do not pass are left out. Row order is kept.
    """
    table = actors(dataset)
    stakeholders = table[table["kind"] == "stakeholder"]
    gone = set(stakeholders.index[~chosen(stakeholders, selection)])
    ties = dataset.relationships
    return Dataset(
        members=dataset.members,
        stakeholders=_without(dataset.stakeholders, "stakeholder_id", gone),
        relationships=_without(_without(ties, "source_id", gone), "target_id", gone),
        ratings=_without(dataset.ratings, "stakeholder_id", gone),
        engagements=_without(dataset.engagements, "stakeholder_id", gone),
        countries=dataset.countries,
        strategies=dataset.strategies,
        membership_counts=dataset.membership_counts,
        towns=dataset.towns,
    )


def _without(table: pd.DataFrame, column: str, gone: set[str]) -> pd.DataFrame:
    stays = pd.Series([actor not in gone for actor in table[column].tolist()], dtype="bool")
    return table.loc[stays.to_numpy()].reset_index(drop=True)
