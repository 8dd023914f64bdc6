"""The relationships as a networkx graph."""

import networkx as nx
import pandas as pd

from dpnsee_analytics.actors import actors
from dpnsee_analytics.dataset import Dataset


def to_graph(dataset: Dataset, *, directed: bool = False) -> nx.Graph | nx.DiGraph:
    """Return the graph of all actors and ties, parallel ties merged, isolates kept.

    Nodes bear ``name``, ``kind``, ``group`` and ``country_code``; nodes and edges are sorted, so
    equal data gives an equal graph whatever the row order. An edge bears ``records`` (how many
    rows it merges), ``kinds`` (sorted tuple), ``periods`` (tuple of (kind, since, until) texts),
    ``strength`` (the largest strength given, a blank one counts as 1) and ``distance`` (1 divided
    by strength). There is no ``weight``: networkx reads it as distance in some measures and as
    strength in others.

    By default the graph is undirected and a pair's ties in both directions are one edge.
    """
    graph = nx.DiGraph() if directed else nx.Graph()
    table = actors(dataset).sort_index()
    columns = ["name", "kind", "group", "country_code"]
    rows = table[columns].astype("object").where(table[columns].notna(), "").to_dict("index")
    graph.add_nodes_from(rows.items())
    merged: dict[tuple[str, str], list[tuple[str, str, str, float]]] = {}
    ties = dataset.relationships
    known = ties["source_id"].isin(table.index) & ties["target_id"].isin(table.index)
    columns = ["source_id", "target_id", "kind", "since", "until", "strength"]
    records = zip(*(ties.loc[known, name].tolist() for name in columns), strict=True)
    for source, target, kind, since, until, strength in records:
        pair = (source, target) if directed or source <= target else (target, source)
        record = (_text(kind), _text(since), _text(until), 1.0 if pd.isna(strength) else strength)
        merged.setdefault(pair, []).append(record)
    for pair in sorted(merged):
        records = sorted(merged[pair])
        strength = max(record[3] for record in records)
        graph.add_edge(
            *pair,
            records=len(records),
            kinds=tuple(sorted({record[0] for record in records})),
            periods=tuple(record[:3] for record in records),
            strength=strength,
            distance=1 / strength,
        )
    return graph


def _text(value: object) -> str:
    return value if isinstance(value, str) else "" if pd.isna(value) else str(value)
