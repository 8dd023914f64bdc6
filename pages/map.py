"""Where are our members, and where do we meet?"""

import streamlit as st

from dpnsee_analytics.figures.country_map import country_map_figure
from dpnsee_analytics.metrics.countries import country_counts, member_towns, members_without_town
from dpnsee_analytics.reports import narrative
from dpnsee_analytics.selection import Selection, select
from dpnsee_analytics.ui import blocks, filters
from dpnsee_analytics.ui.choice import selectable_figure
from dpnsee_analytics.ui.country import country_chosen, country_panel
from dpnsee_analytics.ui.data import country_shapes, current_state, current_theme
from dpnsee_analytics.ui.profile import drawer

state, theme = current_state(), current_theme()
selection = filters.chosen_selection(state, scope=False)
value, label, service = filters.map_value()
counts = country_counts(select(state.dataset, selection), service)
country = filters.map_country(counts)
towns = filters.show_towns()
answer = narrative.map_answer(counts, value, label)

blocks.title(narrative.MAP_QUESTIONS[value], answer)
picture, side = st.columns([13, 8], gap="medium")
with picture:
    selectable_figure(
        country_map_figure(
            counts,
            member_towns(state.dataset),
            country_shapes(),
            theme=theme,
            value=value,
            value_label=label,
            selected=country,
            show_towns=towns,
        ),
        key="map",
        alt=narrative.map_alt(counts, value, answer),
        chosen=country_chosen,
    )
    without = members_without_town(state.dataset)["short_name"].tolist()
    blocks.caption(
        narrative.map_caption(counts, without, value, state.date, selection != Selection())
    )
with side:
    country_panel(state, counts, country, selection)

blocks.section("All countries")
blocks.country_table(counts)
drawer(state)
