import copy
import json
import math
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest

from dpnsee_analytics.figures.country_map import ANCHORS, country_map_figure, map_classes
from dpnsee_analytics.figures.style import DARK, LIGHT

GEO = Path(__file__).parents[2] / "data" / "geo"
SHAPES = json.loads((GEO / "countries.geojson").read_text(encoding="utf-8"))
HOSTILE = '<span style="background:url(http://x)">$x$</span>'


def countries(**members: float) -> pd.DataFrame:
    names = {"RS": "Serbia", "MK": "North Macedonia", "XK": "Kosovo", "RO": "Romania"}
    rows = [(names.get(code, code), number) for code, number in members.items()]
    index = pd.Index(list(members), name="country_code")
    return pd.DataFrame(rows, columns=["name", "members"], index=index)


def towns(*rows: tuple) -> pd.DataFrame:
    columns = ["city", "country_code", "latitude", "longitude", "members", "names"]
    return pd.DataFrame(rows, columns=columns)


BELGRADE = ("Belgrade", "RS", 44.8, 20.5, 2, "Re Generacija; Čovekoljublje")


def names_on(figure) -> list[str]:
    named = figure.select_traces({"type": "scattergeo", "mode": "text"})
    return [words for trace in named for words in trace.text]


def strings_in(value) -> list[str]:
    if isinstance(value, dict):
        return [s for each in value.values() for s in strings_in(each)]
    if isinstance(value, list):
        return [s for each in value for s in strings_in(each)]
    return [value] if isinstance(value, str) else []


def test_first_trace_keeps_plotly_from_fetching_shapes():
    figure = country_map_figure(countries(RS=5), towns(), SHAPES, theme=LIGHT)

    assert figure.data[0].type == "scattergeo"
    assert figure.data[0].opacity == 0
    assert len(figure.data[0].lon) == len(figure.data[0].lat) == 1


def test_countries_carry_step_code_and_words():
    figure = country_map_figure(countries(RS=5, XK=1), towns(), SHAPES, theme=LIGHT)
    fills = figure.data[1]

    assert list(fills.locations) == ["RS", "XK"]
    assert list(fills.customdata) == ["RS", "XK"]
    assert list(fills.z) == [4, 0]
    assert fills.colorscale[-1][1] == LIGHT.sequential[6]
    assert list(fills.hovertext) == ["Serbia: 5 members", "Kosovo*: 1 member"]


def test_selection_dims_nothing():
    table = countries(RS=5, XK=1)
    figure = country_map_figure(table, towns(BELGRADE), SHAPES, theme=LIGHT)

    assert figure.data[1].unselected.marker.opacity == 1
    for trace in figure.select_traces({"type": "scattergeo"}):
        if "text" in trace.mode:
            assert trace.unselected.textfont.color == trace.textfont.color
        if "markers" in trace.mode and trace.opacity != 0:
            assert trace.unselected.marker.opacity == 1


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_every_country_is_named_with_its_number(theme):
    table = countries(**dict.fromkeys(ANCHORS, 2))
    figure = country_map_figure(table, towns(), SHAPES, theme=theme)

    words = {
        each.replace("<br>", " ").replace("\N{NO-BREAK SPACE}", "") for each in names_on(figure)
    }
    assert words == {f"{'Kosovo*' if c == 'XK' else n} 2" for c, n in table["name"].items()}


def test_shapes_are_the_countries_with_a_name_place():
    properties = [each["properties"] for each in SHAPES["features"]]

    assert {each["country_code"] for each in properties} == set(ANCHORS)
    assert {"North Macedonia", "Kosovo*"} <= {each["name"] for each in properties}


def test_exterior_rings_run_clockwise():
    """Plotly fills the whole world but the country where they do not."""
    for shape in SHAPES["features"]:
        geometry = shape["geometry"]
        several = geometry["type"] == "MultiPolygon"
        for rings in geometry["coordinates"] if several else [geometry["coordinates"]]:
            sides = pairwise(rings[0])
            assert sum((b[0] - a[0]) * (b[1] + a[1]) for a, b in sides) > 0


def test_towns_show_count_and_code():
    lone = ("Bucharest", "RO", 44.4, 26.1, 1, "ARAS")
    table = countries(RS=2, RO=1)
    circles = country_map_figure(table, towns(BELGRADE, lone), SHAPES, theme=LIGHT).data[-1]

    assert list(circles.text) == ["2", ""]
    assert list(circles.customdata) == ["RS", "RO"]
    assert circles.marker.size[0] > circles.marker.size[1]
    assert circles.hovertext[0] == "<b>Belgrade: 2 members</b><br>Re Generacija<br>Čovekoljublje"


