"""The state of the network in five figures, and what needs attention: sentences from the record.

Everything returned is plain text; what shows it makes it safe (``plain.py``).
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

import networkx as nx
import pandas as pd

from dpnsee_analytics.dataset import Dataset
from dpnsee_analytics.dates import MONTHS, first_day, in_words
from dpnsee_analytics.metrics import attention
from dpnsee_analytics.metrics.coverage import events_per_year
from dpnsee_analytics.metrics.quadrants import MANAGE_CLOSELY, QUADRANT_LABELS
from dpnsee_analytics.metrics.register import members_of, stakeholders_of
from dpnsee_analytics.reports.narrative import Answer, counted, counted_digits, listed, number
from dpnsee_analytics.schema import KOSOVO_FOOTNOTE
from dpnsee_analytics.selection import ON_MAP, Selection, chosen

MOST_NAMES = 6
GROUP_WORDS = "generic group"
QUADRANT_HINTS = {
    "manage_closely": "high power and interest",
    "keep_satisfied": "high power",
    "keep_informed": "high interest",
    "monitor": "neither",
}
# As they lie on the grid: power upwards, interest to the right.
QUADRANTS_ON_GRID = ("keep_satisfied", "manage_closely", "monitor", "keep_informed")

# Each filter's own word in the address, so that none the reader once set hides anybody.
UNFILTERED = {
    "actors": "On our map",
    "group": "All groups",
    "level": "All levels",
    "seat": "All countries",
    "find": "",
}
GRID = UNFILTERED | {"high": "3 or more"}
TIES = UNFILTERED | {"kind": "All kinds", "year": "Any year", "centre": "Nobody"}


@dataclass(frozen=True)
class KeyFigure:
    """One of the five figures: the value, what it counts, and the line under it."""

    value: str
    label: str
    note: str


@dataclass(frozen=True)
class Task:
    """One thing to do: how many, of what, who, and the page and address that show them.

    ``sentence`` goes on from ``count``; ``names`` are the short names of all ``count`` actors;
    ``detail`` is the line that names the first of them; ``link`` says where ``page`` (the name of
    a file in ``pages/``) with the filters of ``query`` leads.
    """

    id: str
    count: int
    sentence: str
    names: tuple[str, ...]
    detail: str
    link: str
    page: str
    query: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class QuadrantCount:
    """How many actors stand in a quadrant, and its advice; ``stressed`` is the one to look at."""

    label: str
    hint: str
    count: int
    stressed: bool


def attention_answer(register: pd.DataFrame, on: str) -> Answer:
    """Answer “What needs our attention?”: how many are rated, and who was not met of late."""
    rows = attention.mapped(register)
    strong = _rated_words(int(attention.rated_by_network(rows).sum()), len(rows))
    close = len(attention.to_manage_closely(register))
    quiet = len(attention.without_recent_contact(register, on))
    if not quiet:
        return Answer(f"{strong}.")
    who = {1: "the one", 2: "both"}.get(close, f"all {number(close)}")
    if quiet < close:
        who = f"{number(quiet)} of the {number(close)}"
    return Answer(f"{strong},", f"and for {who} to manage closely {_no_contact(on, 'is ')}.")


def key_figures(register: pd.DataFrame, dataset: Dataset, on: str) -> tuple[KeyFigure, ...]:
    """Return the five figures on the network's state; 0 or – where nothing is on record."""
    members = members_of(register)
    associate = int((members["membership"] == "associate").sum())
    countries = counted_digits(members["country_code"].nunique(), "country", "countries")
    stakeholders, rows = stakeholders_of(register), attention.mapped(register)
    rated = int(attention.rated_by_network(rows).sum())
    proposed = int((rows["quadrant"].notna() & rows["proposed"]).sum())
    years = events_per_year(dataset)
    events, ties = int(years.sum()), len(dataset.relationships)
    others = len(stakeholders) - len(rows)
    last = attention.last_event(dataset)
    with_whom = list(register["short_name"].reindex(last["stakeholder_id"]).dropna())
    return (
        KeyFigure(
            f"{len(members)}",
            _noun(len(members), "member"),
            f"in {countries}; {associate} associate",
        ),
        KeyFigure(
            f"{len(rows)}",
            f"{_noun(len(rows), 'actor')} on our map",
            f"and {counted_digits(others, 'other')} on record",
        ),
        KeyFigure(
            f"{rated} of {len(rows)}",
            "rated by the network",
            f"{proposed} {'has' if proposed == 1 else 'have'} only a proposal",
        ),
        KeyFigure(
            f"{events}",
            f"recorded {_noun(events, 'event')}",
            f"{_span(years)}{counted_digits(ties, 'tie')} on record",
        ),
        KeyFigure(
            _month(str(last["date"].max())) if len(last) else "–",
            "last recorded event",
            f"with {listed(with_whom, 2)}" if with_whom else "no event on record",
        ),
    )


