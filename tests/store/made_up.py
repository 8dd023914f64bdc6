"""Datasets that differ by a known note."""

import random
from dataclasses import replace

from dpnsee_analytics.dataset import Dataset


def noted(dataset: Dataset, note: str, rows: int = 1) -> Dataset:
    """Return the Dataset with ``note`` in the note of its first members."""
    members = dataset.members.copy()
    members.loc[: rows - 1, "note"] = note
    return replace(dataset, members=members)


def scribbled(dataset: Dataset, seed: int, letters: int = 60_000) -> Dataset:
    """Return the Dataset with a long note that hardly compresses, the same for the same seed."""
    return noted(dataset, random.Random(seed).randbytes(letters // 2).hex())
