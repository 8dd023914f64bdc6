"""What the record leaves undone: lists of actors, most pressing first.

Every function returns rows of the ``metrics.register`` it is given, under their ids; an empty
register gives an empty list. Ties count whether or not they have ended.
"""

import networkx as nx
import pandas as pd

from dpnsee_analytics.dataset import Dataset
from dpnsee_analytics.dates import first_day, last_day
from dpnsee_analytics.metrics.contact import STALE_YEARS, long_ago
from dpnsee_analytics.metrics.coverage import events_per_year
from dpnsee_analytics.metrics.quadrants import MANAGE_CLOSELY, QUADRANT_LABELS
from dpnsee_analytics.metrics.register import stakeholders_of
from dpnsee_analytics.metrics.ties import tied_to
from dpnsee_analytics.schema import NETWORK_ID

ENGAGED_OFTEN = 3
EVIDENCE_YEARS = 3


def mapped(register: pd.DataFrame) -> pd.DataFrame:
    """Return the actors of the network's Stakeholders map, in the register's order."""
    stakeholders = stakeholders_of(register)
    return stakeholders[stakeholders["on_map"]]


def rated_by_network(register: pd.DataFrame) -> pd.Series:
    """Return whether both scores of each row are the network's own; unrated rows are False."""
    return register["quadrant"].notna() & ~register["proposed"]


def not_rated(register: pd.DataFrame) -> pd.DataFrame:
    """Return the mapped actors without the network's own rating of both criteria.

    Those to manage closely come first, then the other quadrants, then actors without any score;
    by short name within each.
    """
    waiting = mapped(register)
    waiting = waiting[~rated_by_network(waiting)]
    order = {quadrant: place for place, quadrant in enumerate(QUADRANT_LABELS)}
    return _by_name(
        waiting.assign(place=waiting["quadrant"].map(order).fillna(len(order))), "place"
    )


def to_manage_closely(register: pd.DataFrame) -> pd.DataFrame:
    """Return the mapped actors that are to be managed closely, in the register's order."""
    rows = mapped(register)
    return rows[rows["quadrant"] == MANAGE_CLOSELY]


def without_recent_contact(register: pd.DataFrame, on: str) -> pd.DataFrame:
    """Return the actors to manage closely without a recorded event after the year of ``long_ago``.

    ``on`` is the date of the data; when it is "" only actors without any event are returned. They
    come first, then the oldest contact.
    """
    close = to_manage_closely(register)
    lacking = close["last_event"].isna() | long_ago(close["last_event"], on)
    return _by_name(close[lacking], "last_event", na_position="first")


def last_quiet_year(on: str) -> int | None:
    """Return the newest year that counts as long ago on the data's date; None without a date."""
    return int(on[:4]) - STALE_YEARS if on else None


def missing_from_map(register: pd.DataFrame, least: int = ENGAGED_OFTEN) -> pd.DataFrame:
    """Return the actors off the map with ``least`` recorded events or more, most events first."""
    rows = stakeholders_of(register)
    often = rows[~rows["on_map"] & (rows["events"] >= least)]
    return _by_name(often.assign(place=-often["events"]), "place")


def without_link(register: pd.DataFrame, graph: nx.Graph) -> pd.DataFrame:
    """Return the mapped actors with neither a tie to the network itself nor a recorded event.

    Added: ``member_tie``, whether a member, current or former, has a tie to the actor; actors
    without one come first, then by short name.
    """
    rows = mapped(register)
    members = register.index[register["kind"] == "member"]
    ours = tied_to(graph, [NETWORK_ID]).reindex(rows.index, fill_value=False)
    theirs = tied_to(graph, members).reindex(rows.index, fill_value=False)
    lacking = rows.assign(member_tie=theirs)[~ours & (rows["events"] == 0)]
    return _by_name(lacking, "member_tie")


def unnamed(register: pd.DataFrame, dataset: Dataset) -> pd.DataFrame:
    """Return the mapped actors that are a group without a named organisation.

    Added: ``asked``, whether the map's own wording (``seed_name``) has a question mark; these come
    first, then by short name.
    """
    rows = mapped(register)
    wording = dataset.stakeholders.set_index("stakeholder_id")["seed_name"]
    asked = wording.str.contains("?", regex=False, na=False).reindex(rows.index, fill_value=False)
    groups = rows.assign(asked=asked)[rows["generic_group"]]
    return _by_name(groups.assign(place=~groups["asked"]), "place")


def old_evidence(actors: pd.DataFrame, on: str, years: int = EVIDENCE_YEARS) -> pd.DataFrame:
    """Return the rows whose evidence (``as_of``) is surely over ``years`` older than ``on``.

    A partial date is taken at the last day it can mean, ``on`` at its first: 2023 is not over
    three years older than 2026-11-21, for it may mean December. An undated row is unknown, not
    old (see ``undated``). Without a date of the data (``on`` is "") there is no old evidence.
    The oldest come first, then by short name.
    """
    old = [_is_over(as_of, on, years) for as_of in actors["as_of"]]
    return _by_name(actors[pd.Series(old, index=actors.index, dtype="bool")], "as_of")


def undated(actors: pd.DataFrame) -> pd.DataFrame:
    """Return the rows whose evidence bears no date: its age is unknown."""
    return actors[actors["as_of"].isna()]


def events_until(dataset: Dataset, on: str) -> pd.Series:
    """Return ``coverage.events_per_year`` up to the year of ``on``, years without any event as 0.

    ``on`` is the date of the data; "" or an earlier year adds nothing. Empty without events.
    """
    counts = events_per_year(dataset)
    if counts.empty or not on:
        return counts
    more = [str(year) for year in range(int(counts.index[-1]) + 1, int(on[:4]) + 1)]
    return counts.reindex([*counts.index, *more], fill_value=0).rename_axis(counts.index.name)


def last_event(dataset: Dataset) -> pd.DataFrame:
    """Return the engagements (one row an actor) of the newest recorded date; empty without any."""
    events = dataset.engagements
    return events[events["date"] == events["date"].max()]


def _is_over(as_of: object, on: str, years: int) -> bool:
    if pd.isna(as_of) or not on:
        return False
    then, now = last_day(str(as_of)), first_day(on)
    return (then.year + years, then.month, then.day) < (now.year, now.month, now.day)


def _by_name(rows: pd.DataFrame, first: str, na_position: str = "last") -> pd.DataFrame:
    """Return ``rows`` by column ``first``, then short name; the helper column ``place`` leaves."""
    names = rows.assign(folded=rows["short_name"].str.casefold())
    ordered = names.sort_values([first, "folded"], na_position=na_position, kind="stable")
    return ordered.drop(columns=["folded", "place"], errors="ignore")
