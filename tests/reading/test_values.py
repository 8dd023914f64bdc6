import pytest

from dpnsee_analytics.reading.values import column_values
from dpnsee_analytics.schema import Column


def column(kind, **rest):
    return Column("x", "X", kind, "Help.", **rest)


@pytest.mark.parametrize(
    ("kind", "cell"),
    [
        ("id", "has space"),
        ("number", "3,5"),
        ("number", "inf"),
        ("number", "1e5"),
        ("whole", "3.0"),
        ("date", "31.12.2025"),
        ("country", "UK"),
        ("country", "Serbia"),
        ("address", "www.dpnsee.org"),
        ("yes_no", "Yes"),
        ("text", "lost \ufffd letter"),
    ],
)
def test_a_bad_cell_is_named_and_missing(kind, cell):
    values, faults = column_values([cell], column(kind))
    assert [position for position, _ in faults] == [0]
    assert kind == "yes_no" or values.isna().all()


def test_a_choice_offers_the_known_values():
    _, faults = column_values(["formr"], column("choice", choices=("ordinary", "former")))
    assert faults[0][1][1] == "Did you mean “former”?"


def test_every_part_of_a_list_is_checked():
    choices = ("hiv", "youth")
    assert column_values(["hiv;youth"], column("list", choices=choices))[1] == []
    assert "“x”" in column_values(["hiv;x"], column("list", choices=choices))[1][0][1][0]


def test_a_number_outside_the_scale_is_named():
    _, faults = column_values(["6"], column("number", minimum=1, maximum=5))
    assert faults[0][1] == ("is outside the scale.", "Use 1 to 5.")


def test_text_that_looks_like_nothing_else_stays_as_written():
    values, faults = column_values(["NA", "None", "001", " padded ", "-"], column("text"))
    assert values.tolist() == ["NA", "None", "001", " padded ", "-"]
    assert faults == []


def test_blank_is_missing_and_a_problem_only_where_required():
    assert column_values([""], column("number"))[0].isna().all()
    assert column_values([""], column("text"))[1] == []
    assert column_values([" "], column("text", required=True))[1][0][1][0] == "is blank."
