"""Every reference case, run through the command line as `read FILE --table raw`."""

import csv
import io
import json
from pathlib import Path

import pytest

from dpnsee_analytics.cli import main

CASES = Path(__file__).parent / "csv_cases"
INDEX = json.loads((CASES / "INDEX.json").read_text(encoding="utf-8"))
EXITS = {
    "accept": {0},
    "accept_verbatim": {0},
    "accept_warn": {0},
    "reject": {1, 3},
    "reject_or_ask": {1, 3},
}


@pytest.mark.parametrize("case", INDEX, ids=lambda case: case["file"])
def test_case(case, capfd):
    code = main(["read", str(CASES / case["file"]), "--table", "raw"])
    out, err = capfd.readouterr()
    assert code in EXITS[case["expect"]]
    if code:
        assert out == ""
        assert err
        return
    expected = json.loads((CASES / f"{case['file']}.expected.json").read_text(encoding="utf-8"))
    rows = list(csv.reader(io.StringIO(out, newline=""), strict=True))
    assert rows == [expected["header"], *expected["rows"]]
    assert case["expect"] != "accept_warn" or f"{case['file']}:2:2: " in err


@pytest.mark.parametrize("case", INDEX, ids=lambda case: case["file"])
def test_encoding_and_delimiter_are_the_files_own(case, capfd):
    code = main(["read", str(CASES / case["file"]), "--table", "raw", "--json"])
    seen = json.loads(capfd.readouterr().err)
    if code == 0:
        assert (seen["encoding"], seen["delimiter"]) == (case["encoding"], case["delimiter"])
        assert (seen["header_line"], seen["table"]) == (1, "raw")
    else:
        assert seen["problems"] or seen["questions"]
