"""Keys of what leaves the room."""

from tui.keys.entry import Entry

EXPORT = (
    Entry("export.file", ("enter",), 10),
    Entry("export.clipboard", ("y",), 10),
    Entry("export.both", ("b",), 9),
    Entry("export.choose", ("space",), 8),
    Entry("export.page_down", ("pagedown", "J"), 6),
    Entry("export.page_up", ("pageup", "K")),
    Entry("export.zoom", ("z",), 5),
)

MODES: dict[str, tuple[Entry, ...]] = {"export": EXPORT}
