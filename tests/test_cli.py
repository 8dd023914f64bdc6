import shutil

from dpnsee_analytics.cli import main
from tests.conftest import DATA


def test_check_of_sound_data_says_so_and_exits_0(capsys):
    assert main(["check", str(DATA)]) == 0
    assert "0 problems. Read: 28 members, 57 stakeholders" in capsys.readouterr().out


def test_check_names_the_cell_and_exits_1(tmp_path, capsys):
    shutil.copytree(DATA, tmp_path / "data")
    path = tmp_path / "data" / "ratings.csv"
    path.write_text(path.read_text(encoding="utf-8").replace(",5,3,", ",9,3,", 1), encoding="utf-8")
    assert main(["check", str(tmp_path / "data")]) == 1
    assert (
        "ratings.csv:2: interest “9” is outside the scale. Use 1 to 5." in capsys.readouterr().out
    )


def test_check_of_no_directory_says_so(tmp_path, capsys):
    assert main(["check", str(tmp_path / "none")]) == 1
    assert "no such directory" in capsys.readouterr().out
