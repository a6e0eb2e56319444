"""How much a canvas may hold and how long we wait, so that nothing makes the program choke."""

from board.model import MOST_CARDS

FILE_BYTES = 20 * 1024 * 1024
"""Most bytes of a canvas file; looked at before reading and before writing."""

CARDS = MOST_CARDS

ARCHIVE_BYTES = 1 << 30
"""Most bytes of all that one archive of a library holds, unpacked."""

DEPTH = 50
"""Deepest nesting of one value."""

HISTORY_ENTRIES = 200
HISTORY_BYTES = 1_000_000
"""Most revisions in the canvas file itself, and the bytes they may take there; older ones go to
the log beside it."""

PATIENCE = 10.0
"""Seconds to wait for another who is writing before giving up."""

ENTRY_BYTES = 200_000
"""A revision larger than this (a big import) goes to the log at once."""
