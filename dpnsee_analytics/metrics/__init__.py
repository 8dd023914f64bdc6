"""Measures: a graph or table in, a Series or table with the same index out; one idea a file."""
