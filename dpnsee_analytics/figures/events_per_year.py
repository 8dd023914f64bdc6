"""How many events are on record per year, as bars that bear their numbers."""

import pandas as pd
import plotly.graph_objects as go

from dpnsee_analytics.figures.style import (
    CHART_TICK,
    Theme,
    empty_figure,
    group_colour,
    template,
)
from dpnsee_analytics.plain import plotly_text

HEIGHT = 172
HEADROOM = 1.16


def events_per_year_figure(counts: pd.Series, *, theme: Theme, height: int = HEIGHT) -> go.Figure:
    """Return one bar a year from ``counts`` (index: years, ascending), its number above it.

    One colour, no legend, no vertical axis and no grid: the numbers stand on the bars. A year
    without any event is kept as a 0. Without a year the figure says that no event is on record.
    """
    if counts.empty:
        return empty_figure("No event on record.", theme)
    figure = go.Figure(
        go.Bar(
            x=[plotly_text(year) for year in counts.index],
            y=counts.tolist(),
            text=[str(count) for count in counts],
            textposition="outside",
            textangle=0,
            textfont={"size": CHART_TICK, "color": theme.text, "weight": 600},
            cliponaxis=False,
            marker={"color": group_colour("network", theme), "line": {"width": 0}},
            hoverinfo="skip",
        )
    )
    return figure.update_layout(
        template=template(theme),
        height=height,
        bargap=0.28,
        dragmode=False,
        showlegend=False,
        margin={"l": 0, "r": 0, "t": 4, "b": 24},
        xaxis={
            "type": "category",
            "showgrid": False,
            "showline": True,
            "fixedrange": True,
            "automargin": True,
            "autotickangles": [0, 90],
        },
        yaxis={
            "visible": False,
            "showgrid": False,
            "fixedrange": True,
            "range": [0, max(int(counts.max()), 1) * HEADROOM],
        },
    )
