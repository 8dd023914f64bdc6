"""Power against interest as a cell list: in each cell of 5 x 5 the names of the actors there.

``grid_spec`` says what stands in which cell, in which colour and with which words; two drawers
follow it: ``ui/components/grid`` in the browser and ``power_interest_figure`` for export and
print. Whole scores lie in their own cell; place inside a cell means nothing. Beyond ``CROWD``
actors a cell says how many it holds, shaded by that, and names the first of them.
"""

import json
import math
from datetime import date
from hashlib import sha256
from itertools import accumulate, pairwise
from typing import NamedTuple

import pandas as pd
import plotly.graph_objects as go

from dpnsee_analytics.figures.style import (
    ANCHOR_WORDS,
    CAPTION,
    CHART_LABEL,
    COLUMN_HEADING,
    DIVIDER,
    FONT_FAMILY,
    GRID_LINE,
    HOLLOW_LINE,
    MARKER_DIAMETER,
    SELECTED,
    SOLID_LINE,
    TRANSPARENT,
    Theme,
    empty_figure,
    group_colour,
    group_symbol,
    template,
)
from dpnsee_analytics.figures.text_width import text_width
from dpnsee_analytics.groups import GROUP_LABELS, GROUPS
from dpnsee_analytics.plain import plotly_text, shortened

SCORES = (1, 2, 3, 4, 5)
INTEREST_WORDS = {
    1: "outside its agenda",
    2: "occasional topic",
    3: "one topic of several",
    4: "regular priority",
    5: "core purpose",
}
POWER_WORDS = {
    1: "negligible",
    2: "can inform",
    3: "shapes or funds",
    4: "can decide or block",
    5: "decides or funds",
}

# id, label, what is high in it, high power, high interest: in reading order.
QUADRANTS = (
    ("keep_satisfied", "Keep satisfied", "high power", True, False),
    ("manage_closely", "Manage closely", "high power, high interest", True, True),
    ("monitor", "Monitor", "", False, False),
    ("keep_informed", "Keep informed", "high interest", False, True),
)

NO_YEAR = "–"
FULL_CELL = 8

# Beyond CROWD actors each cell names the same number of them, 4 to 7: about CROWD_NAMES in all.
SYMBOL_SCALES = (0.5, 1.45)  # of the usual diameter, where size shows a measure
CROWD = 60
CROWD_NAMES = 100

# Pixels both drawers share. A row of the grid is ``pitch`` x names + ``row_padding`` high.
GEOMETRY = {
    "pitch": 26,
    "row_padding": 10,
    "row_min": 42,
    "band": 36,
    "band_gap": 4,
    "pad": 9,
    "symbol": 16,
    "name": 30,
    "year_gap": 6,
    "gutter_gap": 9,
    "foot": 80,
    "full_cell": FULL_CELL,
}

# An export drawn where Source Sans is not installed falls back to Liberation Sans, which is wider.
FALLBACK_WIDTH = 1.15
LEGEND_HEIGHT = 64


