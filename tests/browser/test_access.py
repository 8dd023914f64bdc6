"""axe-core finds no serious or critical barrier on any page, in both themes, wide and narrow."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Visit

AXE = (Path(__file__).parent / "axe" / "axe.min.js").read_text(encoding="utf-8")
SIZES = {"wide": (1440, 900), "phone": (390, 844)}
PATHS = (
    "/",
    "/grid",
    "/map",
    "/relationships",
    "/relationships?centre=Eurasian+Harm+Reduction+Association+%28EHRA%29",
    "/members",
    "/methods",
    "/profile?actor=rs-ocd",
)
DRAWER = "[data-testid=stDialog]"

# Every rule but the best practices: WCAG 2.0 to 2.2, levels A and AA.
RUN = """async () => {
  const {violations} = await axe.run(document, {resultTypes: ['violations']});
  return violations
    .filter(({impact}) => impact === 'serious' || impact === 'critical')
    .flatMap(({id, impact, nodes}) => nodes.map(({target, failureSummary}) =>
      `${impact} ${id}: ${target.flat().join(' ')} | ${failureSummary.replace(/\\s+/g, ' ')}`));
}"""


def findings(page: Page, where: str) -> list[str]:
    page.evaluate(f"() => {{ if (!window.axe) {{ {AXE} }} }}")
    return [f"{where}: {finding}" for finding in page.evaluate(RUN)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_serious_finding(visit, scheme):
    there = visit(scheme=scheme)
    found = []
    for path in PATHS:
        page = there.open(path)
        for size, (width, height) in SIZES.items():
            page.set_viewport_size({"width": width, "height": height})
            there.drawn()
            found += findings(page, f"{path} {size}")
        page.set_viewport_size({"width": 1440, "height": 900})
    found += findings(opened_drawer(there), "the drawer wide")
    page.set_viewport_size({"width": 390, "height": 844})
    found += findings(there.drawn(), "the drawer phone")
    assert not found, "\n".join(["", *found])


def opened_drawer(there: Visit) -> Page:
    page = there.open("/grid")
    page.locator(".grid-root [data-actor=ehra]").first.click()
    page.wait_for_selector(f"{DRAWER} .js-plotly-plot .main-svg")
    return there.drawn()
