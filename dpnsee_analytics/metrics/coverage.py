"""What the record leans on: events by year and country, evidence by year, confidence."""

from collections.abc import Iterable

import pandas as pd

from dpnsee_analytics.dataset import Dataset
from dpnsee_analytics.schema import RATINGS

UNDATED = "undated"
CONFIDENCES = tuple(reversed(RATINGS.column("confidence").choices))


def events_per_year(dataset: Dataset) -> pd.Series:
    """Return the number of distinct events of each year, by year as text (``YYYY``).

    Every year from the first to the last event is there, with 0 where no event is on record. An
    event counts once, in the year of its first day. Empty without events.
    """
    years = dataset.engagements.groupby("event_id")["date"].min().dropna().str[:4]
    return _counts(years, _span(years), "events")


def events_by_country(dataset: Dataset) -> pd.Series:
    """Return the number of distinct events by ``country_code`` of the place, most first.

    Equal counts stand by code. Events without a country (held online, or the place is not
    evidenced) are not in it: the sum may be below the number of events.
    """
    held = dataset.engagements.groupby("event_id")["country_code"].min().dropna().astype("str")
    counts = _counts(held, sorted(set(held)), "events").rename_axis("country_code")
    return counts.sort_values(ascending=False, kind="stable")


def evidence_by_year(dataset: Dataset) -> pd.DataFrame:
    """Return how many rows rest on evidence of each year, one column a table with ``as_of``.

    Columns ``members``, ``stakeholders`` and ``relationships``; the index is the year as text,
    every year from the oldest to the newest evidence, then ``undated`` for rows whose source
    bears no date. Empty without rows.
    """
    tables = {name: dataset.table(name) for name in ("members", "stakeholders", "relationships")}
    years = {name: table["as_of"].str[:4].fillna(UNDATED) for name, table in tables.items()}
    every = pd.concat(list(years.values()))
    rows = [*_span(every[every != UNDATED]), *([UNDATED] if (every == UNDATED).any() else [])]
    return pd.DataFrame({name: _counts(values, rows, name) for name, values in years.items()})


def confidence_counts(dataset: Dataset) -> pd.Series:
    """Return how many ratings their raters hold with high, medium and low confidence.

    All three are there, 0 where there is none; ratings without a confidence are not in it.
    """
    given = dataset.ratings["confidence"].dropna()
    return _counts(given, CONFIDENCES, "ratings").rename_axis("confidence")


def without_record(dataset: Dataset) -> pd.DataFrame:
    """Return whether a stakeholder has no tie (``no_tie``), no event (``no_event``) on record.

    The index is ``stakeholder_id`` in the table's order. True means that none was found in public
    sources, not that there is none.
    """
    index = pd.Index(dataset.stakeholders["stakeholder_id"], name="stakeholder_id")
    ties = dataset.relationships
    tied = {*ties["source_id"], *ties["target_id"]}
    met = set(dataset.engagements["stakeholder_id"])
    return pd.DataFrame({"no_tie": ~index.isin(tied), "no_event": ~index.isin(met)}, index=index)


def _span(years: pd.Series) -> list[str]:
    if years.empty:
        return []
    return [str(year) for year in range(int(years.min()), int(years.max()) + 1)]


def _counts(values: pd.Series, order: Iterable[str], name: str) -> pd.Series:
    index = pd.Index(list(order), dtype="str", name="year")
    counts = values.astype("str").value_counts().reindex(index).fillna(0).astype("int64")
    return counts.rename(name)
