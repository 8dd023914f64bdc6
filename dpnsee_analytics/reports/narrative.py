"""Sentences from data: deterministic, and never more certain than the data.

Everything returned is plain text; what shows it makes it safe (``plain.py``).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from dpnsee_analytics.dates import in_words
from dpnsee_analytics.figures.grid import CROWD
from dpnsee_analytics.metrics.contact import STALE_YEARS
from dpnsee_analytics.metrics.quadrants import MANAGE_CLOSELY, QUADRANT_LABELS
from dpnsee_analytics.metrics.ties import around
from dpnsee_analytics.schema import KOSOVO_FOOTNOTE

_NUMBERS = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
)  # fmt: skip


@dataclass(frozen=True)
class Answer:
    """A page's answer: the finding, and what else belongs to it."""

    strong: str
    rest: str = ""

    def __str__(self) -> str:
        return f"{self.strong} {self.rest}".strip()


def number(count: int, *, start: bool = False) -> str:
    """Return a count in words up to ten, in digits with thin spaces above.

    >>> number(5), number(0, start=True), number(12500)
    ('five', 'No', '12\\u202f500')
    """
    words = _NUMBERS[count] if 0 <= count <= 10 else digits(count)
    return words[:1].upper() + words[1:] if start else words


def counted(count: int, singular: str, plural: str = "", *, start: bool = False) -> str:
    """Return a count with its noun: “one actor”, “31 actors”, “no actors”."""
    return f"{number(count, start=start)} {singular if count == 1 else plural or singular + 's'}"


def listed(names: Sequence[str], most: int = 0) -> str:
    """Return names as “A, B and C”; beyond ``most`` (0: all) the others are counted."""
    names = list(names)
    if most and len(names) > most:
        return f"{', '.join(names[:most])} and {number(len(names) - most)} more"
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def grid_answer(shown: pd.DataFrame, on: str) -> Answer:
    """Answer “Who should we manage closely?” from the register rows shown and the data's date."""
    rated = shown[shown["quadrant"].notna()]
    if rated.empty:
        return Answer("No actor shown has a score yet.")
    close = rated[rated["quadrant"] == MANAGE_CLOSELY]
    verb = "combines" if len(close) == 1 else "combine"
    strong = (
        f"{number(len(close), start=True)} of {number(len(rated))} "
        f"{'actor' if len(rated) == 1 else 'actors'} {verb} high interest with high power."
    )
    return Answer(strong, _contact_sentence(close, on))


def _contact_sentence(close: pd.DataFrame, on: str) -> str:
    old, none = int(close["look_here"].sum()), int(close["last_event"].isna().sum())
    of_them = f" of the {number(len(close))}" if len(close) > 1 else ""
    parts = []
    if old and on:
        who = f"With {number(old)}{of_them}" if of_them else "With it"
        parts.append(
            f"{who}, our last recorded contact is from {int(on[:4]) - STALE_YEARS} or earlier."
        )
    if none:
        who = f"With {number(none)}{of_them}" if of_them else "With it"
        parts.append(f"{who}, no contact is on record.")
    return " ".join(parts)


def nothing_on_the_grid(shown: pd.DataFrame) -> str:
    """Say why no actor stands on the grid: none matches, or none of the matching is rated."""
    if shown.empty:
        return "No actor matches these filters."
    names = listed(list(shown["short_name"]), most=12)
    return f"No actor matching these filters has a score. Unrated: {names}."


def grid_alt(shown: pd.DataFrame) -> str:
    """Return the alternative text of the grid: its finding, its form, where the numbers are."""
    rated = shown[shown["quadrant"].notna()]
    close = rated[rated["quadrant"] == MANAGE_CLOSELY]
    names = f": {listed(list(close['short_name']), most=12)}" if len(close) else ""
    verb = "is" if len(close) == 1 else "are"
    return (
        f"{number(len(close), start=True)} of {number(len(rated))} actors {verb} high on both "
        f"interest and power{names}. Grid of interest by power. The table below has every score."
    )


def kosovo_footnote(names: Iterable[str]) -> str:
    """Return the footnote, with a space before it, where one of ``names`` bears its asterisk."""
    return f" {KOSOVO_FOOTNOTE}" if any("Kosovo*" in str(name) for name in names) else ""


