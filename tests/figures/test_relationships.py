"""Facts of the pictures of ties, from tables small enough to count by hand."""

import pandas as pd
import pytest

from dpnsee_analytics.figures.relationships import ego_figure, line_legend, relationship_figure
from dpnsee_analytics.figures.style import DARK, LIGHT, SMALL_MARKER, group_colour

HOSTILE = '<span style="background:url(http://x)">'

# id, short name, kind, group, country, on map, generic group, column, own ties
ACTORS = [
    ("dpnsee", "DPNSEE", "network", "network", "RS", False, False, "network", 0),
    ("prevent", "Prevent", "member", "network", "RS", False, False, "members", 2),
    ("labyrinth", "Labyrinth", "member", "network", "XK", False, False, "members", 0),
    ("ehra", "EHRA", "stakeholder", "civil_society", "LT", True, False, "near", 0),
    ("eu", "EU institutions", "stakeholder", "eu", "BE", True, True, "near", 0),
    ("osf", "OSF", "stakeholder", "donors", "US", False, False, "near", 0),
    ("rcf", "Robert Carr Fund", "stakeholder", "donors", "NL", True, False, "far", 0),
    ("osce", "OSCE", "stakeholder", "un_intergovernmental", "AT", True, False, "apart", 0),
    ("sepca", "SEPCA", "stakeholder", "police_justice", "", False, False, "apart", 0),
    ("ifrc", "IFRC", "stakeholder", "expertise_services", "CH", True, False, "none", 0),
]
TIES = [
    ("prevent", "dpnsee", "member of", 1, "membership", "2015"),
    ("labyrinth", "dpnsee", "member of", 1, "membership", ""),
    ("labyrinth", "prevent", "partner of", 1, "between", ""),
    ("dpnsee", "ehra", "partner of; represented in", 2, "network", "2019"),
    ("dpnsee", "eu", "funded by", 1, "network", "2015–2018"),
    ("osf", "prevent", "funded by", 1, "member", "2018"),
    ("prevent", "eu", "funded by", 1, "member", ""),
    ("ehra", "rcf", "funded by", 1, "between", ""),
    ("ehra", "osf", "funded by", 1, "between", ""),
    ("osce", "sepca", "partner of", 1, "between", ""),
]


@pytest.fixture
def actors() -> pd.DataFrame:
    columns = "actor_id short_name kind group country_code on_map generic_group column own_ties"
    table = pd.DataFrame(ACTORS, columns=columns.split()).set_index("actor_id")
    return table.assign(name="The " + table["short_name"])


@pytest.fixture
def ties() -> pd.DataFrame:
    columns = ["source_id", "target_id", "kinds", "n_kinds", "tie_class", "dates"]
    return pd.DataFrame(TIES, columns=columns)


def nodes(figure):
    return figure.data[-1]


def places(figure):
    trace = nodes(figure)
    return {a: (x, y) for a, x, y in zip(trace.customdata, trace.x, trace.y, strict=True)}


def drawn(figure):
    """Return how many ties each trace of lines holds: one None ends each."""
    return [(trace.meta, trace.x.count(None)) for trace in figure.data[:-1]]


def words(figure):
    return {note.text: note for note in figure.layout.annotations}


def test_each_actor_with_a_tie_is_one_marker_that_knows_its_id(actors, ties):
    trace = nodes(relationship_figure(actors, ties, theme=LIGHT))
    assert sorted(trace.customdata) == sorted(set(actors.index) - {"ifrc"})
    assert trace.unselected.marker.opacity == trace.selected.marker.opacity == 1


def test_one_trace_per_kind_of_line_and_width_of_the_network(actors, ties):
    figure = relationship_figure(actors, ties, theme=LIGHT)
    assert drawn(figure) == [
        ("membership", 2),
        ("between", 2),
        ("member", 2),
        ("network", 1),
        ("network", 1),
    ]
    assert {trace.hoverinfo for trace in figure.data[:-1]} == {"skip"}


