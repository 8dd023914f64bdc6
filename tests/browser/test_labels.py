"""No label may lie on another: measured in the browser, at the sizes people use."""

import pytest

OVERLAPS = """selector => {
  const boxes = [];
  const walk = root => {
    for (const node of root.querySelectorAll('*')) {
      if (node.shadowRoot) walk(node.shadowRoot);
    }
    for (const node of root.querySelectorAll(selector)) {
      const box = node.getBoundingClientRect();
      if (box.width && box.height) boxes.push([node.textContent, box]);
    }
  };
  walk(document);
  const hits = [];
  boxes.forEach(([a, p], i) => boxes.slice(i + 1).forEach(([b, q]) => {
    const wide = Math.min(p.right, q.right) - Math.max(p.left, q.left);
    const high = Math.min(p.bottom, q.bottom) - Math.max(p.top, q.top);
    if (wide > 1 && high > 3) hits.push(`${a} | ${b}`);
  }));
  return {count: boxes.length, hits};
}"""


SIZES = pytest.mark.parametrize(("width", "height"), [(1440, 900), (1920, 1080), (390, 844)])
WIDE = pytest.mark.parametrize(("width", "height"), [(1440, 900), (1920, 1080)])


@WIDE
@pytest.mark.parametrize(
    "path", ["/grid?actors=All", "/grid?actors=All&high=4+or+more+(short+list)"]
)
def test_no_labels_overlap_on_the_grid_with_all_50_rated_actors(visit, width, height, path):
    page = visit(width=width, height=height).open(path)
    page.wait_for_selector(".grid-root .grid-name")
    found = page.evaluate(OVERLAPS, ".grid-root text")
    names = page.evaluate(OVERLAPS, ".grid-root [data-actor]")
    assert names["count"] == 50
    assert found["count"] > 70  # names, axis words, quadrants; years where there is room
    assert found["hits"] == []


def test_no_labels_overlap_on_the_grid_of_a_phone(visit):
    page = visit(width=390, height=844).open("/grid?actors=All")
    page.wait_for_selector(".grid-root .grid-name")
    found = page.evaluate(OVERLAPS, ".grid-root text")
    assert page.evaluate(OVERLAPS, ".grid-root [data-actor]")["count"] == 20
    assert found["count"] > 60
    assert found["hits"] == []


@WIDE
@pytest.mark.parametrize("actors", ["On+our+map", "All"])
def test_no_labels_overlap_on_the_graph(visit, width, height, actors):
    page = visit(width=width, height=height).open(f"/relationships?actors={actors}")
    page.wait_for_selector(".js-plotly-plot .annotation-text, .js-plotly-plot .textpoint")
    found = page.evaluate(OVERLAPS, ".js-plotly-plot .annotation-text, .js-plotly-plot .textpoint")
    assert found["count"] >= 45
    assert found["hits"] == []


def test_a_phone_shows_the_graph_as_lists(visit):
    page = visit(width=390, height=844).open("/relationships")
    page.wait_for_selector("text=14 tied to us or a member")
    assert page.locator(".js-plotly-plot").count() == 0
    assert page.get_by_text("EHRA, EuroNPUD and IDPC").count() == 1


@SIZES
@pytest.mark.parametrize("colour", ["Members", "Members+per+million+people", "Events+held+there"])
def test_no_labels_overlap_on_the_map(visit, width, height, colour):
    page = visit(width=width, height=height).open(f"/map?colour={colour}")
    page.wait_for_selector(".js-plotly-plot .choroplethlayer path")
    if width < 640:
        page.wait_for_selector(".js-plotly-plot text:has-text('XK*')")
    found = page.evaluate(OVERLAPS, ".js-plotly-plot text")
    assert found["count"] >= 11
    assert found["hits"] == []


@SIZES
@pytest.mark.parametrize(("chart", "least"), [("services", 60), ("growth", 15)])
def test_no_labels_overlap_on_the_members_pictures(visit, width, height, chart, least):
    page = visit(width=width, height=height).open("/members")
    page.wait_for_selector(f".st-key-{chart} .js-plotly-plot text")
    found = page.evaluate(OVERLAPS, f".st-key-{chart} .js-plotly-plot text")
    assert found["count"] >= least
    assert found["hits"] == []


@SIZES
def test_no_labels_overlap_on_the_overviews_bars(visit, width, height):
    page = visit(width=width, height=height).open("/")
    page.wait_for_selector(".st-key-years .js-plotly-plot text")
    found = page.evaluate(OVERLAPS, ".st-key-years .js-plotly-plot text")
    assert found["count"] >= 20
    assert found["hits"] == []


@SIZES
def test_no_labels_overlap_on_a_profiles_timeline(visit, width, height):
    page = visit(width=width, height=height).open("/profile?actor=rs-ocd")
    page.wait_for_selector(".st-key-timeline_rs-ocd .js-plotly-plot text")
    found = page.evaluate(OVERLAPS, ".st-key-timeline_rs-ocd .js-plotly-plot text")
    assert found["count"] >= 8
    assert found["hits"] == []