def grid_caption(shown: pd.DataFrame, cut: float, scope: str, measure: str = "") -> str:
    """Return the caption of the grid: n, raters, date, the rule, and what it does not say."""
    rated = shown[shown["quadrant"].notna()]
    raters = int(rated[["interest_raters", "power_raters"]].max().max()) if len(rated) else 0
    dates = rated["rated_on"].dropna()
    crowd = f" Size of a symbol: {measure.lower()}." if measure else ""
    if len(rated) > CROWD:
        crowd += (
            " Each cell names the actors with the newest contact, then those with most ties; the "
            "table has all."
        )
    parts = [f"n = {counted_digits(len(rated), 'actor')} {scope}"]
    if raters:
        most = "" if raters == 1 else "up to "
        parts.append(f"{most}{counted_digits(raters, 'rater')} an actor")
    if len(dates):
        parts.append(f"scores of {in_words(str(dates.max()))}")
    return (
        f"{'; '.join(parts)}. A score of {cut:g} counts as high: the line lies just below it. "
        f"Cells grow with their content; place inside a cell means nothing.{crowd}"
        f"{kosovo_footnote(rated['name'])}"
    )


def counted_digits(count: int, singular: str, plural: str = "") -> str:
    """Return a count in digits with its noun: “31 actors”, “1 rater”."""
    return f"{digits(count)} {singular if count == 1 else plural or singular + 's'}"


def digits(count: int) -> str:
    """Return a count in digits, thousands apart by a narrow space that never breaks a line."""
    return f"{count:,}".replace(",", "\u202f")


def desk_study_caveat(ratings: pd.DataFrame) -> str:
    """Return the sentence beside every picture with proposals; "" when there are none."""
    proposals = ratings[ratings["basis"] == "desk_study"]
    if proposals.empty:
        return ""
    raters = proposals["rater"].nunique()
    return (
        f"Desk-study proposal of {in_words(str(proposals['rated_on'].max()))}, made from public "
        f"sources by {counted(raters, 'rater')}: it is not the view of DPNSEE or of the actors "
        "shown, it says nothing about who is for or against, and it gives way to the network’s "
        "own ratings."
    )


def quadrant_lists(shown: pd.DataFrame) -> dict[str, list[str]]:
    """Return the short names of each quadrant's actors, in the quadrants' order."""
    rated = shown[shown["quadrant"].notna()].sort_values("short_name", key=lambda s: s.str.lower())
    return {
        label: list(rated.loc[rated["quadrant"] == quadrant, "short_name"])
        for quadrant, label in QUADRANT_LABELS.items()
    }


def unrated_sentence(shown: pd.DataFrame, others: pd.DataFrame) -> str:
    """Say which of the actors shown, and of the others, have no place on the grid."""
    here = shown[shown["quadrant"].isna()]
    there = others[others["quadrant"].isna()]
    parts = []
    if len(shown):
        count = number(len(here), start=True) if len(here) else "None"
        names = f": {listed(list(here['short_name']), most=12)}" if len(here) else ""
        parts.append(f"{count} of these {number(len(shown))}{names}.")
    if len(there):
        names = listed(list(there["short_name"]), most=12)
        parts.append(f"Of the {number(len(others))} not shown, {number(len(there))}: {names}.")
    return " ".join(parts)


MAP_QUESTIONS = {
    "members": "Where are our members?",
    "members_per_million": "Where are our members, measured by population?",
    "events": "Where do we meet?",
    "seated": "Where do the actors have their seat?",
    "with_service": "Where is a service offered?",
}


