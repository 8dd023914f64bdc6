from dataclasses import replace

import pandas as pd

from dpnsee_analytics.dataset import Dataset
from dpnsee_analytics.metrics.coverage import (
    UNDATED,
    confidence_counts,
    events_by_country,
    events_per_year,
    evidence_by_year,
    without_record,
)
from dpnsee_analytics.metrics.ties import tie_counts


def with_events(*rows: tuple[str, str, str, str | None]) -> Dataset:
    """Return a Dataset of events: (event, actor, date, country)."""
    empty = Dataset().engagements
    names = ["event_id", "stakeholder_id", "date", "country_code"]
    table = pd.DataFrame(rows, columns=names).reindex(columns=empty.columns)
    return Dataset(engagements=table.astype(empty.dtypes.to_dict()))


SMALL = with_events(
    ("e1", "a", "2016-05", "RS"),
    ("e1", "b", "2016-05", "RS"),
    ("e2", "a", "2018", "RS"),
    ("e3", "a", "2018-01-02", None),
    ("e4", "b", "2018-03", "BA"),
)


def test_an_event_with_two_actors_counts_once_and_empty_years_are_there():
    assert events_per_year(SMALL).to_dict() == {"2016": 1, "2017": 0, "2018": 3}


def test_events_by_country_count_once_most_first_without_those_without_country():
    assert list(events_by_country(SMALL).items()) == [("RS", 2), ("BA", 1)]


def test_row_order_plays_no_part_and_nothing_is_written():
    before = SMALL.engagements.copy(deep=True)
    turned = replace(SMALL, engagements=SMALL.engagements.iloc[::-1])
    for measure in (events_per_year, events_by_country):
        assert measure(turned).equals(measure(SMALL))
    pd.testing.assert_frame_equal(SMALL.engagements, before)


def test_the_networks_events(dataset):
    years = events_per_year(dataset)
    assert years.sum() == dataset.engagements["event_id"].nunique() == 52
    assert years["2025"] == 2
    assert years["2016":"2021"].sum() == 33
    countries = events_by_country(dataset)
    assert countries.index[0] == "RS"
    assert countries["RS"] == 25
    assert years.sum() - countries.sum() == 7


def test_every_row_stands_in_one_year_of_evidence(dataset):
    table = evidence_by_year(dataset)
    for name in ("members", "stakeholders", "relationships"):
        assert table[name].sum() == len(dataset.table(name))
    assert table.index[-1] == UNDATED
    assert table.at[UNDATED, "stakeholders"] == 11
    assert table.at["2018", "relationships"] == 27


def test_confidence_high_first(dataset):
    assert list(confidence_counts(dataset).items()) == [("high", 7), ("medium", 15), ("low", 28)]


def test_actors_without_record_are_those_without_ties(dataset, graph):
    table = without_record(dataset)
    ties = tie_counts(graph)["ties"].reindex(table.index)
    assert table["no_tie"].equals(ties.eq(0).rename("no_tie"))
    assert table.at["ifrc", "no_event"]
    assert not table.at["ehra", "no_event"]


def test_empty_tables_give_empty_counts():
    assert events_per_year(Dataset()).empty
    assert events_by_country(Dataset()).empty
    assert evidence_by_year(Dataset()).empty
    assert without_record(Dataset()).empty
    assert confidence_counts(Dataset()).tolist() == [0, 0, 0]
