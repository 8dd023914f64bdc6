"""A revision: what every table held, who made it so, when and why, chained to the one before."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class StoredTable:
    """One table of a revision: its name, the SHA-256 of its canonical CSV and its rows."""

    name: str
    sha256: str
    rows: int


@dataclass(frozen=True)
class Revision:
    """One entry of the history; ``number`` counts from 1, ``parent`` is "" for the first.

    ``time`` is in UTC, to the second. ``id`` is the SHA-256 over all else (``revision_id``), the
    parent's id included, so it stands for the whole history up to here.
    """

    number: int
    id: str
    parent: str
    author: str
    message: str
    time: str
    tables: tuple[StoredTable, ...]

    def table(self, name: str) -> StoredTable | None:
        """Return the table called ``name``, or None where the revision has none."""
        return {table.name: table for table in self.tables}.get(name)

    def holds_what(self, other: "Revision") -> bool:
        """Return whether both revisions hold the same tables, byte for byte."""
        return set(self.tables) == set(other.tables)


def revision_id(number: int, parent: str, author: str, message: str, time: str, tables: str) -> str:
    """Return the SHA-256 of a revision's row; ``tables`` is the text of ``tables_text``.

    Raises ``TypeError`` when a value is neither text nor a whole number.
    """
    row = json.dumps([number, parent, author, message, time, tables], ensure_ascii=True)
    return hashlib.sha256(row.encode("ascii")).hexdigest()


def tables_text(tables: Iterable[StoredTable]) -> str:
    """Return the tables of a revision as the JSON text that is stored and hashed."""
    return json.dumps({table.name: [table.sha256, table.rows] for table in tables})


def tables_from(text: str) -> tuple[StoredTable, ...]:
    """Return what ``tables_text`` wrote; raises ``ValueError`` when it did not write ``text``."""
    try:
        tables = tuple(StoredTable(name, *held) for name, held in json.loads(text).items())
    except (AttributeError, TypeError) as error:
        raise ValueError("not a list of tables") from error
    if not all(isinstance(table.sha256, str) for table in tables):
        raise ValueError("a table without its SHA-256")
    return tables
