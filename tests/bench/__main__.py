"""Measures, prints ``name value limit verdict`` a line, and exits 1 where a limit is missed.

Own dashboard and bare page alternate, so that a busy machine slows both alike; values are
medians of ``RUNS``, ratios are medians over medians. Run it on a machine that does nothing else.
"""

import contextlib
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import pandas as pd
from playwright.sync_api import Browser, sync_playwright

from dpnsee_analytics.dataset import read_dataset
from dpnsee_analytics.schema import TABLES
from tests.bench.visits import Server, choose, first_visit, fresh_page, search, served, switch
from tests.browser.server import FLAGS, browser_path
from tests.conftest import DATA
from tests.scale.made_up import write

RUNS = 5
SESSIONS = 5
BARE = "tests/bench/bare_app.py"
POINTS = ".scatterlayer .point"
NAMES = ".grid-root [data-actor]"
GRID_PICTURE = ".grid-root text"
MAP_PICTURE = ".js-plotly-plot text"
SMALL_PRINT = "[data-testid=stHtml] p"  # the members' table is a canvas: its caption counts them
LEVELS = ("International", "All levels")
SHIFTS = ("Up", "None")
ANSWER = 2.0  # seconds


@dataclass(frozen=True)
class Line:
    """One measured value; without a limit it is told, not judged."""

    name: str
    value: float
    unit: str = "s"
    limit: float | None = None

    @property
    def missed(self) -> bool:
        return self.limit is not None and self.value > self.limit

    def __str__(self) -> str:
        limit = "–" if self.limit is None else f"{self.limit:g} {self.unit}"
        verdict = "" if self.limit is None else "MISSED" if self.missed else "kept"
        return f"{self.name:<62}{self.value:>8.3g} {self.unit:<6}{limit:>9}  {verdict}".rstrip()


def main() -> int:
    """Print every line as soon as it is measured; return 1 when one missed its limit."""
    if not browser_path():
        print("The benchmark needs Chromium or Chrome, and none is installed.")
        return 1
    print(f"{'name':<62}{'value':>8} {'':<6}{'limit':>9}  verdict", flush=True)
    missed = 0
    for line in _lines():
        print(line, flush=True)
        missed += line.missed
    return 1 if missed else 0


def _lines() -> Iterator[Line]:
    with tempfile.TemporaryDirectory() as name, sync_playwright() as play:
        large = Path(name)
        write(large)
        yield from _loading("the data", DATA, limit=10)
        yield from _loading("12,500 actors", large)
        browser = play.chromium.launch(executable_path=browser_path(), args=FLAGS)
        with served() as own, served(entry=BARE) as bare:
            yield from _visits(browser, own, bare)
            yield from _changes(browser, own, bare)
            yield from _server(browser, own, bare)
        with served(large) as own:
            yield from _scale(browser, own)
        browser.close()


def _loading(what: str, directory: Path, limit: float | None = None) -> Iterator[Line]:
    files = [directory / schema.file for schema in TABLES]
    own, pandas = [], []
    for _ in range(RUNS + 1):
        own.append(_seconds(lambda: read_dataset(directory)))
        pandas.append(_seconds(lambda: [pd.read_csv(file) for file in files]))
    read, plain = median(own[1:]), median(pandas[1:])
    yield Line(f"load and validate {what}", read)
    yield Line(f"load and validate {what}, against pandas.read_csv", read / plain, "times", limit)


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _visits(browser: Browser, own: Server, bare: Server) -> Iterator[Line]:
    times: dict[str, list[float]] = {"own": [], "bare": []}
    for _ in range(RUNS + 1):  # the first warms the servers
        for who, address, marks in (
            ("own", f"{own.address}/grid", NAMES),
            ("bare", bare.address, POINTS),
        ):
            with fresh_page(browser) as page:
                times[who].append(first_visit(page, address, marks, 31))
    yield from _against("first visit to the grid", *(values[1:] for values in times.values()), 1.2)