def grid_spec(
    actors: pd.DataFrame,
    *,
    theme: Theme,
    cut: float = 3.0,
    show_years: bool = True,
    alt: str = "",
) -> dict:
    """Return everything the grid shows, as plain JSON-able values.

    ``actors`` has a unique index of actor ids and the columns ``name``, ``short_name``,
    ``group``, ``interest`` and ``power`` (1 to 5), ``proposed`` (drawn hollow),
    ``generic_group`` (italic), ``last_event`` (``YYYY``, ``YYYY-MM``, ``YYYY-MM-DD`` or
    missing), ``quadrant`` and ``look_here`` (year in the accent). A score of ``cut`` or more
    counts as high (1 < cut <= 5), so the line lies just below the first whole score that is high.

    An actor without both scores is left out, never placed. A mean of several raters stands in
    the cell of its value rounded half up, but always on the side of the line its quadrant says.
    Names stand by last contact, newest first, none last, then by name. Whatever the order of
    the rows, the spec is the same; ``version`` changes when anything in it does.

    Among more than ``CROWD`` actors a cell has a ``head`` that counts them, shaded by that count,
    and ``rows`` for a few only: by last contact, then by ``ties`` (a column that may be missing),
    then by name; ``more`` counts the others. ``n`` is the true count of every cell and quadrant.

    With a column ``measure`` (0 or more) the area of a symbol grows with it.

    Raises ValueError for a cut outside its range and for a quadrant that does not exist.
    """
    first_high = _first_high(cut)
    rated = _scaled(actors.dropna(subset=["interest", "power"]))
    places = _places(rated, first_high)
    spec = {
        "alt": alt,
        "first_high": first_high,
        "show_years": bool(show_years),
        "interest": [{"score": score, "words": INTEREST_WORDS[score]} for score in SCORES],
        "power": [{"score": score, "words": POWER_WORDS[score]} for score in reversed(SCORES)],
        "crowd": len(places) > CROWD,
        "cells": _cells(rated, places, first_high, theme),
        "quadrants": [_quadrant(*quadrant, places) for quadrant in QUADRANTS],
        "colours": {
            "background": theme.background,
            "surface": theme.surface,
            "text": theme.text,
            "muted": theme.text_muted,
            "accent": theme.accent,
            "grid_line": theme.grid_line,
            "border": theme.border,
            "axis_line": theme.axis_line,
            "divider": theme.divider,
        },
        "font": FONT_FAMILY,
        "sizes": {
            "head": COLUMN_HEADING,
            "name": CHART_LABEL,
            "count": CAPTION,
            "words": ANCHOR_WORDS,
            "marker": MARKER_DIAMETER,
            "hollow_line": HOLLOW_LINE,
            "solid_line": SOLID_LINE,
            "grid_line": GRID_LINE,
            "divider": DIVIDER,
            "selected": SELECTED,
        },
        "geometry": GEOMETRY,
    }
    return spec | {"version": sha256(json.dumps(spec).encode()).hexdigest()[:16]}


def power_interest_figure(
    actors: pd.DataFrame,
    *,
    theme: Theme,
    cut: float = 3.0,
    show_years: bool = True,
    width: int = 880,
) -> go.Figure:
    """Return the grid as a figure for export and print, from the columns ``grid_spec`` reads.

    Same cells, order, colours and words; unlike in the browser every name of the spec is
    written, however full its cell. Pixels are the unit of both axes. The figure is ``width``
    wide, or wider where its longest names need it. Without a rated actor it is one sentence.
    """
    spec = grid_spec(actors, theme=theme, cut=cut, show_years=show_years)
    rows = [row for cell in spec["cells"] for row in cell["rows"]]
    if not rows:
        return empty_figure("No actor shown here has a score for both interest and power.", theme)
    columns, bands = _columns(spec, width), _bands(spec)
    right, bottom = columns[-1], bands[-1]
    height = bottom + GEOMETRY["foot"] + LEGEND_HEIGHT
    return go.Figure(
        data=_symbols(spec, columns, bands),
        layout={
            "template": template(theme),
            "width": math.ceil(right + 1),
            "height": math.ceil(height),
            "xaxis": _pixels([0, right + 1]),
            "yaxis": _pixels([height, 0]),
            "shapes": _lines(spec, columns, bands),
            "annotations": [
                *_heads(spec, columns, bands),
                *_axis_words(spec, columns, bands),
                *_names(spec, columns, bands),
                *_words_of_crowds(spec, columns, bands),
            ],
            "showlegend": True,
            "legend": {
                "orientation": "h",
                "x": 0,
                "xanchor": "left",
                "y": 1 - (bottom + GEOMETRY["foot"]) / height,
                "yanchor": "top",
                "itemclick": False,
                "itemdoubleclick": False,
            },
        },
    )


