"""Ties pair by pair, and how many steps each actor is from the network."""

from collections.abc import Iterable

import networkx as nx
import pandas as pd

from dpnsee_analytics.dates import period
from dpnsee_analytics.schema import in_plain_words

# Where an actor stands in the picture of steps from the network.
MEMBERS, NETWORK, NEAR, FAR, APART, NONE = "members", "network", "near", "far", "apart", "none"


STEP_WORDS: dict[str, str] = {
    NETWORK: "the network",
    MEMBERS: "member",
    NEAR: "tied to us or a member",
    FAR: "further away",
    APART: "tied only to others",
    NONE: "no tie on record",
}


def pairs(graph: nx.Graph, kind: str = "", year: int | None = None) -> pd.DataFrame:
    """Return one row per tied pair of an undirected ``to_graph``, sorted by pair.

    Columns: ``source_id`` and ``target_id``, ``kinds`` (in words, parted by ``; ``), ``n_kinds``,
    ``dates`` (periods in words) and ``tie_class``: ``membership`` (member and network),
    ``network`` (network and stakeholder), ``member`` (member and stakeholder) or ``between``
    (two members, or two stakeholders). With ``kind`` only ties of that kind count, with ``year``
    only those in force in it (``in_force``).
    """
    rows = []
    edges = ((*sorted(edge[:2]), edge[2]) for edge in graph.edges(data=True))
    for source, target, tie in sorted(edges, key=lambda edge: edge[:2]):
        periods = [
            record
            for record in tie["periods"]
            if kind in ("", record[0]) and in_force(*record[1:], year)
        ]
        kinds = sorted({record[0] for record in periods})
        if kinds:
            rows.append(
                {
                    "source_id": source,
                    "target_id": target,
                    "kinds": "; ".join(map(in_plain_words, kinds)),
                    "n_kinds": len(kinds),
                    "dates": "; ".join(_periods(periods)),
                    "tie_class": _tie_class(
                        graph.nodes[source]["kind"], graph.nodes[target]["kind"]
                    ),
                }
            )
    columns = ["source_id", "target_id", "kinds", "n_kinds", "dates", "tie_class"]
    return pd.DataFrame(rows, columns=columns)


def in_force(since: str, until: str, year: int | None) -> bool:
    """Return whether a tie was in force at some time of ``year``; always True without a year.

    A tie without a start on record counts from the beginning, one without an end counts as going
    on: nothing on record says otherwise.
    """
    if year is None:
        return True
    return (not since or int(since[:4]) <= year) and (not until or int(until[:4]) >= year)


def tie_years(relationships: pd.DataFrame) -> list[int]:
    """Return every year from the first start on record to the last, both included; [] without."""
    years = pd.to_numeric(relationships["since"].dropna().str[:4])
    return list(range(int(years.min()), int(years.max()) + 1)) if len(years) else []


def of_year(relationships: pd.DataFrame, year: int | None) -> pd.DataFrame:
    """Return the records of ties in force in ``year``, or all of them without one."""
    periods = relationships[["since", "until"]].fillna("").itertuples(index=False, name=None)
    kept = [in_force(since, until, year) for since, until in periods]
    return relationships[pd.Series(kept, index=relationships.index, dtype="bool")]


def of_kind(relationships: pd.DataFrame, kind: str) -> pd.DataFrame:
    """Return the records of one kind of tie, or all of them when ``kind`` is ""."""
    return relationships[relationships["kind"] == kind] if kind else relationships


def around(ties: pd.DataFrame, actor: str) -> pd.DataFrame:
    """Return the rows of ``pairs`` that have ``actor`` at one end."""
    return ties[(ties["source_id"] == actor) | (ties["target_id"] == actor)]


def tie_counts(graph: nx.Graph) -> pd.DataFrame:
    """Return ``ties`` (distinct actors tied to) and ``own_ties`` (distinct stakeholders tied to).

    The index is the graph's nodes in their order; both are 0 or more, ended ties count.
    """
    kind = nx.get_node_attributes(graph, "kind")
    rows = {
        node: (graph.degree(node), sum(kind[other] == "stakeholder" for other in graph[node]))
        for node in graph
    }
    table = pd.DataFrame.from_dict(rows, orient="index", columns=["ties", "own_ties"])
    return table.astype("int64").rename_axis("actor_id")


def tied_to(graph: nx.Graph, actors: Iterable[str]) -> pd.Series:
    """Return whether each node of the graph has a tie (ended ones count) to any of ``actors``."""
    wanted = set(actors)
    return pd.Series(
        {node: any(other in wanted for other in graph[node]) for node in graph}, dtype="bool"
    ).rename_axis("actor_id")


def steps(graph: nx.Graph) -> pd.Series:
    """Return where each actor stands, seen from the network: one of the six words above.

    ``near``: tied to the network or to a member, current or former; ``far``: reached through such
    an actor in one step or more; ``apart``: has ties but none leads here; ``none``: no tie at all.
    Ended ties count. The index is the graph's nodes in their order.
    """
    home = {node for node, data in graph.nodes(data=True) if data["kind"] in ("network", "member")}
    reach = nx.multi_source_dijkstra_path_length(graph, home, weight=None) if home else {}
    place = {}
    for node, data in graph.nodes(data=True):
        if data["kind"] == "network":
            place[node] = NETWORK
        elif data["kind"] == "member":
            place[node] = MEMBERS
        elif node in reach:
            place[node] = NEAR if reach[node] == 1 else FAR
        else:
            place[node] = APART if graph.degree(node) else NONE
    return pd.Series(place, dtype="str", name="steps").rename_axis("actor_id")


def _periods(periods: Iterable[tuple[str, str, str]]) -> list[str]:
    return list(dict.fromkeys(period(since, until) for _, since, until in periods))


def _tie_class(one: str, other: str) -> str:
    ends = {one, other}
    if ends == {"network", "member"}:
        return "membership"
    if ends == {"network", "stakeholder"}:
        return "network"
    return "member" if ends == {"member", "stakeholder"} else "between"
