"""Keys of what happened to a canvas, and of what could not be kept."""

from tui.keys.entry import Entry

HISTORY = (
    Entry("history.look", ("enter",), 10),
    Entry("history.restore", ("R",), 8),
    Entry("history.person", ("w",), 7),
    Entry("history.block", ("b",), 7),
    Entry("history.time", ("t",), 7),
)

PAST = (
    Entry("past.earlier", ("[",), 10),
    Entry("past.later", ("]",), 10),
    Entry("past.restore", ("R",), 9),
    Entry("past.close", ("escape", "q", "ctrl+c"), 8),
)
"""A canvas as it was; going about it is as on the sheet."""

UNSAVED = (
    Entry("unsaved.retry", ("enter", "r"), 10),
    Entry("unsaved.elsewhere", ("s",), 9),
    Entry("unsaved.copy", ("y",), 9),
)

MODES: dict[str, tuple[Entry, ...]] = {"history": HISTORY, "past": PAST, "unsaved": UNSAVED}