def _first_high(cut: float) -> int:
    if not 1 < cut <= 5:
        raise ValueError(f"The cut {cut} is outside the scale: choose one above 1 and up to 5.")
    return math.ceil(cut)


class _Place(NamedTuple):
    """Where a rated actor stands: its row in the table, what it is sorted by, its cell."""

    row: int
    actor: str
    label: str
    last: str
    ties: float
    quadrant: str
    interest: int
    power: int


def _places(rated: pd.DataFrame, first_high: int) -> list[_Place]:
    """The rated actors in the order in which they are named."""
    high = {name: sides for name, _, _, *sides in QUADRANTS}
    columns = ["name", "short_name", "last_event", "quadrant", "interest", "power"]
    ties = rated["ties"].fillna(0) if "ties" in rated else [0] * len(rated)
    places = []
    values = zip(rated[columns].itertuples(name=None), ties, strict=True)
    for row, ((actor, name, short, last, quadrant, interest, power), tied) in enumerate(values):
        if quadrant not in high:
            known = ", ".join(high)
            raise ValueError(
                f"Actor {actor!r} has scores but its quadrant is {quadrant!r}: use {known}."
            )
        high_power, high_interest = high[quadrant]
        places.append(
            _Place(
                row,
                str(actor),
                shortened(name) if pd.isna(short) else str(short),
                "" if pd.isna(last) else str(last),
                tied,
                quadrant,
                _cell_of(interest, first_high, high_interest),
                _cell_of(power, first_high, high_power),
            )
        )
    places.sort(key=lambda place: (place.label.casefold(), place.actor))
    if len(places) > CROWD:
        places.sort(key=lambda place: place.ties, reverse=True)
    return sorted(places, key=lambda place: place.last, reverse=True)


def _cell_of(score: float, first_high: int, high: bool) -> int:
    """The whole score nearest (half up) on the side of the line where the actor belongs."""
    lowest, highest = (first_high, 5) if high else (1, first_high - 1)
    return min(max(math.floor(score + 0.5), lowest), highest)


def _cells(rated: pd.DataFrame, places: list[_Place], first_high: int, theme: Theme) -> list[dict]:
    members: dict[tuple[int, int], list[_Place]] = {}
    for place in places:
        members.setdefault((place.interest, place.power), []).append(place)
    fullest = max(map(len, members.values()), default=0)
    crowd = len(places) > CROWD
    most = _names_a_cell([len(here) for here in members.values()]) if crowd else fullest
    named = [place for here in members.values() for place in here[:most]]
    actors = rated.iloc[[place.row for place in named]].itertuples()
    rows = {
        place.actor: _row(actor, place, theme) for place, actor in zip(named, actors, strict=True)
    }
    cells = []
    for power in reversed(SCORES):
        for interest in SCORES:
            here = members.get((interest, power), [])
            more = max(len(here) - most, 0)
            label = f"Interest {interest}, {INTEREST_WORDS[interest]}; "
            label += f"power {power}, {POWER_WORDS[power]}"
            cells.append(
                {
                    "interest": interest,
                    "power": power,
                    "tinted": min(interest, power) >= first_high,
                    "label": f"{label}; {_actors(len(here))}" if crowd else label,
                    "n": len(here),
                    "head": _head(len(here), fullest, theme) if crowd and here else None,
                    "more": more,
                    "more_words": _more_words(more),
                    "rows": [rows[place.actor] for place in here[:most]],
                }
            )
    return cells


def _names_a_cell(counts: list[int]) -> int:
    """How many names each cell of a crowd has room for, so that the picture stays one screen."""
    for most in range(FULL_CELL - 1, 4, -1):
        if sum(min(count, most) for count in counts) <= CROWD_NAMES:
            return most
    return 4


