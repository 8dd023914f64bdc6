"""The score that counts for each actor: the network's own ratings, else the desk-study proposal."""

import pandas as pd

CRITERIA = ("interest", "power")
PROPOSAL = "desk_study"


def scores(ratings: pd.DataFrame) -> pd.DataFrame:
    """Return one row per rated stakeholder, indexed by ``stakeholder_id``.

    Columns: ``interest`` and ``power`` (1-5, the mean over raters of each rater's newest score,
    missing when nobody rated it), ``interest_raters`` and ``power_raters`` (how many), and
    ``interest_proposed`` and ``power_proposed`` (True: only desk-study proposals stand behind
    it), ``proposed`` (True while either score is a proposal), ``rated_on`` (newest date used).
    A rating by the network replaces the proposal actor by actor and criterion by criterion.
    Blank means unrated, never zero and never the middle.
    """
    parts = [_criterion(ratings, name) for name in CRITERIA]
    table = pd.concat(parts, axis=1).sort_index() if parts else pd.DataFrame()
    table.index.name = "stakeholder_id"
    proposed = table[[f"{name}_proposed" for name in CRITERIA]].eq(True)
    dates = table[[f"{name}_rated_on" for name in CRITERIA]]
    return table.assign(
        proposed=proposed.any(axis=1),
        rated_on=dates.fillna("").max(axis=1).replace("", None).astype("str"),
    ).drop(columns=list(dates.columns))


def _criterion(ratings: pd.DataFrame, name: str) -> pd.DataFrame:
    given = ratings[ratings[name].notna()]
    newest = given.sort_values("rated_on", kind="stable").drop_duplicates(
        ["stakeholder_id", "rater", "basis"], keep="last"
    )
    own = newest["basis"] != PROPOSAL
    replaced = newest["stakeholder_id"].isin(set(newest.loc[own, "stakeholder_id"]))
    used = newest[own | ~replaced]
    groups = used.groupby("stakeholder_id", sort=True)
    return pd.DataFrame(
        {
            name: groups[name].mean(),
            f"{name}_raters": groups["rater"].nunique(),
            f"{name}_proposed": groups["basis"].first() == PROPOSAL,
            f"{name}_rated_on": groups["rated_on"].max(),
        }
    )
