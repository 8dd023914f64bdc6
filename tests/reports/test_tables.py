import pandas as pd

from dpnsee_analytics.metrics.countries import country_counts
from dpnsee_analytics.reports.tables import (
    actor_rows,
    country_rows,
    linked_names,
    step_rows,
    tie_rows,
    year_rows,
)


def test_every_table_keeps_its_index(dataset, register):
    stakeholders = register[register["kind"] == "stakeholder"]
    assert list(actor_rows(stakeholders, {}).index) == list(stakeholders.index)
    assert sorted(step_rows(register, "Own ties").index) == sorted(register.index)
    counts = country_counts(dataset)
    assert list(country_rows(counts, "members", "Members").index) == list(counts.index)


def test_unrated_actors_have_no_rating(register):
    rows = actor_rows(register.loc[["gilead", "ehra"]], {"US": "United States"})
    assert rows.loc["gilead", ["Quadrant", "Seat"]].tolist() == ["unrated", "United States"]
    assert rows["Rating"].isna().tolist() == [True, False]


def test_a_measure_gets_its_own_column(register):
    rows = step_rows(register.assign(measure=0.25), "Betweenness")
    assert set(rows["Betweenness"]) == {0.25}


def test_ties_name_both_actors(dataset, register):
    row = tie_rows(dataset.relationships, register["short_name"]).iloc[0]
    assert row[["From", "Tie", "To", "When"]].tolist() == [
        "Aksion Plus",
        "member of",
        "DPNSEE",
        "since 2015-10",
    ]


def test_linked_names_are_counted_beyond_the_most(dataset, register):
    names = linked_names(register, dataset.relationships, most=2)
    assert names["rcf"] == "EHRA, EuroNPUD and one more"
    assert names["ifrc"] == ""


def test_years_become_rows():
    assert year_rows(pd.Series([1, 2], index=[2015, 2016])).to_numpy().tolist() == [
        [2015, 1],
        [2016, 2],
    ]
