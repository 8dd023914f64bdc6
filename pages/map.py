"""Where are our members, and where do we meet?"""

import streamlit as st

from dpnsee_analytics.figures.country_map import country_map_figure
from dpnsee_analytics.metrics.countries import country_counts, member_towns, members_without_town
from dpnsee_analytics.reports import narrative
from dpnsee_analytics.reports.tables import country_rows
from dpnsee_analytics.selection import Selection, select
from dpnsee_analytics.ui import blocks, filters
from dpnsee_analytics.ui.choice import selectable_figure
from dpnsee_analytics.ui.components.width import page_is_narrow
from dpnsee_analytics.ui.country import country_chosen, country_panel
from dpnsee_analytics.ui.data import country_shapes, current_state, current_theme
from dpnsee_analytics.ui.downloads import downloads
from dpnsee_analytics.ui.profile import drawer

state, theme = current_state(), current_theme()
selection = filters.chosen_selection(state, scope=False)
value, label, service = filters.map_value()
counts = country_counts(select(state.dataset, selection), service)
country, towns = filters.map_country(counts), filters.show_towns()
question, answer = narrative.MAP_QUESTIONS[value], narrative.map_answer(counts, value, label)
without = members_without_town(state.dataset)["short_name"].tolist()
filtered = selection != Selection()
small_print = narrative.map_caption(counts, without, value, state.date, filtered)
rows = country_rows(counts, value, label)

blocks.title(question, answer)
picture, side = st.columns([13, 8], gap="medium")
with picture:
    figure = country_map_figure(
        counts,
        member_towns(state.dataset),
        country_shapes(),
        theme=theme,
        value=value,
        value_label=label,
        selected=country,
        show_towns=towns,
        narrow=page_is_narrow(),
    )
    alt = narrative.map_alt(counts, value, answer)
    selectable_figure(figure, key="map", alt=alt, chosen=country_chosen)
    blocks.caption(small_print)
    named = f"map_{value}_{state.date}"
    title = f"{question}\n{answer}"
    downloads(rows, target="map", name=named, title=title, caption=small_print)
with side:
    country_panel(state, counts, country, selection)

blocks.section("All countries")
blocks.plain_table(rows, key="country_table")
drawer(state)
