"""Where actors stand by their steps from the network, column by column from left to right."""

from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise

import pandas as pd

from dpnsee_analytics.figures.layout import (
    FOOT,
    FULL_COLUMN,
    HEAD,
    LABEL_GAP,
    NARROW_WIDTH,
    ROW,
    TIE_ROOM,
    WIDEST_ROW,
    Layout,
    in_order,
    label,
    neighbours,
    room,
    rows,
    spread,
)
from dpnsee_analytics.figures.style import COLUMN_HEADING
from dpnsee_analytics.plain import plotly_text

LEAST_BODY = 150
CODE_WIDTH = 34
COUNTRY_GAP = 0.25
GROUP_GAP = 0.5
HEADINGS = {
    "members": ("1 member", "{n} members"),
    "network": ("the network", "the network"),
    "near": ("1 tied to us or a member", "{n} tied to us or a member"),
    "far": ("1 one step further", "{n} one step further"),
    "apart": ("1 tied apart from us", "{n} tied only to each other"),
}


def levelled(wanted: Sequence[float], top: float, bottom: float) -> list[float]:
    """Return rising ``wanted`` heights moved to stand apart: nearly two rows if there is room."""
    pitch = min(WIDEST_ROW, (bottom - top) / max(len(wanted) - 1, 1))
    out: list[float] = []
    for height in wanted:
        out.append(max(height, out[-1] + pitch if out else top))
    limit = bottom
    for place in reversed(range(len(out))):
        out[place] = min(out[place], limit)
        limit = out[place] - pitch
    return out


def clusters(ids: Sequence[str], tied: dict[str, list[str]]) -> list[list[str]]:
    """Return the connected sets of ``ids``, largest first, each in an order with short ties."""
    left, found = sorted(ids, key=lambda actor: len(tied[actor])), []
    while left:
        cluster, ahead = [], [left[0]]
        while ahead:
            actor = ahead.pop()
            if actor not in cluster:
                cluster.append(actor)
                ahead += [other for other in reversed(tied[actor]) if other in left]
        found.append(cluster)
        left = [actor for actor in left if actor not in cluster]
    return sorted(found, key=len, reverse=True)


Part = tuple[str, list[str]]
Slot = list[Part]


def steps_layout(actors: pd.DataFrame, ties: pd.DataFrame, height: float | None = None) -> Layout:
    """Return members | network | near | far above apart; a column beyond 40 actors stands in two.

    ``actors`` and ``ties`` are those of ``relationship_figure``. Where the words of split columns
    would not fit in 1040 px, no column is split. The height grows with the fullest column;
    ``height`` is a least height. A far actor stands level with those that lead to it.
    """
    actors = in_order(actors[actors["column"].isin(HEADINGS)])
    tied = neighbours(ties, list(actors.index))
    slots = _slots(actors, tied, FULL_COLUMN)
    layout = _columns(actors, slots)
    if layout.needed > layout.width:
        slots = _slots(actors, tied, len(actors))
        layout = _columns(actors, slots)
    body = max([LEAST_BODY, *(ROW * _rows_needed(slot, actors, tied) for slot in slots)])
    layout.height = max(body + HEAD + FOOT, height or 0)
    bottom = layout.height - FOOT
    for slot in slots:
        _stand(slot, actors, tied, layout, bottom)
    _add_codes(actors, slots, layout)
    return layout


def _slots(actors: pd.DataFrame, tied: dict[str, list[str]], full: int) -> list[Slot]:
    """Return the columns from left to right; far and apart share one while they fit."""
    ids = {column: list(actors.index[actors["column"] == column]) for column in HEADINGS}
    ids["apart"] = [actor for cluster in clusters(ids["apart"], tied) for actor in cluster]
    outer = [("far", ids["far"]), ("apart", ids["apart"])]
    slots = [[("members", half)] for half in _halves(ids["members"], full)]
    slots += [[("network", ids["network"])]]
    slots += [[("near", half)] for half in _halves(ids["near"], full)]
    if len(ids["far"]) + len(ids["apart"]) <= full:
        slots += [outer]
    else:
        slots += [[(column, half)] for column, part in outer for half in _halves(part, full)]
    slots = [[(column, part) for column, part in slot if part] for slot in slots]
    return [slot for slot in slots if slot]


def _halves(ids: list[str], full: int) -> list[list[str]]:
    half = (len(ids) + 1) // 2
    return [ids] if len(ids) <= full else [ids[:half], ids[half:]]


