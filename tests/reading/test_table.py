from dpnsee_analytics.reading import read_table
from dpnsee_analytics.schema import STRATEGIES, Column, TableSchema

PETS = TableSchema(
    "pets",
    "Pets",
    "pets.csv",
    ("id",),
    (
        Column("id", "Id", "id", "Id.", required=True),
        Column("age", "Age", "number", "Age.", minimum=0),
        Column("note", "Note", "text", "Note.", optional=True),
    ),
    "Pets.",
)


def test_a_sound_file_gives_a_typed_table():
    read = read_table(b"id,age\nrex,3\nleo,\n", PETS)
    assert read.problems == ()
    assert read.table["id"].tolist() == ["rex", "leo"]
    assert read.table["age"].isna().tolist() == [False, True]
    assert list(read.table.columns) == ["id", "age", "note"]


def test_columns_may_stand_in_any_order():
    assert read_table(b"age,id\n3,rex\n", PETS).table["id"].tolist() == ["rex"]


def test_a_bad_cell_names_line_column_and_value():
    read = read_table(b"id,age\nrex,old\n", PETS)
    problem = read.problems[0]
    assert (problem.file, problem.line, problem.column, problem.value) == (
        "pets.csv",
        2,
        "age",
        "old",
    )
    assert read.table["id"].tolist() == ["rex"]


def test_a_repeated_key_names_the_first_line_and_keeps_the_first_row():
    read = read_table(b"id,age\nrex,1\nrex,2\n", PETS)
    assert read.table["age"].tolist() == [1.0]
    assert read.lines == (2,)
    assert "line 2" in read.problems[0].what


def test_missing_unknown_and_repeated_columns_are_named():
    read = read_table(b"id,agee,id\nrex,1,2\n", PETS)
    words = " ".join(f"{problem.column} {problem.what} {problem.mend}" for problem in read.problems)
    assert "age The column is missing" in words
    assert "“agee”" in words
    assert "Did you mean “age”?" in words
    assert "more than once" in words


def test_an_unreadable_file_gives_an_empty_table_of_the_right_columns():
    read = read_table("č".encode("cp1250"), STRATEGIES)
    assert read.table.empty
    assert list(read.table.columns) == [column.name for column in STRATEGIES.columns]
    assert read.problems
