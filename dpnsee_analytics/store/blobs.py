"""Tables as content-addressed bytes: canonical CSV, named by its SHA-256, kept compressed."""

import hashlib
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from dpnsee_analytics.dataset import Dataset, csv_bytes
from dpnsee_analytics.errors import DataError, Problem
from dpnsee_analytics.links import link_problems
from dpnsee_analytics.reading import ReadTable, read_table
from dpnsee_analytics.reading.table import empty_table
from dpnsee_analytics.schema import TABLES

_LEVEL = 6


@dataclass(frozen=True)
class Blob:
    """The canonical CSV of one table as it is stored.

    ``sha256`` is of the CSV itself, ``packed_sha256`` of the compressed bytes: compression leaves
    bits that change nothing when unpacked, and those too are to be the ones that were written.
    """

    sha256: str
    packed_sha256: str
    packed: bytes


def sha256(content: bytes) -> str:
    """Return the SHA-256 of ``content`` in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def packed(content: bytes) -> Blob:
    """Return ``content`` as a blob."""
    squeezed = zlib.compress(content, _LEVEL)
    return Blob(sha256(content), sha256(squeezed), squeezed)


def unpacked(blob: Blob) -> bytes:
    """Return the content of a blob; raises ``ValueError``, saying why, when it was changed."""
    if not isinstance(blob.packed, bytes) or sha256(blob.packed) != blob.packed_sha256:
        raise ValueError("its stored bytes were changed")
    try:
        content = zlib.decompress(blob.packed)
    except zlib.error as error:
        raise ValueError("its stored bytes cannot be unpacked") from error
    if sha256(content) != blob.sha256:
        raise ValueError("its content is not the one its name stands for")
    return content


def dataset_contents(dataset: Dataset) -> dict[str, bytes]:
    """Return the canonical CSV of every table, by table name.

    What is returned reads back to the same tables, cell for cell: raises ``DataError`` when a
    cell, a key or a link between the tables would not survive being stored.
    """
    contents: dict[str, bytes] = {}
    problems: list[Problem] = []
    for schema in TABLES:
        try:
            contents[schema.name] = csv_bytes(dataset.table(schema.name), schema)
        except (ValueError, OverflowError) as error:  # a lone surrogate, an infinite number
            what = f"A cell cannot be written ({error})."
            problems.append(Problem(schema.file, 0, "", "", what, "Type it again."))
    if problems:
        raise DataError(problems)
    again = dataset_from(contents)
    for schema in TABLES:
        if csv_bytes(again.table(schema.name), schema) != contents[schema.name]:
            what = "The table would not read back as it is."
            mend = "Look for cells of spaces only, and rows with nothing in them."
            problems.append(Problem(schema.file, 0, "", "", what, mend))
    if problems:
        raise DataError(problems)
    return contents


def dataset_from(contents: Mapping[str, bytes]) -> Dataset:
    """Return the Dataset that ``contents`` (canonical CSV by table name) hold.

    A table that is not among them is empty. Raises ``DataError`` on any problem, within the
    tables and between them.
    """
    read = {
        schema.name: read_table(contents[schema.name], schema)
        if schema.name in contents
        else ReadTable(empty_table(schema), (), ())
        for schema in TABLES
    }
    problems = [problem for result in read.values() for problem in result.problems]
    if not problems:
        tables = {name: result.table for name, result in read.items()}
        problems = link_problems(tables, {name: result.lines for name, result in read.items()})
    if problems:
        raise DataError(problems)
    return Dataset(**{name: result.table for name, result in read.items()})
