"""Whether the reader's window is narrow, for what a page must decide in Python."""

from pathlib import Path

import streamlit as st

_WIDTH = st.components.v2.component(
    "window_width", js=(Path(__file__).parent / "width.js").read_text(encoding="utf-8")
)


def _nothing() -> None:
    """Streamlit takes a default for a state only where it has a callback."""


def page_is_narrow(*, key: str = "width", below: int = 640) -> bool:
    """Return whether the browser's window is narrower than ``below`` pixels.

    False in the first run; the browser reports only where that is wrong, and again when it
    changes: one more run each time, none at all on a wide window. It shows nothing and takes no
    room. Draw it in every run, so that the answer is kept.
    """
    known = bool(st.session_state.get(key, {}).get("narrow", False))
    result = _WIDTH(
        data={"below": below, "narrow": known},
        default={"narrow": False},
        key=key,
        on_narrow_change=_nothing,
    )
    return bool(result.narrow)
