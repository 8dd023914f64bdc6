import argparse
from dataclasses import replace

import pytest

from dpnsee_analytics.dataset import Dataset
from dpnsee_analytics.store import Store
from dpnsee_analytics.store.commands import COMMANDS, add_commands, run, shown
from tests.conftest import DATA
from tests.store.conftest import alter
from tests.store.made_up import noted


@pytest.fixture
def call(file_store, monkeypatch):
    """Run one command on a store as cli.py would."""
    monkeypatch.setenv("DPNSEE_DATABASE_URL", file_store.engine.url.render_as_string())
    parser = argparse.ArgumentParser()
    add_commands(parser.add_subparsers(dest="command", required=True))
    return lambda *words: run(parser.parse_args(words))


@pytest.fixture
def second(file_store, dataset):
    fewer = replace(dataset, towns=dataset.towns.iloc[:-1])
    return file_store.commit(
        noted(fewer, "“hé”\x1b[31m"),
        author="Ana",
        message="One town less",
        base=1,
    )


def test_history_says_who_when_why_and_what(call, second, capsys):
    assert call("history") == 0
    out = capsys.readouterr().out.splitlines()
    assert out[0] == f"   2  {second.id[:8]}  {second.time}  Ana: One town less"
    assert out[1] == "      members 28, towns 16 -> 15 rows"
    assert out[2].endswith("DPNSEE dashboard: The files of the data directory at first use.")
    assert "stakeholders 57" in out[3]


def test_diff_prints_rows_and_cells_without_obeying_them(call, second, dataset, capsys):
    assert call("diff", "1", "head") == 0
    out = capsys.readouterr().out
    town, member = dataset.towns.iloc[-1], dataset.members.iloc[0]
    assert "members: 0 added, 0 removed, 1 changed\n" in out
    assert f"~ {member['member_id']}: note “" in out
    assert "-> ““hé”\\x1b[31m”" in out
    assert "towns: 0 added, 1 removed, 0 changed\n" in out
    assert f"- city={town['city']} country_code={town['country_code']} latitude=" in out
    assert call("diff", "1", "1") == 0
    assert "nothing changed" in capsys.readouterr().out


def test_restore_makes_revision_3_and_says_so(call, second, file_store, capsys):
    assert call("restore", "1", "--author", "Bo", "--message", "Undo") == 0
    assert capsys.readouterr().out == "Revision 3 holds the tables of revision 1.\n"
    assert (file_store.head().author, file_store.head().message) == ("Bo", "Undo")
    assert call("restore", "2", "--author", "Bo") == 0
    assert file_store.head().message == "Restore revision 2."


def test_verify_says_sound_or_what_is_not(call, second, file_store, capsys):
    assert call("verify", "--known", second.id) == 0
    sound, note = capsys.readouterr().out.splitlines()
    assert sound.endswith("store.sqlite is sound: revisions 1 to 2.")
    assert note.endswith(f"--known: {second.id}")
    alter(file_store, "UPDATE revisions SET message = 'x' WHERE number = 1")
    assert call("verify") == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "revision 1: Its row" in err


def test_export_writes_a_directory_once(call, second, dataset, tmp_path, capsys):
    assert call("export", str(tmp_path / "out"), "--revision", "1") == 0
    assert Dataset.from_directory(tmp_path / "out").revision == dataset.revision
    capsys.readouterr()
    assert call("export", str(tmp_path / "out")) == 1
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert "Name a directory that is new or empty" in err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["diff", "1", "7"], "There is no revision “7”. Known: 1, head."),
        (["restore", "1", "--author", "Bo"], "There is nothing to do"),
        (["history", "--store", "nonsense"], "Write sqlite:///"),
    ],
)
def test_what_is_refused_is_said_in_a_line_without_a_traceback(call, words, said, capsys):
    assert call(*words) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert "Traceback" not in err


def test_the_first_command_makes_the_store_where_it_is_asked_for(call, tmp_path, monkeypatch):
    monkeypatch.setenv("DPNSEE_DATA", str(DATA))
    url = f"sqlite:///{tmp_path / 'new' / 'store.sqlite'}"
    assert call("history", "--store", url) == 0
    assert Store.open(url).head().number == 1


def test_every_command_has_its_parser(call):
    assert set(COMMANDS) == {"history", "diff", "restore", "verify", "export"}


def test_control_characters_are_shown_not_obeyed():
    assert shown("Žž\x1b[2J\u202e\n") == "Žž\\x1b[2J\\u202e\\n"
