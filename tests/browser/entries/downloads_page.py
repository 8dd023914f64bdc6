"""Every kind of picture with its downloads: the script of ``downloads_app.py``."""

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dpnsee_analytics.figures.country_map import country_map_figure
from dpnsee_analytics.figures.grid import grid_spec
from dpnsee_analytics.figures.style import FONT_FAMILY, template
from dpnsee_analytics.metrics.countries import country_counts, member_towns
from dpnsee_analytics.metrics.register import shown_stakeholders
from dpnsee_analytics.selection import Selection
from dpnsee_analytics.ui.choice import selectable_figure
from dpnsee_analytics.ui.components.grid import power_interest_grid
from dpnsee_analytics.ui.data import country_shapes, current_state, current_theme, register
from dpnsee_analytics.ui.downloads import downloads

CAPTION = (
    "31 actors on the network’s map, by the desk-study proposal of 21 November 2026; "
    "data of 21 November 2026. A score on the line counts as high. "
) * 3

st.set_page_config(page_title="Downloads", layout="wide")
state, theme = current_state(), current_theme()
st.title("Downloads")

points = pd.DataFrame(
    {
        "name": ["Čovekoljublje", "Positive Voice", "<b>Ψ & \x0bco</b>"],
        "x": [1, 2, 3],
        "y": [2, 1, 3],
    }
)
chart = go.Figure(layout={"template": template(theme), "height": 320, "margin": {"t": 30, "l": 80}})
chart.add_scatter(
    x=points["x"],
    y=points["y"],
    text=["Čovekoljublje", "Positive Voice", "&lt;b&gt;Ψ &amp; co"],
    customdata=["a", "b", "c"],
    mode="markers+text",
    textposition="top center",
    fill="tozeroy",
    fillcolor="rgba(31, 120, 105, 0.2)",
    name="Names",
    showlegend=True,
)
chart.add_annotation(
    text="<b>bold</b> and <i>italic</i>", x=2, y=2.5, showarrow=True, font={"family": FONT_FAMILY}
)
chart.update_xaxes(title="Ties", showline=True)
chart.update_yaxes(title="Steps")
selectable_figure(chart, key="chart", alt="Three points.")
downloads(
    points,
    target="chart",
    name="chart 2026-11-21",
    title="Who <b>has</b> & ties?\nThree actors have any.",
    caption="Three points.\x0b\nA second paragraph.",
)

many = go.Figure(layout={"template": template(theme), "height": 320})
many.add_scattergl(
    x=[i % 97 for i in range(2000)],
    y=[i % 89 for i in range(2000)],
    mode="markers",
    marker={"color": theme.accent, "size": 6},
)
st.plotly_chart(many, theme=None, key="many", config={"displayModeBar": False})
downloads(points, target="many", name="many", title="Two thousand points", caption="Made up.")

counts = country_counts(state.dataset)
towns = member_towns(state.dataset)
selectable_figure(
    country_map_figure(counts, towns, country_shapes(), theme=theme), key="map", alt="A map."
)
downloads(counts, target="map", name="map", title="Where are our members?", caption=CAPTION)

rated, _ = shown_stakeholders(register(state), Selection())
rated = rated[rated["quadrant"].notna()]
power_interest_grid(grid_spec(rated, theme=theme, alt="A grid."), key="grid")
downloads(rated, target="grid", name="grid", title="Who should we manage closely?", caption=CAPTION)

downloads(points, target="nowhere", name="nowhere", title="Nothing", caption="There is none.")
