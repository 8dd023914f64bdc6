"""The marks of the pictures of ties: markers, hover texts, labels, and the sheet that holds them.

Every text from data passes ``plotly_text`` here, and only the words around it are markup.
"""

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from dpnsee_analytics.figures.layout import (
    LABEL_GAP,
    Layout,
    in_order,
    label,
)
from dpnsee_analytics.figures.style import (
    ANCHOR_WORDS,
    CHART_LABEL,
    COLUMN_HEADING,
    LEAST_DIAMETER,
    MARKER_DIAMETER,
    MOST_DIAMETER,
    NETWORK_DIAMETER,
    SMALL_MARKER,
    SOLID_LINE,
    Theme,
    group_colour,
    group_symbol,
    template,
)
from dpnsee_analytics.figures.tie_lines import legend_marks
from dpnsee_analytics.groups import GROUP_LABELS
from dpnsee_analytics.plain import plotly_text

EDGE = 8
HOVER_DISTANCE = 40
ABOVE = 18


def actor_trace(
    actors: pd.DataFrame,
    ties: pd.DataFrame,
    layout: Layout,
    theme: Theme,
    notes: pd.DataFrame | None = None,
    ego: str | None = None,
) -> go.Scatter:
    """Return every actor's marker: its colour and symbol by group, its id as ``customdata``."""
    actors = in_order(actors)
    counts = pd.concat([ties["source_id"], ties["target_id"]]).value_counts()
    return go.Scatter(
        x=[layout.x[actor] for actor in actors.index],
        y=[layout.y[actor] for actor in actors.index],
        mode="markers",
        customdata=list(actors.index),
        hovertext=[
            _hover(actor, int(counts.get(actor.name, 0))) + _note(actor.name, notes)
            for _, actor in actors.iterrows()
        ],
        hoverinfo="text",
        showlegend=False,
        cliponaxis=False,
        marker={
            "color": [group_colour(group, theme) for group in actors["group"]],
            "symbol": [group_symbol(group) for group in actors["group"]],
            "size": _diameters(actors, ego),
            "line": {"color": theme.background, "width": SOLID_LINE},
            "opacity": 1,
        },
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )


def _diameters(actors: pd.DataFrame, ego: str | None) -> list[float]:
    plain = [_diameter(actor, ego) for _, actor in actors.iterrows()]
    if "measure" not in actors:
        return plain
    most = actors.loc[actors["kind"] != "network", "measure"].max()
    if not most > 0:
        return plain
    share = (actors["measure"].fillna(0) / most).clip(upper=1) ** 0.5
    sizes = LEAST_DIAMETER + share * (MOST_DIAMETER - LEAST_DIAMETER)
    return [
        usual if usual == NETWORK_DIAMETER else float(size)
        for usual, size in zip(plain, sizes, strict=True)
    ]


def _diameter(actor: pd.Series, ego: str | None) -> float:
    if actor.name == ego or (ego is None and actor["column"] == "network"):
        return NETWORK_DIAMETER
    if ego is None and actor["kind"] == "member" and not actor["own_ties"] > 0:
        return SMALL_MARKER
    return MARKER_DIAMETER


def _hover(actor: pd.Series, n_ties: int) -> str:
    """Return the full name, the group, what the actor is and how many actors it is tied to."""
    group = GROUP_LABELS.get(actor["group"], "")
    ties = f"{n_ties} tie on record" if n_ties == 1 else f"{n_ties} ties on record"
    parts = [f"<b>{plotly_text(actor['name'])}</b>", group, plotly_text(_is(actor)), ties]
    return "<br>".join(part for part in parts if part)


def _is(actor: pd.Series) -> str:
    if actor["kind"] == "network":
        return "the network itself"
    if actor["kind"] == "member":
        code = actor["country_code"]
        country = actor.get("country", "Kosovo*" if code == "XK" else code)
        return f"member, {country}" if country and country == country else "member"
    place = "on our map" if actor["on_map"] else "not on our map"
    return f"group of organisations, {place}" if actor["generic_group"] else f"actor, {place}"


def _note(actor_id: str, notes: pd.DataFrame | None) -> str:
    """Return the kinds and dates of the tie with the actor of an ego picture."""
    if notes is None or actor_id not in notes.index:
        return ""
    words = map(plotly_text, notes.loc[actor_id, ["kinds", "dates"]])
    return "".join(f"<br>{part}" for part in words if part)


