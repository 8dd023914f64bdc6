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
    kind = KIND_WORDS[column.kind]
    if column.references:
        kind += f" of {column.references}"
    if column.minimum is not None and column.maximum is not None:
        kind += f", {column.minimum:g} to {column.maximum:g}"
    blank = "no" if column.required else "column may be missing" if column.optional else "yes"
    help_text = column.help
    if column.choices:
        values = ", ".join(
            f"`{value}`" + (f" ({in_plain_words(value)})" if _unlike(value) else "")
            for value in column.choices
        )
        help_text += f" Values: {values}."
    return f"| `{column.name}` | {column.label} | {kind} | {blank} | {help_text} |"


def _unlike(value: str) -> bool:
    return in_plain_words(value) != value.replace("_", " ")
