"""Hostile data: nobody is called, nothing breaks, and every name is shown letter by letter.

Two walls keep the reader's browser at home, ``plain.py`` and the security headers. The tour below
goes with both, with each alone and, to show that the listener hears, with neither.
"""

import contextlib
import re
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import quote, urlencode

import pandas as pd
import pytest
from playwright.sync_api import Page, TimeoutError
from streamlit.testing.v1 import AppTest

from dpnsee_analytics.actors import actor_names, actors
from dpnsee_analytics.dataset import Dataset, read_dataset
from dpnsee_analytics.ui.data import DIRECTORY_VARIABLE
from tests.browser.conftest import Visit
from tests.browser.hostile import EVERY_DOOR, NAMES, write_hostile
from tests.browser.server import dashboard
from tests.conftest import ROOT

ENTRIES = "tests/browser/entries"
DRAWER = "[data-testid=stDialog]"
FAILURE = "[data-testid=stException], [data-testid=stAlertContentError]"
LONGEST_LABEL = 18
PAGES = ("overview", "grid", "map", "relationships", "members", "profile", "methods")
TALL = {"width": 1440, "height": 2200}  # every point in view, so that the mouse reaches it


class Listener(ThreadingHTTPServer):
    """Counts who calls; the names in the hostile data hold its address."""

    def __init__(self):
        self.calls: list[str] = []
        super().__init__(("127.0.0.1", 0), _Answer)
        self.address = f"http://127.0.0.1:{self.server_port}"


