"""Where actors stand in the pictures of ties: what both pictures share.

All places are pixels. ``y`` grows downwards and is exact, so rows never come closer than ``ROW``.
``x`` is exact in a picture ``DESIGN_WIDTH`` wide and stretches with the page; labels do not, so
the columns are set for a page of ``NARROW_WIDTH`` and fit every wider one. Places depend only on
the actors and ties, never on the order of rows: actors are sorted by country or group, then by
short name.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from unicodedata import normalize

import pandas as pd

from dpnsee_analytics.figures.style import CHART_LABEL
from dpnsee_analytics.figures.text_width import text_width
from dpnsee_analytics.groups import GROUPS
from dpnsee_analytics.plain import shortened

ROW = 18
WIDEST_ROW = 30
HEAD = 46
FOOT = 72
DESIGN_WIDTH = 1040
NARROW_WIDTH = 780
FULL_COLUMN = 40
LABEL_GAP = 12
TIE_ROOM = 40
SLACK = 1.05

_GROUP_ORDER = {group.id: place for place, group in enumerate(GROUPS)}


@dataclass
class Layout:
    """Places of actors and words; ``left`` and ``right`` are the margins that hold outer labels.

    ``needed`` is the width between the margins that the words and the narrowest curves take.
    """

    left: float
    right: float
    height: float = 0
    needed: float = 0
    x: dict[str, float] = field(default_factory=dict)
    y: dict[str, float] = field(default_factory=dict)
    label_width: dict[str, float] = field(default_factory=dict)
    label_side: dict[str, str] = field(default_factory=dict)
    headings: list[tuple[str, float, float, str]] = field(default_factory=list)
    codes: list[tuple[str, float, float, float]] = field(default_factory=list)

    @property
    def width(self) -> float:
        """Return the width between the margins in a picture ``DESIGN_WIDTH`` wide."""
        return max(DESIGN_WIDTH - self.left - self.right, TIE_ROOM)

    @property
    def narrow(self) -> float:
        """Return how many units of ``x`` one pixel takes in a picture ``NARROW_WIDTH`` wide."""
        return self.width / max(NARROW_WIDTH - self.left - self.right, TIE_ROOM)


def room(text: str, size: float = CHART_LABEL) -> float:
    """Return the px that bold ``text`` takes, with slack for the typeface of static pictures."""
    return text_width(text, size, bold=True) * SLACK


def label(actor: pd.Series) -> str:
    """Return the words beside an actor's marker: its short name, or the start of its name."""
    return shortened(actor["short_name"]) or shortened(actor["name"])


def in_order(actors: pd.DataFrame) -> pd.DataFrame:
    """Return the actors by country (members) or group, short name and id, whatever their order."""
    rank = actors["group"].map(_GROUP_ORDER).fillna(len(_GROUP_ORDER)).astype(int)
    country = actors["country_code"].fillna("~").replace("", "~").where(actors["kind"] == "member")
    keys = zip(
        rank, country.fillna(""), actors["short_name"].map(_alphabetic), actors.index, strict=True
    )
    return actors.loc[[key[-1] for key in sorted(keys)]]


def _alphabetic(name: object) -> str:
    return normalize("NFKD", str(name)).casefold()


def neighbours(ties: pd.DataFrame, ids: Sequence[str]) -> dict[str, list[str]]:
    """Return for each of ``ids`` the others of ``ids`` it is tied to, in the order of ``ids``."""
    among = ties[ties["source_id"].isin(ids) & ties["target_id"].isin(ids)]
    pairs = set(zip(among["source_id"], among["target_id"], strict=True))
    tied: dict[str, set[str]] = {actor: set() for actor in ids}
    for source, target in pairs:
        tied[source].add(target)
        tied[target].add(source)
    return {actor: [other for other in ids if other in tied[actor]] for actor in ids}


def rows(blocks: Sequence[Hashable], gap: float) -> list[float]:
    """Return the row of each actor, counted from 0; where the block changes, ``gap`` rows more."""
    place, out = 0.0, []
    for before, block in zip([None, *blocks], blocks, strict=False):
        place += (1 + gap * (block != before)) if out else 0
        out.append(place)
    return out


def spread(places: list[float], top: float, bottom: float) -> list[float]:
    """Return ``places`` (rows) as ``y`` from ``top`` to ``bottom``, in rows of at most 30 px."""
    if not places or places[-1] == 0:
        return [(top + bottom) / 2] * len(places)
    pitch = min(WIDEST_ROW, (bottom - top) / places[-1])
    start = (top + bottom - pitch * places[-1]) / 2
    return [start + pitch * place for place in places]
