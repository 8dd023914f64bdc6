import os
import re

import pytest
from playwright.sync_api import Page, sync_playwright

from tests.browser.server import FLAGS, browser_path, dashboard


def pytest_collection_modifyitems(items):
    """Skip the browser's tests where there is no browser, unless they are required."""
    if browser_path() or os.environ.get("DPNSEE_BROWSER") == "required":
        return
    skip = pytest.mark.skip(reason="no Chromium or Chrome is installed")
    for item in items:
        if "browser" in item.path.parts:
            item.add_marker(skip)


@pytest.fixture(scope="session")
def browser():
    path = browser_path()
    assert path, "DPNSEE_BROWSER=required, but no Chromium or Chrome is installed"
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def address():
    with dashboard() as address:
        yield address


# Streamlit asks for these two below a page's own path on every deep link.
EXPECTED_404 = re.compile(r"/[a-z]+/_stcore/(health|host-config)$")


class Visit:
    """A page in a browser that records every request and every console error."""

    def __init__(self, page: Page, address: str):
        self.page, self.address = page, address
        self.outside: list[str] = []
        self.errors: list[str] = []
        page.on("request", self._request)
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _request(self, request) -> None:
        if not request.url.startswith((self.address, "data:", "blob:")):
            self.outside.append(request.url)

    def _console(self, message) -> None:
        known = EXPECTED_404.search(message.location.get("url", ""))
        if message.type == "error" and not known:
            self.errors.append(f"{message.text} {message.location}")

    def open(self, path: str = "/") -> Page:
        """Open a path and wait until the page has been drawn."""
        self.page.goto(self.address + path)
        return self.drawn()

    def drawn(self) -> Page:
        """Wait until Streamlit has finished its run, then return the page."""
        self.page.wait_for_selector("h1", timeout=30_000)
        self.page.wait_for_function(
            "() => document.querySelector('[data-testid=stApp]')"
            "?.getAttribute('data-test-script-state') === 'notRunning'",
            timeout=30_000,
        )
        self.page.wait_for_timeout(300)
        return self.page


@pytest.fixture
def visit(browser, address):
    """Make visits; at the end none may have called outside or logged an error."""
    made: list[Visit] = []

    def new(*, width: int = 1440, height: int = 900, scheme: str = "light", at: str = "") -> Visit:
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme=scheme
        )
        made.append(Visit(context.new_page(), at or address))
        return made[-1]

    yield new
    for visit in made:
        visit.page.context.close()
    assert [url for visit in made for url in visit.outside] == []
    assert [error for visit in made for error in visit.errors] == []
