"""What needs our attention?"""

import streamlit as st

from dpnsee_analytics.figures.events_per_year import events_per_year_figure
from dpnsee_analytics.metrics.attention import events_until
from dpnsee_analytics.reports import attention
from dpnsee_analytics.reports.narrative import desk_study_caveat
from dpnsee_analytics.reports.tables import year_rows
from dpnsee_analytics.ui import blocks, overview
from dpnsee_analytics.ui.data import current_state, current_theme, register
from dpnsee_analytics.ui.picture import picture

state, theme = current_state(), current_theme()
actors = register(state)
figures = attention.key_figures(actors, state.dataset, state.date)
tasks = attention.tasks(actors, state.dataset, state.graph, state.date)
years = events_until(state.dataset, state.date)

blocks.title("What needs our attention?", attention.attention_answer(actors, state.date))
overview.figure_row(figures, theme)
todo, beside = st.columns([13, 10], gap="medium")
with todo:
    blocks.section("What needs attention, most pressing first")
    overview.task_list(tasks, attention.nothing_to_do(actors), theme)
with beside:
    blocks.section(attention.quadrant_question(actors))
    overview.quadrant_cells(attention.quadrant_counts(actors), theme)
    blocks.caption(attention.quadrant_caption(actors))
    question = "How many events do we have on record per year?"
    blocks.section(question)
    picture(
        events_per_year_figure(years, theme=theme),
        year_rows(years),
        key="years",
        name=f"events_per_year_{state.date}",
        title=question,
        alt=attention.events_alt(years),
        caption=attention.events_caption(years, state.date),
    )
blocks.caveat(desk_study_caveat(state.dataset.ratings), theme)
overview.footnote(attention.footnote(tasks, figures))
