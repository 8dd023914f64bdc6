"""What can be taken away from a picture: its table as CSV, itself as PNG and SVG."""

import re
from functools import partial

import pandas as pd
import streamlit as st

from dpnsee_analytics.export import csv_export
from dpnsee_analytics.ui.components.downloads import picture_downloads
from dpnsee_analytics.ui.data import current_theme


def downloads(table: pd.DataFrame, *, target: str, name: str, title: str, caption: str) -> None:
    """Show one row of buttons: the table as CSV, the picture keyed ``target`` as PNG and SVG.

    The files are called ``dpnsee_`` and ``name``, into which the page puts the date of the data.
    The pictures bear ``title`` above (its first line bold) and ``caption`` below.
    """
    theme, file = current_theme(), file_name(name)
    with st.container(horizontal=True, vertical_alignment="center"):
        csv_download(table, target=target, name=name)
        picture_downloads(
            target=target,
            name=file,
            title=title,
            caption=caption,
            background=theme.background,
            text=theme.text,
            muted=theme.text_muted,
            key=f"{target}_picture",
        )


def csv_download(table: pd.DataFrame, *, target: str, name: str) -> None:
    """Show the button that takes ``table`` away as CSV."""
    st.download_button(
        "CSV",
        partial(csv_export, table),  # made when it is asked for, not at every run
        file_name=f"{file_name(name)}.csv",
        mime="text/csv",
        on_click="ignore",
        key=f"{target}_csv",
    )


def file_name(name: str) -> str:
    """Return ``dpnsee_`` and ``name`` with every run of other signs as ``_``: ``dpnsee_grid_2026``.

    Letters of any alphabet, digits, full stops and hyphens stay.
    """
    return "dpnsee_" + re.sub(r"[^\w.-]+", "_", name).strip("_")
