"""Says whether its window is narrow and how often it has run: the script of ``width_app.py``."""

import streamlit as st

from dpnsee_analytics.ui.components.width import page_is_narrow

st.session_state["runs"] = st.session_state.get("runs", 0) + 1
st.title("Width")
st.html("<p class='before' style='margin:0'>before</p>")
if "hidden" not in st.query_params:
    narrow = page_is_narrow()
    st.session_state["said"] = f"narrow: {narrow}, runs: {st.session_state['runs']}"
st.html(f"<p class='after' style='margin:0'>{st.session_state.get('said', 'not asked')}</p>")
st.button("Again")
