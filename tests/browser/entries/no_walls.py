"""The dashboard with neither escaping nor headers, to show that the listener hears. A test's."""

import streamlit as st
from starlette.routing import Route

from dpnsee_analytics.ui.server import health, script_error
from tests.browser.entries.no_escaping import SCRIPT

app = st.App(SCRIPT, routes=[Route("/health", health)], on_script_error=script_error)