def _columns(actors: pd.DataFrame, slots: list[Slot]) -> Layout:
    """Return a layout with the margins and every actor's ``x``, set for the narrow page."""
    widths = [max(room(label(actors.loc[a])) for _, part in s for a in part) for s in slots]
    kinds = [slot[0][0] for slot in slots]
    headings = [max(room(_heading(c, actors), COLUMN_HEADING) for c, _ in s) for s in slots]
    first = CODE_WIDTH if kinds[0] == "members" else 0
    layout = Layout(widths[0] + first + LABEL_GAP, max(widths[-1] + LABEL_GAP, headings[-1]))
    places = enumerate(pairwise(kinds))
    steps = [_between(*pair, widths[i : i + 2], headings[i]) for i, pair in places]
    free = NARROW_WIDTH - layout.left - layout.right - sum(step or 0 for step in steps)
    curved = max(free / max(steps.count(None), 1), 2 * TIE_ROOM)
    steps = [curved if step is None else step for step in steps]
    layout.needed = sum(steps)
    scale = layout.width / layout.needed if steps else 0
    for place, (slot, kind) in enumerate(zip(slots, kinds, strict=True)):
        for actor in (actor for _, part in slot for actor in part):
            layout.x[actor] = round(sum(steps[:place]) * scale, 1)
            layout.label_width[actor] = room(label(actors.loc[actor]))
            layout.label_side[actor] = {"members": "left", "network": "above"}.get(kind, "right")
    return layout


def _between(kind: str, following: str, widths: list[float], heading: float) -> float | None:
    """Return the px between two columns as their words need; None where curves take the rest."""
    if kind == following == "members":
        return CODE_WIDTH + widths[1] + LABEL_GAP + TIE_ROOM
    words = max(widths[0] + TIE_ROOM, heading)
    return None if kind in ("members", "network") else words + LABEL_GAP


def replaced_heading(words: str, headings: Mapping[str, str], actors: pd.DataFrame) -> str:
    """Return the words that stand for a column's own ``words``, or those where none are given."""
    for column, other in headings.items():
        if words == _heading(column, actors):
            return plotly_text(other.format(n=int((actors["column"] == column).sum())))
    return words


def _heading(column: str, actors: pd.DataFrame) -> str:
    count = int((actors["column"] == column).sum())
    one, many = HEADINGS[column]
    return one if count == 1 else many.format(n=count)


def _blocks(part: Part, actors: pd.DataFrame, tied: dict[str, list[str]]) -> list[float]:
    """Return the rows of a part of a column, with gaps between countries, groups or clusters."""
    column, ids = part
    if column == "members":
        return rows(list(actors.loc[ids, "country_code"].fillna("")), COUNTRY_GAP)
    if column == "apart":
        found = clusters(ids, tied)
        return rows([place for place, cluster in enumerate(found) for _ in cluster], GROUP_GAP)
    return rows(list(actors.loc[ids, "group"].fillna("")), 0 if column == "far" else GROUP_GAP)


def _rows_needed(slot: Slot, actors: pd.DataFrame, tied: dict[str, list[str]]) -> float:
    return sum(_blocks(part, actors, tied)[-1] for part in slot) + 3 * (len(slot) - 1)


def _stand(slot: Slot, actors: pd.DataFrame, tied: dict, layout: Layout, bottom: float) -> None:
    """Give the actors of one column their ``y`` and the column its headings."""
    parts = dict(slot)
    floor = bottom
    if len(parts) == 2:
        floor -= ROW * (_blocks(slot[1], actors, tied)[-1] + 3)
    for place, (column, ids) in enumerate(slot):
        top = HEAD if place == 0 else floor + 3 * ROW
        if column == "far":
            heights = _level_with_those_before(ids, tied, layout.y, (HEAD, floor))
        else:
            end = bottom if len(parts) == 1 or place else floor
            heights = dict(
                zip(ids, spread(_blocks((column, ids), actors, tied), top, end), strict=True)
            )
        layout.y.update({actor: round(height, 1) for actor, height in heights.items()})
        anchor = {"members": "right", "network": "center"}.get(column, "left")
        above = HEAD if place == 0 else top
        if not any(words == _heading(column, actors) for words, *_ in layout.headings):
            spot = (layout.x[ids[0]], above - 2 * LABEL_GAP, anchor)
            layout.headings.append((_heading(column, actors), *spot))


def _level_with_those_before(
    ids: list[str], tied: dict[str, list[str]], placed: dict[str, float], span: tuple[float, float]
) -> dict[str, float]:
    """Return the heights of far actors: the mean of those that lead to them, a row apart."""
    wanted: dict[str, float] = {}
    while True:
        known = placed | wanted
        reached = {
            actor: [known[other] for other in tied[actor] if other in known]
            for actor in ids
            if actor not in wanted
        }
        found = {actor: sum(ys) / len(ys) for actor, ys in reached.items() if ys}
        if not found:
            break
        wanted |= found
    wanted |= {actor: sum(span) / 2 for actor in ids if actor not in wanted}
    order = sorted(ids, key=wanted.__getitem__)
    return dict(zip(order, levelled([wanted[actor] for actor in order], *span), strict=True))


def _add_codes(actors: pd.DataFrame, slots: list[Slot], layout: Layout) -> None:
    """Add each country's code level with its first member of a column; Kosovo with its asterisk."""
    for slot in slots:
        if slot[0][0] != "members":
            continue
        widest = max(layout.label_width[actor] for actor in slot[0][1])
        for code, same in groupby(slot[0][1], key=actors["country_code"].fillna("").get):
            first = next(same)
            words = f"{code}*" if code == "XK" else code
            shift = -(widest + LABEL_GAP + CODE_WIDTH)
            layout.codes.append((words, layout.x[first], layout.y[first], shift))