def _head(count: int, fullest: int, theme: Theme) -> dict:
    """The count of a crowded cell, on a step of the sequential scale: the fullest has the last."""
    step = math.ceil(count / fullest * len(theme.sequential)) - 1
    return {
        "words": _actors(count),
        "count": _thousands(count),
        "fill": theme.sequential[step],
        "colour": theme.sequential_label[step],
    }


def _more_words(more: int) -> str:
    """What a crowded cell says of the actors it does not name."""
    return f"+{_thousands(more)} in the table" if more else ""


def _actors(count: int) -> str:
    return f"{_thousands(count)} {'actor' if count == 1 else 'actors'}"


def _thousands(count: int) -> str:
    return f"{count:,}".replace(",", "\u202f")


def _scaled(rated: pd.DataFrame) -> pd.DataFrame:
    """Add how large each symbol is: 1 without a measure, else by the root of its share."""
    most = rated["measure"].max() if "measure" in rated else 0
    if not most > 0:
        return rated.assign(scale=1.0)
    small, large = SYMBOL_SCALES
    share = (rated["measure"].fillna(0) / most) ** 0.5
    return rated.assign(scale=(small + share * (large - small)).round(3))


def _row(actor, place: _Place, theme: Theme) -> dict:
    return {
        "id": place.actor,
        "label": place.label,
        "group": str(actor.group),
        "symbol": group_symbol(actor.group),
        "colour": group_colour(actor.group, theme),
        "hollow": bool(actor.proposed),
        "scale": float(actor.scale),
        "italic": bool(actor.generic_group),
        "interest": place.interest,
        "power": place.power,
        "scores": f"{_score(actor.interest)} · {_score(actor.power)}",
        "quadrant": place.quadrant,
        "last": place.last,
        "year": place.last[:4] or NO_YEAR,
        "accent": bool(actor.look_here),
        "tooltip": _tooltip(actor, place.last),
    }


def _quadrant(
    name: str, label: str, words: str, high_power: bool, high_interest: bool, places: list[_Place]
) -> dict:
    n = sum(place.quadrant == name for place in places)
    return {
        "id": name,
        "label": label,
        "n": n,
        "count": " · ".join(filter(None, [_actors(n), words])),
        "high_power": high_power,
        "high_interest": high_interest,
    }


def _tooltip(actor, last: str) -> list[str]:
    return [
        "" if pd.isna(actor.name) else str(actor.name),
        GROUP_LABELS.get(actor.group, ""),
        f"Interest {_score(actor.interest)}: {_in_words(actor.interest, INTEREST_WORDS)}",
        f"Power {_score(actor.power)}: {_in_words(actor.power, POWER_WORDS)}",
        "Proposal, not yet rated by the network" if actor.proposed else "Rated by the network",
        f"Last contact on record: {_date_words(last)}" if last else "No contact on record",
    ]


def _score(score: float) -> str:
    return f"{score:.0f}" if float(score).is_integer() else f"{score:.1f}"


def _in_words(score: float, words: dict[int, str]) -> str:
    low, high = words[math.floor(score)], words[math.ceil(score)]
    return low if low == high else f"between {low} and {high}"


def _date_words(day: str) -> str:
    """A date of which the year, the month or the day is known, in words; other text unchanged."""
    try:
        known = date.fromisoformat((day + "-01-01")[:10])
    except ValueError:
        return day
    month = f"{known:%B} {known.year}"
    return {4: day, 7: month, 10: f"{known.day} {month}"}.get(len(day), day)


# The figure: places first, then what stands there.


def _columns(spec: dict, width: int) -> list[float]:
    """The six x of the column edges; each column fits its longest name and its axis words."""
    gutter = max(_room(words, ANCHOR_WORDS) for words in POWER_WORDS.values())
    gutter += GEOMETRY["gutter_gap"] + 2
    natural = [_natural_column(spec, interest) for interest in SCORES]
    natural = _widened_for_heads(spec, natural)
    slack = max(width - 1 - gutter - sum(natural), 0) / len(SCORES)
    return list(accumulate((column + slack for column in natural), initial=gutter))


