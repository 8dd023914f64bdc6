import itertools

import pytest

from dpnsee_analytics.figures.style import (
    GROUP_STYLES,
    SYMBOL_PATHS,
    THEMES,
    empty_figure,
    group_colour,
    group_symbol,
    symbol_image,
    symbol_words,
    template,
)
from dpnsee_analytics.groups import GROUPS


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG 2.2 (1 to 21)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_text_has_contrast_4_5(theme):
    for text, ground in (
        (theme.text, theme.background),
        (theme.text, theme.surface),
        (theme.text_muted, theme.background),
        (theme.text_muted, theme.surface),
        (theme.accent, theme.background),
        (theme.accent, theme.surface),
        (theme.on_primary, theme.primary),
        (theme.warning_text, theme.warning_background),
        (theme.text, theme.warning_background),
        *zip(theme.sequential_label, theme.sequential, strict=True),
        *zip(theme.diverging_label, theme.diverging, strict=True),
    ):
        assert contrast(text, ground) >= 4.5, (text, ground)


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_marks_have_contrast_3(theme):
    for colour in (
        theme.axis_line,
        theme.unrated,
        theme.dimmed,
        *(group_colour(group, theme) for group in GROUP_STYLES),
    ):
        assert contrast(colour, theme.background) >= 3, colour


def test_every_group_has_its_own_colour_and_symbol():
    assert list(GROUP_STYLES) == [group.id for group in GROUPS]
    for name in ("light", "dark"):
        colours = [getattr(style, name) for style in GROUP_STYLES.values()]
        assert len(set(colours)) == len(colours)
    symbols = [style.symbol for style in GROUP_STYLES.values()]
    assert sorted(symbols) == sorted(SYMBOL_PATHS)


def test_colours_of_groups_stay_apart_in_luminance_or_symbol():
    for one, other in itertools.combinations(GROUP_STYLES, 2):
        assert group_symbol(one) != group_symbol(other)


def test_an_unknown_group_is_grey_and_hollow_is_open():
    light = THEMES["light"]
    assert group_colour("nobody", light) == light.unrated
    assert group_symbol("eu", hollow=True) == "star-open"


def test_symbols_are_images_that_need_no_address():
    image = symbol_image("eu", THEMES["dark"], hollow=True)
    assert image.startswith("data:image/svg+xml,%3Csvg")
    assert "http%3A//www.w3.org/2000/svg" in image


def test_template_and_empty_figure():
    figure = empty_figure("Nothing here.", THEMES["dark"])
    assert figure.layout.template.layout.paper_bgcolor == THEMES["dark"].background
    assert figure.layout.annotations[0].text == "Nothing here."
    assert template(THEMES["light"]).layout.font.color == THEMES["light"].text


def test_a_legend_in_one_line():
    assert symbol_words(["eu", "network", "eu"]) == "○ DPNSEE and members · ☆ EU bodies"
    assert symbol_words([]) == ""
