"""Which row of one table is which row of another."""

from collections.abc import Sequence

import numpy as np
import pandas as pd


def partners(old: pd.DataFrame, new: pd.DataFrame, columns: Sequence[str]) -> np.ndarray:
    """Return, for each row of ``new``, the position in ``old`` of the same record, or -1.

    Two rows are the same record when they are equal in ``columns``, blank equalling blank. Where
    a record recurs, the first pairs with the first, the second with the second: each row has at
    most one partner, so tables without a key compare as multisets.
    """
    names = list(columns)
    both = pd.concat([old[names], new[names]], ignore_index=True)
    record = both.groupby(names, dropna=False, sort=False).ngroup().to_numpy()
    is_new = np.arange(len(both)) >= len(old)
    times = pd.DataFrame({"record": record, "is_new": is_new}).groupby(["record", "is_new"])
    occurrence = times.cumcount().to_numpy()
    identity = record * (occurrence.max(initial=0) + 1) + occurrence
    return pd.Index(identity[: len(old)]).get_indexer(identity[len(old) :])
