"""The dashboard with ``plain.py`` open: only the headers are left. A test's entry."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Route

from dpnsee_analytics import plain
from dpnsee_analytics.ui.server import SecurityHeaders, health, script_error


def _unchanged(text: object) -> str:
    return "" if text is None or text != text else str(text)


# Before any page is imported: they take the doors by name.
plain.plotly_text = plain.markdown_text = plain.html_text = _unchanged

SCRIPT = Path(__file__).resolve().parents[3] / "dpnsee_analytics" / "ui" / "app.py"
app = st.App(
    SCRIPT,
    middleware=[Middleware(SecurityHeaders)],
    routes=[Route("/health", health)],
    on_script_error=script_error,
)
