"""The blocks pages are built of: title, caption, caveat, legend, tables."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from dpnsee_analytics.errors import Problem
from dpnsee_analytics.figures.style import Theme, symbol_image
from dpnsee_analytics.groups import GROUPS
from dpnsee_analytics.metrics.ties import (
    APART,
    FAR,
    MEMBERS,
    NEAR,
    NETWORK,
    STEP_WORDS,
)
from dpnsee_analytics.plain import html_text
from dpnsee_analytics.reports.narrative import Answer, digits
from dpnsee_analytics.ui.choice import NOT_KNOWN
from dpnsee_analytics.ui.data import current_theme
from dpnsee_analytics.ui.filters import clear_filters

MOST_NAMES = 60  # in a list of names; the table has all
MOST_ROWS = 16  # a table up to here is shown whole


def title(question: str, answer: Answer | None = None) -> None:
    """Show a page's question as its heading and the answer under it.

    HTML, because Streamlit's own headings turn arrows, dashes and ``:names:`` into other signs.
    """
    found = ""
    if answer is not None:
        found = (
            '<p style="font-size:18px;line-height:1.4;margin:0;overflow-wrap:anywhere">'
            f"<strong>{html_text(answer.strong)}</strong> {html_text(answer.rest)}</p>"
        )
    st.html(
        '<h1 style="font-size:31px;font-weight:700;line-height:1.2;margin:0;'
        f'padding:8px 0 4px;overflow-wrap:anywhere">{html_text(question)}</h1>{found}'
    )


def section(words: str) -> None:
    """Show a heading one step below the page's title, of one size on pages and in the drawer."""
    st.html(
        f'<h2 style="font-size:19px;font-weight:600;margin:0;padding:0">{html_text(words)}</h2>'
    )


def caption(words: str) -> None:
    """Show the small print under a picture."""
    st.html(f'<p style="{_small(current_theme())};margin:0">{html_text(words)}</p>')


def _small(theme: Theme) -> str:
    return f"font-size:14px;line-height:1.45;color:{theme.text_muted}"


def paragraph(words: str) -> None:
    """Show a sentence or two, letter by letter as they are."""
    st.html(f'<p style="margin:0;overflow-wrap:anywhere">{html_text(words)}</p>')


def labelled(label: str, words: str) -> None:
    """Show a short bold label with a paragraph under it."""
    st.html(f"<div><strong>{html_text(label)}</strong></div><div>{html_text(words)}</div>")


def caveat(words: str, theme: Theme) -> None:
    """Show what a picture must never be read without; nothing when there is nothing to say."""
    if words:
        st.html(
            f'<p style="background:{theme.warning_background};border-left:3px solid '
            f"{theme.warning_text};color:{theme.text};padding:10px 14px;margin:0;font-size:14px;"
            f'line-height:1.45">{html_text(words)}</p>'
        )


def notice(answer: Answer | None, theme: Theme) -> None:
    """Show a finding on a quiet surface; nothing when there is none."""
    if answer is not None:
        st.html(
            f'<p style="background:{theme.surface};color:{theme.text};padding:12px 14px;margin:0">'
            f"<strong>{html_text(answer.strong)}</strong> {html_text(answer.rest)}</p>"
        )


def group_legend(shown: pd.DataFrame, theme: Theme, *, hollow: bool = False) -> None:
    """Show the groups that occur among the actors shown: symbol, words, count."""
    counts = shown["group"].value_counts()
    rows = [
        (symbol_image(group.id, theme, hollow=hollow), group.label, int(counts[group.id]))
        for group in GROUPS
        if group.id in counts
    ]
    _legend("Group", rows, theme)


def marker_legend(shown: pd.DataFrame, theme: Theme) -> None:
    """Show what hollow and solid mean, with counts of the rated actors."""
    rated = shown[shown["quadrant"].notna()]
    proposed = int(rated["proposed"].sum())
    rows = [
        (
            symbol_image("network", theme, hollow=True, colour=theme.text),
            "Hollow: proposal",
            proposed,
        ),
        (
            symbol_image("network", theme, colour=theme.text),
            "Solid: rated by the network",
            len(rated) - proposed,
        ),
    ]
    _legend("Marker", rows, theme)


def _legend(heading: str, rows: Sequence[tuple[str, str, int]], theme: Theme) -> None:
    lines = "".join(
        '<div style="display:flex;gap:7px;align-items:center;line-height:1.2;padding:3px 0">'
        f'<img src="{image}" alt="" width="18" height="18"><span>{html_text(words)}</span>'
        f'<span style="margin-left:auto;color:{theme.text_muted}">{digits(count)}</span></div>'
        for image, words, count in rows
    )
    st.html(f'<div style="font-size:14px"><strong>{html_text(heading)}</strong>{lines}</div>')


