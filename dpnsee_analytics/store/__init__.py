"""Revisions of the Dataset: who changed what, when and why; nothing lost, everything undone."""

from dpnsee_analytics.store.errors import (
    DamagedStoreError,
    MovedHeadError,
    NothingToCommitError,
    StoreError,
)
from dpnsee_analytics.store.revision import Revision, StoredTable
from dpnsee_analytics.store.store import Store

__all__ = [
    "DamagedStoreError",
    "MovedHeadError",
    "NothingToCommitError",
    "Revision",
    "Store",
    "StoreError",
    "StoredTable",
]
