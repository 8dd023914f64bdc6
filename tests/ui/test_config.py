import tomllib

import pytest

from dpnsee_analytics.figures.style import THEMES
from tests.conftest import ROOT

CONFIG = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_theme_has_the_colours_of_style(name):
    ours, theirs = THEMES[name], CONFIG["theme"][name]
    assert theirs["backgroundColor"] == ours.background
    assert theirs["secondaryBackgroundColor"] == ours.surface
    assert theirs["textColor"] == ours.text
    assert theirs["borderColor"] == ours.axis_line
    assert theirs["linkColor"] == ours.accent
    assert theirs["primaryColor"] == ours.primary
    assert theirs["sidebar"]["backgroundColor"] == ours.surface
    assert theirs["sidebar"]["secondaryBackgroundColor"] == ours.background


def test_nothing_is_sent_home_and_only_this_machine_is_served():
    assert CONFIG["browser"]["gatherUsageStats"] is False
    assert CONFIG["server"]["address"] == "127.0.0.1"
    assert CONFIG["client"]["showErrorDetails"] == "none"
