import os
import sqlite3
from dataclasses import replace

import pytest

from dpnsee_analytics.dataset import Dataset, csv_bytes
from dpnsee_analytics.errors import DataError, UnknownNameError
from dpnsee_analytics.schema import TABLES
from dpnsee_analytics.store import MovedHeadError, NothingToCommitError, Store, StoreError
from dpnsee_analytics.store.errors import LockedStoreError, LostAnswerError
from tests.conftest import DATA
from tests.store.conftest import alter
from tests.store.made_up import noted


def test_first_use_makes_the_data_directory_revision_1(store, dataset):
    head = store.head()
    assert (head.number, head.parent) == (1, "")
    assert store.dataset().revision == dataset.revision
    assert head.table("members").rows == 28
    assert store.verify() == ()


def test_a_second_use_finds_what_the_first_made(store, url, tmp_path):
    with Store.open(url, data=tmp_path / "nowhere") as again:
        assert again.history() == store.history()


def test_a_commit_names_who_when_why_and_what_came_before(store, dataset):
    first = store.head()
    made = store.commit(
        noted(dataset, "new"), author=" Ana\nP. ", message="A note\nin two lines", base=first
    )
    assert (made.number, made.parent) == (2, first.id)
    assert (made.author, made.message) == ("Ana P.", "A note\nin two lines")
    assert made.time.endswith("Z")
    assert store.history() == (made, first)
    assert store.dataset(made).members["note"].iloc[0] == "new"
    assert store.dataset(first).revision == dataset.revision
    assert store.verify(first.id) == ()


def test_only_tables_that_changed_are_stored_again(store, dataset):
    made = store.commit(noted(dataset, "new"), author="Ana", message="A note", base=1)
    changed = {t.name for t in made.tables if t != store.revision(1).table(t.name)}
    assert changed == {"members"}


def test_a_commit_on_a_revision_that_is_no_longer_the_newest_is_refused(store, dataset):
    newer = store.commit(noted(dataset, "one"), author="Ana", message="First", base=1)
    with pytest.raises(MovedHeadError, match=r"revision 2 \(“First”, Ana, .*against revision 2"):
        store.commit(noted(dataset, "two"), author="Bo", message="Second", base=1)
    assert store.head() == newer
    assert store.dataset().members["note"].iloc[0] == "one"
    assert store.verify() == ()


def test_the_refused_change_can_be_committed_on_the_new_head(store, dataset):
    store.commit(noted(dataset, "one"), author="Ana", message="First", base=1)
    with pytest.raises(MovedHeadError) as refusal:
        store.commit(noted(dataset, "two"), author="Bo", message="Second", base=1)
    head = refusal.value.head
    made = store.commit(noted(dataset, "two"), author="Bo", message="Second", base=head)
    assert made.number == 3


def test_the_same_tables_again_make_no_revision(store, dataset):
    with pytest.raises(NothingToCommitError, match="Revision 1 holds exactly these tables"):
        store.commit(dataset, author="Ana", message="Again", base=1)
    assert len(store.history()) == 1


def test_restoring_makes_a_new_revision_with_the_very_bytes_of_the_old(store, dataset):
    store.commit(noted(dataset, "wrong"), author="Ana", message="A mistake", base=1)
    undone = store.restore(1, author="Ana", message="Undo")
    assert undone.number == 3
    assert undone.holds_what(store.revision(1))
    assert store.contents(3) == store.contents(1)
    assert store.verify() == ()


def test_the_bytes_in_the_store_are_those_of_the_files(store):
    assert store.contents(1) == {t.name: (DATA / t.file).read_bytes() for t in TABLES}


@pytest.mark.parametrize(("author", "message"), [(" ", "why"), ("who", "\n"), ("a\x00", "why")])
def test_a_commit_says_who_and_why(file_store, dataset, author, message):
    with pytest.raises(DataError, match="Say "):
        file_store.commit(noted(dataset, "x"), author=author, message=message, base=1)
    assert len(file_store.history()) == 1


@pytest.mark.parametrize(
    ("column", "value"),
    [("note", "   "), ("note", "lost \ufffd"), ("country_code", "XX")],
)
def test_what_would_not_read_back_is_refused(file_store, dataset, column, value):
    members = dataset.members.copy()
    members.loc[0, column] = value
    with pytest.raises(DataError, match=r"members\.csv"):
        file_store.commit(replace(dataset, members=members), author="A", message="m", base=1)
    assert len(file_store.history()) == 1


def test_a_broken_link_between_tables_is_refused(file_store, dataset):
    fewer = replace(dataset, stakeholders=dataset.stakeholders.iloc[1:])
    with pytest.raises(DataError, match="is not among the"):
        file_store.commit(fewer, author="A", message="m", base=1)


def test_a_carriage_return_in_a_cell_is_kept(store, dataset):
    store.commit(noted(dataset, "one\rtwo\r\nthree"), author="A", message="m", base=1)
    assert store.dataset().members["note"].iloc[0] == "one\rtwo\r\nthree"


