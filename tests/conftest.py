"""What several tests share: the network's own data, and the promise every metric keeps."""

import sys
from pathlib import Path

import pandas as pd
import pytest

from dpnsee_analytics.dataset import Dataset
from dpnsee_analytics.graph import to_graph
from dpnsee_analytics.metrics.register import actor_register

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "data"


@pytest.fixture(autouse=True)
def _own_main():
    """Put ``__main__`` back: AppTest leaves the app's script there; child processes rerun it."""
    main = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = main


@pytest.fixture(scope="session")
def dataset() -> Dataset:
    return Dataset.from_directory(DATA)


@pytest.fixture(scope="session")
def graph(dataset):
    return to_graph(dataset)


@pytest.fixture(scope="session")
def register(dataset, graph) -> pd.DataFrame:
    return actor_register(dataset, graph)


@pytest.fixture
def keeps_its_promise():
    """Check a metric on a table: index kept, input untouched, row order irrelevant."""

    def check(metric, table: pd.DataFrame) -> None:
        before = table.copy(deep=True)
        result = metric(table)
        assert list(result.index) == list(table.index)
        pd.testing.assert_frame_equal(table, before)
        turned = metric(table.iloc[::-1])
        pd.testing.assert_series_equal(turned.sort_index(), result.sort_index())

    return check
