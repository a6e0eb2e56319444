"""Widgets: they draw and report keys, and own no data."""
