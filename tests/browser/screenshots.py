"""Takes a picture of every page at 1440x900 in both themes: ``make screenshots``."""

from playwright.sync_api import sync_playwright

from tests.browser.conftest import Visit
from tests.browser.server import FLAGS, browser_path, dashboard
from tests.conftest import ROOT

PAGES = {
    "overview": "/",
    "grid": "/grid",
    "map": "/map",
    "relationships": "/relationships",
    "members": "/members",
    "methods": "/methods",
    "profile": "/profile?actor=rs-ocd",
}
SIZES = {"": (1440, 900), "_wide": (1920, 1080), "_phone": (390, 844)}
FOLDER = ROOT / "var" / "screenshots"


def main() -> None:
    """Write ``var/screenshots/PAGE_THEME[_wide|_phone].png`` and say where."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with dashboard() as address, sync_playwright() as play:
        browser = play.chromium.launch(executable_path=browser_path(), args=FLAGS)
        for scheme in ("light", "dark"):
            for suffix, (width, height) in SIZES.items():
                context = browser.new_context(
                    viewport={"width": width, "height": height}, color_scheme=scheme
                )
                visit = Visit(context.new_page(), address)
                for name, path in PAGES.items():
                    visit.open(path).wait_for_timeout(1500)
                    visit.page.screenshot(path=FOLDER / f"{name}_{scheme}{suffix}.png")
                context.close()
        browser.close()
    print(f"{2 * len(SIZES) * len(PAGES)} pictures in {FOLDER.relative_to(ROOT)}/")


if __name__ == "__main__":
    main()
