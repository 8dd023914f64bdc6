"""The map of the network's countries: colour by a number, towns as circles, every country named."""

import math
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from dpnsee_analytics.figures.style import (
    ANCHOR_WORDS,
    CHART_LABEL,
    CHART_TICK,
    HOLLOW_LINE,
    MARKER_DIAMETER,
    SELECTED,
    SOLID_LINE,
    Theme,
    empty_figure,
    template,
)
from dpnsee_analytics.plain import plotly_text, shortened


class MapClass(NamedTuple):
    """One step of the legend; ``step`` is an index into ``theme.sequential``, None is no data."""

    label: str
    lower: float
    upper: float
    step: int | None

    def holds(self, number: float) -> bool:
        """Say whether a number lies in the class, bounds included."""
        return self.step is None if math.isnan(number) else self.lower <= number <= self.upper


class Anchor(NamedTuple):
    """Where a country's name stands; with a target, a leader line runs from the name to it."""

    longitude: float
    latitude: float
    position: str = "middle center"
    rows: int = 1
    target: tuple[float, float] | None = None


# Set by eye, then measured in a browser: no name meets another or a town.
ANCHORS: dict[str, Anchor] = {
    "AL": Anchor(18.75, 39.95, "middle left", target=(20.10, 40.40)),
    "BA": Anchor(15.20, 43.35, "middle left", target=(17.30, 44.10)),
    "BG": Anchor(25.60, 42.65),
    "GR": Anchor(21.70, 39.60, rows=2),
    "HR": Anchor(16.90, 46.85, "top center", target=(16.55, 45.75)),
    "ME": Anchor(16.00, 42.35, "middle left", target=(18.95, 42.85)),
    "MK": Anchor(18.10, 40.75, "middle left", target=(20.80, 41.20)),
    "RO": Anchor(25.00, 45.95),
    "RS": Anchor(20.85, 43.88, rows=2),
    "SI": Anchor(13.70, 47.15, "top center", target=(14.95, 46.35)),
    "XK": Anchor(17.10, 41.55, "middle left", target=(20.75, 42.50)),
}
LONGITUDES, LATITUDES = (8.8, 29.9), (34.6, 48.5)
NARROW_LONGITUDES, NARROW_HEIGHT = (12.4, 30.2), 470
MIDDLE = 41.95  # latitude of the picture's middle: Mercator stretches the north
STEPS = (1, 2, 4, 5, 6)
UNKNOWN = MapClass("not known", math.nan, math.nan, None)
BOLD = 600
LEADER_DOT = 6
GAP = "\N{NO-BREAK SPACE}"
LEGEND_HEIGHT, SWATCH_LEVEL = 72, -37  # below the map, upwards positive
ON_PAPER = {"xref": "paper", "yref": "paper"}
IN_PIXELS = {"xsizemode": "pixel", "ysizemode": "pixel", "xanchor": 0, "yanchor": 0}
SWATCH_WIDTH, SWATCH_HEIGHT, SWATCH_GAP, LETTER_WIDTH = 56, 15, 10, 8


def map_classes(countries: pd.DataFrame, value: str) -> list[MapClass]:
    """Return the classes of a column, lowest first; a number belongs to the first that holds it.

    Whole numbers up to 5 are classes of their own (1 to the largest). Other numbers are cut at
    1, 2, 5, 10, 20, 50 ... (or 0.1, 0.2, 0.5 ...) into at most five classes, the last holding the
    largest number; an upper bound belongs to its class. A class for zero stands first and one
    for unknown (NaN) last, if any country needs them. A negative or infinite number has no class
    and raises ValueError.
    """
    numbers = countries[value].astype(float)
    if not numbers.dropna().between(0, math.inf, inclusive="left").all():
        raise ValueError(f"{value!r} holds a negative or infinite number: leave it blank instead.")
    zero = [MapClass("0", 0, 0, 0)] if (numbers == 0).any() else []
    return zero + _cut(numbers[numbers > 0]) + ([UNKNOWN] if numbers.isna().any() else [])


