"""Reading files in: our own JSON and Markdown, worksheets, CSV, and plain lines.

JSON comes in whole or not at all. In what people write, what can't be placed is parked on the
canvas with its reason and listed by line; nothing is dropped. Everything here is pure: it returns
a canvas, and a dry run is one that isn't committed.
"""

from exports.read.columns import CHOSEN, Columns, label
from exports.read.file_kinds import KINDS, MOST_BYTES, column_names, kind_of, read_file
from exports.read.incoming import ImportProblem, Incoming, Progress, say

__all__ = [
    "CHOSEN",
    "KINDS",
    "MOST_BYTES",
    "Columns",
    "ImportProblem",
    "Incoming",
    "Progress",
    "column_names",
    "kind_of",
    "label",
    "read_file",
    "say",
]
