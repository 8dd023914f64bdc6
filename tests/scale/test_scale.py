"""Facts about 12,500 openly fictional actors, 10,000 of them rated: what is drawn adds up."""

import json

import pandas as pd
import pytest

from dpnsee_analytics.dataset import Dataset
from dpnsee_analytics.figures.grid import CROWD, grid_spec, power_interest_figure
from dpnsee_analytics.figures.style import DARK, LIGHT
from dpnsee_analytics.graph import to_graph
from dpnsee_analytics.metrics.register import actor_register, shown_stakeholders, stakeholders_of
from dpnsee_analytics.selection import ON_MAP, Selection, select
from tests.scale.made_up import write

STAKEHOLDERS, RATED = 12_500, 10_000
LARGEST_SPEC = 64_000  # bytes


@pytest.fixture(scope="module")
def large(tmp_path_factory) -> Dataset:
    directory = tmp_path_factory.mktemp("made_up")
    write(directory, STAKEHOLDERS, RATED)
    return Dataset.from_directory(directory)  # raises on any problem


@pytest.fixture(scope="module")
def register(large) -> pd.DataFrame:
    return actor_register(large, to_graph(large))


@pytest.fixture(scope="module")
def rated(register) -> pd.DataFrame:
    return register[register["quadrant"].notna()]


@pytest.fixture(scope="module")
def spec(rated) -> dict:
    return grid_spec(rated, theme=LIGHT)


def filled(spec: dict) -> list[dict]:
    return [cell for cell in spec["cells"] if cell["n"]]


def test_everyone_is_openly_fictional_and_made_from_the_seed(large, tmp_path):
    assert large.stakeholders["name"].str.startswith("Fictional actor ").all()
    write(tmp_path / "one", 60, 50, 90)
    write(tmp_path / "two", 60, 50, 90)
    revisions = {Dataset.from_directory(tmp_path / name).revision for name in ("one", "two")}
    assert len(revisions) == 1


def test_the_register_holds_everyone(register, rated):
    assert len(stakeholders_of(register)) == STAKEHOLDERS
    assert len(rated) == RATED


def test_the_spec_of_10_000_is_small(spec):
    assert len(json.dumps(spec)) < LARGEST_SPEC


def test_every_count_adds_up(spec, rated):
    assert sum(cell["n"] for cell in spec["cells"]) == RATED
    assert all(cell["n"] == len(cell["rows"]) + cell["more"] for cell in spec["cells"])
    assert sum(quadrant["n"] for quadrant in spec["quadrants"]) == RATED
    counts = rated["quadrant"].value_counts()
    assert {q["id"]: q["n"] for q in spec["quadrants"]} == counts.to_dict()


def test_a_cell_counts_the_actors_of_its_scores(spec, rated):
    whole = rated[(rated["interest"] % 1 == 0) & (rated["power"] % 1 == 0)]
    of_whole = grid_spec(whole, theme=LIGHT)
    found = {(cell["interest"], cell["power"]): cell["n"] for cell in filled(of_whole)}
    assert found == whole.groupby(["interest", "power"]).size().to_dict()


def test_each_cell_names_its_most_recently_contacted_then_most_tied(spec, rated):
    for cell in filled(spec):
        named = [row["id"] for row in cell["rows"]]
        assert 4 <= len(named) <= 7
        last = rated["last_event"].fillna("")
        keys = [(last[actor], rated.at[actor, "ties"]) for actor in named]
        assert keys == sorted(keys, reverse=True)
    cell = max(filled(spec), key=lambda cell: cell["n"])
    here = rated[(rated["interest"] == cell["interest"]) & (rated["power"] == cell["power"])]
    assert here["last_event"].max() <= cell["rows"][0]["last"]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_the_fuller_a_cell_the_further_its_shade(rated, theme):
    heads = [cell["head"] | {"n": cell["n"]} for cell in filled(grid_spec(rated, theme=theme))]
    ordered = sorted(heads, key=lambda head: head["n"])
    steps = [theme.sequential.index(head["fill"]) for head in ordered]
    assert steps == sorted(steps)
    assert steps[-1] == len(theme.sequential) - 1
    assert all(
        head["colour"] == theme.sequential_label[step]
        for head, step in zip(ordered, steps, strict=True)
    )


def test_a_cell_says_how_many_it_does_not_name(spec):
    cell = max(filled(spec), key=lambda cell: cell["n"])
    assert cell["head"]["words"] == f"{cell['n']} actors"
    assert cell["more_words"] == f"+{cell['more']} in the table"
    assert cell["label"].endswith(f"; {cell['n']} actors")


def test_the_picture_changes_to_counts_only_beyond_a_crowd(rated):
    few = grid_spec(rated.head(CROWD), theme=LIGHT)
    assert not few["crowd"]
    assert sum(len(cell["rows"]) for cell in few["cells"]) == CROWD
    assert {cell["head"] for cell in few["cells"]} == {None}
    more = grid_spec(rated.head(CROWD + 1), theme=LIGHT)
    assert more["crowd"]
    assert len(filled(more)) == sum(cell["head"] is not None for cell in more["cells"])


def test_the_spec_does_not_depend_on_the_order_of_the_rows(spec, rated):
    assert grid_spec(rated.iloc[::-1], theme=LIGHT) == spec


def test_the_figure_for_print_counts_too(rated, spec):
    figure = power_interest_figure(rated, theme=LIGHT)
    words = {annotation.text for annotation in figure.layout.annotations}
    assert {f"<b>{cell['head']['words']}</b>" for cell in filled(spec)} <= words
    assert figure.layout.height < 1500


def test_a_selection_finds_among_everyone(register, large):
    found, hidden = shown_stakeholders(register, Selection(text="actor 0012"))
    ids = large.stakeholders["stakeholder_id"]
    assert list(found.index) == [actor for actor in ids if "0012" in actor]
    assert len(found) + len(hidden) == STAKEHOLDERS
    mapped, others = shown_stakeholders(register, Selection(scope=ON_MAP))
    assert len(mapped) + len(others) == STAKEHOLDERS
    assert len(mapped) == large.stakeholders["on_map"].sum()


def test_select_leaves_only_what_belongs_to_the_chosen(large):
    local = select(large, Selection(levels=("local",)))
    stay = set(local.stakeholders["stakeholder_id"])
    assert stay == set(
        large.stakeholders.loc[large.stakeholders["level"] == "local", "stakeholder_id"]
    )
    others = set(large.stakeholders["stakeholder_id"]) - stay
    ties = large.relationships
    kept = ~ties["source_id"].isin(others) & ~ties["target_id"].isin(others)
    pd.testing.assert_frame_equal(local.relationships, ties[kept].reset_index(drop=True))
    assert set(local.ratings["stakeholder_id"]) <= stay
