import networkx as nx

from dpnsee_analytics.dataset import Dataset
from dpnsee_analytics.metrics.ties import (
    around,
    in_force,
    of_kind,
    of_year,
    pairs,
    steps,
    tie_counts,
    tie_years,
    tied_to,
)


def small():
    graph = nx.Graph()
    for node, kind in (
        ("dpnsee", "network"),
        ("m", "member"),
        ("a", "stakeholder"),
        ("b", "stakeholder"),
        ("c", "stakeholder"),
        ("d", "stakeholder"),
        ("e", "stakeholder"),
    ):
        graph.add_node(node, kind=kind)
    for source, target, kind in (
        ("dpnsee", "m", "member_of"),
        ("a", "m", "funded_by"),
        ("a", "b", "partner_of"),
        ("c", "d", "met_with"),
    ):
        graph.add_edge(source, target, kinds=(kind,), periods=((kind, "2015", "2018"),), records=1)
    return graph


def test_steps_by_hand():
    assert steps(small()).to_dict() == {
        "dpnsee": "network",
        "m": "members",
        "a": "near",
        "b": "far",
        "c": "apart",
        "d": "apart",
        "e": "none",
    }


def test_steps_of_the_network(register):
    assert register["steps"].value_counts().to_dict() == {
        "near": 33,
        "members": 28,
        "none": 12,
        "apart": 7,
        "far": 5,
        "network": 1,
    }


def test_pairs_name_kind_dates_and_class():
    table = pairs(small()).set_index(["source_id", "target_id"])
    assert table.loc[("a", "m")].tolist() == ["funded by", 1, "2015–2018", "member"]
    assert table["tie_class"].tolist() == ["between", "member", "between", "membership"]
    assert len(pairs(small(), "met_with")) == 1


def test_counts_and_neighbours():
    table = tie_counts(small())
    assert table.loc["m"].tolist() == [2, 1]
    assert table.loc["e"].tolist() == [0, 0]
    assert tied_to(small(), ["m"])[["dpnsee", "a", "b"]].tolist() == [True, True, False]
    assert len(around(pairs(small()), "a")) == 2


def test_a_graph_without_the_network_leaves_everyone_apart_or_alone():
    graph = small()
    graph.remove_nodes_from(["dpnsee", "m"])
    assert set(steps(graph)) == {"apart", "none"}


def test_ties_in_force():
    assert in_force("2015", "2018-03", 2018)
    assert not in_force("2015", "2018-03", 2019)
    assert not in_force("2015-10", "", 2014)
    assert in_force("", "", 1999)
    assert in_force("2015", "2018", None)
    assert len(pairs(small(), year=2019)) == 0
    assert len(pairs(small(), year=2016)) == 4


def test_records_by_kind_and_year(dataset):
    ties = dataset.relationships
    assert len(of_kind(ties, "mou_with")) == 7
    assert len(of_year(ties, None)) == 154
    kept = of_year(ties, 2010)
    assert "2007" in set(kept["since"].str[:4])
    assert not (kept["since"] > "2011").any()
    assert tie_years(ties)[0] == 2005
    assert tie_years(Dataset().relationships) == []
    assert of_year(Dataset().relationships, 2020).empty
