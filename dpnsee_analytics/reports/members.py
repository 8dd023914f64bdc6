"""Words and tables about the members: who they are, what they do, how their number has grown.

Everything returned is plain text; what shows it makes it safe (``plain.py``).
"""

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from dpnsee_analytics.dates import first_day, in_words
from dpnsee_analytics.figures.services_heatmap import starred
from dpnsee_analytics.reports.narrative import Answer, counted, counted_digits, listed, number
from dpnsee_analytics.schema import KOSOVO_FOOTNOTE, SERVICES, in_plain_words

MOST_NAMED = 12
NOT_PUBLISHED = "not published"
TOGETHER = "\N{NO-BREAK SPACE}"
CHANGE = "Joined (+), left (−)"


def members_answer(members: pd.DataFrame, services: pd.DataFrame) -> Answer:
    """Answer “Who are our members?” from ``member_spans`` and ``services_by_country``."""
    current = members[members["membership"] != "former"]
    if current.empty:
        return Answer("No current member is recorded.")
    countries = current["country_code"].nunique()
    associate = int((current["membership"] == "associate").sum())
    status = ""
    if associate:
        of_them = f"{number(associate)} of them associate"
        status = f", {of_them if len(current) > 1 else 'an associate'}"
    strong = (
        f"{counted(len(current), 'current member', start=True)} in "
        f"{counted(countries, 'country', 'countries')}{status}."
    )
    return Answer(strong, _most_common(services, int(current["services"].notna().sum())))


def _most_common(services: pd.DataFrame, known: int) -> str:
    totals = services.sum(axis="columns")
    if totals.empty:
        return "No source mentions what they do."
    most = int(totals.max())
    top = [in_plain_words(service) for service in totals.index[totals == most]]
    what = listed(top, most=3)
    kind = "service" if len(top) == 1 else "services"
    each = " each" if len(top) > 1 else ""
    verb = "is" if len(top) == 1 else "are"
    return (
        f"{what[:1].upper()}{what[1:]} {verb} the {kind} most often on record: {number(most)} of "
        f"{'the ' if known > 1 else ''}{number(known)} with known services{each}."
    )


def members_caption(shown: pd.DataFrame, names: Iterable[str], on: str) -> str:
    """Return the caption of the members' table; ``names`` are the countries in it."""
    former = int((shown["membership"] == "former").sum())
    count = counted_digits(len(shown) - former, "current member")
    more = f" and {counted_digits(former, 'former member')}" if former else ""
    parts = [
        f"n = {count}{more}{_up_to(on)}. Status as of the date in the last column. Towns, dates "
        "and services stand where a source gives them. Choose a row for the profile."
    ]
    return " ".join([*parts, *_footnote(names)])


def services_caption(
    services: pd.DataFrame,
    without: Sequence[str],
    known: int,
    names: Iterable[str],
    on: str,
) -> str:
    """Return the caption of the heat map: n, what a number and a blank mean, who is not in it.

    ``services`` is ``services_by_country``, ``without`` the short names of current members without
    services on record, ``known`` the number of those with some, ``names`` the countries in it.
    """
    absent = [in_plain_words(service) for service in SERVICES if service not in services.index]
    parts = [
        f"n = {counted_digits(known, 'member')} with services on record{_up_to(on)}. In each cell "
        "and behind each service: members; a member counts once for each of its services. Only "
        "what a source mentions, so not a full profile; blank: none on record."
    ]
    if without:
        parts.append(
            f"No source mentions the services of {counted(len(without), 'member')}, not shown: "
            f"{listed(list(without), most=MOST_NAMED)}."
        )
    if absent and len(services):
        parts.append(f"On record for no member: {listed(absent)}.")
    return " ".join([*parts, *_footnote(names)])


def services_alt(answer: Answer, services: pd.DataFrame) -> str:
    """Return the alternative text of the heat map."""
    totals = services.sum(axis="columns")
    words = ", ".join(f"{in_plain_words(name)} {int(total)}" for name, total in totals.items())
    if not words:
        return str(answer)
    return (
        f"{answer} Heat map of services by country, members with each: {words}. The table below "
        "names the members."
    )


def growth_answer(growth: pd.DataFrame, changes: pd.DataFrame) -> str:
    """Say how the number has grown, from ``growth`` and ``membership_changes``; "" without dates.

    >>> growth_answer(pd.DataFrame({"dated": []}), pd.DataFrame())
    ''
    """
    counted_days = growth[growth["dated"] > 0]
    if counted_days.empty:
        return ""
    first, last = counted_days.iloc[0], growth.iloc[-1]
    start, end = int(first["dated"]), int(last["dated"] + last["undated"])
    when = f"{'on' if first['date'].count('-') == 2 else 'in'} {in_words(first['date'])}"
    left = int(changes["left"].map(len).sum())
    later = end + left - start
    if not later and not left:
        return f"{counted(start, 'member', start=True)} since {in_words(first['date'])}."
    return (
        f"From {counted(start, 'member')} {when} to {number(end)}: {_have(later)} joined since, "
        f"{_have(left)} left."
    )


