"""The shared filters, the search and the choices of each picture."""

import pytest

from tests.ui.conftest import heading, html


def option(app, key: str, ending: str) -> str:
    return next(words for words in app.selectbox(key=key).options if words.endswith(ending))


def test_the_search_finds_pages(open_page):
    app = open_page("grid")
    app.selectbox(key="search").select("Page: Map").run()
    assert heading(app).startswith("Where are our members")


@pytest.mark.parametrize(
    ("ending", "title"),
    [("(EHRA)", "Eurasian Harm Reduction Association"), ("Healthy Options Project Skopje", "ХОПС")],
)
def test_the_search_finds_actors_and_members_in_english_too(open_page, ending, title):
    app = open_page("overview")
    app.selectbox(key="search").select(option(app, "search", ending)).run()
    assert heading(app).startswith(title)
    assert app.selectbox(key="search").value is None


@pytest.mark.parametrize(
    ("group", "shown"),
    [("Donors", "5 of 31 shown"), ("– UN body", "1 of 31 shown"), ("All groups", "31 of 31 shown")],
)
def test_a_group_or_a_category_can_be_chosen_and_the_count_is_said(open_page, group, shown):
    app = open_page("grid", group=group)
    assert shown in html(app)
    assert len(app.dataframe[0].value) == int(shown.split()[0])


def test_clearing_brings_everyone_back(open_page):
    app = open_page("grid", group="Donors", level="Regional", find="fund", actors="All")
    assert len(app.dataframe[0].value) == 1
    app.button(key="clear").click().run()
    assert len(app.dataframe[0].value) == 31


def test_another_score_can_count_as_high(open_page):
    app = open_page("grid", high="Another score")
    app.slider(key="from").set_value(2.0).run()
    assert "A score of 2 counts as high" in html(app)


@pytest.mark.parametrize(
    ("colour", "words"),
    [
        ("Members per million people", "Montenegro has 4.8 members per million people"),
        ("Events held there", "Serbia has 25 of the 37 events"),
        ("Actors seated there", "seated in our countries"),
        ("Members with a service", "members offering harm reduction"),
    ],
)
def test_every_layer_of_the_map_answers_its_question(open_page, colour, words):
    app = open_page("map", colour=colour)
    assert not app.exception
    assert words in html(app)


def test_the_map_counts_events_with_the_actors_chosen(open_page):
    app = open_page("map", colour="Events held there", group="Donors")
    assert "Only actors that match the filters count." in html(app)


def test_relationships_of_a_year(open_page):
    app = open_page("relationships", year="2016")
    assert "in force in 2016" in html(app)
    when = app.dataframe[-1].value["When"]
    assert not when.str.contains("since 202").any()


def test_the_ties_of_one_actor_to_the_second_step(open_page):
    app = open_page("relationships")
    app.selectbox(key="centre").select("Robert Carr Fund").run()
    direct = len(app.dataframe[0].value)
    app.radio(key="depth").set_value("And one step further").run()
    assert direct == 4
    assert len(app.dataframe[0].value) > direct
