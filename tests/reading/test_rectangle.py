import pytest

from dpnsee_analytics.reading.delimiter import Dialect
from dpnsee_analytics.reading.rectangle import read_rectangle

COMMA = Dialect(",")


def rectangle(text):
    return read_rectangle(text, "a.csv", COMMA)


def test_header_records_and_lines():
    read = rectangle('id,name\n1,"two\nlines"\n\n2,x\n')
    assert (read.header, read.header_line) == (("id", "name"), 1)
    assert read.records == (("1", "two\nlines"), ("2", "x"))
    assert read.lines == (2, 5)
    assert read.findings == ()


def test_title_lines_above_the_header_are_left_out_and_named():
    read = rectangle("Actors 2025,,\nExport\n\nid,name,note\n1,a,x\n2,b,y\n")
    assert (read.header_line, read.lines) == (4, (5, 6))
    assert [finding.line for finding in read.findings] == [1, 2]


def test_trailing_empty_columns_are_left_out_and_named():
    read = rectangle("id,name,,\n1,a,,\n2,b\n")
    assert read.records == (("1", "a"), ("2", "b"))
    assert [(f.line, f.column) for f in read.findings] == [(3, 2), (1, 3), (1, 4)]


def test_a_row_of_empty_cells_is_left_out_and_named():
    read = rectangle("id,name\n1,a\n,\n2,b\n")
    assert read.lines == (2, 4)
    assert [finding.line for finding in read.findings] == [3]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a,b\n1,2\n1,2,3\n", 3, "has 3 cells"),
        ("a,b,c\n1,2,3\n1,2\n", 3, "has 2 cells"),
        ("a,b\n1,2\n1,x,\n1,3\n", 3, "has 3 cells"),
        ("a,,c\n1,2,3\n", 1, "Column 2 has no name"),
        ("a,A\n1,2\n", 1, "above columns 1 and 2"),
        ("001,5\n002,6\n", 1, "is a number, not a name"),
        ('a,b\n1,"x\n', 2, "never closed"),
        ('a,b\n1,"x" y\n', 2, "followed by more text"),
        ('a,b,c\n1,"x,2\n3,y,4\n5,z",6\n', 2, "as many delimiters as whole rows"),
        (",".join(f"c{at}" for at in range(2_001)) + "\n", 1, "2,000 columns"),
        ("\n\n", 1, "empty"),
    ],
)
def test_what_is_no_rectangle_is_refused_with_its_line(text, line, words):
    read = rectangle(text)
    assert (read.records, read.is_refused) == ((), True)
    named = [f for f in read.findings if f.severity == "problem"]
    assert named[0].line == line
    assert words in named[0].message


def test_one_column_keeps_a_quoted_empty_cell_and_names_a_blank_line():
    read = read_rectangle('name\na\n""\n\nb\n', "a.csv", Dialect(""))
    assert read.records == (("a",), ("",), ("b",))
    assert [finding.line for finding in read.findings] == [4]
