"""The number of members over time: a step line, a band for the undated, the published totals."""

from datetime import date, timedelta
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from dpnsee_analytics.dates import first_day, in_words
from dpnsee_analytics.figures.style import (
    CHART_LABEL,
    HOLLOW_LINE,
    SMALL_MARKER,
    TRANSPARENT,
    Theme,
    empty_figure,
    group_colour,
    template,
)
from dpnsee_analytics.figures.text_width import text_width
from dpnsee_analytics.plain import plotly_text

PLOT_HEIGHT, KEY_ROW, AXIS = 300, 23, 30
LEFT, RIGHT = 28, 32
NARROW = 334 - LEFT - RIGHT  # the plot on a phone: what is free there is free on wider screens
HEADROOM = 1.14
LEAD_DAYS = 330
HEAVY = 600
END_GAP = 8
MARK = SMALL_MARKER + 2
LINE_WIDTH = 2.4


class Box(NamedTuple):
    """A rectangle in the plot, in pixels from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    def meets(self, other: "Box") -> bool:
        """Say whether the two share any room."""
        apart = self.right <= other.left or other.right <= self.left
        return not (apart or self.top <= other.bottom or other.top <= self.bottom)


class Scale(NamedTuple):
    """How days and numbers of members become pixels in the narrowest plot."""

    start: date
    end: date
    top: float

    def x(self, day: date) -> float:
        """Return the pixels from the left edge."""
        return (day - self.start).days / (self.end - self.start).days * NARROW

    def y(self, members: float) -> float:
        """Return the pixels from the zero line."""
        return members / self.top * PLOT_HEIGHT


def member_growth_figure(
    growth: pd.DataFrame, published: pd.DataFrame, *, by: str, until: str, theme: Theme
) -> go.Figure:
    """Return the number of members over time, up to ``until`` (the date of the data, or "").

    ``growth`` is ``metrics.membership.growth``: columns ``day``, ``date`` (as published), ``dated``
    and ``undated``. The line counts the dated members; the undated ones are a band on it from
    ``by`` on, with a dotted edge. ``published`` has ``date`` (partial, drawn at its first day),
    ``count`` and ``basis``; each total is a diamond with its number, which is left out where it
    would meet another at 334 px. Without members and totals the figure says so.
    """
    published = published.dropna(subset=["count"]).sort_values("date", kind="stable")
    counted = not growth.empty and bool((growth["dated"] + growth["undated"]).max())
    if not counted and published.empty:
        return empty_figure("No joining date and no total is on record.", theme)
    lines = _to_the_end(growth if counted else growth.head(0), until)
    scale = _scale(lines, published, until)
    figure = go.Figure([*_band(lines, by, theme), *_line(lines, theme)])
    figure.add_trace(_totals(published, _places(lines, published, scale), theme))
    figure.update_layout(_layout(scale, len([t for t in figure.data if t.showlegend]), theme))
    return _name_the_ends(figure, lines, scale, theme)


def _to_the_end(growth: pd.DataFrame, until: str) -> pd.DataFrame:
    """Return the steps with the last one held up to the date of the data."""
    if growth.empty or not until or first_day(until) <= growth["day"].iloc[-1]:
        return growth
    return pd.concat(
        [growth, growth.tail(1).assign(day=first_day(until), date=until)], ignore_index=True
    )


def _scale(lines: pd.DataFrame, published: pd.DataFrame, until: str) -> Scale:
    days = [*lines["day"], *map(first_day, published["date"])]
    days += [first_day(until)] if until else []
    most = max([*(lines["dated"] + lines["undated"]), *published["count"], 1])
    # Room before the first mark for its number.
    start = min(days) - timedelta(days=max(LEAD_DAYS, (max(days) - min(days)).days // 11))
    return Scale(start, max(days), float(most) * HEADROOM)


def _band(lines: pd.DataFrame, by: str, theme: Theme) -> list[go.Scatter]:
    there = lines[lines["undated"] > 0]
    if there.empty:
        return []
    days, total = there["day"].tolist(), (there["dated"] + there["undated"]).tolist()
    most = int(there["undated"].iloc[-1])
    steps = {"mode": "lines", "x": days, "line": {"shape": "hv", "width": 0}}
    base = go.Scatter(y=there["dated"].tolist(), hoverinfo="skip", showlegend=False, **steps)
    edge = {"shape": "hv", "width": HOLLOW_LINE, "dash": "dot", "color": _ink(theme)}
    return [
        base,
        go.Scatter(
            {**steps, "line": edge},
            y=total,
            fill="tonexty",
            fillcolor=theme.sequential[0],
            name=plotly_text(f"{most} more, joined by {in_words(by)} (inferred)" if by else ""),
            hovertext=[
                plotly_text(f"{in_words(when)}: {number} with the undated")
                for when, number in zip(there["date"], total, strict=True)
            ],
            hovertemplate="%{hovertext}<extra></extra>",
            legendrank=2,
            showlegend=True,
        ),
    ]


def _line(lines: pd.DataFrame, theme: Theme) -> list[go.Scatter]:
    if lines.empty:
        return []
    return [
        go.Scatter(
            x=lines["day"].tolist(),
            y=lines["dated"].tolist(),
            mode="lines",
            line={"shape": "hv", "width": LINE_WIDTH, "color": _ink(theme)},
            name="members with a published joining date",
            hovertext=[
                plotly_text(f"{in_words(when)}: {number} with a published joining date")
                for when, number in lines[["date", "dated"]].itertuples(index=False)
            ],
            hovertemplate="%{hovertext}<extra></extra>",
            legendrank=1,
            showlegend=True,
        )
    ]


def _totals(published: pd.DataFrame, places: list[str], theme: Theme) -> go.Scatter:
    rows = list(published[["date", "count", "basis"]].fillna("").itertuples(index=False))
    return go.Scatter(
        x=[first_day(when) for when, _, _ in rows],
        y=[int(count) for _, count, _ in rows],
        mode="markers+text",
        text=[f"{int(c)}" if place else "" for (_, c, _), place in zip(rows, places, strict=True)],
        textposition=[place or "top center" for place in places],
        textfont={"size": CHART_LABEL, "color": theme.text, "weight": HEAVY},
        marker={
            "symbol": "diamond",
            "size": MARK,
            "color": theme.text,
            "line": {"color": theme.background, "width": 1},
        },
        cliponaxis=False,
        name="total as published",
        hovertext=[
            plotly_text(f"{in_words(when)}: {int(count)} published")
            + (f"<br>{plotly_text(basis)}" if basis else "")
            for when, count, basis in rows
        ],
        hovertemplate="%{hovertext}<extra></extra>",
        legendrank=3,
        showlegend=bool(rows),
    )


def _places(lines: pd.DataFrame, published: pd.DataFrame, scale: Scale) -> list[str]:
    """Return where each total's number stands beside its mark, "" where there is no room.

    Decided in the narrowest plot: on a wider one the same number covers less time.
    """
    marks = [
        (scale.x(first_day(when)), scale.y(int(count)))
        for when, count in published[["date", "count"]].itertuples(index=False)
    ]
    half = MARK / 2 + 1
    taken = [Box(x - half, y - half, x + half, y + half) for x, y in marks]
    taken += _drawn(lines, scale)
    for number, _ in _ends(lines, scale):
        y, high = scale.y(number), CHART_LABEL / 2
        taken.append(Box(NARROW + END_GAP, y - high, NARROW + RIGHT, y + high))
    places = []
    for (x, y), count in zip(marks, published["count"], strict=True):
        wide, high = text_width(f"{int(count)}", CHART_LABEL, bold=True), CHART_LABEL * 0.72
        boxes = {
            "middle left": Box(x - half - 2 - wide, y - high / 2, x - half, y + high / 2),
            "top center": Box(x - wide / 2, y + half + 1, x + wide / 2, y + half + 3 + high),
            "middle right": Box(x + half, y - high / 2, x + half + 2 + wide, y + high / 2),
            "bottom center": Box(x - wide / 2, y - half - 3 - high, x + wide / 2, y - half - 1),
        }
        free = (
            place
            for place, box in boxes.items()
            if box.left >= 0
            and box.right <= NARROW + RIGHT
            and not any(box.meets(other) for other in taken)
        )
        places.append(next(free, ""))
        if places[-1]:
            taken.append(boxes[places[-1]])
    return places


def _drawn(lines: pd.DataFrame, scale: Scale) -> list[Box]:
    """Return the steps of both edges as thin boxes."""
    boxes = []
    days = lines["day"].tolist()
    for heights in (lines["dated"].tolist(), (lines["dated"] + lines["undated"]).tolist()):
        for i in range(len(days) - 1):
            left, right = scale.x(days[i]), scale.x(days[i + 1])
            here, there = scale.y(heights[i]), scale.y(heights[i + 1])
            boxes.append(Box(left - 1, here - 1, right + 1, here + 1))
            boxes.append(Box(right - 1, min(here, there), right + 1, max(here, there)))
    return boxes


def _ends(lines: pd.DataFrame, scale: Scale) -> list[tuple[int, int]]:
    """Return the last number and weight of each edge; of the line only where there is room."""
    if lines.empty:
        return []
    last = lines.iloc[-1]
    ends = [(int(last["dated"] + last["undated"]), HEAVY)]
    room = scale.y(last["undated"]) > CHART_LABEL + 2
    return [*ends, (int(last["dated"]), 400)] if room else ends


def _name_the_ends(figure: go.Figure, lines: pd.DataFrame, scale: Scale, theme: Theme) -> go.Figure:
    for number, weight in _ends(lines, scale):
        figure.add_annotation(
            x=lines["day"].iloc[-1],
            y=number,
            text=f"{number}",
            xanchor="left",
            xshift=END_GAP,
            showarrow=False,
            font={"size": CHART_LABEL, "color": _ink(theme), "weight": weight},
        )
    return figure


def _layout(scale: Scale, keys: int, theme: Theme) -> go.Layout:
    years = scale.end.year - scale.start.year + 1
    every = next((n for n in (1, 2, 5, 10, 20) if years / n * 38 <= NARROW), 50)
    most = scale.top / HEADROOM
    return go.Layout(
        template=template(theme),
        height=PLOT_HEIGHT + AXIS + KEY_ROW * keys + 8,
        margin={"l": LEFT, "r": RIGHT, "t": KEY_ROW * keys + 8, "b": AXIS, "autoexpand": False},
        dragmode=False,
        hovermode="closest",
        # The key keeps to the room reserved above the plot: it must not push the plot aside.
        legend={
            "orientation": "v",
            "traceorder": "normal",
            "x": 0,
            "xanchor": "left",
            "y": 1,
            "yanchor": "bottom",
            "bgcolor": TRANSPARENT,
            "itemclick": False,
            "itemdoubleclick": False,
            "font": {"size": CHART_LABEL},
        },
        xaxis={
            "range": [scale.start, scale.end],
            "tick0": date(2000, 1, 1),
            "dtick": f"M{12 * every}",
            "tickformat": "%Y",
            "minor": {"dtick": "M12", "tick0": date(2000, 1, 1), "ticks": "outside", "ticklen": 3},
            "showgrid": False,
            "showline": True,
            "ticks": "outside",
            "tickcolor": theme.axis_line,
            "tickangle": 0,
            "fixedrange": True,
        },
        yaxis={
            "range": [0, scale.top],
            "dtick": next(
                n for n in (1, 2, 5, 10, 20, 50, 100, 1000) if most / n <= 6 or n == 1000
            ),
            "gridcolor": theme.grid_line,
            "fixedrange": True,
        },
    )


def _ink(theme: Theme) -> str:
    return group_colour("network", theme)
