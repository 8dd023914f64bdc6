import json

import pandas as pd
import pytest

from dpnsee_analytics.figures.grid import grid_spec, power_interest_figure
from dpnsee_analytics.figures.style import DARK, LIGHT


def table(**columns):
    """Three actors, one unrated; columns given by name replace the usual ones."""
    usual = {
        "name": ["Alpha Network", "Beta Office", "Gamma Fund"],
        "short_name": ["Alpha", "Beta", "Gamma"],
        "group": ["civil_society", "government_parties", "donors"],
        "interest": [5.0, 2.0, float("nan")],
        "power": [3.0, 4.0, 5.0],
        "proposed": [True, False, True],
        "generic_group": [False, True, False],
        "last_event": ["2021-03-24", None, "2025"],
        "quadrant": ["manage_closely", "keep_satisfied", None],
        "look_here": [True, False, False],
    }
    return pd.DataFrame(usual | columns, index=pd.Index(["a", "b", "c"], name="actor_id"))


def one(quadrant, interest, power):
    scores = {"interest": [interest] * 3, "power": [power] * 3, "quadrant": [quadrant] * 3}
    return table(**scores)


def placed(spec):
    return {
        row["id"]: (cell["interest"], cell["power"])
        for cell in spec["cells"]
        for row in cell["rows"]
    }


def test_each_rated_actor_is_in_its_cell_and_the_unrated_in_none():
    assert placed(grid_spec(table(), theme=LIGHT)) == {"a": (5, 3), "b": (2, 4)}


def test_a_row_says_how_it_is_drawn():
    spec = grid_spec(table(), theme=LIGHT)
    row = next(row for cell in spec["cells"] for row in cell["rows"] if row["id"] == "a")
    assert (row["symbol"], row["colour"], row["hollow"]) == ("pentagon", "#928E14", True)
    assert (row["label"], row["year"], row["accent"]) == ("Alpha", "2021", True)
    assert row["tooltip"] == [
        "Alpha Network",
        "Civil society networks",
        "Interest 5: core purpose",
        "Power 3: shapes or funds",
        "Proposal, not yet rated by the network",
        "Last contact on record: 24 March 2021",
    ]


def test_quadrants_count_their_actors():
    quadrants = grid_spec(table(), theme=LIGHT)["quadrants"]
    assert [quadrant["count"] for quadrant in quadrants] == [
        "1 actor · high power",
        "1 actor · high power, high interest",
        "0 actors",
        "0 actors · high interest",
    ]


@pytest.mark.parametrize(
    ("quadrant", "cut", "interest", "power", "cell"),
    [
        ("monitor", 3, 2.6, 2.5, (2, 2)),
        ("manage_closely", 3, 3.0, 3.4, (3, 3)),
        ("manage_closely", 3, 3.5, 4.5, (4, 5)),
        ("keep_informed", 4, 4.0, 3.7, (4, 3)),
        ("keep_satisfied", 3.5, 3.4, 3.6, (3, 4)),
    ],
)
def test_a_mean_never_crosses_the_line(quadrant, cut, interest, power, cell):
    spec = grid_spec(one(quadrant, interest, power), theme=LIGHT, cut=cut)
    assert set(placed(spec).values()) == {cell}


@pytest.mark.parametrize(("cut", "first_high"), [(3.0, 3), (4.0, 4), (3.5, 4)])
def test_the_line_lies_below_the_first_high_score(cut, first_high):
    assert grid_spec(table().head(0), theme=LIGHT, cut=cut)["first_high"] == first_high


@pytest.mark.parametrize("cut", [1, 5.1])
def test_a_cut_off_the_scale_is_refused(cut):
    with pytest.raises(ValueError, match="outside the scale"):
        grid_spec(table(), theme=LIGHT, cut=cut)


def test_a_scored_actor_without_a_quadrant_is_refused():
    with pytest.raises(ValueError, match="Actor 'a' has scores but its quadrant is None"):
        grid_spec(one(None, 3.0, 3.0), theme=LIGHT)


def test_newest_contact_first_none_last_then_by_name():
    actors = one("monitor", 1.0, 1.0).assign(last_event=[None, None, "2016"])
    spec = grid_spec(actors.iloc[::-1], theme=LIGHT)
    assert list(placed(spec)) == ["c", "a", "b"]
    assert [row["year"] for row in spec["cells"][20]["rows"]] == ["2016", "–", "–"]


def test_spec_is_json_independent_of_row_order_and_its_version_of_nothing_else():
    spec = grid_spec(table(), theme=LIGHT)
    assert json.loads(json.dumps(spec)) == spec == grid_spec(table().iloc[::-1], theme=LIGHT)
    assert spec["version"] != grid_spec(table(), theme=DARK)["version"]


def test_input_is_untouched():
    actors = table()
    grid_spec(actors, theme=LIGHT)
    pd.testing.assert_frame_equal(actors, table())


def test_figure_writes_every_name_and_draws_hollow_and_solid():
    figure = power_interest_figure(table(), theme=LIGHT)
    words = [annotation.text for annotation in figure.layout.annotations]
    assert {"Alpha", "<b>2021</b>", "<i>Beta</i>", "–", "core purpose"} <= set(words)
    assert [(trace.name, trace.marker.symbol) for trace in figure.data] == [
        ("Civil society networks", ("pentagon-open",)),
        ("Government and parties", ("square",)),
    ]


def test_figure_without_years_moves_the_accent_to_the_name():
    figure = power_interest_figure(table(), theme=LIGHT, show_years=False)
    words = {annotation.text: annotation.font.color for annotation in figure.layout.annotations}
    assert words["<b>Alpha</b>"] == LIGHT.accent
    assert "<b>2021</b>" not in words


def test_hostile_names_show_their_own_characters_only():
    hostile = '<span style="background:url(//x)">$x$'
    names = [hostile] * 3
    figure = power_interest_figure(
        table(name=names, short_name=names, last_event=names), theme=LIGHT
    )
    assert '<span style=\\"background' not in figure.to_json()
    assert figure.data[0].hovertext[0].startswith("&lt;span style=")


def test_nothing_rated_is_one_sentence():
    figure = power_interest_figure(table(power=[float("nan")] * 3), theme=LIGHT)
    assert [annotation.text for annotation in figure.layout.annotations] == [
        "No actor shown here has a score for both interest and power."
    ]


def test_a_measure_makes_symbols_grow_by_area():
    def scales(actors):
        cells = grid_spec(actors, theme=LIGHT)["cells"]
        return {row["id"]: row["scale"] for cell in cells for row in cell["rows"]}

    assert scales(table().assign(measure=[4.0, 0.0, 9.0])) == {"a": 1.45, "b": 0.5}
    assert scales(table()) == {"a": 1.0, "b": 1.0}
