"""The frozen Dataset: every table of the network, read from a directory of CSV files.

Nothing writes into a Dataset after it is made; a change makes a new one.
"""

import csv
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property
from pathlib import Path

import pandas as pd

from dpnsee_analytics.errors import DataError, Problem
from dpnsee_analytics.links import link_problems
from dpnsee_analytics.reading import ReadTable, read_table
from dpnsee_analytics.reading.table import empty_table
from dpnsee_analytics.schema import TABLES, TableSchema


def _table(name: str):
    schema = {table.name: table for table in TABLES}[name]
    return field(default_factory=lambda: empty_table(schema))


@dataclass(frozen=True, eq=False)
class Dataset:
    """The tables of one state of the data; columns and types are those of ``schema.TABLES``."""

    members: pd.DataFrame = _table("members")
    stakeholders: pd.DataFrame = _table("stakeholders")
    relationships: pd.DataFrame = _table("relationships")
    ratings: pd.DataFrame = _table("ratings")
    engagements: pd.DataFrame = _table("engagements")
    countries: pd.DataFrame = _table("countries")
    strategies: pd.DataFrame = _table("strategies")
    membership_counts: pd.DataFrame = _table("membership_counts")
    towns: pd.DataFrame = _table("towns")

    @classmethod
    def from_directory(cls, directory: Path | str) -> "Dataset":
        """Return the Dataset of the files in ``directory``; raises ``DataError`` on any problem."""
        dataset, problems = read_dataset(directory)
        if problems:
            raise DataError(problems)
        return dataset

    def to_directory(self, directory: Path | str) -> None:
        """Write every table as canonical CSV (UTF-8, commas, LF); it reads back the same."""
        for schema in TABLES:
            path = Path(directory) / schema.file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(csv_bytes(self.table(schema.name), schema))

    def table(self, name: str) -> pd.DataFrame:
        """Return the table called ``name``; raises ``KeyError`` when there is none."""
        return {item.name: getattr(self, item.name) for item in fields(self)}[name]

    @cached_property
    def revision(self) -> str:
        """The SHA-256 of all canonical tables: equal content has an equal revision."""
        digest = hashlib.sha256()
        for schema in TABLES:
            content = csv_bytes(self.table(schema.name), schema)
            digest.update(f"{schema.name}:{len(content)}\n".encode())
            digest.update(content)
        return digest.hexdigest()


def read_dataset(directory: Path | str) -> tuple[Dataset, tuple[Problem, ...]]:
    """Return the Dataset of a directory and every problem, within the tables and between them.

    A missing or unreadable file leaves an empty table, a bad cell a missing value; each is named
    in the problems, so what can be shown is shown and nothing is lost unsaid.
    """
    read = {schema.name: _read_file(Path(directory), schema) for schema in TABLES}
    dataset = Dataset(**{name: result.table for name, result in read.items()})
    problems = [problem for result in read.values() for problem in result.problems]
    unread = {name for name, result in read.items() if result.problems and result.table.empty}
    problems += link_problems(_tables(dataset), {name: read[name].lines for name in read}, unread)
    return dataset, tuple(problems)


def csv_bytes(table: pd.DataFrame, schema: TableSchema) -> bytes:
    """Return a table as canonical CSV: the schema's columns in order, blanks for missing values.

    An optional column that holds nothing is left out.
    """
    columns = [c for c in schema.columns if not c.optional or table[c.name].notna().any()]
    lines = _Lines()
    # The writer quotes cells that hold a letter of its line end: both letters must be in it.
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow([column.name for column in columns])
    writer.writerows(zip(*(_cells(table[c.name], c.kind) for c in columns), strict=True))
    return "".join(lines).encode("utf-8")


class _Lines(list):
    """Collects the rows a csv writer writes, each ended by LF alone."""

    def write(self, row: str) -> None:
        self.append(row.removesuffix("\r\n") + "\n")


def _cells(values: pd.Series, kind: str) -> list[str]:
    if kind == "yes_no":
        return ["yes" if value else "no" for value in values]
    missing = values.isna().tolist()
    if kind == "number":
        return [
            "" if gone else _number(v) for v, gone in zip(values.tolist(), missing, strict=True)
        ]
    return ["" if gone else str(v) for v, gone in zip(values.tolist(), missing, strict=True)]


def _number(value: float) -> str:
    return str(int(value)) if value == int(value) else repr(value)


def _tables(dataset: Dataset) -> Mapping[str, pd.DataFrame]:
    return {schema.name: dataset.table(schema.name) for schema in TABLES}


def _read_file(directory: Path, schema: TableSchema) -> ReadTable:
    path = directory / schema.file
    try:
        content = path.read_bytes()
    except OSError as error:
        what = (
            "The file is missing."
            if not path.exists()
            else f"The file cannot be read ({error.strerror})."
        )
        mend = (
            f"Put a file “{schema.file}” into the data directory; data/README.md lists its columns."
        )
        return ReadTable(empty_table(schema), (), (Problem(schema.file, 0, "", "", what, mend),))
    return read_table(content, schema)
