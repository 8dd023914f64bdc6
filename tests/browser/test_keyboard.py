"""The whole app without a mouse: Tab reaches it, arrows and Enter work it, and focus shows."""

import pytest
from playwright.sync_api import Page

DRAWER = "[data-testid=stDialog]"
LINKS = ("Overview", "Grid", "Map", "Relationships", "Members", "Profile", "Methods and data")

# Streamlit's own: the page's scrolling block takes the focus so that the arrow keys scroll it, and
# a table draws the mark of its cell with the first arrow key. Neither can be styled from here.
STREAMLITS_OWN = ("main ", "canvas ")

# The element that has the focus, also inside a shadow root.
FOCUSED = """(() => {
  let here = document.activeElement;
  while (here?.shadowRoot?.activeElement) here = here.shadowRoot.activeElement;
  return here;
})()"""

# What could show the focus, on the element itself, on the box a widget draws around its input
# and on the ring of a name on the grid.
LOOK = """element => {
  const of = node => {
    if (!node) return '';
    const style = getComputedStyle(node);
    return [style.outlineStyle !== 'none' && style.outlineWidth + style.outlineColor,
            style.boxShadow, style.borderColor, style.backgroundColor, style.textDecorationLine,
            style.stroke !== 'none' && style.stroke + style.strokeWidth].join(' ');
  };
  const label = element.closest('label');
  return [element, element.parentElement, element.parentElement?.parentElement, label,
          label?.querySelector('div'), element.querySelector('.grid-ring')].map(of).join(' | ');
}"""

STEP = f"""() => {{
  const here = {FOCUSED};
  window.stops ??= [];
  if (here === document.body || window.stops.some(({{element}}) => element === here)) return null;
  const words = here.getAttribute('aria-label') || here.textContent || '';
  const input = here.closest('[data-testid=stRadio], [data-testid=stCheckbox]');
  const kind = here.getAttribute('role') || here.tagName.toLowerCase();
  const stop = {{kind, name: (input?.innerText || words).split('\\n')[0].slice(0, 60)}};
  window.stops.push({{element: here, look: ({LOOK})(here), ...stop}});
  return stop;
}}"""

UNSEEN = f"""() => {{
  document.activeElement?.blur();
  return new Promise(done => setTimeout(() => done(window.stops
    .filter(({{element, look}}) => element.isConnected && ({LOOK})(element) === look)
    .map(({{kind, name}}) => `${{kind}} ${{name}}`)), 400));
}}"""


def walk(page: Page, most: int = 60) -> list[dict]:
    """Press Tab until it leaves the page or comes round; return every stop on the way."""
    stops = []
    for _ in range(most):
        page.keyboard.press("Tab")
        page.wait_for_timeout(40)
        stop = page.evaluate(STEP)
        if stop is None:
            break
        stops.append(stop)
    return stops


def focused(page: Page, words: str) -> object:
    return page.evaluate(f"() => {{ const here = {FOCUSED}; return {words}; }}")


def test_tab_reaches_everything_and_every_stop_shows_it(visit):
    page = visit().open("/grid")
    page.wait_for_selector(".grid-root .grid-name")
    stops = walk(page)
    names = [stop["name"] for stop in stops]
    assert names[0] == "Skip to main content"
    filters = ("Actors", "Group", "Level", "Country of the seat", "Name or note", "Clear filters")
    for words in (*filters, "High means", "Year of last contact", *LINKS):
        assert any(name.startswith(words) for name in names), words
    assert [stop["kind"] for stop in stops].count("canvas") == 1  # the table under the grid
    assert "" not in names
    assert [stop for stop in page.evaluate(UNSEEN) if not stop.startswith(STREAMLITS_OWN)] == []


def test_the_grid_is_one_stop_and_that_is_a_name(visit):
    page = visit().open("/grid")
    page.wait_for_selector(".grid-root .grid-name")
    walk(page)
    inside = page.evaluate(
        "() => window.stops.filter(({element}) => element.closest('.grid-root'))"
        ".map(({element}) => element.getAttribute('class'))"
    )
    assert inside == ["grid-name"]


def test_enter_follows_a_link(visit):
    there = visit()
    page = there.open("/grid")
    page.get_by_role("link", name="Relationships", exact=True).focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('Who links us to the actors?')")


def test_filters_by_keyboard(visit):
    there = visit()
    page = there.open("/grid")
    page.get_by_role("radio", name="On our map").focus()
    page.keyboard.press("ArrowDown")
    page.wait_for_function("() => location.search.includes('actors=Others')")
    there.drawn()
    page.get_by_role("combobox", name="Level").focus()
    page.keyboard.type("Euro")
    page.keyboard.press("Enter")
    page.wait_for_function("() => location.search.includes('level=European')")
    there.drawn()
    page.get_by_role("button", name="Clear filters").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_function("() => !/actors|level/.test(location.search)")


@pytest.mark.parametrize(("width", "height"), [(1440, 900), (390, 844)])
def test_arrows_move_on_the_grid_enter_opens_and_escape_comes_back(visit, width, height):
    there = visit(width=width, height=height)
    page = there.open("/grid")
    page.locator(".grid-root .grid-name[tabindex='0']").first.focus()
    visited = []
    for key in ("Home", "ArrowDown", "ArrowDown", "End", "ArrowUp", "ArrowDown", "Home"):
        page.keyboard.press(key)
        visited.append(focused(page, "here.dataset.actor"))
    first, second, third, last, before, again, actor = visited
    assert (again, actor) == (last, first)
    assert len({first, second, third, before, last}) == 5
    label = focused(page, "here.getAttribute('aria-label')")
    page.keyboard.press("Enter")
    page.wait_for_selector(DRAWER)
    there.drawn()
    assert page.locator(f"{DRAWER} h1").inner_text().strip() in label
    for _ in range(12):  # Tab stays in the drawer
        page.keyboard.press("Tab")
        assert focused(page, f"!!here.closest('{DRAWER}')"), focused(page, "here.outerHTML")
    page.keyboard.press("Escape")
    page.wait_for_selector(DRAWER, state="detached")
    there.drawn()
    assert focused(page, "here.dataset.actor") == actor


def test_a_tables_row_opens_a_profile_and_escape_comes_back_into_the_page(visit):
    there = visit()
    page = there.open("/grid")
    page.locator("[data-testid=stDataFrame] canvas[data-testid=data-grid-canvas]").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+Space")
    page.wait_for_selector(DRAWER)
    there.drawn()
    assert focused(page, f"!!here.closest('{DRAWER}')")
    page.keyboard.press("Escape")
    page.wait_for_selector(DRAWER, state="detached")
    there.drawn()
    assert focused(page, "here.tagName") != "BODY"
