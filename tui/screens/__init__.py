"""Screens: one per thing to look at, each with its mode of the key map."""