def _cut(numbers: pd.Series) -> list[MapClass]:
    if numbers.empty:
        return []
    low, high = numbers.min(), numbers.max()
    whole = high < 1000 and bool((numbers % 1 == 0).all())  # larger ones are cut like measures
    if whole and high <= len(STEPS):
        return [MapClass(f"{n}", n, n, STEPS[n - 1]) for n in range(1, int(high) + 1)]
    power = math.floor(math.log10(high))
    bounds = [0.0, *(float(f"{m}e{p}") for p in range(power - 2, power + 2) for m in (1, 2, 5))]
    if whole:
        bounds = [bound for bound in bounds if bound % 1 == 0]
    last = next(i for i, bound in enumerate(bounds) if bound >= high)
    first = max(i for i, bound in enumerate(bounds) if bound < low)
    uppers = bounds[max(first, last - len(STEPS)) + 1 : last + 1]
    lowers = [bounds[first] if len(uppers) == last - first else 0.0, *uppers[:-1]]
    return [_between(*each, whole) for each in zip(lowers, uppers, STEPS, strict=False)]


def _between(lower: float, upper: float, step: int, whole: bool) -> MapClass:
    lower = lower + 1 if whole else lower
    words = f"{_number(lower)}–{_number(upper)}" if lower else f"to {_number(upper)}"
    return MapClass(words if lower < upper else _number(upper), lower, upper, step)


def _number(number: float) -> str:
    """Return the shortest form of a number, thousands apart; unknown is a dash."""
    return "–" if math.isnan(number) else f"{number:,.12g}".replace(",", "\N{THIN SPACE}")


def _rounded(number: float) -> str:
    """Return a whole number in full, another with two significant digits."""
    if math.isnan(number) or number % 1 == 0:
        return _number(number)
    return f"{number:.{max(0, 1 - math.floor(math.log10(number)))}f}"


def country_map_figure(
    countries: pd.DataFrame,
    towns: pd.DataFrame,
    shapes: dict,
    *,
    theme: Theme,
    value: str = "members",
    value_label: str = "Members",
    selected: str | None = None,
    show_towns: bool = True,
    height: int = 620,
    narrow: bool = False,
) -> go.Figure:
    """Return the map: countries coloured by ``value``, their names and numbers, towns, a legend.

    A ``narrow`` map, for a phone, writes country codes for names and leaves the towns out.

    ``countries`` is indexed by ``country_code`` and has ``name`` and the numeric ``value``, where
    NaN is unknown and never zero; the names leave room for numbers of up to four characters.
    ``towns`` has ``city``, ``country_code``, ``latitude``, ``longitude``, ``members`` (count) and
    ``names`` (joined by '; '). ``shapes`` is the GeoJSON of ``data/geo``. Only countries with a
    row and a shape are drawn, and only towns in them with a member and a place; no country gives
    an empty figure. ``selected`` is outlined. The ``customdata`` of every country and town is its
    country code, so that a click tells the country.
    """
    outlines = {each["properties"]["country_code"]: each["geometry"] for each in shapes["features"]}
    countries = countries[countries.index.isin(list(outlines))]
    if countries.empty:
        return empty_figure("No country matches these filters.", theme)
    classes = map_classes(countries, value)
    drawn = _drawn(countries, value, classes, narrow)
    show_towns = show_towns and not narrow
    places = towns[towns["country_code"].isin(drawn.index) & (towns["members"] > 0) & show_towns]
    places = places.dropna(subset=["latitude", "longitude"])
    traces = [_first_trace(), _fills(drawn, value_label, classes, shapes, theme)]
    if selected in drawn.index:
        traces.append(_outline(outlines[selected], theme))
    traces += [_leaders(drawn, theme), *_names(drawn, theme), _circles(places, theme)]
    height, width = (NARROW_HEIGHT, NARROW_LONGITUDES) if narrow else (height, LONGITUDES)
    layout = _layout(classes, value_label, not places.empty, height, width, theme)
    return go.Figure(traces, layout)


def _drawn(
    countries: pd.DataFrame, value: str, classes: list[MapClass], narrow: bool
) -> pd.DataFrame:
    """Return name, label, number in words, place in the legend and ramp step of each country."""
    numbers = countries[value].astype(float)
    places = [next(i for i, c in enumerate(classes) if c.holds(number)) for number in numbers]
    # Kosovo never loses its asterisk, whatever the table says.
    names = ["Kosovo*" if code == "XK" else name for code, name in countries["name"].items()]
    return pd.DataFrame(
        {
            "name": [plotly_text(name) for name in names],
            "label": [
                (f"{code}*" if code == "XK" else code) if narrow else plotly_text(shortened(name))
                for code, name in zip(countries.index, names, strict=True)
            ],
            "number": [_rounded(number) for number in numbers],
            "place": places,
            "step": pd.array([classes[i].step for i in places], dtype="Int64"),
        },
        index=countries.index,
    )


