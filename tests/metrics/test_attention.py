import csv

import pandas as pd
import pytest

from dpnsee_analytics.dataset import Dataset
from dpnsee_analytics.graph import to_graph
from dpnsee_analytics.metrics import attention
from dpnsee_analytics.metrics.contact import data_date
from dpnsee_analytics.metrics.register import actor_register, members_of, stakeholders_of
from tests.conftest import DATA

ON = "2026-11-21"


def records(file):
    with (DATA / file).open(encoding="utf-8", newline="") as opened:
        return list(csv.DictReader(opened))


STAKEHOLDERS = {row["stakeholder_id"]: row for row in records("stakeholders.csv")}
MAPPED = {actor for actor, row in STAKEHOLDERS.items() if row["on_map"] == "yes"}
TIES = [{row["source_id"], row["target_id"]} for row in records("relationships.csv")]
MEMBERS = {row["member_id"] for row in records("members.csv")}


def events_of(actor):
    rows = records("engagements.csv")
    return {row["event_id"] for row in rows if row["stakeholder_id"] == actor}


def tied(actor, others):
    return any(actor in tie and (tie - {actor}) & others for tie in TIES)


def test_nobody_is_rated_by_the_network_yet(register):
    assert {row["basis"] for row in records("ratings.csv")} == {"desk_study"}
    rows = attention.not_rated(register)
    assert set(rows.index) == MAPPED
    assert len(rows) == 31
    assert (rows["quadrant"].iloc[:10] == "manage_closely").all()


def test_a_rating_by_the_network_counts_once_both_scores_are_its_own(dataset, graph):
    def rated(**scores):
        row = {"stakeholder_id": "ehra", "rater": "Ana", "rated_on": "2026-12", **scores}
        more = pd.DataFrame([row | {"basis": "workshop"}])
        tables = {name: dataset.table(name) for name in ("members", "stakeholders")}
        ratings = pd.concat([dataset.ratings, more], ignore_index=True)
        register = actor_register(Dataset(ratings=ratings, **tables), graph)
        return bool(attention.rated_by_network(register)["ehra"])

    assert not rated(interest=5.0, power=None)
    assert rated(interest=5.0, power=4.0)


def test_five_of_ten_to_manage_closely_were_not_met_of_late(register):
    assert len(attention.to_manage_closely(register)) == 10
    rows = attention.without_recent_contact(register, ON)
    assert list(rows["short_name"]) == [
        "OSF",
        "UN in countries",
        "Law enforcement",
        "Prosecutors/judges",
        "IDPC",
    ]
    assert set(rows.index) == set(register.index[register["look_here"] & register["on_map"]])


def test_no_contact_at_all_comes_first_and_needs_no_date(register):
    changed = register.copy()
    changed.loc["ehra", "last_event"] = None
    assert attention.without_recent_contact(changed, ON).index[0] == "ehra"
    assert list(attention.without_recent_contact(changed, "").index) == ["ehra"]
    assert attention.last_quiet_year(ON) == 2021
    assert attention.last_quiet_year("") is None


def test_four_are_engaged_often_and_missing_from_the_map(register):
    rows = attention.missing_from_map(register)
    by_hand = {actor: len(events_of(actor)) for actor in STAKEHOLDERS if actor not in MAPPED}
    assert rows["events"].to_dict() == {a: n for a, n in by_hand.items() if n >= 3}
    assert list(rows["short_name"]) == ["Drug Office RS", "Health Min. RS", "UNODC", "Global Fund"]
    assert list(rows["events"]) == [13, 5, 5, 3]


def test_fourteen_have_no_tie_to_us_and_no_event_and_twelve_no_members_tie(register, graph):
    alone = {a for a in MAPPED if not events_of(a) and not tied(a, {"dpnsee"})}
    rows = attention.without_link(register, graph)
    assert set(rows.index) == alone
    assert len(rows) == 14
    without = rows.index[~rows["member_tie"]]
    assert set(without) == {actor for actor in alone if not tied(actor, MEMBERS)}
    assert len(without) == 12
    assert list(rows.index[:12]) == list(without)


