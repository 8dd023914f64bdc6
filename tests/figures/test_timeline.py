import pandas as pd

from dpnsee_analytics.figures.style import THEMES
from dpnsee_analytics.figures.timeline import timeline_figure

LIGHT = THEMES["light"]
EVENTS = pd.DataFrame(
    {
        "date": ["2016", "2018-05", "2023-02-21"],
        "kind": ["visit", "meeting", "meeting"],
        "title": ["A", '<span style="background:url(http://x)">', "C"],
    }
)


def test_one_mark_per_event_and_one_row_per_kind():
    figure = timeline_figure(EVENTS, group="donors", until="2023-06", theme=LIGHT)
    assert figure.data[0].y == (0, 1, 1)
    assert figure.layout.yaxis.ticktext == ("visit 1", "meeting 2")
    assert figure.data[0].marker.symbol == "triangle-up"


def test_a_long_silence_is_shaded_and_named():
    figure = timeline_figure(EVENTS, group="eu", until="2026-11-21", theme=LIGHT)
    assert figure.layout.annotations[0].text == "none for<br>45 months"
    assert len(figure.layout.shapes) == 1
    short = timeline_figure(EVENTS, group="eu", until="2024", theme=LIGHT)
    assert not short.layout.annotations


def test_titles_are_plain():
    figure = timeline_figure(EVENTS, group="eu", until="2024", theme=LIGHT)
    assert "<span" not in figure.to_json()


def test_no_events_say_so():
    figure = timeline_figure(EVENTS.head(0), group="eu", until="2024", theme=LIGHT)
    assert figure.layout.annotations[0].text == "No event on record."