def map_answer(counts: pd.DataFrame, value: str, label: str = "") -> Answer:
    """Answer the question of the map's layer ``value`` from ``country_counts``."""
    if counts.empty:
        return Answer("No country is recorded.")
    if value == "members_per_million":
        return _per_million_answer(counts)
    if value != "members":
        return _count_answer(counts, value, label)
    with_members = counts[counts["members"] > 0]
    total = int(counts["members"].sum())
    if not total:
        return Answer("No current member is recorded.")
    everywhere = len(with_members) == len(counts)
    reach = (
        f"All {number(len(counts))}"
        if everywhere
        else f"{number(len(with_members), start=True)} of {number(len(counts))}"
    )
    most = with_members["members"].max()
    top = list(with_members.loc[with_members["members"] == most, "name"])
    lead = f"; {top[0]} has {number(int(most))} of the {number(total)}" if len(top) == 1 else ""
    single = list(with_members.loc[with_members["members"] == 1, "name"].sort_values())
    rest = ""
    if single and most > 1:
        rest = f"{listed(single, most=4)} {'rests' if len(single) == 1 else 'rest'} on one member"
        rest += " each." if len(single) > 1 else "."
    return Answer(f"{reach} countries have at least one member{lead}.", rest)


def _per_million_answer(counts: pd.DataFrame) -> Answer:
    known = counts[counts["members_per_million"].notna()]
    if known.empty:
        return Answer("No population is recorded.")
    ranked = known.sort_values("members_per_million", kind="stable")
    low, high = ranked.iloc[0], ranked.iloc[-1]
    return Answer(
        f"{high['name']} has {high['members_per_million']:.2g} members per million people, "
        f"{low['name']} {low['members_per_million']:.2g}.",
        "Populations are of different years: read these as rough.",
    )


def _count_answer(counts: pd.DataFrame, value: str, label: str) -> Answer:
    total = int(counts[value].sum())
    noun = {"events": "event", "seated": "actor"}.get(value, "member")
    what = {"events": "recorded in our countries", "seated": "seated in our countries"}
    words = what.get(value, label.removeprefix("Members "))
    if not total:
        return Answer(f"No {noun} {words} is on record.")
    most = counts[value].max()
    top = list(counts.loc[counts[value] == most, "name"])
    have = "has" if len(top) == 1 else "have"
    each = "" if len(top) == 1 else " each"
    strong = (
        f"{listed(top, most=4)} {have} {number(int(most))}{each} of the "
        f"{counted(total, noun)} {words}."
    )
    none = list(counts.loc[counts[value] == 0, "name"].sort_values())
    return Answer(strong, f"None is on record for {listed(none, most=6)}." if none else "")


def map_caption(
    counts: pd.DataFrame, without_town: Sequence[str], value: str, on: str, filtered: bool = False
) -> str:
    """Return the caption of the map, with Kosovo's footnote whenever Kosovo* is on it.

    ``filtered``: only events with, and seats of, the actors that pass the filters are counted.
    """
    first = {
        "events": f"n = {counted_digits(int(counts['events'].sum()), 'event')} held here",
        "seated": f"n = {counted_digits(int(counts['seated'].sum()), 'actor')} seated here",
    }.get(value, f"n = {counted_digits(int(counts['members'].sum()), 'current member')}")
    parts = [f"{first}; evidence up to {in_words(on)}." if on else f"{first}."]
    if filtered and value in ("events", "seated"):
        parts.append("Only actors that match the filters count.")
    if value == "with_service":
        parts.append("Only what a source mentions counts, so this is not a full profile.")
    if without_town:
        verb = "has" if len(without_town) == 1 else "have"
        parts.append(f"{listed(list(without_town))} {verb} no known town and no marker.")
    if value == "events":
        parts.append("No event on record does not mean that none took place.")
    parts.append("Borders: Natural Earth. Towns: GeoNames, CC BY 4.0.")
    if counts["name"].str.contains("*", regex=False).any():
        parts.append(KOSOVO_FOOTNOTE)
    return " ".join(parts)


def map_alt(counts: pd.DataFrame, value: str, answer: Answer) -> str:
    """Return the alternative text of the map."""
    pairs = counts[["name", value]].itertuples(index=False)
    words = ", ".join(f"{name} {count:.3g}" for name, count in pairs)
    return f"{answer} Map of the countries: {words}. The table below has the numbers."


