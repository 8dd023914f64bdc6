from datetime import date

import pandas as pd
import pytest

from dpnsee_analytics.dataset import Dataset
from dpnsee_analytics.figures.member_growth import member_growth_figure
from dpnsee_analytics.figures.style import THEMES
from dpnsee_analytics.metrics.membership import growth, joined_by

LIGHT = THEMES["light"]


def steps(dates, dated, undated):
    days = [date.fromisoformat(when) for when in dates]
    return pd.DataFrame({"day": days, "date": dates, "dated": dated, "undated": undated})


STEPS = steps(["2015-10-01", "2017-01-01", "2020-01-01"], [13, 14, 12], [0, 5, 5])
TOTALS = pd.DataFrame(
    {"date": ["2017", "2020"], "count": [19, 17], "basis": ["<b>all</b>", None]}, dtype="object"
)
NONE = TOTALS.head(0)


def drawn(lines=STEPS, totals=TOTALS, by="2017", until="2026-11-21"):
    return member_growth_figure(lines, totals, by=by, until=until, theme=LIGHT)


def by_name(figure):
    return {trace.name: trace for trace in figure.data if trace.showlegend}


def test_the_line_counts_the_dated_and_holds_to_the_date_of_the_data():
    line = by_name(drawn())["members with a published joining date"]
    assert line.y == (13, 14, 12, 12)
    assert line.x[-1] == date(2026, 11, 21)
    assert line.line.shape == "hv"


def test_the_band_stands_on_the_line_from_the_date_it_is_inferred_for():
    base, edge = drawn().data[:2]
    assert edge.name == "5 more, joined by 2017 (inferred)"
    assert (base.y, edge.y) == ((14, 12, 12), (19, 17, 17))
    assert edge.x[0] == date(2017, 1, 1)
    assert edge.fill == "tonexty"


def test_published_totals_are_marks_with_their_number():
    marks = by_name(drawn())["total as published"]
    assert (marks.y, marks.text) == ((19, 17), ("19", "17"))
    assert marks.hovertext[0] == "2017: 19 published<br>&lt;b&gt;all&lt;/b&gt;"
    assert marks.hovertext[1] == "2020: 17 published"


def test_the_ends_are_named():
    assert [note.text for note in drawn().layout.annotations] == ["17", "12"]
    alone = drawn(STEPS.assign(undated=0))
    assert [note.text for note in alone.layout.annotations] == ["12"]


def test_a_hover_says_no_more_of_a_date_than_is_known():
    line = by_name(drawn(STEPS.assign(date=["2015-10", "2017", "2020-01-01"])))
    words = line["members with a published joining date"].hovertext
    assert words[0] == "October 2015: 13 with a published joining date"
    assert words[1].startswith("2017:")


def test_the_networks_own_totals_all_bear_their_number(dataset):
    figure = member_growth_figure(
        growth(dataset),
        dataset.membership_counts,
        by=joined_by(dataset),
        until="2026-11-21",
        theme=LIGHT,
    )
    assert by_name(figure)["total as published"].text == ("13", "19", "22", "22", "24", "26")


def test_a_number_without_room_is_left_out_rather_than_written_over_another():
    days = [f"2017-07-{day:02}" for day in range(1, 29)]
    crowd = pd.DataFrame({"date": days, "count": [19] * 28, "basis": [None] * 28})
    texts = by_name(drawn(totals=crowd))["total as published"].text
    assert 1 <= sum(map(bool, texts)) <= 4


@pytest.mark.parametrize(
    ("lines", "totals", "names"),
    [
        (STEPS.head(1), NONE, {"members with a published joining date"}),
        (STEPS.head(0), TOTALS.head(1), {"total as published"}),
    ],
)
def test_one_of_a_kind(lines, totals, names):
    for until in ("", "2026-11-21"):
        assert set(by_name(drawn(lines, totals, until=until))) == names


def test_nothing_says_so():
    empty = Dataset()
    figure = drawn(growth(empty), empty.membership_counts, by="", until="")
    assert figure.layout.annotations[0].text == "No joining date and no total is on record."
