"""A fresh store for each test: in a SQLite file and, where it is installed, in PostgreSQL."""

import contextlib
import os
import shutil
import sqlite3
from importlib.util import find_spec
from pathlib import Path

import pytest

from dpnsee_analytics.store import Store
from tests.conftest import DATA
from tests.store.postgresql import binaries, cluster


def alter(store: Store, statement: str, *values) -> None:
    """Do what no one should: change the store's file behind its back."""
    with contextlib.closing(sqlite3.connect(store.place, isolation_level=None)) as connection:
        connection.execute(statement, values)


@pytest.fixture(scope="session")
def postgresql():
    """A function that makes an empty database; DPNSEE_POSTGRESQL=required forbids the skip."""
    lacking = "" if binaries() else "PostgreSQL is not installed (apt-get install postgresql)"
    if not find_spec("pg8000"):
        lacking = "pg8000 is not installed (pip install pg8000)"
    if lacking:
        assert os.environ.get("DPNSEE_POSTGRESQL") != "required", lacking
        pytest.skip(lacking)
    with cluster() as new_database:
        yield new_database


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request, tmp_path) -> str:
    """The address of a store that does not exist yet, in either database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'var' / 'store.sqlite'}"
    return request.getfixturevalue("postgresql")()


@pytest.fixture
def store(url) -> Store:
    with Store.open(url, data=DATA) as store:
        yield store


@pytest.fixture(scope="session")
def first_use(tmp_path_factory) -> Path:
    """A store's file as first use leaves it."""
    path = tmp_path_factory.mktemp("first_use") / "store.sqlite"
    Store.open(f"sqlite:///{path}", data=DATA).close()
    return path


@pytest.fixture
def file_store(first_use, tmp_path) -> Store:
    """A store in a SQLite file, with revision 1."""
    shutil.copy(first_use, tmp_path)
    return Store.open(f"sqlite:///{tmp_path / 'store.sqlite'}")
