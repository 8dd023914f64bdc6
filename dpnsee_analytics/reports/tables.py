"""The table twins of the pictures: every number of a picture as rows with plain column names."""

from collections.abc import Mapping

import pandas as pd

from dpnsee_analytics.dates import period
from dpnsee_analytics.groups import GROUP_LABELS
from dpnsee_analytics.metrics.quadrants import QUADRANT_LABELS
from dpnsee_analytics.metrics.ties import STEP_WORDS
from dpnsee_analytics.reports.narrative import listed
from dpnsee_analytics.schema import in_plain_words


def actor_rows(shown: pd.DataFrame, country_names: Mapping[str, str]) -> pd.DataFrame:
    """Return the stakeholders of the register, same index, with scores, contact and ties."""
    quadrant = shown["quadrant"].map(QUADRANT_LABELS)
    rating = shown["proposed"].map({True: "proposal", False: "network"})
    return pd.DataFrame(
        {
            "Actor": shown["name"],
            "Short name": shown["short_name"],
            "Group": shown["group"].map(GROUP_LABELS),
            "Category": shown["category"].map(in_plain_words, na_action="ignore"),
            "Seat": shown["country_code"].map(lambda code: country_names.get(code, code)),
            "Quadrant": quadrant.fillna("unrated"),
            "Interest": shown["interest"],
            "Power": shown["power"],
            "Rating": rating.where(quadrant.notna()),
            "Rated on": shown["rated_on"],
            "Events": shown["events"].astype("Int64"),
            "Last event": shown["last_event"],
            "Ties": shown["ties"],
        }
    )


def step_rows(shown: pd.DataFrame, measure: str) -> pd.DataFrame:
    """Return actors of the register by ties, same index, with their place seen from the network.

    With a column ``measure`` it stands under the words of that name too.
    """
    table = pd.DataFrame(
        {
            "Actor": shown["name"],
            "Short name": shown["short_name"],
            "Group": shown["group"].map(GROUP_LABELS),
            "Seen from us": shown["steps"].map(STEP_WORDS),
            "All ties": shown["ties"],
            "Own ties": shown["own_ties"],
        }
    )
    if measure not in table and "measure" in shown:
        table[measure] = shown["measure"].round(4)
    return table.sort_values(["All ties", "Short name"], ascending=[False, True])


def linked_names(drawn: pd.DataFrame, ties: pd.DataFrame, most: int = 5) -> pd.Series:
    """Return for each actor of ``drawn`` the short names of those tied to it by ``ties``.

    ``ties`` are records of relationships; beyond ``most`` the others are counted; "" without any.
    """
    names = drawn["short_name"]
    found: dict[str, set[str]] = {actor: set() for actor in drawn.index}
    for one, other in ties[["source_id", "target_id"]].itertuples(index=False, name=None):
        if one in found and other in found:
            found[one].add(names[other])
            found[other].add(names[one])
    texts = {actor: listed(sorted(others), most=most) for actor, others in found.items()}
    return pd.Series(texts, dtype="str")


def tie_rows(ties: pd.DataFrame, names: pd.Series) -> pd.DataFrame:
    """Return records of ties (rows of ``relationships``) with both names and the source."""
    periods = ties[["since", "until"]].fillna("").itertuples(index=False)
    return pd.DataFrame(
        {
            "From": ties["source_id"].map(names),
            "Tie": ties["kind"].map(in_plain_words),
            "To": ties["target_id"].map(names),
            "When": [period(since, until) for since, until in periods],
            "Evidence": ties["evidence"],
            "Source": ties["source_url"],
        }
    )


def event_rows(events: pd.DataFrame) -> pd.DataFrame:
    """Return events (rows of ``engagements``) with plain column names."""
    columns = {
        "date": "Date",
        "kind": "Kind",
        "title": "What happened",
        "place": "Place",
        "source_url": "Source",
    }
    return events[list(columns)].rename(columns=columns)


def year_rows(counts: pd.Series) -> pd.DataFrame:
    """Return counts of events (index: years) as rows."""
    return pd.DataFrame({"Year": list(counts.index), "Events on record": counts.tolist()})


def country_rows(counts: pd.DataFrame, value: str, label: str) -> pd.DataFrame:
    """Return the countries of ``country_counts``, same index; ``value`` is added as ``label``."""
    table = pd.DataFrame(
        {
            "Country": counts["name"],
            "EU status": counts["eu_status"].map(in_plain_words),
            "Since": counts["eu_since"],
            "Population": counts["population"],
            "Of": counts["population_year"].astype("str"),
            "Members": counts["members"],
            "Members per million": counts["members_per_million"].round(2),
            "Events held there": counts["events"],
            "Actors seated there": counts["seated"],
        }
    )
    if value == "with_service":
        table[label] = counts[value]
    return table.assign(Note=counts["note"])
