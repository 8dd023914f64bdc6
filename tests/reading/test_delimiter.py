import csv
import time

import pytest

from dpnsee_analytics.reading.delimiter import Dialect, read_delimiter, records


@pytest.mark.parametrize(
    ("text", "delimiter"),
    [
        ("a,b\n1,2\n", ","),
        ("a;b\n1,5;2\n", ";"),
        ("a\tb\n1,5\t2;3\n", "\t"),
        ("a|b\n1;5|2\n", "|"),
        ('a;b\n"x;y";1,5\n', ";"),
        ("name, first;town\nAnić, Ana;Split\n", ";"),
        ('a,b\n"say \\"hi, you\\"",2\n', ","),
        ("sep=|\na,b|c\n", "|"),
        ('"sep=;"\r\na;b\r\n', ";"),
        ("name\nAna\n", ""),
        ("Report of 2025, draft\n\nid;name;note\n1;a;x\n2;b;y\n", ";"),
    ],
)
def test_the_delimiter_is_found(text, delimiter):
    assert read_delimiter(text, "a.csv").delimiter == delimiter


def test_a_tie_is_a_question_that_shows_the_rows():
    voted = read_delimiter("a,b;c\n1,x;3\n", "a.csv")
    assert voted.delimiter is None
    assert voted.questions[0].choices == ("comma", "semicolon")
    assert voted.questions[0].shown == (("a,b;c", "1,x;3"),)


def test_a_sep_line_that_the_file_belies_is_a_question():
    assert read_delimiter("sep=,\na;b\n1;2\n", "a.csv").questions


def test_one_column_with_commas_names_their_lines():
    voted = read_delimiter("score\n2\n2,5\n3\n4\n", "a.csv")
    assert (voted.delimiter, [finding.line for finding in voted.findings]) == ("", [3])


def test_a_sign_of_another_program_is_refused():
    assert "^" in read_delimiter("a^b\n1^2\n3^4\n", "a.csv").findings[0].message


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_records_know_the_line_they_end_on(end):
    text = end.join(["a,b", '1,"x', 'y"', "", "2,z", ""])
    assert [(line, len(row)) for line, row in records(text, Dialect(","))] == [
        (1, 2), (3, 2), (4, 0), (5, 2),
    ]  # fmt: skip


def test_a_backslash_escapes_quotes_and_itself_only():
    rows = [row for _, row in records('"a\\"b","c\\\\d",C:\\new\n', Dialect(",", True))]
    assert rows == [['a"b', "c\\d", "C:\\new"]]


def test_text_after_a_closing_quote_is_an_error():
    with pytest.raises(csv.Error):
        list(records('"a" b,c\n', Dialect(",")))


def test_the_sniffer_bomb_is_answered_at_once():
    start = time.process_time()
    read_delimiter('"",' * 100 + '"' * 100 + "0" + '"' * 100 + "0", "a.csv")
    assert time.process_time() - start < 0.5
