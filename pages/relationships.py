"""Who links us to the actors?"""

import streamlit as st

from dpnsee_analytics.figures.relationships import ego_figure, relationship_figure
from dpnsee_analytics.metrics import register as rows
from dpnsee_analytics.metrics import ties as tied
from dpnsee_analytics.metrics.ego import neighbourhood
from dpnsee_analytics.reports import narrative
from dpnsee_analytics.ui import blocks, filters
from dpnsee_analytics.ui.choice import selectable_figure
from dpnsee_analytics.ui.data import current_state, current_theme, measured_register
from dpnsee_analytics.ui.profile import drawer

state, theme = current_state(), current_theme()
selection = filters.chosen_selection(state)
kind, year = filters.tie_kind(), filters.tie_year(tied.tie_years(state.dataset.relationships))
(measure, label), (centre, depth) = filters.measure(), filters.ego(state)
everyone = measured_register(state, measure)
shown, _ = rows.shown_stakeholders(everyone, selection)
ties = tied.pairs(state.graph, kind, year)
records = tied.of_year(tied.of_kind(state.dataset.relationships, kind), year)

if centre:
    name = everyone.at[centre, "short_name"]
    question, answer = f"Who is tied to {name}?", narrative.ego_answer(everyone.loc[centre], ties)
    drawn = neighbourhood(everyone, ties, centre, depth)
else:
    question = "Who links us to the actors?"
    answer = narrative.relationships_answer(shown, filters.SCOPE_WORDS[selection.scope])
    drawn = rows.in_the_picture(everyone, shown, ties)
among = rows.among(records, drawn)
small_print = narrative.relationships_caption(len(among), shown, state.date, label, centre, year)
if centre and depth == 1:
    figure = ego_figure(drawn, ties, centre, theme=theme)
else:
    figure = relationship_figure(
        drawn,
        rows.among(ties, drawn),
        theme=theme,
        highlighted=[] if centre else rows.busiest_members(everyone),
        headings=narrative.ego_headings(everyone, centre),
    )

blocks.title(question, answer)
graph, side = st.columns([4.3, 1], gap="medium")
with graph:
    selectable_figure(figure, key="graph", alt=narrative.relationships_alt(answer, centre))
    blocks.caption(small_print)
with side:
    blocks.group_legend(drawn, theme)

blocks.section("All actors in the picture")
blocks.step_table(drawn, key="step_table")
blocks.section("All ties in the picture")
blocks.tie_table(among, state.actors["short_name"], key="tie_table")
drawer(state)
