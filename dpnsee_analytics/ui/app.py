"""The frame around every page: navigation, theme, the state of the data."""

import streamlit as st

from dpnsee_analytics.ui.blocks import problems_block
from dpnsee_analytics.ui.data import ROOT, current_state, current_theme
from dpnsee_analytics.ui.filters import draw_actor_filters

PAGES = ROOT / "pages"
HERE = ROOT / "dpnsee_analytics" / "ui"

st.set_page_config(
    page_title="DPNSEE stakeholders",
    page_icon=HERE / "icon.png",
    layout="wide",
    initial_sidebar_state=244,
)

grid = st.Page(PAGES / "grid.py", title="Grid", default=True)
country_map = st.Page(PAGES / "map.py", title="Map", url_path="map")
relationships = st.Page(PAGES / "relationships.py", title="Relationships", url_path="relationships")
profile = st.Page(PAGES / "profile.py", title="Profile", url_path="profile")
page = st.navigation([grid, country_map, relationships, profile], position="top")

st.logo(HERE / f"logo_{current_theme().name}.svg", size="large")
# The one line of CSS: Streamlit has no setting for the page's side padding.
st.html("<style>.stMainBlockContainer{padding-inline:28px}</style>")

state = current_state()
problems_block(state.problems)
if page in (grid, relationships, country_map):
    draw_actor_filters(state, scope=page != country_map)
page.run()
