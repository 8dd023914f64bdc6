"""What the page on methods says: the scores, the coverage, the tables, the state of the data.

Everything returned is plain text or a table of it; what shows it makes it safe (``plain.py``).
"""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from dpnsee_analytics.dates import in_words
from dpnsee_analytics.dictionary import column_blank, column_type, value_words
from dpnsee_analytics.errors import Problem
from dpnsee_analytics.metrics.catalogue import METRICS, Metric
from dpnsee_analytics.metrics.coverage import UNDATED
from dpnsee_analytics.metrics.scores import PROPOSAL, scores
from dpnsee_analytics.reports.narrative import Answer, counted, counted_digits, listed, number
from dpnsee_analytics.schema import (
    INTEREST_ANCHORS,
    KOSOVO_FOOTNOTE,
    POWER_ANCHORS,
    RATINGS,
    Column,
    TableSchema,
)


@dataclass(frozen=True)
class Source:
    """Something the dashboard is made of that others made: what, whose, under which licence."""

    what: str
    owner: str
    licence: str
    address: str


SOURCES: tuple[Source, ...] = (
    Source(
        "Borders on the map",
        "Natural Earth 4.1.0, 1:10m, simplified",
        "public domain",
        "https://www.naturalearthdata.com/about/terms-of-use/",
    ),
    Source(
        "Coordinates of towns",
        "© GeoNames",
        "CC BY 4.0",
        "https://creativecommons.org/licenses/by/4.0/",
    ),
)

TABLES_SENTENCE = (
    "Every file is UTF-8 text with a row of column names. An empty cell means “not evidenced”, "
    "never nought; dates are written as far as they are known: 2016, 2016-05 or 2016-05-09."
)


def methods_answer(ratings: pd.DataFrame) -> Answer:
    """Answer “How is it measured, and how sure is it?” from the table of ratings."""
    rated = scores(ratings)
    caution = "Where no link or event is on record, none was found: that is not the same as none."
    if rated.empty:
        return Answer("No actor is rated yet.", caution)
    total, proposed = len(rated), int(rated["proposed"].sum())
    who = f"All {number(total)} rated actors" if total > 1 else "The one rated actor"
    if proposed == 0:
        verb = "were" if total > 1 else "was"
        return Answer(f"{who} {verb} rated by the network.", caution)
    if proposed < total:
        who = f"{number(proposed, start=True)} of {number(total)} rated actors"
    on = "desk-study proposals" if proposed > 1 else "a desk-study proposal"
    return Answer(f"{who} {'stand' if proposed > 1 else 'stands'} on {on}.", caution)


def scale_table(cut: float = 3.0) -> pd.DataFrame:
    """Return what each point of both scales means, one row a score.

    Columns: ``score``, ``interest``, ``power``, ``level`` (low or high at ``cut``) and ``begins``
    (whether it is the lowest high score).
    """
    points = pd.Series(list(INTEREST_ANCHORS))
    high = points >= cut
    return pd.DataFrame(
        {
            "score": points,
            "interest": list(INTEREST_ANCHORS.values()),
            "power": [POWER_ANCHORS[score] for score in INTEREST_ANCHORS],
            "level": high.map({True: "high", False: "low"}),
            "begins": high & ~high.shift(fill_value=False),
        }
    )


def scale_meaning(criterion: str) -> str:
    """Return what a scale is about, as ``schema`` words it before naming the points."""
    return RATINGS.column(criterion).help.partition(":")[0] + "."


def rating_sentences(ratings: pd.DataFrame, cut: float = 3.0) -> list[str]:
    """Say who rated how many actors, which score counts as high, and what a blank means."""
    return [
        _raters_sentence(ratings),
        f"A score of {cut:g} or more counts as high, so a score on the line is high. A blank is "
        "unrated: such an actor is listed beside the grid and has no place on it.",
        "Several raters are averaged, each by their newest score. The network’s own rating "
        "replaces the proposal, actor by actor and score by score; a hollow marker is a proposal, "
        "a solid one the network’s own.",
    ]


def _raters_sentence(ratings: pd.DataFrame) -> str:
    proposed = ratings["basis"] == PROPOSAL
    proposals, own = ratings[proposed], ratings[~proposed]
    if ratings.empty:
        return "No rating is on record."
    if own.empty:
        return f"The desk study rated {_rated(proposals)}; the network has rated none yet."
    if proposals.empty:
        return f"The network rated {_rated(own)}."
    return f"The desk study rated {_rated(proposals)}, the network {_rated(own)}."


def _rated(rows: pd.DataFrame) -> str:
    actors = counted(rows["stakeholder_id"].nunique(), "actor")
    return f"{actors} ({counted(rows['rater'].nunique(), 'rater')})"


