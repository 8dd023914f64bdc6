"""Bytes become text, text becomes rows, rows become a typed table or a list of problems."""

from dpnsee_analytics.reading.table import ReadTable, read_table

__all__ = ["ReadTable", "read_table"]
