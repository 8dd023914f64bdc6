"""Text to a rectangle: the header, and records that are all as wide, each with its line.

Nothing is padded. A record is cut only of empty cells beyond the last named column. Lines above
the header, all-blank rows and unnamed empty columns are left out, and each time that is said.
"""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from dpnsee_analytics.reading.delimiter import MOST_CELL, MOST_TITLES, Dialect, records
from dpnsee_analytics.reading.findings import Finding, problem

MOST_COLUMNS = 2_000
MOST_ROWS = 500_000
MOST_CELLS = 4_000_000
MOST_BLANK = 2_000_000  # a sheet that was formatted to its last row has a million
MOST_FINDINGS = 1_000  # of one kind; the rest are alike

_NUMBER = re.compile(r"[-+]?\d[\d., ]*%?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DATE = re.compile(r"\d{1,4}[-./]\s?\d{1,2}[-./]\s?\d{1,4}\.?")
_ADDRESS = re.compile(r"\S+@\S+\.\w+|https?://\S+")


@dataclass(frozen=True)
class Rectangle:
    """A header, records as wide as it, and the line each record starts on.

    All three are empty when one of ``findings`` is a problem. ``header_line`` is 0 without header.
    """

    header: tuple[str, ...]
    records: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    header_line: int
    findings: tuple[Finding, ...]

    @property
    def is_refused(self) -> bool:
        """Whether a problem stands against the table."""
        return any(finding.severity == "problem" for finding in self.findings)


class _Row(NamedTuple):
    first_line: int
    last_line: int
    cells: tuple[str, ...]


def read_rectangle(text: str, file: str, dialect: Dialect, lines_before: int = 0) -> Rectangle:
    """Return the rectangle of ``text``, or the problems that stand against it.

    Problems, each with its line: a row longer or shorter than the header, a name missing above
    values, a name used twice, a first line that looks like data, quotation marks that do not
    close, rows that a stray quotation mark has swallowed, and more rows, columns or letters in a
    cell than the limits of this file. ``lines_before`` is how many lines stand before ``text``.
    """
    rows: list[_Row] = []
    findings: list[Finding] = []
    try:
        findings += _collect(text, file, dialect, lines_before, rows)
    except csv.Error as error:
        last = rows[-1].last_line if rows else lines_before
        findings.append(_quote_problem(file, last + 1, str(error)))
    if any(finding.severity == "problem" for finding in findings):
        return Rectangle((), (), (), 0, tuple(findings))
    if not rows:
        what = "The file is empty. Add a header row with the column names, and rows below it."
        return Rectangle((), (), (), 0, (problem(file, 1, what),))
    return _rectangle(rows, file, dialect, findings)


def _collect(
    text: str, file: str, dialect: Dialect, lines_before: int, rows: list[_Row]
) -> Iterator[Finding]:
    """Fill ``rows`` with the records that are not blank; yield what is left out or too much."""
    cells = left_out = 0
    last_line = blank_line = lines_before
    for end, record in records(text, dialect):
        first_line, last_line = last_line + 1, lines_before + end
        if not any(map(str.strip, record)) and (record != [""] or not rows):
            said = bool(record) or (not dialect.delimiter and bool(rows))
            if said and blank_line != first_line - 1:
                yield Finding(file, first_line, 0, "The row is blank and is left out.")
            blank_line = last_line if said else blank_line
            left_out += 1
        else:
            cells += len(record)
            rows.append(_Row(first_line, last_line, tuple(record)))
        excess = _excess(len(record), len(rows), cells, left_out)
        if excess:
            yield problem(file, first_line, excess)
            return


def _excess(columns: int, rows: int, cells: int, left_out: int) -> str:
    for count, most, noun in (
        (columns, MOST_COLUMNS, "columns"),
        (rows, MOST_ROWS, "rows"),
        (cells, MOST_CELLS, "cells"),
        (left_out, MOST_BLANK, "blank rows"),
    ):
        if count > most:
            return f"The file has more than {most:,} {noun}. Split it into smaller files."
    return ""


def _quote_problem(file: str, line: int, error: str) -> Finding:
    if "field limit" in error:
        what = f"A cell is longer than {MOST_CELL:,} letters; a quotation mark may be missing."
    elif "unexpected end" in error:
        what = "A quotation mark is opened here or below and never closed."
    else:
        what = "A quoted cell is followed by more text before the next cell begins."
    return problem(file, line, f"{what} Write a quotation mark inside a cell twice.")


def _rectangle(rows: list[_Row], file: str, dialect: Dialect, findings: list[Finding]) -> Rectangle:
    place = _header_place(rows)
    head, body = rows[place], rows[place + 1 :]
    findings = [*findings, *_title_findings(rows[:place], file)]
    header = _trimmed(head.cells)
    shape = [*islice(_ragged(head, body, file), MOST_FINDINGS), *_unnamed(header, head, body, file)]
    if not any(finding.severity == "problem" for finding in shape):
        shape += _repeated_names(header, head.first_line, file)
        shape += _data_above(header, head.first_line, body, file)
        shape += islice(_swallowed(body, dialect, file), MOST_FINDINGS)
        shape += islice(_repeated_header(head, body, file), MOST_FINDINGS)
    findings += shape
    if any(finding.severity == "problem" for finding in findings):
        return Rectangle((), (), (), head.first_line, tuple(findings))
    kept = [at for at, name in enumerate(header) if name.strip()]
    table = tuple(_kept_cells(row.cells, kept) for row in body)
    if not table:
        findings.append(Finding(file, head.first_line, 0, "There is no row below the header."))
    lines = tuple(row.first_line for row in body)
    return Rectangle(_kept_cells(header, kept), table, lines, head.first_line, tuple(findings))


def _kept_cells(cells: tuple[str, ...], kept: Sequence[int]) -> tuple[str, ...]:
    """Return the cells of the named columns; the same tuple when that is all of them."""
    return cells if len(cells) == len(kept) else tuple(cells[at] for at in kept)


def _trimmed(cells: tuple[str, ...]) -> tuple[str, ...]:
    last = len(cells)
    while last and not cells[last - 1].strip():
        last -= 1
    return cells[:last]


def _filled(cells: Sequence[str]) -> int:
    return sum(1 for cell in cells if cell.strip())


def _header_place(rows: list[_Row]) -> int:
    """Return which row is the header: the first that is no title line.

    A title line has one filled cell in a file of three columns and more, or is narrower than most
    rows and has at most two, and the row below all of them names every column of most rows.
    """
    widths = Counter(max(1, len(_trimmed(row.cells))) for row in rows)
    wide = [width for width in widths if width > 1] or [1]
    usual = max(wide, key=lambda width: (widths[width], width))
    usual = max(usual, Counter(len(row.cells) for row in rows).most_common(1)[0][0] // 2)
    place = 0
    while place < min(MOST_TITLES, len(rows) - 1) and _is_title(rows[place].cells, usual):
        place += 1
    return place if place == 0 or _names_columns(rows[place].cells, usual) else 0


def _is_title(cells: tuple[str, ...], usual: int) -> bool:
    filled, width = _filled(cells), len(_trimmed(cells))
    if usual == 2:
        return len(cells) == 1
    return usual > 2 and width < usual and (filled == 1 or (filled == 2 and usual > 4))


def _names_columns(cells: tuple[str, ...], usual: int) -> bool:
    names = _trimmed(cells)
    return len(names) >= usual - 1 and all(name.strip() for name in names)


def _title_findings(titles: Sequence[_Row], file: str) -> Iterator[Finding]:
    for row in titles:
        text = " ".join(cell for cell in row.cells if cell)[:80]
        message = f"The line “{text}” stands above the header and is left out."
        yield Finding(file, row.first_line, 0, message)


def _ragged(head: _Row, body: Sequence[_Row], file: str) -> Iterator[Finding]:
    """Find rows that are neither as wide as most, if that only adds empty cells, nor as the names.

    One row alone with an empty cell too many may hold a delimiter outside quotation marks, its
    values shifted; that all rows have it is a trailing empty column.
    """
    named = len(_trimmed(head.cells))
    widths = Counter(len(row.cells) for row in body)
    usual = max(widths, key=lambda width: (widths[width], width), default=named)
    for row in body:
        found = len(row.cells)
        if found == named != usual and usual > named:
            message = f"The row ends after {found} cells; most rows have {usual}, the rest empty."
            yield Finding(file, row.first_line, found, message)
        elif found != named and (found != usual or found < named or any(row.cells[named:])):
            cells = "cell" if found == 1 else "cells"
            yield problem(
                file,
                row.first_line,
                f"The row has {found} {cells}, the header has {named}. Put a text that holds the "
                "delimiter between quotation marks, or fill in the missing cells.",
                column=min(found, named) + 1,
            )


def _unnamed(
    header: tuple[str, ...], head: _Row, body: Sequence[_Row], file: str
) -> Iterator[Finding]:
    if not header:
        yield problem(file, head.first_line, "The header names no column. Add the column names.")
        return
    widest = max((len(row.cells) for row in body), default=len(header))
    blank = [at for at, name in enumerate(header) if not name.strip()]
    for at in [*blank, *range(len(header), max(widest, len(head.cells)))]:
        row = next((row for row in body if any(row.cells[at : at + 1])), None)
        if row and at >= len(head.cells):
            return  # the row is longer than the header, which is said of the row
        if row or (at < len(header) and not body):
            what = f"Column {at + 1} has no name. Write one into the header."
            yield problem(file, head.first_line, what, column=at + 1)
        else:
            what = f"Column {at + 1} has neither a name nor a value and is left out."
            yield Finding(file, head.first_line, at + 1, what)


def _repeated_names(header: tuple[str, ...], line: int, file: str) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for at, name in enumerate(header, 1):
        known = first.setdefault(name.strip().casefold(), at)
        if known != at and name.strip():
            what = f"The name “{name}” stands above columns {known} and {at}. Give each its own."
            yield problem(file, line, what, column=at)


def _data_above(
    header: tuple[str, ...], line: int, body: Sequence[_Row], file: str
) -> Iterator[Finding]:
    """Find names that look like the values below them: the header may be missing."""
    for at, name in enumerate(header):
        kind = _value_kind(name)
        below = [row.cells[at] for row in body[:200] if row.cells[at].strip()]
        alike = sum(1 for cell in below if _value_kind(cell) == kind)
        if kind and (not below or alike * 2 > len(below)):
            what = f"“{name}” is a {kind}, not a name, so the header may be missing. Add one."
            yield problem(file, line, what, column=at + 1)
        elif name.strip() and name in below:
            what = f"The name “{name}” is also a value in its column; the header may be missing."
            yield Finding(file, line, at + 1, what)


def _value_kind(cell: str) -> str:
    text = cell.strip()
    if len(text) > 100:
        return ""
    if _DATE.fullmatch(text):
        return "date"
    if _NUMBER.fullmatch(text) and not _YEAR.fullmatch(text):
        return "number"
    return "address" if _ADDRESS.fullmatch(text) else ""


def _swallowed(body: Sequence[_Row], dialect: Dialect, file: str) -> Iterator[Finding]:
    """Find cells that hold whole rows: a quotation mark opens in one row, closes in another.

    Such a cell holds as many delimiters as a row does for each of its line ends.
    """
    for row in body:
        width = len(row.cells)
        if row.first_line == row.last_line or width < 2:
            continue
        for at, cell in enumerate(row.cells, 1):
            pieces = re.split(r"\r\n|\r|\n", cell)
            found = cell.count(dialect.delimiter)
            if len(pieces) < 2 or found != (len(pieces) - 1) * (width - 1):
                continue
            inside = [piece.count(dialect.delimiter) == width - 1 for piece in pieces[1:-1]]
            message = (
                f"The cell reaches from line {row.first_line} to {row.last_line} and holds as many "
                "delimiters as whole rows do; a quotation mark may stand there by mistake."
            )
            sure = width > 2 and inside and all(inside)
            yield Finding(file, row.first_line, at, message, "problem" if sure else "warning")


def _repeated_header(head: _Row, body: Sequence[_Row], file: str) -> Iterator[Finding]:
    for row in body:
        if row.cells == head.cells:
            yield Finding(file, row.first_line, 0, "The row repeats the header. Remove it.")
