"""Who should we manage closely?"""

import streamlit as st

from dpnsee_analytics.figures.grid import grid_spec
from dpnsee_analytics.metrics.register import shown_stakeholders
from dpnsee_analytics.reports import narrative
from dpnsee_analytics.ui import blocks, filters
from dpnsee_analytics.ui.choice import grid_name_chosen
from dpnsee_analytics.ui.components.grid import power_interest_grid
from dpnsee_analytics.ui.data import current_state, current_theme, register
from dpnsee_analytics.ui.profile import drawer

state, theme = current_state(), current_theme()
selection = filters.chosen_selection(state)
cut, years = filters.high_means(), filters.show_years()
shown, hidden = shown_stakeholders(register(state, cut), selection)
rated = shown[shown["quadrant"].notna()]

blocks.title("Who should we manage closely?", narrative.grid_answer(shown, state.date))
picture, side = st.columns([4.6, 1], gap="medium")
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
    scope = filters.SCOPE_WORDS[selection.scope]
    blocks.caption(narrative.grid_caption(shown, cut, scope))
    blocks.caveat(narrative.desk_study_caveat(state.dataset.ratings), theme)
with side:
    blocks.group_legend(rated, theme, hollow=True)
    blocks.marker_legend(shown, theme)
    blocks.small_print("Unrated", narrative.unrated_sentence(shown, hidden), theme)

blocks.section("Who stands in which quadrant?")
blocks.quadrant_lists(narrative.quadrant_lists(shown))
blocks.section("All scores")
blocks.actor_table(shown, state.country_names, key="grid_table")
drawer(state)
