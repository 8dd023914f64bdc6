"""The few named errors of the project: each says what is wrong, where, and what to do next."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True)
class Problem:
    """One thing in a file that must be mended: where it stands, what is wrong, what to do.

    ``line`` counts the file's lines from 1 (the header is line 1); 0 means the whole file.
    ``column`` and ``value`` are empty where the problem is not about one cell.
    """

    file: str
    line: int
    column: str
    value: str
    what: str
    mend: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        cell = f" {self.column} “{self.value}”" if self.column else ""
        return f"{place}:{cell} {self.what} {self.mend}"


class DataError(ValueError):
    """Tables could not be read; ``problems`` names every cell to mend."""

    def __init__(self, problems: Iterable[Problem]):
        self.problems = tuple(problems)
        count = len(self.problems)
        noun = "problem" if count == 1 else "problems"
        super().__init__("\n".join([f"{count} {noun} in the data.", *map(str, self.problems)]))


class UnknownNameError(KeyError):
    """A name was asked for that does not exist; the message offers the names that do."""

    def __init__(self, kind: str, name: object, known: Iterable[object]):
        self.message = f"There is no {kind} “{name}”. {did_you_mean(name, known)}"
        super().__init__(self.message)

    def __str__(self) -> str:
        return self.message


def did_you_mean(name: object, known: Iterable[object], *, most: int = 12) -> str:
    """Return a sentence that offers the closest known names, or all of them when they are few."""
    names = sorted({str(item) for item in known})
    close = get_close_matches(str(name), names, n=3, cutoff=0.6)
    if close:
        return f"Did you mean {' or '.join(f'“{item}”' for item in close)}?"
    listed = ", ".join(names[:most])
    return f"Known: {listed}{', …' if len(names) > most else '.'}" if names else "None exist yet."
