"""Who links us to the actors?"""

import streamlit as st

from dpnsee_analytics.figures.relationships import ego_figure, relationship_figure
from dpnsee_analytics.metrics import register as rows
from dpnsee_analytics.metrics.ties import of_kind, pairs
from dpnsee_analytics.reports import narrative
from dpnsee_analytics.ui import blocks, filters
from dpnsee_analytics.ui.choice import selectable_figure
from dpnsee_analytics.ui.data import current_state, current_theme, register
from dpnsee_analytics.ui.profile import drawer

state, theme = current_state(), current_theme()
selection = filters.chosen_selection(state)
kind, centre = filters.tie_kind(), filters.ego(state)
everyone = register(state)
shown, _ = rows.shown_stakeholders(everyone, selection)
ties = pairs(state.graph, kind)
records = of_kind(state.dataset.relationships, kind)
busiest = rows.busiest_members(everyone)

if centre:
    answer = narrative.ego_answer(everyone.loc[centre], ties)
    blocks.title(f"Who is tied to {everyone.at[centre, 'short_name']}?", answer)
    drawn = rows.neighbourhood(everyone, ties, centre)
    picture = ego_figure(drawn.assign(column=drawn["steps"]), ties, centre, theme=theme)
    small_print = narrative.ego_caption(len(drawn) - 1, state.date)
else:
    answer = narrative.relationships_answer(shown, filters.SCOPE_WORDS[selection.scope])
    blocks.title("Who links us to the actors?", answer)
    drawn = rows.in_the_picture(everyone, shown, ties)
    picture = relationship_figure(
        drawn.assign(column=drawn["steps"]),
        rows.among(ties, drawn),
        theme=theme,
        highlighted=busiest,
    )
    small_print = narrative.relationships_caption(
        len(rows.among(records, drawn)), shown, state.date
    )

graph, side = st.columns([4.3, 1], gap="medium")
with graph:
    selectable_figure(picture, key="graph", alt=narrative.relationships_alt(answer, centre))
    blocks.caption(small_print)
with side:
    blocks.group_legend(drawn, theme)

blocks.section("All actors in the picture")
blocks.step_table(drawn, key="step_table")
blocks.section("All ties in the picture")
blocks.tie_table(rows.among(records, drawn), state.actors["short_name"], key="tie_table")
drawer(state)
