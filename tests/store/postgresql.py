"""A throwaway PostgreSQL: its own directory, a free port, no service left behind."""

import contextlib
import itertools
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path


def binaries() -> Path | None:
    """Return the directory of PostgreSQL's programs, the newest version's, if there is one."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda p: p.parts[-3])
    return found[-1].parent if found else None


@contextlib.contextmanager
def cluster() -> Iterator[Callable[[], str]]:
    """Give a function that makes a new empty database and returns its address."""
    import pg8000.dbapi

    # Not pytest's tmp_path: PostgreSQL refuses to run as root, and others may not look in there.
    place = Path(tempfile.mkdtemp(prefix="dpnsee-postgresql-"))
    account = _account()
    if account:
        os.chown(place, *pwd.getpwnam(account)[2:4])
    port, programs = _free_port(), binaries()
    calm = {"user": account, "cwd": place, "stdout": subprocess.DEVNULL}
    settings = ["-p", str(port), "-c", "listen_addresses=127.0.0.1", "-c", "fsync=off"]
    subprocess.run(
        [programs / "initdb", "-D", place / "data", "-U", "tester", "-A", "trust", "--no-sync"],
        check=True,
        **calm,
    )
    server = subprocess.Popen(
        [programs / "postgres", "-D", place / "data", "-k", place, *settings],
        stderr=subprocess.DEVNULL,
        **calm,
    )
    try:
        address = {"user": "tester", "host": "127.0.0.1", "port": port, "database": "postgres"}
        connection = _patiently(lambda: pg8000.dbapi.connect(**address))
        connection.autocommit = True
        numbers = itertools.count(1)

        def new_database() -> str:
            name = f"store_{next(numbers)}"
            connection.cursor().execute(f"CREATE DATABASE {name}")
            return f"postgresql://tester@127.0.0.1:{port}/{name}"

        yield new_database
        connection.close()
    finally:
        server.terminate()
        try:
            server.wait(timeout=10)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
        shutil.rmtree(place, ignore_errors=True)


def _account() -> str | None:
    if os.getuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def _patiently(connect: Callable, seconds: float = 15):
    until = time.monotonic() + seconds
    while True:
        try:
            return connect()
        except Exception:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)