def test_ties_between_members_and_between_near_actors_are_hidden(actors, ties):
    ties = ties[ties["source_id"].isin(["labyrinth", "ehra"]) & ties["target_id"].ne("dpnsee")]
    assert drawn(relationship_figure(actors, ties, theme=LIGHT)) == [("between", 1)]


def test_a_highlighted_member_has_accent_ties_but_a_plain_membership(actors, ties):
    figure = relationship_figure(actors, ties, theme=LIGHT, highlighted=["prevent"])
    assert ("highlighted", 2) in drawn(figure)
    assert ("membership", 2) in drawn(figure)
    assert words(figure)["Prevent"].font.color == LIGHT.accent
    assert "of Prevent" in words(figure)


def test_a_path_of_highlighted_actors_is_accent(actors, ties):
    figure = relationship_figure(actors, ties, theme=LIGHT, highlighted=["dpnsee", "ehra", "rcf"])
    assert ("highlighted", 2) in drawn(figure)


def test_headings_count_the_actors(actors, ties):
    heads = words(relationship_figure(actors, ties, theme=LIGHT))
    for heading in ("2 members", "the network", "3 tied to us or a member"):
        assert heading in heads
    assert {"1 one step further", "2 tied only to each other"} <= set(heads)


def test_labels_are_bold_on_the_map_italic_for_groups_and_muted_off_it(actors, ties):
    labels = words(relationship_figure(actors, ties, theme=LIGHT))
    assert (labels["EHRA"].font.weight, labels["OSF"].font.weight) == (700, 400)
    assert labels["EU institutions"].font.style == "italic"
    assert labels["OSF"].font.color == LIGHT.text_muted


def test_kosovo_carries_its_asterisk(actors, ties):
    figure = relationship_figure(actors, ties, theme=LIGHT)
    assert "XK*" in words(figure)
    hover = dict(zip(nodes(figure).customdata, nodes(figure).hovertext, strict=True))
    assert "member, Kosovo*" in hover["labyrinth"]


def test_hover_says_name_group_what_it_is_and_its_ties(actors, ties):
    trace = nodes(relationship_figure(actors, ties, theme=LIGHT))
    hover = dict(zip(trace.customdata, trace.hovertext, strict=True))
    assert hover["ehra"] == (
        "<b>The EHRA</b><br>Civil society networks<br>actor, on our map<br>3 ties on record"
    )


def test_members_without_own_ties_are_small_and_groups_have_their_colour(actors, ties):
    trace = nodes(relationship_figure(actors, ties, theme=DARK))
    size = dict(zip(trace.customdata, trace.marker.size, strict=True))
    colour = dict(zip(trace.customdata, trace.marker.color, strict=True))
    assert size["labyrinth"] == SMALL_MARKER < size["prevent"] < size["dpnsee"]
    assert colour["eu"] == group_colour("eu", DARK)


def test_columns_run_from_members_to_far_and_a_far_actor_stands_level(actors, ties):
    place = places(relationship_figure(actors, ties, theme=LIGHT))
    row = [place[actor][0] for actor in ("prevent", "dpnsee", "ehra", "rcf")]
    assert row == sorted(set(row))
    assert place["rcf"][1] == place["ehra"][1]


def test_places_do_not_depend_on_the_order_of_rows(actors, ties):
    one = relationship_figure(actors, ties, theme=LIGHT)
    other = relationship_figure(actors[::-1], ties[::-1], theme=LIGHT)
    assert [trace.to_plotly_json() for trace in one.data[:-1]] == [
        trace.to_plotly_json() for trace in other.data[:-1]
    ]
    assert places(one) == places(other)
    ego = ego_figure(actors, ties, "dpnsee", theme=LIGHT)
    assert places(ego) == places(ego_figure(actors[::-1], ties[::-1], "dpnsee", theme=LIGHT))


