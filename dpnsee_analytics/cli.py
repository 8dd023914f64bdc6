"""The command line of the project: check a data directory, print the dictionary, read a file."""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path

from dpnsee_analytics.dataset import read_dataset
from dpnsee_analytics.dictionary import data_dictionary
from dpnsee_analytics.reading.encoding import known_encoding
from dpnsee_analytics.reading.findings import PROBLEM, Finding, Question, shortened
from dpnsee_analytics.reading.raw import (
    MOST_BYTES,
    RawReading,
    canonical_csv,
    canonical_lines,
    read_raw,
)
from dpnsee_analytics.reading.table import read_table
from dpnsee_analytics.schema import TABLES, TableSchema
from dpnsee_analytics.store import commands as store_commands

RAW = "raw"
EXITS = {"exact": 0, "findings": 0, "refused": 1, "asked": 3}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code.

    0 fine, 1 a problem in the data, 2 a wrong call, 3 a decision that a person must make.
    """
    parser = argparse.ArgumentParser(prog="python -m dpnsee_analytics", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="validate the linked tables of a data directory")
    check.add_argument("directory", type=Path)
    commands.add_parser("dictionary", help="print the data dictionary, as in data/README.md")
    read = commands.add_parser("read", help="print any CSV file as canonical CSV, or what it lacks")
    read.add_argument("file", type=Path)
    tables = [RAW, *(schema.name for schema in TABLES)]
    read.add_argument("--table", choices=tables, help="by default recognised from the header")
    read.add_argument("--encoding", type=_encoding, help="such as windows-1250")
    read.add_argument("--delimiter", type=_delimiter, help="one sign, or tab, or none")
    read.add_argument("--json", action="store_true", help="say what was found as one JSON object")
    store_commands.add_commands(commands)
    options = parser.parse_args(arguments)
    if options.command in store_commands.COMMANDS:
        return store_commands.run(options)
    if options.command == "read":
        return _read(options)
    if options.command == "dictionary":
        print(data_dictionary())
        return 0
    return _check(options.directory)


def _check(directory: Path) -> int:
    if not directory.is_dir():
        print(f"{directory}: there is no such directory. Name the one that holds the CSV files.")
        return 1
    dataset, problems = read_dataset(directory)
    for problem in problems:
        print(problem)
    rows = ", ".join(f"{len(dataset.table(schema.name))} {schema.name}" for schema in TABLES)
    print(f"{len(problems)} problem{'' if len(problems) == 1 else 's'}. Read: {rows}.")
    return 1 if problems else 0


def _encoding(name: str) -> str:
    try:
        return known_encoding(name)
    except LookupError as error:
        raise argparse.ArgumentTypeError(str(error.args[0])) from None


def _delimiter(name: str) -> str:
    words = {"tab": "\t", "\\t": "\t", "none": "", "comma": ",", "semicolon": ";", "pipe": "|"}
    sign = words.get(name, name)
    if len(sign) > 1 or sign in ('"', "\\", "\r", "\n", "\0"):
        raise argparse.ArgumentTypeError(f"“{name}” is not one sign. Use , ; | tab or none.")
    return sign


def _read(options: argparse.Namespace) -> int:
    try:
        with options.file.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        print(f"{options.file}: cannot be opened ({error.strerror}).", file=sys.stderr)
        return 2
    name = options.file.name
    table = options.table
    reading = read_raw(
        content,
        name,
        encoding=options.encoding,
        delimiter=options.delimiter,
        keyed=table == RAW,  # a table of the project names its own key
    )
    if table != RAW and reading.header:
        reading, table = _typed_reading(reading, table)
    code = EXITS[reading.outcome]
    _say(reading, table or RAW, options.json)
    if code == 0:
        sys.stdout.flush()
        sys.stdout.buffer.writelines(line.encode("utf-8") for line in canonical_lines(reading))
        sys.stdout.buffer.flush()
    return code


def _typed_reading(reading: RawReading, table: str | None) -> tuple[RawReading, str | None]:
    """Return the reading with the problems of a table's schema, and the table it was taken for."""
    fitting = [schema for schema in TABLES if table in (schema.name, None)]
    if table is None:
        fitting = [schema for schema in fitting if _has_columns(reading, schema)]
    if len(fitting) != 1:
        choices = tuple(schema.name for schema in fitting or TABLES)
        question = Question("Which table is it? Say so with --table.", (*choices, RAW))
        return replace(reading, questions=(question,)), None
    return _checked(reading, fitting[0]), fitting[0].name


def _has_columns(reading: RawReading, schema: TableSchema) -> bool:
    needed = {column.name for column in schema.columns if not column.optional}
    return needed <= {name.strip() for name in reading.header}


def _checked(reading: RawReading, schema: TableSchema) -> RawReading:
    typed = read_table(canonical_csv(reading).encode("utf-8"), schema, reading.file)
    lines = _lines_by_canonical(reading)
    places = {name.strip(): at for at, name in enumerate(reading.header, 1)}
    problems = [
        Finding(
            reading.file,
            lines.get(found.line, reading.header_line),
            places.get(found.column, 0),
            f"{found.column} “{found.value}” {found.what} {found.mend}",
            PROBLEM,
        )
        for found in typed.problems
    ]
    return replace(reading, problems=shortened(problems))


def _lines_by_canonical(reading: RawReading) -> dict[int, int]:
    """Return, for the line each record starts on in canonical CSV, its line in the file."""
    lines: dict[int, int] = {}
    here = 2 + sum(name.count("\n") for name in reading.header)
    for record, line in zip(reading.records, reading.lines, strict=True):
        lines[here] = line
        text = "\n".join(record).replace("\r\n", "\n").replace("\r", "\n")
        here += 1 + text.count("\n") - (len(record) - 1)
    return lines


def _say(reading: RawReading, table: str, as_json: bool) -> None:
    if as_json:
        said = {
            "file": reading.file,
            "encoding": reading.encoding,
            "delimiter": reading.delimiter,
            "header_line": reading.header_line,
            "table": table,
            "warnings": [asdict(finding) for finding in reading.warnings],
            "problems": [asdict(finding) for finding in reading.problems],
            "questions": [asdict(question) for question in reading.questions],
        }
        print(json.dumps(said, ensure_ascii=True), file=sys.stderr)
        return
    for finding in (*reading.problems, *reading.warnings):
        _print_line(str(finding))
    for question in reading.questions:
        _print_line(f"{reading.file}:{question.line}:0: {question.what}")
        _print_choices(question)


def _print_choices(question: Question) -> None:
    for at, choice in enumerate(question.choices):
        _print_line(f"  {choice}")
        for row in question.shown[at : at + 1]:
            for line in row:
                _print_line(f"    {line}")


def _print_line(text: str) -> None:
    """Print on standard error; a terminal that lacks a letter gets its escape, not a crash."""
    encoding = sys.stderr.encoding or "utf-8"
    print(text.encode(encoding, "backslashreplace").decode(encoding), file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
