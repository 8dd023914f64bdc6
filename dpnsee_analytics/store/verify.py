"""Everything in the store computed again: every blob, every row, every link of the chain."""

from collections.abc import Iterator

from sqlalchemy import Connection, Row, select
from sqlalchemy.exc import SQLAlchemyError

from dpnsee_analytics.errors import Problem
from dpnsee_analytics.store.blobs import Blob, unpacked
from dpnsee_analytics.store.database import BLOBS, FORMAT, HEAD, REVISIONS
from dpnsee_analytics.store.revision import revision_id, tables_from

MEND = "Put back a backup; until then trust neither this nor what follows it."


def store_problems(connection: Connection, known_id: str = "") -> tuple[Problem, ...]:
    """Return a problem for each thing in the store that is not as it was committed.

    ``known_id`` is the id of a revision noted elsewhere, which must still be in the history.
    """
    try:
        return tuple(_problems(connection, known_id))
    except SQLAlchemyError as error:
        cause = getattr(error, "orig", None) or error
        return (_problem("store", f"The database cannot be read to its end ({cause})."),)


def _problems(connection: Connection, known_id: str) -> Iterator[Problem]:
    yield from _file_problems(connection)
    rows = connection.execute(select(REVISIONS).order_by(REVISIONS.c.number)).all()
    used: dict[str, str] = {}
    parent = ""
    for expected, row in enumerate(rows, start=1):
        yield from _row_problems(row, expected, parent)
        parent = row.id
        for table in _tables(row):
            used.setdefault(table.sha256, f"table {table.name} of revision {row.number}")
    yield from _head_problems(connection, rows)
    if known_id and known_id not in {row.id for row in rows}:
        what = f"The revision {known_id} is not in the history: it was rewritten or cut short."
        yield _problem("history", what)
    yield from _blob_problems(connection, used)


def _file_problems(connection: Connection) -> Iterator[Problem]:
    if connection.dialect.name == "sqlite":
        for (found,) in connection.exec_driver_sql("PRAGMA integrity_check").all():
            if found != "ok":
                yield _problem("store", f"The database file is damaged ({found}).")


def _row_problems(row: Row, expected: int, parent: str) -> Iterator[Problem]:
    name = f"revision {row.number}"
    if row.number != expected:
        yield _problem(name, f"It stands where revision {expected} should be.")
    if row.parent != parent:
        yield _problem(name, f"It does not follow from revision {expected - 1} before it.")
    try:
        sound = row.id == revision_id(*row[:1], *row[2:])
    except TypeError:
        sound = False
    if not sound:
        what = "Its row (author, message, time, tables) is not the one its id stands for."
        yield _problem(name, what)


def _tables(row: Row) -> tuple:
    try:
        return tables_from(row.tables)
    except (ValueError, TypeError):
        return ()  # the row's own hash has told


def _head_problems(connection: Connection, rows: list[Row]) -> Iterator[Problem]:
    heads = connection.execute(select(HEAD)).all()
    newest = rows[-1].id if rows else "none"
    if heads != [(1, FORMAT, newest)]:
        yield _problem("head", "It does not name the newest revision.")


def _blob_problems(connection: Connection, used: dict[str, str]) -> Iterator[Problem]:
    names = connection.execute(select(BLOBS.c.sha256).order_by(BLOBS.c.sha256)).scalars().all()
    for name in names:
        if name not in used:
            yield _problem(f"blob {name}", "It belongs to no revision.")
        try:
            unpacked(Blob(*connection.execute(select(BLOBS).filter_by(sha256=name)).one()))
        except (ValueError, SQLAlchemyError) as error:
            what = str(getattr(error, "orig", None) or error)
            yield _problem(used.get(name, f"blob {name}"), f"{what[:1].upper()}{what[1:]}.")
    for name in used.keys() - set(names):
        yield _problem(used[name], "It is missing.")


def _problem(where: str, what: str) -> Problem:
    return Problem(where, 0, "", "", what, MEND)
