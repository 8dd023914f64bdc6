import dataclasses

import pandas as pd
import pytest

from dpnsee_analytics.dataset import Dataset
from dpnsee_analytics.graph import to_graph
from dpnsee_analytics.metrics.attention import events_until
from dpnsee_analytics.metrics.register import actor_register
from dpnsee_analytics.reports import attention
from dpnsee_analytics.schema import KOSOVO_FOOTNOTE

ON = "2026-11-21"


@pytest.fixture(scope="module")
def found(register, dataset, graph):
    return {task.id: task for task in attention.tasks(register, dataset, graph, ON)}


@pytest.fixture
def nothing():
    empty = Dataset()
    graph = to_graph(empty)
    return actor_register(empty, graph), empty, graph


def only(register, *actors):
    """The register with no other stakeholder than ``actors``."""
    return register[(register["kind"] != "stakeholder") | register.index.isin(actors)]


# The counts are the ones tests/metrics/test_attention.py computes by hand from the CSV files.
def test_the_tasks_stand_in_the_order_of_what_presses(found):
    assert {task.id: task.count for task in found.values()} == {
        "rate": 31, "contact": 5, "map": 4, "link": 14, "name": 11, "members": 24, "actors": 37,
    }  # fmt: skip
    assert list(found) == ["rate", "contact", "map", "link", "name", "members", "actors"]
    assert all(len(task.names) == task.count for task in found.values())


def test_each_task_says_who(found):
    words = {task.id: f"{task.count} {task.sentence} | {task.detail}" for task in found.values()}
    assert words == {
        "rate": "31 of 31 actors on our map are not rated by the network yet | "
        "Only proposals so far: C-EHRN, CSFD, EHRA and 28 more.",
        "contact": "5 of 10 to manage closely: no contact on record after 2021 | "
        "OSF 2018, UN in countries 2019, Law enforcement 2020, Prosecutors/judges 2020 and "
        "IDPC 2021.",
        "map": "4 actors with three events or more are not on our map | "
        "Drug Office RS 13 events, Health Min. RS 5, UNODC 5 and Global Fund 3.",
        "link": "14 actors on our map have no tie to us and no event on record | "
        "12 of them are not tied to a member either: CSO alliances, European parties, "
        "Fast-Track Cities, Foundations, IAPAC, IFRC and six more.",
        "name": "11 entries on our map name a group, not an organisation | "
        "Think tanks: which one? Likewise CSO alliances, EU Delegations, EU institutions, "
        "European parties and six more.",
        "members": "24 of 26 members: evidence over three years old | "
        "Oldest: ALIAT 2015, Diogenis 2015 and RHRN 2015.",
        "actors": "37 of 57 actors on record: evidence over three years old | "
        "20 of them are on our map. Oldest: WBF 2016, EATG 2017 and OSCE 2017. "
        "Undated, so of unknown age: 11.",
    }


def test_the_same_sentences_for_one(register, dataset, graph):
    one = {
        task.id: f"{task.count} {task.sentence} | {task.detail}"
        for actor in ("rs-ocd", "think-tanks", "osf", "eatg")
        for task in attention.tasks(only(register, actor), dataset, graph, ON)
        if task.names == (register.at[actor, "short_name"],)
    }
    assert one == {
        "map": "1 actor with three events or more is not on our map | Drug Office RS 13 events.",
        "name": "1 entry on our map names a group, not an organisation | Think tanks: which one?",
        "contact": "1 of 1 to manage closely: no contact on record after 2021 | OSF 2018.",
        "rate": "1 of 1 actor on our map is not rated by the network yet | "
        "Only proposals so far: EATG.",
        "link": "1 actor on our map has no tie to us and no event on record | "
        "Tied to a member: EATG.",
        "actors": "1 of 1 actor on record: evidence over three years old | "
        "One of them is on our map. Oldest: EATG 2017.",
    }


def test_unrated_actors_are_told_from_proposals(register, dataset, graph):
    changed = register.copy()
    changed.loc["osce", ["quadrant", "interest", "power"]] = None
    first = attention.tasks(changed, dataset, graph, ON)[0]
    assert first.detail.startswith("30 only proposed: C-EHRN")
    assert first.names[-1] == "OSCE"


def test_nothing_to_do_is_no_task(nothing):
    assert attention.tasks(*nothing, "") == ()
    assert "nothing can be said" in attention.nothing_to_do(nothing[0])


def test_a_done_task_leaves_the_list(register, dataset, graph):
    done = register.assign(proposed=False)
    assert "rate" not in {task.id for task in attention.tasks(done, dataset, graph, ON)}
    assert attention.nothing_to_do(register) == "Nothing on record calls for attention."


