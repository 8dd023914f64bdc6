"""Tables of an import laid over the newest revision's."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import pandas as pd

from dpnsee_analytics.dataset import Dataset
from dpnsee_analytics.errors import DataError, Problem, UnknownNameError
from dpnsee_analytics.reading.table import empty_table
from dpnsee_analytics.schema import TABLES, TableSchema
from dpnsee_analytics.store.pairing import partners

MODES = ("update", "add", "replace")


def merge(head: Dataset, incoming: Mapping[str, pd.DataFrame], mode: str) -> Dataset:
    """Return the Dataset that comes of laying the tables ``incoming``, by name, over ``head``.

    - ``update``: a row whose key is known takes the place of the known one, others are added at
      the end; rows that ``incoming`` lacks are kept.
    - ``add``: only rows whose key is not known are added; all that is known is kept as it is.
    - ``replace``: the table is what ``incoming`` says, in its order; rows it lacks are dropped.

    A table that is not in ``incoming`` is kept. A blank cell is taken over as blank, but a column
    that a table of ``incoming`` does not have keeps what the known rows hold. The rows of a table
    without a key are matched whole, so that in ``update`` an altered record comes beside the old
    one and none is doubled.

    Raises ``UnknownNameError`` for a mode, table or column that does not exist, and ``DataError``
    when a key recurs in ``incoming`` or a new row lacks a column that may not be blank. Links
    between the tables are checked by ``Store.commit``.
    """
    if mode not in MODES:
        raise UnknownNameError("mode", mode, MODES)
    schemas = {schema.name: schema for schema in TABLES}
    for name in incoming:
        if name not in schemas:
            raise UnknownNameError("table", name, schemas)
    return replace(
        head,
        **{
            name: _merged(head.table(name), table, schemas[name], mode)
            for name, table in incoming.items()
        },
    )


def _merged(
    known: pd.DataFrame, given: pd.DataFrame, schema: TableSchema, mode: str
) -> pd.DataFrame:
    _check(given, schema)
    shared = [column.name for column in schema.columns if column.name in given]
    partner = partners(known, given, schema.key or shared)
    filled = _filled(known, given.reset_index(drop=True), partner, schema)
    matched = partner >= 0
    added = len(known) + (~matched).nonzero()[0]
    kept = np.arange(len(known))
    if mode == "update":
        kept[partner[matched]] = len(known) + matched.nonzero()[0]
    order = len(known) + np.arange(len(given)) if mode == "replace" else np.append(kept, added)
    types = empty_table(schema).dtypes
    both = pd.concat([known[list(types.index)], filled], ignore_index=True)
    return both.take(order).reset_index(drop=True).astype(types)


def _filled(
    known: pd.DataFrame, given: pd.DataFrame, partner: np.ndarray, schema: TableSchema
) -> pd.DataFrame:
    """Return ``given`` with every column of the schema, the absent ones from the partners."""
    blank = empty_table(schema)
    columns = {}
    for column in schema.columns:
        if column.name in given:
            columns[column.name] = given[column.name].astype(blank[column.name].dtype)
        elif column.required and (partner < 0).any():
            what, mend = "The column is missing.", "New rows need it: add it to the header."
            raise DataError([Problem(schema.file, 1, column.name, "", what, mend)])
        else:
            held = known[column.name].reset_index(drop=True)
            no = {"fill_value": False} if column.kind == "yes_no" else {}
            columns[column.name] = held.reindex(partner, **no).reset_index(drop=True)
    return pd.DataFrame(columns)


def _check(given: pd.DataFrame, schema: TableSchema) -> None:
    names = [column.name for column in schema.columns]
    for name in given.columns:
        if name not in names:
            raise UnknownNameError("column", name, names)
    needed = schema.key or [column.name for column in schema.columns if column.required]
    absent = [name for name in needed if name not in given]
    if absent:
        mend = "Without it no row can be matched: add it to the header."
        raise DataError(
            [Problem(schema.file, 1, name, "", "The column is missing.", mend) for name in absent]
        )
    recurs = given.duplicated(list(schema.key)) if schema.key else pd.Series(dtype=bool)
    problems = [
        Problem(schema.file, 0, schema.key[0], " ".join(map(str, key)), "recurs.", "Keep one row.")
        for key in given.loc[recurs[recurs].index, list(schema.key)].itertuples(index=False)
    ]
    if problems:
        raise DataError(problems)
