import pandas as pd
import pytest

from dpnsee_analytics.metrics.countries import country_counts
from dpnsee_analytics.metrics.register import shown_stakeholders
from dpnsee_analytics.metrics.ties import pairs
from dpnsee_analytics.reports import narrative
from dpnsee_analytics.selection import ON_MAP, Selection


@pytest.fixture
def mapped(register):
    return shown_stakeholders(register, Selection(scope=ON_MAP))[0]


def test_numbers_and_nouns():
    assert narrative.counted(1, "actor") == "one actor"
    assert narrative.counted(0, "actor", start=True) == "No actors"
    assert narrative.counted(11, "country", "countries") == "11 countries"
    assert narrative.counted_digits(12500, "actor") == "12\u202f500 actors"


def test_lists():
    assert narrative.listed([]) == ""
    assert narrative.listed(["A"]) == "A"
    assert narrative.listed(["A", "B", "C"]) == "A, B and C"
    assert narrative.listed(list("ABCD"), most=2) == "A, B and two more"


# The sentences of the mock-ups, which were computed from the same tables.
def test_the_grid_answers_as_the_mock_up_does(mapped):
    answer = narrative.grid_answer(mapped, "2026-11-21")
    assert answer.strong == "Ten of 31 actors combine high interest with high power."
    assert answer.rest == "With five of the ten, our last recorded contact is from 2021 or earlier."


def test_the_grid_answers_for_one_and_for_none(mapped):
    one = narrative.grid_answer(mapped.loc[["osf"]], "2026-11-21")
    assert str(one) == (
        "One of one actor combines high interest with high power. "
        "With it, our last recorded contact is from 2021 or earlier."
    )
    assert str(narrative.grid_answer(mapped.head(0), "")) == "No actor shown has a score yet."


def test_the_map_answers_as_the_mock_up_does(dataset):
    answer = narrative.map_answer(country_counts(dataset), "members")
    assert answer.strong == (
        "All 11 countries have at least one member; Serbia has five of the 26."
    )
    assert answer.rest == "Albania and Kosovo* rest on one member each."


def test_the_map_answers_about_events(dataset):
    answer = narrative.map_answer(country_counts(dataset), "events")
    assert answer.strong == "Serbia has 25 of the 37 events recorded in our countries."
    assert answer.rest == "None is on record for Albania, Bulgaria, Greece and Romania."


def test_the_map_answers_about_seats_services_and_rates(dataset):
    counts = country_counts(dataset, "hiv")
    assert narrative.map_answer(counts, "seated").strong.startswith("Serbia has six of the")
    assert "Montenegro has 4.8 members per million people" in str(
        narrative.map_answer(counts, "members_per_million")
    )
    none = counts.assign(with_service=0)
    assert str(narrative.map_answer(none, "with_service", "Members offering HIV")) == (
        "No member offering HIV is on record."
    )


def test_the_map_without_anything():
    empty = pd.DataFrame({"name": [], "members": [], "events": []})
    assert str(narrative.map_answer(empty, "members")) == "No country is recorded."


def test_the_graph_answers_as_the_mock_up_does(mapped):
    answer = narrative.relationships_answer(mapped, "on our map")
    assert answer.strong == (
        "Of the 31 actors on our map, 14 are tied to us or a member and three are further away."
    )
    assert answer.rest == "No tie on record leads to the other 14."


def test_the_caveat_is_the_desk_studys_own(dataset):
    assert narrative.desk_study_caveat(dataset.ratings) == (
        "Desk-study proposal of 21 November 2026, made from public sources by one rater: it is not "
        "the view of DPNSEE or of the actors shown, it says nothing about who is for or against, "
        "and it gives way to the network’s own ratings."
    )
    assert narrative.desk_study_caveat(dataset.ratings.head(0)) == ""


def test_kosovo_brings_its_footnote(dataset):
    text = narrative.map_caption(country_counts(dataset), ["A"], "members", "2026-11-21")
    assert "UNSCR 1244/1999" in text
    assert text.startswith("n = 26 current members; evidence up to 21 November 2026. A has no")


def test_what_is_odd_about_an_actor(register):
    odd = {actor: narrative.oddity(register.loc[actor], register) for actor in register.index}
    assert str(odd["rs-ocd"]) == (
        "Not on our map, though it has more recorded events than any other actor."
    )
    assert "neither a tie nor an event" in str(odd["ifrc"])
    assert "without a named organisation" in str(odd["think-tanks"])
    assert odd["ehra"] is None
    assert odd["hops"] is None


def test_ego_answers(register, graph):
    ties = pairs(graph)
    assert str(narrative.ego_answer(register.loc["ifrc"], ties)) == (
        "No tie on record leads to IFRC."
    )
    assert "the network itself" in str(narrative.ego_answer(register.loc["ehra"], ties))
    assert "28 of them are or were members" in str(
        narrative.ego_answer(register.loc["dpnsee"], ties)
    )


def test_unrated_actors_are_named(register, mapped):
    others = register[(register["kind"] == "stakeholder") & ~register["on_map"]]
    text = narrative.unrated_sentence(mapped, others)
    assert text.startswith("None of these 31. Of the 26 not shown, seven: UNAIDS, ")


def test_the_grid_names_kosovo_only_with_its_footnote(register, mapped):
    everyone = register[register["kind"] == "stakeholder"]
    assert "UNSCR 1244/1999" in narrative.grid_caption(everyone, 3.0, "on record")
    assert "UNSCR 1244/1999" not in narrative.grid_caption(mapped, 3.0, "on our map")


def test_the_grids_caption_says_n_date_rule_and_size(mapped):
    assert narrative.grid_caption(mapped, 3.0, "on our map", "Events") == (
        "n = 31 actors on our map; 1 rater an actor; scores of 21 November 2026. A score of 3 "
        "counts as high: the line lies just below it. Cells grow with their content; place inside "
        "a cell means nothing. Size of a symbol: events."
    )
