"""The dashboard without its headers: only the escaping is left. A test's entry."""

from pathlib import Path

import streamlit as st
from starlette.routing import Route

from dpnsee_analytics.ui.server import health, script_error

app = st.App(
    Path(__file__).resolve().parents[3] / "dpnsee_analytics" / "ui" / "app.py",
    routes=[Route("/health", health)],
    on_script_error=script_error,
)
