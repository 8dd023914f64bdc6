import re
import shutil
from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from dpnsee_analytics.ui.data import DIRECTORY_VARIABLE
from tests.conftest import DATA, ROOT

APP = ROOT / "dpnsee_analytics" / "ui" / "app.py"


@pytest.fixture
def open_page(monkeypatch):
    """Open a page of the app on a data directory, with query parameters."""

    def open_it(page: str = "overview", directory=DATA, **parameters) -> AppTest:
        monkeypatch.setenv(DIRECTORY_VARIABLE, str(directory))
        app = AppTest.from_file(str(APP), default_timeout=30)
        if page != "overview":
            app.run()
            app.switch_page(str(ROOT / "pages" / f"{page}.py"))
        for name, value in parameters.items():
            app.query_params[name] = value
        return app.run()

    return open_it


@pytest.fixture
def data_copy(tmp_path):
    shutil.copytree(DATA, tmp_path / "data")
    return tmp_path / "data"


def heading(app: AppTest) -> str:
    """Return the words of the page's heading."""
    return unescape(re.search(r"<h1[^>]*>(.*?)</h1>", html(app), re.DOTALL)[1])


def html(app: AppTest) -> str:
    """Return all the HTML blocks of a page as one text."""
    return "\n".join(block.value for block in app.html)
