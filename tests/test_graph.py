from dataclasses import replace

import networkx as nx
import pandas as pd

from dpnsee_analytics.dataset import Dataset
from dpnsee_analytics.graph import to_graph


def test_every_actor_is_a_node_and_every_pair_one_edge(dataset, graph):
    pairs = {
        frozenset(pair)
        for pair in dataset.relationships[["source_id", "target_id"]].itertuples(index=False)
    }
    assert graph.number_of_nodes() == 1 + 28 + 57
    assert {frozenset(edge) for edge in graph.edges} == pairs


def test_parallel_ties_are_merged_with_their_kinds_and_dates(graph):
    tie = graph.edges["dpnsee", "csfd"]
    assert tie["kinds"] == ("member_of",)
    assert tie["records"] == 2
    assert tie["periods"] == (("member_of", "2021-07-09", "2024"), ("member_of", "2024", ""))


def test_blank_strength_counts_as_one_and_distance_is_its_inverse(dataset):
    ties = dataset.relationships.head(1).assign(strength=[4.0])
    edge = next(iter(to_graph(replace(dataset, relationships=ties)).edges(data=True)))[2]
    assert (edge["strength"], edge["distance"]) == (4.0, 0.25)
    blank = next(iter(to_graph(dataset).edges(data=True)))[2]
    assert (blank["strength"], blank["distance"]) == (1.0, 1.0)


def test_no_edge_has_a_weight(graph):
    assert nx.get_edge_attributes(graph, "weight") == {}


def test_row_order_does_not_matter(dataset, graph):
    turned = replace(
        dataset,
        relationships=dataset.relationships.iloc[::-1],
        stakeholders=dataset.stakeholders.iloc[::-1],
    )
    again = to_graph(turned)
    assert list(again.nodes(data=True)) == list(graph.nodes(data=True))
    assert list(again.edges(data=True)) == list(graph.edges(data=True))


def test_directed_keeps_both_directions():
    ties = Dataset().relationships
    row = {"source_id": "a", "target_id": "b", "kind": "partner_of"}
    back = {"source_id": "b", "target_id": "a", "kind": "partner_of"}
    members = pd.DataFrame(
        {"member_id": ["a", "b"], "name": ["A", "B"], "membership": ["ordinary"] * 2}
    ).reindex(columns=Dataset().members.columns)
    data = Dataset(members=members, relationships=pd.DataFrame([row, back], columns=ties.columns))
    assert to_graph(data).number_of_edges() == 1
    assert to_graph(data, directed=True).number_of_edges() == 2
