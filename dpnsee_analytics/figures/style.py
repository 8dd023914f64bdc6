"""Every colour, symbol, size and template of the dashboard: the one place that owns the look.

The palette was checked for the three colour-vision deficiencies and for text contrast of 4.5:1
in both themes; ``tests/figures/test_style.py`` checks the contrasts again. Colour never stands
alone: a group is a colour and a symbol and its words.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import quote

import plotly.graph_objects as go

from dpnsee_analytics.groups import GROUPS


@dataclass(frozen=True)
class Theme:
    """The colours of one theme, named by what they mean. All are ``#RRGGBB``."""

    name: str
    background: str
    surface: str
    text: str
    text_muted: str
    accent: str
    primary: str
    on_primary: str
    grid_line: str
    border: str
    axis_line: str
    divider: str
    sequential: tuple[str, ...]
    sequential_label: tuple[str, ...]
    no_data: str
    diverging: tuple[str, ...]
    diverging_label: tuple[str, ...]
    unrated: str
    dimmed: str
    stale: str
    warning_text: str
    warning_background: str
    selected_outline: str
    membership_tie: str
    tie: str
    tie_between_others: str


@dataclass(frozen=True)
class GroupStyle:
    """How one group of actors is drawn: its colour in each theme and its Plotly symbol."""

    light: str
    dark: str
    symbol: str


LIGHT = Theme(
    name="light",
    background="#FFFFFF",
    surface="#F5F3EF",
    text="#1A1D21",
    text_muted="#5A6169",
    accent="#B8124F",
    primary="#B8124F",
    on_primary="#FFFFFF",
    grid_line="#D9D5CC",
    border="#E4E0D8",
    axis_line="#7A8087",
    divider="#1A1D21",
    sequential=("#EAF4F1", "#BBDCD3", "#90C7BA", "#68B0A1", "#429787", "#1F7869", "#0B5344"),
    sequential_label=("#1A1D21", "#1A1D21", "#1A1D21", "#1A1D21", "#1A1D21", "#FFFFFF", "#FFFFFF"),
    no_data="#F5F3EF",
    diverging=("#70390A", "#B07A35", "#DDB673", "#EFEEEA", "#84C6B9", "#469A8C", "#0B5044"),
    diverging_label=("#FFFFFF", "#1A1D21", "#1A1D21", "#1A1D21", "#1A1D21", "#1A1D21", "#FFFFFF"),
    unrated="#737A82",
    dimmed="#737A82",
    stale="#8C6A1A",
    warning_text="#8A4B00",
    warning_background="#FFF4E0",
    selected_outline="#B8124F",
    membership_tie="#D9D5CC",
    tie="#1A1D21",
    tie_between_others="#7A8087",
)

DARK = Theme(
    name="dark",
    background="#12161B",
    surface="#1B2128",
    text="#ECEFF2",
    text_muted="#A9B1BA",
    accent="#FF6F9C",
    primary="#CF2D6C",
    on_primary="#FFFFFF",
    grid_line="#323A44",
    border="#2C343D",
    axis_line="#7F8892",
    divider="#ECEFF2",
    sequential=("#1B2F2D", "#20433F", "#265951", "#2D736A", "#3F9E90", "#5AC5B2", "#96EBD8"),
    sequential_label=("#ECEFF2", "#ECEFF2", "#ECEFF2", "#ECEFF2", "#12161B", "#12161B", "#12161B"),
    no_data="#1B2128",
    diverging=("#F0B668", "#B98440", "#6E5432", "#3A424B", "#2F6A61", "#3FA193", "#8DE6D2"),
    diverging_label=("#12161B", "#12161B", "#ECEFF2", "#ECEFF2", "#ECEFF2", "#12161B", "#12161B"),
    unrated="#8B939C",
    dimmed="#8B939C",
    stale="#D9B45C",
    warning_text="#F2B45A",
    warning_background="#2B2418",
    selected_outline="#FF6F9C",
    membership_tie="#323A44",
    tie="#ECEFF2",
    tie_between_others="#7F8892",
)

THEMES: dict[str, Theme] = {"light": LIGHT, "dark": DARK}

GROUP_STYLES: dict[str, GroupStyle] = {
    "network": GroupStyle("#0B5344", "#63D2BB", "circle"),
    "civil_society": GroupStyle("#928E14", "#87871C", "pentagon"),
    "eu": GroupStyle("#282B94", "#8B98F9", "star"),
    "un_intergovernmental": GroupStyle("#256F9A", "#5080A7", "diamond"),
    "government_parties": GroupStyle("#6C2103", "#A97A71", "square"),
    "police_justice": GroupStyle("#9173E7", "#ECC7FD", "triangle-down"),
    "donors": GroupStyle("#699268", "#BFEEA6", "triangle-up"),
    "expertise_services": GroupStyle("#865E1A", "#E9AC31", "cross"),
}

FONT_FAMILY = '"Source Sans", "Source Sans 3", "Liberation Sans", sans-serif'

TRANSPARENT = "rgba(0,0,0,0)"

