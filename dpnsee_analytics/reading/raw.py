"""One rectangular file as text, cell for cell as written: exact, with findings, refused or asked.

The result equals the table that was meant, or what is doubtful is named with its line; nothing is
guessed in silence. Every step runs in time and memory bounded by the limits below, needs nothing
but the bytes and holds no state, so the whole can be wrapped in a child process.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

import pandas as pd

from dpnsee_analytics.reading.delimiter import Dialect, Voted, read_delimiter
from dpnsee_analytics.reading.encoding import (
    INNER_SIGN,
    MOJIBAKE_SIGNS,
    Decoded,
    lost_letters,
    misread_words,
    read_encoding,
    unusual_words,
)
from dpnsee_analytics.reading.findings import PROBLEM, Finding, Question, problem, shortened
from dpnsee_analytics.reading.rectangle import MOST_FINDINGS, Rectangle, read_rectangle

MOST_BYTES = 50 * 1024 * 1024

_FIRST_BYTES = (
    (b"PK\x03\x04", "a zip archive or a spreadsheet (.xlsx, .ods)"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\xd0\xcf\x11\xe0", "an old spreadsheet or document (.xls, .doc)"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a text document (RTF)"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"SQLite format 3", "a database (SQLite)"),
    (b"PAR1", "a Parquet file"),
)
_FIRST_WORDS = (
    (re.compile(r"<(?:!doctype|html|head|body|table|meta|script|div)\b", re.IGNORECASE), "HTML"),
    (re.compile(r"<(?:\?xml|!--|workbook|ss:)", re.IGNORECASE), "XML"),
    (re.compile(r'[\[{]\s*(?:[\[{]\s*)?"(?:[^"\\\r\n]|\\.)*"\s*[:\]]'), "JSON"),
)

_SCIENTIFIC = re.compile(r"\s*[-+]?\d+(?:[.,]\d+)?[eE][-+]?\d+\s*")
_RUINED_NUMBER = re.compile(r"\s*[-+]?\d+(?:[.,]\d+)?[eE]\+\d+\s*")
_RUINED = re.compile(r"\s*(?:#(?:REF|VALUE|NAME|DIV/0|NUM|NULL|SPILL|CALC)[!?]|#N/A|#{3,})\s*")
_GUARDED = re.compile("'+[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
# What a doubtful row holds; each pattern begins with one sign, so that a search is a quick scan.
_DOUBTFUL_ROW = (
    re.compile("[?&#\ufffd\ufeff\x01-\x08\x0b\x0c\x0e-\x1e\x7f-\x9f]"),
    re.compile(r"\+[0-9]"),
    re.compile("'"),
    re.compile('[ \t]"'),
    INNER_SIGN,
    *MOJIBAKE_SIGNS,
)


@dataclass(frozen=True)
class RawReading:
    """What was read of a file: a table of text with its lines, or what stands against it.

    ``header``, ``records`` and ``lines`` (the line each record starts on) are empty when there are
    ``problems`` or ``questions``: a file is read whole or not at all. ``delimiter`` is "" for a
    file of one column; ``encoding`` and ``delimiter`` are None where not found, ``header_line`` 0.
    """

    file: str
    header: tuple[str, ...] = ()
    records: tuple[tuple[str, ...], ...] = ()
    lines: tuple[int, ...] = ()
    encoding: str | None = None
    delimiter: str | None = None
    header_line: int = 0
    warnings: tuple[Finding, ...] = ()
    problems: tuple[Finding, ...] = ()
    questions: tuple[Question, ...] = ()

    @property
    def outcome(self) -> str:
        """``refused``, ``asked``, ``findings`` or ``exact``: the first that holds."""
        if self.problems:
            return "refused"
        if self.questions:
            return "asked"
        return "findings" if self.warnings else "exact"

    @property
    def table(self) -> pd.DataFrame:
        """The records as a table of text; a blank cell is "", nothing is missing."""
        columns = list(zip(*self.records, strict=True)) or [()] * len(self.header)
        named = zip(self.header, columns, strict=True)
        return pd.DataFrame({name: pd.Series(cells, dtype="str") for name, cells in named})


def read_raw(
    content: bytes,
    file: str,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    keyed: bool = True,
) -> RawReading:
    """Return the table of text that ``content`` holds, or the problems or questions against it.

    Cells stay as written but for canonical composition (NFC), which is a warning where it changes
    a cell. When ``keyed``, a first column whose name ends in ``_id`` is the key: never blank, no
    value twice, none in scientific notation. ``encoding`` and ``delimiter`` answer the questions;
    ``delimiter`` "" is one column. ``file`` is the name the findings carry. Raises ``LookupError``
    for an unknown encoding.
    """
    reading = RawReading(file)
    kind = _kind_by_bytes(content)
    if kind or len(content) > MOST_BYTES or not content.strip():
        return _closed(reading, [_no_table(content, file, kind)])
    content, ended = _without_end_mark(content, file)
    decoded = read_encoding(content, file, encoding)
    reading = replace(reading, encoding=decoded.encoding or None, questions=decoded.questions)
    if not decoded.text.strip("\ufeff\r\n\t ") and not (decoded.findings or decoded.questions):
        return _closed(reading, [_no_table(b"", file, "")])
    if not decoded.text:
        return _closed(reading, [*ended, *decoded.findings])
    return _text_reading(reading, decoded, ended, delimiter, keyed)


def canonical_csv(reading: RawReading) -> str:
    """Return the table as canonical CSV: comma, LF, header first, quotes only where needed."""
    return "".join(canonical_lines(reading))


def canonical_lines(reading: RawReading) -> Iterator[str]:
    """Yield the rows of ``canonical_csv`` one by one."""
    yield f"{_canonical_row(reading.header)}\n"
    for record in reading.records:
        yield f"{_canonical_row(record)}\n"


def _canonical_row(row: Sequence[str]) -> str:
    line = ",".join(row)
    if line.count(",") == len(row) - 1 and line and not re.search('["\r\n]', line):
        return line
    return ",".join(_canonical_cell(cell, len(row)) for cell in row)


def _canonical_cell(cell: str, width: int) -> str:
    if re.search('[",\r\n]', cell) or (width == 1 and not cell):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def _closed(reading: RawReading, findings: Sequence[Finding]) -> RawReading:
    """Return the reading with its findings parted into warnings and problems."""
    kept = shortened(findings)
    problems = tuple(finding for finding in kept if finding.severity == PROBLEM)
    warnings = tuple(finding for finding in kept if finding.severity != PROBLEM)
    return replace(reading, warnings=warnings, problems=problems)


def _kind_by_bytes(content: bytes) -> str:
    return next((kind for start, kind in _FIRST_BYTES if content.startswith(start)), "")


def _no_table(content: bytes, file: str, kind: str) -> Finding:
    if kind:
        what = f"The file is {kind}, not a CSV file. Open it and save the table as “CSV UTF-8”."
    elif len(content) > MOST_BYTES:
        what = f"The file is larger than {MOST_BYTES >> 20} MB. Split it into smaller files."
    else:
        what = "The file is empty. Add a header row with the column names, and rows below it."
    return problem(file, 1, what)


def _without_end_mark(content: bytes, file: str) -> tuple[bytes, list[Finding]]:
    """Return the content without the Ctrl-Z that old DOS programs end files with."""
    kept = content.rstrip(b"\x1a")
    if len(kept) == len(content) or content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content, []
    line = 1 + kept.count(b"\n")
    return kept, [Finding(file, line, 0, "The file ends with a Ctrl-Z sign, which is left out.")]


def _text_reading(
    reading: RawReading,
    decoded: Decoded,
    ended: Sequence[Finding],
    delimiter: str | None,
    keyed: bool,
) -> RawReading:
    file, text = reading.file, decoded.text
    findings = [*ended, *decoded.findings]
    if text.startswith("\ufeff"):
        text = text.lstrip("\ufeff")
        findings.append(Finding(file, 1, 1, "A byte order mark stands at the start twice."))
    kind = next((kind for start, kind in _FIRST_WORDS if start.match(text.lstrip())), "")
    if kind:
        return _closed(reading, [_no_table(b"", file, f"really {kind}")])
    voted = read_delimiter(text, file, delimiter)
    reading = replace(reading, delimiter=voted.delimiter, questions=voted.questions)
    if voted.delimiter is None:
        return _closed(reading, [*findings, *voted.findings])
    rectangle, question = _quoted_rectangle(text, file, voted)
    findings += [*voted.findings, *rectangle.findings, *_cut_end(text, rectangle, file)]
    reading = replace(reading, questions=question, header_line=rectangle.header_line)
    if rectangle.is_refused or question:
        return _closed(reading, findings)
    findings += islice(_misread_cells(rectangle, decoded, file), MOST_FINDINGS)
    return _table_reading(reading, rectangle, findings, keyed)


def _quoted_rectangle(text: str, file: str, voted: Voted) -> tuple[Rectangle, tuple[Question, ...]]:
    """Return the rectangle under the quote style that fits; a question when both do and differ."""
    body = text[voted.skipped :]
    before = 1 if voted.skipped else 0
    doubled = read_rectangle(body, file, Dialect(voted.delimiter or ""), before)
    if '\\"' not in body:
        return doubled, ()
    escaped = read_rectangle(body, file, Dialect(voted.delimiter or "", True), before)
    if doubled.is_refused or escaped.is_refused:
        return (escaped if doubled.is_refused and not escaped.is_refused else doubled), ()
    if (doubled.header, doubled.records) == (escaped.header, escaped.records):
        return doubled, ()
    pairs = zip(doubled.records, escaped.records, doubled.lines, strict=False)
    first = next((pair for pair in pairs if pair[0] != pair[1]), None)
    shown = (" | ".join(first[0]),), (" | ".join(first[1]),)
    what = f"Does a backslash before a quotation mark belong to the text in line {first[2]}?"
    return doubled, (Question(what, ("it is text", "it is a sign of quoting"), shown, first[2]),)


def _cut_end(text: str, rectangle: Rectangle, file: str) -> Iterator[Finding]:
    if rectangle.lines and not text.endswith(("\n", "\r")):
        message = "The last line has no line end; check that the file was not cut there."
        yield Finding(file, rectangle.lines[-1], len(rectangle.header), message)


def _table_reading(
    reading: RawReading, rectangle: Rectangle, findings: Sequence[Finding], keyed: bool
) -> RawReading:
    file = reading.file
    rows = [rectangle.header, *rectangle.records]
    lines = [rectangle.header_line, *rectangle.lines]
    composed, changes = _composed(rows, lines, file)
    findings = [*findings, *changes, *islice(_cell_findings(composed, lines, file), MOST_FINDINGS)]
    faulty = _key_problems(composed[0], composed[1:], rectangle.lines, file)
    findings += islice(faulty, MOST_FINDINGS if keyed else 0)
    if any(finding.severity == PROBLEM for finding in findings):
        return _closed(reading, findings)
    whole = replace(reading, header=composed[0], records=tuple(composed[1:]), lines=rectangle.lines)
    return _closed(whole, findings)


def _composed(
    rows: Sequence[tuple[str, ...]], lines: Sequence[int], file: str
) -> tuple[list[tuple[str, ...]], list[Finding]]:
    """Return the rows in canonical composition (NFC) and a finding for each cell it changed."""
    composed: list[tuple[str, ...]] = []
    findings: list[Finding] = []
    for row, line in zip(rows, lines, strict=True):
        if unicodedata.is_normalized("NFC", "\x1f".join(row)):
            composed.append(row)
            continue
        cells = tuple(unicodedata.normalize("NFC", cell) for cell in row)
        composed.append(cells)
        for at, (cell, before) in enumerate(zip(cells, row, strict=True), 1):
            if cell != before and len(findings) < MOST_FINDINGS:
                message = f"“{cell[:80]}” was written with parted accents; they are joined (NFC)."
                findings.append(Finding(file, line, at, message))
    return composed, findings


def _cell_findings(
    rows: Sequence[tuple[str, ...]], lines: Sequence[int], file: str
) -> Iterator[Finding]:
    names = rows[0]
    for row, line in zip(rows, lines, strict=True):
        joined = "\x1f".join(row)
        if not any(pattern.search(joined) for pattern in _DOUBTFUL_ROW):
            continue
        for at, cell in enumerate(row):
            doubt = _doubt(cell)
            if doubt:
                yield Finding(file, line, at + 1, f"{names[at]} “{cell[:80]}” {doubt}.")


def _doubt(cell: str) -> str:
    """Return what a spreadsheet or another program has done to ``cell``, or ""."""
    if _RUINED.fullmatch(cell):
        return "is an error of the spreadsheet, not a value"
    if _RUINED_NUMBER.fullmatch(cell):
        return "is in scientific notation; digits may be lost"
    if _GUARDED.match(cell):
        return "begins with a formula guard, which is kept as written"
    if len(cell) > 1 and cell[0] == cell[-1] == "'":
        return "stands between apostrophes, which are kept as written"
    if cell[:1] in " \t" and cell.lstrip(" \t")[:1] == '"':
        return "has a space before its quotation mark, so both are kept as written"
    return lost_letters(cell)


def _misread_cells(rectangle: Rectangle, decoded: Decoded, file: str) -> Iterator[Finding]:
    """Find cells whose letters make little sense as they were read."""
    doubts = _word_doubts(decoded)
    if not doubts:
        return
    pattern = re.compile("|".join(map(re.escape, sorted(doubts, key=len, reverse=True))))
    rows = [rectangle.header, *rectangle.records]
    for row, line in zip(rows, [rectangle.header_line, *rectangle.lines], strict=True):
        for at, cell in enumerate(row, 1):
            found = pattern.search(cell)
            if found:
                yield Finding(file, line, at, f"“{found.group()}” {doubts[found.group()]}")


def _word_doubts(decoded: Decoded) -> dict[str, str]:
    """Return words and what is odd about them: misread before, or in this file's encoding."""
    if decoded.encoding.startswith("utf"):
        misread = misread_words(decoded.text)
        return {word: f"looks misread; perhaps it is “{misread[word]}”." for word in misread}
    odd = f"is unusual in the languages known here; is the file really {decoded.encoding}?"
    return dict.fromkeys(unusual_words(decoded.text), odd)


def _key_problems(
    header: Sequence[str], records: Sequence[Sequence[str]], lines: Sequence[int], file: str
) -> Iterator[Finding]:
    name = header[0].strip()
    if not name.casefold().endswith("_id"):
        return
    first_line: dict[str, int] = {}
    for record, line in zip(records, lines, strict=True):
        key = record[0].strip()
        if not key:
            yield problem(file, line, f"{name} is blank. Give the row an id.", column=1)
        elif _SCIENTIFIC.fullmatch(key):
            what = (
                f"{name} “{key}” is in scientific notation: a spreadsheet has dropped digits. "
                "Format the column as text, type the ids again and export once more."
            )
            yield problem(file, line, what, column=1)
        elif first_line.setdefault(key, line) != line:
            what = f"{name} “{key}” was already used in line {first_line[key]}."
            yield problem(file, line, f"{what} Give each row its own.", column=1)
