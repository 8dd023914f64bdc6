"""Pictures and tables taken away as files: what is in them, and that they are made here."""

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PIL import Image, ImageColor

from dpnsee_analytics.figures.style import DARK, LIGHT
from tests.browser.server import dashboard

SVG = "{http://www.w3.org/2000/svg}"
NAMESPACES = {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}
PICTURES = {
    "chart": {"Čovekoljublje", "Positive Voice", "<b>Ψ & co", "Ties", "bold", "italic"},
    "many": {"Two thousand points"},
    "map": {"Slovenia 2", "Romania 3", "town with members", "Where are our members?"},
    "grid": {"EHRA", "Interest →", "Manage closely", "Who should we manage closely?"},
}
COLOURS = {
    "chart": LIGHT.text,
    "many": LIGHT.accent,
    "map": LIGHT.sequential[6],
    "grid": LIGHT.divider,
}


@pytest.fixture(scope="module")
def entry():
    with dashboard(entry="tests/browser/entries/downloads_app.py") as address:
        yield address


@pytest.fixture
def opened(visit, entry):
    def open_it(**options):
        page = visit(at=entry, **options).open("/")
        page.wait_for_selector(".st-key-many canvas.gl-canvas-context")
        page.wait_for_selector(".choroplethlayer path")
        page.wait_for_selector(".grid-root .grid-name")
        page.wait_for_timeout(500)
        return page

    return open_it


def button(page, picture: str, kind: str):
    name = f"Download this picture as {kind}"
    return page.locator(f".st-key-{picture}_picture").get_by_role("button", name=name)


def saved(page, picture: str, kind: str, path: Path) -> str:
    """Press a button, keep the file as ``path`` and return the name the reader's browser gets."""
    with page.expect_download(timeout=20_000) as download:
        button(page, picture, kind).click()
    download.value.save_as(path)
    return download.value.suggested_filename


def words(svg: ElementTree.Element) -> list[str]:
    return [" ".join("".join(text.itertext()).split()) for text in svg.iter(f"{SVG}text")]


@pytest.mark.parametrize("picture", PICTURES)
def test_the_svg_stands_alone_and_says_what_it_shows(opened, tmp_path, picture):
    path = tmp_path / "picture.svg"
    name = "chart_2026-11-21" if picture == "chart" else picture
    assert saved(opened(), picture, "SVG", path) == f"dpnsee_{name}.svg"
    text = path.read_text(encoding="utf-8")
    svg = ElementTree.fromstring(text)
    written = words(svg)
    assert not [each for each in PICTURES[picture] if each not in "\n".join(written)]
    assert set(re.findall(r"https?:[^\"\s<]+", text)) <= NAMESPACES
    assert not [e.tag for e in svg.iter() if e.tag in (f"{SVG}script", f"{SVG}foreignObject")]
    assert "vector-effect" not in text  # lines would be half as wide in the PNG
    addresses = [v for e in svg.iter() for k, v in e.attrib.items() if k.endswith("href")]
    assert all(address.startswith("data:image/png") for address in addresses)
    assert bool(addresses) == (picture == "many")
    assert "src:url(data:font/woff2;base64," in svg.find(f"{SVG}style").text


def test_title_and_caption_stand_around_the_picture_as_they_were_written(opened, tmp_path):
    saved(opened(), "chart", "SVG", tmp_path / "chart.svg")
    svg = ElementTree.parse(tmp_path / "chart.svg").getroot()
    assert svg.find(f"{SVG}title").text == "Who <b>has</b> & ties?\nThree actors have any."
    assert words(svg)[:2] == ["Who <b>has</b> & ties?", "Three actors have any."]
    assert words(svg)[-2:] == ["Three points.", "A second paragraph."]