# Sizes in CSS pixels.
CHART_LABEL = 14.5
CHART_TICK = 14.5
ANCHOR_WORDS = 12.5
CAPTION = 14
COLUMN_HEADING = 16
MARKER_DIAMETER = 12.5
SMALL_MARKER = 7
NETWORK_DIAMETER = 38
LEAST_DIAMETER, MOST_DIAMETER = 5, 17  # where size shows a measure
HOLLOW_LINE = 1.8
SOLID_LINE = 1.2
GRID_LINE = 1
DIVIDER = 2
SELECTED = 3
TIE_MIN = 0.9
TIE_MAX = 4


def group_colour(group: str, theme: Theme) -> str:
    """Return the ``#RRGGBB`` of a group in a theme; an unknown group is drawn in unrated grey."""
    style = GROUP_STYLES.get(group)
    return theme.unrated if style is None else getattr(style, theme.name)


def group_symbol(group: str, *, hollow: bool = False) -> str:
    """Return a group's Plotly symbol: hollow for a proposal, solid for a rating or identity."""
    style = GROUP_STYLES.get(group)
    symbol = "circle" if style is None else style.symbol
    return f"{symbol}-open" if hollow else symbol


# SVG outlines of the symbols, drawn around (0, 0) to match Plotly's at MARKER_DIAMETER.
SYMBOL_PATHS: dict[str, str] = {
    "circle": "M6.25,0A6.25,6.25 0 1,1 -6.25,0A6.25,6.25 0 1,1 6.25,0Z",
    "pentagon": "M0,-6.5L6.2,-2L3.8,5.3H-3.8L-6.2,-2Z",
    "star": "M0,-8L2,-2.7L7.6,-2.5L3.2,1L4.7,6.5L0,3.4L-4.7,6.5L-3.2,1L-7.6,-2.5L-2,-2.7Z",
    "diamond": "M0,-7.4L7.4,0L0,7.4L-7.4,0Z",
    "square": "M-5.6,-5.6H5.6V5.6H-5.6Z",
    "triangle-down": "M-6.9,-5.2H6.9L0,6.8Z",
    "triangle-up": "M-6.9,5.2H6.9L0,-6.8Z",
    "cross": "M-2.3,-6.8H2.3V-2.3H6.8V2.3H2.3V6.8H-2.3V2.3H-6.8V-2.3H-2.3Z",
}


SYMBOL_LETTERS: dict[str, str] = {
    "circle": "○",
    "pentagon": "⬠",
    "star": "☆",
    "diamond": "◇",
    "square": "□",
    "triangle-down": "▽",
    "triangle-up": "△",
    "cross": "✚",
}


def symbol_words(groups: Iterable[str]) -> str:
    """Return a legend in one line for a picture without one beside it: each group's symbol, words.

    ``groups`` are ids of ``groups.GROUPS`` in any order and number.
    """
    shown = set(groups)
    return " · ".join(
        f"{SYMBOL_LETTERS[group_symbol(group.id)]} {group.label}"
        for group in GROUPS
        if group.id in shown
    )


def symbol_image(group: str, theme: Theme, *, hollow: bool = False, colour: str = "") -> str:
    """Return a group's symbol as a ``data:`` address of an SVG image 18 px wide, for legends."""
    stroke = colour or group_colour(group, theme)
    fill, width = (theme.background, HOLLOW_LINE) if hollow else (stroke, SOLID_LINE)
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="18" height="18" viewBox="-9 -9 18 18">'
        f'<path d="{SYMBOL_PATHS[group_symbol(group)]}" fill="{fill}" stroke="{stroke}" '
        f'stroke-width="{width}" stroke-linejoin="round"/></svg>'
    )
    return f"data:image/svg+xml,{quote(svg)}"


def template(theme: Theme) -> go.layout.Template:
    """Return the template every figure passes explicitly (streamlit changes the default one)."""
    axis = {
        "gridcolor": theme.grid_line,
        "linecolor": theme.axis_line,
        "tickfont": {"size": CHART_TICK, "color": theme.text_muted},
        "title": {"font": {"size": CHART_TICK, "color": theme.text}},
        "zeroline": False,
    }
    return go.layout.Template(
        layout={
            "font": {"family": FONT_FAMILY, "size": CHART_LABEL, "color": theme.text},
            "paper_bgcolor": theme.background,
            "plot_bgcolor": theme.background,
            "colorway": [getattr(style, theme.name) for style in GROUP_STYLES.values()],
            "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
            "hoverlabel": {
                "bgcolor": theme.surface,
                "bordercolor": theme.axis_line,
                "font": {"family": FONT_FAMILY, "size": CHART_LABEL, "color": theme.text},
                "align": "left",
            },
            "legend": {"font": {"size": CHART_LABEL, "color": theme.text}},
            "xaxis": axis,
            "yaxis": axis,
        }
    )


def empty_figure(sentence: str, theme: Theme) -> go.Figure:
    """Return a figure without data that says in one sentence what is missing."""
    figure = go.Figure(
        layout={
            "template": template(theme),
            "height": 220,
            "xaxis": {"visible": False, "fixedrange": True},
            "yaxis": {"visible": False, "fixedrange": True},
        }
    )
    return figure.add_annotation(
        text=sentence, showarrow=False, font={"size": 17, "color": theme.text_muted}
    )
