"""Canvases kept as files in a folder: TinyDB tables, a log, backups, and a lock for each."""
