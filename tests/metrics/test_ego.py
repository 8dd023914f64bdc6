from dpnsee_analytics.metrics.ego import neighbourhood
from dpnsee_analytics.metrics.ties import pairs


def test_one_step_and_two_steps_around_an_actor(register, graph):
    ties = pairs(graph)
    near = neighbourhood(register, ties, "rcf")
    assert near["column"].to_dict() == {
        "idpc": "near",
        "ehra": "near",
        "euronpud": "near",
        "rcf": "network",
    }
    far = neighbourhood(register, ties, "rcf", depth=2)
    assert far.at["dpnsee", "column"] == "far"
    assert set(near.index) < set(far.index)


def test_an_actor_without_ties_stands_alone(register, graph):
    alone = neighbourhood(register, pairs(graph), "ifrc", depth=2)
    assert alone["column"].to_dict() == {"ifrc": "network"}