def confidence_sentence(counts: pd.Series, ratings: int) -> str:
    """Say how sure raters are: ``coverage.confidence_counts``, and how many ratings there are."""
    if not ratings:
        return "No rating is on record, so there is no confidence to show."
    blank = ratings - int(counts.sum())
    without = (
        f" {number(blank, start=True)} {'has' if blank == 1 else 'have'} none." if blank else ""
    )
    return (
        f"Raters gave {_or_none(counts['high'])} of {counted(ratings, 'rating')} high "
        f"confidence, {_or_none(counts['medium'])} medium and {_or_none(counts['low'])} "
        f"low.{without}"
    )


def _or_none(count: int) -> str:
    return number(int(count)) if count else "none"


def coverage_answer(years: pd.Series) -> Answer:
    """Say in which years the recorded events lie, from ``attention.events_until``."""
    total = int(years.sum())
    if not total:
        return Answer("No event is on record.", "That does not mean that none took place.")
    first, last = _first_and_last(years)
    empty = [year for year in years.index if year > last]
    rest = f"None is on record for {_years(empty[0], empty[-1])}." if empty else ""
    start, end = densest_years(years)
    if start <= first and last <= end:
        every = "The one recorded event is" if total == 1 else f"All {number(total)} events are"
        return Answer(f"{every} of {_years(first, last)}.", rest)
    dense = int(years[start:end].sum())
    verb = "falls" if dense == 1 else "fall"
    strong = (
        f"{number(dense, start=True)} of {number(total)} recorded events {verb} in "
        f"{_years(start, end)}; {last} has {number(int(years[last]))}."
    )
    return Answer(strong, rest)


def densest_years(years: pd.Series, span: int = 6) -> tuple[str, str]:
    """Return first and last of the ``span`` years running that hold most events, the earliest.

    ``years`` must not be empty.
    """
    width = min(span, len(years))
    sums = [int(years.iloc[at : at + width].sum()) for at in range(len(years) - width + 1)]
    start = sums.index(max(sums))
    return years.index[start], years.index[start + width - 1]


def marked_years(years: pd.Series) -> list[str]:
    """Return the years ``coverage_answer`` names as the dense ones; none where all events are."""
    if not years.sum():
        return []
    first, last = _first_and_last(years)
    start, end = densest_years(years)
    return [] if start <= first and last <= end else list(years[start:end].index)


def _first_and_last(years: pd.Series) -> tuple[str, str]:
    with_events = years.index[years > 0]
    return with_events[0], with_events[-1]


def _years(start: str, end: str) -> str:
    return start if start == end else f"{start}–{end}"


def recent_years(counts: pd.Series, most: int = 11) -> pd.Series:
    """Return counts by year with all but the newest ``most`` years joined as “before YEAR”."""
    years = [label for label in counts.index if str(label).isdigit()]
    if len(years) <= most + 1:
        return counts
    older, first = years[:-most], years[-most]
    joined = pd.Series({f"before {first}": counts[older].sum()})
    return pd.concat([joined, counts.drop(older)])


def coverage_sentences(
    events: int,
    countries: pd.Series,
    evidence: pd.DataFrame,
    without: pd.DataFrame,
    names: dict[str, str],
) -> list[str]:
    """Say what the record leans on, from the number of events and ``metrics.coverage``."""
    sentences = (
        _country_sentence(events, countries, names),
        _evidence_sentence(evidence),
        _without_sentence(without),
    )
    return [sentence for sentence in sentences if sentence]


def _country_sentence(events: int, countries: pd.Series, names: dict[str, str]) -> str:
    placed = int(countries.sum())
    if not placed:
        return ""
    most = int(countries.iloc[0])
    top = [names.get(code, code) for code in countries.index[countries == most]]
    lead = listed(top, most=4)
    each = " each" if len(top) > 1 else ""
    unplaced = events - placed
    rest = (
        f"; {number(unplaced)} {'was' if unplaced == 1 else 'were'} online or without a known place"
        if unplaced
        else ""
    )
    return f"{lead} hosted {number(most)} of the {counted(events, 'event')}{each}{rest}."


def _evidence_sentence(evidence: pd.DataFrame) -> str:
    rows = evidence.sum(axis=1)
    total = int(rows.sum())
    if not total:
        return ""
    undated = int(rows.get(UNDATED, 0))
    dated = rows.drop(UNDATED, errors="ignore")
    parts = []
    if len(dated):
        newest = str(dated.index[-1])
        parts.append(f"{number(int(dated.iloc[-1]))} on evidence of {newest}, the newest year")
        from_newest = dated[::-1].cumsum()
        middle = str(from_newest.index[(from_newest >= dated.sum() / 2).to_numpy()][0])
        if middle != newest:
            parts.append(f"half of the dated ones on evidence of {middle} or later")
    if undated:
        parts.append(f"{number(undated)} on pages without a date")
    verb = "rests" if parts[0].startswith("one ") else "rest"
    first, rest = parts[0].split(" ", 1)
    told = listed([f"{first} {verb} {rest}", *parts[1:]])
    return f"Of {counted(total, 'row')} on members, stakeholders and ties, {told}."


