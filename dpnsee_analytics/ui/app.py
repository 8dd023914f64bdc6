"""The frame around every page: navigation, theme, the state of the data."""

import streamlit as st

from dpnsee_analytics.ui.blocks import problems_block
from dpnsee_analytics.ui.data import ROOT, current_state, current_theme
from dpnsee_analytics.ui.filters import draw_actor_filters, draw_search

PAGES = ROOT / "pages"
HERE = ROOT / "dpnsee_analytics" / "ui"

st.set_page_config(
    page_title="DPNSEE stakeholders",
    page_icon=HERE / "icon.png",
    layout="wide",
    initial_sidebar_state=244,
)

overview = st.Page(PAGES / "overview.py", title="Overview", default=True)
grid = st.Page(PAGES / "grid.py", title="Grid", url_path="grid")
country_map = st.Page(PAGES / "map.py", title="Map", url_path="map")
relationships = st.Page(PAGES / "relationships.py", title="Relationships", url_path="relationships")
members = st.Page(PAGES / "members.py", title="Members", url_path="members")
profile = st.Page(PAGES / "profile.py", title="Profile", url_path="profile")
methods = st.Page(PAGES / "methods.py", title="Methods and data", url_path="methods")
pages = [overview, grid, country_map, relationships, members, profile, methods]
page = st.navigation(pages, position="top")

st.logo(HERE / f"logo_{current_theme().name}.svg", size="large")
# The one line of CSS: Streamlit has no setting for the page's side padding.
st.html("<style>.stMainBlockContainer{padding-inline:28px}</style>")

state = current_state()
problems_block(state.problems)
draw_search(state, {f"Page: {item.title}": item for item in pages}, profile)
if page in (grid, relationships, country_map):
    draw_actor_filters(state, scope=page != country_map)
page.run()
