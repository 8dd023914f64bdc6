"""Expected numbers: published for these graphs and confirmed by two programs (igraph, networkx).

Raw betweenness is Freeman's count of unordered pairs; ours is divided by (n - 1)(n - 2) / 2.
"""

import math

import networkx as nx
import pytest

from dpnsee_analytics.dataset import Dataset
from dpnsee_analytics.graph import to_graph
from dpnsee_analytics.metrics.centrality import betweenness, betweenness_is_sampled, degree
from dpnsee_analytics.metrics.ties import tie_counts

# Krackhardt's kite (1990), nodes in the order of networkx.
KITE_DEGREE = [4, 4, 3, 6, 3, 5, 5, 3, 2, 1]
KITE_BETWEENNESS = [0.833333, 0.833333, 0, 3.666667, 0, 8.333333, 8.333333, 14, 8, 0]

# Padgett's Florentine families: marriage ties.
FLORENTINE = {
    "Medici": (6, 47.5),
    "Guadagni": (4, 23.166667),
    "Albizzi": (3, 19.333333),
    "Salviati": (2, 13.0),
    "Strozzi": (4, 9.333333),
    "Pazzi": (1, 0.0),
}

# Zachary's karate club (1977).
ZACHARY = {
    "0": (16, 231.071429),
    "33": (17, 160.551587),
    "32": (12, 76.690476),
    "2": (10, 75.850794),
    "31": (6, 73.009524),
    "11": (1, 0.0),
}


def named(graph: nx.Graph) -> nx.Graph:
    return nx.relabel_nodes(graph, str)


def pairs_of_others(graph: nx.Graph) -> float:
    return (len(graph) - 1) * (len(graph) - 2) / 2


def test_the_kite():
    kite = named(nx.krackhardt_kite_graph())
    assert degree(kite).tolist() == KITE_DEGREE
    assert (betweenness(kite) * 36).tolist() == pytest.approx(KITE_BETWEENNESS, abs=1e-6)


@pytest.mark.parametrize("family", FLORENTINE)
def test_the_florentine_families(family):
    graph = nx.florentine_families_graph()
    ties, raw = FLORENTINE[family]
    assert degree(graph)[family] == ties
    assert betweenness(graph)[family] * pairs_of_others(graph) == pytest.approx(raw, abs=1e-6)


@pytest.mark.parametrize("member", ZACHARY)
def test_the_karate_club_whose_weights_play_no_part(member):
    graph = named(nx.karate_club_graph())
    assert "weight" in graph.edges["0", "1"]
    ties, raw = ZACHARY[member]
    assert degree(graph)[member] == ties
    assert betweenness(graph)[member] * pairs_of_others(graph) == pytest.approx(raw, abs=1e-6)


def test_the_centre_of_a_star_is_one_and_isolates_are_nought():
    star = nx.Graph([("centre", "a"), ("centre", "b"), ("centre", "c")])
    assert betweenness(star).to_dict() == {"centre": 1.0, "a": 0.0, "b": 0.0, "c": 0.0}
    star.add_node("alone")
    # Three of the six pairs of others pass the centre: the isolate counts among the others.
    assert betweenness(star)[["centre", "alone"]].tolist() == [0.5, 0.0]
    assert degree(star)["alone"] == 0


@pytest.mark.parametrize("nodes", [[], ["a"], ["a", "b"]])
def test_without_a_pair_of_others_betweenness_is_undefined(nodes):
    graph = nx.path_graph(nodes) if nodes else nx.Graph()
    values = betweenness(graph)
    assert [math.isnan(value) for value in values] == [True] * len(nodes)
    assert list(degree(graph)) == [min(1, len(nodes) - 1)] * len(nodes)
    assert values.dtype == "float64"
    assert degree(graph).dtype == "int64"


def test_the_index_is_the_graphs_and_the_graph_is_left_alone():
    graph = nx.Graph([("c", "b"), ("b", "a")])
    before = list(graph.edges(data=True))
    for measure in (degree, betweenness):
        assert list(measure(graph).index) == ["c", "b", "a"]
        assert measure(graph).index.name == "actor_id"
    assert list(graph.edges(data=True)) == before


def test_directions_and_a_tie_to_itself_play_no_part():
    directed = nx.DiGraph([("a", "b"), ("b", "a"), ("b", "c"), ("c", "c")])
    assert degree(directed).to_dict() == {"a": 1, "b": 2, "c": 1}
    assert betweenness(directed).to_dict() == {"a": 0.0, "b": 1.0, "c": 0.0}


def test_strength_plays_no_part():
    graph = nx.cycle_graph(["a", "b", "c", "d"])
    plain = betweenness(graph)
    nx.set_edge_attributes(graph, {("a", "b"): 9}, "weight")
    nx.set_edge_attributes(graph, {("a", "b"): 9}, "strength")
    assert betweenness(graph).equals(plain)


def test_beyond_the_limit_it_is_sampled_and_does_not_depend_on_row_order(monkeypatch):
    monkeypatch.setattr("dpnsee_analytics.metrics.centrality.LARGEST_EXACT", 30)
    monkeypatch.setattr("dpnsee_analytics.metrics.centrality.PIVOTS", 20)
    club = named(nx.karate_club_graph())
    turned = nx.Graph()
    turned.add_nodes_from(reversed(list(club)))
    turned.add_edges_from(reversed(list(club.edges)))
    assert betweenness_is_sampled(club)
    assert not betweenness_is_sampled(named(nx.krackhardt_kite_graph()))
    sampled = betweenness(club)
    assert betweenness(turned)[sampled.index].equals(sampled)
    assert sampled.idxmax() == "0"


def test_on_our_own_ties_the_degree_is_the_registers(graph):
    assert degree(graph).to_dict() == tie_counts(graph)["ties"].to_dict()
    assert betweenness(graph).idxmax() == "dpnsee"
    assert betweenness(to_graph(Dataset())).isna().all()
