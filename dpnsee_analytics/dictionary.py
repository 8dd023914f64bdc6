"""The data dictionary in Markdown, from ``schema.py``: the second half of ``data/README.md``."""

from dpnsee_analytics.schema import TABLES, Column, TableSchema, in_plain_words

KIND_WORDS: dict[str, str] = {
    "id": "id",
    "text": "text",
    "choice": "one of the values",
    "list": "values, parted by ;",
    "whole": "whole number",
    "number": "number",
    "date": "date (YYYY, YYYY-MM or YYYY-MM-DD)",
    "country": "country code",
    "address": "web address",
    "yes_no": "yes or no",
}


def data_dictionary() -> str:
    """Return one Markdown section per table: what it holds, its key and every column."""
    return "\n".join(_section(schema) for schema in TABLES)


def _section(schema: TableSchema) -> str:
    key = ", ".join(f"`{name}`" for name in schema.key) or "none (a record may recur)"
    lines = [
        f"### {schema.label}: `{schema.file}`",
        "",
        f"{schema.help} Key: {key}.",
        "",
        "| column | label | type | blank | meaning |",
        "|---|---|---|---|---|",
    ]
    lines += [_row(column) for column in schema.columns]
    return "\n".join([*lines, ""])


def _row(column: Column) -> str:
    meaning = column.help
    if column.choices:
        meaning += f" Values: {', '.join(value_words(value, '`') for value in column.choices)}."
    kind, blank = column_type(column), column_blank(column)
    return f"| `{column.name}` | {column.label} | {kind} | {blank} | {meaning} |"


def column_type(column: Column) -> str:
    """Return what a column holds: its kind, the table it points into, its range."""
    words = KIND_WORDS[column.kind]
    if column.references:
        words += f" of {column.references}"
    if column.minimum is not None and column.maximum is not None:
        words += f", {column.minimum:g} to {column.maximum:g}"
    return words


def column_blank(column: Column) -> str:
    """Return whether a cell of a column, or the column itself, may be missing."""
    if column.required:
        return "no"
    return "column may be missing" if column.optional else "yes"


def value_words(value: str, mark: str = "") -> str:
    """Return a value of a choice, with its plain words where they differ; ``mark`` encloses it."""
    words = in_plain_words(value)
    written = f"{mark}{value}{mark}"
    return written if words == value.replace("_", " ") else f"{written} ({words})"
