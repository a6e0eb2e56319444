"""Keys of the screens around a canvas: library, history, export, what could not be kept."""

from tui.keys.entry import Entry

LIBRARY = (
    Entry("library.open", ("enter",), 10),
    Entry("library.new", ("a",), 10),
    Entry("library.find", ("/",), 8),
    Entry("library.rename", ("r", "e"), 6),
    Entry("library.copy", ("c",), 5),
    Entry("library.bin", ("d",), 6),
    Entry("library.back", ("u",), 4),
    Entry("library.show_bin", ("b",), 5),
    Entry("library.example", ("v",), 4),
    Entry("library.mend", ("m",)),
    Entry("library.leave", ("q", "ctrl+c"), 1),
)

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

EXPORT = (
    Entry("export.file", ("enter",), 10),
    Entry("export.clipboard", ("y",), 10),
    Entry("export.both", ("b",), 9),
    Entry("export.choose", ("space",), 8),
    Entry("export.next", ("right", "l")),
    Entry("export.previous", ("left", "h")),
    Entry("export.down", ("down", "j", "tab"), 7),
    Entry("export.up", ("up", "k", "shift+tab")),
    Entry("export.page_down", ("pagedown", "J"), 6),
    Entry("export.page_up", ("pageup", "K")),
    Entry("export.first", ("home",)),
    Entry("export.last", ("end",)),
    Entry("export.zoom", ("z",), 5),
    Entry("export.close", ("escape", "q", "ctrl+c"), 2),
)

UNSAVED = (
    Entry("unsaved.retry", ("enter", "r"), 10),
    Entry("unsaved.elsewhere", ("s",), 9),
    Entry("unsaved.copy", ("y",), 9),
)

MODES: dict[str, tuple[Entry, ...]] = {
    "library": LIBRARY,
    "history": HISTORY,
    "past": PAST,
    "export": EXPORT,
    "unsaved": UNSAVED,
}