def _natural_column(spec: dict, interest: int) -> float:
    rows = [row for cell in spec["cells"] if cell["interest"] == interest for row in cell["rows"]]
    words = _room(INTEREST_WORDS[interest], ANCHOR_WORDS) + 2 * GEOMETRY["pad"]
    others = [
        text
        for cell in spec["cells"]
        if cell["interest"] == interest and cell["head"]
        for text in (cell["head"]["words"], cell["more_words"])
    ]
    rest = [_room(text, CHART_LABEL) + GEOMETRY["name"] + GEOMETRY["pad"] for text in others]
    return max([words, *(_row_width(row, spec) for row in rows), *rest])


def _row_width(row: dict, spec: dict) -> float:
    name = _room(row["label"], CHART_LABEL, _bold_name(row, spec))
    year = GEOMETRY["year_gap"] + _room(row["year"], ANCHOR_WORDS, row["accent"])
    return GEOMETRY["name"] + name + (year if spec["show_years"] else 0) + GEOMETRY["pad"]


def _widened_for_heads(spec: dict, natural: list[float]) -> list[float]:
    """The columns so wide that the words above and below each half fit on one line."""
    split = spec["first_high"] - 1
    widened = []
    for half, high in ((natural[:split], False), (natural[split:], True)):
        heads = [_head_width(q) for q in spec["quadrants"] if q["high_interest"] == high]
        missing = max(max(heads) + 2 * GEOMETRY["pad"] - sum(half), 0) / len(half)
        widened += [column + missing for column in half]
    return widened


def _head_width(quadrant: dict) -> float:
    label = _room(quadrant["label"] + " ", COLUMN_HEADING, bold=True)
    return label + _room(quadrant["count"], CAPTION)


def _room(text: str, size: float, bold: bool = False) -> float:
    return text_width(text, size, bold) * FALLBACK_WIDTH


def _bold_name(row: dict, spec: dict) -> bool:
    """Where years are hidden the accent, and with it the bold, passes from the year to the name."""
    return row["accent"] and not spec["show_years"]


def _bands(spec: dict) -> list[float]:
    """The six y of the row edges, from above power 5 to below power 1."""
    fullest = [
        max(_line_count(cell) for cell in spec["cells"] if cell["power"] == power)
        for power in reversed(SCORES)
    ]
    heights = [
        max(GEOMETRY["pitch"] * n + GEOMETRY["row_padding"], GEOMETRY["row_min"]) for n in fullest
    ]
    return list(accumulate(heights, initial=GEOMETRY["band"] + GEOMETRY["band_gap"]))


def _line_count(cell: dict) -> int:
    return len(cell["rows"]) + bool(cell["head"]) + bool(cell["more"])


def _box(cell: dict, columns: list[float], bands: list[float]) -> tuple[float, ...]:
    column, band = cell["interest"] - 1, len(SCORES) - cell["power"]
    return columns[column], bands[band], columns[column + 1], bands[band + 1]


def _placed_rows(spec: dict, columns: list[float], bands: list[float]):
    """Every row with the left and right edge of its cell and the y of its middle."""
    for cell in spec["cells"]:
        left, _, right, _ = _box(cell, columns, bands)
        for place, row in enumerate(cell["rows"]):
            yield row, left, right, _first_line(cell, columns, bands) + GEOMETRY["pitch"] * place


def _first_line(cell: dict, columns: list[float], bands: list[float]) -> float:
    """The y of a cell's first name: the names are centred, those of a crowd follow the head."""
    _, top, _, bottom = _box(cell, columns, bands)
    if cell["head"]:
        return top + GEOMETRY["row_padding"] / 2 + 1.5 * GEOMETRY["pitch"]
    return (top + bottom - GEOMETRY["pitch"] * (len(cell["rows"]) - 1)) / 2


