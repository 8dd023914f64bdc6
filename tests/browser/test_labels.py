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


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1920, 1080)])
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


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1920, 1080)])
@pytest.mark.parametrize("actors", ["On+our+map", "All"])
def test_no_labels_overlap_on_the_graph(visit, width, height, actors):
    page = visit(width=width, height=height).open(f"/relationships?actors={actors}")
    page.wait_for_selector(".js-plotly-plot .annotation-text, .js-plotly-plot .textpoint")
    found = page.evaluate(OVERLAPS, ".js-plotly-plot .annotation-text, .js-plotly-plot .textpoint")
    assert found["count"] >= 45
    assert found["hits"] == []


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (1920, 1080)])
@pytest.mark.parametrize("colour", ["Members", "Events+held+there"])
def test_no_labels_overlap_on_the_map(visit, width, height, colour):
    page = visit(width=width, height=height).open(f"/map?colour={colour}")
    page.wait_for_selector(".js-plotly-plot .choroplethlayer path")
    found = page.evaluate(OVERLAPS, ".js-plotly-plot text")
    assert found["count"] >= 11
    assert found["hits"] == []
