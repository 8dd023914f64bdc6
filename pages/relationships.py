"""Who links us to the actors?"""

import streamlit as st

from dpnsee_analytics.figures.style import symbol_words
from dpnsee_analytics.reports.tables import linked_names, step_rows, tie_rows
from dpnsee_analytics.ui import blocks
from dpnsee_analytics.ui.choice import selectable_figure, selectable_table
from dpnsee_analytics.ui.components.width import page_is_narrow
from dpnsee_analytics.ui.data import current_state, current_theme
from dpnsee_analytics.ui.downloads import downloads
from dpnsee_analytics.ui.profile import drawer
from dpnsee_analytics.ui.relationships import chosen_ties

state, theme = current_state(), current_theme()
view = chosen_ties(state, theme)
rows = tie_rows(view.records, state.actors["short_name"])

blocks.title(view.question, view.answer)
graph, side = st.columns([4.5, 1], gap="medium")
with graph:
    if page_is_narrow():
        blocks.step_list(view.drawn, linked_names(view.drawn, view.records), theme)
    else:
        selectable_figure(view.figure, key="graph", alt=view.alt)
    blocks.caption(view.caption)
    downloads(
        rows,
        target="graph",
        name=f"ties_{state.date}",
        title=f"{view.question}\n{view.answer}",
        caption=f"{symbol_words(view.drawn['group'])}\n{view.caption}",
    )
with side:
    blocks.group_legend(view.drawn, theme)

blocks.section("All actors in the picture")
selectable_table(step_rows(view.drawn, view.measure), key="step_table")
blocks.section("All ties in the picture")
blocks.linked_table(rows, key="tie_table")
drawer(state)
