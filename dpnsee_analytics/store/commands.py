"""The store's part of the command line: history, diff, restore, verify, export."""

import getpass
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd

from dpnsee_analytics.errors import DataError, UnknownNameError
from dpnsee_analytics.store.diff import TableDiff, diff
from dpnsee_analytics.store.errors import StoreError
from dpnsee_analytics.store.revision import Revision
from dpnsee_analytics.store.store import Store

_NAMES = "a number, “head” or the first 8 letters of an id"


def add_commands(subparsers) -> None:
    """Add the store's commands to those of an ``argparse`` parser."""
    history = subparsers.add_parser("history", help="list the revisions: who, when, why, what")
    changes = subparsers.add_parser("diff", help="print what changed between two revisions")
    changes.add_argument("old", metavar="A", help=f"a revision: {_NAMES}")
    changes.add_argument("new", metavar="B", help="another revision")
    undo = subparsers.add_parser("restore", help="undo: commit an old revision’s tables anew")
    undo.add_argument("revision", metavar="N", help=f"a revision: {_NAMES}")
    undo.add_argument("--author", help="who restores it (default: the account’s name)")
    undo.add_argument("--message", help="why (default: “Restore revision N.”)")
    verify = subparsers.add_parser("verify", help="compute every hash of the store again")
    verify.add_argument(
        "--known", metavar="ID", default="", help="the id of a revision, noted earlier"
    )
    export = subparsers.add_parser("export", help="write a revision’s tables into a new directory")
    export.add_argument("directory", metavar="DIR", type=Path)
    export.add_argument("--revision", default="head", help=f"{_NAMES} (default: head)")
    for command in (history, changes, undo, verify, export):
        command.add_argument(
            "--store",
            metavar="URL",
            help="the store (default: DPNSEE_DATABASE_URL, else var/store.sqlite)",
        )


def run(options: Namespace) -> int:
    """Run one of ``COMMANDS`` and return the exit code: 0 done, 1 refused or not sound.

    What was asked for goes to standard output, what went wrong to standard error.
    """
    try:
        with Store.open(options.store) as store:
            return COMMANDS[options.command](store, options)
    except (StoreError, DataError, UnknownNameError) as error:
        print(error, file=sys.stderr)
        return 1


def _history(store: Store, options: Namespace) -> int:
    history = store.history()
    for revision, before in zip(history, (*history[1:], None), strict=True):
        who = f"{revision.time}  {shown(revision.author)}: {shown(revision.message)}"
        print(f"{revision.number:>4}  {revision.id[:8]}  {who}")
        print(f"      {_touched(revision, before)}")
    return 0


def _touched(revision: Revision, before: Revision | None) -> str:
    """Return which tables a revision changed, with the rows before and after."""
    parts = []
    for table in revision.tables:
        old = before.table(table.name) if before else None
        if old is None:
            parts.append(f"{table.name} {table.rows}")
        elif old.sha256 != table.sha256:
            count = f"{old.rows} -> {table.rows}" if old.rows != table.rows else f"{table.rows}"
            parts.append(f"{table.name} {count}")
    return ", ".join(parts) + " rows"


def _diff(store: Store, options: Namespace) -> int:
    old, new = store.revision(options.old), store.revision(options.new)
    changes = diff(store.dataset(old), store.dataset(new))
    print(f"From revision {old.number} to revision {new.number}:")
    for name, table in changes.tables.items():
        if table:
            counts = "{added} added, {removed} removed, {changed} changed".format(**table.counts)
            print(f"{name}: {counts}{', rows in another order' if table.reordered else ''}")
            for line in _lines(table):
                print(f"  {line}")
    if not changes:
        print("nothing changed")
    return 0


def _lines(table: TableDiff) -> Iterator[str]:
    for sign, rows in (("+", table.added), ("-", table.removed)):
        for record in rows.itertuples(index=False):
            cells = zip(rows.columns, record, strict=True)
            given = [f"{name}={shown(str(cell))}" for name, cell in cells if not pd.isna(cell)]
            yield f"{sign} {' '.join(given)}"
    for *key, column, old, new in table.changed.itertuples(index=False):
        yield f"~ {' '.join(map(shown, key))}: {column} “{shown(old)}” -> “{shown(new)}”"


def _restore(store: Store, options: Namespace) -> int:
    old = store.revision(options.revision)
    made = store.restore(
        old,
        author=options.author or _account(),
        message=options.message or f"Restore revision {old.number}.",
    )
    print(f"Revision {made.number} holds the tables of revision {old.number}.")
    return 0


def _account() -> str:
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):
        return ""  # then the store asks for --author


def _verify(store: Store, options: Namespace) -> int:
    problems = store.verify(options.known)
    for problem in problems:
        print(shown(str(problem)), file=sys.stderr)
    if problems:
        print(f"{store.place} is not sound: {len(problems)} found.", file=sys.stderr)
        return 1
    head = store.head()
    print(f"{store.place} is sound: revisions 1 to {head.number}.")
    print(f"Note the newest id elsewhere, for --known: {head.id}")
    return 0


def _export(store: Store, options: Namespace) -> int:
    revision = store.revision(options.revision)
    store.export(options.directory, revision)
    print(f"Revision {revision.number} is written to {options.directory}.")
    return 0


def shown(text: str) -> str:
    """Return a text for a terminal: control characters as escapes, so that none is obeyed."""
    return "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape").decode()
        for letter in text
    )


COMMANDS: dict[str, Callable[[Store, Namespace], int]] = {
    "history": _history,
    "diff": _diff,
    "restore": _restore,
    "verify": _verify,
    "export": _export,
}
