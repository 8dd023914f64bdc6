from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from dpnsee_analytics.dataset import Dataset
from dpnsee_analytics.metrics import membership

ALL = [
    membership.member_spans,
    membership.evidenced_services,
    membership.members_without_services,
    membership.services_by_country,
    membership.membership_changes,
    membership.without_joining_date,
    membership.without_leaving_date,
    membership.growth,
]


def small(members: str, counts: str = "") -> Dataset:
    """Make a Dataset of lines “id country status joined services until” and “date count”."""
    rows = [line.split() for line in members.strip().splitlines()]
    names = ["member_id", "country_code", "membership", "joined", "services", "until"]
    table = pd.DataFrame(rows, columns=names, dtype="str").replace("-", None)
    ties = pd.DataFrame(
        {
            "source_id": table["member_id"],
            "target_id": "dpnsee",
            "kind": "member_of",
            "since": table["joined"],
            "until": table["until"],
        }
    )
    totals = [line.split() for line in counts.strip().splitlines()]
    published = pd.DataFrame(
        {"date": [when for when, _ in totals], "count": [int(count) for _, count in totals]}
    )
    empty = Dataset()
    return replace(
        empty,
        members=_like(empty.members, table.drop(columns="until").assign(name=table["member_id"])),
        relationships=_like(empty.relationships, ties),
        membership_counts=_like(empty.membership_counts, published),
    )


def _like(empty: pd.DataFrame, table: pd.DataFrame) -> pd.DataFrame:
    return table.reindex(columns=empty.columns).astype(empty.dtypes.to_dict())


# By hand: the rows of relationships.csv that end, and are not followed by another status.
def test_only_former_members_have_left(dataset):
    left = membership.member_spans(dataset)["left"].dropna()
    assert left.to_dict() == {"centre-for-life": "2022-03-29", "four-life": "2020-02-20"}


def test_the_last_tie_tells_when_a_former_member_left():
    data = small("a RS former 2015 - 2016")
    again = data.relationships.assign(since="2018", until="2020")
    ties = pd.concat([again, data.relationships], ignore_index=True)
    spans = membership.member_spans(replace(data, relationships=ties))
    assert spans.at["a", "left"] == "2020"


# Counted in members.csv by hand.
def test_services_by_country(dataset):
    counts = membership.services_by_country(dataset)
    assert list(counts.index) == [
        "harm_reduction", "advocacy", "hiv", "prevention", "social_services", "treatment", "youth",
        "research", "training", "prison", "community_led",
    ]  # fmt: skip
    assert counts.sum(axis=1).tolist() == [16, 12, 10, 6, 5, 5, 5, 4, 3, 2, 1]
    assert "".join(counts.columns) == "ALBABGHRGRXKMEMKRORSSI"
    assert counts.at["harm_reduction", "RO"] == 3
    assert counts.at["prison", "BA"] == 2
    assert counts.loc["prison"].drop("BA").isna().all()


def test_former_members_offer_nothing_today(dataset):
    assert "Centre for Life" not in set(membership.evidenced_services(dataset)["short_name"])


def test_members_whose_services_no_source_mentions(dataset):
    without = membership.members_without_services(dataset)
    assert without["short_name"].tolist() == ["PROI", "HELP"]


def test_a_country_missing_from_its_table_keeps_its_column():
    counts = membership.services_by_country(small("a RS ordinary - hiv;hiv;youth -"))
    assert counts.to_dict() == {"RS": {"hiv": 1, "youth": 1}}


def test_the_changes_by_date(dataset):
    changes = membership.membership_changes(dataset).set_index("date")
    assert len(changes.at["2015-10", "joined"]) == 13
    assert changes.at["2020-02-20", "joined"] == ["HELP", "Čovekoljublje"]
    assert changes.at["2020-02-20", "left"] == ["NVO 4 Life"]
    assert changes["published"].dropna().tolist() == [13, 19, 22, 22, 24, 26]
    assert changes.at["2018", "day"] == date(2018, 1, 1)


# By hand: 13 founders, PROI, three in 2017, Zveza, two in 2018, two less one in 2020, one for one.
def test_growth_of_the_network(dataset):
    growth = membership.growth(dataset).set_index("date")
    assert growth["dated"].tolist() == [13, 13, 14, 14, 17, 17, 18, 20, 21, 21, 21]
    assert growth["undated"].tolist() == [0, 0, 0, 5, 5, 5, 5, 5, 5, 5, 5]


def test_growth_meets_the_totals_that_count_every_member(dataset):
    growth = membership.growth(dataset).set_index("date")
    total = growth["dated"] + growth["undated"]
    for when, count in (("2015-10-15", 13), ("2017-07-19", 19), ("2017-12-05", 22), ("2025", 26)):
        assert total[when] == count


def test_when_the_undated_had_joined(dataset):
    assert membership.joined_by(dataset) == "2017-07-19"
    undated = membership.without_joining_date(dataset)["short_name"]
    assert sorted(undated) == ["ARAS", "CAZAS", "Duga", "Labyrinth", "Re Generation"]


@pytest.mark.parametrize(
    ("counts", "by"),
    [("", ""), ("2016 1", ""), ("2016 2\n2018 3", "2018"), ("2018 4", "2018")],
)
def test_a_total_with_room_for_every_undated_member_dates_them(counts, by):
    data = small("a RS ordinary 2015 - -\nb RS ordinary - - -\nc RS ordinary - - -", counts)
    assert membership.joined_by(data) == by
    assert membership.growth(data)["undated"].max() == (2 if by else 0)


def test_who_leaves_no_longer_counts_on_that_day():
    data = small("a RS ordinary 2015 - -\nb RS former 2015 - 2016-02")
    growth = membership.growth(data).set_index("date")
    assert growth["dated"].to_dict() == {"2015": 2, "2016-02": 1}


def test_a_former_member_without_a_leaving_date_is_in_no_line():
    data = small("a RS ordinary 2015 - -\nb RS former 2015 - -")
    assert membership.growth(data)["dated"].tolist() == [1]
    assert list(membership.without_leaving_date(data).index) == ["b"]


@pytest.mark.parametrize("metric", ALL, ids=lambda metric: metric.__name__)
def test_nothing_gives_nothing(metric):
    assert metric(Dataset()).empty


@pytest.mark.parametrize("metric", ALL, ids=lambda metric: metric.__name__)
def test_the_order_of_the_rows_does_not_matter(metric, dataset):
    names = ("members", "relationships", "membership_counts", "countries")
    turned = {name: dataset.table(name).iloc[::-1].reset_index(drop=True) for name in names}
    before, after = metric(dataset), metric(replace(dataset, **turned))
    if before.index.name == "member_id":
        after = after.reindex(before.index)
    pd.testing.assert_frame_equal(after, before)
