"""Who is tied to whom: the whole network by steps from us, and the ties around one actor.

The tables are computed elsewhere (``metrics``); this file only draws them. ``actors`` has the
unique index ``actor_id`` and the columns ``name``, ``short_name``, ``kind`` (network, member,
stakeholder), ``group`` (ids of ``groups.py``), ``country_code``, ``on_map``, ``generic_group``,
``column`` (members, network, near, far, apart, none), ``own_ties``, and if wished ``country``
(its name, for the hover text). ``ties`` has one row per unordered pair: ``source_id``,
``target_id``, ``kinds`` (text), ``n_kinds``, ``tie_class`` (membership, network, member,
between) and ``dates`` (text).
"""

from collections.abc import Mapping, Sequence
from itertools import groupby

import pandas as pd
import plotly.graph_objects as go

from dpnsee_analytics.figures.actor_marks import (
    actor_label,
    actor_trace,
    column_heading,
    country_code,
    group_heading,
    sheet,
)
from dpnsee_analytics.figures.layout import (
    FOOT,
    FULL_COLUMN,
    HEAD,
    LABEL_GAP,
    ROW,
    Layout,
    in_order,
    label,
    room,
    rows,
    spread,
)
from dpnsee_analytics.figures.steps_layout import replaced_heading, steps_layout
from dpnsee_analytics.figures.style import (
    ANCHOR_WORDS,
    COLUMN_HEADING,
    Theme,
    empty_figure,
)
from dpnsee_analytics.figures.tie_lines import line_legend, lined, tie_traces
from dpnsee_analytics.groups import GROUP_LABELS
from dpnsee_analytics.plain import plotly_text, shortened

KINDS_SHOWN = 26
EGO_GAP = 1.5


def relationship_figure(
    actors: pd.DataFrame,
    ties: pd.DataFrame,
    *,
    theme: Theme,
    highlighted: Sequence[str] = (),
    height: int | None = None,
    headings: Mapping[str, str] | None = None,
) -> go.Figure:
    """Return the network by steps: members | the network | tied to us | further and apart.

    ``headings`` replaces the words above columns, by column; ``{n}`` stands for the count there.
    With a column ``measure`` (0 or more) in ``actors`` the area of each circle shows it.

    A click on a marker gives its actor id as ``customdata``. Ties are drawn by ``line_legend``:
    accent where a tie touches a ``highlighted`` member (memberships excepted) or joins two
    highlighted actors; the network's own ties are wider the more kinds they have (1 to 4).

    Hidden, so the caption must say so: ties between two members, ties between two actors of the
    ``near`` column, ties with an actor that is not in ``actors`` or has the column ``none``, and
    those actors themselves. ``height`` is a least height: rows never come closer than 18 px.
    Without any actor to draw, the figure says so in one sentence.
    """
    actors = actors[actors["column"] != "none"]
    if actors.empty:
        return empty_figure("No actor with a tie on record matches this choice.", theme)
    layout = steps_layout(actors, ties, height)
    layout.headings = [
        (replaced_heading(words, headings or {}, actors), *place)
        for words, *place in layout.headings
    ]
    lines = lined(ties, actors, highlighted, layout)
    column = actors["column"]
    for side in ("members", "near"):
        inside = lines["source_id"].map(column).eq(side) & lines["target_id"].map(column).eq(side)
        lines = lines[~inside]
    names = [label(actors.loc[actor]) for actor in highlighted if actor in actors.index]
    legend = line_legend(theme, names)
    traces = [
        *tie_traces(lines, layout, legend),
        actor_trace(actors, ties, layout, theme),
    ]
    words = [
        *(actor_label(actor, layout, theme, highlighted) for _, actor in actors.iterrows()),
        *(column_heading(theme, *heading) for heading in layout.headings),
        *(country_code(theme, *code) for code in layout.codes),
    ]
    return sheet(traces, words, legend, layout, theme)


