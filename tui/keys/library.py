"""Keys of the library, and of reading a file in."""

from tui.keys.entry import Entry

LIBRARY = (
    Entry("library.open", ("enter",), 10),
    Entry("library.new", ("a",), 10),
    Entry("library.import", ("i",), 7),
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

INCOMING = (
    Entry("incoming.take", ("enter",), 10),
    Entry("incoming.choose", ("space", "right", "left"), 9),
)

MODES: dict[str, tuple[Entry, ...]] = {"library": LIBRARY, "incoming": INCOMING}
