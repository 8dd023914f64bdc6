"""How fast the dashboard is, measured against a bare Streamlit page: ``make bench``."""
