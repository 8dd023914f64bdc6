"""The links between the tables: every id that points somewhere must arrive."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from dpnsee_analytics.dates import first_day, last_day
from dpnsee_analytics.errors import Problem, did_you_mean
from dpnsee_analytics.schema import (
    ENGAGEMENTS,
    MEMBERS,
    NETWORK_ID,
    RATINGS,
    RELATIONSHIPS,
    STAKEHOLDERS,
    STRATEGIES,
    TableSchema,
)


@dataclass(frozen=True)
class _Sheet:
    """One table with the lines its rows stand on, to say where a problem is."""

    schema: TableSchema
    table: pd.DataFrame
    lines: Sequence[int]

    def problem(self, row: int, column: str, what: str, mend: str) -> Problem:
        value = str(self.table[column].iloc[row])
        return Problem(self.schema.file, self.lines[row], column, value, what, mend)


def link_problems(
    tables: Mapping[str, pd.DataFrame],
    lines: Mapping[str, Sequence[int]],
    unread: frozenset[str] | set[str] = frozenset(),
) -> list[Problem]:
    """Return a problem for each id that resolves nowhere and each date that ends before it begins.

    ``tables`` and ``lines`` are keyed by table name. Links into a table in ``unread`` (it could
    not be read, which is a problem of its own) are passed over.
    """
    sheets = {
        schema.name: _Sheet(schema, tables[schema.name], lines[schema.name])
        for schema in (MEMBERS, STAKEHOLDERS, RELATIONSHIPS, ENGAGEMENTS, RATINGS, STRATEGIES)
    }
    members = set(tables["members"]["member_id"])
    stakeholders = set(tables["stakeholders"]["stakeholder_id"])
    known = {
        "countries": set(tables["countries"]["country_code"]),
        "stakeholders": stakeholders,
        "actors": members | stakeholders | {NETWORK_ID},
        "strategies": set(tables["strategies"]["code"]),
    }
    reachable = {
        name
        for name in known
        if not ({"members", "stakeholders"} if name == "actors" else {name}) & set(unread)
    }
    problems: list[Problem] = [*_shared_ids(sheets, members)]
    for sheet in sheets.values():
        for column in sheet.schema.columns:
            if column.references in reachable:
                problems += _dangling(
                    sheet, column.name, known[column.references], column.references
                )
    problems += _self_ties(sheets["relationships"])
    problems += _backwards(sheets["relationships"], "since", "until")
    problems += _backwards(sheets["engagements"], "date", "end_date")
    if not {"relationships", "engagements"} & set(unread):
        problems += _evidence(sheets["ratings"], tables["relationships"], tables["engagements"])
    return problems


def _shared_ids(sheets: Mapping[str, _Sheet], members: set[str]) -> Iterator[Problem]:
    for name, column, taken in (
        ("members", "member_id", {NETWORK_ID}),
        ("stakeholders", "stakeholder_id", members | {NETWORK_ID}),
    ):
        for row, value in enumerate(sheets[name].table[column].tolist()):
            if value in taken:
                owner = "the network itself" if value == NETWORK_ID else "a member"
                yield sheets[name].problem(
                    row, column, f"is the id of {owner} already.", "Give each actor its own id."
                )


def _dangling(sheet: _Sheet, column: str, known: set[str], where: str) -> Iterator[Problem]:
    for row, value in enumerate(sheet.table[column].tolist()):
        if value not in known and not pd.isna(value):
            mend = did_you_mean(value, known)
            yield sheet.problem(row, column, f"is not among the {where}.", mend)


def _self_ties(sheet: _Sheet) -> Iterator[Problem]:
    loops = (sheet.table["source_id"] == sheet.table["target_id"]).to_numpy().nonzero()[0]
    for row in loops:
        yield sheet.problem(
            int(row), "target_id", "ties an actor to itself.", "Name another actor."
        )


def _backwards(sheet: _Sheet, start: str, end: str) -> Iterator[Problem]:
    both = sheet.table[[start, end]].notna().all(axis=1).to_numpy().nonzero()[0]
    for row in both:
        begun, ended = sheet.table[start].iloc[row], sheet.table[end].iloc[row]
        if last_day(ended) < first_day(begun):
            yield sheet.problem(
                int(row), end, f"lies before the start, {begun}.", "Swap or correct the two dates."
            )


def _evidence(sheet: _Sheet, ties: pd.DataFrame, events: pd.DataFrame) -> Iterator[Problem]:
    known = {"mandate", *events["engagement_id"].dropna()}
    named = ties[["source_id", "target_id", "kind"]].dropna()
    records = zip(*(named[name].tolist() for name in named), strict=True)
    known |= {f"{source}>{target}:{kind}" for source, target, kind in records}
    for row, cell in enumerate(sheet.table["evidence"].tolist()):
        for reference in [] if pd.isna(cell) else cell.split(";"):
            if reference not in known:
                what = f"points at “{reference}”, which no record bears."
                yield sheet.problem(row, "evidence", what, did_you_mean(reference, known, most=0))