def tasks(register: pd.DataFrame, dataset: Dataset, graph: nx.Graph, on: str) -> tuple[Task, ...]:
    """Return what needs attention, most pressing first; nothing with a count of 0 is in it.

    ``register`` is ``actor_register(dataset, graph)`` and ``on`` the date of the data.
    """
    found = (
        _to_rate(register),
        _to_contact(register, on),
        _to_map(register),
        _to_link(register, graph),
        _to_name(register, dataset),
        _members_to_confirm(register, on),
        _actors_to_confirm(register, on),
    )
    return tuple(task for task in found if task.count)


def nothing_to_do(register: pd.DataFrame) -> str:
    """Say why the list of what needs attention is empty: nothing recorded, or nothing left."""
    if stakeholders_of(register).empty and members_of(register).empty:
        return "No member and no actor is on record yet, so nothing can be said."
    return "Nothing on record calls for attention."


def footnote(found: Sequence[Task], figures: Sequence[KeyFigure]) -> str:
    """Return Kosovo's footnote when a line shown bears its asterisk; "" otherwise."""
    shown = [task.detail for task in found] + [figure.note for figure in figures]
    return KOSOVO_FOOTNOTE if any("*" in line for line in shown) else ""


def quadrant_counts(register: pd.DataFrame) -> tuple[QuadrantCount, ...]:
    """Return the four quadrants as they lie on the grid, with the mapped actors in each."""
    counts = attention.mapped(register)["quadrant"].value_counts()
    return tuple(
        QuadrantCount(
            QUADRANT_LABELS[quadrant],
            QUADRANT_HINTS[quadrant],
            int(counts.get(quadrant, 0)),
            quadrant == MANAGE_CLOSELY,
        )
        for quadrant in QUADRANTS_ON_GRID
    )


def quadrant_question(register: pd.DataFrame) -> str:
    """Return the heading over the quadrants, with how many actors the map has."""
    count = len(attention.mapped(register))
    return f"Where do the {count} actors stand?" if count > 1 else "Where do the actors stand?"


def quadrant_caption(register: pd.DataFrame, cut: float = 3.0) -> str:
    """Return the caption of the quadrants: n, who rated, when, and what counts as high."""
    rows = attention.mapped(register)
    placed = rows[rows["quadrant"].notna()]
    if placed.empty:
        return "No actor on our map has a score yet."
    proposed = int(placed["proposed"].sum())
    whose = {0: "rated by the network", len(placed): "proposed scores"}.get(
        proposed, f"{proposed} of them proposed"
    )
    unrated = len(rows) - len(placed)
    without = f" Without a score: {unrated}." if unrated else ""
    return (
        f"n = {counted_digits(len(placed), 'actor')}; {whose}, "
        f"{in_words(str(placed['rated_on'].max()))}; {cut:g} or more is high.{without}"
    )


