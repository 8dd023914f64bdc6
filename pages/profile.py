"""Who is this actor, and what is on record?"""

from dpnsee_analytics.ui import blocks, filters
from dpnsee_analytics.ui.data import current_state
from dpnsee_analytics.ui.profile import profile

state = current_state()
actor = filters.profile_actor(state)
blocks.title(state.actors.at[actor, "name"])
profile(state, actor)