def test_a_task_is_frozen_and_leads_somewhere(found):
    with pytest.raises(dataclasses.FrozenInstanceError):
        found["rate"].count = 0
    assert found["actors"].query == {"actor": "wbf"}
    assert found["map"].query["actors"] == "Others"
    assert found["name"].query["find"] == "generic group"


def test_groups_whose_notes_lack_the_words_are_shown_unfiltered(register, dataset, graph):
    changed = register.copy()
    changed.loc["think-tanks", "note"] = None
    tasks = {task.id: task for task in attention.tasks(changed, dataset, graph, ON)}
    assert tasks["name"].query["find"] == ""


def test_the_answer(register, nothing):
    answer = attention.attention_answer
    assert str(answer(register, ON)) == (
        "No actor on our map has the network’s own rating yet, and for five of the ten to manage "
        "closely no contact is on record after 2021."
    )
    assert str(answer(nothing[0], "")) == "No actor is on our map yet."
    assert str(answer(only(register, "ehra"), ON)) == (
        "No actor on our map has the network’s own rating yet."
    )
    assert str(answer(only(register, "osf").assign(proposed=False), ON)) == (
        "The one actor on our map is rated by the network, and for the one to manage closely no "
        "contact is on record after 2021."
    )
    both = only(register, "osf", "idpc")
    both = both.assign(proposed=both.index != "idpc")
    assert str(answer(both, ON)) == (
        "One of the two actors on our map is rated by the network, and for both to manage "
        "closely no contact is on record after 2021."
    )


def test_the_five_figures(register, dataset):
    figures = attention.key_figures(register, dataset, ON)
    assert [dataclasses.astuple(figure) for figure in figures] == [
        ("26", "members", "in 11 countries; 2 associate"),
        ("31", "actors on our map", "and 26 others on record"),
        ("0 of 31", "rated by the network", "31 have only a proposal"),
        ("52", "recorded events", "2015 to 2025; 154 ties on record"),
        ("Dec 2025", "last recorded event", "with EHRA"),
    ]


def test_the_figures_of_nothing(nothing):
    figures = attention.key_figures(*nothing[:2], "")
    assert [figure.value for figure in figures] == ["0", "0", "0 of 0", "0", "–"]
    assert figures[-1].note == "no event on record"


def test_the_last_event_as_far_as_its_date_is_known(register, dataset):
    rows = dataset.engagements.iloc[:2].assign(date="2027", event_id="x")
    later = Dataset(engagements=rows.reset_index(drop=True))
    last = attention.key_figures(register, later, ON)[-1]
    assert last.value == "2027"
    assert last.note == "with BCSDN and Drug Committee ME"


def test_the_quadrants_lie_as_on_the_grid(register, nothing):
    quadrants = attention.quadrant_counts(register)
    assert [(cell.label, cell.count) for cell in quadrants] == [
        ("Keep satisfied", 4), ("Manage closely", 10), ("Monitor", 11), ("Keep informed", 6),
    ]  # fmt: skip
    assert [cell.stressed for cell in quadrants] == [False, True, False, False]
    assert attention.quadrant_question(register) == "Where do the 31 actors stand?"
    assert attention.quadrant_caption(register) == (
        "n = 31 actors; proposed scores, 21 November 2026; 3 or more is high."
    )
    assert {cell.count for cell in attention.quadrant_counts(nothing[0])} == {0}
    assert attention.quadrant_caption(nothing[0]) == "No actor on our map has a score yet."


def test_the_caption_tells_own_from_proposed_scores(register):
    some = register.assign(proposed=register["proposed"] & (register.index != "ehra"))
    assert "30 of them proposed" in attention.quadrant_caption(some)
    assert "rated by the network" in attention.quadrant_caption(register.assign(proposed=False))


def test_the_words_of_the_bars(dataset):
    counts = events_until(dataset, ON)
    assert attention.events_caption(counts, ON).startswith(
        "n = 52 events with at least one actor, from published sources up to 21 November 2026."
    )
    alt = attention.events_alt(counts)
    assert alt.startswith("52 events are on record, most in 2016 and 2018.")
    assert "2025 2, 2026 0." in alt
    empty = events_until(Dataset(), "")
    assert attention.events_alt(empty) == "No event is on record."
    assert attention.events_caption(empty, "").startswith("n = 0 events")


def test_kosovo_brings_its_footnote_only_when_named(found, register, dataset, graph):
    assert attention.footnote(list(found.values()), ()) == ""
    here = only(register, "xk-mia")
    named = attention.tasks(here, dataset, graph, ON)
    assert any("XK*" in task.detail for task in named)
    assert attention.footnote(named, ()) == KOSOVO_FOOTNOTE


def test_the_register_is_left_alone(register, dataset, graph):
    before = register.copy(deep=True)
    attention.tasks(register, dataset, graph, ON)
    attention.key_figures(register, dataset, ON)
    pd.testing.assert_frame_equal(register, before)
