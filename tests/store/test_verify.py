import contextlib
import random
import shutil
import sqlite3

import pytest

from dpnsee_analytics.store import DamagedStoreError, Store, StoreError
from tests.store.conftest import alter
from tests.store.made_up import noted

SEED = 20261122


@pytest.fixture
def three(file_store, dataset) -> Store:
    """A store with three revisions."""
    file_store.commit(noted(dataset, "new"), author="Ana", message="A note", base=1)
    file_store.restore(1, author="Bo", message="Undo")
    assert file_store.verify() == ()
    return file_store


def told(store) -> str:
    return "\n".join(map(str, store.verify()))


@pytest.mark.parametrize("column", ["id", "parent", "author", "message", "time", "tables"])
@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_letter_changed_in_any_cell_of_any_revision_is_found(three, number, column):
    alter(three, f"UPDATE revisions SET {column} = {column} || ' ' WHERE number = ?", number)
    assert f"revision {number}: Its row" in told(three)


@pytest.mark.parametrize("column", ["author", "tables"])
def test_a_row_that_is_no_longer_text_is_found(three, column):
    alter(three, f"UPDATE revisions SET {column} = CAST({column} AS BLOB) WHERE number = 2")
    assert "revision 2: Its row" in told(three)


@pytest.mark.parametrize("text", ["", "[]", "null", '{"members": 1}', '{"members": [[], 1]}'])
def test_a_list_of_tables_that_is_none_is_found_and_not_followed(three, text):
    alter(three, "UPDATE revisions SET tables = ? WHERE number = 2", text)
    assert "revision 2: Its row" in told(three)
    with pytest.raises(DamagedStoreError, match="row of revision 2 was changed"):
        three.dataset(2)


def test_a_revision_taken_out_put_elsewhere_or_put_in_is_found(three):
    alter(three, "UPDATE revisions SET number = 9 WHERE number = 3")
    assert "revision 9: It stands where revision 3 should be" in told(three)
    alter(three, "DELETE FROM revisions WHERE number = 2")
    assert "revision 9: It does not follow from revision 1" in told(three)


def test_a_history_cut_short_is_found_by_an_id_noted_elsewhere(three):
    noted_id = three.head().id
    alter(three, "DELETE FROM revisions WHERE number = 3")
    assert "head: It does not name the newest revision" in told(three)
    alter(three, "UPDATE head SET revision_id = (SELECT id FROM revisions WHERE number = 2)")
    assert three.verify() == ()  # consistent in itself: see Store.verify
    assert "rewritten or cut short" in str(three.verify(noted_id)[0])


@pytest.mark.parametrize("column", ["only", "format", "revision_id"])
def test_a_changed_head_is_found(three, column):
    alter(three, f"UPDATE head SET {column} = {column} || '1'")
    assert "head: " in told(three)


@pytest.mark.parametrize("column", ["sha256", "packed_sha256", "packed"])
def test_a_changed_cell_of_a_blob_is_found_with_the_table_it_belongs_to(three, column):
    blob = three.revision(2).table("members").sha256
    changed = f"CAST({column} AS TEXT) || '0'" if column != "packed" else "packed || x'00'"
    alter(three, f"UPDATE blobs SET {column} = {changed} WHERE sha256 = ?", blob)
    assert "table members of revision 2: " in told(three)


def test_any_changed_bit_of_a_blob_is_found(three):
    """Compression has bits that mean nothing when unpacked, so the packed bytes are hashed too."""
    blob = three.head().table("membership_counts").sha256
    with contextlib.closing(sqlite3.connect(three.place)) as connection:
        asked = connection.execute("SELECT packed FROM blobs WHERE sha256 = ?", [blob])
        (packed,) = asked.fetchone()
    for at in range(0, len(packed), 5):
        bent = bytearray(packed)
        bent[at] ^= 1 << at % 8
        alter(three, "UPDATE blobs SET packed = ? WHERE sha256 = ?", bytes(bent), blob)
        assert "table membership_counts of revision 1: Its stored bytes" in told(three)


def test_blobs_taken_out_or_put_in_are_found(three):
    alter(three, "DELETE FROM blobs WHERE sha256 = ?", three.head().table("towns").sha256)
    alter(three, "INSERT INTO blobs VALUES ('a', 'b', x'00')")
    assert "table towns of revision 1: It is missing" in told(three)
    assert "blob a: It belongs to no revision" in told(three)


def test_bytes_of_the_file_itself(three, tmp_path):
    """120 bytes anywhere in the file, one at a time: found, or nothing shown has changed."""
    chance = random.Random(SEED)
    path = tmp_path / "bent.sqlite"
    whole = (tmp_path / "store.sqlite").read_bytes()
    expected = [three.contents(revision) for revision in three.history()]
    found = 0
    for _ in range(120):
        bent = bytearray(whole)
        bent[chance.randrange(len(bent))] ^= chance.randrange(1, 256)
        for left in tmp_path.glob("bent*"):
            left.unlink()
        path.write_bytes(bent)
        try:
            with Store.open(f"sqlite:///{path}", data=tmp_path) as store:
                sound = store.verify() == ()
                if sound:
                    assert store.history() == three.history()
                    assert [store.contents(r) for r in store.history()] == expected
        except (StoreError, ValueError):
            sound = False
        found += not sound
    print(f"\n{found} of 120 bent bytes found, the others in unused space (seed {SEED})")
    assert found > 60


def test_what_was_tampered_with_is_not_shown_and_not_built_upon(three, dataset):
    alter(three, "UPDATE revisions SET author = 'Eve' WHERE number = 3")
    with pytest.raises(DamagedStoreError, match=r"row of revision 3 was changed.*verify"):
        three.dataset()
    with pytest.raises(DamagedStoreError, match="row of revision 3 was changed"):
        three.commit(noted(dataset, "x"), author="A", message="m", base=3)
    assert len(three.history()) == 3


def test_a_tampered_table_is_neither_shown_nor_restored_nor_exported(three, tmp_path):
    blob = three.revision(2).table("members").sha256
    alter(three, "UPDATE blobs SET packed = x'00' WHERE sha256 = ?", blob)
    for asked in (
        lambda: three.dataset(2),
        lambda: three.restore(2, author="A", message="m"),
        lambda: three.export(tmp_path / "out", 2),
        lambda: three.copy_to(f"sqlite:///{tmp_path / 'copy.sqlite'}"),
    ):
        with pytest.raises(DamagedStoreError, match="members"):
            asked()
    assert not (tmp_path / "out").exists()
    assert three.dataset(3) is not None


def test_a_moved_file_is_still_sound(three, tmp_path):
    shutil.copy(three.place, tmp_path / "moved.sqlite")
    with Store.open(f"sqlite:///{tmp_path / 'moved.sqlite'}") as moved:
        assert moved.verify(three.head().id) == ()
