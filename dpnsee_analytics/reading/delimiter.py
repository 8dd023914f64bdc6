"""Which sign parts the cells: Excel's ``sep=`` line, or a vote over the head of the file.

The vote reads at most ``SAMPLE`` characters once for each delimiter and quote style, so its time
grows with the sample only (``csv.Sniffer`` can take minutes for 500 bytes). A delimiter fits when
all records are as wide as the header; of several that fit none is preferred without a reason in
the text, and then the answer is a question.
"""

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from dpnsee_analytics.reading.findings import Finding, Question, problem

DELIMITERS = (",", ";", "\t", "|")
NAMES = {",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe", "": "none (one column)"}
ONE_COLUMN = ""

SAMPLE = 64 * 1024
MOST_CELL = 1_000_000
MOST_TITLES = 20
_PIECE = 1 << 20

csv.field_size_limit(MOST_CELL)

_SEP_LINE = re.compile(r'"?sep=([^\r\n"])"?(?:[^\S\r\n]|[,;\t|])*(?:\r\n|\r|\n|$)', re.IGNORECASE)
# Signs that part cells in files of other programs; the same number in every line betrays them.
_OTHER_SIGNS = re.compile("[:^~#/!&*=+§¦·\x01\x1e\x1f]| {2,}")


@dataclass(frozen=True)
class Dialect:
    """How the cells of a file are parted and quoted.

    ``delimiter`` is one character, or "" for a file of one column. Quotes inside quotes are
    doubled or, with ``backslash``, also written ``\\"``.
    """

    delimiter: str
    backslash: bool = False


@dataclass(frozen=True)
class Voted:
    """The delimiter found (None with a question), the ``sep=`` line's length, what was seen."""

    delimiter: str | None
    skipped: int = 0
    findings: tuple[Finding, ...] = ()
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True)
class Profile:
    """How well one delimiter fits the sample.

    ``width`` is the commonest number of cells among records of two and more; ``coverage`` is the
    share of all records that wide; ``titles`` records stand before the first of them; ``even``
    says that from there on all are. ``parted`` says that a blank line follows the titles.
    """

    delimiter: str
    width: int
    coverage: float
    titles: int
    even: bool
    parted: bool


def read_delimiter(text: str, file: str, delimiter: str | None = None) -> Voted:
    """Return the delimiter of ``text``; a tie is a question that shows the first rows.

    A given ``delimiter`` is taken as it is, and so is that of a ``sep=`` line.
    """
    marked = _SEP_LINE.match(text)
    skipped = marked.end() if marked else 0
    if delimiter is not None:
        return Voted(delimiter, skipped)
    body = text[skipped : skipped + SAMPLE + 1]
    voted = _vote(_sample(body), len(body) > SAMPLE, file)
    return replace(_as_marked(marked.group(1), voted, body), skipped=skipped) if marked else voted


def _as_marked(sign: str, voted: Voted, body: str) -> Voted:
    """Return the delimiter of the ``sep=`` line, or a question where the file only has another."""
    if sign in body or not voted.delimiter:
        return Voted(sign)
    return Voted(None, questions=(_delimiter_question(body, [sign, voted.delimiter]),))


def records(text: str, dialect: Dialect) -> Iterator[tuple[int, list[str]]]:
    """Yield each record of ``text`` with the line it ends on; a blank line is an empty record.

    Strict: raises ``csv.Error`` where a quoted cell is followed by more text, is never closed or
    is longer than ``MOST_CELL``. Lines end with LF, CRLF or CR.
    """
    if dialect.backslash:
        # Only a quote, a backslash and the delimiter are escaped; any other backslash is a letter.
        escaped = re.compile(r'\\(["\\' + re.escape(dialect.delimiter) + r"])|\\")
        text = escaped.sub(lambda found: found.group() if found.group(1) else r"\\", text)
    reader = csv.reader(
        _lines(text),
        delimiter=dialect.delimiter or "\x1f",
        escapechar="\\" if dialect.backslash else None,
        strict=True,
    )
    for record in reader:
        yield reader.line_num, record


def _lines(text: str) -> Iterator[str]:
    """Yield the lines of ``text`` with their ends, holding one piece of it in a second copy."""
    start = 0
    while start < len(text):
        end = _line_end(text, start + _PIECE)
        yield from io.StringIO(text[start:end], newline="")
        start = end


def _line_end(text: str, place: int) -> int:
    """Return the place after the first line end at or after ``place``, or the text's end."""
    found = _LINE_END.search(text, place)
    return found.end() if found else len(text)


_LINE_END = re.compile(r"\r\n|\r(?!\n)|\n")


def _sample(text: str) -> str:
    if len(text) <= SAMPLE:
        return text
    cut = max(text.rfind("\n", 0, SAMPLE), text.rfind("\r", 0, SAMPLE))
    return text[: cut + 1] if cut > 0 else text[:SAMPLE]


def _vote(sample: str, is_cut: bool, file: str) -> Voted:
    sound = [_profile(sample, is_cut, delimiter) for delimiter in DELIMITERS]
    profiles = [profile for profile in sound if profile and profile.width]
    if not profiles:
        quoted_wrong = all(profile is None for profile in sound)
        return Voted(_counted(sample)) if quoted_wrong else _one_column(sample, file)
    even = [profile for profile in profiles if profile.even and not profile.titles]
    rival = partial(_is_rival, even[0]) if len(even) == 1 else None
    if rival and not any(map(rival, profiles)):
        return Voted(even[0].delimiter)
    if len(even) > 1:
        return _between(sample, even)
    return _uneven(sample, profiles, file)


