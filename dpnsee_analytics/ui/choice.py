"""What the reader has just clicked: a row, a point, a name; and the profile it opens.

A choice is taken over in the widget's callback, so it counts once. When the profile is closed,
a figure that opened it is drawn anew under another key: the same point can be chosen again.
"""

from collections.abc import Sequence
from functools import partial

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

NOT_KNOWN = "–"
_OPENED, _OPENER, _ROUND = "opened_profile", "opener", "round of "
_LAST = "last row of "


def pop_opened() -> str:
    """Return the actor whose profile is to open in this run, once; "" when none is."""
    return st.session_state.pop(_OPENED, "")


def forget_opener() -> None:
    """Clear the selection of the widget that opened the profile, so that it can be made again."""
    opener = st.session_state.pop(_OPENER, "")
    if opener:
        st.session_state[_ROUND + opener] = st.session_state.get(_ROUND + opener, 0) + 1


def open_profile(actor: str, opener: str = "") -> None:
    """Have the profile of ``actor`` opened in the next run."""
    st.session_state[_OPENED] = actor
    st.session_state[_OPENER] = opener


def grid_name_chosen() -> None:
    """Open the profile of the name just chosen on the grid (the component keyed ``grid``)."""
    actor = st.session_state["grid"].get("actor")
    if actor:
        open_profile(actor)


def selectable_table(
    table: pd.DataFrame, *, key: str, height: int | str = "auto", **options
) -> None:
    """Show a table indexed by actor id; choosing a row opens that actor's profile."""
    st.dataframe(
        table.reset_index(drop=True),
        hide_index=True,
        key=key,
        height=height,
        on_select=partial(_row_chosen, key, tuple(table.index)),
        selection_mode="single-row",
        placeholder=NOT_KNOWN,
        **options,
    )


def selectable_figure(figure: go.Figure, *, key: str, alt: str, chosen=None) -> None:
    """Show a figure whose points bear an id as customdata; choosing one calls ``chosen(id)``.

    By default that opens the actor's profile.
    """
    widget = _widget_key(key)
    st.plotly_chart(
        figure,
        theme=None,
        key=widget,
        alt=alt,
        on_select=partial(_point_chosen, key, widget, chosen),
        selection_mode="points",
        config={"displayModeBar": False, "scrollZoom": False, "doubleClick": False},
    )


def _widget_key(key: str) -> str:
    return f"{key}_{st.session_state.get(_ROUND + key, 0)}"


def _row_chosen(widget: str, ids: Sequence[str]) -> None:
    """Open the row's profile; a row taken out of the selection was chosen a second time.

    So the table keeps its key, and the focus comes back to its cell when the profile closes.
    """
    rows = st.session_state[widget]["selection"]["rows"]
    actor = ids[rows[0]] if rows else st.session_state.get(_LAST + widget, "")
    if actor:
        st.session_state[_LAST + widget] = actor
        open_profile(actor)


def _point_chosen(key: str, widget: str, chosen) -> None:
    points = st.session_state[widget]["selection"]["points"]
    data = points[0].get("customdata") if points else None
    ids = data if isinstance(data, list | tuple) else [data]
    if not ids[0]:
        return
    if chosen is None:
        open_profile(str(ids[0]), key)
    else:
        chosen(str(ids[0]))
        st.session_state[_OPENER] = key
        forget_opener()
