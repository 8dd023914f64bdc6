import pandas as pd
import pytest

from dpnsee_analytics.metrics.quadrants import quadrant

TABLE = pd.DataFrame(
    {"interest": [3.0, 2.9, 3.0, 2.9, None, 5.0], "power": [3.0, 3.0, 2.9, 2.9, 5.0, None]},
    index=list("abcdef"),
)


def test_a_score_on_the_line_counts_as_high_and_unrated_is_nowhere():
    words = quadrant(TABLE)
    assert words["a":"d"].tolist() == [
        "manage_closely",
        "keep_satisfied",
        "keep_informed",
        "monitor",
    ]
    assert words["e":"f"].isna().all()


def test_the_line_can_lie_elsewhere():
    assert quadrant(TABLE, cut=2.9)["a":"d"].unique().tolist() == ["manage_closely"]


def test_promise(keeps_its_promise):
    keeps_its_promise(quadrant, TABLE)


# Counts of the desk study, ratings_desk_study.md, table “Quadrants”.
@pytest.mark.parametrize(
    ("cut", "scope", "counts"),
    [
        (3, "map", (10, 6, 4, 11)),
        (3, "all", (20, 11, 4, 15)),
        (4, "map", (2, 7, 2, 20)),
        (4, "all", (6, 16, 3, 25)),
    ],
)
def test_the_desk_study_falls_into_its_published_quadrants(dataset, cut, scope, counts):
    ratings = dataset.ratings.set_index("stakeholder_id")[["interest", "power"]]
    on_map = dataset.stakeholders.set_index("stakeholder_id")["on_map"]
    rated = ratings[on_map.reindex(ratings.index)] if scope == "map" else ratings
    found = quadrant(rated, cut).value_counts()
    order = ["manage_closely", "keep_informed", "keep_satisfied", "monitor"]
    assert tuple(found[name] for name in order) == counts
