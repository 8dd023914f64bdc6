"""The page learns that its window is narrow, and costs a wide one nothing."""

import pytest

from tests.browser.server import dashboard


@pytest.fixture(scope="module")
def entry():
    with dashboard(entry="tests/browser/entries/width_app.py") as address:
        yield address


def said(page, words: str) -> None:
    page.wait_for_selector(f".after:has-text('{words}')", timeout=5000)


def gap(page) -> float:
    before, after = page.locator(".before").bounding_box(), page.locator(".after").bounding_box()
    return after["y"] - before["y"]


def test_a_wide_window_is_not_narrow_and_runs_once(visit, entry):
    page = visit(at=entry).open("/")
    page.wait_for_timeout(1000)
    said(page, "narrow: False, runs: 1")


def test_a_phone_is_narrow_after_one_more_run(visit, entry):
    page = visit(at=entry, width=390, height=844).open("/")
    said(page, "narrow: True, runs: 2")
    page.wait_for_timeout(1000)
    said(page, "narrow: True, runs: 2")


@pytest.mark.parametrize(("width", "words"), [(639, "True, runs: 2"), (640, "False, runs: 1")])
def test_the_border_itself_is_wide(visit, entry, width, words):
    page = visit(at=entry, width=width).open("/")
    page.wait_for_timeout(1000)
    said(page, f"narrow: {words}")


def test_resizing_is_told_once_each_way(visit, entry):
    page = visit(at=entry).open("/")
    for width, words in ((700, "False, runs: 1"), (390, "True, runs: 2"), (500, "True, runs: 2")):
        page.set_viewport_size({"width": width, "height": 844})
        page.wait_for_timeout(700)
        said(page, f"narrow: {words}")
    page.set_viewport_size({"width": 1200, "height": 844})
    said(page, "narrow: False, runs: 3")


def test_another_run_keeps_the_answer(visit, entry):
    page = visit(at=entry, width=390, height=844).open("/")
    said(page, "narrow: True, runs: 2")
    page.get_by_role("button", name="Again").click()
    page.wait_for_timeout(700)
    said(page, "narrow: True, runs: 3")


def test_it_takes_no_room(visit, entry):
    with_it = visit(at=entry).open("/")
    without = visit(at=entry).open("/?hidden=1")
    said(without, "not asked")
    said(with_it, "narrow: False")
    assert gap(with_it) == gap(without)
