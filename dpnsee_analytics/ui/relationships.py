"""What the page of relationships shows: the whole network, or the ties around one actor."""

from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from dpnsee_analytics.figures.relationships import ego_figure, relationship_figure
from dpnsee_analytics.figures.style import Theme
from dpnsee_analytics.metrics import register as rows
from dpnsee_analytics.metrics import ties as tied
from dpnsee_analytics.metrics.ego import neighbourhood
from dpnsee_analytics.reports import narrative
from dpnsee_analytics.reports.narrative import Answer
from dpnsee_analytics.ui import filters
from dpnsee_analytics.ui.data import State, measured_register


@dataclass(frozen=True)
class TiesView:
    """One picture of ties with its words: the actors drawn and the records of ties among them."""

    question: str
    answer: Answer
    figure: go.Figure
    alt: str
    caption: str
    drawn: pd.DataFrame
    records: pd.DataFrame
    measure: str


def chosen_ties(state: State, theme: Theme) -> TiesView:
    """Draw the page's own filters and return the picture they ask for."""
    relationships = state.dataset.relationships
    kind, year = filters.tie_kind(), filters.tie_year(tied.tie_years(relationships))
    (measure, label), (centre, depth) = filters.measure(), filters.ego(state)
    selection = filters.chosen_selection(state)
    everyone = measured_register(state, measure)
    shown, _ = rows.shown_stakeholders(everyone, selection)
    ties = tied.pairs(state.graph, kind, year)
    if centre:
        question = f"Who is tied to {everyone.at[centre, 'short_name']}?"
        answer = narrative.ego_answer(everyone.loc[centre], ties)
        drawn = neighbourhood(everyone, ties, centre, depth)
    else:
        question = "Who links us to the actors?"
        answer = narrative.relationships_answer(shown, filters.SCOPE_WORDS[selection.scope])
        drawn = rows.in_the_picture(everyone, shown, ties)
    records = rows.among(tied.of_year(tied.of_kind(relationships, kind), year), drawn)
    headings = narrative.ego_headings(centre)
    if centre and depth == 1:
        figure = ego_figure(drawn, ties, centre, theme=theme)
    else:
        busiest = [] if centre else rows.busiest_members(everyone)
        among = rows.among(ties, drawn)
        figure = relationship_figure(
            drawn, among, theme=theme, highlighted=busiest, headings=headings
        )
    caption = narrative.relationships_caption(len(records), shown, state.date, label, centre, year)
    alt = narrative.relationships_alt(answer, centre)
    return TiesView(question, answer, figure, alt, caption, drawn, records, label)
