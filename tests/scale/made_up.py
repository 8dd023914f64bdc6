"""Writes a large data directory of openly fictional actors: ``write(directory)``.

The countries, towns and members are the network's own; every stakeholder, rating, event and tie
of a stakeholder is made up from a seed, says so in its name, and is never committed as data.
"""

import random
from pathlib import Path

import pandas as pd

from dpnsee_analytics.dataset import Dataset
from dpnsee_analytics.schema import CATEGORIES, EVENT_KINDS, LEVELS, NETWORK_ID, TIE_KINDS
from tests.conftest import DATA

SOURCE = "seed:made-up"
NOTE = "Made up for a test of scale; it does not exist."
SEATS = ("AL", "BA", "BG", "GR", "HR", "ME", "MK", "RO", "RS", "SI", "XK", "BE", "NL", "GB", None)
INTEREST_WEIGHTS = (10, 25, 35, 20, 10)
POWER_WEIGHTS = (25, 35, 25, 10, 5)


def write(
    directory: Path | str,
    stakeholders: int = 12_500,
    rated: int = 10_000,
    ties: int = 40_000,
    seed: int = 1,
) -> None:
    """Write every table into ``directory``; the same arguments give the same bytes.

    ``rated`` of the stakeholders have both scores: most a proposal, one in ten three raters of
    the network besides. ``ties`` are records; a few actors have many, most have few.
    """
    real = Dataset.from_directory(DATA)
    chance = random.Random(seed)
    ids = [f"fictional-{place:05d}" for place in range(1, stakeholders + 1)]
    members = list(real.members["member_id"])
    Dataset(
        members=real.members,
        countries=real.countries,
        towns=real.towns,
        strategies=real.strategies,
        membership_counts=real.membership_counts,
        stakeholders=_table(real.stakeholders, _stakeholders(ids, chance)),
        ratings=_table(real.ratings, _ratings(sorted(chance.sample(ids, rated)), chance)),
        engagements=_table(real.engagements, _engagements(ids, chance)),
        relationships=_table(real.relationships, _ties(ids, members, ties, chance)),
    ).to_directory(directory)


def _table(like: pd.DataFrame, rows: list[dict]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=like.columns).astype(like.dtypes.to_dict())


def _stakeholders(ids: list[str], chance: random.Random) -> list[dict]:
    return [
        {
            "stakeholder_id": actor,
            "name": f"Fictional actor {actor[-5:]}",
            "short_name": f"Fict. actor {actor[-5:]}",
            "on_map": chance.random() < 0.5,
            "generic_group": chance.random() < 0.1,
            "category": chance.choice(CATEGORIES),
            "level": chance.choice(LEVELS),
            "formality": "formal",
            "hq_country_code": chance.choice(SEATS),
            "status_note": NOTE,
            "source_url": SOURCE,
            "as_of": "2026",
        }
        for actor in ids
    ]


def _ratings(ids: list[str], chance: random.Random) -> list[dict]:
    rows = []
    for actor in ids:
        interest = chance.choices(range(1, 6), INTEREST_WEIGHTS)[0]
        power = chance.choices(range(1, 6), POWER_WEIGHTS)[0]
        raters = [("desk study", "desk_study")]
        if chance.random() < 0.1:
            raters += [(f"rater {letter}", "workshop") for letter in "ABC"]
        rows += [
            {
                "stakeholder_id": actor,
                "rater": rater,
                "rated_on": "2026-11-21",
                "basis": basis,
                "interest": float(min(max(interest + chance.choice((-1, 0, 0, 1)), 1), 5)),
                "power": float(min(max(power + chance.choice((-1, 0, 0, 1)), 1), 5)),
                "confidence": "low",
                "interest_rationale": NOTE,
                "power_rationale": NOTE,
            }
            for rater, basis in raters
        ]
    return rows


def _engagements(ids: list[str], chance: random.Random) -> list[dict]:
    rows = []
    for event in range(1, len(ids) // 5 + 1):
        year, month, day = chance.randint(2015, 2026), chance.randint(1, 10), chance.randint(1, 28)
        rows += [
            {
                "engagement_id": f"made-up-{event:05d}-{actor}",
                "event_id": f"made-up-{event:05d}",
                "date": f"{year}-{month:02d}-{day:02d}",
                "stakeholder_id": actor,
                "kind": chance.choice(EVENT_KINDS),
                "title": f"Made-up event {event}",
                "country_code": chance.choice(SEATS[:11]),
                "source_url": SOURCE,
            }
            for actor in chance.sample(ids, min(chance.randint(1, 5), len(ids)))
        ]
    return rows


def _ties(ids: list[str], members: list[str], count: int, chance: random.Random) -> list[dict]:
    pairs = [(member, NETWORK_ID) for member in members]
    ends = [*ids, *members, NETWORK_ID]
    while len(pairs) < count:
        # Who has ties gets more: one end in two is taken from a tie that is there already.
        known = chance.choice(pairs)[chance.randint(0, 1)]
        pair = (chance.choice(ids), known if chance.random() < 0.5 else chance.choice(ends))
        if pair[0] != pair[1]:
            pairs.append(pair)
    return [
        {
            "source_id": source,
            "target_id": target,
            "kind": "member_of" if target == NETWORK_ID else chance.choice(TIE_KINDS),
            "since": str(chance.randint(2005, 2026)),
            "evidence": NOTE,
            "source_url": SOURCE,
            "as_of": "2026",
        }
        for source, target in pairs[:count]
    ]
