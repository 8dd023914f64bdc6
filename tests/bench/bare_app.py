"""The yardstick: the least Streamlit page with a picture of 31 points and one choice."""

import plotly.graph_objects as go
import streamlit as st

SHIFTS = ("None", "Up", "Down")

shift = SHIFTS.index(st.selectbox("Shift", SHIFTS))
points = range(31)
heights = [(point * 7 + shift * (point % 5)) % 31 for point in points]
st.plotly_chart(go.Figure(go.Scatter(x=list(points), y=heights, mode="markers")))
