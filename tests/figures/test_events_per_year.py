import pandas as pd
import pytest

from dpnsee_analytics.figures.events_per_year import events_per_year_figure
from dpnsee_analytics.figures.style import THEMES, group_colour

COUNTS = pd.Series([1, 0, 7], index=["2015", "2016", "2017"], name="events")


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
def test_one_bar_a_year_with_its_number_in_one_colour(theme):
    figure = events_per_year_figure(COUNTS, theme=theme)
    (bars,) = figure.data
    assert bars.x == ("2015", "2016", "2017")
    assert bars.y == (1, 0, 7)
    assert bars.text == ("1", "0", "7")
    assert bars.textposition == "outside"
    assert bars.marker.color == group_colour("network", theme)


def test_no_axis_no_grid_no_legend_and_years_are_words():
    layout = events_per_year_figure(COUNTS, theme=THEMES["light"]).layout
    assert not layout.yaxis.visible
    assert not layout.xaxis.showgrid
    assert not layout.showlegend
    assert layout.xaxis.type == "category"
    assert layout.yaxis.range[1] > 7  # room for the number above the tallest bar


def test_input_is_untouched_and_labels_are_plain():
    counts = COUNTS.rename({"2016": "<b>2016"})
    before = counts.copy()
    assert "<b>" not in events_per_year_figure(counts, theme=THEMES["light"]).data[0].x[1]
    pd.testing.assert_series_equal(counts, before)


def test_no_events_say_so():
    figure = events_per_year_figure(COUNTS.head(0), theme=THEMES["dark"])
    assert figure.layout.annotations[0].text == "No event on record."
    assert not figure.data
