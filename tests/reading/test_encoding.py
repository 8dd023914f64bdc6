import codecs

import pytest

from dpnsee_analytics.reading.encoding import (
    lost_letters,
    misread_words,
    ranked_encodings,
    read_encoding,
)

CROATIAN = "id;name\n1;Škola za život, Čakovec\n2;Udruga Šibenčana i žena, Đakovo\n"
BULGARIAN = "id;name\n1;Сдружение за човешки права\n2;Община Русе, Йордан Щерев\n"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (CROATIAN, "cp1250"),
        (CROATIAN, "iso-8859-2"),
        (CROATIAN, "cp852"),
        (CROATIAN, "utf-16-le"),
        (BULGARIAN, "cp1251"),
        (BULGARIAN, "iso-8859-5"),
        (BULGARIAN, "cp855"),
        (BULGARIAN, "mac-cyrillic"),
        (BULGARIAN, "utf-16-be"),
        ("id;name\n1;Άγγελος, Υπουργείο Υγείας\n", "iso-8859-7"),
        ("id;name\n1;Sağlık Bakanlığı, Şişli ve İzmir\n", "cp1254"),
    ],
)
def test_an_unmarked_encoding_is_found_by_its_letters(text, encoding):
    decoded = read_encoding(text.encode(encoding), "a.csv")
    assert (decoded.text, decoded.encoding) == (text, encoding)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides(encoding):
    decoded = read_encoding(CROATIAN.encode(encoding), "a.csv")
    assert (decoded.text, decoded.encoding) == (CROATIAN, encoding)


def test_a_lone_dash_or_quote_of_windows_needs_no_question():
    text = "id;name\n1;Council of Europe – Pompidou Group\n2;“Youth” office\n"
    assert read_encoding(text.encode("cp1252"), "a.csv").text == text


def test_letters_that_tell_too_little_are_a_question_with_the_rows():
    decoded = read_encoding("id;name\n1;ŠŽ\n".encode("iso-8859-2"), "a.csv")
    assert decoded.text == ""
    question = decoded.questions[0]
    assert "iso-8859-2" in question.choices
    assert question.shown[question.choices.index("iso-8859-2")] == ("1;ŠŽ",)


def test_an_encoding_that_is_not_known_here_is_never_taken_for_another():
    decoded = read_encoding("id;name\n1;Čakovec, pučka škola\n".encode("mac-latin2"), "a.csv")
    assert decoded.text == ""
    assert decoded.questions


def test_utf8_with_one_broken_letter_is_refused_with_its_line():
    decoded = read_encoding(CROATIAN.encode() + b"3;\xc5\n", "a.csv")
    assert decoded.findings[0].line == 4
    assert "0xC5" in decoded.findings[0].message


def test_a_cut_utf16_file_and_zero_bytes_are_refused():
    cut = codecs.BOM_UTF16_LE + CROATIAN.encode("utf-16-le")[:-1]
    assert read_encoding(cut, "a.csv").findings[0].severity == "problem"
    zero = read_encoding(b"id,name\n1,a\x00b\n", "a.csv")
    assert (zero.findings[0].line, zero.text) == (2, "")


def test_the_encoding_asked_for_is_used_or_refused():
    assert "È" in read_encoding("Č".encode("cp1250"), "a.csv", "windows-1252").text
    assert read_encoding("Č".encode("cp1250"), "a.csv", "utf-8").findings
    with pytest.raises(LookupError, match="Known: utf-8"):
        read_encoding(b"", "a.csv", "rot13")


def test_readings_that_are_letter_for_letter_alike_do_not_compete():
    ranking = ranked_encodings("Shëndetësisë dhe Çlirim".encode("cp1250"))
    assert ranking[0].encoding == "cp1250"
    assert "cp1252" not in [ranked.encoding for ranked in ranking]


@pytest.mark.parametrize(
    "cell",
    [
        "Sănătă?ii",
        "Lushnj?",
        "Udru‘–enje",
        "?kola",
        "????",
        "a\ufffdb",
        "Å¡kola",
        "РЎСЂР±Рё",
        "a\x85b",
        "&scaron;kola",
    ],
)
def test_lost_letters_are_seen(cell):
    assert lost_letters(cell)


@pytest.mark.parametrize(
    "cell", ["Škola ?", "https://a.b/c?d=e", "Рјечник", "Сјеница", "MOČ”", "R&D", "Ångström", ""]
)
def test_good_cells_are_left_alone(cell):
    assert lost_letters(cell) == ""


def test_letters_of_another_code_page_are_seen():
    assert misread_words("Udruženje Æiriæ, Fédération") == {"Æiriæ": "Ćirić"}
