from dataclasses import replace

import pandas as pd
import pytest

from dpnsee_analytics.dataset import Dataset
from dpnsee_analytics.dictionary import data_dictionary
from dpnsee_analytics.errors import Problem
from dpnsee_analytics.metrics import coverage
from dpnsee_analytics.metrics.attention import events_until
from dpnsee_analytics.metrics.catalogue import METRICS
from dpnsee_analytics.reading import read_table
from dpnsee_analytics.reports import methods
from dpnsee_analytics.schema import TABLES


def ratings(*rows: tuple[str, str, str]) -> pd.DataFrame:
    """Return ratings of both scores: (actor, rater, basis)."""
    empty = Dataset().ratings
    table = pd.DataFrame(rows, columns=["stakeholder_id", "rater", "basis"])
    table = table.assign(rated_on="2026", interest=3.0, power=3.0).reindex(columns=empty.columns)
    return table.astype(empty.dtypes.to_dict())


def by_year(**counts: int) -> pd.Series:
    return pd.Series({year[1:]: count for year, count in counts.items()}, dtype="int64")


PROPOSAL = ("a", "desk", "desk_study")
OWN = ("b", "ana", "workshop")


@pytest.mark.parametrize(
    ("table", "strong"),
    [
        (ratings(), "No actor is rated yet."),
        (ratings(PROPOSAL), "The one rated actor stands on a desk-study proposal."),
        (ratings(OWN), "The one rated actor was rated by the network."),
        (ratings(PROPOSAL, OWN), "One of two rated actors stands on a desk-study proposal."),
        (
            ratings(OWN, ("c", "ana", "survey")),
            "All two rated actors were rated by the network.",
        ),
    ],
)
def test_the_answer_for_none_one_and_many(table, strong):
    assert methods.methods_answer(table).strong == strong


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        (ratings(), "No rating is on record."),
        (
            ratings(PROPOSAL),
            "The desk study rated one actor (one rater); the network has rated none yet.",
        ),
        (ratings(OWN, ("b", "ivo", "survey")), "The network rated one actor (two raters)."),
        (
            ratings(PROPOSAL, OWN),
            "The desk study rated one actor (one rater), the network one actor (one rater).",
        ),
    ],
)
def test_who_rated(table, sentence):
    assert methods.rating_sentences(table)[0] == sentence


def test_the_networks_own_record(dataset):
    years = events_until(dataset, "2026-11-21")
    answer = methods.coverage_answer(years)
    assert answer.strong == "33 of 52 recorded events fall in 2016–2021; 2025 has two."
    assert answer.rest == "None is on record for 2026."
    sentences = methods.coverage_sentences(
        int(years.sum()),
        coverage.events_by_country(dataset),
        coverage.evidence_by_year(dataset),
        coverage.without_record(dataset),
        {"RS": "Serbia"},
    )
    assert sentences[0] == (
        "Serbia hosted 25 of the 52 events; seven were online or without a known place."
    )
    assert "five rest on evidence of 2025" in sentences[1]
    assert sentences[2] == (
        "Of 57 stakeholders, 12 have no tie on record, 20 no event, and six neither."
    )


@pytest.mark.parametrize(
    ("years", "answer"),
    [
        (by_year(), "No event is on record. That does not mean that none took place."),
        (by_year(y2020=1), "The one recorded event is of 2020."),
        (
            by_year(y2020=2, y2021=0, y2022=0),
            "All two events are of 2020. None is on record for 2021–2022.",
        ),
        (by_year(y2020=2, y2021=1), "All three events are of 2020–2021."),
    ],
)
def test_coverage_of_few_years(years, answer):
    assert str(methods.coverage_answer(years)) == answer
    assert methods.marked_years(years) == []


def test_the_years_the_answer_names_are_marked(dataset):
    years = coverage.events_per_year(dataset)
    assert methods.marked_years(years) == [str(year) for year in range(2016, 2022)]