def _is_rival(fitting: Profile, other: Profile) -> bool:
    """Say whether a delimiter that does not fit is still likelier than the narrow one that does."""
    return other is not fitting and other.width > 2 * fitting.width and other.coverage >= 0.8


def _profile(sample: str, is_cut: bool, delimiter: str) -> Profile | None:
    """Return the better profile of the two quote styles; None when the quotes fit neither."""
    styles = (False, True) if '\\"' in sample else (False,)
    profiles = [_style_profile(sample, is_cut, Dialect(delimiter, style)) for style in styles]
    sound = [profile for profile in profiles if profile]
    return max(sound, key=lambda profile: (profile.even, profile.coverage), default=None)


def _style_profile(sample: str, is_cut: bool, dialect: Dialect) -> Profile | None:
    widths: list[int] = []
    blank_after: set[int] = set()
    try:
        for _, record in records(sample, dialect):
            if record:
                widths.append(len(record))
            else:
                blank_after.add(len(widths))
    except csv.Error as error:
        if not (is_cut and "unexpected end" in str(error)):
            return None
    wide = Counter(width for width in widths if width > 1)
    if not wide:
        return Profile(dialect.delimiter, 0, 0.0, 0, False, False)
    width = max(wide, key=lambda width: (wide[width], width))
    titles = widths.index(width)
    even = all(found == width for found in widths[titles:])
    coverage = wide[width] / len(widths)
    return Profile(dialect.delimiter, width, coverage, titles, even, titles in blank_after)


def _between(sample: str, even: list[Profile]) -> Voted:
    """Choose among delimiters that all fit: one that only stands in text or numbers gives way."""
    firm = [profile for profile in even if not _is_punctuation(sample, profile.delimiter)]
    if len(firm) == 1:
        return Voted(firm[0].delimiter)
    return Voted(None, questions=(_delimiter_question(sample, [p.delimiter for p in even]),))


def _is_punctuation(sample: str, delimiter: str) -> bool:
    """Say whether a comma or semicolon only stands before a space or between digits."""
    sign = re.escape(delimiter)
    found = re.findall(rf"\d{sign}\d|{sign} |{sign}", sample)
    return delimiter in ",;" and delimiter not in found


def _uneven(sample: str, profiles: list[Profile], file: str) -> Voted:
    """Choose where no delimiter fits from the first record on: title lines, or a ragged file."""
    best = max(profiles, key=lambda profile: (profile.coverage, profile.width))
    others = [profile for profile in profiles if profile is not best]
    headed = all(profile.titles for profile in profiles)
    certain = best.width > 2 or best.parted or not best.titles
    clear = all(_dominates(best, other) for other in others)
    if headed and best.width == 2 and best.coverage < 0.5:
        return _one_column(sample, file)
    if certain and clear:
        return Voted(best.delimiter)
    choices = [profile.delimiter for profile in profiles] + [ONE_COLUMN] * headed
    return Voted(None, questions=(_delimiter_question(sample, choices),))


def _dominates(best: Profile, other: Profile) -> bool:
    sooner = best.titles <= other.titles or (best.even and not other.even)
    return sooner and (best.coverage >= other.coverage + 0.1 or best.width >= 2 * other.width)


def _counted(sample: str) -> str:
    """Return the commonest delimiter of a sample whose quotes are wrong; it will be refused."""
    return max(DELIMITERS, key=sample.count)


def _one_column(sample: str, file: str) -> Voted:
    lines = [line for line in re.split(r"\r\n|\r|\n", sample) if line.strip()]
    foreign = _foreign_sign(lines)
    if foreign:
        message = (
            f"Every line holds the same number of “{foreign}”, so it may part the cells. "
            "Save the file with a comma, semicolon, tab or pipe between the cells, "
            "or name the delimiter."
        )
        return Voted(None, findings=(problem(file, 1, message),))
    return Voted(ONE_COLUMN, findings=tuple(_stray_delimiters(sample, file)))


def _foreign_sign(lines: list[str]) -> str:
    """Return a sign that every line holds equally often, or spaces in lines of three words."""
    if len(lines) < 2:
        return ""
    for sign in sorted(set(_OTHER_SIGNS.findall(lines[0]))):
        counts = {line.count(sign) for line in lines}
        if len(counts) == 1:
            return sign
    spaces = {line.strip().count(" ") for line in lines}
    return " " if len(spaces) == 1 and min(spaces) > 1 else ""


def _stray_delimiters(sample: str, file: str) -> Iterator[Finding]:
    for number, line in enumerate(re.split(r"\r\n|\r|\n", sample), 1):
        found = next((sign for sign in DELIMITERS if sign in line), None)
        if found:
            message = f"The file is read as one column; this line holds a {NAMES[found]}."
            yield Finding(file, number, 1, message)


def _delimiter_question(sample: str, delimiters: list[str]) -> Question:
    rows = tuple(line[:200] for line in re.split(r"\r\n|\r|\n", sample) if line.strip())[:5]
    choices = tuple(NAMES.get(delimiter, delimiter) for delimiter in delimiters)
    return Question("Which sign parts the cells?", choices, (rows,))
