import shutil

import pytest

from dpnsee_analytics.dataset import read_dataset
from tests.conftest import DATA

CASES = {
    "a tie to nobody": (
        "relationships.csv",
        "dpnsee,idpc,member_of,",
        "dpnsee,idcp,member_of,",
        ("target_id", "idcp", "is not among the actors."),
    ),
    "an event with nobody": (
        "engagements.csv",
        ",bcsdn,meeting",
        ",bcsdm,meeting",
        ("stakeholder_id", "bcsdm", "is not among the stakeholders."),
    ),
    "a member in no country": (
        "members.csv",
        ",AL,Tirana",
        ",AT,Tirana",
        ("country_code", "AT", "is not among the countries."),
    ),
    "an id used twice": (
        "stakeholders.csv",
        "\nidpc,",
        "\nhops,",
        ("stakeholder_id", "hops", "is the id of a member already."),
    ),
    "a tie to oneself": (
        "relationships.csv",
        "dpnsee,idpc,member_of",
        "idpc,idpc,member_of",
        ("target_id", "idpc", "ties an actor to itself."),
    ),
    "an end before the start": (
        "relationships.csv",
        "2022-03-29,Founder; struck",
        "2012,Founder; struck",
        ("until", "2012", "lies before the start, 2015-10."),
    ),
    "evidence that is not there": (
        "ratings.csv",
        "e030-idpc",
        "e999-idpc",
        ("evidence", "e999-idpc", "points at “e999-idpc”, which no record bears."),
    ),
}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case)
def test_a_broken_link_is_named(tmp_path, case):
    file, old, new, (column, value, what) = CASES[case]
    shutil.copytree(DATA, tmp_path / "data")
    path = tmp_path / "data" / file
    text = path.read_text(encoding="utf-8")
    line = text[: text.index(old)].count("\n") + 1 + old.startswith("\n")
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    problems = [problem for problem in read_dataset(tmp_path / "data")[1] if problem.file == file]
    found = [p for p in problems if p.column == column and p.what == what]
    assert [(p.line, value in p.value) for p in found] == [(line, True)]


def test_links_into_a_table_that_could_not_be_read_are_not_reported_again(tmp_path):
    shutil.copytree(DATA, tmp_path / "data")
    (tmp_path / "data" / "stakeholders.csv").write_bytes(b"")
    problems = read_dataset(tmp_path / "data")[1]
    assert {problem.file for problem in problems} == {"stakeholders.csv"}
