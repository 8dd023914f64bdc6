import pandas as pd

from dpnsee_analytics.schema import TABLES
from tests.ui.conftest import html


def test_the_page_answers_with_the_networks_numbers(open_page):
    text = html(open_page("members"))
    assert "26 current members in 11 countries, two of them associate." in text
    assert "16 of the 24 with known services" in text
    assert "PROI and HELP" in text
    assert "UNSCR 1244/1999" in text


def test_the_table_has_every_current_member(open_page, dataset):
    table = open_page("members").dataframe[0].value
    current = dataset.members[dataset.members["membership"] != "former"]
    assert set(table["Name"]) == set(current["name"])
    assert len(table) == 26
    assert list(table.columns) == [
        "Name", "Short name", "Country", "Town", "Status", "Joined", "Services", "Evidence of",
    ]  # fmt: skip
    row = table.set_index("Short name").loc["Labyrinth"]
    assert row["Country"] == "Kosovo*"
    assert row["Services"] == "treatment, harm reduction, prevention, HIV"
    assert pd.isna(row["Joined"])


def test_the_address_adds_the_former_members(open_page):
    app = open_page("members", former="true")
    table = app.dataframe[0].value.set_index("Short name")
    assert len(table) == 28
    assert table["Left"].dropna().to_dict() == {
        "Centre for Life": "2022-03-29",
        "NVO 4 Life": "2020-02-20",
    }
    app.toggle(key="former").set_value(False).run()
    assert len(app.dataframe[0].value) == 26


def test_the_heat_map_has_its_numbers_in_a_table(open_page):
    text = html(open_page("members"))
    assert text.count('<th scope="col"') == 3
    assert "Margina\xa0(BA), Viktorija\xa0(BA)</td>" in text


def test_the_line_has_its_numbers_in_a_table(open_page):
    table = open_page("members").dataframe[1].value.set_index("Date")
    assert table["Published"].dropna().tolist() == [13, 19, 22, 22, 24, 26]
    assert table.at["2015-10", "In the line"] == 13
    assert table.at["2020-02-20", "Joined (+), left (−)"] == (
        "+2: HELP, Čovekoljublje; −1: NVO 4 Life"
    )
    assert table.at["not published", "Joined (+), left (−)"].startswith("+5: Labyrinth, CAZAS")


def test_without_former_members_there_is_no_switch(open_page, data_copy):
    path = data_copy / "members.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",former,", ",ordinary,"), "utf-8")
    app = open_page("members", data_copy)
    assert not app.exception
    assert "former" not in [toggle.key for toggle in app.toggle]
    assert len(app.dataframe[0].value) == 28


def test_a_name_is_shown_as_it_is_written(open_page, data_copy):
    path = data_copy / "members.csv"
    text = path.read_text(encoding="utf-8").replace("Prevent,Prevent,", "Prevent,![x](http://y),")
    path.write_text(text, encoding="utf-8")
    text = html(open_page("members", data_copy))
    assert "![x](http://y)" in text
    assert 'src="http' not in text


def test_empty_tables_say_what_is_missing(open_page, data_copy):
    for schema in TABLES:
        header = (data_copy / schema.file).read_bytes().splitlines(keepends=True)[0]
        (data_copy / schema.file).write_bytes(header)
    app = open_page("members", data_copy)
    assert not app.exception
    assert "No current member is recorded." in html(app)
    assert app.info[0].value == "No current member is recorded."
