"""The only part that knows Streamlit: it draws what the floors below return."""