class _Answer(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.calls.append(self.path)
        self.send_response(204)
        self.end_headers()

    def log_message(self, *words):
        pass


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    with Listener() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture(scope="module")
def hostile(tmp_path_factory, listener):
    return write_hostile(tmp_path_factory.mktemp("hostile") / "data", listener.address)


@pytest.fixture(scope="module")
def data(hostile) -> Dataset:
    dataset, problems = read_dataset(hostile)
    assert problems == ()
    return dataset


@pytest.fixture(scope="module")
def names(data) -> pd.Series:
    return actors(data)["name"]


@pytest.fixture(scope="module")
def shipped(hostile) -> Iterator[str]:
    with dashboard(hostile) as address:
        yield address


# ---------------------------------------------------------------- nobody is called

# Page coordinates of what shows a text under the mouse, with the id it bears: grid names,
# Plotly points, towns and countries.
SPOTS = """() => {
  const spots = [];
  for (const plot of document.querySelectorAll('.js-plotly-plot')) {
    const frame = plot.getBoundingClientRect();
    const {xaxis, yaxis} = plot._fullLayout;
    const onAxes = (x, y) => [xaxis._offset + xaxis.c2p(x), yaxis._offset + yaxis.c2p(y)];
    const add = (trace, at, i) => {
      if (at.every(Number.isFinite)) {
        spots.push({type: trace.type, id: trace.customdata?.[i] ?? null,
                    x: frame.x + at[0], y: frame.y + at[1]});
      }
    };
    for (const points of plot.calcdata) {
      const trace = points[0].trace;
      if (trace.hoverinfo === 'skip') continue;
      if (trace.type === 'heatmap') {
        trace.z.forEach((row, y) => row.forEach((_, x) => add(trace, onAxes(x, y), y)));
        continue;
      }
      points.forEach((point, i) => {
        const geo = trace.geo && plot._fullLayout[trace.geo]._subplot.projection;
        const at = geo ? geo(point.lonlat ?? point.ct) : onAxes(point.x, point.y);
        add(trace, at, point.index ?? i);
      });
    }
  }
  return spots;
}"""
HOVER_LINES = """() => [...document.querySelectorAll('.hoverlayer .hovertext text.nums')]
  .map(text => [...(text.querySelectorAll('tspan.line').length
                    ? text.querySelectorAll('tspan.line') : [text])].map(t => t.textContent))[0]"""


def hovered(page: Page, spot: dict) -> list[str]:
    """Return the lines of the label Plotly shows at a spot; [] where it shows none."""
    page.mouse.move(2, 2)
    page.wait_for_function("() => !document.querySelector('.hoverlayer .hovertext')")
    page.mouse.move(spot["x"] - 1, spot["y"])
    page.mouse.move(spot["x"], spot["y"])
    with contextlib.suppress(TimeoutError):
        page.wait_for_selector(".hoverlayer .hovertext", timeout=1000)
    return page.evaluate(HOVER_LINES) or []


def point_at_some(page: Page, most: int = 6, first: str = "") -> None:
    """Move the mouse over the spot of actor ``first`` and over some of the others."""
    page.wait_for_selector(".js-plotly-plot .main-svg")
    spots = page.evaluate(SPOTS)
    chosen = [spot for spot in spots if spot["id"] == first]
    assert chosen or not first
    for spot in chosen:
        assert hovered(page, spot)
    for spot in spots[:: max(1, len(spots) // most)]:
        page.mouse.move(spot["x"], spot["y"])
        page.wait_for_timeout(55)  # Plotly waits 50 ms before it shows a label


def heading(page: Page) -> str:
    return page.locator("h1").first.evaluate("here => here.textContent")


def move_on(page: Page, path: str) -> None:
    """Go to another page as “back” and “forward” do: without loading the app again."""
    before = heading(page)
    page.evaluate(
        """path => {
          history.pushState({}, '', path);
          dispatchEvent(new PopStateEvent('popstate', {state: {}}));
        }""",
        path,
    )
    page.wait_for_function(
        "before => ![before, undefined].includes(document.querySelector('h1')?.textContent)",
        arg=before,
    )


def tour(there: Visit, data: Dataset, heard: Callable[[], int]) -> dict[str, int]:
    """Look at everything that shows a text from the data; return the calls heard at each stop."""
    table = actors(data)
    first, second = data.stakeholders["stakeholder_id"][:2]
    labels = {actor: label for label, actor in actor_names(table).items()}
    attack = quote(EVERY_DOOR.replace("ADDRESS", "//127.1"))
    calls: dict[str, int] = {}

    def stop(name: str, path: str, look: Callable[[Page], None] = lambda page: None) -> None:
        before = heard()
        if name in ("members", "methods", "member", "profile"):
            move_on(there.page, path)
        else:
            there.page.goto(there.address + path)
        there.page.wait_for_selector(f"h1, {FAILURE}")
        assert there.page.locator(FAILURE).all_text_contents() == [], name
        page = there.drawn()
        look(page)
        page.wait_for_timeout(100)
        assert page.locator(FAILURE).all_text_contents() == [], name
        calls[name] = heard() - before

    def profile_drawer(page: Page) -> None:
        page.locator(f".grid-root [data-actor={first}]").first.click()
        page.wait_for_selector(f"{DRAWER} .js-plotly-plot .main-svg")
        there.drawn()

    def choices(page: Page) -> None:
        page.locator("[data-testid=stSelectbox] input").first.click()
        page.wait_for_selector("[role=option]")
        point_at_some(page)

    there.page.set_viewport_size(TALL)
    stop("overview", "/", point_at_some)
    stop("drawer", "/grid?actors=All", profile_drawer)
    stop("map", f"/map?{urlencode({'country': data.countries['name'][0]})}", point_at_some)
    stop("graph", "/relationships?actors=All", lambda page: point_at_some(page, first=first))
    stop("ego", f"/relationships?{urlencode({'centre': labels[second]})}", point_at_some)
    stop("nothing rated", f"/grid?actors=All&find={unrated(data)}&group={attack}")
    stop("members", "/members", point_at_some)
    stop("methods", "/methods")
    stop("member", f"/profile?actor={data.members['member_id'][0]}")
    stop("profile", f"/profile?actor={first}", choices)
    stop("no profile", f"/profile?actor={attack}")
    return calls


def unrated(data: Dataset) -> str:
    """Return words that find only an unrated actor with a hostile short name."""
    rated = set(data.ratings["stakeholder_id"])
    short = data.stakeholders["short_name"].fillna("").str.startswith("![]")
    rows = data.stakeholders[short & ~data.stakeholders["stakeholder_id"].isin(rated)]
    return quote(f"stakeholders-status_note-{rows.index[0]}/")


def test_as_shipped_nothing_calls_out(visit, shipped, data, listener):
    listener.calls.clear()
    tour(visit(at=shipped), data, lambda: len(listener.calls))
    assert listener.calls == []


@pytest.fixture
def lone_visit(browser):
    """Make a visit that may log errors: a wall that holds says so in the console."""
    contexts = []

    def new(address: str) -> Visit:
        contexts.append(browser.new_context(viewport=TALL))
        return Visit(contexts[-1].new_page(), address)

    yield new
    for context in contexts:
        context.close()


def test_the_escaping_alone_keeps_every_call_in(lone_visit, hostile, data, listener):
    listener.calls.clear()
    with dashboard(hostile, f"{ENTRIES}/no_header.py") as address:
        there = lone_visit(address)
        response = there.page.request.get(f"{address}/health")
        assert "content-security-policy" not in response.headers
        tour(there, data, lambda: len(listener.calls))
    assert listener.calls == []
    assert there.outside == []
    assert there.errors == []


def test_the_headers_alone_keep_every_call_in(lone_visit, hostile, data, listener):
    listener.calls.clear()
    with dashboard(hostile, f"{ENTRIES}/no_escaping.py") as address:
        there = lone_visit(address)
        tour(there, data, lambda: len(listener.calls))
    assert listener.calls == []
    refused = [error for error in there.errors if "Content Security Policy" in error]
    assert any("/countries-name-" in error for error in refused)  # so the wall was run against


def test_without_both_walls_the_listener_hears_every_door(lone_visit, hostile, data, listener):
    listener.calls.clear()
    with dashboard(hostile, f"{ENTRIES}/no_walls.py") as address:
        there = lone_visit(address)
        heard = tour(there, data, lambda: len(listener.calls))
    assert any(call.endswith("/b") for call in listener.calls)  # <img>: HTML
    # The drawer is HTML, the map and the graph are Plotly's labels and hover texts.
    assert all(heard[stop] for stop in ("drawer", "map", "graph")), heard
    assert sum(heard.values()) > 20, heard


# ---------------------------------------------------------------- nothing breaks


@pytest.fixture
def open_page(monkeypatch, hostile):
    def open_it(page: str, opened: str = "", **parameters: str) -> AppTest:
        monkeypatch.setenv(DIRECTORY_VARIABLE, str(hostile))
        script = ROOT / "dpnsee_analytics" / "ui" / "app.py"
        app = AppTest.from_file(str(script), default_timeout=30).run()
        if page != "overview":
            app.switch_page(str(ROOT / "pages" / f"{page}.py"))
        for name, value in parameters.items():
            app.query_params[name] = value
        if opened:
            app.session_state["opened_profile"] = opened
        app.run()
        assert not app.exception
        assert not app.error
        return app

    return open_it


@pytest.mark.parametrize("page", PAGES)
def test_no_page_fails(open_page, page):
    open_page(page)


def test_every_profile_draws_on_the_page_and_in_the_drawer(open_page, names):
    app = open_page("profile")
    for actor in names.index:
        app.query_params["actor"] = actor
        assert not app.run().exception, actor
    assert not open_page("grid", opened=names.index[-1]).exception


def cells(app: AppTest, column: str) -> set[str]:
    tables = [element.value for element in app.dataframe]
    return {cell for table in tables if column in table for cell in table[column].dropna()}


def test_tables_hold_every_text_unchanged(open_page, names, data):
    stakeholders = set(data.stakeholders["name"])
    assert cells(open_page("grid", actors="All"), "Actor") == stakeholders
    tied = open_page("relationships", actors="All")
    drawn = cells(tied, "Actor")
    assert drawn <= set(names)
    assert len(drawn) > 40
    said = cells(tied, "Evidence")
    assert said <= set(data.relationships["evidence"].dropna())
    assert len(said) > 50
    countries = open_page("map")
    assert cells(countries, "Country") == set(data.countries["name"])
    assert cells(countries, "Note") == set(data.countries["note"].dropna())
    events = data.engagements[data.engagements["stakeholder_id"] == "ehra"]
    profile = open_page("profile", actor="ehra")
    assert cells(profile, "What happened") == set(events["title"])
    assert cells(profile, "Place") == set(events["place"].dropna())


# ---------------------------------------------------------------- letter by letter


@pytest.fixture(scope="module")
def one_of_each(names) -> list[str]:
    """Actors that bear every one of ``NAMES`` between them."""
    first = names.index.get_loc("idpc")
    return list(names.index[first : first + len(NAMES)])


def test_a_profiles_heading_is_the_name_letter_by_letter(visit, shipped, names, one_of_each):
    page = visit(at=shipped).open("/profile")
    shown = {}
    for actor in one_of_each:
        move_on(page, f"/profile?actor={actor}")
        shown[actor] = heading(page)
    assert shown == names[one_of_each].to_dict()


def test_the_grid_shortens_labels_and_its_tooltip_and_drawer_do_not(
    visit, shipped, names, one_of_each
):
    there = visit(at=shipped, height=TALL["height"])
    page = there.open("/grid?actors=All")
    page.wait_for_selector(".grid-root .grid-name")
    for more in page.locator(".grid-expand").all():
        more.press("Enter")
    labels, tips = {}, {}
    for name in page.locator(".grid-name").all():
        actor = name.get_attribute("data-actor")
        labels[actor] = name.locator(".grid-label").text_content()
        if actor in one_of_each:
            name.hover()
            tips[actor] = page.locator(".grid-tip > :first-child").text_content()
    assert len(tips) > len(NAMES) / 2
    assert tips == names[list(tips)].to_dict()
    assert {label for label in labels.values() if len(label) > LONGEST_LABEL} == set()
    assert any(label.endswith("…") for label in labels.values())
    page.locator(".grid-root [data-actor=idpc]").first.click()
    page.wait_for_selector(f"{DRAWER} h1")
    there.drawn()
    titles = page.locator(DRAWER).first.evaluate("dialog => dialog.textContent")
    assert names["idpc"] in titles


def test_hover_texts_on_the_graph_are_the_names_and_labels_are_short(
    visit, shipped, names, data, one_of_each
):
    page = visit(at=shipped, height=TALL["height"]).open("/relationships?actors=All")
    page.wait_for_selector(".js-plotly-plot .annotation-text")
    spots = [spot for spot in page.evaluate(SPOTS) if spot["id"] in one_of_each]
    assert len(spots) > len(NAMES) / 2
    shown = {spot["id"]: hovered(page, spot)[0] for spot in spots}
    assert shown == names[list(shown)].to_dict()
    written = {label.text_content() for label in page.locator(".annotation-text").all()}
    table = actors(data)
    labels = set(table.loc[[spot["id"] for spot in spots], "short_name"])
    assert labels <= written
    assert max(map(len, labels)) == LONGEST_LABEL
    assert any(label.endswith("…") for label in labels)


def test_hover_texts_on_the_map_are_the_names_of_countries_towns_and_members(
    visit, shipped, names, data
):
    page = visit(at=shipped, height=TALL["height"]).open("/map")
    page.wait_for_selector(".js-plotly-plot .choroplethlayer path")
    countries = data.countries.set_index("country_code")["name"]
    towns = set(data.members["city"].dropna())
    labels = page.locator(".js-plotly-plot .scattergeo text").all_text_contents()
    labels = [re.sub(r"\s*\d*\s*$", "", label) for label in labels]
    assert any(label.endswith("…") for label in labels)
    assert max(map(len, labels)) <= LONGEST_LABEL
    lines: dict[str, list[list[str]]] = {"choropleth": [], "scattergeo": []}
    for spot in page.evaluate(SPOTS):
        if spot["id"]:
            lines[spot["type"]] += filter(None, [hovered(page, spot)])
    heads = {head.rpartition(": ")[0] for head, *_ in lines["scattergeo"]}
    assert heads <= towns
    assert len(heads) > 5
    listed = {name for _, *members in lines["scattergeo"] for name in members}
    assert listed <= set(names)
    assert len(listed) > 10
    heads = {head.rpartition(": ")[0] for head, *_ in lines["choropleth"]}
    assert heads <= set(countries.drop("XK")) | {"Kosovo*"} | towns


def test_hover_texts_of_the_timeline_are_the_titles(visit, shipped, data):
    page = visit(at=shipped, height=TALL["height"]).open("/profile?actor=ehra")
    page.wait_for_selector(".js-plotly-plot .scatterlayer .point")
    titles = set(data.engagements["title"])
    shown = {hovered(page, spot)[0].partition(": ")[2] for spot in page.evaluate(SPOTS)}
    assert shown
    assert shown <= titles
