"""Tables as CSV files that spreadsheets open without running anything in them.

A spreadsheet takes a cell that begins with ``=``, ``+``, ``-`` or ``@`` (also in full width), a
tab or a line end for a formula. Such text gets an apostrophe before it; so does text that begins
with apostrophes before such a character, so that taking exactly one away gives back what was there.
"""

import re

import pandas as pd
from pandas.api.types import is_numeric_dtype

BYTE_ORDER_MARK = "\ufeff"

_STARTS = "=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20"
_FORMULA = re.compile(f"'*[{_STARTS}]")
_GUARDED = re.compile(f"'+[{_STARTS}]")


def csv_export(table: pd.DataFrame) -> bytes:
    """Return a table as a CSV file: a header row, commas, CRLF, UTF-8 with a byte order mark.

    The mark makes Excel read the letters right. The index is left out. Text that a spreadsheet
    would run as a formula gets an apostrophe before it, column names too; numbers stay numbers
    and what is missing is blank.
    """
    columns = [_guarded(table.iloc[:, position]) for position in range(table.shape[1])]
    plain = pd.concat(columns, axis=1) if columns else table
    header = [_csv_text(str(name)) for name in table.columns]
    text = plain.to_csv(index=False, header=header, lineterminator="\r\n")
    return (BYTE_ORDER_MARK + text).encode("utf-8")


def csv_import_text(cell: str) -> str:
    """Return the text that ``csv_export`` wrote as ``cell``: without its one apostrophe, if any."""
    return cell[1:] if _GUARDED.match(cell) else cell


def _guarded(column: pd.Series) -> pd.Series:
    return column if is_numeric_dtype(column) else column.astype(object).map(_csv_text)


def _csv_text(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell
