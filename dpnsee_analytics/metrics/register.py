"""The register: one row per actor with everything the pages ask of it."""

import networkx as nx
import pandas as pd

from dpnsee_analytics.actors import actors
from dpnsee_analytics.dataset import Dataset
from dpnsee_analytics.metrics.contact import contact, data_date, long_ago
from dpnsee_analytics.metrics.quadrants import quadrant
from dpnsee_analytics.metrics.scores import scores
from dpnsee_analytics.metrics.ties import steps, tie_counts
from dpnsee_analytics.selection import Selection, chosen


def actor_register(dataset: Dataset, graph: nx.Graph, cut: float = 3.0) -> pd.DataFrame:
    """Return ``actors.actors`` with scores, contact, ties and quadrant added, in the same index.

    Added: the columns of ``scores``, ``events`` and ``last_event`` (missing for the network and
    its members), the columns of ``tie_counts``,
    ``steps``, ``quadrant`` at ``cut``, and ``look_here``: to be
    managed closely while the last recorded event lies ``contact.STALE_YEARS`` years back or more.
    ``graph`` is the undirected ``to_graph(dataset)``. Everything is computed on the whole data:
    a filter hides actors, it never changes an actor's numbers.
    """
    parts = (scores(dataset.ratings), contact(dataset), tie_counts(graph))
    table = actors(dataset).join(list(parts))
    table["proposed"] = table["proposed"].eq(True)
    table["steps"] = steps(graph).reindex(table.index)
    table["quadrant"] = quadrant(table, cut)
    old = long_ago(table["last_event"], data_date(dataset))
    table["look_here"] = old & (table["quadrant"] == "manage_closely")
    return table.rename_axis("actor_id")


def stakeholders_of(register: pd.DataFrame) -> pd.DataFrame:
    """Return the register without the network and its members."""
    return register[register["kind"] == "stakeholder"]


def shown_stakeholders(
    register: pd.DataFrame, selection: Selection
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the stakeholders a selection shows, and those it hides, as rows of the register."""
    stakeholders = stakeholders_of(register)
    passes = chosen(stakeholders, selection)
    return stakeholders[passes], stakeholders[~passes]


def members_of(register: pd.DataFrame) -> pd.DataFrame:
    """Return the current members of the register."""
    return register[(register["kind"] == "member") & (register["membership"] != "former")]


def busiest_members(register: pd.DataFrame, most: int = 3) -> list[str]:
    """Return the ids of the ``most`` current members with most own ties, ties in the last included.

    Members without any own tie are never among them; sorted by count, then name.
    """
    members = members_of(register)
    members = members[members["own_ties"] > 0]
    if members.empty:
        return []
    bar = members["own_ties"].nlargest(most).min()
    top = members[members["own_ties"] >= bar]
    return list(top.sort_values(["own_ties", "short_name"], ascending=[False, True]).index)


def in_the_picture(register: pd.DataFrame, shown: pd.DataFrame, ties: pd.DataFrame) -> pd.DataFrame:
    """Return the rows the graph of relationships draws: the network, current members, ``shown``.

    ``shown`` are stakeholders of the register. Where ``ties`` (``ties.pairs``) leaves a member or
    stakeholder without any, it is not drawn; with all kinds of tie every member has at least its
    membership.
    """
    candidates = pd.concat([register[register["kind"] == "network"], members_of(register), shown])
    tied = set(ties["source_id"]) | set(ties["target_id"])
    return candidates[candidates.index.isin(tied) | (candidates["kind"] == "network")]


def among(ties: pd.DataFrame, actors: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of ``ties`` whose two ends are both in the index of ``actors``."""
    return ties[ties["source_id"].isin(actors.index) & ties["target_id"].isin(actors.index)]
