"""The profile of one actor: in a drawer over a picture, and as the page ``/profile``."""

import pandas as pd
import streamlit as st

from dpnsee_analytics.dates import in_words
from dpnsee_analytics.figures.style import Theme, group_colour, symbol_image
from dpnsee_analytics.figures.timeline import timeline_figure
from dpnsee_analytics.groups import GROUP_LABELS
from dpnsee_analytics.metrics.quadrants import QUADRANT_LABELS
from dpnsee_analytics.plain import html_text
from dpnsee_analytics.reports.narrative import counted, oddity, profile_line
from dpnsee_analytics.reports.tables import event_rows, tie_rows
from dpnsee_analytics.schema import KOSOVO_FOOTNOTE, NETWORK_ID, in_plain_words
from dpnsee_analytics.ui import blocks
from dpnsee_analytics.ui.choice import forget_opener, pop_opened
from dpnsee_analytics.ui.data import State, current_theme, register
from dpnsee_analytics.ui.picture import picture

DRAWER_WIDTH = 664


def drawer(state: State) -> None:
    """Open the profile the reader has just asked for, beside the page; else nothing."""
    actor = pop_opened()
    if actor not in state.actors.index:
        return
    dialog = st.dialog("Profile", width=DRAWER_WIDTH, position="right", on_dismiss=forget_opener)
    dialog(_named_profile)(state, actor)


def _named_profile(state: State, actor: str) -> None:
    blocks.title(state.actors.at[actor, "name"])
    profile(state, actor)


def profile(state: State, actor: str) -> None:
    """Draw the profile of ``actor``, all but its name: who it is, scores, events, ties, sources."""
    theme = current_theme()
    row = register(state).loc[actor]
    country = _country(state, row["country_code"])
    _identity(row, country, theme)
    blocks.notice(oddity(row, register(state)), theme)
    if row["kind"] == "stakeholder":
        _ratings(state, actor, row, theme)
        _events(state, actor, row, theme)
    _ties(state, actor)
    _about(row, state)
    if "Kosovo*" in f"{row['name']}{country}{row['note']}" or row["country_code"] == "XK":
        blocks.caption(KOSOVO_FOOTNOTE)


def _identity(row: pd.Series, country: str, theme: Theme) -> None:
    group = GROUP_LABELS[row["group"]]
    symbol = symbol_image(row["group"], theme)
    st.html(
        f'<div style="display:flex;gap:8px;align-items:center"><img src="{symbol}" alt="" '
        f'width="18" height="18"><span>{html_text(group)} <span style="color:{theme.text_muted}">'
        f"· {html_text(profile_line(row, country))}</span></span></div>"
    )


def _country(state: State, code: object) -> str:
    return "" if pd.isna(code) else state.country_names.get(code, str(code))


def _ratings(state: State, actor: str, row: pd.Series, theme: Theme) -> None:
    ratings = state.dataset.ratings
    given = ratings[ratings["stakeholder_id"] == actor].sort_values("rated_on", ascending=False)
    if given.empty:
        st.write("Not rated yet: neither proposed nor rated by the network.")
        return
    for column, name in zip(st.columns(2), ("interest", "power"), strict=True):
        with column:
            _score(name, row, theme)
            for record in given.itertuples():
                if pd.notna(getattr(record, name)):
                    _reason(record, name, theme)
    label = QUADRANT_LABELS.get(row["quadrant"], "In no quadrant")
    state_words = (
        "hollow: a proposal, not yet rated by the network"
        if row["proposed"]
        else "solid: rated by the network"
    )
    st.markdown(f"**{label}** · {state_words}")
    newest = given.iloc[0]
    for column, name in zip(st.columns(2), ("drivers", "restraints"), strict=True):
        with column:
            words = newest[name]
            blocks.labelled(name.capitalize(), "none recorded" if pd.isna(words) else words)
    if pd.notna(newest["note"]):
        blocks.caption(newest["note"])


