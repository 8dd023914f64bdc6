"""One CSV file to one typed table, with every cell that must be mended."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from dpnsee_analytics.errors import Problem, did_you_mean
from dpnsee_analytics.reading.rows import Rows, read_rows
from dpnsee_analytics.reading.text import read_text
from dpnsee_analytics.reading.values import column_values
from dpnsee_analytics.schema import Column, TableSchema


@dataclass(frozen=True)
class ReadTable:
    """What was read of one file.

    ``table`` has every column of the schema in its order and a plain index; a cell with a problem
    is missing in it, a row with a problem in its key is left out. ``lines`` holds the line of the
    file each row starts on. Every cell that was not taken over is named in ``problems``.
    """

    table: pd.DataFrame
    lines: tuple[int, ...]
    problems: tuple[Problem, ...]


def read_table(content: bytes, schema: TableSchema, file: str | None = None) -> ReadTable:
    """Return the typed table that ``content`` holds and the problems found in it.

    ``content`` is a CSV file: UTF-8, comma-separated, with a header row. ``file`` is the name the
    problems carry, by default the schema's own. Nothing is guessed, padded or cut.
    """
    file = file or schema.file
    text, problems = read_text(content, file)
    if problems:
        return ReadTable(empty_table(schema), (), tuple(problems))
    rows, problems = read_rows(text, file)
    if rows.header:
        problems += _header_problems(rows.header, schema, file)
    table, faults = _typed_table(rows, schema, file)
    keep, repeated = _unique_keys(table, rows, schema, file)
    problems = sorted(problems + faults + repeated, key=lambda problem: problem.line)
    lines = tuple(line for line, kept in zip(rows.lines, keep, strict=True) if kept)
    kept = table.loc[pd.Series(keep, dtype="bool")].reset_index(drop=True)
    return ReadTable(kept, lines, tuple(problems))


def empty_table(schema: TableSchema) -> pd.DataFrame:
    """Return a table of the schema's columns and types without a row."""
    return pd.DataFrame({column.name: column_values([], column)[0] for column in schema.columns})


def _header_problems(header: Sequence[str], schema: TableSchema, file: str) -> list[Problem]:
    known = [column.name for column in schema.columns]
    problems = [
        Problem(
            file, 1, name, "", "The column is missing.", f"Add a column “{name}” to the header."
        )
        for name in (column.name for column in schema.columns if not column.optional)
        if name not in header
    ]
    for name in dict.fromkeys(header):
        if name not in known:
            what = f"The header names a column “{name}” that this table does not have."
            problems.append(Problem(file, 1, "", "", what, did_you_mean(name, known)))
        elif list(header).count(name) > 1:
            what = f"The header names the column “{name}” more than once."
            problems.append(Problem(file, 1, "", "", what, "Keep one of them."))
    return problems


def _typed_table(rows: Rows, schema: TableSchema, file: str) -> tuple[pd.DataFrame, list[Problem]]:
    values: dict[str, pd.Series] = {}
    problems: list[Problem] = []
    by_place = list(zip(*rows.records, strict=True))
    for column in schema.columns:
        cells, present = _cells(rows, by_place, column)
        values[column.name], faults = column_values(cells, column)
        if present:
            problems += [
                Problem(file, rows.lines[at], column.name, cells[at], what, mend)
                for at, (what, mend) in faults
            ]
    return pd.DataFrame(values), problems


def _cells(
    rows: Rows, by_place: Sequence[Sequence[str]], column: Column
) -> tuple[Sequence[str], bool]:
    if column.name not in rows.header:
        return [""] * len(rows.records), False
    return by_place[rows.header.index(column.name)] if rows.records else (), True


def _unique_keys(
    table: pd.DataFrame, rows: Rows, schema: TableSchema, file: str
) -> tuple[list[bool], list[Problem]]:
    if not schema.key:
        return [True] * len(table), []
    first_line: dict[tuple, int] = {}
    keep: list[bool] = []
    problems: list[Problem] = []
    keys = list(zip(*(table[name].tolist() for name in schema.key), strict=True))
    blank = table[list(schema.key)].isna().any(axis=1).tolist()
    for key, without, line in zip(keys, blank, rows.lines, strict=True):
        keep.append(not without and key not in first_line)
        if not without and key in first_line:
            name, value = schema.key[0], " ".join(map(str, key))
            what = f"was already used in line {first_line[key]}."
            problems.append(Problem(file, line, name, value, what, "Give each row its own."))
        first_line.setdefault(key, line)
    return keep, problems