def growth_caption(
    undated: Sequence[str], unended: Sequence[str], by: str, published: pd.DataFrame, on: str
) -> str:
    """Return the caption of the growth figure: what is drawn how, and who is not in the line.

    ``undated`` are the short names of members without a joining date, ``unended`` of former ones
    without a leaving date, ``by`` the date of ``joined_by``, ``published`` the published totals.
    """
    parts = [
        f"Members by published dates of joining and leaving{_up_to(on)}. A date known only to the "
        "month or year is drawn at its first day."
    ]
    if undated:
        who = f"{counted(len(undated), 'member', start=True)} "
        they = "it" if len(undated) == 1 else "they"
        verb = "has" if len(undated) == 1 else "have"
        parts.append(
            f"{who}{verb} no published joining date: {listed(list(undated), most=MOST_NAMED)}."
        )
        if by:
            total = int(published.loc[published["date"] == by, "count"].iloc[0])
            parts.append(
                f"The total of {total} published for {in_words(by)} leaves no other room than "
                f"that {they} had joined by then; {they} may have joined earlier."
            )
        else:
            parts.append(f"No published total shows by when {they} had joined: not drawn.")
    if unended:
        parts.append(
            f"Not drawn, as no leaving date is published: {listed(list(unended), most=MOST_NAMED)}."
        )
    if len(published):
        parts.append(
            "Published totals do not all count the same, so they may lie off the line: the table "
            "says who was counted."
        )
    return " ".join(parts)


def growth_alt(sentence: str, published: pd.DataFrame) -> str:
    """Return the alternative text of the growth figure."""
    ordered = published.sort_values("date", key=lambda dates: dates.map(first_day))
    totals = ", ".join(
        f"{int(count)} ({in_words(when)})"
        for when, count in ordered[["date", "count"]].dropna().itertuples(index=False)
    )
    form = "Step line of members over time"
    marks = f" with published totals: {totals}" if totals else ""
    return f"{sentence} {form}{marks}. The table below has every date.".strip()


def member_rows(shown: pd.DataFrame, country_names: Mapping[str, str]) -> pd.DataFrame:
    """Return the table of members (rows of ``member_spans``), by country and short name.

    The index stays the members' ids; “Left” is there only with a former member among them.
    """
    table = pd.DataFrame(
        {
            "Name": shown["name"],
            "Short name": shown["short_name"],
            "Country": shown["country_code"].map(lambda code: country_names.get(code, code)),
            "Town": shown["city"],
            "Status": shown["membership"],
            "Joined": shown["joined"],
            "Left": shown["left"],
            "Services": shown["services"].map(_services, na_action="ignore"),
            "Evidence of": shown["as_of"],
        }
    )
    if not (shown["membership"] == "former").any():
        table = table.drop(columns="Left")
    return table.sort_values(["Country", "Short name"], key=lambda words: words.str.casefold())


def service_rows(
    services: pd.DataFrame, who: pd.DataFrame, country_names: Mapping[str, str]
) -> pd.DataFrame:
    """Return who stands behind the heat map: each service, its members counted and named.

    ``services`` is ``services_by_country``, ``who`` is ``evidenced_services``.
    """
    known = who["country_code"].fillna("not known")  # a cell that could not be read
    codes = known.map(lambda code: starred(code, country_names.get(code, "")))
    named = who.assign(words=who["short_name"] + f"{TOGETHER}(" + codes + ")")
    names = named.groupby("service")["words"].agg(", ".join).reindex(services.index)
    return pd.DataFrame(
        {
            "Service": [in_plain_words(service) for service in services.index],
            "Members": services.sum(axis="columns").astype("int64").array,
            "Who": names.array,
        }
    )


def growth_rows(changes: pd.DataFrame, growth: pd.DataFrame, undated: pd.DataFrame) -> pd.DataFrame:
    """Return every date behind the line, and last the members whose joining date is unpublished.

    ``changes`` is ``membership_changes``; “Source” is that of the published total.
    """
    counts = changes[["day"]].merge(growth, on="day", how="left")
    table = pd.DataFrame(
        {
            "Date": changes["date"],
            CHANGE: [
                _change(joined, left)
                for joined, left in zip(changes["joined"], changes["left"], strict=True)
            ],
            "In the line": counts["dated"],
            "With undated": counts["dated"] + counts["undated"],
            "Published": changes["published"],
            "Who was counted": changes["basis"],
            "Source": changes["source_url"],
        }
    )
    if undated.empty:
        return table
    last = {"Date": NOT_PUBLISHED, CHANGE: _change(undated["short_name"].tolist(), [])}
    return pd.concat([table, pd.DataFrame([last])], ignore_index=True)


def _services(services: str) -> str:
    return ", ".join(in_plain_words(service) for service in services.split(";"))


def _change(joined: list[str], left: list[str]) -> str | None:
    """Return “+2: A, B; −1: C”, None when nobody joined or left."""
    signed = [("+", joined), ("−", left)]
    words = [f"{sign}{len(names)}: {', '.join(names)}" for sign, names in signed if names]
    return "; ".join(words) or None


def _have(count: int) -> str:
    """Return “none has”, “one has” or “two have”."""
    return f"{number(count) if count else 'none'} {'has' if count <= 1 else 'have'}"


def _up_to(on: str) -> str:
    return f"; evidence up to {in_words(on)}" if on else ""


def _footnote(names: Iterable[str]) -> list[str]:
    return [KOSOVO_FOOTNOTE] if any("*" in str(name) for name in names) else []
