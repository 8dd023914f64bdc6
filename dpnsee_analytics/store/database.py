"""The store's three SQL tables, and how a connection to either database is opened and used."""

import os
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import (
    URL,
    Column,
    Connection,
    Engine,
    Integer,
    LargeBinary,
    MetaData,
    NullPool,
    String,
    Table,
    Text,
    create_engine,
    event,
    make_url,
)
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from dpnsee_analytics.store.errors import StoreError, in_words

URL_VARIABLE = "DPNSEE_DATABASE_URL"
DATA_VARIABLE = "DPNSEE_DATA"
ROOT = Path(__file__).resolve().parents[2]
FORMAT = 1  # of the tables below; raised when they change, so that an older program stops
PATIENCE = 10.0  # seconds to wait for another program's commit
_FIRST_USE = 0x64706E  # any number: the name of PostgreSQL's lock on making the tables

METADATA = MetaData()

BLOBS = Table(
    "blobs",
    METADATA,
    Column("sha256", String(64), primary_key=True),
    Column("packed_sha256", String(64), nullable=False),
    Column("packed", LargeBinary, nullable=False),
)
REVISIONS = Table(
    "revisions",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("id", String(64), nullable=False, unique=True),
    Column("parent", String(64), nullable=False),
    Column("author", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("time", String(20), nullable=False),
    Column("tables", Text, nullable=False),
)
HEAD = Table(
    "head",
    METADATA,
    Column("only", Integer, primary_key=True, autoincrement=False),
    Column("format", Integer, nullable=False),
    Column("revision_id", String(64), nullable=False),
)


def default_url() -> str:
    """Return the address of the store: ``DPNSEE_DATABASE_URL``, else the file var/store.sqlite."""
    return os.environ.get(URL_VARIABLE) or f"sqlite:///{ROOT / 'var' / 'store.sqlite'}"


def default_data() -> Path:
    """Return the directory whose tables become revision 1: ``DPNSEE_DATA``, else ``data/``."""
    return Path(os.environ.get(DATA_VARIABLE) or ROOT / "data")


def store_engine(url: str, patience: float = PATIENCE) -> Engine:
    """Return an engine for the store at ``url``; nothing is opened or made yet.

    A SQLite file is in WAL mode with every commit synced to the disk, and closed after each use,
    so that at rest the store is one file. Raises ``StoreError`` when the address is none.
    """
    try:
        address = make_url(url)
        if address.get_backend_name() == "sqlite":
            return _sqlite_engine(address, patience)
        if address.get_backend_name() in ("postgresql", "postgres"):
            return _postgresql_engine(address, patience)
    except (ArgumentError, NoSuchModuleError, ImportError, ValueError) as error:
        raise StoreError(URL_VARIABLE, f"The address cannot be used ({error}).", _HOW) from error
    raise StoreError(URL_VARIABLE, f"{address.drivername} is not supported.", _HOW)


_HOW = "Write sqlite:///path/to/store.sqlite or postgresql://user:password@host/database."


def place(engine: Engine) -> str:
    """Return where the store is, for messages: its file, or its address without the password."""
    if engine.dialect.name == "sqlite":
        return str(engine.url.database)
    return engine.url.render_as_string(hide_password=True)


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Give a connection that sees the store at one moment, whatever is committed meanwhile."""
    level = {} if engine.dialect.name == "sqlite" else {"isolation_level": "REPEATABLE READ"}
    with in_words(place(engine)), engine.connect().execution_options(**level) as connection:
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Give a connection whose changes are all committed at the end, or none when an error leaves.

    On SQLite it is the only writer from its first moment; on PostgreSQL the head is locked.
    """
    with (
        in_words(place(engine)),
        engine.connect().execution_options(only_writer=True) as connection,
        connection.begin(),
    ):
        yield connection


def make_tables(connection: Connection) -> None:
    """Make the store's tables within the transaction; two programs at once wait for each other."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_FIRST_USE})")
    METADATA.create_all(connection)


def _sqlite_engine(address: URL, patience: float) -> Engine:
    if not address.database or address.database == ":memory:":
        raise ValueError("a store in memory keeps nothing")
    engine = create_engine(address, poolclass=NullPool, connect_args={"timeout": patience})

    @event.listens_for(engine, "connect")
    def settings(connection, _record):
        connection.isolation_level = None  # the driver begins nothing by itself: see below
        if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")

    @event.listens_for(engine, "begin")
    def begin(connection):
        alone = connection.get_execution_options().get("only_writer")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if alone else "BEGIN")

    return engine


def _postgresql_engine(address: URL, patience: float) -> Engine:
    options: dict = {}
    if address.drivername in ("postgresql", "postgres", "postgresql+pg8000"):
        mode = address.query.get("sslmode", "prefer")
        address = address.set(drivername="postgresql+pg8000").difference_update_query(["sslmode"])
        options = {"ssl_context": _ssl_context(str(mode)), "timeout": 3 * patience}
    engine = create_engine(address, pool_pre_ping=True, connect_args=options)

    @event.listens_for(engine, "connect")
    def settings(connection, _record):
        cursor = connection.cursor()
        cursor.execute(f"SET lock_timeout = {int(patience * 1000)}")
        cursor.close()
        connection.commit()

    return engine


def _ssl_context(mode: str) -> ssl.SSLContext | bool | None:
    """Return what pg8000 takes for libpq's sslmode: require encrypts, verify-* also checks."""
    if mode in ("verify-ca", "verify-full"):
        context = ssl.create_default_context()
        context.check_hostname = mode == "verify-full"
        return context
    known = {"disable": False, "allow": None, "prefer": None, "require": True}
    if mode not in known:
        raise ValueError(f"sslmode={mode} is none of {', '.join(known)}, verify-ca, verify-full")
    return known[mode]
