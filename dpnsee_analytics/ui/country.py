"""The panel beside the map: one country, its members and its public bodies."""

import pandas as pd
import streamlit as st

from dpnsee_analytics.actors import current_members
from dpnsee_analytics.dates import in_words
from dpnsee_analytics.metrics.register import shown_stakeholders
from dpnsee_analytics.reports.narrative import digits
from dpnsee_analytics.schema import in_plain_words
from dpnsee_analytics.selection import Selection
from dpnsee_analytics.ui import blocks
from dpnsee_analytics.ui.choice import selectable_table
from dpnsee_analytics.ui.data import State, current_state, register


def country_chosen(code: str) -> None:
    """Put the country just clicked on the map into the panel (a callback)."""
    state = current_state()
    if code in set(state.dataset.countries["country_code"]):
        st.session_state["country"] = state.country_names[code]


def country_panel(state: State, counts: pd.DataFrame, code: str, selection: Selection) -> None:
    """Draw one country: its figures, its members, the actors seated there. "" draws nothing."""
    if not code:
        return
    row = counts.loc[code]
    blocks.section(row["name"])
    blocks.caption(_status(row))
    events = state.dataset.engagements["event_id"].nunique()
    first, second, third = st.columns(3)
    first.metric("members", int(row["members"]))
    per_million = row["members_per_million"]
    second.metric("per million people", "–" if pd.isna(per_million) else f"{per_million:.2g}")
    third.metric("events held here", f"{int(row['events'])} of {events}")
    _members(state, code)
    _seated(state, code, row["name"], selection)


def _status(row: pd.Series) -> str:
    since = f" since {in_words(row['eu_since'])}" if pd.notna(row["eu_since"]) else ""
    status = {
        "member": "EU member",
        "candidate": "EU candidate",
        "potential_candidate": "potential EU candidate",
        "none": "no EU status",
    }.get(row["eu_status"], "EU status not known")
    if pd.isna(row["population"]):
        return f"{status}{since} · population not known"
    people = row["population"]
    words = f"{people / 1e6:.1f} million" if people >= 1e6 else digits(round(people, -3))
    return f"{status}{since} · {words} people ({row['population_year']})"


def _members(state: State, code: str) -> None:
    members = current_members(state.dataset)
    here = members[members["country_code"] == code].set_index("member_id")
    if here.empty:
        st.write("No current member is recorded in this country.")
        return
    table = pd.DataFrame(
        {
            "Member": here["name"],
            "Town": here["city"].fillna("not known"),
            "Status": here["membership"],
            "Joined": here["joined"].str[:4],
        }
    )
    selectable_table(table, key=f"members_{code}")


def _seated(state: State, code: str, name: str, selection: Selection) -> None:
    stakeholders, _ = shown_stakeholders(register(state), selection)
    here = stakeholders[stakeholders["country_code"] == code]
    if here.empty:
        blocks.caption(f"No other actor seated in {name} is on record or matches the filters.")
        return
    blocks.labelled(f"Actors seated in {name}, and our events with them", "")
    here = here.sort_values(["events", "short_name"], ascending=[False, True])
    table = pd.DataFrame(
        {
            "Actor": here["short_name"],
            "Category": here["category"].map(in_plain_words),
            "Events": here["events"].astype("int64"),
            "Last": here["last_event"].str[:4],
        }
    )
    selectable_table(table, key=f"seated_{code}")
