"""A stated sample of 210 files of the family: none silently different, 95 % without a question."""

from tests.reading.generator import made_files, outcome

SAMPLE = 210


def test_the_family_is_never_silently_different():
    seen = [(made, outcome(made)) for made in made_files(SAMPLE)]
    silent = [made for made, result in seen if result == "silent"]
    assert silent == []
    recoverable = [result for made, result in seen if made.recoverable]
    assert recoverable.count("exact") >= 0.95 * len(recoverable)


def test_the_same_seed_makes_the_same_files():
    assert list(made_files(5, seed=1)) == list(made_files(5, seed=1))