def ego_figure(
    actors: pd.DataFrame, ties: pd.DataFrame, actor_id: str, *, theme: Theme, height: int = 620
) -> go.Figure:
    """Return one actor with those tied to it, each with the kinds of tie, grouped by group.

    Up to 20 neighbours stand at the right; more stand on both sides (members left). Ties among
    the neighbours are thin dashed curves. Actors may be of any column; ties with an actor that
    is not in ``actors`` are left out. Long lists of kinds are cut; the hover text has them whole,
    with dates. ``height`` is a least height. Without ties the figure says so in one sentence.
    """
    own = ties[(ties["source_id"] == actor_id) | (ties["target_id"] == actor_id)]
    other = own["source_id"].where(own["target_id"] == actor_id, own["target_id"])
    own = own.assign(other=other).drop_duplicates("other").set_index("other")
    own = own[own.index.isin(actors.index) & (own.index != actor_id)]
    if own.empty or actor_id not in actors.index:
        name = actors["name"].get(actor_id, actor_id)
        return empty_figure(f"No tie on record leads to {plotly_text(name)}.", theme)
    shown = actors.loc[[actor_id, *own.index]]
    kinds = {actor: shortened(text, KINDS_SHOWN) for actor, text in own["kinds"].items()}
    layout = ego_layout(shown, actor_id, kinds, height)
    lines = lined(ties, shown, (), layout)
    with_ego = (lines["source_id"] == actor_id) | (lines["target_id"] == actor_id)
    lines["line"] = lines["line"].where(with_ego, "among")
    legend = line_legend(theme)
    traces = [
        *tie_traces(lines, layout, legend),
        actor_trace(shown, ties, layout, theme, notes=own, ego=actor_id),
    ]
    words = [
        *(actor_label(a, layout, theme, (), kinds.get(a.name, "")) for _, a in shown.iterrows()),
        *(group_heading(theme, *heading) for heading in layout.headings),
    ]
    return sheet(traces, words, legend, layout, theme)


def ego_layout(actors: pd.DataFrame, ego: str, words: dict[str, str], height: float) -> Layout:
    """Return one actor and those tied to it: beside it up to 20, on both sides beyond.

    ``actors`` holds the actor and its neighbours, ``words`` the small words after each label.
    """
    others = in_order(actors.drop(index=ego))
    group = others["group"].fillna("")
    sides = dict(zip(("left", "right"), _sides(others), strict=True))
    places = {side: rows(list(group[ids]), EGO_GAP) for side, ids in sides.items() if ids}
    width = {a: _ego_width(others.loc[a], words[a]) for a in others.index}
    beside = room(label(actors.loc[ego]), COLUMN_HEADING) / 2
    margin = {side: max((width[a] for a in ids), default=beside) for side, ids in sides.items()}
    layout = Layout(margin["left"], margin["right"])
    layout.height = max(height, HEAD + FOOT + ROW * max(map(max, places.values())))
    bottom = layout.height - FOOT
    layout.x[ego] = round(layout.width / 2, 1) if sides["left"] else 0
    layout.y[ego], layout.label_side[ego] = (HEAD + bottom) / 2, "above"
    for side, place in places.items():
        x = 0 if side == "left" else layout.width
        for actor, y in zip(sides[side], spread(place, HEAD, bottom), strict=True):
            layout.x[actor], layout.y[actor] = round(x, 1), round(y, 1)
            layout.label_side[actor], layout.label_width[actor] = side, width[actor]
        for name, same in groupby(sides[side], key=group.get):
            layout.headings.append((name, x, layout.y[next(same)] - ROW - 1, side))
    return layout


def _ego_width(actor: pd.Series, words: str) -> float:
    """Return the px a neighbour's words take: its label and kinds, or its group's heading."""
    heading = room(GROUP_LABELS.get(actor["group"], ""), ANCHOR_WORDS)
    return max(room(label(actor)) + room(f"    {words}", ANCHOR_WORDS), heading) + 2 * LABEL_GAP


def _sides(others: pd.DataFrame) -> tuple[list[str], list[str]]:
    """Return who stands left and right: few all right; many, members left; else half and half."""
    ids = list(others.index)
    if len(ids) <= FULL_COLUMN // 2:
        return [], ids
    members = list(others.index[others["kind"].isin(["member", "network"])])
    if 0 < len(members) < len(ids):
        return members, [actor for actor in ids if actor not in members]
    return ids[: len(ids) // 2], ids[len(ids) // 2 :]