def events_caption(counts: pd.Series, on: str) -> str:
    """Return the caption of the events per year: n, the date, what absence does not mean."""
    up_to = f" up to {in_words(on)}" if on else ""
    return (
        f"n = {counted_digits(int(counts.sum()), 'event')} with at least one actor, from published "
        f"sources{up_to}. None on record does not mean that none took place."
    )


def events_alt(counts: pd.Series) -> str:
    """Return the alternative text of the events per year, with every number."""
    if counts.empty:
        return "No event is on record."
    total, most = int(counts.sum()), int(counts.max())
    top = list(counts.index[counts == most])
    numbers = ", ".join(f"{year} {count}" for year, count in counts.items())
    return (
        f"{counted(total, 'event', start=True)} {'is' if total == 1 else 'are'} on record, most in "
        f"{listed(top)}. Bar chart of events per year: {numbers}."
    )


def _to_rate(register: pd.DataFrame) -> Task:
    rows, waiting = attention.mapped(register), attention.not_rated(register)
    proposed = int(waiting["quadrant"].notna().sum())
    lead = "Only proposals so far" if proposed == len(waiting) else f"{proposed} only proposed"
    return Task(
        "rate",
        len(waiting),
        f"of {counted_digits(len(rows), 'actor')} on our map "
        f"{_is(len(waiting))} not rated by the network yet",
        tuple(waiting["short_name"]),
        f"{lead}: {_named(waiting['short_name'], 3)}",
        "See proposals",
        "grid",
        GRID,
    )


def _to_contact(register: pd.DataFrame, on: str) -> Task:
    close = len(attention.to_manage_closely(register))
    quiet = attention.without_recent_contact(register, on)
    dated = quiet["short_name"] + " " + quiet["last_event"].str[:4].fillna("never on record")
    return Task(
        "contact",
        len(quiet),
        f"of {close} to manage closely: {_no_contact(on)}",
        tuple(quiet["short_name"]),
        _named(dated),
        "See contacts",
        "grid",
        GRID,
    )


def _to_map(register: pd.DataFrame) -> Task:
    rows = attention.missing_from_map(register)
    events = [
        f"{name} {counted_digits(count, 'event') if place == 0 else count}"
        for place, (name, count) in enumerate(
            zip(rows["short_name"], rows["events"].astype("int64"), strict=True)
        )
    ]
    return Task(
        "map",
        len(rows),
        f"{_noun(len(rows), 'actor')} with {number(attention.ENGAGED_OFTEN)} events or more "
        f"{_is(len(rows))} not on our map",
        tuple(rows["short_name"]),
        _named(events),
        "See others",
        "grid",
        GRID | {"actors": "Others"},
    )


def _to_link(register: pd.DataFrame, graph: nx.Graph) -> Task:
    rows = attention.without_link(register, graph)
    alone = rows.loc[~rows["member_tie"], "short_name"]
    by_member = rows.loc[rows["member_tie"], "short_name"]
    if alone.empty:
        detail = f"Tied to a member: {_named(by_member)}"
    elif by_member.empty:
        detail = f"None is tied to a member either: {_named(alone)}"
    else:
        detail = (
            f"{number(len(alone), start=True)} of them {_is(len(alone))} not tied to a member "
            f"either: {_named(alone)}"
        )
    return Task(
        "link",
        len(rows),
        f"{_noun(len(rows), 'actor')} on our map {'has' if len(rows) == 1 else 'have'} "
        "no tie to us and no event on record",
        tuple(rows["short_name"]),
        detail,
        "See ties",
        "relationships",
        TIES,
    )


