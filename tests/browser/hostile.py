"""Writes a copy of the network's data in which every text tries to be more than text."""

import csv
import shutil
from pathlib import Path

from dpnsee_analytics.schema import TABLES, Column
from tests.conftest import DATA

# ADDRESS becomes one of the listener's own, a different one in every cell, so that a call tells
# which cell made it. The first tries every door at once: Plotly, HTML and Markdown.
NAMES = (
    '<span style="background:url(ADDRESS/a)">x</span><img src="ADDRESS/b">![](ADDRESS/c)',
    '<span style="background:url(ADDRESS)">',
    "![](ADDRESS)",
    "[x](ADDRESS)",
    r"$\href{ADDRESS}{a}$",
    "<script>fetch('ADDRESS')</script>",
    "</p></div><style>@import 'ADDRESS'</style>",
    ":red[x] :blue-badge[y]",
    ":material/home: :streamlit: :house:",
    "=1+1",
    "@SUM(1)-cmd|' /C calc'!A0",
    "🦊 fox 👩🏽‍🔬",
    "شبكة سياسات المخدرات",
    "רשת מדיניות סמים <b>",
    ("αβγδεζηθικλμνξοπρστυφχψω" * 13)[:300],
    "R&amp;D &lt;b&gt; &#36;",
    "back\\slash\\",
    "\"double\" 'single' `code`",
    "a -> b <- c -- d ... e >= f",
    "# *one* _two_ ~~three~~ **four**",
    "1. first | second",
    "- [x] ADDRESS www.example.org",
    "%{customdata} {0} ${x} {{y}} $$z$$",
    "<b>bold<br>two</b><!-- c -->",
)
EVERY_DOOR = NAMES[0]
READ_AS_LINKS = "ratings-evidence-"
NAMING = ("short_name", "acronym", "english_name")


def write_hostile(directory: Path, listener: str) -> Path:
    """Write the data into ``directory`` with every free text hostile; return the directory.

    Ids, dates, scores and choices stay, so the data stay sound. The n-th actor bears the n-th of
    ``NAMES``; every third has no short name, acronym or English name, so that its shortened name
    is shown. Web addresses lead to ``listener``, which showing a link must not call.
    """
    shutil.copytree(DATA, directory)
    towns: dict[str, str] = {}
    for schema in TABLES:
        path = directory / schema.file
        with path.open(encoding="utf-8", newline="") as file:
            header, *rows = csv.reader(file)
        columns = [schema.column(name) for name in header]
        for line, row in enumerate(rows):
            for place, column in enumerate(columns):
                if column.name == "city":
                    row[place] = towns.setdefault(row[place], _town(row[place], listener))
                else:
                    address = f"{listener}/{schema.name}-{column.name}-{line}"
                    row[place] = _hostile(row[place], column, line, address)
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([header, *rows])
    return directory


def _hostile(cell: str, column: Column, line: int, address: str) -> str:
    if column.kind == "address" and cell:
        return f'{address}?"><img/src="x">' if cell.startswith("http") else f"seed:![]({address})"
    if column.kind != "text" or address.rpartition("/")[2].startswith(READ_AS_LINKS):
        return cell
    if column.name in NAMING and line % 3 == 0:
        return ""
    if column.name in NAMING and line % 3 == 1:
        return f"![](//127.1:{address.split(':')[2].split('/')[0]})"  # an attack in 18 letters
    if column.name in ("name", *NAMING) and "/countries-" not in address:
        return NAMES[line % len(NAMES)].replace("ADDRESS", address)
    return EVERY_DOOR.replace("ADDRESS", address)


def _town(town: str, listener: str) -> str:
    return town and f"{town} {EVERY_DOOR}".replace("ADDRESS", f"{listener}/town-{town[:3]}")