def _at_most(names: Sequence[str], most: int) -> list[str]:
    more = len(names) - most
    if more <= 0:
        return list(names)
    return [*names[:most], f"and {digits(more)} more: see the table"]


def step_list(drawn: pd.DataFrame, links: pd.Series, theme: Theme) -> None:
    """Show the graph as lists, for a narrow page: each actor with those tied to it (``links``).

    ``drawn`` has ``column``; nearest actors come first, members last.
    """
    for column in (NETWORK, NEAR, FAR, APART, MEMBERS):
        here = drawn[drawn["column"] == column].sort_values(["group", "short_name"])
        here = here[here["kind"] != "network"] if column == NETWORK else here
        rows = "".join(
            '<div style="display:flex;gap:8px;padding:4px 0;line-height:1.3">'
            f'<img src="{symbol_image(group, theme)}" alt="" width="18" height="18">'
            f"<span>{html_text(name)} <span style='color:{theme.text_muted};font-size:14px'>"
            f"{html_text(links[actor])}</span></span></div>"
            for actor, name, group in here[["short_name", "group"]].itertuples(name=None)
        )
        if rows:
            st.html(f"<strong>{html_text(_column_words(column, len(here)))}</strong>{rows}")


def _column_words(column: str, count: int) -> str:
    words = {MEMBERS: "member" if count == 1 else "members", NETWORK: "in the centre"}
    return f"{count} {words.get(column, STEP_WORDS[column])}"


def small_print(heading: str, words: str, theme: Theme) -> None:
    """Show a short headed paragraph beside a picture."""
    st.html(
        f'<div style="font-size:14px;line-height:1.45"><strong>{html_text(heading)}</strong>'
        f'<div style="color:{theme.text_muted}">{html_text(words)}</div></div>'
    )


def quadrant_lists(lists: Mapping[str, Sequence[str]]) -> None:
    """Show the actors of each quadrant by name, one column a quadrant."""
    for column, (label, names) in zip(st.columns(len(lists)), lists.items(), strict=True):
        with column:
            st.html(
                f"<div><strong>{html_text(label)}</strong> {digits(len(names))}</div><div>"
                + "<br>".join(html_text(name) for name in _at_most(names, MOST_NAMES))
                + "</div>"
            )


def html_table(rows: pd.DataFrame) -> None:
    """Show a short table whose long texts are to be read whole: wrapped, letter by letter."""
    line = f"border-bottom:1px solid {current_theme().border};padding:6px 12px 6px 0"
    cell = f"{line};vertical-align:top;text-align:left;overflow-wrap:anywhere"
    heads = "".join(f'<th scope="col" style="{cell}">{html_text(name)}</th>' for name in rows)
    body = "".join(
        "<tr>" + "".join(f'<td style="{cell}">{html_text(value)}</td>' for value in row) + "</tr>"
        for row in rows.itertuples(index=False, name=None)
    )
    st.html(
        '<table style="border-collapse:collapse;font-size:15px;width:100%">'
        f"<thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>"
    )


def plain_table(table: pd.DataFrame, *, key: str) -> None:
    """Show a table as it is; large numbers with their thousands apart."""
    large = [name for name in table if pd.api.types.is_integer_dtype(table[name])]
    config = {name: st.column_config.NumberColumn(format="localized") for name in large}
    st.dataframe(table, hide_index=True, key=key, placeholder=NOT_KNOWN, column_config=config)


def linked_table(table: pd.DataFrame, *, key: str) -> None:
    """Show a table whose column “Source” holds web addresses.

    A source that is no web page (``seed:...``) is shown as text in a column of its own.
    """
    web = table["Source"].str.startswith("http", na=False)
    shown = table.assign(Source=table["Source"].where(web))
    if (~web & table["Source"].notna()).any():
        shown["Other source"] = table["Source"].mask(web)
    column = st.column_config.LinkColumn("Source", display_text="open")
    st.dataframe(
        shown,
        hide_index=True,
        key=key,
        height="content" if len(shown) <= MOST_ROWS else "auto",
        placeholder=NOT_KNOWN,
        column_config={"Source": column},
    )


def nothing_shown(words: str) -> None:
    """Say why a picture is empty, with the button that mends it."""
    notice(Answer(words), current_theme())
    st.button("Clear filters", on_click=clear_filters, key="clear_empty", type="primary")


def problems_block(problems: Sequence[Problem]) -> None:
    """Show what must be mended in the data; nothing when it is sound."""
    if not problems:
        return
    count = len(problems)
    st.error(
        f"{count} {'problem' if count == 1 else 'problems'} in the data. What could be read is "
        "shown; each cell to mend is named here."
    )
    table = pd.DataFrame([vars(problem) for problem in problems]).rename(columns=str.capitalize)
    st.dataframe(table, hide_index=True, key="problems", placeholder="")
