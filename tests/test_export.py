import codecs
import csv
import io

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dpnsee_analytics.export import csv_export, csv_import_text

TEXT = st.text(st.characters(codec="utf-8"))
NEAR_A_FORMULA = st.text(st.sampled_from("'=+-@\t\r\n＝＋－＠a,\""))
CELLS = st.lists(st.one_of(TEXT, NEAR_A_FORMULA), min_size=1)


def rows(exported: bytes) -> list[list[str]]:
    text = exported.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


def column(*cells, dtype=None) -> list[str]:
    return [row[0] for row in rows(csv_export(pd.DataFrame({"x": pd.Series(cells, dtype=dtype)})))][
        1:
    ]


def test_a_file_begins_with_the_mark_and_has_a_header_commas_and_no_index():
    table = pd.DataFrame({"Name": ["Čovekoljublje", "Ψ"], "Ties": [1, 2]}, index=["a", "b"])
    exported = csv_export(table)
    assert exported.startswith(codecs.BOM_UTF8)
    assert exported[3:].decode() == "Name,Ties\r\nČovekoljublje,1\r\nΨ,2\r\n"


@pytest.mark.parametrize("first", [*"=+-@\t\r\n＝＋－＠"])
def test_text_that_begins_like_a_formula_gets_an_apostrophe(first):
    assert column(f"{first}1+1") == [f"'{first}1+1"]
    assert column(f"''{first}1") == [f"'''{first}1"]


@pytest.mark.parametrize("dtype", ["object", "str", "category"])
def test_every_kind_of_text_column_is_guarded(dtype):
    assert column("=1", "a=1", "'a", dtype=dtype) == ["'=1", "a=1", "'a"]


def test_a_column_name_is_guarded_too():
    assert rows(csv_export(pd.DataFrame({"=1": ["a"]})))[0] == ["'=1"]


def test_numbers_stay_numbers():
    assert column(-1.5, 2.0) == ["-1.5", "2.0"]
    assert column(-3, None, dtype="Int64") == ["-3", ""]
    assert column(-3, "-3", dtype="object") == ["-3", "'-3"]


def test_blanks_stay_blank():
    assert column("a", None, float("nan"), pd.NA, dtype="object") == ["a", "", "", ""]
    assert column("a", None, dtype="str") == ["a", ""]


def test_a_table_without_rows_keeps_its_header_and_one_without_columns_is_a_file():
    assert rows(csv_export(pd.DataFrame(columns=["a", "b"]))) == [["a", "b"]]
    assert csv_export(pd.DataFrame()).startswith(codecs.BOM_UTF8)


def test_columns_of_one_name_are_all_written():
    table = pd.DataFrame([["=1", 2]], columns=["x", "x"])
    assert rows(csv_export(table)) == [["x", "x"], ["'=1", "2"]]


def test_the_table_is_left_as_it_was():
    table = pd.DataFrame({"x": ["=1", None], "n": [1, 2]})
    before = table.copy(deep=True)
    csv_export(table)
    pd.testing.assert_frame_equal(table, before)


@given(CELLS)
def test_what_was_exported_comes_back(cells):
    table = pd.DataFrame({"x": pd.Series(cells, dtype="object"), "y": "end"})
    read = [row[0] for row in rows(csv_export(table))[1:]]
    assert [csv_import_text(cell) for cell in read] == cells


@given(CELLS)
def test_no_exported_cell_begins_like_a_formula(cells):
    table = pd.DataFrame({"x": pd.Series(cells, dtype="object"), "y": "end"})
    assert not [cell for cell, _ in rows(csv_export(table))[1:] if cell[:1] in set("=+-@\t\r\n")]


def test_an_apostrophe_of_the_text_itself_is_kept():
    assert csv_import_text("'n") == "'n"
    assert csv_import_text("''=1") == "'=1"
