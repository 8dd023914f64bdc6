from dpnsee_analytics.store import Store
from tests.conftest import DATA
from tests.store.races import opener, race, together

ROUNDS = 10  # python -m tests.store.races --count 50 is the soak


def test_of_two_commits_on_one_head_one_wins_and_the_other_is_told(store, url):
    assert [race(url, number) for number in range(ROUNDS)] == [""] * ROUNDS
    assert store.head().number == 1 + 2 * ROUNDS


def test_four_first_uses_at_once_make_one_store(url):
    assert len(set(together(opener, [(url,)] * 4))) == 1
    with Store.open(url, data=DATA) as store:
        assert len(store.history()) == 1
        assert store.verify() == ()
