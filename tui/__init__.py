"""Screens, key map, texts and the command line."""
