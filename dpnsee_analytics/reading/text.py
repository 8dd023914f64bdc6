"""Bytes to text: UTF-8 only, with or without a byte order mark; anything else is a problem."""

import codecs

from dpnsee_analytics.errors import Problem


def read_text(content: bytes, file: str) -> tuple[str, list[Problem]]:
    """Return the text of ``content`` and no problem, or "" and the problem that names the byte."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "", [_not_utf8(file, 1, "is UTF-16, not UTF-8")]
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        return "", [
            _not_utf8(file, line, f"holds a byte (0x{content[error.start]:02X}) that is not UTF-8")
        ]


def _not_utf8(file: str, line: int, what: str) -> Problem:
    return Problem(
        file,
        line,
        "",
        "",
        f"The file {what}.",
        "Save it again as “CSV UTF-8” from the spreadsheet.",
    )
