"""What the reader can choose: every choice lives in the address, so each view is a link."""

import pandas as pd
import streamlit as st

from dpnsee_analytics.errors import did_you_mean
from dpnsee_analytics.groups import GROUPS
from dpnsee_analytics.schema import LEVELS, NETWORK_ID, TIE_KINDS, in_plain_words
from dpnsee_analytics.selection import ALL, ON_MAP, OTHERS, Selection
from dpnsee_analytics.ui.data import State

SCOPES = {"On our map": ON_MAP, "Others": OTHERS, "All": ALL}
SCOPE_WORDS = {ON_MAP: "on our map", OTHERS: "not on our map", ALL: "on record"}
CUTS = {"3 or more": 3.0, "4 or more (short list)": 4.0}
ANY_GROUP, ANY_LEVEL, ANY_COUNTRY, ANY_KIND = (
    "All groups",
    "All levels",
    "All countries",
    "All kinds",
)
MAP_VALUES = {"Members": "members", "Events held there": "events"}
NOBODY = "Nobody"
_KEPT = "kept filters"


def draw_actor_filters(state: State, *, scope: bool) -> None:
    """Draw the filters on actors that the pages share; ``scope`` says whether to offer the map's.

    They are drawn by the frame, not by a page: Streamlit takes what a page has drawn out of the
    address when the reader goes on to another page.
    """
    with st.sidebar:
        if scope:
            _shared(st.radio, "Actors", list(SCOPES), key="actors")
        groups = [ANY_GROUP, *(group.label for group in GROUPS[1:])]
        _shared(st.selectbox, "Group", groups, key="group")
        levels = [ANY_LEVEL, *(level.capitalize() for level in LEVELS)]
        _shared(st.selectbox, "Level", levels, key="level")
        seats = [ANY_COUNTRY, *_seat_names(state)]
        _shared(st.selectbox, "Country of the seat", seats, key="seat")
        _shared(st.text_input, "Name or note contains", key="find")
        st.button("Clear filters", on_click=clear_filters, key="clear")


def chosen_selection(state: State, *, scope: bool = True) -> Selection:
    """Return what the shared filters say; without ``scope`` the map's switch is left aside."""
    chosen = st.session_state
    level, seat = chosen.get("level", ANY_LEVEL), chosen.get("seat", ANY_COUNTRY)
    return Selection(
        scope=SCOPES.get(chosen.get("actors", ""), ALL) if scope else ALL,
        groups=tuple(item.id for item in GROUPS if item.label == chosen.get("group")),
        levels=() if level == ANY_LEVEL else (level.lower(),),
        countries=() if seat == ANY_COUNTRY else (_seat_names(state)[seat],),
        text=chosen.get("find") or "",
    )


def clear_filters() -> None:
    """Set every shared filter back to its default."""
    st.session_state.update(
        actors="On our map", group=ANY_GROUP, level=ANY_LEVEL, seat=ANY_COUNTRY, find=""
    )


def _shared(widget, label: str, *options, key: str) -> None:
    """Draw a filter bound to the address; a page without it does not make it forget its value."""
    kept = st.session_state.setdefault(_KEPT, {})
    if key in kept and key not in st.session_state and key not in st.query_params:
        st.session_state[key] = kept[key]
    kept[key] = widget(label, *options, key=key, bind="query-params")


def high_means() -> float:
    """Draw the choice of the line on the grid and return the score that counts as high."""
    with st.sidebar:
        return CUTS[_radio("High means", list(CUTS), key="high")]


def show_years() -> bool:
    """Draw the switch for the year of last contact and return it."""
    with st.sidebar:
        return st.toggle("Year of last contact", True, key="years", bind="query-params")


def map_value() -> tuple[str, str]:
    """Draw the choice of what the map's colour shows; return the column and its label."""
    with st.sidebar:
        label = _radio("Colour shows", list(MAP_VALUES), key="colour")
    return MAP_VALUES[label], label


def show_towns() -> bool:
    """Draw the switch for the members' towns and return it."""
    with st.sidebar:
        return st.toggle("Show members’ towns", True, key="towns", bind="query-params")


def map_country(countries: pd.DataFrame) -> str:
    """Draw the choice of the country beside the map and return its code ("" without countries)."""
    codes = dict(zip(countries["name"], countries.index, strict=True))
    start = list(codes).index(countries.loc[countries["members"].idxmax(), "name"]) if codes else 0
    with st.sidebar:
        name = st.selectbox(
            "Country in the panel", list(codes), index=start, key="country", bind="query-params"
        )
    return codes.get(name, "")


def tie_kind() -> str:
    """Draw the choice of the kind of tie and return it ("" for all)."""
    words = {in_plain_words(kind).capitalize(): kind for kind in TIE_KINDS}
    with st.sidebar:
        return words.get(_selectbox("Kind of tie", [ANY_KIND, *words], "kind"), "")


def ego(state: State) -> str:
    """Draw the choice of one actor to stand in the centre; return its id ("" for nobody)."""
    names = actor_names(state.actors)
    with st.sidebar:
        chosen = _selectbox("Show the ties of one actor", [NOBODY, *names], "centre")
    return names.get(chosen, "")


def profile_actor(state: State) -> str:
    """Draw the choice of the profile's actor, kept in the address as ``?actor=ID``; return its id.

    An id in the address that does not exist is said, and the network is shown instead.
    """
    names = actor_names(state.actors)
    by_id = {actor: name for name, actor in names.items()}
    asked = st.query_params.get("actor", "")
    if asked and asked not in by_id:
        st.warning(f"There is no actor with the id in this address. {did_you_mean(asked, by_id)}")
    start = by_id.get(asked, by_id.get(NETWORK_ID))

    def into_address() -> None:
        st.query_params["actor"] = names[st.session_state["profile"]]

    if asked in by_id and names.get(st.session_state.get("profile")) != asked:
        st.session_state["profile"] = by_id[asked]
    st.session_state.setdefault("profile", start)
    name = st.selectbox("Find an actor", list(names), key="profile", on_change=into_address)
    return names[name]


def actor_names(actors: pd.DataFrame) -> dict[str, str]:
    """Return ``label -> id`` of every actor, sorted; the label is the full and the short name."""
    labels: dict[str, str] = {}
    for actor, name, short in actors[["name", "short_name"]].itertuples(name=None):
        label = name if short == name else f"{name} ({short})"
        labels[label if label not in labels else f"{label} [{actor}]"] = actor
    return dict(sorted(labels.items(), key=lambda item: item[0].casefold()))


def _seat_names(state: State) -> dict[str, str]:
    seats = state.dataset.stakeholders["hq_country_code"].dropna().unique()
    return dict(sorted((state.country_names.get(code, code), code) for code in seats))


def _radio(label: str, options: list[str], *, key: str) -> str:
    return st.radio(label, options, key=key, bind="query-params")


def _selectbox(label: str, options: list[str], key: str) -> str:
    return st.selectbox(label, options, key=key, bind="query-params")