def test_towns_outside_the_table_or_without_place_are_left_out():
    away = ("Vienna", "AT", 48.2, 16.4, 1, "A")
    nowhere = ("Nowhere", "RS", math.nan, math.nan, 1, "B")
    table, places = countries(RS=1), towns(BELGRADE, away, nowhere)

    assert list(country_map_figure(table, places, SHAPES, theme=LIGHT).data[-1].lat) == [44.8]
    hidden = country_map_figure(table, places, SHAPES, theme=LIGHT, show_towns=False)
    assert list(hidden.data[-1].lat) == []


def test_selected_country_is_outlined_in_accent():
    table = countries(RS=5, RO=3)
    plain = country_map_figure(table, towns(), SHAPES, theme=LIGHT)
    chosen = country_map_figure(table, towns(), SHAPES, theme=LIGHT, selected="RS")

    assert len(chosen.data) == len(plain.data) + 1
    assert chosen.data[2].line.color == LIGHT.selected_outline


@pytest.mark.parametrize(
    ("numbers", "labels"),
    [
        ([1, 2, 5], ["1", "2", "3", "4", "5"]),
        ([2, 1], ["1", "2"]),
        ([0, 25, 3, 1], ["0", "1–2", "3–5", "6–10", "11–20", "21–50"]),
        ([0.157, 4.81], ["0.1–0.2", "0.2–0.5", "0.5–1", "1–2", "2–5"]),
        ([0.001, 4], ["to 0.2", "0.2–0.5", "0.5–1", "1–2", "2–5"]),
        ([3, math.nan], ["1", "2", "3", "not known"]),
        ([math.nan], ["not known"]),
        ([0], ["0"]),
    ],
)
def test_classes(numbers, labels):
    classes = map_classes(pd.DataFrame({"members": numbers}), "members")

    assert [each.label for each in classes] == labels
    assert all(any(each.holds(number) for each in classes) for number in numbers)


def test_zero_and_unknown_look_unlike_the_lowest_class():
    figure = country_map_figure(countries(RS=1, RO=0, MK=math.nan), towns(), SHAPES, theme=LIGHT)
    words = [each.text for each in figure.layout.annotations]

    assert {"0", "1", "not known"} <= set(words)
    assert len({each.fillcolor for each in figure.layout.shapes}) == 3
    assert "Romania 0" in names_on(figure)
    assert "North Macedonia –\N{NO-BREAK SPACE}" in names_on(figure)
    assert "North Macedonia: members not known" in figure.data[1].hovertext


def test_negative_number_is_refused():
    with pytest.raises(ValueError, match="negative"):
        map_classes(countries(RS=-1), "members")


def test_hostile_text_is_escaped_everywhere():
    table = countries(RS=5, RO=1).assign(name=HOSTILE)
    place = (HOSTILE, "RS", 44.8, 20.5, 2, f"{HOSTILE}; {HOSTILE}")
    figure = country_map_figure(
        table, towns(place), SHAPES, theme=LIGHT, value_label=HOSTILE, selected=HOSTILE
    )

    strings = strings_in(json.loads(figure.to_json()))
    assert not [each for each in strings if "<span" in each or "$x" in each]
    assert any("&lt;span" in each for each in strings)


@pytest.mark.parametrize("table", [countries(), countries(AT=1)])
def test_no_country_gives_one_sentence(table):
    figure = country_map_figure(table, towns(), SHAPES, theme=LIGHT)

    assert len(figure.data) == 0
    assert figure.layout.annotations[0].text == "No country matches these filters."


def test_input_is_untouched():
    table, places, shapes = countries(RS=5, XK=1), towns(BELGRADE), copy.deepcopy(SHAPES)
    before = table.copy(), places.copy()
    country_map_figure(table, places, shapes, theme=LIGHT, selected="RS")

    pd.testing.assert_frame_equal(table, before[0])
    pd.testing.assert_frame_equal(places, before[1])
    assert shapes == SHAPES


def test_a_narrow_map_writes_codes_and_leaves_towns_out():
    data = countries(RS=5, XK=1)
    figure = country_map_figure(data, towns(BELGRADE), SHAPES, theme=LIGHT, narrow=True)

    assert sorted(words.replace("\N{NO-BREAK SPACE}", "") for words in names_on(figure)) == [
        "RS<br>5",
        "XK* 1",
    ]
    assert "Belgrade" not in figure.to_json()
    assert "Serbia: 5 members" in figure.to_json()


def test_whole_numbers_above_five_are_cut_at_whole_numbers():
    classes = map_classes(countries(RS=6, MK=2, RO=1, XK=0), "members")

    assert [each.label for each in classes] == ["0", "1", "2", "3–5", "6–10"]
    assert all(any(each.holds(n) for each in classes) for n in range(7))
