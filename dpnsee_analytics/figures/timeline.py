"""One actor's recorded events over the years, one row a kind of event."""

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from dpnsee_analytics.dates import first_day, months_between
from dpnsee_analytics.figures.style import (
    ANCHOR_WORDS,
    CHART_TICK,
    Theme,
    empty_figure,
    group_colour,
    group_symbol,
    template,
)
from dpnsee_analytics.plain import plotly_text

ROW = 26
LONG_GAP_MONTHS = 24


def timeline_figure(events: pd.DataFrame, *, group: str, until: str, theme: Theme) -> go.Figure:
    """Return the timeline of ``events`` (columns ``date``, ``kind``, ``title``) up to ``until``.

    One row per kind of event with its count, every event the same mark in the colour and symbol
    of ``group``. The months since the last event are shaded and named once they pass 24. Dates
    are partial dates, drawn at their first day; ``until`` is the date of the data. Without events
    the figure says so.
    """
    if events.empty:
        return empty_figure("No event on record.", theme)
    kinds = events["kind"].value_counts().sort_values(kind="stable").index.tolist()
    days = events["date"].map(first_day)
    figure = go.Figure(
        go.Scatter(
            x=days.tolist(),
            y=[kinds.index(kind) for kind in events["kind"]],
            mode="markers",
            marker={
                "symbol": group_symbol(group),
                "size": 11,
                "color": group_colour(group, theme),
                "line": {"color": theme.background, "width": 1},
            },
            text=[plotly_text(title) for title in events["title"]],
            customdata=[plotly_text(when) for when in events["date"]],
            hovertemplate="%{customdata}: %{text}<extra></extra>",
        )
    )
    last = max(days)
    end = first_day(until) if until else last
    figure.update_layout(_layout(events, kinds, min(days), max(end, last), theme))
    if months_between(last, end) >= LONG_GAP_MONTHS:
        _shade_gap(figure, last, end, len(kinds), theme)
    return figure


def _layout(
    events: pd.DataFrame, kinds: list[str], first: date, end: date, theme: Theme
) -> go.Layout:
    counts = events["kind"].value_counts()
    return go.Layout(
        template=template(theme),
        height=ROW * len(kinds) + 52,
        margin={"l": 104, "r": 12, "t": 6, "b": 30},
        dragmode=False,
        showlegend=False,
        xaxis={
            "range": [date(first.year, 1, 1), date(end.year, 12, 31)],
            "tickformat": "%Y",
            "dtick": "M24" if end.year - first.year > 4 else "M12",
            "showgrid": False,
            "showline": True,
            "ticks": "outside",
            "tickcolor": theme.axis_line,
            "fixedrange": True,
            "tickfont": {"size": CHART_TICK},
        },
        yaxis={
            "tickvals": list(range(len(kinds))),
            "ticktext": [plotly_text(f"{kind} {counts[kind]}") for kind in kinds],
            "range": [-0.6, len(kinds) - 0.4],
            "gridcolor": theme.grid_line,
            "fixedrange": True,
            "tickfont": {"size": CHART_TICK},
        },
    )


def _shade_gap(figure: go.Figure, last: date, end: date, rows: int, theme: Theme) -> None:
    gap = months_between(last, end)
    figure.add_shape(
        type="rect",
        x0=date.fromordinal(last.toordinal() + 45),
        x1=end,
        y0=-0.5,
        y1=rows - 0.5,
        fillcolor=theme.surface,
        line_width=0,
        layer="below",
    )
    figure.add_annotation(
        x=date.fromordinal((last.toordinal() + 45 + end.toordinal()) // 2),
        y=(rows - 1) / 2,
        text=f"none for<br>{gap} months",
        showarrow=False,
        font={"size": ANCHOR_WORDS, "color": theme.accent, "weight": 600},
    )
