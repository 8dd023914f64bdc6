import shutil
import subprocess

import pytest

from dpnsee_analytics.store import Store, StoreError
from dpnsee_analytics.store.errors import FullDiskError, ReadOnlyStoreError
from tests.conftest import DATA
from tests.store.faults import commit_within
from tests.store.made_up import noted, scribbled


@pytest.fixture
def small_disk(tmp_path):
    """A file system of 1 MB of its own."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "none", str(place)]
    if not shutil.which("mount") or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("only root may mount a small file system; the I/O error below is for all")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


@pytest.fixture
def disk_store(small_disk, first_use):
    shutil.copy(first_use, small_disk)
    return Store.open(f"sqlite:///{small_disk / 'store.sqlite'}")


def leave_free(place, kilobytes: int) -> None:
    """Fill the file system up to so many kilobytes."""
    (place / "filler").unlink(missing_ok=True)
    room = shutil.disk_usage(place).free // 1024
    (place / "filler").write_bytes(bytes(max(room - kilobytes, 0) * 1024))


def test_on_a_full_disk_nothing_is_changed_and_the_reason_is_said(disk_store, small_disk, dataset):
    head, refused = disk_store.head(), []
    big = scribbled(dataset, 1)
    for kilobytes in range(0, 400, 16):
        leave_free(small_disk, kilobytes)
        try:
            disk_store.commit(big, author="A", message="m", base=head)
            break
        except FullDiskError as error:
            refused.append(str(error))
        (small_disk / "filler").unlink()
        assert disk_store.history() == (head,)
        assert disk_store.verify() == ()
    assert len(refused) > 3
    for words in refused:
        assert "no room left on the disk. Nothing was changed. Free some space" in words
    assert disk_store.head().number == 2
    assert disk_store.verify() == ()
    print(f"\nrefused at {len(refused)} degrees of fullness, then taken with {kilobytes} kB free")


def test_first_use_on_a_full_disk_leaves_no_half_store(small_disk, dataset):
    url = f"sqlite:///{small_disk / 'var' / 'store.sqlite'}"
    for kilobytes in (0, 16, 48):
        leave_free(small_disk, kilobytes)
        with pytest.raises(StoreError):
            Store.open(url, data=DATA)
    (small_disk / "filler").unlink()
    with Store.open(url, data=DATA) as store:
        assert store.dataset().revision == dataset.revision
        assert store.verify() == ()


def test_an_export_that_finds_no_room_leaves_nothing(disk_store, small_disk):
    leave_free(small_disk, 40)
    with pytest.raises(StoreError, match=r"No space left on device.*Nothing was changed"):
        disk_store.export(small_disk / "out")
    assert sorted(path.name for path in small_disk.iterdir()) == ["filler", "store.sqlite"]


def test_a_store_that_may_only_be_read_says_so(disk_store, small_disk, dataset):
    remount = ["mount", "-o", "remount,ro", str(small_disk)]
    subprocess.run(remount, check=True)
    with pytest.raises(ReadOnlyStoreError, match=r"may not be written here.*the right to write"):
        disk_store.commit(noted(dataset, "x"), author="A", message="m", base=1)


def test_an_error_in_mid_write_changes_nothing(file_store, tmp_path):
    url = file_store.engine.url.render_as_string()
    head = file_store.head()
    answers = commit_within(url, list(range(0, 300_000, 12_000)))
    *refused, (enough, how, _) = answers
    assert len(refused) > 3
    for _, how_refused, words in refused:
        assert how_refused not in ("", "not in words"), words
        assert "Nothing was changed" in words
    assert how == ""
    assert file_store.verify() == ()
    assert file_store.head().parent == head.id
    print(f"\n{len(refused)} errors in mid-write, then taken within {enough} bytes")


def test_after_an_error_in_mid_write_the_old_revision_stands(file_store, dataset):
    url = file_store.engine.url.render_as_string()
    for _, how, _ in commit_within(url, [0, 20_000, 40_000]):
        assert how
    assert file_store.head().number == 1
    assert file_store.dataset().revision == dataset.revision
    assert file_store.verify() == ()
    assert file_store.commit(noted(dataset, "x"), author="A", message="m", base=1).number == 2
