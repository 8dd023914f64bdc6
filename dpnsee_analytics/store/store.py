"""The store: revisions of the Dataset in one SQL database, each commit whole or not at all."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, Row, insert, inspect, select, update

from dpnsee_analytics.dataset import Dataset
from dpnsee_analytics.errors import DataError, Problem, UnknownNameError
from dpnsee_analytics.store.blobs import Blob, dataset_contents, dataset_from, packed, unpacked
from dpnsee_analytics.store.database import (
    BLOBS,
    FORMAT,
    HEAD,
    PATIENCE,
    REVISIONS,
    default_data,
    default_url,
    make_tables,
    place,
    reading,
    store_engine,
    writing,
)
from dpnsee_analytics.store.errors import (
    UNCHANGED,
    DamagedStoreError,
    MovedHeadError,
    NothingToCommitError,
    StoreError,
    in_words,
)
from dpnsee_analytics.store.export import write_files
from dpnsee_analytics.store.revision import (
    Revision,
    StoredTable,
    revision_id,
    tables_from,
    tables_text,
)
from dpnsee_analytics.store.verify import store_problems

FIRST_AUTHOR = "DPNSEE dashboard"
FIRST_MESSAGE = "The files of the data directory at first use."


@dataclass(frozen=True, eq=False)
class Store:
    """All revisions of the Dataset; made by ``Store.open``. May be shared between threads.

    Every method raises ``StoreError`` when the database refuses, and then nothing was changed.
    A revision is named by itself, its number, ``"head"`` or the first 8 or more letters of its id.
    """

    engine: Engine

    @classmethod
    def open(
        cls, url: str | None = None, *, data: Path | str | None = None, patience: float = PATIENCE
    ) -> "Store":
        """Return the store at ``url``; at first use, make it with the tables of ``data``.

        ``url`` is by default ``DPNSEE_DATABASE_URL`` or the file var/store.sqlite, ``data`` the
        directory ``DPNSEE_DATA`` or data/; ``patience`` is how many seconds to wait for another
        program's commit. Raises ``DataError`` when the tables of ``data`` have problems: the store
        is then not made.
        """
        store = cls(store_engine(url or default_url(), patience))
        try:
            if not store._is_made():
                store._make(Dataset.from_directory(data or default_data()))
        except BaseException:
            store.close()
            raise
        return store

    def close(self) -> None:
        """Give back the connections to the database; ``with Store.open() as store`` does it too."""
        self.engine.dispose()

    def __enter__(self) -> "Store":
        return self

    def __exit__(self, *_) -> None:
        self.close()

    @property
    def place(self) -> str:
        """Where the store is: its file, or its address without the password."""
        return place(self.engine)

    def head(self) -> Revision:
        """Return the newest revision."""
        with reading(self.engine) as connection:
            return self._head(connection)

    def history(self) -> tuple[Revision, ...]:
        """Return every revision, newest first."""
        with reading(self.engine) as connection:
            rows = connection.execute(select(REVISIONS).order_by(REVISIONS.c.number.desc()))
            return tuple(self._revision(row) for row in rows)

    def revision(self, name: Revision | int | str) -> Revision:
        """Return the revision of that name; raises ``UnknownNameError`` when there is none."""
        if isinstance(name, Revision):
            return name
        if name == "head":
            return self.head()
        history = self.history()
        for revision in history:
            if str(name) == str(revision.number) or _begins(revision.id, str(name)):
                return revision
        known = ["head", *(revision.number for revision in history)]
        raise UnknownNameError("revision", name, known)

    def contents(self, revision: Revision | int | str) -> dict[str, bytes]:
        """Return the canonical CSV of every table of a revision, by table name.

        Raises ``DamagedStoreError`` when a byte of them, or of the revision's row, is not what
        was committed.
        """
        found = self.revision(revision)
        with reading(self.engine) as connection:
            self._sound(connection, found)
            return {table.name: self._content(connection, table) for table in found.tables}

    def dataset(self, revision: Revision | int | str = "head") -> Dataset:
        """Return the Dataset of a revision, exactly as it was committed.

        Raises ``DamagedStoreError`` as ``contents`` does, and ``DataError`` when the tables have
        since been given columns or rules that the revision does not meet (``export`` still works).
        """
        return dataset_from(self.contents(revision))

    def commit(
        self, dataset: Dataset, *, author: str, message: str, base: Revision | int | str
    ) -> Revision:
        """Return the new revision that holds ``dataset``, made from the revision ``base``.

        All of it is written in one transaction, or nothing. Raises ``MovedHeadError`` when
        ``base`` is no longer the newest revision, ``NothingToCommitError`` when the newest holds
        these tables already, and ``DataError`` when the tables would not read back as they are.
        """
        tables, blobs = _stored(dataset)
        return self._append(tables, blobs, author, message, self.revision(base))

    def restore(
        self,
        revision: Revision | int | str,
        *,
        author: str,
        message: str,
        base: Revision | int | str = "head",
    ) -> Revision:
        """Return a new revision with the tables of an old one, byte for byte: an undo.

        What lies between stays in the history. Raises as ``commit`` and ``contents`` do.
        """
        old = self.revision(revision)
        self.contents(old)
        return self._append(old.tables, (), author, message, self.revision(base))

    def verify(self, known_id: str = "") -> tuple[Problem, ...]:
        """Return what is not as it was committed: each problem names it; none when all is sound.

        Every blob, every row and every link of the chain is computed again. A history rewritten
        as a whole, or cut short, is consistent in itself: only the id of a revision noted
        elsewhere, ``known_id``, can show that it is no longer part of it.
        """
        with reading(self.engine) as connection:
            return store_problems(connection, known_id)

    def export(self, directory: Path | str, revision: Revision | int | str = "head") -> None:
        """Write the tables of a revision as CSV files, byte for byte, into a new directory.

        Raises ``StoreError`` when there is such a directory and it holds anything. All files
        appear at once, or none.
        """
        write_files(self.contents(revision), Path(directory).resolve())

    def copy_to(self, url: str) -> "Store":
        """Return a new store at ``url`` with every revision of this one, ids and all.

        ``copy_to("sqlite:///backup.sqlite")`` is a backup in one file, from either database;
        opened and copied on, it moves the store. Raises ``StoreError`` when ``url`` holds a store,
        and ``DamagedStoreError`` when this one does not verify.
        """
        other = Store(store_engine(url))
        try:
            if other._is_made():
                what = f"There is a store already. {UNCHANGED}"
                raise StoreError(other.place, what, "Name a place that is new.")
            with reading(self.engine) as source:
                if problems := store_problems(source):
                    raise DamagedStoreError(self.place, f"It is not copied: {problems[0]}")
                other._make_place()
                with writing(other.engine) as target:
                    make_tables(target)
                    for table in (BLOBS, REVISIONS, HEAD):
                        for row in source.execute(select(table)).mappings():
                            target.execute(insert(table), dict(row))
        except BaseException:
            other.close()
            raise
        return other

    def _is_made(self) -> bool:
        if self._is_file() and not self._has_content():
            return False
        with reading(self.engine) as connection:
            if not inspect(connection).has_table(HEAD.name):
                return False
            found = connection.execute(select(HEAD.c.format)).scalar()
        if found is not None and found != FORMAT:
            what = f"The store is in format {found}; this program knows format {FORMAT}."
            raise StoreError(self.place, what, "Use the version of the dashboard that wrote it.")
        return True

    def _is_file(self) -> bool:
        return self.engine.dialect.name == "sqlite"

    def _has_content(self) -> bool:
        with in_words(self.place):
            path = Path(self.place)
            return path.exists() and path.stat().st_size > 0

    def _make_place(self) -> None:
        with in_words(self.place):
            if self._is_file():
                Path(self.place).parent.mkdir(parents=True, exist_ok=True)

    def _make(self, dataset: Dataset) -> None:
        tables, blobs = _stored(dataset)
        self._make_place()
        with writing(self.engine) as connection:
            make_tables(connection)
            if connection.execute(select(HEAD.c.only)).first():
                return  # another program was first
            row = _row(1, "", FIRST_AUTHOR, FIRST_MESSAGE, tables)
            _insert_blobs(connection, blobs)
            connection.execute(insert(REVISIONS), row)
            connection.execute(insert(HEAD).values(only=1, format=FORMAT, revision_id=row["id"]))

    def _append(
        self,
        tables: Iterable[StoredTable],
        blobs: Iterable[Blob],
        author: str,
        message: str,
        base: Revision,
    ) -> Revision:
        author, message = _signed(author, message)
        with writing(self.engine) as connection:
            head = self._head(connection, lock=True)
            if head.id != base.id:
                raise MovedHeadError(self.place, head, base)
            self._sound(connection, head)
            row = _row(head.number + 1, head.id, author, message, tables)
            revision = Revision(**row | {"tables": tuple(tables)})
            if revision.holds_what(head):
                raise NothingToCommitError(self.place, head)
            _insert_blobs(connection, blobs)
            connection.execute(insert(REVISIONS), row)
            swap = update(HEAD).where(HEAD.c.revision_id == head.id)
            if connection.execute(swap.values(revision_id=revision.id)).rowcount != 1:
                raise MovedHeadError(self.place, self._head(connection), base)
        return revision

    def _head(self, connection: Connection, lock: bool = False) -> Revision:
        newest = select(HEAD.c.revision_id)
        identity = connection.execute(newest.with_for_update() if lock else newest).scalar()
        row = connection.execute(select(REVISIONS).where(REVISIONS.c.id == identity)).first()
        if row is None:
            raise DamagedStoreError(self.place, "It names no newest revision that exists.")
        return self._revision(row)

    def _revision(self, row: Row) -> Revision:
        try:
            return Revision(**row._asdict() | {"tables": tables_from(row.tables)})
        except ValueError as error:
            raise DamagedStoreError(
                self.place, f"The row of revision {row.number} was changed."
            ) from error

    def _sound(self, connection: Connection, revision: Revision) -> None:
        row = connection.execute(select(REVISIONS).where(REVISIONS.c.id == revision.id)).first()
        try:
            sound = row is not None and row.id == revision_id(*row[:1], *row[2:])
        except TypeError:
            sound = False
        if not sound or self._revision(row) != revision:
            raise DamagedStoreError(
                self.place, f"The row of revision {revision.number} was changed."
            )

    def _content(self, connection: Connection, table: StoredTable) -> bytes:
        row = connection.execute(select(BLOBS).where(BLOBS.c.sha256 == table.sha256)).first()
        try:
            if row is None:
                raise ValueError("it is missing")
            return unpacked(Blob(*row))
        except ValueError as error:
            raise DamagedStoreError(
                self.place, f"The table {table.name} cannot be shown: {error}."
            ) from error


def _begins(identity: str, name: str) -> bool:
    return len(name) >= 8 and identity.startswith(name.lower())


def _stored(dataset: Dataset) -> tuple[tuple[StoredTable, ...], tuple[Blob, ...]]:
    blobs = {name: packed(content) for name, content in dataset_contents(dataset).items()}
    tables = tuple(
        StoredTable(name, blob.sha256, len(dataset.table(name))) for name, blob in blobs.items()
    )
    return tables, tuple(blobs.values())


def _row(number: int, parent: str, author: str, message: str, tables: Iterable) -> dict:
    time = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    row = {
        "number": number,
        "parent": parent,
        "author": author,
        "message": message,
        "time": time,
        "tables": tables_text(tables),
    }
    return row | {"id": revision_id(**row)}


def _insert_blobs(connection: Connection, blobs: Iterable[Blob]) -> None:
    for blob in blobs:
        if not connection.execute(select(BLOBS.c.sha256).filter_by(sha256=blob.sha256)).first():
            connection.execute(insert(BLOBS), vars(blob))


def _signed(author: str, message: str) -> tuple[str, str]:
    """Return author (in one line) and message without space around; both must say something."""
    signed = " ".join(author.split()), message.strip()
    for column, value, mend in (
        ("author", signed[0], "Say who makes the change."),
        ("message", signed[1], "Say in a few words why the change is made."),
    ):
        if not value:
            raise DataError([Problem("commit", 0, column, value, "is blank.", mend)])
        if "\x00" in value or any("\ud800" <= letter <= "\udfff" for letter in value):
            lost = "holds a character that was lost."
            raise DataError([Problem("commit", 0, column, ascii(value), lost, mend)])
    return signed
