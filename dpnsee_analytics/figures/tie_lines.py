"""The lines of the pictures of ties: which kind each tie is, how it is drawn, and their legend."""

from collections.abc import Iterator, Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from dpnsee_analytics.figures.layout import FOOT, LABEL_GAP, NARROW_WIDTH, Layout, room
from dpnsee_analytics.figures.style import (
    CAPTION,
    MARKER_DIAMETER,
    TIE_MAX,
    TIE_MIN,
    Theme,
    group_colour,
)
from dpnsee_analytics.plain import plotly_text

CURVE_POINTS = 24
WIDTH_CLASSES = 4
NAMED_IN_LEGEND = 3
LINE_CLASSES = ("membership", "between", "member", "network")
PAINTED = ("among", *LINE_CLASSES, "highlighted")
SAMPLE = 28
LEGEND_GAP = 24
LEGEND_ROW = 22
LEGEND_TOP = 36


def line_legend(theme: Theme, highlighted_names: Sequence[str] = ()) -> list[dict]:
    """Return how each kind of line is drawn and named: line, label, colour, dash, width, opacity.

    Networks' ties of more kinds are wider. The figures draw this legend themselves, without the
    lines they do not hold; pages need it only for words. Names are escaped where they are drawn.
    """
    own = group_colour("network", theme)
    named = _listed(highlighted_names)
    drawn = [
        ("network", "of the network", theme.tie, "solid", 1.3, 0.85),
        ("highlighted", f"of {named}", theme.accent, "solid", 2 * TIE_MIN, 1.0),
        ("member", "of other members" if named else "of members", own, "solid", 1.4, 0.4),
        ("membership", "membership", theme.membership_tie, "solid", 1.2, 1.0),
        ("between", "between actors", theme.tie_between_others, "5px,3px", 1.2, 1.0),
        ("among", "among those shown", theme.tie_between_others, "3px,3px", TIE_MIN, 0.55),
    ]
    keys = ("line", "label", "colour", "dash", "width", "opacity")
    return [dict(zip(keys, row, strict=True)) for row in drawn if row[0] != "highlighted" or named]


def _listed(names: Sequence[str]) -> str:
    if len(names) > NAMED_IN_LEGEND:
        return f"the {len(names)} highlighted"
    return " and ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def lined(
    ties: pd.DataFrame, actors: pd.DataFrame, highlighted: Sequence[str], layout: Layout
) -> pd.DataFrame:
    """Return the ties among ``actors``, from left to right, with their line and width class."""
    known = ties["source_id"].isin(actors.index) & ties["target_id"].isin(actors.index)
    drawn = ties[known & (ties["source_id"] != ties["target_id"])]
    ends = [
        sorted(pair, key=lambda actor: (layout.x[actor], layout.y[actor]))
        for pair in zip(drawn["source_id"], drawn["target_id"], strict=True)
    ]
    marked = set(highlighted)
    members = marked & set(actors.index[actors["kind"] == "member"])
    accent = [
        marked.issuperset(pair) or (members.intersection(pair) and tie_class != "membership")
        for pair, tie_class in zip(ends, drawn["tie_class"], strict=True)
    ]
    lines = drawn["tie_class"].where(drawn["tie_class"].isin(LINE_CLASSES), "between")
    return drawn.assign(
        source_id=[pair[0] for pair in ends],
        target_id=[pair[1] for pair in ends],
        line=["highlighted" if yes else line for yes, line in zip(accent, lines, strict=True)],
        width_class=drawn["n_kinds"].fillna(1).clip(1, WIDTH_CLASSES).astype(int),
    ).sort_values(["source_id", "target_id"], kind="stable")


