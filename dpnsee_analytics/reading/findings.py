"""What the reading engine says about a file: findings with their place, and questions."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

WARNING = "warning"
PROBLEM = "problem"

MOST_OF_A_KIND = 50


@dataclass(frozen=True)
class Finding:
    """One thing seen in a file: where it stands, what it is and what to do about it.

    ``line`` counts the file's lines from 1; ``column`` counts the cells of that line from 1, and
    is 0 when the whole line is meant. A ``warning`` leaves the file accepted, a ``problem``
    refuses it.
    """

    file: str
    line: int
    column: int
    message: str
    severity: str = WARNING

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.message}"


@dataclass(frozen=True)
class Question:
    """A decision only a person can make: what is asked, the choices, and rows that show why.

    ``shown`` holds, for each choice in order, the telling rows as they would read under it (or,
    when the rows read alike under all choices, one tuple of rows).
    """

    what: str
    choices: tuple[str, ...]
    shown: tuple[tuple[str, ...], ...] = ()
    line: int = 1


def problem(file: str, line: int, message: str, column: int = 0) -> Finding:
    """Return a finding that refuses the file."""
    return Finding(file, line, column, message, PROBLEM)


def shortened(findings: Iterable[Finding], most: int = MOST_OF_A_KIND) -> tuple[Finding, ...]:
    """Return findings in line order, at most ``most`` with one message and severity.

    What is left out is counted in one more finding, at the line of the first one left out.
    """
    kept: list[Finding] = []
    by_kind = sorted(findings, key=lambda finding: (finding.severity, _kind(finding.message)))
    for _, group in groupby(by_kind, key=lambda f: (f.severity, _kind(f.message))):
        alike = sorted(group, key=lambda finding: (finding.line, finding.column))
        kept += alike[:most] + _rest(alike[most:])
    return tuple(sorted(kept, key=lambda finding: (finding.line, finding.column)))


def _rest(left_out: Sequence[Finding]) -> list[Finding]:
    if not left_out:
        return []
    first = left_out[0]
    message = f"{len(left_out)} more like the ones above, from this line on: {first.message}"
    return [Finding(first.file, first.line, first.column, message, first.severity)]


def _kind(message: str) -> str:
    """Return the message without what it quotes, so that alike ones count together."""
    pieces = message.split("“")
    return pieces[0] + "".join(piece.partition("”")[2] for piece in pieces[1:])
