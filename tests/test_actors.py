import pandas as pd

from dpnsee_analytics.actors import COLUMNS, actors, current_members
from dpnsee_analytics.dataset import Dataset


def test_every_actor_is_there_once(dataset):
    table = actors(dataset)
    assert table["kind"].value_counts().to_dict() == {"stakeholder": 57, "member": 28, "network": 1}
    assert table.index.is_unique
    assert list(table.columns) == list(COLUMNS)


def test_short_names_are_short_unique_and_never_blank(dataset):
    names = actors(dataset)["short_name"]
    assert names.str.len().max() <= 18
    assert names.is_unique
    assert names.notna().all()


def test_a_blank_short_name_falls_back_on_acronym_then_name(dataset):
    members = dataset.members.assign(short_name=pd.Series([None] * 28, dtype="str"))
    names = actors(Dataset(members=members))["short_name"]
    assert names["hops"] == "HOPS"
    assert names["coalition-margins"] == "Coalition “Sexual…"


def test_an_empty_dataset_has_the_network_only():
    assert list(actors(Dataset()).index) == ["dpnsee"]


def test_there_are_26_current_members_in_11_countries(dataset):
    members = current_members(dataset)
    assert len(members) == 26
    assert members["country_code"].nunique() == 11