def test_older_years_are_joined_and_nothing_is_lost(dataset):
    rows = coverage.evidence_by_year(dataset).sum(axis=1)
    joined = methods.recent_years(rows)
    assert joined.index[0] == "before 2015"
    assert joined.index[-1] == "undated"
    assert joined.sum() == rows.sum()
    few = pd.Series({"2024": 1, "undated": 2})
    assert methods.recent_years(few).equals(few)


def test_countries_that_share_the_lead():
    counts = pd.Series({"BA": 2, "RS": 2, "AL": 1})
    names = {"BA": "Bosnia Herzegovina", "RS": "Serbia"}
    sentence = methods.coverage_sentences(6, counts, pd.DataFrame(), pd.DataFrame(), names)[0]
    assert sentence == (
        "Bosnia Herzegovina and Serbia hosted two of the six events each; one was online or "
        "without a known place."
    )


def test_empty_tables_say_so_and_raise_nothing():
    empty = Dataset()
    counts = coverage.confidence_counts(empty)
    assert methods.confidence_sentence(counts, 0).startswith("No rating is on record")
    assert (
        methods.coverage_sentences(
            0,
            coverage.events_by_country(empty),
            coverage.evidence_by_year(empty),
            coverage.without_record(empty),
            {},
        )
        == []
    )
    caption = methods.coverage_caption(
        coverage.events_per_year(empty), coverage.evidence_by_year(empty), ""
    )
    assert caption.startswith("n = 0 events, 0 rows of")


def test_confidence_names_ratings_without_one():
    counts = pd.Series({"high": 1, "medium": 0, "low": 0})
    assert methods.confidence_sentence(counts, 2) == (
        "Raters gave one of two ratings high confidence, none medium and none low. One has none."
    )


def test_the_scale_is_the_schemas_and_high_begins_at_three():
    table = methods.scale_table().set_index("score")
    assert table.at[1, "interest"] == "outside its agenda"
    assert table["level"].tolist() == ["low", "low", "high", "high", "high"]
    assert table.index[table["begins"]].tolist() == [3]
    assert methods.scale_meaning("interest") == "Attention to drug policy, whatever the view."


def test_measures_are_found_by_any_word_of_their_record():
    assert methods.matching("") == list(METRICS)
    assert [metric.id for metric in methods.matching("BETWEEN freeman 1977")] == ["betweenness"]
    assert methods.matching("zzz") == []
    assert methods.found_sentence([], " zzz ") == "No measure speaks of “zzz”."
    assert methods.found_sentence(METRICS[:1], "x") == "One measure speaks of “x”."


@pytest.mark.parametrize("schema", TABLES, ids=lambda schema: schema.name)
def test_a_table_is_told_as_in_the_data_dictionary(schema):
    printed = data_dictionary()
    for row in methods.column_table(schema).itertuples(index=False):
        assert f"| `{row.Column}` | {row.Label} | {row.Type} | {row.Blank} |" in printed


@pytest.mark.parametrize("schema", TABLES, ids=lambda schema: schema.name)
def test_a_template_reads_back_as_an_empty_table(schema):
    result = read_table(methods.template(schema), schema)
    assert result.table.empty
    assert result.problems == ()


def test_the_state_counts_problems():
    problem = Problem("a.csv", 1, "", "", "", "")
    assert dict(methods.state_facts("abc", "", ()))["Problems in the files"] == "None found"
    facts = dict(methods.state_facts("abc", "2026-11-21", (problem,)))
    assert facts["Problems in the files"] == "One problem, named at the top of every page"
    assert facts["Newest evidence"] == "21 November 2026"


def test_rows_without_a_date_are_named(dataset):
    members = dataset.members.assign(as_of=pd.Series([None] * len(dataset.members), dtype="str"))
    only = replace(Dataset(), members=members)
    sentence = methods.coverage_sentences(
        0,
        coverage.events_by_country(only),
        coverage.evidence_by_year(only),
        coverage.without_record(only),
        {},
    )
    assert sentence == [
        "Of 28 rows on members, stakeholders and ties, 28 rest on pages without a date."
    ]
