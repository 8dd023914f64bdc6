"""Services by country as a heat map: the number in every cell, colour only to find it sooner."""

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from dpnsee_analytics.figures.style import CHART_LABEL, CHART_TICK, Theme, empty_figure, template
from dpnsee_analytics.figures.text_width import text_width
from dpnsee_analytics.plain import plotly_text
from dpnsee_analytics.schema import in_plain_words

# Steps of theme.sequential for one, two, ... members; more than five share the darkest.
STEPS = (1, 2, 4, 5, 6)
ROW, HEAD, GAP = 38, 26, 2
HEAVY = 600


def services_heatmap(
    counts: pd.DataFrame,
    who: pd.DataFrame,
    *,
    country_names: Mapping[str, str],
    theme: Theme,
) -> go.Figure:
    """Return services (rows) by countries (columns) with the number of members in each cell.

    ``counts`` is ``metrics.membership.services_by_country``: a missing or zero cell stays blank.
    ``who`` has the columns ``service``, ``country_code`` and ``short_name`` and names the members
    in the hover; ``country_names`` gives a code's name there. A row's label ends with its total. A
    country whose name bears an asterisk keeps it on its code. It is readable from 334 px on.
    """
    if counts.empty or counts.columns.empty:
        return empty_figure("No service of a current member is on record.", theme)
    labels = [_label(service, int(total)) for service, total in counts.sum(axis=1).items()]
    names = [country_names.get(code, code) for code in counts.columns]
    figure = go.Figure([_cells(counts, who, names, theme), _numbers(counts, theme)])
    figure.add_trace(_heads(counts, names, theme))
    left = max(_width(label) for label in labels) + 8
    last = len(counts) - 0.5
    return figure.update_layout(
        template=template(theme),
        height=ROW * len(counts) + HEAD,
        margin={"l": left, "r": 0, "t": 0, "b": 0},
        dragmode=False,
        showlegend=False,
        xaxis={"visible": False, "fixedrange": True, "range": [-0.5, len(counts.columns) - 0.5]},
        yaxis={
            "range": [last, -0.5 - HEAD / ROW],
            "tickvals": list(range(len(counts))),
            "ticktext": ["<br>".join(lines) for lines in labels],
            "tickfont": {"size": CHART_TICK, "color": theme.text},
            "ticks": "",
            "ticklabeloverflow": "allow",
            "showgrid": False,
            "fixedrange": True,
        },
    )


def starred(code: str, name: str) -> str:
    """Return a country's code, with the asterisk its name bears: ``XK`` of Kosovo* is ``XK*``."""
    return f"{code}*" if "*" in name else code


def _label(service: str, total: int) -> list[str]:
    """Return a row's label in one or two lines: narrow, so that a phone keeps room for cells."""
    first, _, second = in_plain_words(service).partition(" ")
    first, second = plotly_text(first), plotly_text(second)
    return [first, f"{second} {total}"] if second else [f"{first} {total}"]


def _width(lines: list[str]) -> float:
    return max(text_width(line, CHART_TICK) for line in lines)


def _cells(counts: pd.DataFrame, who: pd.DataFrame, names: list[str], theme: Theme) -> go.Heatmap:
    numbers = counts.fillna(0).astype("int64")
    fills = [theme.no_data, *(theme.sequential[step] for step in STEPS)]
    ends = [i / len(fills) for i in range(len(fills) + 1)]
    hover = [
        [
            _hover(service, code, name, number, who)
            for code, name, number in zip(counts.columns, names, row, strict=True)
        ]
        for service, row in zip(counts.index, numbers.to_numpy().tolist(), strict=True)
    ]
    return go.Heatmap(
        z=numbers.clip(upper=len(STEPS)).to_numpy().tolist(),
        zmin=-0.5,
        zmax=len(fills) - 0.5,
        colorscale=[(end, fill) for i, fill in enumerate(fills) for end in ends[i : i + 2]],
        showscale=False,
        xgap=GAP,
        ygap=GAP,
        hovertext=hover,
        hovertemplate="%{hovertext}<extra></extra>",
    )


def _hover(service: str, code: str, name: str, number: int, who: pd.DataFrame) -> str:
    words = in_plain_words(service)
    head = plotly_text(f"{words[:1].upper()}{words[1:]}, {name}")
    if not number:
        return f"{head}: none on record"
    here = who[(who["service"] == service) & (who["country_code"] == code)]["short_name"]
    noun = "member" if number == 1 else "members"
    return "<br>".join([f"{head}: {number} {noun}", *map(plotly_text, here)])


def _numbers(counts: pd.DataFrame, theme: Theme) -> go.Scatter:
    found = [
        (column, row, int(number))
        for row, values in enumerate(counts.fillna(0).to_numpy().tolist())
        for column, number in enumerate(values)
        if number
    ]
    inks = [theme.sequential_label[STEPS[min(n, len(STEPS)) - 1]] for _, _, n in found]
    return go.Scatter(
        x=[column for column, _, _ in found],
        y=[row for _, row, _ in found],
        text=[f"{number}" for _, _, number in found],
        mode="text",
        textfont={"size": CHART_LABEL, "color": inks, "weight": HEAVY},
        hoverinfo="skip",
    )


def _heads(counts: pd.DataFrame, names: list[str], theme: Theme) -> go.Scatter:
    codes = [starred(code, name) for code, name in zip(counts.columns, names, strict=True)]
    return go.Scatter(
        x=list(range(len(names))),
        y=[-0.5 - HEAD / ROW / 2] * len(names),
        text=[plotly_text(code) for code in codes],
        mode="text",
        textfont={"size": CHART_TICK, "color": theme.text},
        hovertext=[plotly_text(name) for name in names],
        hovertemplate="%{hovertext}<extra></extra>",
    )