def relationships_answer(shown: pd.DataFrame, scope: str) -> Answer:
    """Answer “Who links us to the actors?” from the register's stakeholders shown."""
    if shown.empty:
        return Answer("No actor matches these filters.")
    steps = shown["steps"].value_counts()
    near, far = int(steps.get("near", 0)), int(steps.get("far", 0))
    none = len(shown) - near - far
    further = f" and {number(far)} {'is' if far == 1 else 'are'} further away" if far else ""
    strong = (
        f"Of the {counted(len(shown), 'actor')} {scope}, {number(near)} "
        f"{'is' if near == 1 else 'are'} tied to us or a member{further}."
    )
    return Answer(strong, f"No tie on record leads to the other {number(none)}." if none else "")


def ego_answer(actor: pd.Series, ties: pd.DataFrame) -> Answer:
    """Answer “Who is tied to this actor?” from its register row (named by its id) and pairs."""
    here = around(ties, str(actor.name))
    if here.empty:
        return Answer(f"No tie on record leads to {actor['short_name']}.")
    classes = here["tie_class"].value_counts()
    own = {"network": "the network itself", "membership": "the network by membership"}
    with_us = next((words for name, words in own.items() if name in classes), "")
    strong = (
        f"{counted(len(here), 'actor', start=True)} {'is' if len(here) == 1 else 'are'} tied to it."
    )
    if actor["kind"] == "network":
        members = int(classes.get("membership", 0))
        return Answer(strong, f"{number(members, start=True)} of them are or were members.")
    return Answer(
        strong, f"Among them is {with_us}." if with_us else "The network is not among them."
    )


def relationships_alt(answer: Answer, centre: str) -> str:
    """Return the alternative text of the graph."""
    form = (
        "Graph of one actor and its ties."
        if centre
        else "Graph by steps from the network: members, the network, actors tied to us, others."
    )
    return f"{answer} {form} The tables below list every actor and tie."


def ego_headings(centre: str) -> dict[str, str]:
    """Return the words above the columns around one actor; none without one in the centre."""
    if not centre:
        return {}
    return {"network": "", "near": "{n} tied to it", "far": "{n} one step further"}


def relationships_caption(
    records: int, shown: pd.DataFrame, on: str, measure: str, centre: str, year: int | None
) -> str:
    """Return the caption of the graph: n, date, what bold and size mean, who has no tie."""
    dated = f", evidence up to {in_words(on)}" if on else ""
    force = "ended ties count"
    if year is not None:
        force = f"in force in {year}; no start or end on record counts as open"
    parts = [f"n = {counted_digits(records, 'tie')} on record{dated}; {force}."]
    if not centre:
        parts.append(
            "Ties among actors of the third column and among members are hidden. "
            f"Size of a circle: {measure.lower()}. Wider line: more kinds of tie."
        )
    parts.append("Bold: on our map. Events are not counted as ties; no tie means none was found.")
    without = shown[shown["steps"] == "none"].sort_values("short_name")
    if len(without) and not centre:
        parts.append(f"No tie at all: {listed(list(without['short_name']), most=24)}.")
    return f"{' '.join(parts)} {KOSOVO_FOOTNOTE}"


def profile_line(actor: pd.Series, country: str) -> str:
    """Return what a profile says beside the group: level or status, place, label on pictures."""
    words: list[str] = []
    if actor["kind"] == "member":
        words = [f"{actor['membership']} member"]
        words += [actor["city"]] if pd.notna(actor["city"]) else []
    elif pd.notna(actor["level"]):
        words = [actor["level"]]
    words += [country] if country else []
    return " · ".join([*words, f"shown as “{actor['short_name']}”"])


def oddity(actor: pd.Series, register: pd.DataFrame) -> Answer | None:
    """Return what is odd about a stakeholder, or None: known well but not on the map, and so on."""
    if actor["kind"] != "stakeholder":
        return None
    events = int(actor["events"])
    if actor["generic_group"]:
        return Answer("A group without a named organisation.", "Naming one makes it actionable.")
    if not actor["on_map"] and events >= 3:
        most = events == register["events"].max()
        how = (
            "though it has more recorded events than any other actor."
            if most and (register["events"] == events).sum() == 1
            else f"though we have {counted(events, 'recorded event')} with it."
        )
        return Answer("Not on our map,", how)
    if actor["on_map"] and not events and actor["steps"] in ("none", "apart"):
        return Answer("On our map,", "but neither a tie nor an event with it is on record.")
    return None