def _fill(step: int | None, theme: Theme) -> str:
    return theme.no_data if pd.isna(step) else theme.sequential[step]


def _ink(step: int | None, theme: Theme) -> str:
    return theme.text if pd.isna(step) else theme.sequential_label[step]


def _edge(step: int | None, theme: Theme) -> str:
    """Return the border colour: pale countries (zero, unknown) need one that shows on the page."""
    return theme.axis_line if pd.isna(step) or step == 0 else theme.background


def _counted(number: str, label: str) -> str:
    noun = label[:1].lower() + label[1:]
    if number == "–":
        return plotly_text(f"{noun} not known")
    return plotly_text(f"{number} {noun.removesuffix('s') if number == '1' else noun}")


def _first_trace() -> go.Scattergeo:
    # Plotly decides by the first geo trace whether to fetch its own shapes from a server.
    return go.Scattergeo(lon=[20], lat=[43], mode="markers", opacity=0, hoverinfo="skip")


def _fills(
    drawn: pd.DataFrame, label: str, classes: list[MapClass], shapes: dict, theme: Theme
) -> go.Choropleth:
    drawn = drawn.sort_values("place", ascending=False, kind="stable")
    ends = [i / len(classes) for i in range(len(classes) + 1)]
    fills = [_fill(each.step, theme) for each in classes]
    return go.Choropleth(
        geojson=shapes,
        featureidkey="properties.country_code",
        locations=drawn.index,
        z=drawn["place"],
        zmin=-0.5,
        zmax=len(classes) - 0.5,
        colorscale=[(end, fill) for i, fill in enumerate(fills) for end in ends[i : i + 2]],
        showscale=False,
        customdata=drawn.index,
        hovertext=[f"{row.name}: {_counted(row.number, label)}" for row in drawn.itertuples()],
        hovertemplate="%{hovertext}<extra></extra>",
        marker={"line": {"color": [_edge(s, theme) for s in drawn["step"]], "width": SOLID_LINE}},
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )


def _outline(geometry: dict, theme: Theme) -> go.Scattergeo:
    several = geometry["type"] == "MultiPolygon"
    polygons = geometry["coordinates"] if several else [geometry["coordinates"]]
    points = [point for rings in polygons for ring in rings for point in [*ring, (None, None)]]
    longitudes, latitudes = zip(*points, strict=True)
    line = {"color": theme.selected_outline, "width": SELECTED}
    return go.Scattergeo(
        lon=longitudes, lat=latitudes, mode="lines", line=line, hoverinfo="skip", showlegend=False
    )


def _leaders(drawn: pd.DataFrame, theme: Theme) -> go.Scattergeo:
    led = [code for code in drawn.index if code in ANCHORS and ANCHORS[code].target]
    ends = [(ANCHORS[code][:2], ANCHORS[code].target, (None, None)) for code in led]
    points = [point for each in ends for point in each]
    inks = [_ink(drawn["step"][code], theme) for code in led for _ in range(3)]
    marker = {"size": [0, LEADER_DOT, 0] * len(led), "color": inks, "opacity": 1}
    return go.Scattergeo(
        lon=[longitude for longitude, _ in points],
        lat=[latitude for _, latitude in points],
        mode="lines+markers",
        line={"color": theme.text, "width": SOLID_LINE},
        marker={**marker, "line": {"width": 0}},
        unselected={"marker": {"opacity": 1}},
        hoverinfo="skip",
    )


def _names(drawn: pd.DataFrame, theme: Theme) -> list[go.Scattergeo]:
    """Return one trace of names for each colour: a selection would dim an array of colours."""
    colours: dict[str, list[tuple[Anchor, str]]] = {}
    for row in drawn[drawn.index.isin(list(ANCHORS))].itertuples():
        anchor = ANCHORS[row.Index]
        colour = theme.text if anchor.target else _ink(row.step, theme)
        # A space that stays keeps the leader line off the number.
        number = row.number + GAP if anchor.position == "middle left" else row.number
        words = f"{row.label}{'<br>' if anchor.rows == 2 else ' '}{number}"
        colours.setdefault(colour, []).append((anchor, words))
    return [_name_trace(colour, labels) for colour, labels in colours.items()]


