"""A benchmark's own server and what a reader does there, timed inside the browser."""

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page

from tests.browser.server import dashboard
from tests.conftest import DATA

WATCH = Path(__file__).with_name("watch.js")


@dataclass(frozen=True)
class Server:
    """A running server: its address, and its process id (0 where /proc does not tell it)."""

    address: str
    pid: int

    def cpu_seconds(self) -> float:
        """Return the processor time the server has used since its start."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def megabytes(self) -> float:
        """Return the memory the server holds."""
        pages = int(Path(f"/proc/{self.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


@contextlib.contextmanager
def served(directory: Path = DATA, entry: str = "dashboard.py") -> Iterator[Server]:
    """Serve ``entry`` with the data of ``directory``."""
    before = _children()
    with dashboard(directory, entry) as address:
        yield Server(address, max(_children() - before, default=0))


def _children() -> set[int]:
    file = Path(f"/proc/self/task/{os.getpid()}/children")
    return set(map(int, file.read_text().split())) if file.exists() else set()


@contextlib.contextmanager
def fresh_page(browser: Browser, width: int = 1440, height: int = 900) -> Iterator[Page]:
    """Open a page as a first visitor: nothing cached, no cookies."""
    context: BrowserContext = browser.new_context(viewport={"width": width, "height": height})
    context.add_init_script(path=WATCH)
    yield context.new_page()
    context.close()


def first_visit(page: Page, address: str, marks: str, least: int) -> float:
    """Return the seconds from opening ``address`` until ``least`` marks can be seen."""
    page.goto(address, wait_until="commit")
    return page.evaluate("([marks, least]) => bench.firstDrawn(marks, least)", [marks, least]) / 1e3


def settled(page: Page) -> None:
    """Wait until the page has finished its run and nothing moves any more."""
    page.wait_for_function(
        "() => document.querySelector('[data-testid=stApp]')"
        "?.getAttribute('data-test-script-state') === 'notRunning'"
    )
    page.wait_for_timeout(700)


def choose(page: Page, label: str, option: str, marks: str) -> tuple[float, float]:
    """Choose in a selectbox; return the seconds to the new picture and to the end of the run."""
    settled(page)
    page.get_by_label(label, exact=True).click()
    chosen = page.get_by_role("option", name=option, exact=True)
    chosen.wait_for()
    page.wait_for_timeout(300)
    page.evaluate("marks => bench.watch(marks, 'pointerdown')", marks)
    chosen.click()
    return _changed(page)


def search(page: Page, label: str, words: str, marks: str) -> tuple[float, float]:
    """Type into a text field and press Enter; return the seconds as ``choose`` does."""
    settled(page)
    page.get_by_label(label, exact=True).fill(words)
    page.wait_for_timeout(300)
    page.evaluate("marks => bench.watch(marks, 'keydown')", marks)
    page.keyboard.press("Enter")
    return _changed(page)


def switch(page: Page, label: str, marks: str) -> tuple[float, float]:
    """Turn a switch; return the seconds as ``choose`` does."""
    settled(page)
    page.evaluate("marks => bench.watch(marks, 'pointerdown')", marks)
    page.get_by_text(label, exact=True).click()
    return _changed(page)


def _changed(page: Page) -> tuple[float, float]:
    drawn, done = page.evaluate("() => bench.changed")
    return drawn / 1e3, done / 1e3
