"""On a phone, 390 x 844, no page scrolls sideways and nothing sticks out."""

WIDTH, HEIGHT = 390, 844
PATHS = (
    "/",
    "/grid?actors=All",
    "/map",
    "/relationships",
    "/relationships?centre=Eurasian+Harm+Reduction+Association+%28EHRA%29",
    "/members",
    "/methods",
    "/profile?actor=rs-ocd",
)

# What is wider than the window or ends beyond it, except inside a box that scrolls by itself.
# A box that cuts what sticks out of it hides words, so it is no excuse.
STICKING_OUT = """() => {
  const scrolls = node => {
    for (let box = node.parentElement; box; box = box.parentElement) {
      if (box.matches('[data-testid=stMain]')) return false;
      if (['auto', 'scroll'].includes(getComputedStyle(box).overflowX)) return true;
    }
    return false;
  };
  const name = node => node.tagName.toLowerCase() + (node.dataset?.testid ?
    `[data-testid=${node.dataset.testid}]` : [...node.classList].map(c => '.' + c).join(''));
  return [...document.querySelectorAll('[data-testid=stMainBlockContainer] *')]
    .filter(node => {
      const box = node.getBoundingClientRect();
      return box.width && box.height && (box.right > innerWidth + 1 || box.left < -1)
        && getComputedStyle(node).visibility !== 'hidden' && !scrolls(node);
    })
    .map(node => `${name(node)} to ${Math.round(node.getBoundingClientRect().right)}`);
}"""


def test_no_page_scrolls_sideways_on_a_phone(visit):
    there = visit(width=WIDTH, height=HEIGHT)
    found = {}
    for path in PATHS:
        page = there.open(path)
        wide = page.evaluate("document.scrollingElement.scrollWidth")
        out = page.evaluate(STICKING_OUT)
        main = page.locator("[data-testid=stMain]").evaluate("main => main.scrollWidth")
        if wide > WIDTH or main > WIDTH or out:
            found[path] = [f"page {wide} px, main block {main} px", *out[:8]]
    assert found == {}
