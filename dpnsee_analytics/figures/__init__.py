"""Pictures: a table and column names in, a Plotly figure out; one picture a file."""
