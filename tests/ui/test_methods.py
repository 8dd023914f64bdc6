"""The page on methods and data: what it answers, finds and lists."""

from html import unescape

import pytest

from dpnsee_analytics.metrics.catalogue import METRICS, REFERENCES
from dpnsee_analytics.schema import TABLES
from tests.ui.conftest import html


def labels(app) -> list[str]:
    return [unescape(block.label.replace("\\", "")) for block in app.expander]


def test_it_says_what_the_scores_rest_on(open_page):
    text = html(open_page("methods"))
    for words in (
        "All 50 rated actors stand on desk-study proposals.",
        "Desk-study proposal of 21 November 2026",
        "outside its agenda",
        "seven of 50 ratings high",
        "33 of 52 recorded events fall in 2016–2021; 2025 has two.",
        "Serbia hosted 25 of the 52 events",
        "CC BY 4.0",
        "UNSCR 1244/1999",
    ):
        assert words in text


def test_every_measure_and_every_table_has_its_fold(open_page):
    app = open_page("methods")
    found = labels(app)
    assert len(found) == len(METRICS) + len(TABLES)
    for metric in METRICS:
        assert any(label.startswith(f"**{metric.label}** · ") for label in found)
    assert any("ratings.csv · 50 rows" in label for label in found)
    for schema in TABLES:
        assert f'aria-label="Columns of {schema.label}"' in html(app)
    assert str(REFERENCES[0]) in html(app)


def test_a_word_in_the_address_finds_its_measure_and_opens_it(open_page):
    app = open_page("methods", measure="Brandes")
    assert len(app.expander) == 1 + len(TABLES)
    assert app.expander[0].proto.expanded
    assert "One measure speaks of “Brandes”." in html(app)


def test_a_word_no_measure_holds_says_so_and_is_shown_as_it_is(open_page):
    app = open_page("methods", measure="<img src=x>")
    assert not app.exception
    assert "No measure speaks of “&lt;img src=x&gt;”." in html(app)


@pytest.mark.parametrize("schema", TABLES, ids=lambda schema: schema.name)
def test_without_rows_every_table_still_tells_its_columns(open_page, data_copy, schema):
    header = (data_copy / schema.file).read_bytes().splitlines(keepends=True)[0]
    (data_copy / schema.file).write_bytes(header)
    app = open_page("methods", data_copy)
    assert not app.exception
    assert any(f"{schema.file} · 0 rows" in label for label in labels(app))


def test_problems_are_counted(open_page, tmp_path):
    app = open_page("methods", tmp_path)
    assert "Nine problems, named at the top of every page" in html(app)
    assert "No actor is rated yet." in html(app)
