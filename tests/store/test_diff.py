from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpnsee_analytics.reading import read_table
from dpnsee_analytics.schema import COUNTRIES, RATINGS, RELATIONSHIPS, TABLES
from dpnsee_analytics.store.diff import diff, table_diff
from dpnsee_analytics.store.merge import merge

HEADER = (
    "country_code,name,iso_alpha3,eu_status,eu_since,population,population_year,note,source_url"
)
TIES = "source_id,target_id,kind,since,until,evidence,source_url,as_of"
RATED = "stakeholder_id,rater,rated_on,basis,interest,power,confidence,interest_rationale," \
    "power_rationale,drivers,restraints,evidence,note"  # fmt: skip


def table(schema, header, *lines):
    read = read_table("\n".join((header, *lines, "")).encode(), schema)
    assert read.problems == ()
    return read.table


def countries(*lines):
    return table(COUNTRIES, HEADER, *lines)


def cells(changes):
    return list(changes.changed.itertuples(index=False, name=None))


RS = "RS,Serbia,SRB,candidate,2012,6600000,2024,,"
XK = "XK,Kosovo*,XKX,potential_candidate,,,,,"
HR = "HR,Croatia,HRV,member,2013,3860000,2024,,"


def test_rows_added_removed_and_changed_cell_by_cell():
    old = countries(RS, XK)
    new = countries("RS,Serbia,SRB,member,2030,6500000,2024,,", HR)
    changes = table_diff(old, new, COUNTRIES)
    assert list(changes.added["country_code"]) == ["HR"]
    assert list(changes.removed["country_code"]) == ["XK"]
    assert cells(changes) == [
        ("RS", "eu_status", "candidate", "member"),
        ("RS", "eu_since", "2012", "2030"),
        ("RS", "population", "6600000", "6500000"),
    ]
    assert changes.counts == {"added": 1, "removed": 1, "changed": 1, "cells": 3}
    assert not changes.reordered


def test_a_cell_that_becomes_blank_or_is_filled_is_a_change():
    old = countries(RS, XK)
    new = countries("RS,Serbia,SRB,candidate,2012,,2024,,", XK.replace(",,,,,", ",2030,,,,"))
    assert cells(table_diff(old, new, COUNTRIES)) == [
        ("RS", "population", "6600000", ""),
        ("XK", "eu_since", "", "2030"),
    ]


def test_numbers_are_told_as_the_csv_writes_them():
    old = table(RATINGS, RATED, "eu,Ana,2025,workshop,3,2.5,,,,,,,")
    new = table(RATINGS, RATED, "eu,Ana,2025,workshop,3.0,4,,,,,,,")
    assert cells(table_diff(old, new, RATINGS)) == [("eu", "Ana", "2025", "power", "2.5", "4")]


def test_another_order_alone_is_told():
    changes = table_diff(countries(RS, XK, HR), countries(HR, RS, XK), COUNTRIES)
    assert changes.reordered
    assert changes
    assert changes.counts == {"added": 0, "removed": 0, "changed": 0, "cells": 0}


def test_ties_have_no_key_and_are_compared_as_records_that_may_recur():
    tie, other = "a,b,met_with,2020,,,,", "a,b,met_with,2021,,,,"
    old, new = table(RELATIONSHIPS, TIES, tie, tie, other), table(RELATIONSHIPS, TIES, other, tie)
    changes = table_diff(old, new, RELATIONSHIPS)
    assert list(changes.removed["since"]) == ["2020"]
    assert changes.added.empty
    assert changes.changed.empty
    assert changes.reordered


def test_an_altered_tie_is_one_removed_and_one_added():
    old = table(RELATIONSHIPS, TIES, "a,b,met_with,2020,,,,")
    new = table(RELATIONSHIPS, TIES, "a,b,met_with,2020,,in Zagreb,,")
    assert table_diff(old, new, RELATIONSHIPS).counts == {
        "added": 1,
        "removed": 1,
        "changed": 0,
        "cells": 0,
    }


def test_no_difference_is_false(dataset):
    assert not diff(dataset, dataset)
    copied = replace(dataset, **{s.name: dataset.table(s.name).copy() for s in TABLES})
    assert not diff(dataset, copied)
    assert list(diff(dataset, copied).tables) == [s.name for s in TABLES]


def test_the_counts_of_all_tables_add_up(dataset):
    new = replace(dataset, members=dataset.members.iloc[2:], towns=dataset.towns.iloc[1:])
    assert diff(dataset, new).counts == {"added": 0, "removed": 3, "changed": 0, "cells": 0}


def test_from_and_to_an_empty_table():
    full, empty = countries(RS, HR), countries()
    assert len(table_diff(empty, full, COUNTRIES).added) == 2
    assert len(table_diff(full, empty, COUNTRIES).removed) == 2
    assert not table_diff(empty, empty.copy(), COUNTRIES)


def test_the_tables_compared_are_left_as_they_were(dataset):
    before = dataset.members.copy(deep=True)
    diff(dataset, replace(dataset, members=dataset.members.iloc[::-1].assign(note="x")))
    pd.testing.assert_frame_equal(dataset.members, before)


@given(st.integers(0, 2**32 - 1))
def test_a_diff_laid_over_the_old_table_gives_the_new_one(dataset, seed):
    """By chance: rows dropped, doubled ids renamed, cells altered; rebuilt from the diff alone."""
    chance = np.random.default_rng(seed)
    old = dataset.stakeholders.iloc[chance.permutation(57)[: chance.integers(0, 30)]]
    new = dataset.stakeholders.iloc[chance.permutation(57)[: chance.integers(0, 30)]].copy()
    for column in ("name", "acronym", "status_note"):
        new.loc[chance.random(len(new)) < 0.3, column] = chance.choice(["", "ž", "=x"]) or None
    schema = next(s for s in TABLES if s.name == "stakeholders")
    changes = table_diff(old, new, schema)
    again = old[~old["stakeholder_id"].isin(changes.removed["stakeholder_id"])]
    again = again.set_index("stakeholder_id")
    for key, column, before, after in changes.changed.itertuples(index=False):
        held = again.loc[key, column]
        assert ("" if pd.isna(held) else held) == before
        again.loc[key, column] = after or None
    again = pd.concat([again.reset_index(), changes.added])[list(new.columns)]
    pd.testing.assert_frame_equal(
        again.sort_values("stakeholder_id", ignore_index=True),
        new.sort_values("stakeholder_id", ignore_index=True),
        check_dtype=False,
    )


@pytest.mark.parametrize("mode", ["update", "add"])
def test_laying_a_dataset_over_itself_changes_nothing(dataset, mode):
    tables = {schema.name: dataset.table(schema.name) for schema in TABLES}
    assert not diff(dataset, merge(dataset, tables, mode))
