"""The form of the tables of a canvas, by number, wherever they are kept."""

FORMAT = 2
"""The form this version writes: format 2 added fields and tables to 1, all empty by default."""
