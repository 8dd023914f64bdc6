"""What a reader does: deep links, reload, back, choosing an actor, a country, a node."""

import pytest

from tests.browser.server import dashboard

PAGES = {
    "/": "What needs our attention?",
    "/grid": "Who should we manage closely?",
    "/map": "Where are our members?",
    "/relationships": "Who links us to the actors?",
    "/profile?actor=ehra": "Eurasian Harm Reduction Association",
}
DRAWER = "[data-testid=stDialog]"


@pytest.mark.parametrize("path", PAGES)
def test_a_deep_link_on_a_fresh_server_then_reload(visit, path):
    with dashboard() as fresh:
        there = visit(at=fresh)
        page = there.open(path)
        assert page.inner_text("h1") == PAGES[path]
        page.reload()
        assert there.drawn().inner_text("h1") == PAGES[path]


def test_going_on_and_back(visit):
    there = visit()
    page = there.open("/grid")
    for name, path in (("Map", "/map"), ("Relationships", "/relationships")):
        page.get_by_role("link", name=name, exact=True).click()
        page.wait_for_function(
            "words => document.querySelector('h1')?.innerText === words", arg=PAGES[path]
        )
    page.go_back()
    page.wait_for_function(
        "words => document.querySelector('h1')?.innerText === words", arg=PAGES["/map"]
    )
    assert page.url.split("?")[0].endswith("/map")


def test_a_filter_stands_in_the_address_and_survives_reload_and_page(visit):
    there = visit()
    page = there.open("/grid")
    page.get_by_text("All", exact=True).click()
    page.wait_for_selector("text=20 of 50 actors")
    assert "actors=All" in page.url
    page.reload()
    page.wait_for_selector("text=20 of 50 actors")
    page.get_by_role("link", name="Relationships", exact=True).click()
    page.wait_for_selector("text=Of the 57 actors on record")


def test_choosing_a_name_on_the_grid_opens_its_profile_by_mouse_and_keyboard(visit):
    there = visit()
    page = there.open("/grid")
    name = page.locator(".grid-root [data-actor=ehra]").first
    name.click()
    page.wait_for_selector(f"{DRAWER} >> text=Eurasian Harm Reduction Association")
    page.keyboard.press("Escape")
    page.wait_for_selector(DRAWER, state="detached")
    there.drawn()
    page.locator(".grid-root [data-actor=osce]").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector(f"{DRAWER} >> text=Organization for Security")


def test_the_same_name_can_be_chosen_again(visit):
    there = visit()
    page = there.open("/grid")
    for _ in range(2):
        page.locator(".grid-root [data-actor=euda]").first.click()
        page.wait_for_selector(f"{DRAWER} >> text=European Union Drugs Agency")
        page.keyboard.press("Escape")
        page.wait_for_selector(DRAWER, state="detached")
        there.drawn()


def test_choosing_a_country_on_the_map_changes_the_panel(visit):
    there = visit()
    page = there.open("/map")
    name = page.locator("text=Romania 3").first
    name.wait_for()
    box = name.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] - 25)
    page.wait_for_selector("h2:has-text('Romania')")
    assert "country=Romania" in page.url


def test_choosing_a_node_of_the_graph_opens_its_profile(visit):
    there = visit()
    page = there.open("/relationships")
    page.wait_for_selector(".js-plotly-plot .scatterlayer .point")
    spot = page.evaluate(
        """() => {
          const plot = document.querySelector('.js-plotly-plot');
          for (const trace of plot._fullData) {
            const at = (trace.customdata || []).findIndex(id => String(id) === 'euda');
            if (at >= 0 && trace.mode && trace.mode.includes('markers')) {
              const box = plot.querySelector('.bglayer, .plot').getBoundingClientRect();
              const outer = plot.getBoundingClientRect();
              const {xaxis, yaxis, _size} = plot._fullLayout;
              return [outer.x + _size.l + xaxis.d2p(trace.x[at]),
                      outer.y + _size.t + yaxis.d2p(trace.y[at])];
            }
          }
        }"""
    )
    page.mouse.click(*spot)
    page.wait_for_selector(f"{DRAWER} >> text=European Union Drugs Agency")


def test_a_table_row_opens_a_profile(visit):
    there = visit()
    page = there.open("/map?country=Slovenia")
    table = page.locator("[data-testid=stDataFrame]").first
    table.wait_for()
    box = table.bounding_box()
    page.mouse.click(box["x"] + 16, box["y"] + 52)
    page.wait_for_selector(DRAWER)


def test_the_server_answers_for_its_health_with_its_headers(visit, address):
    response = visit().page.request.get(f"{address}/health")
    assert response.json()["status"] == "ok"
    assert "default-src 'self'" in response.headers["content-security-policy"]


def test_large_files_are_compressed(visit):
    there = visit()
    encodings = {}
    there.page.on(
        "response", lambda r: encodings.setdefault(r.url, r.headers.get("content-encoding"))
    )
    there.open("/map").wait_for_selector(".choroplethlayer path")
    plotly = [encoding for url, encoding in encodings.items() if "plotly" in url.lower()]
    assert plotly
    assert set(plotly) == {"gzip"}


def test_a_link_that_asks_for_a_default_gets_it(visit):
    there = visit()
    page = there.open("/grid?actors=All")
    page.wait_for_selector("text=20 of 50 actors")
    page.get_by_role("link", name="Overview", exact=True).click()
    page.get_by_role("link", name="See contacts").click()
    page.wait_for_selector("text=Ten of 31 actors")


def test_the_search_goes_to_an_actor(visit):
    there = visit()
    page = there.open("/")
    box = page.get_by_role("combobox", name="Find an actor, member or page")
    box.fill("Healthy Options")
    page.get_by_role("option").first.click()
    page.wait_for_selector("h1:has-text('ХОПС')")
    assert "actor=hops" in page.url
