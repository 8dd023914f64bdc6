"""One row per actor: the network itself, its members and the stakeholders."""

import pandas as pd

from dpnsee_analytics.dataset import Dataset
from dpnsee_analytics.groups import GROUP_OF_CATEGORY
from dpnsee_analytics.plain import shortened
from dpnsee_analytics.schema import NETWORK_ID, NETWORK_NAME, NETWORK_SHORT_NAME

COLUMNS = (
    "name", "short_name", "english_name", "acronym", "kind", "group", "category", "level",
    "country_code", "city", "on_map", "generic_group", "membership", "services", "joined",
    "founded", "website", "note", "source_url", "as_of",
)  # fmt: skip


def actors(dataset: Dataset) -> pd.DataFrame:
    """Return every actor, indexed by ``actor_id``, with ``COLUMNS``.

    ``kind`` is ``network``, ``member`` or ``stakeholder``; ``group`` an id of ``groups.GROUPS``.
    ``short_name`` is never blank and at most 18 characters: the given one, else the acronym, else
    the shortened (English) name. ``on_map`` and ``generic_group`` are False for the network and
    its members. Rows: the network, members and stakeholders in their tables' order.
    """
    network = pd.DataFrame(
        {
            "actor_id": [NETWORK_ID],
            "name": [NETWORK_NAME],
            "short_name": [NETWORK_SHORT_NAME],
            "acronym": [NETWORK_SHORT_NAME],
            "kind": ["network"],
            "group": ["network"],
        }
    )
    members = dataset.members.rename(columns={"member_id": "actor_id"}).assign(
        kind="member", group="network"
    )
    stakeholders = dataset.stakeholders.rename(
        columns={
            "stakeholder_id": "actor_id",
            "hq_country_code": "country_code",
            "status_note": "note",
        }
    ).assign(
        kind="stakeholder",
        group=dataset.stakeholders["category"].map(GROUP_OF_CATEGORY).astype("str"),
    )
    parts = [part.set_index("actor_id") for part in (network, members, stakeholders)]
    table = pd.concat(parts).reindex(columns=list(COLUMNS))
    texts = [name for name in COLUMNS if name not in ("on_map", "generic_group")]
    table[texts] = table[texts].astype("str")
    for flag in ("on_map", "generic_group"):
        table[flag] = table[flag].eq(True)
    fallback = table["acronym"].fillna(table["english_name"]).fillna(table["name"])
    table["short_name"] = table["short_name"].fillna(fallback).map(shortened)
    return table


def actor_names(table: pd.DataFrame) -> dict[str, str]:
    """Return ``words -> id`` of every row of ``actors``, sorted: the full name and the short one.

    Where two actors bear the same words, the later one's id is added.
    """
    labels: dict[str, str] = {}
    for actor, name, short in table[["name", "short_name"]].itertuples(name=None):
        label = name if short == name else f"{name} ({short})"
        labels[label if label not in labels else f"{label} [{actor}]"] = actor
    return dict(sorted(labels.items(), key=lambda item: item[0].casefold()))


def current_members(dataset: Dataset) -> pd.DataFrame:
    """Return the rows of ``members`` that are not former members."""
    return dataset.members[dataset.members["membership"] != "former"]