def _pixels(span: list[float]) -> dict:
    return {"range": span, "visible": False, "fixedrange": True}


def _lines(spec: dict, columns: list[float], bands: list[float]) -> list[dict]:
    colours = spec["colours"]
    left, right, top, bottom = columns[0], columns[-1], bands[0], bands[-1]
    split_x = columns[spec["first_high"] - 1]
    split_y = bands[len(SCORES) + 1 - spec["first_high"]]
    edge, line, divider = (
        {"color": colours["axis_line"], "width": GRID_LINE},
        {"color": colours["grid_line"], "width": GRID_LINE},
        {"color": colours["divider"], "width": DIVIDER},
    )
    return [
        _rectangle(split_x, 0, right, GEOMETRY["band"], fill=colours["surface"]),
        _rectangle(split_x, top, right, split_y, fill=colours["surface"]),
        *_heads_of_crowds(spec, columns, bands),
        *[_line(x, top, x, bottom, line) for x in columns[1:-1]],
        *[_line(left, y, right, y, line) for y in bands[1:-1]],
        _rectangle(left, top, right, bottom, line=edge),
        _line(split_x, top, split_x, bottom, divider),
        _line(left, split_y, right, split_y, divider),
    ]


def _heads_of_crowds(spec: dict, columns: list[float], bands: list[float]) -> list[dict]:
    shapes = []
    for cell in spec["cells"]:
        if cell["head"]:
            left, top, right, _ = _box(cell, columns, bands)
            head = _rectangle(left, top, right, top + GEOMETRY["pitch"], fill=cell["head"]["fill"])
            shapes.append(head)
    return shapes


def _line(x0: float, y0: float, x1: float, y1: float, line: dict) -> dict:
    return {"type": "line", "x0": x0, "y0": y0, "x1": x1, "y1": y1, "line": line, "layer": "below"}


def _rectangle(
    x0: float, y0: float, x1: float, y1: float, *, fill: str | None = None, line: dict | None = None
) -> dict:
    shape = _line(x0, y0, x1, y1, line or {"width": 0})
    return shape | {"type": "rect", "fillcolor": fill or TRANSPARENT}


def _symbols(spec: dict, columns: list[float], bands: list[float]) -> list[go.Scatter]:
    placed = list(_placed_rows(spec, columns, bands))
    return [
        _group_symbols(label, [place for place in placed if place[0]["group"] == group])
        for group, label in _legend(placed)
    ]


def _legend(placed: list[tuple]) -> list[tuple[str, str]]:
    present = {row["group"] for row, *_ in placed}
    known = [group.id for group in GROUPS if group.id in present]
    unknown = sorted(present.difference(known))
    return [(group, GROUP_LABELS.get(group, "Other")) for group in known + unknown]


def _group_symbols(label: str, placed: list[tuple]) -> go.Scatter:
    return go.Scatter(
        name=label,
        mode="markers",
        x=[left + GEOMETRY["symbol"] for _, left, _, _ in placed],
        y=[y for *_, y in placed],
        customdata=[row["id"] for row, *_ in placed],
        hovertext=["<br>".join(map(plotly_text, row["tooltip"])) for row, *_ in placed],
        hoverinfo="text",
        marker={
            "size": [MARKER_DIAMETER * row["scale"] for row, *_ in placed],
            "opacity": 1,
            "color": placed[0][0]["colour"],
            "symbol": [group_symbol(row["group"], hollow=row["hollow"]) for row, *_ in placed],
            "line": {
                "color": placed[0][0]["colour"],
                "width": [HOLLOW_LINE if row["hollow"] else SOLID_LINE for row, *_ in placed],
            },
        },
    )


