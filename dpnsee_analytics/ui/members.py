"""How the members' page shows its tables, and the switch for former members."""

import pandas as pd
import streamlit as st

from dpnsee_analytics.ui import blocks
from dpnsee_analytics.ui.choice import selectable_table


def shown_members(spans: pd.DataFrame) -> pd.DataFrame:
    """Draw the switch for former members, if there are any; return the members to show."""
    former = spans["membership"] == "former"
    if not former.any():
        return spans
    also = st.toggle("Former members too", key="former", bind="query-params")
    return spans if also else spans[~former]


def member_table(rows: pd.DataFrame) -> None:
    """Show ``reports.members.member_rows``; choosing a row opens the profile."""
    if rows.empty:
        st.info("No current member is recorded.")
        return
    # Two keys: a row chosen in one of the two tables is another row in the other.
    selectable_table(rows, key="all_members" if "Left" in rows else "current_members")


def services_table(rows: pd.DataFrame) -> None:
    """Show ``reports.members.service_rows`` with every name in sight; nothing when empty."""
    if len(rows):
        blocks.html_table(rows)


def sentence(words: str) -> None:
    """Show what a picture shows, under its heading; nothing when there is nothing to say."""
    if words:
        blocks.paragraph(words)


def growth_table(rows: pd.DataFrame) -> None:
    """Show ``reports.members.growth_rows``; nothing when empty."""
    if len(rows):
        blocks.linked_table(rows, key="growth_table")
