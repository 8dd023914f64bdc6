"""What the pages look at: the Dataset on disk, read once per state of its files.

The one place that caches. Keys are the files' stamps, the revision and plain values, never a
DataFrame; everything returned is shared by all sessions and must not be written into.
"""

import gc
import json
import os
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import networkx as nx
import pandas as pd
import streamlit as st

from dpnsee_analytics.actors import actor_names, actors
from dpnsee_analytics.dataset import Dataset, read_dataset
from dpnsee_analytics.errors import Problem
from dpnsee_analytics.figures.style import THEMES, Theme
from dpnsee_analytics.graph import to_graph
from dpnsee_analytics.metrics.centrality import betweenness
from dpnsee_analytics.metrics.contact import data_date
from dpnsee_analytics.metrics.register import actor_register
from dpnsee_analytics.schema import COUNTRY_NAMES, TABLES

ROOT = Path(__file__).resolve().parents[2]
DIRECTORY_VARIABLE = "DPNSEE_DATA"


@dataclass(frozen=True, eq=False)
class State:
    """One state of the data and what is derived from the whole of it."""

    dataset: Dataset
    problems: tuple[Problem, ...]

    @cached_property
    def graph(self) -> nx.Graph:
        """The undirected graph of all actors and ties."""
        return to_graph(self.dataset)

    @cached_property
    def betweenness(self) -> pd.Series:
        """The betweenness of each actor (``metrics.centrality``)."""
        return betweenness(self.graph)

    @cached_property
    def actors(self) -> pd.DataFrame:
        """One row per actor."""
        return actors(self.dataset)

    @cached_property
    def search_labels(self) -> dict[str, str]:
        """Every actor's id by the words it is looked for: full, short and English name."""
        english = self.actors["english_name"].fillna("").to_dict()
        names = self.actors["name"].to_dict()
        return {
            label if english[actor] in ("", names[actor]) else f"{label} · {english[actor]}": actor
            for label, actor in self.labels.items()
        }

    @cached_property
    def labels(self) -> dict[str, str]:
        """Every actor's id by its full and short name, sorted."""
        return actor_names(self.actors)

    @cached_property
    def country_names(self) -> dict[str, str]:
        """The name of a country by its code: as the network writes it, else in English."""
        table = self.dataset.countries[["country_code", "name"]].dropna()
        return COUNTRY_NAMES | dict(table.itertuples(index=False, name=None))

    @cached_property
    def date(self) -> str:
        """The date of the data, a partial date or ""."""
        return data_date(self.dataset)

    @property
    def revision(self) -> str:
        """The first eight letters of the revision: enough to tell two states apart."""
        return self.dataset.revision[:8]


def data_directory() -> Path:
    """Return the directory the CSV files are read from: ``DPNSEE_DATA``, else ``data/``."""
    return Path(os.environ.get(DIRECTORY_VARIABLE) or ROOT / "data")


def current_state() -> State:
    """Return the state of the files as they are now; read again only when one has changed."""
    directory = data_directory()
    return _read(str(directory), tuple(_stamp(directory / schema.file) for schema in TABLES))


@st.cache_resource(max_entries=4, show_spinner=False)
def _read(directory: str, stamps: tuple) -> State:
    dataset, problems = read_dataset(directory)
    return State(dataset, problems)


@st.cache_resource(max_entries=16, show_spinner=False)
def _register(revision: str, cut: float, _state: State) -> pd.DataFrame:
    table = actor_register(_state.dataset, _state.graph, cut)
    # Streamlit collects garbage after every run of a page: what is kept need not be walked then.
    gc.collect()
    gc.freeze()
    return table


def register(state: State, cut: float = 3.0) -> pd.DataFrame:
    """Return the actor register of a state at a cut (see ``metrics.register``)."""
    return _register(state.dataset.revision, cut, state)


def measured_register(state: State, measure: str, cut: float = 3.0) -> pd.DataFrame:
    """Return the register with ``column`` and, unless it is "", the chosen ``measure``.

    ``measure`` names events, ties, own_ties or betweenness; ``column`` is the actor's place in
    the picture of steps from the network.
    """
    table = register(state, cut)
    if not measure:
        return table.assign(column=table["steps"])
    values = state.betweenness if measure == "betweenness" else table[measure]
    return table.assign(measure=values.reindex(table.index), column=table["steps"])


@st.cache_resource(max_entries=2, show_spinner=False)
def country_shapes() -> dict:
    """Return the GeoJSON of the countries, shipped with the project."""
    return json.loads((ROOT / "data" / "geo" / "countries.geojson").read_text(encoding="utf-8"))


def current_theme() -> Theme:
    """Return the look for the theme the reader's browser shows."""
    return THEMES.get(st.context.theme.type or "light", THEMES["light"])


def _stamp(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except OSError:
        return (0, 0)
    return (status.st_mtime_ns, status.st_size)
