"""The members over time and by what they do: only what is published, blanks kept as blanks."""

from datetime import date

import pandas as pd

from dpnsee_analytics.actors import actors
from dpnsee_analytics.dataset import Dataset
from dpnsee_analytics.dates import first_day
from dpnsee_analytics.schema import NETWORK_ID

MEMBERSHIP_TIES = ("member_of", "associate_of")


def member_spans(dataset: Dataset) -> pd.DataFrame:
    """Return the ``members`` table, indexed by ``member_id``, with ``left`` added.

    ``left`` is the end of a former member's last tie of membership to the network, a partial
    date; missing for current members and where no end is on record. ``short_name`` is never blank.
    """
    ties = dataset.relationships
    ours = ties[ties["kind"].isin(MEMBERSHIP_TIES) & (ties["target_id"] == NETWORK_ID)]
    ours = ours.sort_values("since", na_position="first", kind="stable")
    ends = ours.drop_duplicates("source_id", keep="last").set_index("source_id")["until"]
    members = dataset.members.set_index("member_id")
    former = members["membership"] == "former"
    return members.assign(
        short_name=actors(dataset)["short_name"].reindex(members.index),
        left=ends.reindex(members.index).astype("str").where(former),
    )


def evidenced_services(dataset: Dataset) -> pd.DataFrame:
    """Return one row per current member and service a source mentions.

    Columns: ``service``, ``country_code``, ``short_name``; sorted by short name. A member whose
    services no source mentions has no row: see ``members_without_services``.
    """
    spans = member_spans(dataset)
    members = spans[spans["membership"] != "former"].dropna(subset=["services"])
    rows = members.assign(service=members["services"].str.split(";")).explode("service")
    rows = rows.assign(service=rows["service"].astype("str").str.strip()).reset_index()
    rows = rows[rows["service"].fillna("") != ""].drop_duplicates(["member_id", "service"])
    rows = rows.sort_values("short_name", key=lambda names: names.str.casefold(), kind="stable")
    return rows[["service", "country_code", "short_name"]].reset_index(drop=True)


def members_without_services(dataset: Dataset) -> pd.DataFrame:
    """Return the rows of ``member_spans`` of current members without any service on record."""
    spans = member_spans(dataset)
    return spans[(spans["membership"] != "former") & spans["services"].isna()]


def services_by_country(dataset: Dataset) -> pd.DataFrame:
    """Return how many current members have a service on record: services by countries.

    The index is ``service``, most members first, then by name; the columns are the country codes
    of ``countries`` in the order of their names, whatever they hold. A cell is missing, not zero,
    where no source mentions the service. Services nobody is known for have no row.
    """
    rows = evidenced_services(dataset)
    counts = pd.crosstab(rows["service"], rows["country_code"])
    ordered = list(dataset.countries.sort_values("name")["country_code"])
    codes = ordered + [code for code in counts.columns if code not in ordered]
    order = counts.sum(axis="columns").sort_index().sort_values(ascending=False, kind="stable")
    table = counts.reindex(index=order.index, columns=pd.Index(codes, name="country_code"))
    return table.astype("Int64").mask(table.fillna(0) == 0)


def membership_changes(dataset: Dataset) -> pd.DataFrame:
    """Return one row per date on which members joined or left or a total was published.

    Columns: ``date`` (partial) and ``day`` (its first day), ``joined`` and ``left`` (lists of
    short names, empty when none), ``published`` (the total, missing when none was), ``basis``
    (who was counted) and ``source_url`` of that total. Oldest first. Members without a published
    date are not in it: see ``without_joining_date`` and ``without_leaving_date``.
    """
    spans = member_spans(dataset)
    published = dataset.membership_counts.set_index("date")
    dates = pd.concat([spans["joined"], spans["left"], published.index.to_series()]).dropna()
    ordered = sorted(set(dates), key=lambda when: (first_day(when), when))
    index = pd.Index(ordered, name="date", dtype="str")
    totals = published.reindex(index)
    return pd.DataFrame(
        {
            "date": index,
            "day": [first_day(when) for when in ordered],
            "joined": [_names(spans, "joined", when) for when in ordered],
            "left": [_names(spans, "left", when) for when in ordered],
            "published": totals["count"].astype("Int64").array,
            "basis": totals["basis"].astype("str").array,
            "source_url": totals["source_url"].astype("str").array,
        }
    )


def without_joining_date(dataset: Dataset) -> pd.DataFrame:
    """Return the rows of ``member_spans`` whose joining date is not published."""
    spans = member_spans(dataset)
    return spans[spans["joined"].isna()]


def without_leaving_date(dataset: Dataset) -> pd.DataFrame:
    """Return the rows of ``member_spans`` of former members whose leaving date is not published."""
    spans = member_spans(dataset)
    return spans[(spans["membership"] == "former") & spans["left"].isna()]


def joined_by(dataset: Dataset) -> str:
    """Return the date by which the members without a joining date must have joined.

    It is that of the first published total that the dated members alone cannot reach and that has
    room for all the undated ones; "" when no total shows it, or no such member is on record.

    >>> joined_by(Dataset())
    ''
    """
    dated, undated = _dated_and_undated(dataset)
    totals = dataset.membership_counts[["date", "count"]].dropna()
    for when, total in sorted(totals.itertuples(index=False), key=lambda row: first_day(row[0])):
        day = first_day(when)
        there = _members_on(undated, day)
        if there and total - _members_on(dated, day) >= there:
            return when
    return ""


def growth(dataset: Dataset) -> pd.DataFrame:
    """Return the number of members from each day of ``membership_changes`` on.

    Columns: ``day`` and ``date`` (as published, the vaguest of that day); ``dated``, the members
    whose joining date is published; ``undated``, those whose date is not, counted from
    ``joined_by`` on and 0 before. Partial dates stand at their first day, and who leaves on a day
    no longer counts on it. Former members whose leaving date is not published are in neither.
    Oldest first, one row a day.
    """
    dated, undated = _dated_and_undated(dataset)
    by = joined_by(dataset)
    steps = membership_changes(dataset)[["day", "date"]].drop_duplicates("day", ignore_index=True)
    late = [bool(by) and day >= first_day(by) for day in steps["day"]]
    return steps.assign(
        dated=[_members_on(dated, day) for day in steps["day"]],
        undated=[
            _members_on(undated, day) if counted else 0
            for day, counted in zip(steps["day"], late, strict=True)
        ],
    )


def _names(spans: pd.DataFrame, column: str, when: str) -> list[str]:
    return sorted(spans.loc[spans[column] == when, "short_name"], key=str.casefold)


def _dated_and_undated(dataset: Dataset) -> tuple[pd.DataFrame, pd.DataFrame]:
    spans = member_spans(dataset).drop(index=without_leaving_date(dataset).index)
    return spans[spans["joined"].notna()], spans[spans["joined"].isna()]


def _members_on(spans: pd.DataFrame, day: date) -> int:
    started = [pd.isna(when) or first_day(when) <= day for when in spans["joined"]]
    gone = [pd.notna(when) and first_day(when) <= day for when in spans["left"]]
    return sum(here and not left for here, left in zip(started, gone, strict=True))
