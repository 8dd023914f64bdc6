"""The blocks of the overview: the row of figures, the list of tasks, the four quadrants."""

from collections.abc import Sequence

import streamlit as st

from dpnsee_analytics.figures.style import Theme
from dpnsee_analytics.plain import html_text, markdown_text
from dpnsee_analytics.reports.attention import KeyFigure, QuadrantCount, Task
from dpnsee_analytics.ui import blocks
from dpnsee_analytics.ui.data import ROOT


def figure_row(figures: Sequence[KeyFigure], theme: Theme) -> None:
    """Show the key figures side by side, as many in a row as the screen takes."""
    cells = "".join(
        f'<div style="border-left:3px solid {theme.grid_line};padding-left:16px">'
        f'<div style="font-size:34px;font-weight:700;line-height:1.05;white-space:nowrap">'
        f"{html_text(figure.value)}</div>"
        f'<div style="font-weight:600;line-height:1.4">{html_text(figure.label)}</div>'
        f'<div style="font-size:14px;line-height:1.35;color:{theme.text_muted}">'
        f"{html_text(figure.note)}</div></div>"
        for figure in figures
    )
    st.html(
        '<div style="display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));'
        f'gap:16px 20px">{cells}</div>'
    )


def task_list(tasks: Sequence[Task], nothing: str, theme: Theme) -> None:
    """Show each task with the link to the view that shows it; ``nothing`` when there is none."""
    if not tasks:
        blocks.paragraph(nothing)
        return
    # Streamlit draws a page link without an edge and has no setting for one.
    edge = f"border:1px solid {theme.axis_line};border-radius:6px;justify-content:center"
    room = ".st-key-tasks .stPageLink{padding:12px 0}"
    st.html(f"<style>.st-key-tasks a{{{edge}}}{room}</style>")
    with st.container(gap=None, key="tasks"):
        for place, task in enumerate(tasks):
            st.html(f'<div style="border-top:1px solid {theme.border}"></div>')
            words, link = st.columns([4.6, 1], vertical_alignment="center", gap="small")
            with words:
                _task(task, theme.accent if place == 0 else theme.text, theme)
            link.page_link(
                ROOT / "pages" / f"{task.page}.py",
                label=markdown_text(task.link),
                query_params=task.query,
                width="stretch",
            )


def _task(task: Task, colour: str, theme: Theme) -> None:
    st.html(
        '<div style="display:flex;gap:16px;align-items:center;padding:6px 0">'
        f'<div style="flex:0 0 44px;text-align:right;font-size:25px;font-weight:600;'
        f'color:{colour}">{task.count}</div>'
        f'<div><div style="font-weight:600;line-height:1.35">{html_text(task.sentence)}</div>'
        f'<div style="font-size:15px;line-height:1.3;color:{theme.text_muted}">'
        f"{html_text(task.detail)}</div></div></div>"
    )


def quadrant_cells(quadrants: Sequence[QuadrantCount], theme: Theme) -> None:
    """Show the four counts as they lie on the grid; the one to look at stands on the surface."""
    cells = "".join(_quadrant(quadrant, theme) for quadrant in quadrants)
    st.html(f'<div style="display:grid;grid-template-columns:1fr 1fr;gap:8px">{cells}</div>')


def _quadrant(quadrant: QuadrantCount, theme: Theme) -> str:
    fill, line = theme.background, theme.border
    if quadrant.stressed:
        fill, line = theme.surface, theme.axis_line
    return (
        f'<div style="display:flex;gap:12px;align-items:center;padding:10px 14px;'
        f'border:1px solid {line};border-radius:4px;background:{fill}">'
        f'<div style="min-width:44px;font-size:34px;font-weight:700;line-height:1.1">'
        f"{quadrant.count}</div>"
        f'<div><div style="font-weight:600;line-height:1.3">{html_text(quadrant.label)}</div>'
        f'<div style="font-size:14px;line-height:1.3;color:{theme.text_muted}">'
        f"{html_text(quadrant.hint)}</div></div></div>"
    )


def footnote(words: str) -> None:
    """Show a footnote; nothing when there is none."""
    if words:
        blocks.caption(words)
