from datetime import date

import pytest

from dpnsee_analytics.dates import (
    first_day,
    in_words,
    is_partial_date,
    last_day,
    months_between,
    period,
)


@pytest.mark.parametrize("text", ["2016", "2016-02", "2016-02-29"])
def test_partial_dates_are_dates(text):
    assert is_partial_date(text)


@pytest.mark.parametrize("text", ["", "16", "2016-13", "2015-02-29", "2016-2", "2016-02-1", "0000"])
def test_other_texts_are_not(text):
    assert not is_partial_date(text)


def test_first_and_last_day():
    assert first_day("2016") == date(2016, 1, 1)
    assert last_day("2016") == date(2016, 12, 31)
    assert last_day("2016-02") == date(2016, 2, 29)
    assert last_day("2016-12") == date(2016, 12, 31)
    assert last_day("2016-02-03") == date(2016, 2, 3)


def test_first_day_of_nonsense_says_what_to_write():
    with pytest.raises(ValueError, match="Write YYYY"):
        first_day("March")


def test_months_between():
    assert months_between(date(2023, 2, 21), date(2026, 11, 21)) == 45
    assert months_between(date(2023, 2, 22), date(2026, 11, 21)) == 44
    assert months_between(date(2023, 2, 21), date(2023, 2, 21)) == 0


def test_in_words():
    assert [in_words(t) for t in ("2016", "2025-03", "2026-11-21")] == [
        "2016",
        "March 2025",
        "21 November 2026",
    ]


def test_period():
    assert period("2015", "2018") == "2015–2018"
    assert period("2015-10", "2022-03-29") == "2015-10 – 2022-03-29"
    assert period("2017", "") == "since 2017"
    assert period("", "2020") == "until 2020"
    assert period("", "") == "undated"
    assert period("2015", "2015") == "2015"
