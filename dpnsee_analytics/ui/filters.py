"""What the reader can choose: every choice lives in the address, so each view is a link."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from dpnsee_analytics.errors import did_you_mean
from dpnsee_analytics.groups import GROUPS
from dpnsee_analytics.schema import LEVELS, NETWORK_ID, SERVICES, TIE_KINDS, in_plain_words
from dpnsee_analytics.selection import ALL, ON_MAP, OTHERS, Selection, chosen
from dpnsee_analytics.ui.data import State, current_theme

SCOPES = {"On our map": ON_MAP, "Others": OTHERS, "All": ALL}
SCOPE_WORDS = {ON_MAP: "on our map", OTHERS: "not on our map", ALL: "on record"}
CUTS = {"3 or more": 3.0, "4 or more (short list)": 4.0, "Another score": None}
ANY_GROUP, ANY_LEVEL, ANY_COUNTRY = "All groups", "All levels", "All countries"
ANY_KIND, ANY_YEAR, NOBODY = "All kinds", "Any year", "Nobody"
MAP_VALUES = {
    "Members": "members",
    "Members per million people": "members_per_million",
    "Events held there": "events",
    "Actors seated there": "seated",
    "Members with a service": "with_service",
}
MEASURES = {"Own ties": "own_ties", "All ties": "ties", "Betweenness": "betweenness"}
SYMBOL_MEASURES = {"Same for all": "", "Events": "events", **MEASURES}
DEPTHS = {"Its own ties": 1, "And one step further": 2}
_KEPT = "kept filters"


def draw_actor_filters(state: State, *, scope: bool) -> None:
    """Draw the filters on actors that the pages share; ``scope`` says whether to offer the map's.

    They are drawn by the frame, not by a page: Streamlit takes what a page has drawn out of the
    address when the reader goes on to another page.
    """
    with st.sidebar:
        if scope:
            _shared(st.radio, "Actors", list(SCOPES), key="actors")
        _shared(st.selectbox, "Group or category", list(_group_choices()), key="group")
        levels = [ANY_LEVEL, *(level.capitalize() for level in LEVELS)]
        _shared(st.selectbox, "Level", levels, key="level")
        seats = [ANY_COUNTRY, *_seat_names(state)]
        _shared(st.selectbox, "Country of the seat", seats, key="seat")
        _shared(st.text_input, "Name or note contains", key="find")
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button("Clear filters", on_click=clear_filters, key="clear")
            words = _shown_words(state, chosen_selection(state, scope=scope))
            colour = current_theme().text_muted
            st.html(f'<span style="font-size:14px;color:{colour}">{words}</span>', width="content")


def chosen_selection(state: State, *, scope: bool = True) -> Selection:
    """Return what the shared filters say; without ``scope`` the map's switch is left aside."""
    said = st.session_state
    level, seat = said.get("level", ANY_LEVEL), said.get("seat", ANY_COUNTRY)
    return Selection(
        scope=SCOPES.get(said.get("actors", ""), ALL) if scope else ALL,
        categories=_group_choices().get(said.get("group"), ()),
        levels=() if level == ANY_LEVEL else (level.lower(),),
        countries=() if seat == ANY_COUNTRY else (_seat_names(state)[seat],),
        text=said.get("find") or "",
    )


def clear_filters() -> None:
    """Set every shared filter back to its default."""
    st.session_state.update(
        actors="On our map", group=ANY_GROUP, level=ANY_LEVEL, seat=ANY_COUNTRY, find=""
    )


def _shared(widget, label: str, *options, key: str) -> None:
    """Draw a filter bound to the address; a page without it does not make it forget its value."""
    kept = st.session_state.setdefault(_KEPT, {})
    _heed_default(key, options[0][0] if options else "")
    if key in kept and key not in st.session_state and key not in st.query_params:
        st.session_state[key] = kept[key]
    kept[key] = widget(label, *options, key=key, bind="query-params")


def high_means() -> float:
    """Draw the choice of the line on the grid and return the score that counts as high."""
    with st.sidebar:
        cut = CUTS[_radio("High means", list(CUTS), key="high")]
        if cut is None:
            cut = st.slider("Score from", 1.5, 5.0, 3.5, 0.5, key="from", bind="query-params")
    return cut


def symbol_measure() -> tuple[str, str]:
    """Draw the choice of what a symbol's size shows; return the column and its label, or ""."""
    with st.sidebar:
        label = _selectbox("Symbol size shows", list(SYMBOL_MEASURES), "symbols")
    return SYMBOL_MEASURES[label], label if SYMBOL_MEASURES[label] else ""


def show_years() -> bool:
    """Draw the switch for the year of last contact and return it."""
    with st.sidebar:
        return st.toggle("Year of last contact", True, key="years", bind="query-params")


