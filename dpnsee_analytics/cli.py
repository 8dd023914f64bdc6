"""The command line of the project: check a data directory, print the data dictionary."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from dpnsee_analytics.dataset import read_dataset
from dpnsee_analytics.dictionary import data_dictionary
from dpnsee_analytics.schema import TABLES


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return the exit code: 0 fine, 1 a problem in the data, 2 a wrong call."""
    parser = argparse.ArgumentParser(prog="python -m dpnsee_analytics", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="validate the linked tables of a data directory")
    check.add_argument("directory", type=Path)
    commands.add_parser("dictionary", help="print the data dictionary, as in data/README.md")
    options = parser.parse_args(arguments)
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


if __name__ == "__main__":
    sys.exit(main())
