"""What changed between two Datasets: rows added and removed, and every cell that differs."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dpnsee_analytics.dataset import Dataset
from dpnsee_analytics.schema import TABLES, TableSchema
from dpnsee_analytics.store.pairing import partners


@dataclass(frozen=True, eq=False)
class TableDiff:
    """What changed in one table.

    ``added`` holds whole rows in the new table's order, ``removed`` in the old table's.
    ``changed`` holds one row a cell, in the new table's order of rows and the schema's order of
    columns: the key, then ``column``, ``old`` and ``new`` as the CSV writes them ("" is blank).
    ``reordered`` says whether rows that are in both tables stand in another order. A row of a
    table without a key is never changed, only added and removed.
    """

    schema: TableSchema
    added: pd.DataFrame
    removed: pd.DataFrame
    changed: pd.DataFrame
    reordered: bool

    @property
    def rows_changed(self) -> int:
        """The number of rows with at least one changed cell."""
        return len(self.changed[list(self.schema.key)].drop_duplicates()) if self.schema.key else 0

    @property
    def counts(self) -> dict[str, int]:
        """The numbers of rows ``added``, ``removed`` and ``changed``, and of changed ``cells``."""
        return {
            "added": len(self.added),
            "removed": len(self.removed),
            "changed": self.rows_changed,
            "cells": len(self.changed),
        }

    def __bool__(self) -> bool:
        return self.reordered or any(self.counts.values())


@dataclass(frozen=True, eq=False)
class DatasetDiff:
    """What changed between two Datasets; ``tables`` has every table, by name."""

    tables: Mapping[str, TableDiff]

    @property
    def counts(self) -> dict[str, int]:
        """The counts of all tables added up."""
        counted = [table.counts for table in self.tables.values()]
        return {name: sum(counts[name] for counts in counted) for name in counted[0]}

    def __bool__(self) -> bool:
        return any(self.tables.values())


def diff(old: Dataset, new: Dataset) -> DatasetDiff:
    """Return what changed from ``old`` to ``new``; false when nothing did."""
    return DatasetDiff(
        {
            schema.name: table_diff(old.table(schema.name), new.table(schema.name), schema)
            for schema in TABLES
        }
    )


def table_diff(old: pd.DataFrame, new: pd.DataFrame, schema: TableSchema) -> TableDiff:
    """Return what changed in one table; rows are matched by the schema's key, or else whole."""
    names = [column.name for column in schema.columns]
    same = old is new
    partner = np.arange(len(new)) if same else partners(old, new, schema.key or names)
    found = partner >= 0
    gone = np.ones(len(old), dtype=bool)
    gone[partner[found]] = False
    before = old.take(partner[found]).reset_index(drop=True)
    after = new[found].reset_index(drop=True)
    return TableDiff(
        schema,
        new.loc[~found, names].reset_index(drop=True),
        old.loc[gone, names].reset_index(drop=True),
        _changed(before, after, schema),
        bool((np.diff(partner[found]) < 0).any()),
    )


def _changed(before: pd.DataFrame, after: pd.DataFrame, schema: TableSchema) -> pd.DataFrame:
    key = list(schema.key)
    parts = [after.loc[[], key].assign(column="", old="", new="").astype("str")]
    for column in schema.columns if key else ():
        if column.name in key:
            continue
        differs = _differs(before[column.name], after[column.name])
        if differs.any():
            parts.append(
                after.loc[differs, key].assign(
                    column=column.name,
                    old=_texts(before.loc[differs, column.name], column.kind),
                    new=_texts(after.loc[differs, column.name], column.kind),
                )
            )
    return pd.concat(parts).sort_index(kind="stable").reset_index(drop=True).astype("str")


def _differs(before: pd.Series, after: pd.Series) -> np.ndarray:
    blank_before, blank_after = before.isna().to_numpy(), after.isna().to_numpy()
    unequal = (before != after).to_numpy(dtype=bool, na_value=True)
    return np.where(blank_before | blank_after, blank_before != blank_after, unequal)


def _texts(values: pd.Series, kind: str) -> list[str]:
    return ["" if pd.isna(value) else _text(value, kind) for value in values.tolist()]


def _text(value: object, kind: str) -> str:
    if kind == "yes_no":
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return str(value)
