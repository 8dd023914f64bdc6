"""The surroundings of one actor: who is tied to it, and who to those."""

import pandas as pd

from dpnsee_analytics.metrics.ties import FAR, NEAR, NETWORK, around


def neighbourhood(
    register: pd.DataFrame, ties: pd.DataFrame, actor: str, depth: int = 1
) -> pd.DataFrame:
    """Return the register's rows within ``depth`` (1 or 2) steps of ``actor``, with ``column``.

    ``ties`` are rows of ``ties.pairs``. ``column`` is the place in the picture: ``network`` for
    the actor itself, ``near`` for those tied to it, ``far`` for those one step further.
    """
    near = _ends(around(ties, actor)) - {actor}
    touching = ties["source_id"].isin(near) | ties["target_id"].isin(near)
    far = _ends(ties[touching]) - near - {actor} if depth > 1 else set()
    place = dict.fromkeys(far, FAR) | dict.fromkeys(near, NEAR) | {actor: NETWORK}
    column = pd.Series(register.index, index=register.index).map(place)
    return register[column.notna()].assign(column=column.dropna())


def _ends(ties: pd.DataFrame) -> set[str]:
    return set(ties["source_id"]) | set(ties["target_id"])
