import csv
import io
import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dpnsee_analytics.cli import main
from dpnsee_analytics.reading.raw import canonical_csv, read_raw
from tests.conftest import DATA


def test_cells_stay_as_written():
    read = read_raw(b'code,note\r\n007, NA \r\n1e5,"=1+1"\r\n', "a.csv")
    assert read.outcome == "exact"
    assert read.records == (("007", " NA "), ("1e5", "=1+1"))
    assert read.table["code"].tolist() == ["007", "1e5"]


@pytest.mark.parametrize(
    ("key", "words"), [("1", "already used"), ("", "blank"), ("3,81E+11", "scientific")]
)
def test_a_key_is_unique_filled_and_no_scientific_number(key, words):
    read = read_raw(f"a_id;b\n1;x\n{key};y\n".encode(), "a.csv")
    assert (read.outcome, read.records) == ("refused", ())
    assert (read.problems[0].line, read.problems[0].column) == (3, 1)
    assert words in read.problems[0].message


@pytest.mark.parametrize("cell", ["#REF!", "3,81E+11", "'=1+1", "'quoted'", "Agen?ia", "Å¡kola"])
def test_a_spoiled_cell_is_kept_and_named(cell):
    read = read_raw(f"a;b\nx;{cell}\n".encode(), "a.csv")
    assert read.records == (("x", cell),)
    assert (read.outcome, read.warnings[0].line, read.warnings[0].column) == ("findings", 2, 2)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"PK\x03\x04rest", "zip archive or a spreadsheet"),
        (b"%PDF-1.7", "PDF"),
        (b"\xef\xbb\xbf <!DOCTYPE html>", "HTML"),
        (b'[{"a": 1}]', "JSON"),
        (b"\xef\xbb\xbf\r\n", "empty"),
        (b"a,b\n1,\x00\n", "zero bytes"),
    ],
)
def test_what_is_no_csv_is_named(content, words):
    assert words in read_raw(content, "a.csv").problems[0].message


@pytest.mark.parametrize(
    "content",
    [
        b"a,b\n" + b'"' * 5_000_000,
        b"a,b\n1," + b"x" * 50_000_000,
        b"a\n" + b"1\n" * 1_000_000,
        b"a;b\n" + b";\n" * 3_000_000,
        b"a,b\n" + b"1,2,3\n" * 200_000,
        b"a" * 10_000_000 + "č".encode("cp1250"),
        b"a,b\n1," + b"?" * 900_000 + b"\n" + b"@." * 400_000,
    ],
    ids=["quotes", "one cell", "rows", "blank rows", "ragged", "one word", "signs"],
)
def test_hostile_files_are_answered_fast(content):
    start = time.process_time()
    assert read_raw(content, "a.csv").outcome in ("refused", "asked")
    assert time.process_time() - start < 4


def test_two_quote_styles_that_differ_are_a_question():
    read = read_raw(b'a;b\n"x\\";y"\n"c\\"";d\n', "a.csv")
    assert read.outcome in ("asked", "refused")
    assert read.records == ()


CELLS = st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=5))
def test_what_was_read_is_written_and_read_the_same(rows):
    out = io.StringIO(newline="")
    csv.writer(out).writerows([("name", "note", "town"), *rows])
    read = read_raw(out.getvalue().encode(), "a.csv", delimiter=",")
    again = read_raw(canonical_csv(read).encode(), "a.csv", delimiter=",")
    if read.outcome in ("exact", "findings"):
        assert (again.header, again.records) == (read.header, read.records)


def test_read_prints_canonical_csv(tmp_path, capfd):
    path = tmp_path / "a.csv"
    path.write_bytes('a_id;b\r\n1;"Č, ""x"""\r\n'.encode("utf-16"))
    assert main(["read", str(path), "--table", "raw"]) == 0
    assert capfd.readouterr() == ('a_id,b\n1,"Č, ""x"""\n', "")


def test_read_says_line_and_column_and_keeps_standard_output_empty(tmp_path, capfd):
    path = tmp_path / "a.csv"
    path.write_bytes(b"a_id,b\n1,x\n1,y\n")
    assert main(["read", str(path), "--table", "raw"]) == 1
    out, err = capfd.readouterr()
    assert out == ""
    assert err.startswith("a.csv:3:1: a_id “1” was already used in line 2.")


def test_read_asks_and_takes_the_answer(tmp_path, capfd):
    path = tmp_path / "a.csv"
    path.write_bytes(b"a,b;c\n1,x;3\n")
    assert main(["read", str(path), "--table", "raw", "--json"]) == 3
    out, err = capfd.readouterr()
    assert out == ""
    assert json.loads(err)["questions"][0]["choices"] == ["comma", "semicolon"]
    assert main(["read", str(path), "--table", "raw", "--delimiter", ";"]) == 0
    assert capfd.readouterr().out == '"a,b",c\n"1,x",3\n'


def test_a_wrong_call_exits_2(tmp_path, capfd):
    assert main(["read", str(tmp_path / "none.csv")]) == 2
    with pytest.raises(SystemExit, match="2"):
        main(["read", "a.csv", "--encoding", "rot13"])
    assert "Known: utf-8" in capfd.readouterr().err


def test_the_projects_own_files_are_read_and_written_byte_for_byte(capfdbinary):
    for path in sorted(DATA.glob("*.csv")):
        assert main(["read", str(path)]) == 0
        assert capfdbinary.readouterr().out == path.read_bytes()


def test_a_table_of_the_project_is_recognised_and_checked(tmp_path, capfd):
    path = tmp_path / "x.csv"
    text = (DATA / "countries.csv").read_text(encoding="utf-8")
    path.write_text(text.replace("candidate", "maybe", 1), encoding="utf-8")
    assert main(["read", str(path)]) == 1
    out, err = capfd.readouterr()
    assert out == ""
    assert err.startswith("x.csv:2:4: eu_status “maybe” is not one of the known values.")
