"""The overview: the state of the network on one page, and links that land on the right view."""

import pytest

from dpnsee_analytics.reports import attention
from dpnsee_analytics.ui import filters
from tests.ui.conftest import heading, html


@pytest.fixture(scope="module")
def tasks(register, dataset, graph):
    found = attention.tasks(register, dataset, graph, "2026-11-21")
    return {task.id: task for task in found}


def links(app):
    return app.get("page_link")


def test_the_network_on_one_page(open_page):
    app = open_page()
    assert not app.exception
    text = html(app)
    for words in (
        "No actor on our map has the network’s own rating yet,",
        "of 10 to manage closely: no contact on record after 2021",
        "12 of them are not tied to a member either",
        "Think tanks: which one?",
        "2015 to 2025; 154 ties on record",
        "Where do the 31 actors stand?",
        "n = 52 events",
        "Desk-study proposal of 21 November 2026",
    ):
        assert words in text
    assert "UNSCR" not in text  # nobody of Kosovo* is named here


def test_every_task_has_its_link_in_order(open_page, tasks):
    shown = links(open_page())
    assert [link.proto.label for link in shown] == [task.link for task in tasks.values()]
    assert [link.proto.page for link in shown] == [
        "grid", "grid", "grid", "relationships", "grid", "members", "profile",
    ]  # fmt: skip


def test_the_words_of_the_links_are_the_filters_own():
    query = attention.GRID | attention.TIES
    assert query == {
        "actors": next(iter(filters.SCOPES)),
        "group": filters.ANY_GROUP,
        "level": filters.ANY_LEVEL,
        "seat": filters.ANY_COUNTRY,
        "find": "",
        "high": next(iter(filters.CUTS)),
        "kind": filters.ANY_KIND,
        "year": filters.ANY_YEAR,
        "centre": filters.NOBODY,
    }


def test_the_links_to_the_grid_land_on_the_actors_they_speak_of(open_page, tasks):
    def short_names(task):
        app = open_page("grid", **tasks[task].query)
        return set(app.dataframe[0].value["Short name"])

    assert short_names("rate") == set(tasks["rate"].names)
    assert short_names("contact") >= set(tasks["contact"].names)
    assert short_names("map") >= set(tasks["map"].names)
    assert short_names("name") == set(tasks["name"].names)


def test_the_other_links_land_on_ties_and_a_profile(open_page, tasks):
    ties = open_page("relationships", **tasks["link"].query)
    assert not ties.exception
    assert "14 are tied to us or a member" in html(ties)
    assert heading(open_page("profile", **tasks["actors"].query)) == "Western Balkans Fund"


def test_markup_in_a_name_is_shown_as_text(open_page, data_copy):
    path = data_copy / "stakeholders.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace(",OSF,OSF,", ",<b>OSF</b>,OSF,"), encoding="utf-8")
    shown = html(open_page(directory=data_copy))
    assert "&lt;b&gt;OSF&lt;/b&gt; 2018" in shown
    assert "<b>OSF" not in shown


def test_nothing_on_record_is_said_in_a_sentence(open_page, data_copy):
    for file in data_copy.rglob("*.csv"):
        file.write_bytes(file.read_bytes().splitlines(keepends=True)[0])
    app = open_page(directory=data_copy)
    assert not app.exception
    assert "No member and no actor is on record yet" in html(app)
    assert "No actor is on our map yet." in html(app)
    assert not links(app)