def _changes(browser: Browser, own: Server, bare: Server) -> Iterator[Line]:
    times: dict[str, list[float]] = {"own": [], "bare": []}
    with fresh_page(browser) as grid, fresh_page(browser) as plain:
        first_visit(grid, f"{own.address}/grid", NAMES, 31)
        first_visit(plain, bare.address, POINTS, 31)
        for run in range(RUNS + 1):
            grid.bring_to_front()
            times["own"].append(choose(grid, "Level", LEVELS[run % 2], NAMES)[0])
            plain.bring_to_front()
            times["bare"].append(choose(plain, "Shift", SHIFTS[run % 2], POINTS)[0])
    yield from _against(
        "filter change to redrawn grid", *(values[1:] for values in times.values()), 1.5
    )


def _against(what: str, own: list[float], bare: list[float], limit: float) -> Iterator[Line]:
    yield Line(what, median(own))
    yield Line(f"{what}, against a bare page", median(own) / median(bare), "times", limit)


def _server(browser: Browser, own: Server, bare: Server) -> Iterator[Line]:
    if not own.pid:  # no /proc on this system
        return
    for name, server, path, label, options, marks in (
        ("server CPU a rerun of the grid (aim 0.05)", own, "/grid", "Level", LEVELS, NAMES),
        ("server CPU a rerun of the bare page", bare, "", "Shift", SHIFTS, POINTS),
    ):
        with fresh_page(browser) as page:
            first_visit(page, server.address + path, marks, 31)
            choose(page, label, options[0], marks)
            before = server.cpu_seconds()
            for run in range(2 * RUNS):
                choose(page, label, options[(run + 1) % 2], marks)
            yield Line(name, (server.cpu_seconds() - before) / (2 * RUNS))
    before = own.megabytes()
    with contextlib.ExitStack() as sessions:
        for _ in range(SESSIONS):
            page = sessions.enter_context(fresh_page(browser))
            first_visit(page, f"{own.address}/grid", NAMES, 31)
        yield Line("memory a session on the grid", (own.megabytes() - before) / SESSIONS, "MB")


def _scale(browser: Browser, own: Server) -> Iterator[Line]:
    with fresh_page(browser) as page:
        address = f"{own.address}/grid?actors=All"
        yield Line(
            "12,500 actors: first visit to a fresh server",
            first_visit(page, address, GRID_PICTURE, 30),
        )
        changes = [
            choose(page, "Level", "All levels" if run % 2 else "Local", GRID_PICTURE)
            for run in range(RUNS + 1)
        ]
        yield from _answered("12,500 actors: filter to grid", changes)
        finds = [
            search(page, "Name or note contains", words, GRID_PICTURE)
            for words in ("actor 0", "actor 00", "actor 012", "actor 01", "actor 1", "actor 12")
        ]
        yield from _answered("12,500 actors: search to grid", finds)
    with fresh_page(browser) as page:
        first_visit(page, f"{own.address}/map?colour=Events+held+there", MAP_PICTURE, 10)
        changes = [
            choose(page, "Level", "All levels" if run % 2 else "Local", MAP_PICTURE)
            for run in range(RUNS + 1)
        ]
        yield from _answered("12,500 actors: filter to map", changes)
    with fresh_page(browser) as page:
        first_visit(page, f"{own.address}/members", SMALL_PRINT, 1)
        changes = [switch(page, "Former members too", SMALL_PRINT) for _ in range(RUNS + 1)]
        yield from _answered("12,500 actors: filter to members", changes)


def _answered(what: str, times: list[tuple[float, float]]) -> Iterator[Line]:
    drawn, done = zip(*times[1:], strict=True)
    yield Line(f"{what} redrawn", median(drawn), "s", ANSWER)
    yield Line(f"{what} and whole page done", median(done), "s", ANSWER)


if __name__ == "__main__":
    sys.exit(main())