def test_eleven_entries_name_a_group_and_one_is_asked_about(register, dataset):
    rows = attention.unnamed(register, dataset)
    assert set(rows.index) == {a for a in MAPPED if STAKEHOLDERS[a]["generic_group"] == "yes"}
    assert len(rows) == 11
    assert list(rows.index[rows["asked"]]) == ["think-tanks"] == list(rows.index[:1])


@pytest.mark.parametrize(
    ("as_of", "old"),
    [
        ("2023", False),  # it may mean December
        ("2022", True),
        ("2023-10", True),
        ("2023-11", False),
        ("2023-11-21", False),  # three years, not over
        ("2023-11-20", True),
        (None, False),  # unknown is not old
    ],
)
def test_evidence_is_old_only_when_it_surely_is(as_of, old):
    table = pd.DataFrame({"as_of": [as_of], "short_name": ["A"]}, index=["a"])
    assert len(attention.old_evidence(table, ON)) == old
    assert attention.old_evidence(table, "").empty


def test_a_leap_day_has_its_third_year_too():
    table = pd.DataFrame({"as_of": ["2025-02-28", "2025-03-01"], "short_name": ["A", "B"]})
    assert list(attention.old_evidence(table, "2028-02-29")["short_name"]) == ["A"]


def test_old_and_undated_evidence_of_the_network(register):
    # By hand: of the members only HOPS (2024-06) and SEEA.NET (2024-05-17) are younger.
    members = members_of(register)
    assert set(members.index) - set(attention.old_evidence(members, ON).index) == {
        "hops",
        "seea-net",
    }
    # By hand: 57 stakeholders, of these 11 undated and 9 of 2023-11-21 or later (or just “2023”).
    actors = stakeholders_of(register)
    blank = {actor for actor, row in STAKEHOLDERS.items() if not row["as_of"]}
    assert set(attention.undated(actors).index) == blank
    assert len(blank) == 11
    old = attention.old_evidence(actors, ON)
    young = set(actors.index) - set(old.index) - blank
    assert young == {
        "idpc", "correlation", "csfd", "euda", "ejaf", "unodc", "hr-hzjz", "gilead", "unite",
    }  # fmt: skip
    assert len(old) == 37


def test_years_run_to_the_date_of_the_data(dataset):
    years = {row["event_id"]: row["date"][:4] for row in records("engagements.csv")}
    counts = attention.events_until(dataset, ON)
    assert counts.sum() == 52
    assert counts.to_dict() == {
        str(year): list(years.values()).count(str(year)) for year in range(2015, 2027)
    }
    assert list(attention.events_until(dataset, "")) == list(counts)[:-1]
    assert attention.events_until(dataset, "2020").index[-1] == "2025"


def test_the_last_event(dataset):
    assert list(attention.last_event(dataset)["stakeholder_id"]) == ["ehra"]


def test_nothing_gives_nothing():
    empty = Dataset()
    graph = to_graph(empty)
    register = actor_register(empty, graph)
    for rows in (
        attention.not_rated(register),
        attention.without_recent_contact(register, data_date(empty)),
        attention.missing_from_map(register),
        attention.without_link(register, graph),
        attention.unnamed(register, empty),
        attention.old_evidence(stakeholders_of(register), ""),
        attention.undated(members_of(register)),
        attention.events_until(empty, ON),
        attention.last_event(empty),
    ):
        assert rows.empty


def test_the_lists_are_slices_of_the_register_whatever_its_order(register, graph, dataset):
    before = register.copy(deep=True)
    lists = (
        attention.not_rated,
        lambda table: attention.without_recent_contact(table, ON),
        attention.missing_from_map,
        lambda table: attention.without_link(table, graph),
        lambda table: attention.unnamed(table, dataset),
        lambda table: attention.old_evidence(stakeholders_of(table), ON),
    )
    for rows_of in lists:
        rows = rows_of(register)
        columns = list(register.columns)
        pd.testing.assert_frame_equal(rows[columns], register.loc[rows.index])
        assert list(rows_of(register.iloc[::-1]).index) == list(rows.index)
    pd.testing.assert_frame_equal(register, before)
