"""Text to rows: a header and records, each with the line it starts on."""

import csv
import io
from dataclasses import dataclass

from dpnsee_analytics.errors import Problem

csv.field_size_limit(1_000_000)


@dataclass(frozen=True)
class Rows:
    """A header, the records below it and the line each record starts on (the header is line 1)."""

    header: tuple[str, ...]
    records: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]


def read_rows(text: str, file: str) -> tuple[Rows, list[Problem]]:
    """Return the rows of comma-separated ``text`` and the problems of its shape.

    Blank lines are passed over. A record with more or fewer cells than the header is a problem
    and is left out of the rows; nothing is padded or cut.
    """
    problems: list[Problem] = []
    records: list[tuple[str, ...]] = []
    lines: list[int] = []
    header: tuple[str, ...] = ()
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    start = 1
    try:
        for record in reader:
            line, start = start, reader.line_num + 1
            if not any(record):
                continue
            if not header:
                header = tuple(cell.strip() for cell in record)
            elif len(record) != len(header):
                problems.append(_ragged(file, line, len(record), len(header)))
            else:
                records.append(tuple(record))
                lines.append(line)
    except csv.Error as error:
        problems.append(
            Problem(
                file,
                start,
                "",
                "",
                f"The row cannot be read ({error}).",
                "Check the quotation marks.",
            )
        )
    if not header:
        problems.append(
            Problem(
                file, 0, "", "", "The file is empty.", "Add a header row with the column names."
            )
        )
    return Rows(header, tuple(records), tuple(lines)), problems


def _ragged(file: str, line: int, found: int, expected: int) -> Problem:
    cells = "cell" if found == 1 else "cells"
    return Problem(
        file,
        line,
        "",
        "",
        f"The row has {found} {cells}, the header has {expected}.",
        "Put a text that holds a comma between quotation marks, or fill in the missing cells.",
    )