def _name_trace(colour: str, labels: list[tuple[Anchor, str]]) -> go.Scattergeo:
    return go.Scattergeo(
        lon=[anchor.longitude for anchor, _ in labels],
        lat=[anchor.latitude for anchor, _ in labels],
        text=[words for _, words in labels],
        textposition=[anchor.position for anchor, _ in labels],
        textfont={"color": colour, "size": CHART_LABEL, "weight": BOLD},
        mode="text",
        unselected={"textfont": {"color": colour}},
        hoverinfo="skip",
    )


def _circles(places: pd.DataFrame, theme: Theme) -> go.Scattergeo:
    rows = list(places.itertuples())
    names = ["<br>".join(map(plotly_text, each.split("; "))) for each in places["names"].fillna("")]
    counts = [_counted(_number(row.members), "Members") for row in rows]
    heads = [f"{plotly_text(row.city)}: {n}" for row, n in zip(rows, counts, strict=True)]
    return go.Scattergeo(
        lon=places["longitude"],
        lat=places["latitude"],
        mode="markers+text",
        text=[_number(row.members) if row.members > 1 else "" for row in rows],
        textfont={"color": theme.text, "size": ANCHOR_WORDS, "weight": BOLD},
        marker={
            # Areas, not diameters, grow with the count.
            "size": [MARKER_DIAMETER * math.sqrt(row.members) for row in rows],
            "color": theme.background,
            "opacity": 1,
            "line": {"color": theme.text, "width": HOLLOW_LINE},
        },
        customdata=places["country_code"],
        hovertext=[f"<b>{head}</b><br>{each}" for head, each in zip(heads, names, strict=True)],
        hovertemplate="%{hovertext}<extra></extra>",
        unselected={"marker": {"opacity": 1}, "textfont": {"color": theme.text}},
    )


def _layout(
    classes: list[MapClass],
    label: str,
    with_towns: bool,
    height: int,
    longitudes: tuple[float, float],
    theme: Theme,
) -> go.Layout:
    shapes, words = _legend(classes, label, with_towns, theme)
    return go.Layout(
        template=template(theme),
        height=height,
        margin={"l": 0, "r": 0, "t": 0, "b": LEGEND_HEIGHT},
        showlegend=False,
        dragmode=False,
        geo={
            "projection": {"type": "mercator"},
            "center": {"lon": sum(longitudes) / 2, "lat": MIDDLE},
            "lonaxis": {"range": longitudes},
            "lataxis": {"range": LATITUDES},
            "visible": False,
            "bgcolor": theme.background,
        },
        shapes=shapes,
        annotations=words,
    )


def _legend(
    classes: list[MapClass], label: str, with_towns: bool, theme: Theme
) -> tuple[list[dict], list[dict]]:
    """Return the shapes and the words under the map, in pixels from its lower left corner."""
    shapes, words, left = [], [_word(label, 0, -16, "left", weight=BOLD)], SOLID_LINE
    for each in classes:
        left += SWATCH_GAP if each is UNKNOWN and shapes else 0
        width = max(SWATCH_WIDTH, LETTER_WIDTH * len(each.label))
        line = {"color": _edge(each.step, theme), "width": SOLID_LINE}
        shapes.append(_mark("rect", left, width, SWATCH_HEIGHT, _fill(each.step, theme), line))
        words.append(_word(each.label, left + width / 2, SWATCH_LEVEL - 19, "center"))
        left += width
    if with_towns:
        size, line = MARKER_DIAMETER, {"color": theme.text, "width": HOLLOW_LINE}
        shapes.append(_mark("circle", left + 28, size, size, theme.background, line))
        words.append(_word("town with members", left + 50, SWATCH_LEVEL, "left"))
    return shapes, words


def _mark(kind: str, left: float, width: float, height: float, fill: str, line: dict) -> dict:
    low, high = SWATCH_LEVEL - height / 2, SWATCH_LEVEL + height / 2
    ends = {"x0": left, "x1": left + width, "y0": low, "y1": high}
    return {**IN_PIXELS, **ON_PAPER, "type": kind, **ends, "fillcolor": fill, "line": line}


def _word(text: str, across: float, up: float, anchor: str, weight: int = 400) -> dict:
    font = {"size": CHART_TICK, "weight": weight}
    place = {"x": 0, "y": 0, "xshift": across, "yshift": up, "xanchor": anchor, "yanchor": "middle"}
    return {**ON_PAPER, **place, "text": plotly_text(text), "showarrow": False, "font": font}
