import pytest
from streamlit.testing.v1 import AppTest

from dpnsee_analytics.ui.downloads import file_name


def page():
    import pandas as pd

    from dpnsee_analytics.ui.downloads import downloads

    table = pd.DataFrame({"Name": ["Čovekoljublje", "=1"], "Ties": [3, -1]})
    words = {"title": "Who has ties?", "caption": "Data of 2026."}
    downloads(table, target="grid", name="grid 2026-11-21", **words)
    downloads(table.head(0), target="map", name="map", **words)


@pytest.fixture
def app():
    return AppTest.from_function(page).run()


def test_every_picture_has_its_own_row_of_buttons(app):
    assert not app.exception
    assert [button.label for button in app.get("download_button")] == ["CSV", "CSV"]
    assert len(app.get("bidi_component")) == 2


def test_pressing_csv_does_not_run_the_page_again(app):
    assert app.get("download_button")[0].proto.ignore_rerun


def test_the_component_gets_the_words_and_the_colours_of_the_theme(app):
    data = app.get("bidi_component")[0].proto.json
    for words in ("Who has ties?", "Data of 2026.", "dpnsee_grid_2026-11-21", "#FFFFFF"):
        assert words in data


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("grid_2026-11-21", "dpnsee_grid_2026-11-21"),
        ("ego Čovek / AFEW", "dpnsee_ego_Čovek_AFEW"),
        ("../../etc", "dpnsee_.._.._etc"),
    ],
)
def test_a_file_name_holds_no_path_and_no_blanks(name, file):
    assert file_name(name) == file
