"""A page that says whether it is narrow, behind the dashboard's own headers. A test's entry."""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Route

from dpnsee_analytics.ui.server import SecurityHeaders, health, script_error

app = st.App(
    Path(__file__).with_name("width_page.py"),
    middleware=[Middleware(SecurityHeaders)],
    routes=[Route("/health", health)],
    on_script_error=script_error,
)
