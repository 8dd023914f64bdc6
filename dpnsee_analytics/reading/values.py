"""Cells to typed values, one column at a time: the value, or what is wrong with it."""

import re
from collections.abc import Callable, Sequence

import pandas as pd

from dpnsee_analytics.dates import is_partial_date
from dpnsee_analytics.errors import did_you_mean
from dpnsee_analytics.schema import COUNTRY_CODES, Column

ID_PATTERN = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
NUMBER_PATTERN = re.compile(r"[-+]?\d+(\.\d+)?")
WHOLE_PATTERN = re.compile(r"[-+]?\d+")
ADDRESS_PATTERN = re.compile(r"(https?://|seed:)\S+")

Fault = tuple[str, str]  # what is wrong, how to mend it


def column_values(
    cells: Sequence[str], column: Column
) -> tuple[pd.Series, list[tuple[int, Fault]]]:
    """Return a typed Series of ``cells`` and, for each faulty cell, its position and the fault.

    Blank and faulty cells are missing in the Series; text stays exactly as written.
    """
    fault_of = _FAULTS[column.kind]
    blank: set[str] = set()
    faulty: dict[str, Fault] = {}
    for cell in set(cells):  # a value is looked at once, however often it stands in the column
        if not cell.strip():
            blank.add(cell)
        fault = _blank_fault(column) if cell in blank else fault_of(cell, column)
        if fault is not None:
            faulty[cell] = fault
    faults = [(at, faulty[cell]) for at, cell in enumerate(cells) if cell in faulty]
    if not blank and not faulty:
        return _typed(cells, column), faults
    kept = [None if cell in blank or cell in faulty else cell for cell in cells]
    return _typed(kept, column), faults


def _typed(cells: Sequence[str | None], column: Column) -> pd.Series:
    if column.kind == "number":
        return pd.Series([None if cell is None else float(cell) for cell in cells], dtype="float64")
    if column.kind == "whole":
        return pd.Series([None if cell is None else int(cell) for cell in cells], dtype="Int64")
    if column.kind == "yes_no":
        return pd.Series([cell == "yes" for cell in cells], dtype="bool")
    return pd.Series(cells, dtype="str")


def _blank_fault(column: Column) -> Fault | None:
    return ("is blank.", f"Fill in: {column.help}") if column.required else None


def _id_fault(cell: str, column: Column) -> Fault | None:
    if ID_PATTERN.fullmatch(cell):
        return None
    return "is not an id.", "Use letters, digits, hyphens, dots and underscores, without spaces."


def _text_fault(cell: str, column: Column) -> Fault | None:
    if "\x00" in cell or "\ufffd" in cell:
        return "holds a character that was lost.", "Type the text again."
    return None


def _choice_fault(cell: str, column: Column) -> Fault | None:
    if cell in column.choices:
        return None
    return "is not one of the known values.", did_you_mean(cell, column.choices)


def _list_fault(cell: str, column: Column) -> Fault | None:
    unknown = [part for part in cell.split(";") if part not in column.choices]
    if not unknown:
        return None
    return (
        f"holds “{unknown[0]}”, which is not one of the known values.",
        f"{did_you_mean(unknown[0], column.choices)} Part several values by “;” without spaces.",
    )


def _number_fault(cell: str, column: Column) -> Fault | None:
    if not NUMBER_PATTERN.fullmatch(cell):
        return "is not a number.", "Write digits with a decimal point, such as 3 or 3.5."
    return _range_fault(float(cell), column)


def _whole_fault(cell: str, column: Column) -> Fault | None:
    if not WHOLE_PATTERN.fullmatch(cell):
        return "is not a whole number.", "Write digits only, such as 2016."
    return _range_fault(int(cell), column)


def _range_fault(number: float, column: Column) -> Fault | None:
    low, high = column.minimum, column.maximum
    if low is not None and high is not None and not low <= number <= high:
        return "is outside the scale.", f"Use {low:g} to {high:g}."
    if low is not None and number < low:
        return "is too small.", "Use a number above 0." if low < 1 else f"Use {low:g} or more."
    return None


def _date_fault(cell: str, column: Column) -> Fault | None:
    if is_partial_date(cell):
        return None
    return "is not a date.", "Write 2025, 2025-12 or 2025-12-31."


def _country_fault(cell: str, column: Column) -> Fault | None:
    if cell in COUNTRY_CODES:
        return None
    mend = {"EL": "Greece is GR.", "UK": "The United Kingdom is GB.", "XKX": "Kosovo* is XK."}
    return "is not a country code.", mend.get(
        cell.upper(), "Use the two capital letters of ISO 3166, such as RS; Kosovo* is XK."
    )


def _address_fault(cell: str, column: Column) -> Fault | None:
    if ADDRESS_PATTERN.fullmatch(cell):
        return None
    return "is not a web address.", "Begin with https:// or http://, without spaces."


def _yes_no_fault(cell: str, column: Column) -> Fault | None:
    return None if cell in ("yes", "no") else ("is neither yes nor no.", "Write yes or no.")


_FAULTS: dict[str, Callable[[str, Column], Fault | None]] = {
    "id": _id_fault,
    "text": _text_fault,
    "choice": _choice_fault,
    "list": _list_fault,
    "number": _number_fault,
    "whole": _whole_fault,
    "date": _date_fault,
    "country": _country_fault,
    "address": _address_fault,
    "yes_no": _yes_no_fault,
}