def _to_name(register: pd.DataFrame, dataset: Dataset) -> Task:
    rows = attention.unnamed(register, dataset)
    asked, others = rows.loc[rows["asked"], "short_name"], rows.loc[~rows["asked"], "short_name"]
    question = f"{listed(list(asked))}: which one?" if len(asked) else ""
    rest = f"{'Likewise ' if question else ''}{_named(others, 4)}" if len(others) else ""
    return Task(
        "name",
        len(rows),
        f"{_noun(len(rows), 'entry', 'entries')} on our map "
        f"{'names' if len(rows) == 1 else 'name'} a group, not an organisation",
        tuple(rows["short_name"]),
        f"{question} {rest}".strip(),
        "See groups",
        "grid",
        GRID | {"find": _words_finding(rows, register)},
    )


def _members_to_confirm(register: pd.DataFrame, on: str) -> Task:
    members = members_of(register)
    old = attention.old_evidence(members, on)
    return Task(
        "members",
        len(old),
        f"of {counted_digits(len(members), 'member')}: {_old_words()}",
        tuple(old["short_name"]),
        _oldest(old, members),
        "See members",
        "members",
    )


def _actors_to_confirm(register: pd.DataFrame, on: str) -> Task:
    actors = stakeholders_of(register)
    old = attention.old_evidence(actors, on).sort_values("on_map", ascending=False, kind="stable")
    on_map = old[old["on_map"]]
    if on_map.empty:
        detail = _oldest(old, actors)
    else:
        lead = f"{number(len(on_map), start=True)} of them {_is(len(on_map))} on our map. "
        detail = lead + _oldest(on_map, actors)
    first = old.index[0] if len(old) else ""
    return Task(
        "actors",
        len(old),
        f"of {counted_digits(len(actors), 'actor')} on record: {_old_words()}",
        tuple(old["short_name"]),
        detail,
        "See the oldest",
        "profile",
        {"actor": str(first)},
    )


def _rated_words(rated: int, total: int) -> str:
    if not total:
        return "No actor is on our map yet"
    if not rated:
        return "No actor on our map has the network’s own rating yet"
    if rated == total:
        everyone = "The one actor" if total == 1 else f"All {number(total)} actors"
        return f"{everyone} on our map {_is(total)} rated by the network"
    return (
        f"{number(rated, start=True)} of the {number(total)} actors on our map {_is(rated)} "
        "rated by the network"
    )


def _no_contact(on: str, verb: str = "") -> str:
    year = attention.last_quiet_year(on)
    return f"no contact {verb}on record" + (f" after {year}" if year else "")


def _old_words() -> str:
    return f"evidence over {number(attention.EVIDENCE_YEARS)} years old"


def _oldest(old: pd.DataFrame, among: pd.DataFrame) -> str:
    """Name the oldest rows of ``old``, and count those of ``among`` whose age is unknown."""
    dated = list(old["short_name"] + " " + old["as_of"].str[:4])[:3]
    undated = len(attention.undated(among))
    unknown = f" Undated, so of unknown age: {undated}." if undated else ""
    return f"Oldest: {listed(dated)}.{unknown}"


def _words_finding(rows: pd.DataFrame, register: pd.DataFrame) -> str:
    """Return the words that find exactly these mapped actors, "" where the notes lack them."""
    stakeholders = stakeholders_of(register)
    passes = chosen(stakeholders, Selection(scope=ON_MAP, text=GROUP_WORDS))
    return GROUP_WORDS if set(stakeholders.index[passes]) == set(rows.index) else ""


def _named(names: Sequence[str], most: int = MOST_NAMES) -> str:
    return f"{listed(list(names), most)}."


def _is(count: int) -> str:
    return "is" if count == 1 else "are"


def _noun(count: int, singular: str, plural: str = "") -> str:
    return singular if count == 1 else plural or f"{singular}s"


def _span(years: pd.Series) -> str:
    if years.empty:
        return ""
    first, last = years.index[0], years.index[-1]
    return f"{first}; " if first == last else f"{first} to {last}; "


def _month(date: str) -> str:
    day = first_day(date)
    return f"{MONTHS[day.month - 1][:3]} {day.year}" if "-" in date else str(day.year)
