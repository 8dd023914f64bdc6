from tests.bench.__main__ import Line


def test_a_line_says_its_value_its_limit_and_the_verdict():
    kept, missed = Line("a", 1.19, "times", 1.2), Line("b", 1.21, "times", 1.2)
    assert (kept.missed, missed.missed) == (False, True)
    assert str(kept).split() == ["a", "1.19", "times", "1.2", "times", "kept"]
    assert str(missed).endswith("MISSED")


def test_a_line_without_a_limit_is_told_not_judged():
    line = Line("c", 99.0)
    assert not line.missed
    assert str(line).split() == ["c", "99", "s", "–"]
