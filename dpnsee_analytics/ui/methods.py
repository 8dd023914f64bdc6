"""The blocks of the page on methods and data."""

from collections.abc import Collection, Sequence

import pandas as pd
import streamlit as st

from dpnsee_analytics.figures.style import Theme
from dpnsee_analytics.metrics.catalogue import GROUPS, REFERENCES, Metric
from dpnsee_analytics.plain import html_text, markdown_text
from dpnsee_analytics.reports import methods as words
from dpnsee_analytics.reports.narrative import Answer
from dpnsee_analytics.schema import TABLES, TableSchema
from dpnsee_analytics.ui.data import State

READABLE = "font-size:16px;line-height:1.5;max-width:760px"
WIDTH = 960
FEW = 3


def subheading(text: str) -> None:
    """Show a heading one step below a section's."""
    st.html(
        '<h3 style="font-size:16px;font-weight:600;margin:6px 0 0;padding:0">'
        f"{html_text(text)}</h3>"
    )


def paragraphs(sentences: Sequence[str]) -> None:
    """Show sentences, one paragraph each, in lines of a readable length."""
    shown = "".join(f'<p style="margin:0 0 6px">{html_text(text)}</p>' for text in sentences)
    st.html(f'<div style="{READABLE}">{shown}</div>')


def finding(answer: Answer) -> None:
    """Show a section's answer."""
    st.html(
        f'<p style="{READABLE};margin:0"><strong>{html_text(answer.strong)}</strong> '
        f"{html_text(answer.rest)}</p>"
    )


