"""Partial dates: ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, kept as the text that was evidenced."""

import re
from datetime import date

PATTERN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


def is_partial_date(text: str) -> bool:
    """Return whether ``text`` is a partial date that exists in the calendar."""
    match = PATTERN.fullmatch(text)
    if match is None:
        return False
    try:
        date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return False
    return True


def first_day(text: str) -> date:
    """Return the first day a partial date can mean (``2016`` -> 1 January 2016)."""
    match = PATTERN.fullmatch(text)
    if match is None:
        raise ValueError(f"“{text}” is not a date. Write YYYY, YYYY-MM or YYYY-MM-DD.")
    return date(int(match[1]), int(match[2] or 1), int(match[3] or 1))


def last_day(text: str) -> date:
    """Return the last day a partial date can mean (``2016`` -> 31 December 2016)."""
    start = first_day(text)
    parts = text.count("-")
    if parts == 2:
        return start
    month = 12 if parts == 0 else start.month
    following = date(start.year + month // 12, month % 12 + 1, 1)
    return date.fromordinal(following.toordinal() - 1)


def months_between(earlier: date, later: date) -> int:
    """Return the whole months from ``earlier`` to ``later``; negative when they are swapped."""
    months = (later.year - earlier.year) * 12 + later.month - earlier.month
    return months - 1 if later.day < earlier.day and months > 0 else months


def in_words(text: str) -> str:
    """Return a partial date in words: “21 November 2026”, “March 2025” or “2016”."""
    day = first_day(text)
    parts = text.count("-")
    return (
        ("", "", f"{day.day} ")[parts]
        + (f"{MONTHS[day.month - 1]} " if parts else "")
        + str(day.year)
    )


def period(since: str, until: str) -> str:
    """Return a period as short text: “2015–2018”, “since 2017”, “until 2020”, or “undated”."""
    if since and until:
        return (
            since
            if since == until
            else f"{since} – {until}"
            if "-" in since + until
            else f"{since}–{until}"
        )
    if since:
        return f"since {since}"
    return f"until {until}" if until else "undated"
