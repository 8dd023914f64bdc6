import pytest

from dpnsee_analytics.dataset import Dataset
from dpnsee_analytics.metrics.countries import country_counts, member_towns, members_without_town


# Members by country: the reconciliation table of the facts' README.
def test_members_per_country(dataset):
    assert country_counts(dataset)["members"].to_dict() == {
        "AL": 1, "BA": 3, "BG": 2, "HR": 2, "GR": 2, "XK": 1, "ME": 3, "MK": 2, "RO": 3,
        "RS": 5, "SI": 2,
    }  # fmt: skip


def test_events_per_country_by_hand(dataset):
    held = {(row.event_id, row.country_code) for row in dataset.engagements.itertuples()}
    counts = country_counts(dataset)["events"]
    assert counts["RS"] == sum(code == "RS" for _, code in held) == 25
    assert counts["AL"] == 0


def test_per_million(dataset):
    assert country_counts(dataset).at["RS", "members_per_million"] == pytest.approx(5 / 6.58139)


def test_towns_and_those_without(dataset):
    towns = member_towns(dataset)
    without = members_without_town(dataset)
    assert sorted(without["short_name"]) == ["CAZAS", "Duga", "LINK", "Zveza"]
    assert towns["members"].sum() == 22
    assert towns.set_index("city").at["Bucharest", "members"] == 3


def test_nothing_gives_nothing():
    assert country_counts(Dataset()).empty
    assert member_towns(Dataset()).empty
    assert members_without_town(Dataset()).empty
