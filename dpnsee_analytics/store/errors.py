"""What can go wrong with the store, and the one place that turns a driver's error into words."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import exc

if TYPE_CHECKING:
    from dpnsee_analytics.store.revision import Revision

UNCHANGED = "Nothing was changed."


class StoreError(RuntimeError):
    """The store refused or could not answer: ``what`` is wrong, ``where``, and how to ``mend`` it.

    Whoever catches it can rely on the store being as it was before, but for ``LostAnswerError``.
    """

    def __init__(self, where: str, what: str, mend: str):
        self.where, self.what, self.mend = where, what, mend
        super().__init__(f"{where}: {what} {mend}")


class MovedHeadError(StoreError):
    """A commit named a revision that is no longer the newest; ``head`` is the one that is."""

    def __init__(self, where: str, head: "Revision", base: "Revision"):
        self.head, self.base = head, base
        super().__init__(
            where,
            f"The change was reviewed against revision {base.number}, but revision {head.number} "
            f"(“{head.message}”, {head.author}, {head.time}) has been committed since. {UNCHANGED}",
            f"Review it again, against revision {head.number}.",
        )


class NothingToCommitError(StoreError):
    """The tables to commit are those of the newest revision already."""

    def __init__(self, where: str, head: "Revision"):
        super().__init__(
            where,
            f"Revision {head.number} holds exactly these tables. {UNCHANGED}",
            "There is nothing to do.",
        )


class DamagedStoreError(StoreError):
    """Something in the store is not what was committed, so it is not shown."""

    def __init__(self, where: str, what: str):
        super().__init__(
            where, what, "Run “verify” to see all that is damaged, then put back a backup."
        )


class LockedStoreError(StoreError):
    """Another program kept the store to itself for longer than we wait."""


class FullDiskError(StoreError):
    """There is no room left for the change."""


class ReadOnlyStoreError(StoreError):
    """The store may be read but not written."""


class LostAnswerError(StoreError):
    """The database server went away; whether a commit was taken is written in the history."""


@contextmanager
def in_words(where: str) -> Iterator[None]:
    """Turn any error of SQLAlchemy, its drivers or the disk into a ``StoreError`` about ``where``.

    Errors of this project pass through as they are.
    """
    try:
        yield
    except (exc.SQLAlchemyError, sqlite3.Error, OSError) as error:
        raise _named(where, error) from error


def _named(where: str, error: Exception) -> StoreError:
    cause = getattr(error, "orig", None) or error
    if isinstance(cause, sqlite3.Error):
        code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
        kind = FullDiskError if code == sqlite3.SQLITE_IOERR and _full(where) else _SQLITE.get(code)
    else:
        kind = _POSTGRESQL.get(_server_said(cause, "C")) or _lost(error)
    if kind is DamagedStoreError:
        return DamagedStoreError(where, f"The file is damaged or not a store ({cause}).")
    if kind is not None:
        return kind(where, *_WORDS[kind])
    reason = _server_said(cause, "M") or str(getattr(cause, "strerror", None) or cause)
    what = f"The store cannot be used ({' '.join(reason.split())}). {UNCHANGED}"
    return StoreError(where, what, "Check the disk and the address of the store, then try again.")


def _full(file: str) -> bool:
    """Return whether SQLite's I/O error is for want of room: WAL needs 32 kB even to read."""
    try:
        return shutil.disk_usage(Path(file).parent).free < 2**18
    except OSError:
        return False


def _server_said(cause: BaseException, field: str) -> str:
    """Return one field of PostgreSQL's answer as pg8000 hands it on, or ""."""
    answer = cause.args[0] if cause.args else ""
    return str(answer.get(field, "")) if isinstance(answer, dict) else ""


def _lost(error: Exception) -> type[StoreError] | None:
    gone = isinstance(error, (exc.InterfaceError, ConnectionError, TimeoutError))
    gone = gone or getattr(error, "connection_invalidated", False)
    return LostAnswerError if gone else None


_SQLITE: dict[int, type[StoreError]] = {
    sqlite3.SQLITE_BUSY: LockedStoreError,
    sqlite3.SQLITE_LOCKED: LockedStoreError,
    sqlite3.SQLITE_FULL: FullDiskError,
    sqlite3.SQLITE_READONLY: ReadOnlyStoreError,
    sqlite3.SQLITE_CANTOPEN: ReadOnlyStoreError,
    sqlite3.SQLITE_CORRUPT: DamagedStoreError,
    sqlite3.SQLITE_NOTADB: DamagedStoreError,
}

# https://www.postgresql.org/docs/current/errcodes-appendix.html
_POSTGRESQL: dict[str, type[StoreError]] = {
    "53100": FullDiskError,
    "25006": ReadOnlyStoreError,
    "42501": ReadOnlyStoreError,
    "55P03": LockedStoreError,
    "40P01": LockedStoreError,
    "57P01": LostAnswerError,
    "57P02": LostAnswerError,
    "57P03": LostAnswerError,
}

_WORDS: dict[type[StoreError], tuple[str, str]] = {
    LockedStoreError: (
        f"Another program is writing and did not finish in time. {UNCHANGED}",
        "Try again; if it persists, end the other program.",
    ),
    FullDiskError: (
        f"There is no room left on the disk. {UNCHANGED}",
        "Free some space, then do it again.",
    ),
    ReadOnlyStoreError: (
        f"The store may not be written here. {UNCHANGED}",
        "Give the account that runs the dashboard the right to write it and its directory.",
    ),
    LostAnswerError: (
        "The database server does not answer.",
        "Check that it runs and that DPNSEE_DATABASE_URL names it; after a commit, look at the "
        "history first: it says whether the change was taken.",
    ),
}
