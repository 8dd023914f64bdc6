"""Who is this actor, and what is on record?"""

import streamlit as st

from dpnsee_analytics.ui import blocks, filters
from dpnsee_analytics.ui.data import current_state
from dpnsee_analytics.ui.profile import profile

state = current_state()
with st.container(width=960):
    actor = filters.profile_actor(state)
    blocks.title(state.actors.at[actor, "name"])
    profile(state, actor)
