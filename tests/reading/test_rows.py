from dpnsee_analytics.reading.rows import read_rows


def test_rows_know_the_line_they_start_on():
    rows, problems = read_rows('id,name\na,"two\nlines"\n\nb,x\n', "a.csv")
    assert problems == []
    assert rows.header == ("id", "name")
    assert rows.records == (("a", "two\nlines"), ("b", "x"))
    assert rows.lines == (2, 5)


def test_a_ragged_row_is_a_problem_and_left_out():
    rows, problems = read_rows("id,name\na\nb,c,d\ne,f\n", "a.csv")
    assert rows.records == (("e", "f"),)
    assert [problem.line for problem in problems] == [2, 3]
    assert "1 cell, the header has 2" in problems[0].what


def test_an_empty_file_is_a_problem():
    _, problems = read_rows("\n\n", "a.csv")
    assert "empty" in problems[0].what


def test_broken_quotes_are_a_problem():
    rows, problems = read_rows('id,name\na,"b" c\nd,e\n', "a.csv")
    assert rows.records == ()
    assert problems[0].line == 2
    assert "quotation" in problems[0].mend
