import pandas as pd

from dpnsee_analytics.dataset import Dataset
from dpnsee_analytics.metrics.scores import scores


def ratings(*rows):
    names = ["stakeholder_id", "rater", "rated_on", "basis", "interest", "power"]
    return pd.DataFrame(rows, columns=names)


DESK = ("a", "desk study", "2026-01-01", "desk_study", 5.0, 3.0)


def test_a_proposal_stands_while_nobody_else_has_rated():
    row = scores(ratings(DESK)).loc["a"]
    assert (row["interest"], row["power"], bool(row["proposed"])) == (5.0, 3.0, True)


def test_the_network_replaces_the_proposal_criterion_by_criterion():
    row = scores(ratings(DESK, ("a", "Ana", "2026-02-01", "workshop", 2.0, None))).loc["a"]
    assert (row["interest"], row["power"]) == (2.0, 3.0)
    assert (bool(row["interest_proposed"]), bool(row["power_proposed"])) == (False, True)
    assert bool(row["proposed"])


def test_several_raters_are_averaged_each_by_their_newest_score():
    table = scores(
        ratings(
            DESK,
            ("a", "Ana", "2026-02-01", "workshop", 1.0, 1.0),
            ("a", "Ana", "2026-03-01", "workshop", 3.0, 2.0),
            ("a", "Bor", "2026-02-01", "survey", 4.0, 4.0),
        )
    )
    row = table.loc["a"]
    assert (row["interest"], row["power"]) == (3.5, 3.0)
    assert (row["interest_raters"], bool(row["proposed"])) == (2, False)
    assert row["rated_on"] == "2026-03-01"


def test_blank_is_unrated_never_zero():
    row = scores(ratings(("a", "Ana", "2026", "workshop", None, 4.0))).loc["a"]
    assert pd.isna(row["interest"])
    assert row["power"] == 4.0


def test_no_ratings_give_no_rows():
    assert scores(Dataset().ratings).empty
