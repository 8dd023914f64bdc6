import pytest

from dpnsee_analytics.figures.text_width import text_width


@pytest.mark.parametrize(
    ("text", "size", "bold", "width"),
    [
        # Advance widths measured in Chromium 1000 px high: canvas measureText, same font file.
        ("2025", 10, False, 19.88),
        ("Manage closely", 16, True, 107.1),
        ("can decide or block", 12.5, False, 101.1),
        ("", 16, False, 0),
    ],
)
def test_width_is_that_of_the_browser(text, size, bold, width):
    assert text_width(text, size, bold) == pytest.approx(width, abs=0.5)


def test_latin_extended_greek_and_cyrillic_are_in_the_table():
    assert all(0 < text_width(letter, 1000) < 1000 for letter in "čđșžΩяЉ–…")


def test_unknown_character_takes_room_and_combining_mark_none():
    assert text_width("日", 10) == 10
    assert text_width("a\u20d0", 10) == text_width("a", 10)