@pytest.mark.parametrize("count", [33, 60])
def test_rows_are_at_least_sixteen_px_apart_and_beyond_forty_stand_in_two_columns(count, ties):
    rows = [(f"a{i:02}", f"A{i:02}", *ACTORS[3][2:]) for i in range(count)]
    columns = "actor_id short_name kind group country_code on_map generic_group column own_ties"
    table = pd.DataFrame([ACTORS[0], *rows], columns=columns.split()).set_index("actor_id")
    place = places(relationship_figure(table.assign(name="A"), ties, theme=LIGHT, height=200))
    near = pd.DataFrame({a: p for a, p in place.items() if a != "dpnsee"}, index=["x", "y"]).T
    assert near["x"].nunique() == (1 if count <= 40 else 2)
    assert near.groupby("x")["y"].diff().min() >= 16


@pytest.mark.parametrize("column", ["name", "short_name", "country_code"])
def test_markup_in_data_is_shown_not_rendered(actors, ties, column):
    actors[column] = HOSTILE + actors[column]
    ties[["kinds", "dates"]] = HOSTILE
    for figure in (
        relationship_figure(actors, ties, theme=LIGHT, highlighted=["prevent"]),
        ego_figure(actors, ties, "ehra", theme=LIGHT),
        ego_figure(actors, ties, "ifrc", theme=LIGHT),
    ):
        assert '<span style=\\"' not in figure.to_json().replace("\\u003c", "<")


def test_no_actor_to_draw_is_one_sentence(actors, ties):
    for table in (actors[:0], actors[actors["column"] == "none"]):
        figure = relationship_figure(table, ties, theme=LIGHT)
        assert len(figure.data) == 0
        assert len(figure.layout.annotations) == 1


def test_actors_without_any_tie_in_the_table_still_stand_in_their_columns(actors, ties):
    figure = relationship_figure(actors, ties[:0], theme=LIGHT)
    assert drawn(figure) == []
    assert len(nodes(figure).customdata) == 9


def test_inputs_are_left_as_they_were(actors, ties):
    before = actors.copy(), ties.copy()
    relationship_figure(actors, ties, theme=LIGHT, highlighted=["prevent"])
    ego_figure(actors, ties, "dpnsee", theme=LIGHT)
    pd.testing.assert_frame_equal(actors, before[0])
    pd.testing.assert_frame_equal(ties, before[1])


def test_axes_are_fixed_and_the_template_is_ours(actors, ties):
    layout = relationship_figure(actors, ties, theme=DARK).layout
    assert layout.dragmode is False
    for axis in (layout.xaxis, layout.yaxis):
        assert (axis.fixedrange, axis.visible) == (True, False)
    assert tuple(layout.yaxis.range) == (layout.height, 0)
    assert layout.template.layout.paper_bgcolor == DARK.background


def test_ego_holds_its_neighbours_their_kinds_and_the_ties_among_them(actors, ties):
    figure = ego_figure(actors, ties, "prevent", theme=LIGHT)
    assert sorted(nodes(figure).customdata) == ["dpnsee", "eu", "labyrinth", "osf", "prevent"]
    assert drawn(figure) == [("among", 2), ("membership", 1), ("between", 1), ("member", 2)]
    assert any("OSF" in text and "funded by" in text for text in words(figure))


def test_ego_of_the_network_has_members_left_when_there_are_many(actors, ties):
    more = pd.DataFrame([actors.loc["osf"]] * 20, index=[f"o{i}" for i in range(20)])
    new = [("dpnsee", other, "met with", 1, "network", "") for other in more.index]
    table = pd.concat([ties, pd.DataFrame(new, columns=ties.columns)])
    place = places(ego_figure(pd.concat([actors, more]), table, "dpnsee", theme=LIGHT))
    assert place["prevent"][0] < place["dpnsee"][0] < place["ehra"][0] == place["o7"][0]


def test_ego_without_ties_says_so(actors, ties):
    figure = ego_figure(actors, ties, "ifrc", theme=LIGHT)
    assert figure.layout.annotations[0].text == "No tie on record leads to The IFRC."


def test_legend_of_lines_names_the_highlighted():
    labels = [
        line["label"] for line in line_legend(LIGHT, ["Prevent", "Re Generation", "Juventas"])
    ]
    assert labels[:3] == [
        "of the network",
        "of Prevent, Re Generation and Juventas",
        "of other members",
    ]
    assert [line["label"] for line in line_legend(LIGHT)][1] == "of members"
