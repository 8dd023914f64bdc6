from datetime import date

import pandas as pd
import pytest

from dpnsee_analytics.dataset import Dataset
from dpnsee_analytics.metrics import membership
from dpnsee_analytics.reports import members as words


def spans(*rows):
    table = pd.DataFrame(rows, columns=["membership", "country_code", "services"], dtype="str")
    return table


def counts(**totals):
    table = pd.DataFrame({"RS": list(totals.values())}, index=list(totals), dtype="Int64")
    return table


def test_the_networks_answer(dataset):
    answer = words.members_answer(
        membership.member_spans(dataset), membership.services_by_country(dataset)
    )
    assert str(answer) == (
        "26 current members in 11 countries, two of them associate. Harm reduction is the service "
        "most often on record: 16 of the 24 with known services."
    )


@pytest.mark.parametrize(
    ("members", "services", "expected"),
    [
        (spans(), counts(), "No current member is recorded."),
        (spans(("former", "RS", "hiv")), counts(), "No current member is recorded."),
        (
            spans(("ordinary", "RS", None)),
            counts(),
            "One current member in one country. No source mentions what they do.",
        ),
        (
            spans(("associate", "RS", "hiv")),
            counts(hiv=1),
            "One current member in one country, an associate. HIV is the service most often on "
            "record: one of one with known services.",
        ),
        (
            spans(("ordinary", "RS", "hiv"), ("associate", "RO", "youth")),
            counts(hiv=1, youth=1),
            "Two current members in two countries, one of them associate. HIV and youth are the "
            "services most often on record: one of the two with known services each.",
        ),
    ],
)
def test_answers_for_none_one_and_ties(members, services, expected):
    assert str(words.members_answer(members, services)) == expected


def test_the_members_caption_counts_and_brings_the_footnote_with_kosovo():
    shown = spans(("ordinary", "XK", None), ("former", "RS", None))
    caption = words.members_caption(shown, ["Kosovo*", "Serbia"], "2026-11-21")
    assert caption.startswith(
        "n = 1 current member and 1 former member; evidence up to 21 November 2026."
    )
    assert "UNSCR 1244/1999" in caption
    assert "UNSCR" not in words.members_caption(shown, ["Serbia"], "")


def test_the_services_caption_names_who_and_what_is_not_in_it(dataset):
    services = membership.services_by_country(dataset)
    caption = words.services_caption(services, ["PROI", "HELP"], 24, ["Kosovo*"], "2026")
    for each in (
        "n = 24 members with services on record; evidence up to 2026.",
        "Only what a source mentions, so not a full profile",
        "No source mentions the services of two members, not shown: PROI and HELP.",
        "On record for no member: rehabilitation and legal aid.",
        "UNSCR 1244/1999",
    ):
        assert each in caption


def test_the_services_caption_of_nothing():
    caption = words.services_caption(counts(), [], 0, [], "")
    assert caption.startswith("n = 0 members with services on record. ")
    assert "No source" not in caption
    assert "On record for no" not in caption


def steps(*rows):
    table = pd.DataFrame(rows, columns=["date", "dated", "undated"])
    return table.assign(day=[date(2015 + i, 1, 1) for i in range(len(table))])


def changes(left: int):
    return pd.DataFrame({"left": [["A"] * left]})


def test_the_networks_growth(dataset):
    sentence = words.growth_answer(
        membership.growth(dataset), membership.membership_changes(dataset)
    )
    assert sentence == (
        "From 13 members in October 2015 to 26: 15 have joined since, two have left."
    )


@pytest.mark.parametrize(
    ("growth", "left", "expected"),
    [
        (steps(), 0, ""),
        (steps(("2016", 0, 0)), 0, ""),
        (steps(("2015", 1, 0)), 0, "One member since 2015."),
        (
            steps(("2015-10-15", 1, 0), ("2016", 1, 1)),
            0,
            "From one member on 15 October 2015 to two: one has joined since, none has left.",
        ),
        (
            steps(("2015", 2, 0), ("2016", 1, 0)),
            1,
            "From two members in 2015 to one: none has joined since, one has left.",
        ),
    ],
)
def test_growth_in_words(growth, left, expected):
    assert words.growth_answer(growth, changes(left)) == expected


def test_the_growth_caption_says_what_is_inferred(dataset):
    published = dataset.membership_counts
    caption = words.growth_caption(["Duga", "ARAS"], ["X"], "2017-07-19", published, "2026")
    for each in (
        "drawn at its first day",
        "Two members have no published joining date: Duga and ARAS.",
        "The total of 19 published for 19 July 2017 leaves no other room than that they had",
        "Not drawn, as no leaving date is published: X.",
        "the table says who was counted",
    ):
        assert each in caption


def test_the_growth_caption_of_one_undated_member_no_total_speaks_of():
    empty = Dataset().membership_counts
    caption = words.growth_caption(["Duga"], [], "", empty, "")
    assert "One member has no published joining date: Duga." in caption
    assert "No published total shows by when it had joined: not drawn." in caption
    assert "lie off the line" not in caption


def test_alternative_texts(dataset):
    answer = words.members_answer(spans(), counts())
    assert words.services_alt(answer, counts()) == "No current member is recorded."
    assert "members with each: HIV 2." in words.services_alt(answer, counts(hiv=2))
    alt = words.growth_alt("Finding.", dataset.membership_counts)
    assert alt.startswith("Finding. Step line of members over time with published totals: 13 (15 ")
    assert words.growth_alt("", Dataset().membership_counts).startswith("Step line of members over")


def test_the_tables_of_nothing():
    empty = Dataset()
    spans, who = membership.member_spans(empty), membership.evidenced_services(empty)
    changes, growth = membership.membership_changes(empty), membership.growth(empty)
    assert words.member_rows(spans, {}).empty
    assert words.service_rows(membership.services_by_country(empty), who, {}).empty
    assert words.growth_rows(changes, growth, spans).empty


def test_kosovo_keeps_its_asterisk_beside_a_name(dataset):
    services, who = membership.services_by_country(dataset), membership.evidenced_services(dataset)
    rows = words.service_rows(services, who, {"XK": "Kosovo*"}).set_index("Service")
    assert "Labyrinth\xa0(XK*)" in rows.at["treatment", "Who"]
    assert rows.at["prison", "Members"] == 2
