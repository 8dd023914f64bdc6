"""Centrality of an actor in the ties on record (Freeman 1979): degree and betweenness."""

import networkx as nx
import pandas as pd

LARGEST_EXACT = 2000
PIVOTS = 512
SEED = 1979


def degree(graph: nx.Graph) -> pd.Series:
    """Return how many other actors each actor is tied to.

    Definition: the number of distinct neighbours, whatever the direction, kind and number of the
    ties between a pair; ended ties count, a tie of an actor to itself does not. This is the
    absolute count of [1]_, not divided by n - 1.

    Range: 0 to n - 1, in actors. Defined for every graph; 0 for an actor without ties. The index
    is the graph's nodes in their order, named ``actor_id``.

    >>> degree(nx.Graph([("a", "b"), ("b", "c")])).to_dict()
    {'a': 1, 'b': 2, 'c': 1}

    .. [1] Freeman, L. C. (1979). Centrality in social networks: conceptual clarification. Social
       Networks 1(3), 215-239.
    """
    counts = dict(_ties(graph).degree())
    return _series(graph, counts, "degree").astype("int64")


def betweenness(graph: nx.Graph) -> pd.Series:
    """Return how often each actor lies on the shortest paths between two others, from 0 to 1.

    Definition [1]_ [2]_: with g(s, t) the number of shortest paths between s and t and
    g(s, t; v) those that pass v, the sum of g(s, t; v) / g(s, t) over all unordered pairs of
    other actors, divided by their number (n - 1)(n - 2) / 2. Every tie is one step long: strength
    plays no part, and directions are left aside. A pair without a path adds nothing, while n
    counts all nodes, those without ties too.

    Range: 0 (on no shortest path, isolates included) to 1 (the centre of a star), without a unit.
    Undefined (NaN) in a graph of fewer than three nodes: there is no pair of others. The index is
    the graph's nodes in their order, named ``actor_id``.

    Up to ``LARGEST_EXACT`` nodes it is exact. Beyond, it is estimated from the shortest paths
    that start at ``PIVOTS`` actors [3]_, drawn by a fixed seed from the sorted nodes, so equal
    data gives equal numbers; ``betweenness_is_sampled`` says so.

    >>> betweenness(nx.Graph([("a", "b"), ("b", "c")])).to_dict()
    {'a': 0.0, 'b': 1.0, 'c': 0.0}

    .. [1] Freeman, L. C. (1977). A set of measures of centrality based on betweenness.
       Sociometry 40(1), 35-41.
    .. [2] Freeman, L. C. (1979). Centrality in social networks: conceptual clarification. Social
       Networks 1(3), 215-239.
    .. [3] Brandes, U. and Pich, C. (2007). Centrality estimation in large networks. International
       Journal of Bifurcation and Chaos 17(7), 2303-2318.
    """
    if len(graph) < 3:
        return _series(graph, {}, "betweenness").astype("float64")
    pivots = PIVOTS if betweenness_is_sampled(graph) else None
    values = nx.betweenness_centrality(
        _ties(graph), k=pivots, normalized=True, weight=None, seed=SEED
    )
    return _series(graph, values, "betweenness").astype("float64")


def betweenness_is_sampled(graph: nx.Graph) -> bool:
    """Return whether ``betweenness`` of this graph is an estimate from some of its actors."""
    return len(graph) > LARGEST_EXACT


def _ties(graph: nx.Graph) -> nx.Graph:
    """Return who is tied to whom and nothing else; sorted, for a seed draws by position."""
    ties = nx.Graph()
    ties.add_nodes_from(sorted(graph))
    ties.add_edges_from(sorted({tuple(sorted(edge[:2])) for edge in graph.edges()}))
    ties.remove_edges_from(list(nx.selfloop_edges(ties)))
    return ties


def _series(graph: nx.Graph, values: dict, name: str) -> pd.Series:
    index = pd.Index(list(graph), dtype="str", name="actor_id")
    return pd.Series([values.get(node) for node in graph], index=index, name=name, dtype="float64")