def actor_label(
    actor: pd.Series, layout: Layout, theme: Theme, highlighted: Sequence[str], kinds: str = ""
) -> dict:
    """Return a label: bold on the map, italic for a group, muted off the map, accent if marked."""
    side = layout.label_side[actor.name]
    other = actor["kind"] == "stakeholder"
    marked = actor.name in highlighted
    bold = marked or side == "above" or (other and bool(actor["on_map"]))
    colour = theme.text_muted if other and not actor["on_map"] else theme.text
    words, small = plotly_text(label(actor)), _small(kinds, theme)
    away = {"left": -LABEL_GAP, "right": LABEL_GAP}.get(side, 0)
    return _words(
        f"{small}{words}" if side == "left" else f"{words}{small}",
        layout.x[actor.name],
        layout.y[actor.name],
        size=COLUMN_HEADING if side == "above" else CHART_LABEL,
        colour=theme.accent if marked else colour,
        xanchor={"left": "right", "right": "left"}.get(side, "center"),
        xshift=away,
        yshift=0 if away else NETWORK_DIAMETER / 2 + ABOVE,
        weight=700 if bold else 400,
        style="italic" if other and actor["generic_group"] else "normal",
        background=theme.background,
    )


def _small(kinds: str, theme: Theme) -> str:
    style = f"font-size:{ANCHOR_WORDS}px;color:{theme.text_muted};font-weight:normal"
    words = f"<span style='{style};font-style:normal'>  {plotly_text(kinds)}  </span>"
    return words if kinds else ""


def column_heading(theme: Theme, text: str, x: float, y: float, xanchor: str) -> dict:
    """Return the bold words above a column."""
    shift = {"left": -MARKER_DIAMETER / 2, "right": MARKER_DIAMETER / 2}.get(xanchor, 0)
    place = {"xanchor": xanchor, "xshift": shift, "weight": 700}
    return _words(text, x, y, size=COLUMN_HEADING, colour=theme.text, **place)


def group_heading(theme: Theme, group: str, x: float, y: float, side: str) -> dict:
    """Return the small words above the actors of one group, level with their labels."""
    shift, xanchor = (-LABEL_GAP, "right") if side == "left" else (LABEL_GAP, "left")
    words = GROUP_LABELS.get(group, "Other actors")
    place = {"xanchor": xanchor, "xshift": shift}
    return _words(words, x, y, size=ANCHOR_WORDS, colour=theme.text_muted, **place)


def country_code(theme: Theme, code: str, x: float, y: float, shift: float) -> dict:
    """Return a country's code left of the labels of its members."""
    place = {"xanchor": "left", "xshift": shift}
    return _words(plotly_text(code), x, y, size=CHART_LABEL, colour=theme.text_muted, **place)


def _words(
    text: str,
    x: float,
    y: float,
    *,
    size: float,
    colour: str,
    xanchor: str,
    xshift: float = 0,
    yshift: float = 0,
    weight: int = 400,
    style: str = "normal",
    background: str | None = None,
) -> dict:
    return {
        "text": text,
        "x": x,
        "y": y,
        "xanchor": xanchor,
        "yanchor": "middle",
        "xshift": xshift,
        "yshift": yshift,
        "showarrow": False,
        "borderpad": 0,
        "bgcolor": background,
        "font": {"size": size, "color": colour, "weight": weight, "style": style},
    }


def sheet(
    traces: Sequence[go.Scatter],
    words: Sequence[dict],
    legend: Sequence[Mapping],
    layout: Layout,
    theme: Theme,
) -> go.Figure:
    """Return the figure: fixed unseen axes in px, the words in one batch, the legend of lines."""
    drawn = {trace.meta for trace in traces}
    notes, samples = legend_marks([s for s in legend if s["line"] in drawn], layout, theme)
    hidden = {"visible": False, "fixedrange": True}
    return go.Figure(
        data=list(traces),
        layout={
            "template": template(theme),
            "height": layout.height,
            "margin": {"l": layout.left, "r": layout.right, "t": 0, "b": 0, "autoexpand": False},
            "xaxis": hidden | {"range": [-EDGE, layout.width + EDGE]},
            "yaxis": hidden | {"range": [layout.height, 0]},
            "annotations": [*words, *notes],
            "shapes": samples,
            "dragmode": False,
            "hovermode": "closest",
            "hoverdistance": HOVER_DISTANCE,
        },
    )