def _without_sentence(without: pd.DataFrame) -> str:
    if without.empty:
        return ""
    ties, events = int(without["no_tie"].sum()), int(without["no_event"].sum())
    neither = int((without["no_tie"] & without["no_event"]).sum())
    return (
        f"Of {counted(len(without), 'stakeholder')}, {_or_none(ties)} "
        f"{'has' if ties == 1 else 'have'} no tie on record, {_or_none(events)} no event, and "
        f"{_or_none(neither)} neither."
    )


def coverage_caption(years: pd.Series, evidence: pd.DataFrame, on: str) -> str:
    """Return the small print under the coverage bars: n, date, what they do not say."""
    rows = int(evidence.to_numpy().sum())
    dated = f"; evidence up to {in_words(on)}" if on else ""
    return (
        f"n = {counted_digits(int(years.sum()), 'event')}, {counted_digits(rows, 'row')} of "
        f"members, stakeholders and ties{dated}. The record leans on what was published and found: "
        "no tie or event on record does not mean that there is none. Events without a country are "
        f"not in the second picture. {KOSOVO_FOOTNOTE}"
    )


def matching(text: str, metrics: Sequence[Metric] = METRICS) -> list[Metric]:
    """Return the measures whose record holds every word of ``text``, in any letter case."""
    words = text.casefold().split()
    return [metric for metric in metrics if all(word in _searched(metric) for word in words)]


def _searched(metric: Metric) -> str:
    fields = (
        metric.group, metric.label, metric.unit, metric.range, metric.formula,
        metric.higher_means, metric.undefined, metric.source, metric.module,
    )  # fmt: skip
    return " ".join(fields).casefold()


def metric_facts(metric: Metric) -> list[tuple[str, str]]:
    """Return what is told of a measure, each part with its name."""
    return [
        ("How", metric.formula),
        ("Unit", metric.unit),
        ("Range", metric.range),
        ("Without a value", metric.undefined),
        ("Source", metric.source),
        ("Code", f"{metric.module}.{metric.compute.__name__}"),
    ]


def found_sentence(found: Sequence[Metric], text: str) -> str:
    """Say how many measures are listed, or that none holds the words looked for."""
    if not text.strip():
        return f"{counted(len(found), 'measure', start=True)}. Open one for how it is made."
    if not found:
        return f"No measure speaks of “{text.strip()}”."
    verb = "speaks" if len(found) == 1 else "speak"
    return f"{counted(len(found), 'measure', start=True)} {verb} of “{text.strip()}”."


def table_label(schema: TableSchema, rows: int) -> str:
    """Return the heading of a table: its name, its file and how many rows it has."""
    return f"{schema.label} · {schema.file} · {counted_digits(rows, 'row')}"


def column_table(schema: TableSchema) -> pd.DataFrame:
    """Return one row per column of a table: name, label, type, blank, meaning."""
    rows = [
        (column.name, column.label, column_type(column), column_blank(column), _meaning(column))
        for column in schema.columns
    ]
    return pd.DataFrame(rows, columns=["Column", "Label", "Type", "Blank", "Meaning"])


def _meaning(column: Column) -> str:
    if not column.choices:
        return column.help
    return f"{column.help} Values: {', '.join(map(value_words, column.choices))}."


def key_sentence(schema: TableSchema) -> str:
    """Say what a table holds and which columns tell its rows apart."""
    key = f"Rows differ in {listed(schema.key)}." if schema.key else "A record may recur."
    return f"{schema.help} {key}"


def template(schema: TableSchema) -> bytes:
    """Return an empty CSV file with every column of a table, marked UTF-8 for spreadsheets."""
    buffer = io.StringIO(newline="")
    csv.writer(buffer, lineterminator="\n").writerow([column.name for column in schema.columns])
    return buffer.getvalue().encode("utf-8-sig")


def template_name(schema: TableSchema) -> str:
    """Return the file name of a table's template."""
    return f"{schema.name}_template.csv"


def state_facts(revision: str, on: str, problems: Sequence[Problem]) -> list[tuple[str, str]]:
    """Return which state of the data is shown: its date, its revision, its problems."""
    found = (
        f"{counted(len(problems), 'problem', start=True)}, named at the top of every page"
        if problems
        else "None found"
    )
    return [
        ("Newest evidence", in_words(on) if on else "no dated row"),
        ("Revision", revision),
        ("Problems in the files", found),
    ]
