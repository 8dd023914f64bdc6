"""Who should we manage closely?"""

import streamlit as st

from dpnsee_analytics.figures.grid import grid_spec
from dpnsee_analytics.figures.style import symbol_words
from dpnsee_analytics.metrics.register import shown_stakeholders
from dpnsee_analytics.reports import narrative
from dpnsee_analytics.reports.tables import actor_rows
from dpnsee_analytics.ui import blocks, filters
from dpnsee_analytics.ui.choice import grid_name_chosen, selectable_table
from dpnsee_analytics.ui.components.grid import power_interest_grid
from dpnsee_analytics.ui.data import current_state, current_theme, measured_register
from dpnsee_analytics.ui.downloads import downloads
from dpnsee_analytics.ui.profile import drawer

state, theme = current_state(), current_theme()
selection = filters.chosen_selection(state)
cut, (measure, label) = filters.high_means(), filters.symbol_measure()
years = filters.show_years()
shown, hidden = shown_stakeholders(measured_register(state, measure, cut), selection)
rated = shown[shown["quadrant"].notna()]
question, answer = "Who should we manage closely?", narrative.grid_answer(shown, state.date)
scope = filters.SCOPE_WORDS[selection.scope]
small_print = narrative.grid_caption(shown, cut, scope, label)
warning = narrative.desk_study_caveat(state.dataset.ratings)
rows = actor_rows(shown, state.country_names)

blocks.title(question, answer)
picture, side = st.columns([4.5, 1], gap="medium")
with picture:
    if rated.empty:
        blocks.nothing_shown(narrative.nothing_on_the_grid(shown))
    else:
        alt = narrative.grid_alt(shown)
        power_interest_grid(
            grid_spec(rated, theme=theme, cut=cut, show_years=years, alt=alt),
            key="grid",
            on_actor_change=grid_name_chosen,
        )
        blocks.caption(small_print)
        blocks.caveat(warning, theme)
        downloads(
            rows,
            target="grid",
            name=f"grid_{state.date}",
            title=f"{question}\n{answer}",
            caption=f"{symbol_words(rated['group'])}\n{small_print} {warning}",
        )
with side:
    blocks.group_legend(rated, theme, hollow=True)
    blocks.marker_legend(shown, theme)
    blocks.small_print("Unrated", narrative.unrated_sentence(shown, hidden), theme)

blocks.section("Who stands in which quadrant?")
blocks.quadrant_lists(narrative.quadrant_lists(shown))
blocks.section("All scores")
selectable_table(rows, key="grid_table")
drawer(state)
