import pandas as pd
import pytest

from dpnsee_analytics.figures.services_heatmap import services_heatmap, starred
from dpnsee_analytics.figures.style import THEMES

LIGHT = THEMES["light"]
NAMES = {"RS": "Serbia", "XK": "Kosovo*"}
COUNTS = pd.DataFrame(
    {"RS": [3, 7], "XK": [1, None]}, index=["harm_reduction", "hiv"], dtype="Int64"
)
WHO = pd.DataFrame(
    {
        "service": ["harm_reduction", "harm_reduction"],
        "country_code": ["XK", "RS"],
        "short_name": ["Labyrinth", "<b>Bold</b>"],
    }
)


def drawn(counts=COUNTS, theme=LIGHT):
    return services_heatmap(counts, WHO, country_names=NAMES, theme=theme)


def test_the_number_stands_in_every_cell_and_blank_stays_blank():
    numbers = drawn().data[1]
    assert list(zip(numbers.x, numbers.y, numbers.text, strict=True)) == [
        (0, 0, "3"), (1, 0, "1"), (0, 1, "7"),
    ]  # fmt: skip


def test_rows_bear_their_total_and_columns_their_code():
    figure = drawn()
    assert figure.layout.yaxis.ticktext == ("harm<br>reduction 4", "HIV 7")
    assert figure.data[2].text == ("RS", "XK*")
    assert figure.data[2].hovertext == ("Serbia", "Kosovo*")
    assert starred("RS", "Serbia") == "RS"


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_each_number_has_the_readable_colour_of_its_step(theme):
    label = theme.sequential_label
    assert drawn(theme=theme).data[1].textfont.color == (label[4], label[1], label[6])
    colours = [colour for _, colour in drawn(theme=theme).data[0].colorscale]
    assert colours[0] == theme.no_data
    assert set(colours[1:]) <= {theme.no_data, *theme.sequential}


def test_more_than_five_share_the_darkest_step():
    assert drawn().data[0].z == ([3, 1], [5, 0])


def test_the_hover_names_the_members_and_is_plain():
    hover = drawn().data[0].hovertext
    assert hover[0][1] == "Harm reduction, Kosovo*: 1 member<br>Labyrinth"
    assert hover[0][0].endswith("3 members<br>&lt;b&gt;Bold&lt;/b&gt;")
    assert hover[1][1] == "HIV, Kosovo*: none on record"


def test_one_cell():
    figure = drawn(COUNTS.iloc[:1, :1])
    assert figure.data[1].text == ("3",)


@pytest.mark.parametrize("counts", [COUNTS.head(0), COUNTS.iloc[:, :0], pd.DataFrame()])
def test_nothing_says_so(counts):
    sentence = drawn(counts).layout.annotations[0].text
    assert sentence == "No service of a current member is on record."
