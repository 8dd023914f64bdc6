"""Each page: on the network's data, filtered to nothing, and on empty tables."""

import csv

import pytest

from dpnsee_analytics.schema import TABLES
from tests.ui.conftest import heading, html

PAGES = ["overview", "grid", "map", "relationships", "members", "profile", "methods"]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_draws_without_error(open_page, page):
    app = open_page(page)
    assert not app.exception
    assert not app.error
    assert heading(app)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_of_empty_tables_says_what_is_missing(open_page, data_copy, page):
    for schema in TABLES:
        header = (data_copy / schema.file).read_bytes().splitlines(keepends=True)[0]
        (data_copy / schema.file).write_bytes(header)
    app = open_page(page, data_copy)
    assert not app.exception
    assert not app.error


@pytest.mark.parametrize("page", PAGES)
def test_a_page_without_any_file_names_every_file(open_page, tmp_path, page):
    app = open_page(page, tmp_path)
    assert not app.exception
    assert "9 problems in the data" in app.error[0].value
    assert set(app.dataframe[0].value["File"]) == {schema.file for schema in TABLES}


def test_the_grid_answers_with_the_networks_numbers(open_page):
    text = html(open_page("grid"))
    assert "Ten of 31 actors combine high interest with high power." in text
    assert "Desk-study proposal of 21 November 2026" in text
    for words in ("Manage closely</strong> 10", "Keep informed</strong> 6"):
        assert words in text
    for words in ("Keep satisfied</strong> 4", "Monitor</strong> 11"):
        assert words in text


def test_the_table_under_the_grid_has_every_score(open_page, dataset):
    table = open_page("grid").dataframe[0].value.set_index("Actor")
    ratings = dataset.ratings.merge(dataset.stakeholders, on="stakeholder_id")
    mapped = ratings[ratings["on_map"]].set_index("name")
    assert table["Interest"].to_dict() == mapped["interest"].to_dict()
    assert table["Power"].to_dict() == mapped["power"].to_dict()


def test_the_short_list_counts_four_and_more(open_page):
    assert "Two of 31 actors combine" in html(open_page("grid", high="4 or more (short list)"))


def test_the_address_restores_every_filter(open_page):
    app = open_page("grid", actors="All", group="Donors", level="Regional", find="western")
    assert app.dataframe[0].value["Short name"].tolist() == ["WBF"]


def test_an_unknown_word_in_the_address_is_the_default(open_page):
    app = open_page("grid", group="Wizards", actors="Nobody")
    assert not app.exception
    assert len(app.dataframe[0].value) == 31


def test_filters_that_leave_nobody_offer_the_way_back(open_page):
    app = open_page("grid", find="zzz")
    assert "No actor matches these filters." in html(app)
    app.button(key="clear_empty").click().run()
    assert "No actor matches" not in html(app)
    assert len(app.dataframe[0].value) == 31


def test_unrated_actors_are_listed_and_not_placed(open_page):
    text = html(open_page("grid", actors="Others"))
    assert "Seven of these 26: UNAIDS" in text


def test_the_map_shows_the_countries_numbers(open_page, dataset):
    app = open_page("map")
    assert "All 11 countries have at least one member; Serbia has five of the 26." in html(app)
    assert [metric.value for metric in app.metric] == ["5", "0.76", "25 of 52"]
    table = app.dataframe[-1].value.set_index("Country")
    assert table["Members"].sum() == 26
    members = dataset.members[dataset.members["membership"] != "former"]
    assert table.at["Romania", "Members"] == (members["country_code"] == "RO").sum()
    assert "Kosovo*" in table.index
    assert "UNSCR 1244/1999" in html(app)


def test_the_panel_shows_the_country_of_the_address(open_page):
    app = open_page("map", country="Kosovo*")
    assert "Kosovo*</h2>" in html(app)
    assert app.dataframe[0].value["Member"].tolist() == ["Labyrinth"]


def test_relationships_count_the_steps(open_page):
    text = html(open_page("relationships"))
    assert "14 are tied to us or a member and three are further away." in text
    assert "No tie at all: CSO alliances" in text


def test_relationships_of_one_kind(open_page):
    app = open_page("relationships", kind="Memorandum with")
    app.radio(key="actors").set_value("All").run()
    assert set(app.dataframe[-1].value["Tie"]) == {"memorandum with"}
    assert len(app.dataframe[-1].value) == 7


def test_the_ties_of_one_actor(open_page):
    app = open_page("relationships")
    labels = app.selectbox(key="centre").options
    name = next(label for label in labels if label.endswith("(EHRA)"))
    app.selectbox(key="centre").select(name).run()
    assert not app.exception
    assert "Who is tied to EHRA" in heading(app)


def test_the_profile_of_the_address(open_page):
    app = open_page("profile", actor="rs-ocd")
    assert heading(app) == "Office for Combating Drugs of the Government of Serbia"
    text = html(app)
    for words in ("Not on our map,", "Interest 5", "Power 4", "desk study, 21 November 2026"):
        assert words in text
    assert len(app.dataframe[0].value) == 13


def test_an_unknown_profile_says_so(open_page):
    app = open_page("profile", actor="rs-odc")
    assert "no actor with the id" in app.warning[0].value
    assert "rs-ocd" in app.warning[0].value.replace("\\", "")
    assert not app.exception


@pytest.mark.parametrize(
    "actor", ["dpnsee", "hops", "labyrinth", "ifrc", "gilead", "centre-for-life"]
)
def test_every_kind_of_actor_has_a_profile(open_page, actor):
    app = open_page("profile", actor=actor)
    assert not app.exception


def test_kosovo_in_a_profile_brings_its_footnote(open_page):
    assert "UNSCR 1244/1999" in html(open_page("profile", actor="xk-mia"))
    assert "UNSCR 1244/1999" not in html(open_page("profile", actor="ehra"))


def test_a_broken_cell_is_named_and_the_rest_is_shown(open_page, data_copy):
    path = data_copy / "ratings.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",5,3,", ",9,3,", 1), encoding="utf-8")
    app = open_page("grid", data_copy)
    assert "1 problem in the data" in app.error[0].value
    assert app.dataframe[0].value.iloc[0][["File", "Line", "Column", "Value"]].tolist() == [
        "ratings.csv",
        2,
        "interest",
        "9",
    ]
    assert "Nine of 30 actors combine" in html(app)


# Every required cell of a first row blanked in turn found these; each once took a page down.
@pytest.mark.parametrize(
    ("table", "column", "page"),
    [
        ("members", "name", "map"),
        ("members", "country_code", "members"),
        ("relationships", "kind", "relationships"),
        ("relationships", "kind", "profile"),
        ("countries", "name", "grid"),
        ("countries", "name", "map"),
        ("countries", "name", "members"),
        ("countries", "eu_status", "map"),
        ("membership_counts", "count", "members"),
    ],
)
def test_a_blank_required_cell_is_named_and_takes_no_page_down(
    open_page, data_copy, table, column, page
):
    path = data_copy / f"{table}.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    rows[1][rows[0].index(column)] = ""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)
    app = open_page(page, data_copy)
    assert not app.exception
    named = app.dataframe[0].value.iloc[0]
    assert named[["File", "Line", "Column"]].tolist() == [f"{table}.csv", 2, column]
