"""A picture with all that belongs to it: alternative text, caption and files to take away."""

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from dpnsee_analytics.ui import blocks
from dpnsee_analytics.ui.downloads import downloads


def picture(
    figure: go.Figure,
    rows: pd.DataFrame,
    *,
    key: str,
    name: str,
    title: str,
    alt: str,
    caption: str = "",
) -> None:
    """Show a figure nobody chooses in, its caption, and the buttons for ``rows`` and the picture.

    ``name`` is the files' name; ``title`` stands above the picture in them.
    """
    st.plotly_chart(figure, theme=None, key=key, alt=alt, config={"displayModeBar": False})
    if caption:
        blocks.caption(caption)
    downloads(rows, target=key, name=name, title=title, caption=caption)
