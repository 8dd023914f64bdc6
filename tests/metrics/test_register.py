from dpnsee_analytics.dataset import Dataset
from dpnsee_analytics.graph import to_graph
from dpnsee_analytics.metrics.register import (
    actor_register,
    busiest_members,
    in_the_picture,
    members_of,
    shown_stakeholders,
)
from dpnsee_analytics.metrics.ties import pairs
from dpnsee_analytics.selection import ON_MAP, Selection


def test_the_register_has_every_actor_once_with_its_numbers(register):
    assert len(register) == 86
    row = register.loc["rs-ocd"]
    assert (row["interest"], row["power"], row["events"], row["quadrant"]) == (
        5.0,
        4.0,
        13,
        "manage_closely",
    )


def test_unrated_actors_are_in_no_quadrant(register):
    stakeholders = register[register["kind"] == "stakeholder"]
    unrated = set(stakeholders.index[stakeholders["quadrant"].isna()])
    assert unrated == {"unaids", "rs-moj", "inpud", "de-regenboog", "peernups", "gilead", "sepca"}


def test_five_of_the_ten_to_manage_closely_were_last_met_long_ago(register):
    look = register[register["look_here"] & register["on_map"]]
    assert sorted(look["short_name"]) == [
        "IDPC",
        "Law enforcement",
        "OSF",
        "Prosecutors/judges",
        "UN in countries",
    ]


def test_the_busiest_members_include_ties_in_the_last_place(register):
    names = register.loc[busiest_members(register), "short_name"].tolist()
    assert names == ["Prevent", "Re Generation", "Juventas"]


def test_a_filter_hides_actors_and_changes_no_number(register):
    shown, hidden = shown_stakeholders(register, Selection(scope=ON_MAP))
    assert (len(shown), len(hidden)) == (31, 26)
    assert shown.equals(register.loc[shown.index])


def test_the_picture_leaves_out_whoever_has_no_such_tie(register, graph):
    shown, _ = shown_stakeholders(register, Selection(scope=ON_MAP))
    assert len(in_the_picture(register, shown, pairs(graph))) == 1 + 26 + 21
    assert set(in_the_picture(register, shown, pairs(graph, "mou_with"))["kind"]) == {
        "network",
        "member",
        "stakeholder",
    }


def test_empty_data_gives_the_network_alone():
    data = Dataset()
    register = actor_register(data, to_graph(data))
    assert list(register.index) == ["dpnsee"]
    assert busiest_members(register) == []
    assert members_of(register).empty
