import shutil

import pandas as pd
import pytest

from dpnsee_analytics.dataset import Dataset, csv_bytes, read_dataset
from dpnsee_analytics.errors import DataError
from dpnsee_analytics.schema import TABLES
from tests.conftest import DATA


@pytest.fixture
def copy(tmp_path):
    shutil.copytree(DATA, tmp_path / "data")
    return tmp_path / "data"


def test_the_networks_data_is_sound():
    assert read_dataset(DATA)[1] == ()


@pytest.mark.parametrize("schema", TABLES, ids=lambda schema: schema.name)
def test_writing_gives_back_the_very_bytes_that_were_read(dataset, schema):
    assert csv_bytes(dataset.table(schema.name), schema) == (DATA / schema.file).read_bytes()


def test_a_round_trip_keeps_every_table_and_the_revision(dataset, tmp_path):
    dataset.to_directory(tmp_path)
    again = Dataset.from_directory(tmp_path)
    assert again.revision == dataset.revision
    for schema in TABLES:
        pd.testing.assert_frame_equal(again.table(schema.name), dataset.table(schema.name))


def test_a_changed_cell_changes_the_revision(dataset, copy):
    text = (copy / "members.csv").read_text(encoding="utf-8")
    (copy / "members.csv").write_text(text.replace("Tuzla,", "Zenica,", 1), encoding="utf-8")
    assert read_dataset(copy)[0].revision != dataset.revision


def test_a_missing_file_is_a_problem_and_the_rest_is_read(copy):
    (copy / "engagements.csv").unlink()
    dataset, problems = read_dataset(copy)
    assert [problem.file for problem in problems] == ["engagements.csv"]
    assert len(dataset.members) == 28
    assert dataset.engagements.empty


def test_from_directory_raises_what_read_dataset_reports(copy):
    (copy / "members.csv").write_bytes(b"")
    with pytest.raises(DataError, match=r"members\.csv"):
        Dataset.from_directory(copy)


def test_an_empty_dataset_has_every_table():
    assert all(Dataset().table(schema.name).empty for schema in TABLES)


def test_line_ends_inside_a_cell_survive_the_round_trip(dataset, tmp_path):
    notes = dataset.strategies["title"].copy()
    notes.iloc[:3] = ["a\rb", "a\r\nb", "a\nb"]
    Dataset(strategies=dataset.strategies.assign(title=notes)).to_directory(tmp_path)
    again = read_dataset(tmp_path)[0]
    assert again.strategies["title"].tolist()[:3] == ["a\rb", "a\r\nb", "a\nb"]