def _score(name: str, row: pd.Series, theme: Theme) -> None:
    value = row[name]
    colour = group_colour(row["group"], theme)
    words = "unrated" if pd.isna(value) else f"{value:.2g}"
    dots = "".join(
        _dot(pd.notna(value) and round(value) == step, bool(row["proposed"]), colour, theme)
        for step in range(1, 6)
    )
    st.html(
        '<div style="display:flex;align-items:center;gap:7px">'
        f'<strong style="margin-right:auto">{name.capitalize()} {words}</strong>{dots}</div>'
    )


def _dot(here: bool, hollow: bool, colour: str, theme: Theme) -> str:
    line = f"3px solid {colour}" if here else f"1.5px solid {theme.border}"
    fill = colour if here and not hollow else "transparent"
    return (
        f'<span style="width:15px;height:15px;border-radius:50%;border:{line};background:{fill};'
        'display:inline-block;box-sizing:border-box"></span>'
    )


def _reason(record, name: str, theme: Theme) -> None:
    reason = getattr(record, f"{name}_rationale")
    who = "" if pd.isna(record.rater) else record.rater
    sure = "" if pd.isna(record.confidence) else f", confidence {record.confidence}"
    st.html(
        f'<div style="font-size:14px;line-height:1.45;color:{theme.text_muted}">'
        f"{html_text(reason)}<br>{html_text(who)}, {in_words(record.rated_on)}{sure}</div>"
    )


def _events(state: State, actor: str, row: pd.Series, theme: Theme) -> None:
    events = state.dataset.engagements
    events = events[events["stakeholder_id"] == actor].sort_values("date", ascending=False)
    if events.empty:
        blocks.section("No event on record")
        st.write("None was found in public sources; that does not mean that none took place.")
        return
    last = in_words(str(row["last_event"]))
    blocks.section(f"{counted(len(events), 'event', start=True)}, the last on {last}")
    figure = timeline_figure(events, group=row["group"], until=state.date, theme=theme)
    rows = event_rows(events)
    heading = f"{row['short_name']}: {counted(len(events), 'event')} on record"
    picture(
        figure,
        rows,
        key=f"timeline_{actor}",
        name=f"events_{actor}_{state.date}",
        title=heading,
        alt=f"{heading}, by year and kind. The table below lists them.",
    )
    blocks.linked_table(rows, key=f"events_{actor}")


def _ties(state: State, actor: str) -> None:
    ties = state.dataset.relationships
    here = ties[(ties["source_id"] == actor) | (ties["target_id"] == actor)]
    blocks.section(f"{counted(len(here), 'tie', start=True)} on record")
    if here.empty:
        st.write("No tie was found in public sources; that does not mean that there is none.")
        return
    rows = tie_rows(here, state.actors["short_name"])
    blocks.linked_table(rows, key=f"ties_{actor}")


def _about(row: pd.Series, state: State) -> None:
    if row.name == NETWORK_ID:
        return
    blocks.section("About")
    if pd.notna(row["note"]):
        blocks.paragraph(row["note"])
    facts = {
        "English name": row["english_name"],
        "Joined": row["joined"],
        "Founded": row["founded"],
        "Services": _services(row["services"]),
        "Evidence of": row["as_of"],
    }
    if row["kind"] == "member":
        facts["Joined"] = row["joined"] if pd.notna(row["joined"]) else "not published"
    known = "; ".join(f"{name}: {value}" for name, value in facts.items() if pd.notna(value))
    blocks.caption(known)
    with st.container(horizontal=True):
        for label, address in (("Website", row["website"]), ("Source", row["source_url"])):
            if pd.notna(address) and str(address).startswith("http"):
                st.link_button(label, address)
    if str(row["source_url"]).startswith("seed:"):
        blocks.caption("Source: the network’s Strategic Platform of 2021.")


def _services(services: object) -> object:
    return services if pd.isna(services) else ", ".join(map(in_plain_words, services.split(";")))