def test_a_long_caption_is_wrapped(opened, tmp_path):
    saved(opened(), "map", "SVG", tmp_path / "map.svg")
    caption = words(ElementTree.parse(tmp_path / "map.svg").getroot())[-4:]
    assert " ".join(caption).count("A score on the line counts as high.") == 3
    assert max(map(len, caption)) < 200


@pytest.mark.parametrize("picture", PICTURES)
def test_the_png_is_the_page_at_twice_its_size(opened, tmp_path, picture):
    page = opened()
    saved(page, picture, "PNG", tmp_path / "picture.png")
    saved(page, picture, "SVG", tmp_path / "picture.svg")
    svg = ElementTree.parse(tmp_path / "picture.svg").getroot()
    with Image.open(tmp_path / "picture.png") as image:
        assert image.size == (2 * int(svg.get("width")), 2 * int(svg.get("height")))
        colours = {c: n for n, c in image.convert("RGB").getcolors(1 << 24)}
    assert colours[ImageColor.getrgb(LIGHT.background)] > 10_000
    assert colours[ImageColor.getrgb(COLOURS[picture])] > 100


def test_a_picture_of_the_dark_page_is_dark(opened, tmp_path):
    saved(opened(scheme="dark"), "grid", "PNG", tmp_path / "grid.png")
    with Image.open(tmp_path / "grid.png") as image:
        assert image.convert("RGB").getpixel((4, 4)) == ImageColor.getrgb(DARK.background)


def test_a_phone_gets_the_picture_it_sees(opened, tmp_path):
    saved(opened(width=390, height=844), "grid", "SVG", tmp_path / "grid.svg")
    svg = ElementTree.parse(tmp_path / "grid.svg").getroot()
    assert int(svg.get("width")) < 420
    assert "interest · power" in words(svg)


def test_making_a_picture_asks_this_server_for_nothing_but_the_typeface(opened, entry, tmp_path):
    page, asked = opened(), []
    page.on("request", lambda request: asked.append(request.url))
    saved(page, "map", "PNG", tmp_path / "map.png")
    assert not [url for url in asked if not url.startswith(("data:", "blob:", entry))]
    assert not [url for url in asked if url.startswith(entry) and not url.endswith(".woff2")]


def test_the_buttons_are_reached_and_pressed_with_the_keyboard(opened):
    page = opened()
    page.locator(".st-key-map_csv button").focus()
    page.keyboard.press("Tab")
    with page.expect_download(timeout=20_000) as download:
        page.keyboard.press("Enter")
    assert download.value.suggested_filename == "dpnsee_map.png"
    outline = button(page, "map", "PNG").evaluate("e => getComputedStyle(e).outlineStyle")
    assert outline == "solid"


def test_the_button_says_that_the_picture_is_being_made(opened):
    page = opened()
    with page.expect_download(timeout=20_000):
        said = button(page, "map", "PNG").evaluate("e => { e.click(); return e.textContent; }")
    assert said == "Being made …"
    button(page, "map", "PNG").wait_for(timeout=5000)
    assert button(page, "map", "PNG").inner_text() == "PNG"


def test_a_picture_that_cannot_be_made_is_not_passed_over_in_silence(opened):
    page = opened()
    button(page, "nowhere", "PNG").click()
    place = page.locator(".st-key-nowhere_picture")
    failed = place.get_by_role("button", name="Could not be made")
    failed.wait_for(timeout=5000)
    assert failed.inner_text() == "Could not be made"
    assert place.get_by_role("status").inner_text() == "The picture could not be made."


def test_the_table_comes_as_csv(opened, tmp_path):
    page = opened()
    with page.expect_download() as download:
        page.locator(".st-key-chart_csv button").click()
    assert download.value.suggested_filename == "dpnsee_chart_2026-11-21.csv"
    download.value.save_as(tmp_path / "chart.csv")
    text = (tmp_path / "chart.csv").read_bytes().decode("utf-8")
    assert text.startswith("\ufeffname,x,y\r\nČovekoljublje,1,2\r\n")
