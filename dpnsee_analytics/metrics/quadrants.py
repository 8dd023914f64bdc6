"""Power-interest quadrants (Eden & Ackermann 1998; Bryson 2004).

The grid follows Mendelow (1981), who crossed power with how fast stakeholders change; crossing
it with interest, as here, is the later form of the two sources above.
"""

import pandas as pd

MANAGE_CLOSELY, KEEP_SATISFIED = "manage_closely", "keep_satisfied"
KEEP_INFORMED, MONITOR = "keep_informed", "monitor"

QUADRANT_LABELS: dict[str, str] = {
    MANAGE_CLOSELY: "Manage closely",
    KEEP_SATISFIED: "Keep satisfied",
    KEEP_INFORMED: "Keep informed",
    MONITOR: "Monitor",
}


def quadrant(table: pd.DataFrame, cut: float = 3.0) -> pd.Series:
    """Return each row's quadrant id, in the table's index; missing where either score is missing.

    ``table`` has ``interest`` and ``power`` (1-5). A score on the cut counts as high: high power
    and high interest is ``manage_closely``, high power alone ``keep_satisfied``, high interest
    alone ``keep_informed``, neither ``monitor``.

    >>> quadrant(pd.DataFrame({"interest": [5.0, 2.9], "power": [3.0, 3.0]})).tolist()
    ['manage_closely', 'keep_satisfied']
    """
    high_interest, high_power = table["interest"] >= cut, table["power"] >= cut
    result = pd.Series(MONITOR, index=table.index, dtype="str")
    result = result.mask(high_interest & high_power, MANAGE_CLOSELY)
    result = result.mask(~high_interest & high_power, KEEP_SATISFIED)
    result = result.mask(high_interest & ~high_power, KEEP_INFORMED)
    return result.where(table["interest"].notna() & table["power"].notna())