def _names(spec: dict, columns: list[float], bands: list[float]) -> list[dict]:
    colours = spec["colours"]
    words = []
    for row, left, right, y in _placed_rows(spec, columns, bands):
        name = f"<i>{plotly_text(row['label'])}</i>" if row["italic"] else plotly_text(row["label"])
        if _bold_name(row, spec):
            name = f"<b>{name}</b>"
        colour = colours["accent" if _bold_name(row, spec) else "text"]
        words.append(_words(name, left + GEOMETRY["name"], y, CHART_LABEL, colour, "left"))
        if spec["show_years"]:
            words.append(_year(row, right - GEOMETRY["pad"] + 1, y, colours))
    return words


def _words_of_crowds(spec: dict, columns: list[float], bands: list[float]) -> list[dict]:
    words = []
    for cell in spec["cells"]:
        left, top, _, _ = _box(cell, columns, bands)
        if cell["head"]:
            text, middle = f"<b>{cell['head']['words']}</b>", top + GEOMETRY["pitch"] / 2
            left += GEOMETRY["pad"]
            words.append(_words(text, left, middle, CHART_LABEL, cell["head"]["colour"], "left"))
            left -= GEOMETRY["pad"]
        if cell["more"]:
            y = _first_line(cell, columns, bands) + GEOMETRY["pitch"] * len(cell["rows"])
            muted = spec["colours"]["muted"]
            left += GEOMETRY["name"]
            words.append(_words(cell["more_words"], left, y, CHART_LABEL, muted, "left"))
    return words


def _year(row: dict, x: float, y: float, colours: dict) -> dict:
    year, colour = plotly_text(row["year"]), colours["muted"]
    if row["accent"]:
        year, colour = f"<b>{year}</b>", colours["accent"]
    return _words(year, x, y, ANCHOR_WORDS, colour, "right")


def _heads(spec: dict, columns: list[float], bands: list[float]) -> list[dict]:
    """The advice of the quadrants in the bands above and below the grid."""
    muted = spec["colours"]["muted"]
    heads = []
    for quadrant in spec["quadrants"]:
        x = columns[spec["first_high"] - 1 if quadrant["high_interest"] else 0] + GEOMETRY["pad"]
        y = GEOMETRY["band"] / 2 if quadrant["high_power"] else bands[-1] + 24
        label = f"<b>{quadrant['label']}</b>"
        label += f' <span style="font-size:{CAPTION}px;color:{muted}">{quadrant["count"]}</span>'
        heads.append(_words(label, x, y, COLUMN_HEADING, spec["colours"]["text"], "left"))
    return heads


def _axis_words(spec: dict, columns: list[float], bands: list[float]) -> list[dict]:
    text, muted = spec["colours"]["text"], spec["colours"]["muted"]
    left, bottom = columns[0] - GEOMETRY["gutter_gap"], bands[-1]
    words = [
        _words("<b>Power ↑</b>", left, GEOMETRY["band"] / 2, CHART_LABEL, text, "right"),
        _words("<b>Interest →</b>", left, bottom + 51, CHART_LABEL, text, "right"),
    ]
    for step, (top, under) in zip(spec["power"], pairwise(bands), strict=True):
        y = (top + under) / 2
        words.append(_words(f"<b>{step['score']}</b>", left, y - 6, CHART_LABEL, text, "right"))
        words.append(_words(step["words"], left, y + 11, ANCHOR_WORDS, muted, "right"))
    for step, (west, east) in zip(spec["interest"], pairwise(columns), strict=True):
        x = (west + east) / 2
        words.append(_words(f"<b>{step['score']}</b>", x, bottom + 51, CHART_LABEL, text, "center"))
        words.append(_words(step["words"], x, bottom + 67, ANCHOR_WORDS, muted, "center"))
    return words


def _words(text: str, x: float, y: float, size: float, colour: str, anchor: str) -> dict:
    return {
        "text": text,
        "x": x,
        "y": y,
        "xanchor": anchor,
        "yanchor": "middle",
        "showarrow": False,
        "borderpad": 0,
        "font": {"size": size, "color": colour},
    }
