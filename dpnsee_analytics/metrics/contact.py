"""Recorded contact: events per actor, and the age of the last one."""

import pandas as pd

from dpnsee_analytics.dataset import Dataset

STALE_YEARS = 5


def contact(dataset: Dataset) -> pd.DataFrame:
    """Return ``events`` (count of distinct events, 0 when none) and ``last_event`` (partial date).

    The index is ``stakeholder_id`` of every stakeholder, in the table's order; ``last_event`` is
    missing where no event is on record, which does not mean that none took place.
    """
    events = dataset.engagements.groupby("stakeholder_id")
    index = pd.Index(dataset.stakeholders["stakeholder_id"], name="stakeholder_id")
    return pd.DataFrame(
        {
            "events": events["event_id"].nunique().reindex(index).fillna(0).astype("int64"),
            "last_event": events["date"].max().reindex(index).astype("str"),
        }
    )


def data_date(dataset: Dataset) -> str:
    """Return the newest date the data speaks of (evidence, events, ratings); "" when there is none.

    Starts and ends of ties are left out: they may lie in the future.
    """
    dates = [
        dataset.members["as_of"],
        dataset.stakeholders["as_of"],
        dataset.relationships["as_of"],
        dataset.engagements["date"],
        dataset.ratings["rated_on"],
    ]
    known = pd.concat(dates).dropna()
    return "" if known.empty else str(known.max())


def long_ago(last_event: pd.Series, on: str, years: int = STALE_YEARS) -> pd.Series:
    """Return whether the last event lies in the year ``years`` before ``on`` or earlier.

    ``on`` is a partial date. An actor without any recorded event is False: nothing can be said.

    >>> long_ago(pd.Series(["2021-06-28", "2022", None], dtype="str"), "2026-11-21").tolist()
    [True, False, False]
    """
    if not on:
        return pd.Series(False, index=last_event.index)
    year = pd.to_numeric(last_event.str[:4])
    return (year <= int(on[:4]) - years).fillna(False)
