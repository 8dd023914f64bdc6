"""Stakeholder analytics for the Drug Policy Network South East Europe (DPNSEE).

CSV files become one frozen Dataset; a Selection cuts it; metrics add columns;
figures draw tables; pages only arrange them. See docs/architecture.md.
"""

__version__ = "0.1.0"
