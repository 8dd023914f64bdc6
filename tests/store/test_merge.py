from dataclasses import replace

import pandas as pd
import pytest

from dpnsee_analytics.dataset import Dataset
from dpnsee_analytics.errors import DataError, UnknownNameError
from dpnsee_analytics.reading.table import empty_table
from dpnsee_analytics.schema import RELATIONSHIPS, TABLES
from dpnsee_analytics.store.merge import MODES, merge
from tests.store.test_diff import HR, RS, TIES, XK, countries, table

HEAD = replace(Dataset(), countries=countries(RS, XK))
INCOMING = {"countries": countries(HR, RS.replace("Serbia", "Republic of Serbia"))}


def codes_and_names(dataset):
    return list(zip(dataset.countries["country_code"], dataset.countries["name"], strict=True))


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        ("update", [("RS", "Republic of Serbia"), ("XK", "Kosovo*"), ("HR", "Croatia")]),
        ("add", [("RS", "Serbia"), ("XK", "Kosovo*"), ("HR", "Croatia")]),
        ("replace", [("HR", "Croatia"), ("RS", "Republic of Serbia")]),
    ],
)
def test_what_each_mode_keeps_takes_and_drops(mode, expected):
    assert codes_and_names(merge(HEAD, INCOMING, mode)) == expected


def test_tables_that_are_not_incoming_are_kept(dataset):
    merged = merge(dataset, {"countries": INCOMING["countries"]}, "replace")
    assert merged.members is dataset.members
    assert len(merged.countries) == 2


def test_a_blank_cell_is_taken_over_but_an_absent_column_is_kept():
    given = countries("RS,Serbia,SRB,candidate,,,,,")
    blank = merge(HEAD, {"countries": given}, "update").countries
    assert blank["population"].isna().all()
    absent = given[["country_code", "name"]]
    kept = merge(HEAD, {"countries": absent}, "update").countries
    pd.testing.assert_frame_equal(kept, HEAD.countries)


def test_a_new_row_needs_the_columns_that_may_not_be_blank():
    given = countries(HR)[["country_code", "name"]]
    with pytest.raises(DataError, match=r"countries\.csv:1: iso_alpha3.*New rows need it"):
        merge(HEAD, {"countries": given}, "update")


def test_without_its_key_no_row_can_be_matched():
    with pytest.raises(DataError, match=r"country_code.*no row can be matched"):
        merge(HEAD, {"countries": countries(HR).drop(columns="country_code")}, "update")


def test_a_key_that_recurs_in_the_import_is_refused():
    twice = pd.concat([INCOMING["countries"]] * 2)
    with pytest.raises(DataError, match=r"RS.*recurs"):
        merge(HEAD, {"countries": twice}, "update")


@pytest.mark.parametrize("mode", ["update", "add"])
def test_ties_known_already_are_not_doubled_and_altered_ones_come_beside(mode):
    one, two, three = (f"a,b,met_with,{year},,,," for year in (2020, 2021, 2022))
    head = replace(Dataset(), relationships=table(RELATIONSHIPS, TIES, one, two))
    given = table(RELATIONSHIPS, TIES, three, two, two)
    merged = merge(head, {"relationships": given}, mode).relationships
    assert list(merged["since"]) == ["2020", "2021", "2022", "2021"]


def test_an_optional_column_that_ties_do_not_bring_is_kept():
    known = table(RELATIONSHIPS, f"{TIES},strength", "a,b,met_with,2020,,,,,2")
    given = table(RELATIONSHIPS, TIES, "a,b,met_with,2020,,,,", "a,c,met_with,2020,,,,")
    head = replace(Dataset(), relationships=known)
    incoming = {"relationships": given.drop(columns="strength")}
    for mode in MODES:
        strength = merge(head, incoming, mode).relationships["strength"]
        assert strength.fillna(-1).tolist() == [2, -1]


@pytest.mark.parametrize("mode", MODES)
def test_types_and_index_are_the_schemas_and_nothing_given_is_altered(dataset, mode):
    tables = {s.name: dataset.table(s.name).iloc[::-2] for s in TABLES}
    before = {name: given.copy(deep=True) for name, given in tables.items()}
    merged = merge(dataset, tables, mode)
    for schema in TABLES:
        result = merged.table(schema.name)
        pd.testing.assert_series_equal(result.dtypes, empty_table(schema).dtypes)
        assert list(result.index) == list(range(len(result)))
        pd.testing.assert_frame_equal(tables[schema.name], before[schema.name])


@pytest.mark.parametrize("mode", MODES)
def test_an_empty_import(mode):
    merged = merge(HEAD, {"countries": countries()}, mode)
    assert len(merged.countries) == (0 if mode == "replace" else 2)


@pytest.mark.parametrize(
    ("incoming", "mode", "words"),
    [
        (INCOMING, "overwrite", "no mode “overwrite”.*update"),
        ({"country": countries()}, "add", "no table “country”. Did you mean “countries”"),
        ({"countries": countries(HR).assign(nmae="x")}, "add", "no column “nmae”.*“name”"),
    ],
)
def test_names_that_do_not_exist_are_told_with_those_that_do(incoming, mode, words):
    with pytest.raises(UnknownNameError, match=words):
        merge(HEAD, incoming, mode)
