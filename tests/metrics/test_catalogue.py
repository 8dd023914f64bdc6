import inspect
import pkgutil
from importlib import import_module

import pytest

from dpnsee_analytics import metrics
from dpnsee_analytics.metrics.catalogue import GROUPS, METRICS, OWN_RULE, REFERENCES

# Public functions of metrics/ that measure nothing by themselves: they cut, list or join tables,
# or name a date. A function in neither this list nor the catalogue is a forgotten measure.
CUT_TABLES = {
    # attention: slices the rules are made of, and what goes with them
    "mapped", "rated_by_network", "to_manage_closely", "last_quiet_year", "undated", "last_event",
    "events_until",
    # betweenness says so; dates and rows
    "betweenness_is_sampled", "data_date", "member_towns", "members_without_town",
    # membership: rows behind the counts
    "member_spans", "evidenced_services", "members_without_services", "membership_changes",
    "without_joining_date", "without_leaving_date", "joined_by",
    # register: the measures joined, and its slices
    "actor_register", "stakeholders_of", "shown_stakeholders", "members_of", "busiest_members",
    "in_the_picture", "neighbourhood", "among",
    # ties: records pair by pair
    "pairs", "of_kind", "around", "tied_to", "in_force", "tie_years", "of_year",
}  # fmt: skip


def public_functions() -> set[str]:
    found = set()
    for module in pkgutil.iter_modules(metrics.__path__, f"{metrics.__name__}."):
        for name, value in vars(import_module(module.name)).items():
            own = inspect.isfunction(value) and value.__module__ == module.name
            found |= {name} if own and not name.startswith("_") else set()
    return found


def test_every_measure_is_in_the_catalogue():
    catalogued = {metric.compute.__name__ for metric in METRICS}
    assert public_functions() - catalogued - CUT_TABLES == set()
    assert catalogued & CUT_TABLES == set()


@pytest.mark.parametrize("field", ["id", "label", "higher_means"])
def test_ids_labels_and_meanings_are_unique(field):
    values = [getattr(metric, field) for metric in METRICS]
    assert len(values) == len(set(values))


@pytest.mark.parametrize("metric", METRICS, ids=lambda metric: metric.id)
def test_a_record_is_complete(metric):
    for name in ("label", "unit", "range", "formula", "higher_means", "undefined", "source"):
        assert getattr(metric, name).strip(), name
    assert metric.group in GROUPS
    assert metric.formula.endswith(".")
    assert metric.undefined.endswith(".")
    assert metric.module.startswith("metrics.")
    assert set(metric.references) <= set(REFERENCES)


def test_every_source_has_author_and_year_and_is_cited():
    cited = {reference for metric in METRICS for reference in metric.references}
    assert cited == set(REFERENCES)
    for reference in REFERENCES:
        assert reference.author.strip()
        assert 1900 < reference.year < 2100
        assert str(reference).startswith(f"{reference.author} ({reference.year}). ")


def test_sources_are_numbered_by_year():
    years = [reference.year for reference in REFERENCES]
    assert years == sorted(years)
    by_id = {metric.id: metric.source for metric in METRICS}
    assert by_id["degree"].startswith("[2] Freeman, L. C. (1979). ")
    assert by_id["events"] == OWN_RULE