def tie_traces(
    lines: pd.DataFrame, layout: Layout, legend: Sequence[Mapping]
) -> Iterator[go.Scatter]:
    """Yield one trace per kind of line, the network's one per width class, lightest first."""
    for style in sorted(legend, key=lambda style: PAINTED.index(style["line"])):
        line = style["line"]
        of_line = lines[lines["line"] == line]
        widths = of_line["width_class"].clip(upper=WIDTH_CLASSES if line == "network" else 1)
        for width_class in sorted(widths.unique()):
            x, y = _curves(of_line[widths == width_class], layout)
            share = (width_class - 1) / (WIDTH_CLASSES - 1)
            width = style["width"] + share * (TIE_MAX - style["width"])
            yield go.Scatter(
                x=x,
                y=y,
                mode="lines",
                name=plotly_text(style["label"]),
                meta=line,
                showlegend=False,
                line={"color": style["colour"], "dash": style["dash"], "width": width},
                opacity=style["opacity"],
                hoverinfo="skip",
            )


def _curves(lines: pd.DataFrame, layout: Layout) -> tuple[list, list]:
    """Return all curves of one kind of line, each ended by a None."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for source, target in zip(lines["source_id"], lines["target_id"], strict=True):
        x, y = _path(source, target, layout)
        xs += [*x, None]
        ys += [*y, None]
    return xs, ys


def _path(source: str, target: str, layout: Layout) -> tuple[list, list]:
    """Return one tie: an arc within a column, else a curve that starts beyond the label.

    Its level beginning lies under the label, whose ground hides it, so it shows no gap when wide.
    """
    x0, y0, x1, y1 = (layout.x[source], layout.y[source], layout.x[target], layout.y[target])
    if x0 == x1:
        inward = 1 if layout.label_side[source] == "left" else -1
        gap = inward * MARKER_DIAMETER / 2
        return curve(x0 + gap, y0, x1 + gap, y1, inward * min(16 + abs(y1 - y0) / 4, 110))
    beyond = 0.0
    if layout.label_side[source] == "right":
        beyond = (layout.label_width[source] + 1.5 * LABEL_GAP) * layout.narrow
    gap = MARKER_DIAMETER if layout.label_side[target] == "right" else 0
    x, y = curve(x0 + beyond, y0, x1 - gap, y1)
    return [round(x0 + beyond / 2, 1), *x], [y0, *y]


def curve(x0: float, y0: float, x1: float, y1: float, bulge: float = 0) -> tuple[list, list]:
    """Return a cubic Bézier sampled to 24 points: level at both ends, or (bulge) a sideways arc."""
    middle = (x0 + x1) / 2
    handles = (x0, x0 + bulge, x1 + bulge, x1) if bulge else (x0, middle, middle, x1)
    steps = [step / (CURVE_POINTS - 1) for step in range(CURVE_POINTS)]
    return [_cubic(handles, t) for t in steps], [_cubic((y0, y0, y1, y1), t) for t in steps]


def _cubic(points: tuple[float, float, float, float], t: float) -> float:
    a, b, c, d = points
    s = 1 - t
    return round(s**3 * a + 3 * s**2 * t * b + 3 * s * t**2 * c + t**3 * d, 1)


def legend_marks(legend: Sequence[Mapping], layout: Layout, theme: Theme) -> tuple[list, list]:
    """Return the words and the samples of lines that stand at the foot, in rows of 780 px."""
    words, samples = [], []
    x, y = 0.0, layout.height - FOOT + LEGEND_TOP
    for style in legend:
        width = SAMPLE + 8 + room(style["label"], CAPTION)
        if x and x + width > NARROW_WIDTH:
            x, y = 0.0, y + LEGEND_ROW
        place = {"xref": "paper", "yref": "paper"}
        level = 1 - y / layout.height
        samples.append(
            place
            | {
                "type": "line",
                "xsizemode": "pixel",
                "xanchor": 0,
                "x0": x - layout.left,
                "x1": x - layout.left + SAMPLE,
                "y0": level,
                "y1": level,
                "opacity": style["opacity"],
                "line": {"color": style["colour"], "dash": style["dash"], "width": style["width"]},
            }
        )
        words.append(
            place
            | {
                "text": plotly_text(style["label"]),
                "x": 0,
                "xshift": x - layout.left + SAMPLE + 8,
                "y": level,
                "xanchor": "left",
                "yanchor": "middle",
                "showarrow": False,
                "borderpad": 0,
                "font": {"size": CAPTION, "color": theme.text},
            }
        )
        x += width + LEGEND_GAP
    return words, samples
