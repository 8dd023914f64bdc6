from tests.store.kill import kills

COUNT, SEED = 25, 7  # the sample; python -m tests.store.kill --count 1000 is the soak


def test_after_kill_9_the_store_is_the_old_or_the_new_revision_whole(tmp_path):
    found = list(kills(COUNT, SEED, tmp_path))
    left = [what for _, what, _ in found]
    print(f"\n{COUNT} kills: {left.count('old')} old, {left.count('new')} new")
    assert set(left) <= {"old", "new"}
    assert len(left) == COUNT
