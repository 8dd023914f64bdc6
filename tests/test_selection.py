import pytest

from dpnsee_analytics.actors import actors
from dpnsee_analytics.dataset import Dataset
from dpnsee_analytics.selection import ALL, ON_MAP, OTHERS, Selection, chosen, select


@pytest.mark.parametrize(("scope", "count"), [(ON_MAP, 31), (OTHERS, 26), (ALL, 57)])
def test_scope(dataset, scope, count):
    assert len(select(dataset, Selection(scope=scope)).stakeholders) == count


def test_filters_narrow_together(dataset):
    kept = select(dataset, Selection(groups=("donors",), levels=("regional",), countries=("AL",)))
    assert kept.stakeholders["stakeholder_id"].tolist() == ["wbf"]


def test_text_ignores_case_and_looks_for_every_word(dataset):
    table = actors(dataset)
    found = table.index[chosen(table, Selection(text="OPEN society"))]
    assert list(found) == ["osf"]


def test_text_is_no_pattern(dataset):
    assert select(dataset, Selection(text=".*")).stakeholders.empty


def test_ties_events_and_ratings_of_hidden_actors_go_with_them(dataset):
    kept = select(dataset, Selection(groups=("eu",)))
    ids = set(kept.stakeholders["stakeholder_id"])
    ends = set(kept.relationships["source_id"]) | set(kept.relationships["target_id"])
    assert set(kept.ratings["stakeholder_id"]) <= ids
    assert set(kept.engagements["stakeholder_id"]) <= ids
    assert ends <= ids | {"dpnsee"} | set(kept.members["member_id"])
    assert len(kept.members) == 28


def test_the_default_hides_nothing_and_equals_itself(dataset):
    assert select(dataset, Selection()).revision == dataset.revision
    assert hash(Selection()) == hash(Selection(scope=ALL))


def test_nothing_selects_nothing():
    assert select(Dataset(), Selection(text="x")).stakeholders.empty