def map_value() -> tuple[str, str, str]:
    """Draw the choice of what the map's colour shows; return column, label and service ("")."""
    with st.sidebar:
        label = _selectbox("Colour shows", list(MAP_VALUES), "colour")
        if MAP_VALUES[label] != "with_service":
            return MAP_VALUES[label], label, ""
        services = {_capital(in_plain_words(service)): service for service in SERVICES}
        service = services[_selectbox("Service", list(services), "service")]
    return MAP_VALUES[label], f"Members offering {in_plain_words(service)}", service


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
    words = {_capital(in_plain_words(kind)): kind for kind in TIE_KINDS}
    with st.sidebar:
        return words.get(_selectbox("Kind of tie", [ANY_KIND, *words], "kind"), "")


def tie_year(years: Sequence[int]) -> int | None:
    """Draw the choice of the year ties were in force in; return it, None for any."""
    with st.sidebar:
        words = [ANY_YEAR, *map(str, reversed(years))]
        year = _selectbox("Ties in force in", words, "year")
    return None if year in (None, ANY_YEAR) else int(year)


def measure() -> tuple[str, str]:
    """Draw the choice of what the circles' size shows; return the column and its label."""
    with st.sidebar:
        label = _selectbox("Size shows", list(MEASURES), "size")
    return MEASURES[label], label


def ego(state: State) -> tuple[str, int]:
    """Draw the choice of one actor to stand in the centre; return its id ("") and the depth."""
    names = state.labels
    with st.sidebar:
        name = _selectbox("Show the ties of one actor", [NOBODY, *names], "centre")
        if name not in names:
            return "", 1
        return names[name], DEPTHS[_radio("How far", list(DEPTHS), key="depth")]


def draw_search(state: State, pages: Mapping[str, object], profile: object) -> None:
    """Draw the search over all pages, members and actors; choosing one goes there.

    ``pages`` maps the words of a page to the page; ``profile`` is the page of one actor.
    """
    actors = state.search_labels
    st.sidebar.selectbox(
        "Find an actor, member or page",
        [*pages, *actors],
        index=None,
        placeholder="Type a name",
        key="search",
        on_change=_go_there,
        args=(pages, profile, actors),
    )


def _go_there(pages: Mapping[str, object], profile: object, actors: Mapping[str, str]) -> None:
    sought = st.session_state["search"]
    st.session_state["search"] = None
    if sought in pages:
        st.switch_page(pages[sought])
    elif sought in actors:
        st.switch_page(profile, query_params={"actor": actors[sought]})


def profile_actor(state: State) -> str:
    """Draw the choice of the profile's actor, kept in the address as ``?actor=ID``; return its id.

    An id in the address that does not exist is said, and the network is shown instead.
    """
    names = state.labels
    by_id = {actor: name for name, actor in names.items()}
    asked = st.query_params.get("actor", "")
    if asked and asked not in by_id:
        st.warning(f"There is no actor with the id in this address. {did_you_mean(asked, by_id)}")
    start = by_id.get(asked, by_id.get(NETWORK_ID))

    def into_address() -> None:
        st.query_params["actor"] = names[st.session_state["profile"]]

    if asked and names.get(st.session_state.get("profile")) != asked:
        st.session_state["profile"] = start
    st.session_state.setdefault("profile", start)
    name = st.selectbox("Find an actor", list(names), key="profile", on_change=into_address)
    return names[name]


def _heed_default(key: str, default: str) -> None:
    """Let a link ask for a default by its word, which Streamlit does not read from an address."""
    if key in st.query_params and st.query_params[key] == default:
        st.session_state[key] = default


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _group_choices() -> dict[str, tuple[str, ...]]:
    """Return the choices of group or category, each with the categories that pass."""
    choices: dict[str, tuple[str, ...]] = {ANY_GROUP: ()}
    for group in GROUPS[1:]:
        choices[group.label] = group.categories
        if len(group.categories) > 1:
            choices |= {f"– {in_plain_words(name)}": (name,) for name in group.categories}
    return choices


def _shown_words(state: State, selection: Selection) -> str:
    everyone = state.actors[state.actors["kind"] == "stakeholder"]
    offered = int(chosen(everyone, Selection(scope=selection.scope)).sum())
    return f"{int(chosen(everyone, selection).sum())} of {offered} shown"


def _seat_names(state: State) -> dict[str, str]:
    seats = state.dataset.stakeholders["hq_country_code"].dropna().unique()
    return dict(sorted((state.country_names.get(code, code), code) for code in seats))


def _radio(label: str, options: list[str], *, key: str) -> str:
    _heed_default(key, options[0])
    return st.radio(label, options, key=key, bind="query-params")


def _selectbox(label: str, options: list[str], key: str) -> str:
    _heed_default(key, options[0])
    return st.selectbox(label, options, key=key, bind="query-params")
