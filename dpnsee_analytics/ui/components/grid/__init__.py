"""The power-interest grid in the browser: an inline SVG drawn by ``grid.js`` from a spec."""

from collections.abc import Callable
from pathlib import Path

import streamlit as st

_HERE = Path(__file__).parent

_GRID = st.components.v2.component(
    "power_interest_grid",
    html='<div class="grid-root"></div>',
    css=(_HERE / "grid.css").read_text(encoding="utf-8"),
    js=(_HERE / "grid.js").read_text(encoding="utf-8"),
)


def _nothing() -> None:
    """Streamlit names a trigger in its result only where it has a callback."""


def power_interest_grid(
    spec: dict, *, key: str, on_actor_change: Callable[[], None] = _nothing
) -> str | None:
    """Draw the grid of ``figures.grid.grid_spec`` and return the id of the actor just chosen.

    Chosen means clicked, tapped, or Enter or Space pressed on its name; the id is returned in
    the one run that follows and is None in every other. ``on_actor_change`` runs before that
    run and finds the id in ``st.session_state[key].actor``. The grid fills its container and
    becomes counts and a list below 640 px. Not inside ``st.form``: triggers are ignored there.
    """
    return _GRID(data=spec, key=key, on_actor_change=on_actor_change).actor
