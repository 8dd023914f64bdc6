"""The DPNSEE stakeholder dashboard: ``streamlit run dashboard.py``.

Streamlit finds the ``st.App`` below by the name ``app`` and serves ``ui/app.py`` through it.
The script of the pages lives in the package because a ``pages/`` directory beside the script
that calls ``st.navigation`` would take over navigation (docs/decisions/0001).
"""

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.routing import Route

from dpnsee_analytics.ui.server import SecurityHeaders, health, script_error

app = st.App(
    Path(__file__).parent / "dpnsee_analytics" / "ui" / "app.py",
    middleware=[
        Middleware(SecurityHeaders),
        Middleware(GZipMiddleware, minimum_size=1000, compresslevel=4),
    ],
    routes=[Route("/health", health)],
    on_script_error=script_error,
)
