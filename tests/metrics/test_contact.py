import pandas as pd

from dpnsee_analytics.dataset import Dataset
from dpnsee_analytics.metrics.contact import contact, data_date, long_ago


def test_contact_counts_events_by_hand(dataset):
    table = contact(dataset)
    assert table.loc["rs-ocd"].tolist() == [13, "2023-02-21"]
    assert table.at["ifrc", "events"] == 0
    assert pd.isna(table.at["ifrc", "last_event"])
    assert list(table.index) == dataset.stakeholders["stakeholder_id"].tolist()


def test_data_date_is_the_newest_evidence(dataset):
    assert data_date(dataset) == "2026-11-21"
    assert data_date(Dataset()) == ""


def test_long_ago_counts_whole_years_and_knows_nothing_of_blanks():
    events = pd.Series(["2021-12-31", "2022-01-01", None], dtype="str")
    assert long_ago(events, "2026-11-21").tolist() == [True, False, False]
    assert long_ago(events, "").tolist() == [False, False, False]