def test_a_revision_is_named_by_number_id_or_head(store):
    first = store.head()
    for name in (1, "1", "head", first.id, first.id[:8].upper(), first):
        assert store.revision(name) == first
    for name in (2, "0", first.id[:7], "-1", ""):
        with pytest.raises(UnknownNameError, match="There is no revision"):
            store.revision(name)


def test_data_with_problems_makes_no_store(url, tmp_path):
    with pytest.raises(DataError, match=r"members\.csv"):
        Store.open(url, data=tmp_path)
    assert list(tmp_path.iterdir()) == []
    with Store.open(url, data=DATA) as store:
        assert store.head().number == 1


def test_export_writes_the_very_files_into_a_new_directory(store, dataset, tmp_path):
    store.commit(noted(dataset, "new"), author="A", message="m", base=1)
    store.export(tmp_path / "out" / "first", 1)
    store.export(tmp_path / "out" / "head")
    assert (tmp_path / "out" / "first" / "geo" / "towns.csv").exists()
    assert Dataset.from_directory(tmp_path / "out" / "first").revision == dataset.revision
    assert Dataset.from_directory(tmp_path / "out" / "head").revision == store.dataset().revision


def test_export_never_writes_over_anything(file_store, tmp_path):
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(StoreError, match=r"something already.*new or empty"):
        file_store.export(tmp_path)
    with pytest.raises(StoreError, match="something already"):
        file_store.export(tmp_path / "mine.txt")
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_the_whole_store_is_copied_and_moved_as_one_file(store, dataset, tmp_path):
    store.commit(noted(dataset, "new"), author="A", message="m", base=1)
    copy = store.copy_to(f"sqlite:///{tmp_path / 'backup.sqlite'}")
    assert [path.name for path in tmp_path.glob("backup*")] == ["backup.sqlite"]
    assert copy.history() == store.history()
    assert copy.contents(2) == store.contents(2)
    assert copy.verify(store.head().id) == ()
    with pytest.raises(StoreError, match="There is a store already"):
        store.copy_to(f"sqlite:///{tmp_path / 'backup.sqlite'}")


def test_a_sqlite_store_is_one_file_in_wal_mode_synced_at_every_commit(file_store, tmp_path):
    with file_store.engine.connect() as connection:
        pragma = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous")
        ]
    assert pragma == ["wal", 2]
    assert [path.name for path in tmp_path.iterdir()] == ["store.sqlite"]


def test_a_locked_store_says_so(file_store, dataset):
    hasty = Store.open(file_store.engine.url.render_as_string(), patience=0.1)
    other = sqlite3.connect(file_store.place, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LockedStoreError, match=r"writing and did not finish.*Nothing was changed"):
        hasty.commit(noted(dataset, "x"), author="A", message="m", base=1)
    assert hasty.head().number == 1  # reading goes on meanwhile
    other.close()
    assert hasty.commit(noted(dataset, "x"), author="A", message="m", base=1).number == 2


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("sqlite://", "keeps nothing"),
        ("nonsense", "cannot be used"),
        ("mysql://u:secret@host/db", "not supported"),
        ("oracle+nothing://u:secret@host/db", "not supported"),
        ("postgresql://u:secret@127.0.0.1/db?sslmode=maybe", "sslmode"),
    ],
)
def test_an_address_that_is_none_says_what_one_looks_like(url, words):
    with pytest.raises(StoreError, match=f"{words}.*Write sqlite:///") as refusal:
        Store.open(url)
    assert "secret" not in str(refusal.value)


def test_a_server_that_does_not_answer_says_so_without_the_password():
    pytest.importorskip("pg8000")
    with pytest.raises(LostAnswerError, match=r"does not answer.*history first") as refusal:
        Store.open("postgresql://u:secret@127.0.0.1:9/db", data=DATA)
    assert "secret" not in str(refusal.value)


def test_a_file_that_is_no_store_says_so(tmp_path):
    (tmp_path / "store.sqlite").write_bytes(b"id,name\n" * 200)
    with pytest.raises(StoreError, match="damaged or not a store"):
        Store.open(f"sqlite:///{tmp_path / 'store.sqlite'}")


def test_a_place_that_cannot_be_made_says_so(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="cannot be used"):
        Store.open(f"sqlite:///{tmp_path / 'file' / 'store.sqlite'}", data=DATA)


def test_a_newer_format_is_left_alone(file_store):
    alter(file_store, "UPDATE head SET format = 2")
    with pytest.raises(StoreError, match="in format 2; this program knows format 1"):
        Store.open(file_store.engine.url.render_as_string())


def test_the_environment_names_the_store_and_the_data(monkeypatch, tmp_path):
    monkeypatch.setenv("DPNSEE_DATABASE_URL", f"sqlite:///{tmp_path / 'named.sqlite'}")
    monkeypatch.setenv("DPNSEE_DATA", os.fspath(DATA))
    assert Store.open().place == str(tmp_path / "named.sqlite")


def test_canonical_csv_is_the_datasets_own_where_no_carriage_return_is(file_store, dataset):
    for schema in TABLES:
        expected = csv_bytes(dataset.table(schema.name), schema)
        assert file_store.contents(1)[schema.name] == expected
