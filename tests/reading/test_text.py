from dpnsee_analytics.reading.text import read_text


def test_utf8_with_and_without_mark():
    assert read_text("Čačak".encode(), "a.csv") == ("Čačak", [])
    assert read_text("Čačak".encode("utf-8-sig"), "a.csv") == ("Čačak", [])


def test_a_legacy_encoding_is_named_with_its_line():
    text, problems = read_text("id\nČačak".encode("cp1250"), "a.csv")
    assert text == ""
    assert (problems[0].file, problems[0].line) == ("a.csv", 2)
    assert "0xC8" in problems[0].what


def test_utf16_is_named():
    _, problems = read_text("id".encode("utf-16"), "a.csv")
    assert "UTF-16" in problems[0].what