def scales(theme: Theme) -> None:
    """Show what each point of the two scales means; a line stands where high begins."""
    heads = "".join(
        f'<th scope="col" style="{_CELL}">{html_text(name)}<br><span style="font-weight:400;'
        f'color:{theme.text_muted}">{html_text(words.scale_meaning(name.lower()))}</span></th>'
        for name in ("Interest", "Power")
    )
    rows = "".join(
        f'<tr style="border-top:{_rule(high, theme)}"><th scope="row" style="{_CELL};'
        f'white-space:nowrap">{score} <span style="font-weight:400;color:{theme.text_muted}">'
        f'{html_text(word)}</span></th><td style="{_CELL}">{html_text(interest)}</td>'
        f'<td style="{_CELL}">{html_text(power)}</td></tr>'
        for score, interest, power, word, high in words.scale_table().itertuples(index=False)
    )
    st.html(
        f'<table style="{_TABLE};max-width:760px"><thead><tr><th scope="col" style="{_CELL}">'
        f"Score</th>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )


_TABLE = "border-collapse:collapse;width:100%;font-size:15px;line-height:1.4;text-align:left"
_CELL = "padding:5px 12px 5px 0;vertical-align:top;text-align:left;border:none"


def _rule(high_begins: bool, theme: Theme) -> str:
    return f"2px solid {theme.divider}" if high_begins else f"1px solid {theme.border}"


def bars(heading: str, counts: pd.Series, theme: Theme, *, marked: Collection[object] = ()) -> None:
    """Show counts as a table with a bar in each row; nothing when there are none.

    Rows in ``marked`` bear the accent: what the answer speaks of.
    """
    if not counts.sum():
        return
    rows = []
    for name, count in counts.items():
        colour = theme.accent if name in marked else theme.axis_line
        rows.append(
            f'<tr><th scope="row" style="padding:1px 10px 1px 0;font-weight:400;text-align:left;'
            f'border:none;white-space:nowrap;width:1%">{html_text(name)}</th>'
            '<td style="padding:1px 0;border:none">'
            f'<div style="height:11px;background:{colour};'
            f'width:{100 * count / counts.max():.1f}%"></div></td>'
            '<td style="padding:1px 0 1px 10px;text-align:right;border:none;width:1%;'
            f'font-variant-numeric:tabular-nums">{count}</td></tr>'
        )
    st.html(
        f'<table style="{_TABLE}"><caption style="text-align:left;font-weight:600;padding:0 0 4px;'
        f'caption-side:top;color:{theme.text}">{html_text(heading)}</caption>'
        f"<tbody>{''.join(rows)}</tbody></table>"
    )


def coverage_bars(
    years: pd.Series, countries: pd.Series, evidence: pd.DataFrame, state: State, theme: Theme
) -> None:
    """Show events by year and by country, and rows by year of evidence, side by side."""
    columns = st.columns(3, gap="large")
    with columns[0]:
        bars("Events by year", years, theme, marked=words.marked_years(years))
    with columns[1]:
        bars("Events by country", countries.rename(index=state.country_names), theme)
    with columns[2]:
        bars("Rows by year of evidence", words.recent_years(evidence.sum(axis=1)), theme)


def measures(theme: Theme) -> None:
    """Show every measure of the catalogue, searchable, and the sources under them."""
    text = st.text_input(
        "Find a measure",
        key="measure",
        placeholder="A word: ties, mean, Freeman",
        bind="query-params",
        width=360,
    )
    found = words.matching(text)
    paragraphs([words.found_sentence(found, text)])
    is_open = bool(text.strip()) and len(found) <= FEW
    for group in GROUPS:
        members = [metric for metric in found if metric.group == group]
        if members:
            subheading(group)
            with st.container(gap="xxsmall", width=WIDTH):
                for metric in members:
                    _measure(metric, theme, is_open=is_open)


def _measure(metric: Metric, theme: Theme, *, is_open: bool) -> None:
    label = f"**{markdown_text(metric.label)}** · {markdown_text(metric.higher_means)}"
    with st.expander(label, expanded=is_open):
        facts(words.metric_facts(metric), theme)


def facts(pairs: Sequence[tuple[str, str]], theme: Theme) -> None:
    """Show named facts, one a line."""
    lines = "".join(
        '<div style="display:flex;flex-wrap:wrap;gap:0 14px;margin:0 0 5px">'
        f'<dt style="flex:0 0 150px;color:{theme.text_muted};font-weight:400;{_FLUSH}">'
        f'{html_text(name)}</dt><dd style="flex:1 1 240px;overflow-wrap:anywhere;{_FLUSH}">'
        f"{html_text(text)}</dd></div>"
        for name, text in pairs
    )
    st.html(f'<dl style="font-size:15px;line-height:1.45;max-width:820px;{_FLUSH}">{lines}</dl>')


_FLUSH = "margin:0;padding:0"


def references() -> None:
    """Show the published sources of the measures, numbered as the measures cite them."""
    items = "".join(f"<li>{html_text(reference)}</li>" for reference in REFERENCES)
    st.html(f'<ol style="{READABLE};font-size:15px;margin:0;padding-left:24px">{items}</ol>')


def tables(state: State, theme: Theme) -> None:
    """Show every table's columns, each in its own fold, with an empty file to fill in."""
    with st.container(gap="xxsmall", width=WIDTH):
        for schema in TABLES:
            rows = len(state.dataset.table(schema.name))
            with st.expander(markdown_text(words.table_label(schema, rows))):
                _table(schema, theme)


def _table(schema: TableSchema, theme: Theme) -> None:
    paragraphs([words.key_sentence(schema)])
    _columns(schema, theme)
    st.download_button(
        f"Empty file for {markdown_text(schema.label)} (CSV)",
        words.template(schema),
        words.template_name(schema),
        "text/csv",
        key=f"template_{schema.name}",
        on_click="ignore",
    )


def _columns(schema: TableSchema, theme: Theme) -> None:
    """Show a table's columns, every word of them; a narrow page scrolls it sideways."""
    columns = words.column_table(schema)
    heads = "".join(f'<th scope="col" style="{_CELL}">{html_text(name)}</th>' for name in columns)
    rows = "".join(
        f'<tr style="border-top:1px solid {theme.border}"><th scope="row" style="{_CELL}">'
        f"{html_text(row[0])}</th>"
        + "".join(f'<td style="{_CELL}">{html_text(cell)}</td>' for cell in row[1:])
        + "</tr>"
        for row in columns.itertuples(index=False)
    )
    st.html(
        f'<div role="region" tabindex="0" aria-label="Columns of {html_text(schema.label)}" '
        f'style="overflow-x:auto"><table style="{_TABLE};font-size:14px;min-width:720px">'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def data_state(state: State, theme: Theme) -> None:
    """Show which state of the data this is."""
    facts(words.state_facts(state.revision, state.date, state.problems), theme)


def sources(theme: Theme) -> None:
    """Show what others made that the dashboard uses, and under which licence."""
    lines = "".join(
        f"<li>{html_text(source.what)}: {html_text(source.owner)}, "
        f'<a href="{html_text(source.address)}" rel="noopener" target="_blank" '
        f'style="color:{theme.accent}">{html_text(source.licence)}</a></li>'
        for source in words.SOURCES
    )
    st.html(f'<ul style="{READABLE};margin:0;padding-left:22px">{lines}</ul>')
